"""Office holders by name, and whose they are."""

from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from policy_nlp.lexicon.countries import Country, Found, country_of_code
from policy_nlp.lexicon.loader import Entry, load
from policy_nlp.lexicon.script import simplify


class PersonEntry(Entry):
    """Names of office holders of the country `id`."""

    forms: tuple[str, ...]


def find_holders(text: str) -> Found:
    """The office holders whom simplified `text` names, each as the country whose office it is."""
    matcher, countries = _matcher()
    return tuple((start, end, countries[index]) for index, start, end in matcher.find_matches_as_indexes(text))


@cache
def _matcher() -> tuple[AhoCorasick, tuple[Country, ...]]:
    found = {
        simplify(form): country
        for entry in load("persons.yaml", PersonEntry)
        if (country := country_of_code(entry.id))
        for form in entry.forms
    }
    return AhoCorasick(list(found), matchkind=MatchKind.LeftmostLongest), tuple(found.values())
