"""Files that cannot be articles: each is refused with its reason and what to do."""

import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest_render import to_docx, to_html, to_pdf
from policy_nlp.ingest import DEFAULT_LIMITS, IngestError, Limits
from policy_nlp.ingest.readers import read_draft

TEXT = "关键矿产清单\n" + "美国地质调查局公布了五十种关键矿产的最终清单，新增镍和锌。" * 12 + "\n"


def drawn(draw: Callable[[Canvas], None], **options: object) -> bytes:
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=A4, **options)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def encrypted() -> bytes:
    return drawn(lambda canvas: canvas.drawString(50, 700, "secret " * 10), encrypt=StandardEncryption("password"))


def scanned() -> bytes:
    picture = ImageReader(Image.new("L", (200, 300), 200))
    return drawn(lambda canvas: canvas.drawImage(picture, 0, 0, *A4))


def scrambled() -> bytes:
    """Text whose characters are in the private use area, as journal databases deliver it."""
    private = "".join(chr(0xE000 + at % 900) for at in range(800))
    return to_pdf("标题\n" + private + "\n")


def repacked(docx: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(docx)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, change(source.read(name)) if name == part else source.read(name))
    return stream.getvalue()


def entity_bomb(xml: bytes) -> bytes:
    levels = b"".join(b'<!ENTITY e%d "%s">' % (at, b"&e%d;" % (at - 1) * 10) for at in range(1, 9))
    head, _, rest = xml.partition(b"?>")
    return head + b'?><!DOCTYPE x [<!ENTITY e0 "lol">' + levels + b"]>" + rest


def docx_bomb() -> bytes:
    return repacked(to_docx(TEXT), "word/document.xml", lambda xml: xml + b" " * 60_000_000)


def epub(opf: bytes) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", opf)
    return stream.getvalue()


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "encrypted PDF": (encrypted, "encrypted"),
    "truncated PDF": (lambda: to_pdf(TEXT)[:-300], "truncated"),
    "PDF cut out in the middle": (lambda: to_pdf(TEXT)[:400] + b"%%EOF", "damaged|no text"),
    "PDF without text": (lambda: drawn(lambda canvas: canvas.rect(50, 50, 100, 100)), "no text"),
    "scanned PDF": (scanned, "scan without text.*OCR"),
    "scrambled PDF": (scrambled, "scrambled.*OCR"),
    "DOCX bomb": (docx_bomb, "bomb"),
    "XML entity bomb": (lambda: repacked(to_docx(TEXT), "word/document.xml", entity_bomb), "entities"),
    "damaged DOCX": (lambda: repacked(to_docx(TEXT), "word/document.xml", lambda xml: xml[:200]), "damaged"),
    "truncated DOCX": (lambda: to_docx(TEXT)[:-200], "damaged|archive"),
    "EPUB without a book": (lambda: epub(b"<container/>"), "missing or damaged"),
    "EPUB with entities": (lambda: epub(entity_bomb(b'<?xml version="1.0"?><x>&e8;</x>')), "entities"),
    "CAJ": (lambda: b"CAJ\0\0\1\2\3" + b"\0" * 200, "CAJ.*caj2pdf"),
    "Word 97": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "DOCX"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "not readable"),
    "binary": (lambda: bytes(range(256)) * 20, "binary"),
    "mixed encodings": (lambda: (TEXT * 2).encode() + (TEXT * 2).encode("gb18030"), "mixes.*utf-8.*gb18030"),
    "no encoding": (lambda: bytes(range(0x80, 0x100)) * 30, "no encoding"),
    "blank text": ("　\n\n".encode, "blank"),
    "page without an article": (lambda: b"<html><body><nav><a href='/'>x</a></nav></body></html>", "no article"),
    "wrong mark": (lambda: b"\xef\xbb\xbf" + TEXT.encode("gb18030"), "marked as"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_by_name(name: str) -> None:
    make, reason = BAD[name]
    with pytest.raises(IngestError, match=reason) as caught:
        read_draft(make(), "the file", DEFAULT_LIMITS)
    assert str(caught.value).startswith("the file: ")
    assert "\n" not in str(caught.value)


WHOLE = {"pdf": to_pdf(TEXT), "docx": to_docx(TEXT), "html": to_html(TEXT).encode(), "text": TEXT.encode("gb18030")}


@settings(max_examples=60)
@given(
    form=st.sampled_from(sorted(WHOLE)),
    holes=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=30)), min_size=1, max_size=8),
)
def test_whatever_is_damaged_is_read_or_refused_but_never_crashes(form: str, holes: list[tuple[float, bytes]]) -> None:
    data = WHOLE[form]
    for place, replacement in holes:
        at = int(place * (len(data) - 1))
        data = data[:at] + replacement + data[at + len(replacement) + 1 :]
    try:
        told = read_draft(data, "the file", DEFAULT_LIMITS).text
    except IngestError as error:
        told = error.reason
    assert told.strip()


def test_a_wrong_extension_does_not_matter() -> None:
    for data, media_type in ((to_pdf(TEXT), "pdf"), (to_docx(TEXT), "word"), (to_html(TEXT).encode(), "html")):
        assert media_type in read_draft(data, "article.txt", DEFAULT_LIMITS).media_type


def test_a_pdf_over_the_page_limit_is_refused() -> None:
    with pytest.raises(IngestError, match="more than 1 pages"):
        read_draft(to_pdf(TEXT * 30), "long.pdf", Limits(pages=1))


def test_a_pdf_that_unpacks_beyond_the_limit_is_refused() -> None:
    packed = zlib.compress(b"\0" * 5_000_000)
    data = b"%PDF-1.4\n1 0 obj<</Filter/FlateDecode>>stream\n" + packed + b"\nendstream endobj\n%%EOF"
    with pytest.raises(IngestError, match="unpacks to more"):
        read_draft(data, "bomb.pdf", Limits(unpacked_bytes=1_000_000))


def test_a_damaged_page_in_utf_8_is_not_taken_for_mixed() -> None:
    data = bytearray(to_html(TEXT).encode())
    data[data.find("地质".encode()) + 1] = 0x20
    draft = read_draft(bytes(data), "a.html", DEFAULT_LIMITS)
    assert draft.encoding == "utf-8"
    assert "damaged" in draft.notes[0]


def test_a_few_damaged_bytes_are_told_not_refused() -> None:
    data = bytearray((TEXT * 4).encode("gb18030"))
    data[200] = 0xFF
    draft = read_draft(bytes(data), "a.txt", DEFAULT_LIMITS)
    assert "damaged" in draft.notes[0]
    assert draft.text.count("\ufffd") <= 2


def misreadable(text: str) -> str:
    """The pairs of characters of `text` whose UTF-8 bytes happen to be three characters of GBK."""
    pairs = (text[at : at + 2] for at in range(0, len(text) - 1, 2))
    return "".join(pair for pair in pairs if len(pair.encode().decode("gbk", "replace").replace("\ufffd", "")) == 3)


@pytest.mark.parametrize("misread", ["latin-1", "gb18030"])
def test_mojibake_is_undone_where_it_can_be(misread: str) -> None:
    text = TEXT if misread == "latin-1" else misreadable(TEXT)
    draft = read_draft(text.encode().decode(misread).encode(), "a.txt", DEFAULT_LIMITS)
    assert draft.text.strip() == text.strip()
    assert "undone" in draft.notes[0]


def test_lost_characters_are_told() -> None:
    draft = read_draft((TEXT + "锟斤拷锟斤拷\n").encode(), "a.txt", DEFAULT_LIMITS)
    assert "lost" in draft.notes[0]
