"""Finds figures: reads a quantity at each numeral, adds the words around it, and drops what is no figure."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from operator import attrgetter

from msgspec.structs import replace

from policy_nlp.extract.figures.bounds import Bounded, bounded
from policy_nlp.extract.figures.context import is_vetoed
from policy_nlp.extract.figures.quantities import Quantity, anchors, read_quantity
from policy_nlp.extract.figures.units import RENMINBI, RENMINBI_NAME, Unit, in_currency, is_local, usual_currency
from policy_nlp.model import BlockKind, FigureMention, Reading
from policy_nlp.model.reading import Abstention

_ROW_JOINT = re.compile(r"、|和|与|及|以及")
_SENTENCE = 80  # how far back in a sentence a currency is looked for
_SENTENCE_END = re.compile(r"[。！？；\n]")
_LARGE = 10_000
_START = attrgetter("start")
_WORDS = re.compile(r"\D{5}|[^\d\t]*[\u4e00-\u9fff]{4}")  # how a cell begins that tells what happened
_JOINTS = ("、", "和", "与", "及")
_RESPECTIVELY = re.compile(r"(?:分别|依次|各自)[^。；;\n]*$")
_ROW_REACH = 24
_TITLE_MARKS = ("《", "“", "‘", "〈")

_CELL_ENDS = frozenset({"\t", "\n", ""})
_SIGNS = frozenset("+-−")


def find_figures(reading: Reading) -> list[FigureMention]:
    """The figures of `reading`, in text order; they overlap no date and do not stand inside an instrument's title."""
    text, taken = reading.text, _Taken(reading)
    currency = usual_currency(text, reading.context.region)
    tables = [block for block in reading.blocks if block.kind is BlockKind.TABLE_ROW]
    starts = {block.start for block in reading.blocks}
    mentions: list[FigureMention] = []
    for found in _with_shared_units(text, list(_candidates(text, taken))):
        if found.unit is None:
            if _is_large(found):
                reading.abstentions.append(Abstention("figure", found.start, found.end, "number without a unit"))
            continue
        if taken.overlaps(found.quantity.start, found.end) or is_vetoed(text, found):
            continue
        if (tables and _is_cell(text, found) and not _is_sum_of_deal(reading, found)) or _is_section_number(
            text, found, starts
        ):
            continue
        mentions.append(_mention(found, _currency_near(text, found) or currency))
    return mentions


def _candidates(text: str, taken: "_Taken") -> Iterator[Bounded]:
    done = 0
    for start, end in anchors(text):
        position = max(start, done)
        while position < end:
            if blocked := taken.end_of(position):
                position = blocked
                break
            quantity = read_quantity(text, position)
            if quantity is None:
                position = end
                break
            found = bounded(text, quantity)
            position = found.end
            if found.unit is not None or _is_large(found) or _is_in_row(text, found):
                yield found
            elif position < end and text[position] in ",.":  # 20,35种: the comma of a list, not of thousands
                position += 1
        done = max(done, position)


def _is_large(found: Bounded) -> bool:
    number = found.quantity.number
    return number is not None and number.scale >= _LARGE


def _is_in_row(text: str, found: Bounded) -> bool:
    """Whether a number without a unit may share that of the number behind it (分别增长3.5、4.2%)."""
    is_joined = text[found.end : found.end + 1] in _JOINTS and text[found.end + 1 : found.end + 2].isdigit()
    return is_joined and _RESPECTIVELY.search(text, max(0, found.start - _ROW_REACH), found.start) is not None


def _with_shared_units(text: str, candidates: Sequence[Bounded]) -> list[Bounded]:
    """Numbers in a row have the unit that stands behind the last of them (2500万、3000万和5000万美元, 2.1、3.5万吨)."""
    read: list[Bounded] = []
    for found in reversed(candidates):
        following = read[-1] if read else None
        if found.unit is None and following and _ROW_JOINT.fullmatch(text, found.end, following.start):
            read.append(replace(found, unit=following.unit, quantity=_in_scale(found, following)))
        else:
            read.append(found)
    return read[::-1]


def _in_scale(found: Bounded, following: Bounded) -> Quantity:
    """The quantity of a number that shares the unit of the number behind it, and its scale word if it has none."""
    quantity, number = found.quantity, following.quantity.number
    factor = following.unit.factor if following.unit else Decimal(1)
    scale = Decimal(1) if _is_large(found) or number is None else number.scale
    last = number and replace(number, start=found.start, end=found.end)
    return replace(quantity, low=quantity.low * factor * scale, high=quantity.high * factor * scale, number=last)


class _Taken:
    """The stretches where no figure can be: dates, and titles of instruments."""

    def __init__(self, reading: Reading) -> None:
        dates = [(date.start, date.end) for date in reading.dates]
        titles = [
            (title.start if reading.text.startswith(_TITLE_MARKS, title.start) else title.start + 1, title.end)
            for title in reading.instruments
        ]
        self._spans = _merged(sorted(dates + titles))
        self._starts = [start for start, _ in self._spans]

    def end_of(self, position: int) -> int:
        """Where the stretch around `position` ends, or 0 where there is none."""
        index = bisect_right(self._starts, position) - 1
        return self._spans[index][1] if index >= 0 and position < self._spans[index][1] else 0

    def overlaps(self, start: int, end: int) -> bool:
        """Whether a stretch has a character in `[start, end)`."""
        index = bisect_right(self._starts, end - 1) - 1
        return index >= 0 and self._spans[index][1] > start


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _is_cell(text: str, found: Bounded) -> bool:
    """Whether the figure fills a whole table cell: a measured value, not a statement."""
    signed = text[found.start - 1 : found.start] in _SIGNS and bool(found.start)  # +41.7%: a change in the table
    before, behind = text[found.start - signed - 1 : found.start - signed], text[found.end : found.end + 1]
    return before in _CELL_ENDS and behind in _CELL_ENDS and "\t" in before + behind


def _is_sum_of_deal(reading: Reading, found: Bounded) -> bool:
    """Whether a cell tells the money of a happening: its row begins with a date, or has a day or month, and words."""
    if found.unit is None or found.unit.kind != "money":
        return False
    begin = reading.text.rfind("\n", 0, found.start) + 1
    end = reading.text.find("\n", begin)
    row = reading.text[begin : end if end >= 0 else None]
    at, until = (bisect_left(reading.dates, place, key=_START) for place in (begin, begin + len(row)))
    dates = reading.dates[at:until]
    if dates and dates[0].start == begin and reading.text[dates[0].end : dates[0].end + 1] == "\t":
        return True
    return any("-" in date.edtf for date in dates) and any(map(_WORDS.match, row.split("\t")))


def _is_section_number(text: str, found: Bounded, starts: set[int]) -> bool:
    """Whether a block starts with the number and a space (2 项目概况)."""
    number = found.quantity.number
    return number is not None and number.arabic and number.start in starts and text[number.end : number.end + 1] == " "


def _currency_near(text: str, found: Bounded) -> str | None:
    """What a bare 元 means by the words before it in its sentence (43万元人民币，较年初的14万元)."""
    if found.unit is None or not is_local(found.unit):
        return None
    before = _SENTENCE_END.split(text[max(0, found.start - _SENTENCE) : found.start])[-1]
    return RENMINBI if RENMINBI_NAME in before else None


def _mention(found: Bounded, currency: str) -> FigureMention:
    quantity, unit = found.quantity, found.unit or Unit("", "other")
    low, high = _limits(found)
    if is_local(unit):
        unit = in_currency(unit, currency)
    return FigureMention(
        start=found.start,
        end=found.end,
        rule=f"figure:{quantity.rule}",
        low=low,
        high=high,
        unit=unit.name,
        kind=unit.kind,
        approx=found.approx or quantity.approx,
    )


def _limits(found: Bounded) -> tuple[Decimal | None, Decimal | None]:
    low, high = found.quantity.low, found.quantity.high
    if low != high:
        return low, high
    if found.is_high:
        return None, high
    return (low, None) if found.is_low or found.quantity.more else (low, high)
