"""The grammar of Chinese calendar expressions: text to expressions whose missing parts are still open."""

import re
from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from policy_nlp.extract.dates.moment import Moment, Unit, day_of
from policy_nlp.extract.dates.numerals import number
from policy_nlp.extract.dates.patterns import beginnings, rules_at
from policy_nlp.extract.dates.words import Word, eras, fits, is_false_positive, words

_WEEKS = {"上": -1, "下": 1}
_SEASONS = {"春": 21, "夏": 22, "秋": 23, "冬": 24}


class Parts(Struct, frozen=True):
    """What an expression says of one end of its interval; what it leaves open comes from the discourse."""

    century: int | None = None
    decade: int | None = None
    year: int | None = None
    word: Word | None = None
    shift: tuple[Unit, int] | None = None
    part: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: tuple[int, int | None] | None = None  # day from Monday = 0, week from the week of publication
    week: int | None = None  # from the week of publication
    weekend: bool = False  # of that week, its Saturday and Sunday
    same_period: bool = False
    year_edge: bool = False

    @property
    def is_mere_day(self) -> bool:
        """Whether it tells a day and neither its month nor its year: 16日."""
        return self.day is not None and (self.month, self.year, self.word, self.shift) == (None,) * 4

    def in_year(self, value: int) -> Moment | None:
        """Its part, month or day in the year `value`; None where it tells none, or no such day exists."""
        if self.part:
            return Moment(Unit.PART, value, self.part)
        if not self.month:
            return None
        return day_of(value, self.month, self.day) if self.day else Moment(Unit.MONTH, value, self.month)


class Expression(Struct, frozen=True):
    """A calendar expression at `[start, end)`; `high` is None where it names one interval."""

    start: int
    end: int
    rule: str
    low: Parts
    high: Parts | None = None


Build = Callable[[re.Match[str]], tuple[Parts, Parts | None]]


def _within_year(m: re.Match[str], base: Parts) -> tuple[Parts, Parts | None]:
    """The part of the year that a pattern found, added to `base`."""
    g = m.groupdict()
    if g["m"]:
        return _months(g, base)
    if quarter := g["q"] or g["qq"]:
        high = replace(base, part=32 + (4 if quarter == "末" else number(quarter)))
        return (replace(base, part=32 + number(g["q1"])), high) if g["q1"] else (high, None)
    if half := g["half"] or g["hh"]:
        return replace(base, part=40 if half in "上1" else 41), None
    if g["nm"]:
        return replace(base, month=1), replace(base, month=number(g["nm"]))
    if g["nq"]:
        return replace(base, month=1), replace(base, month=3 * number(g["nq"]))
    if g["newyear"]:
        return replace(base, month=1, day=1), None
    if g["same"]:
        return replace(base, same_period=True), None
    season = g.get("season")
    return (replace(base, part=_SEASONS[season]) if season else base), None


def _months(g: dict[str, str | None], base: Parts) -> tuple[Parts, Parts | None]:
    low = replace(base, month=number(g["m1"])) if g["m1"] else None
    high = replace(base, month=number(g["m"] or ""), day=number(g["d"]) if g["d"] else None)
    if g["d1"]:
        return replace(high, day=number(g["d1"])), high
    return (low, high) if low else (high, None)


def _year(m: re.Match[str]) -> tuple[Parts, Parts | None]:
    g = m.groupdict()
    if g.get("y1"):
        first = number(g["y1"])
        last = number(g["y"])
        return Parts(year=first), Parts(year=last if last > 99 else first // 100 * 100 + last)
    return _within_year(m, Parts(year=number(g["yy"])))


def _short_year(m: re.Match[str]) -> tuple[Parts, Parts | None]:
    two_digits = int(m["ya"] or m["yb"] or -1)
    value = int(m["yc"]) + 1911 if m["yc"] else two_digits + (2000 if two_digits < 50 else 1900)
    return _within_year(m, Parts(year=value))


def _minguo(m: re.Match[str]) -> tuple[Parts, Parts | None]:
    return _within_year(m, Parts(year=int(m["yy"]) + eras()["民国"]))


def _minguo_day(m: re.Match[str]) -> tuple[Parts, Parts | None]:
    return Parts(year=int(m["yy"]) + eras()["民国"], month=int(m["m"]), day=int(m["d"])), None


def _era(m: re.Match[str]) -> tuple[Parts, Parts | None]:
    return _within_year(m, Parts(year=eras()[m["era"]] + number(m["ey"])))


def _word(m: re.Match[str]) -> tuple[Parts, Parts | None]:
    return _within_year(m, Parts(word=words()[m["w"]]))


def _month_word(m: re.Match[str]) -> tuple[Parts, Parts | None]:
    high = Parts(word=words()[m["w"]], day=number(m["d"]) if m["d"] else None)
    return (replace(high, day=number(m["d1"])), high) if m["d1"] else (high, None)


def _season_word(m: re.Match[str]) -> tuple[Parts, Parts | None]:
    return Parts(word=words()[m["w"] + "年"], part=_SEASONS[m["season"]]), None


def _told_day(m: re.Match[str]) -> tuple[Parts, Parts | None]:
    return Parts(word=words()[m["w"] + "日"], day=number(m["d"])), None


def _two_years(m: re.Match[str]) -> tuple[Parts, Parts | None]:
    return Parts(word=words()[m["w1"] + "年"]), Parts(word=words()[m["w2"] + "年"])


def _short_day(m: re.Match[str]) -> tuple[Parts, Parts | None]:
    return Parts(word=words()[m["w"] + "日"]), None


def _told_year(m: re.Match[str]) -> tuple[Parts, Parts | None]:
    return _within_year(m, Parts(word=words()[m["w"] + "年"]))


def _weekday(m: re.Match[str]) -> tuple[Parts, Parts | None]:
    week = _WEEKS.get(m["week"], 0) if m["week"] else None
    weekday = "一二三四五六日天".index(m["wd"]) % 7 if m["wd"] != "天" else 6
    return Parts(weekday=(weekday, week), day=number(m["told"]) if m["told"] else None), None


def _week(m: re.Match[str]) -> tuple[Parts, Parts | None]:
    return Parts(week=_WEEKS.get(m["week"], 0), weekend=m[0].endswith("末")), None


def _bare_word(m: re.Match[str]) -> tuple[Parts, Parts | None]:
    return Parts(word=words()[m["w"]]), None


_SHIFT_UNITS = {
    "年": Unit.YEAR,
    "月": Unit.MONTH,
    "天": Unit.DAY,
    "日": Unit.DAY,
    "周": Unit.DAY,
    "期": Unit.DAY,
    "拜": Unit.DAY,
}


def _shift(m: re.Match[str]) -> tuple[Parts, Parts | None]:
    unit, sign = m["unit"][-1], -1 if m["way"].endswith("前") else 1
    if m["and_half"]:
        base = Parts(shift=(Unit.MONTH, (12 * number(m["n"]) + 6) * sign))
    elif m["n"] == "半":
        base = Parts(shift=(Unit.MONTH, 6 * sign)) if unit == "年" else Parts(shift=(Unit.DAY, 15 * sign))
    else:
        base = Parts(shift=(_SHIFT_UNITS[unit], number(m["n"]) * sign * (7 if unit in "周期拜" else 1)))
    return _within_year(m, base)


def _century(m: re.Match[str]) -> tuple[Parts, Parts | None]:
    spoken = 1900 if (m["cw"] or "").startswith("上") else 2000
    base = (number(m["c"]) - 1) * 100 if m["c"] else spoken
    if not m["dec"]:
        return Parts(century=base), None
    high = Parts(decade=base + number(m["dec"]))
    return (Parts(decade=base + _tens(m["dec1"])), high) if m["dec1"] else (high, None)


def _tens(text: str) -> int:
    value = number(text)
    return value if value >= 10 else value * 10


def _decade(m: re.Match[str]) -> tuple[Parts, Parts | None]:
    if m["y"]:
        return Parts(decade=number(m["y"])), None
    value = number(m["dec"])
    base = 2000 if value <= 20 else 1900
    high = Parts(decade=base + value)
    return (Parts(decade=base + _tens(m["dec1"])), high) if m["dec1"] else (high, None)


def _iso(m: re.Match[str]) -> tuple[Parts, Parts | None]:
    return Parts(year=int(m["y"]), month=int(m["m"]), day=int(m["d"]) if m["d"] else None), None


def _bare_years(m: re.Match[str]) -> tuple[Parts, Parts | None]:
    if m["y1"]:
        return Parts(year=int(m["y1"])), Parts(year=int(m["y2"]))
    return Parts(year=int(m["y"] or m["yr"])), None


def _bare_year(m: re.Match[str]) -> tuple[Parts, Parts | None]:
    return Parts(year=int(m["y"])), None


def _partial(m: re.Match[str]) -> tuple[Parts, Parts | None]:
    return _within_year(m, Parts())


def _year_edge(_: re.Match[str]) -> tuple[Parts, Parts | None]:
    return Parts(year_edge=True), None


def _day(m: re.Match[str]) -> tuple[Parts, Parts | None]:
    high = Parts(day=number(m["d"]))
    return (replace(high, day=number(m["d1"])), high) if m["d1"] else (high, None)


_BUILD: dict[str, Build] = {
    "iso": _iso,
    "year": _year,
    "quarter_of_year": _year,
    "fiscal_year": _year,
    "listed_year": _bare_year,
    "bare_years": _bare_years,
    "short_year": _short_year,
    "century": _century,
    "decade": _decade,
    "shift": _shift,
    "partial": _partial,
    "day": _day,
    "era": _era,
    "minguo_year": _minguo,
    "minguo_day": _minguo_day,
    "relative_year": _word,
    "relative_month": _month_word,
    "relative_day": _bare_word,
    "season_word": _season_word,
    "told_day": _told_day,
    "two_years": _two_years,
    "short_day": _short_day,
    "week": _week,
    "told_year": _told_year,
    "weekday": _weekday,
    "year_edge": _year_edge,
}


def expressions(text: str, *, minguo: bool = False) -> Iterator[Expression]:
    """All calendar expressions of simplified `text`, in order, not overlapping, ranges not yet joined.

    `minguo` says that the text counts years in the calendar of Taiwan: 113年 is one.
    """
    position = 0
    find = beginnings().search
    while (beginning := find(text, position)) is not None:
        found = _longest(text, beginning.start(), minguo=minguo)
        position = found.end if found else max(beginning.start() + 1, _digits_end(text, beginning.start()))
        if found is not None:
            yield found


def _digits_end(text: str, position: int) -> int:
    """Where the run of digits at `position` ends: no date begins inside a number."""
    while position < len(text) and text[position].isdecimal():
        position += 1
    return position


def _longest(text: str, start: int, *, minguo: bool) -> Expression | None:
    """The longest expression that begins at `start`, the first rule's where two are equally long."""
    best: re.Match[str] | None = None
    rule = ""
    for name, pattern in rules_at(text, start, minguo=minguo):
        m = pattern.match(text, start)
        if m is not None and (best is None or m.end() > best.end()):
            best, rule = m, name
    if best is None:
        return None
    low, high = _BUILD[rule](best)
    if low.word is not None and not fits(low.word, text[max(0, start - 6) : start]):
        return None
    if is_false_positive(text, start, best.end()):
        return None
    return Expression(start, best.end(), rule, low, high)
