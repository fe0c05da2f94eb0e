"""The kind of an instrument, from its title and from the words around it."""

import re
from functools import cache

from policy_nlp.extract.instruments.candidate import Candidate
from policy_nlp.extract.instruments.words import alternatives, head_of, titles

_CLAUSE = re.compile(r"[,，。;；!！?？\n\t]")
_ORDER_NEAR = re.compile(r"(?:总统)?(?:行政命?令|总统令|命令|公告|通知|法令)(?:[——\-:：]*|等)?$")
_ORDER_BEHIND = re.compile(
    r"等?(?:的?第?\d{3,6}号)?(?:[一二两三四五六七八九十\d]{1,2}[个份项道部])?(?:总统)?(?:行政命?令|总统令|命令|公告|通知)"
)
_NOUN_BEFORE = {
    "report": re.compile(r"(?:报告|年报|研究|评估|白皮书)[:：—]*$"),
    "strategy": re.compile(r"(?:战略|规划|通讯|愿景|蓝图|路线图|纲领)[:：—]*$"),
    "list": re.compile(r"(?:清单|名单|目录)[:：—]*$"),
    "agreement": re.compile(r"(?:协议|协定|声明|条约|宣言)[:：—]*$"),
    "initiative": re.compile(r"(?:倡议|计划|项目)[:：—]*$"),
    "law": re.compile(r"(?:法律|法规)[:：—]*$"),
}
_NOUN_BEHIND = {
    "report": re.compile(r"(?:的)?(?:研究|评估|年度)?(?:报告|白皮书)"),
    "strategy": re.compile(r"(?:战略|规划)"),
    "initiative": re.compile(r"(?:倡议|计划|项目)"),
    "agreement": re.compile(r"(?:协议|协定|条约|联合声明)"),
}
_SIGNED = re.compile(
    r"(?:总统|特朗普|川普|拜登|奥巴马|布什|里根|杜鲁门)[^,，。;；]{0,12}(?:签署|签发|签了)[^,，。;；]{0,6}$"
)
_ACT_DRAFT = re.compile(r"(?:法|法案|条例)[(（]?(?:修订|修正|修改)?草案")
_SUBTITLE = re.compile(r"(?:[：:]|——).*$")
_REPORT_BEHIND = re.compile(r"白皮书|报告")
_SECTION_END = re.compile(r"第[^第]{1,6}(?:章|编|篇|条款|条|节)$")


def kind_of(text: str, candidate: Candidate, group: tuple[int, int]) -> str:
    """The kind of `candidate`; `group` is the stretch of the titles that stand in one enumeration with it."""
    if candidate.kind is not None:
        return candidate.kind
    if _SECTION_END.search(candidate.title):
        return "other"
    before = text[_clause_start(text, group[0]) : group[0]]
    if _ORDER_NEAR.search(before) or _ORDER_BEHIND.match(text, group[1]):
        return "order"
    if _ACT_DRAFT.search(candidate.title):
        return "bill"
    known = titles().get(candidate.title)
    head = head_of(candidate.title) or head_of(_SUBTITLE.sub("", candidate.title))
    if known is not None:
        return known.kind
    if head is None or (head.kind == "other" and _REPORT_BEHIND.match(text, group[1])):
        return _kind_by_context(text, before, group[1])
    if head.id.endswith("备忘录") and not re.search(r"合作|谅解|伙伴|双边", candidate.title):
        return "agreement" if re.search(r"(?:签|与)[^,，。]{0,12}$", before) else "other"
    return head.kind


def _kind_by_context(text: str, before: str, behind: int) -> str:
    for kind, pattern in _NOUN_BEHIND.items():
        if pattern.match(text, behind):
            return kind
    for kind, pattern in _NOUN_BEFORE.items():
        if pattern.search(before):
            return kind
    return "order" if _SIGNED.search(before) else "report"


def _clause_start(text: str, at: int) -> int:
    cuts = [m.end() for m in _CLAUSE.finditer(text, max(0, at - 40), at)]
    return cuts[-1] if cuts else max(0, at - 40)


def is_act(title: str) -> bool:
    """Whether `title` is that of a law or a bill."""
    return title.endswith(("法", "法案", "法典"))


def says_bill(text: str, start: int, end: int) -> bool:
    """Whether the clause around an act says that it is proposed, and not that it is in force."""
    before, behind = text[_clause_start(text, start) : start], text[end : end + 12]
    return bool(_bill_words().search(before) or re.match(r"(?:草案|获?.{0,4}提出)", behind)) and not says_law(
        text, start, end
    )


def says_law(text: str, start: int, end: int) -> bool:
    """Whether the clause around an act says that it was enacted or is applied."""
    before, behind = text[_clause_start(text, start) : start], text[end : end + 16]
    return bool(_law_words().search(before)) or bool(_law_behind().match(behind))


@cache
def _bill_words() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('propose')})(?:制定|了|的|新|一项)?[^,，。]{{0,8}}$")


@cache
def _law_words() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('enact')})(?:了|新|的)?[^,，。]{{0,8}}$")


@cache
def _law_behind() -> re.Pattern[str]:
    words = "签署|生效|施行|颁布|成为法律|获签署|获御准|获批准|正式生效|正式施行|实施|公布"
    return re.compile(rf"[^,，。;；]{{0,8}}(?:{words})")
