"""Articles rendered in the formats that people have, with the furniture that such files carry."""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from io import BytesIO

from docx import Document
from opencc import OpenCC
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer, Table

FONTS = {"hans": "STSong-Light", "hant": "STSong-Light"}
NAVIGATION = ("首页", "要闻", "评论", "数据", "登录", "注册")
ADVERTISEMENT = "【广告】立即订阅本刊电子版，首月只需一元"
_GLOSS = re.compile(r"\([a-zà-ǜ]+\)")
RUNNING_HEAD = "矿业评论　第3卷第2期"


@dataclass(frozen=True, slots=True)
class Block:
    kind: str
    lines: tuple[str, ...]


def blocks_of(text: str) -> list[Block]:
    """A title, then headings (short lines), paragraphs and tables (runs of lines with tabs)."""
    lines = [line for line in text.split("\n") if line.strip()]
    blocks = [Block("title", (lines[0],))]
    for line in lines[1:]:
        kind = (
            "table" if "\t" in line else "heading" if len(line) < 25 and line[-1] not in "。！？；：" else "paragraph"
        )
        if kind == "table" and blocks[-1].kind == "table":
            blocks[-1] = Block("table", (*blocks[-1].lines, line))
        else:
            blocks.append(Block(kind, (line,)))
    return blocks


def _escaped(line: str) -> str:
    return html.escape(line, quote=False)


def to_html(text: str, charset: str = "utf-8", lang: str = "zh-CN") -> str:
    blocks = blocks_of(text)
    body = "\n".join(_html_of(block) for block in blocks[1:])
    menu = "".join(f'<li><a href="/{at}">{name}</a></li>' for at, name in enumerate(NAVIGATION))
    title = _escaped(blocks[0].lines[0])
    return f"""<!DOCTYPE html>
<html lang="{lang}"><head><meta charset="{charset}"><title>{title}_矿业评论网</title>
<meta name="author" content="王小明"><meta name="PubDate" content="2025-03-07 09:30:00">
<meta property="og:site_name" content="矿业评论网"><link rel="canonical" href="https://example.org/a/1.html">
<script>var tracker = "统计代码不应出现";</script><style>p {{ color: red }}</style></head>
<body><nav><ul>{menu}</ul></nav><div class="ad banner">{ADVERTISEMENT}</div>
<article><h1>{title}</h1>
{body}
</article>
<aside class="related"><h3>相关阅读</h3><ul><li><a href="/r1">锂价创两年新高</a></li>
<li><a href="/r2">镍矿出口再添变数</a></li></ul></aside>
<footer>版权所有 矿业评论网 备案号00000000</footer></body></html>"""


def to_old_html(text: str) -> str:
    """A page as old sites make them: arranged by tables, its paragraphs broken by `<br>`, no encoding declared."""
    blocks = blocks_of(text)
    lines = [
        _html_of(block) if block.kind == "table" else f"　　{_escaped(block.lines[0])}<br><br>" for block in blocks
    ]
    title = _escaped(blocks[0].lines[0])
    links = "<br>".join(f'<a href="/{at}">{name}</a>' for at, name in enumerate(NAVIGATION))
    body = f"<h2>{title}</h2>" + "\n".join(lines[1:])
    return f"""<html><head><title>{title}</title></head><body><table width="100%"><tr><td width="20%">{links}</td>
<td><table><tr><td>{body}</td></tr></table></td></tr></table></body></html>"""


def _html_of(block: Block) -> str:
    if block.kind == "table":
        rows = ("".join(f"<td>{_escaped(cell)}</td>" for cell in line.split("\t")) for line in block.lines)
        return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    tag = {"heading": "h2"}.get(block.kind, "p")
    return f"<{tag}>{_escaped(block.lines[0])}</{tag}>"


def to_mhtml(text: str) -> bytes:
    message = MIMEMultipart("related", type="text/html")
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = "https://example.org/saved.html"
    message["Subject"] = "saved"
    message.attach(MIMEText(to_html(text), "html", "utf-8"))
    style = EmailMessage()
    style.set_content("p { color: red }", subtype="css")
    message.attach(style)
    return message.as_bytes()


def to_docx(text: str) -> bytes:
    document = Document()
    document.core_properties.author = "王小明"
    for block in blocks_of(text):
        if block.kind == "table":
            rows = [line.split("\t") for line in block.lines]
            table = document.add_table(rows=0, cols=max(map(len, rows)))
            for row in rows:
                for cell, content in zip(table.add_row().cells, row, strict=False):
                    cell.text = content
        elif block.kind == "paragraph":
            document.add_paragraph(block.lines[0])
        else:
            document.add_heading(block.lines[0], 0 if block.kind == "title" else 1)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def to_pdf(text: str, columns: int = 1, script: str = "hans") -> bytes:
    """A4 pages with a running head and page numbers; paragraphs are indented by two characters and broken anywhere."""
    font = FONTS[script]
    pdfmetrics.registerFont(UnicodeCIDFont(font))
    stream = BytesIO()
    document = BaseDocTemplate(stream, pagesize=A4, title="", author="")
    width, height = A4
    margin, gap = 20 * mm, 8 * mm
    column = (width - 2 * margin - (columns - 1) * gap) / columns
    frames = [
        Frame(margin + at * (column + gap), 25 * mm, column, height - 50 * mm, 0, 0, 0, 0, id=f"c{at}")
        for at in range(columns)
    ]

    def furniture(canvas: Canvas, _document: BaseDocTemplate) -> None:
        canvas.setFont(font, 9)
        canvas.drawCentredString(width / 2, height - 15 * mm, RUNNING_HEAD)
        canvas.drawCentredString(width / 2, 12 * mm, f"— {canvas.getPageNumber()} —")

    document.addPageTemplates(PageTemplate(frames=frames, onPage=furniture))
    document.build(list(_flowables(blocks_of(text), font, column)))
    return stream.getvalue()


def _flowables(blocks: Iterable[Block], font: str, width: float) -> Iterable[Flowable]:
    plain = ParagraphStyle("p", fontName=font, fontSize=10.5, leading=16, wordWrap="CJK", firstLineIndent=21)
    heading = ParagraphStyle("h", parent=plain, fontSize=13, leading=20, firstLineIndent=0, spaceBefore=6)
    title = ParagraphStyle("t", parent=heading, fontSize=17, leading=26)
    cell = ParagraphStyle("c", parent=plain, fontSize=9, leading=12, firstLineIndent=0)
    for block in blocks:
        if block.kind == "table":
            rows = [[Paragraph(_escaped(text), cell) for text in line.split("\t")] for line in block.lines]
            yield Table(rows, colWidths=_widths(block, width, font), style=[("VALIGN", (0, 0), (-1, -1), "TOP")])
            yield Spacer(1, 8)
        else:
            style = {"title": title, "heading": heading}.get(block.kind, plain)
            yield Paragraph(_escaped(block.lines[0]), style)


def _widths(block: Block, width: float, font: str) -> list[float]:
    """Columns as wide as their longest cell, but for the longest column, which gets what is left."""
    cells = [line.split("\t") for line in block.lines]
    columns = [[row[at] for row in cells if at < len(row)] for at in range(max(map(len, cells)))]
    longest = [max(pdfmetrics.stringWidth(cell, font, 9) for cell in column) + 14 for column in columns]
    widest = longest.index(max(longest))
    longest[widest] = max(width - sum(longest) + longest[widest], 60)
    return [width * share / sum(longest) for share in longest]


def to_big5(text: str) -> tuple[bytes, str, str]:
    """The article in Taiwan's characters as Big5, that text, and the characters that Big5 lacks (they become ?).

    Pinyin glosses are dropped: Big5 has no letters with tone marks.
    """
    traditional = OpenCC("s2tw").convert(_GLOSS.sub("", text))
    lacking = "".join(sorted({character for character in traditional if not _in(character, "big5hkscs")}))
    return traditional.encode("big5hkscs", "replace"), traditional, lacking


def _in(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
