"""The score of a pair: weights of the features, and what a reader is told about why two mentions were joined or not."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from policy_nlp.link.blocking import Pairs
from policy_nlp.link.features import contradiction, features
from policy_nlp.link.records import EventRecord
from policy_nlp.model.memory import Memory, digest_of

WEIGHTS = MappingProxyType(
    {
        "base": -2.1,
        "same title": 4.2,
        "same number": 3.0,
        "same minerals": 2.3,
        "same topic": 1.7,
        "same figures": 1.2,
        "same act": 1.2,
        "same partner": 1.2,
        "same home": 1.1,
        "same country": 0.7,
        "same actor": 0.2,
        "same day": 0.7,
        "same words": 1.0,
        "long ago": 0.3,
        "same year only": -0.7,
        "same article": -0.6,
        "once only, dates differ": -0.3,
        "other figures": -0.5,
        "other modality": -0.7,
        "other partner": -0.7,
        "one amended": -0.7,
        "other body": -0.9,
        "other actor": -1.1,
        "other minerals": -1.4,
        "other home": -1.7,
        "other title": -2.1,
        "one is a draft": -2.2,
        "other type": -3.4,
        "other restriction": -2.0,
        "other genre": -1.0,
    }
)
"""Log odds that each feature adds: a logistic regression over annotated links, rounded (`benchmarks/fit_links.py`)."""

THRESHOLD = -0.15
"""Mentions whose average score lies above it are one happening; between two tenths, so that no score lies on it."""

NEVER = -1e6
"""The score of two mentions that contradict each other."""

_FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], np.uint64)
"""Odd numbers of which no two are near multiples: sums of digests times these differ as digests do (modulo 2**64)."""

_SCORES = "scores"
"""Under which the memory keeps the sorted keys of pairs, and their scores in the same order."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two mentions compared: the weighted features, or the contradiction that keeps the two apart whatever they say."""

    left: EventRecord
    right: EventRecord
    contradiction: str | None
    parts: tuple[tuple[str, float], ...]

    @property
    def score(self) -> float:
        """The log odds of one happening."""
        return round(sum(value for _, value in self.parts), 6)

    def explain(self) -> str:
        """One line for people: the verdict, the score and what made it, the weightiest first."""
        if self.contradiction:
            return f"different: {self.contradiction}"
        verdict = "same" if self.score > THRESHOLD else "different"
        parts = sorted(self.parts, key=lambda part: (-abs(part[1]), part[0]))
        return f"{verdict} ({self.score:+.1f}): " + ", ".join(f"{name} {value:+.1f}" for name, value in parts)


def score_of(left: EventRecord, right: EventRecord) -> float | None:
    """The log odds of one happening, or None where the two contradict each other."""
    if contradiction(left, right):
        return None
    return round(sum(WEIGHTS[name] * value for name, value in features(left, right).items()), 6)


def compare(left: EventRecord, right: EventRecord) -> Comparison:
    """The comparison of two mentions; the order of the two does not matter."""
    left, right = sorted((left, right), key=lambda record: record.sort_key)
    reason = contradiction(left, right)
    if reason:
        return Comparison(left, right, reason, ())
    found = features(left, right)
    return Comparison(left, right, None, tuple((name, WEIGHTS[name] * value) for name, value in found.items()))


class Scores:
    """The scores of pairs of traced mentions; weighed is only what no earlier build weighed.

    Known scores are an array beside the sorted array of their keys: a large build asks for a million of them.
    """

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        keys, values = memory.recall(_SCORES, lambda: (b"", b""))
        self._keys, self._values = np.frombuffer(keys, np.uint64), np.frombuffer(values, np.float64)
        self._used = np.zeros(len(self._keys), bool)

    def of(self, records: Sequence[EventRecord], pairs: Pairs) -> NDArray[np.float64]:
        """The score of each pair of positions in `records`."""
        keys = _keys(records, pairs)
        at = np.searchsorted(self._keys, keys)
        is_new = np.append(self._keys, np.uint64(0))[at] != keys
        is_new |= at == len(self._keys)
        if is_new.any():
            self._weigh(records, pairs[is_new], keys[is_new])
            at = np.searchsorted(self._keys, keys)
        self._used[at] = True
        return self._values[at]

    def _weigh(self, records: Sequence[EventRecord], pairs: Pairs, keys: NDArray[np.uint64]) -> None:
        new, firsts = np.unique(keys, return_index=True)
        scores = [score_of(records[left], records[right]) for left, right in pairs[firsts].tolist()]
        values = np.array([NEVER if score is None else score for score in scores], float)
        keys = np.concatenate((self._keys, new))
        order = np.argsort(keys)
        self._keys, self._values = keys[order], np.concatenate((self._values, values))[order]
        self._used = np.concatenate((self._used, np.zeros(len(new), bool)))[order]

    def of_twins(self, records: Sequence[EventRecord]) -> NDArray[np.float64]:
        """For each record the score of two mentions that tell what it tells in two articles."""
        twins = [replace(one, doc_id=f"{one.doc_id}'", mention_id=f"{one.mention_id}'") for one in records]
        return self.of([*records, *twins], np.stack([np.arange(len(records)) + n * len(records) for n in (0, 1)], 1))

    def labels(self, distances: NDArray[np.float64], cut: Callable[[NDArray[np.float64]], list[int]]) -> list[int]:
        """The clusters that `cut` makes of the distances between the members of a group, if none did so before."""
        return self._memory.recall(digest_of(distances.tobytes()), lambda: cut(distances))

    def keep(self) -> None:
        """Remember the scores that were asked for."""
        self._memory.used[_SCORES] = self._keys[self._used].tobytes(), self._values[self._used].tobytes()


def _keys(records: Sequence[EventRecord], pairs: Pairs) -> NDArray[np.uint64]:
    """All that a score is made from, as one number a pair: the likeness of both, and whether they stand together."""
    likeness = np.array([record.trace.likeness if record.trace else 0 for record in records], np.uint64)
    articles = _numbered(record.doc_id for record in records)
    sentences = _numbered((record.doc_id, record.sentence_span) for record in records)
    left, right = pairs.T
    together = (articles[left] == articles[right]).astype(np.uint64) + (sentences[left] == sentences[right])
    parts = np.stack((likeness[left], likeness[right], together), axis=1) * _FACTORS
    keys: NDArray[np.uint64] = parts.sum(axis=1, dtype=np.uint64)
    return keys


def _numbered(values: Iterable[Hashable]) -> NDArray[np.int64]:
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(value, len(numbers)) for value in values], np.int64)
