"""Trigger words: the entries of `triggers.yaml`, found in a text."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal

from ahocorasick_rs import AhoCorasick, MatchKind
from msgspec import Struct
from pydantic import field_validator

from policy_nlp.lexicon import Entry, LexiconError, load, simplify

_AS_FOR = re.compile("(?<![后近向原历从前])(?<!(?<!日)本)来[说讲](?!明)")  # 对秘鲁来说, but not 后来|说
Role = Literal["main", "speech", "light", "content", "measure", "noun", "weak", "passing"]
Need = Literal["money", "figure", "mineral", "instrument", "body"]


class TriggerEntry(Entry):
    """A class of words that name a happening; the keys are explained at the head of `triggers.yaml`."""

    type: str
    role: Role
    forms: tuple[str, ...]
    needs: tuple[Need, ...] = ()
    requires: Need | None = None
    followed: re.Pattern[str] | None = None
    preceded: re.Pattern[str] | None = None

    @field_validator("followed", "preceded", mode="before")
    @classmethod
    def _compile(cls, value: str) -> re.Pattern[str]:
        return re.compile(value)


class Trigger(Struct, frozen=True, eq=False):
    """A word at `[start, end)` that may name a happening; each is itself alone, wherever two look alike."""

    start: int
    end: int
    entry: TriggerEntry


@cache
def _matcher() -> tuple[AhoCorasick, tuple[TriggerEntry, ...]]:
    by_form: dict[str, TriggerEntry] = {}
    for entry in load("triggers.yaml", TriggerEntry):
        for form in map(simplify, entry.forms):
            if form in by_form:
                raise LexiconError(f"triggers.yaml: form {form!r} stands in {by_form[form].id!r} and in {entry.id!r}")
            by_form[form] = entry
    read = {form: entry for form, entry in by_form.items() if entry.role != "weak"}
    return AhoCorasick(list(read), matchkind=MatchKind.LeftmostLongest), tuple(read.values())


@cache
def weak_triggers() -> dict[str, TriggerEntry]:
    """The verbs that name a happening only where nothing better does, each with its entry."""
    entries = [entry for entry in load("triggers.yaml", TriggerEntry) if entry.role == "weak"]
    return {form: entry for entry in entries for form in map(simplify, entry.forms)}


def find_triggers(text: str) -> Iterator[Trigger]:
    """The triggers of a text in which names and titles are masked, in order."""
    matcher, entries = _matcher()
    for index, start, end in matcher.find_matches_as_indexes(text):
        entry = entries[index]
        stands = entry.preceded is None or (start and entry.preceded.match(text, start - 1))
        if start and text[start - 1] == "来" and _AS_FOR.match(text, start - 1):
            continue
        if entry.role != "passing" and stands and (entry.followed is None or entry.followed.match(text, end)):
            yield Trigger(start, end, entry)


NAME, TITLE = "\ufffc", "\ufffd"  # what stands for each character of a masked name, and of a masked title


def mask(text: str, hidden: Iterable[tuple[int, int, str]]) -> str:
    """`text` with stretches (start, end, mark; sorted) replaced, so that no word in a name is read as a verb."""
    pieces, position = [], 0
    for start, end, mark in hidden:
        if end > position:
            pieces += [text[position:start], mark * (end - max(start, position))]
            position = end
    return "".join([*pieces, text[position:]])
