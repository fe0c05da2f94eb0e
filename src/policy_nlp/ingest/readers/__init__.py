"""One module a format, each with `read(data, name, limits) -> Draft`, imported only when its format is met."""

from collections.abc import Callable
from importlib import import_module

from policy_nlp.ingest.draft import Draft
from policy_nlp.ingest.errors import IngestError, Limits
from policy_nlp.ingest.formats import Format, sniff

Reader = Callable[[bytes, str, Limits], Draft]

_MODULES = {
    Format.TEXT: "plain",
    Format.HTML: "html",
    Format.MHTML: "mhtml",
    Format.PDF: "pdf",
    Format.DOCX: "docx",
    Format.ODT: "odt",
    Format.EPUB: "epub",
}
_ADVICE = {
    Format.CAJ: ("a CAJ file is not readable", "open it in CAJViewer and print it to PDF, or convert it with caj2pdf"),
    Format.OTHER: ("the format is not readable", "save it as PDF, DOCX, HTML or text"),
    Format.ZIP: ("an archive within an archive", "unpack it"),
}


def read_draft(data: bytes, name: str, limits: Limits) -> Draft:
    """The article in a file's `data`, read by the reader of its format, which its content decides.

    Raises:
        IngestError: the format has no reader, or its reader refuses the file.
    """
    format_ = sniff(data)
    if format_ not in _MODULES:
        raise IngestError(name, *_ADVICE[format_])
    read: Reader = import_module(f"{__name__}.{_MODULES[format_]}").read
    draft = read(data, name, limits)
    if not draft.text.strip():
        raise IngestError(name, "no text was found in it", "check the file in its own program")
    return draft
