"""Plain text and Markdown."""

import re

from policy_nlp.ingest.draft import Draft, Found
from policy_nlp.ingest.encodings import decode
from policy_nlp.ingest.errors import IngestError, Limits
from policy_nlp.ingest.labels import authors_in, doi_in, published_in, source_in

_HEADING = re.compile(r"\s*# (.+)")


def read(data: bytes, name: str, _limits: Limits) -> Draft:
    """The text as it stands, every line end made a newline.

    Raises:
        IngestError: it is blank, binary, or no encoding makes Chinese of it.
    """
    decoded = decode(data, name)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip("\ufeff \t\n\u3000"):
        raise IngestError(name, "the text is blank", "get the file again")
    heading = _HEADING.match(text)
    return Draft(
        text=text if text.endswith("\n") else f"{text}\n",
        found=Found(
            title=heading[1].strip() if heading else None,
            authors=authors_in(text),
            published=published_in(text),
            publisher=source_in(text),
            doi=doi_in(text),
        ),
        reader="policy-nlp plain",
        media_type="text/plain",
        encoding=decoded.encoding,
        notes=decoded.notes,
    )
