"""From any file to an article in the corpus: readers, encodings, metadata and the corpus folder."""

from policy_nlp.ingest.corpus import BadArticle, Corpus, open_corpus, read_article
from policy_nlp.ingest.errors import DEFAULT_LIMITS, IngestError, Limits

__all__ = ["DEFAULT_LIMITS", "BadArticle", "Corpus", "IngestError", "Limits", "open_corpus", "read_article"]
