"""Which word of the stretch that a date governs names its happening, weighed beside the choice of the rules."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

import rjieba
from msgspec.structs import replace

from policy_nlp.extract.events.evidence.weights import score
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
_RIVALS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = MappingProxyType(
    {
        role: (frozenset(before.split()), frozenset(behind.split()))
        for role, before, behind in (
            ("main", "main light content speech verb", "main measure speech"),
            ("measure", "main measure light content noun speech verb weak", "main measure weak"),
            ("speech", "main measure speech verb", "main speech"),
            ("light", "main light speech", "main light verb"),
            ("content", "main", "main verb"),
            ("noun", "main", "main measure verb"),
            ("verb", "main measure light content verb weak", "main measure verb"),
            ("weak", "main", "main verb"),
        )
    }
)
"""Words of which roles, before a word of a role and behind it, may name a happening that the rules give that word."""

_TRUSTED_BY = slice(1, 5)
"""The clues that tell how far the choice of the rules is trusted: class, rivals, what is next, which it is."""

_VERBAL = frozenset({"v", "vn"})  # parts of speech
_PREPOSITIONS = frozenset("把将由经对就因据向与同和随自从以按为在被受遭于")
_REPEATED = re.compile("|".join(f"{mark}(?={mark})" for mark in MARKS))
_STOPS = frozenset(",，。；;、")
_MOST = 3  # words before, behind or between count up to this


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
    return [_weighed(h, asked(view, happenings, h, only_likely=True)) for h in happenings]


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


def odds_of(candidates: Sequence[Asked]) -> list[float]:
    """The log odds of each candidate, up to a constant."""
    return [score(WEIGHTS, with_choice(c.clues, c.by_rules)) for c in candidates]


def likeliest(odds: Sequence[float], by_rules: Sequence[str]) -> int:
    """Which candidate names the happening: that of the rules, where no other exceeds it clearly."""
    best, chosen = odds.index(max(odds)), by_rules.index(ITSELF)
    return best if odds[best] - odds[chosen] > CLEARLY else chosen


def with_choice(clues: Sequence[str], by_rules: str) -> list[str]:
    """The clues with what the rules chose among them, alone and beside those that tell how far to trust it."""
    told = "rules" if by_rules == ITSELF else "rival"
    trusted = [f"{told} {clue}" for clue in clues[_TRUSTED_BY]]
    if by_rules == ITSELF:
        return [*clues, told, *trusted]
    role, of_class = clues[:2]
    side, chosen_role, chosen = by_rules.split(" ")
    than = f"than {side} {chosen} {role}", f"than {side} {chosen_role} {role}", f"than {side} {chosen_role} {of_class}"
    return [*clues, told, *trusted, f"than {chosen}", *than]


def asked(
    view: SentenceView, happenings: Sequence[Happening], happening: Happening, *, only_likely: bool = False
) -> list[Asked]:
    """The trigger of a happening and its rivals, in the order of the text; none where lists share words out.

    Args:
        view: the sentence.
        happenings: all happenings of the sentence.
        happening: the one that is asked about.
        only_likely: whether rivals are left out whose role never prevails over that of the trigger.
    """
    stretch = _stretch(view, happenings, happening)
    if stretch is None:
        return []
    chosen = happening.trigger
    triggers = _candidates(view, chosen, *stretch)
    if len(triggers) < 2:
        return []
    wanted = _likely(triggers, chosen) if only_likely else list(range(len(triggers)))
    if len(wanted) < 2:
        return []
    span, told, clues = (chosen.start, chosen.end), called(chosen), _Clues(view, happening, triggers, stretch)
    of = ((triggers[n], clues.of(n)) for n in wanted)
    return [Asked(trigger, told_of, relation((trigger.start, trigger.end), span, told)) for trigger, told_of in of]


def _likely(triggers: Sequence[Trigger], chosen: Trigger) -> list[int]:
    """Which of the words the rules choose, and which are rivals of a role that may prevail over its."""
    before, behind = _RIVALS.get(_role(chosen.entry), (frozenset[str](), frozenset[str]()))
    return [
        n
        for n, trigger in enumerate(triggers)
        if trigger is chosen or _role(trigger.entry) in (before if trigger.start < chosen.start else behind)
    ]


def called(trigger: Trigger) -> str:
    """Role and class of a trigger."""
    return f"{_role(trigger.entry)} {trigger.entry.id}"


def relation(word: tuple[int, int], chosen: tuple[int, int], told: str) -> str:
    """What the rules say of a word if they choose the trigger of another span (or of the same), called as is `told`."""
    return ITSELF if word == chosen else f"{'behind' if word < chosen else 'before'} {told}"


def _stretch(view: SentenceView, happenings: Sequence[Happening], happening: Happening) -> tuple[int, int] | None:
    """Where a rival may stand: from the clause of the date, between the happenings and dates on both sides."""
    trigger, date, sentence = happening.trigger, happening.date, view.sentence
    given = happening.item or happening.figures or happening.partner or happening.subject
    if given or happening.commodity is not None or happening.compared:
        return None
    if any(other.trigger.start == trigger.start and other is not happening for other in happenings):
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
    position, until = low, high if "verb" in _RIVALS[_role(chosen.entry)][1] else chosen.start
    if until - position > 1:
        listed = tuple(found)
        for word, flag in rjieba.tag(scene.masked[position:until]):
            start, position = position, position + len(word)
            entry = weak_triggers().get(word) or (_VERB if flag in _VERBAL and len(word) > 1 else None)
            if entry is None or any(t.start < position and start < t.end for t in listed):
                continue
            if _is_plain(view, start, position):
                found.append(Trigger(start, position, entry))
    return sorted(found, key=lambda t: t.start)


def _is_plain(view: SentenceView, start: int, end: int) -> bool:
    """Whether a word stands outside of brackets and names."""
    within = view.scene.parties.within(start, end) or view.scene.minerals.within(start, end)
    return not within and view.sentence.bracket_of(start) is None


def _role(entry: TriggerEntry) -> str:
    return "verb" if entry.id == _VERB.id else entry.role


class _Clues:
    """What is told of the words of a stretch."""

    def __init__(
        self, view: SentenceView, happening: Happening, triggers: Sequence[Trigger], stretch: tuple[int, int]
    ) -> None:
        self._view, self._date, self._triggers, self._stretch = view, happening.date, triggers, stretch
        self._rivals = f"rivals={min(5, len(triggers))}"
        self._roles = [f"role={_role(t.entry)}" for t in triggers]
        self._names = [f"class={t.entry.id}" for t in triggers]
        self._listed = [t.start for t in triggers if _role(t.entry) not in {"verb", "weak"}]
        self._gaps = [self._gap(a.end, b.start) for a, b in pairwise(triggers)]
        self._forms = [view.scene.form(t) for t in triggers]

    def of(self, n: int) -> list[str]:
        """The names of what speaks for or against a word beside the rules: role, `_TRUSTED_BY`, others; each once."""
        role, name, form, date = self._roles[n], self._names[n], self._forms[n], self._date
        trigger, outline = self._triggers[n], self._view.scene.outline
        first = f"first={min(_MOST, sum(date.end <= t.start < trigger.start for t in self._triggers))}"
        following = f"next={outline[trigger.end : trigger.end + 1]}"
        return [
            *(role, name, self._rivals, following, first),
            *(f"form={form}", f"opens={form[0]}", f"{following} {name}", f"{first} {role}"),
            *self._clues_of_neighbours(n, role),
            *self._clues_of_place(n, role, first),
            *self._clues_of_words(n, role),
            *self._clues_of_mentions(n, role, name),
        ]

    def _gap(self, start: int, end: int) -> tuple[str, ...]:
        """What stands between two words: how it begins, how long it is, pauses, 的."""
        words = self._outline(start, end)
        comma = f"comma={',' in words or '，' in words}"
        return f"from={words[:1]}", f"gap={min(12, len(words)) // 2}", comma, f"de={'的' in words}"

    def _outline(self, start: int, end: int) -> str:
        return _REPEATED.sub("", self._view.scene.outline[start:end])

    def _clues_of_neighbours(self, n: int, role: str) -> list[str]:
        """The words before it and behind it, and what stands between."""
        clues: list[str] = []
        for side, other in (("<", n - 1), (">", n + 1)):
            if not 0 <= other < len(self._triggers):
                clues += (side, f"{side} {role}")
                continue
            their, called = self._roles[other], self._names[other]
            opens, length, comma, attribute = self._gaps[min(n, other)]
            clues += (f"{side} {called}", f"{side} form={self._forms[other]}", f"{side} {opens}")
            clues += (f"{side} {length} {role}", f"{side} {comma} {their} {role}", f"{side} {attribute} {role}")
        return clues

    def _clues_of_place(self, n: int, role: str, first: str) -> list[str]:
        """How many words and clauses stand between it and its date, and before it."""
        start, date, sentence = self._triggers[n].start, self._date, self._view.sentence
        side, clauses = "side=none", 0
        if sentence.start <= date.start:
            side = "side=before" if start < date.start else "side=behind"
        if start >= date.end:
            clauses = min(_MOST, sum(date.end <= c.start <= start for c in sentence.clauses))
        left = sum(t > start for t in self._listed)
        clues = [f"clauses={clauses} {side} {role}", f"{first} {side}", f"left={min(_MOST, left)}"]
        clues.append(f"opens date={date.end == start}")
        if side != "side=none":
            gap = start - date.end if start >= date.end else date.start - start
            clues.append(f"far={min(10, gap // 4)} {side}")
        return clues

    def _clues_of_words(self, n: int, role: str) -> list[str]:
        """The character before it, the prepositions before it, whether it ends its clause."""
        trigger, view, date = self._triggers[n], self._view, self._date
        left = view.scene.outline[max(0, trigger.start - 1) : trigger.start]
        ends = trigger.end >= view.sentence.end or view.text[trigger.end] in _STOPS
        clues = [f"last={left}", f"last={left} {role}", f"end={ends} {role}"]
        begin = view.sentence.clause_of(trigger.start).start
        begin = max(begin, self._triggers[n - 1].end if n else begin, date.end if date.end <= trigger.start else begin)
        before = _PREPOSITIONS.intersection(view.scene.outline[begin : trigger.start])
        return clues + [f"by={word} {role}" for word in sorted(before)] if before else clues

    def _clues_of_mentions(self, n: int, role: str, name: str) -> list[str]:
        """Which mentions stand between it and the words on both sides, and whether it has a subject before it."""
        view, scene, trigger = self._view, self._view.scene, self._triggers[n]
        if n + 1 < len(self._triggers):
            behind = self._triggers[n + 1].start
        else:
            behind = max(trigger.end, min(self._stretch[1], view.sentence.clause_of(trigger.start).end))
        before = self._triggers[n - 1].end if n else self._stretch[0]
        figures, parties = view.figures(trigger.end, behind), scene.parties.within(before, trigger.start)
        own = bool(parties) and parties[-1].end == trigger.start
        clues = [
            *(f"> figure={bool(figures)} {role}", f"< figure={bool(view.figures(before, trigger.start))} {role}"),
            *(f"> party={bool(scene.parties.within(trigger.end, behind))} {name}", f"< party={bool(parties)} {name}"),
            *(f"> title={bool(scene.instruments.within(trigger.end, behind))} {name}", f"subject={own} {role}"),
            f"< title={bool(scene.instruments.within(before, trigger.start))} {name}",
        ]
        return clues + [f"figure={kind} {name}" for kind in sorted({f.kind for f in figures})] if figures else clues
