"""From any file to an article in the corpus: readers, encodings, metadata and the corpus folder.

Reading the corpus needs nothing but this package's core; the libraries that read other formats and fetch pages are
imported by `policy_nlp.ingest.intake` and the readers, and only there.
"""

from policy_nlp.ingest.corpus import BadArticle, Corpus, open_corpus, read_article
from policy_nlp.ingest.errors import DEFAULT_LIMITS, IngestError, Limits

__all__ = ["DEFAULT_LIMITS", "BadArticle", "Corpus", "IngestError", "Limits", "open_corpus", "read_article"]
