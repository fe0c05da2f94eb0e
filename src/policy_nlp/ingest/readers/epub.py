"""E-books: the chapters of an EPUB in reading order."""

import posixpath
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from lxml import html as lxml_html

from policy_nlp.ingest.archives import open_zip, refuse_entities, unpack
from policy_nlp.ingest.draft import Draft, Found, lay_out
from policy_nlp.ingest.errors import IngestError, Limits
from policy_nlp.ingest.labels import edtf_of
from policy_nlp.ingest.readers.odt import parse_xml
from policy_nlp.model import BlockKind

_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    **dict.fromkeys(("figcaption", "caption"), BlockKind.CAPTION),
    "li": BlockKind.LIST_ITEM,
    "p": BlockKind.PARAGRAPH,
    "tr": BlockKind.TABLE_ROW,
}


def read(data: bytes, name: str, limits: Limits) -> Draft:
    """All chapters, one after the other.

    Raises:
        IngestError: the file is damaged, encrypted, a bomb, or declares XML entities.
    """
    with open_zip(data, name, limits) as archive:
        refuse_entities(archive, name, limits)
        if "META-INF/encryption.xml" in archive.namelist():
            raise IngestError(name, "the book is encrypted", "get a copy without protection")
        root = parse_xml(unpack(archive, "META-INF/container.xml", name, limits), name)
        rootfile = root.find(f".//{_CONTAINER}rootfile")
        path = rootfile.get("full-path", "") if rootfile is not None else ""
        package = parse_xml(unpack(archive, path, name, limits), name)
        chapters = [unpack(archive, chapter, name, limits) for chapter in _spine(package, posixpath.dirname(path))]
    text, marks = lay_out(block for chapter in chapters for block in _blocks(chapter))
    return Draft(
        text=text,
        found=_found(package),
        reader="policy-nlp epub",
        media_type="application/epub+zip",
        original={"blocks": marks} if marks else {},
    )


def _spine(package: Any, folder: str) -> Iterator[str]:
    items = {item.get("id"): item for item in package.iter(f"{_OPF}item")}
    for reference in package.iter(f"{_OPF}itemref"):
        item = items.get(reference.get("idref"))
        if item is not None and "nav" not in (item.get("properties") or "").split():
            yield posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))


def _found(package: Any) -> Found:
    return Found(
        title=package.findtext(f".//{_DC}title") or None,
        authors=tuple(creator.text for creator in package.iter(f"{_DC}creator") if creator.text),
        published=edtf_of(package.findtext(f".//{_DC}date")),
        publisher=package.findtext(f".//{_DC}publisher") or None,
        language=package.findtext(f".//{_DC}language") or None,
        licence=package.findtext(f".//{_DC}rights") or None,
    )


def _blocks(chapter: bytes) -> Iterator[tuple[BlockKind, str]]:
    tree = lxml_html.document_fromstring(chapter, parser=lxml_html.HTMLParser(encoding="utf-8"))
    for element in tree.xpath("//rt|//rp"):
        element.drop_tree()
    for element in tree.iter(*_KINDS):
        if any(ancestor.tag in _KINDS for ancestor in element.iterancestors()):
            continue
        cells = element.iter("td", "th") if element.tag == "tr" else (element,)
        yield _KINDS[element.tag], "\t".join(cell.text_content() for cell in cells)
