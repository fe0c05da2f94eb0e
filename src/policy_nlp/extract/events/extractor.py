"""Dated events: what the walk through each sentence found, with its arguments."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from policy_nlp.extract.events.anaphora import country_told, understood_actors
from policy_nlp.extract.events.arguments import Parties, instrument_of, parties_of
from policy_nlp.extract.events.modality import lies_ahead, modality_of
from policy_nlp.extract.events.scene import Scene, set_scene
from policy_nlp.extract.events.sentences import Sentence, parse, sentences_of
from policy_nlp.extract.events.tables import find_table_events
from policy_nlp.extract.events.triggers import Trigger
from policy_nlp.extract.events.types import resolve
from policy_nlp.extract.events.walk import Happening, Walk
from policy_nlp.lexicon.cues import cue
from policy_nlp.model import BlockKind, DateMention, EventMention, FigureMention, InstrumentMention, Reading

_CARRIED = {"amend", "fund", "review", "enact", "restrict"}
_SOFT = {"statistic", "market"}
_LAWMAKING = {"pass", "pass_plain", "law", "promulgate", "in_force", "ratify", "sign", "issue", "agree"}
_OF_THE_STATE = {"in_force", "law"}  # what a statute does by itself is its country's doing
_MADE_KNOWN = ("公布", "披露", "公告", "公开")
_MADE_PUBLIC = ("公布", "刊登", "登载", "刊载", "登报")
_NO_OBJECT = re.compile(
    r"了?(?:该|此|这一?)?(?:法案?|条例|草案|修正案|案|临时协议|一致|协议|于?官方公报)?[,，。;；\s]*"
)
_NO_COMMODITY = {"meet"}


def find_events(reading: Reading) -> list[EventMention]:
    """The dated events of a reading whose other layers have been found."""
    scene = set_scene(reading)
    events: list[EventMention] = []
    for block in reading.blocks:
        if block.kind is BlockKind.TABLE_ROW:
            continue
        told: list[EventMention] = []
        for start, end in sentences_of(reading.text, block):
            dates = scene.dates.within(start, end)
            if dates:
                events += _Telling(scene, parse(reading.text, start, end), told, block.start).events(dates)
    events += find_table_events(scene)
    return sorted(events, key=lambda e: (e.start, e.end, e.edtf))


@dataclass(slots=True)
class _Telling:
    """One sentence on its way from happenings to events."""

    scene: Scene
    sentence: Sentence
    told: list[EventMention]
    paragraph: int
    elsewhere: set[int] = field(default_factory=set)  # where figures begin that belong to one happening alone

    def events(self, dates: list[DateMention]) -> list[EventMention]:
        """The events of the sentence, in the order of their happenings."""
        happenings = Walk(self.scene, self.sentence, dates).happenings()
        self.elsewhere = {f.start for h in happenings for f in h.figures or ()}
        before: EventMention | None = None
        events: list[EventMention] = []
        for i, happening in enumerate(happenings):
            later = [h.start for h in happenings[i + 1 :] if h.start > happening.start and not h.compared]
            until = min([*later, self.sentence.end])
            before = self._event(happening, max(happening.end, self._reach(happening, until)), before)
            events.append(self._carried_on(before))
            self.told.append(before)
        return self._announced(events)

    def _announced(self, events: list[EventMention]) -> list[EventMention]:
        """An announcement has the commodities and partners of the control that it announces in the same sentence."""
        result = []
        for event, following in zip_longest(events, events[1:]):
            if following and following.type == "restrict" and event.type in {"issue", "other"}:
                minerals = event.minerals or following.minerals
                partners = event.partners or tuple(p for p in following.partners if p not in event.actors)
                event = replace(event, minerals=minerals, partners=partners)  # noqa: PLW2901
            result.append(event)
        return result

    def _carried_on(self, event: EventMention) -> EventMention:
        """The event with the commodity that its paragraph, or else the title, is about."""
        if event.minerals or event.type in _NO_COMMODITY:
            return event
        focus = self._focus(event.start)
        return replace(event, minerals=focus) if focus else event

    def _focus(self, position: int) -> tuple[str, ...]:
        """The one commodity that the paragraph has named up to `position`; if it names none, the title's."""
        minerals = self.scene.minerals.within(self.paragraph, position)
        named = {m.ids for m in minerals}
        if len(named) == 1:
            return minerals[0].ids
        return self.scene.title_minerals if not named else ()

    def _event(self, happening: Happening, until: int, before: EventMention | None) -> EventMention:
        scene, trigger, date = self.scene, happening.trigger, happening.date
        text, reading = scene.text, scene.reading
        instrument = happening.item or instrument_of(scene, trigger, (happening.start, happening.end), until)
        law = self._law_in_play(happening) if instrument is None else None
        figures = self._figures(happening, until)
        ahead = lies_ahead(date.edtf, reading.context.published)
        told = text[happening.start : until]
        lawmaking = law and trigger.entry.id != "agree"
        event_type = "enact" if lawmaking else self._type(happening, told, instrument, figures, ahead=ahead)
        if _adds_up(date, text, figures) and event_type in {"issue", "fund", "other"}:
            event_type = "statistic"
        reach = happening.end if event_type in {"issue", "agree"} else until
        if trigger.entry.id == "follow" and before:
            event_type = before.type
        if trigger.entry.id == "in_force" and before and before.type == "amend" and instrument is None:
            event_type = "amend"
        spans = self._subject_spans(happening)
        if event_type == "enact" and trigger.entry.id in _OF_THE_STATE:
            spans = spans[:1]
        parties = parties_of(scene, spans, trigger, event_type, reach)
        if any(f.kind == "price" for f in figures) and event_type in _SOFT:
            parties = Parties((), parties.partners)
        if happening.partner:
            parties = Parties(parties.without(happening.partner.name).actors, (happening.partner.name,))
        if event_type == "issue" and instrument is None and self._is_company_news(parties, trigger):
            event_type = "other"
        if event_type == "issue" and trigger.entry.id == "sign" and (len(parties.actors) > 1 or parties.partners):
            event_type = "agree"
        name = instrument.name if instrument else law
        if (event_type == "establish" or trigger.entry.id == "rename") and (
            body := self._new_body(happening, instrument) or self._founded(happening, name, parties)
        ):
            name, parties = body, parties.without(body)
        if name is None:
            name = self._carried_title(event_type, before)
        elif not parties.actors:
            parties = Parties(self._understood(happening, event_type), parties.partners)
        minerals = dict.fromkeys(i for m in self.scene.minerals.within(happening.start, until) for i in m.ids)
        return EventMention(
            start=trigger.start,
            end=trigger.end,
            rule=trigger.entry.id,
            type=event_type,
            edtf=_edtf(date, event_type, told),
            date_span=(date.start, date.end),
            modality=modality_of(
                event_type, *self._around(happening, until), ahead=ahead, by_plan=self._by_plan(happening)
            ),
            actors=parties.actors,
            partners=parties.partners,
            instrument=name if event_type not in _SOFT else None,
            minerals=tuple(minerals),
            figure_spans=tuple((f.start, f.end) for f in figures),
        )

    def _by_plan(self, happening: Happening) -> bool:
        """Whether the sentence names the plan or the law that sets the target."""
        return bool(self.scene.instruments.within(self.sentence.start, happening.trigger.start))

    def _type(
        self,
        happening: Happening,
        told: str,
        instrument: InstrumentMention | None,
        figures: Sequence[FigureMention],
        *,
        ahead: bool,
    ) -> str:
        at = max(0, happening.trigger.start - happening.start)
        context = self.scene.text[self.paragraph : happening.start]
        return resolve(
            happening.trigger, (told, at), context, instrument, figures, ahead=ahead, foreseen=self._foreseen(happening)
        )

    def _foreseen(self, happening: Happening) -> bool:
        """Whether the sentence foresees a value of the running year (估计今年短缺…)."""
        published = self.scene.reading.context.published or ""
        words = self.scene.masked[self.sentence.start : happening.trigger.start]
        return happening.date.edtf == published[:4] and cue("forecast").search(words) is not None

    def _around(self, happening: Happening, until: int) -> tuple[str, str]:
        """The words before and behind the trigger, names blanked out."""
        trigger, masked = happening.trigger, self.scene.masked
        start = next((c.start for c in reversed(self.sentence.clauses) if c.start <= trigger.start), happening.start)
        return masked[min(start, happening.start) : trigger.start], masked[trigger.end : until]

    def _understood(self, happening: Happening, event_type: str) -> tuple[str, ...]:
        """The actors that the text leaves out: those told before, or a statute's country."""
        trigger = happening.trigger.start
        clause = next(c for c in reversed(self.sentence.clauses) if c.start <= trigger)
        start = max(clause.start, happening.date.end if happening.date.end <= trigger else clause.start)
        if event_type == "enact":
            return country_told(self.scene, self.scene.parties.within(self.paragraph, trigger))
        soft = event_type in _SOFT or event_type == "forecast"
        return understood_actors(self.scene, (start, trigger), self.paragraph, self.told, soft=soft)

    def _figures(self, happening: Happening, until: int) -> Sequence[FigureMention]:
        if happening.figures is not None:
            return happening.figures
        return [
            f
            for f in self.scene.figures.within(happening.start, until)
            if not self.sentence.bracket_of(f.start)
            and f.start not in self.elsewhere
            and (f.kind != "duration" or f.start < happening.end)
        ]

    def _new_body(self, happening: Happening, instrument: InstrumentMention | None) -> str | None:
        """The body behind the trigger, unless a scheme is named there first."""
        limit = happening.end
        if instrument and instrument.start > happening.trigger.start:
            limit = min(limit, instrument.start)
        bodies = self.scene.agencies.within(happening.trigger.end, limit)
        return bodies[0].name if bodies else None

    def _founded(self, happening: Happening, name: str | None, parties: Parties) -> str | None:
        """The body that is itself the subject (联盟成立, 中心挂牌), where nothing else was founded."""
        if name or not parties.actors or happening.trigger.entry.id not in {"establish", "launch"}:
            return None
        if self.scene.text[happening.trigger.end : happening.end].strip("了,，。;； "):
            return None
        bodies = {a.name for a in self.scene.reading.agencies}
        return parties.actors[-1] if parties.actors[-1] in bodies else None

    def _is_company_news(self, parties: Parties, trigger: Trigger) -> bool:
        """Whether companies alone announce something that is no document."""
        companies = {a.name for a in self.scene.agencies.items if a.kind == "company"}
        news = trigger.entry.id == "announce" or self.scene.text.startswith(_MADE_KNOWN, trigger.start)
        return news and bool(parties.actors) and companies.issuperset(parties.actors)

    def _law_in_play(self, happening: Happening) -> str | None:
        """The title of the bill whose way through parliament the paragraph is telling, where no object is named."""
        if happening.trigger.entry.id not in _LAWMAKING:
            return None
        clause = next(c for c in reversed(self.sentence.clauses) if c.start <= happening.trigger.start)
        if not _NO_OBJECT.fullmatch(self.scene.text, happening.trigger.end, clause.end):
            return None
        if happening.trigger.entry.id == "issue" and not self.scene.text.startswith(
            _MADE_PUBLIC, happening.trigger.start
        ):
            return None
        title = self._last_title({"law", "bill"})
        return title if title and self.told[-1].instrument == title else None

    def _last_title(self, kinds: set[str]) -> str | None:
        titles = {m.name for m in self.scene.reading.instruments if m.kind in kinds}
        return next((e.instrument for e in reversed(self.told) if e.instrument in titles), None)

    def _carried_title(self, event_type: str, before: EventMention | None) -> str | None:
        """The title told before that an event without one is about: its law, its list, its strategy."""
        if event_type == "amend" and not before:
            return self._last_title({"list"})
        if before is None or before.instrument is None or before.type == "establish":
            return None
        carried = event_type in _CARRIED or (event_type == "forecast" and before.type in {"enact", "issue", "forecast"})
        return before.instrument if carried else None

    def _reach(self, happening: Happening, until: int) -> int:
        """Where the words that add to a happening end: before a new part of the sentence and before findings."""
        end = happening.end
        for clause in self.sentence.clauses:
            if clause.start < end:
                continue
            told = self.scene.triggers.within(clause.start, clause.end)
            if clause.start >= until or clause.opens or any(t.entry.id in {"show", "react", "predict"} for t in told):
                break
            end = clause.end
        return min(end, until)

    def _subject_spans(self, happening: Happening) -> list[tuple[int, int]]:
        """Where the subject may stand, nearest first: before the trigger, then before the verbs of earlier clauses."""
        clauses = [c for c in self.sentence.clauses if c.start <= happening.trigger.start]
        spans = [(clauses[-1].start, happening.trigger.start)]
        for clause in reversed(clauses[:-1]):
            triggers = self.scene.triggers.within(clause.start, clause.end)
            spans.append((clause.start, triggers[0].start if triggers else clause.end))
        return spans


def _adds_up(date: DateMention, text: str, figures: Sequence[FigureMention]) -> bool:
    """Whether a clause counts what came together since its date (自2013年以来，已提交56项申请)."""
    since = date.edtf.endswith("/..") and "以来" in text[date.end : date.end + 8]
    return since and any(f.kind == "count" for f in figures)


def _edtf(date: DateMention, event_type: str, told: str) -> str:
    """The date of the event: where something set in, or since when it recurs or adds up."""
    if not date.edtf.endswith("/..") or event_type == "statistic" or cue("recurring").search(told):
        return date.edtf
    return date.edtf.removesuffix("/..")
