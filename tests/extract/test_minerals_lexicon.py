"""The mineral lexicon against itself: examples, counter-examples, names and vetoed words."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_nlp.extract.minerals import find_minerals
from policy_nlp.extract.minerals.words import Commodity, Family, Material, commodities, families, materials, vetoes
from policy_nlp.lexicon import Entry, simplify
from policy_nlp.lexicon.critical_lists import lists, unannotated
from policy_nlp.model import MineralMention, Reading


def mentions(text: str) -> list[MineralMention]:
    return find_minerals(Reading(simplify(text)))


def by_id(entry: Entry) -> str:
    return entry.id


@pytest.mark.parametrize("entry", commodities(), ids=by_id)
def test_commodity(entry: Commodity) -> None:
    for example in entry.examples:
        assert any(entry.id in mention.ids for mention in mentions(example)), example
    for example in entry.counter_examples:
        assert not any(entry.id in mention.ids for mention in mentions(example)), example
    for name in entry.names:
        assert [(m.start, m.end, m.ids) for m in mentions(name)] == [(0, len(name), (entry.id,))], name


@pytest.mark.parametrize("entry", materials(), ids=by_id)
def test_material(entry: Material) -> None:
    for example in entry.examples:
        assert any(set(entry.ids) == set(mention.ids) for mention in mentions(example)), example
    for example in entry.counter_examples:
        assert not any(set(entry.ids) == set(mention.ids) for mention in mentions(example)), example


@pytest.mark.parametrize("entry", families(), ids=by_id)
def test_family(entry: Family) -> None:
    for example in entry.examples:
        assert [(m.start, m.end) for m in mentions(example)] == [(0, len(example))], example
    for example in entry.counter_examples:
        assert len(mentions(example)) > 1, example


@pytest.mark.parametrize("word", [word for veto in vetoes() for word in veto.words])
def test_vetoed_word(word: str) -> None:
    assert mentions(word) == []


def test_every_listed_commodity_can_be_found() -> None:
    listed = {commodity for critical in lists() for commodity in critical.commodities} - unannotated()
    assert listed <= {entry.id for entry in commodities() if entry.examples}


def test_no_name_belongs_to_two_commodities() -> None:
    names = [simplify(name) for entry in commodities() for name in entry.names]
    names += [simplify(name) for material in materials() for name in material.names]
    names += [character for entry in commodities() for character in simplify(entry.elements)]
    assert sorted(set(names)) == sorted(names)


ALPHABET = "锂钴铁金银氧化酸碳二三矿石金属合物铵业公司、和的( )\n\tGaNLiSb"


@given(st.text(alphabet=ALPHABET, max_size=60))
def test_mentions_are_sorted_apart_and_inside(text: str) -> None:
    found = find_minerals(Reading(text))
    order = {entry.id: rank for rank, entry in enumerate(commodities())}
    for mention in found:
        assert 0 <= mention.start < mention.end <= len(text)
        ranks = [order[id_] for id_ in mention.ids]
        assert ranks == sorted(set(ranks))
        assert ranks
    for left, right in pairwise(found):
        assert left.end <= right.start


@pytest.mark.parametrize("unit", ["锂", "氧化", "二三四", "铁", "金、", "Ga", "锂(Li)", "碳酸氢氧化", "三甲基"])
def test_time_grows_with_length_only(unit: str) -> None:
    plain = "全球关键矿产供应链与稀土政策。"
    find_minerals(Reading(plain))

    def seconds(text: str) -> float:
        start = time.process_time()
        find_minerals(Reading(text))
        return time.process_time() - start

    assert seconds(unit * (40_000 // len(unit))) < 100 * max(seconds(plain * (40_000 // len(plain))), 0.02)
