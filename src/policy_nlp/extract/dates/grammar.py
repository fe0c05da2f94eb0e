"""The grammar of Chinese calendar expressions: text to expressions whose missing parts are still open."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from policy_nlp.extract.dates.moment import Unit
from policy_nlp.extract.dates.numerals import CHINESE_DIGIT, number
from policy_nlp.extract.dates.words import Word, eras, fits, is_false_positive, word_pattern, words

_SEP = r" ?(?:[—–~〜～-]{1,2}|[至到]) ?"
_AND = r"[、,，和与及]"
_Y4 = r"(?:1[5-9]|2[01])\d\d"
_YEAR_NUMBER = rf"(?:{_Y4}|[一二][{CHINESE_DIGIT}]{{3}})"
_CN = "[一二三四五六七八九十]"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|[二廿]?十?[一二三四五六七八九]|二?十)"
_COUNT = rf"(?:\d{{1,3}}|{_CN}{{1,3}}|两|半)"
_XUN = r"(?:[上中下]旬|月?[初底末](?!步|级|审|稿|次|始|创|层|端)|月?中(?=[，,。；、旬]))"
_EDGE = r"(?:年?(?:初期?(?!步|级|审|稿|次|始|创|选|中)|[底末尾](?!层|端|部|线|特)|终)|年?中期?(?=[，,。；、前后起的以已正便即就])|[内中]期)"
_SEASONS = {"春": 21, "夏": 22, "秋": 23, "冬": 24}
_MONTHS_AND_PARTS = (
    rf"(?:(?:(?P<m1>{_MONTH})月?份?{_SEP})?(?P<m>{_MONTH})(?P<ms> )?"
    rf"(?:月份?(?:(?P<gap>(?(ms) ?))(?:(?P<d1>{_DAY})(?(ms) ?)日?{_SEP})?(?P<d>{_DAY})(?(ms) ?)(?:[日号](?!元|圆)|(?={_AND}{_DAY}日))"
    rf"|{_XUN})?|(?={_AND}\d{{1,2}}月))"
    r"|(?:第?(?P<q1>[一二三四1-4])季?度?(?:[—–~至到-]))?(?:第?(?P<q>[一二三四1-4首末])(?:(?:(?<=第.)个)?季度?|(?={_AND}第?[一二三四1-4]季))|Q(?P<qq>[1-4]))"
    r"|(?P<half>[上下])半年度?|H(?P<hh>[12])(?!\w)"
    rf"|[前首头](?:(?P<nm>\d{{1,2}}|{_CN}{{1,2}}|两)个?月|(?P<nq>[二两三23])个?季度?)"
    r"|(?P<same>同期))"
)
_SEASON = r"(?P<season>[春夏秋冬])(?:季|天|日|初|末)?(?!节|运|蕾|旱|小麦|奥|残)"
_YEAR_UNIT = r"(?:年度?(?!代|轻|龄)|财年|财政年度|财务年度|会计年度|财政年)"
_AFTER_YEAR = rf"(?: ?的?(?:{_MONTHS_AND_PARTS}|{_SEASON})|{_EDGE})?"
_CENTURY_EDGE = r"(?:初期?|末期?|叶|[上下前后]半?叶|中[叶期]|[前后]期|[上下前后]半[叶期]?|年?底)?"


@dataclass(frozen=True, slots=True)
class Parts:
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
    same_period: bool = False
    year_edge: bool = False


@dataclass(frozen=True, slots=True)
class Expression:
    """A calendar expression at `[start, end)`; `high` is None where it names one interval."""

    start: int
    end: int
    rule: str
    low: Parts
    high: Parts | None = None


Build = Callable[[re.Match[str]], tuple[Parts, Parts | None]]


def _within_year(m: re.Match[str], base: Parts) -> tuple[Parts, Parts | None]:
    """The part of the year that `_MONTHS_AND_PARTS` or a season found, added to `base`."""
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
        return replace(base, part=33), replace(base, part=32 + number(g["nq"]))
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
    return Parts(word=words()[m["w"] + "日"]), None


def _weekday(m: re.Match[str]) -> tuple[Parts, Parts | None]:
    week = {"上": -1, "下": 1, None: None}.get(m["week"], 0)
    return Parts(weekday=("一二三四五六日天".index(m["wd"]) % 7 if m["wd"] != "天" else 6, week)), None


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
    if m["n"] == "半":
        base = Parts(shift=(Unit.MONTH, 6 * sign)) if unit == "年" else Parts(shift=(Unit.DAY, 15 * sign))
    else:
        base = Parts(shift=(_SHIFT_UNITS[unit], number(m["n"]) * sign * (7 if unit in "周期拜" else 1)))
    return _within_year(m, base)


def _century(m: re.Match[str]) -> tuple[Parts, Parts | None]:
    if m["c"]:
        base = (number(m["c"]) - 1) * 100
    else:
        base = 1900 if m["cw"].startswith("上") else 2000
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
    return _bare_year(m)


def _bare_year(m: re.Match[str]) -> tuple[Parts, Parts | None]:
    return Parts(year=int(m["y"])), None


def _partial(m: re.Match[str]) -> tuple[Parts, Parts | None]:
    return _within_year(m, Parts())


def _year_edge(_: re.Match[str]) -> tuple[Parts, Parts | None]:
    return Parts(year_edge=True), None


def _day(m: re.Match[str]) -> tuple[Parts, Parts | None]:
    high = Parts(day=number(m["d"]))
    return (replace(high, day=number(m["d1"])), high) if m["d1"] else (high, None)


def _rules() -> Iterator[tuple[str, str, Build]]:
    tens = "(?:[1-9]0|[一二三四五六七八九]?十)"
    decade = (
        rf"(?:(?P<dec1>{tens}|[二三四五六七八](?=[三四五六七八九]十))(?:{_SEP}|、)?)?(?P<dec>{tens})年代{_CENTURY_EDGE}"
    )
    yield (
        "iso",
        rf"(?P<y>{_Y4})(?P<s>[-./])(?P<m>1[0-2]|0?[1-9])(?:(?P=s)(?P<d>3[01]|[12]\d|0?[1-9]))?(?![A-Za-z\d%号年]|[-./]\d)"
        r"(?:(?<=[-./]\d\d)|(?<=[./]\d[./]\d)|(?=[\s、，。；;,)）\]—–~至起]|$))",
        _iso,
    )
    yield (
        "year",
        rf"(?:(?P<y1>{_YEAR_NUMBER})(?:{_SEP}|/)(?P<y>{_YEAR_NUMBER}|\d\d)|(?P<yy>{_YEAR_NUMBER})) ?{_YEAR_UNIT}{_AFTER_YEAR}",
        _year,
    )
    yield "quarter_of_year", rf"(?P<yy>20\d\d)[ -]?{_MONTHS_AND_PARTS}(?<=Q[1-4])", _year
    yield "fiscal_year", r"FY ?(?P<yy>20\d\d)(?!\d)" + _AFTER_YEAR, _year
    yield "listed_year", rf"(?P<y>{_Y4})(?=(?:{_AND}{_Y4}){{1,8}} ?年)", _bare_year
    yield (
        "bare_years",
        rf"(?:(?P<y1>{_Y4})[—–~-]{{1,2}}(?P<y2>{_Y4})(?![\d.]|[-/]\d)|(?<=[自从至到于在])(?P<y>{_Y4})(?=起|以来|至今|[，。；,;、)）]))",
        _bare_years,
    )
    short = r"(?:[’'‘](?P<ya>\d\d)|(?P<yb>\d\d)(?=年(?:1[0-2]|0?[1-9])月)|(?P<yc>1[01]\d)(?=年(?:(?:1[0-2]|0?[1-9])月|度|[初底])))年度?"
    yield "short_year", short + _AFTER_YEAR, _short_year
    yield (
        "era",
        rf"(?P<era>{'|'.join(eras())})(?P<ey>元|\d{{1,3}}|[一二三四五六七八九十百零〇○]{{1,6}})年(?!代)度?{_AFTER_YEAR}",
        _era,
    )
    yield (
        "century",
        rf"(?:(?P<c>1[5-9]|2[01]|十[五六七八九]|二十一?)|(?P<cw>上一?个?|本|新)) ?世纪(?: ?{decade}|{_CENTURY_EDGE})",
        _century,
    )
    yield (
        "decade",
        rf"(?:(?P<y>(?:1[5-9]|20)\d0|[一二][{CHINESE_DIGIT}]{{2}}[〇零○])年代{_CENTURY_EDGE}|{decade})",
        _decade,
    )
    yield "relative_year", rf"(?P<w>{word_pattern('year')}){_AFTER_YEAR}", _word
    yield (
        "relative_month",
        rf"(?P<w>{word_pattern('month')})(?:(?:(?P<d1>{_DAY})日?{_SEP})?(?P<d>{_DAY})[日号]|{_XUN})?",
        _month_word,
    )
    yield "relative_day", rf"(?P<w>{word_pattern('day')})", _bare_word
    yield "season_word", rf"(?P<w>[今去明]){_SEASON}(?=[，,。；、的以起]|$)", _season_word
    yield "told_day", r"(?P<w>[昨今明])[天日]?[(（]\d{1,2}日?[)）][日天]?", _told_day
    yield (
        "weekday",
        r"(?:(?P<week>[上本这下])一?个?(?:周|星期|礼拜)|(?<![每逢])星期|(?<![每逢\w])周|(?<=[于在])周)(?P<wd>[一二三四五六日天])",
        _weekday,
    )
    yield (
        "shift",
        rf"(?P<n>{_COUNT})(?P<unit>年|个?月|天|日|周|个?星期|个?礼拜)(?P<way>[之以]?[后前])(?:的{_MONTHS_AND_PARTS})?",
        _shift,
    )
    yield "partial", rf"{_MONTHS_AND_PARTS}", _partial
    yield "year_edge", r"年[初底末](?![步级审稿次始创选层端部线])|年内", _year_edge
    yield "day", rf"(?:(?P<d1>{_DAY})日?{_SEP})?(?P<d>{_DAY})日", _day


@cache
def _grammar() -> tuple[tuple[str, re.Pattern[str], Build], ...]:
    return tuple((name, re.compile(pattern), build) for name, pattern, build in _rules())


@cache
def _beginnings() -> re.Pattern[str]:
    """Where an expression may begin: a cheap test, so that the grammar is tried at few places."""
    relative = "|".join(word_pattern(unit) for unit in ("year", "month", "day"))
    initials = "".join(sorted({form[0] for form in words()} | {era[0] for era in eras()}))
    return re.compile(
        rf"(?=[\d’'‘{CHINESE_DIGIT}十廿两半第上下前首头本新末年周星QFH{initials}])(?:"
        r"(?<!\d)(?<!\d[.,:])(?:(?<![A-Za-z.])|(?=\d{4} ?年))\d{1,4}(?: ?(?:[年月日世财会天个周星礼季]|Q[1-4])|[-./—–~至到、，,和与及]| [—–~-])"
        rf"|(?<![{CHINESE_DIGIT}十百几数多余第\d])[{CHINESE_DIGIT}十廿两半]{{1,5}}(?:[年月日世天个周星礼季]|{_SEP})"
        rf"|{relative}|{'|'.join(eras())}|[昨今明][天日]?[(（]\d|[今去明][春夏秋冬]|[上本这下]?一?个?(?:周|星期|礼拜)[一二三四五六日天]|[’'‘]\d\d年|[上下]半年|第[一二三四1-4]个?季|[首末]季|[一二三四](?=[、和]第?[一二三四]季)"
        rf"|[前首头](?:\d{{1,2}}|[一二三四五六七八九十两]{{1,2}})个?[月季]|(?:上一?个?|本|新)世纪|(?<![{CHINESE_DIGIT}十百千两半几数多\d ])年[初底末内]|Q[1-4](?!\w)|FY ?20)"
    )


def expressions(text: str) -> Iterator[Expression]:
    """All calendar expressions of simplified `text`, in order, not overlapping, ranges not yet joined."""
    position = 0
    find = _beginnings().search
    while (beginning := find(text, position)) is not None:
        found = _longest(text, beginning.start())
        if found is None:
            position = max(beginning.start() + 1, _digits_end(text, beginning.start()))
            continue
        position = found.end
        yield found


def _digits_end(text: str, position: int) -> int:
    """Where the run of digits at `position` ends: no date begins inside a number."""
    while position < len(text) and text[position].isdecimal():
        position += 1
    return position


def _longest(text: str, start: int) -> Expression | None:
    best: tuple[str, re.Match[str], Build] | None = None
    for name, pattern, build in _grammar():
        m = pattern.match(text, start)
        if m is not None and (best is None or m.end() > best[1].end()):
            best = name, m, build
    if best is None:
        return None
    name, m, build = best
    low, high = build(m)
    if low.word is not None and not fits(low.word, text[max(0, start - 6) : start]):
        return None
    if is_false_positive(text, start, m.end()):
        return None
    return Expression(start, m.end(), name, low, high)
