"""Which acts are only the nouns of which another verb tells something."""

import re
from collections.abc import Sequence

import rjieba

from policy_nlp.extract.events.families import MOVES
from policy_nlp.extract.events.sentences import STOPS
from policy_nlp.extract.events.triggers import Trigger, weak_triggers
from policy_nlp.extract.events.view import SentenceView
from policy_nlp.lexicon.cues import cue
from policy_nlp.model import FigureMention

_MANY = re.compile(r"[数几][十百千万]+[件份宗项]$")
_GROWN = re.compile(r"的?(?:[\u4e00-\u9fff]{0,4}?)(?:产能|储量|资源量|装机|需求|产量|投资|供应|项目)")
_LONGEST_HEAD = 10  # characters of 的 and the noun that an act qualifies
_AUXILIARY = {"可以", "能够", "应当", "没有", "成为", "属于", "涉及", "开始", "继续", "已经", "可能", "需要", "负责"}
_COMPOUNDING = {"fund", "operate", "restrict", "review", "meet"}
_SHIFTS = {"rise", "fall", "bare_move"}
_LONGEST_REQUEST = 14  # characters of 应X before 请求
_DRAWN = 20  # characters before 投资 in which it is told to be attracted
_WORTH = {"价值", "总值", "相当于", "约合", "折合"}
_LONGEST_VERB = 8  # characters before a value in which the verb stands whose object it describes
_LONGEST_SHARE = 13  # characters behind an act in which it is told how much of it was let pass


def is_noun(view: SentenceView, act: Trigger) -> bool:
    """Whether an act is only what is counted (170份申请) or what a move behind it measures (出货下降到4330万吨)."""
    votes = view.text.startswith("票", act.start - 1)  # 以219票通过
    if is_attracted(view, act):
        return True
    figures = view.figures(act.start - 12, act.start)
    counted = [f for f in figures if f.end == act.start and f.kind == "count" and not _is_often(view, f)]
    if not votes and counted and not view.text.endswith(("由", "从", "分"), 0, counted[-1].start):
        return True  # 170份申请, but 由18种扩至34种, 分两批下达
    if act.entry.id == "react" and _is_requested(view, act):
        return True
    if _MANY.search(view.text, max(0, act.start - 5), act.start):
        return True  # 数百件申请
    if (
        act.entry.type == "fund"
        and view.text.endswith("的", 0, act.start)
        and view.text[act.end : act.end + 1] in STOPS
    ):
        return True  # 其中1亿美元是该行的贷款
    if act.entry.id == "meet" and any(f.kind == "duration" for f in _just_before(view, act)):
        return True  # 给双方180天去谈判
    if act.entry.type in _COMPOUNDING and act.entry.id != "hold_meeting" and is_compound(view, act):
        return True
    return _is_of_right(view, act) or _is_subject(view, act) or _is_cause(view, act) or _is_qualifier(view, act)


def qualifies_measured(view: SentenceView, act: Trigger, triggers: Sequence[Trigger]) -> bool:
    """Whether an act, not dated itself, only tells which are measured (已公布的项目只能满足六成)."""
    if not view.text.startswith("的", act.end):
        return False
    clause = view.sentence.clause_of(act.start)
    measured = any(t.entry.role == "measure" and t.start > act.end for t in triggers)
    undated = not view.scene.dates.within(clause.start, act.start)
    return measured and undated and view.text.endswith("已", clause.start, act.start)


def is_compound(view: SentenceView, act: Trigger) -> bool:
    """Whether an act is only a part of a noun (收购要约, 追缴额)."""
    return cue("compound").match(view.text[act.end : act.end + _LONGEST_HEAD]) is not None


def _is_of_right(view: SentenceView, act: Trigger) -> bool:
    """Whether an act only tells for what a right, a permit or a law is, or what it spares (勘查权, 豁免国名单)."""
    near = view.text[act.end : act.end + 6]
    if view.scene.form(act) == "豁免":
        return cue("exempt").match(near) is not None
    return act.entry.type in _COMPOUNDING and cue("right").match(near) is not None


def _is_qualifier(view: SentenceView, act: Trigger) -> bool:
    """Whether an act qualifies the object of a verb that no list of acts has (质询能源部拨款的流向)."""
    if act.entry.type not in _COMPOUNDING or act.entry.role != "main" or not view.text.startswith("的", act.end):
        return False
    clause = view.sentence.clause_of(act.start)
    rest = view.text[act.end : clause.end].rstrip("。；;，, ")
    if len(rest) > _LONGEST_HEAD or view.triggers(act.end, clause.end):
        return False
    dates = view.scene.dates.within(clause.start, act.start)
    start = dates[-1].end if dates else clause.start
    if view.triggers(start, act.start):
        return False
    words = rjieba.tag(view.scene.masked[start : act.start])
    return any(
        (flag == "v" and len(word) > 1 and word not in _AUXILIARY) or word in weak_triggers() for word, flag in words
    )


def is_attracted(view: SentenceView, act: Trigger) -> bool:
    """Whether an investment is only what is attracted (吸引1700亿美元投资)."""
    begin = max(view.sentence.start, act.start - _DRAWN)
    return act.entry.id == "give" and cue("attracting").search(view.text, begin, act.start) is not None


def _is_cause(view: SentenceView, act: Trigger) -> bool:
    """Whether an act only tells why a value moved (出口因铁路罢工下滑18%)."""
    clause = view.sentence.clause_of(act.start)
    if not any(t.entry.id in _SHIFTS for t in view.triggers(act.end, clause.end)):
        return False
    if cue("leads_to").match(view.text[act.end : act.end + 4]):
        return True  # 出口禁令导致钴价暴涨
    return cue("why").search(view.text[clause.start : act.start]) is not None


def _is_subject(view: SentenceView, act: Trigger) -> bool:
    """Whether an act is only the noun of which the verb behind it tells something (出货下降到4330万吨)."""
    if act.entry.id == "give" and view.text.startswith(("由", "从"), act.end) and view.figures(act.end, act.end + 2):
        return True  # 投资由30亿美元增至70亿美元
    if view.scene.form(act) == "投资" and any(t.entry.id == "copula" for t in view.triggers(act.end, act.end + 1)):
        return True  # 直接投资达10亿美元
    qualified = view.text.endswith("的", 0, act.start)
    if qualified and view.text.startswith(("由", "获", "遭"), act.end):
        return True  # 中断多年的清查由该局重启
    if qualified and act.entry.type == "operate":
        clause = view.sentence.clause_of(act.start)
        return any(t.entry.id in _SHIFTS for t in view.triggers(act.end, clause.end))  # 对美国的出货归零
    if act.entry.type == "amend" and view.text.startswith("版", act.end):
        clause = view.sentence.clause_of(act.start)
        return any(t.entry.role == "main" for t in view.triggers(act.end, clause.end))  # 更新版把镝列为…
    if view.scene.form(act) == "新增" and (grown := _GROWN.match(view.text, act.end)):
        clause = view.sentence.clause_of(act.start)
        return any(t.entry.role == "main" for t in view.triggers(grown.end(), clause.end))  # 新增产能实行置换
    if cue("let_pass").match(view.text[act.end : act.end + _LONGEST_SHARE]):
        return True  # 申请获批
    return any(t.entry.id in MOVES for t in view.triggers(act.end, act.end + 1))


def _is_often(view: SentenceView, figure: FigureMention) -> bool:
    """Whether a count tells how often something was done (两次修正)."""
    return view.text[figure.end - 1] in "次度"


def _just_before(view: SentenceView, act: Trigger) -> list[FigureMention]:
    figures = view.figures(act.start - 12, act.start)
    return [f for f in figures if view.text[f.end : act.start] in {"", "去", "来", "用于"}]


def _is_requested(view: SentenceView, act: Trigger) -> bool:
    """Whether an act is only what somebody else answers (应印度请求)."""
    before = view.text[max(view.sentence.start, act.start - _LONGEST_REQUEST) : act.start]
    return cue("at_request").search(before) is not None


def move_caused(view: SentenceView, noun: Trigger) -> Trigger | None:
    """The move that a noun is told to have caused (出口禁令导致钴价暴涨)."""
    if cue("leads_to").match(view.text[noun.end : noun.end + 4]) is None:
        return None
    clause = view.sentence.clause_of(noun.start)
    moves = (t for t in view.triggers(noun.end, clause.end) if t.entry.id in MOVES and t.end - t.start > 1)
    return next(moves, None)


def bought_for(view: SentenceView, triggers: Sequence[Trigger]) -> Trigger | None:
    """The verb whose object a value only describes (购买了价值3亿美元的铜, 获得相当于需求两成的稀土)."""
    worth = next((t for t in triggers if view.scene.form(t) in _WORTH), None)
    if worth is None:
        return None
    clause = view.sentence.clause_of(worth.start)
    figures = view.figures(worth.end, clause.end)
    if not figures or not view.text.startswith("的", figures[-1].end):
        return None
    end = worth.start - view.text.endswith("了", clause.start, worth.start)
    words = rjieba.tag(view.scene.masked[max(clause.start, end - _LONGEST_VERB) : end])
    word, flag = words[-1] if words else ("", "")
    is_verb = len(word) > 1 and (flag == "v" or word in weak_triggers())
    return Trigger(end - len(word), end, worth.entry) if is_verb else None
