"""The title of a row: actor, act and object in simplified Chinese, by one template."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from pydantic import ConfigDict

from policy_nlp.lexicon import Entry, load
from policy_nlp.lexicon.countries import country_of_code
from policy_nlp.link.restrictions import act_of

_LONGEST_VERB = 5
_MOST_NAMED = 3
_MEASURED = frozenset({"market", "statistic", "forecast"})


class ActVerb(Entry):
    """How a title of an event type is worded: its verb, the word before its partners, and an object if none is told."""

    verb: str
    objects: str
    towards: str


class CommodityName(Entry):
    """What a title needs of `minerals.yaml`: how a commodity is called."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    elements: str = ""
    names: tuple[str, ...] = ()


def make_title(row: Mapping[str, Any], triggers: Sequence[str]) -> str:
    """The title of `row`: actors, towards whom, act, object, and in brackets what else tells the row from others.

    Args:
        row: the row with all its other columns.
        triggers: the triggers of its mentions, the best source's first.
    """
    wording = _wordings()[row["event_type"]]
    actors = _listed(row["actors"]) or _countries(row["jurisdictions"])
    partners = f"{wording.towards}{_listed(row['partners'])}" if row["partners"] else ""
    act = act_of(row["restriction_type"]) or _verb(wording, row["instrument"], triggers)
    target, more = _target(row)
    brackets = f"（{more}）" if more else ""
    return f"{actors}{partners}{act}{target or wording.objects}{brackets}"


def _verb(wording: ActVerb, instrument: str, triggers: Sequence[str]) -> str:
    """The first trigger that is a verb beside the object: short, and not a part of the object's name."""
    for trigger in triggers:
        named = instrument and (trigger in instrument or instrument in trigger)
        if 2 <= len(trigger) <= _LONGEST_VERB and trigger.isalpha() and not named and trigger != wording.objects:
            return trigger
    return wording.verb


def _target(row: Mapping[str, Any]) -> tuple[str, str]:
    """What is acted on, and what stands in brackets behind it."""
    minerals = "、".join(map(_commodity, row["minerals"][:_MOST_NAMED])) + "等" * (len(row["minerals"]) > _MOST_NAMED)
    amount = "、".join(figure["text"] for figure in row["figures"][:2])
    instrument = row["instrument"] and _marked(row["instrument"], row["event_type"])
    if row["event_type"] in _MEASURED:
        return (amount, minerals) if amount else (minerals, "")
    if row["event_type"] == "restrict":
        return "", "；".join(part for part in (minerals, instrument) if part)
    if row["event_type"] == "fund" and amount:
        return amount + minerals, instrument
    if instrument:
        return instrument, (minerals or amount) if row["event_type"] == "amend" else ""
    return amount + minerals, ""


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
def _commodities() -> dict[str, CommodityName]:
    return {entry.id: entry for entry in load("minerals.yaml", CommodityName)}


def _commodity(commodity: str) -> str:
    entry = _commodities().get(commodity)
    name = entry and (entry.elements[:1] or next(iter(entry.names), ""))
    return name or commodity
