"""The tables as files: CSV for Excel, Parquet, JSON Lines, DuckDB, and the dictionary of their columns."""

import csv
import os
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import duckdb
import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from policy_nlp.model.files import csv_cells
from policy_nlp.table.checks import check
from policy_nlp.table.columns import FORMATS, TABLES, Column, column_dictionary
from policy_nlp.table.facts import plain_number
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
    "number": pa.float64(),
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
    with duckdb.connect(os.fspath(folder / "policy.duckdb")) as database:
        database.from_arrow(_dictionary_table()).create("columns")
        for table, formats in FORMATS.items():
            rows = tables.rows(table)
            arrow = arrow_table(table, rows)
            database.from_arrow(arrow).create(table)
            for name in formats:
                path = folder / f"{table}.{name}"
                if name == "parquet":
                    pq.write_table(arrow, path, compression="zstd")
                else:
                    (_write_csv if name == "csv" else _write_jsonl)(path, table, rows)
    _write_lines(folder / "issues.jsonl", tables.issues)
    _write_lines(folder / "edits.jsonl", tables.edits)
    (folder / "columns.json").write_bytes(orjson.dumps(column_dictionary(), option=orjson.OPT_INDENT_2) + b"\n")


def arrow_table(table: str, rows: Sequence[Row]) -> pa.Table:
    """The rows as an Arrow table; each field carries its meaning, dates are days."""
    columns = TABLES[table]
    schema = pa.schema([pa.field(c.name, _ARROW[c.kind], metadata={"description": c.meaning}) for c in columns])
    arrays = {column.name: [row[column.name] for row in rows] for column in columns}
    return pa.table(arrays, schema=schema)


def _write_csv(path: Path, table: str, rows: Sequence[Row]) -> None:
    columns = TABLES[table]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(column.name for column in columns)
        cells = ([row[column.name] for row in rows] for column in columns)
        writer.writerows(zip(*map(_as_cells, columns, cells), strict=True))


def _as_cells(column: Column, values: list[Any]) -> list[Any]:
    """The values of a column as text of cells: lists joined by `;`, conflicts as `column=value|value`."""
    if column.kind == "figures":
        values = [";".join(figure["text"] for figure in value) for value in values]
    elif column.kind == "conflicts":
        values = [";".join(f"{told['column']}={'|'.join(told['values'])}" for told in value) for value in values]
    elif column.kind == "texts":
        values = [";".join(value) for value in values]
    elif column.kind == "number":
        values = ["" if value is None else plain_number(value) for value in values]
    return values if column.kind == "integer" else csv_cells(values)


def _write_jsonl(path: Path, table: str, rows: Sequence[Row]) -> None:
    names = [column.name for column in TABLES[table]]
    _write_lines(path, ({name: row[name] for name in names} for row in rows))


def _write_lines(path: Path, rows: Iterable[Row]) -> None:
    with path.open("wb") as file:
        file.writelines(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE) for row in rows)


def _dictionary_table() -> pa.Table:
    lines = [{"table": table, **column} for table, columns in column_dictionary().items() for column in columns]
    return pa.Table.from_pylist(lines)


def read_previous(out: Path) -> list[Row]:
    """The event rows of the last build in `out`, for the delta; none where there is none or it can't be read."""
    try:
        return [orjson.loads(line) for line in (out / "events.jsonl").read_bytes().splitlines()]
    except (OSError, orjson.JSONDecodeError):
        return []
