"""The score of a pair: weights of the features, and what a reader is told about why two mentions were joined or not."""

from dataclasses import dataclass
from types import MappingProxyType

from policy_nlp.link.features import contradiction, features
from policy_nlp.link.records import EventRecord

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
