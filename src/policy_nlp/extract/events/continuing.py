"""Which verbs behind a happening, under the same date, only tell more of it."""

from policy_nlp.extract.events.choice import choose
from policy_nlp.extract.events.happening import Happening
from policy_nlp.extract.events.sentences import Clause
from policy_nlp.extract.events.triggers import Trigger
from policy_nlp.extract.events.view import SentenceView
from policy_nlp.lexicon.cues import cue

_PROVISIONS = {"amend", "rise", "fall", "tariff", "establish", "lift", "drop", "keep"}  # what laws lay down
_REVISIONS = {"widen", "drop", "keep"}
_PRICED = {"agree", "operate"}
_COSTS = {"合资", "投资", "投入", "耗资", "斥资"}
_LONGEST_GAIN = 24  # characters behind an act in which it is told what capacity it adds
_BOUGHT = {"购入", "接手", "买入"}
_GOT = {"获", "获得", "得到", "拿到"}
_PROCEEDS = {"集资", "募资", "募集", "筹集"}
_ADDED = {"新增", "增加"}
_FIRST = ("首次", "首度", "第一次")
_JUDGED = {"review", "sue"}
_TALKED = {"讨论", "商讨", "磋商", "交换意见", "商谈", "洽谈"}
_LONGEST_OBJECT = 10  # characters between a verb and the amount of its object
_STOPS = (",", "，")
_HOLDS = {"收录"}
_REACHED = "至到"
_AT_ONCE = 2  # characters before a verb without a subject
_LONGEST_WAKE = 6
_ATTENDED = {"出席", "列席", "赴会", "参加"}
_ASKED = {"demand", "promise"}
_QUOTED = {"报", "收报", "报收"}
_TRADED = {"进口", "出口"}  # what is traded moves (出口稀土6万吨，同比增长12%)
_ALL_TOLD = {
    "落选",
    "出局",
    "除名",
    "掉队",
    "退场",
    "入列",
    "上榜",
    "入榜",
    "首次入选",
    "首度入选",
    "首次列入",
    "首次纳入",
}
"""What befalls commodities that stand before it."""
LISTED = {"挂牌", "登场", "上市"}
"""How a share comes to be traded."""


def measures_another(view: SentenceView, last: Happening | None, gauge: Trigger, start: int) -> bool:
    """Whether another quantity is told behind a measure, with its name and value (钴销量4.62万吨)."""
    if last is None or not last.is_measure or gauge.entry.id != "gauge":
        return False
    named = view.scene.minerals.within(start, gauge.start)
    return bool(named) and bool(view.figures(gauge.end, gauge.end + 4))


def gives_or_adds(view: SentenceView, chosen: Trigger, start: int, end: int) -> bool:
    """Whether a trigger tells what money a paper gives, or what a list adds or drops, no one else being named."""
    if view.scene.parties.within(start, min(chosen.start, start + 1)) or view.scene.form(chosen) in _GOT:
        return False
    if chosen.entry.type == "fund":
        return any(f.kind == "money" for f in view.figures(chosen.end, end))
    if chosen.entry.id in _REVISIONS and view.scene.form(chosen) in _ALL_TOLD:
        return bool(view.scene.minerals.within(start, chosen.start))  # …定稿的清单列入铜，氦落选
    return (
        chosen.entry.id in _REVISIONS
        and chosen.start - start <= _AT_ONCE
        and bool(view.scene.minerals.within(chosen.end, end))
    )


def is_price(view: SentenceView, chosen: Trigger, start: int) -> bool:
    """Whether a price moves: an answer of the market to what was done, not a part of it."""
    words = view.text[start : chosen.start]  # 镓价一周内上涨27% is no answer of the day
    return chosen.entry.id in {"rise", "fall"} and bool(cue("priced").search(words)) and "内" not in words


def is_new_total(view: SentenceView, move: Trigger, start: int) -> bool:
    """Whether a move tells to how many an act has brought them (铜、银入列，总数增至60种)."""
    reached = view.scene.form(move)[-1] in _REACHED
    words = view.text[start : move.start]
    return reached and "比" not in words and cue("total_told").search(words) is not None


def is_price_of(view: SentenceView, last: Happening, chosen: Trigger) -> bool:
    """Whether a verb only tells what a deal costs (收购该矿，耗资3亿美元)."""
    is_deal = last.trigger.entry.type in _PRICED or view.scene.form(last.trigger) in _BOUGHT
    return is_deal and view.scene.form(chosen) in _COSTS


def is_amount_of(view: SentenceView, last: Happening, chosen: Trigger) -> bool:
    """Whether a verb only tells how much one gets of whom a grant is told (得到640万美元)."""
    amount = any(f.kind == "money" for f in view.figures(last.start, last.end))
    return last.trigger.entry.type == "fund" and view.scene.form(chosen) in _GOT and not amount


def is_told_with(view: SentenceView, last: Happening, chosen: Trigger, start: int, end: int) -> bool:
    """Whether a verb only tells what a statement says, what is said of a value, or what an agreement promises."""
    opens = view.text.startswith(_STOPS, last.trigger.end)
    if opens and chosen.entry.role == "measure" and cue("made_known").match(view.scene.form(last.trigger)):
        return True  # 通报，锂矿储量占比升至16.5%
    if last.is_measure and chosen.entry.role == "speech":
        return True  # 2023年锂价大跌；该行也表明，…
    agreed = last.trigger.entry.type == "agree" or last.trigger.entry.id == "sign"
    promise = view.text.find("承诺", start, end) if agreed and chosen.entry.type == "fund" else -1
    return promise >= 0 and cue("both_sides").search(view.text[start:promise]) is None  # but 签订协议，两国承诺各投1亿


def only_pays(view: SentenceView, chosen: Trigger, clause: Clause) -> bool:
    """Whether a verb only tells the price of what the next clause takes over (出价3亿美元，从力拓手中买下铜矿)."""
    if chosen.entry.type not in {"fund", "operate"} or not any(
        f.kind == "money" for f in view.figures(chosen.end, clause.end)
    ):
        return False
    following = next((c for c in view.sentence.clauses if c.start >= clause.end), None)
    if following is None or following.opens or view.dates_in(following):
        return False
    taken = (t for t in view.triggers(following.start, following.end) if t.entry.role == "main")
    act = next(taken, None)
    return act is not None and cue("from_hands").search(view.text[following.start : act.start]) is not None


def is_then(view: SentenceView, last: Happening) -> bool:
    """Whether an act only tells when a value was measured (该矿投产时，政府已握有35%的权益): both are happenings."""
    return not last.is_measure and view.text.startswith(("时,", "时，"), last.trigger.end)


def belongs(view: SentenceView, last: Happening, chosen: Trigger) -> bool:
    """Whether a verb only tells more of a happening: who came to a meeting, what a listing brought."""
    form, behind = view.scene.form(last.trigger), view.scene.form(chosen)
    capacity = (
        last.trigger.entry.type == "operate"
        and behind in _ADDED
        and "产能" in view.text[last.end : last.end + _LONGEST_GAIN]
    )
    attended = last.trigger.entry.type == "meet" and (behind in _ATTENDED or behind in _TALKED)
    return attended or capacity or (form in LISTED and behind in _PROCEEDS)


def is_content(view: SentenceView, last: Happening | None, chosen: Trigger, start: int, end: int) -> bool:
    """Whether a trigger only tells what was asked for, what an act is for, or what a law says that was passed."""
    if last and last.trigger.entry.id in _JUDGED and cue("verdict").search(view.text[chosen.end : end]):
        return True  # 判定，依该法开征的关税无效
    if chosen.entry.type == "operate":
        at_once = _in_wake(view, last) or cue("thereupon").search(view.text[start : chosen.start]) is not None
        return last is not None and not at_once and (not last.is_measure or view.text.startswith("的", chosen.end))
    if chosen.entry.type != "fund" and any(t.entry.id in _ASKED for t in view.triggers(start, chosen.start)):
        return True
    if last and (_is_term(view, last, chosen, start, end) or _is_in_report(view, last, chosen)):
        return True
    if last and _is_draft(view, last) and cue("laid_down").search(view.text[start : chosen.start]):
        return True  # 提出一项法案，拟设立储备
    if last is None or chosen.entry.id not in _PROVISIONS or view.text.startswith("并", start):
        return False
    own = view.scene.instruments.within(start, chosen.start)  # 2020年第43号公告同时废止
    if is_price(view, chosen, start) or own:
        return False
    return _makes_law(view, last) and not view.scene.parties.within(start, chosen.start)


def _in_wake(view: SentenceView, last: Happening | None) -> bool:
    """Whether what follows was done after the last happening, as 后 behind that tells (战争结束后，该公司重启该矿)."""
    return last is not None and cue("in_the_wake").match(view.text[last.trigger.end :][:_LONGEST_WAKE]) is not None


def _is_term(view: SentenceView, last: Happening, chosen: Trigger, start: int, end: int) -> bool:
    """Whether a verb only tells how a list was revised, or what was agreed (改版，添上…；达成协议，撤回…)."""
    if last.trigger.entry.id == "amend":
        elsewhere = view.scene.instruments.within(start, chosen.start)
        barred = cue("control_list").search(view.text[start:end])
        return chosen.entry.id in _REVISIONS and not elsewhere and not barred
    return last.trigger.entry.id == "agree" and chosen.entry.id == "lift"


def _is_in_report(view: SentenceView, last: Happening, chosen: Trigger) -> bool:
    """Whether a verb only tells what a new report, or a first list, covers (发布该报告，新增铁、锰)."""
    titles = view.scene.instruments.within(last.trigger.end, last.end)
    if titles and view.scene.form(chosen) in _HOLDS:
        return True  # 公布《清单》，收录50种
    first = view.text.endswith(_FIRST, 0, last.trigger.start)  # a first list has nothing to be added to
    reported = last.trigger.entry.id == "issue" and any(
        i.kind == "report" or (first and i.kind == "list") for i in titles
    )
    return reported and chosen.entry.id in _REVISIONS


def _is_draft(view: SentenceView, happening: Happening) -> bool:
    """Whether something is only proposed: a bill, a draft, a paper of advice."""
    words = view.text[happening.trigger.end : happening.end]
    return happening.trigger.entry.type == "propose" or cue("draft_paper").search(words) is not None


def _makes_law(view: SentenceView, happening: Happening) -> bool:
    entry = happening.trigger.entry
    titles = view.scene.instruments.within(happening.start, happening.end) if entry.id == "sign" else ()
    return entry.type == "enact" or entry.id == "amend" or any(i.kind in {"law", "bill"} for i in titles)


def is_of_another(view: SentenceView, last: Happening, chosen: Trigger) -> bool:
    """Whether what is produced or traded is not what was before (产钴11万吨，产铜60万吨)."""
    figures = view.figures(chosen.end, chosen.end + _LONGEST_OBJECT)
    if chosen.entry.id != "level" or not last.is_measure or not figures:
        return False
    objects = view.scene.commodities(chosen.end, figures[0].start)
    before = view.scene.commodities(last.start, last.end)
    return bool(objects) and bool(before) and objects.isdisjoint(before)


def tells_measure_again(view: SentenceView, last: Happening | None, chosen: Trigger, start: int, end: int) -> bool:
    """Whether a value is told in other words, or by how much it is more (达77亿美元，比所需多出34亿美元)."""
    if chosen.entry.role == "measure":
        return cue("in_other_words").match(view.text[start : chosen.start]) is not None
    more = last is not None and last.is_measure and chosen.entry.role == "main"
    compared = more and cue("more_than").match(view.text[start : chosen.end]) is not None
    return compared and bool(view.figures(chosen.end, end))


def _of_object(view: SentenceView, last: Happening, chosen: Trigger) -> Trigger | None:
    """The verb with a commodity as object, though its move is told behind it (产铜82万吨，同比增加12%)."""
    verb, figures = last.trigger, view.figures(last.trigger.end, last.end)
    if view.scene.form(verb) in _QUOTED or view.scene.form(verb) in _TRADED:
        return None
    if verb.entry.id != "level" or chosen.entry.id not in {"rise", "fall"} or not figures:
        return None
    has_object = bool(view.scene.minerals.within(verb.end, figures[0].start))
    return Trigger(verb.start, verb.end, chosen.entry) if has_object else None


def better_told(view: SentenceView, last: Happening, chosen: Trigger) -> Trigger | None:
    """The one of two measures of the same subject that names their happening."""
    produced = last.trigger.entry.id == "level" and chosen.entry.id in {"share", "target"}  # 产铀2.3万吨，占全球四成
    if produced or last.trigger.entry.id == "quota" or view.scene.form(last.trigger) == "上看":
        return last.trigger
    return _of_object(view, last, chosen) or choose(view, [last.trigger, chosen])
