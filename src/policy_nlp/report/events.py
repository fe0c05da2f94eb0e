"""A page for each event: its values with their origins, its sources side by side, its date, and why it is one row."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from policy_nlp.evaluate.matching import Sentences
from policy_nlp.link import THRESHOLD, AnnotatedArticle, EventRecord, compare, event_records
from policy_nlp.link import Comparison as Pair
from policy_nlp.model.annotation import Record
from policy_nlp.report.inputs import Inputs
from policy_nlp.report.text import Mark, marked
from policy_nlp.table.rows import Row

_SHOWN = (
    "event_type",
    "restriction_type",
    "policy_area",
    "date",
    "actors",
    "partners",
    "jurisdictions",
    "instrument",
    "document_number",
    "minerals",
    "minerals_via_list",
    "figures",
)
_LISTS = frozenset({"actors", "partners", "jurisdictions", "minerals", "minerals_via_list"})
KIND = {"actors": "party", "partners": "party", "minerals": "mineral", "minerals_via_list": "mineral"} | {
    "jurisdictions": "country",
    "event_type": "type",
}
"""What the codes of a column are to `labels`; other columns are their own kind."""
_LAYER = {"actors": "agency", "partners": "agency", "minerals": "mineral", "minerals_via_list": "mineral"} | {
    "figures": "figure",
    "date": "date",
    "instrument": "instrument",
    "event_type": "event",
}
_MOST_COMPARED = 12


@dataclass(frozen=True, slots=True)
class Told:
    """A mention of an event: the annotation, its article, and the statements that its article makes on the event."""

    doc_id: str
    record: Record
    statements: Sequence[Row]


class EventPages:
    """What the events' pages show; holds what they share."""

    def __init__(self, inputs: Inputs) -> None:
        self._inputs = inputs
        self._sentences = {doc_id: Sentences(article.text) for doc_id, article in inputs.articles.items()}
        self._mentions: dict[str, list[tuple[str, Record]]] = defaultdict(list)
        for doc_id, records in inputs.annotations.items():
            for record in records:
                if record.get("event_id"):
                    self._mentions[record["event_id"]].append((doc_id, record))
        self._dates = {
            doc_id: {(r["start"], r["end"]): r for r in records if r["layer"] == "date"}
            for doc_id, records in inputs.annotations.items()
        }
        self._linked: dict[str, dict[str, EventRecord]] = {}
        self._measures: dict[str, list[Row]] = defaultdict(list)
        for row in inputs.events:
            if row["measure_id"]:
                self._measures[row["measure_id"]].append(row)
        self._gold = {
            (row["doc_id"], row["mention_id"]): row
            for rows in inputs.reconciliation.values()
            for row in rows
            if row["mention_id"]
        }

    def page(self, row: Row, statements: Sequence[Row]) -> dict[str, Any]:
        """What the template shows of one event."""
        mentions = [
            Told(doc_id, record, [s for s in statements if s["doc_id"] == doc_id])
            for doc_id, record in self._mentions[row["event_id"]]
        ]
        return {
            "row": row,
            "cells": list(_cells(row, statements)),
            "sources": [self._source(told) for told in mentions],
            "joined": list(self._joined(row)),
            "conflicts": _side_by_side(self._inputs.conflicts.get(row["event_id"], ())),
            "measure": [other for other in self._measures.get(row["measure_id"], ()) if other is not row],
        }

    def _source(self, told: Told) -> dict[str, Any]:
        record, text = told.record, self._inputs.articles[told.doc_id].text
        span = self._sentences[told.doc_id].span(record["start"])
        marks = [Mark(record["start"], record["end"], "event", "trigger")]
        marks += [
            Mark(s["start"], s["end"], _LAYER[s["column"]], s["column"])
            for s in told.statements
            if s["column"] in _LAYER and s["column"] != "event_type"
        ]
        return {
            "doc_id": told.doc_id,
            "record": record,
            "sentence": marked(text, marks, _stripped(text, span)),
            "anchor": f"s{span[0]}",
            "date": self._date(told.doc_id, record, text),
            "gold": self._gold.get((told.doc_id, record["id"])),
        }

    def _date(self, doc_id: str, record: Record, text: str) -> dict[str, Any]:
        """How the date of a mention was worked out."""
        span = record["date_span"]
        if not span:
            return {"words": "", "start": None, "anchor": "", "mention": {}}
        mention = self._dates[doc_id].get((span[0], span[1]), {})
        anchor = mention.get("anchor")
        words = text[anchor[0] : anchor[1]] if anchor else ""
        return {
            "words": text[span[0] : span[1]],
            "start": span[0],
            "anchor": words,
            "anchor_start": anchor[0] if anchor else None,
            "mention": mention,
        }

    def _joined(self, row: Row) -> Iterator[dict[str, Any]]:
        """For each mention but the first the earlier one that it is most like, and what made the score."""
        if row["mention_count"] < 2:
            return
        found = [
            self._records(doc_id)[record["id"]]
            for doc_id, record in islice(self._mentions[row["event_id"]], _MOST_COMPARED)
        ]
        for number, mention in enumerate(found[1:], start=1):
            best = max((compare(mention, other) for other in found[:number]), key=_closeness)
            yield {
                "left": best.left,
                "right": best.right,
                "told": best.explain(),
                "enough": not best.contradiction and best.score > THRESHOLD,
                "verdict": self._verdict(best),
            }

    def _records(self, doc_id: str) -> Mapping[str, EventRecord]:
        if doc_id not in self._linked:
            annotated = AnnotatedArticle(self._inputs.articles[doc_id], self._inputs.annotations[doc_id])
            self._linked[doc_id] = {record.annotation_id: record for record in event_records(annotated)}
        return self._linked[doc_id]

    def _verdict(self, pair: Pair) -> str:
        """Who joined the two, where a human did."""
        names = {pair.left.mention_id, pair.left.event_key}, {pair.right.mention_id, pair.right.event_key}
        for judgement in self._inputs.judgements:
            sides = judgement.left, judgement.right
            if any(a in names[0] and b in names[1] for a, b in (sides, sides[::-1])):
                return f"{judgement.verdict} ({judgement.who} {judgement.when})"
        return ""


def _closeness(pair: Pair) -> tuple[bool, float]:
    return not pair.contradiction, pair.score


def _cells(row: Row, statements: Sequence[Row]) -> Iterator[dict[str, Any]]:
    """Each filled column with its values and the places in the sources that tell them."""
    origins: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for statement in statements:
        origins[statement["column"], statement["value"]].append(statement)
    for name in _SHOWN:
        value = row[name]
        if value in ("", []):
            continue
        values = [figure["text"] for figure in value] if name == "figures" else value if name in _LISTS else [value]
        told = [{"value": one, "origins": _distinct(_origins(origins, name, one))} for one in values]
        yield {"column": name, "kind": KIND.get(name, name), "values": told}


def _origins(origins: Mapping[tuple[str, str], list[Row]], column: str, value: str) -> list[Row]:
    if found := origins.get((column, value)):
        return found
    same = [s for (name, _), rows in origins.items() if name == column for s in rows]
    if column in {"figures", "date", "event_type"}:  # merged, or told in other words
        return [s for s in same if value in (s["original_value"], s["value"])] or same
    return []


def _distinct(statements: Sequence[Row]) -> list[Row]:
    return list({(s["doc_id"], s["start"], s["end"]): s for s in statements}.values())


def _side_by_side(conflicts: Sequence[Row]) -> dict[str, list[Row]]:
    columns: dict[str, list[Row]] = defaultdict(list)
    for conflict in conflicts:
        columns[conflict["column"]].append(conflict)
    return dict(columns)


def _stripped(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
