"""The words of the date layer: relative words, eras, marks around dates, false positives."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from policy_nlp.extract.dates.moment import Unit
from policy_nlp.lexicon import Entry, load, simplify

Effect = Literal["since", "until", "ends", "compare", "goal", "plan", "earlier"]
_BEFORE, _AFTER = 12, 30  # how far a mark reaches


class WordEntry(Entry):
    """A word for a year, month or day that is counted from another date (`data/dates_words.yaml`)."""

    forms: tuple[str, ...]
    unit: Literal["year", "month", "day"]
    anchor: Literal["text", "published", "document"]
    offset: int = 0
    not_before: str = ""
    not_after: str = ""


class EraEntry(Entry):
    """A calendar era: its year N is the year `offset` + N of the common era (`data/dates_eras.yaml`)."""

    forms: tuple[str, ...]
    offset: int


class MarkEntry(Entry):
    """Words in front of or behind a date that set its value or weight (`data/dates_marks.yaml`)."""

    effect: Effect
    before: str = ""
    after: str = ""


class NotEntry(Entry):
    """A pattern of text that looks like a date and is none (`data/dates_not.yaml`)."""

    pattern: str
    cue: str


@dataclass(frozen=True, slots=True)
class Word:
    """A relative word: `offset` units from its anchor."""

    id: str
    unit: Unit
    anchor: str
    offset: int


@cache
def words() -> dict[str, Word]:
    """Relative words by their simplified form."""
    return {
        simplify(form): Word(entry.id, Unit[entry.unit.upper()], entry.anchor, entry.offset)
        for entry in load("dates_words.yaml", WordEntry)
        for form in entry.forms
    }


@cache
def word_pattern(unit: str) -> str:
    """An alternation of all words of `unit`, longest first, with what must not stand around them."""
    choices = []
    for entry in load("dates_words.yaml", WordEntry):
        if entry.unit != unit:
            continue
        ahead = f"(?!{entry.not_before})" if entry.not_before else ""
        choices += [(simplify(form), ahead) for form in entry.forms]
    choices.sort(key=lambda choice: (-len(choice[0]), choice[0]))
    return "|".join(form + ahead for form, ahead in choices)


@cache
def _unwanted_before() -> dict[str, re.Pattern[str]]:
    return {
        entry.id: re.compile(f"(?:{simplify(entry.not_after)})$")
        for entry in load("dates_words.yaml", WordEntry)
        if entry.not_after
    }


def fits(word: Word, before: str) -> bool:
    """Whether the text directly before a relative word lets it be one."""
    unwanted = _unwanted_before().get(word.id)
    return unwanted is None or unwanted.search(before) is None


@cache
def eras() -> dict[str, int]:
    """Offsets of eras by their simplified name."""
    return {simplify(form): entry.offset for entry in load("dates_eras.yaml", EraEntry) for form in entry.forms}


@cache
def _marks() -> tuple[tuple[Effect, re.Pattern[str] | None, re.Pattern[str] | None], ...]:
    return tuple(
        (
            entry.effect,
            re.compile(f"(?:{simplify(entry.before)})$") if entry.before else None,
            re.compile(f" ?{simplify(entry.after)}") if entry.after else None,
        )
        for entry in load("dates_marks.yaml", MarkEntry)
    )


@cache
def _any_mark() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before or behind any date with a mark: most dates have none."""
    entries = load("dates_marks.yaml", MarkEntry)
    before = "|".join(simplify(entry.before) for entry in entries if entry.before)
    after = "|".join(simplify(entry.after) for entry in entries if entry.after)
    return re.compile(f"(?:{before})$"), re.compile(f" ?(?:{after})")


def effect_of_marks(text: str, start: int, end: int, low: int) -> Effect | None:
    """What the words around the date `[start, end)` do to it; nothing before `low` is looked at."""
    before = text[max(low, start - _BEFORE) : start].rstrip(" ")
    any_before, any_after = _any_mark()
    marked_before = any_before.search(before) is not None
    marked_after = any_after.match(text, end, end + _AFTER) is not None
    for effect, left, right in _marks() if marked_before or marked_after else ():
        if (left and not marked_before) or (right and not marked_after):
            continue
        if (right is None or right.match(text, end, end + _AFTER)) and (left is None or left.search(before)):
            return effect
    return None


@cache
def _false_positives() -> tuple[tuple[re.Pattern[str], ...], dict[str, tuple[int, ...]]]:
    """Patterns of false positives, and the numbers of them by each character that can be their cue."""
    entries = load("dates_not.yaml", NotEntry)
    by_cue: dict[str, list[int]] = {}
    for number, entry in enumerate(entries):
        for character in entry.cue:
            by_cue.setdefault(character, []).append(number)
    patterns = tuple(re.compile(simplify(entry.pattern), re.MULTILINE) for entry in entries)
    return patterns, {character: tuple(numbers) for character, numbers in by_cue.items()}


@cache
def _any_cue() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(_false_positives()[1]))}]")


def is_false_positive(text: str, start: int, end: int) -> bool:
    """Whether a known false positive covers part of `[start, end)`."""
    low, high = max(0, start - _BEFORE), end + _AFTER
    patterns, by_cue = _false_positives()
    numbers = {number for cue in _any_cue().findall(text, low, end + _BEFORE) for number in by_cue[cue]}
    hits = (match for number in numbers for match in patterns[number].finditer(text, low, high))
    return any(start < match.end() and match.start() < end for match in hits)
