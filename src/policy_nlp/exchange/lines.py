"""Formats of one JSON object a line: doccano's (entities, relations), `{"text","spans"}` of spaCy and Prodigy.

Both have labels, but no fields for values: these travel beside them (doccano keeps them as metadata of the document,
Prodigy with their span) and come back for every annotation whose label and place stayed.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson

from policy_nlp.exchange.document import Document, Draft, ExchangeError, Link, checked_text, read_text
from policy_nlp.exchange.labels import from_label, label_of, values_of
from policy_nlp.exchange.links import links_of
from policy_nlp.model.annotation import Record

NOTE = "values can't be edited there; they travel as metadata, and an annotation that is added there comes without any"
_Line = dict[str, Any]


def doccano_files(documents: Sequence[Document]) -> Iterator[tuple[str, bytes]]:
    """The articles as a data set of doccano (sequence labelling with relations)."""
    yield "doccano.jsonl", _jsonl(_doccano(n, document) for n, document in enumerate(documents, start=1))


def spans_files(documents: Sequence[Document]) -> Iterator[tuple[str, bytes]]:
    """The articles as `{"text","spans"}`."""
    yield "spans.jsonl", _jsonl(map(_spans, documents))


def _jsonl(lines: Iterator[_Line]) -> bytes:
    return b"".join(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE) for line in lines)


def _doccano(number: int, document: Document) -> _Line:
    numbers = {record["id"]: n for n, record in enumerate(document.records, start=1)}
    values: dict[str, list[Record]] = {}
    for record in document.records:
        values.setdefault(_place_key(label_of(record), record["start"], record["end"]), []).append(_beside(record))
    pairs = [
        (record["id"], slot, target)
        for record in document.records
        if record["layer"] == "event"
        for slot, target in links_of(record, document.records)
    ]
    return {
        "id": number,
        "text": document.text,
        "doc_id": document.doc_id,
        "entities": [
            {"id": numbers[r["id"]], "label": label_of(r), "start_offset": r["start"], "end_offset": r["end"]}
            for r in document.records
        ],
        "relations": [
            {"id": n, "from_id": numbers[event], "to_id": numbers[target], "type": slot}
            for n, (event, slot, target) in enumerate(pairs, start=1)
        ],
        "values": values,
    }


def _place_key(label: str, start: int, end: int) -> str:
    return f"{label} {start}-{end}"


def _beside(record: Record) -> Record:
    return values_of(record) | {"text": record["text"]}


def _spans(document: Document) -> _Line:
    spans = [
        {"start": r["start"], "end": r["end"], "label": label_of(r), "text": r["text"], "values": values_of(r)}
        for r in document.records
    ]
    return {"text": document.text, "meta": {"doc_id": document.doc_id}, "spans": spans}


def doccano_drafts(paths: Sequence[Path]) -> Iterator[Draft]:
    """What an export of doccano says; lines with `label` triples instead of `entities` are read too.

    Raises:
        ExchangeError: a line is none of doccano's.
    """
    yield from _drafts(paths, _doccano_draft)


def spans_drafts(paths: Sequence[Path]) -> Iterator[Draft]:
    """What lines of `{"text","spans"}` say.

    Raises:
        ExchangeError: a line is none of these.
    """
    yield from _drafts(paths, _spans_draft)


def _drafts(paths: Sequence[Path], read: Callable[[_Line, Draft], None]) -> Iterator[Draft]:
    for path in paths:
        for number, line in enumerate(read_text(path).split("\n"), start=1):
            if not line.strip():
                continue
            source = f"{path}:{number}"
            try:
                value = orjson.loads(line)
                draft = Draft(source, value.get("doc_id", ""), checked_text(value["text"]))
                read(value, draft)
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise ExchangeError([f"{source}: {error}; a line of this format is expected"]) from error
            yield draft


def _doccano_draft(line: _Line, draft: Draft) -> None:
    values = {key: list(listed) for key, listed in (line.get("values") or {}).items()}
    entities = line.get("entities")
    if entities is None:
        triples = line.get("label") or line.get("labels") or []
        entities = [{"id": n, "start_offset": s, "end_offset": e, "label": x} for n, (s, e, x) in enumerate(triples)]
    ids: dict[int, str] = {}
    for entity in entities:
        start, end, label = entity["start_offset"], entity["end_offset"], entity["label"]
        beside = values.get(_place_key(label, start, end))
        record = {"id": f"entity-{entity['id']}"} | (beside.pop(0) if beside else {})
        draft.records.append(record | {"start": start, "end": end} | from_label(label))
        ids[entity["id"]] = record["id"]
    if line.get("relations") is not None:
        draft.links = _links(line["relations"], ids, draft)


def _links(relations: Sequence[Mapping[str, Any]], ids: Mapping[int, str], draft: Draft) -> dict[str, list[Link]]:
    links: dict[str, list[Link]] = {record["id"]: [] for record in draft.records if record["layer"] == "event"}
    for relation in relations:
        event = ids[relation["from_id"]]
        if event in links:
            links[event].append((relation["type"], ids[relation["to_id"]]))
        else:
            draft.lost.append(f"{draft.source}: relation {relation['id']}, it begins at no event")
    return links


def _spans_draft(line: _Line, draft: Draft) -> None:
    draft.doc_id = draft.doc_id or (line.get("meta") or {}).get("doc_id", "")
    for number, span in enumerate(line["spans"], start=1):
        surface = {"text": span["text"]} if "text" in span else {}
        record = {"id": f"span-{number}"} | span.get("values", {}) | surface
        draft.records.append(record | {"start": span["start"], "end": span["end"]} | from_label(span["label"]))
