"""The type of an event: from its trigger and what the trigger acts on."""

import re
from collections.abc import Sequence

from policy_nlp.extract.events.triggers import Trigger
from policy_nlp.model import FigureMention, InstrumentMention

_CONTROL = re.compile(r"管制|禁令|禁运|关税|配额|限制|制裁|许可|禁止|反倾销|税率|加征|黑名单|实体清单|暂停出口")
_BODY = re.compile(r"委员会|中心|联盟|机构|研究所|公司|基金|小组|办公室|协会|局|署|机制|伙伴关系|制度|论坛|理事会|平台|工作组")
_REVIEW_NOUN = re.compile(r"^(?:了|对|一?项|\S{0,24}?)?(?:\S{0,24})(?:调查|审查|评估|复审|复核|研究|审议|勘查|普查|听证)")
_BILL = re.compile(r"法案|提案|草案|议案|法")
_LAW_KINDS = {"law", "bill"}
_MEETING = re.compile(r"会议|峰会|大会|论坛|会谈|对话|谈判|年会|研讨会|展")


def resolve(
    trigger: Trigger,
    form: str,
    clause: str,
    instrument: InstrumentMention | None,
    figures: Sequence[FigureMention],
    *,
    ahead: bool,
) -> str:
    """The guide's event type.

    Args:
        trigger: the trigger.
        form: its text.
        clause: the text that it governs, its own clause first.
        instrument: what it is about, if anything.
        figures: the quantities that it governs.
        ahead: whether the date lies after the publication.
    """
    entry = trigger.entry
    kind = instrument.kind if instrument else None
    rule = _RULES.get(entry.id)
    if rule:
        return rule(form, clause, kind, figures)
    if entry.type in {"market", "statistic"}:
        if ahead:
            return "forecast"
        return _move(form, clause, kind, figures) if entry.id in {"rise", "fall"} else entry.type
    return entry.type


def _money(figures: Sequence[FigureMention]) -> bool:
    return any(f.kind == "money" for f in figures)


def _signing(form: str, clause: str, kind: str | None, figures: Sequence[FigureMention]) -> str:
    after = clause.partition(form)[2]
    if re.match(r"了?.{0,4}(?:命令|行政令|总统令|裁定|备忘录|公告|文件|声明)", after) and not after.startswith("谅解"):
        return "agree" if "谅解" in after[:6] or "合作备忘录" in after[:12] else "issue"
    if kind in _LAW_KINDS or (kind is None and re.search(r"条例|法案|该法|法律", clause)):
        return "enact"
    if kind == "agreement" or re.search(r"协定|协议|备忘录|合同|合约|框架", clause):
        return "agree"
    return "issue"


def _issuing(form: str, clause: str, kind: str | None, figures: Sequence[FigureMention]) -> str:
    if kind == "bill" and form in {"拿出", "交出", "提交"}:
        return "propose"
    if kind == "initiative" and form in {"推出", "制定", "制订"}:
        return "establish"
    if kind == "law" and form in {"公布", "出台", "制定", "颁布", "刊登", "制订"}:
        return "enact"
    if kind is None and form in {"出台", "推出", "公布", "发布", "颁布"} and re.search(r"禁令|制裁", clause):
        return "restrict"
    return "issue"


def _title(form: str, clause: str, kind: str | None, figures: Sequence[FigureMention]) -> str:
    return {"law": "enact", "bill": "propose", "agreement": "agree"}.get(kind or "", "issue")


def _launching(form: str, clause: str, kind: str | None, figures: Sequence[FigureMention]) -> str:
    return "review" if _REVIEW_NOUN.search(clause[:30]) and kind not in {"initiative", "strategy"} else "establish"


def _founding(form: str, clause: str, kind: str | None, figures: Sequence[FigureMention]) -> str:
    if re.search(r"伙伴关系|合作关系|外交关系", clause[:30]) and "联盟" not in clause:
        return "agree" if "“" not in clause else "establish"
    return "establish"


def _force(form: str, clause: str, kind: str | None, figures: Sequence[FigureMention]) -> str:
    if kind in _LAW_KINDS:
        return "enact"
    if _CONTROL.search(clause) or kind == "order":
        return "restrict"
    return "agree" if kind == "agreement" else "enact"


def _ratifying(form: str, clause: str, kind: str | None, figures: Sequence[FigureMention]) -> str:
    if kind in _LAW_KINDS or (kind is None and re.search(r"条例|法案|法", clause)):
        return "enact"
    return "restrict" if _CONTROL.search(clause) else "other"


def _proposing(form: str, clause: str, kind: str | None, figures: Sequence[FigureMention]) -> str:
    if kind in {"law", "bill", "other"}:
        return "propose"
    if kind == "initiative":
        return "establish"
    drafted = re.search(r"法|议案|提案|草案|立法|限制|禁令|税|关税|修正|预算", clause.partition(form)[2][:40])
    return "propose" if kind is None and drafted else "issue"


def _bringing_out(form: str, clause: str, kind: str | None, figures: Sequence[FigureMention]) -> str:
    if _money(figures):
        return "fund"
    return "propose" if kind == "bill" or "提案" in clause else "issue"


def _finishing(form: str, clause: str, kind: str | None, figures: Sequence[FigureMention]) -> str:
    return "review" if re.search(r"审查|评估|调查|复核|审议|研究", clause.partition(form)[2][:40]) else "other"


def _widening(form: str, clause: str, kind: str | None, figures: Sequence[FigureMention]) -> str:
    if re.search(r"实体清单|黑名单|管制|出口许可", clause):
        return "restrict"
    return "fund" if figures and all(f.kind == "money" for f in figures) else "amend"


def _move(form: str, clause: str, kind: str | None, figures: Sequence[FigureMention]) -> str:
    if any(f.kind == "count" for f in figures) and re.search(r"\d种|类|名单|清单|份", clause):
        return "amend"
    return "fund" if figures and all(f.kind == "money" for f in figures) and re.search("资金|预算|基金|额度|拨款|贷款", clause) else "market"


def _suspending(form: str, clause: str, kind: str | None, figures: Sequence[FigureMention]) -> str:
    return "amend" if re.search(r"公告|关税|管制|措施|规则|制裁|实施|许可|禁令", clause) or kind else "restrict"


_RULES = {
    "title": _title,
    "sign": _signing,
    "issue": _issuing,
    "draw_up": _issuing,
    "launch": _launching,
    "establish": _founding,
    "in_force": _force,
    "ratify": _ratifying,
    "put_forward": _proposing,
    "bring_out": _bringing_out,
    "finish": _finishing,
    "widen": _widening,
    "suspend": _suspending,
}
