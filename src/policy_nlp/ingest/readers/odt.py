"""OpenDocument texts: headings, lists, tables, notes."""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException, ElementTree

from policy_nlp.ingest.archives import open_zip, unpack
from policy_nlp.ingest.draft import Draft, Found, lay_out
from policy_nlp.ingest.errors import IngestError, Limits
from policy_nlp.ingest.labels import authors_in, doi_in, published_in, source_in
from policy_nlp.ingest.marks import note_mark
from policy_nlp.model import BlockKind

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CREATOR = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}initial-creator"
_LITERAL = {f"{_TEXT}s": " ", f"{_TEXT}tab": " ", f"{_TEXT}line-break": " "}
_SKIPPED = {f"{_TEXT}note-body", f"{_TEXT}ruby-text", f"{_OFFICE}annotation", f"{_TEXT}tracked-changes"}


def read(data: bytes, name: str, limits: Limits) -> Draft:
    """The document's body in its order, its notes behind it.

    Raises:
        IngestError: the file is damaged, a bomb, or declares XML entities.
    """
    with open_zip(data, name, limits) as archive:
        body = parse_xml(unpack(archive, "content.xml", name, limits), name).find(f"{_OFFICE}body/{_OFFICE}text")
        has_meta = "meta.xml" in archive.namelist()
        meta = parse_xml(unpack(archive, "meta.xml", name, limits), name) if has_meta else None
    if body is None:
        raise IngestError(name, "it is no text document", "save it as a text document")
    text, marks = lay_out([*_blocks(body, BlockKind.PARAGRAPH), *_notes(body)])
    author = meta.findtext(f".//{_CREATOR}") if meta is not None else None
    return Draft(
        text=text,
        found=Found(
            title=(meta.findtext(f".//{_DC}title") or None) if meta is not None else None,
            authors=(author,) if author else authors_in(text),
            published=published_in(text),
            publisher=source_in(text),
            doi=doi_in(text),
            language=(meta.findtext(f".//{_DC}language") or None) if meta is not None else None,
        ),
        reader="policy-nlp odt",
        media_type="application/vnd.oasis.opendocument.text",
        original={"blocks": marks} if marks else {},
    )


def parse_xml(data: bytes, name: str) -> Any:
    """The root element of an XML file.

    Raises:
        IngestError: it is not well-formed, or declares entities.
    """
    try:
        return ElementTree.fromstring(data)
    except DefusedXmlException as error:
        raise IngestError(name, "it declares XML entities", "do not trust this file") from error
    except ParseError as error:
        raise IngestError(name, f"its XML is damaged ({error})", "save it again in its own program") from error


def _blocks(parent: Any, kind: BlockKind) -> Iterator[tuple[BlockKind, str]]:
    for element in parent:
        if element.tag == f"{_TEXT}h":
            yield BlockKind.HEADING, _text(element)
        elif element.tag == f"{_TEXT}p":
            yield kind, _text(element)
        elif element.tag == f"{_TABLE}table-row":
            yield BlockKind.TABLE_ROW, "\t".join(_cell(cell) for cell in element if cell.tag == f"{_TABLE}table-cell")
        elif element.tag not in _SKIPPED:
            yield from _blocks(element, BlockKind.LIST_ITEM if element.tag == f"{_TEXT}list" else kind)


def _cell(cell: Any) -> str:
    return " ".join(_text(line) for line in cell.iter(f"{_TEXT}p"))


def _text(element: Any) -> str:
    if element.tag in _SKIPPED:
        return ""
    if element.tag == f"{_TEXT}note-citation":
        return note_mark(element.text)
    parts = [_LITERAL.get(element.tag, ""), element.text or ""]
    parts += [piece for child in element for piece in (_text(child), child.tail or "")]
    return "".join(parts)


def _notes(body: Any) -> Iterator[tuple[BlockKind, str]]:
    for note in body.iter(f"{_TEXT}note"):
        mark = note_mark(note.findtext(f"{_TEXT}note-citation"))
        lines = (_text(line) for line in note.iter(f"{_TEXT}p"))
        yield BlockKind.NOTE, f"{mark} {' '.join(lines)}"
