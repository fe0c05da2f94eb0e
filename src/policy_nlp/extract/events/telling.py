"""One sentence on its way from happenings to events: types, parties, titles, commodities and figures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from msgspec.structs import replace

from policy_nlp.extract.events.amounts import is_own, value_before
from policy_nlp.extract.events.anaphora import Gap, controlled_by, has_own_subject, measured_again, understood_actors
from policy_nlp.extract.events.arguments import Parties, as_one, is_passive, parties_of
from policy_nlp.extract.events.case import Case
from policy_nlp.extract.events.choice import PLEDGE
from policy_nlp.extract.events.commodities import own_commodities, with_commodity
from policy_nlp.extract.events.dating import begins_then, ends_year, only_counts
from policy_nlp.extract.events.evidence.commodities import with_weighed_commodities
from policy_nlp.extract.events.evidence.further import left_out
from policy_nlp.extract.events.evidence.parties import with_weighed_parties
from policy_nlp.extract.events.evidence.triggers import with_weighed_triggers
from policy_nlp.extract.events.evidence.types import clues_of, type_by_evidence
from policy_nlp.extract.events.families import MEASURES
from policy_nlp.extract.events.happening import Happening, edtf_of
from policy_nlp.extract.events.inherited import fitting, is_founded_itself
from policy_nlp.extract.events.modality import (
    ends_after,
    has_not_ended,
    is_announced,
    is_promised,
    lies_ahead,
    modality_of,
    standing_of,
)
from policy_nlp.extract.events.partners import announced, carried_partners, is_before_forum
from policy_nlp.extract.events.scene import Scene
from policy_nlp.extract.events.sentences import Clause, Sentence
from policy_nlp.extract.events.titles import (
    carried_title,
    founded_subject,
    in_force_by,
    instrument_of,
    invoked_title,
    is_of_same_side,
    law_in_play,
    new_body,
    of_the_state,
    referred_title,
    targeting_title,
    title_as_subject,
)
from policy_nlp.extract.events.triggers import TITLE, Trigger
from policy_nlp.extract.events.types import resolve
from policy_nlp.extract.events.types.parties import type_by_parties
from policy_nlp.extract.events.view import SentenceView
from policy_nlp.extract.events.walk import Walk
from policy_nlp.lexicon.cues import cue
from policy_nlp.model import DateMention, EventMention, FigureMention, InstrumentMention
from policy_nlp.model.mention import Modality

_OF_THE_STATE = {"in_force", "law", "issue", "promulgate"}  # a statute's coming to be is its country's doing
_LIST_GOES_ON = ("以及", "及", "还有")
_MODAL = 4  # characters before a date in which a plan is told for it
_CAP = 8  # characters before a verb in which it is told how much of it is allowed at most
_DAY_LENGTH = len("2025-01-01")
_NEXT_PART = re.compile("[;；]")
_TO_COME = re.compile("将(?!军|领|来|近|[^,，。;；]{1,8}(?:列|纳|作|定|调|提))")
_LONGEST_VALUE = 4  # characters of a value's noun in which it is told to come (占比将达)
_LONGEST_HEDGE = 8  # characters between a value's noun and the value in which it is told to be foreseen
_LET_PASS = {"pass", "ratify"}
_FINDINGS = {"show", "react", "predict"}


@dataclass(slots=True)
class Telling:
    """A sentence with what its paragraph has told before it.

    Attributes:
        scene: the reading.
        sentence: the sentence.
        told: the events of the paragraph so far; grows by those of this sentence.
        paragraph: where the paragraph begins.
    """

    scene: Scene
    sentence: Sentence
    told: list[EventMention]
    paragraph: int
    _led: set[int] = field(default_factory=set)  # where the triggers of its happenings begin
    _shared_out: set[int] = field(default_factory=set)  # where figures begin that belong to one happening alone

    def events(self, dates: list[DateMention], understood: DateMention | None = None) -> list[EventMention]:
        """The events of the sentence, in the order of their happenings; `understood` dates what has no date."""
        walk = Walk(SentenceView(self.scene, self.sentence, dates))
        by_rules = walk.happenings(understood)
        happenings = with_weighed_triggers(walk.view, by_rules)
        self._led = {h.trigger.start for h in happenings}
        self._shared_out = {f.start for h in happenings for f in h.figures or ()}
        before, first = None, len(self.told)
        for i, (happening, ruled) in enumerate(zip(happenings, by_rules, strict=True)):
            later = [h.start for h in happenings[i + 1 :] if h.start > happening.start and not h.compared]
            until = min([*later, self.sentence.end])
            before = self._event(happening, self._reach(happening, until), before)
            if ruled.trigger in walk.outvoted:
                before = replace(before, left_by_rules=True)
            if happening.trigger is not ruled.trigger:
                before = replace(before, trigger_by_rules=(ruled.trigger.start, ruled.trigger.end))
            self.told.append(before)
        self.scene.reading.abstentions += left_out(walk.outvoted, by_rules)
        spot = self.told, self.paragraph, self.sentence.start
        found = [with_commodity(self.scene, event, *spot) for event in announced(self.told[first:])]
        found = with_weighed_commodities(self.scene, self.sentence, found)
        last = self.told[first - 1] if first else None
        self.told[first:] = with_weighed_parties(self.scene, self.sentence, found, last)
        return self.told[first:]

    def _event(self, happening: Happening, until: int, before: EventMention | None) -> EventMention:
        """The event of a happening, read again where the evidence of its words outvotes the rules on its type."""
        event = self._as_type(happening, until, before)
        event_type = type_by_evidence(clues_of(self.scene, self.sentence, happening.trigger, event), event.type)
        if event_type == event.type:
            return event
        return replace(self._as_type(happening, until, before, event_type), type_by_rules=event.type)

    def _as_type(
        self, happening: Happening, until: int, before: EventMention | None, given: str | None = None
    ) -> EventMention:
        """The event of a happening, of the type that is given or else of that which the rules say."""
        scene, trigger = self.scene, happening.trigger
        instrument = happening.item or instrument_of(scene, trigger, (happening.start, happening.end), until)
        law = law_in_play(scene, self.sentence, happening, self.told) if instrument is None else None
        figures = self._figures(happening, until)
        case = self._case(happening, until, instrument, figures)
        of_law = law and trigger.entry.id != "agree" and not cue("in_force_control").search(case.before)
        event_type = given or ("enact" if of_law else self._type(happening, case, before))
        parties = self._parties(happening, until, event_type, figures)
        if given is None:
            event_type = type_by_parties(scene, self.sentence, event_type, trigger, instrument, parties)
        name = instrument.name if instrument else law
        if name is None and event_type not in MEASURES:
            name = referred_title(scene, self.sentence, happening, self.paragraph)
        if event_type == "establish" or trigger.entry.id == "rename":
            body = new_body(scene, happening, instrument)
            if body is None and name is None:
                body = founded_subject(scene, happening, parties)
            if body:
                name, parties = body, parties.without(body)
        parties = of_the_state(event_type, name, parties)
        name = name or invoked_title(scene, self.sentence, happening, event_type)
        name = name or targeting_title(scene, self.sentence, happening, event_type, self.paragraph)
        if name is None and cue("old_law").search(case.before) is None:
            last = before if before and is_of_same_side(scene, before, event_type, parties, trigger.start) else None
            name = carried_title(scene, self.sentence, happening, event_type, last, self.told)
        name = name or title_as_subject(scene, self.sentence, happening)
        parties = as_one(scene, trigger, event_type, parties)
        if before:
            parties = in_force_by(scene, trigger, name, parties, before)
        named = own_commodities(scene, self.sentence, happening, until, event_type, parties.actors)
        minerals = dict.fromkeys(named if happening.commodity is None else happening.commodity)
        event = EventMention(
            start=trigger.start,
            end=trigger.end,
            rule=trigger.entry.id,
            type=event_type,
            edtf=edtf_of(
                happening.date,
                event_type,
                case.told,
                begins=begins_then(scene, happening.date),
                befell=trigger.entry.role == "main" and scene.text.startswith("以来", trigger.end),
            ),
            date_span=(happening.date.start, happening.date.end),
            modality=self._modality(happening, event_type, case, until),
            actors=parties.actors,
            partners=parties.partners,
            instrument=name if event_type not in MEASURES else None,
            minerals=tuple(minerals),
            figure_spans=tuple((f.start, f.end) for f in figures),
        )
        if event.partners and not is_before_forum(scene, event):
            return event
        carried = carried_partners(scene, event, case.told, self.sentence.start, self.told)
        return replace(event, partners=tuple(dict.fromkeys([*event.partners, *carried])))

    def _case(
        self, happening: Happening, until: int, instrument: InstrumentMention | None, figures: Sequence[FigureMention]
    ) -> Case:
        text, trigger = self.scene.text, happening.trigger
        published = self.scene.reading.context.published
        words = self.scene.masked[self.sentence.start : trigger.start]
        edtf = happening.date.edtf
        running_year = edtf == (published or "")[:4] or ("/" in edtf and has_not_ended(edtf, published))
        return Case(
            form=self.scene.form(trigger),
            told=text[happening.start : until],
            before=text[happening.start : trigger.start],
            after=text[trigger.end : until],
            context=text[self.paragraph : happening.start],
            kind=instrument.kind if instrument else None,
            figures=tuple(figures),
            ahead=lies_ahead(happening.date.edtf, published) or ends_year(self.scene, happening.date),
            foreseen=(running_year and any(cue(c).search(words) for c in ("forecast", "aimed", "put_forward_for")))
            or self._is_foreseen(happening.date, words),
        )

    def _is_foreseen(self, date: DateMention, words: str) -> bool:
        """Whether the period of a value ends after the day on which it was foreseen (去年10月预测，2025年过剩5万吨)."""
        foreseen = cue("forecast").search(words)
        if foreseen and _TO_COME.search(self.scene.masked, date.end, self.sentence.start + len(words) + _LONGEST_VALUE):
            return self.sentence.start + foreseen.end() <= date.start + 1  # 预计2024年底占比将达五成
        until = self.sentence.start + foreseen.start() if foreseen else date.end
        if until > date.start or len(date.edtf) == _DAY_LENGTH or _NEXT_PART.search(self.scene.text, until, date.start):
            return False
        said = self.scene.dates.within(self.sentence.start, until)
        return bool(said) and ends_after(date.edtf, said[-1].edtf)

    def _type(self, happening: Happening, case: Case, before: EventMention | None) -> str:
        entry = happening.trigger.entry
        if entry.id == "follow" and before:
            return before.type
        foreseen = before and before.type == "forecast" and before.edtf == happening.date.edtf
        if before and (foreseen or entry.id == "amend") and self._again(before, happening):
            return before.type
        if entry.id == "in_force" and before and before.type == "amend" and case.kind is None:
            return "restrict" if cue("regime").match(case.after) else "amend"
        begin = happening.trigger.start
        if entry.id == "level" and cue("capped").search(self.scene.text[max(0, begin - _CAP) : begin]):
            return "restrict"  # 最多可出口1.8万吨
        if entry.id in _LET_PASS and any(f.kind == "percent" and f.end == begin for f in case.figures):
            return "statistic"  # 只有约四分之一过关
        event_type = resolve(entry, case)
        if event_type == "agree" and entry.id == "establish" and self._names_alliance(happening, case):
            return "establish"  # 建立了矿产安全伙伴关系: a body, not a relation
        return "statistic" if only_counts(self.scene, happening.date, event_type, case) else event_type

    def _names_alliance(self, happening: Happening, case: Case) -> bool:
        """Whether the object of a trigger is an alliance by name."""
        begin = happening.trigger.end
        return any(a.kind == "alliance" for a in self.scene.agencies.within(begin, begin + len(case.object)))

    def _again(self, before: EventMention, happening: Happening) -> bool:
        """Whether the verb of the event before is told again of something else (…提高到50%，钨提高到25%)."""
        form = self.scene.text[before.start : before.end]
        return before.start >= self.sentence.start and form == self.scene.form(happening.trigger)

    def _parties(self, happening: Happening, until: int, event_type: str, figures: Sequence[FigureMention]) -> Parties:
        if happening.trigger.entry.id == "summit":
            met = self.scene.parties.within(happening.trigger.start, happening.trigger.end)
            return Parties(tuple(p.name for p in met))
        reach = happening.end if event_type in {"issue", "agree"} else until
        spans = self._subject_spans(happening)
        gap = self._gap(happening, event_type)
        of_the_state = event_type == "enact" and happening.trigger.entry.id in _OF_THE_STATE
        if of_the_state or self._expires(happening) or has_own_subject(self.scene, gap):
            spans = islice(spans, 1)
        parties = parties_of(self.scene, spans, happening.trigger, event_type, reach)
        parties = fitting(self.scene, gap, happening.trigger, parties)
        if happening.subject:
            parties = Parties((happening.subject.name,), parties.partners)
        if happening.partner:
            parties = Parties(parties.without(happening.partner.name).actors, (happening.partner.name,))
        if event_type in MEASURES and self._is_price(happening.trigger, figures):
            return Parties((), parties.partners)  # nobody makes a price
        if event_type == "statistic" and (producers := self._producers(happening)):
            return Parties(producers)
        if parties.actors and event_type == "statistic" and self._is_share_of_trade(happening.trigger):
            trader = self.told[-1].actors if self.told and self.told[-1].start >= self.sentence.start else ()
            return Parties(trader, parties.partners or parties.actors)
        if event_type == "meet" and parties.partners and not parties.actors and happening.partner is None:
            return Parties((*understood_actors(self.scene, gap, self.told), *parties.partners))
        if event_type in MEASURES and (measured := measured_again(self.scene, gap, self.told)) is not None:
            return Parties(measured, parties.partners)
        again = self.scene.text.startswith(("亦", "也"), happening.trigger.start - 2)  # 亦被吊销: by the same
        agentless = parties.partners and not again and is_passive(self.scene, happening.trigger, event_type)
        if not parties.actors and not agentless and not is_founded_itself(self.scene, gap, happening.trigger):
            return Parties(understood_actors(self.scene, gap, self.told), parties.partners)
        states = controlled_by(self.scene, gap, parties.actors, self.told) if parties.actors else None
        return parties if states is None else Parties(states, parties.partners)

    def _expires(self, happening: Happening) -> bool:
        """Whether a term or a permit of its own clause runs out (豁免期2027年底届满)."""
        trigger, date = happening.trigger, happening.date
        if cue("expiring").match(self.scene.form(trigger)) is None:
            return False
        return date.start - self.sentence.clause_of(trigger.start).start > 1

    def _is_price(self, trigger: Trigger, figures: Sequence[FigureMention]) -> bool:
        """Whether a price is told, by its figure or by its name."""
        words = self.scene.text[self.sentence.clause_of(trigger.start).start : trigger.start]
        if "股价" in words:
            return False  # a share is its company's
        return any(f.kind == "price" for f in figures) or cue("priced").search(words) is not None

    def _is_share_of_trade(self, trigger: Trigger) -> bool:
        """Whether a share is that of an origin or a destination in the trade told before (进口…，其中X占34%)."""
        clause = self.sentence.clause_of(trigger.start)
        of_trade = trigger.entry.id == "share" and not self.scene.text.startswith("供应", trigger.start)
        named = of_trade and self.scene.parties.within(clause.start, trigger.start)
        return bool(named and cue("trade").search(self.scene.text[self.sentence.start : clause.start]))

    def _producers(self, happening: Happening) -> tuple[str, ...]:
        """Who makes what the world has (全球逾九成的镓出自中国)."""
        trigger = happening.trigger
        before = self.scene.text[self.sentence.clause_of(trigger.start).start : trigger.start]
        comes = cue("comes_from").match(self.scene.form(trigger)) is not None and "全球" in before
        return tuple(p.name for p in self.scene.parties.within(trigger.end, trigger.end + 1)) if comes else ()

    def _gap(self, happening: Happening, event_type: str) -> Gap:
        trigger, date = happening.trigger.start, happening.date
        clause = self.sentence.clause_of(trigger)
        before = (date.start, date.end) if date.end <= trigger else None
        return Gap(event_type, self.paragraph, self.sentence.start, clause.start, before, trigger, happening.end)

    def _figures(self, happening: Happening, until: int) -> Sequence[FigureMention]:
        if happening.figures is not None:
            return happening.figures
        return [
            f
            for f in self.scene.figures.within(value_before(self.scene, self.sentence, happening, self._led), until)
            if not self.sentence.bracket_of(f.start)
            and f.start not in self._shared_out
            and is_own(self.scene, self.sentence, happening, f)
        ]

    def _reach(self, happening: Happening, until: int) -> int:
        """Where the words that add to a happening end: before a new part of the sentence and before findings."""
        end = happening.end
        for clause in self.sentence.clauses:
            if clause.start < end:
                continue
            taken_over = cue("takes_over").match(self.scene.text[clause.start : clause.end])
            if clause.start >= until or clause.opens or taken_over or self._tells_content(clause):
                break
            end = clause.end
        return min(end, until)

    def _tells_content(self, clause: Clause) -> bool:
        """Whether a clause tells findings, or what a paper holds or a company keeps."""
        told, words = self.scene.triggers.within(clause.start, clause.end), self.scene.text[clause.start : clause.end]
        if any(t.entry.id in _FINDINGS for t in told):
            return cue("expected_cost").match(words) is None
        return cue("content_clause").search(words) is not None

    def _subject_spans(self, happening: Happening) -> Iterator[tuple[int, int]]:
        """Where the subject may stand, nearest first: before the trigger, then before the verbs of earlier clauses."""
        clauses = [c for c in self.sentence.clauses if c.start <= happening.trigger.start]
        goes_on = len(clauses) > 1 and self.scene.text.startswith(_LIST_GOES_ON, clauses[-1].start)
        yield clauses[-2 if goes_on else -1].start, happening.trigger.start
        for clause in reversed(clauses[:-1]):
            triggers = self.scene.triggers.within(clause.start, clause.end)
            verbs = (t.start for t in triggers if not self.scene.text.startswith("的", t.end))  # X参股的Y: Y
            yield clause.start, next(verbs, clause.end)

    def _modality(self, happening: Happening, event_type: str, case: Case, until: int) -> Modality:
        trigger, published, edtf = happening.trigger, self.scene.reading.context.published, happening.date.edtf
        told = slice(self.sentence.start, trigger.start)
        words = self.scene.text[told]
        if event_type == "amend" and cue("draft").search(words) and "通过" not in words:
            return "proposed"
        awaited = case.ahead or trigger.entry.id == PLEDGE.id
        awaited = awaited or is_announced(event_type, case.form, self.scene.masked[told])
        return modality_of(
            event_type,
            *self._around(happening, until),
            standing=standing_of(edtf, published, ahead=awaited or is_promised(event_type, case)),
            by_plan=event_type == "forecast" and self._names_plan(trigger),
        )

    def _around(self, happening: Happening, until: int) -> tuple[str, str]:
        """The words before and behind the trigger, names blanked out; for a measure also what foresees it."""
        masked, trigger, date = self.scene.masked, happening.trigger, happening.date
        clause = self.sentence.clause_of(trigger.start).start
        begin = min(happening.start, clause)
        said = self.sentence.clause_of(clause - 2) if clause - 2 > self.sentence.start else None
        if said and cue("said_before").search(masked[said.start : clause - 1]):
            begin = min(begin, said.start)
        if begin < date.start < trigger.start:
            words = masked[begin : date.start]
            relative = masked.startswith("的", trigger.end) and not cue("planned").search(words[-_MODAL:])
            if relative or cue("qualified").search(words):
                begin = date.start  # 可能撤销2020年颁布的禁令, 准备脱钩的总统2017年发布
        measured = trigger.entry.role == "measure"
        if measured:
            begin = max(self.sentence.start, masked.rfind(TITLE, self.sentence.start, trigger.start) + 1)
        value = self.scene.figures.within(trigger.end, trigger.end + _LONGEST_HEDGE) if measured else []
        hedge = masked[trigger.end : value[0].start] if value else ""  # 配额可能只有2.5亿吨
        return masked[begin : trigger.start] + hedge, masked[trigger.end : until]

    def _names_plan(self, trigger: Trigger) -> bool:
        """Whether a plan or a law is named in the sentence before the trigger."""
        named = self.scene.instruments.within(self.sentence.start, trigger.start)
        words = self.scene.text[self.sentence.start : trigger.start]
        if cue("as_agreed").search(words) or cue("as_the_paper").search(words):
            return True
        return any(i.kind != "report" for i in named)
