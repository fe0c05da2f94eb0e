"""Which mentions are worth comparing: those that share a date window and something else."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from policy_nlp.link.acts import acts_in
from policy_nlp.link.features import MEASURED, expanded, figure_value, types_can_be_near
from policy_nlp.link.records import EventRecord, Trace
from policy_nlp.link.titles import number_key, read_title
from policy_nlp.model import bounds, precision
from policy_nlp.model.memory import number_of

_WHOLE_BLOCK = 40
_WINDOW = 12
_ONE_TIME = frozenset({"establish", "issue"})

Key = tuple[str, ...]
Pairs = NDArray[np.int64]
"""Pairs of positions, the smaller first, in rows of two."""


def traced(record: EventRecord) -> EventRecord:
    """The record with its trace."""
    if record.trace is not None:
        return record
    blocks = tuple(sorted(map(number_of, set(_keys(record)))))
    return replace(record, trace=Trace(_likeness(record), blocks, number_of(record)))


def _likeness(record: EventRecord) -> int:
    """A digest of all that is compared, save whether two mentions stand in one article or sentence."""
    figures = [(f.low, f.high, f.unit, f.kind, f.text) for f in record.figures]
    texts = (record.trigger, record.type, record.edtf, record.modality, record.sentence, record.instrument)
    parties = (record.actors, record.partners, record.places, record.partner_places, record.acts_as_country)
    return number_of((texts, record.number, parties, record.minerals, figures, record.home, record.topics))


def candidate_pairs(records: Sequence[EventRecord]) -> Pairs:
    """Pairs of positions in `records` (which are in sort order) that share a blocking key, each once, in order.

    Pairs of types that never tell of one act are left out. In a block of more than a few dozen mentions each is
    compared with its nearest neighbours by title, date and trigger only, so that the number of pairs grows with the
    number of mentions and not with its square.
    """
    blocks = [(traced(record).trace or Trace()).blocks for record in records]
    sizes = np.fromiter(map(len, blocks), np.int64, len(blocks))
    keys = np.fromiter(chain.from_iterable(blocks), np.uint64, int(sizes.sum()))
    order = np.argsort(keys, kind="stable")
    positions = np.repeat(np.arange(len(records)), sizes)[order]
    starts = np.flatnonzero(_is_first(keys[order]))
    pairs = [*_pairs_in_small_blocks(positions, starts), *_pairs_in_large_blocks(positions, starts, records)]
    codes = np.sort(np.concatenate([positions[:0], *(left * len(records) + right for left, right in pairs)]))
    distinct = codes[_is_first(codes)]
    return _of_near_types(np.stack(np.divmod(distinct, max(1, len(records))), axis=1), records)


def _is_first(ordered: NDArray[Any]) -> NDArray[np.bool_]:
    """For each of ordered values whether it is the first of its kind."""
    return np.append(np.ones(min(1, len(ordered)), bool), ordered[1:] != ordered[:-1])


def _pairs_in_small_blocks(positions: Pairs, starts: Pairs) -> Iterator[tuple[Pairs, Pairs]]:
    """All pairs in blocks; those of one size at a time."""
    sizes = np.diff(starts, append=len(positions))
    for size in np.unique(sizes[(sizes > 1) & (sizes <= _WHOLE_BLOCK)]).tolist():
        members = positions[starts[sizes == size][:, None] + np.arange(size)]
        left, right = np.triu_indices(size, 1)
        yield members[:, left].ravel(), members[:, right].ravel()


def _pairs_in_large_blocks(
    positions: Pairs, starts: Pairs, records: Sequence[EventRecord]
) -> Iterator[tuple[Pairs, Pairs]]:
    """The pairs of near neighbours in blocks."""
    sizes = np.diff(starts, append=len(positions))
    large = [positions[starts[n] : starts[n] + sizes[n]] for n in np.flatnonzero(sizes > _WHOLE_BLOCK)]
    members = sorted(set(np.concatenate([positions[:0], *large]).tolist()))
    rank = np.zeros(len(records), np.int64)
    rank[sorted(members, key=lambda n: (*_neighbourhood(records[n]), n))] = np.arange(len(members))
    for block in large:
        ordered = block[np.argsort(rank[block])]
        for distance in range(1, _WINDOW + 1):
            left, right = ordered[:-distance], ordered[distance:]
            yield np.minimum(left, right), np.maximum(left, right)


def _of_near_types(pairs: Pairs, records: Sequence[EventRecord]) -> Pairs:
    """The pairs whose types leave open that they tell of one act."""
    firsts: dict[str, EventRecord] = {}
    for record in records:
        firsts.setdefault(record.type, record)
    number = {name: n for n, name in enumerate(firsts)}
    types = np.fromiter((number[record.type] for record in records), np.int64, len(records))
    near = np.array([[types_can_be_near(a, b) for b in firsts.values()] for a in firsts.values()], bool)
    return pairs[near[types[pairs[:, 0]], types[pairs[:, 1]]]] if len(pairs) else pairs


def _neighbourhood(record: EventRecord) -> tuple[str, ...]:
    title = read_title(record.instrument).main if record.instrument else ""
    return (
        title,
        record.type,
        record.edtf,
        "/".join(record.minerals),
        "/".join(f.text for f in record.figures),
        record.trigger,
    )


def _keys(record: EventRecord) -> Iterator[Key]:
    window = _date_window(record.edtf)
    if record.number:
        yield "number", number_key(record.number).rpartition("-")[2], window
    if record.instrument:
        title = read_title(record.instrument).main
        yield "title", title, window
        if record.type in _ONE_TIME:
            yield "title", title
    if precision(record.edtf) == "day":
        yield "day", record.edtf
    yield from (("figure", window, *map(str, figure_value(figure))) for figure in record.figures)
    if record.type in MEASURED:
        return
    for place in sorted(record.places | record.home) or [""]:
        yield "topic", window, place, "/".join(sorted(record.topics))
        yield "act", window, place, "/".join(sorted(acts_in(record.trigger))) or record.trigger
        yield "type", window, place, record.type
    yield from (("mineral", window, mineral) for mineral in expanded(record.minerals))
    yield from (("topic", window, topic) for topic in record.topics)


def _date_window(edtf: str) -> str:
    """The year in which a date begins; open and long ranges are windows of their own."""
    low, high = bounds(edtf)
    if low is None or high is None or high.year - low.year > 1:
        return edtf
    return str(low.year)
