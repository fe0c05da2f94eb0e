"""The questions that are weighed beside the rules, as `fit_weights.py` asks them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from clue_matrix import Floats
from policy_nlp.extract.events.evidence import commodities, further, parties, types
from policy_nlp.extract.events.evidence.weights import with_verdict
from policy_nlp.table.columns import EVENT_TYPES

Verdict = Callable[[Sequence[str], Floats, str], str]
Told = Callable[[Sequence[str], str, Mapping[str, int]], list[str]]
Asks = Callable[[Sequence[str], str], bool]

_STRICTER = frozenset({"v1a", "v2a", "v3a", "v4b", "x1b", "x2a", "x3a"})
"""Their gold carries commodities on from sentence to sentence eight times less often than that of the corpus does."""


def _with_verdict(clues: Sequence[str], said: str, _: Mapping[str, int]) -> list[str]:
    return with_verdict(clues, said)


def _any(_: Sequence[str], __: str) -> bool:
    return True


def _of_commodity(clues: Sequence[str], said: str, _: Mapping[str, int]) -> list[str]:
    return with_verdict(clues, said, commodities.TRUSTED_BY)


@dataclass(frozen=True, slots=True)
class Question:
    """What is weighed.

    Attributes:
        name: what it is called.
        answers: the answers.
        file: the file of its weights.
        verdict: what is answered by the odds and the rules.
        told: the clues with the verdict of the rules among them, and with the verdicts on the same event counted.
        least: the largest weight that a clue must have to be kept.
        teaches: whether weights are fitted to an example with these clues and this verdict of the rules.
        asks: whether it is weighed; the verdict of the rules stands where it is not.
        without: sources that are left out.
    """

    name: str
    answers: tuple[str, ...]
    file: str
    verdict: Verdict
    told: Told = _with_verdict
    least: float = 0.0
    teaches: Asks = _any
    asks: Asks = _any
    without: frozenset[str] = frozenset()


def _is_another(_: Sequence[str], odds: Floats, __: str) -> str:
    return further.OUTCOMES[int(odds[1] > odds[0])]


def _is_about(_: Sequence[str], odds: Floats, __: str) -> str:
    return commodities.OUTCOMES[int(commodities.is_likely(float(odds[1] - odds[0])))]


def _takes_part(_: Sequence[str], odds: Floats, by_rules: str) -> str:
    return parties.verdict(odds.tolist(), by_rules)


TYPE = Question("type", EVENT_TYPES, types.WEIGHTS, types.verdict)
FURTHER = Question("further", further.OUTCOMES, further.WEIGHTS, _is_another)
COMMODITY = Question(
    "commodity", commodities.OUTCOMES, commodities.WEIGHTS, _is_about, told=_of_commodity, without=_STRICTER
)
PARTY = Question(
    *("party", parties.OUTCOMES, parties.WEIGHTS, _takes_part, parties.told_by, 0.04),
    parties.teaches,
    parties.is_in_doubt,
)
QUESTIONS = {question.name: question for question in (TYPE, FURTHER, COMMODITY, PARTY)}
