"""The tables as files: CSV for Excel, Parquet, JSON Lines, DuckDB, and the dictionary of their columns."""

import codecs
import io
import os
import re
import shutil
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import duckdb
import orjson
import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import json

from policy_nlp.model.memory import Memory
from policy_nlp.table.checks import check
from policy_nlp.table.columns import FORMATS, TABLES, Column, column_dictionary
from policy_nlp.table.make import Before, Tables
from policy_nlp.table.rows import Row

_FIGURE = pa.struct(
    [("text", pa.string()), ("low", pa.float64()), ("high", pa.float64()), ("unit", pa.string()), ("kind", pa.string())]
)
_CONFLICT = pa.struct([("column", pa.string()), ("values", pa.list_(pa.string()))])
_BLOCK = 1 << 24
"""How many bytes of JSON lines Arrow reads at once, where no line is longer."""

_FIRST_CELL = b'{"event_id":"'
_TOLD = re.compile(rb'\{"event_id":"([^"]+)".*\n(?:\{"event_id":"\1".*\n)*')
"""All statements of an event as JSON lines."""

_ARROW = {
    "text": pa.string(),
    "date": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "flag": pa.bool_(),
    "texts": pa.list_(pa.string()),
    "figures": pa.list_(_FIGURE),
    "conflicts": pa.list_(_CONFLICT),
}


def write_tables(tables: Tables, out: Path, before: Before | None = None) -> list[str]:
    """Check the tables and write them to the folder `out`; the names of the files, sorted.

    Args, Raises: see `tables_written`.
    """
    with tables_written(tables, out, before) as names:
        return names.result()


@contextmanager
def tables_written(tables: Tables, out: Path, before: Before | None = None) -> Iterator[Future[list[str]]]:
    """Check the tables and write them to the folder `out` while other work is done; written they are at the end.

    DuckDB and Arrow do most of it without Python. Nothing in `out` changes before every file of the new table is
    written; then the files are moved to their places.

    Args:
        tables: the tables.
        out: the folder.
        before: what the last build left, whose statements of the events `tables.kept` are taken over.

    Yields:
        What will give the names of the files, sorted.

    Raises:
        TableError: a table breaks a promise; the old files stay.
        OSError: a file can't be written; the old files stay.
    """
    check(tables)
    with ThreadPoolExecutor(1, "tables") as pool:
        written = pool.submit(_write_checked, tables, out, before or Before())
        yield written
        written.result()


def _write_checked(tables: Tables, out: Path, before: Before) -> list[str]:
    out.mkdir(parents=True, exist_ok=True)
    staged = Path(tempfile.mkdtemp(dir=out, prefix=".tables."))
    try:
        _write_all(tables, staged, before)
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
            lines = _lines(table, tables.rows(table))
            if table == "statements":
                lines = _with_kept(lines, tables.kept, before.statements or {})
            if "jsonl" in formats:
                (folder / f"{table}.jsonl").write_bytes(b"".join(lines))
            arrow = _arrow(lines, _schema(table))
            database.from_arrow(arrow).create(table)
            if "parquet" in formats:
                pq.write_table(arrow, folder / f"{table}.parquet", compression="zstd")
            if "csv" in formats:
                _write_csv(database, table, folder / f"{table}.csv")
    _write_lines(folder / "issues.jsonl", tables.issues)
    _write_lines(folder / "edits.jsonl", tables.edits)
    (folder / "columns.json").write_bytes(orjson.dumps(column_dictionary(), option=orjson.OPT_INDENT_2) + b"\n")


def _lines(table: str, rows: Iterable[Row]) -> list[bytes]:
    """The rows as JSON lines, their cells in the order of the columns."""
    names = [column.name for column in TABLES[table]]
    return [orjson.dumps({name: row[name] for name in names}, option=orjson.OPT_APPEND_NEWLINE) for row in rows]


def _with_kept(new: Sequence[bytes], kept: Collection[str], last: Mapping[str, bytes]) -> list[bytes]:
    """The lines of the new statements and those of the last build of the events `kept`, in order of the events."""
    told: dict[str, list[bytes]] = {event_id: [last[event_id]] for event_id in kept if event_id in last}
    for line in new:
        told.setdefault(_event_of(line), []).append(line)
    return [line for event_id in sorted(told) for line in told[event_id]]


def _event_of(line: bytes) -> str:
    """The event of a statement as a JSON line, whose first cell it is; ids need no escapes.

    Raises:
        ValueError: it is no such line.
    """
    if not line.startswith(_FIRST_CELL):
        raise ValueError(f"no statement: {line[:40]!r}")
    return line[len(_FIRST_CELL) : line.index(b'"', len(_FIRST_CELL))].decode()


def _schema(table: str) -> pa.Schema:
    """The Arrow schema of a table; each field carries its meaning."""
    return pa.schema([pa.field(c.name, _ARROW[c.kind], metadata={"description": c.meaning}) for c in TABLES[table]])


def _arrow(lines: Sequence[bytes], schema: pa.Schema) -> pa.Table:
    """JSON lines as an Arrow table: for Python's objects Arrow would load pandas."""
    if not lines:
        return pa.Table.from_batches([], schema)
    reading = json.ReadOptions(block_size=max(_BLOCK, *map(len, lines)))
    parsing = json.ParseOptions(explicit_schema=schema, unexpected_field_behavior="error")
    read = json.read_json(io.BytesIO(b"".join(lines)), read_options=reading, parse_options=parsing)
    return read.cast(schema).combine_chunks()  # with what the schema says of its fields


def _write_csv(database: duckdb.DuckDBPyConnection, table: str, path: Path) -> None:
    """Write a table for spreadsheets: with a byte order mark, lists joined, nothing that they would run."""
    cells = ", ".join(f'{_cell(column)} AS "{column.name}"' for column in TABLES[table])
    bare = path.with_suffix(".bare")
    database.sql(f"SELECT {cells} FROM {table}").write_csv(os.fspath(bare))  # noqa: S608 - names of our own
    with path.open("wb") as file, bare.open("rb") as content:
        file.write(codecs.BOM_UTF8)
        shutil.copyfileobj(content, file)
    bare.unlink()


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
    fields = {
        "table": "text",
        "name": "text",
        "kind": "text",
        "required": "flag",
        "choices": "texts",
        "meaning": "text",
    }
    columns = ((table, column) for table, columns in column_dictionary().items() for column in columns)
    lines = [orjson.dumps({"table": table, **column}, option=orjson.OPT_APPEND_NEWLINE) for table, column in columns]
    return _arrow(lines, pa.schema([(name, _ARROW[kind]) for name, kind in fields.items()]))


def read_previous(out: Path, memory: Memory | None = None) -> Before:
    """What the last build in `out` left: nothing where there was none or its files can't be read.

    Args:
        out: the folder of the build.
        memory: what was worked out for that build, where its files are as it left them.
    """
    try:
        rows = [orjson.loads(line) for line in (out / "events.jsonl").read_bytes().splitlines()]
        statements = _by_event((out / "statements.jsonl").read_bytes()) if memory else None
    except (OSError, ValueError):
        return Before()
    return Before(rows, memory or Memory(), statements)


def _by_event(lines: bytes) -> dict[str, bytes]:
    """The lines of statements by their event; those of one event stand together.

    Raises:
        ValueError: there are other lines.
    """
    found = {told[1].decode(): told[0] for told in _TOLD.finditer(lines)}
    if sum(map(len, found.values())) != len(lines):
        raise ValueError("no statements")
    return found
