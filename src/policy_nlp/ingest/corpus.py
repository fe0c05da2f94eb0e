"""The corpus folder: `<doc_id>.txt`, `<doc_id>.json` beside it, and the originals as they came.

Texts are UTF-8 and otherwise untouched: line ends and a byte order mark stay, so that offsets are those of the file.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from policy_nlp.ingest.doc_id import check_doc_id, is_doc_id
from policy_nlp.ingest.errors import DEFAULT_LIMITS, IngestError, Limits
from policy_nlp.ingest.files import read_bytes, remove_together, write_together
from policy_nlp.ingest.metadata import metadata_json, parse_metadata
from policy_nlp.model import Article, Metadata

ORIGINALS = "originals"


@dataclass(frozen=True, slots=True)
class BadArticle:
    """A file of the corpus that is no article: where, why, and what to do."""

    path: Path
    reason: str
    what_to_do: str

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}; {self.what_to_do}"


def read_article(path: Path, limits: Limits = DEFAULT_LIMITS) -> Article:
    """The article in a UTF-8 text file, with the metadata in the `.json` of the same name if there is one.

    Raises:
        IngestError: the text is missing, empty, too large, binary or not UTF-8, or the metadata is not valid.
    """
    text = _utf8(read_bytes(path, limits), path)
    beside = path.with_suffix(".json")
    if not beside.is_file():
        return Article(text, Metadata(path.stem))
    return Article(text, parse_metadata(read_bytes(beside, limits), path.stem, beside))


def _utf8(data: bytes, path: Path) -> str:
    if b"\0" in data:
        raise IngestError(path, "the file is binary, not text", "bring it in with: policy-nlp ingest")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        reason = f"the text is not UTF-8 (byte {error.start})"
        raise IngestError(path, reason, "bring it in with: policy-nlp ingest") from error
    if not text.strip("\ufeff \t\r\n\u3000"):
        raise IngestError(path, "the text is blank", "get the file again")
    return text


@dataclass(frozen=True, slots=True)
class Corpus:
    """A folder of articles; it need not exist before the first article is written."""

    folder: Path
    limits: Limits = DEFAULT_LIMITS

    def text_path(self, doc_id: str) -> Path:
        """Where the text of `doc_id` is or would be."""
        return self.folder / f"{check_doc_id(doc_id)}.txt"

    def metadata_path(self, doc_id: str) -> Path:
        """Where the metadata of `doc_id` is or would be."""
        return self.folder / f"{check_doc_id(doc_id)}.json"

    def original_path(self, doc_id: str) -> Path | None:
        """The original of `doc_id`, byte for byte as it came, if it was kept."""
        name = f"{check_doc_id(doc_id)}."
        folder = self.folder / ORIGINALS
        found = sorted(path for path in folder.glob("*") if path.name.startswith(name) and path.stem == doc_id)
        return found[0] if found else None

    def doc_ids(self) -> list[str]:
        """The ids of all texts, sorted."""
        return sorted(path.stem for path in self.folder.glob("*.txt") if not path.name.startswith("."))

    def __contains__(self, doc_id: str) -> bool:
        return self.text_path(doc_id).is_file()

    def read(self, doc_id: str) -> Article:
        """The article `doc_id`.

        Raises:
            IngestError: there is none, or it is bad.
        """
        return read_article(self.text_path(doc_id), self.limits)

    def articles(self) -> Iterator[Article | BadArticle]:
        """Every article in the order of the ids; what is none comes as a `BadArticle`, one for each file."""
        for doc_id in self.doc_ids():
            path = self.folder / f"{doc_id}.txt"
            try:
                yield self.read(doc_id) if is_doc_id(doc_id) else read_article(path, self.limits)
            except IngestError as error:
                yield BadArticle(Path(error.path), error.reason, error.what_to_do)
        for path in self._orphans():
            yield BadArticle(path, "metadata without a text", "ingest the article again or delete the file")

    def _orphans(self) -> list[Path]:
        metadata = (path for path in self.folder.glob("*.json") if not path.name.startswith("."))
        return sorted(path for path in metadata if not path.with_suffix(".txt").exists())

    def write(self, article: Article, original: tuple[str, bytes] | None = None) -> None:
        """Write an article whole or not at all, replacing the one of the same id.

        Args:
            article: its text is written as it is.
            original: suffix (`.pdf`) and bytes of the file that it was read from, kept byte for byte.

        Raises:
            IngestError: the id is not safe.
            OSError: the disk is full or not writable; the corpus is as it was before.
        """
        doc_id = article.doc_id
        files: dict[Path, bytes] = {}
        if original:
            suffix, data = original
            files[self.folder / ORIGINALS / f"{check_doc_id(doc_id)}{suffix}"] = data
        files[self.metadata_path(doc_id)] = metadata_json(article.metadata)
        files[self.text_path(doc_id)] = article.text.encode("utf-8")
        write_together(files)

    def remove(self, doc_id: str) -> None:
        """Delete an article, its metadata and its original.

        Raises:
            IngestError: there is no such article.
            OSError: a file could not be deleted; the corpus is as it was before.
        """
        if doc_id not in self:
            raise IngestError(doc_id, f"no such article in {self.folder}", "see: policy-nlp corpus list")
        paths = [self.text_path(doc_id), self.metadata_path(doc_id)]
        original = self.original_path(doc_id)
        remove_together([*paths, original] if original else paths)


def open_corpus(folder: Path, limits: Limits = DEFAULT_LIMITS) -> Corpus:
    """The corpus in `folder`.

    Raises:
        IngestError: the folder is missing, not readable, or has no articles.
    """
    corpus = Corpus(folder, limits)
    try:
        if not folder.is_dir():
            raise IngestError(folder, "no such corpus folder", "bring articles in with: policy-nlp ingest")
        next(folder.iterdir(), None)
    except OSError as error:
        raise IngestError(folder, "the corpus folder cannot be read", "check its permissions") from error
    if not corpus.doc_ids():
        raise IngestError(folder, "the corpus has no articles", "bring articles in with: policy-nlp ingest")
    return corpus
