"""What becomes of a control, a duty, a quota or a price: set, eased, raised, lifted."""

import re
from collections.abc import Callable

from policy_nlp.extract.events.case import NEAR, Case
from policy_nlp.lexicon.cues import cue

_UP_TO = re.compile(r"到|至(?![少多今])")
_ADDED = re.compile(
    r"(?:查明|探明|推断|控制)?[\u4e00-\u9fff]{0,6}(?:资源量|储量|装机|装机容量)(?:约|超过?|达|近|逾)?\d"
)
_LAST_PART = re.compile("[。\n]")
_NAMED = 12  # characters before a clause in which its subject is named (…的出口管制，扩大到…)
_GROWING = {"扩大到", "扩至", "扩到", "扩为", "增至"}
_TAKING_AWAY = {"撤销", "取消", "取消了", "收回", "终止", "撤回", "撤消", "废除", "褫夺"}
_SETTING_LIMITS = {"压缩", "缩短", "精简", "改行", "改为", "改采", "改推"}  # what is done with a quota that is set anew


def sets_rate(case: Case) -> bool:
    """Whether a duty is told with its rate, or in a trade case; a list that is drawn up sets none."""
    rates = any(f.kind == "percent" for f in case.figures) or cue("trade_case").search(case.near)
    return bool(cue("duty").search(case.near) and rates) and not case.form.startswith("列")


def _coming_into_force(case: Case) -> str:
    if cue("in_force_control").search(case.before) or cue("notice").search(case.before):
        return "restrict"
    if case.is_of_law:
        return "enact"
    numbered = case.kind is None and cue("numbered_notice").search(_LAST_PART.split(case.context)[-1] + case.before)
    if numbered and cue("control").search(case.context + case.told):
        return "restrict"
    if case.kind == "agreement":
        return "agree"
    if case.kind == "initiative" and case.form.endswith(("实施", "执行", "落实", "推行")):
        return "establish"
    if case.kind is None and (carried_out := _carrying_out(case)):
        return carried_out
    if case.kind is None and cue("tax_relief").search(case.object):
        return "fund"
    limits = cue("control").search(case.context + case.told) or cue("quota").search(case.near)
    return "restrict" if case.kind == "order" or limits else "enact"


def _carrying_out(case: Case) -> str | None:
    """What is carried out rather than comes into force: a closure or an inspection."""
    if cue("shutdown").search(case.object):
        return "operate"
    if cue("inquiry").search(case.object):
        return "review"
    return "establish" if cue("programme").search(case.object) else None


def _lifting(case: Case) -> str:
    if case.form == "恢复" and _UP_TO.match(case.after):
        return "forecast" if case.ahead else "market"
    if case.form.startswith("恢复") and cue("production").search(case.form + case.near):
        return "operate"
    taken = case.form in _TAKING_AWAY and cue("granted").search(case.object)
    if taken or cue("permit").search(case.object) or cue("preference").search(case.object):
        return "restrict"
    if case.form == "恢复" and not case.near.strip(",，。;；") and cue("lawsuit").search(case.context[-NEAR:]):
        return "other"
    if case.form == "取消" and cue("occasion").search(case.before) and not case.after.strip(",，。;；"):
        return "other"
    plain = case.form in {"叫停", "撤销", "中止", "终止", "撤回", "冻结"}
    measures = cue("control").search(case.told) or cue("measure_of_control").search(case.near)
    if not plain or case.kind or measures:
        return "amend"
    if case.form in {"叫停", "中止", "冻结"} and cue("to_abroad").search(case.after):
        return "restrict"
    stopped = cue("production").search(case.near) or (case.form == "叫停" and cue("mine_behind").search(case.object))
    return "operate" if stopped else "other"


def _gauging(case: Case) -> str:
    """A rate of growth is a move of its period (产量年均增速为3.2%); any other value stands still."""
    words = case.before[-_NAMED:] + case.form
    return "market" if cue("growth").search(words) else "statistic"


def _setting(case: Case) -> str:
    """What is set: a contract, a duty or a quota, a price, or a rule."""
    if cue("contract").search(case.before):
        return "agree"
    if case.before.endswith(("目标", "比率目标")) and any(f.kind == "percent" for f in case.figures):
        return "forecast"
    if cue("duty").search(case.told) or cue("quota").search(case.told):
        return "restrict"
    return "market" if cue("price").search(case.told) else "issue"


def _widening(case: Case) -> str:
    goes_on = case.form.startswith(("扩", "延伸")) and cue("control_list").search(case.context[-_NAMED:])
    if cue("control_list").search(case.told) or goes_on:
        return "restrict"
    if case.form in {"再加", "再添", "再增"} and cue("control").search(case.context[-NEAR:]):
        return "restrict"
    chosen = case.form in {"列入", "纳入"} and cue("made_project").search(case.object)
    joined = case.form == "加入" and cue("membership").search(case.near)
    grown = case.form.startswith("扩") and cue("members").search(case.before)  # 成员随之扩大到15个
    if grown or (case.kind is None and (chosen or joined)):
        return "other"
    if case.kind is None and case.form == "新增" and _ADDED.match(case.after):
        return "forecast" if case.ahead or case.foreseen else "statistic"
    if case.kind is None and case.form in _GROWING and case.figures and all(f.kind == "mass" for f in case.figures):
        if cue("quota").search(case.before):
            return "amend"  # 出口配额扩大到3亿吨
        if cue("capacity").search(case.told) or cue("plant").search(case.before):
            return "operate"
        return "forecast" if case.ahead or case.foreseen else "market"
    stored = (
        case.kind is None and not case.form.startswith("增") and cue("stockpiled").search(case.object)
    )  # 纳入收储范围
    otherwise = "issue" if stored else "amend"
    return _widening_by_money(case) if case.is_money else otherwise


def _widening_by_money(case: Case) -> str:
    """What grows by money: a balance of trade, or public money."""
    if cue("balance").search(case.before[-_NAMED:]) is None:
        return "fund"
    return "forecast" if case.ahead or case.foreseen else "market"  # 贸易逆差扩大到30亿美元


def raises_duty(case: Case) -> bool:
    """Whether a rate that was told just before goes up (再加码至50%)."""
    only_rates = bool(case.figures) and all(f.kind == "percent" for f in case.figures)
    near = case.context[-NEAR:] + case.told
    return only_rates and case.form.endswith(("至", "到", "高")) and cue("duty").search(near) is not None


def moves_quota(case: Case) -> bool:
    """Whether a quota is set to another amount (开采配额压减至2.6亿吨)."""
    return case.form.endswith(("至", "到", "为")) and cue("quota").search(case.before) is not None


def shares_quota(case: Case) -> bool:
    """Whether somebody's part of a quota is told, of which the paragraph speaks (嘉能可获配2万吨)."""
    by_mass = any(f.kind == "mass" for f in case.figures) and cue("allotted").search(case.form)
    return bool(by_mass and cue("quota").search(case.context[-NEAR * 3 :] + case.told))


def _sharing(case: Case) -> str:
    if case.form == "提供了" and case.is_money:
        return "fund"
    return "restrict" if shares_quota(case) else "statistic"


def _aiming(case: Case) -> str:
    """What is reached is aimed at only where its date lies ahead or a target is named (到2030年实现自给)."""
    aimed = case.ahead or case.foreseen or cue("target").search(case.before) is not None
    return "forecast" if aimed or case.form == "上看" or "目标" in case.near else "statistic"


def _moving(case: Case) -> str:
    if any(f.kind == "count" for f in case.figures) and cue("items").match(case.after):
        return "restrict" if cue("control").search(case.context[-NEAR:] + case.told) else "amend"
    if cue("levy").search(case.before) and case.figures:
        return "amend"
    if case.form == "扩大" and cue("capacity").search(case.before[-_NAMED:] + case.after[:_NAMED]):
        return "operate"
    if cue("duty").search(case.told):
        return "restrict"
    if not case.figures and cue("control").search(case.near):
        return "restrict"  # 扩大出口管制
    if any(f.kind == "count" for f in case.figures) and cue("list_size").search(case.told):
        return "amend"
    if case.form.endswith("加码") and _adds_money(case) and not cue("duty").search(case.context[-NEAR:]):
        return "fund"
    return "fund" if case.is_money and cue("public_money").search(case.told) else "market"


def _adds_money(case: Case) -> bool:
    """Whether money is what is added (两家再加码2亿澳元)."""
    return next((f.kind for f in case.figures if f.kind != "count"), None) == "money"


def _moving_barely(case: Case) -> str:
    """A move that is told by no figure: of a duty, where somebody brings it about (将出口税全部归零), or of a value."""
    set_so = re.search("[把将]", case.before) and cue("duty").search(case.before)
    return "amend" if set_so and case.form in {"归零", "腰斩"} else "market"


def _falling(case: Case) -> str:
    if cue("quota").search(case.before) and re.search("[把将]", case.before) and case.figures:
        return "restrict"  # 把下半年配额砍掉七成
    eased = not case.figures and cue("control").search(case.near)
    return "amend" if eased or cue("duty").search(case.told) else _moving(case)


def _amending(case: Case) -> str:
    if cue("guidance").search(case.told) and any(f.kind == "mass" for f in case.figures):
        return "forecast"
    if case.form == "降为" and case.after.startswith("零") and cue("trade_subject").search(case.before):
        return "market"
    if case.form in _SETTING_LIMITS and (cue("quota").search(case.near) or cue("regime").match(case.after)):
        return "restrict"
    if cue("duty").search(case.told) and case.form in {"上调", "调高", "提高到", "调升", "上修"}:
        return "restrict"
    if case.ahead and cue("target").search(case.before) and any(f.unit == "%" for f in case.figures):
        return "forecast"
    slows = cue("growth").search(case.before) and case.figures
    return "market" if case.kind is None and (slows or _is_level(case) or cue("price").search(case.told)) else "amend"


def _is_level(case: Case) -> bool:
    """Whether a rate or a price that nobody sets comes to another value (失业率降为3%)."""
    priced = case.form == "降为" and cue("priced").search(case.before)
    moved = priced or cue("rate").search(case.before)
    return bool(case.figures) and moved is not None and not cue("duty").search(case.told)


def _sanctioning(case: Case) -> str:
    suit = case.form == "驳回" and cue("lawsuit").search(case.context[-NEAR * 2 :] + case.told)
    return "other" if suit else "restrict"


def _banning(case: Case) -> str:
    """A ban, unless it is a control that is stopped (暂停出口管制)."""
    stopped = case.form.startswith(("暂停", "停止")) and case.form.endswith(("出口", "进口"))
    return "amend" if stopped and cue("of_control").match(case.after) else "restrict"


def _tightening(case: Case) -> str:
    """A control that gets tighter, or a value that comes nearer to another (价差收窄)."""
    return "market" if case.form == "收窄" and cue("gap").search(case.before) else "restrict"


def _levelling(case: Case) -> str:
    """What a state puts into its stockpile or sells from it happens; a stake that is sold changes hands."""
    if case.form in {"收储", "增储"} or (case.form == "投放" and cue("stockpile").search(case.told)):
        return "other"
    return "operate" if case.form == "售出" and cue("share_or_right").search(case.object) else _gauging(case)


def _landing(case: Case) -> str:
    """What becomes real: a project, or a rule."""
    if case.kind is None and cue("project_told").search(case.before):
        return "operate"
    return _coming_into_force(case)


def _allotting(case: Case) -> str:
    return "fund" if case.is_money else "restrict"


def _ruling(case: Case) -> str:
    if cue("court").search(case.before):
        return "other"
    return "restrict" if any(f.kind == "percent" for f in case.figures) else "review"


def _beginning(case: Case) -> str:
    """What began then: a control (对锑的管制始于2024年), or something founded."""
    return "restrict" if cue("control_began").search(case.context + case.before) else "establish"


def _taking(case: Case) -> str:
    """A duty, or the plant of a company (征收炼锡厂)."""
    plant = case.form == "征收" and not case.figures and cue("plant").search(case.near)
    return "other" if plant else "restrict"


def _shelving(case: Case) -> str:
    """A control that is shelved for a time is amended; a bill or a plan that is shelved is not."""
    if case.form == "搁置" and case.kind is None and cue("building_on").search(case.object):
        return "operate"
    if case.form == "搁置" and case.kind is None and cue("of_rules").search(case.object):
        return "amend"
    shelved = case.form in {"搁置", "停摆"} and cue("objectless").match(case.after)
    return "amend" if shelved and cue("rules").search(case.before) else "other"


def _suspending(case: Case) -> str:
    if not case.figures and cue("trade_subject").search(case.before) and cue("objectless").match(case.after):
        return "market"  # 钨出口完全停止
    if cue("objectless").match(case.after):  # 井下作业已暂停, 六份公告…暂停一年
        subject = case.context[-NEAR:] + case.before
        stopped = cue("production").search(subject) and not cue("measure_of_control").search(subject)
        return "operate" if stopped else "amend"
    if cue("giving_permits").search(case.object):
        return "restrict"
    if case.kind is None and cue("production").search(case.near) and not cue("trade").search(case.told):
        return "operate"
    if case.kind is None and cue("plant").search(case.near) and not cue("trade").search(case.told):
        return "operate"
    return "amend" if case.kind or cue("measure_of_control").search(case.told) else "restrict"


def _suffering(case: Case) -> str:
    """What befalls something, told by a verb that no list has (被装上许可证的闸门)."""
    return "restrict" if cue("control").search(case.object) else "other"


def _sticking(case: Case) -> str:
    """Goods are held up at a border; a bill or a lorry only gets stuck."""
    at_border = re.match(r"[^,，。;；]{0,10}(?:港[口区]?|海关|口岸|码头|保税[区仓])(?:[,，。;；]|$)", case.after)
    carried = re.search(r"[车船]队?(?:都|全|仍|还|被|开始)?$", case.before)
    return "restrict" if at_border and not carried else "other"


RULES: dict[str, Callable[[Case], str]] = {
    "gauge": _gauging,
    "copula": _gauging,
    "set": _setting,
    "lift": _lifting,
    "in_force": _coming_into_force,
    "widen": _widening,
    "enter": _widening,
    "share": _sharing,
    "target": _aiming,
    "rise": _moving,
    "fall": _falling,
    "bare_move": _moving_barely,
    "amend": _amending,
    "suspend": _suspending,
    "ban": _banning,
    "control": _tightening,
    "level": _levelling,
    "land": _landing,
    "allot": _allotting,
    "veto": _shelving,
    "passive": _suffering,
    "stuck": _sticking,
    "tariff": _taking,
    "rule": _ruling,
    "since": _beginning,
    "sanction": _sanctioning,
}
"""What decides the type, by the id of the trigger's class."""
