"""Which word names a happening: what is asked of which words, the weights as data, and what is told of the outvoted."""

from collections.abc import Sequence
from importlib.resources import files
from math import isfinite
from unittest.mock import patch

import msgspec
import pytest

from policy_nlp.extract.events.evidence import triggers
from policy_nlp.extract.events.evidence.triggers import CLEARLY, ITSELF, Asked, likeliest, with_choice
from policy_nlp.extract.events.evidence.weights import Weights
from policy_nlp.extract.events.happening import Happening
from policy_nlp.extract.events.view import SentenceView
from policy_nlp.extract.pipeline import read_article
from policy_nlp.lexicon import simplify
from policy_nlp.model import Article, Metadata, Reading
from told_events import pipeline

SENTENCE = "2024年3月，芬兰经济部决定暂停发放镍矿许可。"
TWO = "2024年3月，芬兰经济部决定暂停发放镍矿许可；4月，瑞典重启锂矿。"


def _reading(text: str) -> Reading:
    _, passages = read_article(pipeline(), Article(text, Metadata("case", published="2025-06-15", region="CN")))
    return next(iter(passages))[1]


def _asked(text: str) -> list[list[Asked]]:
    """What is asked of each happening of a text."""
    asked: list[list[Asked]] = []

    def keep(view: SentenceView, happenings: Sequence[Happening]) -> list[Happening]:
        asked.extend(triggers.asked(view, happenings, happening) for happening in happenings)
        return list(happenings)

    with patch("policy_nlp.extract.events.telling.with_weighed_triggers", keep):
        _reading(text)
    return asked


def _words(text: str) -> list[list[tuple[str, bool]]]:
    """The words that are asked of, and whether the rules choose them."""
    return [[(text[c.trigger.start : c.trigger.end], c.by_rules == ITSELF) for c in row] for row in _asked(text)]


def test_each_clue_has_one_weight() -> None:
    weights = msgspec.json.decode((files("policy_nlp.lexicon") / "data" / triggers.WEIGHTS).read_bytes(), type=Weights)
    assert weights.outcomes == triggers.OUTCOMES
    assert all(len(row) == 1 and isfinite(row[0]) for row in weights.clues.values())
    assert weights.clues["rules"][0] > 0 > weights.clues["rival"][0]


def test_all_words_of_the_stretch_are_asked_one_of_them_is_that_of_the_rules() -> None:
    (words,) = _words(SENTENCE)
    assert len(words) > 1
    assert sum(chosen for _, chosen in words) == 1
    assert {"决定"} <= {word for word, _ in words}


def test_a_rival_stands_between_the_happenings_and_dates_on_both_sides() -> None:
    first, *_ = _asked(TWO)
    assert all(candidate.trigger.end <= TWO.index("4月") for candidate in first)


def test_no_word_of_a_shared_verb_is_asked() -> None:
    assert all(not row for row in _asked("2008年起该国先后发布《铟矿战略》(2009年)、《铋矿战略》(2012年)。"))


def test_only_words_of_a_role_that_may_prevail_are_weighed() -> None:
    """The reading asks of fewer words than the fit; that of the rules is among them."""
    some: list[int] = []

    def keep(view: SentenceView, happenings: Sequence[Happening]) -> list[Happening]:
        for happening in happenings:
            every, likely = (triggers.asked(view, happenings, happening, only_likely=only) for only in (False, True))
            told = [candidate.clues for candidate in every]
            assert all(candidate.clues in told for candidate in likely)
            assert not likely or sum(candidate.by_rules == ITSELF for candidate in likely) == 1
            some.extend((len(every), len(likely)))
        return list(happenings)

    with patch("policy_nlp.extract.events.telling.with_weighed_triggers", keep):
        _reading("2024年3月，芬兰开始建设镍矿，出口增长20%。")
        _reading(SENTENCE)
    assert sum(some[1::2]) < sum(some[::2])


def test_clues_are_told_once_and_name_nobody() -> None:
    for row in _asked(TWO):
        for candidate in row:
            told = with_choice(candidate.clues, candidate.by_rules)
            assert len(told) == len(set(told))
            assert not any("芬兰" in clue or "镍" in clue for clue in told)
    (row,) = _asked(SENTENCE)
    assert {"form=决定", "first=0 side=behind", "first=0"} <= set(row[0].clues)


def test_rivals_are_told_what_the_rules_choose_and_where_it_stands() -> None:
    (row,) = _asked(SENTENCE)
    chosen = next(n for n, candidate in enumerate(row) if candidate.by_rules == ITSELF)
    for n, candidate in enumerate(row):
        side = candidate.by_rules.split(" ")[0]
        assert side == (ITSELF if n == chosen else "behind" if n < chosen else "before")


def test_both_scripts_are_asked_the_same() -> None:
    traditional = "2024年3月，芬蘭經濟部決定暫停發放鎳礦許可；4月，瑞典重啟鋰礦。"
    assert simplify(traditional) != traditional
    both = [_asked(traditional), _asked(simplify(traditional))]
    told = [[[(c.clues, c.by_rules) for c in row] for row in rows] for rows in both]
    assert told[0] == told[1] != []


@pytest.mark.parametrize(
    ("odds", "expected"),
    [([0.0, 0.0, 0.0], 1), ([CLEARLY / 2, 0.0, 0.0], 1), ([0.0, 0.0, CLEARLY * 2], 2), ([3.0, 5.0, 4.0], 1)],
)
def test_only_a_clearly_likelier_word_takes_the_place_of_that_of_the_rules(odds: list[float], expected: int) -> None:
    assert likeliest(odds, ["behind main ban", ITSELF, "before main ban"]) == expected


def test_an_event_that_another_word_names_keeps_that_of_the_rules() -> None:
    with patch("policy_nlp.extract.events.telling.with_weighed_triggers", lambda _, happenings: list(happenings)):
        (ruled,) = _reading(SENTENCE).events
    assert ruled.trigger_by_rules is None

    def speaks(candidates: Sequence[Asked]) -> list[float]:
        return [0.0 if candidate.by_rules == ITSELF else -float(n) for n, candidate in enumerate(candidates)]

    def speaks_against(candidates: Sequence[Asked]) -> list[float]:
        return [0.0 if candidate.by_rules == ITSELF else 9.0 - n for n, candidate in enumerate(candidates)]

    with patch.object(triggers, "odds_of", speaks):
        (event,) = _reading(SENTENCE).events
    assert event.trigger_by_rules is None
    with patch.object(triggers, "odds_of", speaks_against):
        (event,) = _reading(SENTENCE).events
    assert (event.start, event.end) != (ruled.start, ruled.end)
    assert event.trigger_by_rules == (ruled.start, ruled.end)
    assert (event.edtf, event.date_span) == (ruled.edtf, ruled.date_span)
