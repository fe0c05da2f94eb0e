"""Review: people judge what the system found, builds honour the verdicts, and finished articles become gold.

The page is served by `serve`, which needs the extra `review`; everything else here works without it.
"""

from policy_nlp.review.honour import Honoured, honour
from policy_nlp.review.promote import PromotionError, promote
from policy_nlp.review.verdicts import EventVerdict, VerdictError, read_verdicts, write_verdicts

__all__ = [
    "EventVerdict",
    "Honoured",
    "PromotionError",
    "VerdictError",
    "honour",
    "promote",
    "read_verdicts",
    "write_verdicts",
]
