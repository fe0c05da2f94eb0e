"""Fit the weights of the evidence for types of events, and say what they are worth where they were not fitted.

usage: python benchmarks/fit_types.py [--record NAME …]

Fits to the articles of `corpus/` and `benchmarks/training` and to the single sentences there, prints the share of right
types and writes the weights. How far the rules are to be trusted is learned from what they said of a text before anyone
read it to write rules; `training/verdicts.csv` keeps that, and `--record` adds it for new articles (or files of
sentences). Where rules were written since, they would seem better than they are: only that verdict is a clue.
"""

import csv
import json
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partialmethod
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_array

import policy_nlp
from policy_nlp.extract.events.happening import Happening
from policy_nlp.extract.events.telling import Telling
from policy_nlp.extract.events.types.evidence import WEIGHTS, clues_of, verdict
from policy_nlp.extract.pipeline import stream_article
from policy_nlp.ingest import read_article
from policy_nlp.model import Article, EventMention, Metadata
from policy_nlp.model.annotation import read_annotations
from policy_nlp.run.articles import pipeline
from policy_nlp.table.columns import EVENT_TYPES

ROOT = Path(__file__).resolve().parents[1]
TRAINING = ROOT / "benchmarks" / "training"
_VERDICTS = TRAINING / "verdicts.csv"
_RIDGE = 1 / 0.3
_SEEN = 3
"""How many events must have a clue for it to be weighed."""
_FOLDS = 6
_OF_RULES = "rules="

Floats = NDArray[np.float64]
Place = tuple[str, int, int, str]
"""An article (or `file:line` of a sentence), the span of a trigger in it, and the date of the event."""
Clues = dict[tuple[int, int, str], tuple[str, ...]]
"""The clues of events, by the span of the trigger and the date."""


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated event."""

    start: int
    end: int
    edtf: str | None
    type: str


@dataclass(frozen=True, slots=True)
class Example:
    """An event that the rules found: its clues but for their verdict, that verdict, its type in the gold, if any."""

    place: Place
    clues: tuple[str, ...]
    by_rules: str
    gold: str | None

    @property
    def source(self) -> str:
        """The article, or the file of sentences."""
        return self.place[0].partition(":")[0]

    def told_by(self, said: str | None) -> "Example":
        """The event with the verdict of the rules among its clues, where one is kept."""
        if said is None:
            return self
        of_trigger = [clue for clue in self.clues if clue.startswith(("class=", "role=")) and " " not in clue]
        told = f"{_OF_RULES}{said}"
        return replace(self, clues=(*self.clues, told, *(f"{told} {clue}" for clue in of_trigger)), by_rules=said)


def main(arguments: Sequence[str]) -> None:
    """Print what the weights are worth and write them."""
    found = [*_of_articles(ROOT), *_of_articles(TRAINING), *_of_sentences()]
    verdicts = _verdicts(found, arguments[1:] if arguments[:1] == ["--record"] else ())
    examples = [example.told_by(verdicts.get(example.place)) for example in found if example.gold]
    judged = [example for example in examples if example.place in verdicts]
    sources = sorted({example.source for example in judged})
    right: Counter[str] = Counter()
    for n in range(_FOLDS):
        held_out = set(sources[n::_FOLDS])
        weights = _fit([example for example in examples if example.source not in held_out])
        for example in judged:
            if example.source in held_out:
                right["by the rules alone"] += example.by_rules == example.gold
                right["with weights"] += _judged(weights, example) == example.gold
    print(f"{len(examples)} events, {len(judged)} of them with a verdict of the rules, from {len(sources)} sources")
    print(", ".join(f"right {how}: {count / len(judged):.3f}" for how, count in right.items()))
    _write(_fit(examples))


def _of_articles(folder: Path) -> Iterator[Example]:
    for path in sorted((folder / "annotations").glob("*.jsonl")):
        article = read_article(folder / "corpus" / f"{path.stem}.txt")
        records = (record for record in read_annotations(path, article.text) if record["layer"] == "event")
        gold = [Gold(record["start"], record["end"], record["edtf"], record["type"]) for record in records]
        yield from _examples(path.stem, article, gold)


def _of_sentences() -> Iterator[Example]:
    for path in sorted(TRAINING.glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            sentence, *told = line.split("\t")
            starts = [(sentence.index(trigger), trigger, kind) for trigger, kind in zip(*[iter(told)] * 2, strict=True)]
            gold = [Gold(start, start + len(trigger), None, kind) for start, trigger, kind in starts]
            yield from _examples(f"{path.stem}:{number}", Article(sentence, Metadata(path.stem)), gold)


def _examples(name: str, article: Article, gold: Sequence[Gold]) -> Iterator[Example]:
    """The events that the rules alone find in an article, but for those of tables, which have no trigger."""
    clues: Clues = {}
    with patch.object(Telling, "_event", partialmethod(_by_rules, clues)):
        clean, passages = stream_article(pipeline(), article)
        for at, reading in passages:
            for event in reading.events:
                if kept := clues.get((event.start, event.end, event.edtf)):
                    start, end = clean.offsets.to_raw(at + event.start, at + event.end)
                    annotated = _annotated(gold, start, end, event.edtf)
                    yield Example((name, start, end, event.edtf), kept, event.type, annotated)
            clues.clear()


def _by_rules(
    telling: Telling, clues: Clues, happening: Happening, until: int, before: EventMention | None
) -> EventMention:
    """An event as the rules alone have it; its clues but for their verdict are kept."""
    event = telling._as_type(happening, until, before)
    found = clues_of(telling.scene, telling.sentence, happening.trigger, event)
    clues[event.start, event.end, event.edtf] = tuple(clue for clue in found if not clue.startswith(_OF_RULES))
    return event


def _annotated(gold: Iterable[Gold], start: int, end: int, edtf: str) -> str | None:
    """The type of the gold event on the same trigger, that of the same date first."""
    same = [event for event in gold if event.start < end and start < event.end]
    return min(same, key=lambda event: event.edtf != edtf).type if same else None


def _verdicts(found: Iterable[Example], new: Collection[str]) -> Mapping[Place, str]:
    """What the rules said of events before they were written on them; recorded now for the sources that are `new`."""
    with _VERDICTS.open(encoding="utf-8", newline="") as file:
        kept = {(r["doc_id"], int(r["start"]), int(r["end"]), r["edtf"]): r["type"] for r in csv.DictReader(file)}
    if new:
        kept |= {example.place: example.by_rules for example in found if example.source in new}
        with _VERDICTS.open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file, lineterminator="\n")
            rows.writerow(("doc_id", "start", "end", "edtf", "type"))
            rows.writerows((*place, kept[place]) for place in sorted(kept))
    return kept


def _fit(examples: Sequence[Example]) -> Mapping[str, Floats]:
    """Multinomial logistic regression with a ridge, over the clues that are seen often enough."""
    counts = Counter(clue for example in examples for clue in example.clues)
    number = {clue: n for n, clue in enumerate(sorted(clue for clue, count in counts.items() if count >= _SEEN))}
    columns = [[number[clue] for clue in example.clues if clue in number] for example in examples]
    ends = np.cumsum([0, *map(len, columns)])
    x = csr_array((np.ones(ends[-1]), np.concatenate(columns), ends), shape=(len(examples), len(number)))
    y = np.array([[example.gold == name for name in EVENT_TYPES] for example in examples], float)
    shape = len(number), len(EVENT_TYPES)

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights = flat.reshape(shape)
        odds = x @ weights
        odds -= odds.max(axis=1, keepdims=True)
        logs = odds - np.log(np.exp(odds).sum(axis=1, keepdims=True))
        slope = x.T @ (np.exp(logs) - y) + _RIDGE * weights
        return float(-(y * logs).sum() + _RIDGE * (weights**2).sum() / 2), slope.ravel()

    solution = minimize(loss, np.zeros(shape).ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return dict(zip(number, solution.x.reshape(shape), strict=True))


def _judged(weights: Mapping[str, Floats], example: Example) -> str:
    """The type that the weights give an event."""
    odds = sum((weights[clue] for clue in example.clues if clue in weights), start=np.zeros(len(EVENT_TYPES)))
    return verdict(EVENT_TYPES, odds, example.by_rules)


def _write(weights: Mapping[str, Floats]) -> None:
    """Write the weights, a line a clue."""
    path = Path(policy_nlp.__file__).parent / "lexicon" / "data" / WEIGHTS
    lines = (f"{json.dumps(clue, ensure_ascii=False)}: {_rounded(row)}" for clue, row in weights.items())
    clues = ",\n".join(lines)
    path.write_text(f'{{"types": {json.dumps(EVENT_TYPES)},\n"clues": {{\n{clues}\n}}}}\n', encoding="utf-8")


def _rounded(row: Floats) -> str:
    return json.dumps([round(value, 2) for value in row.tolist()], separators=(",", ":"))


if __name__ == "__main__":
    main(sys.argv[1:])
