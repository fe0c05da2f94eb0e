"""Verbs that no list has, told by what stands before them: a passive, a delivery to somebody."""

import re

import rjieba

from policy_nlp.extract.events.sentences import Clause
from policy_nlp.extract.events.triggers import NAME, Trigger, TriggerEntry, weak_triggers
from policy_nlp.extract.events.view import SentenceView

_UNLISTED = re.compile(
    r"(?:被|遭到|遭受|遭(?![遇受到逢]))"
    r"(?:依法|正式|当局|悉数|分批|一并|陆续|先后|再[次度]|全[部数]|强制|直接|紧急|永久|无限期|首[次度]|突然|连夜)?"
    r"(?P<passive>(?!认为|视[为作]|称|看作|誉为|指|问|迫|当作|广泛|大量|部分|告(?!上)|曝(?!光)|害|动)[\u4e00-\u9fff]{2})"
    rf"|[向给](?:[{NAME}]+|[前后]者|[对双各][方家]|其|它|[^,，。;；]{{1,10}}?(?:厂|公司|企业|集团|客户|国家?|方|市场|商))"
    r"(?![^,，。;；]{0,6}(?:[谈提]到|[谈说]|表示|强调|介绍|通报))[^,，。;；]{0,6}?"
    r"(?P<delivery>供应|供货|供给)(?!商|链|国|不足|短缺|紧张|过剩|中断|风险|缺口|情况)"
)
_AGENTS = {"n", "nr", "ns", "nt", "nz", "s", "f", "m", "r"}  # parts of speech of what stands between 被 and its verb
_DELIVERY = TriggerEntry(id="delivery", type="operate", role="main", forms=())
_PASSIVE = TriggerEntry(id="passive", type="other", role="main", forms=())


def passive_or_delivery(view: SentenceView, stretch: Clause, behind: int) -> Trigger | None:
    """A verb that no list has, told by what stands before it (被空运离场, 向该厂供应锗)."""
    match = _UNLISTED.search(view.scene.masked, max(stretch.start, behind), stretch.end)
    if match is None:
        return None
    start, end = match.span(match.lastgroup or 0)
    entry = weak_triggers().get(view.text[start:end], _DELIVERY if match.lastgroup == "delivery" else _PASSIVE)
    verb = Trigger(start, end, entry)
    if match.lastgroup == "passive" and (suffered := _behind_agent(view, start, stretch.end)):
        verb = suffered
    return verb if view.is_usable(verb, view.sentence.clause_of(start), stretch.end) else None


def _behind_agent(view: SentenceView, start: int, end: int) -> Trigger | None:
    """The verb of a passive that names who does it (被[当地居民]围堵)."""
    position, agents = start, False
    for word, flag in rjieba.tag(view.scene.masked[start : view.sentence.clause_of(start).end]):
        if position >= end or (not agents and (flag not in _AGENTS or word in weak_triggers())):
            return None
        agents = True
        if flag == "v" and len(word) > 1:
            return Trigger(position, position + len(word), weak_triggers().get(word, _PASSIVE))
        position += len(word)
    return None
