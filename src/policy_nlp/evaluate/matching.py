"""Which system annotation stands for which gold annotation: one to one, by maximum weight."""

import json
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from policy_nlp.model.annotation import Record

MENTION_LAYERS = ("date", "mineral", "agency", "figure", "instrument")
SLOTS = ("actors", "partners", "instrument", "minerals", "figures")
Slot = tuple[str, Any]

_MARKS = re.compile(r"[\s《》“”\"「」『』()（）·,，、]")
_SENTENCE_END = re.compile(r"[。！？!?；;\n]")


@dataclass(frozen=True, slots=True)
class Matched:
    """One layer of one article: gold and system annotations in text order, and which stands for which."""

    gold: Sequence[Record]
    system: Sequence[Record]
    pairs: Sequence[tuple[int, int]]

    def matched(self) -> list[tuple[Record, Record]]:
        """Each gold annotation that was found, with the system annotation that stands for it."""
        return [(self.gold[i], self.system[j]) for i, j in self.pairs]

    def missed(self) -> list[Record]:
        """Gold annotations for which no system annotation stands."""
        found = {i for i, _ in self.pairs}
        return [record for i, record in enumerate(self.gold) if i not in found]

    def spurious(self) -> list[Record]:
        """System annotations that stand for no gold annotation."""
        used = {j for _, j in self.pairs}
        return [record for j, record in enumerate(self.system) if j not in used]


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of a raw text, as numbers and as text."""

    raw: str
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", [0, *(end.end() for end in _SENTENCE_END.finditer(self.raw))])

    def number(self, position: int) -> int:
        """The number of the sentence in which a raw offset lies."""
        return bisect_right(self.starts, position)

    def span(self, position: int) -> tuple[int, int]:
        """The raw `[start, end)` of the sentence in which a raw offset lies."""
        number = self.number(position)
        end = self.starts[number] if number < len(self.starts) else len(self.raw)
        return self.starts[number - 1], end

    def text(self, position: int) -> str:
        """The sentence in which a raw offset lies, without white space around it."""
        start, end = self.span(position)
        return self.raw[start:end].strip()


def overlap(a: Record, b: Record) -> int:
    """How many raw characters two annotations share; 0 or less where they share none."""
    return int(min(a["end"], b["end"]) - max(a["start"], b["start"]))


def squash(name: str | None) -> str:
    """A name without marks, brackets and case, so that only its words are compared."""
    return _MARKS.sub("", name or "").lower()


def value(record: Record) -> Any:
    """What a mention says, in a form that can be compared."""
    layer = record["layer"]
    if layer == "date":
        return record.get("edtf")
    if layer == "mineral":
        return tuple(sorted(record.get("ids") or ()))
    if layer == "figure":
        return _amount(record.get("low")), _amount(record.get("high")), (record.get("unit") or "").lower()
    return squash(record.get("name"))


def _amount(number: float | None) -> float | None:
    return None if number is None else float(f"{float(number):.4g}")


def slots(event: Record) -> set[Slot]:
    """The arguments of an event as (slot, value) pairs; figures by their spans."""
    found: set[Slot] = {(key, squash(name)) for key in ("actors", "partners") for name in event.get(key) or ()}
    found |= {("minerals", mineral) for mineral in event.get("minerals") or ()}
    found |= {("figures", tuple(span)) for span in event.get("figure_spans") or ()}
    if event.get("instrument"):
        found.add(("instrument", squash(event["instrument"])))
    return found


def match_layer(layer: str, gold: Sequence[Record], system: Sequence[Record]) -> Matched:
    """Match the mentions of one layer by overlap; equal values come before long overlaps.

    Gold marked `ignore` and what overlaps it in its layer stay out.
    """
    ignored = [record for record in gold if record["layer"] == layer and record.get("ignore")]
    wanted = _sorted(record for record in gold if record["layer"] == layer and not record.get("ignore"))
    offered = _sorted(
        record for record in system if record["layer"] == layer and not any(overlap(record, k) > 0 for k in ignored)
    )
    weights = {}
    for i, a in enumerate(wanted):
        for j, b in enumerate(offered):
            if b["start"] >= a["end"]:
                break
            shared = overlap(a, b)
            if shared > 0:
                union = max(a["end"], b["end"]) - min(a["start"], b["start"])
                weights[i, j] = 1 + shared / union + 2 * (value(a) == value(b))
    return Matched(wanted, offered, _assign(weights))


def match_events(sentences: Sentences, gold: Sequence[Record], system: Sequence[Record]) -> Matched:
    """Match events of the same date value whose triggers overlap or stand in one sentence."""
    wanted = _sorted(record for record in gold if record["layer"] == "event")
    offered = _sorted(record for record in system if record["layer"] == "event")
    by_date = defaultdict(list)
    for j, record in enumerate(offered):
        by_date[record.get("edtf")].append(j)
    weights = {}
    for i, a in enumerate(wanted):
        for j in by_date[a.get("edtf")]:
            weight = _event_weight(sentences, a, offered[j])
            if weight:
                weights[i, j] = weight
    return Matched(wanted, offered, _assign(weights))


def _event_weight(sentences: Sentences, a: Record, b: Record) -> float:
    anchored = overlap(a, b) > 0
    if not anchored and sentences.number(a["start"]) != sentences.number(b["start"]):
        return 0.0
    mine, theirs = slots(a), slots(b)
    shared = len(mine & theirs) / max(1, len(mine | theirs))
    return 1 + 2 * anchored + 1.5 * (a.get("type") == b.get("type")) + 2 * shared


def _sorted(records: Iterable[Record]) -> list[Record]:
    """The records in text order; those on one span are put in order by all that they say."""
    listed = list(records)
    on_span = Counter((record["start"], record["end"]) for record in listed)

    def order(record: Record) -> tuple[int, int, str]:
        span = record["start"], record["end"]
        return *span, json.dumps(record, ensure_ascii=False, sort_keys=True) if on_span[span] > 1 else ""

    return sorted(listed, key=order)


def _assign(weights: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """The one-to-one pairs of the greatest total weight."""
    if not weights:
        return []
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415 - slow to load, and only gold asks for it

    rows = sorted({i for i, _ in weights})
    columns = sorted({j for _, j in weights})
    row_of = {i: n for n, i in enumerate(rows)}
    column_of = {j: n for n, j in enumerate(columns)}
    matrix = np.zeros((len(rows), len(columns)))
    for (i, j), weight in weights.items():
        matrix[row_of[i], column_of[j]] = weight
    chosen = zip(*linear_sum_assignment(matrix, maximize=True), strict=True)
    return [(rows[a], columns[b]) for a, b in chosen if matrix[a, b] > 0]
