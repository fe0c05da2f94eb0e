"""Normalised text: what the extractors read."""

import re
from dataclasses import dataclass
from enum import StrEnum

from msgspec import Struct

from policy_nlp.model.offsets import OffsetMap

SENTENCE_END = re.compile(r"[。！？!?；;\n]")
_LONGEST_SENTENCE = 300  # characters looked back at


def sentence_start(text: str, position: int, low: int = 0) -> int:
    """Where the sentence that holds `position` begins, at `low` at the earliest."""
    ends = SENTENCE_END.finditer(text, max(low, position - _LONGEST_SENTENCE), position)
    return max((match.end() for match in ends), default=low)


class BlockKind(StrEnum):
    """What a stretch of an article is to its reader."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    CAPTION = "caption"
    TABLE_ROW = "table_row"
    NOTE = "note"


class Block(Struct, frozen=True):
    """One block of clean text, `[start, end)` in clean code points; blocks do not overlap and are in text order."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Region:
    """A raw stretch `[start, end)` that is out of scope, and why (`references`, `citation`, `reprint` …)."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class CleanText:
    """An article in simplified characters, without noise and without its regions out of scope.

    Blocks are separated by one newline; cells of a table row by one tab.
    """

    text: str
    offsets: OffsetMap
    blocks: tuple[Block, ...]
    regions: tuple[Region, ...]
