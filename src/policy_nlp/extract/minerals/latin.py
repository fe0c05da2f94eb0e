"""Symbols, formulas and English names of minerals in Chinese text: GaN, REEs, 锑(Sb), (lithium)."""

import re
from functools import cache

from policy_nlp.extract.minerals.words import commodities, element_ids, in_order, materials
from policy_nlp.model import MineralMention

SILENT_SYMBOLS = frozenset({"H", "C", "N", "O", "F", "S", "Cl", "Br", "I"})
ANION_SYMBOLS = SILENT_SYMBOLS | {"As", "P", "Sb", "Te", "Se", "B", "Si"}
MIN_TITLE_WORDS = 4
_TOKEN = re.compile(r"(?<![A-Za-z0-9])[A-Z][A-Za-z0-9]{1,11}(?![A-Za-z0-9])")
_FORMULA = re.compile(r"(?:[A-Z][a-z]?\d{0,2}){2,6}")
_SYMBOL = re.compile(r"[A-Z][a-z]?")
_LATIN_RUN = re.compile(r"[A-Za-z][A-Za-z0-9 ,.'’&/–—-]{2,}")
_GLOSS = re.compile(r"[（(][ ]?([A-Z][a-z]?)[)）]")


def find_latin(text: str, chinese: list[MineralMention]) -> list[MineralMention]:
    """Mentions in Latin script; a bare element symbol counts only in brackets behind its Chinese name (in `chinese`)."""
    found = [*_formulas(text), *_glosses(text, chinese), *_english(text)]
    taken = 0
    result = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if mention.start >= taken:
            result.append(mention)
            taken = mention.end
    return result


@cache
def _known_symbols() -> dict[str, tuple[str, ...]]:
    known = {symbol: (entry.id,) for entry in commodities() for symbol in entry.symbols}
    return known | {symbol: entry.ids for entry in materials() for symbol in entry.symbols}


def _formulas(text: str) -> list[MineralMention]:
    found = []
    for token in _TOKEN.finditer(text):
        ids = _known_symbols().get(token.group()) or _ids_of_formula(token.group())
        if ids:
            found.append(MineralMention(start=token.start(), end=token.end(), rule="formula", ids=ids))
    return found


@cache
def _element_symbols() -> frozenset[str]:
    return frozenset(element_ids().values()) | SILENT_SYMBOLS


def _ids_of_formula(formula: str) -> tuple[str, ...]:
    """The commodities of a chemical formula that ends in its anion (GaN, Li2CO3), none for other words (ICs, PhD)."""
    if not _FORMULA.fullmatch(formula) or formula.isupper():
        return ()
    symbols = _SYMBOL.findall(formula)
    known = all(symbol in _element_symbols() for symbol in symbols)
    if not known or symbols[0] in SILENT_SYMBOLS or symbols[-1] not in ANION_SYMBOLS:
        return ()
    loud = {s for s, after in zip(symbols, [*symbols[1:], ""], strict=True) if not _is_anion_core(s, after)}
    return in_order(loud - SILENT_SYMBOLS)


def _is_anion_core(symbol: str, after: str) -> bool:
    return symbol in {"P", "Si"} and after in {"O", "F"}


def _glosses(text: str, chinese: list[MineralMention]) -> list[MineralMention]:
    ids_by_end = {mention.end: mention.ids for mention in chinese}
    return [
        MineralMention(start=gloss.start(1), end=gloss.end(1), rule="symbol", ids=(gloss.group(1),))
        for gloss in _GLOSS.finditer(text)
        if ids_by_end.get(gloss.start()) == (gloss.group(1),)
    ]


@cache
def _english_names() -> tuple[re.Pattern[str], dict[str, str]]:
    ids = {name: entry.id for entry in commodities() for name in entry.english}
    names = "|".join(sorted(ids, key=len, reverse=True))
    return re.compile(rf"(?<![A-Za-z])(?:{names})(?![A-Za-z])", re.IGNORECASE), ids


def _english(text: str) -> list[MineralMention]:
    pattern, ids = _english_names()
    return [
        MineralMention(start=name.start(), end=name.end(), rule="english", ids=(ids[name.group().lower()],))
        for run in _LATIN_RUN.finditer(text)
        for name in pattern.finditer(text, run.start(), run.end())
        if _is_plain(run.group(), name.group())
    ]


def _is_plain(run: str, name: str) -> bool:
    """Whether `name` means the mineral in its stretch of English: not as part of a company's name (Neo Lithium)."""
    words = run.split()
    return name.islower() or run.strip(" .,") == name or len(words) >= MIN_TITLE_WORDS
