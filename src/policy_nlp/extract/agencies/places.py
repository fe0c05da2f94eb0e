"""Parts of countries, whose bodies take no country: 江西省, 西澳, 花垣县, 奥里萨邦."""

import re
from functools import cache

import rjieba
from ahocorasick_rs import AhoCorasick, MatchKind

from policy_nlp.extract.agencies.entries import words
from policy_nlp.extract.agencies.plausible import is_transliterated
from policy_nlp.lexicon.countries import Found, country_of

_WINDOW = 10
_DIVISION = re.compile(r"(?:自治区|自治州|大区|地区|[省市州县旗邦郡区])$")
_NO_DIVISION = re.compile(
    r"(?:城市|都市|超市|股市|楼市|门市|[本该各某外全每]市|(?:[本该各某外全每]|[一二两三四五几]个)[省州县]|园区|矿区|库区|关区|新区|社区|灾区)$"
)
_LAST = frozenset("区州省市县旗邦郡")
_CHINESE = re.compile(r"[\u4e00-\u9fff]+$")
_COMPASS = frozenset("东南西北上中下")
_NAME_TAGS = frozenset({"ns", "nr", "nrt", "nrfg", "nz", "nt"})


@cache
def _matcher() -> tuple[AhoCorasick, tuple[str, ...]]:
    places = tuple(sorted(words("words", "place")))
    return AhoCorasick(list(places), matchkind=MatchKind.LeftmostLongest), places


def find_places(text: str) -> dict[int, int]:
    """The parts of countries that the lexicon lists, as a map from their ends to their starts."""
    return {end: start for _, start, end in _matcher()[0].find_matches_as_indexes(text)}


def outside_places(countries: Found, places: dict[int, int]) -> Found:
    """The `countries` that are no piece of a listed place's name (西|澳大利亚|州)."""
    inside = {at for end, start in places.items() for at in range(start, end)}
    return tuple(f for f in countries if not (f[0] in inside and f[0] - 1 in inside)) if inside else countries


def is_place_name(word: str, tag: str) -> bool:
    """Whether a word that segmentation tags `tag` names a part of a country."""
    return word in words("words", "place") or (tag == "ns" and len(word) > 1 and country_of(word) is None)


def place_before(text: str, end: int, low: int = 0) -> int | None:
    """Where a part of a country begins whose name, with its kind (省, 州, 邦), ends at `end`; None if none does."""
    if text[end - 1 : end] not in _LAST:
        return None
    low = max(low, end - _WINDOW)
    window = _CHINESE.search(text, low, end)
    if window is None or not (division := _DIVISION.search(window[0])) or _NO_DIVISION.search(window[0]):
        return None
    tokens = list(rjieba.tag(window[0]))
    tail, at = "", len(tokens)
    while at and len(tail) < len(division[0]):
        at -= 1
        tail = tokens[at][0] + tail
    core = tail[: -len(division[0])]
    tag = tokens[at][1]
    while at and (len(core) < 2 or is_transliterated(core)) and _continues(tokens[at - 1], core):
        at -= 1
        core, tag = tokens[at][0] + core, tokens[at][1]
    if at and tokens[at - 1][0] in _COMPASS and core:
        core = tokens[at - 1][0] + core
    is_name = tag in _NAME_TAGS or (len(core) > 1 and is_transliterated(core))
    return end - len(core) - len(division[0]) if is_name and len(core) > 1 else None


def _continues(token: tuple[str, str], core: str) -> bool:
    word, tag = token
    if not core:
        return tag in _NAME_TAGS or (len(word) > 1 and is_transliterated(word))
    return is_transliterated(word) and tag not in ("p", "c", "d", "r", "v", "m")
