"""The act that a trigger names: what keeps two acts about one instrument apart."""

from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from policy_nlp.lexicon import Entry, load, simplify


class Act(Entry):
    """An act named by the triggers `forms`; `excludes` are the acts that are always another happening."""

    forms: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()


@lru_cache(maxsize=50_000)
def acts_in(trigger: str) -> frozenset[str]:
    """The acts that a trigger (in simplified characters) names; often none, sometimes two (签署生效)."""
    matcher, ids = _matcher()
    return frozenset(ids[index] for index, _, _ in matcher.find_matches_as_indexes(trigger))


def are_different_acts(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether every act of `a` excludes every act of `b`."""
    return bool(a and b) and all((x, y) in _exclusions() for x in a for y in b)


@cache
def _matcher() -> tuple[AhoCorasick, list[str]]:
    words = [(entry.id, simplify(form)) for entry in load("acts.yaml", Act) for form in entry.forms]
    return AhoCorasick([form for _, form in words], matchkind=MatchKind.LeftmostLongest), [act for act, _ in words]


@cache
def _exclusions() -> frozenset[tuple[str, str]]:
    pairs = {(entry.id, other) for entry in load("acts.yaml", Act) for other in entry.excludes}
    return frozenset(pairs | {(b, a) for a, b in pairs})
