"""What the page shows of an item, as plain values: texts are cut here, so that the page never counts characters."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from policy_nlp.evaluate.reconciliation import MISSED, SPURIOUS
from policy_nlp.link import EventRecord
from policy_nlp.model.annotation import Record
from policy_nlp.review.checks import Known
from policy_nlp.review.queue import CONFLICT, GOLD, Inputs, Item
from policy_nlp.review.verdicts import VALUES

View = dict[str, Any]
Span = tuple[int, int]

_UNSEEN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_AROUND = 300
_ELSEWHERE = 5
_KEYS = {"edtf": ("edtf", "date_span"), "figures": ("figure_spans",)}
_LANGUAGES = {"hans": "zh-Hans", "hant": "zh-Hant"}


def view(item: Item, inputs: Inputs, *, blind: bool) -> View:
    """An item for the page; `blind` leaves out whatever system and gold say of it."""
    if item.pair:
        mentions = [_pair_mention(record, inputs) for record in (item.pair.left, item.pair.right)]
        why = "" if blind else item.pair.explain()
        return {"key": item.key, "kind": "pair", "reason": item.reason, "why": why, "mentions": mentions}
    return _event_view(item, inputs, blind=blind)


def _event_view(item: Item, inputs: Inputs, *, blind: bool) -> View:
    claim = item.claim
    if claim is None:
        raise ValueError(f"{item.key} is neither a pair nor an event")
    record = claim.record
    window = _window(inputs.articles[claim.doc_id].text, record["start"], record["end"])
    gold = claim.gold if claim.status != MISSED else None
    elsewhere = [] if blind or item.reason != CONFLICT else _elsewhere(record, inputs)
    shown: View = {
        "key": item.key,
        "kind": "event",
        "reason": "" if blind else item.reason,
        "mentions": [_mention(claim.doc_id, record, window, inputs, blind=blind), *elsewhere],
        "options": _options(inputs, claim.doc_id, [] if blind else [record, *filter(None, [gold])], window),
        "values": None,
    }
    if blind:
        return shown
    row = inputs.rows.get(record.get("event_id", ""), {})
    return shown | {
        "why": _why(item, row),
        "missed": claim.status == MISSED,
        "values": values_of(record),
        "gold": values_of(gold) if gold and claim.columns else None,
        "differs": [key for column in claim.columns for key in _KEYS.get(column, (column,))],
    }


def _elsewhere(record: Record, inputs: Inputs) -> list[View]:
    """The other mentions of the row, since it is they that contradict this one."""
    listed = ((doc_id, other) for doc_id, records in inputs.annotations.items() for other in records)
    others = [(d, r) for d, r in listed if r.get("event_id") == record["event_id"] and r is not record][:_ELSEWHERE]
    windows = ((d, r, _window(inputs.articles[d].text, r["start"], r["end"])) for d, r in others)
    return [_mention(d, r, window, inputs, blind=False) for d, r, window in windows]


def _why(item: Item, row: Mapping[str, Any]) -> str:
    claim = item.claim
    if item.reason == CONFLICT:
        told = (f"{c['column']}: {' / '.join(c['values'])}" for c in row["conflicts"])
        return f"Sources contradict each other on {'; '.join(told)}"
    if item.reason == GOLD and claim:
        if claim.status == MISSED:
            return "Only the gold has this event; accept it if the gold is right"
        if claim.status == SPURIOUS:
            return "The gold does not have this event"
        return f"The gold differs on {', '.join(claim.columns)}"
    return f"Found by the rule {claim.record.get('rule', '')}" if claim else ""


def values_of(record: Record) -> Record:
    """The values of an event that a verdict is about."""
    return {key: record[key] for key in VALUES}


def known_of(inputs: Inputs, doc_id: str, names: frozenset[str]) -> Known:
    """What the form of an event of an article may refer to."""
    spans = {layer: {_span(r) for r in _mentions(inputs, doc_id, layer)} for layer in ("date", "figure")}
    return Known(spans["date"], spans["figure"], names)


def _mentions(inputs: Inputs, doc_id: str, layer: str) -> list[Record]:
    """The mentions of a layer, and where gold or system have arguments of events."""
    found = [r for r in inputs.annotations[doc_id] if r["layer"] == layer]
    key = {"date": "date_span", "figure": "figure_spans"}[layer]
    events = [r for claim in inputs.claims[doc_id] for r in (claim.record, claim.gold) if r]
    spans = {tuple(s) for e in events for s in (e[key] if key == "figure_spans" else [e[key]]) if s}
    text = inputs.articles[doc_id].text
    have = {_span(record) for record in found}
    found += [{"start": s[0], "end": s[1], "text": text[s[0] : s[1]]} for s in spans if s not in have]
    return sorted(found, key=_span)


def _span(record: Record) -> Span:
    return record["start"], record["end"]


def _options(inputs: Inputs, doc_id: str, told: Sequence[Record], window: Span) -> View:
    """Dates and figures that can be chosen: those in sight, and those of what is told of the event."""
    chosen = {tuple(span) for record in told for span in [record["date_span"], *record["figure_spans"]] if span}

    def in_sight(layer: str) -> list[View]:
        return [
            {"span": list(_span(m)), "text": visible(m["text"]), "edtf": m.get("edtf", "") if told else ""}
            for m in _mentions(inputs, doc_id, layer)
            if (window[0] <= m["start"] and m["end"] <= window[1]) or _span(m) in chosen
        ]

    return {"dates": in_sight("date"), "figures": in_sight("figure")}


def _mention(doc_id: str, record: Record, window: Span, inputs: Inputs, *, blind: bool) -> View:
    marks = [(record["start"], record["end"], "trigger")]
    if not blind:
        marks += [(*span, "date") for span in [record["date_span"]] if span]
        marks += [(*span, "figure") for span in record["figure_spans"]]
        marks += [
            (r["start"], r["end"], "named")
            for r in inputs.annotations[doc_id]
            if r.get("name") in {*record["actors"], *record["partners"], record["instrument"]}
            or set(r.get("ids", ())) & set(record["minerals"])
        ]
    return _passage(doc_id, window, marks, inputs)


def _pair_mention(record: EventRecord, inputs: Inputs) -> View:
    window = _window(inputs.articles[record.doc_id].text, record.start, record.end)
    marks = [(record.start, record.end, "trigger")]
    marks += [(*record.date_span, "date")] if record.date_span else []
    return _passage(record.doc_id, window, marks, inputs)


def _passage(doc_id: str, window: Span, marks: Sequence[tuple[int, int, str]], inputs: Inputs) -> View:
    article = inputs.articles[doc_id]
    return {
        "doc_id": doc_id,
        "title": visible(article.metadata.title or doc_id),
        "published": visible(article.metadata.published or ""),
        "lang": _LANGUAGES.get(article.metadata.script or "", "zh"),
        "parts": parts(article.text, window, marks),
    }


def _window(text: str, start: int, end: int) -> Span:
    """The paragraph around a mention, cut where it is very long."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    return max(first, start - _AROUND), min(last, end + _AROUND)


def parts(text: str, window: Span, marks: Iterable[tuple[int, int, str]]) -> list[View]:
    """A stretch of text cut wherever a mark begins or ends, each part with its marks, unseen characters spelled out."""
    inside = [(max(a, window[0]), min(b, window[1]), kind) for a, b, kind in marks if a < window[1] and b > window[0]]
    cuts = sorted({*window, *(a for a, _, _ in inside), *(b for _, b, _ in inside)})
    return [
        {"text": visible(text[a:b]), "marks": sorted({kind for x, y, kind in inside if x <= a and b <= y})}
        for a, b in pairwise(cuts)
    ]


def visible(text: str) -> str:
    """The text with characters that can't be seen, or that turn text around, spelled out."""
    return _UNSEEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)
