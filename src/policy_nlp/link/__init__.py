"""Which event mentions tell of one happening.

Candidates come from `blocking`, are compared feature by feature in `features` and `score`, and become clusters in
`clusters`; human judgements outrank scores.
"""

from policy_nlp.link.blocking import traced
from policy_nlp.link.clusters import Cluster, link_events, review_pairs
from policy_nlp.link.judgements import Judgement, JudgementError, read_judgements, write_judgements
from policy_nlp.link.records import AnnotatedArticle, EventRecord, Figure, event_records
from policy_nlp.link.score import THRESHOLD, Comparison, compare

__all__ = [
    "THRESHOLD",
    "AnnotatedArticle",
    "Cluster",
    "Comparison",
    "EventRecord",
    "Figure",
    "Judgement",
    "JudgementError",
    "compare",
    "event_records",
    "link_events",
    "read_judgements",
    "review_pairs",
    "traced",
    "write_judgements",
]
