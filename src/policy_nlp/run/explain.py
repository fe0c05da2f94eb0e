"""Why an event or a mention is what it is: its rule, its value, and what its arguments were taken from."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from policy_nlp.evaluate.matching import Sentences
from policy_nlp.ingest import open_corpus
from policy_nlp.model import Article, Metadata
from policy_nlp.model.annotation import Record, read_annotations
from policy_nlp.run.articles import read

_SHOWN = {
    "date": ("edtf", "basis"),
    "mineral": ("ids",),
    "agency": ("name", "kind", "country"),
    "figure": ("low", "high", "unit", "kind", "approx"),
    "instrument": ("name", "kind", "number"),
    "event": (
        "type",
        "type_by_rules",
        "left_by_rules",
        "edtf",
        "modality",
        "actors",
        "actors_by_rules",
        "partners",
        "partners_by_rules",
        "instrument",
        "minerals",
        "minerals_by_rules",
    ),
    "region": ("reason",),
}


class UnknownEventError(ValueError):
    """No annotation has this event id; the message says what to do."""


def explain_sentence(sentence: str, published: str | None, region: str | None) -> str:
    """What the pipeline finds in a text, mention by mention, and what it looked at and left.

    Args:
        sentence: any text.
        published: its publication date as EDTF, which relative dates are worked out from.
        region: its place of publication (`CN`, `TW`, `HK`), which decides whose ministry is meant.
    """
    result = read(Article(sentence, Metadata("sentence", published=published, region=region)))
    if result.failure:
        return result.failure
    lines = [line for record in result.records for line in _told(record, sentence)]
    lines += [f"left  {i['code']}  {sentence[i['start'] : i['end']]}  because {i['message']}" for i in result.issues]
    return "\n".join(lines) or "nothing found"


def explain_event(event_id: str, corpus: Path, annotations: Path) -> str:
    """Every mention of one event of the table: where it stands, and where its date and arguments come from.

    Raises:
        UnknownEventError: no annotation has this `event_id`.
        IngestError: the corpus or an article can't be read.
    """
    parts = []
    articles = open_corpus(corpus)
    for path in sorted(annotations.glob("*.jsonl")):
        if event_id.encode() not in path.read_bytes():
            continue
        text = articles.read(path.stem).text
        records = read_annotations(path, text)
        mentions = [record for record in records if record.get("event_id") == event_id]
        parts += [_mention(path.stem, text, record, records) for record in mentions]
    if not parts:
        advice = "look the id up in events.csv, or run: policy-nlp build"
        raise UnknownEventError(f"{annotations}: no event {event_id}; {advice}")
    return "\n\n".join(parts)


def _mention(doc_id: str, text: str, event: Record, records: Sequence[Record]) -> str:
    start, end = Sentences(text).span(event["start"])
    inside = [record for record in records if start <= record["start"] and record["end"] <= end]
    ours = [record for record in inside if record is event or _is_argument(record, event)]
    lines = [f"{doc_id}:{event['start']}-{event['end']}", _marked(text, start, end, ours)]
    dates = [record for record in records if [record["start"], record["end"]] == event["date_span"]]
    arguments = [record for record in ours if record is not event and record not in dates]
    lines += [line for record in (event, *dates, *arguments) for line in _told(record, text)]
    return "\n".join(lines)


def _is_argument(record: Record, event: Record) -> bool:
    span = [record["start"], record["end"]]
    names = {*event["actors"], *event["partners"], event["instrument"]}
    return (
        span == event["date_span"]
        or span in event["figure_spans"]
        or record.get("name") in names
        or bool(set(record.get("ids", ())) & set(event["minerals"]))
    )


def _marked(text: str, start: int, end: int, records: Sequence[Record]) -> str:
    """The sentence with each record in square brackets, the outermost where records lie in each other."""
    shown, at = "", start
    for record in sorted(records, key=lambda r: (r["start"], -r["end"])):
        if record["start"] >= at:
            shown += f"{text[at : record['start']]}[{record['layer']} {record['text']}]"
            at = record["end"]
    return " ".join((shown + text[at:end]).split())


def _told(record: Record, text: str) -> Iterator[str]:
    values = [f"{key}={_plain(record[key])}" for key in _SHOWN[record["layer"]] if record.get(key) not in (None, [])]
    rule = f"  by {record['rule']}" if "rule" in record else ""
    where = f"[{record['start']}, {record['end']})"
    yield f"{record['layer']:10s} {where}  {_one_line(record['text'])}  {' '.join(values)}{rule}"
    yield from _spans(record, text)


def _spans(record: Mapping[str, Any], text: str) -> Iterator[str]:
    named = [("by the rules", record.get("trigger_by_rules"))]
    named += [("worked out from", record.get("anchor")), ("date", record.get("date_span"))]
    named += [("figure", span) for span in record.get("figure_spans", ())]
    for label, span in named:
        if span:
            yield f"{'':10s}   {label}: {_one_line(text[span[0] : span[1]])} [{span[0]}, {span[1]})"


def _one_line(text: str) -> str:
    return " ".join(text.split())[:80]


def _plain(value: Any) -> str:
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)
