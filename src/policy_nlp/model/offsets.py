"""The way back from clean text to raw text, built while normalising."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Maps code points of a clean text to the raw text that they came from.

    The clean text is the raw text with stretches left out and single characters replaced one for one. The map is a
    list of runs: from clean offset `clean[i]` on, clean characters stand one for one for the raw characters from
    `raw[i]` on. `tails` names the clean characters whose raw stretch is longer than one character, because noise that
    belongs to them follows (a pinyin gloss in brackets), with the number of raw characters that follow.
    """

    clean: Sequence[int]
    raw: Sequence[int]
    tails: Mapping[int, int]

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """The raw `[start, end)` of a clean `[start, end)`; a non-empty clean span gives a non-empty raw span."""
        clean, raw = self.clean, self.raw
        run = bisect_right(clean, start) - 1
        raw_start = raw[run] + start - clean[run]
        if start >= end:
            return raw_start, raw_start
        last = end - 1
        if run + 1 < len(clean) and clean[run + 1] <= last:  # most spans lie in one run
            run = bisect_right(clean, last, run + 1) - 1
        return raw_start, raw[run] + last - clean[run] + 1 + self.tails.get(last, 0)

    @classmethod
    def identity(cls) -> "OffsetMap":
        """The map of a text that was not changed."""
        return cls((0,), (0,), {})
