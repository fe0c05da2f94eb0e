"""The countries that stand by their abbreviations before what they conclude: 美澳关键矿产协议."""

import re
from functools import cache

from policy_nlp.lexicon.countries import abbreviation, country_forms

_MOST = 4
_DASHES = "-–—－"
_LONGEST_PAIR = 20
_NO_COUNTRY = {
    "中": "其当空集",
    "日": "今昨明近当同翌即往周本0123456789一二三四五六七八九十",
    "法": "依合立守无方",
    "加": "参增更",
}


def is_between_parties(title: str) -> bool:
    """Whether `title` begins with the abbreviations of two countries, or their names joined by a dash."""
    if (pair := _pair().match(title)) is not None:
        return pair[1] != pair[2]
    first, second = abbreviation(title[:1]), abbreviation(title[1:2])
    return first is not None and second is not None and first != second


def parties_before(text: str, low: int, start: int) -> int:
    """Where the abbreviations of two or more countries begin that end at `start`; `start` itself where there are none.

    Looks back no further than `low`; for names of countries joined by a dash (美国—日本) also beyond it.
    """
    near = text[max(0, start - _LONGEST_PAIR) : start]
    if any(dash in near for dash in _DASHES) and (pair := _pair_at_end().search(near)) is not None:
        return start - len(near) + pair.start()
    at = start
    while at > max(low, start - _MOST) and abbreviation(text[at - 1]) is not None:
        at -= 1
    while at < start and at > 0 and text[at - 1] in _NO_COUNTRY.get(text[at], ""):  # 其中美澳协议
        at += 1
    return at if is_between_parties(text[at:start]) else start


@cache
def _pair() -> re.Pattern[str]:
    names = "|".join(map(re.escape, country_forms()))
    return re.compile(rf"({names})[{_DASHES}]{{1,2}}({names})")


@cache
def _pair_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{_pair().pattern})[{_DASHES}]?$")
