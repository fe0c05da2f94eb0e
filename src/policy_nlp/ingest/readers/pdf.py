"""PDF files by pdfminer: columns in reading order, furniture gone, paragraphs joined over lines and pages."""

import logging
import re
import zlib
from contextlib import suppress
from importlib.metadata import version
from io import BytesIO
from itertools import islice
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.utils import decode_text

from policy_nlp.ingest.draft import Draft, Found
from policy_nlp.ingest.encodings import plausibility
from policy_nlp.ingest.errors import IngestError, Limits
from policy_nlp.ingest.labels import authors_in, doi_in, published_in, source_in, split_names
from policy_nlp.ingest.readers.pdf_layout import Paragraph, blocks_of
from policy_nlp.ingest.readers.pdf_lines import Cell, cells_of, has_image, lines_in_order
from policy_nlp.model import BlockKind

_OCR = "it needs OCR, for instance: ocrmypdf -l chi_sim+chi_tra --force-ocr in.pdf out.pdf"
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_UNREADABLE = re.compile(r"\(cid:\d+\)|[\ue000-\uf8ff\ufffd\x00-\x08]")
logging.getLogger("pdfminer").setLevel(logging.ERROR)


def read(data: bytes, name: str, limits: Limits) -> Draft:
    """The document's text; `pages` in `original` holds `[offset, page]` wherever another page begins.

    Raises:
        IngestError: the file is encrypted, truncated, too long, without text, or its text layer is scrambled.
    """
    document = _opened(data, name, limits)
    blocks, scanned = _read_pages(document, name, limits)
    text, pages, marks = _lay_out(blocks)
    _check_text(text, name, scanned)
    return Draft(
        text=text,
        found=_found(_properties(document), blocks, text),
        reader=f"pdfminer.six {version('pdfminer.six')}",
        media_type="application/pdf",
        original={"pages": pages, "blocks": marks} if marks else {"pages": pages},
    )


def _refuse_bomb(data: bytes, name: str, limits: Limits) -> None:
    """Refuse a file whose packed streams grow beyond `limits.unpacked_bytes`, before pdfminer unpacks them whole.

    Raises:
        IngestError: they do.
    """
    left = limits.unpacked_bytes
    for stream in _STREAM.finditer(data):
        end = data.find(b"endstream", stream.end())
        with suppress(zlib.error):
            left -= len(zlib.decompressobj().decompress(data[stream.end() : end], left + 1))
        if left < 0:
            raise IngestError(
                name, "the PDF unpacks to more than the limit", "do not trust it, or raise the limit with --max-mb"
            )


def _opened(data: bytes, name: str, limits: Limits) -> PDFDocument:
    if b"%%EOF" not in data[-2048:]:
        raise IngestError(name, "the PDF is truncated (its end is missing)", "download it again")
    _refuse_bomb(data, name, limits)
    try:
        return PDFDocument(PDFParser(BytesIO(data)))
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise IngestError(name, "the PDF is encrypted", "save a copy without password") from error
    except Exception as error:  # pdfminer lets through whatever a damaged file makes it stumble over
        raise IngestError(name, "the PDF is damaged", "download it again or print it to a new PDF") from error


def _read_pages(document: PDFDocument, name: str, limits: Limits) -> tuple[list[Paragraph], bool]:
    """The blocks, and whether there are pages that show pictures only."""
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    pages: list[list[Cell]] = []
    heights: list[float] = []
    scanned = False
    try:
        for page in islice(PDFPage.create_pages(document), limits.pages + 1):
            interpreter.process_page(page)
            layout = device.get_result()
            pages.append(cells_of(layout))
            heights.append(layout.height)
            scanned = scanned or (not pages[-1] and has_image(layout))
    except Exception as error:  # see above
        raise IngestError(name, f"page {len(pages) + 1} of the PDF is damaged", "print it to a new PDF") from error
    if len(pages) > limits.pages:
        raise IngestError(
            name, f"the PDF has more than {limits.pages} pages", "split it, or raise that with --max-pages"
        )
    return blocks_of(lines_in_order(pages), heights), scanned


def _lay_out(blocks: list[Paragraph]) -> tuple[str, list[list[int]], list[list[Any]]]:
    """The text, `[offset, page]` of each change of page, `[kind, start, end]` of what is no paragraph."""
    lines: list[str] = []
    pages: list[list[int]] = []
    marks: list[list[Any]] = []
    start = 0
    for block in blocks:
        for offset, page in block.pages:
            if not pages or pages[-1][1] != page:
                pages.append([start + offset, page])
        if block.kind is not BlockKind.PARAGRAPH:
            marks.append([block.kind.value, start, start + len(block.text)])
        lines.append(f"{block.text}\n")
        start += len(block.text) + 1
    return "".join(lines), pages, marks


def _check_text(text: str, name: str, scanned: bool) -> None:
    """Refuse what a machine cannot read.

    Raises:
        IngestError: there is no text, or it is not what the page shows.
    """
    if len(text.strip()) < 20:
        reason = "the PDF is a scan without text" if scanned else "the PDF has no text"
        raise IngestError(name, reason, _OCR if scanned else "check it in a PDF viewer")
    letters = [character for character in text if not character.isascii()]
    lost = len(_UNREADABLE.findall(text))
    if lost > 0.03 * len(text) or (len(letters) > 100 and plausibility(text) < 0.5):
        raise IngestError(name, "the PDF's text layer is scrambled (its fonts hide which characters they show)", _OCR)


def _found(properties: dict[str, str], blocks: list[Paragraph], text: str) -> Found:
    author = properties.get("Author", "")
    head = text[:3000]
    return Found(
        title=_title(properties.get("Title"), blocks),
        authors=split_names(author) if author and author in head else authors_in(text),
        published=published_in(text),
        publisher=source_in(text),
        doi=doi_in(text),
    )


def _properties(document: PDFDocument) -> dict[str, str]:
    values = document.info[-1] if document.info else {}
    return {key: decode_text(value) for key, value in values.items() if isinstance(value, bytes)}


def _title(claimed: str | None, blocks: list[Paragraph]) -> str | None:
    """The document's own title if its first page shows it, else the first heading that stands before any paragraph."""
    bare = "".join((claimed or "").split())
    first = [block for block in blocks[:20] if block.pages and block.pages[0][1] == 1]
    if bare and any(bare in "".join(block.text.split()) for block in first):
        return claimed
    if first and first[0].kind is BlockKind.HEADING:
        return first[0].text
    return None
