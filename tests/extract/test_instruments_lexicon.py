"""The instrument lexicon against itself, and the room against texts made to break it."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_nlp.extract.instruments import find_instruments
from policy_nlp.extract.instruments.numbered import IssuerEntry, NumberedEntry
from policy_nlp.extract.instruments.words import HeadEntry, WordEntry, heads
from policy_nlp.lexicon import Entry, load, simplify
from policy_nlp.lexicon.titles import TitleEntry, short_forms, titles
from policy_nlp.model import InstrumentMention, Reading

HEADS = load("instrument_heads.yaml", HeadEntry)
TITLES = load("instruments.yaml", TitleEntry)
NUMBERED = load("instrument_numbers.yaml", NumberedEntry)
ISSUERS = load("instrument_issuers.yaml", IssuerEntry)
WITH_EXAMPLES: tuple[Entry, ...] = (*HEADS, *NUMBERED, *ISSUERS)


def found(text: str) -> list[InstrumentMention]:
    return find_instruments(Reading(simplify(text)))


@pytest.mark.parametrize(
    ("entry", "example"),
    [(e, x) for e in WITH_EXAMPLES for x in e.examples],
    ids=lambda value: getattr(value, "id", value),
)
def test_example_is_found(entry: Entry, example: str) -> None:
    forms = [simplify(form) for form in (entry.id, *getattr(entry, "forms", ()))]
    clean = simplify(example)
    assert any(form in clean[m.start : m.end] for m in found(example) for form in forms)


@pytest.mark.parametrize("example", [x for e in WITH_EXAMPLES for x in e.counter_examples])
def test_counter_example_is_not_found(example: str) -> None:
    assert found(example) == []


@pytest.mark.parametrize("form", sorted(titles()))
def test_known_title_is_found_without_marks(form: str) -> None:
    text = f"去年，{form}，引起关注。"
    assert [(text[m.start : m.end], m.name, m.kind) for m in found(text)] == [(form, form, titles()[form].kind)]


@pytest.mark.parametrize("form", sorted(short_forms()))
def test_short_form_is_named_by_its_title(form: str) -> None:
    entry = short_forms()[form]
    assert [m.name for m in found(f"目前，{form}，引起关注。")] == [simplify(entry.id)]


def test_no_form_stands_for_two_instruments() -> None:
    forms = [simplify(form) for e in TITLES for form in (e.id, *e.forms, *e.short)]
    assert sorted({form for form in forms if forms.count(form) > 1}) == []


def test_every_head_has_simplified_form() -> None:
    assert set(heads()) == {entry.id for entry in HEADS}


def test_word_classes_are_loaded_whole() -> None:
    for entry in load("instrument_words.yaml", WordEntry):
        assert len(set(entry.words)) == len(entry.words), entry.id


FRAGMENTS = [
    *"《》“”()第号的、和，\n\t",
    *("14017", "行政令", "公告", "2025年", "清单", "法案", "发布", "关键矿产", "IRA", "稀土", "计划", "战略"),
    *("第三章", "国防生产法", "报告", "2017-12", "(ABC)", "2025年第18号"),
]


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join))
def test_mentions_are_sorted_disjoint_and_named(text: str) -> None:
    mentions = found(text)
    ends = [0, *(m.end for m in mentions)]
    assert all(end <= m.start < m.end <= len(text) for end, m in zip(ends, mentions, strict=False))
    assert all(m.name == m.name.strip() != "" for m in mentions)
    assert not any(re.search(r"[《》“”\n\t]", m.name) for m in mentions)


@pytest.mark.parametrize(
    "text",
    [
        "《" * 20_000,
        "》" * 20_000,
        "1" * 20_000,
        "第1号" * 6_000,
        "(" * 20_000,
        "“" * 20_000,
        "和" * 20_000,
        "发布关于" * 5_000,
    ],
    ids=["open", "close", "digits", "numbers", "brackets", "quotes", "and", "about"],
)
def test_time_grows_with_length_alone(text: str) -> None:
    def seconds(sample: str) -> float:
        started = time.process_time()
        found(sample)
        return time.process_time() - started

    found("发布《国家战略》")
    half, whole = seconds(text[: len(text) // 2]), seconds(text)
    assert whole < 0.5 or whole < 4 * half
