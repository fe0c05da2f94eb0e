"""Which mentions are worth comparing: those that share a date window and something else."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from policy_nlp.link.acts import acts_in
from policy_nlp.link.features import MEASURED, expanded, figure_value, types_can_be_near
from policy_nlp.link.records import EventRecord
from policy_nlp.link.titles import number_key, read_title
from policy_nlp.model import bounds, precision

_WHOLE_BLOCK = 40
_WINDOW = 12
_ONE_TIME = frozenset({"establish", "issue"})

Key = tuple[str, ...]
Pair = tuple[int, int]


def candidate_pairs(records: Sequence[EventRecord]) -> list[Pair]:
    """Pairs of positions in `records` (which are in sort order) that share a blocking key, each once, in order.

    Pairs of types that never tell of one act are left out. In a block of more than a few dozen mentions each is
    compared with its nearest neighbours by title, date and trigger only, so that the number of pairs grows with the
    number of mentions and not with its square.
    """
    blocks: dict[Key, list[int]] = defaultdict(list)
    for position, record in enumerate(records):
        for key in set(_keys(record)):
            blocks[key].append(position)
    seen: set[Pair] = set()
    for block in blocks.values():
        seen.update(combinations(block, 2) if len(block) <= _WHOLE_BLOCK else _pairs_of_neighbours(block, records))
    return sorted(pair for pair in seen if types_can_be_near(records[pair[0]], records[pair[1]]))


def _pairs_of_neighbours(block: Iterable[int], records: Sequence[EventRecord]) -> Iterator[Pair]:
    ordered = sorted(block, key=lambda position: (*_neighbourhood(records[position]), position))
    for n, left in enumerate(ordered):
        for right in ordered[n + 1 : n + 1 + _WINDOW]:
            yield (left, right) if left < right else (right, left)


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
