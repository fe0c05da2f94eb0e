"""Office holders by name, and whose they are."""

from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from policy_nlp.lexicon.countries import Country, Found, country_of_code
from policy_nlp.lexicon.loader import Entry, load
from policy_nlp.lexicon.script import simplify


class PersonEntry(Entry):
    """Names of office holders of the country `id`."""

    forms: tuple[str, ...]


_NO_PERSON_BEHIND = "圣"
_NO_PERSON_BEFORE = ("港", "州", "市", "省", "县", "岛", "矿", "业", "堡")


def _may_be_person(text: str, start: int, end: int) -> bool:
    """Whether an office holder's name at `[start, end)` is no part of a place's or a trade's (圣马科斯, 江苏林业)."""
    return not text.endswith(_NO_PERSON_BEHIND, 0, start) and not text.startswith(_NO_PERSON_BEFORE, end)


def find_holders(text: str) -> Found:
    """The office holders whom simplified `text` names, each as the country whose office it is."""
    matcher, countries = _matcher()
    found = matcher.find_matches_as_indexes(text)
    return tuple((start, end, countries[index]) for index, start, end in found if _may_be_person(text, start, end))


@cache
def _matcher() -> tuple[AhoCorasick, tuple[Country, ...]]:
    found = {
        simplify(form): country
        for entry in load("persons.yaml", PersonEntry)
        if (country := country_of_code(entry.id))
        for form in entry.forms
    }
    return AhoCorasick(list(found), matchkind=MatchKind.LeftmostLongest), tuple(found.values())
