"""Word files by python-docx: headings, lists, tables, footnotes; tracked insertions in, deletions out."""

from collections.abc import Iterator
from importlib.metadata import version
from io import BytesIO
from typing import Any

from defusedxml import ElementTree
from docx import Document
from docx.oxml.ns import qn

from policy_nlp.ingest.archives import open_zip, refuse_entities
from policy_nlp.ingest.draft import Draft, Found, lay_out
from policy_nlp.ingest.errors import IngestError, Limits
from policy_nlp.ingest.labels import authors_in, doi_in, published_in, source_in, split_names
from policy_nlp.ingest.marks import note_mark, superscript
from policy_nlp.model import BlockKind

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = {qn("w:pPr"), qn("w:rPr"), qn("w:rt"), qn("w:del"), qn("w:moveFrom"), qn("w:txbxContent"), _FALLBACK}
_LITERAL = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_NOTE_MARKS = {qn("w:footnoteReference"), qn("w:endnoteReference")}
_PROGRAMS = {"", "administrator", "admin", "user", "python-docx", "microsoft office user", "用户", "微软用户", "pc"}


def read(data: bytes, name: str, limits: Limits) -> Draft:
    """The document's body in its order, its footnotes behind it.

    Raises:
        IngestError: the file is damaged, a bomb, or declares XML entities.
    """
    with open_zip(data, name, limits) as archive:
        refuse_entities(archive, name, limits)
    try:
        document = Document(BytesIO(data))
        blocks = [*_Body(document).blocks(), *_notes(document)]
    except Exception as error:  # python-docx lets through whatever a damaged part makes it stumble over
        raise IngestError(name, "the Word file is damaged", "open it in Word and save it again") from error
    text, marks = lay_out(blocks)
    return Draft(
        text=text,
        found=_found(document, blocks, text),
        reader=f"python-docx {version('python-docx')}",
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        original={"blocks": marks} if marks else {},
    )


def _found(document: Any, blocks: list[tuple[BlockKind, str]], text: str) -> Found:
    properties = document.core_properties
    title = next((content for kind, content in blocks if kind is BlockKind.TITLE), None) or properties.title
    named = () if properties.author.strip().lower() in _PROGRAMS else split_names(properties.author)
    return Found(
        title=title.strip() or None,
        authors=named or authors_in(text),
        published=published_in(text),
        publisher=source_in(text),
        doi=doi_in(text),
        language=properties.language or None,
    )


class _Body:
    """The blocks of a document's body."""

    def __init__(self, document: Any) -> None:
        self._body = document.element.body
        self._style_names = {style.style_id: (style.name or "").lower() for style in document.styles}

    def blocks(self) -> Iterator[tuple[BlockKind, str]]:
        yield from self._of(self._body)

    def _of(self, parent: Any) -> Iterator[tuple[BlockKind, str]]:
        for element in parent.iterchildren():
            if element.tag == qn("w:p"):
                yield from self._paragraph(element)
            elif element.tag == qn("w:tbl"):
                yield from ((BlockKind.TABLE_ROW, row) for row in _rows(element))
            elif element.tag in {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins")}:
                yield from self._of(element)

    def _paragraph(self, paragraph: Any) -> Iterator[tuple[BlockKind, str]]:
        kind = self._kind(paragraph)
        yield from ((kind, line) for line in text_of(paragraph).split("\n"))
        for box in paragraph.iter(qn("w:txbxContent")):
            if not any(ancestor.tag == _FALLBACK for ancestor in box.iterancestors()):
                yield from self._of(box)

    def _kind(self, paragraph: Any) -> BlockKind:
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        name = self._style_names.get(style.get(qn("w:val")), "") if style is not None else ""
        if name in {"title", "标题"}:
            return BlockKind.TITLE
        if name.startswith(("heading", "标题", "標題")) or _has(paragraph, "w:outlineLvl"):
            return BlockKind.HEADING
        if name.startswith(("caption", "题注", "標號")):
            return BlockKind.CAPTION
        listed = name.startswith("list") or _has(paragraph, "w:numPr")
        return BlockKind.LIST_ITEM if listed else BlockKind.PARAGRAPH


def _has(paragraph: Any, property_: str) -> bool:
    return paragraph.find(f"{qn('w:pPr')}/{qn(property_)}") is not None


def _rows(table: Any) -> Iterator[str]:
    """The rows of a table, their cells joined by tabs; a row of an inner table stands in its cell."""
    for row in table.iterchildren(qn("w:tr")):
        cells = (cell for cell in row.iter(qn("w:tc")) if next(cell.iterancestors(qn("w:tr"))) is row)
        yield "\t".join(" ".join(text_of(line) for line in cell.iter(qn("w:p"))) for cell in cells)


def text_of(element: Any) -> str:
    """The visible text of a paragraph, with reference marks as `^[1]` and footnote marks as `①`."""
    parts: list[str] = []
    _collect(element, parts)
    return "".join(parts)


def _collect(element: Any, parts: list[str]) -> None:
    for child in element.iterchildren():
        if child.tag in _SKIPPED:
            continue
        if child.tag == qn("w:t"):
            parts.append(_raised(child, "".join(parts)[-1:]))
        elif child.tag in _NOTE_MARKS:
            parts.append(note_mark(child.get(qn("w:id"))))
        else:
            parts.append(_LITERAL.get(child.tag, ""))
            _collect(child, parts)


def _raised(text: Any, before: str) -> str:
    content = text.text or ""
    align = text.getparent().find(f"{qn('w:rPr')}/{qn('w:vertAlign')}")
    raised = align is not None and align.get(qn("w:val")) == "superscript"
    return superscript(content, before) if raised else content


def _notes(document: Any) -> Iterator[tuple[BlockKind, str]]:
    for relation in document.part.rels.values():
        if relation.reltype.endswith(("/footnotes", "/endnotes")):
            yield from _notes_of(ElementTree.fromstring(relation.target_part.blob))


def _notes_of(root: Any) -> Iterator[tuple[BlockKind, str]]:
    for note in root:
        if note.get(qn("w:type")) in {None, "normal"}:
            text = "".join(run.text or "" for run in note.iter(qn("w:t")))
            yield BlockKind.NOTE, f"{note_mark(note.get(qn('w:id')))} {text.strip()}"
