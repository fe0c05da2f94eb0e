"""The build: from a corpus folder to the event table, written whole or not at all."""

import gc
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import policy_nlp
from policy_nlp.evaluate.reconciliation import OpenLine, Reconciled, open_lines, reconcile, write_reconciliation
from policy_nlp.evaluate.scores import compare
from policy_nlp.ingest import BadArticle, Corpus, open_corpus
from policy_nlp.link import AnnotatedArticle, read_judgements
from policy_nlp.model import Article, Issue, Severity
from policy_nlp.model.annotation import AnnotationError, Record, read_annotations
from policy_nlp.model.files import fingerprint_of
from policy_nlp.review import honour, read_verdicts
from policy_nlp.run.articles import Read, failed
from policy_nlp.run.cache import read_changed, recalled, remember
from policy_nlp.run.completion import inputs_fingerprint, previous_outputs, publish, stage, write_staged
from policy_nlp.run.papers import WORKBOOK, language_of, take_workbook_edits, write_workbook
from policy_nlp.run.progress import tracked
from policy_nlp.run.unused import write_unused
from policy_nlp.table import People, Versions, make_tables, read_previous, tables_written
from policy_nlp.table.edits import read_edits
from policy_nlp.table.make import Tables

LEXICON_DATA = Path(policy_nlp.__file__).parent / "lexicon" / "data"


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build made.

    Attributes:
        articles: how many articles are in the table.
        events: its rows.
        issues: what could not be handled.
        gold: how many event mentions agree with the gold, differ from it, and so on.
        failures: the bad inputs, a line each.
        traces: tracebacks of unexpected failures.
    """

    articles: int
    events: int
    issues: int
    gold: Mapping[str, int]
    failures: Sequence[str]
    traces: Sequence[str] = ()


@contextmanager
def _no_collections() -> Iterator[None]:
    """Look for no garbage in cycles: a build makes hardly any, and keeps nearly all of the many objects it makes."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@_no_collections()
def build(corpus: Path, out: Path, gold: Path, *, workers: int = 1, quiet: bool = False) -> Summary:
    """Make the event table of a corpus and everything beside it in `out`.

    Articles that did not change since the last build are not read again. A bad article is named and left out.

    Args:
        corpus: the folder of the articles.
        out: the folder for what is made.
        gold: the folder of gold annotations and judgements; it need not exist.
        workers: how many processes read articles.
        quiet: no progress bar.

    Raises:
        IngestError: there is no such corpus, or it has no articles.
        JudgementError: the judgements can't be read.
        EditError: the edits can't be read.
        VerdictError: the verdicts on events can't be read.
        WorkbookError: the workbook is open elsewhere or can't be used; the last table stays.
        TableError: the table breaks a promise of its schema; the last one stays.
    """
    noticed = take_workbook_edits(out, gold)
    inputs = inputs_fingerprint(corpus, gold)
    judgements = read_judgements(gold / "judgements.csv")
    verdicts = read_verdicts(gold)
    articles, failures = _articles(open_corpus(corpus))
    staged = stage(out)
    paths = [corpus / f"{doc_id}.txt" for doc_id in articles]
    changed = read_changed(paths, out / ".articles", workers)
    reads = sorted(tracked(changed, len(paths), "Reading", quiet=quiet), key=lambda read: read.doc_id)
    failures += [read for read in reads if read.failure]
    done = [read for read in reads if not read.failure]
    good = [AnnotatedArticle(articles[read.doc_id], read.records, read.facts, read.mentions) for read in done]
    golden, misfits = _gold(good, gold)
    failures += misfits
    judged = {annotated.article.doc_id: _reconciled(annotated, golden) for annotated in good}
    reviewed = honour(good, verdicts)
    issues = [_issue(issue) for read in (*done, *failures) for issue in read.issues]
    before = read_previous(out, recalled(out))
    tables = make_tables(
        reviewed.articles,
        versions=Versions(policy_nlp.__version__, fingerprint_of([LEXICON_DATA])[:12]),
        people=People(judgements, read_edits(gold / "edits.csv")),
        before=before,
        gold_status={(r.doc_id, r.mention_id): r.status for rows in judged.values() for r in rows if r.mention_id},
        issues=[*issues, *reviewed.issues, *noticed],
    )
    with tables_written(tables, staged, before):
        kept = _write_rest(out, staged, done, tables, judged)
        unused = [row for read in done for row in read.unused]
        write_unused(staged / "unused.jsonl", unused)
        language = language_of(out / WORKBOOK)
        write_workbook(staged / WORKBOOK, tables, good, unused, language=language, memory=before.memory)
        remember(staged, before.memory)
    statuses = Counter(row.status for rows in judged.values() for row in rows)
    told = [read.failure for read in failures], [read.trace for read in failures if read.trace]
    summary = Summary(len(good), len(tables.events), len(tables.issues), dict(sorted(statuses.items())), *told)
    publish(out, inputs, asdict(summary), stale=previous_outputs(out) - {WORKBOOK}, kept=kept)
    return summary


def _articles(corpus: Corpus) -> tuple[dict[str, Article], list[Read]]:
    articles: dict[str, Article] = {}
    bad: list[Read] = []
    for article in corpus.articles():
        if isinstance(article, BadArticle):
            bad.append(failed(article.path.stem, str(article)))
        else:
            articles[article.doc_id] = article
    return articles, bad


def _gold(good: Iterable[AnnotatedArticle], folder: Path) -> tuple[dict[str, list[Record]], list[Read]]:
    """The gold annotations by article, and what is told of gold that does not fit."""
    golden: dict[str, list[Record]] = {}
    misfits: list[Read] = []
    for annotated in good:
        path = folder / f"{annotated.article.doc_id}.jsonl"
        if path.exists():
            try:
                golden[annotated.article.doc_id] = read_annotations(path, annotated.article.text)
            except AnnotationError as error:
                misfits.append(failed(annotated.article.doc_id, str(error), code="gold-not-read"))
    return golden, misfits


def _reconciled(annotated: AnnotatedArticle, golden: Mapping[str, list[Record]]) -> Sequence[Reconciled]:
    """How the event mentions of an article compare with its gold; nothing where it has none."""
    doc_id, text = annotated.article.doc_id, annotated.article.text
    return reconcile(compare(doc_id, text, golden[doc_id], annotated.records)) if doc_id in golden else ()


def _issue(values: Mapping[str, Any]) -> Issue:
    return Issue(**{**values, "severity": Severity(values["severity"])})


def _write_rest(
    out: Path, staged: Path, done: Iterable[Read], tables: Tables, judged: Mapping[str, Sequence[Reconciled]]
) -> dict[str, str]:
    """Write the reconciliation and the annotations, each event with the id of its row; which of these lie there."""
    event_ids: dict[str, dict[str, str]] = defaultdict(dict)
    for (doc_id, annotation_id), event_id in tables.event_ids.items():
        event_ids[doc_id][annotation_id] = event_id
    lines: list[tuple[OpenLine, str]] = []
    for read in done:
        ids = event_ids[read.doc_id]
        compared = open_lines(judged[read.doc_id]) if judged[read.doc_id] else read.unannotated
        lines += ((line, ids.get(line.mention_id, "")) for line in compared)
    write_reconciliation(staged / "reconciliation.csv", lines)
    annotations = (
        (f"annotations/{read.doc_id}.jsonl", read.records.with_events(event_ids[read.doc_id])) for read in done
    )
    return write_staged(out, annotations)
