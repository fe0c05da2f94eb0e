"""Sentences and clauses: the stretches within which a date, its happening and its arguments are sought."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from msgspec import Struct

from policy_nlp.model import Block

_SENTENCE_END = re.compile(
    r"[。！？!?](?:(?<![!?])|(?![\u4e00-\u9fff,，]))[。！？!?]*[”’)]?"
)  # ?字: a character that was lost
_MARK = re.compile(r"[(《“，:：;；\u3000\t)》”,](?:(?<!,)|(?<!\d,)|(?!\d{3}(?!\d)))")  # no comma of 12,600
_CLOSING = {"(": ")", "《": "》", "“": "”"}
_LONGEST_BRACKET = 200
_LONGEST_SENTENCE = (
    2_000  # real ones stay far below it; reading one costs with its square, so a longer one is read in pieces
)
_PAUSE = ",，、;； "
STOPS = ("", ",", "，", "。", ";", "；", "\n")
"""What stands behind the last word of a clause."""


class Clause(Struct, frozen=True):
    """A stretch `[start, end)` between two commas; `opens` is True behind a semicolon or at a sentence's start."""

    start: int
    end: int
    opens: bool


@dataclass(slots=True)
class Sentence:
    """A sentence `[start, end)`, its clauses, and the bracketed stretches in it."""

    start: int
    end: int
    clauses: list[Clause] = field(default_factory=list)
    brackets: list[tuple[int, int]] = field(default_factory=list)

    def clause_of(self, position: int) -> Clause:
        """The clause in which `position` stands."""
        for clause in reversed(self.clauses):
            if clause.start <= position:
                return clause
        raise ValueError(f"no clause of the sentence [{self.start}, {self.end}) holds {position}")

    def bracket_of(self, position: int) -> tuple[int, int] | None:
        """The bracket `(…)` that encloses `position`, or None."""
        for bracket in self.brackets:
            if bracket[0] < position < bracket[1]:
                return bracket
        return None


def sentences_of(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """The sentences of a block, as offsets; one that does not end for pages is cut at its pauses."""
    start = block.start
    for match in _SENTENCE_END.finditer(text, block.start, block.end):
        yield from _pieces(text, start, match.end())
        start = match.end()
    if text[start : block.end].strip():
        yield from _pieces(text, start, block.end)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST_SENTENCE:
        limit = start + _LONGEST_SENTENCE
        pause = max(text.rfind(mark, start, limit) for mark in _PAUSE)
        cut = pause + 1 if pause >= start else limit
        yield start, cut
        start = cut
    yield start, end


def parse(text: str, start: int, end: int) -> Sentence:
    """Cut the sentence `[start, end)` into clauses at commas, colons and semicolons outside brackets and quotes."""
    sentence = Sentence(start, end)
    position, opens = start, True
    skip_to = start
    for match in _MARK.finditer(text, start, end):
        at, mark = match.start(), match[0]
        if at < skip_to:
            continue
        if mark in _CLOSING:
            close = text.find(_CLOSING[mark], at, min(end, at + _LONGEST_BRACKET))
            if close > 0 and not (mark == "“" and _is_speech(text, at, close)):
                skip_to = close + 1
                if mark == "(":
                    sentence.brackets.append((at, close + 1))
        elif mark not in ")》”":
            if at > position:
                sentence.clauses.append(Clause(position, at, opens))
                opens = mark in ";；"
            position = at + 1
    if position < end:
        sentence.clauses.append(Clause(position, end, opens))
    return sentence


def _is_speech(text: str, start: int, end: int) -> bool:
    """Whether a quotation is whole sentences rather than a name."""
    return end - start > 30 or bool(re.search(r"[,，。;；]", text[start:end]))
