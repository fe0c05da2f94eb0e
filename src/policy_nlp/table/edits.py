"""Corrections that a person made to the table: they outrank what sources tell and survive re-runs."""

import csv
import io
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, astuple, dataclass
from pathlib import Path
from typing import Any

from policy_nlp.model import bounds, precision
from policy_nlp.model.files import csv_cell, write_atomically
from policy_nlp.table.columns import EVENTS
from policy_nlp.table.dates import iso_bounds

Row = dict[str, Any]

COLUMNS = ("event_id", "column", "old", "new", "who", "when", "evidence")
ROW = "(row)"
"""The column of an edit of a whole row; `new` is then `DELETED`."""
DELETED = "deleted"
OWN_ROW = "own-"
"""How the ids of rows begin that a person added; they stand in her workbook, never in the event table."""
APPLIED = frozenset(
    {"date", "event_type", "modality", "title", "actors", "partners", "instrument", "document_number", "minerals"}
)
"""Columns of the event table that an edit changes; edits of others are shown in the workbook only."""

_TOLD = frozenset({"date", "event_type", "actors", "partners", "instrument", "document_number", "minerals"})
_LISTS = frozenset(column.name for column in EVENTS if column.kind == "texts")
_CHOICES = {column.name: column.choices for column in EVENTS if column.choices}
_REQUIRED = frozenset(column.name for column in EVENTS if column.required)
_EVIDENCE = re.compile(r"\[?([^\[\]]+):(\d+)-(\d+)\]?$")


class EditError(ValueError):
    """An edits file is wrong; the message names file, line, reason and what to do."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One corrected cell, or one deleted row.

    `event_id` names the row as it was then, `evidence` (`doc_id:start-end`) the sentence that it rested on; `old` and
    `new` are values as in the CSV table. Columns that a person added are named by their heads.
    """

    event_id: str
    column: str
    old: str
    new: str
    who: str = ""
    when: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Corrected:
    """Rows with their edits, the statements that the edits make, and what became of each edit.

    `edits` are rows with the fields of `Edit`, `event_id` being the row's id of now, and `status`: `applied`,
    `superseded` by a later edit of the cell or of its row, or `gone` where the row is no longer found.
    """

    rows: list[Row]
    statements: list[Row]
    edits: list[Row]


def read_edits(path: Path) -> tuple[Edit, ...]:
    """The edits in `path`, oldest first; none where the file does not exist.

    Raises:
        EditError: the file is not CSV with the columns of `COLUMNS`, or an edit can't be a value of its column.
    """
    if not path.exists():
        return ()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise EditError(f"{path}: {error}; the file must be CSV in UTF-8") from error
    reader = csv.DictReader(io.StringIO(text, newline=""))
    if set(COLUMNS) - set(reader.fieldnames or ()):
        raise EditError(f"{path}:1: expected the columns {', '.join(COLUMNS)}")
    return tuple(_edit(row, f"{path}:{reader.line_num}") for row in reader)


def _edit(row: Mapping[str, str | None], place: str) -> Edit:
    edit = Edit(*(_plain(row.get(column) or "") for column in COLUMNS))
    problem = problem_of(edit.column, edit.new) if edit.event_id else "an event id is needed"
    if problem:
        raise EditError(f"{place}: {problem}; correct the line or take it out")
    return edit


def _plain(cell: str) -> str:
    """The cell without the apostrophe that keeps spreadsheets from running it."""
    return cell[1:] if cell[:1] == "'" and csv_cell(cell[1:]) == cell else cell


def problem_of(column: str, value: str) -> str:
    """Why `value` can't stand in `column` of the event table; empty if it can."""
    if column == ROW:
        return "" if value == DELETED else f"{value!r} is nothing that is done to a row"
    if column not in APPLIED:
        return ""
    if not value and column in _REQUIRED:
        return f"{column} can't be empty"
    if column in _CHOICES and value not in _CHOICES[column]:
        return f"{column} {value!r} is none of {', '.join(filter(None, _CHOICES[column]))}"
    if column == "date":
        try:
            bounds(value)
        except ValueError:
            return f"date {value!r} is no EDTF value"
    return ""


def write_edits(path: Path, edits: Iterable[Edit]) -> None:
    """Write the edits to `path`, whole or not at all."""
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([csv_cell(value) for value in astuple(edit)] for edit in edits)
    write_atomically(path, lines.getvalue().encode("utf-8"))


@dataclass(frozen=True, slots=True)
class Places:
    """Where edits find their rows: by the id of any mention, else by the one row that a sentence leads to."""

    by_key: Mapping[str, str]
    by_sentence: Mapping[tuple[str, int, int], frozenset[str]]

    def row_of(self, edit: Edit) -> str | None:
        """The id of the row that `edit` is about now, or None."""
        if edit.event_id in self.by_key:
            return self.by_key[edit.event_id]
        sentence = place_in(edit.evidence)
        rows = self.by_sentence.get(sentence, frozenset()) if sentence else frozenset()
        return next(iter(rows)) if len(rows) == 1 else None


def place_in(evidence: str) -> tuple[str, int, int] | None:
    """The article and span that stand at the end of an evidence cell, or None."""
    match = _EVIDENCE.search(evidence, max(0, evidence.rfind("[")))
    return (match[1], int(match[2]), int(match[3])) if match else None


def correct(rows: Sequence[Row], edits: Sequence[Edit], places: Places, texts: Mapping[str, str]) -> Corrected:
    """The rows with the edits applied, the last one to a cell outranking those before it.

    Args:
        rows: the rows of the event table, without their edits.
        edits: what people corrected, oldest first.
        places: where the edits find their rows.
        texts: the raw text of each article.
    """
    placed = [(edit, _row_of(edit, places)) for edit in edits]
    last = {(event_id, edit.column): edit for edit, event_id in placed if event_id}
    deleted = {event_id for event_id, column in last if column == ROW}
    by_id = {row["event_id"]: row for row in rows if row["event_id"] not in deleted}
    statements: list[Row] = []
    for (event_id, column), edit in last.items():
        if event_id in by_id and column in APPLIED:
            by_id[event_id] = row = by_id[event_id] | _cells(by_id[event_id], column, edit.new)
            statements += _statements(row, edit, texts) if column in _TOLD else []
    told = [
        asdict(edit) | {"event_id": event_id or edit.event_id} | _status(edit, event_id, last, deleted)
        for edit, event_id in placed
    ]
    return Corrected(list(by_id.values()), statements, told)


def _row_of(edit: Edit, places: Places) -> str | None:
    return edit.event_id if edit.event_id.startswith(OWN_ROW) else places.row_of(edit)


def _status(edit: Edit, event_id: str | None, last: Mapping[tuple[str, str], Edit], deleted: Collection[str]) -> Row:
    if event_id is None:
        return {"status": "gone"}
    applied = last[event_id, edit.column] is edit and (edit.column == ROW or event_id not in deleted)
    return {"status": "applied" if applied else "superseded"}


def _cells(row: Row, column: str, value: str) -> Row:
    """The cells that an edit of `column` changes."""
    if column == "date":
        earliest, latest = iso_bounds(value)
        dates = {"date_earliest": earliest, "date_latest": latest, "date_precision": precision(value)}
        return {"date": value, **dates, "date_basis": "explicit"}
    if column == "event_type":
        restriction = (row["restriction_type"] or "other") if value == "restrict" else ""
        return {"event_type": value, "restriction_type": restriction}
    return {column: _values(value) if column in _LISTS else value}


def _values(cell: str) -> list[str]:
    return list(dict.fromkeys(part.strip() for part in cell.split(";") if part.strip()))


def _statements(row: Row, edit: Edit, texts: Mapping[str, str]) -> list[Row]:
    """Who says the value, and the sentence that the row rests on."""
    place = place_in(row["evidence"])
    if place is None:
        return []
    doc_id, start, end = place
    quote = texts[doc_id][start:end]
    value = row[edit.column]
    shared = {"event_id": row["event_id"], "column": edit.column, "role": "", "doc_id": doc_id, "start": start}
    shared |= {"end": end, "original_value": quote, "quote": quote, "rule": f"edit:{edit.who}"}
    return [shared | {"value": told} for told in (value if isinstance(value, list) else [value]) if told]
