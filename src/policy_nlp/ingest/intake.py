"""`ingest`: from files of any kind to articles in the corpus, each whole or not at all."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath

from policy_nlp.ingest.corpus import BadArticle, Corpus
from policy_nlp.ingest.describe import describe, digest, keep, overlay
from policy_nlp.ingest.doc_id import doc_id_from
from policy_nlp.ingest.draft import Draft
from policy_nlp.ingest.errors import IngestError
from policy_nlp.ingest.metadata import metadata_json, parse_metadata
from policy_nlp.ingest.readers import read_draft
from policy_nlp.ingest.sources import Ignored, Source, sources
from policy_nlp.ingest.twins import Twins
from policy_nlp.model import Article, Metadata

_EXTENSION = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,5}$")
_SUFFIXES = {
    "text/html": ".html",
    "multipart/related": ".mhtml",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/epub+zip": ".epub",
    "text/plain": ".txt",
}


class Status(StrEnum):
    """What became of a file."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    IGNORED = "ignored"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file; in a dry run, what would have.

    Attributes:
        source: the file, or the name of what came from an archive, a pipe or the web.
        status: see `Status`.
        doc_id: the article it is in the corpus, if any.
        message: why it failed or was ignored, and what a person should know.
    """

    source: str
    status: Status
    doc_id: str | None = None
    message: str = ""


def ingest(
    paths: Iterable[str | Path], corpus: Corpus, *, dry_run: bool = False, update: bool = False
) -> list[Outcome]:
    """Bring what is behind `paths` into `corpus`.

    A file that is there already is left alone; a different file of the same name is refused unless `update` is set.

    Args:
        paths: files, folders, archives, addresses, or `-` for standard input.
        corpus: its `limits` say how much is read.
        dry_run: write nothing, tell what would be done.
        update: read files again that are there already, and replace articles whose file has changed.

    Returns:
        One outcome for each file, in the order they were found. Bad files are outcomes, not exceptions.
    """
    run = _Run(corpus, dry_run, update)
    return [run.outcome_of(found) for found in sources(paths, corpus.limits)]


class _Run:
    """One run over a corpus, with what is known of its articles."""

    def __init__(self, corpus: Corpus, dry_run: bool, update: bool) -> None:
        self._corpus, self._dry_run, self._update = corpus, dry_run, update
        self._known: dict[str, Metadata] = {}
        self._by_original: dict[str, str] = {}
        self._by_text: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        self._taken = {doc_id.casefold() for doc_id in corpus.doc_ids()}
        self._added: set[str] = set()
        self._twins = Twins()
        for article in corpus.articles():
            if not isinstance(article, BadArticle):
                self._learn(article)

    def _learn(self, article: Article) -> None:
        doc_id, metadata = article.doc_id, article.metadata
        self._known[doc_id] = metadata
        self._taken.add(doc_id.casefold())
        self._by_original[(metadata.original or {}).get("sha256", "")] = doc_id
        self._by_text[_digest(article.text)] = doc_id
        self._texts[doc_id] = _digest(article.text)
        self._twins.remove(doc_id)
        self._twins.add(doc_id, article.text)

    def outcome_of(self, found: Source | Ignored | IngestError) -> Outcome:
        """What becomes of one file."""
        if isinstance(found, Ignored):
            return Outcome(found.name, Status.IGNORED, message=found.reason)
        if isinstance(found, IngestError):
            return _failed(found.path, found)
        try:
            return self._bring_in(found)
        except IngestError as error:
            return _failed(found.name, error)
        except OSError as error:
            reason = (error.strerror or type(error).__name__).lower()
            return _failed(
                found.name, IngestError(found.name, f"cannot be written ({reason})", "make room and try again")
            )

    def _bring_in(self, source: Source) -> Outcome:
        same = self._by_original.get(digest(source.data))
        if same and not self._update:
            return Outcome(source.name, Status.UNCHANGED, same, "the same file is there already")
        draft = read_draft(source.data, source.name, self._corpus.limits)
        declared = _declared(source)
        doc_id = same or self._doc_id(source, draft, declared)
        if doc_id is None:
            twin = self._by_text[_digest(draft.text)]
            return Outcome(source.name, Status.UNCHANGED, twin, "the same text is there already")
        return self._write(doc_id, source, draft, declared)

    def _doc_id(self, source: Source, draft: Draft, declared: Metadata | None) -> str | None:
        """The id for a file that is new; None if the article of that id has the very same text.

        Raises:
            IngestError: another article has the id, and it is not to be replaced.
        """
        fingerprint = digest(source.data)[:8]
        wanted = declared.doc_id if declared else doc_id_from(_stem(source.file), f"doc-{fingerprint}")
        if wanted.casefold() not in self._taken:
            return wanted
        if self._by_text.get(_digest(draft.text)) == wanted and not self._update:
            return None
        if wanted in self._added:
            return doc_id_from(f"{wanted[:70]}-{fingerprint}", f"doc-{fingerprint}")
        if self._update and wanted in self._corpus:
            return wanted
        raise IngestError(source.name, f"the corpus has another article {wanted!r}", "use --update or rename the file")

    def _write(self, doc_id: str, source: Source, draft: Draft, declared: Metadata | None) -> Outcome:
        self._twins.remove(doc_id)
        metadata = describe(doc_id, source, draft, self._root(self._twins.of(draft.text)))
        metadata = overlay(metadata, declared) if declared else metadata
        before = self._known.get(doc_id)
        metadata = keep(metadata, before) if before else metadata
        article = Article(draft.text, metadata)
        if before is not None and self._as_it_is(before, article):
            self._learn(article)
            return Outcome(source.name, Status.UNCHANGED, doc_id, "read again with the same result")
        if not self._dry_run:
            self._corpus.write(article, (_suffix(source, draft), source.data))
        self._learn(article)
        self._added.add(doc_id)
        return Outcome(source.name, Status.UPDATED if before else Status.ADDED, doc_id, _remarks(draft, metadata))

    def _as_it_is(self, before: Metadata, article: Article) -> bool:
        """Whether the corpus already holds this article with this metadata."""
        written = parse_metadata(metadata_json(article.metadata), article.doc_id, Path(article.doc_id))
        return before == written and self._texts[article.doc_id] == _digest(article.text)

    def _root(self, twin: str | None) -> str | None:
        """The article that `twin` itself repeats, or `twin`."""
        if twin is None:
            return None
        return str(self._known[twin].extra.get("twin_of", twin))


def _digest(text: str) -> str:
    return digest(text.encode("utf-8"))


def _failed(name: str, error: IngestError) -> Outcome:
    return Outcome(name, Status.FAILED, message=f"{error.reason}; {error.what_to_do}")


def _stem(file: str) -> str:
    return _EXTENSION.sub("", file)


def _suffix(source: Source, draft: Draft) -> str:
    """The suffix that fits the content, whatever the file was called; a text keeps `.md`."""
    own = PurePosixPath(source.file).suffix.lower()
    return own if draft.media_type == "text/plain" and own == ".md" else _SUFFIXES[draft.media_type]


def _declared(source: Source) -> Metadata | None:
    """The metadata that a person put beside the file."""
    if source.sidecar is None:
        return None
    beside = Path(source.name).with_suffix(".json")
    return parse_metadata(source.sidecar, _stem(source.file), beside)


def _remarks(draft: Draft, metadata: Metadata) -> str:
    twin = metadata.extra.get("twin_of")
    return "; ".join([*draft.notes, *([f"repeats {twin}"] if twin else [])])
