"""Lists under one verb: of titles, of dated items, of figures that stand one a subject."""

import re
from collections.abc import Sequence
from itertools import pairwise

from policy_nlp.extract.events.scene import Party
from policy_nlp.extract.events.sentences import Clause
from policy_nlp.extract.events.triggers import Trigger
from policy_nlp.extract.events.view import SentenceView
from policy_nlp.model import DateMention, FigureMention, InstrumentMention

_JOINED_TITLES = re.compile(r"(?:\([^()]{1,30}\))?(?:[、,，]|和|与|及|以及|暨)?")
_JOINER = re.compile(r"[、和及与,，]|以及")
_LISTED = re.compile(
    r"(?:的[\u4e00-\u9fff]{1,6})?(?:[、和及与,，]|以及)[\u4e00-\u9fff]{2,8}|的[\u4e00-\u9fff]{1,6}(?:[、和及与,，]|以及)"
)


def objects_of(view: SentenceView, trigger: Trigger, clause: Clause) -> list[InstrumentMention | None]:
    """The titles that one verb governs, where it governs several (制定《A》、《B》和《C》)."""
    joined: list[InstrumentMention | None] = []
    end = trigger.end
    for title in view.scene.instruments.within(trigger.end, view.sentence.end):
        if view.sentence.bracket_of(title.start):
            continue
        if joined and not _JOINED_TITLES.fullmatch(view.text[end : title.start]):
            break
        if not joined and title.start >= clause.end:
            break
        joined.append(title)
        end = title.end
    return joined if len(joined) > 1 else []


def dated_titles(view: SentenceView, trigger: Trigger) -> list[tuple[InstrumentMention, DateMention]]:
    """Titles behind the trigger that each have a date in brackets directly behind them."""
    if not view.scene.instruments.within(trigger.end, view.sentence.end):
        return []
    later = [t.start for t in view.triggers(trigger.end, view.sentence.end) if t.entry.role == "main"]
    items = []
    for title in view.scene.instruments.within(trigger.end, min([*later, view.sentence.end])):
        dates = view.scene.dates.within(title.end, title.end + 3)
        if dates and view.sentence.bracket_of(dates[0].start) and view.text.startswith("(", title.end):
            items.append((title, dates[0]))
    return items


def dated_parties(view: SentenceView, clause: Clause) -> list[tuple[Party, DateMention]]:
    """Parties of a clause that each have a date in brackets behind them (同加拿大(6月)、乌克兰(7月)签署)."""
    return [
        (party, date)
        for party in view.scene.parties.within(clause.start, clause.end)
        if view.text.startswith("(", party.end)
        for date in view.scene.dates.within(party.end, party.end + 2)
    ]


def listed_figures(view: SentenceView, trigger: Trigger, end: int) -> list[tuple[FigureMention, int, int]]:
    """The figures behind a measure that stand one a subject (94%的镓和83%的锗), with their stretches."""
    figures = view.figures(trigger.end, end)
    if len({f.unit for f in figures}) != 1 or len(figures) < 2:
        return []
    gaps = [view.text[a.end : b.start] for a, b in pairwise(figures)]
    if not all(_LISTED.fullmatch(gap) for gap in gaps):
        return []
    cuts = [a.end + next(_JOINER.finditer(gap)).start() for a, gap in zip(figures, gaps, strict=False)]
    return list(zip(figures, [trigger.start, *cuts], [*cuts, end], strict=True))


def shared_figures(
    view: SentenceView, dates: Sequence[DateMention], trigger: Trigger, clause: Clause
) -> list[tuple[FigureMention, ...] | None]:
    """The figures of each date, where 分别 shares as many figures out as there are dates."""
    figures = view.figures(trigger.start, clause.end)
    if len(dates) > 1 and len(figures) == len(dates) and "分别" in view.text[clause.start : clause.end]:
        return [(figure,) for figure in figures]
    return [None] * len(dates)
