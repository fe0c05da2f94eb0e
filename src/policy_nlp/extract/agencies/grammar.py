"""The grammar of organisation names: a last word that tells the kind, and what may stand before it."""

import re
from collections.abc import Iterator

import rjieba

from policy_nlp.extract.agencies.candidate import Candidate
from policy_nlp.extract.agencies.entries import Head, Kind, forms, heads, is_topic, words

_WINDOW = 26
_HARD = re.compile(r"[，,。；;：:（）()\[\]《》〈〉“”‘’\"'\s！？!?…]|(?<![A-Za-z\d])\d|[—–]{2}")
_NAME_TAGS = frozenset(
    {"n", "nz", "vn", "l", "an", "j", "b", "nr", "nrt", "nrfg", "ns", "i", "nt", "ng", "s", "f", "g", "eng"}
)
_PROPER_TAGS = frozenset({"nr", "nrt", "nrfg"})
_AND = frozenset({"和", "与", "及", "暨", "以及"})
_TRANSLITERATED = frozenset(
    "阿艾埃爱安奥巴班贝本比彼宾波伯博布查茨达戴丹德登迪蒂顿多恩尔法菲费芬佛弗福冈戈哥格古圭哈海汉赫亨胡华怀霍基吉加伽杰卡凯坎康科克肯库昆拉莱兰朗劳勒雷"
    "里利莉立林琳列隆卢鲁路伦罗洛马玛迈曼梅门蒙米密明摩莫墨姆穆拿纳南内尼纽努诺欧帕庞佩彭皮普齐奇乔切琼萨塞桑森沙瑟绍舍圣施史司斯丝思苏索塔泰坦特提廷图托"
    "瓦万威韦维魏温文翁沃伍西希夏谢辛休许雪亚雅扬耶伊依易因英尤于约泽扎詹珍朱兹佐"
)
_TRIM = frozenset(
    {"促进", "推动", "推进", "协调", "保护", "控制", "指导", "领导", "保障", "建设", "援助", "振兴", "开发", "供应"}
)
_BARE = frozenset({"国家", "联邦", "全国", "国际", "中央", "白宫", "总统", "特别", "临时", "联合", "中国", "关键"})
_PARTICLES = frozenset("及与由被让将")
_COMPLETE = frozenset(
    {"储备银行", "中央银行", "进出口银行", "开发银行", "国会", "议会", "参议院", "众议院", "上议院", "下议院"}
)
_BUSINESS = frozenset({"公司", "总公司", "集团", "联合体"})
_MARKED_AFTER = re.compile(r"[(（]\s*(?:简称|下称|以下简称|英文简称|英文缩写)?\s*[“\"]?[A-Z]")
_ACTS = re.compile(r"(?:主任|研究员|估计|指出|认为|统计|发布|公布|表示|测算|预测|分析师|揭牌|挂牌)")
_FOUNDED = re.compile(
    r"(?:成立|设立|组建|筹建|创建|创立|建立|设在\w{0,6}的?|下属的?|旗下的?|通过|据|由|与|和|、|向|隶属)了?[“\"]?$"
)
_CAMPUS = re.compile(r"[\u4e00-\u9fff]{2,8}分校")
_PLACE = r"[(（](?:香港|中国|上海|北京|深圳|成都|新加坡|澳大利亚|美国|加拿大|[\u4e00-\u9fff]{2}市?)[)）]"
_COMPANY_TAIL = re.compile(
    rf"(?:国际(?=[须将已与和、，。,的宣在拟于以]))|(?:投资|控股|国际|科技)?{_PLACE}(?:[\u4e00-\u9fff]{{0,8}}?(?:公司|集团))?"
    r"|(?:集团|控股|股份|国际|投资|有限责任|有限){0,4}(?:公司|集团)"
)
_ALLIED = re.compile(r"矿|材料|电池|稀土|供应链|四方|五眼")
_HUB = re.compile(r"(?:成为|打造|建成|作为|转移|转为|变成|世界|全球|区域|重要|最大)的?\w{0,8}$")


def find_by_grammar(text: str, taken: list[Candidate], country_end: dict[int, int]) -> Iterator[Candidate]:
    """Names whose last word is a head and that do not lie inside those of `taken` (sorted); in text order.

    `country_end` maps the end of each country's name to its start: a name begins there at the latest.
    """
    matcher, entries = heads()
    stops = sorted({candidate.end for candidate in taken} | set(country_end))
    spans = [(candidate.start, candidate.end) for candidate in taken]
    at = stop = floor = 0
    for index, start, end in matcher.find_matches_as_indexes(text):
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        if at < len(spans) and spans[at][0] < end:
            continue
        while stop < len(stops) and stops[stop] <= start:
            floor = stops[stop]
            stop += 1
        candidate = _name_of(text, floor, start, end, entries[index])
        if candidate is not None:
            floor = max(floor, end)
            yield candidate


def _name_of(text: str, floor: int, start: int, end: int, head: Head) -> Candidate | None:
    if end < len(text) and text[end] in head.not_before and not text.startswith(head.id + "部长", start):
        return None
    low = _left_limit(text, max(floor, start - _WINDOW), start)
    begin = _walk(text, low, start, head)
    if head.id == "大学":
        end = _extended(_CAMPUS, text, end)
    elif head.kind == "company":
        end = _extended(_COMPANY_TAIL, text, end)
    body = text[begin:end]
    marked = _is_marked(text, begin, end)
    is_listed = body in forms()
    after_country = begin == floor and floor > 0
    if not is_listed and not _is_name(text, begin, start, end, head, marked or after_country, marked):
        return None
    return Candidate(
        begin, end, body, _kind(body, head), f"grammar:{head.id}", forms=forms().get(body, ()), local=_is_local(body)
    )


def _left_limit(text: str, low: int, start: int) -> int:
    for match in _HARD.finditer(text, low, start):
        low = match.end()
    return low


def _walk(text: str, low: int, start: int, head: Head) -> int:
    """Where the name begins: the leftmost word of `text[low:start]` from which on all words may be part of it."""
    begin, joined, right_is_topic = start, False, False
    tokens = list(rjieba.tag(text[low:start]))
    kept: list[str] = []
    for position in range(len(tokens) - 1, -1, -1):
        word, tag = tokens[position]
        glued = word + kept[-1] if kept else word
        if word in _AND or (word == "、" and joined):
            following = tokens[position - 1][0] if position else ""
            if not (right_is_topic and is_topic(following)):
                break
            joined = True
        elif not (_may_stand(word, tag, head, kept) or is_topic(glued)):
            break
        right_is_topic = is_topic(word) or is_topic(glued)
        kept.append(word)
        begin -= len(word)
    while kept and (kept[-1] in _AND or kept[-1] in "、·" or (kept[-1] in _TRIM and len(kept) > 1)):
        begin += len(kept.pop())
    if kept and len(kept[-1]) > 1 and kept[-1][0] in _PARTICLES and not is_topic(kept[-1]):
        begin += 1  # segmentation glues a particle to an unknown name: 及伯克希尔
    return begin


def _may_stand(word: str, tag: str, head: Head, kept: list[str]) -> bool:
    if is_topic(word):
        return True
    if word in words("words", "stop") or head.left == "topic":
        return word in words("words", "place") and head.left == "topic"
    if word == "·":
        return head.left in ("name", "marked") and bool(kept)
    if head.left in ("name", "short") and all(char in _TRANSLITERATED for char in word):
        return True
    return tag in _NAME_TAGS or (tag == "x" and word.isascii() and word.isalnum())


def _extended(tail: re.Pattern[str], text: str, end: int) -> int:
    match = tail.match(text, end)
    return match.end() if match else end


def _is_marked(text: str, begin: int, end: int) -> bool:
    """Whether brackets with an abbreviation, or quotation marks around it, show that this is a name."""
    quoted = begin > 0 and end < len(text) and text[begin - 1] in '“"' and text[end] in '”"'
    return quoted or _MARKED_AFTER.match(text, end) is not None


def _is_name(text: str, begin: int, start: int, end: int, head: Head, national: bool, marked: bool) -> bool:
    body, stem = text[begin:end], text[begin:start]
    if not stem:
        return national and head.id in _COMPLETE
    if body in words("words", "generic") and not marked:
        return False
    if head.left == "marked":
        return marked and len(stem) >= 2
    if head.left == "topic":
        return stem not in _BARE or (national and len(stem) > 2)
    if head.left == "short":
        return _is_brand(stem)
    if head.id in _BUSINESS and not marked:
        return len(stem) > 1 and (_is_proper(stem) or (national and len(stem) > 3) or stem.startswith("国家"))
    if head.id == "中心" and not marked:
        return len(stem) > 3 and _is_institution(text, begin, end)
    if head.id == "联盟" and not marked:
        return len(stem) > 2 and _ALLIED.search(stem) is not None
    if head.kind == "institute":
        return stem not in _BARE or national
    return stem not in _BARE


def _is_institution(text: str, begin: int, end: int) -> bool:
    before = text[max(0, begin - 12) : begin]
    return _HUB.search(before) is None and (_FOUNDED.search(before) is not None or _ACTS.match(text, end) is not None)


def _is_brand(stem: str) -> bool:
    if not 2 <= len(stem) <= 6 or is_topic(stem):
        return False
    tokens = list(rjieba.tag(stem))
    if any(word in words("words", "stop") for word, _ in tokens) or is_topic(tokens[0][0]):
        return False
    return any(len(word) == 1 or tag in {"nr", "nrt", "nrfg", "nz", "ns", "j"} for word, tag in tokens)


def _is_proper(stem: str) -> bool:
    tokens = list(rjieba.tag(stem))
    return any(
        not is_topic(word)
        and word not in words("words", "stop")
        and (
            tag in _PROPER_TAGS
            or (word.isascii() and word.isalnum())
            or len(word) == 1
            or all(char in _TRANSLITERATED for char in word)
        )
        for word, tag in tokens
    )


def is_proper_name(body: str) -> bool:
    """Whether a name begins with a proper name, so that a country before it is not part of it (美国阿贡国家实验室)."""
    tokens = list(rjieba.tag(body))
    return bool(tokens) and _is_proper(tokens[0][0])


def _is_local(body: str) -> bool:
    return any(body.startswith(place) for place in words("words", "place"))


def _kind(body: str, head: Head) -> Kind:
    if (
        body.startswith(("国际", "欧盟", "欧洲", "联合国", "世界", "亚洲", "非洲", "亚太"))
        and head.kind == "government"
    ):
        return "intergov"
    if body.startswith(("国会", "议会", "参议院", "众议院", "欧洲议会")):
        return "legislature"
    if head.id == "银行" and body.startswith(("国家", "储备", "中央", "进出口")):
        return "government"
    return head.kind
