"""Gold and system event mentions side by side, as a table that people can go through."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from policy_nlp.evaluate.errors import full_outer
from policy_nlp.evaluate.matching import SLOTS, Sentences, match_events
from policy_nlp.evaluate.scores import Comparison, arguments, shared_arguments
from policy_nlp.model.annotation import Record
from policy_nlp.model.files import csv_cell, write_atomically

AGREE, DIFFERS, MISSED, SPURIOUS, UNANNOTATED = "agree", "differs", "missed", "spurious", "unannotated"
_SINGLE = ("type", "edtf", "modality")


@dataclass(frozen=True, slots=True)
class Reconciled:
    """One event mention of the gold, the system or both.

    `columns` are those on which the two differ, `gold_values` and `system_values` what they say there. `mention_id` is
    the system annotation's id, `event_id` that of its row in the event table.
    """

    doc_id: str
    status: str
    event_id: str
    mention_id: str
    gold_id: str
    start: int
    end: int
    trigger: str
    type: str
    edtf: str
    columns: str
    gold_values: str
    system_values: str
    evidence: str


def reconcile(comparison: Comparison) -> list[Reconciled]:
    """Gold and system event mentions of one article, full outer joined, in text order."""
    doc_id, sentences = comparison.doc_id, comparison.sentences
    rows = [_row(doc_id, sentences, g, s) for g, s in full_outer(comparison.events)]
    return sorted(rows, key=astuple)


def unannotated(doc_id: str, raw: str, system: Sequence[Record]) -> list[Reconciled]:
    """The system's event mentions of an article that has no gold, in text order."""
    sentences = Sentences(raw)
    return [_row(doc_id, sentences, None, s, UNANNOTATED) for s in match_events(sentences, [], system).system]


def _row(doc_id: str, sentences: Sentences, g: Record | None, s: Record | None, alone: str = SPURIOUS) -> Reconciled:
    columns = list(_differing(g, s)) if g and s else []
    status = (DIFFERS if columns else AGREE) if g and s else (MISSED if g else alone)
    told: Record = g or s or {}
    return Reconciled(
        doc_id=doc_id,
        status=status,
        event_id=(s or {}).get("event_id", ""),
        mention_id=(s or {}).get("id", ""),
        gold_id=(g or {}).get("id", ""),
        start=told["start"],
        end=told["end"],
        trigger=told["text"],
        type=told["type"],
        edtf=told["edtf"],
        columns=";".join(columns),
        gold_values=_said(g, columns),
        system_values=_said(s, columns),
        evidence=sentences.text(told["start"]),
    )


def _differing(g: Record, s: Record) -> Iterator[str]:
    yield from (key for key in _SINGLE if g.get(key) != s.get(key))
    for slot in SLOTS:
        shared = shared_arguments(slot, g, s)
        if shared < len(arguments(slot, g)) or shared < len(arguments(slot, s)):
            yield slot


def _said(record: Record | None, columns: list[str]) -> str:
    if not record or not columns:
        return ""
    said: dict[str, Any] = {key: record.get("figure_spans" if key == "figures" else key) for key in columns}
    return orjson.dumps(said).decode("utf-8")


class OpenLine(NamedTuple):
    """A row as a line of CSV that still wants the id of its event: the annotation, and what stands around that id."""

    mention_id: str
    before: str
    behind: str


def open_lines(rows: Iterable[Reconciled]) -> list[OpenLine]:
    """The rows as lines of CSV with no cell that a spreadsheet would run."""
    return [OpenLine(row.mention_id, _csv(_BEFORE(row)), _csv(_BEHIND(row))) for row in rows]


def write_reconciliation(path: Path, lines: Iterable[tuple[OpenLine, str]]) -> None:
    """Write the lines, each with the id of its event, as CSV that Excel opens (UTF-8 with BOM)."""
    told = (f"{line.before},{event_id},{line.behind}\n" for line, event_id in lines)
    write_atomically(path, "".join((_csv(_NAMES), "\n", *told)).encode("utf-8-sig"))


_NAMES = tuple(field.name for field in fields(Reconciled))
_AT = _NAMES.index("event_id")
_BEFORE, _BEHIND = attrgetter(*_NAMES[:_AT]), attrgetter(*_NAMES[_AT + 1 :])


def _csv(cells: Iterable[object]) -> str:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="").writerow(map(csv_cell, cells))
    return buffer.getvalue()
