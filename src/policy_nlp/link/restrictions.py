"""What kind of restriction a piece of text speaks of."""

from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from policy_nlp.lexicon import Entry, load, simplify


class Restriction(Entry):
    """A kind of restriction (`id` is the code of the table column) the words for it, and for imposing it."""

    forms: tuple[str, ...]
    act: str


@cache
def act_of(code: str) -> str:
    """The words for imposing a restriction of this kind, or empty for other kinds."""
    return next((entry.act for entry in load("restrictions.yaml", Restriction) if entry.id == code), "")


@lru_cache(maxsize=100_000)
def restriction_in(text: str) -> str | None:
    """The code of the restriction that simplified `text` speaks of (licence, ban, quota, tariff …), or None."""
    matcher, ranks = _matcher()
    found = [ranks[index] for index, _, _ in matcher.find_matches_as_indexes(text)]
    return min(found)[1] if found else None


@cache
def _matcher() -> tuple[AhoCorasick, list[tuple[int, str]]]:
    words = [(n, e.id, simplify(f)) for n, e in enumerate(load("restrictions.yaml", Restriction)) for f in e.forms]
    return AhoCorasick([f for _, _, f in words], matchkind=MatchKind.LeftmostLongest), [(n, i) for n, i, _ in words]
