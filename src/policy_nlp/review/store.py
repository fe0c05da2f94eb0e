"""Taking verdicts down: one change at a time under a lock, so that no session overwrites what another has written."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from filelock import FileLock

from policy_nlp.link import Judgement, read_judgements, write_judgements
from policy_nlp.review.verdicts import EventVerdict, read_verdict_file, verdict_file, write_verdicts

T = TypeVar("T", EventVerdict, Judgement)

LOCK = ".review.lock"


class ChangedMeanwhileError(Exception):
    """Somebody else has judged this meanwhile; the message says who."""


@dataclass(frozen=True, slots=True)
class EventChange:
    """A verdict on an event mention: what stood in the file, and what is to stand there (None for no verdict)."""

    doc_id: str
    before: EventVerdict | None
    after: EventVerdict | None

    def reversed(self) -> "EventChange":
        """The change that takes this one back."""
        return EventChange(self.doc_id, self.after, self.before)


@dataclass(frozen=True, slots=True)
class PairChange:
    """A judgement on a pair of mentions: what stood in the file, and what is to stand there."""

    before: Judgement | None
    after: Judgement | None

    def reversed(self) -> "PairChange":
        """The change that takes this one back."""
        return PairChange(self.after, self.before)


class Store:
    """The verdicts and judgements beside the gold annotations."""

    def __init__(self, gold: Path) -> None:
        self._gold = gold
        self._judgements = gold / "judgements.csv"
        gold.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(gold / LOCK)

    def verdicts(self, doc_id: str) -> list[EventVerdict]:
        """The verdicts on an article as they stand now."""
        return read_verdict_file(verdict_file(self._gold, doc_id))

    def judgements(self) -> tuple[Judgement, ...]:
        """The judgements on pairs as they stand now."""
        return read_judgements(self._judgements)

    def apply(self, change: EventChange | PairChange) -> None:
        """Write a change.

        Raises:
            ChangedMeanwhileError: the file does not hold what the change replaces; it stays as it is.
        """
        with self._lock:
            if isinstance(change, EventChange):
                path = verdict_file(self._gold, change.doc_id)
                write_verdicts(path, _changed(self.verdicts(change.doc_id), change.before, change.after, _event_key))
            else:
                write_judgements(
                    self._judgements, _changed(list(self.judgements()), change.before, change.after, pair_key)
                )


def _event_key(verdict: EventVerdict) -> object:
    return verdict.key


def pair_key(judgement: Judgement) -> object:
    """What tells a judgement from others: its pair, in any order."""
    return frozenset((judgement.left, judgement.right))


def _changed(found: list[T], before: T | None, after: T | None, key: Callable[[T], object]) -> list[T]:
    """What was found with `before` replaced by `after`."""
    told = before or after
    if told is None:
        return found
    current = next((one for one in found if key(one) == key(told)), None)
    if current != before:
        who = f"{current.who} has judged this" if current else "this verdict was taken back"
        raise ChangedMeanwhileError(f"{who} meanwhile; nothing was written")
    kept = [one for one in found if one is not current]
    kept.extend(one for one in [after] if one is not None)
    return kept
