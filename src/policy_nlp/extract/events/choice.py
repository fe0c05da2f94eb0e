"""Which of the words under a date names the happening."""

import re
from collections.abc import Sequence
from itertools import pairwise

import rjieba

from policy_nlp.extract.events.families import CONTROLS, MOVES
from policy_nlp.extract.events.happening import Happening
from policy_nlp.extract.events.modality import is_denied
from policy_nlp.extract.events.nouns import (
    bought_for,
    is_attracted,
    is_compound,
    is_noun,
    move_caused,
    qualifies_measured,
)
from policy_nlp.extract.events.sentences import STOPS, Clause
from policy_nlp.extract.events.triggers import Trigger, TriggerEntry, weak_triggers
from policy_nlp.extract.events.unlisted import passive_or_delivery
from policy_nlp.extract.events.view import SentenceView
from policy_nlp.extract.events.yielding import goes_with, yields
from policy_nlp.lexicon.cues import cue

_MOVING = ("rise", "fall", "target", "quota", "hover", "bare_move")
_PREFERRED_MEASURES = (*_MOVING, "share", "hold", "level", "copula", "gauge")
_FURTHER_TYPES = {"fund", "establish", "issue", "enact"}
_COMPLEMENT = re.compile(r"[上中毁断翻沉走掉破垮碎](?![\u4e00-\u9fff]?[,，]|[述级游市午层部调间央国文])")
_SETTLED = {"达成一致", "达成和解", "达成妥协", "达成共识"}
_ENDING = {"lift", "end", "suspend", "veto"}
_FOR_WHOM = re.compile(r"[向为给对][^,，。;；]{1,24}")
_VESSEL = re.compile(r"[船舰艇](?![\u4e00-\u9fff]?长)")
_ARRANGED = ("约定", "商定")
_PLEDGED = ("投资", "再投", "加投")
_ONLY_FIRST = {"other", "review"}  # types that behind another act tell no more than its content
_IN_OFFICE = ("出任", "担任", "接任", "接下", "接过")
_CONTENTS = {"extend", "control", "gauge", "forbid"}  # triggers of which the same is true
_WEAK_LENGTHS = (4, 3, 2)  # characters of a verb of last resort
_TO_WHAT = "将把向对给从为与同"
_OBJECT_MARKS = ("了", "的", ",", "，")
_LONGEST_TITLE = 60  # characters of a title between 以 and a verb
_AFTER = ("后", "之后", "以后")
_TALKS_OVER = ("", "上", "时", "中", "期间", *_AFTER)
_IN_WAKE = ("后,", "后，")
_STILL = ("正", "仍", "还", "现", "便", "就", "都")
_ADVISED = 4  # characters in which a verb of advice and what follows it stand
PLEDGE = TriggerEntry(id="pledge", type="fund", role="main", forms=())
_DEAL = TriggerEntry(id="deal", type="agree", role="main", forms=())
SAID = TriggerEntry(id="react", type="other", role="speech", forms=())
_OPENLY = ("明确", "公开")  # how it is said: 明确表示, 公开指出
_SAYS = ("称", "指出", "写道")
_VERB = TriggerEntry(id="verb", type="other", role="main", forms=())


def choose(view: SentenceView, triggers: Sequence[Trigger]) -> Trigger | None:
    """The trigger that names the happening: an act before a measure, a measure before an announcement."""
    if not triggers:
        return None
    stated = [t for t in triggers if t.entry.role in {"content", "speech"} and _is_stated_in_document(view, t)]
    if stated and any(t.start < stated[0].start and view.text.startswith("的", t.end) for t in triggers):
        stated = []  # 8月生效的该法在第1条中规定: that it came into force
    if advised := _advice(view, triggers):
        return advised
    acts = stated or [t for t in triggers if t.entry.role in {"main", "speech"} and not is_noun(view, t)]
    acts = [a for a in acts if not qualifies_measured(view, a, triggers)]
    if acts and _tells_find(view, triggers, acts[0]):
        return triggers[0]
    if acts and (promise := _promised(view, triggers[0], acts[0])):
        return Trigger(triggers[0].start, triggers[0].end, promise)
    if acts:
        act = next((t for t, after in pairwise(acts) if not yields(view, t, after)), acts[-1])
        return _said(view, act, triggers)
    if measure := bought_for(view, triggers) or _measure(view, triggers):
        return measure
    says = (t for t in triggers if view.scene.form(t) in _SAYS and view.text[t.end : t.end + 1] in STOPS)
    if saying := next(says, None):
        by_paper = cue("study").search(view.scene.masked[view.sentence.clause_of(saying.start).start : saying.start])
        return saying if by_paper else Trigger(saying.start, saying.end, SAID)
    rest = next((t for role in ("light", "noun") for t in triggers if t.entry.role == role), None)
    return _handed_on(view, rest) if rest else None


def _measure(view: SentenceView, triggers: Sequence[Trigger]) -> Trigger | None:
    for name in _PREFERRED_MEASURES:
        for trigger in triggers:
            if trigger.entry.id == name and not _is_gauged(view, trigger, triggers):
                return trigger
    return None


def _handed_on(view: SentenceView, rest: Trigger) -> Trigger:
    """What a noun has caused, or what begins; else the word itself."""
    if rest.entry.role == "noun":
        return move_caused(view, rest) or rest
    if rest.entry.id == "announce":
        return _announced_deal(view, rest) or rest
    return _begun(view, rest) if rest.entry.id == "begin" else rest


def _announced_deal(view: SentenceView, announced: Trigger) -> Trigger | None:
    """What is announced, where a verb of last resort tells for what money is given (宣布以6亿美元换取一成股权)."""
    clause = view.sentence.clause_of(announced.start)
    if not any(f.kind == "money" for f in view.figures(announced.end, clause.end)):
        return None
    verb = first_verb(view, Clause(announced.end, clause.end, opens=False), announced.end)
    return verb if verb and verb.entry.role == "weak" and verb.entry.type in {"fund", "agree", "operate"} else None


def _begun(view: SentenceView, begin: Trigger) -> Trigger:
    """What begins, where a verb of last resort tells it (开始征集); else that it begins."""
    for length in _WEAK_LENGTHS:
        end = begin.end + length
        if entry := weak_triggers().get(view.scene.masked[begin.end : end]):
            return Trigger(begin.end, end, entry)
    if view.text.startswith(_OBJECT_MARKS, begin.end):
        return begin  # 开始了合作
    rest = Clause(begin.end, view.sentence.clause_of(begin.start).end, opens=False)
    return first_verb(view, rest, begin.end) or _begun_upon(view, rest) or begin


def _begun_upon(view: SentenceView, rest: Clause) -> Trigger | None:
    """What begins behind the noun to which it is done, though the segmenter takes it for a noun (向日本|出口)."""
    position = rest.start
    words = view.scene.masked[rest.start : rest.end]
    for word, flag in rjieba.tag(words) if words and view.text[position] in _TO_WHAT else ():
        if flag == "vn" and len(word) > 1:
            return Trigger(position, position + len(word), _VERB)
        position += len(word)
    return None


def _said(view: SentenceView, act: Trigger, triggers: Sequence[Trigger]) -> Trigger:
    """The verb that tells what is said, directly behind one that only tells how (受访指出)."""
    said = next((t for t in triggers if t.start == act.end and t.entry.id in {"show", "react"}), None)
    if said and view.scene.form(act) in _OPENLY:
        return Trigger(said.start, said.end, SAID)
    through = said and act.entry.role == "speech" and cue("leading_in").match(view.scene.form(act))
    return Trigger(said.start, said.end, act.entry) if said and through else act


def _advice(view: SentenceView, triggers: Sequence[Trigger]) -> Trigger | None:
    """Advice, where it comes before every act: those are only what is advised (建议设立储备)."""
    first = next((t for t in triggers if t.entry.role in {"main", "speech"} or t.entry.id == "demand"), None)
    return first if first and is_advice(view, first) else None


def is_advice(view: SentenceView, trigger: Trigger) -> bool:
    """Whether a trigger is a verb of advice rather than the noun (依该所的建议)."""
    verb = not view.text.endswith(("的", "条", "项"), 0, trigger.start)
    return verb and cue("advising").match(view.text[trigger.start : trigger.start + _ADVISED]) is not None


def _is_gauged(view: SentenceView, trigger: Trigger, triggers: Sequence[Trigger]) -> bool:
    """Whether a share or a move only leads to what tells the value (缺口为9500万盎司, 六成靠进口, 运往X的只有3吨)."""
    if trigger.entry.id in MOVES:  # 产量随气温回升增至1.6万吨
        return any(t.start > trigger.start and t.entry.id in MOVES for t in triggers) and goes_with(view, trigger)
    if trigger.entry.id != "share":
        return False
    if any(t.start == trigger.end and t.entry.id == "copula" for t in triggers):
        return True
    later = [t for t in triggers if t.start > trigger.end and t.entry.id == "share"]
    if cue("lacking").match(view.text[trigger.end : view.sentence.end]) and later:
        return True  # 供应将比需求短缺三成
    there = view.text[trigger.end - 1] == "有"
    return any(there or view.text.startswith("的", t.start - 1) for t in later)


def _tells_find(view: SentenceView, triggers: Sequence[Trigger], act: Trigger) -> bool:
    """Whether a find is only what is announced (宣布发现稀土矿)."""
    return triggers[0].entry.id == "announce" and cue("find").match(view.scene.form(act)) is not None


def _promised(view: SentenceView, first: Trigger, act: Trigger) -> TriggerEntry | None:
    """What a promise is that has an act as its object: a deal (同意出资9850万澳元换取权益), money to come, or none."""
    if first.entry.id == "promise" and act.entry.type == "fund" and _opens_date(view, first):
        return PLEDGE
    if first.entry.id in {"promise", "announce"} and view.text.startswith(_PLEDGED, act.start):
        return PLEDGE
    exchanged = cue("exchange").search(view.text[act.end : view.sentence.end])
    arranged = view.scene.form(first) in _ARRANGED and (
        act.entry.type in {"establish", "agree", "operate"}
        or cue("talks_noun").match(view.scene.form(act)) is not None  # 商定就最低限价展开谈判
    )
    arranged = arranged or act.entry.type == "agree"  # 同意合作开发该矿
    return _DEAL if first.entry.id == "consent" and (exchanged or arranged) else None


def _opens_date(view: SentenceView, first: Trigger) -> bool:
    """Whether a trigger is the first behind the last date before it."""
    dates = view.scene.dates.within(view.sentence.start, first.start)
    return bool(dates) and not view.triggers(dates[-1].end, first.start)


def _is_stated_in_document(view: SentenceView, trigger: Trigger) -> bool:
    """在第14154号行政令中要求…: what a document demands is its issue."""
    titles = view.scene.instruments.within(trigger.start - 40, trigger.start)
    between = view.text[titles[-1].end : trigger.start] if titles else ""
    if titles and not between and view.text.endswith("以", 0, titles[-1].start):
        return True  # 以第14154号行政令要求
    return len(between) <= 8 and cue("in_document").fullmatch(between) is not None


def is_act(view: SentenceView, clause: Clause, start: int, end: int) -> bool:
    """Whether the stretch `[start, end)` tells an act rather than a value."""
    chosen = choose(view, view.usable_triggers(clause, start, end))
    return chosen is not None and chosen.entry.role == "main"


def _is_bare_move(view: SentenceView, trigger: Trigger, until: int) -> bool:
    """Whether a move is told without figure: at its clause's end (出货量急跌), or of a control (扩大出口管制)."""
    if trigger.entry.id not in MOVES or trigger.end - trigger.start == 1:
        return False
    behind = view.text[trigger.end : until]
    return behind[:1] in STOPS or cue("control").search(behind) is not None


def first_verb(view: SentenceView, stretch: Clause, behind: int) -> Trigger | None:
    """The first verb of a stretch behind the position `behind`: one whose type is known, else any.

    What is a verb tells the segmenter, by the part of speech that it gives a word.
    """
    for move in view.triggers(max(stretch.start, behind), stretch.end):
        if _is_bare_move(view, move, stretch.end) and not is_denied(view.text[stretch.start : move.start]):
            return move
    if unlisted := passive_or_delivery(view, stretch, behind):
        return unlisted
    position, first = stretch.start, None
    for word, flag in rjieba.tag(view.scene.masked[stretch.start : stretch.end]):
        known = weak_triggers().get(word)
        verb = Trigger(position, position + len(word), known or _VERB)
        position += len(word)
        joined = _COMPLEMENT.match(view.scene.masked, verb.end) if flag == "v" and len(word) == 1 else None
        if joined and first is None:  # 撞上
            verb = Trigger(verb.start, joined.end(), _VERB)
        is_wanted = known is not None or (flag == "v" and first is None)
        begins = verb.start == behind and word.startswith(("起", "开始"))  # 2028年起向该厂供货
        single = verb.end - verb.start < 2 or _VESSEL.match(view.scene.masked, verb.end)  # 巡逻船
        if not is_wanted or single or begins or verb.start < behind or cue("no_act").match(word):
            continue
        if cue("right").match(view.scene.masked[verb.end : verb.end + 6]):
            continue  # 发给铁矿开采特许权
        denied = is_denied(word) or view.text.endswith(("该", "此"), 0, verb.start)  # 未能 is a verb to the segmenter
        if denied or any(layer.within(verb.start, verb.end) for layer in (view.scene.parties, view.scene.minerals)):
            continue
        clause = view.sentence.clause_of(verb.start)  # a denial may stand before the date: 尚未在2024年公布
        place = view.text.startswith("在", verb.start - 1) and not view.text.startswith(_STILL, verb.start - 2)
        if place and known is None:
            continue  # 在包头开班
        if view.is_usable(verb, clause, stretch.end) and not view.sentence.bracket_of(verb.start):
            if known:
                return verb
            first = verb
    return first


def announces_value(view: SentenceView, said: Trigger, value: Trigger, start: int) -> bool:
    """Whether a value in the stretch from `start` is only what is announced (宣布，锂储量占比升至16.5%)."""
    disposed = view.text.startswith(("把", "将", "从", "自"), start)
    return value.entry.role == "measure" and not disposed and cue("declaring").match(view.scene.form(said)) is not None


def by_document(view: SentenceView, said: Trigger) -> bool:
    """Whether something is announced by a paper that is named (以第46号公告宣布): its issue is a happening too."""
    papers = view.scene.instruments.within(said.start - _LONGEST_TITLE, said.start)
    return bool(papers) and papers[-1].end == said.start and view.text.endswith("以", 0, papers[-1].start)


def only_announces(view: SentenceView, trigger: Trigger, clause: Clause) -> bool:
    """Whether a verb without object only announces an act of the next clause (公布，已完成收购)."""
    if cue("made_known").match(view.scene.form(trigger)) is None or view.text[trigger.end : clause.end].strip():
        return False
    following = next((c for c in view.sentence.clauses if c.start >= clause.end), None)
    if following is None or view.dates_in(following):
        return False
    act = choose(view, view.usable_triggers(following, following.start, following.end))
    return act is not None and act.entry.role == "main" and act.entry.type not in CONTROLS


def does_again(view: SentenceView, last: Happening | None, chosen: Trigger, start: int) -> bool:
    """Whether the same is done with another commodity (把多晶硅的关税提高到50%，钨制品提高到25%)."""
    if last is None or view.scene.form(last.trigger) != view.scene.form(chosen):
        return False
    named = view.scene.commodities(start, chosen.start)
    before = view.scene.commodities(last.start, last.trigger.start)
    return bool(named) and bool(before) and named.isdisjoint(before)


def stands_alone(view: SentenceView, trigger: Trigger, start: int, end: int) -> bool:
    """Whether a trigger in `[start, end)` behind another one, under the same date, is a happening of its own."""
    entry, scene = trigger.entry, view.scene
    if entry.role == "speech":
        return bool(scene.parties.within(start, trigger.start))
    added = view.text.startswith(("并首", "并对", "并把"), start)
    content = entry.id in _CONTENTS and not added and not view.text.startswith(("实施", "实行"), trigger.start)
    if content or entry.role in {"light", "noun", "content"}:
        return False
    if scene.form(trigger) in _IN_OFFICE and scene.parties.within(start, trigger.start):
        return "由" not in view.text[start : trigger.start]  # …，韩国出任主席国
    if entry.type in _ONLY_FIRST:
        return _is_more_than_content(view, trigger, start, end)
    figures = view.figures(start, end)
    has = {
        "money": any(f.kind in view.kinds_of_money(start, end) for f in figures),
        "figure": bool(figures),
        "mineral": bool(scene.minerals.within(start, end)),
        "instrument": bool(scene.instruments.within(start, end)),
    }
    if cue("regime").match(view.text[trigger.end : end]):
        return True  # 解除禁令，改行配额制
    if entry.needs:
        return any(has.get(need, False) for need in entry.needs)
    if entry.type in {"issue", "propose", "enact", "agree"}:
        agreed = entry.type == "agree" or entry.id == "sign"
        return (
            has["instrument"]
            or cue("at_once").search(view.text[start : trigger.start]) is not None
            or scene.form(trigger) in _SETTLED
            or (agreed and cue("agreement_object").search(view.text[start:end]) is not None)
        )
    return True


def _is_more_than_content(view: SentenceView, trigger: Trigger, start: int, end: int) -> bool:
    """Whether an act whose kind mostly tells content is done at once, counted, or done by somebody named."""
    before = view.text[start : trigger.start]
    if trigger.entry.id == "enforce" and view.figures(trigger.end, end):
        return not is_compound(view, trigger)  # …，查扣稀土矿63吨
    if trigger.entry.id == "end" and (cue("by_somebody").search(before) or view.text.endswith(_IN_WAKE, 0, start)):
        return True  # …，库存白银被警方运走; 撞船事件后，供货一度中断
    return cue("at_once").search(before) is not None


def further_acts(
    view: SentenceView, chosen: Trigger, triggers: Sequence[Trigger], end: int
) -> list[tuple[Trigger, int]]:
    """The acts behind the chosen one in its stretch that are happenings too, each with the end of its own words."""
    if chosen.entry is PLEDGE or chosen.entry is _DEAL:
        return []
    talked = chosen.entry.type == "meet"  # 会谈约定
    acts = [t for t in triggers if t.entry.role == "main" or (talked and t.entry.id == "consent")]
    acts = [t for t in acts if t.start > chosen.end or _follows(view, chosen, t)]
    acts = [t for t in acts if not is_attracted(view, t)]
    ends = [*(t.start for t in acts[1:]), end]
    return [(act, own_end) for act, own_end in zip(acts, ends, strict=False) if _is_further(view, chosen, act, own_end)]


def _follows(view: SentenceView, chosen: Trigger, act: Trigger) -> bool:
    """Whether a plant stops by what has befallen it (失火停工, 政变后停产): both are happenings."""
    between = view.text[chosen.end : act.start]
    over = act.start >= chosen.end and between in _TALKS_OVER
    if chosen.entry.type == "meet" and act.entry.type == "agree" and over:
        return True  # 会谈后达成共识, 会谈商定
    return chosen.entry.id == "end" and act.entry.type == "operate" and between in {"", *_AFTER}


def _is_ended(view: SentenceView, chosen: Trigger, act: Trigger) -> bool:
    """Whether an act is only the noun of what is ended (终止与该集团的合资)."""
    here = act.start < view.sentence.clause_of(chosen.start).end and view.text[act.end : act.end + 1] in STOPS
    return here and chosen.entry.id in _ENDING and act.entry.type == "establish"


def _is_granted(view: SentenceView, chosen: Trigger, act: Trigger) -> bool:
    """Whether money is given by what is approved (批准向该公司追加4亿澳元贷款)."""
    approved = chosen.entry.id == "ratify" and act.entry.type == "fund"
    return approved and _FOR_WHOM.fullmatch(view.text, chosen.end, act.start) is not None


def _is_further(view: SentenceView, chosen: Trigger, act: Trigger, end: int) -> bool:
    if _is_ended(view, chosen, act) or _is_granted(view, chosen, act):
        return False
    by = view.scene.parties.within(act.start - 24, act.start)
    subject = by[-1].start if by and by[-1].end == act.start else act.start  # …、商务部注资
    coordinated = view.text.startswith("、", subject - 1)
    if coordinated or _follows(view, chosen, act) or "并" in view.text[max(chosen.end, act.start - 6) : act.start]:
        return True
    counts = act.entry.id == "widen" and view.text.startswith("的", chosen.end)
    if counts and not view.scene.minerals.within(act.end, end):
        return False  # 2018年公布的清单收录35种: how long it is
    another = act.entry.type in _FURTHER_TYPES and act.entry.type != chosen.entry.type
    return (another or act.entry.id in {"widen", "drop"}) and stands_alone(view, act, act.start, end)
