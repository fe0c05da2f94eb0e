"""The tables as files: CSV for Excel, Parquet, JSON Lines, DuckDB, and the dictionary of their columns."""

import csv
import io
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from policy_nlp.model.files import csv_cell
from policy_nlp.table.checks import check
from policy_nlp.table.columns import FORMATS, TABLES, Column, column_dictionary
from policy_nlp.table.make import Tables
from policy_nlp.table.rows import Row

_FIGURE = pa.struct(
    [("text", pa.string()), ("low", pa.float64()), ("high", pa.float64()), ("unit", pa.string()), ("kind", pa.string())]
)
_CONFLICT = pa.struct([("column", pa.string()), ("values", pa.list_(pa.string()))])
_ARROW = {
    "text": pa.string(),
    "date": pa.string(),
    "integer": pa.int64(),
    "texts": pa.list_(pa.string()),
    "figures": pa.list_(_FIGURE),
    "conflicts": pa.list_(_CONFLICT),
}


def write_tables(tables: Tables, out: Path) -> list[str]:
    """Check the tables and write them to the folder `out`; the names of the files, sorted.

    Nothing in `out` changes before every file of the new table is written; then the files are moved to their places.

    Raises:
        TableError: a table breaks a promise; the old files stay.
        OSError: a file can't be written; the old files stay.
    """
    check(tables)
    out.mkdir(parents=True, exist_ok=True)
    staged = Path(tempfile.mkdtemp(dir=out, prefix=".tables."))
    try:
        _write_all(tables, staged)
        names = sorted(path.name for path in staged.iterdir())
        for name in names:
            (staged / name).replace(out / name)
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    return names


def _write_all(tables: Tables, folder: Path) -> None:
    arrow = {table: arrow_table(table, tables.rows(table)) for table in TABLES}
    for table, formats in FORMATS.items():
        for name in formats:
            path = folder / f"{table}.{name}"
            if name == "parquet":
                pq.write_table(arrow[table], path, compression="zstd")
            else:
                path.write_bytes((_csv if name == "csv" else _jsonl)(table, tables.rows(table)))
    (folder / "issues.jsonl").write_bytes(_lines(tables.issues))
    (folder / "columns.json").write_bytes(orjson.dumps(column_dictionary(), option=orjson.OPT_INDENT_2) + b"\n")
    _write_duckdb(arrow, folder / "policy.duckdb")


def arrow_table(table: str, rows: Sequence[Row]) -> pa.Table:
    """The rows as an Arrow table; each field carries its meaning, dates are days."""
    columns = TABLES[table]
    schema = pa.schema([pa.field(c.name, _ARROW[c.kind], metadata={"description": c.meaning}) for c in columns])
    arrays = {column.name: [row[column.name] for row in rows] for column in columns}
    return pa.table(arrays, schema=schema)


def _csv(table: str, rows: Sequence[Row]) -> bytes:
    columns = TABLES[table]
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(column.name for column in columns)
    writer.writerows([csv_cell(_cell(column, row[column.name])) for column in columns] for row in rows)
    return buffer.getvalue().encode("utf-8-sig")


def _cell(column: Column, value: Any) -> object:
    """A value as text of one cell: lists joined by `;`, conflicts as `column=value|value`."""
    if column.kind == "figures":
        return ";".join(figure["text"] for figure in value)
    if column.kind == "conflicts":
        return ";".join(f"{conflict['column']}={'|'.join(conflict['values'])}" for conflict in value)
    return ";".join(value) if column.kind == "texts" else value


def _jsonl(table: str, rows: Sequence[Row]) -> bytes:
    names = [column.name for column in TABLES[table]]
    return _lines([{name: row[name] for name in names} for row in rows])


def _lines(rows: Sequence[Row]) -> bytes:
    return b"".join(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE) for row in rows)


def _write_duckdb(tables: Mapping[str, pa.Table], path: Path) -> None:
    connection = duckdb.connect(os.fspath(path))
    try:
        for name, table in (*tables.items(), ("columns", _dictionary_table())):
            connection.from_arrow(table).create(name)
    finally:
        connection.close()


def _dictionary_table() -> pa.Table:
    lines = [{"table": table, **column} for table, columns in column_dictionary().items() for column in columns]
    return pa.Table.from_pylist(lines)


def read_previous(out: Path) -> list[Row]:
    """The event rows of the last build in `out`, for the delta; none where there is none or it can't be read."""
    try:
        return [orjson.loads(line) for line in (out / "events.jsonl").read_bytes().splitlines()]
    except (OSError, orjson.JSONDecodeError):
        return []
