"""A web page saved from a browser as one file (`.mhtml`): the page is its first HTML part."""

from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage

from policy_nlp.ingest.draft import Draft
from policy_nlp.ingest.encodings import decode
from policy_nlp.ingest.errors import IngestError, Limits
from policy_nlp.ingest.readers import html


def read(data: bytes, name: str, limits: Limits) -> Draft:
    """The article of the saved page, with the address it was saved from.

    Raises:
        IngestError: there is no HTML part in it, or the page has no article.
    """
    message = message_from_bytes(data, policy=policy.default)
    part = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    content = part.get_payload(decode=True) if part else None
    if part is None or not isinstance(content, bytes):
        raise IngestError(name, "the saved page has no HTML part", "save the page again")
    charset = part.get_content_charset()
    if charset:
        decoded = decode(content, name, charset)
        draft = html.read_page(decoded.text, name, decoded.encoding, decoded.notes)
    else:
        draft = html.read(content, name, limits)
    found = replace(draft.found, url=_address(message, part) or draft.found.url)
    return replace(draft, found=found, media_type="multipart/related")


def _address(message: EmailMessage, part: EmailMessage) -> str | None:
    address = str(message["Snapshot-Content-Location"] or part["Content-Location"] or "")
    return address if address.startswith(("http://", "https://")) else None
