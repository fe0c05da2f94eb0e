"""Clues in the words around a trigger."""

import re

import rjieba

from policy_nlp.extract.events.scene import MARKS, Scene
from policy_nlp.extract.events.sentences import Sentence
from policy_nlp.extract.events.triggers import Trigger

_REPEATED = re.compile("|".join(f"{mark}(?={mark})" for mark in MARKS))
_PAUSE = re.compile("[,，:：]")
_CLOSING = frozenset('。；;”」』）)"')
_BEFORE, _BEHIND = 10, 12
"""How many words count before the trigger and behind it."""


def words_of(outline: str) -> list[str]:
    """The words of a stretch of an outline, each mention as one mark."""
    return rjieba.cut(_REPEATED.sub("", outline)) if outline else []


def clues_of_words(scene: Scene, sentence: Sentence, trigger: Trigger) -> list[str]:
    """The clues of the trigger and of the words on either side of it, up to the next pause."""
    form, of_class = scene.form(trigger), f"class={trigger.entry.id}"
    left = ["", "", *words_of(_PAUSE.split(scene.outline[sentence.start : trigger.start])[-1])]
    right = [*words_of(_PAUSE.split(scene.outline[trigger.end : sentence.end], maxsplit=1)[0]), "", ""]
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
