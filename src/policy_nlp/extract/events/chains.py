"""Parties that stand together: joined ones in one chain, a country with its own body as one."""

import re
from functools import cache

from msgspec.structs import replace

from policy_nlp.extract.events.party import Party
from policy_nlp.extract.events.scene import Scene, titles_of_persons
from policy_nlp.lexicon.cues import cue

_JOINER = "[、,，/]|和|与|及|以及|会同|连同|伙同|联合|联手|联同|偕同|暨|携手|同"
_TRADE = (  # 组装厂甲与镜头厂乙, X与全球第三大锂生产商Y
    "(?:[\u4e00-\u9fff]{1,5}(?:厂|商|企|企业|公司|集团|巨头|龙头|大厂|同行|伙伴)|智库"
    "|(?:全球|世界|亚洲|欧洲|北美|南美|非洲|该国|当地)?(?:最大|第[一二三四五六七八九十\\d]{1,2}大?|领先|主要)的?"
    "[^,，、;；。的在对向为将把被由与和及同给从]{0,6}(?:商|企业|公司|集团|厂))"
)
_JOIN = re.compile(rf"(?:{_JOINER})?(?:\([^()]{{1,20}}\))?(?:(?:{_JOINER})(?:(?:国有|国营|来访|到访)的|{_TRADE})?)?")
_JOIN_LATER = re.compile(  # X10月8日会同Y: a date stands between them
    r"(?:\([^()]{1,20}\))?[于在]?"
    r"(?:[\d年月日号上下本今明去昨周旬初中末底一二三四五六七八九十 ]{2,14}|近日|日前|随后|又|再|已|曾)[,，]?"
    r"(?:会同|连同|伙同|联合|联手|联同|偕同|携手|携)"
)
_UNKNOWN = re.compile(  # X、某基金、Y; X、张三和Y: somebody unknown between two of a list
    r"、[^、,，;；。:：的在对向为将把被由于了并已就是有与和及\d]{2,8}(?:、|和|与|及|以及)"
)
_JOINED = re.compile(_JOINER)
_LONGEST_JOIN = 24
_LONGEST_BRACKET = 28  # characters of a bracket before the name in it
_AND_SUCH = re.compile(r"等(?:\d+|[一二两三四五六七八九十廿卅百多余]+)?[家名个]?")  # X等三家(中国)公司
_BRACKET = re.compile(r"\([^()]{1,20}\)")
_LONGEST_OFFICE = 12
_COMMAS = (",", "，")
_OF_SEVERAL = re.compile(r"(?:合[资办营建作]|共[建有同]|联合)[^,，]{0,4}的\Z")
_FIRMS = {"company", "government", "institute"}
_AT = ("在", "于", "到", "赴", "抵", "抵达")
_BOTH_AT = re.compile(
    r"[下间等的]|之间|[两三]国|[两双]方|[两三]地|边[境界]|[,，。;；、]|设|交界|当地|境内|市场|投资|举[行办]|召开|拥有|都|均"
)
_WHERE = ("在", "位于", "赴")
_OTHER_NAME = re.compile(
    r"\((?:[^()]{0,8}|[^()]{0,24}[简下又统]称[“‘]?)\Z"
)  # in brackets stands what a party is also called
_OF_COUNTRY = re.compile(  # 阿根廷(卡塔马卡省的)卡米恩公司, 韩国(电池企业)SK On
    r"(?:[^,，、;；。与和同跟对向为给把将由被从]{0,8}的|[^,，、;；。与和同跟对向的]{0,4}(?:企业|公司|厂商|巨头|[\u4e00-\u9fff]商|国企|智库)"
    r"|(?:最大|第[一二三四五六七八九十\d]{1,2}大|国有|国营|主要)的?[^,，、;；。与和同跟对向的]{0,6}(?:企业|公司|巨头|商))?"
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
        between = text[result[-1][-1].end : party.start].strip(" ") if result else ""
        if party.kind == "country" and _AND_SUCH.fullmatch(between):
            continue
        if result and len(between) <= _LONGEST_JOIN and _is_venue(text, result[-1], between, party):
            result.append([party])
        elif result and len(between) <= _LONGEST_JOIN and _joins(between, result[-1][-1], party):
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
    if joiner and is_office(between[joiner.end() :]):
        return True
    if last.kind in _FIRMS and party.kind in _FIRMS and _UNKNOWN.fullmatch(between):
        return True
    if _JOIN_LATER.fullmatch(between):
        return True
    return _JOIN.fullmatch(between) is not None and bool(between.strip("()") or _is_letter(party))


def _is_venue(text: str, chain: list[Party], between: str, party: Party) -> bool:
    """Whether one only is where another is met (在白宫与X会面), rather than both where or with whose help it is."""
    if between[-1:] not in {"与", "和", "同", "跟"} or not text.endswith(_AT, 0, chain[0].start) or len(chain) > 1:
        return False
    if between.endswith("和") and chain[0].kind == party.kind:
        return False  # 在中国和日本设厂
    return _BOTH_AT.match(text, party.end) is None


@cache
def _office_pattern() -> re.Pattern[str]:
    titles = "|".join(sorted(map(re.escape, titles_of_persons()), key=len, reverse=True))
    return re.compile(rf"(?:[\u4e00-\u9fff]{{0,8}}(?:{titles})|前|时任|现任|新任)(?:夫人)?")


def is_office(words: str) -> bool:
    """Whether words before a name are its bearer's office (财政部长, 首席执行官)."""
    return cue("office").search(words) is not None or _office_pattern().fullmatch(words) is not None


def _is_letter(party: Party) -> bool:
    """Whether a country is named by one character (中美)."""
    return party.end - party.start == 1


def _names_holder(between: str, following: Party) -> bool:
    if following.kind == "person":
        between = _BRACKET.sub("", between).strip(" ")
        return len(between) <= _LONGEST_OFFICE and (not between or is_office(between))
    if (following.kind == "intergov" and between) or _OF_SEVERAL.search(between):
        return False  # 日本在3月的世界贸易组织会议上; X与Y合资的Z
    return following.kind != "country" and _OF_COUNTRY.fullmatch(between) is not None
