"""Companies without a last word that only companies have: a brand before a line of business, or a brand alone.

富田电机, 闻泰科技 and Northvolt are told from 永磁电机, 绿色科技 and other words by the brand itself, where no
dictionary has it, or by what companies do and are called in the words around it.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile, zip_longest

import rjieba

from policy_nlp.extract.agencies.business import ANY, OF_COMPANIES, OF_NAMES, any_of, is_acting, is_among_business
from policy_nlp.extract.agencies.candidate import Candidate
from policy_nlp.extract.agencies.entries import common_words, forms, is_topic, words
from policy_nlp.extract.agencies.lexical import behind_title, has_given_name, persons_told
from policy_nlp.extract.agencies.plausible import is_coined, is_transliterated

_WINDOW = 10
_HARD = re.compile(r"[^\u4e00-\u9fff]")
_NAME_TAGS = frozenset({"nr", "nrt", "nrfg", "nz", "ns"})
_CLOSED_TAGS = frozenset({"p", "c", "d", "r", "u", "uj", "ul", "f", "y", "x", "t", "a", "b", "s", "vn"})
_INTRODUCED = re.compile(  # every choice begins with a character, which is found much faster than what stands before it
    "合资公司|子公司|孙公司|附属公司|全资附属|商(?![会业界务事品])|巨头|龙头|大厂"
    "|企业(?<=(?:石墨|电池|稀土|矿业|磁材|材料|回收)企业)|企(?<=[矿车药钢]企)"
)
_CALLED = re.compile(r"(?:[勘矿回贸冶精加厂开制生供承]\w{0,2}商|[^商])$")
_TRADE_BEHIND = re.compile(r"(?:[锂钴钨镍铜铝钼锡锌钛锰锑铀]业|矿业|资源|能源|金属|材料|稀土|石墨|控股|集团|公司)+")
_NEXT = re.compile(r"(?:[(（][^()（）\n]{1,40}[)）])?、")
_GLOSS = re.compile(r"[(（](?=[A-Z][A-Za-z&.\- ]{3,50}[)）,，;；])")
_BUSINESS = re.compile(r"(?:工业|资源|矿业|锂业|能源|金属|材料|稀土|黄金|铀业|石墨|电池|铜业|镍业|控股|集团|公司)+$")
_AND = re.compile(r"[、和与及]$")
_FOREIGN = re.compile(
    r"(?<![A-Za-z\d\-—.(（])[A-Z][a-z]+[A-Za-z]*[a-z](?: [A-Z][A-Za-z]+){0,2}(?![A-Za-z\-.&]| [A-Za-z])"
)
# what only companies do, behind a line of business that is a common word too
_SAYS = r"(?:已|近日|日前|昨日|今日|当日|随后|同日)?(?:宣布|宣告|公告|披露|透露|签署|签订|签约|收购|入股|增持|申请破产)"
_SHARE = re.compile(r"[一二三四五六七八九十两半百千多]+[成家股亿万个份]")
_LATIN = re.compile(r"(?<![A-Za-z\d.\-])[A-Z][A-Za-z&]{1,9}$")
_WORD_GOES_ON = re.compile(
    "产业|行业|领域|大学|工业|大会|机构|专家|[业部署局司厅委类界型法链性级化学会协院所室件率网圈史战]"
)
# 控股 as a verb, 股份 as shares: 赣锋控股的矿, 收购招金股份
_CONTROLS = re.compile(r"\s?(?:子公司|[股母]|权|的|\d|[一-十]成|了|比例|[企央民]|项目|合资)")
_BUYS = re.compile(r"(?:收购|增持|减持|认购|持有|出售|转让|购入|购买|抛售|质押|出让)[^，,。；;]{0,10}$")


@dataclass(frozen=True, slots=True)
class _Brand:
    """The name before a line of business, from `start`: a name for segmentation, a foreign one, an unknown word."""

    start: int
    is_named: bool = False
    is_foreign: bool = False
    is_coined: bool = False


def find_brands(text: str, known: Sequence[Candidate], countries: Collection[int]) -> Iterator[Candidate]:
    """Companies named by a brand and a line of business (扬杰科技), in text order.

    `known` are what is named already, in text order, `countries` the ends of countries' names: a brand begins behind
    them, or is a company of `known` itself (浦项 + 未来材料).
    """
    companies = {c.end: c.start for c in known if c.kind == "company"}
    stops = sorted({c.end for c in known} | set(countries))
    for match in _trade().finditer(text):
        start, end = match.span()
        if _WORD_GOES_ON.match(text, end):
            continue
        if _CONTROLS.match(text, end) and match[0].endswith("控股"):
            continue
        if match[0] == "股份" and text.endswith("公司", 0, start):
            continue
        if match[0].startswith("股份") and _BUYS.search(text, max(0, start - 14), start):
            continue
        if start in companies:
            yield Candidate(companies[start], end, text[companies[start] : end], "company", "brand:known")
            companies[end] = companies[start]
            continue
        brand = _brand_before(text, start, stops)
        if brand is None:
            continue
        if match["common"] and not (brand.is_foreign or is_coined(text[brand.start : start])):
            continue
        is_sure = brand.is_foreign or (brand.is_coined and match[0].startswith(_plain_trades()))
        acts = ANY if brand.is_named else OF_COMPANIES
        if not is_sure and not is_among_business(text, brand.start, end, companies, acts=acts):
            continue
        companies[end] = brand.start
        yield Candidate(brand.start, end, text[brand.start : end], "company", f"brand:{match[0]}")


def find_subsidiaries(text: str, known: Sequence[Candidate], countries: Mapping[int, int]) -> Iterator[Candidate]:
    """Companies with a country before 公司: 自由港|印尼|公司, 稀土|挪威|公司; `countries` maps their ends to starts."""
    companies = {c.end: c.start for c in known if c.kind == "company"}
    for end, start in countries.items():
        if not text.startswith("公司", end):
            continue
        begin = companies.get(start)
        if begin is None and is_topic(text[max(0, start - 2) : start]) and is_acting(text, end + 2):
            begin = start - 2
        if begin is not None:
            yield Candidate(begin, end + 2, text[begin : end + 2], "company", "brand:country")


def find_foreign_brands(text: str, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """Companies by a Latin name alone, where the words around it are those of business (美商Lyten, Verkor宣布).

    One that is listed with a company of `known` is one too (雅宝、Lyten).
    """
    starts = {c.start for c in known if c.kind == "company"}
    ends = {c.end for c in known if c.kind == "company"}
    persons = persons_told(text)
    for match in _FOREIGN.finditer(text):
        is_other = words("words", "not_latin_brand") | words("words", "latin_company")
        if len(match[0]) < 4 or match[0] in is_other:
            continue
        start, end = match.start(), match.end()
        if behind_title(text, start) or has_given_name(match[0]) or persons.get(match[0], start) < start:
            continue
        is_listed = (text[end : end + 1] == "、" and end + 1 in starts) or (
            text[start - 1] == "、" and start - 1 in ends
        )
        if is_listed or is_among_business(text, start, end, acts=OF_NAMES):
            end += 2 * text.startswith(("公司", "集团"), end)
            yield Candidate(start, end, text[start:end], "company", "brand:latin")


def find_transliterated_brands(text: str, countries: Collection[int]) -> Iterator[Candidate]:
    """Companies by a foreign name in characters, called companies or doing what only companies do (矿商嘉能可)."""
    for match in _corporate().finditer(text):
        end = match.start()
        name = _foreign_run(text, max(0, end - 7), end)
        is_new = len(name) > 3 or is_coined(name)
        if 3 <= len(name) <= 6 and is_new and end not in countries and _is_one_name(name):
            yield Candidate(end - len(name), end, name, "company", "brand:transliterated")


def find_introduced(text: str, countries: Collection[int]) -> Iterator[Candidate]:
    """Companies by a foreign name in characters directly behind what they are called: 冶炼商尼尔星."""
    for match in _INTRODUCED.finditer(text):
        start = match.end()
        if not is_transliterated(text[start : start + 3]) or not _CALLED.search(text, max(0, start - 4), start):
            continue
        end = _end_of_foreign_name(text, start, countries)
        if end is not None:
            trade = _TRADE_BEHIND.match(text, end)
            end = trade.end() if trade else end
            yield Candidate(start, end, text[start:end], "company", "brand:introduced")


def find_neighbours(text: str, known: Sequence[Candidate], countries: Collection[int]) -> Iterator[Candidate]:
    """Companies by a foreign name in characters that are listed behind one of `known`, or explained by one in brackets.

    天齐锂业、利昂敦、… and 阿尔蒙蒂工业(Almonty Industries).
    """
    starts = {c.start for c in known}
    for candidate in known:
        if candidate.kind != "company":
            continue
        mark = _NEXT.match(text, candidate.end)
        if mark and mark.end() not in starts:
            end = _end_of_foreign_name(text, mark.end(), countries)
            if end is not None:
                yield Candidate(mark.end(), end, text[mark.end() : end], "company", "brand:listed")
    companies = {c.start for c in known if c.kind == "company"}
    for gloss in _GLOSS.finditer(text):
        if gloss.start() not in countries:
            behind = max((c for c in countries if c < gloss.start()), default=0)
            yield from _glossed(text, behind, gloss.start(), is_company=gloss.end() in companies)


def _glossed(text: str, behind: int, end: int, *, is_company: bool) -> Iterator[Candidate]:
    """The foreign name that ends at `end`, before the bracket that explains it; `is_company` says that this holds one.

    It begins at or behind `behind`, the end of a country's name (印尼|安塔姆公司). Without a Latin name in the bracket,
    its line of business must end it.
    """
    trade = _BUSINESS.search(text, max(0, end - 6), end)
    if trade is None and not is_company:
        return
    stop = trade.start() if trade else end
    name = _foreign_run(text, max(behind, stop - 7), stop)
    name = next((known for at in range(1, len(name) - 1) if _is_known(known := name[at:])), name)  # 准许|莱纳斯
    if len(name) > 2 and _is_foreign_name(name):
        yield Candidate(stop - len(name), end, text[stop - len(name) : end], "company", "brand:glossed")


def _is_known(name: str) -> bool:
    """Whether the lexicon has a company of that name."""
    return any(form.agency.kind == "company" for form in forms().get(name, ()))


def _end_of_foreign_name(text: str, start: int, countries: Collection[int]) -> int | None:
    """Where a foreign name in characters ends that begins at `start`; None where what stands there is none."""
    name = "".join(takewhile(is_transliterated, text[start : start + 7]))
    end = start + len(name)
    is_new = len(name) > 3 or is_coined(name)
    return end if 3 <= len(name) <= 6 and is_new and end not in countries and _is_foreign_name(name) else None


def _is_foreign_name(name: str) -> bool:
    """Whether segmentation takes a run of characters of foreign names for one name, or knows none of its words."""
    return _is_one_name(name) or all(len(word) < 3 for word in rjieba.cut_all(name))


def _is_one_name(name: str) -> bool:
    """Whether a run of characters of foreign names is one name for segmentation, which may leave its end apart."""
    (first, tag), *rest = rjieba.tag(name)
    return len(first) > 1 and tag in _NAME_TAGS and all(t in _NAME_TAGS or len(word) == 1 for word, t in rest)


def without_common_words(text: str, known: Sequence[Candidate]) -> list[Candidate]:
    """`known`, in text order, without those forms that are common words here (苹果), no companies."""
    kept: list[Candidate] = []
    companies: set[int] = set()
    for candidate, behind in zip_longest(known, known[1:]):
        is_listed = behind is not None and _is_listed_with(text, candidate, behind)
        if candidate.body in common_words() and not (
            is_listed or is_among_business(text, candidate.start, candidate.end, companies, acts=OF_NAMES)
        ):
            continue
        kept.append(candidate)
        companies |= {candidate.end} if candidate.kind == "company" else set()
    return kept


def _is_listed_with(text: str, candidate: Candidate, behind: Candidate) -> bool:
    is_company = behind.kind == "company" and behind.body not in common_words()
    return is_company and _AND.fullmatch(text, candidate.end, behind.start) is not None


def _brand_before(text: str, end: int, stops: Sequence[int]) -> _Brand | None:
    """The brand that ends at `end`, if one may; it begins behind the last of `stops` (sorted)."""
    if latin := _LATIN.search(text, max(0, end - _WINDOW), end):
        return _Brand(latin.start())
    if end < 2 or not _may_be_brand(text[end - 2 : end]):
        return None
    low = max(0, end - _WINDOW)
    at = bisect_right(stops, end)
    low = max(low, stops[at - 1]) if at else low
    for hard in _HARD.finditer(text, low, end):
        low = hard.end()
    tokens = list(rjieba.tag(text[low:end]))
    if not tokens:
        return None
    foreign = _foreign_run(text, low, end)
    if len(foreign) > 2 and _is_one_name(foreign):
        return _Brand(end - len(foreign), is_named=True, is_foreign=True)
    word, tag = tokens[-1]
    if len(word) == 1:
        return _of_characters(tokens, end)
    if len(word) > 2 and text[end - len(word) - 1 : end - len(word) + 1] in words("words", "business_before"):
        word = word[1:]  # 台|厂旭磊
    is_named, is_new = tag in _NAME_TAGS, is_coined(word)
    if len(word) > (4 if is_named else 2) or (tag in _CLOSED_TAGS and not is_new) or not _may_be_brand(word):
        return None
    before, tag_before = tokens[-2] if len(tokens) > 1 else ("", "")
    if len(before) == 1 and len(word) == 2 and before not in words("words", "stop"):
        is_foreign = is_transliterated(before + word) and tag_before not in _CLOSED_TAGS
        word = before + word if is_foreign or tag_before in ("nr", "nrt", "g") else word  # 璞|泰来, 塔|维尔
    return _Brand(
        end - len(word),
        is_named=is_named or is_new,
        is_foreign=is_named and is_transliterated(word),
        is_coined=is_named and (is_coined(word) or (len(word) == 2 and tag not in ("ns", "nz"))),
    )


def _foreign_run(text: str, low: int, end: int) -> str:
    """The characters of foreign names directly before `end`, not before `low`."""
    return "".join(takewhile(is_transliterated, reversed(text[low:end])))[::-1]


def _of_characters(tokens: Sequence[tuple[str, str]], end: int) -> _Brand | None:
    """A brand of two or three characters that segmentation leaves apart (泓|德)."""
    name = ""
    for word, tag in reversed(tokens):
        if (
            len(word) != 1
            or len(name) == 3
            or word in words("words", "stop")
            or tag in ("p", "c", "d", "r", "uj", "ul")
        ):
            break
        name = word + name
    if not 2 <= len(name) <= 3 or not _may_be_brand(name):
        return None
    return _Brand(end - len(name), is_named=True)


def _may_be_brand(word: str) -> bool:
    if _SHARE.fullmatch(word):
        return False
    return not (word in _not_brands() or words("words", "never_in_brand").intersection(word) or is_topic(word))


@cache
def _not_brands() -> frozenset[str]:
    return words("words", "stop") | words("words", "not_brand") | words("words", "place")


@cache
def _trade() -> re.Pattern[str]:
    trade = any_of("trade")
    first = "".join(sorted({word[0] for word in words("words", "trade")}))
    etc = rf"(?P<common>稀土|石墨|金属|黄金|白银|国际)(?=(?:公司)?(?:等(?:企业|公司|厂商)|{_SAYS}))"  # 天石稀土等企业
    named = rf"(?:未来)?(?:{trade})(?:{trade}|集团|控股|股份|国际){{0,3}}(?:(?:有限)?公司|集团)?"
    return re.compile(rf"(?=[稀石金黄白国未{first}])(?:{etc}|{named})")


@cache
def _plain_trades() -> tuple[str, ...]:
    return tuple(sorted(words("words", "plain_trade")))


@cache
def _corporate() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of('corporate_behind')})")
