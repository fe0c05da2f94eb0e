"""Which word of the stretch that a date governs names its happening, weighed beside the choice of the rules."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import rjieba
from msgspec.structs import replace

from policy_nlp.extract.events.evidence.weights import ALWAYS, Odds, weigh
from policy_nlp.extract.events.happening import Happening
from policy_nlp.extract.events.scene import MARKS
from policy_nlp.extract.events.triggers import Trigger, TriggerEntry, weak_triggers
from policy_nlp.extract.events.view import SentenceView

WEIGHTS = "trigger_weights.json"
"""The file of the weights, among the data of the lexicons."""

OUTCOMES = ("names it",)
ITSELF = "itself"
"""What the rules say of the trigger that they choose; of a rival they say on which side what they choose stands."""

CLEARLY = 0.4
"""By how much the log odds of a rival must exceed those of the trigger that the rules choose."""

_VERB = TriggerEntry(id="verb", type="other", role="main", forms=())
_TRUSTED_BY = ("role=", "class=", "side=", "first=", "rivals=", "next=")
"""The clues that tell how far the choice of the rules is to be trusted."""

_VERBAL = frozenset({"v", "vn"})  # parts of speech
_PREPOSITIONS = "把将由经对就因据向与同和随自从以按为在被受遭于"
_REPEATED = re.compile("|".join(f"{mark}(?={mark})" for mark in MARKS))
_STOPS = frozenset(",，。；;、")
_MOST = 3  # words before, behind or between count up to this
_LONGEST_GAP = 2  # characters between two words that are told as they are
_LONGEST_SUBJECT = 24


class Asked(NamedTuple):
    """A word that may name a happening.

    Attributes:
        trigger: the word.
        clues: what speaks for it or against it beside the rules.
        by_rules: the verdict of the rules.
    """

    trigger: Trigger
    clues: list[str]
    by_rules: str


def with_weighed_triggers(view: SentenceView, happenings: Sequence[Happening]) -> list[Happening]:
    """The happenings of a sentence, each named by the word for which the clues speak clearly, else as by the rules."""
    return [_weighed(happening, asked(view, happenings, happening)) for happening in happenings]


def _weighed(happening: Happening, candidates: Sequence[Asked]) -> Happening:
    if len(candidates) < 2:
        return happening
    best = candidates[likeliest(odds_of(candidates), [candidate.by_rules for candidate in candidates])].trigger
    if best is happening.trigger:
        return happening
    if best.entry is _VERB:  # what the verb of no list governs tells its type (贷款落到该公司名下)
        best = Trigger(best.start, best.end, happening.trigger.entry)
    start, end = min(happening.start, best.start), max(happening.end, best.end)
    return replace(happening, trigger=best, start=start, end=end)


def odds_of(candidates: Sequence[Asked]) -> Odds:
    """The log odds of each candidate, up to a constant."""
    return np.array([weigh(WEIGHTS, with_choice(c.clues, c.by_rules))[1][0] for c in candidates])


def likeliest(odds: Odds, by_rules: Sequence[str]) -> int:
    """Which candidate names the happening: that of the rules, where no other exceeds it clearly."""
    best, chosen = int(odds.argmax()), by_rules.index(ITSELF)
    return best if odds[best] - odds[chosen] > CLEARLY else chosen


def with_choice(clues: Sequence[str], by_rules: str) -> list[str]:
    """The clues with what the rules chose among them, alone and beside those that tell how far to trust it."""
    told = "rules" if by_rules == ITSELF else "rival"
    trusted = [told, *[f"{told} {clue}" for clue in clues if clue.startswith(_TRUSTED_BY) and " " not in clue]]
    if by_rules == ITSELF:
        return [*clues, *trusted]
    role, of_class = (next(clue for clue in clues if clue.startswith(name)) for name in ("role=", "class="))
    side, chosen_role, chosen = by_rules.split(" ")
    return [
        *(*clues, *trusted, f"than {chosen}", f"than {side} {chosen}", f"than {side} {chosen} {of_class}"),
        *(f"than {side} {chosen} {role}", f"than {side} {chosen_role} {role}", f"than {side} {chosen_role} {of_class}"),
    ]


def asked(view: SentenceView, happenings: Sequence[Happening], happening: Happening) -> list[Asked]:
    """The trigger of a happening and its rivals, in the order of the text; none where lists share words out."""
    stretch = _stretch(view, happenings, happening)
    if stretch is None:
        return []
    triggers = _candidates(view, happening.trigger, *stretch)
    if len(triggers) < 2:
        return []
    chosen = happening.trigger
    span, told, clues = (chosen.start, chosen.end), called(chosen), _Clues(view, happening, triggers, stretch)
    return [Asked(t, clues.of(n), relation((t.start, t.end), span, told)) for n, t in enumerate(triggers)]


def called(trigger: Trigger) -> str:
    """Role and class of a trigger."""
    return f"{_role(trigger.entry)} {trigger.entry.id}"


def relation(word: tuple[int, int], chosen: tuple[int, int], told: str) -> str:
    """What the rules say of a word if they choose the trigger of another span (or of the same), called as is `told`."""
    return ITSELF if word == chosen else f"{'behind' if word < chosen else 'before'} {told}"


def _stretch(view: SentenceView, happenings: Sequence[Happening], happening: Happening) -> tuple[int, int] | None:
    """Where a rival may stand: from the clause of the date, between the happenings and dates on both sides."""
    trigger, date, sentence = happening.trigger, happening.date, view.sentence
    shared = Counter(other.trigger.start for other in happenings)[trigger.start] > 1
    given = happening.item or happening.figures or happening.partner or happening.subject
    if shared or given or happening.commodity is not None or happening.compared:
        return None
    first = min(trigger.start, date.start) if date.start >= sentence.start else trigger.start
    low, high = min(sentence.clause_of(first).start, happening.start), sentence.end
    for other in happenings:
        if other.trigger.start < trigger.start:
            low = max(low, other.trigger.end)
        elif other.trigger.start > trigger.start:
            high = min(high, other.trigger.start)
    for other_date in view.scene.dates.within(sentence.start, sentence.end):
        if other_date.end <= first:
            low = max(low, other_date.end)
        elif other_date.start >= trigger.end and other_date.start > date.start:
            high = min(high, other_date.start)
    return min(low, trigger.start), max(high, trigger.end)


def _candidates(view: SentenceView, chosen: Trigger, low: int, high: int) -> list[Trigger]:
    """The words of a stretch that may name a happening: triggers, and what the segmenter takes for a verb."""
    scene = view.scene
    found = [t for t in view.words_of_happenings(low, high) if t.end <= chosen.start or chosen.end <= t.start]
    found.append(chosen)
    taken = {position for t in found for position in range(t.start, t.end)}
    position, verbs = low, weak_triggers()
    for word, flag in rjieba.tag(scene.masked[low:high]):
        start, position = position, position + len(word)
        entry = verbs.get(word)
        if (entry is None and (flag not in _VERBAL or len(word) < 2)) or not taken.isdisjoint(range(start, position)):
            continue
        if view.sentence.bracket_of(start) or any(x.within(start, position) for x in (scene.parties, scene.minerals)):
            continue
        found.append(Trigger(start, position, entry or _VERB))
    return sorted(found, key=lambda t: t.start)


def _role(entry: TriggerEntry) -> str:
    return "verb" if entry.id == _VERB.id else entry.role


class _Clues:
    """What is told of the words of a stretch."""

    def __init__(
        self, view: SentenceView, happening: Happening, triggers: Sequence[Trigger], stretch: tuple[int, int]
    ) -> None:
        self._view, self._date, self._triggers, self._stretch = view, happening.date, triggers, stretch
        self._listed = [t for t in triggers if _role(t.entry) not in {"verb", "weak"}]
        self._names = [f"class={t.entry.id}" for t in triggers]
        self._roles = [f"role={_role(t.entry)}" for t in triggers]
        self._gaps = [self._gap(a.end, b.start) for a, b in pairwise(triggers)]

    def of(self, n: int) -> list[str]:
        """The names of what speaks for a word or against it beside the rules, each once."""
        role, name, form = self._roles[n], self._names[n], self._view.scene.form(self._triggers[n])
        clues = [ALWAYS, role, name, f"form={form}", f"opens={form[0]}", f"closes={form[-1]}"]
        clues += self._clues_of_neighbours(n, role, name)
        clues += self._clues_of_place(n, role, name)
        clues += self._clues_of_words(n, role, name, form)
        clues += self._clues_of_mentions(n, role, name)
        return clues

    def _gap(self, start: int, end: int) -> tuple[str, ...]:
        """What stands between two words: how long it is, what, how it begins and ends, pauses, 的."""
        words = self._outline(start, end)
        comma = any(mark in words for mark in ",，")
        told = words if len(words) <= _LONGEST_GAP else "…"
        return (
            *(f"gap={min(12, len(words)) // 2}", f"joint={told}", f"from={words[:1]}", f"to={words[-1:]}"),
            *(f"comma={comma}", f"de={'的' in words}"),
        )

    def _outline(self, start: int, end: int) -> str:
        return _REPEATED.sub("", self._view.scene.outline[start:end])

    def _clues_of_neighbours(self, n: int, role: str, name: str) -> Iterator[str]:
        """The words before it and behind it, and what stands between."""
        scene = self._view.scene
        for side, other in (("<", n - 1), (">", n + 1)):
            if not 0 <= other < len(self._triggers):
                yield from (f"{side}", f"{side} {role}", f"{side} {name}")
                continue
            their, called = self._roles[other], self._names[other]
            yield from (f"{side} {called}", f"{side} {called} {name}", f"{side} {called} {role}")
            yield from (f"{side} {their} {role}", f"{side} {their} {name}")
            yield f"{side} form={scene.form(self._triggers[other])}"
            gap = self._gaps[min(n, other)]
            yield from (f"{side} {clue}" for clue in gap)
            yield from (f"{side} {gap[0]} {role}", f"{side} {gap[1]} {role}", f"{side} {gap[1]} {their} {role}")
            yield from (f"{side} {gap[4]} {role}", f"{side} {gap[4]} {their} {role}", f"{side} {gap[5]} {role}")

    def _clues_of_place(self, n: int, role: str, name: str) -> Iterator[str]:
        """How many words and clauses stand between it and its date, and before it."""
        trigger, date, sentence = self._triggers[n], self._date, self._view.sentence
        dated = sentence.start <= date.start
        side = f"side={'none' if not dated else 'before' if trigger.start < date.start else 'behind'}"
        behind = min(_MOST, sum(date.end <= t.start < trigger.start for t in self._triggers))
        listed = sum(t.start < trigger.start for t in self._listed)
        clauses = min(_MOST, sum(date.end <= c.start <= trigger.start for c in sentence.clauses))
        yield from (side, f"{side} {role}", f"{side} {name}", f"first={behind}", f"first={behind} {side}")
        yield from (f"first={behind} {role}", f"listed={min(_MOST, listed)}", f"listed={min(_MOST, listed)} {role}")
        yield from (
            f"clauses={clauses} {side}",
            f"clauses={clauses} {side} {role}",
            f"rivals={min(5, len(self._roles))}",
        )
        yield f"left={min(_MOST, len(self._listed) - 1 - listed)}"
        yield f"opens date={date.end == trigger.start}"
        if dated:
            gap = trigger.start - date.end if trigger.start >= date.end else date.start - trigger.start
            yield f"far={min(10, gap // 4)} {side}"

    def _clues_of_words(self, n: int, role: str, name: str, form: str) -> Iterator[str]:
        """The characters on either side, the prepositions before it, whether it ends its clause or qualifies."""
        trigger, view = self._triggers[n], self._view
        right, left = self._outline(trigger.end, trigger.end + 12)[:2], self._outline(trigger.start - 12, trigger.start)
        yield from (f"next={right[:1]}", f"next={right[:1]} {name}", f"next={right[:1]} {role}", f"next two={right}")
        yield from (f"next={right[:1]} form={form}", f"last={left[-1:]}", f"last={left[-1:]} {name}")
        yield from (f"last={left[-1:]} {role}", f"last two={left[-2:]}")
        ends = trigger.end >= view.sentence.end or view.text[trigger.end] in _STOPS
        yield from (f"end={ends}", f"end={ends} {role}", f"end={ends} {name}")
        begin = view.sentence.clause_of(trigger.start).start
        begin = max(begin, self._triggers[n - 1].end if n else begin)
        begin = max(begin, self._date.end if self._date.end <= trigger.start else begin)
        before = set(view.scene.outline[begin : trigger.start])
        for word in _PREPOSITIONS:
            if word in before:
                yield from (f"by={word}", f"by={word} {role}")

    def _clues_of_mentions(self, n: int, role: str, name: str) -> Iterator[str]:
        """Which mentions stand between it and the words on both sides, and whether it has a subject before it."""
        view, scene, trigger = self._view, self._view.scene, self._triggers[n]
        clause = view.sentence.clause_of(trigger.start)
        behind = self._triggers[n + 1].start if n + 1 < len(self._triggers) else min(self._stretch[1], clause.end)
        before = self._triggers[n - 1].end if n else self._stretch[0]
        for side, start, end in ((">", trigger.end, max(trigger.end, behind)), ("<", before, trigger.start)):
            figures = view.figures(start, end)
            yield from (f"{side} figure={bool(figures)} {name}", f"{side} figure={bool(figures)} {role}")
            yield f"{side} mineral={bool(scene.minerals.within(start, end))} {name}"
            yield f"{side} title={bool(scene.instruments.within(start, end))} {name}"
            yield f"{side} party={bool(scene.parties.within(start, end))} {name}"
            if side == ">":
                yield from sorted({f"figure={figure.kind} {name}" for figure in figures})
        by = scene.parties.within(max(before, trigger.start - _LONGEST_SUBJECT), trigger.start)
        yield f"subject={bool(by) and by[-1].end == trigger.start} {role}"
