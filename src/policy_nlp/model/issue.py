"""What could not be handled, told to the reader instead of being passed over."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much an issue matters: `error` lost an article, `warning` may have lost a value, `info` explains."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Issue:
    """One remark about an article; `start` and `end` are raw code points, or None for the article as a whole."""

    code: str
    severity: Severity
    doc_id: str
    start: int | None
    end: int | None
    message: str
