"""The few questions that are asked of EDTF values, answered by the `edtf` library.

Values are Extended Date/Time Format strings (ISO 8601-2:2019, levels 0 to 2) as in `annotations/guide.md`.
"""

import re
from calendar import monthrange
from datetime import date
from functools import cache
from typing import Any

from edtf import parse_edtf

_CALENDAR_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")
_DECADE_OR_CENTURY = re.compile(r"-?\d{2}(?:\dX|XX)")
_SUB_YEAR = {
    **dict.fromkeys(range(21, 25), "season"),
    **dict.fromkeys(range(33, 37), "quarter"),
    40: "half",
    41: "half",
}


@cache
def bounds(edtf: str) -> tuple[date | None, date | None]:
    """The first and last day of a value; None at an open end.

    Raises:
        ValueError: the string is no EDTF value.
    """
    if "/" in edtf:
        low, _, high = edtf.partition("/")
        return (None if low in {"..", ""} else bounds(low)[0]), (None if high in {"..", ""} else bounds(high)[1])
    try:
        if plain := _CALENDAR_DATE.fullmatch(edtf):  # the library takes 10 ms for a value, and nearly all are like this
            return _calendar_bounds(*(int(part or 0) for part in plain.groups()))
        value: Any = parse_edtf(edtf)
        return _day(value.lower_strict()), _day(value.upper_strict())
    except Exception as error:  # the library raises pyparsing's errors as well as its own
        raise ValueError(f"not an EDTF value: {edtf!r}") from error


def _calendar_bounds(year: int, month: int, day: int) -> tuple[date, date]:
    last = month or 12
    return date(year, month or 1, day or 1), date(year, last, day or monthrange(year, last)[1])


def _day(moment: Any) -> date:
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)


def precision(edtf: str) -> str:
    """`day`, `month`, `season`, `quarter`, `half`, `year`, `decade`, `century` or `range`."""
    if "/" in edtf:
        return "range"
    if _DECADE_OR_CENTURY.fullmatch(edtf):
        return "century" if edtf.endswith("XX") else "decade"
    parts = edtf.split("-")
    if len(parts) == 3:
        return "day"
    if len(parts) == 2:
        return _SUB_YEAR.get(int(parts[1]), "month")
    return "year"


def is_within(inner: str, outer: str) -> bool:
    """Whether every day of `inner` is a day of `outer`: the two agree and `inner` is at least as precise."""
    inner_low, inner_high = bounds(inner)
    outer_low, outer_high = bounds(outer)
    low = outer_low is None or (inner_low is not None and inner_low >= outer_low)
    high = outer_high is None or (inner_high is not None and inner_high <= outer_high)
    return low and high
