"""The lexicon of the instrument layer: head nouns, well-known titles, and the words around names."""

import re
from functools import cache, lru_cache
from typing import Literal

from pydantic import Field

from policy_nlp.lexicon import Entry, load, simplify
from policy_nlp.lexicon.titles import Kind

Grade = Literal["strong", "medium", "field", "abbreviation", "mark"]


class HeadEntry(Entry):
    """A head noun `id` of titles: the `kind` of such titles, and what an unmarked one needs to be a proper name.

    `as_plan` is the kind of such a title where it is a document that plans, and no scheme that somebody runs.
    A qualifier of `generic` words makes no name, nor does one that ends in `never_after`; with `only_after`, it must
    end in one of those. Before `not_before` (patterns) the noun is only the beginning of a longer word.
    """

    kind: Kind
    grade: Grade
    as_plan: Kind | None = None
    generic: tuple[str, ...] = ()
    never_after: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()


class WordEntry(Entry):
    """A class of words that stand around instrument names."""

    words: tuple[str, ...] = Field(min_length=1)


@cache
def heads() -> dict[str, HeadEntry]:
    """Head nouns in simplified characters."""
    return {simplify(entry.id): entry for entry in load("instrument_heads.yaml", HeadEntry)}


@cache
def words(name: str) -> frozenset[str]:
    """The words of one class of `instrument_words.yaml`."""
    classes = {entry.id: entry.words for entry in load("instrument_words.yaml", WordEntry)}
    return frozenset(map(simplify, classes[name]))


@cache
def alternatives(name: str) -> str:
    """The words of a class as alternatives of a pattern, longest first."""
    return "|".join(map(re.escape, sorted(words(name), key=lambda word: (-len(word), word))))


@cache
def _longest_head() -> int:
    return max(map(len, heads()))


@lru_cache(4096)
def head_of(title: str) -> HeadEntry | None:
    """The longest head noun with which `title` ends, leaving aside a year, a version or a period behind it."""
    core = _TAIL.sub("", title)
    for length in range(min(_longest_head(), len(core)), 0, -1):
        head = heads().get(core[-length:])
        if head is not None:
            return head
    return None


_TAIL = re.compile(
    r"(?:第[一二三四五\d](?:阶段|期)|[\d\s—–\-~年版.]{2,12}|(?:第[一二三四五\d](?:阶段|期))?(?:[(（][^()（）]{1,20}[)）]){1,2}|终稿|草案稿|(?:公开)?征求意见稿|送审稿|(?<!修正)(?<!修订)草案)$"
)
