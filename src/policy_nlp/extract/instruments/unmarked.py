"""Instruments without marks: well-known titles, sections of laws, and names that a head noun closes."""

import re
from collections.abc import Iterator
from functools import cache

import rjieba
from ahocorasick_rs import AhoCorasick, MatchKind

from policy_nlp.extract.instruments.candidate import Candidate, Draft, clean_title
from policy_nlp.extract.instruments.kinds import is_act
from policy_nlp.extract.instruments.words import HeadEntry, heads, short_forms, titles, words
from policy_nlp.lexicon.countries import country_of

_LONGEST_NAME = 32
_ASCII_WORD = re.compile(r"[A-Za-z0-9]")
_GOES_ON = re.compile(
    r"[案律规院庭令性化署局书员者额期内外]|"
    r"(?<=战略)(?:储备|物资|资源|矿|合作|伙伴|意义|需[要求]|目标|价值|地位|产业|部门|经济|高度|层面|竞争|支点|金属|材料|规划|与国际|和国际|研究)|"
    r"(?<=计划)(?:中|经济|在|于|将|到|把|从|投|建|扩|增|向|以|出|为)|(?<=框架)(?:下|内|协议|体系)|(?<=制度)(?:体系|安排|建设|优势|上)|"
    r"(?<=对话)(?:会|机制)|(?<=基金)(?:会|组织|经理|公司|管理)|(?<=协议)(?:书|会)|(?<=规划)(?:院|建设)|(?<=目录)(?:下|中)|(?<=公约)第"
)
_SECTION_ALONE = re.compile(r"(?<!\d)第(?:\d{2,5}[A-Z]?|\d[A-Z])条款?(?![例件文])")
_REFERS_BACK = re.compile(r"(?:其|该法案?|该条例|此法|法案|的)$")
_NOT_NAME = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9\-&·/]")
_ABBREVIATION_BEHIND = re.compile(r"[(（][A-Z][A-Za-z]*[A-Z][^()（）\u4e00-\u9fff]{0,60}[)）]")
_ABBREVIATION_INSIDE = re.compile(r"[(（][A-Z]{2,8}[)）]$")
_EVIDENCE_BEHIND = re.compile(
    r"(?:于[^,，。;；]{2,14})?(?:正式|随即|随后)?(?:生效|启动|施行|始于|签署|发布|公布|出台|旨在|上路|获批|面世)"
)
_PERIOD_BEHIND = re.compile(r"[(（]\d{4}年?[—–~\-至到]\d{4}年?[)）]")
_DATE_OR_COUNT = re.compile(r"\d+(?:\.\d+)?|[一二三四五六七八九十两几数多]+[份项部个张种]?|[年月日份项部个张种只组条]|第[一二三四五六七八九十\d]+")
_OFFICE = re.compile(r".{1,12}(?:部|署|总局|局|委员会|政府|国会|议院|联盟|总统|办公室|机构)")
_JOIN = frozenset({"和", "与", "及", "以及", "及其"})


def find_known(draft: Draft) -> Iterator[Candidate]:
    """Titles and short forms of the lexicon, leftmost and longest."""
    text = draft.text
    matcher, forms = _known_matcher()
    for index, start, end in matcher.find_matches_as_indexes(text):
        form = forms[index]
        if not _stands_alone(text, start, end) or _GOES_ON.match(text, end):
            continue
        period = _PERIOD_BEHIND.match(text, end)
        rule = "known.title" if form in titles() else "known.short"
        yield Candidate(
            start=start, end=period.end() if period else end, title=form, rule=rule, short=form not in titles()
        )


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a form that begins or ends in Latin letters or digits is no part of a longer word."""
    if _ASCII_WORD.match(text, start) and start > 0 and _ASCII_WORD.match(text, start - 1):
        return False
    return not (end < len(text) and _ASCII_WORD.match(text, end - 1) and _ASCII_WORD.match(text, end))


def find_sections(draft: Draft) -> Iterator[Candidate]:
    """Sections standing alone (第30D条); one that refers back gets the act told before it (其第7002条)."""
    text = draft.text
    for match in _SECTION_ALONE.finditer(text):
        title = match[0]
        if _REFERS_BACK.search(text, max(0, match.start() - 3), match.start()):
            title = _act_before(draft, match.start()) + title
        yield Candidate(start=match.start(), end=match.end(), title=title, kind="other", rule="section")


def _act_before(draft: Draft, at: int) -> str:
    """The title of the last act told on the same line before `at`."""
    line = draft.text.rfind("\n", 0, at)
    acts = [c for c in draft.found if line < c.start and c.end <= at and is_act(c.title)]
    return max(acts, key=lambda c: c.start).title if acts else ""


def find_named(draft: Draft) -> Iterator[Candidate]:
    """Names that a head noun closes, each with its later and earlier repetitions."""
    matcher, nouns = _head_matcher()
    text = draft.text
    seen = set()
    for index, start, end in matcher.find_matches_as_indexes(text):
        if not draft.is_free(start, end) or _GOES_ON.match(text, end):
            continue
        candidate = _named_at(draft, start, end, heads()[nouns[index]])
        if candidate is not None:
            yield candidate
            seen.add(candidate.title)
    for title in sorted(seen, key=lambda t: (-len(t), t)):
        yield from _repetitions(text, title)


def _repetitions(text: str, title: str) -> Iterator[Candidate]:
    at = text.find(title)
    while at >= 0:
        end = at + len(title)
        if not _GOES_ON.match(text, end):
            yield Candidate(start=at, end=end, title=title, rule="named.repeated")
        at = text.find(title, end)


def _named_at(draft: Draft, start: int, end: int, head: HeadEntry) -> Candidate | None:
    text = draft.text
    begin = _window_start(draft, start)
    inside = _ABBREVIATION_INSIDE.search(text, begin, start)
    tokens, boundary = _qualifier(rjieba.cut(text[begin : inside.start() if inside else start]))
    name_start = (inside.start() if inside else start) - sum(map(len, tokens))
    if not _is_proper(tokens, head, bool(inside or _ABBREVIATION_BEHIND.match(text, end)), boundary, text, end):
        return None
    period = _PERIOD_BEHIND.match(text, end)
    return Candidate(
        start=name_start,
        end=period.end() if period else end,
        title=clean_title(text[name_start:end]),
        rule=f"named.{head.id}",
    )


def _window_start(draft: Draft, start: int) -> int:
    """Where the name that a head at `start` closes can begin at the earliest."""
    low = max(0, start - _LONGEST_NAME, draft.taken.rfind(1, 0, start) + 1)
    until = start
    inside = _ABBREVIATION_INSIDE.search(draft.text, low, start)
    if inside:
        until = inside.start()
    cuts = [m.end() for m in _NOT_NAME.finditer(draft.text, low, until)]
    return cuts[-1] if cuts else low


def _qualifier(tokens: list[str]) -> tuple[list[str], list[str]]:
    """The words of the name before its head, and the words in front of them, read from right to left."""
    stop, issue = words("stop"), words("issue")
    at = len(tokens)
    while at > 0 and tokens[at - 1] not in stop and tokens[at - 1] not in issue and not _is_count(tokens, at - 1):
        at -= 1
    name = tokens[at:]
    while name and (name[0] in _JOIN or _is_office(name)):
        name = name[1:]
    return name, tokens[: len(tokens) - len(name)]


def _is_count(tokens: list[str], at: int) -> bool:
    return _DATE_OR_COUNT.fullmatch(tokens[at]) is not None


def _is_office(name: list[str]) -> bool:
    """Whether the first word is the country or the body whose instrument it is, and no part of the title."""
    if len(name) > 2 and name[1] in _JOIN and country_of(name[2]):
        return False
    return country_of(name[0]) is not None or _OFFICE.fullmatch(name[0]) is not None


def _is_proper(
    tokens: list[str], head: HeadEntry, abbreviated: bool, boundary: list[str], text: str, end: int
) -> bool:
    qualifier = "".join(tokens)
    if len(qualifier) < 2 or qualifier + head.id in words("body"):
        return False
    if abbreviated:
        return True
    if head.grade == "abbreviation" or qualifier in head.generic or all(t in head.generic for t in tokens):
        return False
    if head.grade == "strong":
        return True
    if all(token in words("generic") or token in head.generic for token in tokens):
        return False
    return _is_issued(boundary) or _EVIDENCE_BEHIND.match(text, end) is not None


def _is_issued(boundary: list[str]) -> bool:
    """Whether a verb of issuing governs the name: only modifiers stand between the two."""
    issue, stop = words("issue"), words("stop")
    for token in reversed(boundary):
        if token in issue:
            return True
        if not (token in stop or _DATE_OR_COUNT.fullmatch(token) or country_of(token) or _OFFICE.fullmatch(token)):
            return False
    return False


Matcher = tuple[AhoCorasick, tuple[str, ...]]


@cache
def _known_matcher() -> Matcher:
    forms = tuple(sorted({*titles(), *short_forms()}))
    return AhoCorasick(list(forms), matchkind=MatchKind.LeftmostLongest), forms


@cache
def _head_matcher() -> Matcher:
    nouns = tuple(noun for noun, head in heads().items() if head.grade != "mark")
    return AhoCorasick(list(nouns), matchkind=MatchKind.LeftmostLongest), nouns
