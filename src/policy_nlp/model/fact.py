"""Facts: figures with what they measure, of what, whose, and when."""

from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any, Literal

from policy_nlp.model.mention import Modality, Span
from policy_nlp.model.offsets import OffsetMap

Change = Literal["", "rise", "fall"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One value of one measure; `[start, end)` are the words of the value, in clean code points.

    Attributes:
        start: where the value begins.
        end: where it ends.
        rule: how the measure was found.
        measure: id of an entry of `data/fact_measures.yaml`, with `_share` where the value is a share of it.
        change: whether the value is the size of a rise or a fall; empty for a level.
        commodity: the guide's commodity ids; empty where the value is of no one commodity.
        jurisdiction: ISO 3166-1 alpha-3 codes, `EU`, or `WLD` for the world.
        holder: names of the bodies whose value it is.
        counterpart: the other side of a trade, in the same codes.
        period: EDTF; empty where the text does not tell.
        low: the lower end of the value, None where it is open.
        high: its upper end.
        unit: the guide's unit.
        approx: whether the text calls it approximate.
        modality: whether it is told as measured, planned or forecast.
        sentence: the stretch that it was read from.
    """

    start: int
    end: int
    rule: str
    measure: str
    change: Change = ""
    commodity: tuple[str, ...] = ()
    jurisdiction: tuple[str, ...] = ()
    holder: tuple[str, ...] = ()
    counterpart: tuple[str, ...] = ()
    period: str = ""
    low: Decimal | None
    high: Decimal | None
    unit: str
    approx: bool = False
    modality: Modality = "actual"
    sentence: Span


def fact_values(fact: Fact, at: int, offsets: OffsetMap) -> dict[str, Any]:
    """A fact as plain values that JSON can hold, with raw offsets.

    Args:
        fact: a fact of a passage.
        at: the clean offset at which the passage begins.
        offsets: the way from clean to raw offsets.
    """
    start, end = offsets.to_raw(at + fact.start, at + fact.end)
    sentence = offsets.to_raw(at + fact.sentence[0], at + fact.sentence[1])
    low, high = (None if bound is None else float(bound) for bound in (fact.low, fact.high))
    return asdict(fact) | {"start": start, "end": end, "sentence": sentence, "low": low, "high": high}
