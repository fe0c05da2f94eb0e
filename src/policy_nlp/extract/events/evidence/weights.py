"""Weights of clues: what each adds to the log odds of each outcome, as fitted by `benchmarks/fit_weights.py`.

This is multinomial logistic regression; the verdict of the rules is a clue like others.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Odds = NDArray[np.float64]
"""The log odds of each outcome, up to a constant."""

ALWAYS = "always"
"""The clue that stands for all that is weighed."""

TRUSTED_BY = ("class=", "role=", "after=")
"""The clues that tell how far rules are to be trusted: class and role of the trigger, class of the one before it."""


class Weights(Struct, frozen=True):
    """What each clue adds to the log odds of each of the `outcomes`."""

    outcomes: tuple[str, ...]
    clues: dict[str, list[float]]


class _Table(NamedTuple):
    outcomes: tuple[str, ...]
    rows: dict[str, int]
    weights: NDArray[np.float64]


@cache
def _table(file: str) -> _Table:
    weights = msgspec.json.decode(files("policy_nlp.lexicon").joinpath("data", file).read_bytes(), type=Weights)
    rows = {clue: n for n, clue in enumerate(weights.clues)}
    return _Table(weights.outcomes, rows, np.array(list(weights.clues.values())))


def with_verdict(clues: Sequence[str], verdict: str, trusted_by: tuple[str, ...] = TRUSTED_BY) -> list[str]:
    """The clues with the verdict of the rules among them, alone and beside those that tell how far to trust it."""
    told = f"rules={verdict}"
    return [*clues, told, *[f"{told} {clue}" for clue in clues if " " not in clue and clue.startswith(trusted_by)]]


def weigh(file: str, clues: Iterable[str]) -> tuple[tuple[str, ...], Odds]:
    """The outcomes that a file of weights tells apart, and the log odds of each by the clues, each of them told once.

    Args:
        file: its name among the data of the lexicons.
        clues: in any order; those without a weight say nothing.
    """
    outcomes, rows, weights = _table(file)
    known = sorted([row for clue in clues if (row := rows.get(clue)) is not None])  # the same sum in any order of clues
    return outcomes, np.add.reduce(weights.take(known, axis=0))


@cache
def _triples(file: str) -> dict[str, tuple[float, float, float]]:
    table = _table(file)
    same: dict[float, float] = {}  # weights are rounded: few numbers, which stay where the processor has them at hand
    triples: dict[str, tuple[float, float, float]] = {}
    for clue, row in zip(table.rows, table.weights.tolist(), strict=True):
        one, two, three = (same.setdefault(weight, weight) for weight in row)
        triples[clue] = one, two, three
    return triples


def weigh_three(file: str, clues: Iterable[str]) -> tuple[float, float, float]:
    """The log odds of three outcomes, as `weigh` has them: for few clues sums take a third of the time of arrays."""
    triples = _triples(file)
    first = second = third = 0.0
    for clue in clues:
        if (row := triples.get(clue)) is not None:
            one, two, three = row
            first += one
            second += two
            third += three
    return first, second, third
