"""What the words around a trigger say of its type, beside what the rules say."""

from collections.abc import Sequence

from policy_nlp.extract.events.evidence.weights import ALWAYS, Odds, weigh, with_verdict
from policy_nlp.extract.events.evidence.words import clues_of_words
from policy_nlp.extract.events.scene import Scene
from policy_nlp.extract.events.sentences import Sentence
from policy_nlp.extract.events.triggers import Trigger
from policy_nlp.model import EventMention

WEIGHTS = "type_weights.json"
"""The file of the weights, among the data of the lexicons."""

CLEARLY = 0.5
"""By how much the log odds of another type must exceed those of the type that the rules say."""

_PRECISION = {4: "year", 7: "month", 10: "day"}


def type_by_evidence(clues: Sequence[str], by_rules: str) -> str:
    """The type for which the clues speak most; that of the rules, where they do not speak clearly for another."""
    return verdict(*weigh(WEIGHTS, with_verdict(clues, by_rules)), by_rules)


def verdict(types: Sequence[str], odds: Odds, by_rules: str) -> str:
    """The type with the highest log odds; that of the rules, where no other exceeds it clearly."""
    likeliest = int(odds.argmax())
    return types[likeliest] if odds[likeliest] - odds[types.index(by_rules)] > CLEARLY else by_rules


def clues_of(scene: Scene, sentence: Sentence, trigger: Trigger, event: EventMention) -> list[str]:
    """The names of what speaks for one type or another beside the rules, each once.

    Args:
        scene: the reading.
        sentence: that of the event.
        trigger: its trigger.
        event: the event as the rules have it.
    """
    clues = [
        ALWAYS,
        f"actors={min(2, len(event.actors))}",
        f"partners={min(2, len(event.partners))}",
        f"modality={event.modality}",
        f"date={_PRECISION.get(len(event.edtf), 'other')}",
        "title" if event.instrument else "no title",
        "mineral" if event.minerals else "no mineral",
    ]
    for side, stretch in (("before", (sentence.start, trigger.start)), ("behind", (trigger.end, sentence.end))):
        clues += {f"title {side}={title.kind}" for title in scene.instruments.within(*stretch)}
        clues += {f"party {side}={party.kind}" for party in scene.parties.within(*stretch)}
    clues += {f"figure={figure.kind}" for span in event.figure_spans for figure in scene.figures.within(*span)}
    clues += {f"actor={scene.kinds.get(name, 'other')}" for name in event.actors}
    return clues + clues_of_words(scene, sentence, trigger)
