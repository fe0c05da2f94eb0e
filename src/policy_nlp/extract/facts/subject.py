"""Of what, whose, with whom and when: the other columns of a fact."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from policy_nlp.extract.events.modality import lies_ahead
from policy_nlp.extract.facts.measuring import Measured
from policy_nlp.extract.facts.telling import WORLD, Party, Telling, is_list, run_before
from policy_nlp.extract.facts.words import MASKS, cue
from policy_nlp.model import DateMention, EventMention, FigureMention, MineralMention, bounds
from policy_nlp.model.mention import Modality

_FILLER = 8  # characters between a figure and the mineral that it measures (94%的高纯镓)
_TRADE = frozenset({"imports", "import_dependence", "consumption", "demand", "exports"})


@dataclass(frozen=True, slots=True)
class Owners:
    """Whose a value is, by codes and by names of bodies, and who is on the other side."""

    codes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    counterparts: tuple[str, ...] = ()


def commodities(telling: Telling, figure: FigureMention, found: Measured) -> list[MineralMention]:
    """The minerals that a figure is about: behind it (94%的镓), before it, or told before where the measure allows."""
    start, end = telling.segment_of(figure)
    behind = [m for m in telling.minerals if figure.end <= m.start < end]
    before = [m for m in telling.minerals if start <= m.start < figure.start]
    first = before if found.measure.entry.percent == "level" or figure.kind == "price" else behind
    if first is behind and behind and _adjoins(telling.masked(figure.end, behind[0].start)):
        return _run_from(behind, telling)
    if before:
        return run_before(before, telling)
    if behind and (figure.kind == "money" or _adjoins(telling.masked(figure.end, behind[0].start))):
        return _run_from(behind, telling)
    if not found.measure.entry.carries or (found.name == "share" and not found.carried):
        return []
    since = telling.start if found.carried else telling.part_of(figure.start)
    return run_before([m for m in telling.minerals if since <= m.start < start], telling)


def _adjoins(words: str) -> bool:
    return len(words) <= _FILLER and not any(mark in words for mark in ",，、;；(:：") and "是" not in words


def _run_from(behind: Sequence[MineralMention], telling: Telling) -> list[MineralMention]:
    run = [behind[0]]
    for mineral in behind[1:]:
        if not is_list(telling.masked(run[-1].end, mineral.start)):
            break
        run.append(mineral)
    return run


def owners(telling: Telling, figure: FigureMention, found: Measured) -> Owners:
    """Whose value it is and who is on the other side; the world only where nobody else is told."""
    _, end = telling.segment_of(figure)
    clause = telling.clause_of(figure.start)[0]
    before = [p for p in telling.parties if clause <= p.start and p.end <= figure.start]
    inside = [*before, *(p for p in telling.parties if figure.end <= p.start < end)]
    counterparts = [p for p in inside if p.role == "counterpart"]
    origin = [p for p in inside if p.role == "origin"]
    if counterparts and found.share and found.measure.entry.id not in _TRADE and not _subjects(inside, figure):
        origin, counterparts = counterparts, []
    if origin:
        return _owners(run_before(origin, telling), counterparts)
    told = _subjects(telling.parties, figure)
    world = [p for p in told if p.code == WORLD]
    if found.share or found.measure.entry.id in {"share", "market_share"} or world[-1:] != told[-1:]:
        told = [p for p in told if p.code != WORLD]
    told = [p for p in told if p.start >= telling.part_of(figure.start)]
    run = run_before(told, telling)
    since = telling.clause_of(figure.start)[0] if found.measure.entry.carries else telling.start
    return _owners([p if p.start >= since and _can_hold(p, found) else replace(p, name="") for p in run], counterparts)


def _can_hold(party: Party, found: Measured) -> bool:
    """A price is that of a region, never that of a body."""
    return found.measure.entry.id != "price" or cue("region").search(party.name) is not None


def has_party(telling: Telling, figure: FigureMention) -> bool:
    """Whether the figure's clause names a party before it."""
    clause = telling.clause_of(figure.start)[0]
    return any(p.start >= clause and p.code != WORLD for p in _subjects(telling.parties, figure))


def _subjects(parties: Sequence[Party], figure: FigureMention) -> list[Party]:
    return [p for p in parties if p.role == "subject" and p.end <= figure.start]


def _owners(run: Sequence[Party], counterparts: Sequence[Party]) -> Owners:
    codes = tuple(dict.fromkeys(p.code for p in run if p.code))
    others = tuple(dict.fromkeys(p.code for p in counterparts if p.code and p.code not in codes))
    return Owners(codes, tuple(dict.fromkeys(p.name for p in run if p.name)), others)


def period(telling: Telling, figure: FigureMention, event: EventMention | None) -> str:
    """When a value held, as EDTF; empty where the text does not tell.

    Args:
        telling: its sentence.
        figure: the figure.
        event: the event that the figure belongs to.
    """
    start, end = telling.segment_of(figure)
    clause = telling.clause_of(figure.start)[0]
    before = [d for d in telling.dates if d.end <= figure.start]
    if before and (gap := telling.masked(before[-1].end, _first_of_list(telling, figure))) in {"的", ""}:
        if figure.kind not in {"percent", "multiple"}:
            return before[-1].edtf  # 较11月的808吨
        before = before[:-1] if gap or _is_other(telling, before[-1]) else before
    if is_start_of_move(telling, figure):
        return ""
    usable = [d for d in before if not _is_other(telling, d)]
    inside = [d for d in usable if d.start >= max(start, clause)]
    if inside:
        return inside[-1].edtf
    if event and not any(_is_other(telling, d) for d in telling.dates if (d.start, d.end) == event.date_span):
        return event.edtf
    if usable:
        return usable[-1].edtf
    behind = [d for d in telling.dates if figure.end <= d.start < end and not _is_other(telling, d)]
    return behind[0].edtf if behind else ""


def _first_of_list(telling: Telling, figure: FigureMention) -> int:
    """Where the first of the figures begins that are joined to `figure` by 和 or 、."""
    start = figure.start
    for earlier in reversed([f for f in telling.figures if f.start < figure.start]):
        if not is_list(telling.masked(earlier.end, start)):
            break
        start = earlier.start
    return start


def is_start_of_move(telling: Telling, figure: FigureMention) -> bool:
    """Whether the figure is where a move began (由2%提高到3.5%): its time is not told."""
    words = telling.masked(max(telling.start, figure.start - 6), figure.start)
    return bool(cue("from").search(words) and cue("from_behind").search(telling.masked(figure.end, telling.end)))


def _is_other(telling: Telling, date: DateMention) -> bool:
    """Whether a date is that of a comparison, of the source, or of another figure alone."""
    words = telling.masked(max(telling.start, date.start - 4), date.start)
    behind = telling.masked(date.end, date.end + 2)
    if behind == "的" + MASKS["F"]:
        return True
    return bool(cue("compared").search(words) or cue("source_date").search(telling.masked(date.end, telling.end)[:24]))


def modality(telling: Telling, figure: FigureMention, when: str) -> Modality:
    """Whether a value is told as measured, planned or forecast."""
    published = telling.reading.context.published
    ahead = bool(when) and lies_ahead(when, published)
    if when and published and _is_over(when, published):
        return "actual"
    words = telling.masked(telling.start, figure.start)
    if cue("planned").search(words[-30:]) or "目标" in telling.masked(figure.end, telling.segment_of(figure)[1]):
        return "planned"
    return "forecast" if ahead or cue("forecast").search(words) else "actual"


def _is_over(when: str, published: str) -> bool:
    last, told = bounds(when)[1], bounds(published)[1]
    return last is not None and told is not None and last <= told
