"""Which commodities of a sentence its events are about, weighed beside what the rules say."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from policy_nlp.extract.events.evidence.weights import ALWAYS, leaning, with_verdict
from policy_nlp.extract.events.scene import Scene
from policy_nlp.extract.events.sentences import Sentence
from policy_nlp.model import EventMention, MineralMention

WEIGHTS = "commodity_weights.json"
"""The file of the weights, among the data of the lexicons."""

OUTCOMES = ("no", "yes")
TRUSTED_BY = ("type=", "side=", "of another=", "carried", "times=", "held=", "commas=")
"""The clues that tell how far rules are to be trusted."""

_IN_DOUBT = 0.3
"""How high the log odds against a commodity must be: one too many costs no more than one missed."""

_COMMAS = ",，"
_PARTS = ";；"
_JOINER = re.compile(r"(?:[、,，/]|以?及|[和与或])?")
_LONG_ROW = 6  # commodities


class Asked(NamedTuple):
    """A commodity that an event may be about.

    Attributes:
        commodity: its id.
        clues: what speaks for it or against it beside the rules.
        by_rules: the verdict of the rules.
        row: where the row of commodities begins in which it is named, -1 if its sentence does not name it.
        is_of_another: whether another event of the sentence has it by the rules.
    """

    commodity: str
    clues: list[str]
    by_rules: str
    row: int
    is_of_another: bool


def with_weighed_commodities(scene: Scene, sentence: Sentence, events: Sequence[EventMention]) -> list[EventMention]:
    """The events of a sentence, each with those commodities for which the clues speak.

    A row stays together; what another event has by the rules is not given to one that has its own.
    """
    rows = rows_of(scene, sentence)
    return [_weighed(event, list(asked(scene, sentence, event, events, rows))) for event in events]


def _weighed(event: EventMention, candidates: Sequence[Asked]) -> EventMention:
    odds: dict[int, float] = {}
    for candidate in candidates:
        odds[candidate.row] = odds.get(candidate.row, 0.0) + odds_of(candidate)
    told = Counter(candidate.row for candidate in candidates)
    own = any(c.by_rules == OUTCOMES[1] for c in candidates)
    asked_of = (c for c in candidates if not (own and c.is_of_another and c.by_rules == OUTCOMES[0]))
    minerals = tuple(c.commodity for c in asked_of if is_likely(odds[c.row] / told[c.row]))
    if set(minerals) == set(event.minerals):
        return event
    return replace(event, minerals=minerals, minerals_by_rules=event.minerals)


def odds_of(candidate: Asked) -> float:
    """The log odds that it is the event's."""
    return leaning(WEIGHTS, with_verdict(candidate.clues, candidate.by_rules, TRUSTED_BY))


def is_likely(odds: float) -> bool:
    """Whether a commodity is taken for the event's, by the log odds that it is."""
    return odds > -_IN_DOUBT


def rows_of(scene: Scene, sentence: Sentence) -> list[list[MineralMention]]:
    """The commodities that a sentence names, those together between which only a joiner stands."""
    rows: list[list[MineralMention]] = []
    for mention in scene.minerals.within(sentence.start, sentence.end):
        if rows and _JOINER.fullmatch(scene.text, rows[-1][-1].end, mention.start):
            rows[-1].append(mention)
        else:
            rows.append([mention])
    return rows


def asked(
    scene: Scene,
    sentence: Sentence,
    event: EventMention,
    events: Sequence[EventMention],
    rows: Sequence[Sequence[MineralMention]],
) -> Iterator[Asked]:
    """Each commodity of an event by the rules, and each other of its sentence.

    Args:
        scene: the reading.
        sentence: the sentence.
        event: the event.
        events: all events of the sentence.
        rows: the commodities that the sentence names.
    """
    named: dict[str, list[tuple[MineralMention, Sequence[MineralMention]]]] = {i: [] for i in event.minerals}
    for row in rows:
        for mention in row:
            for commodity in mention.ids:
                named.setdefault(commodity, []).append((mention, row))
    others = [other for other in events if other is not event]
    standing = sum(map(bool, named.values()))
    for commodity, places in named.items():
        number = f"times={min(3, len(places))}", f"named={min(4, len(named))}", f"held={min(3, len(event.minerals))}"
        clues = [ALWAYS, f"type={event.type}", f"modality={event.modality}", *number]
        held = any(commodity in other.minerals for other in others)
        clues += [f"events={min(4, len(events))}", f"of another={held}", f"of another={held} type={event.type}"]
        by_rules = OUTCOMES[int(commodity in event.minerals)]
        if not places:
            carried = f"carried={min(2, standing)}", f"carried type={event.type}", f"carried class={event.rule}"
            yield Asked(commodity, [*clues, *carried], by_rules, -1, held)
            continue
        nearest, row = min(places, key=lambda place: abs(place[0].start - event.start))
        clues += [f"row={min(_LONG_ROW, len(row))}", f"row={min(_LONG_ROW, len(row))} type={event.type}"]
        clues += _clues_of_place(scene, sentence, event, others, nearest)
        yield Asked(commodity, clues, by_rules, row[0].start, held)


def _clues_of_place(
    scene: Scene, sentence: Sentence, event: EventMention, others: Sequence[EventMention], named: MineralMention
) -> Iterator[str]:
    """Where the commodity is named: on which side of the trigger, what stands around it and between the two."""
    is_before = named.start < event.start
    side, of_type = f"side={'before' if is_before else 'behind'}", f"type={event.type}"
    low, high = (named.end, event.start) if is_before else (event.end, named.start)
    between = sum(low <= other.start < high for other in others)
    gap = scene.text[low:high]
    commas = f"commas={min(3, sum(gap.count(mark) for mark in _COMMAS))}"
    yield from (side, f"{side} {of_type}", f"{side} class={event.rule}")
    yield from (f"{commas} {side}", f"{commas} {side} {of_type}", f"{commas} events between={min(2, between)} {side}")
    yield from (f"part={any(mark in gap for mark in _PARTS)} {side}", f"events between={min(2, between)} {side}")
    left, right = scene.outline[max(sentence.start, named.start - 1) : named.start], _behind(scene, sentence, named)
    yield from (f"left={left}", f"left={left} {of_type}")
    yield from (f"right={right[:1]}", f"right={right[:1]} {of_type}", f"right two={right}")
    titles = scene.instruments.within(sentence.start, sentence.end)
    yield f"in title={any(title.start <= named.start < title.end for title in titles)}"
    yield f"date between={bool(scene.dates.within(low, max(low, high)))} {side}"
    yield f"before the date={event.date_span is not None and named.start < event.date_span[0]} {side}"


def _behind(scene: Scene, sentence: Sentence, named: MineralMention) -> str:
    return scene.outline[named.end : min(sentence.end, named.end + 2)]
