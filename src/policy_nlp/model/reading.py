"""A reading: one passage of clean text and what the extractors have found in it so far."""

from dataclasses import dataclass, field

from policy_nlp.model.mention import (
    AgencyMention,
    DateMention,
    EventMention,
    FigureMention,
    InstrumentMention,
    MineralMention,
)
from policy_nlp.model.text import Block, BlockKind


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the article around a passage: never a source of dates, only of what relative words mean.

    `title` is in simplified characters; `published` an EDTF string; `region` the place of publication (`CN`, `TW`,
    `HK` …), which decides whose 經濟部 is meant.
    """

    title: str = ""
    published: str | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Abstention:
    """A stretch that looked like a mention of `layer` but could not be resolved, and why."""

    layer: str
    start: int
    end: int
    reason: str


@dataclass(slots=True)
class Reading:
    """One passage (usually a whole article) on its way through the extractors.

    All offsets are clean code points of `text`. Each extractor reads `text`, `blocks`, `context` and the layers found
    before it, and sets its own layer. Layers are sorted by `start`, then `end`.
    """

    text: str
    blocks: tuple[Block, ...] = ()
    context: Context = field(default_factory=Context)
    instruments: list[InstrumentMention] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    figures: list[FigureMention] = field(default_factory=list)
    minerals: list[MineralMention] = field(default_factory=list)
    agencies: list[AgencyMention] = field(default_factory=list)
    events: list[EventMention] = field(default_factory=list)
    abstentions: list[Abstention] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not self.blocks:
            self.blocks = blocks_of_lines(self.text)


def blocks_of_lines(text: str) -> tuple[Block, ...]:
    """Each non-empty line of a plain text as a paragraph, or as a table row where it holds a tab."""
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            kind = BlockKind.TABLE_ROW if "\t" in line else BlockKind.PARAGRAPH
            blocks.append(Block(kind, start, start + len(line)))
        start += len(line) + 1
    return tuple(blocks)
