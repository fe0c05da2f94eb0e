"""What single formats hold beyond running text: notes, ruby, WeChat's variables, spines, encodings, addresses."""

import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ingest_render import to_html
from policy_nlp.ingest import DEFAULT_LIMITS, Corpus, Limits
from policy_nlp.ingest.describe import region_of, script_of
from policy_nlp.ingest.doc_id import doc_id_from
from policy_nlp.ingest.draft import Draft, Found
from policy_nlp.ingest.encodings import decode
from policy_nlp.ingest.formats import Format, sniff
from policy_nlp.ingest.intake import Status, ingest
from policy_nlp.ingest.labels import authors_in, doi_in, edtf_of, published_in, source_in
from policy_nlp.ingest.marks import superscript
from policy_nlp.ingest.readers import read_draft
from policy_nlp.ingest.web import name_of

BODY = "印度尼西亚宣布自2020年1月1日起禁止镍矿石出口，并要求企业在国内建设冶炼厂。" * 4


def read(data: bytes | str) -> Draft:
    return read_draft(data.encode() if isinstance(data, str) else data, "a file", DEFAULT_LIMITS)


def test_a_wechat_page_gives_account_time_and_text() -> None:
    page = f"""<html><head><meta property="og:title" content="镍矿出口禁令的前因后果"></head><body>
<div id="js_article"><h1 id="activity-name">镍矿出口禁令的前因后果</h1><span id="js_author_name">李四</span>
<div id="js_content" style="visibility: hidden; opacity: 0;"><section><p><span>{BODY}</span></p></section>
<section><p>{BODY[::-1]}</p></section></div></div><div class="qr_code">微信扫一扫关注该公众号</div>
<script>var nickname = htmlDecode("矿业观察"); var ct = "1577894400";</script>
</body></html>"""
    draft = read(page)
    assert draft.text.splitlines()[:3] == ["镍矿出口禁令的前因后果", BODY, BODY[::-1]]
    assert "扫一扫" not in draft.text
    assert (draft.found.publisher, draft.found.published, draft.found.authors) == ("矿业观察", "2020-01-02", ("李四",))


def test_pinyin_over_characters_is_left_out() -> None:
    page = (
        f"<html><body><article><p><ruby>镍<rp>(</rp><rt>niè</rt><rp>)</rp></ruby>矿。{BODY}</p></article></body></html>"
    )
    assert read(page).text == f"镍矿。{BODY}\n"


def test_line_breaks_in_a_paragraph_make_lines_and_wrapped_source_does_not() -> None:
    half = len(BODY) // 2
    page = f"<html><body><article><p>{BODY[:half]}\n{BODY[half:]}<br><br>{BODY[::-1]}</p></article></body></html>"
    assert read(page).text == f"{BODY}\n{BODY[::-1]}\n"


def test_comments_and_control_characters_are_no_text() -> None:
    page = (
        f"<!-- a --><?php b ?><html><body><article><p>{BODY}\x02<!-- c --><br>\x0b{BODY}</p></article></html><!-- d -->"
    )
    assert read(page).text == f"{BODY}\n{BODY}\n"


@pytest.mark.parametrize(
    ("declared", "title"),
    [
        ("镍矿禁令_财经频道_某某网", "镍矿禁令"),
        ("镍矿禁令的来龙去脉 | 某某网", "镍矿禁令的来龙去脉"),
        ("观察 | 镍矿禁令的来龙去脉", "观察 | 镍矿禁令的来龙去脉"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_title(declared: str, title: str) -> None:
    page = f"<html><head><title>{declared}</title></head><body><article><p>{BODY}</p></article></body></html>"
    assert read(page).found.title == title


def test_captions_are_kept_and_a_short_notice_is_an_article() -> None:
    figure = "<figure><img src='a.png'><figcaption>图1 冶炼厂</figcaption></figure>"
    page = f"<html><body><div><h1>公告</h1>{figure}<p>自2020年1月1日起禁止镍矿石出口。</p></div></body></html>"
    assert read(page).text == "公告\n图1 冶炼厂\n自2020年1月1日起禁止镍矿石出口。\n"


def test_markdown_and_labels_of_a_text_are_read() -> None:
    found = read(f"# 镍矿禁令\n来源：矿业日报 发布时间：2020-01-03\n{BODY}\n").found
    assert (found.title, found.publisher, found.published) == ("镍矿禁令", "矿业日报", "2020-01-03")
    assert read(f"镍矿禁令\n{BODY}\n").found == Found()


def test_json_ld_and_labels_are_read() -> None:
    linked = '{"@type": "NewsArticle", "headline": "镍", "datePublished": "2021-05", "author": [{"name": "王五"}]}'
    page = f"""<html lang="zh-TW"><head><script type="application/ld+json">{linked}</script></head><body>
<p class="info">來源：礦業日報　作者：趙六</p><article><h1>鎳</h1><p>{BODY}</p></article></body></html>"""
    found = read(page).found
    assert (found.title, found.published, found.authors, found.publisher) == ("镍", "2021-05", ("王五",), "礦業日報")


def test_a_declared_encoding_that_is_wrong_is_not_believed() -> None:
    page = to_html(f"镍矿\n{BODY}\n", charset="big5").encode("gb18030")
    draft = read(page)
    assert draft.encoding == "gb18030"
    assert BODY in draft.text


def test_tracked_changes_footnotes_and_superscripts_of_a_word_file() -> None:
    document = Document()
    paragraph = document.add_paragraph("禁令自2020年起生效")
    paragraph.add_run("[12]").font.superscript = True
    run = paragraph.add_run("。")
    run._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="2"/>'))
    paragraph._p.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>新增一句。</w:t></w:r></w:ins>"))
    paragraph._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>旧句。</w:delText></w:r></w:del>"))
    notes = f"""<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:t>见矿业部公告。</w:t></w:r></w:p></w:footnote></w:footnotes>"""
    content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), content_type, notes.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    stream = BytesIO()
    document.save(stream)
    assert read(stream.getvalue()).text == "禁令自2020年起生效^[12]。②新增一句。\n② 见矿业部公告。\n"


def odt(content: str) -> bytes:
    names = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"' for prefix in ("office", "text", "table")
    )
    body = f"<office:body><office:text>{content}</office:text></office:body>"
    xml = f"<office:document-content {names}>{body}</office:document-content>"
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", Format.ODT.value)
        archive.writestr("content.xml", xml)
    return stream.getvalue()


def test_an_opendocument_text_is_read() -> None:
    draft = read(
        odt(
            f"<text:h>镍矿</text:h><text:p>{BODY}<text:note><text:note-citation>1</text:note-citation><text:note-body>"
            "<text:p>公告。</text:p></text:note-body></text:note>完。</text:p><text:list><text:list-item><text:p>甲</text:p>"
            "</text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>2020</text:p>"
            "</table:table-cell><table:table-cell><text:p>禁令</text:p></table:table-cell></table:table-row></table:table>"
        )
    )
    assert draft.text == f"镍矿\n{BODY}①完。\n甲\n2020\t禁令\n① 公告。\n"
    assert [kind for kind, *_ in draft.original["blocks"]] == ["heading", "list_item", "table_row", "note"]


def test_the_chapters_of_a_book_come_in_the_order_of_its_spine() -> None:
    opf = """<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>
<dc:title>镍的政治</dc:title><dc:creator>钱七</dc:creator><dc:date>2021-03-01</dc:date><dc:language>zh-CN</dc:language></metadata>
<manifest><item id="b" href="b.xhtml"/><item id="a" href="a%20a.xhtml"/></manifest>
<spine><itemref idref="b"/><itemref idref="a"/></spine></package>"""
    container = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>"""
    page = "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body><h1>{0}</h1><p>{1}</p></body></html>"
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", container)
        archive.writestr("OEBPS/book.opf", opf)
        archive.writestr("OEBPS/a a.xhtml", page.format("下篇", BODY))
        archive.writestr("OEBPS/b.xhtml", page.format("上篇", BODY))
    draft = read(stream.getvalue())
    assert draft.text == f"上篇\n{BODY}\n下篇\n{BODY}\n"
    assert (draft.found.title, draft.found.authors, draft.found.published) == ("镍的政治", ("钱七",), "2021-03-01")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("我国对镓、锗实施出口管制", "gb2312"),
        ("我國對鎵、鍺實施出口管制", "gbk"),
        ("我國對鎵、鍺實施出口管制", "big5"),
        ("香港嘅銻價，喺呢排升咗好多", "big5hkscs"),
        ("镍矿出口禁令", "utf-16-be"),
        ("镍矿出口禁令", "utf-16"),
        ("plain ASCII text", "ascii"),
    ],
)
def test_even_a_short_text_is_decoded(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt").text == text


def test_formats_are_told_by_content() -> None:
    assert sniff(b"%PDF-1.7 ...") is Format.PDF
    assert sniff(b"\xef\xbb\xbf <!DOCTYPE html><html>") is Format.HTML
    assert sniff("<html><body>".encode("utf-16")) is Format.HTML
    assert sniff("<某某法> 第一条".encode()) is Format.TEXT
    assert sniff(b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;") is Format.MHTML
    assert sniff(b"PK\x03\x04 not really") is Format.ZIP


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("发布时间：2024-03-05 10:20", "2024-03-05"),
        ("發布日期：2024年3月5日", "2024-03-05"),
        ("出版日期: 2022年4月", "2022-04"),
        ("时间：2024/3/5", "2024-03-05"),
        ("收稿日期：2021-12-28", None),
        ("访问时间：2024-03-05", None),
        ("发布时间：2024-13-45", None),
        ("2024年3月5日，商务部公布", None),
    ],
)
def test_only_a_labelled_publication_date_counts(text: str, published: str | None) -> None:
    assert published_in(text) == published


def test_labels_name_source_authors_and_doi() -> None:
    head = "来源：新华社 作者：王小明、李小红\nDOI：10.1234/j.cnki.2022.05.001，中图分类号"
    assert source_in(head) == "新华社"
    assert authors_in(head) == ("王小明", "李小红")
    assert doi_in(head) == "10.1234/j.cnki.2022.05.001"
    assert edtf_of("2024-03-05T10:00:00+08:00") == "2024-03-05"
    assert edtf_of("last week") is None


@pytest.mark.parametrize(
    ("text", "before", "written"),
    [("[12]", "年", "^[12]"), ("1,2", "燊", "^{1,2}"), ("2", "m", "2"), ("3", "0", "3"), ("TM", "药", "TM")],
)
def test_superscripts_are_marks_only_where_they_refer(text: str, before: str, written: str) -> None:
    assert superscript(text, before) == written


@pytest.mark.parametrize(
    ("url", "language", "region"),
    [
        ("https://www.moea.gov.tw/news/1", None, "TW"),
        ("https://example.org/", "zh-HK", "HK"),
        ("https://example.org/", "zh-Hant-TW", "TW"),
        ("https://example.org/", "zh-Hant", None),
        ("https://example.org/", None, None),
        (None, "zh_CN", "CN"),
    ],
)
def test_a_region_is_only_declared(url: str | None, language: str | None, region: str | None) -> None:
    assert region_of(url, Found(language=language)) == region


def test_the_script_is_that_of_most_characters() -> None:
    assert script_of("這個國家對關鍵礦產的出口（“关键”二字）") == "hant"
    assert script_of("这个国家对关键矿产的出口（「關鍵」）") == "hans"
    assert script_of("2024 GaN") is None


class Pages(BaseHTTPRequestHandler):
    """A small site: an article, a redirect to it, a page that never ends, a page that hardly moves."""

    def do_GET(self) -> None:
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/a/nickel.html")
            self.end_headers()
        elif self.path == "/a/nickel.html":
            self._send(to_html(f"镍矿\n{BODY}\n").encode())
        elif self.path == "/endless":
            self._send(b"x" * 3_000_000)
        elif self.path == "/slow":
            self.send_response(200)
            self.end_headers()
            with suppress(ConnectionError):
                for _ in range(20):
                    time.sleep(0.1)
                    self.wfile.write(b"x" * 70_000)
        else:
            self.send_error(404)

    def _send(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        with suppress(ConnectionError):
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_an_address_is_fetched(tmp_path: Path, site: str) -> None:
    corpus = Corpus(tmp_path)
    (outcome,) = ingest([f"{site}/moved"], corpus)
    assert (outcome.status, outcome.doc_id) == (Status.ADDED, "127.0.0.1-nickel")
    assert corpus.read("127.0.0.1-nickel").metadata.url == f"{site}/a/nickel.html"


@pytest.mark.parametrize(
    ("url", "doc_id"),
    [
        ("https://mp.weixin.qq.com/s/AbC-12", "mp.weixin.qq.com-AbC-12"),
        ("https://www.example.gov.cn/gk/2025-02/04/content_1.html", "www.example.gov.cn-content_1"),
        ("https://news.example.tw/page?id=123", "news.example.tw-page-id-123"),
        ("https://example.org/", "example.org"),
        ("https://example.org/%E9%95%8D.html", "example.org-镍"),
    ],
)
def test_an_address_gives_a_telling_id(url: str, doc_id: str) -> None:
    assert doc_id_from(name_of(url).removesuffix(".web"), "x") == doc_id


@pytest.mark.parametrize(
    ("page", "reason"), [("/none", "404"), ("/endless", "larger than"), ("/slow", "longer than|cannot be fetched")]
)
def test_a_page_that_cannot_be_fetched_is_named(tmp_path: Path, site: str, page: str, reason: str) -> None:
    limits = Limits(file_bytes=2_000_000, seconds=0.5)
    (outcome,) = ingest([site + page], Corpus(tmp_path, limits))
    assert outcome.status is Status.FAILED
    assert any(part in outcome.message for part in reason.split("|"))


def test_an_address_nobody_answers_at_is_named(tmp_path: Path) -> None:
    (outcome,) = ingest(["http://127.0.0.1:9/"], Corpus(tmp_path))
    assert "cannot be fetched" in outcome.message
