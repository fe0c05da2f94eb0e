"""Symbols, formulas and English names of minerals in Chinese text: GaN, REEs, 锑(Sb), (lithium)."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from policy_nlp.extract.minerals.words import commodities, element_ids, in_order, materials, word_class
from policy_nlp.model import MineralMention

SILENT_SYMBOLS = frozenset({"H", "C", "N", "O", "F", "S", "Cl", "Br", "I"})
ANION_SYMBOLS = SILENT_SYMBOLS | {"As", "P", "Sb", "Te", "Se", "B", "Si"}
MIN_TITLE_WORDS = 4
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9 ,.'’&/–—-]*")
_TOKEN = re.compile(r"(?<![A-Za-z0-9])[A-Z][A-Za-z0-9]{1,11}(?![A-Za-z0-9])")
_FORMULA = re.compile(r"(?:[A-Z][a-z]?\d{0,2}){2,6}")
_CAPITALS = re.compile(r"(?:[BKUVWY]\d?)[OF]\d?(?<=\d)|[BKUVWY]\d[OF]")  # WO3, V2O5, K2O: no abbreviations
_SYMBOL = re.compile(r"[A-Z][a-z]?")


def find_latin(text: str, chinese: list[MineralMention]) -> list[MineralMention]:
    """Mentions in Latin script; a bare element symbol counts only in brackets behind its name (in `chinese`)."""
    ids_by_end = {mention.end: mention.ids for mention in chinese}
    return [mention for run in _LATIN.finditer(text) for mention in _in_run(text, run, ids_by_end)]


def _in_run(text: str, run: re.Match[str], ids_by_end: Mapping[int, tuple[str, ...]]) -> Iterator[MineralMention]:
    words, start = run.group(), run.start()
    if len(words) <= 2 and text[start - 1 : start] in {"(", "（"} and (words,) == ids_by_end.get(start - 1):
        yield MineralMention(start=start, end=run.end(), rule="symbol", ids=(words,))
    for token in _TOKEN.finditer(words):
        if ids := _known_symbols().get(token.group()) or _ids_of_formula(token.group()):
            yield MineralMention(start=start + token.start(), end=start + token.end(), rule="formula", ids=ids)
    pattern, english = _english_names()
    for name in pattern.finditer(words):
        if _is_plain(words, name.group()):
            ids = (english[name.group().lower()],)
            yield MineralMention(start=start + name.start(), end=start + name.end(), rule="english", ids=ids)


@cache
def _known_symbols() -> dict[str, tuple[str, ...]]:
    known = {symbol: (entry.id,) for entry in commodities() for symbol in entry.symbols}
    return known | {symbol: in_order(set(entry.ids)) for entry in materials() for symbol in entry.symbols}


@cache
def _element_symbols() -> frozenset[str]:
    return frozenset(element_ids().values()) | SILENT_SYMBOLS


@cache
def _ids_of_formula(formula: str) -> tuple[str, ...]:
    """The commodities of a chemical formula that ends in its anion (GaN, Li2CO3), none for other words (ICs, PhD)."""
    if not _FORMULA.fullmatch(formula) or (formula.isupper() and not _CAPITALS.fullmatch(formula)):
        return ()
    symbols = _SYMBOL.findall(formula)
    known = all(symbol in _element_symbols() for symbol in symbols)
    if not known or symbols[0] in SILENT_SYMBOLS or symbols[-1] not in ANION_SYMBOLS:
        return ()
    followers = [*symbols[1:], ""]
    loud = {s for s, after in zip(symbols, followers, strict=True) if not _is_anion_core(s, after)}
    return in_order(loud - SILENT_SYMBOLS)


def _is_anion_core(symbol: str, after: str) -> bool:
    """Whether the symbol is the middle of an anion that adds no commodity: phosphate, silicate, PF6."""
    return symbol in {"P", "Si"} and after in {"O", "F"}


@cache
def _english_names() -> tuple[re.Pattern[str], dict[str, str]]:
    ids = {name: entry.id for entry in commodities() for name in entry.english}
    names = "|".join(sorted(ids, key=len, reverse=True))
    return re.compile(rf"(?<![A-Za-z])(?:{names})(?![A-Za-z])", re.IGNORECASE), ids


def _is_plain(run: str, name: str) -> bool:
    """Whether `name` means the mineral in its stretch of English: not as part of a company's name (Neo Lithium)."""
    words = run.split()
    if name.islower() or run.strip(" .,") == name:
        return True
    return len(words) >= MIN_TITLE_WORDS and not any(word.strip(".,") in word_class("english_firms") for word in words)
