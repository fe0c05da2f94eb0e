"""The tables as files: CSV for Excel, Parquet, JSON Lines, DuckDB, and the dictionary of their columns."""

import codecs
import os
import shutil
import tempfile
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

import duckdb
import orjson
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from policy_nlp.model.memory import Memory
from policy_nlp.table.checks import check
from policy_nlp.table.columns import FORMATS, TABLES, Column, column_dictionary
from policy_nlp.table.make import Before, Tables
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


def write_tables(tables: Tables, out: Path, before: Before | None = None) -> list[str]:
    """Check the tables and write them to the folder `out`; the names of the files, sorted.

    Nothing in `out` changes before every file of the new table is written; then the files are moved to their places.

    Args:
        tables: the tables.
        out: the folder.
        before: what the last build left, whose statements of the events `tables.kept` are taken over.

    Raises:
        TableError: a table breaks a promise; the old files stay.
        OSError: a file can't be written; the old files stay.
    """
    check(tables)
    out.mkdir(parents=True, exist_ok=True)
    staged = Path(tempfile.mkdtemp(dir=out, prefix=".tables."))
    try:
        _write_all(tables, staged, before or Before())
        names = sorted(path.name for path in staged.iterdir())
        for name in names:
            (staged / name).replace(out / name)
    except duckdb.IOException as error:
        raise OSError(f"{out}: {error}") from error
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    return names


def _write_all(tables: Tables, folder: Path, before: Before) -> None:
    with duckdb.connect(os.fspath(folder / "policy.duckdb")) as database:
        database.from_arrow(_dictionary_table()).create("columns")
        for table, formats in FORMATS.items():
            arrow = arrow_table(table, tables.rows(table))
            if table == "statements" and before.statements is not None:
                arrow = _with_kept(arrow, tables.kept, before.statements)
            database.from_arrow(arrow).create(table)
            for name in formats:
                path = folder / f"{table}.{name}"
                if name == "parquet":
                    pq.write_table(arrow, path, compression="zstd")
                elif name == "csv":
                    _write_csv(database, table, path)
                else:
                    database.execute(f"COPY {table} TO {_quoted(path)} (FORMAT json)")
    _write_lines(folder / "issues.jsonl", tables.issues)
    _write_lines(folder / "edits.jsonl", tables.edits)
    (folder / "columns.json").write_bytes(orjson.dumps(column_dictionary(), option=orjson.OPT_INDENT_2) + b"\n")


def arrow_table(table: str, rows: Sequence[Row]) -> pa.Table:
    """The rows as an Arrow table; each field carries its meaning, dates are days."""
    columns = TABLES[table]
    schema = pa.schema([pa.field(c.name, _ARROW[c.kind], metadata={"description": c.meaning}) for c in columns])
    arrays = {column.name: [row[column.name] for row in rows] for column in columns}
    return pa.table(arrays, schema=schema)


def _with_kept(new: pa.Table, kept: Collection[str], last: pa.Table) -> pa.Table:
    """The new statements and those of the last build of the events `kept`, in order."""
    standing = last.filter(pc.is_in(last["event_id"], pa.array(sorted(kept), pa.string())))
    together = pa.concat_tables([standing.cast(new.schema), new])
    return together.take(pc.sort_indices(together, [("event_id", "ascending")])).combine_chunks()


def _write_csv(database: duckdb.DuckDBPyConnection, table: str, path: Path) -> None:
    """Write a table for spreadsheets: with a byte order mark, lists joined, nothing that they would run."""
    cells = ", ".join(f'{_cell(column)} AS "{column.name}"' for column in TABLES[table])
    bare = path.with_suffix(".bare")
    database.sql(f"SELECT {cells} FROM {table}").write_csv(os.fspath(bare))  # noqa: S608 - names of our own
    with path.open("wb") as file, bare.open("rb") as content:
        file.write(codecs.BOM_UTF8)
        shutil.copyfileobj(content, file)
    bare.unlink()


def _quoted(path: Path) -> str:
    return "'" + os.fspath(path).replace("'", "''") + "'"


def _cell(column: Column) -> str:
    """What stands in a cell, as SQL: lists joined by `;`, conflicts as `column=value|value`, numbers in full."""
    name = f'"{column.name}"'
    if column.kind == "integer":
        return name
    if column.kind == "number":
        return f"rtrim(rtrim(printf('%.10f', {name}), '0'), '.')"
    text = {
        "texts": f"array_to_string({name}, ';')",
        "figures": f"array_to_string([figure.text FOR figure IN {name}], ';')",
        "conflicts": f"array_to_string([c.column || '=' || array_to_string(c.values, '|') FOR c IN {name}], ';')",
    }.get(column.kind, name)
    return rf"nullif(regexp_replace({text}, '^([=+\-@\t\r])', chr(39) || '\1'), '')"


def _write_lines(path: Path, rows: Iterable[Row]) -> None:
    with path.open("wb") as file:
        file.writelines(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE) for row in rows)


def _dictionary_table() -> pa.Table:
    lines = [{"table": table, **column} for table, columns in column_dictionary().items() for column in columns]
    return pa.Table.from_pylist(lines)


def read_previous(out: Path, memory: Memory | None = None) -> Before:
    """What the last build in `out` left: nothing where there was none or its files can't be read.

    Args:
        out: the folder of the build.
        memory: what was worked out for that build, where its files are as it left them.
    """
    try:
        rows = [orjson.loads(line) for line in (out / "events.jsonl").read_bytes().splitlines()]
        statements = pq.read_table(out / "statements.parquet") if memory else None
    except (OSError, orjson.JSONDecodeError, pa.ArrowException):
        return Before()
    return Before(rows, memory or Memory(), statements)
