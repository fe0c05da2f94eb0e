"""The day of an act that was told before: 公告发布当天 and 签约次日 count from the day on which that was done."""

import re
from collections.abc import Sequence
from functools import cache

from policy_nlp.extract.dates.grammar import Expression
from policy_nlp.extract.dates.told import Told
from policy_nlp.model.text import sentence_start

_SAME_ACT = (
    ("公布", "发布", "宣布", "颁布", "公告", "出台", "刊登", "刊宪", "披露"),
    ("签署", "签约", "签订", "签字", "缔结"),
    ("生效", "实施", "施行", "执行"),
    ("通过", "批准", "核准"),
    ("停产", "停工", "关停"),
    ("投产", "复产", "启用"),
)
_ACTS = {act: same for same in _SAME_ACT for act in same}
_ACT_BEFORE = re.compile(
    rf"(?:^|[，。；,;：:\n])([^，。；,;：:\n\d]{{0,10}}?)({'|'.join(_ACTS)})([^，。；,;：:、\n\d]{{0,4}}?)[的之后]{{0,2}}$"
)
_CONJUNCTIONS = "而但则就在于却"
_WINDOW = 18
_REACH = 60  # how far behind its date an act stands
_BESIDE = 2  # a date that the clause itself follows is the day: 1月6日，公告发布当天
_MEMORY = 60  # how many earlier days are looked back at
_ANY_NEWS = "消息"  # is said of whatever was made public


@cache
def _same_act(act: str) -> re.Pattern[str]:
    """The verbs that tell the same act and do not deny it, up to the end of the sentence."""
    return re.compile(rf"[^。！？\n没未不拒]*?(?:{'|'.join(_ACTS[act])})[^。！？\n]*")


def day_of_act(text: str, expression: Expression, days: Sequence[Told]) -> Told | None:
    """The last of the `days` told on which the act was done that stands before a word like 次日, across headings too.

    The act is the same if its sentence has the words that stand beside the verb: 乙矿停产次日 is not counted from the
    day on which 甲矿 was closed. None where the text names no act, or one that was told on no day.
    """
    if expression.low.word is None and expression.low.shift is None:
        return None
    clause = _ACT_BEFORE.search(text, max(0, expression.start - _WINDOW), expression.start)
    if clause is None or not days or clause.start(1) - days[-1].span[1] <= _BESIDE:
        return None
    beside = {clause[1].lstrip(_CONJUNCTIONS), clause[3]} - {_ANY_NEWS, *_ACTS[clause[2]]}
    done, until = _same_act(clause[2]), clause.start(1)
    for day in reversed(days[-_MEMORY:]):
        told = done.match(text, day.span[1], min(until, day.span[1] + _REACH))
        if told is not None:
            sentence = text[sentence_start(text, day.span[0], max(0, day.span[0] - _REACH)) : told.end()]
            if all(words in sentence for words in beside):
                return day
        until = day.span[0]
    return None
