"""Whom 该公司, 该国, 后者 and 其 refer to."""

import re
from collections.abc import Iterable

from msgspec.structs import replace

from policy_nlp.extract.events.party import Layer, Party
from policy_nlp.lexicon.countries import SIDE
from policy_nlp.lexicon.cues import cue

_REFERENCE = re.compile(
    rf"(?=[该此后方全政当其它之])(?:[该此](国|公司|企业|集团)|后者|(?P<side>{SIDE})"
    r"|(?<![对向在从于为到面由])(?P<whole>全国)(?![性各人])|(?<=[向与同跟])(?P<whose>政府|当局)"
    r"|(?<=[与同跟向对给由])该(?P<body>局|部|署|委员会|机构|银行|法院|厅|基金)|(?<=自)(?P<there>当地)"
    r"|(?<=[,，;；])(?P<owner>其)(?=[^,，。;；的]{0,10}(?:厂|园区|基地|产线|矿(?![产业务企权])))"
    r"|(?<=[为向对给与同])(?P<them>其(?![中他余实次它])|它(?!们))|(?<=与)(?P<that>之)(?=[签订缔达结])"
    r"|(?<=撤销|吊销|取消|驳回|否决|禁止|冻结|没收|收回|恢复|批准|拒绝|查封|扣押|叫停|终止|注销|暂停|剥夺|允许|准许|收购|买下|接手|接管|入股)"
    r"(?P<its>其)(?![中他余实次它]))"
)
_NO_BODY = {"company", "country", "province", "person"}
_TAKING = {"company", "country", "institute"}  # whom 为其提供 may mean, rather than what is promoted
_LONGEST_CLAUSE = 40
_CLAUSE_END = re.compile(r"[,，。;；:：]")
_SIDES = re.compile(r"[又也]?[与同跟和].{0,2}")
_OF_ANOTHER = ("的子公司", "旗下", "的母公司", "子公司")
_THEN = ("时", "之际", "前", "后", "之前", "之后")
_ADDRESSED = re.compile(
    r"[,，将拟日月年又已][与同跟向](?:[^,，。;；的]{0,12}、)?[^,，。;；的、]{0,6}\Z"
)  # X披露，将与|Y合建
_CITING = ("据", "按照", "依照")


def referring(text: str, parties: Layer[Party], own: str | None = None) -> Iterable[Party]:
    """Whom 该公司, 该国, 该局 and 其 refer to: the company, the country or the body told last in the paragraph.

    Where none has been told, 全国 means the `own` country.
    """
    for match in _REFERENCE.finditer(text):
        start = match.start() - bool(match["side"])
        before = parties.within(text.rfind("\n", 0, match.start()) + 1, match.start())
        if match[0] != "后者" and text[match.start() - 1] in "与和同及跟向对给为从被":  # X与该公司: not X itself
            clause = _clause_start(text, match.start())
            before = [p for p in before if p.end <= clause] or before[:-1]
        if parties.within(start, match.end()):
            continue
        if meant := _meant(text, match, before):
            yield replace(meant, start=start, end=match.end())
        elif name := _country_meant(text, match, before) or (own if match["whole"] else None):
            yield Party(start, match.end(), name, "country", name)


def _meant(text: str, match: re.Match[str], before: list[Party]) -> Party | None:
    """The party told `before` that a reference to a company or a body means."""
    if match[0] == "后者":
        meant = before
    elif match["body"]:
        meant = [p for p in before if p.kind not in _NO_BODY and p.name.endswith(match["body"])]
    elif match["its"]:
        meant = _holder(text, before, match.start())
    elif match["owner"]:  # 该部资助X，其新厂投产: X's; of two companies either may be meant
        companies = [p for p in before if p.kind == "company"]
        meant = companies if len({p.name for p in companies}) == 1 else []
    elif match["them"]:
        meant = [p for p in _beside_subject(text, before, match.start())[-1:] if p.kind in _TAKING]
    elif match["that"]:
        meant = [p for p in before if p.kind in _TAKING and p.end <= _clause_start(text, match.start())]
    elif match[1] and match[1] != "国":
        if _is_taken_over(text, match.start()):
            before = [p for p in before if p.end <= _clause_start(text, match.start())]
        meant = [p for p in before if p.kind == "company" and not text.endswith(_CITING, 0, p.start)]
        if len(meant) > 1 and (
            _is_object_then(text, meant[-1]) or _ADDRESSED.search(text, meant[-2].end, meant[-1].start)
        ):
            meant = meant[:-1]
    else:
        return None
    return meant[-1] if meant else None


def _beside_subject(text: str, before: list[Party], position: int) -> list[Party]:
    """Those told `before` but for the body of state that alone acts in the part of the sentence (；某部对|其罚款)."""
    part = max(text.rfind(mark, 0, position) for mark in "。；;\n")
    alone = [p for p in before if p.start > part]
    return before[:-1] if len(alone) == 1 and alone[0].kind == "government" else before


def _is_object_then(text: str, company: Party) -> bool:
    """Whether a clause of time tells that another takes the company over (入主X时，该公司出价…)."""
    return text.startswith(_THEN, company.end) and _is_taken_over(text, company.start)


def _country_meant(text: str, match: re.Match[str], before: list[Party]) -> str | None:
    """The country told `before` that a reference to a country or its government means."""
    if match["side"]:
        side = text[match.start() - 1]
        return next((p.country for p in reversed(before) if p.country and p.country.startswith(side)), None)
    if match["there"]:
        clause = _clause_start(text, match.start())
        return next((p.country for p in reversed(before) if p.country and p.end <= clause), None)
    if not (match[1] == "国" or match["whole"] or match["whose"]):
        return None
    if match[1] and len(before) > 1 and _SIDES.fullmatch(text, before[-2].end, before[-1].start):
        before = before[:-1]  # X与Y签署; 该国又…: X goes on
    return next((p.country for p in reversed(before) if p.country and not _is_yardstick(text, p)), None)


def _holder(text: str, before: list[Party], position: int) -> list[Party]:
    """Whose licence, product or share 其 is that others take: the company told last before their clause."""
    clause = _clause_start(text, position)
    if any(p.kind == "company" for p in before if p.start >= clause):
        if not _is_taken_over(text, position):
            return []  # 力拓取消其计划
        before = [p for p in before if p.end <= clause]
    return [p for p in before if p.kind == "company" and not text.startswith(_OF_ANOTHER, p.end)][-1:]


def _is_taken_over(text: str, position: int) -> bool:
    """Whether what stands at `position` is the object of those who act in its clause (力拓宣布收购|该公司)."""
    return cue("taken_over").search(text[max(0, position - 3) : position]) is not None


def _is_yardstick(text: str, party: Party) -> bool:
    """Whether another is only measured by a party (高于刚果)."""
    return cue("compared").search(text[max(0, party.start - 4) : party.start]) is not None


def _clause_start(text: str, position: int) -> int:
    return max((m.end() for m in _CLAUSE_END.finditer(text, max(0, position - _LONGEST_CLAUSE), position)), default=0)
