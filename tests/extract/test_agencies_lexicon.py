"""The lexicon of organisations: every entry is found, under its own name, in both scripts' characters."""

import pytest

from policy_nlp.extract.agencies import find_agencies
from policy_nlp.extract.agencies.entries import (
    Agency,
    Head,
    Leader,
    Words,
    agencies,
    agency_of_id,
    forms,
    heads,
    leaders,
)
from policy_nlp.lexicon import load, simplify
from policy_nlp.lexicon.countries import country_of_code
from policy_nlp.model import Reading

ENTRIES = agencies()


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: str(entry.id))
def test_the_canonical_name_is_found_whole(entry: Agency) -> None:
    text = f"据悉，{entry.id}宣布。"
    found = [(mention.name, mention.kind) for mention in find_agencies(Reading(text))]
    assert found == [(entry.id, entry.kind)]


def test_canonical_names_are_unique_and_simplified() -> None:
    identifiers = [entry.id for entry in ENTRIES]
    assert len(identifiers) == len(set(identifiers))
    assert [identifier for identifier in identifiers if simplify(identifier) != identifier] == []


def test_countries_and_parents_exist() -> None:
    for entry in ENTRIES:
        assert entry.country is None or country_of_code(entry.country) is not None, entry.id
        assert entry.parent is None or agency_of_id(entry.parent) is not None, entry.id


@pytest.mark.parametrize(
    "entry", [e for e in ENTRIES if e.examples or e.counter_examples], ids=lambda entry: str(entry.id)
)
def test_examples(entry: Agency) -> None:
    for example in entry.examples:
        assert entry.id in {mention.name for mention in find_agencies(Reading(simplify(example)))}
    for example in entry.counter_examples:
        assert entry.id not in {mention.name for mention in find_agencies(Reading(simplify(example)))}


def test_a_form_has_one_meaning_within_a_country() -> None:
    for form, meanings in forms().items():
        owners = [(meaning.agency.country, meaning.agency.until, meaning.agency.since) for meaning in meanings]
        assert len(owners) == len(set(owners)), (form, [meaning.agency.id for meaning in meanings])


def test_grammar_data_loads() -> None:
    assert len(heads()[1]) == len(load("agency_heads.yaml", Head))
    assert {leader.id for leader in load("agency_leaders.yaml", Leader)} <= set(leaders())
    assert all(entry.words for entry in load("agency_words.yaml", Words))
