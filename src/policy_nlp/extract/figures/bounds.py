"""The words around a quantity that bound it, and how they move its span and its values."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from policy_nlp.extract.figures.numerals import NUMERALS
from policy_nlp.extract.figures.quantities import Quantity, read_quantity
from policy_nlp.extract.figures.units import Unit, currency_prefixes, in_currency, is_local, money, read_per
from policy_nlp.extract.figures.words import BoundEntry, FormTable, word_set
from policy_nlp.lexicon import load, simplify

_LINKED_WINDOW = 14
_MINUS = frozenset("-−")
_SIGNED_KINDS = frozenset({"money", "price", "percent", "temperature"})
_CLOSING = frozenset(")%℃年月日元吨”》]-−~")
_RANGE_MARKS = frozenset("至到~-—–")
# an adverb before the verb bounds what the verb takes: 最多可出口(5万吨), not 至少每(三年), 最多国家
_ADVERB = re.compile(
    r"(最多|至多|最高(?=可|提[高升]?[到至]|补[助贴]|资助|奖励)|至少|最少|起码)(?![的每时国地省州企公矿品])[^，,。、；;：:()《》“”\d一二三四五六七八九十百千万亿两几数半]{1,7}$"
)
_ADVERB_WINDOW = 9
_DETERMINERS = frozenset("这那一每")
# it holds as far as to the share or multiple of what it names: 至少占欧盟年消费量的(40%), 最高可达违法所得的(五倍)
_FAR = re.compile(
    r"((?:大?约|大概|将近|接近|几乎)(?=占)|至少|最少|起码|至多|(?:最高|最多)(?=可)|(?:不得|不应|不能|不可)(?:超过|高于|低于|少于)|不?超过|(?:不足|不到|逾)(?=占|全|世界|总|欧|美|中国|我国|[\u4e00-\u9fff]{1,6}(?:总|年))"
    r"|不?[高低少]于)(?:可?(?:占|持有|拥有|覆盖|达到?|处|罚款?))?[^占，,。；;：:、()（）《》“”\d一二两三四五六七八九十百千万亿半\n]{2,20}的$"
)
_FAR_WINDOW = 28
_FAR_KINDS = frozenset({"percent", "multiple"})
_GAP = ("级以", "级及以", " 以", " 及以", " 左右")
_FORBIDDEN = re.compile(r"不[得应能](?!持续|自)[^，。；,;不的]{0,8}$")  # 不应提供|超过…
_VAGUE_START = re.compile(r"[数几][十百千万亿]{1,4}(?:[至到~\-—–]{1,2})$")


class Bounded(Struct, frozen=True):
    """A quantity with its span widened to the bounding words, and what these say."""

    start: int
    end: int
    quantity: Quantity
    unit: Unit | None
    is_low: bool = False
    is_high: bool = False
    approx: bool = False
    has_sign: bool = False
    has_rate: bool = False


@cache
def _before() -> FormTable[BoundEntry]:
    return FormTable(_entries("before"))


@cache
def _behind() -> FormTable[BoundEntry]:
    return FormTable(_entries("behind"))


def _entries(where: str) -> Iterator[tuple[str, BoundEntry]]:
    for entry in load("figure_bounds.yaml", BoundEntry):
        if entry.where == where:
            yield from ((simplify(form), entry) for form in entry.forms)


@cache
def _linked() -> re.Pattern[str]:
    """A bound that stands apart: 不足全球(2%), 约占(60%), 超过总产量的(三成)."""
    links = "|".join(map(re.escape, word_set("links")))
    bounds = sorted((form for form, entry in _entries("before") if not entry.only_before), key=len, reverse=True)
    return re.compile(rf"({'|'.join(map(re.escape, bounds))})(?:{links}){{1,4}}$")


@cache
def _link_ends() -> frozenset[str]:
    return frozenset(form[-1] for form in word_set("links"))


def bounded(text: str, quantity: Quantity) -> Bounded:
    """`quantity` with everything around it that belongs to it."""
    return _with_linked(text, _with_words_before(text, _with_words_behind(text, quantity)))


def _with_words_behind(text: str, quantity: Quantity) -> Bounded:
    result = Bounded(quantity.start, quantity.end, quantity, quantity.unit)
    if quantity.unit is None:
        return result
    for _ in range(2):
        found = _behind().at(text, result.end + text.startswith(_GAP, result.end))
        if found is None or text.startswith(found[1].not_before or "\0", found[0]):
            return result
        result = _apply(replace(result, end=found[0]), found[1])
        if found[1].limit == "low" and not found[1].approx:
            return _with_upper_end(text, result)
    return result


def _with_upper_end(text: str, result: Bounded) -> Bounded:
    """50万元以上500万元以下 as one range."""
    upper = read_quantity(text, result.end + (text[result.end : result.end + 1] in {"、", "至"}))
    if upper is None or upper.unit is None or result.unit is None or upper.unit.name != result.unit.name:
        return result
    found = _behind().at(text, upper.end)
    if found is None or found[1].limit != "high":
        return result
    merged = replace(result.quantity, high=upper.high, rule="range")
    return replace(result, end=found[0], quantity=merged, is_low=False)


def _apply(result: Bounded, entry: BoundEntry) -> Bounded:
    return replace(
        result,
        is_low=result.is_low or entry.limit in {"low", "verb_low"},
        is_high=result.is_high or entry.limit in {"high", "verb_high"},
        approx=result.approx or entry.approx,
    )


def _signed(text: str, result: Bounded) -> Bounded:
    """A minus sign before a price, a rate of change or a temperature."""
    before, further = text[result.start - 1 : result.start], text[result.start - 2 : result.start - 1]
    low, high = result.quantity.low, result.quantity.high
    if before not in _MINUS or low is None or low != high or result.unit is None:
        return result
    if result.unit.kind not in _SIGNED_KINDS or (further.isalnum() and further.isascii()) or further in _CLOSING:
        return result
    return replace(result, start=result.start - 1, quantity=replace(result.quantity, low=-low, high=-low))


def _with_words_before(text: str, result: Bounded) -> Bounded:
    result = _signed(text, result)
    ranged = result.unit is not None and text[result.start - 1 : result.start] in _RANGE_MARKS
    if ranged and (vague := _VAGUE_START.search(text, max(0, result.start - 8), result.start)):
        return replace(result, start=vague.start(), is_high=True)
    for _ in range(4):
        wider = _one_word_before(text, result)
        if wider is None:
            return result
        result = wider
    return result


def _one_word_before(text: str, result: Bounded) -> Bounded | None:
    end = result.start - (text[result.start - 1 : result.start] == " ")
    unit = result.unit
    if unit is None or unit.kind in {"money", "price"}:
        sign = None if result.has_sign else currency_prefixes().before(text, end)
        if sign is not None and _may_sign(text, sign[0]):
            named = money(sign[1]) if unit is None else in_currency(unit, sign[1]) if is_local(unit) else unit
            return replace(result, start=sign[0], unit=named, has_sign=True)
    if unit is not None and unit.can_be_rate and not result.has_rate and (per := read_per(text, end)):
        return replace(result, start=per[0], unit=unit.per(per[1]), has_rate=True)
    for start, entry in _before().all_before(text, end):
        if _may_bound(text, start, entry, result.start) and not _is_recent(text, start, result):
            return None if entry.limit.startswith("verb") else _apply(replace(result, start=start), entry)
    return None


def _is_recent(text: str, start: int, result: Bounded) -> bool:
    """近十年来 is the last ten years, not nearly ten."""
    if result.unit is None or result.unit.kind != "duration" or text[start : result.start].rstrip() != "近":
        return False
    return text.startswith(word_set("period_nouns"), result.end) and not text.endswith(word_set("lasting"), 0, start)


def _may_sign(text: str, start: int) -> bool:
    """Whether a currency's name or sign is no part of a word, nor the unit of a number before it (5美元5角)."""
    before, letters = text[start - 1 : start], text[start].isascii() and text[start].isalpha()
    return not (
        before.isdecimal() or (before and before in NUMERALS) or (letters and before.isascii() and before.isalpha())
    )


def _may_bound(text: str, start: int, entry: BoundEntry, number_start: int) -> bool:
    if entry.only_before and text[number_start] not in entry.only_before:
        return False
    before = text[start - 1 : start] if start else ""
    is_classifier = before == "条" and text[start - 2 : start - 1] in _DETERMINERS  # 这条|约1300公里长的铁路
    return not before or before not in entry.not_after or is_classifier


def _with_linked(text: str, result: Bounded) -> Bounded:
    """The bounds that stand apart set the value and stay outside the span."""
    end = result.start - (text[result.start - 1 : result.start] == "了")
    verb = _before().before(text, end)
    if verb is not None and verb[1].limit.startswith("verb") and _may_bound(text, *verb, result.start):
        return _apply(result, verb[1])
    match = None
    if text[result.start - 1 : result.start] in _link_ends():
        match = _linked().search(text, max(0, result.start - _LINKED_WINDOW), result.start)
    if match is None and result.unit is not None and result.unit.kind in _FAR_KINDS and text[result.start - 1] == "的":
        match = _FAR.search(text, max(0, result.start - _FAR_WINDOW), result.start)
    match = match or _ADVERB.search(text, max(0, result.start - _ADVERB_WINDOW), result.start)
    if match is None or result.is_low or result.is_high:
        return result
    is_forbidden = match[1] == "超过" and _FORBIDDEN.search(text, max(0, match.start() - 20), match.start())
    entry = _before().get("不超过" if is_forbidden else match[1])
    if entry is None or text[match.start() - 1 : match.start()] in entry.not_after:
        return result
    return _apply(result, entry)
