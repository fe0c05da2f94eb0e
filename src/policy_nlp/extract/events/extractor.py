"""Dated events: what the walk through each sentence found, with its arguments."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policy_nlp.extract.events.arguments import Parties, instrument_of, parties_of
from policy_nlp.extract.events.modality import lies_ahead, modality_of
from policy_nlp.extract.events.scene import Scene, set_scene
from policy_nlp.extract.events.sentences import Sentence, parse, sentences_of, within
from policy_nlp.extract.events.tables import find_table_events
from policy_nlp.extract.events.types import resolve
from policy_nlp.extract.events.walk import Happening, Walk
from policy_nlp.model import BlockKind, DateMention, EventMention, FigureMention, Reading

_RECURRING = re.compile(r"每年|定期|逐年|每隔|历年|一直|持续")
_CARRIED = {"amend", "fund", "review", "enact", "restrict"}
_SOFT = {"statistic", "market"}


def find_events(reading: Reading) -> list[EventMention]:
    """The dated events of a reading whose other layers have been found."""
    scene = set_scene(reading)
    events: list[EventMention] = []
    for block in reading.blocks:
        if block.kind is BlockKind.TABLE_ROW:
            continue
        for start, end in sentences_of(reading.text, block):
            dates = within(reading.dates, start, end)
            if dates:
                events += _Telling(scene, parse(reading.text, start, end), block.start).events(dates)
    events += find_table_events(scene)
    return sorted(events, key=lambda e: (e.start, e.end, e.edtf))


@dataclass(slots=True)
class _Telling:
    """One sentence on its way from happenings to events."""

    scene: Scene
    sentence: Sentence
    paragraph: int

    def events(self, dates: list[DateMention]) -> Iterator[EventMention]:
        """The events of the sentence, in the order of their happenings."""
        happenings = Walk(self.scene, self.sentence, dates).happenings()
        before: EventMention | None = None
        for i, happening in enumerate(happenings):
            later = [h.start for h in happenings[i + 1 :] if h.start > happening.start]
            until = min([*later, self.sentence.end])
            before = self._event(happening, max(happening.end, self._reach(happening, until)), before)
            yield before

    def _event(self, happening: Happening, until: int, before: EventMention | None) -> EventMention:
        scene, trigger, date = self.scene, happening.trigger, happening.date
        text, reading = scene.text, scene.reading
        instrument = happening.item or instrument_of(scene, trigger, (happening.start, happening.end), until)
        figures = self._figures(happening, until)
        ahead = lies_ahead(date.edtf, reading.context.published)
        told = text[happening.start : until]
        form = text[trigger.start : trigger.end]
        event_type = resolve(trigger, form, told, instrument, figures, ahead=ahead)
        parties = parties_of(scene, self._subject_spans(happening), trigger, event_type, until)
        if event_type == "issue" and trigger.entry.id == "sign" and (len(parties.actors) > 1 or parties.partners):
            event_type = "agree"
        name = instrument.name if instrument else None
        if event_type == "establish" and (body := self._new_body(happening, until)):
            name, parties = body, parties.without(body)
        if name is None and before and event_type in _CARRIED:
            name = before.instrument
        if not parties.actors and event_type == "enact" and scene.home:
            parties = Parties((scene.home,), parties.partners)
        minerals = dict.fromkeys(i for m in within(reading.minerals, happening.start, until) for i in m.ids)
        return EventMention(
            start=trigger.start,
            end=trigger.end,
            rule=trigger.entry.id,
            type=event_type,
            edtf=_edtf(date, event_type, told),
            date_span=(date.start, date.end),
            modality=modality_of(event_type, text[happening.start : trigger.start], told, ahead=ahead),
            actors=parties.actors,
            partners=parties.partners,
            instrument=name if event_type not in _SOFT else None,
            minerals=tuple(minerals),
            figure_spans=tuple((f.start, f.end) for f in figures),
        )

    def _figures(self, happening: Happening, until: int) -> Sequence[FigureMention]:
        if happening.figures is not None:
            return happening.figures
        return [
            f
            for f in within(self.scene.reading.figures, happening.start, until)
            if not self.sentence.bracket_of(f.start) and (f.kind != "duration" or f.start < happening.end)
        ]

    def _new_body(self, happening: Happening, until: int) -> str | None:
        bodies = within(self.scene.reading.agencies, happening.trigger.end, until)
        return bodies[0].name if bodies else None

    def _reach(self, happening: Happening, until: int) -> int:
        """Where the words that add to a happening end: before a new part of the sentence and before findings."""
        end = happening.end
        for clause in self.sentence.clauses:
            if clause.start < end:
                continue
            told = self.scene.triggers_in(clause.start, clause.end)
            if clause.start >= until or clause.opens or any(t.entry.id in {"show", "react", "predict"} for t in told):
                break
            end = clause.end
        return min(end, until)

    def _subject_spans(self, happening: Happening) -> list[tuple[int, int]]:
        """Where the subject may stand, nearest first: before the trigger, then before the verbs of earlier clauses."""
        clauses = [c for c in self.sentence.clauses if c.start <= happening.trigger.start]
        spans = [(clauses[-1].start, happening.trigger.start)]
        for clause in reversed(clauses[:-1]):
            triggers = self.scene.triggers_in(clause.start, clause.end)
            spans.append((clause.start, triggers[0].start if triggers else clause.end))
        return spans


def _edtf(date: DateMention, event_type: str, told: str) -> str:
    """The date of the event: where something set in, or since when it recurs or adds up."""
    if not date.edtf.endswith("/..") or event_type in {"statistic", "meet", "review"} or _RECURRING.search(told):
        return date.edtf
    return date.edtf.removesuffix("/..")
