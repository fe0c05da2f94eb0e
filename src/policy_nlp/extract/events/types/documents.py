"""What becomes of a text: signed, issued, passed, approved, agreed."""

import re
from collections.abc import Callable

from policy_nlp.extract.events.case import NEAR, Case
from policy_nlp.extract.events.types.controls import sets_rate, shares_quota
from policy_nlp.lexicon.cues import cue

_APPEARING = {"问世", "面世", "亮相", "出炉"}  # of what tells its subject what it is
_BROUGHT_OUT = {"祭出", "抛出", "端出", "亮出", "推出", "出台"}
_LISTED = {"列为", "划为", "列作", "划入"}
_SUBJECT = 4  # characters before a verb in which its subject is named
_HANDED_IN = {"提交", "递交", "呈交", "交出", "送交", "呈递", "呈送", "报送", "呈报", "上报"}
_HANDED_DOWN = {"下达", "下发", "派发", "颁发", "分发"}  # money as well as papers
_ENCIRCLED = {"圈定", "划定", "圈出"}  # by those who prospect: a find
_CHOSEN = {"选定", "遴选", "圈定", "选出", "选为"}


def _signing(case: Case) -> str:
    together = cue("understanding").search(case.after) or cue("both").search(case.before)
    if cue("order_object").search(case.after) and not together:
        return "issue"
    if case.is_of_law or (case.kind is None and cue("statute").search(case.told)):
        return "enact"
    return "agree" if case.kind == "agreement" or cue("agreement_object").search(case.told) else "issue"


def _issuing(case: Case) -> str:
    if cue("ruling").search(case.before):
        return "review"
    put = case.kind in {None, "law", "bill"} and cue("bill_put").search(case.object)
    if case.form.endswith("征求意见") or put:
        return "propose" if put or case.is_of_law else "issue"
    if case.form in _HANDED_IN and case.kind in {None, "law", "bill"} and _is_bill_handed_in(case):
        return "propose"
    appears = case.form in _APPEARING
    if appears or case.kind is None:
        return _appearing(case) if appears else _issuing_untitled(case)
    if case.kind == "agreement" and case.form == "订立":
        return "agree"
    if case.kind == "initiative" and case.form in {"推出", "制定", "制订"}:
        return "establish"
    if case.kind == "law" and (
        case.form in {"公布", "出台", "制定", "颁布", "刊登", "制订"} or case.form in _APPEARING
    ):
        return "enact"
    return "restrict" if sets_rate(case) else "issue"


def _appearing(case: Case) -> str:
    """What comes to the light of day: a law, a body or a scheme, any other text or news."""
    if case.kind == "law":
        return "enact"
    if (
        case.kind == "initiative"
        or cue("body_or_scheme").search(case.before)
        or cue("body_or_scheme").search(case.object)
    ):
        return "establish"
    return _issuing_untitled(case) if case.kind is None else "issue"


def _drawing_up(case: Case) -> str:
    """Who is put on a black list is barred; any other list is issued."""
    if case.form in _LISTED and cue("black_list").search(case.near):
        return "restrict"
    if case.form in _LISTED and case.kind is None and cue("place_or_work").search(case.object):
        return "other"
    if case.form in _ENCIRCLED and case.kind is None and cue("resource_found").search(case.object):
        return "other"
    if case.form in _CHOSEN and case.kind is None and cue("made_project").search(case.object):
        return "other"
    return _issuing(case)


def _issuing_untitled(case: Case) -> str:
    """What is issued without a title: news, a permit, money, goods, a duty, a ban or a quota."""
    if cue("new_version").search(case.after):
        return "amend"
    if case.form in {"提交", "递交", "呈交"} and (handed_in := _handing_in(case)):
        return handed_in
    if case.form == "发出" and any(f.kind == "mass" for f in case.figures):
        return "operate"
    jointly_said = cue("joint_statement").search(case.object) and cue("two_sides").search(case.before)
    if jointly_said or (case.form == "订立" and cue("agreement_object").search(case.near)):
        return "agree"
    if case.form in {"通报", "发行"} or _is_statement(case) or cue("permit").search(case.near):
        return "other"
    if case.form == "认定" and cue("injury").search(case.near):
        return "review"
    handed_down = case.is_money and case.form in _HANDED_DOWN
    granted = handed_down or (case.has_money and cue("subsidy").search(case.near))
    if granted or cue("letter_of_money").search(case.near):
        return "fund"
    brought_out = case.form in _BROUGHT_OUT and cue("control_object").match(case.after)
    brought_out = brought_out or (case.form == "下达" and cue("quota").search(case.before))
    limits = brought_out or sets_rate(case) or cue("prohibition").search(case.after) or cue("quota").search(case.near)
    return "restrict" if limits else "issue"


def _is_bill_handed_in(case: Case) -> bool:
    """Whether it is a bill that is handed in, or what was told just before (起草法案，次年送交议会)."""
    if case.kind == "bill":
        return True
    to_house = cue("parliament").search(case.object) or cue("parliament").search(case.before[-NEAR:])
    bill = case.kind == "law" or cue("bill_text").search(case.context[-NEAR:] + case.before)
    return to_house is not None and bool(bill)


def _handing_in(case: Case) -> str | None:
    """What is handed in: a bill, the report of an inquiry, an application."""
    if cue("bill_text").search(case.near):
        return "propose"
    if "报告" in case.near and cue("investigated").search(case.context[-NEAR:] + case.near):
        return "review"
    return "other" if cue("application").search(case.near) else None


def _is_statement(case: Case) -> bool:
    """Whether words are only said, or put on a page of the web (发表声明, 在社交平台发文, 再发文，反对加税)."""
    if case.form == "发文":
        return bool(cue("web").search(case.before) or cue("saying").match(case.after))
    if case.form in {"发布", "发出"} and cue("joint_statement").search(case.object):
        return False
    return case.form in {"发表", "发布", "发出"} and cue("statement").search(case.near) is not None


def _naming(case: Case) -> str:
    return {"law": "enact", "bill": "propose", "agreement": "agree"}.get(case.kind or "", "issue")


def _ratifying(case: Case) -> str:
    if case.after.startswith("加入"):
        return "other"
    statute = cue("statute").search(case.told) or cue("law_named").search(case.object)
    if case.is_of_law or (case.kind is None and statute) or "票" in case.told:
        return "enact"
    if case.has_money and _is_grant(case):
        return "fund"
    if case.before.endswith("董事会"):
        return "fund" if cue("loan").search(case.object) else "operate"
    if case.kind == "agreement" or (case.kind is None and cue("agreement_object").search(case.near)):
        return "enact" if cue("parliament").search(case.before) else "agree"
    return _approving(case)


def _is_grant(case: Case) -> bool:
    """Whether money is what is approved (核准728亿卢比的补贴, 批准给该公司4亿美元)."""
    subsidy = cue("subsidy").search(case.told) is not None
    return subsidy or (case.form == "核定" and case.is_money) or case.after.startswith(("给", "向"))


def _approving(case: Case) -> str:
    """What is approved though it is no law: a quota, a plan, a control, or a project."""
    if shares_quota(case) or (case.kind in {None, "other"} and cue("quota").search(case.near)):
        return "restrict"
    if case.kind in {"strategy", "list", "report", "order", "initiative"}:
        return "establish" if case.kind == "initiative" else "issue"
    if cue("plan_object").search(case.near):
        return "issue"
    applied = re.search("许可申请|申请", case.near)
    return "restrict" if cue("control").search(case.told) and not applied else "other"


def _promulgating(case: Case) -> str:
    if case.kind == "order":
        return "issue"
    if case.form != "颁发" or case.is_of_law:
        return "enact"
    if case.kind is None and case.is_money:
        return "fund"
    return "other" if cue("permit").search(case.near) or cue("granted").search(case.object) else "issue"


def _extending(case: Case) -> str:
    """A contract that is signed anew is agreed upon; what else goes on is amended."""
    return "agree" if case.form in {"续签", "续约"} and cue("agreement_object").search(case.object) else "amend"


def _as_law(case: Case) -> str:
    return "issue" if case.kind in {"report", "strategy", "list"} else "enact"


def _passing(case: Case) -> str:
    if cue("cabinet").search(case.before) and cue("to_be_passed").search(case.object):
        return "propose"  # what a cabinet passes goes to parliament
    return "other" if cue("board").search(case.before) else _carrying(case)


def _carrying(case: Case) -> str:
    """What a parliament, a council or a meeting passes."""
    if case.form == "放行" and case.kind is None and not case.has_money and (let_through := _letting_through(case)):
        return let_through
    if case.kind is None and case.has_money and cue("subsidy").search(case.told):
        return "fund"
    if cue("revision").search(case.after):
        return "amend"
    if case.kind == "agreement" and cue("parliament").search(case.before) is None:
        return "agree"
    if case.kind is None and (
        cue("examination").search(case.near) or cue("application").search(case.before[-_SUBJECT:])
    ):
        return "other"
    by_law = cue("parliament").search(case.before) is not None
    if case.kind == "initiative" and not by_law:
        return "establish"
    sanctions = case.kind is None and not by_law and cue("prohibition").search(case.near)
    sanctions = sanctions or (case.kind is None and cue("declaration").search(case.object))
    return "issue" if sanctions or case.kind in {"strategy", "report", "list"} else "enact"


def _letting_through(case: Case) -> str | None:
    """What is let through that is no law: goods that a control had held back, or a deal or a project."""
    if "票" in case.told or cue("parliament").search(case.context[-NEAR:] + case.before):
        return None
    if cue("on_conditions").search(case.before):
        return "other"
    held = cue("quota").search(case.context[-NEAR:]) or cue("goods_held").match(case.object)
    return "amend" if held else "other"


def _consenting(case: Case) -> str:
    if case.form in {"约定", "商定"}:
        return "agree"
    jointly = cue("two_sides").search(case.before) and cue("working_together").search(case.object)
    return "agree" if case.has_money or case.kind == "agreement" or jointly else "other"


def _proposing(case: Case) -> str:
    if case.kind in {"law", "bill", "other"}:
        return "propose"
    if case.kind == "initiative":
        return "establish"
    if case.kind is None and cue("inquiry").search(case.near):
        return "review"
    if case.has_money and cue("bid").search(case.near):
        return "operate"
    if case.kind is None and cue("plea").search(case.near):
        return "other"
    return "propose" if case.kind is None and cue("drafted").search(case.near) else "issue"


def _bringing_out(case: Case) -> str:
    if case.is_money:
        return "fund"
    return "propose" if case.kind == "bill" or "提案" in case.after else "issue"


def _agreeing(case: Case) -> str:
    if case.form == "锁定" and case.kind is None and cue("quota").search(case.before):
        return "restrict"
    if case.form == "拿下" and case.kind is None and not case.has_money and cue("asset").search(case.object):
        return "operate"
    if case.ahead and "目标" in case.near:
        return "forecast"
    if "和解" in case.near:
        return "agree"
    settled = case.form == "敲定" and (case.kind not in {None, "agreement"} or cue("paper").search(case.near))
    if settled:
        return "issue"
    signed = case.kind is None and "备忘录" not in case.near and cue("order_object").search(case.after)
    return "issue" if case.kind == "order" or signed else "agree"


def _announcing(case: Case) -> str:
    if case.form == "拍板" and case.object:
        return _passing(case)
    if cue("tightening").match(case.after) or (case.kind is None and cue("control_object").match(case.after)):
        return "restrict"
    return "other" if cue("force_majeure").search(case.near) or cue("refusal").search(case.after) else "issue"


RULES: dict[str, Callable[[Case], str]] = {
    "title": _naming,
    "sign": _signing,
    "sign_plain": _signing,
    "pass_plain": _passing,
    "pass": _passing,
    "consent": _consenting,
    "law": _as_law,
    "extend": _extending,
    "promulgate": _promulgating,
    "issue": _issuing,
    "issue_plain": _issuing,
    "draw_up": _drawing_up,
    "bring_out": _bringing_out,
    "ratify": _ratifying,
    "put_forward": _proposing,
    "agree": _agreeing,
    "announce": _announcing,
}
"""What decides the type, by the id of the trigger's class."""
