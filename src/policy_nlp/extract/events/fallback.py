"""What names a happening where no trigger of a list does: a complement, a passive, the item before, what is to be."""

import re
from collections.abc import Sequence

import rjieba

from policy_nlp.extract.events.happening import Happening
from policy_nlp.extract.events.modality import is_denied
from policy_nlp.extract.events.sentences import Clause
from policy_nlp.extract.events.triggers import NAME, TITLE, Trigger, TriggerEntry, weak_triggers
from policy_nlp.extract.events.view import SentenceView
from policy_nlp.lexicon.cues import cue

_RESULTATIVE = re.compile(r"[\u4e00-\u9fff]{1,2}(?:到|至|为|破|上|穿|成|掉|出|近|逾)$")
_RESULTATIVE_OF_MONEY = re.compile(r"[\u4e00-\u9fff]{1,2}(?:到|至|为|破|上|穿|近|逾)$")  # not 开出税单
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
_BLANK = re.compile(rf"[{NAME}{TITLE}\s,，、的则又再]")
_LONGEST_ITEM = 3  # characters beside date and figure in an item that shares its verb with the item before
_BECOMING = TriggerEntry(id="become", type="forecast", role="measure", forms=())
_MOVE = TriggerEntry(id="rise", type="market", role="measure", forms=())


def resultative(view: SentenceView, start: int, end: int) -> Trigger | None:
    """A verb that no list has, told by its complement before a figure (砍到37万吨, 冲上每吨1万美元)."""
    for figure in view.figures(start, end):
        pattern = _RESULTATIVE_OF_MONEY if figure.kind == "money" else _RESULTATIVE
        match = pattern.search(view.scene.masked, max(start, figure.start - 4), figure.start)
        if match and not cue("reason").search(view.text[start : match.start()]):
            return Trigger(match.start(), match.end(), _MOVE)
    return None


def shared_verb(view: SentenceView, found: Sequence[Happening], start: int, end: int) -> Trigger | None:
    """The verb of the item before, where an item of a list gives only a date and a figure."""
    figures = [f for f in view.figures(start, end) if f.kind != "duration"]  # 2007年至今15年的
    if not found or not figures or view.triggers(start, end):
        return None
    words = view.scene.masked[start : figures[0].start]
    return found[-1].trigger if len(_BLANK.sub("", words)) <= _LONGEST_ITEM else None


def becoming(view: SentenceView, start: int, end: int) -> Trigger | None:
    """What somebody is to become, under a date to come (计划到2030年成为最大生产国)."""
    match = cue("becoming").search(view.scene.masked, start, end)
    if match is None or is_denied(view.text[start : match.start()]):
        return None
    return Trigger(match.start(), match.start() + 2, _BECOMING)


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
