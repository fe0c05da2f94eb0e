"""Which of the quantities near a happening are its own."""

import re

from policy_nlp.extract.events.happening import Happening
from policy_nlp.extract.events.scene import Scene
from policy_nlp.extract.events.sentences import Sentence
from policy_nlp.extract.events.triggers import NAME
from policy_nlp.lexicon.cues import cue
from policy_nlp.model import FigureMention

_TERM = ("为期", "期限", "限期", "有效期", "任期")  # what lasts is the act, though told in a clause of its own
_NEAR = 16  # characters in which stands what a duration is told of
_FROM = ("由", "从", "自")
_TO_ANOTHER = re.compile(r"[^\d,，。;；、批审次测报]{0,6}[至到为成](?=[\d一二两三四五六七八九十半])")
_FROM_ANOTHER = re.compile(
    r"[由从自][\d一二两三四五六七八九十半]+(?:多|余)?(?:年|个?月|天|日|周|星期)[^\d,，。;；、]{0,6}[至到为成]\Z"
)
_OF_A_VALUE = {"share", "rise", "fall", "bare_move"}
_BODIES = ("部门", "机构", "国", "单位", "部委")


def is_own(scene: Scene, sentence: Sentence, happening: Happening, figure: FigureMention) -> bool:
    """Whether a quantity in reach of a happening belongs to it."""
    text, trigger = scene.text, happening.trigger
    if _is_of_another_year(scene, happening, figure):
        return False
    moved = figure.kind == "duration" and _is_moved(text, figure)
    if figure.start < trigger.start:
        lasting = figure.kind == "duration" and not moved
        return _lasts(text, happening, figure) if lasting else not _names_who_or_what(scene, sentence, figure)
    own = sentence.clause_of(trigger.start)
    if figure.start < own.end:
        return figure.kind != "duration" or moved or _lasts(text, happening, figure)
    between = [text[c.start : c.end] for c in sentence.clauses if own.start < c.start <= figure.start]
    listed = trigger.entry.type == "issue"  # 公布35种的清单，其中31种依赖进口
    if any(cue("other_matter").search(told) or (listed and cue("relied_on").search(told)) for told in between):
        return False
    found = trigger.entry.type == "issue" and cue("findings_paper").search(text[trigger.end : own.end])
    if found and not any("提出" in told for told in between):
        return False  # 发布调查结果，储量2000万吨
    if trigger.entry.type != "agree" and any(cue("promised_besides").search(told) for told in between):
        return False
    if figure.kind == "duration" and not moved:
        return _lasts(text, happening, figure)
    return cue("telling").search(text[own.start : own.end]) is None


def _is_of_another_year(scene: Scene, happening: Happening, figure: FigureMention) -> bool:
    """Whether a date stands directly before a quantity that is not the happening's (由2023年的62%降至55%)."""
    begin = figure.start - len("的")
    if figure.kind != "percent" or not scene.text.startswith("的", begin):
        return False
    dates = [d for d in scene.dates.within(max(0, begin - _NEAR), begin) if d.end == begin]
    return bool(dates) and dates[0].edtf != happening.date.edtf


def value_before(scene: Scene, sentence: Sentence, happening: Happening, led: set[int]) -> int:
    """Where the words of a happening begin that hold its figures: the clause before it if that holds but the value.

    A share or a move without a subject is one of the value told before it (产铀2.3万吨，占全球四成).

    Args:
        scene: the reading.
        sentence: the happening's sentence.
        happening: the happening.
        led: where the triggers of the sentence's happenings begin.
    """
    if happening.trigger.entry.id not in _OF_A_VALUE:
        return happening.start
    own = sentence.clause_of(happening.trigger.start)
    before = next((c for c in reversed(sentence.clauses) if c.start < own.start), None)
    if not happening.date.start < own.start <= happening.start or before is None or own.opens:
        return happening.start
    words = scene.masked[own.start : happening.trigger.start]
    if cue("measure_adverb").sub("", cue("comparison").sub("", words)).strip(NAME):
        return happening.start
    values = scene.figures.within(before.start, before.end)
    stands_last = values and values[-1].end == before.end and len(values) == 1
    return before.start if stands_last and not any(before.start <= t < before.end for t in led) else happening.start


def _is_moved(text: str, figure: FigureMention) -> bool:
    """Whether a term is itself what is changed (特许期由50年缩短为30年), not how long something takes."""
    from_it = text.endswith(_FROM, 0, figure.start) and _TO_ANOTHER.match(text, figure.end) is not None
    return from_it or _FROM_ANOTHER.search(text, max(0, figure.start - _NEAR), figure.start) is not None


def _lasts(text: str, happening: Happening, figure: FigureMention) -> bool:
    """Whether a duration is the act's own, not how long since or of which record."""
    before = text[max(0, figure.start - _NEAR) : figure.start]
    if before.endswith(_TERM):
        return True
    if cue("lasted_before").search(before) and text.startswith(("的", "多的", "余的"), figure.end):
        return False  # 了结两年的官司
    if text.startswith("的", happening.trigger.end):  # 暂停其公布的规则一年
        return False
    if figure.start >= happening.end or cue("time_between").search(before):
        return False
    return cue("record_years").search(text[figure.end : figure.end + 2]) is None


def _names_who_or_what(scene: Scene, sentence: Sentence, figure: FigureMention) -> bool:
    """Whether a quantity before a trigger counts who acts (商务部等六部门) or grades the goods (65%黑钨精矿)."""
    text, start = scene.text, sentence.clause_of(figure.start).start
    if figure.kind == "percent":
        goods = scene.minerals.within(figure.end, figure.end + 1) or text.startswith("品位", figure.end)
        return bool(goods) and not text[start : figure.start].strip()
    return figure.kind == "count" and text.endswith("等", 0, figure.start) and text.startswith(_BODIES, figure.end)
