"""The walk through a sentence that gives each date its happening and each happening its date."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import rjieba

from policy_nlp.extract.events.modality import is_denied, is_hypothetical
from policy_nlp.extract.events.scene import Party, Scene
from policy_nlp.extract.events.sentences import Clause, Sentence
from policy_nlp.extract.events.triggers import Trigger, TriggerEntry
from policy_nlp.lexicon.cues import cue
from policy_nlp.model import DateMention, FigureMention, InstrumentMention

_JOINED_DATES = re.compile(r"[、和与及,，]|以及")
_JOINED_TITLES = re.compile(r"(?:\([^()]{1,30}\))?(?:[、,，]|和|与|及|以及|暨)?")
_JOINER = re.compile(r"[、和及与,，]|以及")
_LISTED = re.compile(
    r"(?:的[\u4e00-\u9fff]{1,6})?(?:[、和及与,，]|以及)[\u4e00-\u9fff]{2,8}|的[\u4e00-\u9fff]{1,6}(?:[、和及与,，]|以及)"
)
_LEVELS = {"level", "gauge", "copula", "share"}
_BLANK = re.compile(r"[\ufffc\ufffd\s,，、的则又再]")
_LONGEST_ITEM = 3  # characters beside date and figure in an item that shares its verb with the item before
_RESULTATIVE = re.compile(r"[\u4e00-\u9fff]{1,2}(?:到|至|为|破|上|穿|成|掉|出|近|逾)$")
_NO_VERBS = {"用到", "不到", "相比", "待定", "说起", "出现", "成为"}
_VERB = TriggerEntry(id="verb", type="other", role="main", forms=())
_MOVE = TriggerEntry(id="rise", type="market", role="measure", forms=())
_TITLE = TriggerEntry(id="title", type="issue", role="noun", forms=())
_PREFERRED_MEASURES = ("quota", "rise", "fall", "bare_move", "target", "share", "level", "copula", "gauge")
_GAP_TO_FIGURE = {"level": 12, "copula": 6, "share": 14, "target": 16, "quota": 6}
_OPEN_FIGURE_KINDS = {"duration"}


@dataclass(frozen=True, slots=True)
class Happening:
    """A trigger with its date; its words stand in `[start, end)`, of which `item` is the title if one is meant."""

    trigger: Trigger
    date: DateMention
    start: int
    end: int
    item: InstrumentMention | None = None
    figures: tuple[FigureMention, ...] | None = None
    partner: Party | None = None
    compared: bool = False  # a value that another one is compared with

    @property
    def is_measure(self) -> bool:
        """Whether it is a value or a move rather than an act."""
        return self.trigger.entry.role == "measure"


@dataclass(slots=True)
class _Topic:
    """The dates under which the walk stands."""

    dates: list[DateMention]
    deadline: bool = False
    outer: "_Topic | None" = None  # the topic before it
    fresh: bool = True  # no happening has been found for them yet
    blocked: bool = False  # what follows only tells what a document says
    over: bool = False  # a semicolon has ended the part of the sentence in which it was set
    spare: tuple[Trigger, Clause] | None = None
    read: list[Clause] = field(default_factory=list)  # the stretches read under it


@dataclass(slots=True)
class Walk:
    """Finds the happenings of one sentence that holds `dates`."""

    scene: Scene
    sentence: Sentence
    dates: list[DateMention]
    found: list[Happening] = field(default_factory=list)
    _taken: set[Trigger] = field(default_factory=set)

    def happenings(self) -> list[Happening]:
        """The happenings in text order."""
        self.dates = [d for d in self.dates if not d.edtf.endswith("XX")]  # centuries date nothing
        topic: _Topic | None = None
        for clause in self.sentence.clauses:
            if topic and clause.opens:
                topic.blocked, topic.over = False, True
            self._read_dates_behind_verbs(clause)
            self._read_dated_titles(clause)
            for dates, start, end in self._units(clause):
                outer = topic
                if dates:
                    self._settle(topic)
                    topic = _Topic(dates, self._is_deadline(dates[0], clause), outer=topic)
                elif topic and topic.deadline and topic.outer and self._is_act(start, end, clause):
                    topic = topic.outer
                if topic is None:
                    self._read_dated_list(clause, start, end)
                if topic and self._read_unit(topic, clause, start, end):
                    topic = outer if outer is not topic and outer and not outer.over else None
        self._settle(topic)
        self._read_photograph()
        self._read_compared()
        return sorted(self.found, key=lambda h: (h.start, h.trigger.start))

    def _dates_in(self, clause: Clause) -> list[DateMention]:
        return [date for date in self.dates if clause.start <= date.start < clause.end]

    # --- units

    def _units(self, clause: Clause) -> Iterator[tuple[list[DateMention], int, int]]:
        """A clause cut before each of its governing dates; dates joined by 、 or 和 stay together."""
        start: int = clause.start
        group: list[DateMention] = []
        for date in self._dates_in(clause):
            if self._stands_aside(date, clause):
                continue
            between = self.scene.text[group[-1].end : date.start] if group else ""
            if group and _JOINED_DATES.fullmatch(between):
                group.append(date)
                continue
            if group or self.scene.text[start : date.start].strip():
                yield group, start, date.start
            group, start = [date], date.start
        yield group, start, clause.end

    def _stands_aside(self, date: DateMention, clause: Clause) -> bool:
        if self.sentence.bracket_of(date.start):
            return True
        before = self.scene.text[max(clause.start, date.start - 3) : date.start]
        behind = self.scene.text[date.end : date.end + 20]
        if self._is_attribute(date, clause):
            return True
        if before.endswith(("就", "对", "把")) and len(date.edtf) == 4:
            return True
        if before.endswith(("由", "从", "至", "到", "为")) and self._is_value_of(date):
            return True
        if before.endswith(("与", "同")) and cue("compared_behind").search(behind):
            return True
        return bool(cue("compared").search(before)) or (
            before.endswith("从") and "中" in behind and not behind.startswith("起")
        )

    def _triggers(self, start: int, end: int) -> list[Trigger]:
        return [
            t
            for t in self.scene.triggers.within(start, end)
            if t not in self._taken and not self.sentence.bracket_of(t.start)
        ]

    def _figures(self, start: int, end: int) -> list[FigureMention]:
        return [f for f in self.scene.figures.within(start, end) if not self.sentence.bracket_of(f.start)]

    def _is_value_of(self, date: DateMention) -> bool:
        """由2017年的33亿美元: the date of a value that a move starts from."""
        figures = self._figures(date.end, date.end + 4)
        return bool(figures) and self.scene.text[date.end : figures[0].start] in {"的", "的约", "的近", "的逾"}

    def _is_attribute(self, date: DateMention, clause: Clause) -> bool:
        """下达今年首批指标: a date between a verb and its object dates the object alone."""
        acts = [t for t in self._triggers(clause.start, date.start) if t.entry.role == "main"]
        return bool(acts) and clause.end - date.end > 1 and not self._triggers(date.end, clause.end)

    def _is_deadline(self, date: DateMention, clause: Clause) -> bool:
        before = self.scene.text[max(clause.start, date.start - 1) : date.start]
        behind = self.scene.text[date.end : date.end + 4]
        return bool(cue("deadline").search(before) or cue("deadline_behind").search(behind))

    def _is_act(self, start: int, end: int, clause: Clause) -> bool:
        chosen = self._choose([t for t in self._triggers(start, end) if self._usable(t, clause, end)])
        return chosen is not None and chosen.entry.role == "main"

    # --- one unit

    def _read_unit(self, topic: _Topic, clause: Clause, start: int, end: int) -> bool:
        """Read the stretch `[start, end)` under `topic`; True if a relative clause has used the topic up."""
        topic.read.append(Clause(start, end, opens=False))
        triggers = [t for t in self._triggers(start, end) if self._usable(t, clause, end)]
        chosen = self._choose(triggers)
        if chosen is None and topic.fresh:
            chosen = self._resultative(start, end) or self._same_again(start, end)
        if chosen is None:
            if triggers and not topic.spare:
                topic.spare = (triggers[0], clause)
            topic.blocked |= bool(triggers) and triggers[0].entry.role == "content"
            return False
        if topic.fresh and chosen.entry.role == "light" and not self.scene.text[chosen.end : clause.end].strip():
            topic.spare = topic.spare or (chosen, clause)  # 宣布, …: what was announced may follow
            return False
        if not topic.fresh and (topic.blocked or not self._stands_alone(chosen, start, end)):
            return False
        promised = self.found and self.found[-1].trigger.entry.type == "agree" and "承诺" in self.scene.text[start:end]
        if chosen.entry.type == "fund" and promised and not topic.fresh:
            return False
        if chosen.entry.role == "measure" and not topic.fresh and self._adds_to_last(chosen, topic, start):
            self.found[-1] = replace(self.found[-1], end=end)
            return False
        first = not any(clause.start <= h.start < clause.end for h in self.found)
        self._add(chosen, topic.dates, clause, clause.start if first else min(start, chosen.start), end)
        if chosen.entry.id == "conference" or self.scene.text.startswith("以来", chosen.end):
            return False
        topic.fresh = False
        topic.blocked |= chosen.entry.role == "speech" or any(
            t.start > chosen.start and t.entry.id in {"show", "react"} for t in triggers
        )
        self._add_second(triggers, chosen, topic, clause, end)
        return self.scene.text.startswith("的", chosen.end)

    def _usable(self, trigger: Trigger, clause: Clause, end: int) -> bool:
        text = self.scene.text
        if is_denied(text[clause.start : trigger.start]) or is_hypothetical(text[clause.start : clause.end]):
            return False
        if trigger.entry.role == "speech" and text.endswith(("的", "票"), 0, trigger.start):
            return False
        if trigger.entry.requires == "money":
            return any(f.kind == "money" for f in self._figures(clause.start, clause.end))
        if trigger.entry.role != "measure" or trigger.entry.id == "bare_move":
            return not text.startswith(("前", "之前", "以前", "中,", "中，"), trigger.end)
        gap = _GAP_TO_FIGURE.get(trigger.entry.id, 10)
        figures = [f for f in self._figures(trigger.start, end) if f.kind not in _OPEN_FIGURE_KINDS or gap == 14]
        ahead = any(f.start - trigger.end <= gap for f in figures)
        if trigger.end - trigger.start == 1 or trigger.entry.id in {"level", "copula", "quota"}:
            return ahead
        return ahead or bool(self._figures(clause.start, trigger.start))

    def _choose(self, triggers: Sequence[Trigger]) -> Trigger | None:
        stated = [t for t in triggers if t.entry.role == "content" and self._stated_in_document(t)]
        acts = stated or [t for t in triggers if t.entry.role in {"main", "speech"}]
        if acts:
            return next((t for t in acts[:-1] if not self._yields(t)), acts[-1])
        for name in _PREFERRED_MEASURES:
            for trigger in triggers:
                if trigger.entry.id == name:
                    return trigger
        return next((t for role in ("light", "noun") for t in triggers if t.entry.role == role), None)

    def _yields(self, trigger: Trigger) -> bool:
        """Whether a trigger only sets the scene for a later one: 磋商时将…删除, 把全面禁运提前."""
        text = self.scene.text
        disposed = re.search(r"[把将][^,，]{0,6}$", text[max(0, trigger.start - 7) : trigger.start])
        return bool(cue("while").search(text[trigger.end : trigger.end + 3]) or disposed)

    def _stated_in_document(self, trigger: Trigger) -> bool:
        """在第14154号行政令中要求…: what a document demands is its issue."""
        titles = self.scene.instruments.within(trigger.start - 40, trigger.start)
        return bool(titles) and self.scene.text[titles[-1].end : trigger.start] in {
            "中",
            "里",
            "内",
            "中明确",
            "中首次",
        }

    def _same_again(self, start: int, end: int) -> Trigger | None:
        """The verb of the item before, where an item of a list gives only a date and a figure."""
        figures = self._figures(start, end)
        if not self.found or not figures or self._triggers(start, end):
            return None
        words = self.scene.masked[start : figures[0].start]
        return self.found[-1].trigger if len(_BLANK.sub("", words)) <= _LONGEST_ITEM else None

    def _resultative(self, start: int, end: int) -> Trigger | None:
        """A verb that no list has, told by its complement before a figure (砍到37万吨, 冲上每吨1万美元)."""
        for figure in self._figures(start, end):
            match = _RESULTATIVE.search(self.scene.masked, max(start, figure.start - 4), figure.start)
            if match:
                return Trigger(match.start(), match.end(), _MOVE)
        return None

    def _stands_alone(self, trigger: Trigger, start: int, end: int) -> bool:
        """Whether a trigger in `[start, end)` behind another one, under the same date, is a happening of its own."""
        needs = trigger.entry.needs
        if trigger.entry.role in {"light", "noun", "content"}:
            return False
        figures = self._figures(start, end)
        has = {
            "money": any(f.kind == "money" for f in figures),
            "figure": bool(figures),
            "mineral": bool(self.scene.minerals.within(start, end)),
            "instrument": bool(self.scene.instruments.within(start, end)),
        }
        if needs:
            return any(has.get(need, False) for need in needs)
        if trigger.entry.type in {"issue", "propose", "enact", "agree"}:
            return has["instrument"]
        return trigger.entry.type not in {"other", "review"} or trigger.entry.role == "speech"

    def _adds_to_last(self, chosen: Trigger, topic: _Topic, start: int) -> bool:
        """Join a measure to the happening that it only adds to: an act, or a measure of the same subject."""
        last = self.found[-1] if self.found else None
        if last is None or last.date not in topic.dates:
            return False
        if not last.is_measure:
            return True
        subject = cue("measure_adverb").sub("", cue("comparison").sub("", self.scene.text[start : chosen.start]))
        if subject:
            return False
        best = self._choose([last.trigger, chosen])
        for i, happening in enumerate(self.found):
            if best and happening.trigger is last.trigger and happening.date in topic.dates:
                self.found[i] = replace(happening, trigger=best)
        return True

    def _add_second(
        self, triggers: Sequence[Trigger], chosen: Trigger, topic: _Topic, clause: Clause, end: int
    ) -> None:
        """A further act behind the first in the same clause, if it is of a kind that needs no verb of its own rank."""
        further = [t for t in triggers if t.start > chosen.end and t.entry.role == "main"]
        for trigger in further:
            own_end = min([t.start for t in further if t.start > trigger.start] + [end])
            if self.scene.text.startswith("、", trigger.start - 1):
                self._add(trigger, topic.dates, clause, trigger.start, own_end)
                continue
            new = (
                trigger.entry.type in {"fund", "establish", "issue", "enact"}
                and trigger.entry.type != chosen.entry.type
            )
            listed = trigger.entry.id in {"widen", "drop"}
            if "并" in self.scene.text[max(chosen.end, trigger.start - 6) : trigger.start]:
                self._add(trigger, topic.dates, clause, trigger.start, own_end)
                continue
            if (new or listed) and self._stands_alone(trigger, trigger.start, own_end):
                self._add(trigger, topic.dates, clause, trigger.start, own_end)

    def _read_dated_list(self, clause: Clause, start: int, end: int) -> None:
        """A clause whose only dates stand in brackets behind its items (秘鲁(2014年7月)与其结为伙伴)."""
        chosen = self._choose([t for t in self._triggers(start, end) if self._usable(t, clause, end)])
        if chosen and chosen.entry.role == "main" and (self._dated_parties(clause) or self._dated_items(chosen)):
            self._add(chosen, [], clause, start, end)

    # --- adding happenings

    def _add(self, trigger: Trigger, dates: Sequence[DateMention], clause: Clause, start: int, end: int) -> None:
        """A happening for each date, or for each item of a list that carries dates of its own in brackets."""
        items = self._dated_items(trigger)
        if items:
            self.found += [Happening(trigger, date, start, end, item) for item, date in items]
            return
        parties = self._dated_parties(clause)
        if parties:
            self.found += [Happening(trigger, date, start, end, partner=party) for party, date in parties]
            return
        listed = self._listed(trigger, end)
        if listed and trigger.entry.role == "measure":
            self.found += [Happening(trigger, d, s, e, figures=(f,)) for d in dates for f, s, e in listed]
            return
        objects = self._objects(trigger, clause)
        shares = self._shared_out(dates, trigger, clause)
        for date, figures in zip(dates, shares, strict=True):
            self.found += [Happening(trigger, date, start, end, item, figures) for item in objects or [None]]

    def _settle(self, topic: _Topic | None) -> None:
        """A date whose only predicate says what a document shows dates that document."""
        if topic and topic.fresh and not topic.spare:
            self._add_unlisted(topic)
        elif topic and topic.fresh and topic.spare:
            trigger, clause = topic.spare
            lists = trigger.entry.id == "content" and self.scene.minerals.within(trigger.end, clause.end)
            if trigger.entry.id != "show" and trigger.entry.role != "light" and not lists:
                return
            self._add(trigger, topic.dates, clause, clause.start, clause.end)

    def _add_unlisted(self, topic: _Topic) -> None:
        """The first verb under a date that no listed trigger follows."""
        for stretch in topic.read:
            position = stretch.start
            for word, flag in rjieba.tag(self.scene.masked[stretch.start : stretch.end]):
                hidden = self.scene.masked[position : position + len(word)] in _NO_VERBS
                if flag == "v" and not hidden and len(word) > 1 and position >= topic.dates[-1].end:
                    verb = Trigger(position, position + len(word), _VERB)
                    if self._usable(verb, stretch, stretch.end) and not self.sentence.bracket_of(position):
                        self._add(verb, topic.dates, stretch, stretch.start, stretch.end)
                        return
                position += len(word)

    def _objects(self, trigger: Trigger, clause: Clause) -> list[InstrumentMention | None]:
        """The titles that one verb governs, where it governs several (制定《A》、《B》和《C》)."""
        joined: list[InstrumentMention | None] = []
        end = trigger.end
        for title in self.scene.instruments.within(trigger.end, self.sentence.end):
            if self.sentence.bracket_of(title.start):
                continue
            if joined and not _JOINED_TITLES.fullmatch(self.scene.text[end : title.start]):
                break
            if not joined and title.start >= clause.end:
                break
            joined.append(title)
            end = title.end
        return joined if len(joined) > 1 else []

    def _dated_items(self, trigger: Trigger) -> list[tuple[InstrumentMention, DateMention]]:
        """Titles behind the trigger that each have a date in brackets directly behind them."""
        items = []
        later = [t.start for t in self._triggers(trigger.end, self.sentence.end) if t.entry.role == "main"]
        for title in self.scene.instruments.within(trigger.end, min([*later, self.sentence.end])):
            dates = self.scene.dates.within(title.end, title.end + 3)
            if dates and self.sentence.bracket_of(dates[0].start) and self.scene.text[title.end] == "(":
                items.append((title, dates[0]))
        return items

    def _dated_parties(self, clause: Clause) -> list[tuple[Party, DateMention]]:
        """Parties of a clause that each have a date in brackets behind them (同加拿大(6月)、乌克兰(7月)签署)."""
        return [
            (party, date)
            for party in self.scene.parties.within(clause.start, clause.end)
            if self.scene.text.startswith("(", party.end)
            for date in self.scene.dates.within(party.end, party.end + 2)
        ]

    def _listed(self, trigger: Trigger, end: int) -> list[tuple[FigureMention, int, int]]:
        """The figures behind a measure that stand one a subject (94%的镓和83%的锗), with their stretches."""
        figures = self._figures(trigger.end, end)
        text = self.scene.text
        if len({f.unit for f in figures}) != 1 or len(figures) < 2:
            return []
        gaps = [text[a.end : b.start] for a, b in pairwise(figures)]
        if not all(_LISTED.fullmatch(gap) for gap in gaps):
            return []
        cuts = [a.end + next(_JOINER.finditer(g)).start() for a, g in zip(figures, gaps, strict=False)]
        starts = [trigger.start, *cuts]
        return [(f, s, e) for f, s, e in zip(figures, starts, [*cuts, end], strict=True)]

    def _shared_out(
        self, dates: Sequence[DateMention], trigger: Trigger, clause: Clause
    ) -> list[tuple[FigureMention, ...] | None]:
        """The figures of each date, where 分别 shares as many figures out as there are dates."""
        figures = self._figures(trigger.start, clause.end)
        if len(dates) > 1 and len(figures) == len(dates) and "分别" in self.scene.text[clause.start : clause.end]:
            return [(figure,) for figure in figures]
        return [None] * len(dates)

    # --- dates with a place of their own

    def _read_dates_behind_verbs(self, clause: Clause) -> None:
        """成立于2013年, 始于1983年: the date behind its verb belongs to that verb alone."""
        for date in self._dates_in(clause):
            for trigger in self._triggers(clause.start, date.start):
                between = self.scene.text[trigger.end : date.start]
                reached = not between and trigger.entry.role == "measure" and self._is_value_of(date)
                if between == "于" or reached or (not between and trigger.entry.id == "since"):
                    self.found.append(Happening(trigger, date, clause.start if reached else trigger.start, clause.end))
                    self._taken.add(trigger)
                    self.dates.remove(date)

    def _read_dated_titles(self, clause: Clause) -> None:
        """2018年关键矿产清单, 1974年的《备忘录》: a date that only says when a document was made."""
        for date in self._dates_in(clause):
            title = self._title_of(date)
            if title is None or self.sentence.bracket_of(date.start):
                continue
            told = [t for t in self._triggers(title.end, self.sentence.end) if t.entry.role in {"main", "content"}]
            ranged = self.scene.text.endswith(("从", "到"), clause.start, date.start)
            if clause.opens and told and not ranged:
                continue
            stand_in = Trigger(title.start, title.end, _TITLE)
            self.found.append(Happening(stand_in, date, date.start, title.end, title))
            self.dates.remove(date)

    def _read_compared(self) -> None:
        """较11月的808吨增加113%: the value compared with is a measurement of its own date."""
        levels = [h.trigger for h in self.found if h.is_measure]
        for date in self.dates:
            before = self.scene.text[max(self.sentence.start, date.start - 3) : date.start]
            figures = [f for f in self._figures(date.end, date.end + 12) if f.kind not in {"percent", "multiple"}]
            compared = cue("compared").search(before) or before.endswith(("与", "同"))
            if not levels or not compared or not figures or figures[0].start - date.end > 4:
                continue
            trigger = next(
                (t for t in self._triggers(self.sentence.start, date.start)[::-1] if t.entry.id in _LEVELS), levels[0]
            )
            for figure in figures:
                self.found.append(Happening(trigger, date, date.start, figure.end, figures=(figure,), compared=True))

    def _read_photograph(self) -> None:
        """(2022年5月9日摄): a photograph dates the meeting that its caption names."""
        for date in self.dates:
            if self.scene.text.startswith("摄", date.end):
                meeting = [t for t in self._triggers(self.sentence.start, date.start) if t.entry.type == "meet"]
                if meeting:
                    self.found.append(Happening(meeting[0], date, self.sentence.start, date.start))

    def _title_of(self, date: DateMention) -> InstrumentMention | None:
        titles = self.scene.instruments.within(date.end, date.end + 14)
        if not titles:
            return None
        between = self.scene.text[date.end : titles[0].start]
        owner = any(p.end >= titles[0].start - 1 for p in self.scene.parties.within(date.end, date.end + 1))
        return titles[0] if between in {"", "的", "版"} or owner else None
