"""Plain text and Markdown."""

from policy_nlp.ingest.draft import Draft, Found
from policy_nlp.ingest.encodings import decode
from policy_nlp.ingest.errors import IngestError, Limits


def read(data: bytes, name: str, _limits: Limits) -> Draft:
    """The text as it stands, every line end made a newline.

    Raises:
        IngestError: it is blank, binary, or no encoding makes Chinese of it.
    """
    decoded = decode(data, name)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip("\ufeff \t\n\u3000"):
        raise IngestError(name, "the text is blank", "get the file again")
    return Draft(
        text=text if text.endswith("\n") else f"{text}\n",
        found=Found(),
        reader="policy-nlp plain",
        media_type="text/plain",
        encoding=decoded.encoding,
        notes=decoded.notes,
    )
