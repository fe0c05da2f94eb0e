"""A page for each commodity: its events, its facts, its mentions, and the lists it stands on."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from policy_nlp.model.annotation import Record
from policy_nlp.report import lists
from policy_nlp.report.inputs import Inputs
from policy_nlp.report.labels import commodities
from policy_nlp.table.rows import Row

MOST_EVENTS = 300
_MOST_PLACES = 12


@dataclass(slots=True)
class Commodity:
    """A commodity in a build: the events about it, those that reach it through a list, facts, mentions by article."""

    events: list[Row] = field(default_factory=list)
    via_list: list[Row] = field(default_factory=list)
    facts: list[Row] = field(default_factory=list)
    mentions: dict[str, list[Record]] = field(default_factory=lambda: defaultdict(list))

    @property
    def mention_count(self) -> int:
        """How often it is mentioned."""
        return sum(map(len, self.mentions.values()))


def by_commodity(inputs: Inputs) -> Mapping[str, Commodity]:
    """Every commodity that the build knows anything about, in the order of the lexicon."""
    found: dict[str, Commodity] = defaultdict(Commodity)
    for row in inputs.events:
        for code in row["minerals"]:
            found[code].events.append(row)
        for code in row["minerals_via_list"]:
            found[code].via_list.append(row)
    for doc_id, records in inputs.annotations.items():
        for record in records:
            for code in record["ids"] if record["layer"] == "mineral" else ():
                found[code].mentions[doc_id].append(record)
    for fact in inputs.facts or ():
        for code in filter(None, fact["commodity"].split(";")):
            found[code].facts.append(fact)
    order = {code: n for n, code in enumerate(commodities())}
    return dict(sorted(found.items(), key=lambda item: (order.get(item[0], len(order)), item[0])))


def commodity_values(code: str, commodity: Commodity) -> dict[str, Any]:
    """What the template shows of one commodity."""
    columns, cells = lists.matrix()
    standing = zip(columns, cells.get(code, ()), strict=False)
    return {
        "code": code,
        "commodity": commodity,
        "events": commodity.events[:MOST_EVENTS],
        "via_list": commodity.via_list[:MOST_EVENTS],
        "mentions": [_mentions(doc_id, records) for doc_id, records in sorted(commodity.mentions.items())],
        "lists": [(column.critical, one) for column, one in standing if one.how or one.change],
    }


def _mentions(doc_id: str, records: Sequence[Record]) -> dict[str, Any]:
    forms = Counter(record["text"] for record in records)
    ordered = sorted(forms.items(), key=lambda item: (-item[1], item[0]))
    return {"doc_id": doc_id, "number": len(records), "forms": ordered, "places": records[:_MOST_PLACES]}
