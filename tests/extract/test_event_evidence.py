"""The evidence for events: what is weighed, the weights as data, and events on which the rules are outvoted."""

from collections.abc import Iterable, Sequence
from importlib.resources import files
from math import isfinite
from typing import NamedTuple
from unittest.mock import patch

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_nlp.extract.events.evidence import commodities, further, parties
from policy_nlp.extract.events.evidence.types import WEIGHTS, type_by_evidence
from policy_nlp.extract.events.evidence.weights import ALWAYS, Weights, _table
from policy_nlp.extract.events.scene import Scene
from policy_nlp.extract.events.sentences import Sentence
from policy_nlp.extract.events.telling import Telling
from policy_nlp.extract.pipeline import read_article
from policy_nlp.lexicon import simplify
from policy_nlp.model import Article, EventMention, Metadata, Reading
from policy_nlp.table.columns import EVENT_TYPES
from told_events import pipeline

SENTENCE = "2024年3月，芬兰经济部向奥图泰公司暂停发放镍矿许可，两家工厂停工。"


def _weights(file: str) -> Weights:
    path = files("policy_nlp.lexicon") / "data" / file
    return msgspec.json.decode(path.read_bytes(), type=Weights)


def _readings(text: str) -> list[Reading]:
    _, passages = read_article(pipeline(), Article(text, Metadata("case", published="2025-06-15", region="CN")))
    return [reading for _, reading in passages]


def _events(text: str) -> list[EventMention]:
    return [event for reading in _readings(text) for event in reading.events]


def _clues(text: str) -> list[list[str]]:
    """The clues of each event that is judged in a text, as the rules have it."""
    asked: list[list[str]] = []

    def keep(clues: Iterable[str], by_rules: str) -> str:
        asked.append(sorted(clues))
        return by_rules

    with patch("policy_nlp.extract.events.telling.type_by_evidence", keep):
        _events(text)
    return asked


@pytest.mark.parametrize(
    ("file", "outcomes"),
    [
        (WEIGHTS, EVENT_TYPES),
        (further.WEIGHTS, further.OUTCOMES),
        (commodities.WEIGHTS, commodities.OUTCOMES),
        (parties.WEIGHTS, parties.OUTCOMES),
    ],
)
def test_each_clue_has_a_weight_for_each_outcome(file: str, outcomes: Sequence[str]) -> None:
    weights = _weights(file)
    assert weights.outcomes == tuple(outcomes)
    assert all(len(row) == len(weights.outcomes) and all(map(isfinite, row)) for row in weights.clues.values())


@pytest.mark.parametrize("file", [WEIGHTS, further.WEIGHTS, commodities.WEIGHTS, parties.WEIGHTS])
def test_each_verdict_of_the_rules_speaks_for_itself(file: str) -> None:
    weights = _weights(file)
    rows = [weights.clues[f"rules={outcome}"] for outcome in weights.outcomes]
    assert all(row[n] == max(other[n] for other in rows) for n, row in enumerate(rows))


@pytest.mark.parametrize(
    ("clues", "expected"),
    [
        ([ALWAYS], "issue"),
        ([ALWAYS, "behind=许可", "behind=许可证"], "restrict"),
        ([ALWAYS, "behind=许可"], "issue"),  # no clear voice against the rules
        ([ALWAYS, "class=ban"], "restrict"),  # of such triggers the rules are not to be trusted
        ([ALWAYS, "nobody has ever seen this"], "issue"),
    ],
)
def test_the_clues_are_added_up(clues: list[str], expected: str) -> None:
    rules = {"rules=issue": [2.0, 0.0], "rules=issue class=ban": [-2.0, 1.0]}
    words = {"behind=许可": [0.0, 1.0], "behind=许可证": [0.0, 1.5]}
    table = Weights(("issue", "restrict"), {ALWAYS: [0.0, 0.1]} | rules | words)
    _table.cache_clear()
    with patch("policy_nlp.extract.events.evidence.weights.msgspec.json.decode", return_value=table):
        found = type_by_evidence(clues, "issue")
    _table.cache_clear()
    assert found == expected


@given(st.permutations(["always", "class=issue", "form=发布", "behind=报告", "no title"]))
def test_the_order_of_the_clues_decides_nothing(clues: list[str]) -> None:
    assert type_by_evidence(clues, "issue") == type_by_evidence(sorted(clues), "issue")


def test_clues_name_the_words_and_what_the_mentions_are() -> None:
    (clues, *_) = _clues("2024年3月，芬兰经济部发布《镍矿战略》，投资3亿欧元。")
    assert {"form=发布", "role=main", "party before=government", "date=month"} <= set(clues)
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


@pytest.mark.parametrize(("said", "events"), [(True, 2), (False, 1)])
def test_another_happening_under_a_date_is_what_is_judged_to_be_one(said: bool, events: int) -> None:
    with patch("policy_nlp.extract.events.walk.tells_another", return_value=said) as judged:
        found = _events(SENTENCE)
    assert len(found) == events
    assert judged.call_count == 1
    assert judged.call_args.args[0].trigger.entry.id == "operate"


def test_titles_with_dates_of_their_own_are_not_judged() -> None:
    text = "2008年起该国步步收紧，先后发布《铟矿战略》(2009年)、《铋矿战略》(2012年)。"
    with patch("policy_nlp.extract.events.walk.tells_another", return_value=False):
        found = _events(text)
    assert {event.edtf for event in found if event.instrument} == {"2009", "2012"}


def test_clues_tell_what_stands_before_and_how_the_stretch_begins() -> None:
    asked: list[list[str]] = []

    def keep(candidate: further.Candidate) -> bool:
        asked.append(further.clues_of(candidate))
        return candidate.by_rules

    with patch("policy_nlp.extract.events.walk.tells_another", keep):
        _events("2024年3月，芬兰经济部发布《镍矿战略》，并且关闭两座镍矿。")
    (clues,) = asked
    assert {"after=issue", "class=operate", "form=关闭", "leads=并且", "same form=False", "mineral=True"} <= set(clues)
    assert len(clues) == len(set(clues))


@pytest.mark.parametrize(
    ("text", "events", "left"),
    [
        ("2024年3月，芬兰经济部发布《镍矿战略》，并且关闭两座镍矿。", [("发布", None), ("关闭", True)], []),
        ("2024年3月，芬兰经济部发布《镍矿战略》，随后芬兰议会通过《镍矿法》。", [("发布", None)], ["通过"]),
    ],
)
def test_what_weights_decide_against_the_rules_is_told(
    text: str, events: list[tuple[str, bool | None]], left: list[str]
) -> None:
    with patch("policy_nlp.extract.events.walk.tells_another", lambda candidate: not candidate.by_rules):
        (reading,) = _readings(text)
    assert [(reading.text[e.start : e.end], e.left_by_rules) for e in reading.events] == events
    assert [reading.text[a.start : a.end] for a in reading.abstentions if a.layer == "event"] == left


def _asked_of_commodities(text: str) -> list[list[commodities.Asked]]:
    """What is asked of the commodities of each event of a text, as the rules have it."""
    asked: list[list[commodities.Asked]] = []

    def keep(scene: Scene, sentence: Sentence, events: Sequence[EventMention]) -> list[EventMention]:
        rows = commodities.rows_of(scene, sentence)
        asked.extend(list(commodities.asked(scene, sentence, event, events, rows)) for event in events)
        return list(events)

    with patch("policy_nlp.extract.events.telling.with_weighed_commodities", keep):
        _events(text)
    return asked


def test_each_commodity_of_a_sentence_is_asked_of_each_event() -> None:
    first, second = _asked_of_commodities("2024年3月，芬兰经济部禁止出口镍、铋；4月，瑞典关闭锂矿。")
    assert {candidate.commodity for candidate in first} == {candidate.commodity for candidate in second}
    assert {c.commodity: c.by_rules for c in first} == {"Ni": "yes", "Bi": "yes", "Li": "no"}
    rows = {candidate.commodity: candidate.row for candidate in first}
    assert rows["Ni"] == rows["Bi"] != rows["Li"]
    clues = {candidate.commodity: set(candidate.clues) for candidate in first}
    assert {"side=behind", "row=2", "times=1", "part=False side=behind"} <= clues["Ni"]
    assert {"side=behind", "row=1", "events between=1 side=behind", "part=True side=behind"} <= clues["Li"]
    assert all(len(candidate.clues) == len(set(candidate.clues)) for candidate in first)


def test_a_commodity_told_before_the_sentence_is_asked_too() -> None:
    *_, last = _asked_of_commodities("芬兰盛产铋。2024年3月，该国禁止出口。")
    assert [(c.commodity, c.by_rules, c.row, "carried=0" in c.clues) for c in last] == [("Bi", "yes", -1, True)]


@pytest.mark.parametrize(
    ("odds", "minerals"),
    [
        ({"Ni": 1.0, "Bi": 1.0, "Li": -1.0}, ("Ni", "Bi")),
        ({"Ni": 3.0, "Bi": -1.0, "Li": -1.0}, ("Ni", "Bi")),  # a row stays together
        ({"Ni": -2.0, "Bi": -2.0, "Li": 2.0}, ()),  # lithium is the other event's
    ],
)
def test_an_event_has_the_rows_for_which_the_clues_speak(odds: dict[str, float], minerals: tuple[str, ...]) -> None:
    def speaks(candidate: commodities.Asked) -> float:
        return odds[candidate.commodity]

    with patch.object(commodities, "odds_of", speaks):
        first, *_ = _events("2024年3月，芬兰经济部禁止出口镍、铋；4月，瑞典关闭锂矿。")
    assert first.minerals == minerals
    assert first.minerals_by_rules == (None if minerals == ("Ni", "Bi") else ("Ni", "Bi"))


class _Asked(NamedTuple):
    by_rules: str
    clues: list[str]
    is_in_doubt: bool


def _asked_of_parties(text: str) -> list[dict[str, _Asked]]:
    """What may be asked of the parties of each event of a text, by name, as the rules have it."""
    asked: list[dict[str, _Asked]] = []

    def keep(
        scene: Scene, sentence: Sentence, events: Sequence[EventMention], last: EventMention | None
    ) -> list[EventMention]:
        company = parties.company_of(scene, sentence, events, last)
        for event in events:
            asked.append({})
            for c in parties.candidates_for(scene, event, company):
                clues = parties.clues_of_event(event, company)
                clues += parties.clues_of(scene, sentence, event, company, c)
                asked[-1][c.name] = _Asked(c.by_rules, clues, c.is_in_doubt)
        return list(events)

    with patch("policy_nlp.extract.events.telling.with_weighed_parties", keep):
        _events(text)
    return asked


def test_each_party_of_a_sentence_is_a_candidate_for_each_event() -> None:
    first, second = _asked_of_parties("2024年3月，芬兰、瑞典与挪威签署协议；4月，丹麦关闭锂矿。")
    assert set(first) == set(second) == {"芬兰", "瑞典", "挪威", "丹麦"}
    assert first["芬兰"].by_rules == "actor"
    assert first["丹麦"].by_rules == "no"
    assert {"side=before", "kind=country"} <= set(first["芬兰"].clues)
    assert {"side=behind", "part=True side=behind", "stands=behind"} <= set(first["丹麦"].clues)
    assert all(len(c.clues) == len(set(c.clues)) for c in first.values())


def test_only_those_are_asked_of_on_whom_rules_are_doubtful() -> None:
    first, second = _asked_of_parties("2024年3月，芬兰禁止出口镍；4月，丹麦关闭锂矿。")
    assert not first["芬兰"].is_in_doubt, "acts with no verb in between"
    assert not first["丹麦"].is_in_doubt, "has no side, and stands behind"
    assert not second["芬兰"].is_in_doubt, "has no side, and does not stand last"
    assert all(parties.is_in_doubt(c.clues, c.by_rules) == c.is_in_doubt for c in (*first.values(), *second.values()))


def test_who_took_part_before_the_sentence_is_a_candidate_too() -> None:
    *_, last = _asked_of_parties("2023年5月，芬兰关闭镍矿。2024年3月，瑞典禁止出口铋。")
    assert last["瑞典"].by_rules == "actor"
    assert (last["芬兰"].by_rules, "carried" in last["芬兰"].clues) == ("no", True)


@pytest.mark.parametrize(
    ("against", "actors", "partners", "by_rules"),
    [
        ({}, ("芬兰",), (), (None, None)),
        ({"瑞典": "partner"}, ("芬兰",), ("瑞典",), (None, ())),
        ({"芬兰": "no", "瑞典": "actor"}, ("瑞典",), (), (("芬兰",), None)),
    ],
)
def test_sides_decided_against_the_rules_are_told(
    against: dict[str, str],
    actors: tuple[str, ...],
    partners: tuple[str, ...],
    by_rules: tuple[tuple[str, ...] | None, ...],
) -> None:
    def speaks(_: object, candidate: parties.Candidate, __: object) -> list[float]:
        said = against.get(candidate.name, candidate.by_rules)
        return [9.0 * (outcome == said) for outcome in parties.OUTCOMES]

    everybody = property(lambda _: True)
    with patch.object(parties, "odds_of", speaks), patch.object(parties.Candidate, "is_in_doubt", everybody):
        first, *_ = _events("2024年3月，芬兰禁止出口镍；4月，瑞典关闭锂矿。")
    assert (first.actors, first.partners) == (actors, partners)
    assert (first.actors_by_rules, first.partners_by_rules) == by_rules


def test_sides_are_decided_against_the_rules_only_where_that_is_clear() -> None:
    assert parties.verdict([0.0, 0.5, 0.0], "no") == "no"
    assert parties.verdict([0.0, 1.5, 0.0], "no") == "actor"
    assert parties.verdict([0.0, 0.0, 1.5], "no") == "no", "there are few partners to learn from"
    assert parties.verdict([0.0, 0.0, 2.5], "no") == "partner"


def test_both_scripts_have_the_same_clues_of_parties() -> None:
    traditional = "2024年3月，芬蘭與瑞典簽署協議，並對奧圖泰公司補貼3億歐元。"
    assert simplify(traditional) != traditional
    assert _asked_of_parties(traditional) == _asked_of_parties(simplify(traditional)) != []
