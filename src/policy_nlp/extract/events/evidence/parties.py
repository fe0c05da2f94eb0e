"""Who of the parties of a sentence takes part in its events, and on which side, weighed beside what the rules say.

Most are not asked of, for there rules are nearly always right: one who has no side, unless it stands last before the
verb, and one who acts with no verb in between. The clues are of structure and of characters; words take too long.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from msgspec.structs import replace

from policy_nlp.extract.events.evidence.weights import ALWAYS, weigh_three, with_verdict
from policy_nlp.extract.events.party import Party
from policy_nlp.extract.events.scene import Scene
from policy_nlp.extract.events.sentences import Sentence
from policy_nlp.model import EventMention

WEIGHTS = "party_weights.json"
"""The file of the weights, among the data of the lexicons."""

OUTCOMES = ("no", "actor", "partner")
TRUSTED_BY = ("type=", "class=", "kind=", "side=", "verbs=", "carried", "actors=", "partners=")
"""The clues that tell how far rules are to be trusted."""

_CARRIED, _BEHIND = "carried", "stands=behind"
_BEFORE, _BEFORE_VERB = "stands=before", "stands=before a verb"
_LAST, _LAST_BEFORE_VERB = "stands=last before", "stands=last before a verb"
_IN_DOUBT = {
    "no": frozenset((_LAST, _LAST_BEFORE_VERB)),
    "actor": frozenset((_CARRIED, _BEHIND, _BEFORE_VERB, _LAST_BEFORE_VERB)),
    "partner": frozenset((_CARRIED, _BEHIND, _BEFORE, _BEFORE_VERB, _LAST, _LAST_BEFORE_VERB)),
}
"""Where parties stand of whom the verdict of the rules is doubtful, as texts show that nobody had written rules on."""

_CLEARLY = 1.0
"""By how much the log odds of another answer must exceed those of the answer of the rules."""

_PARTNER = 1.0
"""How much more than that it must be where one of the two answers is a partner: there are few to learn from."""

_RATHER = 0.3
"""How much more a side counts than none: one too many costs no more than one missed."""

_COMMAS = ",，"
_PARTS = ";；"
_JOINER = re.compile(r"(?:[、,，/]|以?及|和)?")
_FAR = 24  # characters between a party and the trigger that count, those next to the trigger


class Row(NamedTuple):
    """Parties of one kind that a sentence names side by side, at `[start, end)`."""

    start: int
    end: int
    parties: list[Party]


class _Place(NamedTuple):
    """Where a party stands: the number of its row, the stretch from it to the trigger, and the verbs in that."""

    party: Party
    number: int
    is_before: bool
    low: int
    high: int
    verbs: int


class Candidate(NamedTuple):
    """A party that may take part in an event.

    Attributes:
        name: its name.
        by_rules: the verdict of the rules.
        times: how often its sentence names it.
        place: where, None if the sentence does not name it.
        stands: the same in a word, which is a clue too.
    """

    name: str
    by_rules: str
    times: int
    place: _Place | None
    stands: str

    @property
    def is_in_doubt(self) -> bool:
        """Whether the rules are not nearly always right on one that stands there."""
        return self.stands in _IN_DOUBT[self.by_rules]


class Company(NamedTuple):
    """What an event stands among.

    Attributes:
        events: all events of its sentence.
        rows: the parties that the sentence names.
        named: where it names each of them: the number of the row, and the party there.
        last: the last event of the paragraph before the sentence.
    """

    events: Sequence[EventMention]
    rows: Sequence[Row]
    named: Mapping[str, Sequence[tuple[int, Party]]]
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
    company = company_of(scene, sentence, events, last)
    return [_weighed(scene, sentence, event, company) for event in events]


def _weighed(scene: Scene, sentence: Sentence, event: EventMention, company: Company) -> EventMention:
    candidates = candidates_for(scene, event, company)
    doubtful = [candidate for candidate in candidates if candidate.is_in_doubt]
    if not doubtful:
        return event
    sides = {OUTCOMES[1]: len(event.actors), OUTCOMES[2]: len(event.partners)}
    roles = {candidate.name: candidate.by_rules for candidate in candidates}
    shared = clues_of_event(event, company)
    for candidate in doubtful:
        clues = clues_of(scene, sentence, event, company, candidate)
        roles[candidate.name] = verdict(odds_of([*shared, *clues], candidate, sides), candidate.by_rules)
    if all(roles[candidate.name] == candidate.by_rules for candidate in doubtful):
        return event
    actors, partners = (tuple(name for name, role in roles.items() if role == side) for side in OUTCOMES[1:])
    told = {
        "actors_by_rules": event.actors if set(actors) != set(event.actors) else None,
        "partners_by_rules": event.partners if set(partners) != set(event.partners) else None,
    }
    return replace(event, actors=actors, partners=partners, **told)


def odds_of(clues: Sequence[str], candidate: Candidate, sides: Mapping[str, int]) -> Sequence[float]:
    """The log odds of each answer; `sides` tells how many are on each side by the rules."""
    return weigh_three(WEIGHTS, told_by(clues, candidate.by_rules, sides))


def told_by(clues: Sequence[str], by_rules: str, sides: Mapping[str, int]) -> list[str]:
    """The clues with the verdict of the rules among them, and with how many are on each side by it."""
    of_type = next(clue for clue in clues if clue.startswith("type="))
    actors, partners = sides.get(OUTCOMES[1], 0), sides.get(OUTCOMES[2], 0)
    others = actors - (by_rules == OUTCOMES[1])
    numbers = [f"actors={min(3, actors)}", f"partners={min(3, partners)}", f"others={min(2, others)}"]
    return with_verdict([*clues, *numbers, *[f"{number} {of_type}" for number in numbers]], by_rules, TRUSTED_BY)


def is_in_doubt(clues: Sequence[str], by_rules: str) -> bool:
    """Whether a party is asked of that has these clues, if the rules say that of it."""
    return not _IN_DOUBT[by_rules].isdisjoint(clues)


def teaches(clues: Sequence[str], by_rules: str) -> bool:
    """Whether weights are fitted to a party that has these clues: where it stands, one may be asked of."""
    return "side=before" in clues or is_in_doubt(clues, by_rules)


def verdict(odds: Sequence[float], by_rules: str) -> str:
    """The side with the highest log odds, or none; that of the rules, where no other exceeds it clearly."""
    none, actor, partner = odds
    weighed = [none, actor + _RATHER, partner + _RATHER]
    likeliest, said = weighed.index(max(weighed)), OUTCOMES.index(by_rules)
    clearly = _CLEARLY + _PARTNER * (OUTCOMES.index("partner") in (likeliest, said))
    return OUTCOMES[likeliest] if weighed[likeliest] - weighed[said] > clearly else by_rules


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


def company_of(scene: Scene, sentence: Sentence, events: Sequence[EventMention], last: EventMention | None) -> Company:
    """What the events of a sentence stand among; `last` is the event told before it."""
    rows = rows_of(scene, sentence) if events else []
    named: dict[str, list[tuple[int, Party]]] = {}
    for number, row in enumerate(rows):
        for party in row.parties:
            named.setdefault(party.name, []).append((number, party))
    return Company(events, rows, named, last)


def candidates_for(scene: Scene, event: EventMention, company: Company) -> list[Candidate]:
    """Each party of a sentence, each other of an event by the rules, and each of the event told before the sentence."""
    before = sum(row.start < event.start for row in company.rows)
    candidates: list[Candidate] = []
    for name, named in company.named.items():
        place = _place_of(scene, named, event)
        candidates.append(Candidate(name, role_in(event, name), len(named), place, _stands(place, before)))
    elsewhere = dict.fromkeys(name for told in (event, company.last) if told for name in told.actors + told.partners)
    return candidates + [
        Candidate(name, role_in(event, name), 0, None, _CARRIED) for name in elsewhere if name not in company.named
    ]


def _place_of(scene: Scene, named: Sequence[tuple[int, Party]], event: EventMention) -> _Place:
    """Where a party stands that is named several times: the last before the trigger, or else the first behind it."""
    before = [place for place in named if place[1].start < event.start]
    number, party = before[-1] if before else named[0]
    low, high = (party.end, event.start) if before else (event.end, max(event.end, party.start))
    verbs = sum(trigger.entry.role == "main" for trigger in scene.triggers.within(low, high))
    return _Place(party, number, bool(before), low, high, verbs)


def _stands(place: _Place, before: int) -> str:
    """Where a party stands; so many rows stand before the trigger."""
    if not place.is_before:
        return _BEHIND
    if place.number == before - 1:
        return _LAST_BEFORE_VERB if place.verbs else _LAST
    return _BEFORE_VERB if place.verbs else _BEFORE


def clues_of_event(event: EventMention, company: Company) -> list[str]:
    """The clues that all parties of an event have."""
    clues = [ALWAYS, f"type={event.type}", f"class={event.rule}", f"modality={event.modality}"]
    clues += [f"parties={min(4, len(company.named))}", f"events={min(3, len(company.events))}"]
    return [*clues, f"paper={event.instrument is not None} type={event.type}"]


def clues_of(
    scene: Scene, sentence: Sentence, event: EventMention, company: Company, candidate: Candidate
) -> list[str]:
    """What speaks for a side of one party or against it, beside the rules and the clues of the event."""
    of_type, of_class = f"type={event.type}", f"class={event.rule}"
    kind, stands = f"kind={scene.kinds.get(candidate.name, 'other')}", candidate.stands
    clues = [kind, f"{kind} {of_type}", f"{kind} {of_class}", f"times={min(3, candidate.times)}"]
    clues += [stands, f"{stands} {of_type}", f"{stands} {of_class}"]
    if (place := candidate.place) is None:
        return [*clues, f"carried {kind}", f"carried standing={min(2, len(company.named))}"]
    side = "side=before" if place.is_before else "side=behind"
    kind = f"kind={place.party.kind} {side}"
    clues += [side, f"{side} {of_type}", f"{side} {of_class}", kind, f"{kind} {of_type}", f"{kind} {of_class}"]
    clues += [f"first row={place.number == 0} {side}"]
    clues += [f"before the date={event.date_span is not None and place.party.start < event.date_span[0]} {side}"]
    clues += [f"in bracket={sentence.bracket_of(place.party.start) is not None}"]
    clues += _clues_of_row(scene, sentence, company.rows[place.number], side, of_type)
    clues += _clues_of_gap(scene, event, company, place, side)
    return clues


def _clues_of_row(scene: Scene, sentence: Sentence, row: Row, side: str, of_type: str) -> list[str]:
    """How many stand together, and what stands on either side of them."""
    outline = scene.outline
    left, right = outline[max(sentence.start, row.start - 2) : row.start], outline[row.end : row.end + 2]
    last, first = f"left={left[-1:]}", f"right={right[:1]}"
    clues = [last, first, f"{last} {of_type}", f"{first} {of_type}", f"{last} {side}", f"{first} {side}"]
    return [
        *clues,
        f"{last} {first}",
        f"left two={left}",
        f"right two={right}",
        f"row={min(3, len(row.parties))} {side}",
    ]


def _clues_of_gap(scene: Scene, event: EventMention, company: Company, place: _Place, side: str) -> list[str]:
    """How far a party stands from the trigger, and what parts them."""
    low, high, of_type = place.low, place.high, f"type={event.type}"
    gap = scene.text[low:high]
    commas = f"commas={min(3, sum(gap.count(mark) for mark in _COMMAS))} {side}"
    between = f"events between={min(2, sum(low <= other.start < high for other in company.events))} {side}"
    verbs = f"verbs={min(2, place.verbs)}"
    clues = [commas, f"{commas} {of_type}", between, f"{commas} {between}", verbs, f"{verbs} {commas}"]
    clues += [f"{verbs} {side}", f"{verbs} {side} {of_type}", f"characters={min(8, len(gap) // 4)} {side}"]
    clues += [f"part={any(mark in gap for mark in _PARTS)} {side}", f"adjacent={not gap} {side} {of_type}"]
    clues += [f"date between={bool(scene.dates.within(low, high))} {side}"]
    near = (
        scene.outline[max(low, high - _FAR) : high] if place.is_before else scene.outline[low : min(high, low + _FAR)]
    )
    last = f"up to={near[-1:]} {side}"
    clues += [last, f"{last} {of_type}", f"{last} class={event.rule}", f"up to two={near[-2:]} {side}"]
    word = "between=" if place.is_before else "between behind="
    return clues + [word + character for character in dict.fromkeys(near)]
