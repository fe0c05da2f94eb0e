"""The grammar of organisation names: a last word that tells the kind, and what may stand before it."""

import re
from collections.abc import Collection, Iterator
from functools import cache
from itertools import takewhile

import rjieba

from policy_nlp.extract.agencies.candidate import Candidate
from policy_nlp.extract.agencies.entries import Head, Kind, forms, heads, is_topic, words
from policy_nlp.extract.agencies.places import is_place_name
from policy_nlp.extract.agencies.plausible import Guess, is_name, is_transliterated, is_unknown
from policy_nlp.lexicon.countries import country_of

_WINDOW = 26
_MINISTER = "长官"  # as in Korea and Japan: 产业通商部|长官
_UNITED = "联合"
_LONGEST = 8  # characters of a known name that is looked for where words are cut
_HARD = re.compile(r"[，,。；;：:（）()\[\]《》〈〉“”‘’\"'\s！？!?…]|(?<![A-Za-z\d])\d|[—–]{2}")
_ROLE = re.compile(r"[勘矿回贸冶精加厂开制生供承]\w{0,2}商(?![会业界务事])|[矿车药钢]企")  # whose name follows
_NAME_TAGS = frozenset(
    {"n", "nz", "vn", "l", "an", "j", "b", "nr", "nrt", "nrfg", "ns", "i", "nt", "ng", "s", "f", "g", "eng"}
)
_CLOSED_TAGS = frozenset({"p", "c", "d", "r", "u", "uj", "ul", "m", "q", "f", "y", "x"})
_LOCAL_BODY = re.compile(r"[\u4e00-\u9fff]{2,5}(?:[省县州]|(?<!城)市(?!场))(?=.{2})")
_OF_COMPANIES = frozenset({"association", "alliance"})  # 汽车供应商协会
_COMPLEMENTS = frozenset("下上出到")  # of verbs
_AND = frozenset({"和", "与", "及", "暨", "以及"})
_PARTICLES = frozenset("及与由被让将同向对给")
_BRAND = re.compile(r"(?:[，,。；;、：:和与及由对向\s]|(?<![\s\S]))[\u4e00-\u9fff]{2}$")
_ORDINAL = re.compile(r"第[一二三四五六七八九十]$")
_SEVERAL = re.compile(r"(?:[两三四五六七各多数等诸]国|双方|各方)$")
_CAMPUS = re.compile(r"[\u4e00-\u9fff]{2,8}分校|[(（](?:北京|武汉|华东|徐州|威海|深圳)[)）]")
_BASE = re.compile(r"[\u4e00-\u9fff]{2,3}(?:基地|分中心)")
_BRANCH = re.compile(r"[\u4e00-\u9fff]{1,6}(?:分会|专业委员会|专委会)")
_PLACE = r"[(（](?:澳大利亚|[\u4e00-\u9fff]{2,3})[)）]"
_COMPANY_TAIL = re.compile(
    rf"国际(?=[须将已与和、，。,的宣在拟于以])|(?:投资|控股|国际|科技)?{_PLACE}(?:[\u4e00-\u9fff]{{0,8}}?(?:公司|集团))?"
    r"|(?:集团|控股|股份|国际|投资|有限责任|有限){0,4}(?:公司|集团)"
)
_HYPHENATED = re.compile(r"[\u4e00-\u9fff]{2,8}[-—–·－]$")
_OF_MEMBERS = re.compile(r"商|企业|产业|行业|工业|业者")  # an alliance of such is an association
_OF_MEMBERS_BEHIND = re.compile(r"(?:协会|商会|公会|工会|总会|联合会|联盟)(?![员议])")
_OF_STATE = re.compile(r"[\u4e00-\u9fff]{2,7}州资源委员会")  # miners' chambers of states abroad
_OWNS = re.compile("旗下|持股|入股|参股|牵头")
_MEMBER = re.compile("(?:[^记作笔前后学患或两二]者|学家|[矿职员技]工|矿主|工人|工程师|勘探员)$")
_STATE_FINANCE = re.compile(r"(?:开发金融|出口信贷|出口发展|贸易保险|出口信用保险)公司$")
# 美国|会通过…: the parliament only before what parliaments have and do, else the verb 会
_PARLIAMENTS = re.compile(
    r"通过|批准|表决|否决|搁置|审[议查核]|议员|众议?院|参议?院|两院|听证|预算|拨款|立法|辩论|[休复]会|山庄|提出?[法议]案|提案"
    r"|质询|代表团|选[举区]|大选|修[法改订]|[，。、；的]|[和与](?:政府|白宫|总统)"
)
_LABEL_ENDS = frozenset("】]：:")
_WORLDWIDE = ("国际", "欧盟", "欧洲", "联合国", "世界", "亚洲", "非洲", "亚太")
_CHAMBERS = (
    "国会",
    "两院",
    "参众两院",
    "议会",
    "参议院",
    "众议院",
    "上议院",
    "下议院",
    "立法院",
    "欧洲议会",
    "国民议会",
    "联邦议院",
)


def find_by_grammar(text: str, taken: list[Candidate], countries: Collection[int]) -> Iterator[Candidate]:
    """Names whose last word is a head and that do not lie inside those of `taken` (sorted); in text order.

    `countries` are the ends of countries' names: a name begins there at the latest.
    """
    matcher, entries = heads()
    stops = sorted({candidate.end for candidate in taken} | set(countries))
    at = stop = floor = 0
    for index, start, end in matcher.find_matches_as_indexes(text):
        while at < len(taken) and taken[at].end <= start:
            at += 1
        if at < len(taken) and taken[at].start < end:
            continue
        while stop < len(stops) and stops[stop] <= start:
            floor = stops[stop]
            stop += 1
        low = start if _is_labelled(text, start, entries[index], countries) else floor
        candidate = _name_of(text, low, (start, end), entries[index], floor in countries or low > floor)
        if candidate is not None:
            floor = max(floor, end)
            yield candidate


def _is_labelled(text: str, start: int, head: Head, countries: Collection[int]) -> bool:
    """Whether the last word at `start` is a whole name behind the country that labels the item: 【葡萄牙】|检察院."""
    return text[start - 1 : start] in _LABEL_ENDS and start - 1 in countries and head.id in words("words", "complete")


def _name_of(text: str, floor: int, at: tuple[int, int], head: Head, is_country: bool) -> Candidate | None:
    start, end = at
    if not _may_end_name(text, floor, at, head):
        return None
    low = _left_limit(text, max(floor, start - _WINDOW), start)
    if head.kind == "company":
        low = max((role.end() for role in _ROLE.finditer(text, low, start)), default=low)
    begin = _walk(text, low, start, head, is_country and low == floor)
    if head.kind == "company" and is_country and begin - len(_UNITED) == low and text.startswith(_UNITED, low):
        begin = low  # 比利时|联合矿业公司
    if begin == start and head.left == "topic":
        begin = _known_to(text, low, at)
    if (
        (head.left == "short" or (head.id == "集团" and begin == start and _OWNS.match(text, end)))
        and start - 2 >= low
        and (brand := _BRAND.search(text[max(0, low - 1, start - 3) : start]))
        and is_unknown(brand.group())
    ):
        begin = start - 2
    end = _with_tail(text, start, end, head)
    begin = _with_first_half(text, low, begin) if head.kind == "company" else begin
    if head.kind == "institute" and (ordinal := _ORDINAL.search(text, max(low, begin - 2), begin)):
        begin = ordinal.start()
    body = text[begin:end]
    if _SEVERAL.search(text, max(0, begin - 2), begin):
        return None
    if body not in forms() and not is_name(
        Guess(text, begin, start, end, head, begin == floor > 0, begin == floor and is_country)
    ):
        return None
    is_national = begin == floor and is_country
    if head.id == "管委会" and not is_place_name(*rjieba.tag(body)[0]):
        return None
    is_local = body.startswith(_places()) or _LOCAL_BODY.match(body) is not None or head.id == "管委会"
    return Candidate(
        begin,
        end,
        body,
        _kind(body, head, is_national),
        f"grammar:{head.id}",
        forms=forms().get(body, ()),
        local=is_local,
    )


def _known_to(text: str, low: int, at: tuple[int, int]) -> int:
    """Where the known name begins that ends with a last word, though segmentation cuts through it: 同年起|调达厅."""
    start, end = at
    return next((b for b in range(max(low, end - _LONGEST), start - 1) if text[b:end] in forms()), start)


@cache
def _begun_behind() -> tuple[str, ...]:
    return tuple(sorted(words("words", "begun_behind")))


def _may_end_name(text: str, floor: int, at: tuple[int, int], head: Head) -> bool:
    """Whether the words around a last word let it be one: not 财政部|门, not 矿业|能源公司."""
    start, end = at
    is_cut_off = end < len(text) and text[end] in head.not_before and not text.startswith(head.id + "部长", start)
    is_cut_off = is_cut_off and not text.startswith(_MINISTER, end)
    if is_cut_off and not text.startswith(_begun_behind(), end):
        return False
    if head.left == "short" and _goes_on(text, end):
        return False
    if head.id == "国会" and country_of(text[start - 1 : start + 1]) and not _PARLIAMENTS.match(text, end):
        return False
    if head.kind == "company" and _OF_MEMBERS_BEHIND.match(text, end):
        return False  # 勘探公司|协会
    is_bare = head.left == "topic" and start > floor and text[start - 1] not in _topic_ends()
    return not is_bare or head.id in forms()


def _with_tail(text: str, start: int, end: int, head: Head) -> int:
    """Where a name ends whose last word is `text[start:end]`: a campus, a branch or a company's form may follow."""
    if head.id == "大学":
        return _extended(_CAMPUS, text, end)
    if head.id.endswith("中心") and text[start - 2 : start] == "创新":
        return _extended(_BASE, text, end)
    if head.kind == "association":
        return _extended(_BRANCH, text, end)
    return _extended(_COMPANY_TAIL, text, end) if head.kind == "company" else end


def _goes_on(text: str, end: int) -> bool:
    """Whether a longer name goes on behind a last word: 矿业|能源公司, 矿业|与能源秘书处."""
    return _longer().match(text, end) is not None


@cache
def _longer() -> re.Pattern[str]:
    topic = "|".join(map(re.escape, sorted(words("words", "topic"), key=lambda word: (-len(word), word))))
    return re.compile(
        rf"[与和]?(?:{topic})(?:[与和]?(?:{topic}))?(?:公司|秘书处|部(?![门分])|局|协会|商会|理事会|大会|峰会|论坛)"
    )


def _with_first_half(text: str, low: int, begin: int) -> int:
    """Where a double name begins whose second half begins at `begin`: 希巴尼-斯蒂尔沃特."""
    first = _HYPHENATED.search(text, max(low, begin - 9), begin)
    if first is None or not is_transliterated(text[begin : begin + 2]):
        return begin
    foreign = takewhile(is_transliterated, reversed(first[0][:-1]))
    length = len(list(foreign))
    return begin - length - 1 if length > 1 else begin


def _is_local(word: str, tag: str) -> bool:
    """Whether `word` is a province, city or county that no list has (宜春市)."""
    return tag == "ns" and len(word) > 2 and word[-1] in "省市县州"


@cache
def _places() -> tuple[str, ...]:
    return tuple(sorted(words("words", "place")))


@cache
def _topic_ends() -> frozenset[str]:
    return frozenset(word[-1] for word in words("words", "topic") | words("words", "place"))


def _left_limit(text: str, low: int, start: int) -> int:
    for match in _HARD.finditer(text, low, start):
        low = match.end()
    return low


def _walk(text: str, low: int, start: int, head: Head, after_country: bool) -> int:
    """Where the name begins: the leftmost word of `text[low:start]` from which on all words may be part of it."""
    begin, joined, right_is_topic, is_placed = start, False, False, False
    tokens = list(rjieba.tag(text[low:start]))
    kept: list[str] = []
    for position in range(len(tokens) - 1, -1, -1):
        word, tag = tokens[position]
        topical = _is_topic_at(tokens, position) and not (head.kind == "company" and word in words("words", "stop"))
        if word in _AND or (word == "、" and joined):
            is_parallel = right_is_topic and position and _is_topic_at(tokens, position - 1)
            if not (is_parallel or (head.kind == "association" and position and _are_members(tokens, position))):
                break
            joined = True
        elif not (
            topical
            or _may_stand(word, tag, head, kept)
            or (word == _UNITED and _is_name_before(tokens, position, head))
            or (position == 0 and after_country and _may_follow_country(word, tag))
        ):
            break
        is_place = _is_local(word, tag) or word in words("words", "place")
        if is_placed and not is_place:
            break
        is_placed = is_place and head.kind == "government"
        right_is_topic = topical
        kept.append(word)
        begin -= len(word)
    if position_of_break := len(tokens) - len(kept):
        begin -= _glued(tokens[position_of_break - 1][0], kept)
    if head.kind == "company" and len(kept) > 1 and kept[-1] in words("words", "acquires") and _is_foreign(kept[-2]):
        begin += len(kept.pop())
    return begin + _surplus(kept)


def _is_name_before(tokens: list[tuple[str, str]], position: int, head: Head) -> bool:
    """Whether a company's foreign name stands before 联合: 恩昌加|联合铜矿公司."""
    before = tokens[position - 1][0] if position else ""
    return head.kind == "company" and len(before) > 1 and is_transliterated(before)


def _are_members(tokens: list[tuple[str, str]], position: int) -> bool:
    """Whether the words around the 和 at `position` say who belongs to a body: 勘探者和开发者, 矿工与地质学家."""
    before, behind = (
        _MEMBER.search("".join(w for w, _ in part)) for part in (tokens[:position], tokens[position + 1 :])
    )
    return before is not None and behind is not None


def _glued(word: str, kept: list[str]) -> int:
    """How many characters of the word before a foreign name belong to it: segmentation makes 同莫|德克 of 同|莫德克."""
    is_glued = kept and len(word) > 1 and word[0] in _PARTICLES
    return len(word) - 1 if is_glued and is_transliterated(word[1:]) and is_transliterated(kept[-1]) else 0


def _is_foreign(word: str) -> bool:
    return is_transliterated(word) or is_unknown(word)


def _is_topic_at(tokens: list[tuple[str, str]], position: int) -> bool:
    """Whether the word there is a topic, alone or with a neighbour: segmentation divides 可持续 and 能源效率."""
    pairs = ((position, position + 1), (position - 1, position + 1), (position, position + 2))
    return any(low >= 0 and is_topic("".join(word for word, _ in tokens[low:high])) for low, high in pairs)


def _surplus(kept: list[str]) -> int:
    """How many characters at the left of a name (its words from right to left) are no part of it."""
    surplus = 0
    while kept and (kept[-1] in _AND or kept[-1] in "、·" or (kept[-1] in words("words", "trim") and len(kept) > 1)):
        surplus += len(kept.pop())
    # segmentation glues a particle to an unknown name: 及伯克希尔
    if kept and len(kept[-1]) > 1 and not is_topic(kept[-1]):
        is_handed = kept[-1][0] == "交" and is_transliterated(kept[-1][1:])  # 交|因弗拉维亚公司管理
        surplus += kept[-1][0] in _PARTICLES or is_handed
    return surplus


def _may_stand(word: str, tag: str, head: Head, kept: list[str]) -> bool:
    """Whether a word that is no topic may be part of a name."""
    if word in words("words", "place"):
        return True
    if head.left == "topic":
        return _is_local(word, tag)
    if word == "者":
        return head.kind == "association" and bool(kept)  # 采矿|者|与开发者协会
    if word in words("words", "stop") or (word in _COMPLEMENTS and kept and kept[-1].isascii()):  # 吃|下|BHR公司
        return head.kind in _OF_COMPANIES and word in words("words", "company_noun")
    if word == "·":
        return head.left in ("name", "marked") and bool(kept)
    if head.left in ("name", "short") and is_transliterated(word):
        return True
    if head.left == "short" and len(word) == 1 and tag not in _CLOSED_TAGS:
        return True  # segmentation breaks up what it does not know: 卡普斯|通|铜业
    return _is_noun(word, tag) or (tag == "x" and word.isascii() and word.isalnum())


def _may_follow_country(word: str, tag: str) -> bool:
    return len(word) > 1 and (_is_noun(word, tag) or (tag == "a" and word not in words("words", "stop")))


def _is_noun(word: str, tag: str) -> bool:
    return tag in _NAME_TAGS and word not in words("words", "stop")


def _extended(tail: re.Pattern[str], text: str, end: int) -> int:
    match = tail.match(text, end)
    return match.end() if match else end


def _kind(body: str, head: Head, is_national: bool) -> Kind:
    if head.kind == "government" and body.startswith(_WORLDWIDE) and not is_national:
        return "intergov"
    if head.id == "银行" and body.startswith(_WORLDWIDE):
        return "intergov"
    if head.id == "公司" and _STATE_FINANCE.search(body):
        return "government"
    if (head.id == "理事会" and (is_national or body.startswith(_places()))) or _OF_STATE.fullmatch(body):
        return "association"  # 南非|矿业理事会, 昆士兰资源理事会
    if body.startswith(_CHAMBERS):
        return "legislature"
    if head.id == "联盟" and _OF_MEMBERS.search(body):
        return "association"
    if head.id == "银行" and body.startswith(("国家", "储备", "中央", "进出口")):
        return "government"
    return head.kind
