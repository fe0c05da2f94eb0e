"""A Word file with one table in the three-line style of Chinese papers."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from policy_nlp.workbook.writing import clean

_LATIN, _CHINESE = "Times New Roman", "宋体"
_THICK, _THIN = "12", "6"  # eighths of a point: 1.5 pt and 0.75 pt
_FOREVER = datetime(2000, 1, 1, tzinfo=UTC)  # the same table is the same file


def word_table(caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]], sources: Sequence[str]) -> bytes:
    """A Word file: caption, table with thick rules above and below and a thin one under its head, numbered sources."""
    document = Document()
    document.core_properties.created = document.core_properties.modified = _FOREVER
    document.core_properties.author = ""
    style: Any = document.styles["Normal"]
    style.font.name, style.font.size = _LATIN, Pt(9)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _CHINESE)
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.add_run(caption).bold = True
    table = document.add_table(rows=1 + len(rows), cols=len(heads))
    for line, texts in zip(table.rows, [heads, *rows], strict=True):
        for cell, text in zip(line.cells, texts, strict=True):
            cell.text = clean(text)
    _rule(table._tbl.tblPr, "w:tblBorders", top=_THICK, bottom=_THICK)
    for cell in table.rows[0].cells:
        _rule(cell._tc.get_or_add_tcPr(), "w:tcBorders", bottom=_THIN)
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for number, source in enumerate(sources, start=1):
        document.add_paragraph(clean(f"[{number}] {source}"))
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def _rule(properties: Any, name: str, **sizes: str) -> None:
    """Draw rules at the sides that are named, each of its size."""
    borders = OxmlElement(name)
    for side, size in sizes.items():
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", size), ("space", "0"), ("color", "000000")):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    properties.append(borders)
