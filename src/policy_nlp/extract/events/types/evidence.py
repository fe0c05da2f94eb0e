"""What the words around a trigger say of its type, beside what the rules say.

Each clue adds to the log odds of each type what was fitted to annotated texts; the verdict of the rules is a clue too.
This is a multinomial logistic regression, see `benchmarks/fit_types.py`.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

import msgspec
import numpy as np
import rjieba
from msgspec import Struct

from policy_nlp.extract.events.scene import Scene
from policy_nlp.extract.events.sentences import Sentence
from policy_nlp.extract.events.triggers import Trigger
from policy_nlp.model import EventMention

WEIGHTS = "type_weights.json"
"""The file of the weights, among the data of the lexicons."""

ALWAYS = "always"
"""The clue that every event has."""

_DIGITS = re.compile(r"[\d.,]+")
_RUN = re.compile("([\ue000-\ue006])\\1+")
_PAUSES = frozenset(",，:：")
_CLOSING = frozenset('。；;”」』）)"')
_BEFORE, _BEHIND, _BEYOND = 10, 12, 8
"""How many words count in the trigger's clause before it and behind it, and in the clauses on either side."""
_PRECISION = {4: "year", 7: "month", 10: "day"}


class Weights(Struct, frozen=True):
    """What each clue adds to the log odds of each of the `types`."""

    types: tuple[str, ...]
    clues: dict[str, list[float]]


@cache
def _weights() -> tuple[tuple[str, ...], dict[str, int], "np.ndarray[tuple[int, int], np.dtype[np.float64]]"]:
    """The types, the row of each clue in the table of weights, and that table."""
    data = files("policy_nlp.lexicon").joinpath("data", WEIGHTS).read_bytes()
    weights = msgspec.json.decode(data, type=Weights)
    return weights.types, {clue: n for n, clue in enumerate(weights.clues)}, np.array(list(weights.clues.values()))


def type_by_evidence(clues: Iterable[str]) -> str:
    """The type for which the clues speak most."""
    types, rows, table = _weights()
    known = sorted(row for clue in clues if (row := rows.get(clue)) is not None)  # the same sum in any order of clues
    return types[int(table[known].sum(axis=0).argmax())]


def clues_of(scene: Scene, sentence: Sentence, trigger: Trigger, event: EventMention) -> Iterator[str]:
    """The names of what speaks for one type or another.

    Args:
        scene: the reading.
        sentence: that of the event.
        trigger: its trigger.
        event: the event as the rules have it.
    """
    yield ALWAYS
    yield from _clues_of_words(scene, sentence, trigger)
    for side, stretch in (("before", (sentence.start, trigger.start)), ("behind", (trigger.end, sentence.end))):
        yield from {f"title {side}={title.kind}" for title in scene.instruments.within(*stretch)}
        yield from {f"party {side}={party.kind}" for party in scene.parties.within(*stretch)}
    yield from {f"figure={f.kind}" for span in event.figure_spans for f in scene.figures.within(*span)}
    yield from {f"actor={scene.kinds.get(name, 'other')}" for name in event.actors}
    yield f"actors={min(2, len(event.actors))}"
    yield f"partners={min(2, len(event.partners))}"
    yield f"modality={event.modality}"
    yield f"date={_PRECISION.get(len(event.edtf), 'other')}"
    yield "title" if event.instrument else "no title"
    yield "mineral" if event.minerals else "no mineral"
    yield f"rules={event.type}"
    yield f"rules={event.type} role={trigger.entry.role}"
    yield f"rules={event.type} class={trigger.entry.id}"


def _clues_of_words(scene: Scene, sentence: Sentence, trigger: Trigger) -> Iterator[str]:
    form, of_class = scene.form(trigger), f"class={trigger.entry.id}"
    before, behind = _words(scene, sentence.start, trigger.start), _words(scene, trigger.end, sentence.end)
    begin = next((n for n in range(len(before), 0, -1) if before[n - 1] in _PAUSES), 0)
    end = next((n for n, word in enumerate(behind) if word in _PAUSES), len(behind))
    left, right = before[begin:], behind[:end]
    first, last = (right or [""])[0], next((word for word in reversed(right) if word not in _CLOSING), "")
    yield from (of_class, f"form={form}", f"role={trigger.entry.role}", f"opens={form[0]}", f"closes={form[-1]}")
    yield from (f"next={first}", f"{of_class} next={first}", f"form={form} next={first}")
    yield from (f"next but one={''.join(right[1:2])}", f"last but one={''.join(left[-2:-1])}")
    yield from (f"last={''.join(left[-1:])}", f"{of_class} last={''.join(left[-1:])}")
    yield from (f"end={last}", f"{of_class} end={last}", f"end=…{last[-1:]}", f"{of_class} end=…{last[-1:]}")
    yield from {f"character={character}" for character in form}
    yield from {f"behind={word}" for word in right[:_BEHIND]}
    yield from {f"before={word}" for word in left[-_BEFORE:]}
    yield from {f"later={word}" for word in behind[end : end + _BEYOND]}
    yield from {f"earlier={word}" for word in before[max(0, begin - _BEYOND) : begin]}


def _words(scene: Scene, start: int, end: int) -> list[str]:
    """The words of a stretch, each mention as one mark and each number as another."""
    return rjieba.cut(_RUN.sub(r"\1", _DIGITS.sub("#", scene.outline[start:end]))) if start < end else []
