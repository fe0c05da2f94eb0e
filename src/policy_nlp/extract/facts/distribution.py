"""分别: one value for each of several commodities or parties."""

import re

from policy_nlp.extract.facts.telling import Party, Telling, is_list, run_before
from policy_nlp.model import FigureMention

Item = Party | tuple[str, ...]
"""A party, or the ids of a commodity."""

_RESPECTIVELY = re.compile("分别|各为")


def shared_out(telling: Telling) -> dict[int, Item]:
    """For the start of each figure behind 分别, the party or the commodity ids that it belongs to."""
    shares: dict[int, Item] = {}
    for match in _RESPECTIVELY.finditer(telling.masked(telling.start, telling.end)):
        at = telling.start + match.start()
        figures = _figures_behind(telling, at)
        items = _items_before(telling, at, len(figures))
        for figure, item in zip(figures, items, strict=False):
            shares[figure.start] = item
        later = _figures_behind(telling, figures[-1].end) if figures else []
        if len(later) == len(items) > 1:  # 与上年的5611公斤和5488公斤相比: the same, in the same order
            shares |= {figure.start: item for figure, item in zip(later, items, strict=True)}
    return shares


def _figures_behind(telling: Telling, at: int) -> list[FigureMention]:
    run: list[FigureMention] = []
    for figure in telling.figures:
        if figure.start < at:
            continue
        if run and not is_list(telling.masked(run[-1].end, figure.start)):
            break
        run.append(figure)
    return run


def _items_before(telling: Telling, at: int, count: int) -> list[Item]:
    """The last list of exactly `count` commodities or parties before `at`; the nearer one where both fit."""
    if count < 2:
        return []
    minerals = run_before([m for m in telling.minerals if m.end <= at], telling)
    parties = run_before([p for p in telling.parties if p.end <= at and p.role != "source"], telling)
    fitting: list[tuple[int, list[Item]]] = []
    if len(minerals) == count:
        fitting.append((minerals[-1].end, [m.ids for m in minerals]))
    if len(parties) == count:
        fitting.append((parties[-1].end, list(parties)))
    if fitting:
        return max(fitting, key=lambda item: item[0])[1]
    apart = [m.ids for m in telling.minerals if m.end <= at][-count:]
    return list(apart) if len(set(apart)) == count else []
