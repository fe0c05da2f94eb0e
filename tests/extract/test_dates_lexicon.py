"""Every entry of the date lexicons against its own examples and counter-examples."""

import re

import pytest

from policy_nlp.extract.dates import find_dates
from policy_nlp.extract.dates.grammar import expressions
from policy_nlp.extract.dates.words import EraEntry, MarkEntry, NotEntry, WordEntry, effect_of_marks, words
from policy_nlp.lexicon import Entry, load, simplify
from policy_nlp.model import Context, Reading

WORDS = load("dates_words.yaml", WordEntry)
ERAS = load("dates_eras.yaml", EraEntry)
MARKS = load("dates_marks.yaml", MarkEntry)
NOT = load("dates_not.yaml", NotEntry)
BEFORE = "2020年3月5日公布，"  # something that relative words can count from


def by_id(entry: Entry) -> str:
    return entry.id


def first_date(text: str) -> tuple[int, int]:
    return next((e.start, e.end) for e in expressions(text))


@pytest.mark.parametrize("entry", WORDS, ids=by_id)
def test_relative_word(entry: WordEntry) -> None:
    forms = {simplify(form) for form in entry.forms}
    assert entry.examples
    for text in map(simplify, entry.examples):
        assert any(words()[f].id == entry.id for f in forms if f in text), text
        assert any(e.low.word is not None and e.low.word.id == entry.id for e in expressions(text)), text
    for text in map(simplify, entry.counter_examples):
        assert all(e.low.word is None for e in expressions(text)), text


def test_no_form_belongs_to_two_words() -> None:
    forms = [simplify(form) for entry in WORDS for form in entry.forms]
    assert len(forms) == len(set(forms)) == len(words())


@pytest.mark.parametrize("entry", ERAS, ids=by_id)
def test_era(entry: EraEntry) -> None:
    assert entry.examples
    for text in map(simplify, entry.examples):
        assert any(e.rule == "era" for e in expressions(text)), text


@pytest.mark.parametrize("entry", MARKS, ids=by_id)
def test_mark(entry: MarkEntry) -> None:
    assert entry.examples
    for text in map(simplify, entry.examples):
        assert effect_of_marks(text, *first_date(text), 0) == entry.effect, text
    for text in map(simplify, entry.counter_examples):
        assert effect_of_marks(text, *first_date(text), 0) != entry.effect, text


@pytest.mark.parametrize("entry", NOT, ids=by_id)
def test_false_positive(entry: NotEntry) -> None:
    context = Context(published="2025-01-31")
    assert entry.examples
    for text in map(simplify, entry.examples):
        assert find_dates(Reading(BEFORE + "又，" + text, context=context))[1:] == [], text
        match = re.search(entry.pattern, text, re.MULTILINE)
        assert match is not None, text
        assert set(entry.cue) & set(text), text
    for text in map(simplify, entry.counter_examples):
        assert find_dates(Reading(text, context=context)), text
