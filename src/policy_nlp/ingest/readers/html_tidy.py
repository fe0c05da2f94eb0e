"""Old and careless markup put right before the article is sought: layout tables, text broken by `<br>`, ruby."""

import re
from typing import Any

from lxml import html as lxml_html

_UNREAD = "//rt|//rp|//script|//style|//noscript|//template"
_BLOCK = re.compile(
    r"p|div|table|tbody|t[rdh]|[uod]l|h[1-6r]|section|article|main|header|footer|nav|aside|blockquote|pre|form|center"
)
_BROKEN = ("div", "td", "section", "article", "center", "font", "main", "body")
_LONG_CELL = 300


def tidy(tree: Any) -> None:
    """Change the parsed page `tree` in place so that its paragraphs, tables and captions can be told."""
    for element in tree.xpath(_UNREAD):
        if element.getparent() is not None:
            element.drop_tree()
    for caption in list(tree.iter("figcaption")):
        caption.tag = "p"
    for figure in list(tree.iter("figure")):
        figure.tag = "div"
    for table in list(tree.iter("table")):
        if _is_layout(table):
            _dissolve(table)
    for element in list(tree.iter(*_BROKEN)):
        if element.find("br") is not None:
            _make_paragraphs(element)


def _is_layout(table: Any) -> bool:
    """Whether a table only arranges the page: it holds tables, headings or whole articles."""
    if next(table.iterdescendants("table", "h1", "h2", "article"), None) is not None:
        return True
    return any(sum(len(p.text_content()) for p in cell.iter("p")) > _LONG_CELL for cell in table.iter("td"))


def _dissolve(table: Any) -> None:
    """Make a layout table and its own rows and cells plain divisions; tables within it stay."""
    own = [element for element in table.iter("tr", "td", "th", "tbody", "thead") if _table_of(element) is table]
    for element in (table, *own):
        element.tag = "div"
        element.attrib.clear()


def _table_of(element: Any) -> Any:
    return next(element.iterancestors("table"), None)


def _make_paragraphs(element: Any) -> None:
    """Wrap each stretch of text between breaks and blocks in a paragraph."""
    children = list(element)
    paragraph = _paragraph(element.text)
    parts = [paragraph]
    element.text = None
    for child in children:
        element.remove(child)
        tail, child.tail = child.tail, None
        if child.tag == "br":
            parts.append(_paragraph(tail))
        elif _BLOCK.fullmatch(child.tag):
            parts += [child, _paragraph(tail)]
        else:
            child.tail = tail
            parts[-1].append(child)
    element.extend(part for part in parts if part.tag != "p" or len(part) or (part.text or "").strip())


def _paragraph(text: str | None) -> Any:
    paragraph = lxml_html.Element("p")
    paragraph.text = text
    return paragraph
