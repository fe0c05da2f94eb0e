"""Document ids: file names that are readable, stable and safe on every system."""

import re
import unicodedata

from policy_nlp.ingest.errors import IngestError

MAX_LENGTH = 80

_SAFE = re.compile(rf"[^\W_](?:[\w.+\-]{{0,{MAX_LENGTH - 2}}}[\w+\-])?")
_UNSAFE = re.compile(r"[^\w.+\-]+")
_WINDOWS_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def is_doc_id(text: str) -> bool:
    """Whether `text` may stand for an article: letters, digits, `_-+` and inner dots; no path, no device name."""
    return bool(_SAFE.fullmatch(text)) and not _WINDOWS_DEVICE.fullmatch(text)


def check_doc_id(text: str) -> str:
    """`text`, if it is a document id.

    Raises:
        IngestError: it is not.
    """
    if not is_doc_id(text):
        raise IngestError(
            text or "(empty)", "this is no document id", f"use at most {MAX_LENGTH} letters, digits, '-', '_' and '.'"
        )
    return text


def doc_id_from(name: str, fallback: str) -> str:
    """A document id made from a file's name without its suffix: unsafe stretches become `-`.

    Args:
        name: the name to read, for instance `美国 关键矿产 (2022)`.
        fallback: a safe id for names of which nothing is left.
    """
    text = _UNSAFE.sub("-", unicodedata.normalize("NFC", name)).strip("-._+")
    text = text[:MAX_LENGTH].rstrip("-._+")
    if _WINDOWS_DEVICE.fullmatch(text):
        text = f"{text.replace('.', '-')}-{fallback}"
    return text if is_doc_id(text) else fallback
