"""Chronology tables: rows with a date cell and a type cell, whose name cell is an instrument of that type."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from msgspec.structs import replace

from policy_nlp.extract.instruments.candidate import TITLED, Candidate, clean_title
from policy_nlp.extract.instruments.words import WordEntry
from policy_nlp.lexicon import load, simplify
from policy_nlp.model import Reading

_DATE = re.compile(r"\s*(?:约|于)?(?:1[6-9]|20)\d\d\s*(?:[-./年—–~至].{0,14})?\s*")
_TYPE_HEADER = re.compile(r"\s*(?:文件|文本|政策)?(?:类型|类别|性质|种类|形式|体裁)\s*")
_NAME_HEADER = re.compile(r".{0,8}(?:名称|标题|题名|全称)\s*|\s*(?:政策|法律|法规)?文件\s*")
_BRACKET = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")
_FOREIGN_NAME = re.compile(r"\s*[(（](?=[A-Za-z])(?P<foreign>[^\u4e00-\u9fff\t]+)[)）]\s*$")
_OTHERWISE = "otherwise "
_DASH = re.compile(r"^\s*[-—–:：]+")


@dataclass(frozen=True, slots=True)
class NameCell:
    """The name cell `[start, end)` of a row of a chronology.

    `kind` is what its type cell says, None if nothing; `otherwise` is the kind where the title itself tells none.
    """

    start: int
    end: int
    kind: str | None
    otherwise: str | None
    type_start: int
    type_end: int


def name_cells(reading: Reading) -> Iterator[NameCell]:
    """The name cells of all chronology rows."""
    name_column: int | None = None
    for block in reading.blocks:
        line = reading.text[block.start : block.end]
        if "\t" not in line:
            name_column = None
            continue
        cells = line.split("\t")
        if any(_TYPE_HEADER.fullmatch(cell) for cell in cells):
            name_column = next((i for i, cell in enumerate(cells) if _NAME_HEADER.fullmatch(cell)), None)
        elif any(_DATE.fullmatch(cell) for cell in cells):
            yield from _name_cell(cells, block.start, name_column)


def _name_cell(cells: list[str], offset: int, name_column: int | None) -> Iterator[NameCell]:
    """The cell that a type cell speaks of: in the column that the head row calls name, else the one behind it."""
    starts = list(accumulate((len(cell) + 1 for cell in cells), initial=offset))
    for index, cell in enumerate(cells):
        kind = _types().get(_BRACKET.sub("", cell).strip())
        if kind is not None:
            at = index + 1 if name_column is None else name_column
            if at < len(cells) and at != index and cells[at].strip():
                otherwise = kind.removeprefix(_OTHERWISE) if kind.startswith(_OTHERWISE) else None
                found = None if otherwise or kind == "unspecified" else kind
                end = starts[at] + len(cells[at])
                yield NameCell(starts[at], end, found, otherwise, starts[index], starts[index + 1])
            return


def find_in_cell(text: str, cell: NameCell, numbers: list[Candidate]) -> Iterator[Candidate]:
    """The instrument of a name cell without marks: its Chinese part, with a number in front."""
    content = text[cell.start : cell.end]
    foreign = _FOREIGN_NAME.search(content)
    name = content[: foreign.start()] if foreign else content
    start = cell.start + len(name) - len(name.lstrip())
    end = cell.start + len(name.rstrip())
    number = next((n for n in numbers if n.start == start and n.end <= end), None)
    if "《" in name or start >= end or (number is not None and number.end == end):
        return
    if number is None:
        yield Candidate(start=start, end=end, title=clean_title(name), kind=cell.kind, rule="table.name_cell")
    else:
        title = clean_title(_DASH.sub("", text[number.end : end]))
        yield replace(number, end=end, title=title, rule=TITLED)


@cache
def _types() -> dict[str, str]:
    return {simplify(word): e.id for e in load("instrument_types.yaml", WordEntry) for word in e.words}
