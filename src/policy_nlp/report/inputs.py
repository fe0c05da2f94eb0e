"""What the pages are made from: the files of a build, with the articles and gold annotations they speak of."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import orjson

from policy_nlp.ingest import open_corpus
from policy_nlp.link import Judgement, read_judgements
from policy_nlp.model import Article
from policy_nlp.model.annotation import Record, read_annotations
from policy_nlp.table.rows import Row


class ReportError(ValueError):
    """There is nothing to show; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """A build as the pages see it.

    `annotations` and `gold` are by article, `conflicts` and `reconciliation` are the rows of their files by event and
    by article, `facts` is None where the build made none, `failures` are the inputs that the build could not use.
    """

    build: Path
    articles: Mapping[str, Article]
    annotations: Mapping[str, list[Record]]
    gold: Mapping[str, list[Record]]
    events: Sequence[Row]
    documents: Mapping[str, Row]
    issues: Sequence[Row]
    delta: Sequence[Row]
    conflicts: Mapping[str, list[Row]]
    reconciliation: Mapping[str, list[Row]]
    facts: Sequence[Row] | None
    judgements: Sequence[Judgement]
    failures: Sequence[str]

    def statements(self) -> Iterator[tuple[str, list[Row]]]:
        """The statements of each event, event by event; read anew each time, since there may be very many."""
        with (self.build / "statements.jsonl").open("rb") as lines:
            for event_id, rows in groupby(map(orjson.loads, lines), key=lambda row: row["event_id"]):
                yield str(event_id), list(rows)


def read_inputs(build: Path, corpus: Path, gold: Path) -> Inputs:
    """Read a build.

    Args:
        build: the folder of the event table.
        corpus: the folder of the articles that it was made from.
        gold: the folder of gold annotations and judgements; it need not exist.

    Raises:
        ReportError: there is no finished build in the folder.
        AnnotationError: the annotations are not about these articles.
        IngestError: an article can't be read.
        JudgementError: the judgements can't be read.
    """
    record = build / ".complete.json"
    if not (build / "events.jsonl").exists() or not record.exists():
        raise ReportError(f"{build}: no finished event table; run: policy-nlp build")
    opened = open_corpus(corpus)
    documents = {row["doc_id"]: row for row in _jsonl(build / "documents.jsonl")}
    articles = {doc_id: opened.read(doc_id) for doc_id in documents}
    return Inputs(
        build=build,
        articles=articles,
        annotations=_annotations(build / "annotations", articles),
        gold=_annotations(gold, articles),
        events=_jsonl(build / "events.jsonl"),
        documents=documents,
        issues=_jsonl(build / "issues.jsonl"),
        delta=_jsonl(build / "delta.jsonl"),
        conflicts=_grouped(_csv(build / "conflicts.csv"), "event_id"),
        reconciliation=_grouped(_csv(build / "reconciliation.csv"), "doc_id"),
        facts=_jsonl(build / "facts.jsonl") if (build / "facts.jsonl").exists() else None,
        judgements=read_judgements(gold / "judgements.csv"),
        failures=orjson.loads(record.read_bytes())["summary"]["failures"],
    )


def _annotations(folder: Path, articles: Mapping[str, Article]) -> dict[str, list[Record]]:
    paths = ((article, folder / f"{doc_id}.jsonl") for doc_id, article in articles.items())
    return {article.doc_id: read_annotations(path, article.text) for article, path in paths if path.exists()}


def _jsonl(path: Path) -> list[Any]:
    return [orjson.loads(line) for line in path.read_bytes().splitlines()]


def _csv(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _grouped(rows: Sequence[Row], key: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[key]].append(row)
    return dict(groups)
