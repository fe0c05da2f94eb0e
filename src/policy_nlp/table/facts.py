"""The facts table: one row a value, joined to the event that it belongs to."""

from collections.abc import Iterable, Mapping
from typing import Any

from policy_nlp.extract.figures import ucum_of
from policy_nlp.link import AnnotatedArticle
from policy_nlp.model.annotation import of_layer
from policy_nlp.table.rows import MentionKey, Row

_SCORE = "1"


def make_facts(articles: Iterable[AnnotatedArticle], event_ids: Mapping[MentionKey, str]) -> list[Row]:
    """One row for each fact of the articles, in the order of articles and places.

    Args:
        articles: the articles with their facts, in order.
        event_ids: the row of each event annotation.
    """
    return [row for annotated in articles for row in _of_article(annotated, event_ids)]


def _of_article(annotated: AnnotatedArticle, event_ids: Mapping[MentionKey, str]) -> Iterable[Row]:
    doc_id = annotated.article.doc_id
    events = of_layer(annotated.records, "event")
    by_figure = {tuple(span): event for event in reversed(events) for span in event["figure_spans"]}
    for fact in annotated.facts:
        event = by_figure.get((fact["start"], fact["end"]))
        yield _row(fact, annotated, event_ids.get((doc_id, event["id"]), "") if event else "")


def _row(fact: Mapping[str, Any], annotated: AnnotatedArticle, event_id: str) -> Row:
    text = annotated.article.text
    return {
        "measure": fact["measure"],
        "change": fact["change"],
        "commodity": ";".join(fact["commodity"]),
        "jurisdiction": ";".join(fact["jurisdiction"]),
        "holder": ";".join(fact["holder"]),
        "counterpart": ";".join(fact["counterpart"]),
        "period": fact["period"],
        "value": _shown(fact),
        "low": fact["low"],
        "high": fact["high"],
        "unit": fact["unit"],
        "ucum": _SCORE if fact["unit"] == _SCORE else ucum_of(fact["unit"]) or "",
        "modality": fact["modality"],
        "event_id": event_id,
        "original_value": text[fact["start"] : fact["end"]],
        "doc_id": annotated.article.doc_id,
        "start": fact["start"],
        "end": fact["end"],
        "evidence": text[slice(*fact["sentence"])].strip(),
        "rule": fact["rule"],
    }


def _shown(fact: Mapping[str, Any]) -> str:
    low, high = (None if bound is None else plain_number(bound) for bound in (fact["low"], fact["high"]))
    if low is None:
        shown = f"≤{high}"
    elif high is None:
        shown = f"≥{low}"
    else:
        shown = low if low == high else f"{low}–{high}"
    return f"~{shown}" if fact["approx"] else shown


def plain_number(number: float) -> str:
    """A number without an exponent and without a fraction of zeros."""
    return f"{number:.10f}".rstrip("0").rstrip(".")
