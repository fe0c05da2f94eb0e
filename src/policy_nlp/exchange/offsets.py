"""Offsets of other tools: code points, or UTF-16 units as JavaScript counts them, checked against the surface."""

import re
from collections.abc import Callable, Sequence
from itertools import accumulate

from policy_nlp.model.annotation import Record

_Position = Callable[[int], int | None]
_BREAKS = re.compile(r"[\r\n]+")


class MisfitError(ValueError):
    """Offsets are neither code points nor UTF-16 units; `records` are the annotations that fit neither."""

    def __init__(self, records: Sequence[Record]) -> None:
        super().__init__("offsets fit neither code points nor UTF-16 units")
        self.records = tuple(records)


def in_code_points(records: Sequence[Record], text: str) -> list[Record]:
    """The records with their offsets in code points of `text`, and with its surface there.

    One way of counting must fit all records of a file: a surface that happens to stand at the wrong place proves
    nothing. Spans among the values of a record are ours, and code points already.

    Args:
        records: annotations; where `text` is missing, any place in the text fits.
        text: the article.

    Raises:
        MisfitError: no way of counting fits all.
    """
    misfits = []
    for position in (_same(text), _from_utf16(text)):
        moved = [(record, _moved(record, position, text)) for record in records]
        misfits.append([record for record, found in moved if found is None])
        if not misfits[-1]:
            return [found for _, found in moved if found is not None]
    neither = [record for record in misfits[0] if record in misfits[1]]
    raise MisfitError(neither or misfits[0])


def _same(text: str) -> _Position:
    return lambda offset: offset if 0 <= offset <= len(text) else None


def _from_utf16(text: str) -> _Position:
    units = accumulate((2 if ord(character) > 0xFFFF else 1 for character in text), initial=0)
    return {unit: n for n, unit in enumerate(units)}.get


def _moved(record: Record, position: _Position, text: str) -> Record | None:
    """The record at its place in `text`, or None where it does not fit."""
    start, end = position(record["start"]), position(record["end"])
    if start is None or end is None or start >= end:
        return None
    found = text[start:end]
    if _on_one_line(record.get("text", found)) != _on_one_line(found):
        return None
    return record | {"start": start, "end": end, "text": found}


def _on_one_line(surface: str) -> str:
    return _BREAKS.sub(" ", surface)
