"""Whether a trigger behind the happening of a date tells another one, weighed beside what the rules say."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from policy_nlp.extract.events.evidence.weights import ALWAYS, leaning, with_verdict
from policy_nlp.extract.events.evidence.words import clues_of_words, words_of
from policy_nlp.extract.events.happening import Happening
from policy_nlp.extract.events.triggers import Trigger
from policy_nlp.extract.events.view import SentenceView
from policy_nlp.model.reading import Abstention

WEIGHTS = "further_weights.json"
"""The file of the weights, among the data of the lexicons."""

OUTCOMES = ("no", "yes")
_LEFT_OUT = "a happening of its own by the rules, but the words around it speak against it"
_PAUSES = ",，"
_MOST_CLAUSES = 4
_MOST_CHARACTERS = 18  # before the trigger, counted in threes


class Candidate(NamedTuple):
    """A trigger that may tell another happening.

    Attributes:
        view: the sentence.
        last: the happening before it.
        trigger: the trigger.
        start: where the words begin that it governs.
        end: where they end.
        blocked: whether all that follows should only be what a document says, or somebody.
        by_rules: whether the rules take it for another happening.
    """

    view: SentenceView
    last: Happening | None
    trigger: Trigger
    start: int
    end: int
    blocked: bool
    by_rules: bool


def tells_another(candidate: Candidate) -> bool:
    """Whether the clues speak for a happening of its own."""
    by_rules = OUTCOMES[int(candidate.by_rules)]
    return leaning(WEIGHTS, with_verdict(clues_of(candidate), by_rules)) > 0


def left_out(outvoted: Iterable[Trigger], found: Sequence[Happening]) -> list[Abstention]:
    """What is told of the triggers that the rules took for happenings, and the clues did not."""
    left = (trigger for trigger in outvoted if all(happening.trigger is not trigger for happening in found))
    return [Abstention("event", trigger.start, trigger.end, _LEFT_OUT) for trigger in left]


def clues_of(candidate: Candidate) -> list[str]:
    """The names of what speaks for another happening or against it beside the rules, each once."""
    view, last, trigger = candidate.view, candidate.last, candidate.trigger
    role, of_class = f"role={trigger.entry.role}", f"class={trigger.entry.id}"
    after = f"after={last.trigger.entry.id if last else ''}"
    clues = [
        *(ALWAYS, after, f"{after} {of_class}"),
        *(f"blocked={candidate.blocked}", f"blocked={candidate.blocked} {role}"),
    ]
    if last:
        form, entry = view.scene.form(last.trigger), last.trigger.entry
        clues += [f"after form={form}", f"same form={form == view.scene.form(trigger)}"]
        clues += [f"after type={entry.type} type={trigger.entry.type}", f"after role={entry.role} {role}"]
        of_what = _commodity(candidate, last)
        clues += [of_what, f"{of_what} {role}", f"{of_what} after role={entry.role} {role}"]
        between = [c for c in view.sentence.clauses if last.trigger.end <= c.start <= trigger.start]
        clues += [f"clauses={min(len(between), _MOST_CLAUSES)}", f"part={any(c.opens for c in between)}"]
    clues += [*_clues_of_beginning(candidate), *_clues_of_mentions(candidate)]
    return clues + clues_of_words(view.scene, view.sentence, trigger)


def _commodity(candidate: Candidate, last: Happening) -> str:
    """Whether the stretch names the commodities of the last happening, or others."""
    scene = candidate.view.scene
    now, before = scene.commodities(candidate.start, candidate.end), scene.commodities(last.start, last.end)
    told = "none" if not now else "first" if not before else "another" if now.isdisjoint(before) else "same"
    return f"commodity={told}"


def _clues_of_beginning(candidate: Candidate) -> Iterator[str]:
    """How the stretch begins, and whether the trigger ends it."""
    view, trigger, start = candidate.view, candidate.trigger, candidate.start
    role, of_class = f"role={trigger.entry.role}", f"class={trigger.entry.id}"
    leads = next((word for word in words_of(view.scene.outline[start : trigger.start]) if word not in _PAUSES), "")
    yield from (f"leads={leads}", f"leads={leads} {role}", f"leads={leads} {of_class}", f"opening={leads[:1]}")
    yield f"mark={view.text[start - 1 : start]}"
    yield f"before it={min(_MOST_CHARACTERS, trigger.start - start) // 3}"
    ends = f"at the end={trigger.end >= candidate.end}"
    yield from (ends, f"{ends} {of_class}")


def _clues_of_mentions(candidate: Candidate) -> Iterator[str]:
    """Which mentions stand in the stretch."""
    view, trigger, start, end = candidate.view, candidate.trigger, candidate.start, candidate.end
    role, of_class = f"role={trigger.entry.role}", f"class={trigger.entry.id}"
    parties, figures = view.scene.parties.within(start, trigger.start), view.figures(start, end)
    has = {
        "title": bool(view.scene.instruments.within(start, end)),
        "mineral": bool(view.scene.minerals.within(start, end)),
        "party": bool(parties),
    }
    for name, there in has.items():
        yield from (f"{name}={there}", f"{name}={there} {of_class}")
    subject = f"subject={bool(parties) and parties[0].start - start <= 1}"
    yield from (subject, f"{subject} {role}")
    yield from (f"figures={min(2, len(figures))} {role}", f"figures={bool(figures)} {of_class}")
    yield from sorted({f"figure={figure.kind} {of_class}" for figure in figures})
    yield from sorted({f"party={party.kind}" for party in parties})
