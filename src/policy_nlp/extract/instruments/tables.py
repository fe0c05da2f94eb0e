"""Chronology tables: rows with a date cell and a type cell, whose name cell is an instrument of that type."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from policy_nlp.extract.instruments.candidate import TITLED, Candidate, clean_title
from policy_nlp.extract.instruments.words import WordEntry
from policy_nlp.lexicon import load, simplify
from policy_nlp.model import Reading

_DATE = re.compile(r"\s*(?:约|于)?(?:1[6-9]|20)\d\d\s*(?:[-./年—–~至].{0,14})?\s*")
_BRACKET = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")
_FOREIGN_NAME = re.compile(r"\s*[(（](?=[A-Za-z])(?P<foreign>[^\u4e00-\u9fff\t]+)[)）]\s*$")
_DASH = re.compile(r"^\s*[-—–:：]+")


@dataclass(frozen=True, slots=True)
class NameCell:
    """The name cell `[start, end)` of a row of a chronology; `kind` is what its type cell says, None if nothing."""

    start: int
    end: int
    kind: str | None
    type_start: int


def name_cells(reading: Reading) -> Iterator[NameCell]:
    """The name cells of all chronology rows."""
    for block in reading.blocks:
        line = reading.text[block.start : block.end]
        if "\t" in line:
            yield from _name_cell(line, block.start)


def _name_cell(line: str, offset: int) -> Iterator[NameCell]:
    cells, starts, at = line.split("\t"), [], offset
    for cell in cells:
        starts.append(at)
        at += len(cell) + 1
    if not any(_DATE.fullmatch(cell) for cell in cells):
        return
    for index, cell in enumerate(cells[:-1]):
        kind = _types().get(_BRACKET.sub("", cell).strip())
        if kind is not None and cells[index + 1].strip():
            start = starts[index + 1]
            yield NameCell(start, start + len(cells[index + 1]), None if kind == "unspecified" else kind, starts[index])
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
