"""Dates of table cells: a bare 2008 under a date header is a year."""

import re
from collections.abc import Iterator

from policy_nlp.extract.dates.grammar import Expression, Parts
from policy_nlp.model import Reading
from policy_nlp.model.text import BlockKind

_HEADER = re.compile(r"\s*[^\d]{0,8}(?:日期|时间|年份|年度|年月|年代|日|年)\s*")
_YEAR_CELL = re.compile(r"\s*((?:1[5-9]|20)\d\d)(?:[-—–~]((?:1[5-9]|20)\d\d))?\s*")


def table_dates(reading: Reading) -> Iterator[Expression]:
    """Bare years in the date columns of chronology tables."""
    columns: set[int] = set()
    previous_end = -2
    for block in reading.blocks:
        if block.kind is not BlockKind.TABLE_ROW:
            continue
        if block.start > previous_end + 1:
            columns = set()
        previous_end = block.end
        cells = reading.text[block.start : block.end].split("\t")
        columns = {i for i, cell in enumerate(cells) if _HEADER.fullmatch(cell)} or columns
        yield from _bare_years(cells, columns, block.start)


def _bare_years(cells: list[str], columns: set[int], start: int) -> Iterator[Expression]:
    for index, cell in enumerate(cells):
        m = _YEAR_CELL.fullmatch(cell) if index in columns else None
        if m is not None:
            low = Parts(year=int(m[1]))
            high = Parts(year=int(m[2])) if m[2] else None
            yield Expression(start + m.start(1), start + m.end(m.lastindex or 1), "table_year", low, high)
        start += len(cell) + 1
