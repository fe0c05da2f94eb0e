"""Fit the weights of the evidence for events, and say what they are worth where they were not fitted.

usage: python benchmarks/fit_weights.py [--record NAME …]

Five questions are weighed: of which type an event is, whether a trigger behind the happening of a date tells another
one, which commodities an event is about, who takes part in it on which side, and which word names it
(`fit_triggers.py`). Fits to the articles of `corpus/` and `benchmarks/training` and to the single sentences there,
prints the share of right answers and writes the weights. How far the rules are to be trusted is learned from what they
said of a text before anyone read it to write rules; `training/verdicts.csv` keeps that, and `--record` adds it for new
articles (or files of sentences). Where rules were written since, they would seem better than they are: only that
verdict is a clue.
"""

import csv
import json
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial, partialmethod
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import numpy as np
from scipy.optimize import minimize

import fit_triggers
import policy_nlp
from clue_matrix import FOLDS, RIDGE, Floats, clue_matrix
from policy_nlp.extract.events import telling, walk
from policy_nlp.extract.events.evidence import commodities, further, parties, triggers, types
from policy_nlp.extract.events.happening import Happening
from policy_nlp.extract.events.scene import Scene
from policy_nlp.extract.events.sentences import Sentence
from policy_nlp.extract.events.telling import Telling
from policy_nlp.extract.events.view import SentenceView
from policy_nlp.extract.pipeline import stream_article
from policy_nlp.ingest import read_article
from policy_nlp.model import Article, EventMention, Metadata
from policy_nlp.model.annotation import Record, read_annotations
from policy_nlp.run.articles import pipeline
from questions import QUESTIONS, Question

ROOT = Path(__file__).resolve().parents[1]
TRAINING = ROOT / "benchmarks" / "training"
_VERDICTS = TRAINING / "verdicts.csv"

Kept = dict[tuple[int, int, str, str], tuple[str, list[str]]]
"""The verdict of the rules and the clues beside it, by the span of a trigger, its date, and what is asked of."""


class Place(NamedTuple):
    """What is asked of which trigger: the article (or `file:line` of a sentence), the span, the date.

    `commodity` is that which is asked of, or the name of the party.
    """

    question: str
    doc_id: str
    start: int
    end: int
    edtf: str
    commodity: str = ""


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated event."""

    start: int
    end: int
    edtf: str | None
    type: str
    minerals: tuple[str, ...] | None = None
    actors: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A question: its clues, the verdict of the rules, and the answer of the gold, if any."""

    place: Place
    clues: list[str]
    by_rules: str
    gold: str | None

    @property
    def source(self) -> str:
        """The article, or the file of sentences."""
        return self.place.doc_id.partition(":")[0]

    def told_by(self, said: str | None, beside: Mapping[str, int]) -> "Example":
        """The question with the verdict of the rules among its clues, if kept; `beside` counts those on its event."""
        if said is None:
            return self
        return replace(self, clues=QUESTIONS[self.place.question].told(self.clues, said, beside), by_rules=said)


def main(arguments: Sequence[str]) -> None:
    """Print what the weights are worth and write them."""
    choices: list[fit_triggers.Choice] = []
    found = [*_of_articles(ROOT, choices), *_of_articles(TRAINING, choices), *_of_sentences(choices)]
    verdicts = _verdicts(found, choices, arguments[1:] if arguments[:1] == ["--record"] else ())
    beside: dict[Place, Counter[str]] = {}
    for place, said in verdicts.items():
        beside.setdefault(place._replace(commodity=""), Counter())[said] += 1
    for question in QUESTIONS.values():
        asked = [e for e in found if e.place.question == question.name and e.gold and e.source not in question.without]
        told = (
            example.told_by(verdicts.get(e := example.place), beside.get(e._replace(commodity=""), {}))
            for example in asked
        )
        _answer(question, list(told), verdicts)
    _write(triggers.WEIGHTS, triggers.OUTCOMES, fit_triggers.answer(choices, _chosen(verdicts)))


def _answer(question: Question, examples: Sequence[Example], verdicts: Collection[Place]) -> None:
    """Print what weights are worth that were fitted to other sources, and write those that are fitted to all."""
    judged = [example for example in examples if example.place in verdicts]
    sources = sorted({example.source for example in judged})
    answers: list[tuple[str, str, str]] = []
    for n in range(FOLDS):
        held_out = set(sources[n::FOLDS])
        weights = _fit(question, [example for example in examples if example.source not in held_out])
        asked = (example for example in judged if example.source in held_out)
        answers += [(str(e.gold), e.by_rules, _weighed(question, weights, e)) for e in asked]
    print(f"{question.name}: {len(examples)} examples, {len(judged)} of them with a verdict of the rules,", end=" ")
    print(f"from {len(sources)} sources")
    for how, column in (("by the rules alone", 1), ("with weights", 2)):
        right = Counter(answer[0] for answer in answers if answer[0] == answer[column])
        given = Counter(answer[column] for answer in answers)
        print(f"  {how}: {right.total() / len(answers):.3f} right; " + ", ".join(_of_each(right, given, question)))
    _write(question.file, question.answers, _fit(question, examples), question.least)


def _of_each(right: Counter[str], given: Counter[str], question: Question) -> Iterator[str]:
    return (f"{answer} {right[answer]}/{given[answer]}" for answer in question.answers if given[answer])


def _of_articles(folder: Path, choices: list[fit_triggers.Choice]) -> Iterator[Example]:
    for path in sorted((folder / "annotations").glob("*.jsonl")):
        article = read_article(folder / "corpus" / f"{path.stem}.txt")
        records = (record for record in read_annotations(path, article.text) if record["layer"] == "event")
        gold = [_gold(record) for record in records]
        yield from _examples(path.stem, article, gold, choices)


def _gold(record: Record) -> Gold:
    sides = tuple(record["actors"]), tuple(record["partners"])
    return Gold(record["start"], record["end"], record["edtf"], record["type"], tuple(record["minerals"]), *sides)


def _of_sentences(choices: list[fit_triggers.Choice]) -> Iterator[Example]:
    for path in sorted(TRAINING.glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            sentence, *told = line.split("\t")
            starts = [(sentence.index(trigger), trigger, kind) for trigger, kind in zip(*[iter(told)] * 2, strict=True)]
            gold = [Gold(start, start + len(trigger), None, kind) for start, trigger, kind in starts]
            yield from _examples(f"{path.stem}:{number}", Article(sentence, Metadata(path.stem)), gold, choices)


def _examples(
    name: str, article: Article, gold: Sequence[Gold], choices: list[fit_triggers.Choice]
) -> Iterator[Example]:
    """What is asked of an article where the rules alone decide; tables are not asked, they have no triggers.

    Which word names each happening is added to `choices`.
    """
    asked: dict[str, Kept] = {name: {} for name in QUESTIONS}
    named: list[tuple[str, list[triggers.Asked]]] = []
    triples = [(event.start, event.end, event.edtf) for event in gold]
    with (
        patch.object(Telling, "_event", partialmethod(_typed_by_rules, asked["type"])),
        patch.object(walk, "tells_another", partial(_another_by_rules, kept=asked["further"])),
        patch.object(telling, "with_weighed_commodities", partial(_about_by_rules, kept=asked["commodity"])),
        patch.object(telling, "with_weighed_triggers", partial(_named_by_rules, kept=named)),
        patch.object(telling, "with_weighed_parties", partial(_takes_part_by_rules, kept=asked["party"])),
    ):
        clean, passages = stream_article(pipeline(), article)
        for at, _ in passages:
            for question, kept in asked.items():
                for (start, end, edtf, of), (by_rules, clues) in kept.items():
                    place = Place(question, name, *clean.offsets.to_raw(at + start, at + end), edtf, of)
                    yield Example(place, clues, by_rules, _answer_of(gold, place))
                kept.clear()
            for edtf, candidates in named:
                words = [_word(candidate, clean.offsets.to_raw, at) for candidate in candidates]
                choices.append(fit_triggers.choice(name, edtf, words, triples))
            named.clear()


def _word(candidate: triggers.Asked, to_raw: Callable[[int, int], tuple[int, int]], at: int) -> fit_triggers.Word:
    """A word that may name a happening, in the article as stored."""
    trigger, clues, by_rules = candidate
    return fit_triggers.Word(to_raw(at + trigger.start, at + trigger.end), triggers.called(trigger), clues, by_rules)


def _named_by_rules(
    view: SentenceView, happenings: list[Happening], *, kept: list[tuple[str, list[triggers.Asked]]]
) -> list[Happening]:
    """The happenings under the words that the rules alone choose."""
    asked = ((happening.date.edtf, triggers.asked(view, happenings, happening)) for happening in happenings)
    kept += [(edtf, candidates) for edtf, candidates in asked if candidates]
    return happenings


def _typed_by_rules(
    telling: Telling, kept: Kept, happening: Happening, until: int, before: EventMention | None
) -> EventMention:
    """An event as the rules alone have it."""
    event = telling._as_type(happening, until, before)
    clues = types.clues_of(telling.scene, telling.sentence, happening.trigger, event)
    kept[event.start, event.end, event.edtf, ""] = event.type, clues
    return event


def _another_by_rules(candidate: further.Candidate, kept: Kept) -> bool:
    """Whether a trigger tells another happening by the rules alone."""
    trigger, date = candidate.trigger, candidate.last.date.edtf if candidate.last else ""
    verdict = further.OUTCOMES[int(candidate.by_rules)]
    kept[trigger.start, trigger.end, date, ""] = verdict, further.clues_of(candidate)
    return candidate.by_rules


def _about_by_rules(scene: Scene, sentence: Sentence, events: list[EventMention], *, kept: Kept) -> list[EventMention]:
    """The events with the commodities that the rules alone give them."""
    rows = commodities.rows_of(scene, sentence)
    for event in events:
        for candidate in commodities.asked(scene, sentence, event, events, rows):
            place = event.start, event.end, event.edtf, candidate.commodity
            kept[place] = candidate.by_rules, candidate.clues
    return events


def _takes_part_by_rules(
    scene: Scene, sentence: Sentence, events: list[EventMention], last: EventMention | None, *, kept: Kept
) -> list[EventMention]:
    """The events with those on their sides whom the rules alone put there."""
    company = parties.company_of(scene, sentence, events, last)
    for event in events:
        shared = parties.clues_of_event(event, company)
        for candidate in parties.candidates_for(scene, event, company):
            clues = [*shared, *parties.clues_of(scene, sentence, event, company, candidate)]
            kept[event.start, event.end, event.edtf, candidate.name] = candidate.by_rules, clues
    return events


def _answer_of(gold: Iterable[Gold], place: Place) -> str | None:
    """What the gold events on the same trigger say; None where they say nothing or not the same."""
    same = [event for event in gold if event.start < place.end and place.start < event.end]
    if place.question == "further":
        return further.OUTCOMES[int(bool(same))]
    if place.question == "type":  # that of the same date first
        return min(same, key=lambda event: event.edtf != place.edtf).type if same else None
    of_date = [event for event in same if event.edtf == place.edtf]
    if len(of_date) != 1 or (minerals := of_date[0].minerals) is None:
        return None
    if place.question == "party":
        return parties.role_in(of_date[0], place.commodity)
    return commodities.OUTCOMES[int(place.commodity in minerals)]


def _chosen(verdicts: Mapping[Place, str]) -> fit_triggers.Verdicts:
    """Which words the rules chose, by article and date."""
    chosen: dict[tuple[str, str], dict[fit_triggers.Span, str]] = {}
    for place, said in verdicts.items():
        if place.question == fit_triggers.QUESTION:
            chosen.setdefault((place.doc_id, place.edtf), {})[place.start, place.end] = said
    return chosen


def _verdicts(
    found: Iterable[Example], choices: Iterable[fit_triggers.Choice], new: Collection[str]
) -> Mapping[Place, str]:
    """What the rules said of texts before they were written on them; recorded now for the sources that are `new`."""
    with _VERDICTS.open(encoding="utf-8", newline="") as file:
        kept = {
            Place(
                row["question"], row["doc_id"], int(row["start"]), int(row["end"]), row["edtf"], row["commodity"]
            ): row["verdict"]
            for row in csv.DictReader(file)
        }
    if new:
        kept |= {example.place: example.by_rules for example in found if example.source in new}
        asked = [choice for choice in choices if choice.source in new]
        kept |= {Place(fit_triggers.QUESTION, c.doc_id, *c.chosen.span, c.edtf): c.chosen.name for c in asked}
        with _VERDICTS.open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file, lineterminator="\n")
            rows.writerow((*Place._fields, "verdict"))
            rows.writerows((*place, kept[place]) for place in sorted(kept))
    return kept


def _fit(question: Question, examples: Sequence[Example]) -> Mapping[str, Floats]:
    """Multinomial logistic regression with a ridge, over the clues that are seen often enough."""
    examples = [example for example in examples if question.teaches(example.clues, example.by_rules)]
    number, x = clue_matrix([example.clues for example in examples])
    y = np.array([[example.gold == answer for answer in question.answers] for example in examples], float)
    shape = len(number), len(question.answers)

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights = flat.reshape(shape)
        odds = x @ weights
        odds -= odds.max(axis=1, keepdims=True)
        logs = odds - np.log(np.exp(odds).sum(axis=1, keepdims=True))
        slope = x.T @ (np.exp(logs) - y) + RIDGE * weights
        return float(-(y * logs).sum() + RIDGE * (weights**2).sum() / 2), slope.ravel()

    solution = minimize(loss, np.zeros(shape).ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return dict(zip(number, solution.x.reshape(shape), strict=True))


def _weighed(question: Question, weights: Mapping[str, Floats], example: Example) -> str:
    """The answer that the weights give, or that of the rules where nothing is weighed."""
    if not question.asks(example.clues, example.by_rules):
        return example.by_rules
    odds = sum((weights[clue] for clue in example.clues if clue in weights), start=np.zeros(len(question.answers)))
    return question.verdict(question.answers, odds, example.by_rules)


def _write(name: str, outcomes: Sequence[str], weights: Mapping[str, Floats], least: float = 0) -> None:
    """Write the weights, a line a clue."""
    path = Path(policy_nlp.__file__).parent / "lexicon" / "data" / name
    lines = (
        f"{json.dumps(clue, ensure_ascii=False)}: {_rounded(row)}"
        for clue, row in weights.items()
        if np.abs(row).max() >= least
    )
    clues = ",\n".join(lines)
    path.write_text(f'{{"outcomes": {json.dumps(outcomes)},\n"clues": {{\n{clues}\n}}}}\n', encoding="utf-8")


def _rounded(row: Floats) -> str:
    return json.dumps([round(value, 2) for value in row.tolist()], separators=(",", ":"))


if __name__ == "__main__":
    main(sys.argv[1:])
