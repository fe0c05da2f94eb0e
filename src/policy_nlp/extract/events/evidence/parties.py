"""Who of the parties of a sentence takes part in its events, and on which side, weighed beside what the rules say."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from msgspec.structs import replace

from policy_nlp.extract.events.evidence.weights import ALWAYS, Odds, weigh, with_verdict
from policy_nlp.extract.events.evidence.words import words_of
from policy_nlp.extract.events.party import Party
from policy_nlp.extract.events.scene import Scene
from policy_nlp.extract.events.sentences import Sentence
from policy_nlp.model import EventMention

WEIGHTS = "party_weights.json"
"""The file of the weights, among the data of the lexicons."""

OUTCOMES = ("no", "actor", "partner")
TRUSTED_BY = ("type=", "class=", "kind=", "side=", "verbs=", "left=", "right=", "carried", "actors=", "partners=")
"""The clues that tell how far rules are to be trusted."""

_CLEARLY = 1.5
"""By how much the log odds of another answer must exceed those of the answer of the rules."""

_IN_DOUBT = 0.3
"""How much more a side counts than none: one too many costs no more than one missed."""

_COMMAS = ",，"
_PARTS = ";；"
_JOINER = re.compile(r"(?:[、,，/]|以?及|和)?")
_LONGEST_JOINER = 3  # characters between two rows of which one may act on or with the other
_NEAR, _FAR = 12, 24  # characters in which words count beside a party, and between it and the trigger
_FIRST = 3  # words behind a party that count by themselves


class Asked(NamedTuple):
    """A party that may take part in an event.

    Attributes:
        name: its name.
        clues: what speaks for a side or against it beside the rules.
        by_rules: the verdict of the rules.
    """

    name: str
    clues: list[str]
    by_rules: str


class Row(NamedTuple):
    """Parties of one kind that a sentence names side by side, at `[start, end)`."""

    start: int
    end: int
    parties: list[Party]


class _Place(NamedTuple):
    """Where the party that is asked of stands: the row, its number, and the stretch between it and the trigger."""

    party: Party
    number: int
    is_before: bool
    low: int
    high: int


class Company(NamedTuple):
    """What an event stands among.

    Attributes:
        events: all events of its sentence.
        rows: the parties that the sentence names.
        last: the last event of the paragraph before the sentence.
    """

    events: Sequence[EventMention]
    rows: Sequence[Row]
    last: EventMention | None


def with_weighed_parties(
    scene: Scene, sentence: Sentence, events: Sequence[EventMention], last: EventMention | None
) -> list[EventMention]:
    """The events of a sentence, each with those on its sides for whom the clues speak clearly.

    Args:
        scene: the reading.
        sentence: the sentence.
        events: its events, as the rules have them.
        last: the last event of the paragraph before it.
    """
    company = Company(events, rows_of(scene, sentence), last)
    return [_weighed(event, list(asked(scene, sentence, event, company))) for event in events]


def _weighed(event: EventMention, candidates: Sequence[Asked]) -> EventMention:
    sides = {OUTCOMES[1]: len(event.actors), OUTCOMES[2]: len(event.partners)}
    roles = {candidate.name: verdict(odds_of(candidate, sides), candidate.by_rules) for candidate in candidates}
    if all(roles[candidate.name] == candidate.by_rules for candidate in candidates):
        return event
    actors, partners = (tuple(name for name, role in roles.items() if role == side) for side in OUTCOMES[1:])
    told = {
        "actors_by_rules": event.actors if set(actors) != set(event.actors) else None,
        "partners_by_rules": event.partners if set(partners) != set(event.partners) else None,
    }
    return replace(event, actors=actors, partners=partners, **told)


def odds_of(candidate: Asked, sides: Mapping[str, int]) -> Odds:
    """The log odds of each answer; `sides` tells how many are on each side by the rules."""
    return weigh(WEIGHTS, told_by(candidate.clues, candidate.by_rules, sides))[1]


def told_by(clues: Sequence[str], by_rules: str, sides: Mapping[str, int]) -> list[str]:
    """The clues with the verdict of the rules among them, and with how many are on each side by it."""
    of_type = next(clue for clue in clues if clue.startswith("type="))
    actors, partners = sides.get(OUTCOMES[1], 0), sides.get(OUTCOMES[2], 0)
    others = actors - (by_rules == OUTCOMES[1])
    numbers = [f"actors={min(3, actors)}", f"partners={min(3, partners)}", f"others={min(2, others)}"]
    return with_verdict([*clues, *numbers, *(f"{number} {of_type}" for number in numbers)], by_rules, TRUSTED_BY)


def verdict(odds: Odds, by_rules: str) -> str:
    """The side with the highest log odds, or none; that of the rules, where no other exceeds it clearly."""
    none, *sides = odds.tolist()
    weighed = [none, *(side + _IN_DOUBT for side in sides)]
    likeliest = weighed.index(max(weighed))
    return OUTCOMES[likeliest] if weighed[likeliest] - weighed[OUTCOMES.index(by_rules)] > _CLEARLY else by_rules


class Sides(Protocol):
    """Whatever has actors and partners."""

    @property
    def actors(self) -> tuple[str, ...]:
        """Who did it."""

    @property
    def partners(self) -> tuple[str, ...]:
        """With or towards whom."""


def role_in(event: Sides, name: str) -> str:
    """The side of a party in an event."""
    return OUTCOMES[1] if name in event.actors else OUTCOMES[2] if name in event.partners else OUTCOMES[0]


def rows_of(scene: Scene, sentence: Sentence) -> list[Row]:
    """The parties that a sentence names, those of one kind together between which only a joiner stands."""
    rows: list[Row] = []
    for party in scene.parties.within(sentence.start, sentence.end):
        last = rows[-1] if rows else None
        joined = last and party.kind == last.parties[-1].kind and _JOINER.fullmatch(scene.text, last.end, party.start)
        if last and joined:
            rows[-1] = Row(last.start, party.end, [*last.parties, party])
        else:
            rows.append(Row(party.start, party.end, [party]))
    return rows


def asked(scene: Scene, sentence: Sentence, event: EventMention, company: Company) -> Iterator[Asked]:
    """Each party of a sentence, each other of an event by the rules, and each of the event told before the sentence."""
    places: dict[str, list[tuple[int, Party]]] = {}
    for number, row in enumerate(company.rows):
        for party in row.parties:
            places.setdefault(party.name, []).append((number, party))
    standing = len(places)
    for told in (event, company.last):
        for name in (*told.actors, *told.partners) if told else ():
            places.setdefault(name, [])
    shared = _clues_of_event(scene, event, company, standing)
    for name, named in places.items():
        kind = f"kind={scene.kinds.get(name, 'other')}"
        clues = [*shared, *_with_type(kind, event), f"{kind} class={event.rule}", f"times={min(3, len(named))}"]
        if named:
            clues += _clues_of_place(scene, sentence, event, company, _place_of(named, event))
        else:
            clues += [*_with_type("carried", event), f"carried class={event.rule}", f"carried {kind}"]
            clues.append(f"carried standing={min(2, standing)}")
        yield Asked(name, clues, role_in(event, name))


def _place_of(named: Sequence[tuple[int, Party]], event: EventMention) -> _Place:
    """Where a party stands that is named several times: the last before the trigger, or else the first behind it."""
    before = [place for place in named if place[1].start < event.start]
    number, party = before[-1] if before else named[0]
    if before:
        return _Place(party, number, True, party.end, event.start)
    return _Place(party, number, False, event.end, max(event.end, party.start))


def _clues_of_event(scene: Scene, event: EventMention, company: Company, standing: int) -> list[str]:
    form = scene.text[event.start : event.end]
    clues = [ALWAYS, f"type={event.type}", f"class={event.rule}", f"modality={event.modality}", f"form={form}"]
    clues += [f"parties={min(4, standing)}", f"events={min(3, len(company.events))}"]
    return [*clues, f"paper={event.instrument is not None} type={event.type}"]


def _with_type(clue: str, event: EventMention) -> tuple[str, str]:
    return clue, f"{clue} type={event.type}"


def _clues_of_place(
    scene: Scene, sentence: Sentence, event: EventMention, company: Company, place: _Place
) -> Iterator[str]:
    """Where a party is named: on which side of the trigger, what stands around it and between the two."""
    side = f"side={'before' if place.is_before else 'behind'}"
    kind, of_class = f"kind={place.party.kind} {side}", f"class={event.rule}"
    yield from (*_with_type(side, event), f"{side} {of_class}", f"{side} form={scene.text[event.start : event.end]}")
    yield from (*_with_type(kind, event), f"{kind} {of_class}")
    yield from _clues_of_gap(scene, event, company, place, side)
    yield from _clues_of_rows(event, company.rows, place, side)
    row = company.rows[place.number]
    left, right = scene.outline[max(sentence.start, row.start - 2) : row.start], scene.outline[row.end : row.end + 2]
    for clue in (f"left={left[-1:]}", f"right={right[:1]}", f"left={left[-1:]} {side}", f"right={right[:1]} {side}"):
        yield from _with_type(clue, event)
    yield from _with_type(f"left={left[-1:]} right={right[:1]}", event)
    yield from (f"left two={left}", f"right two={right}")
    yield f"before the date={event.date_span is not None and place.party.start < event.date_span[0]} {side}"
    yield f"in bracket={sentence.bracket_of(place.party.start) is not None}"
    yield from _clues_of_words(scene, event, row, place)


def _clues_of_gap(scene: Scene, event: EventMention, company: Company, place: _Place, side: str) -> Iterator[str]:
    """How far a party stands from the trigger, and what parts them."""
    gap = scene.text[place.low : place.high]
    commas = f"commas={min(3, sum(gap.count(mark) for mark in _COMMAS))} {side}"
    between = f"events between={min(2, sum(place.low <= other.start < place.high for other in company.events))} {side}"
    acts = scene.triggers.within(place.low, place.high)
    verbs = f"verbs={min(2, sum(trigger.entry.role == 'main' for trigger in acts))}"
    yield from (*_with_type(commas, event), between, f"{commas} {between}")
    yield from (verbs, f"{verbs} {commas}", *_with_type(f"{verbs} {side}", event))
    yield from (f"part={any(mark in gap for mark in _PARTS)} {side}", f"characters={min(8, len(gap) // 4)} {side}")
    yield f"adjacent={not gap} {side} type={event.type}"
    yield f"date between={bool(scene.dates.within(place.low, place.high))} {side}"


def _clues_of_rows(event: EventMention, rows: Sequence[Row], place: _Place, side: str) -> Iterator[str]:
    """Which row of parties it is, counted from the head of the sentence and from the trigger."""
    before = sum(row.start < event.start for row in rows)
    yield f"row={min(3, len(rows[place.number].parties))} {side} type={event.type}"
    yield f"first row={place.number == 0} {side}"
    yield from _with_type(f"last before={place.number == before - 1}", event)
    first = f"first behind={place.number == before and not place.is_before}"
    yield from (first, f"{first} type={event.type} class={event.rule}")


def _clues_of_words(scene: Scene, event: EventMention, row: Row, place: _Place) -> Iterator[str]:
    """The words between a party and the trigger, and those behind a party that stands behind it."""
    if place.is_before:
        words = words_of(scene.outline[max(place.low, place.high - _FAR) : place.high])
        yield from {f"between={word}": None for word in words}
        first = words_of(scene.outline[place.low : min(place.high, place.low + _NEAR)])[:_FIRST]
        yield from {f"then={word}": None for word in first}
        if words:
            yield from (f"just before={words[-1]}", f"just before={words[-1]} class={event.rule}")
        return
    words = words_of(scene.outline[place.low : min(place.high, place.low + _FAR)])
    yield from {f"between behind={word}": None for word in words}
    if words:
        yield from _with_type(f"up to={words[-1]}", event)
    yield from {f"after={word}": None for word in words_of(scene.outline[row.end : row.end + _NEAR])[:_FIRST]}
