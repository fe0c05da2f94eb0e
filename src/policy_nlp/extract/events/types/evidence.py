"""What the words around a trigger say of its type, beside what the rules say.

Each clue adds to the log odds of each type what was fitted to annotated texts; the verdict of the rules is a clue too.
This is a multinomial logistic regression, see `benchmarks/fit_types.py`.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

import msgspec
import numpy as np
import rjieba
from msgspec import Struct
from numpy.typing import NDArray

from policy_nlp.extract.events.scene import MARKS, Scene
from policy_nlp.extract.events.sentences import Sentence
from policy_nlp.extract.events.triggers import Trigger
from policy_nlp.model import EventMention

WEIGHTS = "type_weights.json"
"""The file of the weights, among the data of the lexicons."""

CLEARLY = 0.5
"""By how much the log odds of another type must exceed those of the type that the rules say."""

ALWAYS = "always"
"""The clue that every event has."""

_RUN = re.compile(rf"([{MARKS}])\1+")
_PAUSES = ",，:："
_PAUSE = re.compile(f"[{_PAUSES}]")
_CLOSING = frozenset('。；;”」』）)"')
_BEFORE, _BEHIND = 10, 12
"""How many words count before the trigger and behind it."""
_PRECISION = {4: "year", 7: "month", 10: "day"}


class Weights(Struct, frozen=True):
    """What each clue adds to the log odds of each of the `types`."""

    types: tuple[str, ...]
    clues: dict[str, list[float]]


@cache
def _weights() -> tuple[tuple[str, ...], dict[str, int], NDArray[np.float64]]:
    """The types, the row of each clue in the table of weights, and that table."""
    data = files("policy_nlp.lexicon").joinpath("data", WEIGHTS).read_bytes()
    weights = msgspec.json.decode(data, type=Weights)
    return weights.types, {clue: n for n, clue in enumerate(weights.clues)}, np.array(list(weights.clues.values()))


def type_by_evidence(clues: Iterable[str], by_rules: str) -> str:
    """The type for which the clues speak most; that of the rules, where they do not speak clearly for another."""
    types, rows, table = _weights()
    known = sorted([rows[clue] for clue in clues if clue in rows])  # the same sum in any order of clues
    return verdict(types, np.add.reduce(table.take(known, axis=0)), by_rules)


def verdict(types: Sequence[str], odds: NDArray[np.float64], by_rules: str) -> str:
    """The type with the highest log odds; that of the rules, where no other exceeds it clearly."""
    likeliest = int(odds.argmax())
    return types[likeliest] if odds[likeliest] - odds[types.index(by_rules)] > CLEARLY else by_rules


def clues_of(scene: Scene, sentence: Sentence, trigger: Trigger, event: EventMention) -> list[str]:
    """The names of what speaks for one type or another, each once.

    Args:
        scene: the reading.
        sentence: that of the event.
        trigger: its trigger.
        event: the event as the rules have it.
    """
    by_rules = f"rules={event.type}"
    clues = [
        ALWAYS,
        f"actors={min(2, len(event.actors))}",
        f"partners={min(2, len(event.partners))}",
        f"modality={event.modality}",
        f"date={_PRECISION.get(len(event.edtf), 'other')}",
        "title" if event.instrument else "no title",
        "mineral" if event.minerals else "no mineral",
        by_rules,
        f"{by_rules} role={trigger.entry.role}",
        f"{by_rules} class={trigger.entry.id}",
    ]
    for side, stretch in (("before", (sentence.start, trigger.start)), ("behind", (trigger.end, sentence.end))):
        clues += {f"title {side}={title.kind}" for title in scene.instruments.within(*stretch)}
        clues += {f"party {side}={party.kind}" for party in scene.parties.within(*stretch)}
    clues += {f"figure={figure.kind}" for span in event.figure_spans for figure in scene.figures.within(*span)}
    clues += {f"actor={scene.kinds.get(name, 'other')}" for name in event.actors}
    return clues + _clues_of_words(scene, sentence, trigger)


def _clues_of_words(scene: Scene, sentence: Sentence, trigger: Trigger) -> list[str]:
    """The clues of the trigger and of the words on either side of it, up to the next pause."""
    form, of_class = scene.form(trigger), f"class={trigger.entry.id}"
    begin = max(sentence.start, *(scene.outline.rfind(pause, sentence.start, trigger.start) + 1 for pause in _PAUSES))
    pause = _PAUSE.search(scene.outline, trigger.end, sentence.end)
    left = ["", "", *_words(scene.outline[begin : trigger.start])]
    right = [*_words(scene.outline[trigger.end : pause.start() if pause else sentence.end]), "", ""]
    last = next((word for word in reversed(right) if word and word not in _CLOSING), "")
    clues = [
        *(of_class, f"form={form}", f"role={trigger.entry.role}", f"opens={form[0]}", f"closes={form[-1]}"),
        *(f"next={right[0]}", f"{of_class} next={right[0]}", f"form={form} next={right[0]}"),
        *(f"next but one={right[1]}", f"last but one={left[-2]}", f"last={left[-1]}", f"{of_class} last={left[-1]}"),
        *(f"end={last}", f"{of_class} end={last}", f"end=…{last[-1:]}", f"{of_class} end=…{last[-1:]}"),
    ]
    clues += [f"character={character}" for character in set(form)]
    clues += [f"behind={word}" for word in set(right[:_BEHIND])]
    clues += [f"before={word}" for word in set(left[-_BEFORE:])]
    return clues


def _words(outline: str) -> list[str]:
    """The words of a stretch, each mention as one mark."""
    return rjieba.cut(_RUN.sub(r"\1", outline)) if outline else []
