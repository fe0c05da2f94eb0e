"""A table that a person made by hand, read as dated titles: which columns they are in, and what each row says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice
from pathlib import Path

from policy_nlp.lexicon import Entry, load, simplify
from policy_nlp.lexicon.loader import parse
from policy_nlp.workbook.dates import parse_date
from policy_nlp.workbook.errors import WorkbookError
from policy_nlp.workbook.reading import MOST_ROWS, Sheet, read_sheets
from policy_nlp.workbook.values import typed_value

_HEAD_ROWS = 15
_SAMPLE = 200
_MOSTLY = 0.6


class ColumnWords(Entry):
    """What the heads of a column are called."""

    forms: tuple[str, ...]


class TypeWords(ColumnWords):
    """The event type that the words of a type cell stand for; empty where they stand for none."""

    type: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """The heads that the user named for the columns, and the sheet; each empty where it is to be guessed."""

    date: str = ""
    title: str = ""
    type: str = ""
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One row of a person's table.

    Attributes:
        cell: where its title stands.
        title: as typed.
        date: EDTF, empty where its date can't be read.
        typed_date: the date as typed.
        typed_type: the type as typed.
        type: the event type that it stands for, empty where it stands for none.
    """

    cell: str
    title: str
    date: str
    typed_date: str
    typed_type: str
    type: str


@dataclass(frozen=True, slots=True)
class OwnTable:
    """The rows of a table, and what its reader should know: dates that can't be read, each with its cell."""

    rows: Sequence[Told]
    notices: Sequence[str]


def read_own_table(path: Path, wanted: Wanted | None = None) -> OwnTable:
    """The dated titles of a table (`.xlsx`, `.csv`, `.docx`).

    Where several sheets or tables have a date and a title column, all of them are read.

    Args:
        path: the table.
        wanted: the heads and the sheet that the user named.

    Raises:
        WorkbookError: the file can't be read, or has no date and title column; sheet and cell are named.
    """
    wanted = wanted or Wanted()
    sheets = [sheet for sheet in read_sheets(path) if wanted.sheet in {"", sheet.name}]
    if not sheets:
        raise WorkbookError(f"{path}: no sheet {wanted.sheet!r}; name one that is there")
    rows: list[Told] = []
    notices: list[str] = []
    for sheet in sheets:
        if len(sheet.rows) > MOST_ROWS:
            raise WorkbookError(f"{path}: {sheet.name} has {len(sheet.rows)} rows, {MOST_ROWS} at most; split it")
        found = _columns(sheet, wanted)
        if found:
            rows += _rows(sheet, *found, notices)
    if not rows:
        named = ", ".join(f"{sheet.name}!A1" for sheet in sheets[:3])
        raise WorkbookError(f"{path}: {named}: no date and title column; name them with --date and --title")
    return OwnTable(rows, notices)


def _columns(sheet: Sheet, wanted: Wanted) -> tuple[int, Mapping[str, int]] | None:
    """The head row and the columns `date`, `name` and perhaps `type`; None where they can't be told."""
    named = {"date": wanted.date, "name": wanted.title, "type": wanted.type}
    best: tuple[int, Mapping[str, int]] | None = None
    for number, row in enumerate(islice(sheet.rows, _HEAD_ROWS)):
        kinds = {at: _kind(text, named) for at, text in enumerate(row)}
        columns = {kind: at for at, kind in reversed(kinds.items()) if kind}
        if {"date", "name"} <= columns.keys() and (best is None or len(columns) > len(best[1])):
            best = number, columns
    return best or _by_content(sheet, named)


def _kind(head: str, named: Mapping[str, str]) -> str:
    """What a head says of its column; what the user named outranks every guess."""
    text = " ".join(simplify(head).lower().split())
    for kind, name in named.items():
        if name:
            if text == " ".join(simplify(name).lower().split()):
                return kind
        elif text and _heads().get(text.replace(" ", "")) == kind:
            return kind
    return ""


@cache
def _heads() -> dict[str, str]:
    own = parse(
        (files("policy_nlp.workbook") / "data" / "columns.yaml").read_text(encoding="utf-8"),
        "columns.yaml",
        ColumnWords,
    )
    entries = [*load("table_headers.yaml", ColumnWords), *own]
    return {simplify(form).lower().replace(" ", ""): entry.id for entry in entries for form in entry.forms}


def _by_content(sheet: Sheet, named: Mapping[str, str]) -> tuple[int, Mapping[str, int]] | None:
    """The date column is the one that mostly holds dates, the title column the wordiest of the others."""
    if any(named.values()) or not sheet.rows:
        return None
    sample = [row for row in sheet.rows[:_SAMPLE] if any(row)]
    width = max((len(row) for row in sample), default=0)
    cells = [[row[at] for row in sample if at < len(row) and row[at]] for at in range(width)]
    dated = [sum(map(_is_date, column)) / max(1, len(column)) for column in cells]
    date = max(range(width), key=lambda at: dated[at], default=-1)
    if date < 0 or dated[date] < _MOSTLY:
        return None
    words = [sum(map(len, column)) / max(1, len(sample)) for column in cells]
    title = max((at for at in range(width) if at != date), key=lambda at: words[at], default=-1)
    if title < 0 or not words[title]:
        return None
    head = -1 if sample and _is_date(sample[0][date] if date < len(sample[0]) else "") else 0
    return head, {"date": date, "name": title}


def _is_date(text: str) -> bool:
    try:
        parse_date(text)
    except ValueError:
        return False
    return True


def _rows(sheet: Sheet, head: int, columns: Mapping[str, int], notices: list[str]) -> Iterator[Told]:
    """The rows below the head; one that repeats the head, or has no title, tells nothing."""
    heads = list(sheet.rows[head]) if head >= 0 else []
    for number, row in enumerate(sheet.rows[head + 1 :], start=head + 1):
        cells = {kind: row[at] if at < len(row) else "" for kind, at in columns.items()}
        if not cells["name"] or list(row) == heads:
            continue
        date = ""
        try:
            date = parse_date(cells["date"])
        except ValueError as error:
            notices.append(f"{sheet.cell(number, columns['date'])}: {error}; the row is compared by its title")
        kind = cells.get("type", "")
        yield Told(sheet.cell(number, columns["name"]), cells["name"], date, cells["date"], kind, event_type_of(kind))


@cache
def event_type_of(text: str) -> str:
    """The event type that a type cell stands for, by its code, its name, or the words of chronology tables."""
    try:
        return typed_value("event_type", text)
    except ValueError:
        words = simplify(text)
        entries = load("table_types.yaml", TypeWords)
        return next((e.type for e in entries if any(simplify(form) in words for form in e.forms)), "")
