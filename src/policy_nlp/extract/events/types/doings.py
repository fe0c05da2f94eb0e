"""What a body, a company or a meeting does: founds, runs, funds, examines, says."""

import re
from collections.abc import Callable

from policy_nlp.extract.events.case import NEAR, Case
from policy_nlp.lexicon.cues import cue


def _launching(case: Case) -> str:
    if case.kind is None and (cue("equipment").search(case.near) or cue("mine_object").match(case.after)):
        return "operate"
    if case.kind is None and (cue("lawsuit").search(case.near) or cue("strike").search(case.near)):
        return "other"
    if case.kind is None and any(cue(what).search(case.near) for what in ("know_how", "procedure", "invoked_clause")):
        return "other"
    if cue("talks").match(case.after):
        return "meet"
    vessel = case.form == "启航" and cue("vessel").search(case.before)
    if vessel or cue("working").match(case.after):
        return "operate"
    if case.kind is None and cue("reform").search(case.before):
        return "amend"
    if cue("inquiry").search(case.near) and case.kind not in {"initiative", "strategy"}:
        return "review"
    return "restrict" if case.kind is None and cue("control").search(case.near) else "establish"


def _founding(case: Case) -> str:
    if case.form == "合办" and cue("gathering").search(case.object):
        return "meet"
    if case.form == "挂牌" and (cue("listing").search(case.told) or cue("listed_at").search(case.before)):
        return "other"
    built = case.form in {"建成", "建起", "建置", "增设", "开设"}
    if built and (cue("plant").search(case.told) or cue("works").search(case.before + case.object)):
        return "operate"
    named = "“" in case.after and cue("two_sides").search(case.before) is None
    partnership = cue("partnership").search(case.object) and "联盟" not in case.after and not named
    return "agree" if partnership else "establish"


def _acquiring(case: Case) -> str:
    if cue("consensus").search(case.object):
        return "agree"
    return "operate" if cue("stake").search(case.after) else "other"


def _reviewing(case: Case) -> str:
    return "other" if cue("verdict").search(case.near) or cue("court").search(case.before) else "review"


def _finishing(case: Case) -> str:
    counted = any(f.kind == "count" for f in case.figures) and cue("counted").match(case.after)
    if case.ahead and counted and cue("target").search(case.told + case.context):
        return "forecast"
    return "review" if cue("inquiry").search(case.near) or cue("field_work").search(case.near) else "other"


def _meeting(case: Case) -> str:
    opens = case.form in {"揭幕", "开幕"} and cue("plant").search(case.before)
    if case.form in {"登场", "亮相"} and cue("listing").search(case.told):
        return "other"
    return "operate" if opens else "meet"


def _funding(case: Case) -> str:
    words = case.before[-NEAR:] + case.near
    permit = not case.has_money and (cue("permit").search(words) or cue("mining_right").search(words))
    return "other" if permit else "fund"


def _giving(case: Case) -> str:
    if case.form.startswith(("获", "拿", "得")):
        if not case.has_money and cue("quota").search(case.near):
            return "restrict"
        if cue("share_or_right").search(case.near):
            return "operate"
        if not case.has_money and cue("granted").search(case.near):
            return "other"
        return "agree" if "订单" in case.near else "fund"
    return "other" if not case.has_money and cue("granted").search(case.after) else "fund"


def _operating(case: Case) -> str:
    """What a company does with a plant; a stockpile is sold, and a pact left, by a state."""
    if case.after.startswith("历史舞台") or (case.form == "停摆" and cue("rules").search(case.before)):
        return "amend"
    if other := _not_of_plant(case):
        return other
    sold = case.form in {"出售", "售出", "变卖"} and cue("stockpile").search(case.before[-NEAR:] + case.near)
    left = case.form in {"退出", "撤出"} and (cue("membership").search(case.near) or "把" in case.before)
    if case.form == "关闭" and cue("border").search(case.near):
        return "restrict"
    return "other" if sold or left else "operate"


def _not_of_plant(case: Case) -> str | None:
    """What is taken up again or ends that is no plant: talks, an inquiry, a control, a meeting."""
    if case.form == "收官" and cue("meeting_told").search(case.before):
        return "meet"
    if case.form != "重启":
        return None
    if cue("talks").match(case.after):
        return "meet"
    if cue("inquiry").search(case.object):
        return "review"
    return "restrict" if cue("control_object").match(case.after) else None


def saying(case: Case) -> str:
    """A statement, at a meeting or elsewhere."""
    there = cue("at_meeting").search(case.before) or cue("there").search(case.context)
    return "meet" if there else "other"


def _ending(case: Case) -> str:
    if case.form == "收回" and cue("mining_right").search(case.near):
        return "restrict"
    if case.form == "接管" and cue("mine").search(case.near):
        return "operate"
    if case.form == "中断":
        by_firm = cue("plant").search(case.before) or re.search("公司|集团|企业|厂商|矿业", case.before)
        return "restrict" if cue("cut_off").match(case.after) and not by_firm else "other"
    if case.form == "结束":
        if cue("talks").match(case.after):
            return "meet"
        if cue("objectless").match(case.after) and cue("meeting_told").search(case.before):
            return "meet"
        return "amend" if cue("control").search(case.object) else "other"
    paid = case.has_money or (case.form == "接手" and cue("mine").search(case.near) is not None)
    bought = case.form in {"接手", "购入", "购回"} and paid and cue("stake").search(case.near)
    bought = bought or (case.form in {"接手", "购入", "购回"} and cue("from_hands").search(case.before))
    return "operate" if bought else "other"


def _carrying_out(case: Case) -> str:
    """What is carried out: a trial of a plant, a campaign, or an inquiry."""
    if cue("trial").search(case.object):
        return "operate"
    return "other" if case.object.endswith("行动") and not cue("inquiry").search(case.object) else "review"


def _taking_over(case: Case) -> str:
    """What is taken over: a chair, or a mine (从自由港手中接过铜矿)."""
    return "operate" if cue("from_hands").search(case.before) or case.has_money else "other"


def _petitioning(case: Case) -> str:
    """What somebody is asked for: that a house pass a bill, or anything else."""
    return "propose" if cue("parliament").search(case.object) else "other"


RULES: dict[str, Callable[[Case], str]] = {
    "acquire": _acquiring,
    "review": _reviewing,
    "carry_out": _carrying_out,
    "petition": _petitioning,
    "take_over": _taking_over,
    "finish": _finishing,
    "launch": _launching,
    "establish": _founding,
    "meet": _meeting,
    "fund": _funding,
    "give": _giving,
    "operate": _operating,
    "end": _ending,
    "react": saying,
    "warn": saying,
}
"""What decides the type, by the id of the trigger's class."""
