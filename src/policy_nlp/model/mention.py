"""Mentions: what an extractor found, where, and by which rule.

Extractors make mentions in clean code points; `pipeline` moves them to raw code points when it writes annotations.
The values are those of `annotations/guide.md`.
"""

from decimal import Decimal
from typing import ClassVar, Literal

from msgspec import Struct

Span = tuple[int, int]
DateBasis = Literal["explicit", "inherited", "relative"]
Modality = Literal["actual", "planned", "proposed", "forecast"]

LAYERS = ("date", "mineral", "agency", "figure", "instrument", "event")


class Mention(Struct, frozen=True, kw_only=True):
    """A stretch of text `[start, end)` with a meaning; `rule` names the pattern or lexicon entry that found it."""

    layer: ClassVar[str]
    start: int
    end: int
    rule: str


class DateMention(Mention, frozen=True, kw_only=True):
    """A calendar expression; `edtf` is its value, `anchor` the date expression from which the value was worked out."""

    layer: ClassVar[str] = "date"
    edtf: str
    basis: DateBasis = "explicit"
    anchor: Span | None = None


class MineralMention(Mention, frozen=True, kw_only=True):
    """A commodity name; `ids` are the guide's commodity ids that it names, in lexicon order."""

    layer: ClassVar[str] = "mineral"
    ids: tuple[str, ...]


class AgencyMention(Mention, frozen=True, kw_only=True):
    """An organisation that can act; `name` is its full simplified name, `country` an ISO 3166-1 code or `EU`."""

    layer: ClassVar[str] = "agency"
    name: str
    kind: str
    country: str | None = None


class FigureMention(Mention, frozen=True, kw_only=True):
    """A quantity; `low` and `high` are equal for a point value and None at an open end, in `unit`."""

    layer: ClassVar[str] = "figure"
    low: Decimal | None
    high: Decimal | None
    unit: str
    kind: str
    approx: bool = False


class InstrumentMention(Mention, frozen=True, kw_only=True):
    """A policy instrument; `name` is its simplified title without marks, `number` its official number if told."""

    layer: ClassVar[str] = "instrument"
    name: str
    kind: str
    number: str | None = None


class EventMention(Mention, frozen=True, kw_only=True):
    """A dated happening, anchored at its trigger, with its arguments.

    `type_by_rules` is there where the evidence of its words speaks for another type than the rules do, `left_by_rules`
    where the rules alone would have left it out, `minerals_by_rules` where it speaks for other commodities,
    `trigger_by_rules` where it speaks for another trigger, `actors_by_rules` and `partners_by_rules` where it speaks
    for others who take part.
    """

    layer: ClassVar[str] = "event"
    type: str
    edtf: str
    date_span: Span | None
    modality: Modality = "actual"
    actors: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    instrument: str | None = None
    minerals: tuple[str, ...] = ()
    figure_spans: tuple[Span, ...] = ()
    type_by_rules: str | None = None
    left_by_rules: Literal[True] | None = None
    minerals_by_rules: tuple[str, ...] | None = None
    trigger_by_rules: Span | None = None
    actors_by_rules: tuple[str, ...] | None = None
    partners_by_rules: tuple[str, ...] | None = None
