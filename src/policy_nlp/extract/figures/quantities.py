"""Quantities: a number with its unit, a fraction, a multiple said in words, or a range of these."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct
from msgspec.structs import replace

from policy_nlp.extract.figures.numerals import NUMERALS, Number, chinese_value, read_number
from policy_nlp.extract.figures.units import Unit, currency_prefixes, read_unit, unit_first_characters

PERCENT = Unit("%", "percent")
PPM = Unit("ppm", "concentration")
TIMES = Unit("times", "multiple")

_LONGEST_NUMERAL = 12
_NUMERAL = r"[\d.]{1,12}|[〇○零一二两三四五六七八九十百千点]{1,10}"
_PARTS_OF = re.compile(
    rf"({_NUMERAL}|百万|万)分之({_NUMERAL})(多(?!数)|余|)(?:(?:至|到|[~\-–—])(?:\1分之)?({_NUMERAL})(?![一二三四五六七八九十\d]{{0,3}}分之))?"
)
_SLASHED = re.compile(r"(\d)/(\d{1,2})(?![\d/.号版页年月期])")
_HALF_WORDS = re.compile(r"一半(?![导岛径])|半数")
_HALF_BARE = re.compile(r"半(?![导岛径世纪年月个天日小数成场决路])")
_HALF_UNIT = re.compile(r"半(?=年|个|小时|天)")
_DOUBLING = re.compile(r"翻(?:了)?(?:近|将近|接近|超过|逾|不止|至少|约)?([一两三四])番|翻番|翻(?:了)?一?倍")
# 2669×10⁴t; the power is often typed or saved as a plain digit (2669×104t)
_POWER = re.compile(r" ?[×xX] ?10\^?([2-9²³⁴⁵⁶⁷⁸⁹])(?= ?[^\d.\s])")
_POWERED_KINDS = frozenset({"mass", "money", "area", "energy"})
_HALVING = re.compile(r"减半")
_TIMES_OF = {"一": 2, "两": 4, "三": 8, "四": 16}
_RANGE_MARK = re.compile(r" ?(?:至|到|~|——?|[–\-－～―])(?:每(?:吨|公吨|公斤|千克|磅|盎司|年|月|天))?约? ?")
_MONTHS = Decimal(12)


class Quantity(Struct, frozen=True):
    """An amount of something at `[start, end)`.

    `number` is the numeral that it begins with (None for 一半, 翻番); `more` says that 余, 多 or 几 stood in it;
    `rule` names the kind of expression.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: Unit | None
    rule: str
    number: Number | None = None
    more: bool = False
    approx: bool = False

    @property
    def is_point(self) -> bool:
        """Whether it is one value and no range."""
        return self.low == self.high


def read_quantity(text: str, start: int) -> Quantity | None:
    """The quantity or range that starts at `start`; its unit is None where no unit follows the number."""
    first = _read_single(text, start)
    if first is None or first.more:
        return first
    mark = _RANGE_MARK.match(text, first.end)
    if mark is None:
        return _one_or_two(text, first)
    second = _read_single(text, mark.end())
    if second is None or second.unit is None or not first.is_point or not second.is_point:
        return first
    return _range(text, first, second) or first


def _one_or_two(text: str, first: Quantity) -> Quantity:
    """1、2家 as a vague range."""
    if first.unit is not None or text[first.end : first.end + 1] != "、" or first.end - first.start != 1:
        return first
    second = _read_single(text, first.end + 1)
    if second is None or second.unit is None or second.number is None or second.number.low != first.low + 1:
        return first
    if second.number.end - second.number.start != 1:
        return first
    return replace(
        second, start=first.start, low=first.low * second.unit.factor, rule="range", number=first.number, approx=True
    )


def _read_single(text: str, start: int) -> Quantity | None:
    for read in _READERS.get(text[start : start + 1], ()):
        if quantity := read(text, start):
            return quantity
    return None


def _range(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    low, high = first.low, second.high
    if low is None or high is None or second.unit is None:
        return None
    if first.unit is None:
        low *= second.unit.factor
        scale = second.number.scale if second.number else Decimal(1)
        if first.number is not None and first.number.scale == 1 and low * scale <= high:
            low *= scale
    elif first.unit.name.partition("/")[0] != second.unit.name.partition("/")[0] or _is_change(text, first):
        return None
    if low >= high:
        return None
    return replace(second, start=first.start, low=low, rule="range", number=first.number, more=second.more)


_CHANGE = re.compile(r"[从由自][^，。；、,;:：\n]{0,8}$")
_STEP = re.compile(r"(?:[增减升跌涨降扩挫]|加|少|高|长|落|调)了?(?:约|近|逾)?$")
_ARRIVED = ("至", "到", "为", "成")
_BETWEEN = re.compile(r"[^，。；,;\n]{0,6}(?:不等|之间|区间|范围)")


def _is_change(text: str, first: Quantity) -> bool:
    """Whether `first` 至 second tells a move between two values (从42天到180天, 增5吨至30吨), no range."""
    if text[first.end : first.end + 1] not in {"至", "到"}:
        return False
    if text.endswith(_ARRIVED, 0, first.start):
        return False  # 由5%上调为|8%至12%: the move has arrived at a range
    is_amount = first.unit is not None and first.unit.kind in {"mass", "money", "price"}
    by_steps = is_amount and _STEP.search(text, max(0, first.start - 3), first.start)
    if not by_steps and _CHANGE.search(text, max(0, first.start - 10), first.start) is None:
        return False
    return _BETWEEN.match(text, first.end + 1) is None


def _numeral(text: str, start: int) -> Quantity | None:
    number = read_number(text, start)
    if number is None:
        return None
    if power := _POWER.match(text, number.end):
        number = _powered(text, number, power)
    reading = read_unit(text, number.end)
    if reading is None:
        return Quantity(start, number.end, number.low, number.high, None, "number", number, number.more, number.approx)
    factor, more = reading.unit.factor, number.more or reading.more
    quantity = Quantity(
        start,
        reading.end,
        (number.low + reading.extra) * factor,
        (number.high + reading.extra) * factor,
        reading.unit,
        "quantity",
        number,
        more,
        number.approx or reading.more,
    )
    return _with_months(text, quantity) if reading.unit.name == "year" else quantity


def _powered(text: str, number: Number, power: re.Match[str]) -> Number:
    """`number` times the power of ten behind it, where a unit that is told in such numbers follows."""
    reading = read_unit(text, power.end())
    if reading is None or reading.unit.kind not in _POWERED_KINDS:
        return number
    factor = Decimal(10) ** int(unicodedata.digit(power[1]))
    return replace(number, end=power.end(), low=number.low * factor, high=number.high * factor, scale=factor)


def _with_months(text: str, years: Quantity) -> Quantity:
    """一年零两个月 as 14 months."""
    start = years.end + (text[years.end : years.end + 1] in {"零", "又"})
    number = read_number(text, start)
    reading = read_unit(text, number.end) if number else None
    if number is None or reading is None or reading.unit.name != "month" or years.low is None or years.high is None:
        return years
    low, high = years.low * _MONTHS + number.low + reading.extra, years.high * _MONTHS + number.high + reading.extra
    return replace(years, end=reading.end, low=low, high=high, unit=reading.unit)


def _value_of(numeral: str) -> Decimal | None:
    if numeral[0].isdigit():
        return Decimal(numeral) if re.fullmatch(r"\d+(?:\.\d+)?", numeral) else None
    return chinese_value(numeral)


def _parts_of(text: str, start: int) -> Quantity | None:
    near = "分之" in text[start : start + _LONGEST_NUMERAL + 2]
    match = _PARTS_OF.match(text, start) if near else None
    if match is None:
        return None
    whole, low = _value_of(match[1]), _value_of(match[2])
    high = _value_of(match[4]) if match[4] else low
    if not whole or low is None or high is None:
        return None
    if whole == 1_000_000:
        return Quantity(start, match.end(), low, high, PPM, "fraction", more=bool(match[3]), approx=bool(match[3]))
    low, high = _percent(low, whole), _percent(high, whole)
    return Quantity(start, match.end(), low, high, PERCENT, "fraction", more=bool(match[3]), approx=bool(match[3]))


def _percent(part: Decimal, whole: Decimal) -> Decimal:
    share = part * 100 / whole
    return share if share == share.quantize(Decimal("0.0001")) else share.quantize(Decimal("0.01"), ROUND_HALF_UP)


def _slashed(text: str, start: int) -> Quantity | None:
    match = _SLASHED.match(text, start)
    if match is None or (text[start - 1 : start].isalnum() and text[start - 1].isascii()):
        return None
    part, whole = Decimal(match[1]), Decimal(match[2])
    if not 0 < part < whole <= 10:
        return None
    share = _percent(part, whole)
    return Quantity(start, match.end(), share, share, PERCENT, "fraction")


def _half(text: str, start: int) -> Quantity | None:
    fifty = Decimal(50)
    if match := _HALF_WORDS.match(text, start):
        return Quantity(start, match.end(), fifty, fifty, PERCENT, "half")
    if _HALF_UNIT.match(text, start) and text[start - 1 : start] not in {"上", "下", "前", "后", "头", "大"}:
        reading = read_unit(text, start + 1)
        if reading is None or reading.unit.kind != "duration" or text[reading.end : reading.end + 1] in {"报", "度"}:
            return None
        half = Decimal("0.5") * reading.unit.factor
        return Quantity(start, reading.end, half, half, reading.unit, "half")
    if text[start - 1 : start] in {"近", "过", "逾", "超"} and (match := _HALF_BARE.match(text, start)):
        return Quantity(start, match.end(), fifty, fifty, PERCENT, "half")
    return None


def _doubling(text: str, start: int) -> Quantity | None:
    match = _DOUBLING.match(text, start)
    if match is None:
        return None
    times = Decimal(_TIMES_OF[match[1] or "一"])
    return Quantity(start, match.end(), times, times, TIMES, "doubling")


def _halving(text: str, start: int) -> Quantity | None:
    match = _HALVING.match(text, start)
    half = Decimal("0.5")
    return Quantity(start, match.end(), half, half, TIMES, "halving") if match else None


Reader = Callable[[str, int], Quantity | None]
_READERS: dict[str, tuple[Reader, ...]] = {
    **dict.fromkeys("0123456789", (_parts_of, _slashed, _numeral)),
    **dict.fromkeys(NUMERALS, (_parts_of, _numeral)),
    "一": (_half, _parts_of, _numeral),
    "半": (_half,),
    "翻": (_doubling,),
    "减": (_halving,),
}
_SIGN_ENDS = currency_prefixes().last_characters()
_FOLLOWING = unit_first_characters() | frozenset("余多几来分半、 ~-–—－～至到/×和")
_ANCHOR = re.compile(
    rf"[0-9{NUMERALS}](?:[0-9{NUMERALS}兆]|[,.·点](?=[0-9{NUMERALS}]))*"
    "|半|减半|翻[一两三四番倍了近将接超逾不至约]"
)


def anchors(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of `text` at which a quantity may begin; numerals that no unit can follow are left out."""
    for match in _ANCHOR.finditer(text):
        start, end = match.span()
        before = text[start - 1 : start]
        if before == "第":
            continue
        if before == "唯" and match[0].startswith("一"):  # 唯一|一家
            start += 1
        if (
            text[end : end + 1] in _FOLLOWING
            or match[0][0] in "半减翻"
            or match[0][-1] in "万亿"
            or before in _SIGN_ENDS
        ):
            yield start, end
