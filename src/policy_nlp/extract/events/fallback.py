"""What names a happening where no trigger of a list does: a complement, the item before, what is to be."""

import re
from collections.abc import Sequence

import rjieba

from policy_nlp.extract.events.happening import Happening
from policy_nlp.extract.events.modality import is_denied
from policy_nlp.extract.events.triggers import NAME, TITLE, Trigger, TriggerEntry
from policy_nlp.extract.events.view import SentenceView
from policy_nlp.lexicon.cues import cue
from policy_nlp.model import DateMention

_RESULTATIVE = re.compile(r"[\u4e00-\u9fff]{1,2}(?:到|至|为|破|上|穿|成|掉|出|近|逾)$")
_RESULTATIVE_OF_MONEY = re.compile(r"[\u4e00-\u9fff]{1,2}(?:到|至|为|破|上|穿|近|逾)$")  # not 开出税单
_BLANK = re.compile(rf"[{NAME}{TITLE}\s,，、的则又再]")
_IN_TURN = re.compile("轮到了?")
_ASKED = re.compile("会不会|是否|会否|[没未]")
_WITHOUT_VERB = re.compile(
    r"(?:(?:起|开始)?(?:[、和与及]|以及)[^,，。;；、]{0,14}(?:自|从|于)"
    r"|[^,，。;；、对向把将]{0,24}"  # 以第10号公告, 美国
    r"[对向把将](?!话|外|此)[^,，。;；]{1,40}[,，、](?:又|再|并|和)?(?:自|从|于)?)"
)
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
    words = _BLANK.sub("", view.scene.masked[start : figures[0].start])
    if len(words) > _LONGEST_ITEM or any(flag == "v" and len(word) > 1 for word, flag in rjieba.tag(words)):
        return None  # 7月1日该局通知8家企业: a verb of its own
    return found[-1].trigger


def in_turn(view: SentenceView, found: Sequence[Happening], start: int, end: int) -> Trigger | None:
    """It is the turn of another: the same is done as before (7月管制镓，10月轮到石墨)."""
    match = _IN_TURN.search(view.scene.masked, start, end)
    if match is None or not found or found[-1].trigger.entry.role != "main" or view.triggers(start, end):
        return None
    before = view.text[start : match.start()]
    if is_denied(before) or _ASKED.search(before):
        return None
    named = view.scene.minerals.within(match.end(), match.end() + 1)
    return Trigger(match.start(), match.start() + 2, found[-1].trigger.entry) if named else None


def lacks_verb(view: SentenceView, date: DateMention, later: DateMention) -> bool:
    """Whether what stands between two dates leaves its verb to what follows (3月对铝、4月对铜加征关税)."""
    if view.triggers(date.end, later.start):
        return False
    return _WITHOUT_VERB.fullmatch(view.scene.masked, date.end, later.start) is not None


def becoming(view: SentenceView, start: int, end: int) -> Trigger | None:
    """What somebody is to become, under a date to come (计划到2030年成为最大生产国)."""
    match = cue("becoming").search(view.scene.masked, start, end)
    if match is None or is_denied(view.text[start : match.start()]):
        return None
    return Trigger(match.start(), match.start() + 2, _BECOMING)
