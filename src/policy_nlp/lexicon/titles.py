"""Well-known instruments: their titles, short forms, kinds, and whose statutes they are."""

from functools import cache
from typing import Literal

from policy_nlp.lexicon.countries import Country, country_of_code
from policy_nlp.lexicon.loader import Entry, load
from policy_nlp.lexicon.script import simplify

Kind = Literal["law", "bill", "order", "strategy", "report", "list", "agreement", "initiative", "other"]


class TitleEntry(Entry):
    """A well-known instrument: `forms` are full titles like the id, `short` what stands for one of them.

    `country` is whose statute it is (ISO 3166-1 alpha-3, or EU), where no other country has one of this name.
    """

    kind: Kind
    forms: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    number: str | None = None
    country: str | None = None


@cache
def titles() -> dict[str, TitleEntry]:
    """Well-known instruments by each of their full titles."""
    return {simplify(form): e for e in load("instruments.yaml", TitleEntry) for form in (e.id, *e.forms)}


@cache
def short_forms() -> dict[str, TitleEntry]:
    """Well-known instruments by each of their short forms and abbreviations."""
    return {simplify(form): e for e in load("instruments.yaml", TitleEntry) for form in e.short}


def country_of_title(name: str) -> Country | None:
    """The country whose statute `name` is (a full title in simplified characters), or None where that is not known."""
    entry = titles().get(name)
    return country_of_code(entry.country) if entry and entry.country else None
