"""The desk at which people judge: hands out items, takes verdicts down, takes them back."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from threading import RLock
from typing import Any, Literal

from policy_nlp.link import Judgement
from policy_nlp.link.judgements import Verdict
from policy_nlp.model.annotation import Record
from policy_nlp.review.checks import Checked, check
from policy_nlp.review.queue import Folders, Inputs, Item, NothingToReviewError, queue, read_inputs
from policy_nlp.review.store import ChangedMeanwhileError, EventChange, PairChange, Store, pair_key
from policy_nlp.review.verdicts import EventVerdict, claim_key
from policy_nlp.review.view import View, known_of, values_of, view

Answer = Literal["accept", "reject", "correct"]
_PAIR_VERDICTS: Mapping[Answer, Verdict] = {"accept": "same", "reject": "different", "correct": "unsure"}
_IDLE_SECONDS = 600


class RefusedError(Exception):
    """What was asked for can't be done; the message says why, `problems` what is wrong in a form, key by key."""

    def __init__(self, message: str, problems: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.problems = dict(problems or {})


@dataclass(slots=True)
class Session:
    """One open page: what it is looking at, what it put off, and what it wrote, the last last."""

    current: str = ""
    seen: float = 0.0
    skipped: list[str] = field(default_factory=list)
    written: list[tuple[str, EventChange | PairChange]] = field(default_factory=list)


class Desk:
    """A queue over one build, shared by all sessions; every method may be called from any thread.

    `items` are all things to judge by their keys, the most worthwhile first.
    """

    def __init__(self, inputs: Inputs, items: Sequence[Item], store: Store, who: str, *, blind: bool = False) -> None:
        self._inputs = inputs
        self.items = {item.key: item for item in items}
        self._store = store
        self._who = who
        self._blind = blind
        self._done: set[str] = set()
        self._sessions: dict[str, Session] = {}
        self._lock = RLock()
        self._names = _names_in(inputs)

    def next(self, session_id: str) -> View:
        """The item that a session is to judge now, with how many are left; without an item when all is done."""
        with self._lock:
            session = self._session(session_id)
            item = self._offered(session)
            session.current = item.key if item else ""
            shown = view(item, self._inputs, blind=self._blind) if item else None
            counts = {"left": len(self.items) - len(self._done), "judged": len(session.written)}
            return {"item": shown, "blind": self._blind, "who": self._who, **counts}

    def skip(self, session_id: str, key: str) -> None:
        """Put an item off to the end of the session's queue."""
        with self._lock:
            session = self._session(session_id)
            self._item(key)
            session.skipped = [one for one in session.skipped if one != key] + [key]
            session.current = ""

    def check(self, key: str, form: Mapping[str, Any]) -> Checked:
        """What a form about an item says, checked.

        Raises:
            RefusedError: the item is no event of the queue.
        """
        claim = self._item(key).claim
        if claim is None:
            raise RefusedError("a pair has no values to correct")
        return check(form, known_of(self._inputs, claim.doc_id, self._names))

    def judge(self, session_id: str, key: str, answer: Answer, form: Mapping[str, Any] | None = None) -> None:
        """Take a verdict down.

        Args:
            session_id: the page that judges.
            key: the item.
            answer: for a pair, `accept` is the same happening, `reject` another one, `correct` not to be told.
            form: the values that are right, for `correct`; those that are missing are right as they are.

        Raises:
            RefusedError: the item is unknown, or the form does not hold.
            ChangedMeanwhileError: somebody else has judged it; nothing is written.
        """
        with self._lock:
            session, item = self._session(session_id), self._item(key)
            change = self._pair_change(item, answer) if item.pair else self._event_change(item, answer, form or {})
            try:
                self._store.apply(change)
            except ChangedMeanwhileError:  # judged by somebody else: not asked for again
                self._settle(session, key)
                raise
            self._settle(session, key)
            session.written.append((key, change))

    def undo(self, session_id: str) -> None:
        """Take back the last verdict of a session; its item comes next.

        Raises:
            RefusedError: the session has written nothing.
            ChangedMeanwhileError: somebody else has changed that verdict; it stays.
        """
        with self._lock:
            session = self._session(session_id)
            if not session.written:
                raise RefusedError("nothing to undo")
            key, change = session.written[-1]
            try:
                self._store.apply(change.reversed())
            except ChangedMeanwhileError:
                session.written.pop()
                raise
            session.written.pop()
            self._done.discard(key)
            session.current = key

    def _settle(self, session: Session, key: str) -> None:
        self._done.add(key)
        session.current = ""

    def _session(self, session_id: str) -> Session:
        session = self._sessions.setdefault(session_id, Session())
        session.seen = time.monotonic()
        return session

    def _item(self, key: str) -> Item:
        if key not in self.items:
            raise RefusedError("there is no such item; load the page again")
        return self.items[key]

    def _offered(self, session: Session) -> Item | None:
        """The first open item that nobody else looks at: the current one, then in order, then those put off."""
        now = time.monotonic()
        others = [one for one in self._sessions.values() if one is not session and now - one.seen < _IDLE_SECONDS]
        taken = {other.current for other in others}
        fresh = [key for key in self.items if key not in session.skipped]
        wanted = [session.current] if session.current else []
        for key in [*wanted, *fresh, *session.skipped]:
            if key in self._done or key in taken:
                continue
            if not self._is_judged(self.items[key]):
                return self.items[key]
            self._done.add(key)
        return None

    def _is_judged(self, item: Item) -> bool:
        """Whether somebody (perhaps in another process) has judged the item."""
        return (self._judgement(item) if item.pair else self._verdict(item)) is not None

    def _verdict(self, item: Item) -> EventVerdict | None:
        claim = item.claim
        if claim is None:
            return None
        key = claim.record["start"], claim.record["end"], claim_key(claim.record)
        return next((verdict for verdict in self._store.verdicts(claim.doc_id) if verdict.key == key), None)

    def _judgement(self, item: Item) -> Judgement | None:
        if item.pair is None:
            return None
        pair = frozenset((item.pair.left.mention_id, item.pair.right.mention_id))
        return next((found for found in self._store.judgements() if pair_key(found) == pair), None)

    def _pair_change(self, item: Item, answer: Answer) -> PairChange:
        if item.pair is None:
            raise RefusedError("this is no pair")
        left, right = item.pair.left.mention_id, item.pair.right.mention_id
        today = date.today().isoformat()
        return PairChange(None, Judgement(left, right, _PAIR_VERDICTS[answer], self._who, today, "review"))

    def _event_change(self, item: Item, answer: Answer, form: Mapping[str, Any]) -> EventChange:
        claim = item.claim
        if claim is None:
            raise RefusedError("this is no event")
        if self._blind and answer == "accept":
            raise RefusedError("say what is right before you see what was found: correct, or reject")
        told = values_of(claim.record)
        right = told | self._corrected(item.key, form, told) if answer == "correct" else told
        was = {key: value for key, value in told.items() if right[key] != value}
        verdict = {"accept": "accepted", "reject": "rejected", "correct": "corrected" if was else "accepted"}[answer]
        record = claim.record
        values = {
            "doc_id": claim.doc_id,
            "start": record["start"],
            "end": record["end"],
            "trigger": record["text"],
            "verdict": verdict,
            **right,
            "was": was,
            "who": self._who,
            "when": date.today().isoformat(),
            "blind": self._blind,
            "pipeline_version": self._inputs.pipeline_version,
            "lexicon_version": self._inputs.lexicon_version,
        }
        return EventChange(claim.doc_id, None, EventVerdict.model_validate(values))

    def _corrected(self, key: str, form: Mapping[str, Any], told: Record) -> Record:
        checked = self.check(key, form)
        missing = [one for one in told if one not in form] if self._blind else []
        checked.problems.update(dict.fromkeys(missing, "a value is needed"))
        if checked.problems:
            raise RefusedError("some values do not hold", checked.problems)
        return checked.values


def _names_in(inputs: Inputs) -> frozenset[str]:
    """All names of parties and instruments that the annotations know."""
    names: set[str] = set()
    for records in inputs.annotations.values():
        for record in records:
            names.update(filter(None, (record.get("name"), record.get("instrument"))))
            names.update((*record.get("actors", ()), *record.get("partners", ())))
    return frozenset(names)


def open_desk(folders: Folders, who: str, doc_ids: Sequence[str] = (), *, pairs: int = 20, blind: bool = False) -> Desk:
    """A desk over a build.

    Args:
        folders: where the build, its articles and the verdicts are.
        who: who judges.
        doc_ids: only these articles; all if empty.
        pairs: how many pairs of mentions are asked for.
        blind: whether the system's values are hidden.

    Raises:
        NothingToReviewError: there is no build, or it has no such article.
        AnnotationError, IngestError, VerdictError, JudgementError: see `read_inputs`.
    """
    inputs = read_inputs(folders, pairs)
    unknown = [doc_id for doc_id in doc_ids if doc_id not in inputs.articles]
    if unknown:
        raise NothingToReviewError(f"{', '.join(unknown)}: no such article in the build; see: policy-nlp corpus list")
    name = " ".join(who.split()) or "unknown"  # as files keep it
    return Desk(inputs, queue(inputs, doc_ids), Store(folders.gold), name, blind=blind)
