"""What a person changed in her workbook, read back as edits: corrected cells, own columns and rows, deletions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import blake2s
from pathlib import Path

import orjson

from policy_nlp.ingest import IngestError
from policy_nlp.table.edits import DELETED, OWN_ROW, ROW, Edit, problem_of, read_edits, write_edits
from policy_nlp.workbook.book import BASELINE
from policy_nlp.workbook.chronology import HIDDEN
from policy_nlp.workbook.errors import WorkbookError, refusal
from policy_nlp.workbook.heads import sheet_name
from policy_nlp.workbook.reading import MOST_ROWS, Sheet, check_free, formulas_and_merges, read_workbook
from policy_nlp.workbook.values import typed_value

_UNEDITED = frozenset({*HIDDEN, "edited"})
_HEAD_ROWS = 20
_SAME_COLUMN = 0.8


@dataclass(frozen=True, slots=True)
class Taken:
    """The edits of a workbook, and what its reader should know (a head that was renamed, a column that is gone)."""

    edits: list[Edit] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Written:
    """The chronology as it was written: its language, columns, their heads, and its rows by their ids."""

    language: str
    keys: Sequence[str]
    heads: Sequence[str]
    rows: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class _Sheets:
    """The chronology as it is now: its head row and where each column stands; and as it was written."""

    now: Sheet
    head: int
    columns: Mapping[str, int]
    keys: Sequence[str]
    before: Mapping[str, Mapping[str, str]]

    def cells(self, row: Sequence[str]) -> dict[str, str]:
        """The cells of a row by column."""
        return {key: row[at] if at < len(row) else "" for key, at in self.columns.items()}


def take_edits(path: Path, edits: Path, who: str) -> Taken:
    """Read what was changed in the workbook since it was written, and add it to the edits.

    Args:
        path: the workbook.
        edits: the file of the edits; what it says already is not added again.
        who: whose edits these are.

    Raises:
        WorkbookError: the workbook can't be used; the message names sheet and cell, and nothing is taken.
        EditError: the edits can't be read.
    """
    known = read_edits(edits)
    found = changes(path, who)
    last = {(edit.event_id, edit.column): edit.new for edit in known}
    new = [edit for edit in found.edits if last.get((edit.event_id, edit.column)) != edit.new]
    if new:
        write_edits(edits, [*known, *new])
    return Taken(new, found.notices)


def changes(path: Path, who: str) -> Taken:
    """What was changed in the workbook since it was written.

    Raises:
        WorkbookError: the workbook can't be used; the message names sheet and cell.
    """
    check_free(path)
    try:
        sheets = {sheet.name: sheet for sheet in read_workbook(path)}
    except IngestError as error:
        raise WorkbookError(f"{path}: {error.reason}; {error.what_to_do}") from error
    written = _written(path, sheets.get(BASELINE))
    language = written.language
    now = sheets.get(sheet_name("chronology", language))
    if now is None:
        raise WorkbookError(
            f"{path}: the sheet {sheet_name('chronology', language)!r} is gone or renamed; name it so again"
        )
    _refuse_what_hides(path, now)
    found, notices = _columns(path, now, written)
    saved = datetime.fromtimestamp(path.stat().st_mtime, tz=UTC).isoformat(timespec="seconds")
    return Taken(_Differences(found, who, saved).edits(path), notices)


def _written(path: Path, sheet: Sheet | None) -> _Written:
    """What the hidden sheet says.

    Raises:
        WorkbookError: the sheet is gone or was changed.
    """
    if sheet is None or len(sheet.rows) < 2:
        raise WorkbookError(f"{path}: the hidden sheet {BASELINE!r} is gone; write the workbook anew and edit that one")
    try:
        about, *rows = (orjson.loads("".join(part[1:-1] for part in row[1:])) for row in sheet.rows[1:] if any(row))
        keys = about["keys"]
        return _Written(
            about["language"], keys, about["heads"], {row[0]: dict(zip(keys, row, strict=True)) for row in rows}
        )
    except (orjson.JSONDecodeError, KeyError, TypeError, ValueError) as error:
        raise WorkbookError(f"{path}: the hidden sheet {BASELINE!r} was changed; write the workbook anew") from error


def _refuse_what_hides(path: Path, now: Sheet) -> None:
    """Refuse merged cells and formulas: which row or value they mean can't be known."""
    if len(now.rows) > MOST_ROWS:
        raise WorkbookError(f"{path}: {now.name} has {len(now.rows)} rows, {MOST_ROWS} at most; delete the empty ones")
    found = [(kind, f"{now.name}!{place}") for kind, place in formulas_and_merges(path, now.name)]
    problems = [f"{place} holds a formula" if kind == "formula" else f"{place} is merged" for kind, place in found]
    if problems:
        raise refusal(path, problems, "paste formulas as values and unmerge cells, then save it again")


def _columns(path: Path, now: Sheet, written: _Written) -> tuple[_Sheets, list[str]]:
    """Where each column stands now, and what was renamed or deleted; a column without a known head is her own."""
    keys, shown, before = written.keys, written.heads, written.rows
    known = dict(zip(shown, keys, strict=False))
    head = max(range(min(_HEAD_ROWS, len(now.rows))), key=lambda n: len(set(now.rows[n]) & known.keys()), default=0)
    heads = list(now.rows[head]) if now.rows else []
    if keys[0] not in {known.get(text) for text in heads}:
        raise WorkbookError(
            f"{path}: {now.cell(head, 0)}: the head {shown[0]!r} is gone; undo that, rows are found by it"
        )
    twice = next((n for n, text in enumerate(heads) if text and text in heads[:n]), None)
    if twice is not None:
        raise WorkbookError(f"{path}: {now.cell(head, twice)}: the head {heads[twice]!r} stands twice; rename one")
    columns = {known.get(text, text): at for at, text in enumerate(heads) if text}
    notices = []
    for key, text in zip(keys, shown, strict=False):
        if key in columns:
            continue
        renamed = _renamed(now, head, columns, key, keys, before)
        if renamed:
            columns[key] = columns.pop(renamed)
            notices.append(f"{now.cell(head, columns[key])}: the head {renamed!r} is read as {text!r}")
        else:
            notices.append(f"{now.cell(head, 0)}: the column {text!r} is gone; nothing is taken from it")
    return _Sheets(now, head, columns, keys, before), notices


def _renamed(
    now: Sheet,
    head: int,
    columns: Mapping[str, int],
    key: str,
    keys: Sequence[str],
    before: Mapping[str, Mapping[str, str]],
) -> str:
    """The unknown head under which the cells of column `key` stand, nearly all of them as they were."""
    place = columns[keys[0]]
    rows = [
        (before[row[place]].get(key, ""), row)
        for row in now.rows[head + 1 :]
        if len(row) > place and row[place] in before
    ]
    told = [(value, row) for value, row in rows if value]
    for text, at in columns.items():
        same = sum(1 for value, row in told if at < len(row) and row[at] == value)
        if text not in keys and told and same >= _SAME_COLUMN * len(told):
            return text
    return ""


def _own_key(cells: Mapping[str, str], seen: Mapping[str, int]) -> str:
    """An id for a row that a person added."""
    told = "\x1f".join(f"{key}={value}" for key, value in sorted(cells.items()) if value)
    key = OWN_ROW + blake2s(told.encode(), digest_size=5).hexdigest()
    return key if key not in seen else f"{key}-{len(seen)}"


@dataclass(frozen=True, slots=True)
class _Differences:
    """What differs between a sheet as it is and as it was written; what can't be taken goes to `problems`."""

    sheets: _Sheets
    who: str
    saved: str
    problems: list[str] = field(default_factory=list)

    def edits(self, path: Path) -> list[Edit]:
        """All edits, in the order of the sheet, deleted rows last."""
        rows = self._rows()
        edits = [edit for key, number in rows.items() for edit in self._changed(key, number)]
        if self.problems:
            raise refusal(path, self.problems, "correct these cells and save it again; nothing was taken")
        before = self.sheets.before
        if before and not rows.keys() & before.keys():
            name = self.sheets.now.name
            raise WorkbookError(f"{path}: {name} has none of its rows left; undo that or delete the file")
        gone = (key for key in before if key not in rows)
        return [*edits, *(self._edit(key, ROW, "", DELETED) for key in gone)]

    def _rows(self) -> dict[str, int]:
        """Where each row stands, by its id; rows without one are her own."""
        seen: dict[str, int] = {}
        first = self.sheets.keys[0]
        for number, row in enumerate(self.sheets.now.rows[self.sheets.head + 1 :], start=self.sheets.head + 1):
            cells = self.sheets.cells(row)
            key = cells[first]
            place = self.sheets.now.cell(number, self.sheets.columns[first])
            if key in seen:
                self.problems.append(f"{place}: the id of row {seen[key] + 1} again (clear it if the row is your own)")
            elif key and key not in self.sheets.before:
                self.problems.append(f"{place}: {key!r} is no id of this workbook (clear it)")
            elif any(cells.values()):
                seen[key or _own_key(cells, seen)] = number
        return seen

    def _changed(self, key: str, number: int) -> Iterator[Edit]:
        """The cells of a row that differ from what was written."""
        before = self.sheets.before.get(key, {})
        for column, text in self.sheets.cells(self.sheets.now.rows[number]).items():
            old = before.get(column, "")
            if column in _UNEDITED or text == old:
                continue
            try:
                value = typed_value(column, text)
                problem = "" if key.startswith(OWN_ROW) and not value else problem_of(column, value)
            except ValueError as error:
                value, problem = "", str(error)
            if problem:
                self.problems.append(f"{self.sheets.now.cell(number, self.sheets.columns[column])}: {problem}")
            else:
                yield self._edit(key, column, _typed_before(column, old), value)

    def _edit(self, key: str, column: str, old: str, new: str) -> Edit:
        return Edit(key, column, old, new, self.who, self.saved, self.sheets.before.get(key, {}).get("place", ""))


def _typed_before(column: str, old: str) -> str:
    try:
        return typed_value(column, old)
    except ValueError:
        return old
