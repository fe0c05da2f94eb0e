"""Web pages: the main text by trafilatura, the facts from the page's head."""

import re
from collections.abc import Iterator
from configparser import ConfigParser
from functools import cache
from importlib.metadata import version
from typing import Any

import trafilatura
from lxml import html as lxml_html
from trafilatura.settings import use_config

from policy_nlp.ingest.draft import Draft, lay_out, squeeze
from policy_nlp.ingest.encodings import decode
from policy_nlp.ingest.errors import IngestError, Limits
from policy_nlp.ingest.readers.html_facts import facts_of
from policy_nlp.ingest.readers.html_tidy import tidy
from policy_nlp.model import BlockKind

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w\-]{2,20})", re.IGNORECASE)
_NOT_MARKUP = re.compile(r"\A\s*<\?xml[^>]*\?>|[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_WECHAT_BODY = ".//*[@id='js_content']"
_BREAK = "\x1e"
_KINDS = {"head": BlockKind.HEADING, "item": BlockKind.LIST_ITEM, "row": BlockKind.TABLE_ROW}


def read(data: bytes, name: str, _limits: Limits) -> Draft:
    """The article of a page; its encoding is the declared one if that makes Chinese of it.

    Raises:
        IngestError: no encoding fits, or the page has no article.
    """
    declared = _CHARSET.search(data[:4096])
    decoded = decode(data, name, declared[1].decode("ascii") if declared else None)
    return read_page(decoded.text, name, decoded.encoding, decoded.notes)


def read_page(page: str, name: str, encoding: str, notes: tuple[str, ...] = ()) -> Draft:
    """The article of a page that is already decoded.

    Raises:
        IngestError: the page has no article.
    """
    try:
        parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True)
        tree = lxml_html.document_fromstring(_NOT_MARKUP.sub("", page), parser=parser)
    except (ValueError, lxml_html.etree.LxmlError) as error:
        raise IngestError(name, "the page cannot be parsed", "save it again from a browser") from error
    found = facts_of(tree)
    tidy(tree)
    blocks = list(_blocks(_article(tree)))
    if not any(kind is BlockKind.PARAGRAPH or "\t" in content for kind, content in blocks):
        raise IngestError(name, "the page has no article text", "save the page from a browser, or print it to PDF")
    text, marks = lay_out(_with_title(found.title, blocks))
    return Draft(
        text=text,
        found=found,
        reader=f"trafilatura {version('trafilatura')}",
        media_type="text/html",
        encoding=encoding,
        original={"blocks": marks} if marks else {},
        notes=notes,
    )


def _article(tree: Any) -> Any:
    """The page's main part in trafilatura's own elements; None where it finds none."""
    wechat = tree.xpath(_WECHAT_BODY)
    page = _alone(wechat[0]) if wechat else tree
    document: Any = trafilatura.bare_extraction(
        page, include_comments=False, include_tables=True, favor_recall=True, with_metadata=False, config=_config()
    )
    return None if document is None else document.body


@cache
def _config() -> ConfigParser:
    """Trafilatura's settings, but for its wish for long articles: a notice may have two lines."""
    config = use_config()
    for key in ("MIN_EXTRACTED_SIZE", "MIN_OUTPUT_SIZE"):
        config.set("DEFAULT", key, "20")
    return config


def _alone(element: Any) -> Any:
    """A page of nothing but `element`, visible: WeChat hides the article until its script has run."""
    element.attrib.pop("style", None)
    page = lxml_html.document_fromstring("<html><body><article></article></body></html>")
    page.find(".//article").append(element)
    return page


def _blocks(body: Any) -> Iterator[tuple[BlockKind, str]]:
    """The blocks of trafilatura's body: head, p, list/item, table/row/cell, quote; `lb` breaks a line."""
    if body is None:
        return
    for element in body.iter("head", "p", "item", "row", "quote", "code", "ab"):
        if element.tag == "row":
            yield BlockKind.TABLE_ROW, "\t".join(squeeze(" ".join(cell.itertext())) for cell in element.iter("cell"))
        elif not _inside_another(element):
            kind = _KINDS.get(element.tag, BlockKind.PARAGRAPH)
            yield from ((kind, line) for line in _lines(element))


def _inside_another(element: Any) -> bool:
    """Whether an ancestor already gave this element's text."""
    return any(ancestor.tag in {"cell", "item", "p", "quote", "head"} for ancestor in element.iterancestors())


def _lines(element: Any) -> list[str]:
    parts = [element.text or ""]
    for child in element.iterdescendants():
        if child.tag in {"lb", "p", "item"}:
            parts.append(_BREAK)
        parts += [child.text or "", _BREAK if child.tag in {"p", "item"} else "", child.tail or ""]
    return "".join(parts).split(_BREAK)


def _with_title(title: str | None, blocks: list[tuple[BlockKind, str]]) -> list[tuple[BlockKind, str]]:
    """`blocks` with the page's title as the first one, whether trafilatura kept it or not."""
    if not title:
        return blocks
    rest = blocks
    for at, (_, content) in enumerate(blocks[:4]):
        if "".join(content.split()) == "".join(title.split()):
            rest = blocks[:at] + blocks[at + 1 :]
            break
    return [(BlockKind.TITLE, title), *rest]
