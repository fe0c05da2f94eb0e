"""A person's table beside the event table: what matches, what differs, what is missing on either side."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from policy_nlp.lexicon import simplify
from policy_nlp.link.records import clean_words
from policy_nlp.link.titles import genres_in, is_number_only, number_in, number_key, similarity
from policy_nlp.model import bounds, is_within
from policy_nlp.table.dates import agrees
from policy_nlp.table.rows import Row
from policy_nlp.workbook.own_table import OwnTable, Told

Result = Literal["matched", "date_differs", "type_differs", "missing_here", "missing_there"]

_FOREIGN = re.compile(r"[(（][^()（）\u4e00-\u9fff]*(?:[(（][^()（）]*[)）][^()（）\u4e00-\u9fff]*)*[)）]")
_PARTS = re.compile(r"[-—–:：]")
_MARKED = re.compile(r"《([^》]+)》")
_SAME_TITLE = 0.88
_LIKELY = 0.65
_OTHER_KIND = 0.7
_SURELY = 0.97
_MANY = 1_000_000
_LOOKED_AT = 20
_NEVER = 2.0
_NEAR, _FAR = 366, 3 * 366
_UNASKED = frozenset({"statistic", "market", "forecast", "other"})


@dataclass(frozen=True, slots=True)
class Compared:
    """One line of a comparison: what she tells, what the event table tells, and how like their titles are."""

    result: Result
    told: Told | None
    row: Row | None
    likeness: float = 0.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """A comparison in the order of her table, then what she lacks; `beyond` counts rows that she need not have."""

    lines: Sequence[Compared]
    beyond: int

    def counts(self) -> Counter[str]:
        """How many lines have each result; a row whose date and type differ counts for both."""
        return Counter(line.result for line in self.lines)


def compare(table: OwnTable, events: Sequence[Row], *, everything: bool = False) -> Comparison:
    """Match each row of a table with at most one event, by title, number and date.

    Args:
        table: a person's table.
        events: rows of the event table.
        everything: whether all events are wanted of the table; else those of its period and of the jurisdictions of the
            rows that matched, without measurements, market moves and forecasts.
    """
    pairs = _pairs(table.rows, events)
    lines: list[Compared] = []
    for number, told in enumerate(table.rows):
        index, likeness = pairs.get(number, (-1, 0.0))
        lines += _judged(told, events[index], likeness) if index >= 0 else [Compared("missing_here", told, None)]
    matched = {index for index, _ in pairs.values()}
    rest = [row for index, row in enumerate(events) if index not in matched]
    asked = rest if everything else list(_asked(rest, table.rows, [events[index] for index in sorted(matched)]))
    lines += [Compared("missing_there", None, row) for row in asked]
    return Comparison(lines, len(rest) - len(asked))


def _judged(told: Told, row: Row, likeness: float) -> list[Compared]:
    differing: list[Result] = []
    if told.date and not agrees(told.date, row["date"]):
        differing.append("date_differs")
    if told.type and told.type != row["event_type"]:
        differing.append("type_differs")
    return [Compared(result, told, row, likeness) for result in differing or ["matched"]]


def _asked(rest: Iterable[Row], told: Sequence[Told], matched: Sequence[Row]) -> Iterator[Row]:
    """The events that a table of this period and these places would hold."""
    ends = [bounds(row.date) for row in told if row.date]
    low = min((low for low, _ in ends if low), default=date.min).isoformat()
    high = max((high for _, high in ends if high), default=date.max).isoformat()
    places = {place for row in matched for place in row["jurisdictions"]}
    for row in rest:
        if row["event_type"] in _UNASKED or row["modality"] != "actual":
            continue
        within = (row["date_latest"] or "9999") >= low and (row["date_earliest"] or "0000") <= high
        if within and (not places or not row["jurisdictions"] or places & set(row["jurisdictions"])):
            yield row


def _pairs(told: Sequence[Told], events: Sequence[Row]) -> dict[int, tuple[int, float]]:
    """For each row of her table the event that it matches, the surest pairs first, each event once."""
    candidates = []
    block = _Blocks(events, wanted=len(told) * len(events) > _MANY)
    for number, row in enumerate(told):
        for index in block.likely(row.title):
            event = events[index]
            likeness, same_date = title_likeness(row.title, event), _agree(row.date, event["date"])
            if likeness >= _enough(row.date, event, same_date=same_date):
                same_type = bool(row.type) and row.type == event["event_type"]
                score = likeness + 0.5 * same_date + 0.2 * same_type
                candidates.append((-score, _gap(row.date, event), number, index, likeness))
    pairs: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for _, _, number, index, likeness in sorted(candidates):
        if number not in pairs and index not in taken:
            pairs[number] = index, likeness
            taken.add(index)
    return pairs


def _vaguer(one: str, other: str) -> bool:
    """Whether `one` allows more days than `other`: then that they agree says little."""
    return one != other and is_within(other, one)


def _agree(one: str, other: str) -> bool:
    return bool(one) and agrees(one, other)


class _Blocks:
    """Which events a title may mean: all that can be asked for, or, of very many, those that share most with it."""

    def __init__(self, events: Sequence[Row], *, wanted: bool) -> None:
        self._all = [index for index, event in enumerate(events) if event["event_type"] not in _UNASKED]
        self._by_pair: dict[str, list[int]] | None = defaultdict(list) if wanted else None
        if self._by_pair is not None:
            for index in self._all:
                event = events[index]
                for pair in _bigrams(
                    clean_words(f"{event['instrument']}{event['document_number']}{event['evidence']}")
                ):
                    self._by_pair[pair].append(index)

    def likely(self, title: str) -> list[int]:
        """The events to look at for a title."""
        if self._by_pair is None:
            return self._all
        shared = Counter(index for pair in _bigrams(_names(title)[0][0]) for index in self._by_pair.get(pair, ()))
        return [index for index, _ in shared.most_common(_LOOKED_AT)]


def _enough(typed: str, event: Row, *, same_date: bool) -> float:
    """How like the titles must be: the more, the less the dates speak for one happening."""
    if same_date:
        return _SAME_TITLE if _vaguer(event["date"], typed) else _LIKELY
    gap = _gap(typed, event)
    if gap > _FAR:
        return _NEVER
    return _SAME_TITLE if gap <= _NEAR else _SURELY


def _gap(typed: str, event: Row) -> int:
    """Days between two dates; 0 where they touch or one is not known."""
    if not typed:
        return 0
    low, high = bounds(typed)
    begin, end = (date.fromisoformat(event[key]) if event[key] else None for key in ("date_earliest", "date_latest"))
    if high and begin and begin > high:
        return (begin - high).days
    return (low - end).days if low and end and low > end else 0


def title_likeness(title: str, event: Mapping[str, str]) -> float:
    """How likely a typed title means an event, from 0 to 1: by number, by the instrument's title, by its sentence."""
    names, number = _names(title)
    instrument = event["instrument"]
    told = event["document_number"] or (instrument and number_in(instrument)) or ""
    if number and told:
        return 1.0 if number_key(number) == number_key(told) else 0.0
    if instrument and not is_number_only(instrument):
        like = max(similarity(name, instrument) for name in names) * _same_kind(names[0], instrument)
        if like >= _LIKELY:
            return like
    return 0.9 * _told_in(names[0], f"{event['title']} {event['evidence']}")


def _same_kind(title: str, instrument: str) -> float:
    """Less where one is a law and the other a list or report."""
    ours, theirs = genres_in(title), genres_in(instrument)
    return _OTHER_KIND if ours and theirs and not ours & theirs else 1.0


@lru_cache(maxsize=10_000)
def _names(title: str) -> tuple[tuple[str, ...], str]:
    """What a typed title names, foreign words in brackets left out: whole, in book marks, and by its parts."""
    plain = clean_words(_FOREIGN.sub("", simplify(title))) or simplify(title)
    parts = [part for part in _PARTS.split(plain) if len(part) >= 4]
    return tuple(dict.fromkeys([plain, *_MARKED.findall(plain), *parts])), number_in(plain) or ""


def _told_in(title: str, text: str) -> float:
    """The share of the title's pairs of characters that stand in the text."""
    wanted = _bigrams(title)
    return len(wanted & _bigrams(clean_words(text))) / len(wanted) if wanted else 0.0


@lru_cache(maxsize=50_000)
def _bigrams(text: str) -> frozenset[str]:
    words = re.sub(r"\W", "", text)
    return frozenset(words[n : n + 2] for n in range(len(words) - 1))


def as_lines(comparison: Comparison) -> Iterator[str]:
    """The comparison for the terminal, tab-separated."""
    yield "\t".join(("result", "cell", "date", "title", "type", "row_date", "row_title", "row_type", "event_id"))
    for line in comparison.lines:
        told = (line.told.cell, line.told.typed_date, line.told.title, line.told.typed_type) if line.told else ("",) * 4
        row = line.row or {}
        cells = (*told, *(str(row.get(key, "")) for key in ("date", "title", "event_type", "event_id")))
        yield "\t".join(" ".join(cell.split()) for cell in (line.result.replace("_", " "), *cells))
