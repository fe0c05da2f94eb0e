"""Human verdicts on pairs of mentions: they outrank every score and survive re-runs."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from policy_nlp.link.records import EventRecord
from policy_nlp.model.files import write_atomically

Verdict = Literal["same", "different", "unsure"]
COLUMNS = ("left", "right", "verdict", "who", "when", "why")


class JudgementError(ValueError):
    """A judgements file is wrong; the message names file, line, reason and what to do."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict on `left` and `right`, each a mention (`doc_id:start-end`) or the `event_id` of a row.

    An event id stands for the earliest mention of its row, so a verdict holds however rows are merged or split later.
    """

    left: str
    right: str
    verdict: Verdict
    who: str = ""
    when: str = ""
    why: str = ""


def read_judgements(path: Path) -> tuple[Judgement, ...]:
    """The judgements in `path`; none where the file does not exist.

    Raises:
        JudgementError: the file is not CSV with the columns of `COLUMNS`, or a verdict is unknown.
    """
    if not path.exists():
        return ()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise JudgementError(f"{path}: {error}; the file must be CSV in UTF-8") from error
    reader = csv.DictReader(text.splitlines())
    if not {"left", "right", "verdict"} <= set(reader.fieldnames or ()):
        raise JudgementError(f"{path}:1: expected the columns {', '.join(COLUMNS)}")
    return tuple(_judgement(row, f"{path}:{reader.line_num}") for row in reader)


def _judgement(row: Mapping[str, str | None], place: str) -> Judgement:
    values = {column: (row.get(column) or "").strip() for column in COLUMNS}
    if values["verdict"] not in get_args(Verdict):
        raise JudgementError(f"{place}: verdict {values['verdict']!r}; use one of {', '.join(get_args(Verdict))}")
    if not values["left"] or not values["right"] or values["left"] == values["right"]:
        raise JudgementError(f"{place}: two different mentions or events are needed")
    verdict: Verdict = next(v for v in get_args(Verdict) if v == values["verdict"])
    return Judgement(values["left"], values["right"], verdict, values["who"], values["when"], values["why"])


def write_judgements(path: Path, judgements: Iterable[Judgement]) -> None:
    """Write `judgements` to `path`, sorted by pair, whole or not at all; of two on one pair the later one stays."""
    latest = {tuple(sorted((j.left, j.right))): j for j in judgements}
    lines = [COLUMNS, *((j.left, j.right, j.verdict, j.who, j.when, j.why) for _, j in sorted(latest.items()))]
    write_atomically(path, _csv(lines).encode("utf-8"))


def _csv(lines: Iterable[Iterable[str]]) -> str:
    return "".join(",".join(_quoted(value) for value in line) + "\n" for line in lines)


def _quoted(value: str) -> str:
    return '"' + value.replace('"', '""').replace("\n", " ") + '"' if any(c in value for c in ',"\n') else value


class Verdicts:
    """Judgements resolved to the mentions of this run; those on mentions that are gone say nothing."""

    def __init__(self, judgements: Iterable[Judgement], records: Iterable[EventRecord]) -> None:
        self._verdicts: dict[frozenset[str], Verdict] = {}
        self.unresolved: list[Judgement] = []
        judgements = list(judgements)
        named = records if judgements else ()
        by_reference = {ref: record.mention_id for record in named for ref in (record.mention_id, record.event_key)}
        for judgement in judgements:
            left, right = by_reference.get(judgement.left), by_reference.get(judgement.right)
            if left is None or right is None:
                self.unresolved.append(judgement)
            elif left != right:
                self._verdicts[frozenset((left, right))] = judgement.verdict

    def on(self, left: EventRecord, right: EventRecord) -> Verdict | None:
        """The verdict on two mentions, or None."""
        return self._verdicts.get(frozenset((left.mention_id, right.mention_id))) if self._verdicts else None

    def pairs(self, verdict: Verdict) -> list[tuple[str, str]]:
        """The pairs of mention ids with this verdict, sorted."""
        found = (sorted(pair) for pair, value in self._verdicts.items() if value == verdict)
        return sorted((left, right) for left, right in found)

    @property
    def mentions(self) -> frozenset[str]:
        """The ids of all mentions that somebody judged."""
        return frozenset(mention for pair in self._verdicts for mention in pair)
