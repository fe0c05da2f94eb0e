"""Candidates: stretches that may become instrument mentions, and the text that they share without overlap."""

import re
from dataclasses import dataclass, field

from msgspec import Struct

TITLED = "number.titled"
_HAN_GAP = re.compile(r"(?<=[\u3400-\u9fff])\s+|\s+(?=[\u3400-\u9fff])")
_MARKS = re.compile(r"[《》〈〉“”‘’]")
_FOREIGN_IN_TITLE = re.compile(  # another name of it in brackets: 外国直接产品规则(FDPR)
    r"(?<=[\u4e00-\u9fff])[(（][A-Za-z][A-Za-z0-9 .,&'’/\-–]*[)）](?!\s?\d)"
)
_CLAUSE_MARKS = ",，。;；!！?？\n\t"
_CLAUSE_REACH = 40
_PERIOD = re.compile(r"[(（]\d{4}年?(?:[本版]|修订版|[—–\-~至到][^()（）]{0,8})?[)）]")


class Candidate(Struct, frozen=True, kw_only=True):
    """A stretch `[start, end)` that names an instrument by `title` (as written, without marks) or by `number`."""

    start: int
    end: int
    title: str
    rule: str
    kind: str | None = None
    number: str | None = None
    short: bool = False
    section: str = ""


@dataclass(slots=True)
class Draft:
    """The candidates found so far in a text; the first to claim a stretch keeps it."""

    text: str
    found: list[Candidate] = field(default_factory=list)
    aliases: dict[str, Candidate] = field(default_factory=dict)
    taken: bytearray = field(init=False)

    def __post_init__(self) -> None:
        self.taken = bytearray(len(self.text))

    def is_free(self, start: int, end: int) -> bool:
        """Whether no candidate overlaps `[start, end)`."""
        return self.taken.find(1, start, end) < 0

    def claim(self, candidate: Candidate) -> bool:
        """Keep `candidate` if its stretch is free and not empty; say whether it was."""
        start, end = candidate.start, candidate.end
        if start >= end or not self.is_free(start, end):
            return False
        self.block(start, end)
        self.found.append(candidate)
        return True

    def block(self, start: int, end: int) -> None:
        """Let no candidate claim any of `[start, end)`."""
        self.taken[start:end] = b"\x01" * (end - start)


def is_numbered(candidate: Candidate) -> bool:
    """Whether the candidate is named by its number alone."""
    return candidate.rule.startswith("number.") and candidate.rule != TITLED


def is_marked(candidate: Candidate) -> bool:
    """Whether the candidate stands in title marks or in the name cell of a chronology."""
    return candidate.rule in {"mark.title", "mark.open", "table.name_cell", TITLED}


def clean_title(text: str) -> str:
    """A title as it goes into `name`: without marks, period or foreign name in brackets, without layout spaces."""
    bare = _MARKS.sub("", text)
    if "(" in bare or "（" in bare:
        bare = _FOREIGN_IN_TITLE.sub("", _PERIOD.sub("", bare))
    return _HAN_GAP.sub("", bare).strip(" \t\u3000,，、：:;；")


def clause_start(text: str, at: int) -> int:
    """Where the clause begins in which `at` stands, looked for no further than a line of text."""
    low = max(0, at - _CLAUSE_REACH)
    cut = max([text.rfind(mark, low, at) for mark in _CLAUSE_MARKS])
    return cut + 1 if cut >= 0 else low
