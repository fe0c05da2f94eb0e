"""Tables in a PDF, told by cells that stand under each other on neighbouring lines."""

import re
from itertools import pairwise
from statistics import median

from policy_nlp.ingest.readers.pdf_lines import Cell, Line

_BROKEN_WORD = re.compile(r"[A-Za-z]-$")
_LATIN_END = re.compile(r"[A-Za-z0-9.,;:!?%)\]]$")
_LATIN_START = re.compile(r"[A-Za-z0-9(\[]")


def table_runs(lines: list[Line]) -> list[tuple[int, int]]:
    """`[first, last)` of each stretch of `lines` that is a table: lines of several cells in common columns."""
    runs: list[tuple[int, int]] = []
    at = 0
    while at < len(lines):
        end = _end_of_run(lines, at)
        if sum(len(line.cells) > 1 for line in lines[at:end]) >= 2 and _aligned(lines[at:end]):
            runs.append((_start_of_run(lines, at, runs[-1][1] if runs else 0), end))
            at = end
        else:
            at += 1
    return runs


def _end_of_run(lines: list[Line], start: int) -> int:
    """Behind the last line with several cells that can be reached over at most three wrapped lines in a row."""
    end = at = start
    while at < len(lines) and at - end < 4:
        if at > start and not _belongs(lines[at - 1], lines[at]):
            break
        if len(lines[at].cells) > 1:
            end = at + 1
        elif end == start:
            break
        at += 1
    while end < min(at, len(lines)) and end > start and _is_wrapped(lines[end], lines[end - 1]):
        end += 1
    return end


def _start_of_run(lines: list[Line], start: int, earliest: int) -> int:
    """The line at which the first row begins: one of its cells may reach above the others."""
    while start > earliest and _belongs(lines[start - 1], lines[start]) and len(lines[start - 1].cells) == 1:
        above, below = lines[start - 1], lines[start]
        if above.bottom - below.top > 0.5 * below.size or above.x1 - above.x0 > 0.5 * (above.right - above.left):
            break
        start -= 1
    return start


def _belongs(before: Line, line: Line) -> bool:
    """Whether a table may go on from one line to the other: close below it, or as full on the next page."""
    if _is_below(before, line):
        return before.bottom - line.top < 2.5 * line.size
    turned = line.page == before.page + 1 and line.column == before.column
    return turned and len(line.cells) == len(before.cells) > 2


def _is_below(before: Line, line: Line) -> bool:
    return line.page == before.page and line.column == before.column


def _is_wrapped(line: Line, before: Line) -> bool:
    """Whether a single cell is the rest of a cell above it rather than text below the table."""
    above = [cell for cell in before.cells if abs(cell.x0 - line.x0) < 0.3 * line.size]
    return (
        bool(above) and len(line.cells) == 1 and before.bottom - line.top < 0.5 * line.size and line.x0 > line.left + 2
    )


def _aligned(lines: list[Line]) -> bool:
    columns = columns_of(lines)
    hits = [sum(any(_overlap(cell, column) > 0 for cell in line.cells) for line in lines) for column in columns]
    return sum(hit >= 2 for hit in hits) >= 2


def columns_of(lines: list[Line]) -> list[tuple[float, float]]:
    """The x ranges of a table's columns: the cells of its fullest lines, widened by what lies under only one."""
    most = max(len(line.cells) for line in lines)
    columns: list[tuple[float, float]] = []
    for cell in sorted((cell for line in lines if len(line.cells) == most for cell in line.cells), key=lambda c: c.x0):
        if columns and cell.x0 < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], cell.x1))
        else:
            columns.append((cell.x0, cell.x1))
    for cell in (cell for line in lines for cell in line.cells):
        touched = [at for at, column in enumerate(columns) if _overlap(cell, column) > 0]
        if len(touched) == 1:
            low, high = columns[touched[0]]
            columns[touched[0]] = (min(low, cell.x0), max(high, cell.x1))
    return columns


def _overlap(cell: Cell, column: tuple[float, float]) -> float:
    return min(cell.x1, column[1]) - max(cell.x0, column[0])


def rows_of(lines: list[Line]) -> list[tuple[int, list[str]]]:
    """The rows of a table with the page of each: wrapped cells put together, a cell for each column."""
    columns = columns_of(lines)
    rows: list[tuple[int, list[str]]] = []
    closer = _wrapping_gap(lines)
    for before, line in zip([None, *lines], lines, strict=False):
        cells = _placed(line, columns)
        if before is not None and rows and _continues(before, line, cells, closer):
            page, above = rows[-1]
            rows[-1] = (page, [join_lines(upper, lower) for upper, lower in zip(above, cells, strict=True)])
        else:
            rows.append((line.page, cells))
    return rows


def _placed(line: Line, columns: list[tuple[float, float]]) -> list[str]:
    cells = [""] * len(columns)
    for cell in line.cells:
        at = max(range(len(columns)), key=lambda index: _overlap(cell, columns[index]))
        cells[at] = join_lines(cells[at], cell.text)
    return cells


def _wrapping_gap(lines: list[Line]) -> float | None:
    """The gap up to which a line continues the row above, where the table shows two sorts of gaps."""
    gaps = [before.bottom - line.top for before, line in pairwise(lines) if _is_below(before, line)]
    size = median(line.size for line in lines)
    return min(gaps) + 0.25 * size if gaps and max(gaps) - min(gaps) > 0.3 * size else None


def _continues(before: Line, line: Line, cells: list[str], closer: float | None) -> bool:
    if not _is_below(before, line):
        return False
    if closer is not None:
        return before.bottom - line.top <= closer
    return not cells[0] and sum(map(bool, cells)) * 2 <= len(cells)


def join_lines(first: str, second: str) -> str:
    """Two ends of a broken line as one: no space between Chinese characters, hyphens of broken words gone."""
    if not first or not second:
        return first or second
    if _BROKEN_WORD.search(first) and second[0].islower():
        return first[:-1] + second
    spaced = (
        _LATIN_END.search(first) and _LATIN_START.match(second) and not (first[-1].isdigit() and second[0].isdigit())
    )
    return f"{first} {second}" if spaced else first + second
