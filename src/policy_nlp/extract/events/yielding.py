"""Which verbs only set the scene for the next one in their stretch."""

import re

from policy_nlp.extract.events.triggers import TITLE, Trigger
from policy_nlp.extract.events.view import SentenceView
from policy_nlp.lexicon.cues import cue

_ADVANCED = re.compile(r"(?:提前|推迟|延后)(?:了|约)?[\d一二两三四五六七八九十半]+个?(?:年|月|天|周)")
_GRANTED = ("拨", "编列", "追拨", "增拨", "借给", "借出", "贷给", "贷出", "凑")
_TAKING_SHARES = ("认购", "认股")
_BY = ("获", "获得", "得到")
_LONGEST_ON = 6  # characters of 对 and what stands before the judgement that it governs
_JUDGEMENTS = {"sue", "rule"}
_DONE_JOINTLY = {"fund", "establish", "operate", "restrict"}
_APPROVED = {"establish", "issue"}  # what is done upon an approval (批准设立)
_LASTING_ON = {"extend", "prolong", "lift"}  # what goes on, or ends, upon an approval (获准延期)
_STOPPING = ("停", "关", "减", "封", "暂停")  # what a plant does so as to do something else
_JUST = ("新", "新近", "刚", "刚刚")  # newly done
_ATTRIBUTE = re.compile(r"(?:[\d一二两三四五六七八九十百多余近]+个?(?:年|月|天))?的")
_LASTING = re.compile(r"[了近逾约达长超过]{0,3}[\d一二两三四五六七八九十百多余近]+个?(?:年|月|天)(?:之久)?的")
_ABOUT = re.compile(r"(?<![成造早也即便月日年])就(?![地职业此任近读和与同跟向把将被已在从])[^,，。;；]{0,18}$")
_LONGEST_MATTER = 20  # characters between 就 and a verb that only tells what the next is about
_LONGEST_DISPOSED = 8  # characters between what is disposed of and the verb (把禁运再次提前)
_DISPOSED = re.compile(r"(?:把|将(?![在于自从到会要\d]))[^,，]{0,6}$")  # 将在年底前: to come
_TO_COME = {"issue", "propose", "enact", "agree", "meet", "establish"}  # acts that nobody disposes of
_LET_PASS = {"pass", "pass_plain", "ratify", "veto", "law"}
_PASSED = {"law", "bill"}
_TO_WHOM = ("向", "对", "为", "给", "把", "将")
_LONGEST_WORK = 4  # characters between the work that is paid for and the verb of paying (普查工作划拨)
_FOR_WORK = re.compile(r"[向为给对](?!了)[^,，。;；、向为给对了]{0,14}$")
_LONGEST_CALL = 14  # characters behind a verb in which it is told that it was called off


def yields(view: SentenceView, trigger: Trigger, after: Trigger) -> bool:
    """Whether a trigger only sets the scene for the next: 磋商时将…删除, 把全面禁运提前, 斥资51亿元买入."""
    if after.entry.role == "speech":
        if after.start == trigger.end and view.scene.form(trigger) == "公开":
            return True  # 公开质疑
        answering = trigger.entry.id == "warn" and cue("while").match(view.text[trigger.end : trigger.end + 2])
        if answering or _describes_doer(view, trigger, after):
            return True
        return _is_spoken_of(view, trigger, after) or _is_judged(view, trigger, after)
    return any(rule(view, trigger, after) for rule in _RULES)


def _is_before_act(view: SentenceView, trigger: Trigger, after: Trigger) -> bool:
    """Whether a verb is only a means, a decision or a time of the next, by the kinds of both."""
    if after.entry.id == "in_force" and cue("effective").search(view.text[trigger.end : after.start]):
        return True
    if trigger.entry.id == "rule" and (after.entry.id == "issue" or after.entry.type == "restrict"):
        return True
    bought = after.entry.type == "operate" or after.entry.id == "end"
    bought = bought or view.scene.form(after) in _TAKING_SHARES
    bought = bought or (view.scene.form(trigger) == "耗资" and after.entry.type == "establish")
    if trigger.entry.type == "fund" and bought and view.figures(trigger.start, after.start):
        clause = view.sentence.clause_of(trigger.start)
        granted = view.text.startswith(_GRANTED, trigger.start) or "授权" in view.text[clause.start : trigger.end]
        return not granted  # 授权动用1亿美元购入锡: money of the state
    if trigger.entry.id == "review" and view.text[trigger.end : after.start] in {"并", "并且", "后"}:
        return after.entry.type in {"enact", "issue", "amend"}  # 审议并通过
    approved = trigger.entry.id == "ratify" and after.entry.id == "fund"
    if approved and view.text.startswith(_TO_WHOM, trigger.end) and "," not in view.text[trigger.end : after.start]:
        return True  # 批准对该矿补助1亿欧元
    if trigger.entry.id == "extend" and _ADVANCED.fullmatch(view.text[trigger.start : after.start]):
        return True
    return cue("while").search(view.text[trigger.end : trigger.end + 3]) is not None


def _is_funded(view: SentenceView, trigger: Trigger, after: Trigger) -> bool:
    """Whether a verb is only the noun for which money is given (向锂矿普查划拨12亿卢比)."""
    clause = view.sentence.clause_of(trigger.start)
    if trigger.entry.type not in {"review", "operate"} or after.entry.type != "fund":
        return False
    if after.start - trigger.end > _LONGEST_WORK or after.start >= clause.end:
        return False
    return _FOR_WORK.search(view.scene.masked[clause.start : trigger.start]) is not None


def _is_got_by(view: SentenceView, trigger: Trigger, after: Trigger) -> bool:
    """Whether 获 only tells by whom the next is done (获国防部放款)."""
    if view.scene.form(trigger) in _BY and after.start == trigger.end and after.entry.id in _LET_PASS:
        return True  # 获得放行
    givers = view.scene.parties.within(trigger.end, trigger.end + 1)
    return view.scene.form(trigger) in _BY and any(giver.end == after.start for giver in givers)


def _is_disposed(view: SentenceView, trigger: Trigger, after: Trigger) -> bool:
    """Whether a verb only names what the next disposes of (把全面禁运提前)."""
    if trigger.entry.id == "petition":
        return False  # 把草案提请议会审议
    if trigger.entry.type in _TO_COME and view.text.startswith("将", trigger.start - 1):
        return False  # 将提出限制…的措施: to come
    near = after.start - trigger.end <= _LONGEST_DISPOSED and view.text[trigger.end - 1] not in "为入"
    return near and _DISPOSED.search(view.text[max(0, trigger.start - 7) : trigger.start]) is not None


def _leads_in(view: SentenceView, trigger: Trigger, after: Trigger) -> bool:
    """Whether a verb directly before another only leads in to it (责令停产, 联手成立, 点火复产)."""
    if after.start != trigger.end:
        jointly = cue("jointly_done").match(view.scene.form(trigger)) and after.entry.type in _DONE_JOINTLY
        return bool(jointly) and after.start < view.sentence.clause_of(trigger.start).end  # 联手X资助Y
    proposed = trigger.entry.id == "put_forward" and after.entry.type == "operate"
    goes_on = after.entry.type == "operate" or after.entry.id in _LASTING_ON
    allowed = view.text.startswith("获", trigger.start) and goes_on
    proposed = proposed or (trigger.entry.id == "ratify" and (allowed or after.entry.type in _APPROVED))
    proposed = proposed or (view.scene.form(trigger) == "确定" and after.entry.type == "establish")
    if trigger.entry.type == "fund" and after.entry.type == "establish":
        return True  # 出资设立
    if trigger.entry.type == after.entry.type == "operate" and not view.text.startswith(_STOPPING, trigger.start):
        return True  # 点火复产, but 停车检修
    leads = cue("leading_in").match(view.scene.form(trigger)) is not None
    return proposed or leads or trigger.entry.id == "enforce"


def _is_occasion(view: SentenceView, trigger: Trigger, after: Trigger) -> bool:
    """Whether a verb only names the occasion of the next: why it is done, what is celebrated, what is called off."""
    if trigger.entry.id == "meet" and cue("ceremony").match(view.text[after.end : after.end + 2]):
        return True  # 举行投产仪式
    if after.entry.id == "lift" and cue("called_off").match(view.text[trigger.end : trigger.end + _LONGEST_CALL]):
        return True  # 签署仪式已取消
    if after.start < view.sentence.clause_of(trigger.start).end and goes_with(view, trigger):
        return True  # 随法律修改作了调整
    if trigger.entry.id == "end" and view.text.startswith("发生", trigger.start):
        return after.entry.id == "end" and after.start < view.sentence.clause_of(trigger.start).end  # 发生尾矿库溃坝
    if cue("cause").search(view.text[max(0, trigger.start - 2) : trigger.start]):
        return True  # 因矿震停产
    clause = view.sentence.clause_of(trigger.start)
    return after.start < clause.end and cue("why").search(view.text[clause.start : trigger.start]) is not None


def goes_with(view: SentenceView, trigger: Trigger) -> bool:
    """Whether something is only told to happen along with what the clause tells (随着气温回升)."""
    begin = max(view.sentence.clause_of(trigger.start).start, trigger.start - _LONGEST_MATTER)
    along = cue("fading_with").search(view.text[begin : trigger.start])
    return along is not None and TITLE not in view.scene.masked[begin + along.start() : trigger.start]


def _is_matter(view: SentenceView, trigger: Trigger, after: Trigger) -> bool:
    """Whether a verb only tells what the next is about (就政府入股等事宜签署备忘录)."""
    clause = view.sentence.clause_of(trigger.start)
    about = (
        after.start < clause.end
        and "就" in view.text[max(clause.start, trigger.start - _LONGEST_MATTER) : trigger.start]
    )
    if _is_judged(view, trigger, after):
        return True
    if about and after.entry.type == "meet":
        return True  # 就铜精矿包销开始谈判
    if after.start < clause.end and _is_agreed_on(view, trigger, after):
        return True
    inquired = trigger.entry.type == "review" and after.start == trigger.end  # 就232调查签署公告
    return about and (inquired or cue("matter").search(view.text[trigger.end : after.start]) is not None)


def _is_agreed_on(view: SentenceView, trigger: Trigger, after: Trigger) -> bool:
    """Whether an act is only that about which others agree or sue (就落实共识的框架达成一致)."""
    if after.entry.id not in {"agree", "sue"} or trigger.entry.id == after.entry.id:
        return False
    begin = view.sentence.clause_of(trigger.start).start
    matter = _ABOUT.search(view.text, begin, trigger.start)
    if matter is None or view.scene.dates.within(matter.start(), trigger.start):
        return False
    return after.entry.id == "agree" or "的" in view.text[trigger.end : after.start]


def _is_judged(view: SentenceView, trigger: Trigger, after: Trigger) -> bool:
    """Whether a judgement or a control only names what somebody answers (对判决提出上诉, 对裁决表示不满)."""
    if after.start != trigger.end or not (trigger.entry.type == "restrict" or trigger.entry.id in _JUDGEMENTS):
        return False
    begin = max(view.sentence.clause_of(trigger.start).start, trigger.start - _LONGEST_ON)
    return cue("on_the_matter").search(view.text[begin : trigger.start]) is not None


def _is_spoken_of(view: SentenceView, trigger: Trigger, after: Trigger) -> bool:
    """Whether an act is only what somebody then speaks of (就中国实施的限制措施表示)."""
    clause = view.sentence.clause_of(trigger.start)
    words = view.text[max(clause.start, trigger.start - _LONGEST_MATTER) : trigger.start]
    return after.start < clause.end and trigger.entry.role == "main" and cue("about").search(words) is not None


def _is_attribute(view: SentenceView, trigger: Trigger, after: Trigger) -> bool:
    """Whether a verb only qualifies the subject of the next, as its date or 新 tells (7月4日，特朗普签字的法案生效)."""
    clause = view.sentence.clause_of(trigger.start)
    if after.start >= clause.end:
        return False
    if _LASTING.match(view.text, trigger.end, after.start):
        return True  # 1月1日，实行逾16年的配额制退出
    if after.entry.id == "in_force" and cue("order_that").match(view.text[trigger.end : after.start]):
        return not view.scene.dates.within(clause.start, trigger.start)  # 加征10%关税的行政令生效
    if view.scene.dates.within(clause.start, trigger.start) and not view.text.endswith(_JUST, 0, trigger.start):
        return False
    return _ATTRIBUTE.match(view.text, trigger.end, after.start) is not None


def _is_of_party(view: SentenceView, trigger: Trigger, after: Trigger) -> bool:
    """Whether a verb only qualifies the other side of the next (与到访东京的智利总统签署)."""
    if after.start >= view.sentence.clause_of(trigger.start).end or not cue("beside").search(
        view.text[max(view.sentence.start, trigger.start - _LONGEST_ON) : trigger.start]
    ):
        return False
    joint = view.text.find("的", trigger.end, min(after.start, trigger.end + _LONGEST_MATTER))
    return joint >= 0 and bool(view.scene.parties.within(joint + 1, joint + 2))


def _is_means(view: SentenceView, trigger: Trigger, after: Trigger) -> bool:
    """Whether 通过 only tells by what means the next is done (通过开发计划向13个项目发放赠款)."""
    if trigger.entry.id != "pass_plain" or after.start >= view.sentence.clause_of(trigger.start).end:
        return False
    titles = view.scene.instruments.within(trigger.end, after.start)
    if titles and titles[-1].kind in _PASSED:
        return False
    if titles and after.entry.type == "fund" and titles[-1].end == after.start:
        return True  # 通过“矿业2030”投资计划出资
    return bool(titles) and view.text.startswith(_TO_WHOM, titles[-1].end)


def _is_held(view: SentenceView, trigger: Trigger, after: Trigger) -> bool:
    """Whether talks are only named before the verb that tells that they are held or end (第六届对话在柏林登场)."""
    if after.start >= view.sentence.clause_of(trigger.start).end:
        return False
    held = cue("being_held").match(view.scene.form(after)) is not None
    return held and cue("talks_noun").match(view.scene.form(trigger)) is not None


def _describes_doer(view: SentenceView, trigger: Trigger, after: Trigger) -> bool:
    """Whether a verb, not dated itself, only describes who does the next (，收购该矿的力拓宣布停产)."""
    clause = view.sentence.clause_of(trigger.start)
    if after.start >= clause.end or trigger.start - clause.start > 1:
        return False
    joint = view.text.find("的", trigger.end, min(after.start, trigger.end + _LONGEST_MATTER))
    doers = view.scene.parties.within(joint + 1, joint + 2) if joint >= 0 else []
    return bool(doers) and doers[0].end < after.start


def _is_plan_judged(view: SentenceView, trigger: Trigger, after: Trigger) -> bool:
    """Whether a verb only tells of what plan it is told that it passed or not (收购该矿的计划被否决, 合并方案获批)."""
    if after.start >= view.sentence.clause_of(trigger.start).end:
        return False
    passive = view.text.endswith(("被", "获", "遭", "获得"), 0, after.start)
    if not passive and after.entry.id not in _LET_PASS:
        return False
    return cue("a_plan_of_which").search(view.text[trigger.end : after.start]) is not None


_RULES = (
    _leads_in,
    _is_occasion,
    _is_before_act,
    _is_got_by,
    _is_funded,
    _is_attribute,
    _is_matter,
    _is_disposed,
    _is_held,
    _is_means,
    _is_of_party,
    _describes_doer,
    _is_plan_judged,
)
