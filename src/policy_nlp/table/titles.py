"""The title of a row: actor, act and object in simplified Chinese, by one template."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from pydantic import ConfigDict, field_validator

from policy_nlp.extract.events.triggers import find_triggers
from policy_nlp.extract.facts.words import measures
from policy_nlp.lexicon import Entry, load
from policy_nlp.lexicon.countries import country_of_code
from policy_nlp.link.restrictions import act_of

_LONGEST_VERB = 5
_MOST_NAMED = 3
_VALUES = frozenset({"market", "statistic", "forecast"})
_TOWARDS = {"exports": "对", "imports": "自"}  # before the other side of a trade
_ARRIVING = "到至为破达"  # at the end of a verb that names where a value goes (升至, 涨到)
_CHANGES = {"rise": "上升", "fall": "下降"}


class ActVerb(Entry):
    """How a title of an event type is worded.

    Attributes:
        verb: what stands where no trigger is a verb.
        objects: the object where none is told.
        towards: the word before its partners.
        takes: the beginnings of other verbs that want that object; any verb does where there is no such pattern.
    """

    verb: str
    objects: str
    towards: str
    takes: re.Pattern[str] | None = None

    @field_validator("takes", mode="before")
    @classmethod
    def _compile(cls, value: str) -> re.Pattern[str]:
        return re.compile(value)


class CommodityName(Entry):
    """What a title needs of `minerals.yaml`: how a commodity is called."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    elements: str = ""
    names: tuple[str, ...] = ()


class FigureMeasure(NamedTuple):
    """What a figure measures: the id of a measure of the facts, and whether it is the size of a rise or a fall."""

    measure: str
    change: str


def make_title(row: Mapping[str, Any], triggers: Sequence[str], measured: Mapping[str, FigureMeasure]) -> str:
    """The title of `row`: actors, towards whom, act, object, and in brackets what else tells the row from others.

    Where a value is told, it is: whose, of which commodity, what is measured, and the value.

    Args:
        row: the row with all its other columns.
        triggers: the triggers of its mentions, the best source's first.
        measured: for the words of a figure of the row what it measures, where the text tells.
    """
    wording = _wordings()[row["event_type"]]
    actors = _listed(row["actors"]) or _countries(row["jurisdictions"])
    verb = _verb(wording, row["instrument"], triggers)
    amounts = _amounts(row["figures"], verb)
    if row["event_type"] in _VALUES:
        return _title_of_value(row, actors, wording, verb, amounts, measured)
    partners = f"{wording.towards}{_listed(row['partners'])}" if row["partners"] else ""
    act = act_of(row["restriction_type"]) or verb
    target, more = _target(row, amounts)
    wanted = wording.takes is None or verb == wording.verb or wording.takes.match(verb)
    if not target and wanted and not (wording.objects and act.endswith(wording.objects)):
        target = wording.objects
    return f"{actors}{partners}{act}{target}{_bracketed(*more)}"


def _verb(wording: ActVerb, instrument: str, triggers: Sequence[str]) -> str:
    """The first trigger that is a verb beside the object: short, and not a part of the object's name."""
    for trigger in triggers:
        named = instrument and (trigger in instrument or instrument in trigger)
        if 2 <= len(trigger) <= _LONGEST_VERB and trigger.isalpha() and not named and trigger != wording.objects:
            return trigger
    return wording.verb


def _amounts(figures: Sequence[Mapping[str, Any]], verb: str) -> list[str]:
    """The words of the figures that the title can tell: no durations beside others, nor what the verb tells itself."""
    told = [figure for figure in figures if verb not in figure["text"]]
    return [f["text"] for f in told if f["kind"] != "duration"] or [f["text"] for f in told]


def _title_of_value(
    row: Mapping[str, Any],
    actors: str,
    wording: ActVerb,
    verb: str,
    amounts: Sequence[str],
    measured: Mapping[str, FigureMeasure],
) -> str:
    """Whose, of which commodity, what is measured, and how much; the verb where the text names no measure."""
    minerals, named = _minerals(row), _listed(row["partners"])
    known = [amount for amount in amounts if amount in measured]
    if known:
        measure = measured[known[0]].measure.removesuffix("_share")
        partners = f"{_TOWARDS.get(measure, wording.towards)}{named}" if named else ""
        return f"{actors}{partners}{minerals}{_value(known, verb, measured)}"
    partners = f"{wording.towards}{named}" if named else ""
    amount = "、".join(amounts[:2])
    if actors or amount:
        return f"{actors}{partners}{verb}{amount}{_bracketed(minerals)}"
    return f"{partners}{minerals}{verb}"


def _value(amounts: Sequence[str], verb: str, measured: Mapping[str, FigureMeasure]) -> str:
    """What is measured, its value and its move: 出口1721吨，增加113%; 价格涨到每吨56万元."""
    measure = measured[amounts[0]].measure
    same = [amount for amount in amounts if measured[amount].measure == measure]
    level = next((amount for amount in same if not measured[amount].change), "")
    move = next((amount for amount in same if measured[amount].change), "")
    moves = {trigger.entry.id for trigger in find_triggers(verb)} & _CHANGES.keys()
    arrives = moves and verb[-1] in _ARRIVING
    told = f"{verb if arrives else ''}{level}" if level else ""
    if move:
        change = measured[move].change
        verbal = verb.removesuffix(move[0]) if change in moves and not (level and arrives) else _CHANGES[change]
        told = "，".join(part for part in (told, f"{verbal}{move}") if part)
    return f"{_measure_name(measure)}{told}"


def _measure_name(measure: str) -> str:
    """The name of a measure; of a share of it (产量占比)."""
    name = _measure_names().get(measure.removesuffix("_share"), "")
    return f"{name}占比" if measure.endswith("_share") else name


def _target(row: Mapping[str, Any], amounts: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """What is acted on, and what stands in brackets behind it."""
    event_type, minerals, amount = row["event_type"], _minerals(row), "、".join(amounts[:2])
    instrument = row["instrument"] and _marked(row["instrument"], event_type)
    if event_type == "restrict":
        return "", (minerals, instrument)
    if event_type == "fund" and amount:
        money = [figure["text"] for figure in row["figures"] if figure["kind"] == "money"]
        return "、".join(money[:2]) or amount, (instrument, minerals)
    if instrument:
        return instrument, ((minerals or amount) if event_type == "amend" else "",)
    if event_type == "meet":
        return "", (minerals,)
    if event_type == "agree":
        return "", (minerals, amount)
    return (minerals, (amount,)) if minerals else (amount, ())


def _bracketed(*parts: str) -> str:
    told = "；".join(part for part in parts if part)
    return f"（{told}）" if told else ""


def _minerals(row: Mapping[str, Any]) -> str:
    return "、".join(map(_commodity, row["minerals"][:_MOST_NAMED])) + "等" * (len(row["minerals"]) > _MOST_NAMED)


def _marked(instrument: str, event_type: str) -> str:
    """The title in marks; bodies and mere numbers stand without."""
    return instrument if event_type == "establish" or "号" in instrument else f"《{instrument}》"


def _listed(names: Sequence[str]) -> str:
    return "、".join(names[:_MOST_NAMED]) + "等" * (len(names) > _MOST_NAMED)


def _countries(codes: Sequence[str]) -> str:
    found = [country_of_code(code) for code in codes[:_MOST_NAMED]]
    return "、".join(country.name for country in found if country)


@cache
def _wordings() -> dict[str, ActVerb]:
    return {entry.id: entry for entry in load("act_verbs.yaml", ActVerb)}


@cache
def _measure_names() -> dict[str, str]:
    return {measure.entry.id: measure.entry.name for measure in measures()}


@cache
def _commodities() -> dict[str, CommodityName]:
    return {entry.id: entry for entry in load("minerals.yaml", CommodityName)}


def _commodity(commodity: str) -> str:
    entry = _commodities().get(commodity)
    name = entry and (entry.elements[:1] or next(iter(entry.names), ""))
    return name or commodity
