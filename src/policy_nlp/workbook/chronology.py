"""The rows of the chronology sheet: the event table with quotes, sources and citations, and what people added."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from policy_nlp.model import bounds
from policy_nlp.table.edits import APPLIED, DELETED, OWN_ROW, ROW
from policy_nlp.table.rows import Row
from policy_nlp.workbook.heads import Head, heads, word
from policy_nlp.workbook.inputs import Inputs
from policy_nlp.workbook.sources import Sources
from policy_nlp.workbook.values import LISTED, shown_value

HIDDEN = ("event_id", "edtf", "date_earliest", "date_latest", "place")
"""Columns for sorting and for finding rows again: what is changed in them is no edit."""

_PLACE = re.compile(r"\[([^\[\]]+:\d+-\d+)\]")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the sheet: its cells by column, and where its quote stands in the report."""

    cells: Mapping[str, str]
    link: str = ""


@dataclass(frozen=True, slots=True)
class Chronology:
    """The sheet: its columns, those that people added last, and its rows in order of date."""

    columns: Sequence[Head]
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Entry:
    """What one row of the sheet shows.

    Attributes:
        order: the date by which it is sorted.
        row: the row of the event table; empty where a person added it.
        edits: what people corrected in it, by column.
    """

    order: str
    row: Row
    edits: Mapping[str, Row]


def make_chronology(inputs: Inputs, language: str) -> Chronology:
    """The chronology sheet of a build, with its edits.

    Args:
        inputs: the build.
        language: of the heads and codes, `en` or `zh`.
    """
    columns, entries = entries_of(inputs, language)
    sources = Sources(inputs, language)
    return Chronology(columns, [make_line(entry, sources, language) for entry in entries])


def entries_of(inputs: Inputs, language: str) -> tuple[Sequence[Head], Sequence[Entry]]:
    """The columns of the sheet, and what its rows show, in their order."""
    corrected: dict[str, dict[str, Row]] = defaultdict(dict)
    for edit in inputs.edits:
        if edit["status"] == "applied":
            corrected[edit["event_id"]][edit["column"]] = edit
    entries = [
        Entry(row["date_earliest"] or row["date_latest"] or "9999", row, corrected.get(row["event_id"], {}))
        for row in inputs.events
    ]
    own = [edits for key, edits in corrected.items() if _is_own(key, edits)]
    entries += [Entry(next(filter(None, _own_days(edits)), "9999"), {}, edits) for edits in own]
    entries.sort(key=lambda entry: entry.order)
    known = {head.key for head in heads("chronology", language)} | {ROW}
    added = dict.fromkeys(c for edits in corrected.values() for c, e in edits.items() if c not in known and e["new"])
    return heads("chronology", language, added), entries


def make_line(entry: Entry, sources: Sources, language: str) -> Line:
    """The row of the sheet."""
    return _line(entry.row, entry.edits, sources, language) if entry.row else _own_line(entry.edits, language)


def _is_own(key: str, edits: Mapping[str, Row]) -> bool:
    return key.startswith(OWN_ROW) and (ROW not in edits or edits[ROW]["new"] != DELETED)


def _line(row: Row, edits: Mapping[str, Row], sources: Sources, language: str) -> Line:
    at = row["evidence"].rfind("[")
    place = _PLACE.fullmatch(row["evidence"], at) if at >= 0 else None
    cells = {
        "place": place[1] if place else "",
        "event_id": row["event_id"],
        "edtf": row["date"],
        "date_earliest": row["date_earliest"],
        "date_latest": row["date_latest"],
        "title": row["title"],
        "instrument": row["instrument"],
        "document_number": row["document_number"],
        "grade": row["grade"],
        "conflicts": "; ".join(f"{c['column']}: {' | '.join(c['values'])}" for c in row["conflicts"]),
        "quote": row["evidence"][:at].rstrip() if place else row["evidence"],
        "edited": "; ".join(told for edit in edits.values() if (told := _told(edit))),
        "notes": "",
        **{column: shown_value(column, row[column], language) for column in ("date", "event_type", *sorted(LISTED))},
    }
    source, link = sources.of(row)
    overlaid = {column: edit["new"] for column, edit in edits.items() if column not in APPLIED}
    return Line(cells | source | overlaid, link)


def _own_line(edits: Mapping[str, Row], language: str) -> Line:
    """A row that a person added."""
    values = {column: edit["new"] for column, edit in edits.items()}
    low, high = _own_days(edits)
    key = next(edit["event_id"] for edit in edits.values())
    cells = {"event_id": key, "edtf": values.get("date", ""), "date_earliest": low, "date_latest": high}
    cells["edited"] = word("word:added", language)
    for column, value in values.items():
        cells[column] = shown_value(column, value.split(";") if column in LISTED else value, language)
    return Line(cells)


def _own_days(edits: Mapping[str, Row]) -> tuple[str, str]:
    """The first and the last day of a row that a person added; empty where they are open or not told."""
    low, high = bounds(edits["date"]["new"]) if "date" in edits and edits["date"]["new"] else (None, None)
    return str(low or ""), str(high or "")


def _told(edit: Row) -> str:
    """What was corrected, by whom; an own column or note speaks for itself."""
    if edit["column"] not in APPLIED:
        return ""
    by = ", ".join(part for part in (edit["who"], edit["when"][:10]) if part)
    return f"{edit['column']}: {edit['old'] or '–'} → {edit['new'] or '–'} ({by})"
