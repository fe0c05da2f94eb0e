"""The first page: what this run did, charts, and the event table with its filters."""

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import Any

from policy_nlp.lexicon import simplify
from policy_nlp.report import labels
from policy_nlp.report.inputs import Inputs
from policy_nlp.report.text import visible
from policy_nlp.table.columns import EVENT_TYPES, MODALITIES
from policy_nlp.table.rows import Row

_LABELLED = {"country": "jurisdictions", "mineral": "minerals"}


def figures(inputs: Inputs) -> dict[str, Any]:
    """What was read, found, joined, contradicted and left out."""
    records = [record for found in inputs.annotations.values() for record in found]
    layers = Counter(record["layer"] for record in records)
    regions = Counter(record["reason"] for record in records if record["layer"] == "region")
    greyed = Counter[str]()
    for record in records:
        if record["layer"] == "region":
            greyed[record["reason"]] += record["end"] - record["start"]
    joined = [row for row in inputs.events if row["mention_count"] > 1]
    return {
        "articles": len(inputs.documents),
        "characters": sum(row["characters"] for row in inputs.documents.values()),
        "layers": {layer: layers[layer] for layer in ("date", "mineral", "agency", "figure", "instrument", "event")},
        "rows": len(inputs.events),
        "joined": len(joined),
        "joined_mentions": sum(row["mention_count"] for row in joined),
        "told_by_several": sum(row["source_count"] > 1 for row in inputs.events),
        "contradicted": [row for row in inputs.events if row["conflicts"]],
        "issues": sorted(Counter((row["severity"], row["code"]) for row in inputs.issues).items()),
        "regions": [(reason, number, greyed[reason]) for reason, number in sorted(regions.items())],
        "delta": sorted(Counter(row["change"] for row in _whole_rows(inputs.delta)).items()),
        "gold": sorted(Counter(row["gold_status"] for row in inputs.events).items()),
        "failures": inputs.failures,
    }


def _whole_rows(delta: Sequence[Row]) -> list[Row]:
    """One line for each row that came, went or changed, however many of its columns did."""
    return list({(row["change"], row["event_id"]): row for row in delta}.values())


def filters(inputs: Inputs) -> dict[str, Any]:
    """The choices of the table's filters, those that occur."""
    types = {row["event_type"] for row in inputs.events}
    modalities = {row["modality"] for row in inputs.events}
    minerals = {code for row in inputs.events for code in (*row["minerals"], *row["minerals_via_list"])}
    places = {code for row in inputs.events for code in row["jurisdictions"]}
    return {
        "types": [code for code in EVENT_TYPES if code in types],
        "modalities": [code for code in MODALITIES if code in modalities],
        "minerals": sorted(minerals, key=lambda code: labels.pair("mineral", code)[0].lower()),
        "places": sorted(places, key=lambda code: labels.pair("country", code)[0]),
        "documents": sorted(inputs.documents),
    }


def table_data(inputs: Inputs) -> dict[str, Any]:
    """All that the event table needs in the browser: rows, names of codes, and how traditional characters fold."""
    rows = [_table_row(row) for row in inputs.events]
    named: dict[str, dict[str, labels.Pair]] = {
        kind: {code: labels.pair(kind, code) for code in sorted({c for row in inputs.events for c in row[column]})}
        for kind, column in _LABELLED.items()
    }
    reached = {code for row in inputs.events for code in row["minerals_via_list"]}
    named["mineral"] |= {code: labels.pair("mineral", code) for code in sorted(reached)}
    parties = sorted({name for row in inputs.events for name in (*row["actors"], *row["partners"])})
    named["party"] = {visible(name): labels.party(name) for name in parties if labels.party(name)[0]}
    named["type"] = {code: labels.pair("type", code) for code in EVENT_TYPES}
    named["modality"] = {code: labels.pair("modality", code) for code in MODALITIES}
    titles = {doc_id: visible(row["title"] or doc_id) for doc_id, row in inputs.documents.items()}
    return {"rows": rows, "names": named, "documents": titles, "fold": _folding(inputs)}


def _table_row(row: Row) -> list[Any]:
    """A row as a list, in the order that `assets/table.js` reads."""
    sentence = row["evidence"].rpartition(" [")[0]
    texts = (row["event_id"], row["date"], row["date_earliest"], row["date_latest"], row["title"], row["event_type"])
    more = (row["modality"], row["restriction_type"], row["instrument"], row["document_number"], sentence, row["grade"])
    figures = [visible(figure["text"]) for figure in row["figures"]]
    lists = (row["actors"], row["partners"], row["jurisdictions"], row["minerals"], row["minerals_via_list"])
    told = [conflict["column"] for conflict in row["conflicts"]]
    return [*map(visible, (*texts, *more)), *([*map(visible, names)] for names in lists), figures, row["doc_ids"], told]


def _folding(inputs: Inputs) -> tuple[str, str]:
    """Traditional characters and, in the same order, the simplified ones that they fold into.

    Only those that can decide a search: characters that the table holds, or that fold into one which it holds.
    """
    held = set(chain.from_iterable(map(_searched, inputs.events)))
    held |= {c for kind in ("mineral", "country") for code in _codes(inputs, kind) for c in labels.pair(kind, code)[1]}
    characters = [
        chr(code) for first, last in ((0x3400, 0x9FFF), (0x20000, 0x2FA1F)) for code in range(first, last + 1)
    ]
    folded = simplify("\n".join(characters)).split("\n")
    pairs = [(a, b) for a, b in zip(characters, folded, strict=True) if a != b and (a in held or b in held)]
    return "".join(a for a, _ in pairs), "".join(b for _, b in pairs)


def _codes(inputs: Inputs, kind: str) -> set[str]:
    return {code for row in inputs.events for code in row[_LABELLED[kind]]}


def _searched(row: Row) -> str:
    names = (*row["actors"], *row["partners"])
    text = "".join((row["title"], row["instrument"], row["evidence"], *names))
    return text + simplify(text)
