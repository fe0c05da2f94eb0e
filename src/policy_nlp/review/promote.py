"""Gold from verdicts: an article of which every event is judged gets gold annotations in the guide's format."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import orjson

from policy_nlp.ingest import open_corpus
from policy_nlp.model import Article
from policy_nlp.model.annotation import VALUE_KEYS, Record, parse_annotations, read_annotations, write_annotations
from policy_nlp.review.claims import Claim, claims_of
from policy_nlp.review.honour import as_record
from policy_nlp.review.verdicts import read_verdict_file, verdict_file

_ARGUMENTS = {"date": "date_span", "figure": "figure_spans"}


class PromotionError(ValueError):
    """An article can't become gold yet; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Promotion:
    """What was written: the file, its events, and how many mentions nobody judged (they are marked `ignore`)."""

    path: Path
    events: int
    mentions: int
    ignored: int


def promote(doc_id: str, corpus: Path, annotations: Path, gold: Path) -> Promotion:
    """Write the gold annotations of an article out of the verdicts on it.

    Events are as they were judged; those on which system and gold agreed stay. Mentions of other layers stay as the
    gold had them. An article that had no gold gets the system's, with `ignore` (they are not scored) unless they are
    the date or a figure of a judged event, since nobody has judged them.

    Args:
        doc_id: the article.
        corpus: the folder of the articles.
        annotations: the folder of the system's annotations.
        gold: the folder of the gold annotations, with the verdicts.

    Raises:
        PromotionError: nobody has judged the article, or not all of it.
        AnnotationError: annotations do not fit the article.
        VerdictError: the verdicts can't be read.
        IngestError: the article can't be read.
    """
    article = open_corpus(corpus).read(doc_id)
    path = gold / f"{doc_id}.jsonl"
    before = read_annotations(path, article.text) if path.exists() else None
    system = read_annotations(annotations / path.name, article.text)
    verdicts = read_verdict_file(verdict_file(gold, doc_id))
    if not verdicts:
        raise PromotionError(f"{doc_id}: no verdicts; judge it with: policy-nlp review --article {doc_id}")
    claims = claims_of(article, system, before, verdicts)
    _check_finished(doc_id, claims)
    events = [*_events(claims), *_unclaimed(claims, before or ())]
    mentions = _mentions(events, before, system)
    records = _numbered(article, [*mentions, *events], before or ())
    write_annotations(path, records)
    ignored = sum(record.get("ignore", False) for record in mentions)
    return Promotion(path, len(events), len(mentions), ignored)


def _check_finished(doc_id: str, claims: Sequence[Claim]) -> None:
    still_open = [claim for claim in claims if claim.is_open]
    if still_open:
        first = still_open[0].record
        where = f"the first is {first['text']!r} at {first['start']}-{first['end']}"
        advice = f"judge them with: policy-nlp review --article {doc_id}"
        raise PromotionError(f"{doc_id}: {len(still_open)} events are not judged yet, {where}; {advice}")


def _events(claims: Sequence[Claim]) -> Iterator[Record]:
    """The events that hold, under the ids that they have in the gold."""
    for claim in claims:
        known = claim.gold["id"] if claim.gold else ""
        if claim.verdict is None and claim.gold is not None:
            yield claim.gold
        elif claim.verdict is not None and claim.verdict.verdict != "rejected":
            yield _as_gold(as_record(claim.verdict, known))


def _unclaimed(claims: Sequence[Claim], before: Sequence[Record]) -> list[Record]:
    """Gold events that were not up for judgement: those to be ignored."""
    claimed = {claim.gold["id"] for claim in claims if claim.gold}
    return [record for record in before if record["layer"] == "event" and record["id"] not in claimed]


def _as_gold(record: Record) -> Record:
    """The record with the guide's keys alone."""
    keys = ("id", "layer", "start", "end", "text", *VALUE_KEYS[record["layer"]])
    ignore = {"ignore": True} if record.get("ignore") else {}
    return {key: record[key] for key in keys} | ignore


def _mentions(events: Sequence[Record], before: Sequence[Record] | None, system: Sequence[Record]) -> list[Record]:
    """The mentions of the other layers, among them the dates and figures of all events."""
    used = {layer: _spans_of(events, key) for layer, key in _ARGUMENTS.items()}
    kept = [record for record in before or () if record["layer"] != "event"]
    present = {(record["layer"], record["start"], record["end"]) for record in kept}
    for record in system:
        place = record["layer"], record["start"], record["end"]
        if record["layer"] not in VALUE_KEYS or record["layer"] == "event" or place in present:
            continue
        if place[1:] in used.get(record["layer"], ()):
            kept.append(_as_gold(record) | {"id": ""})
        elif before is None:
            kept.append(_as_gold(record) | {"id": "", "ignore": True})
    return kept


def _spans_of(events: Sequence[Record], key: str) -> set[tuple[int, int]]:
    found = ((e[key] if key == "figure_spans" else [e[key]]) for e in events)
    return {(span[0], span[1]) for spans in found for span in spans if span}


def _numbered(article: Article, records: Sequence[Record], before: Sequence[Record]) -> list[Record]:
    """The records in text order, checked, those without an id under the next free one."""
    taken = {record["id"] for record in before}
    events, mentions = _free_ids("e", taken), _free_ids("m", taken)
    ordered = sorted(records, key=lambda record: (record["start"], record["end"]))
    named = (r if r["id"] else r | {"id": next(events if r["layer"] == "event" else mentions)} for r in ordered)
    return parse_annotations(map(orjson.dumps, named), article.text, f"verdicts on {article.doc_id}")


def _free_ids(letter: str, taken: Collection[str]) -> Iterator[str]:
    return (name for name in (f"{letter}{n}" for n in count(1)) if name not in taken)
