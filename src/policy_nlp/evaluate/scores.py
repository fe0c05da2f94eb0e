"""Precision, recall and F1 by layer and slot; the metrics and their names are those of `docs/accuracy.md`."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from policy_nlp.evaluate.matching import (
    MENTION_LAYERS,
    SLOTS,
    Matched,
    Sentences,
    Slot,
    match_events,
    match_layer,
    overlap,
    slots,
    value,
)
from policy_nlp.model.annotation import Record

KIND_LAYERS = ("agency", "figure", "instrument")
SOFT_TYPES = frozenset({"statistic", "market", "forecast"})
"""Event types that are no policy event."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many annotations are right, how many the gold has and how many the system has."""

    right: int = 0
    gold: int = 0
    system: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.right + other.right, self.gold + other.gold, self.system + other.system)

    @property
    def precision(self) -> float | None:
        """The share of the system's annotations that are right; None where it has none."""
        return self.right / self.system if self.system else None

    @property
    def recall(self) -> float | None:
        """The share of the gold that was found; None where there is none."""
        return self.right / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None where neither side has annotations."""
        return 2 * self.right / (self.gold + self.system) if self.gold + self.system else None


Counts = Mapping[str, Count]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Gold and system annotations of one article, matched layer by layer."""

    doc_id: str
    sentences: Sentences
    mentions: Mapping[str, Matched]
    events: Matched


def compare(doc_id: str, raw: str, gold: Sequence[Record], system: Sequence[Record]) -> Comparison:
    """Match the system's annotations of an article with its gold."""
    sentences = Sentences(raw)
    mentions = {layer: match_layer(layer, gold, system) for layer in MENTION_LAYERS}
    return Comparison(doc_id, sentences, mentions, match_events(sentences, gold, system))


def count(comparison: Comparison) -> dict[str, Count]:
    """The counts of every metric for one article."""
    counts: dict[str, Count] = {}
    for layer, matched in comparison.mentions.items():
        counts |= _mention_counts(layer, matched)
    return counts | _event_counts(comparison.events)


def total(counts: Iterable[Counts]) -> dict[str, Count]:
    """The sum over articles, metric by metric (micro-average)."""
    summed: dict[str, Count] = {}
    for one in counts:
        for metric, number in one.items():
            summed[metric] = summed.get(metric, Count()) + number
    return summed


def _mention_counts(layer: str, matched: Matched) -> dict[str, Count]:
    sizes = len(matched.gold), len(matched.system)
    pairs = matched.matched()
    exact = _spans(matched.gold) & _spans(matched.system)
    counts = {
        f"{layer}.exact": Count(exact.total(), *sizes),
        f"{layer}.overlap": Count(len(pairs), *sizes),
        f"{layer}.value": Count(sum(value(g) == value(s) for g, s in pairs), *sizes),
    }
    if layer in KIND_LAYERS:
        counts[f"{layer}.kind"] = Count(sum(g.get("kind") == s.get("kind") for g, s in pairs), *sizes)
    return counts


def _spans(records: Iterable[Record]) -> Counter[tuple[int, int]]:
    return Counter((record["start"], record["end"]) for record in records)


def _event_counts(events: Matched) -> dict[str, Count]:
    sizes = len(events.gold), len(events.system)
    pairs = events.matched()
    anchored = [(g, s) for g, s in pairs if overlap(g, s) > 0]
    counts = {
        "event.found": Count(len(pairs), *sizes),
        "event.anchored": Count(len(anchored), *sizes),
        "event.typed": Count(_same("type", pairs), *sizes),
        "event.strict": Count(_same("type", anchored), *sizes),
        "event.modality": Count(_same("modality", pairs), *sizes),
    }
    for slot in SLOTS:
        counts[f"event.{slot}"] = Count(
            sum(shared_arguments(slot, g, s) for g, s in pairs),
            sum(len(arguments(slot, record)) for record in events.gold),
            sum(len(arguments(slot, record)) for record in events.system),
        )
    return counts | _policy_counts(events)


def _same(key: str, pairs: Iterable[tuple[Record, Record]]) -> int:
    return sum(g.get(key) == s.get(key) for g, s in pairs)


def _policy_counts(events: Matched) -> dict[str, Count]:
    """The view of an analyst who wants policy events alone."""
    sizes = sum(map(_is_policy, events.gold)), sum(map(_is_policy, events.system))
    pairs = [(g, s) for g, s in events.matched() if _is_policy(g)]
    return {
        "event.policy_found": Count(sum(_is_policy(s) for _, s in pairs), *sizes),
        "event.policy_typed": Count(_same("type", pairs), *sizes),
    }


def _is_policy(event: Record) -> bool:
    return event.get("type") not in SOFT_TYPES


def arguments(slot: str, event: Record) -> set[Slot]:
    """The arguments that fill one slot of an event."""
    return {argument for argument in slots(event) if argument[0] == slot}


def shared_arguments(slot: str, gold: Record, system: Record) -> int:
    """How many arguments of a slot two events share; figures are shared where their spans overlap."""
    mine, theirs = arguments(slot, gold), arguments(slot, system)
    if slot != "figures":
        return len(mine & theirs)
    free, shared = sorted(theirs), 0
    for _, (start, end) in sorted(mine):
        partner = next((f for f in free if min(end, f[1][1]) > max(start, f[1][0])), None)
        if partner:
            free.remove(partner)
            shared += 1
    return shared
