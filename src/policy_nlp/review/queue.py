"""What is to be judged, in order of how much a verdict is worth."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2s
from pathlib import Path
from typing import Any

import orjson

import policy_nlp
from policy_nlp.evaluate.reconciliation import AGREE, DIFFERS, MISSED, SPURIOUS
from policy_nlp.ingest import open_corpus
from policy_nlp.link import AnnotatedArticle, Comparison, event_records, read_judgements, review_pairs
from policy_nlp.model import Article
from policy_nlp.model.annotation import Record, read_annotations
from policy_nlp.review.claims import Claim, claims_of
from policy_nlp.review.verdicts import claim_key, read_verdicts

CONFLICT, PAIR, GOLD, NEW_RULE, REST = "conflict", "pair", "gold", "new rule", "rest"
_ORDER = (CONFLICT, PAIR, GOLD, NEW_RULE, REST)


class NothingToReviewError(ValueError):
    """There is no build to review; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to judge: an event (`claim`) or a pair of mentions (`pair`), and why it is asked for."""

    key: str
    reason: str
    claim: Claim | None = None
    pair: Comparison | None = None


@dataclass(frozen=True, slots=True)
class Inputs:
    """A build as it is judged: by article its text and annotations, by event id its row, and what made it."""

    articles: Mapping[str, Article]
    annotations: Mapping[str, Sequence[Record]]
    claims: Mapping[str, Sequence[Claim]]
    rows: Mapping[str, Mapping[str, Any]]
    pairs: Sequence[Comparison]
    pipeline_version: str
    lexicon_version: str


@dataclass(frozen=True, slots=True)
class Folders:
    """Where things are: articles, the event table, and the gold annotations with verdicts and judgements."""

    corpus: Path
    build: Path
    gold: Path


def read_inputs(folders: Folders, limit: int) -> Inputs:
    """Read all that is judged.

    Args:
        folders: where it is.
        limit: how many pairs of mentions.

    Raises:
        NothingToReviewError: there is no build.
        AnnotationError: annotations do not fit their article.
        IngestError: an article can't be read.
        VerdictError: the verdicts can't be read.
        JudgementError: the judgements can't be read.
    """
    build, gold = folders.build, folders.gold
    paths = sorted((build / "annotations").glob("*.jsonl"))
    if not paths or not (build / "events.jsonl").exists():
        raise NothingToReviewError(f"{build}: no event table; run: policy-nlp build")
    opened = open_corpus(folders.corpus)
    articles = {path.stem: opened.read(path.stem) for path in paths}
    annotations = {path.stem: read_annotations(path, articles[path.stem].text) for path in paths}
    verdicts = read_verdicts(gold)
    rows = [orjson.loads(line) for line in (build / "events.jsonl").read_bytes().splitlines()]
    versions = rows[0] if rows else {"pipeline_version": policy_nlp.__version__, "lexicon_version": ""}
    return Inputs(
        articles=articles,
        annotations=annotations,
        claims={
            doc_id: claims_of(article, annotations[doc_id], _gold(gold, article), verdicts.get(doc_id, ()))
            for doc_id, article in articles.items()
        },
        rows={row["event_id"]: row for row in rows},
        pairs=_nearest([AnnotatedArticle(a, annotations[d]) for d, a in articles.items()], gold, limit),
        pipeline_version=versions["pipeline_version"],
        lexicon_version=versions["lexicon_version"],
    )


def _nearest(articles: Iterable[AnnotatedArticle], gold: Path, limit: int) -> list[Comparison]:
    if not limit:  # comparing all pairs takes most of the time
        return []
    records = [record for annotated in articles for record in event_records(annotated)]
    return review_pairs(records, read_judgements(gold / "judgements.csv"), limit)


def _gold(folder: Path, article: Article) -> list[Record] | None:
    path = folder / f"{article.doc_id}.jsonl"
    return read_annotations(path, article.text) if path.exists() else None


def queue(inputs: Inputs, doc_ids: Sequence[str] = ()) -> list[Item]:
    """Everything that is open, the most worthwhile first; of one kind in text order, pairs nearest the threshold first.

    Args:
        inputs: what is judged.
        doc_ids: only events of these articles, and pairs that touch them; all if empty.
    """
    wanted = set(doc_ids or inputs.articles)
    items = [*_events(inputs, wanted), *_pairs(inputs.pairs, wanted)]
    return sorted(items, key=lambda item: _ORDER.index(item.reason))


def _pairs(pairs: Iterable[Comparison], wanted: set[str]) -> Iterator[Item]:
    for pair in pairs:
        if {pair.left.doc_id, pair.right.doc_id} & wanted:
            yield Item(f"{pair.left.mention_id}|{pair.right.mention_id}", PAIR, pair=pair)


def _events(inputs: Inputs, wanted: set[str]) -> Iterator[Item]:
    proven = _proven_rules(inputs.claims)
    for doc_id in sorted(wanted & set(inputs.claims)):
        for claim in inputs.claims[doc_id]:
            reason = _reason(claim, inputs, proven)
            if reason:
                yield Item(event_item_key(claim), reason, claim=claim)


def event_item_key(claim: Claim) -> str:
    """The key of the item that asks for a claim."""
    record = claim.record
    digest = blake2s(claim_key(record).encode(), digest_size=5).hexdigest()
    return f"{claim.doc_id}:{record['start']}-{record['end']}:{digest}"


def _reason(claim: Claim, inputs: Inputs, proven: set[str]) -> str | None:
    """Why a claim is asked for; None where it is settled."""
    if claim.verdict:
        return None
    if inputs.rows.get(claim.record.get("event_id", ""), {}).get("conflicts"):
        return CONFLICT
    if claim.status == AGREE:
        return None
    if claim.status in {DIFFERS, MISSED, SPURIOUS}:
        return GOLD
    return REST if claim.record.get("rule") in proven else NEW_RULE


def _proven_rules(claims: Mapping[str, Sequence[Claim]]) -> set[str]:
    """The rules of which an event was judged or agreed with the gold."""
    listed = (claim for of_article in claims.values() for claim in of_article)
    return {claim.record.get("rule", "") for claim in listed if claim.verdict or claim.status == AGREE}
