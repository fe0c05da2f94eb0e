"""Reading articles with the pipeline: one after another or in several processes, each failure kept to its article."""

import atexit
import gc
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from spacy.language import Language

from policy_nlp.evaluate.reconciliation import OpenLine, open_lines, unannotated
from policy_nlp.extract.facts import find_facts
from policy_nlp.extract.pipeline import Passage, build_pipeline, stream_article
from policy_nlp.ingest import IngestError
from policy_nlp.ingest import read_article as load_article
from policy_nlp.link import AnnotatedArticle, EventRecord, event_records, traced
from policy_nlp.model import Article, CleanText, Issue, Reading, Severity
from policy_nlp.model.annotation import Annotations, to_lines, to_records
from policy_nlp.model.fact import fact_values
from policy_nlp.run.unused import unused_sentences


class Read(Struct, frozen=True):
    """What reading one article gave.

    Attributes:
        doc_id: the article.
        annotations: its annotations, as the lines of their file.
        issues: what could not be handled, as plain values.
        facts: its facts, as plain values with raw offsets.
        mentions: the event records of its annotations.
        unused: its dated sentences that are in no event.
        unannotated: its events as lines of the reconciliation, as they are where it has no gold.
        failure: the reason for which it was not read, in one line; empty if it was.
        trace: the traceback of an unexpected failure.
    """

    doc_id: str
    annotations: bytes = b""
    issues: Sequence[dict[str, Any]] = ()
    facts: Sequence[dict[str, Any]] = ()
    mentions: Sequence[EventRecord] = ()
    unused: Sequence[dict[str, Any]] = ()
    unannotated: Sequence[OpenLine] = ()
    failure: str = ""
    trace: str = ""

    @property
    def records(self) -> Annotations:
        """The annotations, read from their lines."""
        return Annotations(self.annotations)


@cache
def pipeline() -> Language:
    """This process's pipeline; built on first use, since its lexicons take a moment.

    What is loaded by then stays, so the search for garbage need not go through it again and again.
    """
    built = build_pipeline()
    gc.collect()
    gc.freeze()
    atexit.register(gc.unfreeze)  # at the end of the process all is freed, as libraries expect
    return built


def read(article: Article, *, tabled: bool = False) -> Read:
    """Annotate one article (and, if `tabled`, find what else of it is in tables).

    An unexpected error becomes a failure of this article alone.
    """
    nlp = pipeline()  # a broken lexicon is no fault of the article
    try:
        clean, passages = stream_article(nlp, article)
        issues: list[dict[str, Any]] = []
        found: list[dict[str, Any]] = []

        def noted() -> Iterator[Passage]:
            for at, reading in passages:
                issues.extend(_plain(issue) for issue in _abstentions(article.doc_id, at, reading, clean))
                if tabled:
                    found.extend(fact_values(fact, at, clean.offsets) for fact in find_facts(reading))
                yield at, reading

        records = to_records(noted(), clean, article.text)
        found_so_far = Read(article.doc_id, to_lines(records), issues, found)
        return _tabled(found_so_far, AnnotatedArticle(article, records)) if tabled else found_so_far
    except Exception as error:  # the run goes on with the other articles, whatever this one broke
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        failure = f"{article.doc_id}: could not be read ({reason}); report it with the article, --debug shows where"
        return failed(article.doc_id, failure, traceback.format_exc())


def _tabled(read: Read, annotated: AnnotatedArticle) -> Read:
    """With all that a build wants of one article alone: it is not worked out again while the article stays the same."""
    return replace(
        read,
        mentions=list(map(traced, event_records(annotated))),
        unused=list(unused_sentences(annotated)),
        unannotated=open_lines(unannotated(read.doc_id, annotated.article.text, annotated.records)),
    )


def read_file(path: Path, *, tabled: bool = False) -> Read:
    """Annotate the article in a text file (and, if `tabled`, find what else of it is in tables)."""
    try:
        article = load_article(path)
    except IngestError as error:
        return failed(path.stem, str(error))
    return read(article, tabled=tabled)


def failed(doc_id: str, failure: str, trace: str = "", code: str = "article-not-read") -> Read:
    """An article that could not be read, with the issue that tells so."""
    issue = Issue(code, Severity.ERROR, doc_id, None, None, failure)
    return Read(doc_id, issues=[_plain(issue)], failure=failure, trace=trace)


def read_all(paths: Sequence[Path], workers: int = 1, *, tabled: bool = False) -> Iterator[Read]:
    """Annotate the articles in text files, in the given order; the number of workers changes nothing but the time."""
    read_one = partial(read_file, tabled=tabled)
    if workers <= 1 or len(paths) <= 1:
        yield from map(read_one, paths)
        return
    workers = min(workers, len(paths))
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=pipeline) as pool:
        yield from pool.map(read_one, paths, chunksize=max(1, len(paths) // (workers * 8)))


def _abstentions(doc_id: str, at: int, reading: Reading, clean: CleanText) -> Iterator[Issue]:
    for abstention in reading.abstentions:
        start, end = clean.offsets.to_raw(at + abstention.start, at + abstention.end)
        yield Issue(f"{abstention.layer}-not-resolved", Severity.INFO, doc_id, start, end, abstention.reason)


def _plain(issue: Issue) -> dict[str, Any]:
    return asdict(issue)
