"""What must hold before a table is released: types, keys, references, ranges, and a statement behind every cell."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pandas as pd
import pandera.pandas as pa

from policy_nlp.table.columns import KEYS, TABLES, Column
from policy_nlp.table.make import Tables
from policy_nlp.table.rows import Row

TOLD_COLUMNS = ("actors", "partners", "instrument", "document_number", "minerals", "minerals_via_list", "figures")
"""Columns whose every value stands in `statements`; so does `date`."""

_DAY = re.compile(r"(?:\d{4}-\d\d-\d\d)?")
_LISTS = frozenset({"texts", "figures", "conflicts"})


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
            _schema(table).validate(frame(table, tables.rows(table)), lazy=True)
        except pa.errors.SchemaErrors as error:
            case = error.failure_cases.iloc[0]
            raise TableError(f"{table}: column {case['column']}: {case['check']}: {case['failure_case']!r}") from error
    problems = [*_broken_references(tables), *_reversed_ranges(tables), *_cells_untold(tables)]
    if problems:
        raise TableError(f"{problems[0]} ({len(problems)} such problems)")


def frame(table: str, rows: Sequence[Row]) -> pd.DataFrame:
    """The rows as a data frame with the table's columns in order."""
    names = [column.name for column in TABLES[table]]
    data = {
        name: pd.Series([row[name] for row in rows], dtype=_dtype(column))
        for name, column in zip(names, TABLES[table], strict=True)
    }
    return pd.DataFrame(data, columns=names)


def _dtype(column: Column) -> str:
    return {"integer": "int64", "number": "float64"}.get(column.kind, "object")


def _schema(table: str) -> pa.DataFrameSchema:
    """The pandera schema of a table, with the meaning of its columns."""
    columns = {column.name: _pandera_column(column) for column in TABLES[table]}
    return pa.DataFrameSchema(columns, strict=True, ordered=True, unique=list(KEYS[table]) if table in KEYS else None)


def _pandera_column(column: Column) -> pa.Column:
    if column.kind == "integer":
        return pa.Column("int64", pa.Check.ge(0), description=column.meaning)
    if column.kind == "number":
        return pa.Column("float64", nullable=True, description=column.meaning)
    held = list if column.kind in _LISTS else str
    checks = [
        _each(lambda value: type(value) is held, lambda cells: {*map(type, cells)} <= {held}, f"is {column.kind}")
    ]
    if column.required:
        checks.append(_each(bool, all, "is filled"))
    if column.choices:
        allowed = {*column.choices}
        checks.append(_each(allowed.__contains__, allowed.issuperset, f"is one of {', '.join(column.choices)}"))
    if column.kind == "date":
        checks.append(_each(_is_day, lambda cells: all(map(_is_day, {*cells})), "is an ISO day"))
    return pa.Column("object", checks, nullable=True, description=column.meaning)


def _each(holds: Callable[[Any], bool], holds_for_all: Callable[[list[Any]], bool], name: str) -> pa.Check:
    """A check of each cell; cells are gone through one by one only where something is wrong."""
    return pa.Check(lambda series: holds_for_all(series.tolist()) or series.map(holds), name=name, ignore_na=False)


def _is_day(cell: str) -> bool:
    return _DAY.fullmatch(cell) is not None


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
