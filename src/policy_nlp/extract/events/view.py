"""A sentence as the walk sees it: its dates, triggers and figures outside brackets, less what has found its place."""

from dataclasses import dataclass, field

import rjieba

from policy_nlp.extract.events.modality import is_denied, is_hypothetical
from policy_nlp.extract.events.party import Layer, PlacedT
from policy_nlp.extract.events.scene import Scene
from policy_nlp.extract.events.sentences import STOPS, Clause, Sentence
from policy_nlp.extract.events.triggers import Trigger
from policy_nlp.lexicon.cues import cue
from policy_nlp.model import DateMention, FigureMention

_GAPS_TO_FIGURE = {"level": 12, "copula": 6, "share": 14, "target": 16, "quota": 6}
_GAP_TO_FIGURE = 10  # characters between a measure and the figure that it measures
_LONGEST_PURPOSE = 34  # characters before a verb in which it is told to be an aim (旨在…)
_LONGEST_SHARE = 12  # characters behind 获得 in which a quota is named
_REACH_OF_TOPIC = 40  # characters behind what is spoken of in which somebody speaks
_ANNOUNCING = 8  # characters behind a clause in which something is announced
_BEFORE = ("前", "之前", "以前", "中,", "中，")
_MERELY_WHEN = ("期间,", "期间，", "之际,", "之际，", "途中,", "途中，", "之日", "后的首", "后首", "在即", "前夕")
_LONGEST_PRETEXT = 16  # characters behind a verb in which a pretext ends
_JOINTS = ("的", "上", "中", "后的", "而")  # what joins a verb that only sets the scene to what follows
_PRETEXTS = ("为由", "为名", "为借口")
_NEEDS_FIGURE_BEHIND = {"level", "copula", "quota"}
_PAPERS = {"声明", "说明", "答复"}
_LONGEST_DATE = 12
_LONGEST_ADVERBS = 8  # characters between what is measured and the verb (回收量应分别相当于)
_OF_WHOLE = {"gauge", "share", "copula"}
_LONGEST_GAUGE = 6  # characters of a gauge and 的
_REACH_OF_SHARE = 40  # characters between a verb and its share of a whole
_JOINED_CLAUSES = 2  # clauses behind 联手 in which it is told what is done
_LONGEST_VERB = 6  # characters in which the verb behind 提前 stands
_SINCE = ("从", "自", "由")
_LONGEST_BASE = 8  # characters between a date and the ratio to its value
_VALUE_JOINTS = {"的", "的约", "的近", "的逾"}


@dataclass(slots=True)
class SentenceView:
    """One sentence of a scene. `dates` and `taken` change as dates and triggers find their place."""

    scene: Scene
    sentence: Sentence
    dates: list[DateMention]
    taken: set[Trigger] = field(default_factory=set)
    text: str = field(init=False)  # the clean text of the reading
    _triggers: Layer[Trigger] = field(init=False)  # those outside brackets
    _figures: Layer[FigureMention] = field(init=False)

    def __post_init__(self) -> None:
        """Leave out what stands in brackets, once for all the questions to come."""
        self.text = self.scene.text
        self._triggers = self._outside_brackets(self.scene.triggers)
        self._figures = self._outside_brackets(self.scene.figures)

    def _outside_brackets(self, layer: Layer[PlacedT]) -> Layer[PlacedT]:
        sentence = self.sentence
        found = layer.within(sentence.start, sentence.end)
        return Layer([i for i in found if not sentence.bracket_of(i.start)] if sentence.brackets else found)

    def dates_in(self, clause: Clause) -> list[DateMention]:
        """The dates of a clause that have no place yet."""
        return [date for date in self.dates if clause.start <= date.start < clause.end]

    def triggers(self, start: int, end: int) -> list[Trigger]:
        """The triggers in `[start, end)` that have no date yet."""
        found = self._triggers.within(start, end)
        return [t for t in found if t not in self.taken] if self.taken else found

    def words_of_happenings(self, start: int, end: int) -> list[Trigger]:
        """The triggers in `[start, end)`, those among them that have a date."""
        return self._triggers.within(start, end)

    def usable_triggers(self, clause: Clause, start: int, end: int) -> list[Trigger]:
        """The triggers in `[start, end)` that tell a happening."""
        triggers = self.triggers(start, end)
        if not triggers or self._tells_nothing(clause):
            return []
        return [t for t in triggers if self._tells(t, clause, end)]

    def figures(self, start: int, end: int) -> list[FigureMention]:
        """The figures in `[start, end)`."""
        return self._figures.within(start, end)

    def is_value_of(self, date: DateMention) -> bool:
        """Whether a figure is told as the value at a date (2017年的33亿美元)."""
        figures = self.figures(date.end, date.end + 4)
        return bool(figures) and figures[0].kind != "multiple" and self._joins(date, figures[0])

    def is_base_of(self, date: DateMention) -> bool:
        """Whether a value is only told as so many times that of a date (2020年的42倍, 去年同期的一半)."""
        figures = self.figures(date.end, date.end + _LONGEST_BASE)
        if not figures or figures[0].kind not in {"multiple", "percent"}:
            return False
        alike = cue("base").search(self.text[date.start : figures[0].start]) is not None
        return alike or (figures[0].kind == "multiple" and self._joins(date, figures[0]))

    def _joins(self, date: DateMention, figure: FigureMention) -> bool:
        return self.text[date.end : figure.start] in _VALUE_JOINTS

    def is_usable(self, trigger: Trigger, clause: Clause, end: int) -> bool:
        """Whether a trigger tells a happening: not denied, no mere condition, with the figure that its kind needs."""
        return not self._tells_nothing(clause) and self._tells(trigger, clause, end)

    def _tells_nothing(self, clause: Clause) -> bool:
        """Whether a clause as a whole tells no happening: a mere condition, or what is then spoken of."""
        return is_hypothetical(self.text[clause.start : clause.end]) or self._is_topic(clause)

    def _tells(self, trigger: Trigger, clause: Clause, end: int) -> bool:
        """Whether a trigger tells a happening, in a clause that may tell one."""
        text, entry = self.text, trigger.entry
        if is_denied(text[clause.start : trigger.start]):
            return False
        if text.startswith("者", trigger.end) or self._only_joins(trigger, clause) or self._frames_date(trigger):
            return False  # 示威者
        if self._is_aside(trigger, clause) or self._is_no_point_in_time(trigger, clause):
            return False
        near = max(clause.start, trigger.start - _LONGEST_PURPOSE)
        if entry.role == "measure" and self._is_ground(trigger, clause):
            return False
        aimed = cue("purpose").search(text[near : trigger.start]) and not self._is_dated_attribute(trigger)
        if aimed or cue("unreal").search(text[clause.start : trigger.start]):
            return False
        if entry.requires == "money":
            return self._is_of_money(trigger, clause)
        if entry.role != "measure" or entry.id == "bare_move":
            return self._is_dated_before(trigger, clause) or not self._only_tells_when(trigger, clause)
        return self._measures(trigger, clause, end)

    def _is_dated_attribute(self, trigger: Trigger) -> bool:
        """Whether a verb with a date directly before it tells which thing is meant (用以取代2022年6月发起的该联盟)."""
        dates = self.scene.dates.within(max(self.sentence.start, trigger.start - _LONGEST_DATE), trigger.start)
        return bool(dates) and dates[-1].end == trigger.start and self.text.startswith("的", trigger.end)

    def _is_no_point_in_time(self, trigger: Trigger, clause: Clause) -> bool:
        """Whether a verb only tells how early, how often or that still something is done."""
        return self._only_tells_early(trigger) or self._is_unfinished(trigger, clause)

    def _is_unfinished(self, trigger: Trigger, clause: Clause) -> bool:
        """Whether a verb, not dated itself, tells what goes on or recurs (规则正在改写, 此后每三年修订一次)."""
        words = self.text[clause.start : clause.end]
        if trigger.entry.role != "measure" and cue("going_on").search(self.text[clause.start : trigger.start]):
            return not self.scene.dates.within(clause.start, trigger.start)
        if "每" not in words or self.scene.dates.within(clause.start, clause.end):
            return False
        often = cue("every_so_often").search(self.text, clause.start, clause.end)
        return often is not None and often.start() < trigger.start < often.end()

    def _is_measured_noun(self, level: Trigger) -> bool:
        """Whether what is mined or recycled is only a noun that the next word measures (开采、回收分别满足10%和25%)."""
        adverbs = cue("measured_respectively").match(self.text[level.end : level.end + _LONGEST_ADVERBS])
        at = level.end + (adverbs.end() if adverbs else 0)
        told = next((t for t in self._triggers.within(at, at + 1) if t.entry.id in {"target", "share", "copula"}), None)
        if told is None or told.entry.id != "copula" or at > level.end:
            return told is not None
        return any(f.kind == "percent" for f in self.figures(told.end, told.end + 2))  # but 消费达2万吨

    def _tells_part(self, trigger: Trigger, figure: FigureMention) -> bool:
        """Whether a percentage is that of a whole, and a gauge only names the whole (占据铜精炼产量的86%)."""
        if figure.kind != "percent":
            return False
        if trigger.entry.id == "gauge":
            return self.text[trigger.end : figure.start] == "的"
        whole = self._triggers.within(figure.start - _LONGEST_GAUGE, figure.start)
        near = figure.start - trigger.end <= _REACH_OF_SHARE and not any(
            c in self.text[trigger.end : figure.start] for c in ",，"
        )
        return near and any(t.entry.id == "gauge" and self.text[t.end : figure.start] == "的" for t in whole)

    def _names_whole(self, gauge: Trigger, clause: Clause) -> bool:
        """Whether a gauge only names that of which a verb before it tells the part (占当年产量的38%)."""
        return any(t.entry.id in {"share", "copula"} for t in self._triggers.within(clause.start, gauge.start))

    def _only_tells_early(self, trigger: Trigger) -> bool:
        """Whether 提前 only tells that the verb behind it is done early (提前约一年完成研究, 提前收网)."""
        if self.scene.form(trigger) != "提前":
            return False
        begin = cue("early_duration").match(self.text[trigger.end : trigger.end + _LONGEST_DATE])
        if begin is None:
            return False
        at = trigger.end + begin.end()
        word, flag = next(iter(rjieba.tag(self.text[at : at + _LONGEST_VERB])))
        return flag == "v" or self.text[at + len(word) : at + len(word) + 1] in STOPS

    def _is_of_money(self, trigger: Trigger, clause: Clause) -> bool:
        """Whether money, a quota or a permit is what is given or got."""
        text = self.text
        if cue("quota").search(text[trigger.end : trigger.end + _LONGEST_SHARE]):
            return True  # 获得15530吨指标
        got = self.scene.form(trigger).startswith(("获", "授", "得到", "拿到"))
        if got and cue("granted").search(text[trigger.end : clause.end]):
            return True  # 授予该公司采矿许可证
        if cue("money_given").search(text[clause.start : trigger.start]):
            return True  # 这笔贷款由财政部发放
        kinds = self.kinds_of_money(clause.start, clause.end)
        return any(f.kind in kinds for f in self.figures(clause.start, clause.end))

    def kinds_of_money(self, start: int, end: int) -> set[str]:
        """The kinds of figures in `[start, end)` that are money given: a price too, where it is guaranteed."""
        return {"money", "price"} if cue("floor_price").search(self.text[start:end]) else {"money"}

    def _frames_date(self, begin: Trigger) -> bool:
        """Whether 开始 only closes what tells since when (从2006年开始，该国…)."""
        if begin.entry.id != "begin":
            return False
        dates = self.scene.dates.within(begin.start - _LONGEST_DATE, begin.start)
        if not dates or dates[-1].end != begin.start or not self.text.endswith(_SINCE, 0, dates[-1].start):
            return False
        clause = self.sentence.clause_of(begin.start)
        opens = not self.scene.masked[clause.start : dates[-1].start - 1].strip()
        return opens or bool(self.text[begin.end : clause.end].strip("。"))  # but 谈判从5月开始。

    def _only_joins(self, trigger: Trigger, clause: Clause) -> bool:
        """Whether two are only told to join hands for what the next clause tells (两国联手，控告该国)."""
        if trigger.entry.id != "agree" or clause.end >= self.sentence.end - 1:
            return False
        if cue("jointly_done").match(self.scene.form(trigger)) is None:
            return False
        whom = self.scene.parties.within(trigger.end, clause.end)
        if trigger.end < clause.end and (not whom or whom[0].start != trigger.end or whom[-1].end < clause.end):
            return False
        following = [c for c in self.sentence.clauses if c.start >= clause.end][:_JOINED_CLAUSES]
        return any(
            t.entry.role == "main" for c in following if not c.opens for t in self._triggers.within(c.start, c.end)
        )

    def _is_aside(self, trigger: Trigger, clause: Clause) -> bool:
        """Whether a verb tells no happening: it is said of, qualifies, or gives a place, a pretext or a reason."""
        if trigger.entry.role == "speech" and self._is_no_speech(trigger, clause):
            return True
        if trigger.end >= clause.end or self.text.startswith(_JOINTS, trigger.end):
            aside = self._is_quality(trigger) or self._is_venue(trigger, clause) or self._is_reason(trigger, clause)
            if aside:
                return True
        if self._is_pretext(trigger, clause) or self._is_done_by_another(trigger, clause):
            return True
        means = cue("by_such_means").match(self.text[trigger.end : clause.end])  # 以入股等方式控制
        return means is not None and cue("by").search(self.text[clause.start : trigger.start]) is not None

    def _is_no_speech(self, trigger: Trigger, clause: Clause) -> bool:
        """Whether a verb of speech is only the object of another (要求中方说明), or told of what is said."""
        before = self.text[max(clause.start, trigger.start - 6) : trigger.start]
        return (
            before.endswith(("的", "票"))
            or cue("despite").search(before) is not None
            or cue("asked").search(before) is not None
            or self._is_paper(trigger, clause)
        )

    def _is_paper(self, trigger: Trigger, clause: Clause) -> bool:
        """Whether 声明 or 说明 at the end of a clause is what is handed in (提供碳足迹声明)."""
        if self.text[trigger.end : clause.end].strip("。") or self.scene.form(trigger) not in _PAPERS:
            return False
        return cue("handing_in").search(self.text[clause.start : trigger.start]) is not None

    def _is_pretext(self, trigger: Trigger, clause: Clause) -> bool:
        """Whether a verb only tells the pretext of another act (以补贴为由)."""
        text = self.text
        close = text.find("为", trigger.end, min(clause.end, trigger.end + _LONGEST_PRETEXT))
        return close >= 0 and text.startswith(_PRETEXTS, close) and "以" in text[clause.start : trigger.start]

    def _is_done_by_another(self, trigger: Trigger, clause: Clause) -> bool:
        """Whether an act of somebody is only the reason of the next clause (因中国限制出口，欧盟告到世贸)."""
        at = self.text.find("因", clause.start, trigger.start)
        if at < 0 or clause.end >= self.sentence.end - 1 or self.scene.dates.within(at, trigger.start):
            return False
        doers = self.scene.parties.within(at + 1, at + 2)
        following = self.sentence.clause_of(clause.end + 1)
        if not doers or following.opens or self.scene.dates.within(following.start, following.end):
            return False
        return any(t.entry.role == "main" for t in self._triggers.within(following.start, following.end))

    def _is_reason(self, trigger: Trigger, clause: Clause) -> bool:
        """Whether what has run out is only told as the reason of what follows (因采矿证到期，停产)."""
        before = self.text[clause.start : trigger.start]
        if self.text.startswith("而", trigger.end) and any(cue(c).search(before) for c in ("reason", "fading_with")):
            return True  # 因管制而交恶, 随内阁精简而撤销
        if trigger.end < clause.end or cue("expiring").match(self.scene.form(trigger)) is None:
            return False
        return clause.end < self.sentence.end - 1 and cue("reason").search(before) is not None

    def _is_ground(self, trigger: Trigger, clause: Clause) -> bool:
        """Whether a value is only told as the ground of what is then announced (因钴价跌穿每磅10美元，宣布暂停出口)."""
        behind = clause.end + _ANNOUNCING
        if not any(t.entry.id == "announce" for t in self._triggers.within(clause.end, min(behind, self.sentence.end))):
            return False
        return cue("because_value").search(self.text[clause.start : trigger.start]) is not None

    def _is_venue(self, trigger: Trigger, clause: Clause) -> bool:
        """Whether a meeting is only told as the place of what is done there (在天津举行的大会上，…)."""
        if trigger.entry.id == "conference" and self.text.startswith("上", trigger.end):
            return True
        if self.text.startswith("后的", trigger.end) and cue("after_which").match(self.text[trigger.end : clause.end]):
            return True  # 会议结束后的发布会上
        if trigger.entry.type != "meet":
            return False
        if cue("amid").match(self.text[trigger.end : clause.end]) and "在" in self.text[clause.start : trigger.start]:
            return True  # 在三方会谈中谈拢
        return cue("at_a_meeting").match(self.text[trigger.end : clause.end]) is not None

    def _is_topic(self, clause: Clause) -> bool:
        """Whether a clause only tells what is then spoken of (针对对镓的管制，发言人重申)."""
        words = self.text[clause.start : clause.end]
        if self._leads_up(clause):
            return True
        if cue("driven").match(words) and clause.end < self.sentence.end - 1:
            return not self.scene.dates.within(clause.start, clause.end)  # 迫于预算谈判，该国搁置…
        if cue("concerning").match(words) is None:
            return False
        return any(t.entry.role == "speech" for t in self._triggers.within(clause.end, clause.end + _REACH_OF_TOPIC))

    def _leads_up(self, clause: Clause) -> bool:
        """Whether a clause only tells by what the next is moved, or what it is about (受补贴退出拖累，就X的限制，)."""
        words = self.text[clause.start : clause.end + 1]
        if not words.startswith(("受", "就", "针对", "面对", "鉴于", "有鉴于")) or clause.end >= self.sentence.end - 1:
            return False
        if self.scene.dates.within(clause.start, clause.end):
            return False
        return any(cue(name).match(words) for name in ("affected", "matter_clause", "in_view_of"))

    def _is_quality(self, trigger: Trigger) -> bool:
        """Whether a verb only tells what a body is (格林美参股的公司, 划给新成立的公司)."""
        if not self.text.startswith("的", trigger.end) or self.scene.dates.within(trigger.start - 6, trigger.start):
            return False
        form = self.scene.form(trigger)
        new = trigger.entry.type == "establish" and self.text.endswith("新", 0, trigger.start)
        return new or cue("standing").match(form) is not None

    def _only_tells_when(self, trigger: Trigger, clause: Clause) -> bool:
        """Whether a verb only tells when the next thing is done (禁运前, 王储访美期间，两国签署)."""
        if trigger.entry.role == "main" and self.text.startswith(_MERELY_WHEN, trigger.end):
            return True
        if trigger.entry.role == "main" and cue("vaguely_after").match(self.text[trigger.end : trigger.end + 5]):
            return True
        former = cue("former").match(self.text[trigger.end : clause.end])  # 委任前部长
        return former is None and self.text.startswith(_BEFORE, trigger.end)

    def _is_dated_before(self, trigger: Trigger, clause: Clause) -> bool:
        """Whether a verb has a date of its own though it only tells before what the next is done (12月4日设限前)."""
        if self.text.startswith(("中,", "中，", *_MERELY_WHEN), trigger.end) or trigger.entry.role != "main":
            return False
        if any(t.entry.role == "main" for t in self._triggers.within(trigger.end, clause.end)):
            return False  # 昨日限期届满前告吹
        dates = self.scene.dates.within(clause.start, trigger.start)
        return bool(dates) and not self._triggers.within(dates[-1].end, trigger.start)

    def _measures(self, trigger: Trigger, clause: Clause, end: int) -> bool:
        entry = trigger.entry
        if entry.id == "level" and cue("compound_of_output").match(self.text[trigger.end : trigger.end + 2]):
            return False  # 采矿项目
        if entry.id == "level" and self._is_measured_noun(trigger):
            return False
        gap = _GAPS_TO_FIGURE.get(entry.id, _GAP_TO_FIGURE)
        figures = [f for f in self.figures(trigger.start, end) if f.kind != "duration" or entry.id == "share"]
        if figures and entry.id in _OF_WHOLE and self._tells_part(trigger, figures[0]):
            return entry.id != "gauge" or not self._names_whole(trigger, clause)
        if any(f.start - trigger.end <= gap for f in figures):
            return True
        single = trigger.end - trigger.start == 1
        without = {"duration", "count"} if entry.id == "gauge" else {"duration"}
        return (
            not single
            and entry.id not in _NEEDS_FIGURE_BEHIND
            and any(f.kind not in without for f in self.figures(clause.start, trigger.start))
        )
