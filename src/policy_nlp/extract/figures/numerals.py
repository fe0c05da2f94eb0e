"""Numbers as Chinese texts write them: 2,480万, 1万8125, 三百二十, 600余, 十几, 两三百, 3.5兆."""

import re
from decimal import Decimal

from msgspec import Struct

NUMERALS = "〇○零廿卅一二两三四五六七八九十百千万亿"
_DIGIT_OF = {
    "〇": 0,
    "○": 0,
    "零": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_SCALE_OF = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000, "兆": 1_000_000_000_000}
# 千 in 千克 and 兆 in 兆瓦 belong to the unit, not to the number
_NOT_SI = r"(?![克瓦米帕伏卡焦赫安])"
_BIG = rf"(?:百|千{_NOT_SI}|十)?(?:万亿|万(?!向|华|科|国)|亿(?!纬))|兆(?![瓦帕赫焦伏安欧字比位])"
_ARABIC_SCALE = rf"(?:{_BIG}|千{_NOT_SI}|百(?![帕分])|十(?=[余多]?[万亿]))"
_GROUPED = r"\d{1,3}(?:,\d{3}){1,5}|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}){1,4}(?!\d)"
_PLAIN = rf"(?:{_GROUPED}|\d{{1,15}})(?:\.\d{{1,10}})?(?!\.?\d)"
_SEGMENT = re.compile(rf"({_PLAIN})(?: ?([余多几来])?({_ARABIC_SCALE}))?")
_SEPARATOR = re.compile(r"[^\d.]")
_CHINESE = re.compile(
    rf"[〇○零廿卅一二两三四五六七八九十百千万亿兆]{{1,16}}"
    rf"(?:[点.·][〇○零一二三四五六七八九]{{1,8}}(?:{_BIG})?)?"
)
_MORE = re.compile(rf"([余多几来])((?:{_BIG}|千{_NOT_SI}|百)*)")
_BY_PLACE = re.compile(r"([〇○零一二三四五六七八九]{2,6})(百万|千万|万亿|万|亿|)")
_YEAR = re.compile(r"(?:一九|二[〇○零])..")
_PAIR = re.compile(r"([一二两三四五六七八九])([二两三四五六七八九])([十百千万亿]*)")


class Number(Struct, frozen=True):
    """A number at `[start, end)`: equal `low` and `high` for a point; `more` after 余, 多, 几 (at least `low`).

    `scale` is its last scale word as a factor, which a range may share (3至5亿).
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    more: bool = False
    approx: bool = False
    arabic: bool = False
    scale: Decimal = Decimal(1)


def read_number(text: str, start: int) -> Number | None:
    """The number that starts at `start`, or None where the characters there form no number (十四五, 二〇二一)."""
    return _arabic(text, start) if "0" <= text[start : start + 1] <= "9" else _chinese(text, start)


def _arabic(text: str, start: int) -> Number | None:
    match = _SEGMENT.match(text, start)
    if match is None:
        return None
    total, scale = _segment(match)
    last = scale
    while match[3] and not match[2] and (following := _SEGMENT.match(text, match.end())):
        value, factor = _segment(following)
        if factor > last and value < last * factor:
            total, scale = total * factor + value, factor  # 1万5000亿: both parts count hundred millions
        elif value < last:
            total, scale = total + value, Decimal(1)
        else:
            break
        match, last = following, factor
    more = match[2] is not None
    return _with_more(text, Number(start, match.end(), total, total, more, more, True, scale))


def _segment(match: re.Match[str]) -> tuple[Decimal, Decimal]:
    factor = _scale_value(match[3]) if match[3] else Decimal(1)
    digits = match[1] if match[1].isdecimal() else _SEPARATOR.sub("", match[1])
    return Decimal(digits) * factor, factor


def _scale_value(word: str) -> Decimal:
    value = Decimal(1)
    for character in word:
        value *= _SCALE_OF[character]
    return value


def _chinese(text: str, start: int) -> Number | None:
    match = _CHINESE.match(text, start)
    if match is None:
        return None
    run = match[0].replace(".", "点").replace("·", "点")
    if run[-1] in "千兆" and text[match.end() : match.end() + 1] in "克瓦米帕伏卡焦赫安":
        run = run[:-1]
    if not run:
        return None
    end = start + len(run)
    if (pair := _PAIR.fullmatch(run)) and (between := _of_pair(start, end, pair)):
        return between
    value = chinese_value(run)
    if value is None:
        return None
    return _with_more(text, Number(start, end, value, value, scale=_trailing_scale(run)))


def _of_pair(start: int, end: int, pair: re.Match[str]) -> Number | None:
    first, second = _DIGIT_OF[pair[1]], _DIGIT_OF[pair[2]]
    if second - first != 1 and (first, second) != (3, 5):
        return None
    low, high = chinese_value(pair[1] + pair[3]), chinese_value(pair[2] + pair[3])
    return None if low is None or high is None else Number(start, end, low, high, approx=True)


def _trailing_scale(run: str) -> Decimal:
    word = run[len(run.rstrip("万亿兆")) :]
    return _scale_value(word)


def _with_more(text: str, number: Number) -> Number | None:
    """`number` with the 余, 多, 几 behind it (十余, 三百多万); 几 is only understood behind 十 (十几)."""
    match = _MORE.match(text, number.end)
    if match is None:
        return number
    word, scale = match[1], _scale_value(match[2])
    if word == "几" and (number.arabic or text[number.end - 1] != "十"):
        return None
    if word == "来" and text[number.end - 1] not in "十百千万0":
        return number
    if word == "多" and text[match.end() : match.end() + 1] in "次边元方样" and not scale > 1 and number.arabic:
        return number
    value = number.low * scale
    more = word != "来"
    return Number(number.start, match.end(), value, value, more, True, number.arabic, scale)


def chinese_value(run: str) -> Decimal | None:
    """The value of a numeral in Chinese digits, or None where it breaks the grammar of numerals.

    Bare digits count by their places (一二○, 五三○亿), but for those of a year (二〇二一). A numeral must not begin
    with a scale word other than 十, but 百, 千, 万 and 亿 are read as one of them (近百家).
    """
    run = run.replace("廿", "二十").replace("卅", "三十")
    if (placed := _BY_PLACE.fullmatch(run)) and (placed[2] or not _YEAR.fullmatch(placed[1])):
        return Decimal("".join(str(_DIGIT_OF[digit]) for digit in placed[1])) * _scale_value(placed[2])
    whole, _, fraction = run.partition("点")
    if fraction:
        digits = fraction.rstrip("十百千万亿兆")
        value = chinese_value(whole)
        decimals = "".join(str(_DIGIT_OF[digit]) for digit in digits)
        return None if value is None else Decimal(f"{value}.{decimals}") * _scale_value(fraction[len(digits) :])
    total, rest = 0, whole
    for word, factor in (("万亿", 10**12), ("兆", 10**12), ("亿", 10**8), ("万", 10**4)):
        head, found, tail = rest.partition(word)
        if found:
            part = _below_ten_thousand(head) if head else 1
            if part is None:
                return None
            total, rest = total + part * factor, tail
    if total and rest in _DIGIT_OF:
        return None
    part = _below_ten_thousand(rest) if rest else 0
    return None if part is None else Decimal(total + part)


def _below_ten_thousand(run: str) -> int | None:
    total, digit, last = 0, None, 10_000
    for character in run:
        if character in _DIGIT_OF:
            if digit not in {None, 0}:
                return None
            digit = _DIGIT_OF[character]
        else:
            factor = _SCALE_OF[character]
            if factor >= last:
                return None
            total, digit, last = total + (digit or 1) * factor, None, factor
    if digit is not None and last > 10 and total and "零" not in run and "〇" not in run:
        return None
    return total + (digit or 0)
