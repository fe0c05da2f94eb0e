"""The words of this room: measures and cues, compiled over text in which names are masked."""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from policy_nlp.extract.figures.words import FigureKind
from policy_nlp.lexicon import Entry, load

MASKS = {"M": "\ue001", "C": "\ue002", "B": "\ue003", "D": "\ue004", "F": "\ue005", "T": "\ue006"}
"""What stands for each character of a mineral, country, body, date, figure and title in masked text."""


_PRODUCT = "(?:[^,，。;；、{M}]{0,3}{M}{1,6}[^,，。;；、]{0,4}?)?"


class MeasureEntry(Entry):
    """A measure; its keys are explained in the data file."""

    name: str
    kinds: tuple[FigureKind, ...]
    percent: Literal["share", "level", "none"]
    forms: tuple[str, ...]
    behind: tuple[str, ...] = ()
    carries: bool = False
    classifiers: tuple[str, ...] = ()


class FactCueEntry(Entry):
    """Words that tell how a figure is meant; its keys are explained in the data file."""

    place: Literal["end", "start", "in"]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Measure:
    """A measure with its patterns: `before` a figure, directly `behind` it."""

    entry: MeasureEntry
    before: re.Pattern[str] | None
    behind: re.Pattern[str] | None


@cache
def measures() -> tuple[Measure, ...]:
    """All measures, in file order."""
    return tuple(
        Measure(entry, _any(entry.forms), _any(entry.behind)) for entry in load("fact_measures.yaml", MeasureEntry)
    )


@cache
def fitting(kind: str, *, moving: bool, share: bool) -> tuple[Measure, ...]:
    """The measures that a figure of this kind can be a value of, or (`moving`, `share`) a move or a share of."""
    return tuple(m for m in measures() if _fits(m.entry, kind, moving=moving, share=share))


def _fits(entry: MeasureEntry, kind: str, *, moving: bool, share: bool) -> bool:
    if kind not in {"percent", "multiple"}:
        return kind in entry.kinds
    if moving or kind == "multiple":
        return bool(entry.kinds) or entry.carries
    return entry.percent == "level" or (share and entry.percent == "share")


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch `[start, end)` of masked text that names `measure`."""

    start: int
    end: int
    measure: Measure


def named_in(masked: str) -> list[Named]:
    """Every place of a masked text that names a measure."""
    if not _any_form().search(masked):
        return []
    return [Named(*match.span(), m) for m in measures() if m.before for match in m.before.finditer(masked)]


def last_named(found: Iterable[Named], among: Container[Measure] | None = None) -> Named | None:
    """The measure named last; the longer name where two end together."""
    fitting_ones = [n for n in found if among is None or n.measure in among]
    return max(fitting_ones, key=lambda n: (n.end, n.end - n.start)) if fitting_ones else None


@cache
def _any_form() -> re.Pattern[str]:
    return re.compile(unmasked("|".join(form for m in measures() for form in m.entry.forms)))


@cache
def measure_by_id(identifier: str) -> Measure:
    """The measure of an id.

    Raises:
        KeyError: no measure has this id.
    """
    return {m.entry.id: m for m in measures()}[identifier]


@cache
def cue(identifier: str) -> re.Pattern[str]:
    """The pattern of a cue, to be used with `search` on the stretch that its place speaks of.

    Raises:
        KeyError: no cue has this id.
    """
    entry = {e.id: e for e in load("fact_cues.yaml", FactCueEntry)}[identifier]
    words = unmasked("|".join(entry.words))
    return re.compile({"end": f"(?:{words})$", "start": f"^(?:{words})", "in": f"(?:{words})"}[entry.place])


def unmasked(pattern: str) -> str:
    """A pattern of the data files with its names of masks replaced by their characters."""
    pattern = pattern.replace("{N}", _PRODUCT)
    for name, character in MASKS.items():
        pattern = pattern.replace(f"{{{name}}}", character)
    return pattern


def _any(fragments: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile(unmasked("|".join(fragments))) if fragments else None
