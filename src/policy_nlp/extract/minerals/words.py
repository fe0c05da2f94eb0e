"""The words of the mineral layer: schemas of its lexicon files, and what the extractor makes of them once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ahocorasick_rs import AhoCorasick, MatchKind

from policy_nlp.lexicon import Entry, load, simplify


class Commodity(Entry):
    """A commodity of the annotation guide; the keys are explained in `minerals.yaml`."""

    elements: str = ""
    bare: Literal["free", "word", "cue"] = "free"
    names: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class Material(Entry):
    """A compound, alloy or ore that names several commodities."""

    ids: tuple[str, ...]
    names: tuple[str, ...] = ()
    runs: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()


class Family(Entry):
    """A regular expression for runs of element characters that name one compound."""

    pattern: str


class WordClass(Entry):
    """A class of words in the grammar of names, or of words that are no minerals."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """What an automaton hit means: `name` has ids; `element` is one character; `anion` has none."""

    kind: Literal["name", "element", "anion"]
    rule: str
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an element character that is also an everyday word needs around it to count alone."""

    isolated: bool
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None


NEVER = re.compile(r"(?!)")


@cache
def commodities() -> tuple[Commodity, ...]:
    """All commodities, in the order in which ids are told."""
    return load("minerals.yaml", Commodity)


@cache
def materials() -> tuple[Material, ...]:
    """All materials of several commodities."""
    return load("mineral_materials.yaml", Material)


@cache
def families() -> tuple[Family, ...]:
    """All families of compounds written as runs of elements."""
    return load("mineral_families.yaml", Family)


@cache
def vetoes() -> tuple[WordClass, ...]:
    """Words that hold a mineral's characters without meaning it."""
    return load("mineral_vetoes.yaml", WordClass)


@cache
def word_class(name: str) -> tuple[str, ...]:
    """The words of one class of the grammar, simplified, longest first."""
    words = next(entry.words for entry in load("mineral_grammar.yaml", WordClass) if entry.id == name)
    return tuple(sorted({simplify(word) for word in words}, key=lambda word: (-len(word), word)))


def alternatives(name: str) -> str:
    """A regular expression group of the words of a class."""
    return f"(?:{'|'.join(map(re.escape, word_class(name)))})"


@cache
def element_ids() -> dict[str, str]:
    """The commodity id of each element character."""
    return {character: entry.id for entry in commodities() for character in simplify(entry.elements)}


@cache
def element_class() -> str:
    """A regular expression character class of all element characters."""
    return f"[{''.join(element_ids())}]"


@cache
def evidence() -> dict[str, Evidence]:
    """The evidence that element characters need, for those that do not count freely."""
    return {
        character: Evidence(entry.bare == "word", _any_of(entry.before), _any_of(entry.after))
        for entry in commodities()
        if entry.bare != "free"
        for character in simplify(entry.elements)
    }


def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns)) if patterns else NEVER


@cache
def run_ids() -> dict[str, tuple[str, ...]]:
    """Runs that are one material, keyed by their sorted characters, since their order is free."""
    return {"".join(sorted(simplify(run))): in_order(set(entry.ids)) for entry in materials() for run in entry.runs}


@cache
def family_pattern() -> re.Pattern[str]:
    """Matches a run of element characters that names one compound or alloy."""
    return re.compile("|".join(f"(?:{family.pattern})" for family in families()))


@cache
def lexicon() -> tuple[AhoCorasick, tuple[Term, ...]]:
    """The automaton over all terms, and what each of its patterns means."""
    terms: dict[str, Term] = {anion: Term("anion", "anion") for anion in word_class("silent_anions")}
    terms.update({character: Term("element", id_) for character, id_ in element_ids().items()})
    for commodity in commodities():
        terms.update({simplify(name): Term("name", commodity.id, (commodity.id,)) for name in commodity.names})
    for material in materials():
        terms.update(
            {simplify(name): Term("name", material.id, in_order(set(material.ids))) for name in material.names}
        )
    return _automaton(terms), tuple(terms.values())


@cache
def veto_automaton() -> AhoCorasick:
    """The automaton over words in which a mineral's name means no mineral."""
    return _automaton({simplify(word) for veto in vetoes() for word in veto.words})


def _automaton(words: Iterable[str]) -> AhoCorasick:
    return AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest)


@cache
def _rank() -> dict[str, int]:
    return {entry.id: rank for rank, entry in enumerate(commodities())}


def in_order(ids: set[str]) -> tuple[str, ...]:
    """Ids in lexicon order."""
    return tuple(sorted(ids, key=_rank().__getitem__))
