"""`corpus list`, `corpus verify`, `corpus remove`: looking after the corpus folder."""

from collections.abc import Iterator
from dataclasses import dataclass

from policy_nlp.ingest.corpus import ORIGINALS, BadArticle, Corpus
from policy_nlp.ingest.describe import digest
from policy_nlp.ingest.errors import IngestError
from policy_nlp.model import Article


@dataclass(frozen=True, slots=True)
class Summary:
    """One line of `corpus list`."""

    doc_id: str
    title: str | None
    published: str | None
    publisher: str | None
    script: str | None
    region: str | None
    characters: int
    media_type: str | None
    twin_of: str | None


def list_corpus(corpus: Corpus) -> Iterator[Summary | BadArticle]:
    """A summary of each article, in the order of the ids; bad ones as they are."""
    for article in corpus.articles():
        yield article if isinstance(article, BadArticle) else _summary(article)


def _summary(article: Article) -> Summary:
    metadata = article.metadata
    return Summary(
        doc_id=article.doc_id,
        title=metadata.title,
        published=metadata.published,
        publisher=metadata.publisher,
        script=metadata.script,
        region=metadata.region,
        characters=len(article.text),
        media_type=(metadata.original or {}).get("media_type"),
        twin_of=metadata.extra.get("twin_of"),
    )


def verify_corpus(corpus: Corpus) -> Iterator[BadArticle]:
    """Everything that is not as it was written: bad articles, changed texts and originals, leftovers."""
    doc_ids = set(corpus.doc_ids())
    for article in corpus.articles():
        if isinstance(article, BadArticle):
            yield article
        else:
            yield from _verify(corpus, article, doc_ids)
    for path in sorted(corpus.folder.rglob(".*.tmp")):
        yield BadArticle(path, "left over from a write that was broken off", "delete it")
    for path in sorted((corpus.folder / ORIGINALS).glob("[!.]*")):
        if path.stem not in doc_ids:
            yield BadArticle(path, "an original without an article", "ingest it again or delete it")


def _verify(corpus: Corpus, article: Article, doc_ids: set[str]) -> Iterator[BadArticle]:
    doc_id, metadata = article.doc_id, article.metadata
    if metadata.sha256 and digest(article.text.encode("utf-8")) != metadata.sha256:
        yield BadArticle(corpus.text_path(doc_id), "the text was changed after it was ingested", "ingest with --update")
    expected = (metadata.original or {}).get("sha256")
    original = corpus.original_path(doc_id)
    if expected and original is None:
        yield BadArticle(corpus.text_path(doc_id), "its original is missing", "ingest the original again")
    elif expected and original and digest(original.read_bytes()) != expected:
        yield BadArticle(original, "the original was changed", "ingest the original again")
    twin = metadata.extra.get("twin_of")
    if twin and twin not in doc_ids:
        yield BadArticle(corpus.metadata_path(doc_id), f"twin_of names no article: {twin}", "ingest with --update")


def remove_article(corpus: Corpus, doc_id: str) -> None:
    """Delete an article with its metadata and its original.

    Raises:
        IngestError: there is no such article, or another one is recorded as its twin.
        OSError: a file could not be deleted; the corpus is as it was before.
    """
    articles = (article for article in corpus.articles() if isinstance(article, Article))
    twins = [article.doc_id for article in articles if article.metadata.extra.get("twin_of") == doc_id]
    if twins:
        raise IngestError(doc_id, f"{', '.join(twins)} repeats it", "remove that first")
    corpus.remove(doc_id)
