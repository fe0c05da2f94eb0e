"""Whether an act is told as a bill or as a law."""

import re
from functools import cache

from policy_nlp.extract.instruments.candidate import clause_start
from policy_nlp.extract.instruments.words import alternatives
from policy_nlp.lexicon.titles import short_forms, titles

_BILL_BEHIND = re.compile(
    r"草案|获?.{0,4}提出|[^,，。;；]{2,10}(?:审议|提案)|(?:尚未|仍待|有待|未能|未获|止步|搁置|胎死|夭折|若获|如获)|若"
    r"|(?:已|正|刚)?(?:进入|送交|移交|递交|交付)(?:[参众]议?院|[上下]议?院|国会|议会|委员会)"
)
_OF_A_YEAR = re.compile(r"^\d{4}(?:财政?年度?|年度?)")
_ACT = re.compile(r"法[案典]?(?:\d\.0|修[正订]案)?$")
_DRAFT_BEHIND = re.compile(r"(?:的)?(?:草案|议案|立法提案)|获?.{0,4}提出|(?:尚未|仍待|有待|未能|未获)")
_IF = re.compile(r"(?:若|如果|倘若|一旦|推动|力推|呼吁通过|敦促通过)[^,，。;；]{0,6}$")
_CHAMBER = re.compile(
    r"(?:众议?院|参议?院|众院|参院|[上下]议?院|委员会)[^,，。;；]{0,16}(?:通过|[一二三]读)[^,，。;；]{0,6}$"
)
_CHAMBER_BEHIND = re.compile(
    r"[^,，。;；]{0,12}?获?(?:众议?院|参议?院|众院|参院|[上下]议?院|委员会)[^,，。;；]{0,10}?(?:表决|一致|审议)?通过"
)
_DRAFTED = re.compile(r"(?:提出|提议|起草|草拟|拟议|酝酿|拟定|呈交|引入)[^,，。]{0,8}$")
_GOVERNS_NOT = re.compile(
    r"的(?!提案|草案|议案)|改革|修订|修正|修改|展期|延期|重新授权"
)  # what is proposed is something about the act
_FAILED = re.compile(r"(?:未能|没有|未获|未)(?:表决)?(?:通过|制定|审议|签署)[^,，。;；]{0,6}$|(?:否决|封杀)了?$")


def is_act(title: str) -> bool:
    """Whether `title` is that of a law or a bill."""
    return _ACT.search(title) is not None


def is_known_law(title: str) -> bool:
    """Whether `title` is a well-known act that was enacted, or its edition for one year (2024财年国防授权法案)."""
    return _is_in_force(title) or _is_in_force(_OF_A_YEAR.sub("", title))


def _is_in_force(title: str) -> bool:
    entry = titles().get(title) or short_forms().get(title)
    return entry is not None and entry.kind == "law"


def says_bill(text: str, title: str, start: int, end: int) -> bool:
    """Whether the clause around an act says that it is proposed, and not that it is in force."""
    before, behind = text[clause_start(text, start) : start], text[end : end + 12]
    if _is_in_force(title):  # it may be debated again, but then it is law already
        return bool(_DRAFTED.search(before) or _DRAFT_BEHIND.match(behind)) and not says_law(text, title, start, end)
    if _is_before_a_chamber(title, before, behind) or _IF.search(before):
        return True
    if _GOVERNS_NOT.match(behind) or says_law(text, title, start, end):
        return False
    return bool(_bill_words().search(before) or _FAILED.search(before) or _BILL_BEHIND.match(behind))


def says_law(text: str, title: str, start: int, end: int) -> bool:
    """Whether the clause around an act says that it was enacted or is applied."""
    if text.startswith("草案", end):
        return False
    before, behind = text[clause_start(text, start) : start], text[end : end + 16]
    if _is_before_a_chamber(title, before, behind) or _FAILED.search(before) or _IF.search(before):
        return False
    return bool(_law_words().search(before)) or bool(_law_behind().match(behind))


def _is_before_a_chamber(title: str, before: str, behind: str) -> bool:
    """Whether one chamber alone passes or reads what is called a bill; well-known laws went on from there."""
    if not title.endswith("法案") or title in titles():
        return False
    return _CHAMBER.search(before) is not None or _CHAMBER_BEHIND.match(behind) is not None


@cache
def _bill_words() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('propose')})(?:制定|了|的|新|一项)?[^,，。]{{0,8}}$")


@cache
def _law_words() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('enact')})(?!大会)(?:了|新|的)?[^,，。]{{0,8}}$")


@cache
def _law_behind() -> re.Pattern[str]:
    words = "签署|生效|放行|刊登|刊宪|施行|颁布|成为法律|出台|获得通过|国会(?:表决)?通过|御准|获批准|实施|公布"
    return re.compile(rf"[^,，。;；]{{0,8}}(?:{words})")
