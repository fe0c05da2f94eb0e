"""Names that nothing marks but their head noun, their qualifier and the words around them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import rjieba
from ahocorasick_rs import AhoCorasick, MatchKind

from policy_nlp.extract.instruments.candidate import Candidate, Draft, clean_title
from policy_nlp.extract.instruments.known import EDITION_BEHIND, PERIOD_BEHIND, goes_on
from policy_nlp.extract.instruments.others import is_session
from policy_nlp.extract.instruments.owners import is_owned
from policy_nlp.extract.instruments.parties import is_between_parties, parties_before
from policy_nlp.extract.instruments.words import HeadEntry, alternatives, head_of, heads, words
from policy_nlp.lexicon.countries import country_of

_LONGEST_NAME = 32
_NOT_NAME = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9\-&·/+]")
_ENUMERATION = re.compile(r"(?:[\u4e00-\u9fff]{1,8}、){1,4}$")
_JOINER = re.compile(r"[、,，和与及以]{1,2}")
_ABBREVIATION_BEHIND = re.compile(r"[(（][A-Z][A-Za-z]*[A-Z][^()（）\u4e00-\u9fff]{0,60}[)）]")
_ABBREVIATION_INSIDE = re.compile(
    r"[(（](?P<short>[A-Z]{2,8})[)）](?:资助|贷款|补助|补贴|激励|奖励|示范|援助|研发|投资|行动)?$"
)
_DAY = r"(?:(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?起?|[今昨明][日天年]?起?)"
_EVENT_BEHIND = re.compile(
    rf"(?:于[^,，。;；]{{2,14}}|自?{_DAY})?(?:正式|随即|随后|随之|先后|陆续|分别|已经?)?(?:生效|启动|施行|始于|签署|发布|公布|出台|印发|下发|颁布|刊宪"
    r"|获得?(?:通过|签署|批准|核准)|问世|落地|载明|明定|明文|旨在|上路|获批|面世|资助|补助|拨款|(?:项目)?(?:负责|主持)人)"
)
_AMOUNT_BEFORE = re.compile(r"\d[\d,.]*[万亿%]*(?:[\u4e00-\u9fff]{0,3}[元镑])?的?$")
_AMOUNT_BEHIND = re.compile(
    r"(?:每年|首期|年度|总)?(?:注入|拨入|划拨|追加|增拨|增资|注资)?(?:规模|总额)?(?:不[少低]于|达|为|约)*\d[\d,.]*[万亿]"
)
_EDITION_BEFORE = re.compile(r"(?:部|署|局|院|委员会|组织|公司|USGS|DOE|IEA)\d{4}年度?的?$")
_DEFINED = re.compile(
    r"[(（](?:以下|下文)?(?:简称|下称)(?:为|:|：)?[“《]{1,2}(?P<alias>[^“”《》\n]{3,16})[”》]{1,2}[)）]"
)
_COUNT = re.compile(
    r"\d+(?:\.\d+)?|[一二三四五六七八九十两几数多]+[份项部个张种]?|[年月日份项部个张种只组条]|第[一二三四五六七八九十\d]+[届轮批份]?|[届轮]"
)
_SUM = re.compile(
    r"[十百千万亿兆]{1,3}|[万亿]{0,2}[\u4e00-\u9fff]{0,4}(?:元|英镑|卢比|卢布|比索|雷亚尔|克朗|令吉|兰特|法郎)"
)
_SIGNS = re.compile(r".{1,3}签")  # 美澳签|关键矿产协议
_NO_PART = re.compile(rf"{_COUNT.pattern}|{_SUM.pattern}|.?[该此]|[该此].|[这那]是|{_SIGNS.pattern}")
_OFFICE = re.compile(r".{2,12}(?:部|署|局)|.{1,12}(?:委员会|政府|国会|议院|联盟|总统|办公室|机构|组织|理事会)")
_IS_SOUGHT = re.compile(  # 探索与X建立: not yet agreed
    r"(?:探索|探讨|考虑|寻求|希望|有意|有望|拟|欲|愿|计划|研究|商讨|磋商)[^,，。;；]{0,16}(?:建立|构建|缔结|打造|发展)$"
)
_LETTERS = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z]+")  # of a programme called by its abbreviation
_NAMED_NOUN = re.compile(
    r"[的、，,。；;：:)）(（”与和及下]|\Z"
)  # behind a noun 计划, which before a verb is one itself
_EDITION = re.compile(r"第[一二三四五六七八九十\d]{1,3}版")
_EXCHANGES = frozenset({"交换", "互换", "换签"})  # what is done with signed texts: 交换|合作备忘录
_ADJECTIVE = "战略"  # strategy, but also strategic: 战略和关键矿产库存报告
_NEW_THINGS = ("材料", "能源", "兴")
_MEETINGS = ("会", "会议", "会谈", "会晤", "峰会", "论坛", "仪式", "磋商")
_JOINS = frozenset({"和", "与", "及", "以及", "及其"})


@dataclass(frozen=True, slots=True)
class _Name:
    """A possible name `[start, end)`: the words of its qualifier, and the words in front of it."""

    start: int
    end: int
    qualifier: tuple[str, ...]
    before: tuple[str, ...]


def find_named(draft: Draft) -> Iterator[Candidate]:
    """Names that a head noun closes, with every repetition of them and of the titles found before."""
    matcher, nouns = _head_matcher()
    text, titles = draft.text, {c.title for c in draft.found if _can_repeat(c.title)}
    for index, start, end in matcher.find_matches_as_indexes(text):
        if draft.is_free(start, end) and not goes_on(text, end):
            candidate = _named_at(draft, start, end, heads()[nouns[index]])
            if candidate is not None:
                titles.add(candidate.title)
                yield candidate
    yield from _tails(text, {c.title for c in draft.found})
    for title in sorted(titles, key=lambda t: (-len(t), t)):
        yield from _repetitions(text, title)


def find_defined(draft: Draft) -> Iterator[Candidate]:
    """Names whose short form the bracket behind them defines: 深海矿产资源开发规章（下称“开发规章”）."""
    text = draft.text
    for match in _DEFINED.finditer(text) if "下称" in text or "简称" in text else ():
        end, alias = match.start(), match["alias"]
        head = head_of(alias)
        if head is None or not text.endswith(head.id, 0, end) or not draft.is_free(end - 1, end):
            continue
        until = end - len(head.id)
        name = _name(text, _window_start(text, max(0, until - _LONGEST_NAME), until), until, end)
        letters = iter(title := text[name.start : end])
        if len(title) > len(alias) and all(letter in letters for letter in alias):
            yield Candidate(start=name.start, end=end, title=clean_title(title), rule="named.defined")


def _can_repeat(title: str) -> bool:
    """Whether a title told in marks is recognised without them: it is long, and no common noun."""
    head = head_of(title)
    if head is None or len(title) < 6 or (head.grade == "mark" and head.kind != "law"):
        return False
    return head.kind == "law" or not _is_generic(tuple(rjieba.cut(title.removesuffix(head.id))), head)


def _repetitions(text: str, title: str) -> Iterator[Candidate]:
    at = text.find(title)
    while at >= 0:
        end = at + len(title)
        if not goes_on(text, end):
            yield Candidate(start=at, end=end, title=title, rule="named.repeated")
        at = text.find(title, end)


def _tails(text: str, titles: set[str]) -> Iterator[Candidate]:
    """Ends of titles that stand for them: 发布联邦战略 (…可靠供应的联邦战略), ，技术目录 (…限制出口技术目录)."""
    for title in sorted(titles):
        for tail, before in _tails_of(title):
            for match in re.finditer(rf"(?:{before})(?P<tail>{re.escape(tail)})", text):
                start, end = match.span("tail")
                if not goes_on(text, end):
                    yield Candidate(start=start, end=end, title=title, kind=_kind(tail), rule="named.tail")


def _tails_of(title: str) -> Iterator[tuple[str, str]]:
    """Each end of `title` that may stand for it, and what must stand before it."""
    head = head_of(title)
    tail = title.rpartition("的")[2]
    if len(title) - len(tail) > 4 and 4 <= len(tail) <= 8 and head_of(tail) is not None:
        yield tail, rf"(?:{alternatives('publish')})(?:了|该|新)?"
    if head is not None and head.kind == "list" and len(title) > 8:
        tail = "".join(rjieba.cut(title)[-2:])
        if 4 <= len(tail) <= 6 and tail != title:
            yield tail, r"[,，。;；\n](?:该|新版)?"


def _kind(title: str) -> str | None:
    head = head_of(title)
    return head.kind if head else None


def _named_at(draft: Draft, start: int, end: int, head: HeadEntry) -> Candidate | None:
    text = draft.text
    low = max(0, start - _LONGEST_NAME, draft.taken.rfind(1, 0, start) + 1)
    inside = _ABBREVIATION_INSIDE.search(text, low, start)
    until = inside.start() if inside else start
    name = _name(text, _window_start(text, low, until), until, end)
    if head.kind == "agreement":
        name = _exchanged(_with_parties(text, low, name))
    if not name.qualifier or (inside and _OFFICE.fullmatch(name.qualifier[-1])) or _is_body(name, head):
        return None
    if is_session(text, name.start, end, head):
        return None
    abbreviated = inside is not None or _ABBREVIATION_BEHIND.match(text, end) is not None
    if abbreviated or head.grade == "strong":
        is_proper = not _is_common(name, head) or (abbreviated and len("".join(name.qualifier)) > 2)
    else:
        is_proper = head.grade != "abbreviation" and _is_proper(draft, name, head)
    whole = name if is_proper else _enumerating(text, name, head)
    if whole is None:
        return None
    period, edition = PERIOD_BEHIND.match(text, end), EDITION_BEHIND.match(text, end)
    until = edition.end() if edition else end
    return Candidate(
        start=whole.start,
        end=period.end() if period else until,
        title=clean_title(text[whole.start : until]),
        rule=f"named.{head.id}",
    )


def _window_start(text: str, low: int, until: int) -> int:
    cuts = [m.end() for m in _NOT_NAME.finditer(text, low, until)]
    return cuts[-1] if cuts else low


def _name(text: str, begin: int, until: int, end: int) -> _Name:
    """The name whose qualifier ends at `until`: from right to left as far as words can belong to it."""
    tokens = rjieba.cut(text[begin:until])
    stop, issue = words("stop"), words("issue")
    at = len(tokens)
    if at > 1 and tokens[-1] in words("noun_verb"):
        at -= 1
    while at > 0 and not (tokens[at - 1] in stop or tokens[at - 1] in issue or _is_cut(tokens, at - 1)):
        at -= 1
        if at > 1 and tokens[at - 1] == "新" and tokens[at].startswith(_NEW_THINGS):
            at -= 1
    while at < len(tokens) and (tokens[at] in _JOINS or tokens[at] == "-" or _is_owner(tokens, at)):
        at += 1
    qualifier = tuple(tokens[at:])
    return _Name(until - sum(map(len, qualifier)), end, qualifier, tuple(tokens[:at]))


def _with_parties(text: str, low: int, name: _Name) -> _Name:
    """The name with the countries that conclude it, which are part of it: 美日|稀土框架协议."""
    start = parties_before(text, low, name.start)
    if start == name.start:
        return name
    before, length = list(name.before), name.start - start
    while before and length > 0:
        length -= len(before.pop())
    return _Name(start, name.end, (text[start : name.start], *name.qualifier), tuple(before))


def _exchanged(name: _Name) -> _Name:
    """The name behind the verb of what is exchanged, which is no part of it."""
    for at, word in enumerate(name.qualifier):
        if word in _EXCHANGES:
            inside, behind = name.qualifier[: at + 1], name.qualifier[at + 1 :]
            return _Name(name.start + sum(map(len, inside)), name.end, behind, name.before + inside)
    return name


def _is_cut(tokens: list[str], at: int) -> bool:
    """Whether the word is a count, or joins the name to another common noun (承购协议|和|…备忘录)."""
    if _NO_PART.fullmatch(tokens[at]):
        return True
    if tokens[at] not in _JOINS or at == 0 or tokens[at - 1] == _ADJECTIVE:
        return False
    return tokens[at - 1] in heads() or tokens[at - 1].endswith(_MEETINGS)


def _is_owner(tokens: list[str], at: int) -> bool:
    """Whether the first word is the country or the body whose instrument it is, and no part of the title."""
    if at + 2 < len(tokens) and tokens[at + 1] in _JOINS and country_of(tokens[at + 2]):
        return False
    if tokens[at].startswith("府"):
        return tokens[at] == "府"  # 内阁|府
    return country_of(tokens[at]) is not None or _OFFICE.fullmatch(tokens[at]) is not None


def _is_common(name: _Name, head: HeadEntry) -> bool:
    """Whether the qualifier makes no name at all: too short, a body's, or one that the head noun often has."""
    joined = "".join(name.qualifier)
    return (
        len(joined) < 2
        or _EDITION.fullmatch(joined) is not None
        or (bool(name.before) and name.before[-1] in words("plural"))
        or joined in head.generic
        or all(token in head.generic or token in words("determiner") for token in name.qualifier)
        or name.qualifier[-1] in head.never_after
        or (bool(head.only_after) and not name.qualifier[-1].endswith(head.only_after))
    )


def _is_body(name: _Name, head: HeadEntry) -> bool:
    return ("".join(name.qualifier) + head.id).endswith(tuple(words("body")))


def _is_generic(qualifier: tuple[str, ...], head: HeadEntry) -> bool:
    """Whether the qualifier holds nothing but words that any such noun can have."""
    return all(t in words("generic") or t in head.generic or _generic_words().fullmatch(t) for t in qualifier)


@cache
def _generic_words() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('generic')}){{1,4}}")


def _is_proper(draft: Draft, name: _Name, head: HeadEntry) -> bool:
    """Whether the words around the name show it to be one; how much they must show depends on its qualifier."""
    if _is_common(name, head):
        return False
    is_owned_name = is_owned(draft.text, name.before, "".join(name.qualifier), name.end, head)
    if is_owned_name and (head.kind == "law" or _has_field_word(name) or not _is_generic(name.qualifier, head)):
        return True
    publishes = _governs(name.before, words("publish"))
    is_applied = head.kind == "law" and _governs(name.before, words("issue"))
    is_of_field = _has_field_word(name) and (publishes or is_applied or head.grade == "field")
    if not head.only_after and _is_generic(name.qualifier, head) and not is_of_field:
        return False
    if head.kind == "agreement" and any(token in words("one_by_one") for token in name.before):
        return False
    if head.id == "伙伴关系" and _IS_SOUGHT.search("".join(name.before)):
        return False
    text = draft.text
    if head.kind == "agreement" and is_of_field and is_between_parties("".join(name.qualifier)):
        return True
    return (
        publishes
        or _is_programme(text, name, head)
        or _governs(name.before, words("issue"))
        or (head.kind == "agreement" and _governs(name.before, _EXCHANGES))
        or _EVENT_BEHIND.match(text, name.end) is not None
        or _is_listed(draft, name)
        or (head.kind == "other" and _AMOUNT_BEFORE.search(text, max(0, name.start - 14), name.start) is not None)
        or (head.kind == "other" and _AMOUNT_BEHIND.match(text, name.end) is not None)
        or (head.kind == "report" and _EDITION_BEFORE.search(text, max(0, name.start - 14), name.start) is not None)
    )


def _is_programme(text: str, name: _Name, head: HeadEntry) -> bool:
    """Whether the name is that of a programme in capitals, its head noun being no verb: 为期四年的|METAL计划."""
    if head.kind != "initiative" or _LETTERS.fullmatch("".join(name.qualifier)) is None:
        return False
    is_object = text.endswith(("的", "为", "对", "在", "以"), 0, name.start)
    return is_object and _NAMED_NOUN.match(text, name.end) is not None


def _has_field_word(name: _Name) -> bool:
    return _field_words().search("".join(name.qualifier)) is not None


def _governs(before: tuple[str, ...], verbs: frozenset[str]) -> bool:
    """Whether one of the verbs governs the name: only modifiers stand between the two."""
    stop = words("stop")
    for token in reversed(before):
        if token in verbs or _SIGNS.fullmatch(token):
            return True
        is_number = _COUNT.fullmatch(token) or _SUM.fullmatch(token)
        if not (token in stop or is_number or country_of(token) or _OFFICE.fullmatch(token)):
            return False
    return False


def _is_listed(draft: Draft, name: _Name) -> bool:
    """Whether the name follows another instrument in an enumeration."""
    begin = draft.taken.rfind(1, 0, name.start) + 1
    return 0 < begin < name.start and _JOINER.fullmatch(draft.text, begin, name.start) is not None


def _enumerating(text: str, name: _Name, head: HeadEntry) -> _Name | None:
    """A name that is itself an enumeration: 发布|电池、关键矿产、半导体供应计划."""
    items = _ENUMERATION.search(text, max(0, name.start - _LONGEST_NAME), name.start)
    if name.before or items is None or head.grade == "abbreviation" or not _has_field_word(name):
        return None
    tokens = rjieba.cut(text[items.start() : name.start])
    verb = max((i for i, token in enumerate(tokens) if token in words("publish")), default=-1)
    if verb < 0 or not all(_field_words().search(item) for item in "".join(tokens[verb + 1 :]).strip("、").split("、")):
        return None
    start = items.start() + sum(map(len, tokens[: verb + 1]))
    return _Name(start, name.end, tuple(tokens[verb + 1 :]) + name.qualifier, tuple(tokens[: verb + 1]))


@cache
def _field_words() -> re.Pattern[str]:
    return re.compile(alternatives("field"))


@cache
def _head_matcher() -> tuple[AhoCorasick, tuple[str, ...]]:
    nouns = tuple(noun for noun, head in heads().items() if head.grade != "mark")
    return AhoCorasick(list(nouns), matchkind=MatchKind.LeftmostLongest), nouns
