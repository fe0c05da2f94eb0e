"""What a web page says about itself: meta elements, JSON-LD, WeChat's variables, labels above the text."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson

from policy_nlp.ingest.draft import Found, squeeze
from policy_nlp.ingest.labels import authors_in, doi_in, edtf_of, published_in, source_in, split_names

_TITLES = ("articletitle", "og:title", "twitter:title", "dc.title", "citation_title")
_AUTHORS = ("author", "article:author", "dc.creator", "citation_author", "og:article:author")
_DATES = (
    "pubdate",
    "article:published_time",
    "publishdate",
    "publish-date",
    "datepublished",
    "dc.date",
    "dc.date.issued",
    "citation_publication_date",
    "citation_date",
    "og:release_date",
    "weibo:article:create_at",
)
_PUBLISHERS = ("contentsource", "og:site_name", "dc.publisher", "citation_journal_title", "source", "sitename")
_SITE = re.compile(r"(?P<title>.+?)\s*(?:[|｜丨]|\s[-–—])\s*(?P<site>[^|｜丨]{1,20})")
_WECHAT_TIME = re.compile(r"\bct\s*=\s*[\"'](\d{10})[\"']")
_WECHAT_NAME = re.compile(r"\bnickname\s*=\s*(?:htmlDecode\()?[\"']([^\"']{1,40})[\"']")
_WECHAT_TITLE = re.compile(r"\bmsg_title\s*=\s*'([^']{1,200})'")
_CHINA = timedelta(hours=8)


def facts_of(tree: Any) -> Found:
    """The facts in the parsed page `tree`; what it does not say is None."""
    meta, linked, script = _meta(tree), _json_ld(tree), "\n".join(tree.xpath("//script[not(@src)]/text()"))
    visible = _visible(tree)
    return Found(
        title=_title(tree, _pick(meta, _TITLES) or _text(linked, "headline") or _match(_WECHAT_TITLE, script)),
        authors=_authors(tree, meta, linked) or authors_in(visible),
        published=_published(tree, meta, linked, script) or published_in(visible),
        publisher=_match(_WECHAT_NAME, script)
        or _pick(meta, _PUBLISHERS)
        or _text(linked.get("publisher"), "name")
        or source_in(visible),
        url=_first(tree, "//link[@rel='canonical']/@href") or meta.get("og:url"),
        doi=(_pick(meta, ("citation_doi", "dc.identifier.doi")) or doi_in(visible)),
        language=tree.get("lang") or meta.get("content-language") or meta.get("og:locale"),
        licence=_first(tree, "//link[@rel='license']/@href") or _first(tree, "//a[contains(@rel,'license')]/@href"),
    )


def _meta(tree: Any) -> dict[str, str]:
    """Meta elements by lower-case name; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("name") or element.get("property") or element.get("itemprop") or element.get("http-equiv")
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _json_ld(tree: Any) -> dict[str, Any]:
    """The first JSON-LD object that has a headline or a publication date."""
    for source in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            value = orjson.loads(str(source))
        except orjson.JSONDecodeError:
            continue
        for node in _nodes(value):
            if "headline" in node or "datePublished" in node:
                return node
    return {}


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item)
    elif isinstance(value, dict):
        yield value
        yield from _nodes(value.get("@graph", []))


def _authors(tree: Any, meta: dict[str, str], linked: dict[str, Any]) -> tuple[str, ...]:
    named = [_text(node, "name") for node in _nodes(linked.get("author", []))]
    cited = tree.xpath("//meta[@name='citation_author']/@content")
    names = [name for name in named if name] or cited or list(split_names(_pick(meta, _AUTHORS) or ""))
    wechat = _first(tree, "//*[@id='js_author_name']//text()")
    return tuple(names) or ((wechat,) if wechat else ())


def _published(tree: Any, meta: dict[str, str], linked: dict[str, Any], script: str) -> str | None:
    stamp = _match(_WECHAT_TIME, script)
    if stamp:
        return (datetime.fromtimestamp(int(stamp), UTC) + _CHINA).date().isoformat()
    candidates = (_pick(meta, _DATES), _text(linked, "datePublished"), _first(tree, "//article//time/@datetime"))
    return next((edtf for edtf in map(edtf_of, candidates) if edtf), None)


def _title(tree: Any, declared: str | None) -> str | None:
    """The declared title, or the heading of the page where that is the same without the site's name."""
    heading = _heading(tree)
    if declared and not (heading and declared.startswith(heading)):
        return squeeze(declared)
    return heading


def _heading(tree: Any) -> str | None:
    """The only h1, else the title without the site's name."""
    headings = [squeeze(element.text_content()) for element in tree.iter("h1")]
    headings = [heading for heading in headings if heading]
    if len(headings) == 1:
        return headings[0]
    title = squeeze(_first(tree, "//title//text()") or "")
    return _without_site(title) or None


def _without_site(title: str) -> str:
    """`镍矿禁令_新闻_某某网` → `镍矿禁令`; a short part in front is a column's name and belongs to the title."""
    title = title.partition("_")[0].strip()
    match = _SITE.fullmatch(title)
    return match["title"] if match and len(match["site"]) < len(match["title"]) else title


def _visible(tree: Any) -> str:
    parts = tree.xpath("//body//text()[not(ancestor::script or ancestor::style or ancestor::noscript)]")
    text = "\n".join(squeeze(part) for part in parts if part.strip())
    return text.replace("：\n", "：")


def _pick(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _text(node: Any, key: str) -> str | None:
    value = node.get(key) if isinstance(node, dict) else None
    return value.strip() or None if isinstance(value, str) else None


def _match(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text)
    return match[1] if match else None


def _first(tree: Any, path: str) -> str | None:
    found = tree.xpath(path)
    return str(found[0]).strip() or None if found else None
