"""Where a row's best sentence has its knowledge from: the article itself, whom it names, what it cites."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from policy_nlp.lexicon import Entry, simplify
from policy_nlp.lexicon.countries import country_of_region
from policy_nlp.lexicon.loader import parse
from policy_nlp.link.records import clean_words
from policy_nlp.link.titles import similarity
from policy_nlp.model import Article
from policy_nlp.table.rows import Row

_SAME_NAME = 0.8
_OFFICIAL_GENRE = re.compile(r"official|notice|announcement|公告|通知|公报|文件", re.IGNORECASE)
_OFFICIAL_HOST = re.compile(r"(?:^|\.)(?:gov|go|gob|gouv|govt|gc|mil)(?:\.[a-z]{2})?$|(?:^|\.)europa\.eu$")


class AttributionWords(Entry):
    """Words that stand before (`before`) or behind (`after`) the name of an authority, or behind any name (`named`)."""

    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """The names of bodies in an article, by where they begin, as (end, canonical name)."""

    by_start: Mapping[int, tuple[int, str]]

    def within(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """The names that begin in a stretch, in order."""
        return [(at, *self.by_start[at]) for at in range(start, end) if at in self.by_start]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    text = (files("policy_nlp.workbook") / "data" / "attribution.yaml").read_text(encoding="utf-8")
    words = {
        entry.id: "|".join(sorted(map(re.escape, entry.forms), key=len, reverse=True))
        for entry in parse(text, "attribution.yaml", AttributionWords)
    }
    before = re.compile(rf"(?:{words['before']})(?:了)?$")
    after = re.compile(rf"[)）]?(?:{words['after']})")
    anyone = re.compile(rf"(?:{words['before']})(?!此)([^，,。；;：:\d]{{2,16}}?)的?(?:{words['named']})")
    return before, after, anyone


def according_to(text: str, start: int, end: int, names: Sequence[tuple[int, int, str]]) -> str:
    """Whom the sentence `[start, end)` names as its authority; empty where it names nobody.

    Args:
        text: the raw article.
        start: where the sentence begins.
        end: where it ends.
        names: the bodies that the sentence names, as (start, end, canonical name).
    """
    before, after, anyone = _patterns()
    for first, last, name in names:
        if before.search(clean_words(text[max(start, first - 6) : first])) or after.match(
            clean_words(text[last : last + 8])
        ):
            return name
    found = anyone.search(clean_words(text[start:end]))
    return found[1] if found else ""


def is_primary(article: Article, row: Row) -> bool:
    """Whether the article is by whoever acted.

    It is where its publisher or author is one of the actors; or where it is an official text (by its genre, or on a
    government's site) of a country or union that acted, or tells of nobody else who did.
    """
    metadata = article.metadata
    authors = [name for name in (metadata.publisher, *metadata.authors) if name]
    if any(similarity(simplify(name), actor) > _SAME_NAME for name in authors for actor in row["actors"]):
        return True
    home = country_of_region(metadata.region)
    places = row["jurisdictions"]
    return _is_official(article) and home is not None and (home.iso3 in places or not (places or row["actors"]))


def _is_official(article: Article) -> bool:
    try:
        host = urlsplit(article.metadata.url or "").hostname or ""
    except ValueError:
        host = ""
    return bool(_OFFICIAL_GENRE.search(str(article.metadata.extra.get("genre", ""))) or _OFFICIAL_HOST.search(host))
