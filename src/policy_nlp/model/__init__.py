"""The nouns of the project: frozen, typed, and without knowledge of any other room."""

from policy_nlp.model.article import Article, Metadata
from policy_nlp.model.edtf import bounds, is_within, precision
from policy_nlp.model.fact import Fact
from policy_nlp.model.issue import Issue, Severity
from policy_nlp.model.mention import (
    LAYERS,
    AgencyMention,
    DateMention,
    EventMention,
    FigureMention,
    InstrumentMention,
    Mention,
    MineralMention,
)
from policy_nlp.model.offsets import OffsetMap
from policy_nlp.model.reading import Context, Reading
from policy_nlp.model.text import Block, BlockKind, CleanText, Region

__all__ = [
    "LAYERS",
    "AgencyMention",
    "Article",
    "Block",
    "BlockKind",
    "CleanText",
    "Context",
    "DateMention",
    "EventMention",
    "Fact",
    "FigureMention",
    "InstrumentMention",
    "Issue",
    "Mention",
    "Metadata",
    "MineralMention",
    "OffsetMap",
    "Reading",
    "Region",
    "Severity",
    "bounds",
    "is_within",
    "precision",
]
