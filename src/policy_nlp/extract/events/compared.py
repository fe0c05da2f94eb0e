"""What is dated only beside what a sentence tells: values compared with and started from, photographs."""

from collections.abc import Iterator, Sequence

from policy_nlp.extract.events.families import MOVES
from policy_nlp.extract.events.happening import Happening
from policy_nlp.extract.events.view import SentenceView
from policy_nlp.lexicon.cues import cue

_LONGEST_COMPARED = 12  # characters behind a date in which the value compared with stands
_LEVELS = {"level", "gauge", "copula", "share", "quota"}
_NAMED = {"gauge", "share"}  # what a value that moves is called


def compared_values(view: SentenceView, found: Sequence[Happening]) -> Iterator[Happening]:
    """较11月的808吨增加113%: the value compared with is a measurement of its own date."""
    levels = [h.trigger for h in found if h.is_measure]
    for date in view.dates if levels else []:
        before = view.text[max(view.sentence.start, date.start - 3) : date.start]
        reach = min(date.end + _LONGEST_COMPARED, view.sentence.clause_of(date.start).end)
        moves = [t.start for t in view.triggers(date.end, reach) if t.entry.id in MOVES]
        reach = min([reach, *moves])  # 较上年增加9300吨: by how much, not what it was
        figures = [f for f in view.figures(date.end, reach) if f.kind not in {"percent", "multiple"}]
        compared = cue("compared").search(before) or before.endswith(("与", "同"))
        if not compared or not figures or figures[0].start - date.end > 4:
            continue
        if view.text.startswith("的目标", figures[0].end):
            continue
        before_it = reversed(view.triggers(view.sentence.start, date.start))
        trigger = next((t for t in before_it if t.entry.id in _LEVELS), levels[0])
        for figure in figures:
            yield Happening(trigger, date, date.start, figure.end, figures=(figure,), compared=True)


def base_values(view: SentenceView, found: Sequence[Happening]) -> Iterator[Happening]:
    """由2022年的7000万美元升至2023年的6.7亿美元: the value from which a move starts is one of its own year."""
    moved = [h for h in found if h.trigger.entry.id in MOVES]
    for date in view.dates if moved else []:
        if not view.text.endswith(("由", "从"), 0, date.start) or not view.is_value_of(date):
            continue
        figures = view.figures(date.end, date.end + 4)
        clause = view.sentence.clause_of(date.start)
        move = next((h for h in moved if figures[0].end <= h.trigger.start), None)
        named = [t for t in view.scene.triggers.within(clause.start, date.start) if t.entry.id in _NAMED]
        again = view.text.startswith(("当年", "同年"), date.start)  # told before: 自2015年以来，…从当年的
        if move and named and not again:
            yield Happening(named[-1], date, clause.start, figures[0].end, figures=(figures[0],), compared=True)


def photographed(view: SentenceView) -> Iterator[Happening]:
    """(2022年5月9日摄): a photograph dates the meeting that its caption names."""
    for date in view.dates:
        if view.text.startswith("摄", date.end):
            meetings = [t for t in view.triggers(view.sentence.start, date.start) if t.entry.type == "meet"]
            if meetings:
                yield Happening(meetings[0], date, view.sentence.start, date.start)
