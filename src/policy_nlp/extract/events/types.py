"""The type of an event: from its trigger and what the trigger acts on."""

from collections.abc import Callable

from policy_nlp.extract.events.case import Case
from policy_nlp.extract.events.triggers import TriggerEntry
from policy_nlp.lexicon.cues import cue

_LAW_KINDS = {"law", "bill"}
_NEAR = 40  # characters behind a trigger in which its object stands


def resolve(entry: TriggerEntry, case: Case) -> str:
    """The guide's event type of a trigger of the class `entry`."""
    if entry.type == "restrict" and cue("negation").search(case.before):
        return "other"
    if entry.id == "demand" and case.kind is None:
        return _saying(case)
    if entry.role == "content" or (entry.role == "speech" and case.kind and cue("in_document").search(case.before)):
        return "issue"
    if (entry.id == "rise" and _raises_duty(case)) or (entry.id in {"rise", "fall", "target"} and _moves_quota(case)):
        return "restrict"
    if (case.ahead or case.foreseen) and entry.type in {"market", "statistic"}:
        return "restrict" if _shares_quota(case) else "forecast"
    rule = _RULES.get(entry.id)
    return rule(case) if rule else entry.type


def _signing(case: Case) -> str:
    together = cue("understanding").search(case.after) or cue("both").search(case.before)
    if cue("order_object").search(case.after) and not together:
        return "issue"
    if case.kind in _LAW_KINDS or (case.kind is None and cue("statute").search(case.told)):
        return "enact"
    return "agree" if case.kind == "agreement" or cue("agreement_object").search(case.told) else "issue"


def _issuing(case: Case) -> str:
    if cue("ruling").search(case.before):
        return "review"
    if case.kind is None:
        return _issuing_untitled(case)
    if case.kind == "agreement" and case.form == "订立":
        return "agree"
    if case.kind == "bill" and case.form in {"交出", "提交"}:
        return "propose"
    if case.kind == "initiative" and case.form in {"推出", "制定", "制订"}:
        return "establish"
    if case.kind == "law" and case.form in {"公布", "出台", "制定", "颁布", "刊登", "制订"}:
        return "enact"
    return "restrict" if _sets_rate(case) else "issue"


def _issuing_untitled(case: Case) -> str:
    """What is issued without a title: news, a permit, money, a duty, a ban or a quota."""
    near = case.after[:_NEAR]
    if case.form == "订立" and cue("agreement_object").search(near):
        return "agree"
    applied = case.form in {"提交", "递交", "呈交"} and cue("application").search(near)
    if applied or case.form in {"通报", "发行"} or cue("permit").search(near):
        return "other"
    if case.form == "认定" and cue("injury").search(near):
        return "review"
    if cue("letter_of_money").search(near) or (case.has_money and cue("subsidy").search(near)):
        return "fund"
    limits = _sets_rate(case) or cue("prohibition").search(case.after) or cue("quota").search(near)
    return "restrict" if limits else "issue"


def _sets_rate(case: Case) -> bool:
    """Whether a duty is told with its rate, or in a trade case; a list that is drawn up sets none."""
    near = case.after[:_NEAR]
    rates = any(f.kind == "percent" for f in case.figures) or cue("trade_case").search(near)
    return bool(cue("duty").search(near) and rates) and not case.form.startswith("列")


def _naming(case: Case) -> str:
    return {"law": "enact", "bill": "propose", "agreement": "agree"}.get(case.kind or "", "issue")


def _launching(case: Case) -> str:
    if case.kind is None and cue("equipment").search(case.after[:_NEAR]):
        return "operate"
    if case.kind is None and (cue("lawsuit").search(case.after[:_NEAR]) or cue("strike").search(case.after[:_NEAR])):
        return "other"
    inquiry = cue("inquiry").search(case.after[:_NEAR]) and case.kind not in {"initiative", "strategy"}
    return "review" if inquiry else "establish"


def _founding(case: Case) -> str:
    if case.form == "挂牌" and cue("listing").search(case.told):
        return "other"
    if case.form in {"建成", "建起"} and cue("plant").search(case.told):
        return "operate"
    partnership = cue("partnership").search(case.after[:_NEAR]) and "联盟" not in case.after and "“" not in case.after
    return "agree" if partnership else "establish"


def _coming_into_force(case: Case) -> str:
    if cue("in_force_control").search(case.before) or cue("notice").search(case.before):
        return "restrict"
    if case.kind in _LAW_KINDS:
        return "enact"
    if case.kind == "agreement":
        return "agree"
    if case.kind is None and (carried_out := _carrying_out(case)):
        return carried_out
    limits = cue("control").search(case.context + case.told) or cue("quota").search(case.after[:_NEAR])
    return "restrict" if case.kind == "order" or limits else "enact"


def _carrying_out(case: Case) -> str | None:
    """What is carried out rather than comes into force: a closure or an inspection."""
    near = case.after[:_NEAR]
    if cue("shutdown").search(near):
        return "operate"
    return "review" if cue("inquiry").search(near) else None


def _ratifying(case: Case) -> str:
    near = case.after[:_NEAR]
    if case.kind in _LAW_KINDS or (case.kind is None and cue("statute").search(case.told)) or "票" in case.told:
        return "enact"
    if case.has_money and _is_grant(case):
        return "fund"
    if case.before.endswith("董事会"):
        return "operate"
    if case.kind == "agreement" or (case.kind is None and cue("agreement_object").search(near)):
        return "enact" if cue("parliament").search(case.before) else "agree"
    return _approving(case)


def _is_grant(case: Case) -> bool:
    """Whether money is what is approved (核准728亿卢比的补贴, 批准给该公司4亿美元)."""
    subsidy = cue("subsidy").search(case.told) is not None
    return subsidy or (case.form == "核定" and case.is_money) or case.after.startswith(("给", "向"))


def _approving(case: Case) -> str:
    """What is approved though it is no law: a quota, a plan, a control, or a project."""
    if _shares_quota(case) or (case.kind in {None, "other"} and cue("quota").search(case.after[:_NEAR])):
        return "restrict"
    if case.kind in {"strategy", "list", "report", "order", "initiative"}:
        return "establish" if case.kind == "initiative" else "issue"
    if cue("plan_object").search(case.after[:_NEAR]):
        return "issue"
    return "restrict" if cue("control").search(case.told) else "other"


def _promulgating(case: Case) -> str:
    if case.form != "颁发" or case.kind in _LAW_KINDS:
        return "enact"
    return "other" if cue("permit").search(case.after[:_NEAR]) else "issue"


def _as_law(case: Case) -> str:
    return "issue" if case.kind in {"report", "strategy", "list"} else "enact"


def _lifting(case: Case) -> str:
    if case.form.startswith("恢复") and cue("production").search(case.form + case.after[:_NEAR]):
        return "operate"
    if cue("permit").search(case.after):
        return "restrict"
    plain = case.form in {"叫停", "撤销", "中止", "终止", "撤回", "冻结"}
    measures = cue("control").search(case.told) or cue("measure_of_control").search(case.after[:_NEAR])
    if not plain or case.kind or measures:
        return "amend"
    if case.form in {"叫停", "中止", "冻结"} and cue("to_abroad").search(case.after):
        return "restrict"
    return "operate" if cue("production").search(case.after[:_NEAR]) else "other"


def _passing(case: Case) -> str:
    if case.kind is None and case.has_money and cue("subsidy").search(case.told):
        return "fund"
    if cue("revision").search(case.after):
        return "amend"
    if case.kind is None and cue("examination").search(case.after[:_NEAR]):
        return "other"
    sanctions = case.kind is None and cue("prohibition").search(case.after[:_NEAR])
    return "issue" if sanctions or case.kind in {"strategy", "report", "list"} else "enact"


def _setting(case: Case) -> str:
    """What is set: a contract, a duty or a quota, a price, or a rule."""
    if cue("contract").search(case.before):
        return "agree"
    if case.before.endswith(("目标", "比率目标")) and any(f.kind == "percent" for f in case.figures):
        return "forecast"
    if cue("duty").search(case.told) or cue("quota").search(case.told):
        return "restrict"
    return "market" if cue("price").search(case.told) else "issue"


def _acquiring(case: Case) -> str:
    return "operate" if cue("stake").search(case.after) else "other"


def _reviewing(case: Case) -> str:
    return "other" if cue("verdict").search(case.after[:_NEAR]) or cue("court").search(case.before) else "review"


def _consenting(case: Case) -> str:
    if case.form in {"约定", "商定"}:
        return "agree"
    return "agree" if case.has_money or case.kind == "agreement" else "other"


def _proposing(case: Case) -> str:
    if case.kind in {"law", "bill", "other"}:
        return "propose"
    if case.kind == "initiative":
        return "establish"
    if case.kind is None and cue("inquiry").search(case.after[:_NEAR]):
        return "review"
    if case.has_money and cue("bid").search(case.after[:_NEAR]):
        return "operate"
    return "propose" if case.kind is None and cue("drafted").search(case.after[:_NEAR]) else "issue"


def _bringing_out(case: Case) -> str:
    if case.is_money:
        return "fund"
    return "propose" if case.kind == "bill" or "提案" in case.after else "issue"


def _finishing(case: Case) -> str:
    if case.ahead and any(f.kind == "count" for f in case.figures) and cue("target").search(case.told + case.context):
        return "forecast"
    return "review" if cue("inquiry").search(case.after[:_NEAR]) else "other"


def _widening(case: Case) -> str:
    if cue("control_list").search(case.told):
        return "restrict"
    if case.form == "加入" and case.kind is None and cue("membership").search(case.after[:_NEAR]):
        return "other"
    return "fund" if case.is_money else "amend"


def _meeting(case: Case) -> str:
    opens = case.form in {"揭幕", "开幕"} and cue("plant").search(case.before)
    return "operate" if opens else "meet"


def _raises_duty(case: Case) -> bool:
    """Whether a rate that was told just before goes up (再加码至50%)."""
    only_rates = bool(case.figures) and all(f.kind == "percent" for f in case.figures)
    near = case.context[-_NEAR:] + case.told
    return only_rates and case.form.endswith(("至", "到", "高")) and cue("duty").search(near) is not None


def _moves_quota(case: Case) -> bool:
    """Whether a quota is set to another amount (开采配额压减至2.6亿吨)."""
    return case.form.endswith(("至", "到", "为")) and cue("quota").search(case.before) is not None


def _shares_quota(case: Case) -> bool:
    """Whether somebody's part of a quota is told, of which the paragraph speaks (嘉能可获配2万吨)."""
    by_mass = any(f.kind == "mass" for f in case.figures) and cue("allotted").search(case.form)
    return bool(by_mass and cue("quota").search(case.context[-_NEAR * 3 :] + case.told))


def _sharing(case: Case) -> str:
    return "restrict" if _shares_quota(case) else "statistic"


def _funding(case: Case) -> str:
    permit = not case.has_money and cue("permit").search(case.after[:_NEAR])
    return "other" if permit else "fund"


def _giving(case: Case) -> str:
    return "agree" if case.form.startswith(("获", "拿", "得")) and "订单" in case.after[:_NEAR] else "fund"


def _operating(case: Case) -> str:
    """What a company does with a plant; a stockpile is sold, and a pact left, by a state."""
    near = case.after[:_NEAR]
    sold = case.form in {"出售", "售出", "变卖"} and cue("stockpile").search(case.before[-_NEAR:] + near)
    left = case.form == "退出" and cue("membership").search(near)
    if case.form == "关闭" and cue("border").search(near):
        return "restrict"
    return "other" if sold or left else "operate"


def _moving(case: Case) -> str:
    if cue("duty").search(case.told):
        return "restrict"
    if not case.figures and cue("control").search(case.after[:_NEAR]):
        return "restrict"  # 扩大出口管制
    if any(f.kind == "count" for f in case.figures) and cue("list_size").search(case.told):
        return "amend"
    return "fund" if case.is_money and cue("public_money").search(case.told) else "market"


def _falling(case: Case) -> str:
    eased = not case.figures and cue("control").search(case.after[:_NEAR])
    return "amend" if eased or cue("duty").search(case.told) else _moving(case)


def _amending(case: Case) -> str:
    if cue("guidance").search(case.told) and any(f.kind == "mass" for f in case.figures):
        return "forecast"
    if cue("duty").search(case.told) and case.form in {"上调", "调高", "提高到", "调升", "上修"}:
        return "restrict"
    if case.ahead and cue("target").search(case.before) and any(f.unit == "%" for f in case.figures):
        return "forecast"
    return "market" if case.kind is None and cue("price").search(case.told) else "amend"


def _agreeing(case: Case) -> str:
    settled = case.form == "敲定" and (case.kind not in {None, "agreement"} or cue("paper").search(case.after[:_NEAR]))
    if settled:
        return "issue"
    if case.kind == "order" or (case.kind is None and cue("order_object").search(case.after)):
        return "issue"
    return "agree"


def _announcing(case: Case) -> str:
    return "other" if cue("force_majeure").search(case.after[:_NEAR]) or cue("refusal").search(case.after) else "issue"


def _saying(case: Case) -> str:
    return "meet" if cue("at_meeting").search(case.before) else "other"


def _sanctioning(case: Case) -> str:
    suit = case.form == "驳回" and cue("lawsuit").search(case.context[-_NEAR * 2 :] + case.told)
    return "other" if suit else "restrict"


def _ending(case: Case) -> str:
    bought = case.form in {"接手", "购入", "购回"} and case.has_money and cue("stake").search(case.after[:_NEAR])
    return "operate" if bought else "other"


def _ruling(case: Case) -> str:
    return "restrict" if any(f.kind == "percent" for f in case.figures) else "review"


def _taking(case: Case) -> str:
    """A duty, or the plant of a company (征收炼锡厂)."""
    plant = case.form == "征收" and not case.figures and cue("plant").search(case.after[:_NEAR])
    return "other" if plant else "restrict"


def _suspending(case: Case) -> str:
    if case.kind is None and cue("production").search(case.after[:_NEAR]) and not cue("trade").search(case.told):
        return "operate"
    if case.kind is None and cue("plant").search(case.after[:_NEAR]) and not cue("trade").search(case.told):
        return "operate"
    return "amend" if case.kind or cue("measure_of_control").search(case.told) else "restrict"


_RULES: dict[str, Callable[[Case], str]] = {
    "title": _naming,
    "sign": _signing,
    "set": _setting,
    "pass_plain": _passing,
    "pass": _passing,
    "acquire": _acquiring,
    "review": _reviewing,
    "consent": _consenting,
    "law": _as_law,
    "promulgate": _promulgating,
    "lift": _lifting,
    "issue": _issuing,
    "draw_up": _issuing,
    "bring_out": _bringing_out,
    "finish": _finishing,
    "launch": _launching,
    "establish": _founding,
    "in_force": _coming_into_force,
    "ratify": _ratifying,
    "put_forward": _proposing,
    "widen": _widening,
    "meet": _meeting,
    "share": _sharing,
    "fund": _funding,
    "give": _giving,
    "operate": _operating,
    "rise": _moving,
    "fall": _falling,
    "amend": _amending,
    "agree": _agreeing,
    "announce": _announcing,
    "suspend": _suspending,
    "tariff": _taking,
    "rule": _ruling,
    "end": _ending,
    "sanction": _sanctioning,
    "react": _saying,
    "warn": _saying,
}
