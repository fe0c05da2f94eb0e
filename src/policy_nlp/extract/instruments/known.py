"""Well-known titles without marks, and sections of laws that stand alone."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from policy_nlp.extract.instruments.bills import is_act
from policy_nlp.extract.instruments.candidate import Candidate, Draft, clean_title
from policy_nlp.extract.instruments.marks import ALONG_A_ROUTE, SECTION
from policy_nlp.extract.instruments.words import heads
from policy_nlp.lexicon.titles import short_forms, titles

NOUN_BEHIND = "known.noun"
PERIOD_BEHIND = re.compile(r"[(（]\d{4}年?[—–~\-至到]\d{4}年?[)）]")
EDITION_BEHIND = re.compile(r"(?:20\d\d(?:[—–~\-]20\d\d)?|[2-9]\.0)(?![\d年.%亿万千百])")
_VERSION_BEHIND = re.compile(r"(?<=[\u4e00-\u9fff])[2-9]\.0(?![\d.%年亿万千百])")
_ASCII_WORD = re.compile(r"[A-Za-z0-9]")
_ASCII_WORD_OR_SECTION = re.compile(r"[A-Za-z0-9条]")
_WORD_GOING_ON = "[性化署局书员者额期]"  # behind any head noun these make another word
_SECTION_ALONE = re.compile(r"第(?<!\d第)(?:\s?(?:\d{2,5}[A-Z]?|\d[A-Z])\s?条款?(?![例件文])|\d{3,5}节)")
_NOUN_BEHIND_LATIN = re.compile(r"(?<=[A-Za-z])(?:行动)?(?:计划|方案|倡议|战略|法案|协定|协议|机制|框架)(?!\w{0,2}》)")
_NARROWER = re.compile(  # another act than the well-known one: 稀土|出口管制法
    r"(?:深海|海底|海洋|固体|放射性|基础|关键|战略性?|稀有金属|稀土|锂|矿产|矿物|原材料|油气|石油){1,3}$"
)
_TRADE_ACTS = ("贸易法", "贸易扩展法", "贸易扩张法", "贸易扩大法")
_LONGEST_NARROWER = 10
_SECTION_REFERRED = re.compile(  # 其|第三章; but 其第三条|航线, 方案|第三章
    r"(?:其|(?:[该此,，。;；\n]|上述)(?:法案?|条例))"
    r"(第[一二三四五六七八九十百]{1,5}[条章编节篇](?=[的之中规授准允要明禁设列则也还第和与、，,。；;]|[一曾]度|长期|一直))"
)
_SECTION_USED = re.compile(  # 依据|第三编向…拨款, 把|第三章资金
    r"(?:依据?|根据|依照|按照?|援引|引用|动用|运用|启用|把|将)(第[一二三四五六七八九十百]{1,5}[章编篇])"
)
_SECTION_AT_END = re.compile(rf"(?:{SECTION})$")
_REFERS_BACK = re.compile(r"(?:其|该法案?|该条例|此法|法案|的)$")
_IN_THE_ACT = re.compile(
    r"(?:[(（][^()（）\n]{1,20}[)）])?(?:也|还|则|均|已)?[在于以]其?(?:中的?)?"
)  # 《…法》(IRA)在|第30D条
_NOBODYS = re.compile(
    r"(?:非官方|民间|私人|个人|学者|(?<!家)企业|(?<!家)公司|自己|本公司|各国|多国|他国|别国|不少国家|一些国家)的?$"
)


def goes_on(text: str, end: int) -> bool:
    """Whether what seems to end at `end` is only the beginning of a longer word (战略|储备, 法|院, 计划|协议)."""
    if text.startswith("《", end):  # only the genre of the title that follows
        return True
    return _goes_on().match(text, end) is not None


def _goes_on_behind(title: str, text: str, end: int) -> bool:
    """Whether a known title goes on; 计划 that closes a long one is no verb (关键矿产开发计划|向…)."""
    if title.endswith("计划") and len(title) > len("投资计划"):
        return text.startswith(("《", "书"), end)
    return goes_on(text, end)


@cache
def _goes_on() -> re.Pattern[str]:
    nouns = sorted(
        (noun for noun, head in heads().items() if head.grade != "mark"), key=lambda noun: (-len(noun), noun)
    )
    by_head = [f"(?<={noun})(?:{'|'.join(head.not_before)})" for noun, head in heads().items() if head.not_before]
    nouns = [f"{noun}(?![内下]|之[内下])" if noun == "框架" else noun for noun in nouns]  # 在协定|框架内
    return re.compile("|".join((*by_head, _WORD_GOING_ON, *nouns)))


def find_known(text: str) -> Iterator[Candidate]:
    """Titles and short forms of the lexicon, leftmost and longest."""
    matcher, forms = _known_matcher()
    full = titles()
    for index, start, stop in matcher.find_matches_as_indexes(text):
        form = forms[index]
        is_short = form not in full
        noun = _NOUN_BEHIND_LATIN.match(text, stop) if is_short else None  # Project Vault计划, IRA法案
        end = noun.end() if noun else stop
        if _stands_alone(text, start, end) and not _goes_on_behind(form, text, end):
            if form.endswith("条款") and text.endswith(_TRADE_ACTS, 0, start):
                continue  # a section of the act in front
            if form.endswith("清单") and _NOBODYS.search(text, max(0, start - 6), start):
                continue  # no particular country's list
            if form.endswith("一路") and ALONG_A_ROUTE.match(text, end):
                continue
            begin = _start_of(text, form, start)
            version = _VERSION_BEHIND.match(text, end)  # 国家矿产政策2.0
            end = version.end() if version else end
            period = PERIOD_BEHIND.match(text, end)
            yield Candidate(
                start=begin,
                end=period.end() if period else end,
                title=text[begin:start] + form + (version[0] if version else ""),
                rule=NOUN_BEHIND if noun else "known.short" if is_short else "known.title",
                kind=short_forms()[form].kind if is_short and short_forms()[form].number else None,
                short=is_short,
            )


def _start_of(text: str, form: str, start: int) -> int:
    """Where the title begins whose well-known part is `form`: behind 第 of a section, or what makes it another act."""
    if form.endswith("条款"):
        return start - 1 if text.endswith("第", 0, start) else start
    if form.endswith("法") and form in titles():
        narrower = _NARROWER.search(text, max(0, start - _LONGEST_NARROWER), start)
        return narrower.start() if narrower else start
    return start


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a form that begins or ends in Latin letters or digits is no part of a longer word."""
    if _ASCII_WORD.match(text, start) and start > 0 and _ASCII_WORD.match(text, start - 1):
        return False
    return not (_ASCII_WORD.match(text, end - 1) and _ASCII_WORD_OR_SECTION.match(text, end))


def find_sections(draft: Draft) -> Iterator[Candidate]:
    """Sections standing alone (第30D条); one that refers back gets the act told before it (其第7002条)."""
    text = draft.text
    acts = _acts(draft)
    for match in _SECTION_ALONE.finditer(text):
        start, title = match.start(), clean_title(match[0])
        if _REFERS_BACK.search(text, max(0, start - 3), start):
            title = _act_before(text, acts, start) + title
        elif text[start - 1 : start] in ("在", "于", "其", "以"):
            title = _act_before(text, acts, start, _IN_THE_ACT) + title
        yield Candidate(start=start, end=match.end(), title=title, kind="other", rule="section")
    told: dict[str, str] = {}  # the act of each section that the text has told
    for match in sorted((*_SECTION_REFERRED.finditer(text), *_SECTION_USED.finditer(text)), key=re.Match.start):
        if act := _act_before(text, acts, match.start(1)) or told.get(match[1]):
            told[match[1]] = act
            yield Candidate(start=match.start(1), end=match.end(), title=act + match[1], kind="other", rule="section")


def _acts(draft: Draft) -> list[tuple[int, int, str]]:
    """Where the acts stand that the text names, in its order, with their titles."""
    named = ((c.start, c.end, _SECTION_AT_END.sub("", c.title)) for c in draft.found)
    return sorted(act for act in named if is_act(act[2]))


def _act_before(
    text: str, acts: Sequence[tuple[int, int, str]], at: int, between: re.Pattern[str] | None = None
) -> str:
    """The title of the last act told on the same line before `at`; only what `between` matches may stand between."""
    told = bisect_left(acts, (at,)) - 1
    if told < 0:
        return ""
    _, end, title = acts[told]
    if text.find("\n", end, at) >= 0 or (between and not between.fullmatch(text, end, at)):
        return ""
    return title


@cache
def _known_matcher() -> tuple[AhoCorasick, tuple[str, ...]]:
    forms = tuple(sorted({*titles(), *short_forms()}))
    return AhoCorasick(list(forms), matchkind=MatchKind.LeftmostLongest), forms
