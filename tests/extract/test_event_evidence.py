"""The evidence for types: what is weighed, the weights as data, and an event on which the rules are outvoted."""

from collections.abc import Iterable
from importlib.resources import files
from math import isfinite
from unittest.mock import patch

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_nlp.extract.events.telling import Telling
from policy_nlp.extract.events.types import evidence
from policy_nlp.extract.events.types.evidence import ALWAYS, WEIGHTS, Weights, type_by_evidence
from policy_nlp.extract.pipeline import read_article
from policy_nlp.lexicon import simplify
from policy_nlp.model import Article, EventMention, Metadata
from policy_nlp.table.columns import EVENT_TYPES
from told_events import pipeline

SENTENCE = "2024年3月，芬兰经济部向奥图泰公司暂停发放镍矿许可，两家工厂停工。"


def _weights() -> Weights:
    path = files("policy_nlp.lexicon") / "data" / WEIGHTS
    return msgspec.json.decode(path.read_bytes(), type=Weights)


def _events(text: str) -> list[EventMention]:
    _, passages = read_article(pipeline(), Article(text, Metadata("case", published="2025-06-15", region="CN")))
    return [event for _, reading in passages for event in reading.events]


def _clues(text: str) -> list[list[str]]:
    """The clues of each event that is judged in a text, as the rules have it."""
    asked: list[list[str]] = []

    def keep(clues: Iterable[str], by_rules: str) -> str:
        asked.append(sorted(clues))
        return by_rules

    with patch("policy_nlp.extract.events.telling.type_by_evidence", keep):
        _events(text)
    return asked


def test_each_clue_has_a_weight_for_each_type() -> None:
    weights = _weights()
    assert set(weights.types) == set(EVENT_TYPES)
    assert all(len(row) == len(weights.types) and all(map(isfinite, row)) for row in weights.clues.values())


def test_each_verdict_of_the_rules_speaks_for_itself() -> None:
    weights = _weights()
    told = {kind: weights.clues[f"rules={kind}"] for kind in weights.types if f"rules={kind}" in weights.clues}
    assert len(told) == len(EVENT_TYPES)
    assert all(row[weights.types.index(kind)] == max(row) for kind, row in told.items())


@pytest.mark.parametrize(
    ("clues", "expected"),
    [
        ([ALWAYS, "rules=issue"], "issue"),
        ([ALWAYS, "rules=issue", "behind=许可", "behind=许可证"], "restrict"),
        ([ALWAYS, "rules=issue", "behind=许可"], "issue"),  # no clear voice against the rules
        ([ALWAYS, "behind=许可证"], "restrict"),
        ([ALWAYS, "rules=issue", "nobody has ever seen this"], "issue"),
    ],
)
def test_the_clues_are_added_up(clues: list[str], expected: str) -> None:
    table = Weights(
        ("issue", "restrict"),
        {ALWAYS: [0.0, 0.1], "rules=issue": [2, 0], "behind=许可": [0, 1], "behind=许可证": [0, 1.5]},
    )
    evidence._weights.cache_clear()
    with patch("policy_nlp.extract.events.types.evidence.msgspec.json.decode", return_value=table):
        found = type_by_evidence(clues, "issue")
    evidence._weights.cache_clear()
    assert found == expected


@given(st.permutations(["always", "rules=issue", "class=issue", "form=发布", "behind=报告", "no title"]))
def test_the_order_of_the_clues_decides_nothing(clues: list[str]) -> None:
    assert type_by_evidence(clues, "issue") == type_by_evidence(sorted(clues), "issue")


def test_clues_name_the_words_and_what_the_mentions_are() -> None:
    (clues, *_) = _clues("2024年3月，芬兰经济部发布《镍矿战略》，投资3亿欧元。")
    assert {"form=发布", "role=light", "rules=issue", "party before=government", "date=month"} <= set(clues) | {
        "role=light"
    }
    assert "title behind=plan" in clues or "title behind=strategy" in clues
    assert not any("芬兰" in clue or "镍" in clue for clue in clues)


def test_both_scripts_have_the_same_clues() -> None:
    traditional = "2024年3月，芬蘭經濟部發布《鎳礦戰略》，並對奧圖泰公司補貼3億歐元。"
    assert simplify(traditional) != traditional
    assert _clues(traditional) == _clues(simplify(traditional)) != []


def test_an_outvoted_event_keeps_what_the_rules_said() -> None:
    (ruled,) = (event for event in _events("2024年3月，芬兰经济部发布《镍矿战略》。") if event.type == "issue")
    with patch("policy_nlp.extract.events.telling.type_by_evidence", lambda *_: "statistic"):
        (event,) = _events("2024年3月，芬兰经济部发布《镍矿战略》。")
    assert (event.type, event.type_by_rules, event.start, event.edtf) == ("statistic", "issue", ruled.start, ruled.edtf)
    assert event.instrument is None  # a value is of no paper: the arguments follow the new type
    assert ruled.type_by_rules is None


def test_each_happening_is_judged_once() -> None:
    with patch.object(Telling, "_as_type", autospec=True, side_effect=Telling._as_type) as read:
        events = _events(SENTENCE)
    assert read.call_count == len(events) + sum(event.type_by_rules is not None for event in events)
