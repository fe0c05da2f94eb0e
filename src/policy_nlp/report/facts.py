"""Facts by jurisdiction and commodity: import dependence, production and refining shares, with period and source."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from policy_nlp.report.labels import commodities
from policy_nlp.table.rows import Row

_FIRST = ("import_dependence", "production_share", "refining_share", "supply_share", "reserves_share")
_LONG_NUMBER = re.compile(r"(?<![\d.])\d{5,}")


@dataclass(frozen=True, slots=True)
class Table:
    """The facts of one measure by jurisdiction and commodity, in the order of their periods.

    Jurisdictions and commodities are as in the facts' own cells: one code, several joined by `;`, or empty.
    """

    measure: str
    commodities: Sequence[str]
    rows: Mapping[str, Mapping[str, Sequence[Row]]]


def tables(facts: Sequence[Row]) -> list[Table]:
    """A table for each measure: dependence and shares first, then those of most facts."""
    measures: dict[str, list[Row]] = defaultdict(list)
    for fact in facts:
        measures[fact["measure"]].append(fact)
    ranked = sorted(measures.items(), key=lambda item: (_place(item[0]), -len(item[1]), item[0]))
    return [_table(measure, told) for measure, told in ranked]


def _place(measure: str) -> int:
    return _FIRST.index(measure) if measure in _FIRST else len(_FIRST) + (not measure.endswith("_share"))


def _table(measure: str, facts: Sequence[Row]) -> Table:
    rows: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for fact in sorted(facts, key=lambda row: (row["period"], row["doc_id"], row["start"])):
        rows[fact["jurisdiction"]][fact["commodity"]].append(fact)
    order = {code: n for n, code in enumerate(("", *commodities()))}
    told = {code for cells in rows.values() for code in cells}
    ranked = sorted(told, key=lambda code: (order.get(code, len(order)), code))
    return Table(measure, ranked, {place: dict(cells) for place, cells in sorted(rows.items())})


def amount(fact: Row) -> str:
    """The value of a fact with its unit, long numbers in groups: ≥35 %, 500,000,000 AUD."""
    value = _LONG_NUMBER.sub(lambda match: f"{int(match[0]):,}", fact["value"])
    return f"{value} {fact['unit']}".strip()
