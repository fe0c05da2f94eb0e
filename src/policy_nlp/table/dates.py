"""One date for a row: the most precise that agrees with all sources, or the one that most of them tell."""

import re
from collections import defaultdict
from collections.abc import Sequence

from policy_nlp.link import EventRecord
from policy_nlp.model import bounds, is_within, precision
from policy_nlp.table.columns import PRECISIONS

_BASIS_ORDER = ("explicit", "inherited", "relative")
_RELATIVE = re.compile(r"[同当次翌去今前本上]年|[同当次翌上本]月|[同当次翌]日|[后前]$")
_FULL_YEAR = re.compile(r"(?:1[5-9]|20)\d{2}|[一二][〇零○一二三四五六七八九]{3}|世纪")


def merged_date(mentions: Sequence[EventRecord], sources: dict[str, str]) -> str:
    """The date of the row.

    Args:
        mentions: the mentions of one happening.
        sources: for each article the source that it belongs to; reprints share one.
    """
    values = sorted({mention.edtf for mention in mentions}, key=lambda edtf: (_fineness(edtf), edtf))
    for value in values:
        if all(is_within(value, other) for other in values):
            return value
    told: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        for value in values:
            if is_within(value, mention.edtf):
                told[value].add(sources[mention.doc_id])
    return min(
        values, key=lambda value: (-len(told[value]), _first_published(value, mentions), _fineness(value), value)
    )


def contradicting_dates(mentions: Sequence[EventRecord], date: str) -> list[str]:
    """All dates that were told, if one of them contradicts the row's; else none."""
    values = {mention.edtf for mention in mentions}
    return sorted(values) if any(not agrees(value, date) for value in values) else []


def agrees(one: str, other: str) -> bool:
    """Whether one date lies within the other."""
    return is_within(one, other) or is_within(other, one)


def _fineness(edtf: str) -> int:
    """0 for a day, more for what is less precise; a range counts by its ends, after all points."""
    return PRECISIONS.index(precision(edtf))


def _first_published(value: str, mentions: Sequence[EventRecord]) -> str:
    return min(mention.published or "9999" for mention in mentions if is_within(value, mention.edtf))


def basis_of(mention: EventRecord, words: str) -> str:
    """How the mention's date was come by; gold, which does not say, is judged by the date's own words."""
    if mention.basis:
        return mention.basis
    if _FULL_YEAR.search(words):
        return "explicit"
    return "relative" if _RELATIVE.search(words) else "inherited"


def best_basis(bases: Sequence[str]) -> str:
    """The surest of several."""
    return min(bases, key=_BASIS_ORDER.index)


def iso_bounds(edtf: str) -> tuple[str, str]:
    """First and last day of a date, each empty at an open end."""
    low, high = bounds(edtf)
    return low.isoformat() if low else "", high.isoformat() if high else ""
