"""A page for each article: its raw text with all layers, what was left out and why, and the gold beside the system."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from policy_nlp.evaluate.errors import differences
from policy_nlp.evaluate.matching import Sentences, value
from policy_nlp.evaluate.scores import Comparison, compare
from policy_nlp.model.annotation import Record
from policy_nlp.model.mention import LAYERS
from policy_nlp.report.inputs import Inputs
from policy_nlp.report.pages import event_page
from policy_nlp.report.text import Mark, marked
from policy_nlp.table.rows import Row

_VALUES = {
    "date": ("edtf", "basis"),
    "mineral": ("ids",),
    "agency": ("name", "kind"),
    "figure": ("low", "high", "unit", "kind"),
    "instrument": ("name", "kind", "number"),
    "event": ("type", "edtf", "modality"),
}


def article_values(inputs: Inputs, doc_id: str, anchors: set[int]) -> dict[str, Any]:
    """What the template shows of one article.

    Args:
        inputs: the build.
        doc_id: the article.
        anchors: offsets that other pages link to.
    """
    article, records = inputs.articles[doc_id], inputs.annotations.get(doc_id, [])
    gold = inputs.gold.get(doc_id)
    comparison = compare(doc_id, article.text, gold, records) if gold is not None else None
    status = _statuses(comparison, inputs.reconciliation.get(doc_id, ())) if comparison else {}
    marks = [_mark(record, status.get(record["id"], "")) for record in records]
    marks += [_missed(record) for record in _missing(comparison)]
    starts = Sentences(article.text).starts
    mentions = [record for record in records if record["layer"] != "region"]
    found = differences(comparison) if comparison else []
    issues = [row for row in inputs.issues if row["doc_id"] == doc_id]
    places = {record["start"] for record in mentions} | {one.start for one in found}
    places |= {row["start"] for row in issues if row["start"] is not None}
    return {
        "article": article,
        "document": inputs.documents[doc_id],
        "text": marked(article.text, marks, anchors=anchors | places, sentences=starts),
        "layers": {layer: sum(record["layer"] == layer for record in mentions) for layer in LAYERS},
        "mentions": [(record, describe(record), status.get(record["id"], "")) for record in mentions],
        "regions": [record for record in records if record["layer"] == "region"],
        "issues": issues,
        "has_gold": comparison is not None,
        "differences": found,
    }


def describe(record: Record) -> str:
    """What an annotation says, in one line."""
    return " · ".join(_values(record))


def _values(record: Record) -> Iterator[str]:
    if record["layer"] == "figure" and record["low"] == record["high"] and record["low"] is not None:
        yield f"{record['low']:,g} {record['unit']} ({record['kind']})"
        return
    for key in _VALUES[record["layer"]]:
        found = record.get(key)
        if found not in (None, [], ""):
            yield "、".join(found) if isinstance(found, list) else f"{found}"


def _mark(record: Record, status: str) -> Mark:
    start, end, layer = record["start"], record["end"], record["layer"]
    if layer == "region":
        return Mark(start, end, "region", f"out of scope: {record['reason']}", lead=f"out of scope: {record['reason']}")
    note = f"{layer}: {describe(record)} [{record.get('rule', '')}]"
    href = f"../{event_page(record['event_id'])}" if record.get("event_id") else ""
    return Mark(start, end, f"{layer} g-{status}" if status else layer, f"{note} {status}".strip(), href)


def _missed(record: Record) -> Mark:
    return Mark(record["start"], record["end"], "g-missed", f"gold only: {record['layer']} {describe(record)}")


def _missing(comparison: Comparison | None) -> list[Record]:
    if comparison is None:
        return []
    layers = (*comparison.mentions.values(), comparison.events)
    return [record for matched in layers for record in matched.missed()]


def _statuses(comparison: Comparison, reconciled: Sequence[Row]) -> Mapping[str, str]:
    """How each annotation of the system compares with the gold, by its id."""
    found = {row["mention_id"]: row["status"] for row in reconciled if row["mention_id"]}
    for matched in comparison.mentions.values():
        found |= {record["id"]: "spurious" for record in matched.spurious()}
        found |= {s["id"]: "agree" if _gist(g) == _gist(s) else "differs" for g, s in matched.matched()}
    return found


def _gist(record: Record) -> tuple[Any, ...]:
    return value(record), record.get("kind"), record["start"], record["end"]
