"""What keeps a number from being a figure: ordinals, codes, names, enumerations, anaphors."""

import re
from collections.abc import Callable
from functools import cache

from policy_nlp.extract.figures.bounds import Bounded
from policy_nlp.extract.figures.words import word_set

_ORDINAL_CHAIN = re.compile(
    r"第 ?[\d〇零一二两三四五六七八九十百]{1,6}(?:[条款项号章节届次个位类批]{0,2}) ?(?:[、,~\-–—和及至到]|—) ?$"
)
_LIST_OF_NUMERALS = re.compile(r"[一二三四五六七八九十]、$")
_ONE_OF = re.compile(r"[^，。；、,;:：\n\t]{0,12}之一")
_WITHIN = re.compile(r"[以之]?内|期限|的期限")
_SOME_DAY = frozenset("有某同那这每逐前后头当上下")
_PUT_OFF = ("延后", "推后", "押后", "延后了", "推后了")
_NAMED_DECADE = re.compile(r"(?:本|[上下这]个?)$")
_SESSION = re.compile(r"(?:人大|政协|常委会|届|大会)$")
_TENOR = re.compile(r"[铜铝锌铅镍锡钴锂]期货|期(?:[铜铝锌铅镍锡钴锂铂钯银]|黄金|金价|合约|货|国债|美债|公债|伦)")
_SHORT_YEAR = re.compile(r"[〇○零五六七八九][〇○零一二三四五六七八九]")
_SORTED = re.compile(r"(?:分|划分|区分)[为成]$")
_AFFAIRS = re.compile(r"[大小新好坏实要]?事(?![故项业务先])")  # 两件事有无关联, but not 三件事故
_FORCES = re.compile(r"[^，。；、,;\d万亿千百]{0,4}(?:力量|力道|势力|动力|压力|[浪风热思]潮|潮流|气流|合力|绳)")
_PILLARS = re.compile(r"[^，。；、,;\d]{0,4}支柱")
_OF_THOSE_TOLD = re.compile(r"(?:(?<!目|此|之|以|日|年|月)前|(?<!之|以|此|年|月|日|随|其)后)$")
_SORTS_BEHIND = (":", "：", ",", "，", "。", ";", "；")
_ENUMERATIONS = ("enumeration_nouns", "enumerated_directly", "enumerated_alone")
_NO_NOUN_BEHIND = r"(?![^，。；：、,;:！？）)”\s是在和与值需要应将已也都均较来的])"  # 三个重点, but not 三个重点|项目
_FEW = 10
_DECADE = 10  # years
_ROUND = frozenset("百千万亿")
_VAGUE = frozenset("数几上成好若")
_PARTIES = re.compile(r"国家(?!实验室|级|重点|公园|基金|储备|矿)")
_NEVER_CODED = frozenset({"percent", "money", "price", "mass", "multiple"})
_MEASURED = frozenset({"percent", "money", "price", "mass", "area"})
_CODE_MARKS = frozenset("-/_.#^&+")

Veto = Callable[[str, Bounded], bool]


def is_vetoed(text: str, found: Bounded) -> str | None:
    """The name of the first rule by which `found` is no figure, or None."""
    for name, veto in _VETOES:
        if veto(text, found):
            return name
    kind = found.unit.kind if found.unit else ""
    return next((name for name, veto in _KIND_VETOES.get(kind, ()) if veto(text, found)), None)


def _first(found: Bounded) -> int:
    return found.quantity.start


def _is_code(text: str, found: Bounded) -> bool:
    """Part of a code or a compound symbol: 45X, C-34, 2021-1045, 5/18."""
    before = text[_first(found) - 1 : _first(found)]
    if found.has_sign or not before or not before.isascii():
        return False
    if before.isalpha() and found.unit is not None and found.unit.kind in _NEVER_CODED:
        return False  # SQM23.77%股权: a name in Latin letters may stand right before an amount
    if before.isalnum():
        return True
    further = text[_first(found) - 2 : _first(found) - 1]
    if before == "." and further.isalpha() and found.unit is not None and found.unit.kind == "percent":
        return False  # Solaris Inc.15%股权
    return before in _CODE_MARKS and further.isascii() and further.isalnum()


@cache
def _numbering_ends() -> frozenset[str]:
    return frozenset(mark[-1] for mark in word_set("name_marks")) | frozenset("、,~-–—和及至到")


def _is_numbered(text: str, found: Bounded) -> bool:
    start = _first(found) - (text[_first(found) - 1 : _first(found)] == " ")
    if text[start - 1 : start] not in _numbering_ends():
        return False
    if found.unit is not None and found.unit.kind in _MEASURED and text[start - 1 : start] in "图表":
        return False  # 填图4.2万平方公里
    return text.endswith(word_set("name_marks"), 0, start) or bool(
        _ORDINAL_CHAIN.search(text, max(0, start - 16), start)
        or _LIST_OF_NUMERALS.search(text, max(0, start - 2), start)
    )


def _is_vague(text: str, found: Bounded) -> bool:
    """数十, 几百, 上千 and a scale word without a number, unless a bound or 余 makes it one (近百, 百余)."""
    if found.quantity.number is None:
        return False
    first, before = text[_first(found)], text[_first(found) - 1 : _first(found)]
    if text.endswith("数以", 0, _first(found)):
        return True
    if first in _ROUND or first == "十":
        if before in _VAGUE and found.start == _first(found):
            return True
        return first in _ROUND and found.start == _first(found) and not found.quantity.more
    return False


def _is_calendar_year(text: str, found: Bounded) -> bool:
    number = found.quantity.number
    if found.unit is None or found.unit.name != "year" or number is None:
        return False
    if not number.arabic:
        return _SHORT_YEAR.fullmatch(text, number.start, number.end) is not None
    return any(value is not None and 1000 <= value <= 2200 for value in (found.quantity.low, found.quantity.high))


def _is_date_of_month(text: str, found: Bounded) -> bool:
    """N日 is a day of the month unless it is too many, bounded, or something is to happen within it."""
    if found.unit is None or found.unit.form != "日" or found.is_high or found.is_low:
        return False
    low = found.quantity.low
    if low is not None and low > 31:
        return False
    lasting = text.endswith(word_set("lasting"), 0, found.start) or text[found.start - 1 : found.start] == "每"
    return not (lasting or _WITHIN.match(text, found.end))


def _counts_nothing(text: str, found: Bounded) -> bool:
    """一个, 一家 name one thing; only a word like 只有 makes them a count. 二次 is "secondary"."""
    number, unit = found.quantity.number, found.unit
    if number is None or unit is None:
        return False
    if found.quantity.low == found.quantity.high == 1 and not number.arabic:
        return not (found.is_low or found.is_high or text.endswith(word_set("only"), 0, found.start))
    return number.low < unit.least or (unit.form == "次" and text[number.start : number.end] == "二")


def _is_anaphor(text: str, found: Bounded) -> bool:
    return text.endswith(word_set("anaphors"), 0, found.start)


def _is_one_of(text: str, found: Bounded) -> bool:
    """三大产地之一: one of a few; 50种关键矿产之一 tells how long a list is."""
    number = found.quantity.number
    few = number is None or number.low <= _FEW
    return few and _ONE_OF.match(text, found.end) is not None


@cache
def _enumerated() -> re.Pattern[str]:
    nouns, direct, alone = ("|".join(map(re.escape, word_set(name))) for name in _ENUMERATIONS)
    modifier = r"[^的国州省市县公企，。；、,;:：\d\s]{0,4}"
    return re.compile(rf"{modifier}的?{modifier}(?:(?:{nouns})|(?:{alone}){_NO_NOUN_BEHIND})|{direct}")


@cache
def _enumerated_by_items() -> re.Pattern[str]:
    """三条清晰的主线, 四项原则."""
    nouns = "|".join(map(re.escape, word_set("enumerated_by_items")))
    return re.compile(rf"[^国州省市县公企，。；、,;:：\d\s]{{0,4}}(?:{nouns})(?![图线])")


def _is_enumeration(text: str, found: Bounded) -> bool:
    """三个方面, 四个鲜明的特征: the parts of an argument, not of the world."""
    low, unit = found.quantity.low, found.unit
    if low is None or low > 10 or unit is None:
        return False
    if unit.form == "类":  # 把矿种分为两类：
        return _SORTED.search(text, max(0, found.start - 3), found.start) is not None and text.startswith(
            _SORTS_BEHIND, found.end
        )
    if unit.form == "件":
        return _AFFAIRS.match(text, found.end) is not None
    if unit.form == "根":
        return _PILLARS.match(text, found.end) is not None
    if unit.form == "股":
        return _FORCES.match(text, found.end) is not None
    if unit.form in {"条", "项", "块"}:
        return _enumerated_by_items().match(text, found.end) is not None
    return unit.form == "个" and _enumerated().match(text, found.end) is not None


def _are_parties(text: str, found: Bounded) -> bool:
    number = found.quantity.number
    if number is None or number.arabic or number.low > 4 or found.unit is None or found.unit.form != "个":
        return False
    return _PARTIES.match(text, found.end) is not None


def _is_rank(text: str, found: Bounded) -> bool:
    """前三名; 前两项, 后两条: the first or last of those just told."""
    form, low = found.unit.form if found.unit else "", found.quantity.low
    if form in {"项", "条"}:
        few = low is not None and low < _FEW
        return few and _OF_THOSE_TOLD.search(text, max(0, found.start - 2), found.start) is not None
    return form in {"名", "位"} and text[found.start - 1 : found.start] == "前"


def _is_fixed_name(text: str, found: Bounded) -> bool:
    """十种有色金属 is the name of a statistic, 三天两头 means often."""
    return text.startswith(word_set("fixed_names"), found.start)


def _is_session(text: str, found: Bounded) -> bool:
    """人大三次会议: the third."""
    is_times = found.unit is not None and found.unit.form == "次"
    return is_times and _SESSION.search(text, max(0, found.start - 4), found.start) is not None


def _is_named_decade(text: str, found: Bounded) -> bool:
    """本十年末, 下个十年: a time, no duration."""
    decade = found.quantity.low == _DECADE and found.unit is not None and found.unit.name == "year"
    return decade and _NAMED_DECADE.search(text, max(0, found.start - 2), found.start) is not None


def _is_chemical(text: str, found: Bounded) -> bool:
    """三元材料 and 二元论: one bare digit and 元 is no sum of money."""
    number = found.quantity.number
    return (
        number is not None
        and not number.arabic
        and number.low < 10
        and text[number.end : number.end + 1] in {"元", "圆"}
    )


def _is_one_day(text: str, found: Bounded) -> bool:
    """一天, 一年 in 有一天, 一年一度: not measured."""
    number = found.quantity.number
    if number is None or number.arabic or not number.low == number.high == 1:
        return False
    if text.endswith(_PUT_OFF, 0, number.start):  # 延后|一年
        return False
    return text[number.start - 1 : number.start] in _SOME_DAY or text[found.end : found.end + 1] in {"一", "比"}


_VETOES: tuple[tuple[str, Veto], ...] = (
    ("code", _is_code),
    ("numbered", _is_numbered),
    ("vague", _is_vague),
)


def _is_tenor(text: str, found: Bounded) -> bool:
    """三个月期铜: the maturity of a contract."""
    return _TENOR.match(text, found.end) is not None


_KIND_VETOES: dict[str, tuple[tuple[str, Veto], ...]] = {
    "count": (
        ("one", _counts_nothing),
        ("anaphor", _is_anaphor),
        ("one_of", _is_one_of),
        ("enumeration", _is_enumeration),
        ("parties", _are_parties),
        ("rank", _is_rank),
        ("fixed_name", _is_fixed_name),
        ("session", _is_session),
    ),
    "duration": (
        ("year", _is_calendar_year),
        ("date", _is_date_of_month),
        ("one_day", _is_one_day),
        ("named_decade", _is_named_decade),
        ("tenor", _is_tenor),
        ("fixed_name", _is_fixed_name),
    ),
    "money": (("chemical", _is_chemical),),
}
