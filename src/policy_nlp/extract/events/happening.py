"""What the walk through a sentence finds: a trigger with its date and the stretch that it governs."""

from msgspec import Struct

from policy_nlp.extract.events.families import CONTROLS
from policy_nlp.extract.events.party import Party
from policy_nlp.extract.events.triggers import Trigger
from policy_nlp.lexicon.cues import cue
from policy_nlp.model import DateMention, FigureMention, InstrumentMention


class Happening(Struct, frozen=True):
    """A trigger with its date; its words stand in `[start, end)`.

    Attributes:
        trigger: the word that names it.
        date: its date.
        start: where its own words begin.
        end: where they end.
        item: the title that is meant, where its verb governs several.
        figures: its quantities, where its verb shares them out among several happenings.
        partner: its other side, where a list gives each party a date of its own.
        commodity: its commodities, where 分别 shares figures out among several.
        subject: who it is told of, where 分别 does so among several parties.
        compared: whether it is only a value that another one is compared with.
    """

    trigger: Trigger
    date: DateMention
    start: int
    end: int
    item: InstrumentMention | None = None
    figures: tuple[FigureMention, ...] | None = None
    partner: Party | None = None
    commodity: tuple[str, ...] | None = None
    subject: Party | None = None
    compared: bool = False

    @property
    def is_measure(self) -> bool:
        """Whether it is a value or a move rather than an act."""
        return self.trigger.entry.role == "measure"


def edtf_of(date: DateMention, event_type: str, told: str, *, begins: bool, befell: bool) -> str:
    """The date of the event: where something set in, or since when it recurs or adds up."""
    if begins and event_type in CONTROLS:
        return date.edtf.partition("/")[0]
    recurs = (
        event_type != "establish"
        and not befell
        and (cue("recurring").search(told) or (event_type == "market" and cue("adding_up").search(told)))
    )
    if not date.edtf.endswith("/..") or event_type == "statistic" or recurs:
        return date.edtf
    return date.edtf.removesuffix("/..")
