"""Which country an actor belongs to."""

from functools import cache

from policy_nlp.lexicon import Entry, load, simplify
from policy_nlp.lexicon.countries import country_of, find_countries


class Bearers(Entry):
    """Persons or bodies whose names do not say their country, which is `id` (ISO 3166-1 alpha-3, or `EU`)."""

    forms: tuple[str, ...]


@cache
def _bearers() -> dict[str, str]:
    entries = [*load("persons.yaml", Bearers), *load("actor_countries.yaml", Bearers)]
    return {simplify(form): entry.id for entry in entries for form in entry.forms}


@cache
def place_of(name: str, told: str | None = None) -> str | None:
    """The ISO 3166-1 alpha-3 code (or `EU`) of the country that `name` acts for, or None where that is not known.

    Args:
        name: an actor in simplified Chinese: a country, a body or a person.
        told: the country that the agency mention itself carries; believed first.
    """
    if told:
        return told
    country = country_of(name)
    if country is not None:
        return country.iso3
    if name in _bearers():
        return _bearers()[name]
    found = find_countries(name)
    return found[0][2].iso3 if found and found[0][0] == 0 else None


@cache
def is_country_or_leader(name: str) -> bool:
    """Whether `name` is a country, its government or one who speaks for it, so that any of its bodies may be meant."""
    if name in _bearers() or name.endswith(("政府", "内阁", "当局")):
        return place_of(name) is not None
    found = find_countries(name)
    rest = name[found[0][1] :] if found and found[0][0] == 0 else name
    return not rest or rest in _bearers()
