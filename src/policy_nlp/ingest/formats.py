"""What a file is, told by its content: names lie."""

import re
import zipfile
from enum import StrEnum
from io import BytesIO

_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|article|div|table|p|h1)\b", re.IGNORECASE)
_MHTML = re.compile(
    rb"^(?:from|subject|date|mime-version|content-type|snapshot-content-location):", re.IGNORECASE | re.MULTILINE
)
_CAJ = (b"CAJ", b"HN\0", b"\xc8\x00", b"KDH", b"TEB", b"NH")


class Format(StrEnum):
    """The formats that are told apart; the value is the media type."""

    TEXT = "text/plain"
    HTML = "text/html"
    MHTML = "multipart/related"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ODT = "application/vnd.oasis.opendocument.text"
    EPUB = "application/epub+zip"
    ZIP = "application/zip"
    CAJ = "application/x-caj"
    OTHER = "application/octet-stream"


_MAGIC = (
    (b"%PDF-", Format.PDF),
    (b"\xd0\xcf\x11\xe0", Format.OTHER),  # Word 97
    (b"{\\rtf", Format.OTHER),
    (b"\x89PNG", Format.OTHER),
    (b"\xff\xd8\xff", Format.OTHER),
    (b"GIF8", Format.OTHER),
    (b"\x1f\x8b", Format.OTHER),
    (b"7z\xbc\xaf", Format.OTHER),
    (b"Rar!", Format.OTHER),
)


def sniff(data: bytes) -> Format:
    """The format of a file with the content `data`."""
    head = data[:4096]
    if head.startswith(b"PK\x03\x04"):
        return _zipped(data)
    if any(head.startswith(mark) for mark in _CAJ) and b"\0" in head:
        return Format.CAJ
    for magic, format_ in _MAGIC:
        if head.startswith(magic):
            return format_
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    return _markup(head)


def _markup(head: bytes) -> Format:
    narrow = head.replace(b"\0", b"")  # UTF-16 pages
    if len({match.lower() for match in _MHTML.findall(narrow)}) >= 2 and b"multipart/related" in narrow.lower():
        return Format.MHTML
    start = narrow.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if start.startswith(b"<") and _HTML.search(narrow):
        return Format.HTML
    return Format.TEXT


def _zipped(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "word/document.xml" in names:
                return Format.DOCX
            kind = archive.read("mimetype")[:100].decode("ascii", "replace").strip() if _small(archive, names) else ""
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, EOFError, ValueError):
        return Format.ZIP
    return next((format_ for format_ in (Format.ODT, Format.EPUB) if kind == format_.value), Format.ZIP)


def _small(archive: zipfile.ZipFile, names: set[str]) -> bool:
    return "mimetype" in names and archive.getinfo("mimetype").file_size < 1000
