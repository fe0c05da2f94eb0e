"""Leaving stretches out of a text while keeping the way back to the raw text."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from policy_nlp.model import OffsetMap


class Cut(NamedTuple):
    """A stretch `[start, end)` to leave out; `belongs` if it is part of what the character before it stands for."""

    start: int
    end: int
    belongs: bool = False


def cut(text: str, offsets: OffsetMap, cuts: Iterable[Cut]) -> tuple[str, OffsetMap]:
    """`text` without `cuts`, and `offsets` (from `text` to raw) composed with the change.

    Cuts may come in any order and overlap; an overlapped cut is shortened, so nothing is left out twice.
    """
    pieces: list[str] = []
    clean, raw = array("q"), array("q")
    tails: dict[int, int] = {}
    old_tails = sorted(offsets.tails)
    tail_at = position = length = 0

    def keep(start: int, end: int) -> None:
        nonlocal length, tail_at
        run = bisect_right(offsets.clean, start) - 1
        at = start
        while at < end:
            stop = offsets.clean[run + 1] if run + 1 < len(offsets.clean) else end
            clean.append(length + at - start)
            raw.append(offsets.raw[run] + at - offsets.clean[run])
            at, run = min(stop, end), run + 1
        while tail_at < len(old_tails) and old_tails[tail_at] < end:
            if old_tails[tail_at] >= start:
                tails[length + old_tails[tail_at] - start] = offsets.tails[old_tails[tail_at]]
            tail_at += 1
        pieces.append(text[start:end])
        length += end - start

    for start, end, belongs in sorted(cuts):
        if end <= position:
            continue
        if start > position:
            keep(position, start)
        if belongs and length:
            tails[length - 1] = offsets.to_raw(start, end)[1] - raw[-1] - (length - clean[-1])
        position = end
    if position < len(text):
        keep(position, len(text))
    if not clean:
        clean.append(0)
        raw.append(offsets.to_raw(0, 0)[0])
    return "".join(pieces), OffsetMap(clean, raw, tails)
