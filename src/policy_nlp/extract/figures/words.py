"""The words of this room as lookup tables: read once from the lexicon, asked by longest form at a position."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Generic, Literal, TypeVar

from pydantic import Field

from policy_nlp.lexicon import Entry, load, simplify

ValueT = TypeVar("ValueT")

FigureKind = Literal[
    "money", "mass", "percent", "count", "multiple", "energy", "power", "price",
    "concentration", "duration", "temperature", "area", "other",
]  # fmt: skip
Limit = Literal["low", "high", "point", "verb_low", "verb_high"]


class UnitEntry(Entry):
    """A unit of measurement. `id` is the guide's name of it, or that name with a letter after `#` for its multiples.

    `factor` multiplies the number (毫克 is 0.001 g); `ucum` is the code in the Unified Code for Units of Measure;
    `per` says that its forms can stand under a fraction bar (吨 in 美元/吨), `per_forms` are more forms that can
    only stand there (年 in 吨/年); `not_before` are the words that, directly behind a form, show that it is no
    unit there (成立 is not 成).
    """

    kind: FigureKind
    forms: tuple[str, ...] = Field(min_length=1)
    ucum: str | None = None
    factor: str = "1"
    per: bool = False
    per_forms: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()


class ClassifierEntry(Entry):
    """A classifier; `id` is its form. `not_before` as for units; `least` is the smallest number counted with it."""

    not_before: tuple[str, ...] = ()
    least: int = 1


class CurrencyEntry(Entry):
    """Short names and signs of a currency; `id` is its ISO 4217 code, `regions` where a bare 元 means it.

    `prefixes` stand before the number (US$5, 新台币5亿元); `factor` entries (美分) carry `#` in their id.
    """

    forms: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    factor: str = "1"


class BoundEntry(Entry):
    """Words that bound a number. `where` is before or behind it; `limit` says which end of the value they set.

    A `verb_low` or `verb_high` (突破, 跌破) sets the value but stays outside the span.
    """

    where: Literal["before", "behind"]
    limit: Limit
    approx: bool = False
    forms: tuple[str, ...] = Field(min_length=1)
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    only_before: tuple[str, ...] = ()


class WordsEntry(Entry):
    """A named set of words that decide whether a number is a figure."""

    forms: tuple[str, ...] = Field(min_length=1)


class FormTable(Generic[ValueT]):
    """Values by form, found by the longest form that starts or ends at a position."""

    def __init__(self, pairs: Iterable[tuple[str, ValueT]]) -> None:
        self._values: dict[str, ValueT] = {}
        for form, value in pairs:
            self._values.setdefault(simplify(form), value)
        self._by_first = _lengths((form[0], form) for form in self._values)
        self._by_last = _lengths((form[-1], form) for form in self._values)

    def get(self, form: str) -> ValueT | None:
        """The value of exactly `form`."""
        return self._values.get(form)

    def first_characters(self) -> frozenset[str]:
        """The characters that forms begin with."""
        return frozenset(self._by_first)

    def last_characters(self) -> frozenset[str]:
        """The characters that forms end with."""
        return frozenset(self._by_last)

    def at(self, text: str, start: int) -> tuple[int, ValueT] | None:
        """The end and value of the longest form that starts at `start`."""
        for length in self._by_first.get(text[start : start + 1], ()):
            form = text[start : start + length]
            if (value := self._values.get(form)) is not None:
                return start + len(form), value
        return None

    def before(self, text: str, end: int) -> tuple[int, ValueT] | None:
        """The start and value of the longest form that ends at `end`."""
        return next(self.all_before(text, end), None)

    def all_before(self, text: str, end: int) -> Iterator[tuple[int, ValueT]]:
        """The starts and values of all forms that end at `end`, longest first."""
        for length in self._by_last.get(text[end - 1 : end], ()):
            if length <= end and (value := self._values.get(text[end - length : end])) is not None:
                yield end - length, value


def _lengths(keyed: Iterable[tuple[str, str]]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for key, form in keyed:
        lengths.setdefault(key, set()).add(len(form))
    return {key: tuple(sorted(values, reverse=True)) for key, values in lengths.items()}


@cache
def word_set(name: str) -> tuple[str, ...]:
    """The simplified forms of the entry `name` of `figure_not.yaml`, longest first.

    Raises:
        KeyError: there is no such entry.
    """
    entries = {entry.id: entry for entry in load("figure_not.yaml", WordsEntry)}
    return tuple(sorted({simplify(form) for form in entries[name].forms}, key=lambda form: (-len(form), form)))
