"""Bibliographic items for reference managers: RIS by rispy, BibTeX by bibtexparser."""

from collections.abc import Mapping, Sequence
from typing import Any

import rispy
from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field

from policy_nlp.workbook.bibliography import OTHERS, Item

_RIS_TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "report": "RPRT",
    "thesis": "THES",
    "paper-conference": "CPAPER",
    "standard": "STAND",
    "patent": "PAT",
    "webpage": "ELEC",
}
_BIB_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "report": "techreport",
    "thesis": "phdthesis",
    "paper-conference": "inproceedings",
}


def as_ris(items: Sequence[Item]) -> str:
    """Items in the form of RIS, by rispy."""
    return str(rispy.dumps([_ris(item) for item in items]))


def _ris(item: Item) -> dict[str, Any]:
    pages = str(item.get("page", "")).split(",")[0]
    first, _, last = pages.replace("–", "-").partition("-")
    values = {
        "type_of_reference": _RIS_TYPES.get(item["type"], "GEN"),
        "id": item["id"],
        "title": item.get("title"),
        "authors": [name for name in map(_name, item.get("author", ())) if name not in OTHERS],
        "year": "-".join(f"{part:02d}" for part in _issued(item)[:1]),
        "date": "/".join(f"{part:02d}" for part in _issued(item)),
        "secondary_title": item.get("container-title"),
        "volume": item.get("volume"),
        "number": item.get("issue"),
        "start_page": first,
        "end_page": last,
        "publisher": item.get("publisher"),
        "place_published": item.get("publisher-place"),
        "urls": [item["URL"]] if item.get("URL") else None,
        "doi": item.get("DOI"),
        "language": item.get("language"),
    }
    return {key: " ".join(value.split()) if isinstance(value, str) else value for key, value in values.items() if value}


def _issued(item: Item) -> list[int]:
    parts: list[int] = (item.get("issued") or {}).get("date-parts", [[]])[0]
    return parts


def _name(author: Mapping[str, str]) -> str:
    return author.get("literal") or ", ".join(filter(None, (author.get("family"), author.get("given"))))


def as_bibtex(items: Sequence[Item]) -> str:
    """Items in the form of BibTeX, by bibtexparser."""
    library = Library([_bib(item) for item in items])
    return str(write_string(library))


def _bib(item: Item) -> Entry:
    kind = _BIB_TYPES.get(item["type"], "misc")
    held = {"article": "journal", "inproceedings": "booktitle"}.get(kind, "howpublished")
    published = {"techreport": "institution", "phdthesis": "school"}.get(kind, "publisher")
    people = " and ".join(map(_bib_name, item.get("author", ())))
    issued = _issued(item)
    values = {
        "author": people and _tex(people, keep="{}"),
        "title": _tex(str(item.get("title", ""))),
        held: _tex(str(item.get("container-title", ""))),
        published: _tex(str(item.get("publisher", ""))),
        "address": _tex(str(item.get("publisher-place", ""))),
        "year": str(issued[0]) if issued else "",
        "month": str(issued[1]) if len(issued) > 1 else "",
        "volume": str(item.get("volume", "")),
        "number": str(item.get("issue", "")),
        "pages": str(item.get("page", "")).replace("–", "-").replace("-", "--"),
        "doi": str(item.get("DOI", "")),
        "url": str(item.get("URL", "")),
    }
    return Entry(kind, str(item["id"]), [Field(key, value) for key, value in values.items() if value])


def _bib_name(author: Mapping[str, str]) -> str:
    name = _name(author)
    if name in OTHERS:
        return "others"
    return name if "," in name else f"{{{name}}}"


def _tex(text: str, keep: str = "") -> str:
    """Text with what TeX would read as commands made plain."""
    plain = "".join(character for character in " ".join(text.split()) if character not in "\\{}~^" or character in keep)
    return "".join(f"\\{character}" if character in "&%#_$" else character for character in plain)
