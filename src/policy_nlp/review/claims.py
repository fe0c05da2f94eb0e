"""Claims: event mentions as people judge them, the system's beside the gold's, each with its verdict if it has one."""

from collections.abc import Sequence
from dataclasses import dataclass

from policy_nlp.evaluate.reconciliation import AGREE, reconcile, unannotated
from policy_nlp.evaluate.scores import compare
from policy_nlp.model import Article
from policy_nlp.model.annotation import Record
from policy_nlp.review.honour import fits, matches
from policy_nlp.review.verdicts import EventVerdict


@dataclass(frozen=True, slots=True)
class Claim:
    """One event mention: what the system tells of it, or the gold where the system found nothing.

    `gold` is the gold annotation of the same event, `status` how the two compare (see `evaluate.reconciliation`),
    `columns` are the keys on which they differ, `evidence` the sentence.
    """

    doc_id: str
    record: Record
    gold: Record | None
    status: str
    columns: tuple[str, ...]
    evidence: str
    verdict: EventVerdict | None

    @property
    def is_open(self) -> bool:
        """Whether a person has still to judge it: what system and gold agree on is settled."""
        return self.verdict is None and self.status != AGREE


def claims_of(
    article: Article, system: Sequence[Record], gold: Sequence[Record] | None, verdicts: Sequence[EventVerdict]
) -> list[Claim]:
    """All claims of an article in text order.

    Args:
        article: the article.
        system: the system's annotations.
        gold: its gold annotations; None where it has none.
        verdicts: the verdicts on it; those that do not fit its text any more are passed over.
    """
    doc_id, text = article.doc_id, article.text
    rows = unannotated(doc_id, text, system) if gold is None else reconcile(compare(doc_id, text, gold, system))
    ours = {record["id"]: record for record in system}
    theirs = {record["id"]: record for record in gold or ()}
    claimed = [(ours.get(row.mention_id) or theirs[row.gold_id], row) for row in rows]
    fitting = [verdict for verdict in verdicts if fits(verdict, article.text)]
    pairs = matches(fitting, [record for record, _ in claimed])
    judged = {id(record): verdict for verdict, record in pairs if record is not None}
    claims = [
        Claim(
            doc_id=article.doc_id,
            record=record,
            gold=theirs.get(row.gold_id),
            status=row.status,
            columns=tuple(filter(None, row.columns.split(";"))),
            evidence=row.evidence,
            verdict=judged[id(record)],
        )
        for record, row in claimed
    ]
    return sorted(claims, key=lambda claim: (claim.record["start"], claim.record["end"]))
