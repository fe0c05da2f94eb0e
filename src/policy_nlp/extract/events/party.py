"""Who can act, and things sorted by where they stand."""

from bisect import bisect_left
from collections.abc import Iterable
from operator import attrgetter
from typing import Generic, Protocol, TypeVar

from msgspec import Struct


class Party(Struct, frozen=True):
    """Somebody who can act, at `[start, end)`: an agency, a country or a person, by canonical `name`."""

    start: int
    end: int
    name: str
    kind: str  # the guide's agency kind, or `country`, `province` or `person`
    country: str | None = None  # the canonical name of the country whose it is


class Placed(Protocol):
    """Whatever has a place in the text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


PlacedT = TypeVar("PlacedT", bound=Placed)
_START = attrgetter("start")


class Layer(Generic[PlacedT]):
    """Things sorted by start, to be asked for by stretch."""

    def __init__(self, items: Iterable[PlacedT]) -> None:
        self.items = sorted(items, key=_START)
        self._starts = [item.start for item in self.items]

    def within(self, start: int, end: int) -> list[PlacedT]:
        """The things that begin in `[start, end)`."""
        starts = self._starts
        first = bisect_left(starts, start)
        if first == len(starts) or starts[first] >= end:  # as nearly always
            return []
        return self.items[first : bisect_left(starts, end, first)]
