"""Weights of clues: what each adds to the log odds of each outcome, as fitted by `benchmarks/fit_weights.py`.

This is multinomial logistic regression; the verdict of the rules is a clue like others.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import fsum
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


def _read(file: str) -> Weights:
    return msgspec.json.decode(files("policy_nlp.lexicon").joinpath("data", file).read_bytes(), type=Weights)


@cache
def _scores(file: str) -> dict[str, float]:
    return {clue: weight for clue, (weight,) in _read(file).clues.items()}


@cache
def _table(file: str) -> _Table:
    weights = _read(file)
    rows = {clue: n for n, clue in enumerate(weights.clues)}
    return _Table(weights.outcomes, rows, np.array(list(weights.clues.values())))


@cache
def _leanings(file: str) -> dict[str, float]:
    return {clue: yes - no for clue, (no, yes) in _read(file).clues.items()}


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


def leaning(file: str, clues: Iterable[str]) -> float:
    """By how much the log odds of yes exceed those of no, for a file that tells `("no", "yes")` apart; see `weigh`."""
    return _sum(_leanings(file), clues)


def score(file: str, clues: Iterable[str]) -> float:
    """The log odds of the one outcome of a file of weights, for some of many that exclude each other: see `weigh`."""
    return _sum(_scores(file), clues)


def _sum(known: Mapping[str, float], clues: Iterable[str]) -> float:
    return fsum([known[clue] for clue in clues if clue in known])  # the same in any order of clues


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
