"""The kind of an instrument, from its title and from the words around it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from policy_nlp.extract.instruments.bills import is_act
from policy_nlp.extract.instruments.candidate import Candidate, clause_start, is_marked
from policy_nlp.extract.instruments.parties import is_between_parties
from policy_nlp.extract.instruments.words import HeadEntry, head_of, words
from policy_nlp.lexicon.titles import titles

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
_ACT_OF_A_YEAR = re.compile(r"\d{4}年(?!第)[^第号]+法令")  # as acts are cited in Malaysia and Singapore
_NUMBERED_ACT = re.compile(r"(?:共和国|联邦|组织)法(?:案|律)?第\d[\d/.\-]*号$")
_STANDARD = r"(?:国家|行业|地方|团体)标准"
_STANDARD_CODE = re.compile(r"[(（]?[A-Z]{2}/[TZ]\s?\d{3,6}")  # a recommended one; without T it is binding
_NOUN_BEHIND = {
    "report": re.compile(r"(?:的)?(?:研究|评估|年度)?(?:报告|白皮书)"),
    "strategy": re.compile(r"的?(?:政策)?(?:战略|规划|通讯(?![录社员作类地]))"),
    "initiative": re.compile(r"(?:倡议|计划|项目)"),
    "agreement": re.compile(r"(?:协议|协定|条约|联合声明)"),
}
_GENRE_BEHIND = re.compile(  # nouns behind a marked title that say more than the title's own head noun
    r"(?P<report>的?白皮书)|(?P<order>的?(?:法令|总统令|部长令|政府令))|(?P<bill>法案|议案|法律草案)"
    rf"|(?P<other>等?(?:[一二两三四五六七八九十\d]{{1,2}}[个份项])?{_STANDARD})"
)
_GENRE_BEFORE = re.compile(rf"(?:(?P<report>报告|年报)|(?P<other>{_STANDARD}))[:：—]*$")
_CONCLUDED = re.compile(
    r"(?:[与同和跟]|[两双三四五各多][国方])[^,，。;；]{0,24}?"
    r"(?:签署|签订|签下|签定|签了|缔结|议定|敲定|达成|商定|互换)[^,，。;；]{0,8}$"
)
_DECLARED = re.compile(r"[两双三四五各多][国方][^,，。;；]{0,12}(?:发表|发布|通过|宣布)[^,，。;；]{0,4}$")
_MONEY_BEHIND = re.compile(
    r"[^。;；\n]{0,16}?(?:编列|匡列|拨款|出资|资助|补助|补贴|赠款|投入|预算|斥资|规模|总额|\d[\d,.]*[万亿][\u4e00-\u9fff]{0,3}[元镑])"
)
_SIGNED = re.compile(
    r"(?:总统|特朗普|川普|拜登|奥巴马|布什|里根|杜鲁门)[^,，。;；]{0,12}(?:签署|签发|签了)[^,，。;；]{0,6}$"
)
_ACT_DRAFT = re.compile(r"(?:法|法案|条例)[(（]?(?:(?:修订|修正|修改)?草案|(?:公开)?征求意见稿|(?:修订)?送审稿)")
_SUBTITLE = re.compile(r"(?:[：:]|——).*$")
_BY_PARLIAMENT = re.compile(r"(?:议会|国会|议院|国民大会|大呼拉尔)[^,，。;；]{0,14}(?:通过|三读)[^,，。;；]{0,4}$")
_OF_THE_UNION = re.compile(r"欧盟|欧洲|欧委|理事会|执委会")
_FOREIGN_BEHIND = re.compile(r"[(（]([A-Za-z][^()（）\u4e00-\u9fff\n]{3,160})")
_FOREIGN_NOUN = {
    "law": re.compile(r"\b(?:Act|Law)\b"),
    "bill": re.compile(r"\bBill\b"),
    "order": re.compile(r"\b(?:Order|Proclamation|Determination|Notice|Rule)\b"),
    "strategy": re.compile(r"\b(?:Strategy|Plan|Roadmap|Blueprint|Policy|Vision)\b"),
    "report": re.compile(r"\b(?:Report|Review|Assessment|Outlook|Survey|Study|White Paper)\b"),
    "list": re.compile(r"\bList\b"),
    "agreement": re.compile(
        r"\b(?:Agreement|Memorandum of Understanding|MoU|Treaty|Partnership|Declaration|Compact)\b"
    ),
    "initiative": re.compile(r"\b(?:Initiative|Programme|Program|Scheme|Project|Mission)\b"),
    "other": re.compile(r"\b(?:Fund|Facility|Tax Credit)\b"),
}
_COMPILED = re.compile(r"(?:编印|编写|编制|汇编|(?:协会|商会|学会|联盟|联合会)[^,，。;；]{0,12})[^,，。;；]{0,4}$")
_RUN = re.compile(r"(?:启动|上马|设立|推动|推展|资助|拨款|参与|参加|申请|入选|推行|加入)[^,，。;；]{0,6}$")
_PUBLISHED = re.compile(
    r"(?:发布|公布|提交|印发|核定|批准|(?:审议|内阁[^,，。;；]{0,4}|行政院[^,，。;；]{0,4})通过)(?:了|其|首份|新的?|最新)?[^,，。;；]{0,4}$"
)
_REPORT_BEHIND = re.compile(r"白皮书|报告")
_SENTENCE_REACH = 40
_SECTION_END = re.compile(
    r"第[^第]{1,6}(?:章|编|篇|条款|条|节)(?:之[一二三四五六七八九十\d]{1,2})?$|法案?\d{2,4}[A-Z]?条款?$"
)
_STUDIED_KINDS = frozenset({"strategy", "initiative", "agreement"})  # what a study proposes in its title
_STUDIED = re.compile(
    r"(?:智库|研究(?:中心|所|院|服务处|服务部)|兰德(?:公司)?|大西洋理事会|布鲁金斯学会|传统基金会|问责局|审计[署院]|基金会)"
    r"[^,，。;；《》]{0,10}(?:发布|发表|推出|出版|刊发|撰写|完成|公布|题为)(?:了|的|报告)*$"
)


@dataclass(frozen=True, slots=True)
class Judged:
    """The kind of one mention; `sure` is False where only the words around it, or nothing at all, told it."""

    kind: str
    sure: bool = True


def kind_of(text: str, candidate: Candidate, group: tuple[int, int]) -> Judged:
    """The kind of `candidate`; `group` is the stretch of the titles that stand in one enumeration with it."""
    before = text[clause_start(text, group[0]) : group[0]]
    if candidate.kind is not None:
        return Judged("law" if candidate.title.endswith("法令") and _BY_PARLIAMENT.search(before) else candidate.kind)
    if _SECTION_END.search(candidate.title):
        return Judged("other")
    if _ACT_OF_A_YEAR.fullmatch(candidate.title) or _NUMBERED_ACT.search(candidate.title):
        return Judged("law")
    if _is_order(text, candidate, before, group[1]):
        return Judged("order")
    if _ACT_DRAFT.search(candidate.title):
        return Judged("bill")
    known = titles().get(candidate.title) or titles().get(_main_title(candidate.title))
    return Judged(known.kind) if known else _kind_by_noun(text, candidate, before, group[1])


def _is_order(text: str, candidate: Candidate, before: str, behind: int) -> bool:
    """Whether the noun beside says order; 公告 and 通知 are verbs too, in front of what the head noun says."""
    near = _ORDER_NEAR.search(before)
    if near is not None and not (near[0] in {"公告", "通知"} and head_of(candidate.title)):
        return True
    noun = _ORDER_BEHIND.match(text, behind)
    return noun is not None and not (noun[0] in {"公告", "通知"} and is_act(candidate.title))


def _kind_by_noun(text: str, candidate: Candidate, before: str, behind: int) -> Judged:
    """The kind that the head noun of the title tells, else the foreign title or the noun beside it."""
    genre = _genre(text, candidate, before, behind)
    if genre is not None:
        return Judged(genre)
    head = head_of(candidate.title) or _head_before_subtitle(candidate.title)
    if head is not None and _REPORT_BEHIND.match(text, behind):
        is_action = head.kind == "initiative" and head.grade == "mark"  # 《矿产促进气候行动》报告
        head = None if head.kind == "other" or is_action else head
    if head is not None and head.kind in _STUDIED_KINDS:
        if _STUDIED.search(before):
            return Judged("report")
        if (head.kind == "strategy" or head.as_plan) and _is_bilateral(candidate.title, before):
            return Judged("agreement")
    if head is not None and head.as_plan is None:
        return Judged(_kind_of_head(candidate.title, head, before))
    foreign = _foreign_kind(text, candidate)
    if foreign is not None:
        return Judged(foreign)
    if head is not None and head.as_plan is not None:
        return _plan_or_scheme(candidate, head, head.as_plan, before, text[behind : behind + _SENTENCE_REACH])
    return Judged(_kind_by_context(text, before, behind), sure=False)


@lru_cache(4096)
def _main_title(title: str) -> str:
    """The title without its subtitle."""
    return _SUBTITLE.sub("", title)


def _genre(text: str, candidate: Candidate, before: str, behind: int) -> str | None:
    """The kind that a noun right beside a marked title tells, whatever the title ends with: 《…政策》白皮书."""
    if not is_marked(candidate):
        return None
    if _STANDARD_CODE.match(text, candidate.end):
        return "other"  # a standard, which is neither a law nor an order
    genre = _GENRE_BEHIND.match(text, behind) or _GENRE_BEFORE.search(before)
    return genre.lastgroup if genre else None


def _head_before_subtitle(title: str) -> HeadEntry | None:
    """The head noun of the main title; what anybody may call an action or a project there says nothing."""
    head = head_of(_main_title(title))
    return None if head is not None and head.grade == "mark" and head.kind == "initiative" else head


def _is_bilateral(title: str, before: str) -> bool:
    """Whether a plan is one that several parties conclude: 《美墨关键矿产行动计划》, 两国签署《…路线图》."""
    if is_between_parties(title):
        return True
    return _CONCLUDED.search(before) is not None or ("合作" in title and _DECLARED.search(before) is not None)


def _kind_of_head(title: str, head: HeadEntry, before: str) -> str:
    if head.id.endswith("备忘录") and not re.search(r"合作|谅解|伙伴|双边", title):
        return "agreement" if re.search(r"(?:签|与)[^,，。]{0,12}$", before) else "other"
    if head.id in {"指引", "指南"} and _COMPILED.search(before):
        return "other"
    if head.id == "指令" and (_OF_THE_UNION.search(title) or _OF_THE_UNION.search(before)):
        return "law"
    return head.kind


def _foreign_kind(text: str, candidate: Candidate) -> str | None:
    """What the foreign title in the bracket behind says: 《…计划》(… Program)."""
    bracket = _FOREIGN_BEHIND.match(text, candidate.end)
    if bracket is None:
        return None
    told = [(m.end(), kind) for kind, pattern in _FOREIGN_NOUN.items() for m in pattern.finditer(bracket[1])]
    return max(told)[1] if told else None


def _plan_or_scheme(candidate: Candidate, head: HeadEntry, plan: str, before: str, behind: str) -> Judged:
    """A title like 计划 names a document that plans, or the scheme that somebody runs and pays."""
    qualifier = _main_title(candidate.title).rpartition(head.id)[0]
    if qualifier.endswith(tuple(words("plan"))):
        return Judged(plan)
    if qualifier.endswith(tuple(words("scheme"))):
        return Judged(head.kind)
    if is_marked(candidate):
        is_paid = head.id == "计划" and _MONEY_BEHIND.match(behind) is not None
        return Judged(head.kind if is_paid or _RUN.search(before) else plan, sure=False)
    if candidate.rule.startswith("quote."):  # documents stand in title marks, programmes in quotation marks
        is_document = head.id == "方案" and not (_RUN.search(before) or _MONEY_BEHIND.match(behind))
        return Judged(plan if is_document else head.kind, sure=False)
    return Judged(plan if _PUBLISHED.search(before) else head.kind, sure=False)


def _kind_by_context(text: str, before: str, behind: int) -> str:
    for kind, pattern in _NOUN_BEHIND.items():
        if pattern.match(text, behind):
            return kind
    for kind, pattern in _NOUN_BEFORE.items():
        if pattern.search(before):
            return kind
    return "order" if _SIGNED.search(before) else "report"
