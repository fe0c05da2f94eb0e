"""What a figure measures: the measure named beside it, and whether it is a level, a share or a move."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from policy_nlp.extract.facts.telling import Telling
from policy_nlp.extract.facts.words import Measure, cue, fitting, last_named, measure_by_id
from policy_nlp.model import FigureMention
from policy_nlp.model.fact import Change

_LONGEST_ELLIPSIS = 2  # other words that a clause may hold whose measure was told before


@dataclass(frozen=True, slots=True)
class Measured:
    """The measure of a figure: `carried` from before, or named beside it."""

    measure: Measure
    change: Change
    share: bool
    carried: bool

    @property
    def name(self) -> str:
        """The measure's id, with `_share` for a share of it."""
        return f"{self.measure.entry.id}_share" if self.share else self.measure.entry.id


Before = tuple[int, Measured]
"""Where a figure ends that was told before, and what it measures."""


def measured(telling: Telling, figure: FigureMention, before: Before | None) -> Measured | None:
    """What a figure measures, or None where the text does not tell.

    Args:
        telling: its sentence.
        figure: the figure.
        before: where the figure told before it in the paragraph ends, and what it measures.
    """
    start, end = telling.segment_of(figure)
    clause = telling.clause_of(figure.start)[0]
    change = change_of(telling, figure, start)
    words = telling.masked(clause, figure.start), telling.masked(figure.end, end)
    if figure.kind == "percent" and cue("no_share").search(words[0][-12:] + words[1][:6]):
        return None
    elliptic, last = _is_elliptic(words[0]), before[1] if before else None
    share = figure.kind == "percent" and not change and (_is_share(*words) or (elliptic and _shares(last)))
    named = _fitting(telling, figure, change, share=share)
    beside = last_named(telling.named_within(clause, figure.start), named)
    found = _behind(named, words[1]) or (beside and beside.measure)
    if found and not (found.entry.id == "share" and _shares_out(last)):
        return Measured(found, change, share and found.entry.percent == "share", carried=False)
    earlier = _earlier(telling, named, clause, before) if elliptic or found else None
    if earlier:
        return Measured(earlier, change, share and earlier.entry.percent == "share", carried=True)
    if figure.kind == "price":
        return Measured(measure_by_id("price"), change, share=False, carried=False)
    return Measured(measure_by_id("share"), change, share=False, carried=False) if share else None


def _earlier(telling: Telling, named: Sequence[Measure], clause: int, before: Before | None) -> Measure | None:
    """The measure that an elliptic clause carries on: the one named or measured last."""
    found = last_named(telling.named_within(telling.start, clause), named)
    if before and before[1].measure in named and not (found and found.end + telling.start > before[0]):
        return before[1].measure
    return found.measure if found else None


def _shares(before: Measured | None) -> bool:
    return before is not None and (before.share or before.measure.entry.id == "share")


def _shares_out(before: Measured | None) -> bool:
    """Whether what was told before can have shares."""
    return before is not None and before.measure.entry.percent == "share"


def _is_elliptic(words: str) -> bool:
    """Whether a clause holds nothing but names and words that carry on what was told."""
    rest = "".join(c for c in cue("ellipsis").sub("", words) if not "\ue000" <= c <= "\uf8ff")
    return len(rest) <= _LONGEST_ELLIPSIS


def change_of(telling: Telling, figure: FigureMention, start: int) -> Change:
    """Whether the words between `start` and the figure (or the figure itself) tell a rise or a fall."""
    words = telling.masked(max(start, figure.start - 12), figure.start)
    if cue("level").search(words) and not re.search("幅|增速|增长率", words):
        return ""
    own = telling.reading.text[figure.start : figure.end]
    if "翻" in own or cue("rise").search(words):
        return "rise"
    if "减" in own or cue("fall").search(words):
        return "fall"
    return ""


def _is_share(before: str, behind: str) -> bool:
    return cue("share").search(before) is not None or cue("share_behind").search(behind) is not None


def _fitting(telling: Telling, figure: FigureMention, change: Change, *, share: bool) -> Sequence[Measure]:
    named = fitting(figure.kind, moving=bool(change), share=share)
    if figure.kind != "count":
        return named
    words = telling.reading.text[figure.start : figure.end]
    return [m for m in named if any(c in words for c in m.entry.classifiers)]


def _behind(named: Sequence[Measure], words: str) -> Measure | None:
    """The measure named directly behind the figure by the most characters."""
    found = [(match.end(), -n) for n, m in enumerate(named) if m.behind and (match := m.behind.match(words))]
    return named[-max(found)[1]] if found else None
