"""The heads of the sheets, and the words that stand in their cells, in English or Chinese."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, get_args

from policy_nlp.lexicon import Entry
from policy_nlp.lexicon.loader import parse
from policy_nlp.report.labels import pair

Language = Literal["en", "zh"]
LANGUAGES: tuple[str, ...] = get_args(Language)


class _Words(Entry):
    en: str
    zh: str
    width: int = 20
    hidden: bool = False
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """A column of a sheet: its key, the head that is shown, its width in characters, whether it is hidden."""

    key: str
    shown: str
    width: int = 20
    hidden: bool = False
    meaning: str = ""


@cache
def _words() -> dict[str, _Words]:
    text = (files("policy_nlp.workbook") / "data" / "heads.yaml").read_text(encoding="utf-8")
    return {entry.id: entry for entry in parse(text, "heads.yaml", _Words)}


def heads(sheet: str, language: str, others: Iterable[str] = ()) -> list[Head]:
    """The columns of a sheet, then `others`, whose heads are their keys."""
    prefix = f"{sheet}:"
    known = [
        Head(key.removeprefix(prefix), getattr(entry, language), entry.width, entry.hidden, entry.meaning)
        for key, entry in _words().items()
        if key.startswith(prefix)
    ]
    return [*known, *(Head(key, key) for key in others)]


def sheet_name(sheet: str, language: str) -> str:
    """What a sheet is called."""
    return word(f"sheet:{sheet}", language)


def word(key: str, language: str) -> str:
    """A word of the sheets; `key` is `word:…` or `sheet:…`."""
    found: str = getattr(_words()[key], language)
    return found


@lru_cache(maxsize=10_000)
def label(kind: str, code: str, language: str) -> str:
    """What a code is called, or the code itself where it has no name in the language."""
    english, chinese = pair(kind, code)
    return (chinese if language == "zh" else english) or code
