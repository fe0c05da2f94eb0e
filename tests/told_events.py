"""What the tests of events expect, and a builder that reads a paragraph with the whole pipeline."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from types import EllipsisType
from typing import NamedTuple
from unittest.mock import patch

from spacy.language import Language

from policy_nlp.extract.events.evidence.further import Candidate
from policy_nlp.extract.events.happening import Happening
from policy_nlp.extract.events.scene import Scene
from policy_nlp.extract.events.sentences import Sentence
from policy_nlp.extract.events.view import SentenceView
from policy_nlp.extract.pipeline import build_pipeline, read_article
from policy_nlp.lexicon import simplify
from policy_nlp.model import Article, EventMention, Metadata

Names = str | EllipsisType
"""Names with spaces between; `...` where the guide leaves the value open."""


class Told(NamedTuple):
    """An expected event. `head` is `trigger type date`; `a/b` where the guide allows either word as the trigger.

    `parties` are the actors and partners together, where the guide does not decide who of them is the other side.
    """

    head: str
    actors: Names = ""
    partners: Names = ""
    instrument: Names = ""
    minerals: Names = ""
    figures: Names = ""
    modality: str | EllipsisType = "actual"
    parties: str = ""


@dataclass(frozen=True)
class Case:
    """A paragraph (or several lines), what it tells, and what is known of its article."""

    text: str
    told: tuple[Told, ...]
    title: str = ""
    region: str = "CN"
    published: str = "2025-06-15"


def case(text: str, *told: Told, title: str = "", region: str = "CN", published: str = "2025-06-15") -> Case:
    """A case; no `told`, no events."""
    return Case(text, told, title, region, published)


@cache
def pipeline() -> Language:
    """The pipeline of all tests of a process."""
    return build_pipeline()


def events_of(case: Case, text: str | None = None) -> list[tuple[str, EventMention, str]]:
    """The events of a case (of `text` in its place): the trigger's words, the event, the clean text of its passage.

    They are those of the rules alone, which is what these tests are of.
    """
    metadata = Metadata("case", title=case.title or None, published=case.published, region=case.region)
    with (
        patch("policy_nlp.extract.events.telling.type_by_evidence", _type_by_rules),
        patch("policy_nlp.extract.events.walk.tells_another", _another_by_rules),
        patch("policy_nlp.extract.events.telling.with_weighed_commodities", _as_by_rules),
        patch("policy_nlp.extract.events.telling.with_weighed_parties", _as_by_rules),
        patch("policy_nlp.extract.events.telling.with_weighed_triggers", _triggers_by_rules),
    ):
        _, passages = read_article(pipeline(), Article(case.text if text is None else text, metadata))
    return [(r.text[e.start : e.end], e, r.text) for _, r in passages for e in r.events]


def _type_by_rules(_: Iterable[str], by_rules: str) -> str:
    return by_rules


def _another_by_rules(candidate: Candidate) -> bool:
    return candidate.by_rules


def _as_by_rules(_: Scene, __: Sentence, events: Sequence[EventMention], *___: object) -> list[EventMention]:
    return list(events)


def _triggers_by_rules(_: SentenceView, happenings: Sequence[Happening]) -> list[Happening]:
    return list(happenings)


def in_short(text: str) -> str:
    """The events of a text published on 2025-06-15, for tests of these alone: trigger, type, date and modality."""
    return "；".join(f"{form} {e.type} {e.edtf} {e.modality}" for form, e, _ in events_of(case(text)))


def differences(case: Case, text: str | None = None) -> list[str]:
    """Where the events found in a case are not those that it tells; empty if they are the same."""
    found = events_of(case, text)
    if len(found) != len(case.told):
        return [f"{len(case.told)} told, found {[_shown(*f) for f in found]}"]
    return [
        f"{told.head}: {why}"
        for told, (trigger, event, clean) in zip(_in_order(case, found), found, strict=True)
        for why in _difference(told, trigger, event, clean)
    ]


def _in_order(case: Case, found: list[tuple[str, EventMention, str]]) -> list[Told]:
    """The expected events in the order of those found that have their trigger and date; the rest as they stand."""
    left, ordered = list(case.told), []
    for trigger, event, clean in found:
        same = [t for t in left if not _difference(t, trigger, event, clean)]
        near = [t for t in left if trigger in t.head.split()[0].split("/") and event.edtf == t.head.split()[2]]
        ordered.append((same or near or left)[0])
        left.remove(ordered[-1])
    return ordered


def _difference(told: Told, trigger: str, event: EventMention, clean: str) -> list[str]:
    triggers, kind, edtf = told.head.split()
    figures = [clean[start:end] for start, end in event.figure_spans]
    pairs: list[tuple[str, object, object]] = [
        ("trigger", True, trigger in simplify(triggers).split("/") or trigger),
        ("type", kind, event.type),
        ("date", edtf, event.edtf),
        ("modality", told.modality, event.modality),
        ("instrument", told.instrument, event.instrument or ""),
        ("minerals", _names(told.minerals), sorted(event.minerals)),
        ("figures", _names(told.figures), sorted(figures)),
    ]
    if told.parties:
        pairs.append(("parties", _names(told.parties), sorted({*event.actors, *event.partners})))
    else:
        pairs.append(("actors", _names(told.actors), sorted(event.actors)))
        pairs.append(("partners", _names(told.partners), sorted(event.partners)))
    return [f"{what} {got!r}, not {want!r}" for what, want, got in pairs if want is not ... and want != got]


def _names(names: Names) -> list[str] | EllipsisType:
    return names if isinstance(names, EllipsisType) else sorted(names.split())


def _shown(trigger: str, event: EventMention, clean: str) -> str:
    figures = ",".join(clean[s:e] for s, e in event.figure_spans)
    names = f"{event.actors}>{event.partners} {event.instrument} {event.minerals} {figures}"
    return f"{trigger} {event.type} {event.edtf} {event.modality} {names}"
