"""The articles to be judged: raw text, gold and system annotations side by side."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from policy_nlp.ingest import BadArticle, IngestError, open_corpus
from policy_nlp.model import Article
from policy_nlp.model.annotation import AnnotationError, Record, read_annotations

DEVELOPMENT, HELD_OUT = "development", "held-out"


@dataclass(frozen=True, slots=True)
class Document:
    """One article with its gold and the system's annotations; `split` is `development` or `held-out`."""

    article: Article
    gold: list[Record]
    system: list[Record]
    split: str = DEVELOPMENT

    @property
    def script(self) -> str:
        """The article's script as its metadata tell it."""
        return self.article.metadata.script or "unknown"


class NothingToJudgeError(ValueError):
    """There is no article with gold and system annotations; the message says why and what to do."""


def load_documents(corpus: Path, gold: Path, system: Path) -> tuple[list[Document], list[str]]:
    """Every article that has gold, and one line for each that can't be judged or that the system left out.

    Args:
        corpus: the folder of the articles.
        gold: the folder of the gold annotations, with `splits.csv` beside them if there are splits.
        system: the folder of the system's annotations; a missing file counts as one without annotations.

    Raises:
        NothingToJudgeError: a folder is missing or empty.
    """
    for folder, advice in ((gold, "name the folder of the gold annotations"), (system, "run: policy-nlp build")):
        if not folder.is_dir():
            raise NothingToJudgeError(f"{folder}: no such folder; {advice}")
    try:
        articles = {article.doc_id: article for article in _articles(corpus)}
    except IngestError as error:
        raise NothingToJudgeError(str(error)) from error
    splits = _splits(gold / "splits.csv")
    documents: list[Document] = []
    problems: list[str] = []
    paths = sorted(gold.glob("*.jsonl"))
    if not paths:
        raise NothingToJudgeError(f"{gold}: no gold annotations (*.jsonl); name the folder of the gold annotations")
    for path in paths:
        doc_id = path.stem
        article = articles.get(doc_id)
        if article is None:
            problems.append(f"{path}: no readable article {doc_id} in {corpus}; ingest it or remove the gold")
            continue
        try:
            gold_records = read_annotations(path, article.text)
            system_records, missing = _system(system / path.name, article.text)
        except AnnotationError as error:
            problems.append(str(error))
            continue
        problems += missing
        documents.append(Document(article, gold_records, system_records, splits.get(doc_id, DEVELOPMENT)))
    return documents, problems


def _articles(corpus: Path) -> Iterator[Article]:
    for article in open_corpus(corpus).articles():
        if not isinstance(article, BadArticle):
            yield article


def _system(path: Path, text: str) -> tuple[list[Record], list[str]]:
    if path.exists():
        return read_annotations(path, text), []
    return [], [f"{path}: no system annotations, scored as if nothing was found; run: policy-nlp build"]


def _splits(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row["doc_id"]: row["split"] for row in csv.DictReader(file)}
