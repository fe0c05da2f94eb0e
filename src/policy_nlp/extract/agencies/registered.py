"""Companies under their registered names, which end in 有限公司 whatever stands before it."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

import rjieba

from policy_nlp.extract.agencies.candidate import Candidate
from policy_nlp.extract.agencies.entries import NATIONAL, Form, is_topic, words
from policy_nlp.extract.agencies.places import is_place_name
from policy_nlp.extract.agencies.plausible import is_coined
from policy_nlp.lexicon.countries import Country, country_of

_LIMITED = re.compile(r"有限(?:责任)?公司(?!法)")
_WINDOW = 30
# brackets hold the place of a branch: 格林美（印尼）新能源材料有限公司
_RUN = re.compile(r"(?:[\u4e00-\u9fffA-Za-z·]|[(（][\u4e00-\u9fff]{2,5}[)）])+$")
_BRACKETS = frozenset("()（）·")
_CLOSED_TAGS = frozenset({"p", "c", "d", "r", "u", "uj", "ul", "m", "q", "y", "t"})
_BRAND_TAGS = frozenset({"nr", "nrt", "nrfg", "nz", "ns", "nt", "j", "eng"})
_UNKNOWN_PARTS = frozenset("中辆先正元本同合众诚立")  # of brands that segmentation does not know
_LEAD = re.compile(
    r"(?:(?<=\d)[年月日])?[由被向与将把对]?"
)  # may be taken for the beginning of a brand: 由盛|屯, 14日向|恒
_FORM = frozenset({"股份", "集团", "控股", "有限", "责任", "国际"})
_TRADE = re.compile(r".业|.材|.{0,2}(?:科技|材料|能源|金属|资源|稀土|化工|实业|投资|贸易|工业)")
_NO_NAME = re.compile(r"(?:[(（].*[)）])?(?:股份|集团|责任|控股)*")


def in_full(
    text: str, candidates: Sequence[Candidate], countries: Mapping[int, tuple[int, Country]]
) -> list[Candidate]:
    """`candidates`, in text order, with every registered name whole; `countries` maps the ends of countries' names."""
    found = list(candidates)
    for match in _LIMITED.finditer(text):
        end = match.end()
        start = _begin(text, match.start(), countries)
        start = min((c.start for c in found if c.end == match.start() and c.kind not in NATIONAL), default=start)
        start = max((c.end for c in found if c.kind in NATIONAL and start < c.end <= match.start()), default=start)
        inside = [c for c in found if c.start < end and start < c.end]
        start = min(start, inside[0].start) if len(inside) == 1 and inside[0].end == end else start
        if any(c.start < start or c.end > end for c in inside) or _NO_NAME.fullmatch(text, start, match.start()):
            continue
        if not (len(inside) == 1 and (inside[0].start, inside[0].end) == (start, end)):
            body = text[start:end]
            name = Candidate(start, end, body, "company", "registered", forms=_same(text, start, inside))
            found = sorted([*(c for c in found if c not in inside), name], key=lambda c: c.start)
    return found


def _same(text: str, start: int, inside: list[Candidate]) -> tuple[Form, ...]:
    """What the name inside means, where only its seat is added to it: 格尔木|藏格锂业有限公司."""
    if len(inside) != 1:
        return ()
    seat = text[start : inside[0].start]
    is_seat = not seat or seat == "中国" or is_place_name(*next(iter(rjieba.tag(seat))))
    return inside[0].forms if is_seat and len(rjieba.cut(seat)) < 2 and text[inside[0].end - 2 :][:2] == "公司" else ()


def _begin(text: str, end: int, countries: Mapping[int, tuple[int, Country]]) -> int:
    """Where the name begins that goes on with 有限公司 at `end`."""
    low = max(0, end - _WINDOW)
    run = _RUN.search(text, low, end)
    if run is None:
        return end
    lead = _LEAD.match(text, run.start())
    low = lead.end() if lead else run.start()
    for stop in range(end - 1, low, -1):
        country = countries.get(stop)
        if country and country[1].iso3 != "CHN" and text[stop] not in ")）" and not _is_trades(text[stop:end]):
            low = stop
            break
    tokens = list(rjieba.tag(text[low:end]))
    start, has_brand = end, False
    for at in range(len(tokens) - 1, -1, -1):
        word, tag = tokens[at]
        is_seated = tag == "v" and at > 0 and is_place_name(*tokens[at - 1]) and word not in _verbs()
        if word not in _BRACKETS and not is_seated and not _may_stand(word, tag, has_brand=has_brand):
            is_split = len(word) == 1 and at + 1 < len(tokens) and len(tokens[at + 1][0]) == 1 and at == 0
            return start - len(word) if is_split and tag == "v" else start
        has_brand = has_brand or _is_brand(word)
        start -= len(word)
    return start


def _may_stand(word: str, tag: str, *, has_brand: bool) -> bool:
    """Whether a word may be part of the name, whose brand may stand behind it already."""
    if is_place_name(word, tag) or word == "中国":
        return True
    if word in words("words", "stop") and word != "新":
        return False
    if len(word) == 2 and is_coined(word):
        return True  # segmentation gives unknown brands any tag: 安能, 伟明
    if tag in _CLOSED_TAGS and (len(word) > 1 or word not in _UNKNOWN_PARTS):
        return False
    if not has_brand:
        return tag != "v" or len(word) == 1 or is_topic(word) or word in _FORM
    return tag in _BRAND_TAGS or len(word) == 1 or _is_trade(word)


@cache
def _verbs() -> frozenset[str]:
    return words("words", "stop") | words("words", "acquires")


def _is_trades(stem: str) -> bool:
    return all(is_topic(word) or word in _FORM or _TRADE.fullmatch(word) for word in rjieba.cut(stem))


def _is_trade(word: str) -> bool:
    return _TRADE.fullmatch(word) is not None and word not in words("words", "acquires")


def _is_brand(word: str) -> bool:
    return not (word in _BRACKETS or word in _FORM or is_topic(word) or _TRADE.fullmatch(word) or country_of(word))
