"""What names a happening where no trigger of a list does: a complement, the item before, what is to be."""

import re
from collections.abc import Sequence

from policy_nlp.extract.events.happening import Happening
from policy_nlp.extract.events.modality import is_denied
from policy_nlp.extract.events.triggers import NAME, TITLE, Trigger, TriggerEntry
from policy_nlp.extract.events.view import SentenceView
from policy_nlp.lexicon.cues import cue

_RESULTATIVE = re.compile(r"[\u4e00-\u9fff]{1,2}(?:到|至|为|破|上|穿|成|掉|出|近|逾)$")
_RESULTATIVE_OF_MONEY = re.compile(r"[\u4e00-\u9fff]{1,2}(?:到|至|为|破|上|穿|近|逾)$")  # not 开出税单
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
