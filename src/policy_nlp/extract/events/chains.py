"""Parties that stand together: joined ones in one chain, a country with its own body as one."""

import re

from msgspec.structs import replace

from policy_nlp.extract.events.party import Party
from policy_nlp.extract.events.scene import Scene
from policy_nlp.lexicon.cues import cue

_JOINER = "[、,，/]|和|与|及|以及|会同|联合|联手|联同|偕同|暨|携手|同"
_JOIN = re.compile(rf"(?:{_JOINER})?(?:\([^()]{{1,20}}\))?(?:(?:{_JOINER})(?:(?:国有|国营|来访|到访)的|智库)?)?")
_JOINED = re.compile(_JOINER)
_LONGEST_JOIN = 24
_LONGEST_BRACKET = 28  # characters of a bracket before the name in it
_AND_SUCH = re.compile(r"等(?:\d+|[一二两三四五六七八九十廿卅百多余]+)?[家名个]?")  # X等三家(中国)公司
_BRACKET = re.compile(r"\([^()]{1,20}\)")
_COMMAS = (",", "，")
_WHERE = ("在", "位于", "赴")
_OTHER_NAME = re.compile(
    r"\((?:[^()]{0,8}|[^()]{0,24}[简下又统]称[“‘]?)\Z"
)  # in brackets stands what a party is also called
_OF_COUNTRY = re.compile(  # 阿根廷(卡塔马卡省的)卡米恩公司, 韩国(电池企业)SK On
    r"(?:[^,，、;；。与和同跟对向]{0,8}的|[^,，、;；。与和同跟对向的]{0,4}(?:企业|公司|厂商|巨头|[\u4e00-\u9fff]商|国企|智库))?"
)


def chains(scene: Scene, start: int, end: int) -> list[list[Party]]:
    """The parties that begin in `[start, end)`, joined ones in one chain; a country before its own body is left out."""
    text = scene.text
    result: list[list[Party]] = []
    found = [p for p in scene.parties.within(start, end) if not _is_other_name(text, start, p.start)]
    for i, party in enumerate(found):
        following = found[i + 1] if i + 1 < len(found) else None
        if party.kind != "person" and following and _names_holder(text[party.end : following.start], following):
            if not text.endswith(_WHERE, 0, party.start):  # 在印尼炼铝的X: X it is, not where
                found[i + 1] = replace(following, start=party.start, country=following.country or party.country)
            continue
        between = text[result[-1][-1].end : party.start] if result else ""
        if party.kind == "country" and _AND_SUCH.fullmatch(between):
            continue
        if result and len(between) <= _LONGEST_JOIN and _joins(between, result[-1][-1], party):
            result[-1].append(party)
        else:
            result.append([party])
    return result


def _is_other_name(text: str, low: int, start: int) -> bool:
    """Whether a bracket behind a name tells what it is also called at `start`: (Gécamines，下称吉卡明)."""
    bracket = text.rfind("(", max(low, start - _LONGEST_BRACKET), start)
    return bracket >= 0 and _OTHER_NAME.match(text, bracket, start) is not None


def _joins(between: str, last: Party, party: Party) -> bool:
    """Whether the words between two parties join them (甲与乙, 财长甲和部长乙)."""
    if between in _COMMAS and party.kind == "country" and last.kind == "company":
        return False  # 买下X，渥太华没有…
    joiner = _JOINED.match(between) if last.kind == party.kind == "person" else None
    if joiner and cue("office").search(between[joiner.end() :]):
        return True
    return _JOIN.fullmatch(between) is not None and bool(between.strip("()") or _is_letter(party))


def _is_letter(party: Party) -> bool:
    """Whether a country is named by one character (中美)."""
    return party.end - party.start == 1


def _names_holder(between: str, following: Party) -> bool:
    if following.kind == "person":
        between = _BRACKET.sub("", between)
        return len(between) <= 8 and (not between or cue("office").search(between) is not None)
    return following.kind != "country" and _OF_COUNTRY.fullmatch(between) is not None
