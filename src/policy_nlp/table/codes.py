"""Codes that are worked out from a row's mentions: policy area, restriction type, partner roles, grade."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from policy_nlp.lexicon import Entry, load, simplify
from policy_nlp.link import EventRecord
from policy_nlp.link.restrictions import restriction_in

_GRADE_A = 3
_GRADE_B = 0
_NEAR, _FAR = 16, 32
_SURE_TYPES = frozenset({"issue", "propose", "agree", "establish", "meet"})
_UNSURE_TYPES = frozenset({"statistic", "forecast", "operate", "other"})
_UNLICENSED = re.compile(r"(?:未经|未取得|未获得?)[^，,。；;]{0,8}许可")
_AGAINST = frozenset({"restrict", "review", "other"})
_FOR = frozenset({"fund", "operate", "establish"})
_WITH_BEFORE = re.compile(r"(?:[与同和跟及、]|联合|携手)$")
_AGAINST_BEFORE = re.compile(r"(?:[对将]|针对|起诉|告|制裁)$")
_FOR_BEFORE = re.compile(r"(?:[向为给]|授予|提供|资助|交由|支持)$")


class PolicyArea(Entry):
    """An area of the IEA policy tracker and the words that speak for it."""

    forms: tuple[str, ...]


@cache
def _area_matcher() -> tuple[AhoCorasick, list[str]]:
    words = [(entry.id, simplify(form)) for entry in load("policy_areas.yaml", PolicyArea) for form in entry.forms]
    return AhoCorasick([form for _, form in words], matchkind=MatchKind.LeftmostLongest), [area for area, _ in words]


def areas_in(text: str) -> Counter[str]:
    """How often simplified `text` speaks of each policy area."""
    matcher, areas = _area_matcher()
    return Counter(areas[index] for index, _, _ in matcher.find_matches_as_indexes(text))


def policy_area(mentions: Sequence[EventRecord]) -> str:
    """The area of a row, or empty where nothing speaks for one or two are level."""
    counts: Counter[str] = Counter()
    for mention in mentions:
        own = areas_in(f"{mention.trigger} {mention.instrument or ''}")
        counts += areas_in(mention.sentence) + own + own
    ranked = counts.most_common(2)
    level = len(ranked) == 2 and ranked[0][1] == ranked[1][1]
    return ranked[0][0] if ranked and not level else ""


def restriction_type(event_type: str, mentions: Sequence[EventRecord]) -> str:
    """The kind of restriction of a `restrict` row, from its triggers, its titles, then its sentences."""
    if event_type != "restrict":
        return ""
    if any(_UNLICENSED.search(mention.sentence) for mention in mentions):
        return "licence"
    texts = [mention.trigger for mention in mentions]
    texts += [mention.instrument or "" for mention in mentions]
    texts += [mention.sentence for mention in mentions]
    return next((code for code in map(restriction_in, texts) if code), "other")


def partner_role(event_type: str, before: str) -> str:
    """Whether a partner is acted `with`, `against` or `for`, by the words before its name, then by the event's type.

    Args:
        event_type: the event's type.
        before: the simplified words directly before the partner's name.
    """
    if _WITH_BEFORE.search(before) and event_type not in {"restrict", "fund"}:
        return "with"
    if _AGAINST_BEFORE.search(before) and event_type in _AGAINST:
        return "against"
    if _FOR_BEFORE.search(before) and event_type not in _AGAINST:
        return "for"
    if event_type in _AGAINST:
        return "against"
    return "for" if event_type in _FOR else "with"


def grade(event_type: str, date_precision: str, mentions: Sequence[EventRecord]) -> str:
    """How sure the rules are of a row: A, B or C.

    Points follow what held on the annotated articles: rows told twice, by a second article or in a chronology table are
    nearly always right; a date near its trigger and an instrument help; measurements, ranges and far dates are weaker.
    """
    articles = {mention.doc_id for mention in mentions}
    sentences = {(mention.doc_id, mention.sentence_span) for mention in mentions}
    distance = min((abs(m.start - m.date_span[1]) for m in mentions if m.date_span), default=_FAR + 1)
    points = (
        3 * (len(sentences) > 1)
        + (len(articles) > 1)
        + 3 * any(mention.rule.startswith("table") for mention in mentions)
        + any(mention.instrument is not None for mention in mentions)
        + (distance < _NEAR)
        - (distance > _FAR)
        + (event_type in _SURE_TYPES)
        - (event_type in _UNSURE_TYPES)
        - (date_precision in {"range", "decade", "century"})
    )
    if points >= _GRADE_A:
        return "A"
    return "B" if points >= _GRADE_B else "C"
