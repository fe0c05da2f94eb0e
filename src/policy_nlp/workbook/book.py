"""`chronology.xlsx`: all its sheets, and the copy of the chronology from which edits are known."""

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

import orjson
from python_calamine import CalamineError, CalamineWorkbook

from policy_nlp.model.memory import Memory
from policy_nlp.report.labels import commodities
from policy_nlp.report.lists import matrix
from policy_nlp.table.columns import EVENT_TYPES, TABLES
from policy_nlp.table.rows import Row
from policy_nlp.workbook.bibliography import STYLES
from policy_nlp.workbook.chronology import Chronology, make_chronology
from policy_nlp.workbook.comparing import Compared, Comparison
from policy_nlp.workbook.dates import shown
from policy_nlp.workbook.heads import LANGUAGES, Head, heads, label, sheet_name, word
from policy_nlp.workbook.inputs import Inputs
from policy_nlp.workbook.sources import Sources
from policy_nlp.workbook.writing import LONGEST, MOST_LINKS, Page, are_plain, as_read, write_pages

NAME = "chronology.xlsx"
BASELINE = "policy-nlp"
"""The hidden sheet that holds the chronology as it was written."""

_DATES = frozenset({"period", "announced", "in_force", "amended", "suspended", "ended", "published"})
_KINDS = {
    "minerals": "mineral",
    "commodity": "mineral",
    "jurisdictions": "country",
    "jurisdiction": "country",
    "counterpart": "country",
    "restriction_type": "restriction_type",
    "modality": "modality",
}
"""What the codes of a column are of."""
_STANDING = {"named": "●", "group": "○", "members": "◐", "": ""}


def write_book(path: Path, inputs: Inputs, language: str, memory: Memory | None = None) -> None:
    """Write the workbook of a build to `path`.

    Args:
        path: the file, whose folder exists.
        inputs: the build.
        language: of the heads and codes, `en` or `zh`.
        memory: what earlier builds worked out.
    """
    sources = Sources(inputs, language, memory or Memory())
    chronology = make_chronology(inputs, language, sources)
    pages = [_chronology_page(chronology, language)]
    pages += [_plain("measures", inputs.measures, language), _facts(inputs, language), _lists(language)]
    pages += [_plain("conflicts", inputs.conflicts, language), _unused(inputs, language)]
    pages += [_sources(inputs, sources, language), _plain("edits", inputs.edits, language), _codebook(language)]
    write_pages(path, [*pages, baseline_page(chronology, language)])


def language_of(path: Path) -> str | None:
    """The language of a workbook's heads, by the name of its first sheet; None where it can't be read."""
    try:
        names = CalamineWorkbook.from_path(path).sheet_names
    except (CalamineError, OSError):
        return None
    return next((language for language in LANGUAGES if sheet_name("chronology", language) in names), None)


def write_comparison(path: Path, comparison: Comparison, language: str) -> None:
    """Write a comparison as a workbook with one sheet."""
    columns = heads("comparison", language)
    rows = (_compared(line, language) for line in comparison.lines)
    cells = ([row[column.key] for column in columns] for row in rows)
    write_pages(path, [Page(sheet_name("comparison", language), columns, cells, {}, {})])


def _compared(line: Compared, language: str) -> dict[str, str]:
    told, row = line.told, line.row
    return {
        "result": word(f"word:{line.result}", language),
        "cell": told.cell if told else "",
        "date": told.typed_date if told else "",
        "title": told.title if told else "",
        "type": told.typed_type if told else "",
        "row_date": shown(row["date"], language) if row else "",
        "row_title": row["title"] if row else "",
        "row_type": label("type", row["event_type"], language) if row else "",
        "similarity": f"{line.likeness:.2f}" if line.likeness else "",
        "quote": row["evidence"] if row else "",
        "event_id": row["event_id"] if row else "",
    }


def _chronology_page(chronology: Chronology, language: str) -> Page:
    keys = [column.key for column in chronology.columns]
    at = keys.index("quote")
    links = {(n, at): line.link for n, line in enumerate(chronology.lines[:MOST_LINKS]) if line.link}
    types = {"event_type": [label("type", code, language) for code in EVENT_TYPES]}
    return Page(sheet_name("chronology", language), chronology.columns, _cells(chronology), links, types)


def _cells(chronology: Chronology) -> Iterator[list[str]]:
    keys = [column.key for column in chronology.columns]
    return ([line.cells.get(key, "") for key in keys] for line in chronology.lines)


def baseline_page(chronology: Chronology, language: str) -> Page:
    """The chronology as it is written, a row a line of JSON; the first tells the language and the heads."""
    keys = [column.key for column in chronology.columns]
    about = {"language": language, "keys": keys, "heads": [column.shown for column in chronology.columns]}
    read = (row if are_plain(row) else [as_read(value) for value in row] for row in _cells(chronology))
    rows = ([row[0], *_chunks(row)] for row in read)
    columns = [Head("event_id", "Id"), Head("row", "Row")]
    return Page(BASELINE, columns, chain([["", *_chunks(about)]], rows), {}, {}, secret=True)


def _chunks(value: object) -> list[str]:
    """`value` as JSON, in pieces that a cell can hold, between bars, since spaces at its ends are lost."""
    text, size = orjson.dumps(value).decode("utf-8"), LONGEST - 2
    return [f"|{text[at : at + size]}|" for at in range(0, len(text), size)]


def _plain(sheet: str, rows: Sequence[Row], language: str) -> Page:
    """A table as a sheet: known heads, codes by their names."""
    columns = heads(sheet, language)
    cells = ([_shown(column.key, row.get(column.key, ""), language) for column in columns] for row in rows)
    return Page(sheet_name(sheet, language), columns, cells, {}, {})


def _shown(key: str, value: object, language: str) -> str:
    if isinstance(value, list):
        return "; ".join(_shown(key, item, language) for item in value)
    if isinstance(value, dict):
        return str(value.get("text", value))
    text = "" if value is None else str(value)
    if not text:
        return ""
    if key in _DATES:
        return shown(text, language)
    if key == "status":
        return word(f"word:{text}", language)
    return label(_KINDS[key], text, language) if key in _KINDS else text


def _facts(inputs: Inputs, language: str) -> Page:
    return _open("facts", inputs.facts, "facts_missing", language)


def _unused(inputs: Inputs, language: str) -> Page:
    return _open("unused", inputs.unused, "unused_missing", language)


def _open(sheet: str, rows: Sequence[Row] | None, missing: str, language: str) -> Page:
    """A table whose columns the build decides; a note where the build has none."""
    name = sheet_name(sheet, language)
    if not rows:
        note = Head("note", word(f"word:{missing}", language) if rows is None else name, 60)
        return Page(name, [note], [], {}, {})
    columns = [column for column in heads(sheet, language) if column.key in rows[0]]
    known = {column.key for column in columns}
    columns += [Head(key, key.replace("_", " ").capitalize()) for key in rows[0] if key not in known]
    cells = ([_shown(column.key, row.get(column.key, ""), language) for column in columns] for row in rows)
    return Page(name, columns, cells, {}, {})


def _lists(language: str) -> Page:
    columns, standing = matrix()
    names = [
        Head(c.critical.id, f"{label('country', c.critical.jurisdiction, language)} {c.critical.year}", 12)
        for c in columns
    ]
    rows = (
        [label("mineral", code, language), *(_STANDING[cell.how] for cell in standing[code])]
        for code in commodities()
        if code in standing
    )
    return Page(sheet_name("lists", language), [*heads("lists", language), *names], rows, {}, {})


def _sources(inputs: Inputs, sources: Sources, language: str) -> Page:
    cited = sources.citations
    rows = [row | {style: cited[style].get(row["doc_id"], "") for style in STYLES} for row in inputs.documents]
    return _plain("sources", rows, language)


def _codebook(language: str) -> Page:
    chronology = sheet_name("chronology", language)
    rows = [[chronology, head.shown, head.meaning, ""] for head in heads("chronology", language)]
    rows += [
        [table, column.name, column.meaning, ", ".join(filter(None, column.choices))]
        for table, columns in TABLES.items()
        for column in columns
    ]
    rows += [[sheet_name("lists", language), mark, meaning, ""] for mark, meaning in _MARKS.items()]
    return Page(sheet_name("codebook", language), heads("codebook", language), rows, {}, {})


_MARKS = {
    "●": "on the list by its own name",
    "○": "on the list through its group (rare earths, platinum-group metals)",
    "◐": "some of its members are on the list",
}
