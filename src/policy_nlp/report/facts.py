"""Facts by jurisdiction: import dependence, production and refining shares, with period and source."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from policy_nlp.table.rows import Row


def by_measure(facts: Sequence[Row]) -> Mapping[str, Mapping[str, Mapping[str, list[Row]]]]:
    """Facts by measure, jurisdiction and commodity, each in the order of their periods."""
    tables: dict[str, dict[str, dict[str, list[Row]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for fact in sorted(facts, key=lambda row: (str(row.get("period") or ""), str(row.get("doc_id") or ""))):
        place, commodity = fact.get("jurisdiction") or "", fact.get("commodity") or ""
        tables[fact.get("measure") or "other"][place][commodity].append(fact)
    return {
        measure: {place: dict(sorted(cells.items())) for place, cells in sorted(places.items())}
        for measure, places in sorted(tables.items())
    }
