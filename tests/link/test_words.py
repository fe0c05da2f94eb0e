"""The words that linking compares by: titles, acts, restrictions, countries of actors."""

import pytest

from policy_nlp.lexicon import load, simplify
from policy_nlp.link.acts import Act, acts_in, are_different_acts
from policy_nlp.link.places import is_country_or_leader, place_of
from policy_nlp.link.restrictions import Restriction, restriction_in
from policy_nlp.link.titles import (
    TitleAlias,
    TitleWord,
    genres_in,
    is_number_only,
    number_in,
    number_key,
    read_title,
    similarity,
)


@pytest.mark.parametrize("entry", load("acts.yaml", Act), ids=lambda entry: entry.id)
def test_acts_match_their_examples(entry: Act) -> None:
    assert all(entry.id in acts_in(simplify(example)) for example in entry.examples)
    assert not any(entry.id in acts_in(simplify(example)) for example in entry.counter_examples)
    assert set(entry.excludes) <= {other.id for other in load("acts.yaml", Act)}


@pytest.mark.parametrize("entry", load("restrictions.yaml", Restriction), ids=lambda entry: entry.id)
def test_restrictions_match_their_examples(entry: Restriction) -> None:
    assert all(restriction_in(simplify(example)) == entry.id for example in entry.examples)
    assert all(restriction_in(simplify(example)) != entry.id for example in entry.counter_examples)


@pytest.mark.parametrize("entry", load("title_aliases.yaml", TitleAlias), ids=lambda entry: entry.id)
def test_aliases_lead_to_their_instrument(entry: TitleAlias) -> None:
    for title in (*entry.forms, *entry.examples):
        assert similarity(simplify(title), entry.id) == 1.0


@pytest.mark.parametrize("entry", load("title_words.yaml", TitleWord), ids=lambda entry: entry.id)
def test_title_words_stand_in_their_examples(entry: TitleWord) -> None:
    assert all(any(form in simplify(example) for form in entry.forms) for example in entry.examples)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("关键矿产清单", "2022年关键矿物目录"),
        ("国家稀土材料研发法案", "国家稀土材料研究与开发法"),
        ("关键矿产评估：方法与应用", "关键矿产评价"),
        ("稀有金属保障战略", "稀有金属确保战略"),
    ],
)
def test_translations_of_one_title_are_alike(one: str, other: str) -> None:
    assert similarity(one, other) > 0.8


@pytest.mark.parametrize(
    ("one", "other"),
    [("国家锂战略", "海洋测绘计划"), ("清洁竞争法", "稀土管理条例"), ("关键矿产清单", "国家锂电池蓝图")],
)
def test_different_titles_are_not(one: str, other: str) -> None:
    assert similarity(one, other) < 0.6


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("第14017号行政令", "14017"),
        ("2023年第23号公告", "2023-23"),
        ("公开文件报告2021-1045号", "2021-1045"),
        ("国家战略", None),
    ],
)
def test_numbers(text: str, number: str | None) -> None:
    assert number_in(text) == number


def test_a_number_is_the_same_in_any_notation() -> None:
    assert number_key("EO 14017") == number_key("第14017号") == "14017"
    assert number_key("MOFCOM 2023/23") == number_key("2023年第23号") == "2023-23"


def test_a_number_alone_is_no_title() -> None:
    assert is_number_only("第14017号行政令")
    assert not is_number_only("关于镓的公告")


def test_stages_and_genres() -> None:
    assert read_title("关键矿产清单草案").stages == {"draft"}
    assert genres_in("公布关键矿产目录") == {"清单"}


def test_acts_exclude_each_other_both_ways() -> None:
    assert are_different_acts(frozenset({"pass"}), frozenset({"in_force"}))
    assert are_different_acts(frozenset({"in_force"}), frozenset({"pass"}))
    assert not are_different_acts(frozenset({"sign", "in_force"}), frozenset({"in_force"}))
    assert not are_different_acts(frozenset(), frozenset({"pass"}))


@pytest.mark.parametrize(
    ("name", "place"),
    [("中国商务部", "CHN"), ("拜登", "USA"), ("欧洲议会", "EU"), ("刚果(金)", "COD"), ("力拓", None)],
)
def test_places(name: str, place: str | None) -> None:
    assert place_of(name) == place


def test_the_country_that_a_mention_tells_is_believed() -> None:
    assert place_of("地质调查局", "AUS") == "AUS"


@pytest.mark.parametrize(
    ("name", "speaks"), [("美国", True), ("特朗普", True), ("美国拜登政府", True), ("美国能源部", False)]
)
def test_who_speaks_for_a_country(name: str, speaks: bool) -> None:
    assert is_country_or_leader(name) is speaks
