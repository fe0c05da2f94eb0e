"""Instrument titles: what makes two of them name one text."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from ahocorasick_rs import AhoCorasick, MatchKind
from rapidfuzz.distance import Indel
from rapidfuzz.fuzz import ratio

from policy_nlp.lexicon import Entry, load, simplify

_MARKS = re.compile(r"[\s《》〈〉“”\"「」『』()（）\[\]·•,，、.。'’]")
_EDITION = re.compile(
    r"^(?:19|20)\d{2}(?:财年|年度|年)?|^\d{1,3}[种类项]|(?:19|20)\d{2}(?:[—–~\-至]+(?:19|20)\d{2})?年?$"
)
_SUBTITLE = re.compile(r"[:：—–]+|-(?=[^\d])")
_NUMBER = re.compile(r"(?P<year>(?:19|20)\d{2})(?:年|[年度]*第|-)第?(?P<within>\d{1,5})号|第?(?P<plain>\d{2,6})号")

_GENRES = frozenset({"清单", "法", "令", "协定", "联盟", "伙伴关系", "报告", "研究所"})


class TitleWord(Entry):
    """How the words `forms` are read when titles are compared."""

    kind: Literal["same", "empty", "draft", "final", "amended"]
    forms: tuple[str, ...]


class TitleAlias(Entry):
    """An instrument whose usual title is `id`, whose other titles are `forms` and whose official number is `number`."""

    forms: tuple[str, ...] = ()
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Title:
    """A title as it is compared.

    `full` has its translations folded (矿产, 物资 → 材料), `core` also lacks the words that say little, `main` is the
    core without the subtitle, `stages` are draft, final or amended.
    """

    full: str
    core: str
    main: str
    stages: frozenset[str]


def number_in(text: str) -> str | None:
    """The official number in `text`, `2023-23` for 2023年第23号 and `14017` for 第14017号; None if there is none."""
    match = _NUMBER.search(text)
    if match is None:
        return None
    return match["plain"] or f"{match['year']}-{int(match['within'])}"


@lru_cache(maxsize=100_000)
def number_key(number: str) -> str:
    """An official number in whatever notation (EO 14017, 第14017号) as it is compared: its digits."""
    return number_in(number) or "-".join(re.findall(r"\d+", number))


@lru_cache(maxsize=100_000)
def number_of(title: str) -> str | None:
    """The official number of the instrument `title`: in the title itself, or known from `title_aliases.yaml`."""
    return number_in(title) or _numbers().get(_usual(title))


@lru_cache(maxsize=100_000)
def is_number_only(title: str) -> bool:
    """Whether `title` is no more than a number and a genre (第14017号行政令, 2023年第23号公告)."""
    return number_in(title) is not None and len(read_title(_NUMBER.sub("", title)).core) <= 4


@lru_cache(maxsize=100_000)
def read_title(title: str) -> Title:
    """`title` (in simplified characters) as it is compared, its aliases resolved."""
    plain = _usual(title)
    full, stages = _folded(_SUBTITLE.sub("", plain))
    main = _folded(_SUBTITLE.split(plain)[0] or plain)[0]
    return Title(full, _core(full), _core(main), stages)


@lru_cache(maxsize=200_000)
def similarity(a: str, b: str) -> float:
    """How likely titles `a` and `b` name one text, from 0 to 1; words that say little count for little."""
    left, right = read_title(a), read_title(b)
    if left.full == right.full:
        return 1.0
    whole = Indel.normalized_similarity(left.full, right.full)
    core = Indel.normalized_similarity(left.core, right.core)
    main = 0.95 * ratio(left.main, right.main) / 100 if min(len(left.main), len(right.main)) > 2 else 0.0
    short, long = sorted((left.core, right.core), key=len)
    inside = 0.9 if len(short) >= 6 and short in long else 0.0
    return max(0.4 * whole + 0.6 * core, main, inside)


@lru_cache(maxsize=100_000)
def genres_in(text: str) -> frozenset[str]:
    """The kinds of policy text (清单, 法, 令, 协定, 报告 …) that simplified `text` speaks of."""
    matcher, words = _matcher("same")
    found = {words[index][0] for index, _, _ in matcher.find_matches_as_indexes(text)} & _GENRES
    return frozenset(found)


@lru_cache(maxsize=100_000)
def stages_in(text: str) -> frozenset[str]:
    """Draft, final or amended, where `text` says so of a policy text."""
    return _folded(text)[1]


def specificity(title: str) -> float:
    """How much a title tells about which text is meant: 0 for 清单 or 战略 alone, 1 for a long title of its own."""
    return min(1.0, len(read_title(title).core) / 6)


def _usual(title: str) -> str:
    """The title without marks and edition, or the usual title of the instrument it is an alias of."""
    plain = _MARKS.sub("", title)
    plain = _EDITION.sub("", plain) or plain
    aliases = _aliases()
    return aliases.get(plain) or aliases.get(_core(_folded(plain)[0])) or plain


def _core(full: str) -> str:
    matcher, words = _matcher("empty")
    return _replaced(full, matcher, [""] * len(words)) or full


def _folded(title: str) -> tuple[str, frozenset[str]]:
    """The title with stage words taken out and translations folded, and its stages."""
    stages = set()
    for kind in ("draft", "final", "amended"):
        matcher, words = _matcher(kind)
        if matcher.find_matches_as_indexes(title):
            stages.add(kind)
            title = _replaced(title, matcher, [""] * len(words)) or title
    matcher, words = _matcher("same")
    return _replaced(title, matcher, [entry for entry, _ in words]), frozenset(stages)


def _replaced(text: str, matcher: AhoCorasick, by: list[str]) -> str:
    parts, position = [], 0
    for index, start, end in matcher.find_matches_as_indexes(text):
        parts += [text[position:start], by[index]]
        position = end
    return "".join([*parts, text[position:]])


@cache
def _matcher(kind: str) -> tuple[AhoCorasick, list[tuple[str, str]]]:
    words = [(e.id, simplify(f)) for e in load("title_words.yaml", TitleWord) if e.kind == kind for f in e.forms]
    return AhoCorasick([form for _, form in words], matchkind=MatchKind.LeftmostLongest), words


@cache
def _aliases() -> dict[str, str]:
    """Every other title, as it is and folded, to the usual one."""
    aliases: dict[str, str] = {}
    for entry in load("title_aliases.yaml", TitleAlias):
        for form in (entry.id, *entry.forms):
            plain = _MARKS.sub("", simplify(form))
            aliases[plain] = aliases[_core(_folded(plain)[0])] = entry.id
    return aliases


@cache
def _numbers() -> dict[str, str]:
    return {entry.id: entry.number for entry in load("title_aliases.yaml", TitleAlias) if entry.number}
