"""A verb that several dates share, each with its own object before it: 2023年对镓、2024年对锑实施管制."""

import re
from collections.abc import Iterator
from itertools import pairwise

from policy_nlp.extract.events.happening import Happening
from policy_nlp.extract.events.modality import is_denied
from policy_nlp.extract.events.view import SentenceView
from policy_nlp.model import DateMention

_OBJECT = re.compile(r"[对将把][^,，。;；\d]{1,24}[、,，](?:以及|又|再|并)?")
_MARKS = ("对", "将", "把")


def take_gapped(view: SentenceView) -> Iterator[Happening]:
    """The happenings of dates that leave their verb to the last of them; each has its own commodities."""
    for run in _runs(view):
        last = run[-1]
        end = view.sentence.clause_of(last.start).end
        verb = next((t for t in view.triggers(last.end, end) if t.entry.role == "main"), None)
        ends = [*(date.start for date in run[1:]), verb.start if verb else last.end]
        named = [_commodities(view, date.end, until) for date, until in zip(run, ends, strict=True)]
        if verb is None or verb in view.taken or not all(named) or is_denied(view.text[last.end : verb.start]):
            continue
        view.taken.add(verb)
        for date, until, ids in zip(run, ends, named, strict=True):
            view.dates.remove(date)
            yield Happening(verb, date, date.start, until if date is not last else end, commodity=ids)


def _runs(view: SentenceView) -> list[list[DateMention]]:
    """Dates behind each of which stands an object without a verb, but for the last."""
    runs: list[list[DateMention]] = []
    for date, after in pairwise(view.dates):
        gap = _OBJECT.fullmatch(view.text, date.end, after.start) is not None
        if not gap or not view.text.startswith(_MARKS, after.end) or view.triggers(date.end, after.start):
            continue
        if runs and runs[-1][-1] is date:
            runs[-1].append(after)
        else:
            runs.append([date, after])
    return runs


def _commodities(view: SentenceView, start: int, end: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(i for m in view.scene.minerals.within(start, end) for i in m.ids))
