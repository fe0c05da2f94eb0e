"""A build as the papers see it: its tables, and the articles that they speak of."""

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import orjson

from policy_nlp.ingest import BadArticle, open_corpus
from policy_nlp.link import AnnotatedArticle
from policy_nlp.model import Article
from policy_nlp.model.annotation import Record, of_layer
from policy_nlp.model.files import csv_cell
from policy_nlp.table import Tables
from policy_nlp.table.rows import Row
from policy_nlp.workbook.errors import WorkbookError
from policy_nlp.workbook.provenance import Names


@dataclass(frozen=True, slots=True)
class Inputs:
    """What papers are made from.

    Attributes:
        events: the rows of the event table, in order of date.
        measures: one row an instrument.
        conflicts: what sources disagree on.
        documents: one row an article.
        facts: the facts table, None where the build made none.
        unused: dated sentences that made no row, None where the build did not list them.
        triggers: for (event, article) the first and last offset of the words that tell the event.
        issues: what could not be handled.
        articles: the articles that the events are from.
        edits: what people corrected, oldest first, and what became of it.
        names: gives the bodies that an article names.
    """

    events: Sequence[Row]
    measures: Sequence[Row]
    conflicts: Sequence[Row]
    documents: Sequence[Row]
    facts: Sequence[Row] | None
    unused: Sequence[Row] | None
    triggers: Mapping[tuple[str, str], tuple[int, int]]
    issues: Sequence[Row]
    articles: Mapping[str, Article]
    edits: Sequence[Row]
    names: Callable[[str], Names]


def read_inputs(build: Path, corpus: Path) -> Inputs:
    """Read a build and the corpus it is from.

    Raises:
        WorkbookError: there is no event table in the folder.
        IngestError: there is no such corpus.
    """
    if not (build / "events.jsonl").exists():
        raise WorkbookError(f"{build}: no event table; run: policy-nlp build")
    documents = _jsonl(build / "documents.jsonl")
    wanted = {row["doc_id"] for row in documents}
    articles = (article for article in open_corpus(corpus).articles() if not isinstance(article, BadArticle))
    return Inputs(
        events=_jsonl(build / "events.jsonl"),
        measures=_jsonl(build / "measures.jsonl"),
        conflicts=_csv(build / "conflicts.csv"),
        documents=documents,
        facts=_optional(build / "facts.jsonl"),
        unused=_optional(build / "unused.jsonl"),
        triggers=_triggers(build / "statements.jsonl"),
        issues=_jsonl(build / "issues.jsonl"),
        articles={article.doc_id: article for article in articles if article.doc_id in wanted},
        edits=_optional(build / "edits.jsonl") or [],
        names=cache(lambda doc_id: _names(_optional(build / "annotations" / f"{doc_id}.jsonl") or [])),
    )


def inputs_of(tables: Tables, articles: Sequence[AnnotatedArticle], unused: Sequence[Row]) -> Inputs:
    """The same of a build that is not written yet.

    Args:
        tables: its tables.
        articles: the articles as the system annotated them.
        unused: dated sentences that made no row.
    """
    records = {annotated.article.doc_id: annotated.records for annotated in articles}
    conflicts = ({key: str(csv_cell(value)) for key, value in row.items()} for row in tables.conflicts)
    return Inputs(
        events=tables.events,
        measures=tables.measures,
        conflicts=list(conflicts),
        documents=tables.documents,
        facts=tables.facts,
        unused=unused,
        triggers=tables.triggers,
        issues=tables.issues,
        articles={annotated.article.doc_id: annotated.article for annotated in articles},
        edits=tables.edits,
        names=cache(lambda doc_id: _names(records[doc_id])),
    )


def _triggers(path: Path) -> dict[tuple[str, str], tuple[int, int]]:
    found: dict[tuple[str, str], tuple[int, int]] = {}
    with path.open("rb") as lines:
        for line in lines:
            if b'"column":"event_type"' in line:
                row = orjson.loads(line)
                if not row["rule"].startswith("edit:"):
                    found.setdefault((row["event_id"], row["doc_id"]), (row["start"], row["end"]))
    return found


def _names(records: Sequence[Record]) -> Names:
    """The bodies that an article names; of nested names the inner one stands for itself."""
    return Names({record["start"]: (record["end"], record["name"]) for record in of_layer(records, "agency")})


def _jsonl(path: Path) -> list[Any]:
    return [orjson.loads(line) for line in path.read_bytes().splitlines()]


def _optional(path: Path) -> list[Any] | None:
    return _jsonl(path) if path.exists() else None


def _csv(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
