"""The critical-minerals lists of governments as published: which commodities stood on whose list in which year.

Sources: the public documents that each list of `data/critical_lists.yaml` cites.
"""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from policy_nlp.lexicon.loader import Entry, load


def _as_group(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


class CriticalList(Entry):
    """One published list; `jurisdiction` is an ISO 3166-1 alpha-3 code or `EU`.

    `entries` has one member for each entry of the list as published, with the ids of the commodities that it names.
    """

    jurisdiction: str = Field(pattern=r"[A-Z]{3}|EU")
    year: int
    title: str
    source: str
    entries: tuple[Annotated[tuple[str, ...], BeforeValidator(_as_group)], ...]

    @property
    def commodities(self) -> frozenset[str]:
        """The ids of all commodities of the list; a group (`REE`) stands for itself, not for its members."""
        return frozenset(commodity for entry in self.entries for commodity in entry)


def lists() -> tuple[CriticalList, ...]:
    """All lists, by jurisdiction and year as in the data file.

    Raises:
        LexiconError: the data file is wrong.
    """
    return load("critical_lists.yaml", CriticalList)


def unannotated() -> frozenset[str]:
    """Ids of commodities that stand on lists (oil, gas) but are not annotated in articles."""
    return frozenset(entry.id for entry in load("critical_unannotated.yaml", Entry))


def listed(commodity: str) -> tuple[CriticalList, ...]:
    """The lists on which `commodity` stands by its own name."""
    return tuple(critical for critical in lists() if commodity in critical.commodities)
