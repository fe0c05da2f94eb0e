"""Each open article in each format that people have: the text that went in comes out, the furniture does not."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from ingest_render import (
    ADVERTISEMENT,
    NAVIGATION,
    RUNNING_HEAD,
    to_big5,
    to_docx,
    to_html,
    to_mhtml,
    to_old_html,
    to_pdf,
)
from policy_nlp.ingest import DEFAULT_LIMITS
from policy_nlp.ingest.draft import Draft
from policy_nlp.ingest.readers import read_draft

OPEN = Path(__file__).parents[2] / "corpus"
DOC_IDS = sorted(path.stem for path in OPEN.glob("*.txt"))
RENDERERS: dict[str, Callable[[str], bytes]] = {
    "html": lambda text: to_html(text).encode(),
    "html-gb18030": lambda text: to_html(text, charset="gb2312").encode("gb18030"),
    "html-old": lambda text: to_old_html(text).encode("gb18030"),
    "mhtml": to_mhtml,
    "docx": to_docx,
    "pdf": to_pdf,
    "pdf-two-columns": lambda text: to_pdf(text, columns=2),
    "gb18030": lambda text: text.encode("gb18030"),
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16-le without mark": lambda text: text.encode("utf-16-le"),
    "utf-8 with mark": lambda text: text.encode("utf-8-sig"),
}


FURNITURE = (ADVERTISEMENT, RUNNING_HEAD, "相关阅读", "锂价创两年新高", "统计代码", "备案号", "— 2 —", *NAVIGATION[-2:])


@cache
def article(doc_id: str) -> str:
    return (OPEN / f"{doc_id}.txt").read_text(encoding="utf-8")


def read(data: bytes, name: str = "rendered") -> Draft:
    return read_draft(data, name, DEFAULT_LIMITS)


@cache
def rendered(form: str, doc_id: str) -> Draft:
    return read(RENDERERS[form](article(doc_id)))


def bare(line: str) -> str:
    return "".join(line.split())


def recall(source: str, draft: Draft) -> float:
    """The share of the source's paragraphs, headings and table rows that come out as a line of their own."""
    lines = {bare(line) for line in draft.text.splitlines()}
    wanted = [bare(line) for line in source.splitlines() if line.strip()]
    return sum(line in lines for line in wanted) / len(wanted)


@pytest.mark.parametrize("form", RENDERERS)
def test_what_went_in_comes_out(form: str) -> None:
    recalls = {doc_id: recall(article(doc_id), rendered(form, doc_id)) for doc_id in DOC_IDS}
    assert min(recalls.values()) >= 0.97, recalls


@pytest.mark.parametrize("form", ["html", "html-gb18030", "html-old", "mhtml", "docx", "pdf", "pdf-two-columns"])
def test_nothing_else_comes_out(form: str) -> None:
    for doc_id in DOC_IDS:
        text = rendered(form, doc_id).text
        for furniture in FURNITURE:
            assert furniture not in text, (doc_id, furniture)
        assert len(bare(text)) <= 1.01 * len(bare(article(doc_id)))


@pytest.mark.parametrize("form", ["html", "html-old", "mhtml", "docx", "pdf"])
def test_tables_come_out_as_tab_separated_rows(form: str) -> None:
    source = article("us-list-review-table")
    rows = {line for line in source.splitlines() if "\t" in line}
    got = {line for line in read(RENDERERS[form](source)).text.splitlines() if "\t" in line}
    assert {tuple(map(bare, row.split("\t"))) for row in rows} <= {tuple(map(bare, row.split("\t"))) for row in got}


@pytest.mark.parametrize("doc_id", DOC_IDS)
def test_big5_comes_out_but_for_what_big5_lacks(doc_id: str) -> None:
    data, expected, lacking = to_big5(article(doc_id))
    draft = read(data)
    assert draft.encoding in {"big5hkscs", "cp950"}
    for character in lacking:
        expected = expected.replace(character, "?")
    assert draft.text == expected
    assert len(lacking) < 3


@pytest.mark.parametrize("form", ["html", "html-gb18030", "mhtml"])
def test_a_page_says_who_wrote_it_when_and_where(form: str) -> None:
    for doc_id in DOC_IDS:
        found = rendered(form, doc_id).found
        assert found.title == article(doc_id).splitlines()[0]
        assert found.authors == ("王小明",)
        assert found.published == "2025-03-07"
        assert found.publisher == "矿业评论网"
        assert found.language == "zh-CN"
        assert found.url == ("https://example.org/saved.html" if form == "mhtml" else "https://example.org/a/1.html")


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_document_gives_its_title(form: str) -> None:
    for doc_id in DOC_IDS:
        title = rendered(form, doc_id).found.title
        assert title is not None
        assert bare(title) == bare(article(doc_id).splitlines()[0])


def test_every_character_of_a_pdf_has_its_page() -> None:
    source = article("us-chronology")
    draft = read(to_pdf(source))
    pages = draft.original["pages"]
    assert [page for _, page in pages] == list(range(1, len(pages) + 1))
    assert [offset for offset, _ in pages] == sorted({offset for offset, _ in pages})
    assert pages[0][0] == 0
    assert pages[-1][0] < len(draft.text)


def test_blocks_are_marked_where_they_stand() -> None:
    source = article("us-list-review-table")
    draft = read(to_docx(source))
    kinds = {(kind, draft.text[start:end]) for kind, start, end in draft.original["blocks"]}
    assert ("title", source.splitlines()[0]) in kinds
    assert ("heading", "0 引言") in kinds
    assert any(kind == "table_row" and "第13817号行政令" in text for kind, text in kinds)


def test_the_open_metadata_says_nothing_that_a_reader_would_guess() -> None:
    draft = read(article("us-chronology").encode())
    assert draft.found.published is None
    assert draft.found.authors == ()
    assert json.loads((OPEN / "us-chronology.json").read_text(encoding="utf-8"))["published"]
