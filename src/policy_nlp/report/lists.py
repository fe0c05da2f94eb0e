"""The critical-minerals lists as a matrix, commodity × list, with what each list added and dropped."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from policy_nlp.lexicon import Entry
from policy_nlp.lexicon.critical_lists import CriticalList, lists
from policy_nlp.lexicon.loader import parse
from policy_nlp.report.labels import commodities


class Group(Entry):
    """A commodity that stands for others on lists."""

    members: tuple[str, ...]


@cache
def _groups() -> Mapping[str, frozenset[str]]:
    text = (files("policy_nlp.report") / "data" / "groups.yaml").read_text(encoding="utf-8")
    return {group.id: frozenset(group.members) for group in parse(text, "groups.yaml", Group)}


@dataclass(frozen=True, slots=True)
class Cell:
    """A commodity on a list: `named` by its own name, through its `group`, or by its `members`; or not at all.

    `change` is `added` or `dropped` against the jurisdiction's list before, or empty.
    """

    how: str
    through: str
    change: str


@dataclass(frozen=True, slots=True)
class Column:
    """A list, and what it added and dropped against the one before, which is None for a jurisdiction's first."""

    critical: CriticalList
    before: CriticalList | None
    added: Sequence[str]
    dropped: Sequence[str]


def cell(commodity: str, column: Column) -> Cell:
    """How a commodity stands on a list."""
    how, through = _standing(commodity, column.critical)
    stood = bool(column.before and _standing(commodity, column.before)[0])
    change = ""
    if column.before and bool(how) != stood:
        change = "added" if how else "dropped"
    return Cell(how, through, change)


def _standing(commodity: str, critical: CriticalList) -> tuple[str, str]:
    if commodity in critical.commodities:
        return "named", ""
    group = next((g for g, members in _groups().items() if commodity in members and g in critical.commodities), "")
    if group:
        return "group", group
    if members := _groups().get(commodity, frozenset()) & critical.commodities:
        return "members", ", ".join(code for code in commodities() if code in members)
    return "", ""


@cache
def matrix() -> tuple[tuple[Column, ...], Mapping[str, tuple[Cell, ...]]]:
    """The lists, and for each commodity on any of them its cells in the same order."""
    columns = tuple(_columns())
    cells = {code: tuple(cell(code, column) for column in columns) for code in commodities()}
    return columns, {code: row for code, row in cells.items() if any(one.how for one in row)}


def _columns() -> Iterator[Column]:
    before: dict[str, CriticalList] = {}
    for critical in lists():
        last = before.get(critical.jurisdiction)
        bare = Column(critical, last, (), ())
        changes = {code: cell(code, bare).change for code in commodities()}
        added = [code for code, change in changes.items() if change == "added"]
        dropped = [code for code, change in changes.items() if change == "dropped"]
        yield Column(critical, last, added, dropped)
        before[critical.jurisdiction] = critical
