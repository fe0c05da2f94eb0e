"""Dates as people write and type them, to EDTF and back."""

import re
from calendar import month_abbr, month_name
from functools import cache, lru_cache

from policy_nlp.extract.dates import find_dates
from policy_nlp.lexicon import simplify
from policy_nlp.model import Reading, bounds, precision

_NUMERALS = "一二三四"
_SEASONS = (("spring", "春季"), ("summer", "夏季"), ("autumn", "秋季"), ("winter", "冬季"))
_NUMERIC = re.compile(r"(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?")
_RUN = re.compile(r"((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_QUARTER = re.compile(r"(\d{4})[\s-]?Q([1-4])|Q([1-4])\s?(\d{4})", re.IGNORECASE)
_HALF = re.compile(r"(\d{4})[\s-]?H([12])|H([12])\s?(\d{4})", re.IGNORECASE)
_SEASON = re.compile(r"(spring|summer|autumn|fall|winter)\s+(?:of\s+)?(\d{4})", re.IGNORECASE)
_DECADE = re.compile(r"(?:the\s+)?(\d{3})0s", re.IGNORECASE)
_CENTURY = re.compile(r"(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)\s+century|(\d{1,2})世纪", re.IGNORECASE)
_CHINESE_SEASON = re.compile(r"(\d{4})年([春夏秋冬])[季天]?")
_MONTHS = {name.lower(): n for names in (month_name, month_abbr) for n, name in enumerate(names) if name} | {"sept": 9}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ENGLISH = re.compile(
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+)?(?P<month>{_MONTH})\.?"
    rf"(?:\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,)?,?\s+(?P<year>\d{{4}})",
    re.IGNORECASE,
)
_OPEN_BEGIN = re.compile(r"(?:until|up to|before)\s+(.+)|(?:截至|至|到)\s?(.+)", re.IGNORECASE)
_OPEN_END = re.compile(r"(?:from|since)\s+(.+)|(.+?)\s?(?:起|以来|至今)", re.IGNORECASE)
_RANGE = re.compile(
    r"(?:from\s+)?(.+?)\s*(?:\s+to\s+|\s+[-–—]\s+|[–—~～至到]|(?<=^\d{4})-(?=\d{4}$))\s*(.+)", re.IGNORECASE
)
_CHINESE_AROUND = re.compile(r"[约大約在于於\s]*|[初底末前后左右,，。\s]*")


@lru_cache(maxsize=100_000)
def shown(edtf: str, language: str) -> str:
    """An EDTF value for people, in `en` or `zh`; the value itself where it would not be understood again."""
    text = _in_words(edtf, language)
    try:
        return text if parse_date(text) == edtf else edtf
    except ValueError:
        return edtf


@cache
def _in_words(edtf: str, language: str) -> str:
    chinese = language == "zh"
    if edtf[-1] in "~?%":
        return edtf
    if "/" in edtf:
        low, _, high = edtf.partition("/")
        ends = [_in_words(end, language) for end in (low, high) if end not in {"", ".."}]
        if len(ends) == 2:
            return f"{ends[0]}{'至' if chinese else ' to '}{ends[1]}"
        if low in {"", ".."}:
            return f"截至{ends[0]}" if chinese else f"until {ends[0]}"
        return f"{ends[0]}起" if chinese else f"from {ends[0]}"
    return (_chinese if chinese else _english)(edtf, precision(edtf))


def _english(edtf: str, fineness: str) -> str:
    year, part = edtf[:4], int(edtf[5:7]) if fineness in {"season", "quarter", "half"} else 0
    words = {
        "season": lambda: f"{_SEASONS[part - 21][0]} {year}",
        "quarter": lambda: f"{year} Q{part - 32}",
        "half": lambda: f"{year} H{part - 39}",
        "decade": lambda: f"{edtf[:3]}0s",
        "century": lambda: f"{_ordinal(int(edtf[:2]) + 1)} century",
    }
    return words[fineness]() if fineness in words else edtf


def _ordinal(number: int) -> str:
    ending = "th" if number in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _chinese(edtf: str, fineness: str) -> str:
    parts = [int(part) for part in re.findall(r"\d+", edtf)]
    words = {
        "day": lambda: f"{parts[0]}年{parts[1]}月{parts[2]}日",
        "month": lambda: f"{parts[0]}年{parts[1]}月",
        "season": lambda: f"{parts[0]}年{_SEASONS[parts[1] - 21][1]}",
        "quarter": lambda: f"{parts[0]}年第{_NUMERALS[parts[1] - 33]}季度",
        "half": lambda: f"{parts[0]}年{'上下'[parts[1] - 40]}半年",
        "year": lambda: f"{parts[0]}年",
        "decade": lambda: f"{int(edtf[:2]) + 1}世纪{edtf[2]}0年代",
        "century": lambda: f"{int(edtf[:2]) + 1}世纪",
    }
    return words[fineness]()


@cache
def parse_date(text: str) -> str:
    """The EDTF value of a date as people type it, in English, Chinese or figures.

    Raises:
        ValueError: it is no date, or one that may mean two days (`3/7/2023`).
    """
    typed = simplify(" ".join(text.split()))
    found = _edtf(typed) or _point(typed) or _open(typed) or _range(typed) or _in_chinese(typed)
    if not found:
        raise ValueError(f"{text!r} is no date; write 2023-07-03, 2023-07, 2023 Q3, 2023年7月 or EDTF")
    bounds(found)
    return found


def _edtf(text: str) -> str:
    """`text` where it is EDTF already; `2023/07` is a month that is typed with a slash, not a range."""
    if not re.fullmatch(r"[\dX.~?%/-]+", text) or re.fullmatch(r"\d{4}/\d{1,2}(?:/\d{1,2})?|\d{5,}", text):
        return ""
    low, slash, high = text.partition("/")
    ends = [end for end in (low, high) if end not in {"", ".."}]
    try:
        for end in ends:
            bounds(end)
        bounds(text)
    except ValueError:
        return ""
    return text if ends and (not slash or high) else ""


def _point(text: str) -> str:
    if match := _NUMERIC.fullmatch(text):
        return "-".join(part.zfill(2) for part in (match[1], match[3], match[4]) if part)
    if match := _RUN.fullmatch(text):
        return "-".join(match.groups())
    if match := _QUARTER.fullmatch(text):
        return f"{match[1] or match[4]}-{32 + int(match[2] or match[3])}"
    if match := _HALF.fullmatch(text):
        return f"{match[1] or match[4]}-{39 + int(match[2] or match[3])}"
    return _named(text)


def _named(text: str) -> str:
    if match := _SEASON.fullmatch(text):
        names = [english for english, _ in _SEASONS]
        return f"{match[2]}-{21 + names.index(match[1].lower().replace('fall', 'autumn'))}"
    if match := _CHINESE_SEASON.fullmatch(text):
        return f"{match[1]}-{21 + '春夏秋冬'.index(match[2])}"
    if match := _DECADE.fullmatch(text):
        return f"{match[1]}X"
    if match := _CENTURY.fullmatch(text):
        return f"{int(match[1] or match[2]) - 1:02d}XX"
    if match := _ENGLISH.fullmatch(text):
        day = match["day"] or match["day2"]
        return f"{match['year']}-{_MONTHS[match['month'].lower()]:02d}" + (f"-{int(day):02d}" if day else "")
    return ""


def _open(text: str) -> str:
    for pattern, form in ((_OPEN_BEGIN, "../{}"), (_OPEN_END, "{}/..")):
        match = pattern.fullmatch(text)
        end = match and _single(match[1] or match[2])
        if end:
            return form.format(end)
    return ""


def _range(text: str) -> str:
    match = _RANGE.fullmatch(text)
    ends = (_single(match[1]), _single(match[2])) if match else ("", "")
    return "/".join(ends) if all(ends) else ""


def _single(text: str) -> str:
    """A date without a range, or empty."""
    found = (_edtf(text) if "/" not in text else "") or _point(text) or _in_chinese(text)
    return "" if "/" in found else found


def _in_chinese(text: str) -> str:
    """The one date that the extractor finds in `text`, if hardly anything stands beside it."""
    dates = find_dates(Reading(text)) if re.search(r"[年月日\u4e00-\u9fff]", text) else []
    if len(dates) != 1:
        return ""
    (date,) = dates
    around = (text[: date.start], text[date.end :])
    return date.edtf if all(map(_CHINESE_AROUND.fullmatch, around)) else ""
