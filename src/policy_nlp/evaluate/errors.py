"""Every difference between system and gold, by kind."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from policy_nlp.evaluate.matching import SLOTS, Matched, overlap, value
from policy_nlp.evaluate.scores import Comparison, arguments, shared_arguments
from policy_nlp.model.annotation import Record


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: its kind, where it is, and what gold and system say."""

    layer: str
    kind: str
    doc_id: str
    start: int
    text: str
    gold: Any
    system: Any


def differences(comparison: Comparison) -> list[Difference]:
    """What the system has missed, made up or got wrong in one article, in text order within each layer."""
    found = [
        Difference(layer, kind, comparison.doc_id, _start(g, s), _text(g, s), gold, system)
        for layer, matched in comparison.mentions.items()
        for kind, g, s, gold, system in _mention_differences(matched)
    ]
    found += [
        Difference("event", kind, comparison.doc_id, _start(g, s), _text(g, s), gold, system)
        for kind, g, s, gold, system in _event_differences(comparison.events)
    ]
    return sorted(found, key=lambda d: (d.layer, d.start, d.kind, repr(d.gold)))


_Row = tuple[str, Record | None, Record | None, Any, Any]


def _mention_differences(matched: Matched) -> Iterator[_Row]:
    for g in matched.missed():
        yield "missed", g, None, value(g), None
    for s in matched.spurious():
        yield "spurious", None, s, None, value(s)
    for g, s in matched.matched():
        if value(g) != value(s):
            yield "wrong value", g, s, value(g), value(s)
        elif g.get("kind") != s.get("kind"):
            yield "wrong kind", g, s, g.get("kind"), s.get("kind")
        elif (g["start"], g["end"]) != (s["start"], s["end"]):
            yield "wrong boundaries", g, s, [g["start"], g["end"]], [s["start"], s["end"]]


def _event_differences(events: Matched) -> Iterator[_Row]:
    for g, s in full_outer(events):
        if s is None and g is not None:
            yield "missed trigger", g, None, _gist(g), None
        elif g is None and s is not None:
            yield "spurious", None, s, None, _gist(s)
        elif g is not None and s is not None:
            yield from _pair_differences(g, s)


def _pair_differences(g: Record, s: Record) -> Iterator[_Row]:
    if overlap(g, s) <= 0:
        yield "wrong trigger", g, s, g["text"], s["text"]
    for key, kind in (("edtf", "wrong date"), ("type", "wrong type"), ("modality", "wrong modality")):
        if g.get(key) != s.get(key):
            yield kind, g, s, g.get(key), s.get(key)
    for slot in SLOTS:
        mine, theirs, shared = arguments(slot, g), arguments(slot, s), shared_arguments(slot, g, s)
        if shared < len(mine):
            yield f"missing argument: {slot}", g, s, _values(slot, g), _values(slot, s)
        if shared < len(theirs):
            yield f"wrong argument: {slot}", g, s, _values(slot, g), _values(slot, s)


def full_outer(events: Matched) -> Iterator[tuple[Record | None, Record | None]]:
    """Gold and system events side by side: matched, then on one trigger with different dates, then alone."""
    yield from events.matched()
    free = events.spurious()
    for gold in events.missed():
        rival = next((record for record in free if overlap(gold, record) > 0), None)
        if rival is not None:
            free.remove(rival)
        yield gold, rival
    for record in free:
        yield None, record


def _values(slot: str, event: Record) -> Any:
    return event.get("figure_spans" if slot == "figures" else slot)


def _gist(event: Record) -> list[Any]:
    return [event.get("edtf"), event.get("type"), event.get("instrument")]


def _start(g: Record | None, s: Record | None) -> int:
    return int((g or s or {})["start"])


def _text(g: Record | None, s: Record | None) -> str:
    texts = dict.fromkeys(record["text"] for record in (g, s) if record)
    return " ~ ".join(texts)
