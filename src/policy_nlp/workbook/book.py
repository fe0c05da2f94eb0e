"""`chronology.xlsx`: all its sheets, and the copy of the chronology from which edits are known."""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

import orjson
from python_calamine import CalamineError, CalamineWorkbook

from policy_nlp.model.memory import Memory, digest_of
from policy_nlp.report.labels import commodities
from policy_nlp.report.lists import matrix
from policy_nlp.table.columns import EVENT_TYPES, TABLES
from policy_nlp.table.edits import place_in
from policy_nlp.table.rows import Row
from policy_nlp.workbook.bibliography import STYLES
from policy_nlp.workbook.chronology import Entry, Line, entries_of, make_line
from policy_nlp.workbook.comparing import Compared, Comparison
from policy_nlp.workbook.dates import shown
from policy_nlp.workbook.heads import LANGUAGES, Head, heads, label, sheet_name, word
from policy_nlp.workbook.inputs import Inputs
from policy_nlp.workbook.sources import Sources
from policy_nlp.workbook.writing import LONGEST, MOST_LINKS, Page, are_plain, as_read, row_xml, write_pages

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
    memory = memory or Memory()
    sources = Sources(inputs, language, memory)
    first, last = _chronology(inputs, language, sources, memory)
    pages = [first, _plain("measures", inputs.measures, language, memory), _facts(inputs, language, memory)]
    pages += [_lists(language), _plain("conflicts", inputs.conflicts, language, memory)]
    pages += [_unused(inputs, language, memory), _sources(inputs, sources, language, memory)]
    pages += [_plain("edits", inputs.edits, language, memory), _codebook(language), last]
    write_pages(path, pages)


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
    cells = [row_xml([row[column.key] for column in columns]) for row in rows]
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


def _chronology(inputs: Inputs, language: str, sources: Sources, memory: Memory) -> tuple[Page, Page]:
    """The chronology, and the hidden sheet with each of its rows as a line of JSON, from which edits are known.

    The first line of that sheet tells the language and the heads.
    """
    columns, entries = entries_of(inputs, language)
    keys = [column.key for column in columns]
    base = language, keys
    articles = {doc_id: digest_of(article) for doc_id, article in inputs.articles.items()}

    def drawn(number: int, entry: Entry) -> tuple[bytes, bytes, str]:
        is_linked = number < MOST_LINKS
        place = place_in(entry.row["evidence"]) if entry.row else None
        trigger = inputs.triggers.get((entry.row["event_id"], place[0])) if place else None
        article = articles.get(place[0]) if place else None
        made_from = orjson.dumps((base, entry.row, entry.edits, trigger, article, is_linked))
        return memory.recall(digest_of(made_from), lambda: _drawn(make_line(entry, sources, language), keys, is_linked))

    lines = [drawn(number, entry) for number, entry in enumerate(entries)]
    links = {(n, keys.index("quote")): link for n, (_, _, link) in enumerate(lines) if link}
    types = {"event_type": [label("type", code, language) for code in EVENT_TYPES]}
    about = row_xml(["", *_chunks({"language": language, "keys": keys, "heads": [c.shown for c in columns]})])
    hidden = [Head("event_id", "Id"), Head("row", "Row")]
    return (
        Page(sheet_name("chronology", language), columns, [row for row, _, _ in lines], links, types),
        Page(BASELINE, hidden, [about, *(row for _, row, _ in lines)], {}, {}, secret=True),
    )


def _drawn(line: Line, keys: Sequence[str], is_linked: bool) -> tuple[bytes, bytes, str]:
    """The row of the chronology, that of the hidden sheet, and the address behind its quote."""
    cells = [line.cells.get(key, "") for key in keys]
    link = line.link if is_linked else ""
    read = cells if are_plain(cells) else [as_read(text) for text in cells]
    return row_xml(cells, [keys.index("quote")] if link else ()), row_xml([read[0], *_chunks(read)]), link


def _chunks(value: object) -> list[str]:
    """`value` as JSON, in pieces that a cell can hold, between bars, since spaces at its ends are lost."""
    text, size = orjson.dumps(value).decode("utf-8"), LONGEST - 2
    return [f"|{text[at : at + size]}|" for at in range(0, len(text), size)]


def _plain(sheet: str, rows: Sequence[Row], language: str, memory: Memory) -> Page:
    """A table as a sheet: known heads, codes by their names."""
    columns = heads(sheet, language)
    return Page(sheet_name(sheet, language), columns, _rows(columns, rows, language, memory), {}, {})


def _rows(columns: Sequence[Head], rows: Iterable[Row], language: str, memory: Memory) -> list[bytes]:
    keys = [column.key for column in columns]

    def drawn(row: Row) -> bytes:
        return row_xml([_shown(key, row.get(key, ""), language) for key in keys])

    base = digest_of((language, keys)).encode()
    return [memory.recall(digest_of(base + orjson.dumps(row)), partial(drawn, row)) for row in rows]


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


def _facts(inputs: Inputs, language: str, memory: Memory) -> Page:
    return _open("facts", inputs.facts, "facts_missing", language, memory)


def _unused(inputs: Inputs, language: str, memory: Memory) -> Page:
    return _open("unused", inputs.unused, "unused_missing", language, memory)


def _open(sheet: str, rows: Sequence[Row] | None, missing: str, language: str, memory: Memory) -> Page:
    """A table whose columns the build decides; a note where the build has none."""
    name = sheet_name(sheet, language)
    if not rows:
        note = Head("note", word(f"word:{missing}", language) if rows is None else name, 60)
        return Page(name, [note], [], {}, {})
    columns = [column for column in heads(sheet, language) if column.key in rows[0]]
    known = {column.key for column in columns}
    columns += [Head(key, key.replace("_", " ").capitalize()) for key in rows[0] if key not in known]
    return Page(name, columns, _rows(columns, rows, language, memory), {}, {})


def _lists(language: str) -> Page:
    columns, standing = matrix()
    names = [
        Head(c.critical.id, f"{label('country', c.critical.jurisdiction, language)} {c.critical.year}", 12)
        for c in columns
    ]
    rows = [
        row_xml([label("mineral", code, language), *(_STANDING[cell.how] for cell in standing[code])])
        for code in commodities()
        if code in standing
    ]
    return Page(sheet_name("lists", language), [*heads("lists", language), *names], rows, {}, {})


def _sources(inputs: Inputs, sources: Sources, language: str, memory: Memory) -> Page:
    cited = sources.citations
    rows = [row | {style: cited[style].get(row["doc_id"], "") for style in STYLES} for row in inputs.documents]
    return _plain("sources", rows, language, memory)


def _codebook(language: str) -> Page:
    chronology = sheet_name("chronology", language)
    rows = [[chronology, head.shown, head.meaning, ""] for head in heads("chronology", language)]
    rows += [
        [table, column.name, column.meaning, ", ".join(filter(None, column.choices))]
        for table, columns in TABLES.items()
        for column in columns
    ]
    rows += [[sheet_name("lists", language), mark, meaning, ""] for mark, meaning in _MARKS.items()]
    return Page(sheet_name("codebook", language), heads("codebook", language), list(map(row_xml, rows)), {}, {})


_MARKS = {
    "●": "on the list by its own name",
    "○": "on the list through its group (rare earths, platinum-group metals)",
    "◐": "some of its members are on the list",
}
