"""Fit the weights of the words that may name a happening: which of those that stand in its stretch does.

`fit_weights.py` runs this. It is logistic regression too, but over the words of one stretch: just one of them names it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

import numpy as np
from scipy.optimize import minimize

from clue_matrix import FOLDS, RIDGE, Floats, clue_matrix
from policy_nlp.extract.events.evidence.triggers import ITSELF, likeliest, relation, with_choice

QUESTION = "trigger"
_LEAST = 0.03
"""Weights nearer to nothing are left out."""
Span = tuple[int, int]
Verdicts = Mapping[tuple[str, str], Mapping[Span, str]]
"""Which words the rules chose, by article and date: role and class of each, by its span."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word that may name a happening, and what the rules say of it."""

    span: Span
    name: str
    clues: list[str]
    by_rules: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A happening of an article: the words that may name it, and which of them do by the gold, if any."""

    doc_id: str
    edtf: str
    words: list[Word]
    right: frozenset[int]

    @property
    def source(self) -> str:
        """The article, or the file of sentences."""
        return self.doc_id.partition(":")[0]

    @property
    def chosen(self) -> Word:
        """The word that the rules choose now."""
        return next(word for word in self.words if word.by_rules == ITSELF)

    def told_by(self, kept: Verdicts) -> "Choice | None":
        """The same with what the rules chose before they were written on the article, where that is kept."""
        said = kept.get((self.doc_id, self.edtf), {})
        chosen = [word for word in self.words if word.span in said]
        if len(chosen) != 1:
            return None
        (span,), told = [word.span for word in chosen], said[chosen[0].span]
        by_rules = [relation(word.span, span, told) for word in self.words]
        words = [
            replace(word, clues=with_choice(word.clues, rules), by_rules=rules)
            for word, rules in zip(self.words, by_rules, strict=True)
        ]
        return replace(self, words=words)


def choice(doc_id: str, edtf: str, words: list[Word], gold: Iterable[tuple[int, int, str | None]]) -> Choice:
    """A choice with its answers: the word of the rules if it is one of the gold's, else all that are."""
    named = [(start, end) for start, end, of in gold if of is None or _day(of) == _day(edtf)]
    right = {n for n, word in enumerate(words) if any(s < word.span[1] and word.span[0] < e for s, e in named)}
    chosen = {n for n in right if words[n].by_rules == ITSELF}
    return Choice(doc_id, edtf, words, frozenset(chosen or right))


def _day(edtf: str) -> str:
    return edtf.removesuffix("/..")


def answer(choices: Sequence[Choice], kept: Verdicts) -> Mapping[str, Floats]:
    """Print what weights are worth that were fitted to other sources; the weights that are fitted to all."""
    told = [(choice, choice.told_by(kept)) for choice in choices if choice.right]
    judged = [with_verdict for _, with_verdict in told if with_verdict]
    examples = [with_verdict or choice for choice, with_verdict in told]
    sources = sorted({example.source for example in judged})
    right, answers = Counter[str](), 0
    for n in range(FOLDS):
        held_out = set(sources[n::FOLDS])
        weights = _fit([example for example in examples if example.source not in held_out])
        for example in (example for example in judged if example.source in held_out):
            rules = [word.by_rules for word in example.words]
            answers += 1
            right["rules"] += rules.index(ITSELF) in example.right
            right["weights"] += likeliest(_odds(weights, example), rules) in example.right
    print(f"{QUESTION}: {len(examples)} examples, {len(judged)} of them with a verdict of the rules,", end=" ")
    print(f"from {len(sources)} sources")
    for how, column in (("by the rules alone", "rules"), ("with weights", "weights")):
        print(f"  {how}: {right[column] / answers:.3f} right")
    return _fit(examples)


def _odds(weights: Mapping[str, Floats], example: Choice) -> list[float]:
    return [sum(float(weights[c][0]) for c in word.clues if c in weights) for word in example.words]


def _fit(examples: Sequence[Choice]) -> Mapping[str, Floats]:
    """Conditional logistic regression with a ridge, over the clues that are seen often enough."""
    words = [word for example in examples for word in example.words]
    number, x = clue_matrix([word.clues for word in words])
    y = np.array(list(_shares(examples)))
    starts = np.array([0, *accumulate(len(example.words) for example in examples)])[:-1]
    own = np.repeat(np.arange(len(examples)), [len(example.words) for example in examples])

    def loss(weights: Floats) -> tuple[float, Floats]:
        odds = x @ weights
        odds -= np.maximum.reduceat(odds, starts)[own]
        logs = odds - np.log(np.add.reduceat(np.exp(odds), starts))[own]
        slope = x.T @ (np.exp(logs) - y) + RIDGE * weights
        return float(-(y * logs).sum() + RIDGE * (weights @ weights) / 2), slope

    solution = minimize(loss, np.zeros(len(number)), jac=True, method="L-BFGS-B", options={"maxiter": 120})
    rows = zip(number, solution.x.reshape(-1, 1), strict=True)
    return {clue: row for clue, row in rows if abs(row[0]) >= _LEAST}


def _shares(examples: Iterable[Choice]) -> Iterator[float]:
    for example in examples:
        yield from (float(n in example.right) / len(example.right) for n in range(len(example.words)))
