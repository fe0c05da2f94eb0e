"""Every entry of the figure lexicons is tried on its own examples and counter-examples."""

import pytest

from policy_nlp.extract.figures import find_figures
from policy_nlp.extract.figures.words import BoundEntry, ClassifierEntry, CurrencyEntry, UnitEntry
from policy_nlp.lexicon import load, simplify
from policy_nlp.model import FigureMention, Reading

UNITS = load("units.yaml", UnitEntry)
CLASSIFIERS = load("classifiers.yaml", ClassifierEntry)
CURRENCIES = load("figure_currencies.yaml", CurrencyEntry)
BOUNDS = load("figure_bounds.yaml", BoundEntry)
ENTRIES = [*UNITS, *CLASSIFIERS, *CURRENCIES, *BOUNDS]


def figures(text: str) -> list[FigureMention]:
    return find_figures(Reading(simplify(text)))


def name_of(entry_id: str) -> str:
    return entry_id.partition("#")[0]


@pytest.mark.parametrize(("entry", "text"), [(entry, text) for entry in UNITS for text in entry.examples])
def test_unit_is_found_in_its_examples(entry: UnitEntry, text: str) -> None:
    assert name_of(entry.id) in {figure.unit.split("/")[0] for figure in figures(text)}


@pytest.mark.parametrize("entry", [entry for entry in UNITS if not entry.per_forms or len(entry.forms) > 1])
def test_every_form_of_a_unit_is_read_with_its_factor(entry: UnitEntry) -> None:
    for form in entry.forms:
        (figure,) = figures(f"共计47{form}，")
        assert (figure.unit, figure.kind) == (name_of(entry.id), entry.kind), form


@pytest.mark.parametrize(("entry", "text"), [(entry, text) for entry in CLASSIFIERS for text in entry.examples])
def test_classifier_counts_in_its_examples(entry: ClassifierEntry, text: str) -> None:
    plain = simplify(text)
    assert any(figure.unit == "count" and entry.id in plain[figure.start : figure.end] for figure in figures(text))


@pytest.mark.parametrize("entry", CLASSIFIERS, ids=lambda entry: entry.id)
def test_every_classifier_counts_a_large_number(entry: ClassifierEntry) -> None:
    assert [figure.unit for figure in figures(f"共有47{entry.id}，")] == ["count"]


@pytest.mark.parametrize("entry", CURRENCIES, ids=lambda entry: entry.id)
def test_every_form_of_a_currency_is_money(entry: CurrencyEntry) -> None:
    code = "CNY" if entry.id == "local" else name_of(entry.id)
    for text in [f"耗资47万{form}，" for form in entry.forms] + [f"耗资{prefix}47万，" for prefix in entry.prefixes]:
        assert [(figure.unit, figure.kind) for figure in figures(text)] == [(code, "money")], text


@pytest.mark.parametrize(("entry", "text"), [(entry, text) for entry in BOUNDS for text in entry.examples])
def test_bound_sets_the_value_of_its_examples(entry: BoundEntry, text: str) -> None:
    (figure,) = figures(text)
    low, high = entry.limit.endswith("low"), entry.limit.endswith("high")
    assert (figure.high is None, figure.low is None, figure.approx) == (low, high, entry.approx)


@pytest.mark.parametrize("text", [text for entry in ENTRIES for text in entry.counter_examples])
def test_counter_examples_hold_no_figure(text: str) -> None:
    assert figures(text) == []
