"""The walk through a sentence that gives each date its happening and each happening its date."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from policy_nlp.extract.events import compared, dating
from policy_nlp.extract.events.choice import (
    SAID,
    announces_value,
    by_document,
    choose,
    does_again,
    first_verb,
    further_acts,
    is_act,
    is_advice,
    only_announces,
    stands_alone,
)
from policy_nlp.extract.events.continuing import (
    LISTED,
    belongs,
    better_told,
    gives_or_adds,
    is_amount_of,
    is_content,
    is_new_total,
    is_of_another,
    is_price,
    is_price_of,
    is_then,
    is_told_with,
    measures_another,
    only_pays,
    tells_measure_again,
)
from policy_nlp.extract.events.evidence.further import Candidate, tells_another
from policy_nlp.extract.events.fallback import becoming, in_turn, lacks_verb, resultative, shared_verb
from policy_nlp.extract.events.families import MOVES
from policy_nlp.extract.events.further import is_own
from policy_nlp.extract.events.gapped import take_gapped
from policy_nlp.extract.events.happening import Happening
from policy_nlp.extract.events.lists import (
    dated_minerals,
    dated_parties,
    dated_titles,
    further_items,
    lacking_verb,
    listed_figures,
    objects_of,
    shared_figures,
    shares_of,
    subjects_of,
)
from policy_nlp.extract.events.modality import is_denied, is_hypothetical, lies_ahead
from policy_nlp.extract.events.sentences import Clause
from policy_nlp.extract.events.triggers import Trigger, TriggerEntry
from policy_nlp.extract.events.view import SentenceView
from policy_nlp.lexicon.cues import cue
from policy_nlp.model import DateMention

_CHOSEN = {"入选", "入围", "在列"}


@dataclass(slots=True)
class _Topic:
    """The dates under which the walk stands."""

    dates: list[DateMention]
    deadline: bool = False
    outer: "_Topic | None" = None  # the topic before it
    fresh: bool = True  # no happening has been found for them yet
    blocked: bool = False  # what follows only tells what a document says
    since: int | None = None  # where 以来 stands behind the dates, if it does
    over: bool = False  # a semicolon has ended the part of the sentence in which it was set
    of_paper: bool = False  # it only dates a paper, of which what follows tells what it gives or adds
    spare: tuple[Trigger, Clause] | None = None  # what names the happening if nothing better follows
    read: list[Clause] = field(default_factory=list)  # the stretches read under it


@dataclass(slots=True)
class Walk:
    """Finds the happenings of one sentence."""

    view: SentenceView
    found: list[Happening] = field(default_factory=list)
    outvoted: list[Trigger] = field(default_factory=list)  # those on which weights decided against the rules

    def happenings(self, understood: DateMention | None = None) -> list[Happening]:
        """The happenings in text order; those before the first date have the date that is understood, if any."""
        view = self.view
        view.dates = [d for d in view.dates if not d.edtf.endswith("XX")]  # centuries date nothing
        view.dates = [d for d in view.dates if not dating.is_of_meeting_name(view, d)]
        topic = _Topic([understood]) if understood else None
        self.found += [*(dating.take_repealed(view, understood) if understood else ()), *take_gapped(view)]
        for clause in view.sentence.clauses:
            dated = bool(view.dates_in(clause))
            if dated and is_hypothetical(view.text[clause.start : clause.end]):
                self._settle(topic)
                topic = None  # 若2030年前不能投产, …: what follows is no more than the condition
                continue
            if topic and clause.opens:
                topic.blocked, topic.over = False, True
                if not dated and dating.has_date_of_its_own(view, clause):
                    self._settle(topic)
                    topic = None
            if dated:
                self.found += dating.take_new_term(view, clause)
                self.found += dating.take_editions(view, clause)
                behind = list(dating.take_dates_behind_verbs(view, clause))
                self.found += behind
                if behind and clause.opens and not view.dates_in(clause):
                    self._settle(topic)
                    topic = None  # …；名单问世于2023年，列入30种: nothing more of what stands before
                self.found += dating.take_dated_titles(view, clause)
                self.found += dating.take_guided(view, clause)
            outer = topic
            for dates, start, end in dating.units(view, clause):
                topic = self._read_under(topic, dates, clause, (start, end))
            if dated and cue("affected").match(view.text[clause.start : clause.end + 1]):
                self._settle(topic)
                topic = outer  # 5月，受该国4月4日设限影响，…: what follows is of May
            if dated and dating.ends_before(view, clause):
                self._settle(topic)
                topic = None  # 去年12月越南设限前，…: what follows was before
        self._settle(topic)
        self.found += compared.photographed(view)
        self.found += compared.compared_values(view, self.found)
        self.found += compared.base_values(view, self.found)
        return sorted(self.found, key=lambda h: (h.start, h.trigger.start))

    def _read_under(
        self, topic: _Topic | None, dates: list[DateMention], clause: Clause, unit: tuple[int, int]
    ) -> _Topic | None:
        """Read a unit under the topic that its own dates set, or that the one before it left; return what is left."""
        outer, lacking = topic, None
        if dates:
            told = len(self.found)
            self._settle(topic)
            if topic and topic.fresh and len(self.found) == told and lacks_verb(self.view, topic.dates[-1], dates[0]):
                lacking = topic
            deadline, since = (
                dating.is_deadline(self.view, dates[0], clause),
                dating.since(self.view, dates[-1], clause),
            )
            topic = _Topic(dates, deadline, outer=topic, since=since)
        elif topic and topic.deadline and topic.outer and is_act(self.view, clause, *unit):
            topic = topic.outer
        if topic is None or (not dates and dated_parties(self.view, clause)):
            self._read_dated_list(clause, *unit)
            return topic
        told = len(self.found)
        used_up = self._read_unit(topic, clause, *unit)
        if lacking and told < len(self.found):
            self._add_lacking(lacking.dates, told, unit[0])
        if not used_up:
            return topic
        if outer and outer is not topic and not outer.over:
            if dates and self.view.text.endswith(("把", "将"), 0, dates[0].start):
                self._read_unit(outer, clause, self.found[-1].trigger.end, unit[1])  # 把10月9日推出的管制暂停一年
            return outer
        topic.of_paper = dating.is_of_paper(self.view, dates[-1], clause) if dates else topic.of_paper
        return topic if topic.of_paper else None

    def _read_unit(self, topic: _Topic, clause: Clause, start: int, end: int) -> bool:
        """Read the stretch `[start, end)` under `topic`; True if a relative clause has used the topic up."""
        view = self.view
        topic.read.append(Clause(start, end, opens=False))
        triggers = view.usable_triggers(clause, start, end)
        chosen = choose(view, triggers)
        if chosen is None and topic.fresh:
            chosen = in_turn(view, self.found, start, end) or resultative(view, start, end)
            chosen = chosen or shared_verb(view, self.found, start, end)
            if chosen is None and self._lies_ahead(topic):
                chosen = becoming(view, start, end)
        if chosen is None:
            if triggers and not topic.spare:
                topic.spare = (triggers[0], clause)
            topic.blocked |= bool(triggers) and triggers[0].entry.role == "content"
            return False
        if topic.since is not None and dating.only_goes_on_since(view, chosen, topic.since, end):
            return False
        if topic.fresh and topic.spare and announces_value(view, topic.spare[0], chosen, start):
            said, own = topic.spare
            self._add(Trigger(said.start, said.end, SAID), topic.dates, own, (own.start, own.end))
            topic.fresh, topic.blocked = False, True
            return False
        if topic.fresh and self._leads_on(chosen, clause):
            topic.spare = topic.spare or (chosen, clause)  # 宣布, …: what was announced may follow
            return False
        goes_on = topic.fresh or self._goes_on(topic, chosen, start, end)
        if not goes_on or (topic.of_paper and not gives_or_adds(view, chosen, start, end)):
            topic.blocked |= chosen.entry.role == "speech" or is_advice(view, chosen)
            return False
        if topic.fresh and topic.spare is None and len(topic.read) > 1 and view.text.startswith("并", start):
            self._add_unlisted(topic, topic.read[-2])
        first = not any(clause.start <= h.start < clause.end for h in self.found)
        paid = topic.spare[1] if topic.fresh and topic.spare and only_pays(view, *topic.spare) else clause
        self._add(chosen, topic.dates, clause, (paid.start if first else start, end))
        if chosen.entry.id == "conference" or view.text.startswith("以来", chosen.end):
            return False
        topic.fresh = False
        told = any(t.start > chosen.start and t.entry.id in {"show", "react", "snap"} for t in triggers)
        speaks = chosen.entry.role == "speech" and not view.text.startswith("时", chosen.end)
        topic.blocked |= told or speaks or chosen.entry.id in {"demand", "show"}
        for act, own_end in further_acts(view, chosen, triggers, end):
            self._add(act, topic.dates, clause, (act.start, own_end))
        named = cue("as_to").match(view.text[clause.start : chosen.start]) and "的" in view.text[chosen.end : end]
        return bool(named) or view.text.startswith("的", chosen.end)  # 对于4月4日被列入名单的企业，…

    def _add_lacking(self, dates: Sequence[DateMention], told: int, until: int) -> None:
        """Give dates whose item leaves its verb to the next item that verb (3月对铝、4月对铜加征关税)."""
        verb = self.found[told].trigger
        if verb.entry.role == "main":
            self.found += [lacking_verb(self.view, verb, date, until) for date in dates]

    def _leads_on(self, chosen: Trigger, clause: Clause) -> bool:
        """Whether a verb only announces what the next clause tells, or names its price."""
        opens = chosen.entry.id == "invoke" or not self.view.text[chosen.end : clause.end].strip()
        announces = chosen.entry.role == "light" and opens and not by_document(self.view, chosen)
        return announces or only_announces(self.view, chosen, clause) or only_pays(self.view, chosen, clause)

    def _add_unlisted(self, topic: _Topic, stretch: Clause) -> None:
        """A verb of last resort that 并 joins to the act of the next clause (剥夺X的采矿权，并将其出售)."""
        verb = first_verb(self.view, stretch, topic.dates[-1].end)
        if verb and verb.entry.role == "weak":
            self._add(verb, topic.dates, stretch, (stretch.start, stretch.end))

    def _lies_ahead(self, topic: _Topic) -> bool:
        """Whether what a topic dates is to come."""
        published = self.view.scene.reading.context.published
        return lies_ahead(topic.dates[-1].edtf, published) or (topic.deadline and published is None)

    def _goes_on(self, topic: _Topic, chosen: Trigger, start: int, end: int) -> bool:
        """Whether a trigger behind the first one under a date is a happening of its own."""
        last = self.found[-1] if self.found else None
        if any(h.trigger.end <= h.start <= chosen.start < h.end and h.figures for h in self.found):
            return False  # told as an item of a list: 锂增至5倍，石墨|为3倍
        by_rules = self._goes_on_by_rules(topic, last, chosen, start, end)
        if by_rules is None:
            return False
        if dated_titles(self.view, chosen):
            return by_rules  # 先后发布《A》(2008年)、《B》(2011年): its dates are its own
        goes_on = tells_another(Candidate(self.view, last, chosen, start, end, topic.blocked, by_rules))
        if goes_on != by_rules:
            self.outvoted.append(chosen)
        return goes_on

    def _goes_on_by_rules(
        self, topic: _Topic, last: Happening | None, chosen: Trigger, start: int, end: int
    ) -> bool | None:
        """The same, by the rules alone; None where it tells more of the last happening, to which it is added."""
        if cue("takes_over").match(self.view.text[start : chosen.start]) or cue("comment").match(
            self.view.text[start:end]
        ):
            return False  # …，标志着该矿重启
        if tells_measure_again(self.view, last, chosen, start, end):
            self._tells_more(end)
            return None
        stands = stands_alone(self.view, chosen, start, end) or measures_another(self.view, last, chosen, start)
        if not (stands or is_own(self.view, chosen, start, end)) or (
            topic.blocked and not is_price(self.view, chosen, start)
        ):
            return False
        if not does_again(self.view, last, chosen, start) and is_content(self.view, last, chosen, start, end):
            return False
        if last and (is_told_with(self.view, last, chosen, start, end) or belongs(self.view, last, chosen)):
            return False
        if last and (is_price_of(self.view, last, chosen) or is_amount_of(self.view, last, chosen)):
            self.found[-1] = replace(last, end=end)
            return None
        if chosen.entry.role == "measure" and self._adds_to_last(chosen, topic, start):
            self._tells_more(end)
            return None
        return True

    def _tells_more(self, end: int) -> None:
        """Let the last happening, but for the values that others are compared with, reach to `end`."""
        i = max((i for i, happening in enumerate(self.found) if not happening.compared), default=None)
        if i is not None:
            self.found[i] = replace(self.found[i], end=end)

    def _adds_to_last(self, chosen: Trigger, topic: _Topic, start: int) -> bool:
        """Join a measure to the happening that it only adds to: an act, or a measure of the same subject."""
        last = next((h for h in reversed(self.found) if not h.compared), None)
        if last is None or last.date not in topic.dates:
            return False
        if is_of_another(self.view, last, chosen) or is_then(self.view, last):
            return False
        if not last.is_measure:
            moves = chosen.entry.id in MOVES and (
                len(self.view.figures(start, chosen.end + 10)) >= 2 or is_new_total(self.view, chosen, start)
            )
            return (
                not moves
                and not is_price(self.view, chosen, start)
                and self.view.scene.form(last.trigger) not in LISTED
            )  # 挂牌, …首日急升三成
        gauges = [t for t in self.view.triggers(start, chosen.start) if t.end == chosen.start and t.entry.id == "gauge"]
        begins = gauges[0].start if gauges else chosen.start  # 自给率只有14%
        subject = cue("measure_adverb").sub("", cue("comparison").sub("", self.view.text[start:begins]))
        if subject:
            return False
        best = better_told(self.view, last, chosen)
        for i, happening in enumerate(self.found):
            if best and happening.trigger is last.trigger and happening.date in topic.dates:
                self.found[i] = replace(happening, trigger=best)
        return True

    def _read_dated_list(self, clause: Clause, start: int, end: int) -> None:
        """A clause whose only dates stand in brackets behind its items (秘鲁(2014年7月)与其结为伙伴)."""
        chosen = choose(self.view, self.view.usable_triggers(clause, start, end))
        if chosen is None or chosen.entry.role != "main":
            return
        if (
            dated_parties(self.view, clause)
            or dated_titles(self.view, chosen)
            or dated_minerals(self.view, chosen, clause)
        ):
            self._add(chosen, [], clause, (start, end))

    def _add(self, trigger: Trigger, dates: Sequence[DateMention], clause: Clause, own: tuple[int, int]) -> None:
        """A happening for each date, or for each item of a list that carries dates of its own in brackets."""
        view, (start, end) = self.view, own
        if titles := dated_titles(view, trigger):
            self.found += [Happening(trigger, date, start, end, title) for title, date in titles]
        elif parties := dated_parties(view, clause):
            led = cue("towards").search(view.text, clause.start, parties[0][0].start)
            with_them = led is not None or parties[0][0].start > trigger.start
            for party, date in parties:
                subject, partner = (None, party) if with_them else (party, None)
                self.found.append(Happening(trigger, date, start, end, subject=subject, partner=partner))
        elif minerals := dated_minerals(view, trigger, clause):
            self.found += [Happening(trigger, d, start, end, figures=f, commodity=ids) for d, ids, f in minerals]
        elif rows := shares_of(view, trigger, clause, end):
            happening = Happening(trigger, dates[0], start, end)
            self.found += [share.of(replace(happening, date=date)) for date in dates for share in rows]
        elif trigger.entry.role == "measure" and (listed := listed_figures(view, trigger, end)):
            self.found += [Happening(trigger, d, s, e, figures=(f,)) for d in dates for f, s, e in listed]
        else:
            if trigger.entry.role == "measure":
                self._add_items(trigger, dates, clause)
            objects = objects_of(view, trigger, clause) or subjects_of(view, trigger, clause) or [None]
            if len(objects) == len(dates) > 1:  # 2009年和2020年发布《A》、《B》
                self.found += [Happening(trigger, d, start, end, item) for d, item in zip(dates, objects, strict=True)]
                return
            shares = shared_figures(view, dates, trigger, clause)
            for date, figures in zip(dates, shares, strict=True):
                self.found += [Happening(trigger, date, start, end, item, figures) for item in objects]

    def _add_items(self, trigger: Trigger, dates: Sequence[DateMention], clause: Clause) -> None:
        """The items behind a measure that leave its verb out."""
        later = [d.start for d in self.view.dates if d.start > trigger.end]
        until = min([*later, self.view.sentence.end])
        self.found += [
            item.of(Happening(trigger, date, begin, item.figure.end))
            for date in dates
            for item, begin in further_items(self.view, trigger, clause, until)
        ]

    def _settle(self, topic: _Topic | None) -> None:
        """Give a date that nothing has claimed the best word that was passed over, or the first verb behind it."""
        if (
            topic is None
            or not topic.fresh
            or topic.since is not None
            or cue("dates_noun").search(self.view.text[topic.dates[-1].end :][:6])
        ):
            return
        if topic.spare is None or topic.spare[0].entry.role == "main":  # an act that is only an object (反制措施)
            self._settle_by_verb(
                topic,
                topic.spare[0].entry if topic.spare and topic.spare[0].entry.type not in {"fund", "review"} else None,
            )
            return
        trigger, clause = topic.spare
        named = self.view.scene.form(trigger) in _CHOSEN and self.view.figures(clause.start, clause.end)
        lists = trigger.entry.id == "content" and self.view.scene.minerals.within(trigger.end, clause.end)
        demands = trigger.entry.id == "demand" and clause.start - 1 <= topic.dates[-1].end <= trigger.start
        reckoned = trigger.entry.id == "predict" and cue("by_reckoning").match(self.view.text[clause.start :][:4])
        if reckoned and topic.dates[-1].end < clause.start:
            return  # 2020年，据该局估计，…: who reckons dates nothing
        if trigger.entry.id == "show" or trigger.entry.role == "light" or lists or demands or named:
            self._add(trigger, topic.dates, clause, (clause.start, clause.end))

    def _settle_by_verb(self, topic: _Topic, governed: TriggerEntry | None) -> None:
        """Give a date the first verb behind it; what it governs tells its type (采取反制措施)."""
        for stretch in topic.read:
            verb = first_verb(self.view, stretch, topic.dates[-1].end)
            if verb and is_denied(self.view.text[stretch.start : verb.start + 1]):
                return  # 进口并|无断…
            if verb and all(verb.start != h.trigger.start for h in self.found):
                if governed and verb.entry.id == "verb":
                    verb = Trigger(verb.start, verb.end, governed)
                self._add(verb, topic.dates, stretch, (stretch.start, stretch.end))
                return
