"""Arguments of events as links between annotations, and back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from policy_nlp.exchange.document import Link
from policy_nlp.model.annotation import Record


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot of an event: its key in annotations, the layer that fills it, the key of the filling value there.

    Without a `value` key it is the span that fills the slot; `many` slots hold lists.
    """

    key: str
    layer: str
    value: str = ""
    many: bool = True


SLOTS: Mapping[str, Slot] = MappingProxyType(
    {
        "date": Slot("date_span", "date", many=False),
        "figure": Slot("figure_spans", "figure"),
        "actor": Slot("actors", "agency", "name"),
        "partner": Slot("partners", "agency", "name"),
        "instrument": Slot("instrument", "instrument", "name", many=False),
        "mineral": Slot("minerals", "mineral", "ids"),
    }
)


def links_of(event: Record, records: Iterable[Record]) -> Iterator[Link]:
    """The annotations that fill the slots of an event, the nearest for each value; values without one are left out."""
    by_layer = _by_layer(records)
    for name, slot in SLOTS.items():
        targets = _targets(event, slot, by_layer.get(slot.layer, ()))
        yield from ((name, target) for target in dict.fromkeys(targets.values()))


def linked(event: Record, links: Sequence[Link], records: Iterable[Record]) -> Record:
    """The event with the values of its slots as the links tell them.

    A value for which an annotation stands holds only while its link does; values without one stay; links to other
    annotations add their values.
    """
    by_layer = _by_layer(records)
    by_id = {record["id"]: record for layer in by_layer.values() for record in layer}
    changed: Record = {}
    for name, slot in SLOTS.items():
        expected = _targets(event, slot, by_layer.get(slot.layer, ()))
        got = [target for one, target in links if one == name and target in by_id]
        kept = [value for value in _values(event, slot) if value not in expected or expected[value] in got]
        added = [v for target in got if target not in expected.values() for v in _told(by_id[target], slot)]
        values = list(dict.fromkeys([*kept, *added]))
        changed[slot.key] = _plain(values, slot)
    return event | changed


def _by_layer(records: Iterable[Record]) -> dict[str, list[Record]]:
    layers: dict[str, list[Record]] = {}
    for record in records:
        layers.setdefault(record["layer"], []).append(record)
    return layers


def _targets(event: Record, slot: Slot, candidates: Sequence[Record]) -> dict[Any, str]:
    """For each value of a slot the id of the nearest annotation that tells it."""
    found = {}
    for value in _values(event, slot):
        telling = [record for record in candidates if value in _told(record, slot)]
        if telling:
            nearest = min(telling, key=lambda record: (abs(record["start"] - event["start"]), record["start"]))
            found[value] = nearest["id"]
    return found


def _values(event: Record, slot: Slot) -> list[Any]:
    value = event.get(slot.key)
    listed = (value or []) if slot.many else ([value] if value else [])
    return [one if slot.value else tuple(one) for one in listed]


def _told(record: Record, slot: Slot) -> list[Any]:
    if not slot.value:
        return [(record["start"], record["end"])]
    value = record.get(slot.value)
    return value if isinstance(value, list) else [value] if value else []


def _plain(values: Sequence[Any], slot: Slot) -> Any:
    plain = [value if slot.value else list(value) for value in values]
    return plain if slot.many else (plain[0] if plain else None)
