"""Export to other tools and import from them, checked against the articles; what gets lost is told."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from types import MappingProxyType

import orjson

from policy_nlp.exchange import brat, label_studio, lines
from policy_nlp.exchange.document import Document, Draft, ExchangeError, Link
from policy_nlp.exchange.links import SLOTS, linked
from policy_nlp.exchange.offsets import MisfitError, in_code_points
from policy_nlp.ingest import open_corpus
from policy_nlp.model.annotation import AnnotationError, Record, parse_annotations, read_annotations, write_annotations
from policy_nlp.model.files import write_atomically


@dataclass(frozen=True, slots=True)
class Format:
    """A format: how documents become files, how files become drafts, and what a user should know of it."""

    files: Callable[[Sequence[Document]], Iterator[tuple[str, bytes]]]
    drafts: Callable[[Sequence[Path]], Iterator[Draft]]
    note: str
    file: str = ""


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "brat": Format(brat.files, brat.drafts, brat.NOTE),
        "label-studio": Format(label_studio.files, label_studio.drafts, label_studio.NOTE, "tasks.json"),
        "doccano": Format(lines.doccano_files, lines.doccano_drafts, lines.NOTE, "doccano.jsonl"),
        "spans": Format(lines.spans_files, lines.spans_drafts, lines.NOTE, "spans.jsonl"),
    }
)


_ADVICE = "annotate this version of the article or restore the other one"


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What was written, and a line for everything that was lost or refused on the way."""

    paths: Sequence[Path]
    lost: Sequence[str] = ()
    refused: Sequence[str] = ()


def export_annotations(name: str, annotations: Path, corpus: Path, out: Path, doc_ids: Sequence[str] = ()) -> Exchanged:
    """Write annotations in another tool's format, and find out by reading them back what it can't hold.

    Args:
        name: one of `FORMATS`.
        annotations: a folder of annotation files.
        corpus: the folder of their articles.
        out: the folder to write to.
        doc_ids: only these articles; all if empty.

    Raises:
        ExchangeError: there are no such annotations.
        AnnotationError: annotations do not fit their article.
        IngestError: an article can't be read.
    """
    documents = list(_documents(annotations, corpus, doc_ids))
    written = []
    for file, data in FORMATS[name].files(documents):
        write_atomically(out / file, data)
        written.append(out / file)
    return Exchanged(written, list(_lost(name, documents, out)))


def _documents(annotations: Path, corpus: Path, doc_ids: Sequence[str]) -> Iterator[Document]:
    paths = [annotations / f"{doc_id}.jsonl" for doc_id in doc_ids] or sorted(annotations.glob("*.jsonl"))
    if not paths:
        raise ExchangeError([f"{annotations}: no annotations (*.jsonl); name another folder"])
    articles = open_corpus(corpus)
    for path in paths:
        text = articles.read(path.stem).text
        yield Document(path.stem, text, read_annotations(path, text))


def _lost(name: str, documents: Sequence[Document], out: Path) -> Iterator[str]:
    exporter = FORMATS[name]
    paths = [out / exporter.file] if exporter.file else [out / f"{document.doc_id}.ann" for document in documents]
    found = {draft.doc_id: draft for draft in exporter.drafts(paths)}
    for document in documents:
        draft = found[document.doc_id]
        if draft.skipped:  # predictions: nothing comes back before somebody has annotated
            continue
        returned = {record["id"]: record for record in _returned(draft, document.text)}
        for record in document.records:
            yield from _differences(document.doc_id, record, returned.get(record["id"], {}))


def _returned(draft: Draft, text: str) -> list[Record]:
    try:
        return settled(draft, text)
    except ExchangeError:
        return []


def _differences(doc_id: str, record: Record, returned: Record) -> Iterator[str]:
    for key in sorted(record.keys() | returned.keys()):
        if record.get(key) != returned.get(key):
            yield f"{doc_id}: {record['id']}: {key} {record.get(key)!r} comes back as {returned.get(key)!r}"


def import_annotations(
    name: str, paths: Sequence[Path], corpus: Path, out: Path, *, replace: bool = False
) -> Exchanged:
    """Read what people did in another tool and write it as annotation files; an article is taken whole or refused.

    Args:
        name: one of `FORMATS`.
        paths: the files; for brat also a folder.
        corpus: the folder of the articles.
        out: the folder for the annotation files.
        replace: whether files that are there already are replaced.

    Raises:
        ExchangeError: a file is not of this format.
        IngestError: the corpus can't be read.
    """
    articles = open_corpus(corpus)
    texts = {doc_id: articles.read(doc_id).text for doc_id in articles.doc_ids()}
    written: list[Path] = []
    lost: list[str] = []
    refused: list[str] = []
    for draft in list(FORMATS[name].drafts(paths)):
        if draft.skipped:
            lost.append(f"{draft.source}: {draft.skipped}")
            continue
        try:
            doc_id = _article_of(draft, texts)
            path = out / f"{doc_id}.jsonl"
            if path in written or (path.exists() and not replace):
                raise ExchangeError([f"{draft.source}: {path} is there already; say --replace, or name another --out"])
            write_annotations(path, settled(draft, texts[doc_id]))
        except ExchangeError as error:
            refused += error.problems
        else:
            written.append(path)
            lost += draft.lost
    return Exchanged(written, lost, refused)


def _article_of(draft: Draft, texts: Mapping[str, str]) -> str:
    doc_id = draft.doc_id or next((known for known, text in texts.items() if text == draft.text), "")
    if doc_id not in texts:
        raise ExchangeError([f"{draft.source}: no article {doc_id or 'with this text'} in the corpus; ingest it first"])
    if draft.text is not None and draft.text != texts[doc_id]:
        reason = f"its text is not that of the article {doc_id}"
        raise ExchangeError([f"{draft.source}: {reason}; {_ADVICE}"])
    return doc_id


def settled(draft: Draft, text: str) -> list[Record]:
    """The annotations of a draft in code points of its article, links followed, every value checked, sorted.

    Raises:
        ExchangeError: some annotations do not fit the text or lack a value; it names each.
    """
    try:
        records = in_code_points(draft.records, text)
    except MisfitError as error:
        raise ExchangeError([_misfit(draft, record, text) for record in error.records]) from error
    if draft.links is not None:
        events = draft.links
        records = [
            linked(record, _known(draft, record["id"], events.get(record["id"], ())), records)
            if record["layer"] == "event"
            else record
            for record in records
        ]
    records = _numbered(sorted(records, key=lambda record: (record["start"], record["end"])))
    problems = [problem for record in records for problem in _problems(record, text, draft.source)]
    if problems:
        raise ExchangeError(problems)
    return records


def _known(draft: Draft, event: str, links: Sequence[Link]) -> list[Link]:
    """The links to slots of events; others are told as lost."""
    unknown = [slot for slot, _ in links if slot not in SLOTS]
    draft.lost += [f"{draft.source}: {event}: the link {slot!r}, events have no such slot" for slot in unknown]
    return [link for link in links if link[0] in SLOTS]


def _misfit(draft: Draft, record: Record, text: str) -> str:
    place = f"[{record['start']}, {record['end']})"
    found = text[record["start"] : record["end"]]
    surface = f"is {record['text']!r} there and {found!r} in the article" if "text" in record else "is outside the text"
    counted = "counted neither in code points nor in UTF-16 units"
    return f"{draft.source}: {record['id']} at {place} {surface}, {counted}; {_ADVICE}"


def _problems(record: Record, text: str, source: str) -> Iterator[str]:
    try:
        parse_annotations([orjson.dumps(record)], text, f"{source}: {record['id']}")
    except AnnotationError as error:
        yield str(error)
        return
    spans = [record.get("date_span"), record.get("anchor"), *record.get("figure_spans", ())]
    if any(span and not 0 <= span[0] < span[1] <= len(text) for span in spans):
        yield f"{source}: {record['id']}: the span of an argument is outside the text; {_ADVICE}"


def _numbered(records: Iterable[Record]) -> list[Record]:
    """The records, each with an id of its own."""
    taken: set[str] = set()
    numbered = []
    for record in records:
        letter = "e" if record["layer"] == "event" else "m"
        names = chain([record["id"]], (f"{letter}{n}" for n in count(1)))
        identifier = next(name for name in names if name and name not in taken)
        taken.add(identifier)
        numbered.append(record | {"id": identifier})
    return numbered
