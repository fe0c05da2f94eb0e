"""What must hold before a table is released: types, keys, references, ranges, and a statement behind every cell."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from policy_nlp.table.columns import KEYS, TABLES, Column
from policy_nlp.table.make import Tables

TOLD_COLUMNS = ("actors", "partners", "instrument", "document_number", "minerals", "minerals_via_list", "figures")
"""Columns whose every value stands in `statements`; so does `date`."""

_Day = Annotated[str, Meta(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?\Z")]


class _Figure(msgspec.Struct, forbid_unknown_fields=True, gc=False):
    text: str
    low: float | None
    high: float | None
    unit: str
    kind: str


class _Conflict(msgspec.Struct, forbid_unknown_fields=True, gc=False):
    column: str
    values: list[str]


_HELD: Mapping[str, Any] = {
    "text": str,
    "date": _Day,
    "integer": Annotated[int, Meta(ge=0)],
    "number": float | None,
    "texts": list[str],
    "figures": list[_Figure],
    "conflicts": list[_Conflict],
}
"""What the cells of each kind of column hold."""


class TableError(ValueError):
    """A table is not fit to be released; the message says which, where and why."""


def check(tables: Tables) -> None:
    """Raise where a table breaks a promise of its schema, so that the last one stays.

    Raises:
        TableError: a value of the wrong type or out of range, a key that stands twice, a reference to nothing, a cell
            without a statement, or a mention that is in no row.
    """
    for table in TABLES:
        try:
            msgspec.convert(tables.rows(table), list[_row_of(table)])  # type: ignore[misc]
        except msgspec.ValidationError as error:
            raise TableError(f"{table}: {error}") from error
    problems = [*_keys_twice(tables), *_broken_references(tables), *_reversed_ranges(tables), *_cells_untold(tables)]
    if problems:
        raise TableError(f"{problems[0]} ({len(problems)} such problems)")


@cache
def _row_of(table: str) -> type[msgspec.Struct]:
    """The schema of a table: every column is there, and no other."""
    fields = [(column.name, _type_of(column)) for column in TABLES[table]]
    return msgspec.defstruct(table, fields, forbid_unknown_fields=True, gc=False)


def _type_of(column: Column) -> Any:
    if column.choices:
        return Literal[column.choices]
    held = _HELD[column.kind]
    return Annotated[held, Meta(min_length=1)] if column.required and column.kind in {"text", "texts"} else held


def _keys_twice(tables: Tables) -> Iterator[str]:
    for table, columns in KEYS.items():
        counts = Counter(tuple(row[column] for column in columns) for row in tables.rows(table))
        yield from (f"{table}: {', '.join(key)} stands twice" for key, count in counts.items() if count > 1)


def _broken_references(tables: Tables) -> Iterator[str]:
    events = {row["event_id"] for row in tables.events}
    documents = {row["doc_id"] for row in tables.documents}
    measures = {row["measure_id"] for row in tables.measures}
    for table in ("statements", "conflicts"):
        for row in tables.rows(table):
            if row["event_id"] not in events or row["doc_id"] not in documents:
                yield f"{table}: {row['event_id']} or {row['doc_id']} is not in the tables that it refers to"
    for row in tables.facts:
        if row["doc_id"] not in documents or (row["event_id"] and row["event_id"] not in events):
            yield f"facts: {row['doc_id']}:{row['start']} refers to an article or an event that is not there"
    for row in tables.events:
        if not documents.issuperset(row["doc_ids"]) or (row["measure_id"] and row["measure_id"] not in measures):
            yield f"events: {row['event_id']} refers to an article or a measure that is not there"
    counted = sum(row["mention_count"] for row in tables.events)
    if counted != len(tables.event_ids) or not events.issuperset(tables.event_ids.values()):
        yield f"events: {counted} mentions in the rows, {len(tables.event_ids)} in the articles"


def _reversed_ranges(tables: Tables) -> Iterator[str]:
    for row in tables.events:
        if row["date_earliest"] and row["date_latest"] and row["date_earliest"] > row["date_latest"]:
            yield f"events: {row['event_id']} ends before it begins"
    for row in tables.statements:
        if not 0 <= row["start"] < row["end"]:
            yield f"statements: {row['event_id']} has an empty span in {row['doc_id']}"


def _cells_untold(tables: Tables) -> Iterator[str]:
    told = {(row["event_id"], row["column"], row["value"]) for row in tables.statements}
    for row in tables.events:
        if row["event_id"] in tables.kept:
            continue
        values = [
            ("date", row["date"]),
            *((column, value) for column in TOLD_COLUMNS for value in _values(row[column])),
        ]
        for column, value in values:
            if (row["event_id"], column, value) not in told:
                yield f"events: {row['event_id']}: no statement tells {column} {value!r}"


def _values(cell: Any) -> list[str]:
    if isinstance(cell, list):
        return [item["text"] if isinstance(item, dict) else item for item in cell]
    return [cell] if cell else []
