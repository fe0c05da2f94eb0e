"""Pairs of mentions on which a human verdict would help most, and taking that verdict down."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from policy_nlp.ingest import open_corpus
from policy_nlp.link import (
    AnnotatedArticle,
    EventRecord,
    Judgement,
    event_records,
    read_judgements,
    review_pairs,
    write_judgements,
)
from policy_nlp.link.judgements import Verdict
from policy_nlp.link.score import Comparison
from policy_nlp.model.annotation import read_annotations

ANSWERS: Mapping[str, Verdict] = MappingProxyType({"s": "same", "d": "different", "u": "unsure"})


def open_pairs(corpus: Path, annotations: Path, judgements: Path, limit: int) -> list[Comparison]:
    """The pairs nearest the threshold on which nobody has judged, nearest first.

    Raises:
        IngestError: the corpus or one of its articles can't be read.
        AnnotationError: annotations don't fit their article.
        JudgementError: the judgements can't be read.
    """
    articles = open_corpus(corpus)
    read = (articles.read(path.stem) for path in sorted(annotations.glob("*.jsonl")))
    annotated = (AnnotatedArticle(a, read_annotations(annotations / f"{a.doc_id}.jsonl", a.text)) for a in read)
    records = [record for one in annotated for record in event_records(one)]
    return review_pairs(records, read_judgements(judgements), limit)


def told(pair: Comparison) -> str:
    """A pair for people: both mentions with their sentences, and what speaks for and against."""
    return "\n".join([_mention(pair.left), _mention(pair.right), pair.explain()])


def _mention(record: EventRecord) -> str:
    return f"{record.mention_id}  {record.edtf}  {record.type}  {record.trigger}\n  {record.sentence}"


def judge(judgements: Path, pair: Comparison, verdict: Verdict, who: str) -> None:
    """Add a verdict on a pair to the file of judgements, with today's date.

    Raises:
        JudgementError: the judgements can't be read.
    """
    today = date.today().isoformat()
    new = Judgement(pair.left.mention_id, pair.right.mention_id, verdict, who, today)
    write_judgements(judgements, [*read_judgements(judgements), new])
