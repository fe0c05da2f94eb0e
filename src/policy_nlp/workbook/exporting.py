"""The chronology for papers and slides, and its sources for reference managers; the suffix of the file decides."""

import html
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from policy_nlp.model.files import write_atomically
from policy_nlp.workbook.bibliography import Item, article_item, entry_item
from policy_nlp.workbook.chronology import make_chronology
from policy_nlp.workbook.errors import WorkbookError
from policy_nlp.workbook.heads import sheet_name
from policy_nlp.workbook.inputs import Inputs
from policy_nlp.workbook.reference_managers import as_bibtex, as_ris
from policy_nlp.workbook.references import reference_list
from policy_nlp.workbook.selecting import Selection, selected
from policy_nlp.workbook.timeline import timeline_json, timeline_sheet
from policy_nlp.workbook.word_table import word_table

_PRINTED = ("date", "event_type", "title", "instrument")


def export(path: Path, inputs: Inputs, wanted: Selection, language: str, *, cited: bool = False) -> int:
    """Write the rows that are wanted, or their sources; how many were written.

    Args:
        path: `.docx` and `.md` are the chronology, `.csv` and `.json` a timeline, `.ris` and `.bib` the sources.
        inputs: the build.
        wanted: which rows.
        language: of heads, types and dates, `en` or `zh`.
        cited: for sources, whether the entries of the articles' own reference lists are wanted too.

    Raises:
        WorkbookError: the suffix is none of these.
    """
    everything = wanted == Selection()  # rows of her own have no codes to choose by
    edits = inputs.edits if everything else ()
    chosen = replace(inputs, events=selected(inputs.events, wanted), edits=edits)
    if path.suffix.lower() in _SOURCES:
        items = list(source_items(chosen, cited=cited))
        write_atomically(path, _SOURCES[path.suffix.lower()](items).encode("utf-8"))
        return len(items)
    if path.suffix.lower() not in _TABLES:
        raise WorkbookError(f"{path}: no such form; end the name in {', '.join([*_TABLES, *_SOURCES])}")
    write_atomically(path, _TABLES[path.suffix.lower()](chosen, language))
    return len(chosen.events)


def source_items(inputs: Inputs, *, cited: bool) -> Iterator[Item]:
    """The articles that the rows are from as bibliographic items, each followed by what it cites if wanted."""
    told = {doc_id for row in inputs.events for doc_id in row["doc_ids"]}
    for doc_id, article in inputs.articles.items():
        if doc_id in told:
            yield article_item(article)
            entries = reference_list(article.text) if cited else {}
            yield from (entry_item(entry, f"{doc_id}-{key}") for key, entry in entries.items() if key.isdecimal())


def _printed(inputs: Inputs, language: str) -> tuple[list[str], list[list[str]], list[str]]:
    """Heads, rows with the numbers of their sources, and the sources in that order."""
    chronology = make_chronology(inputs, language)
    columns = {head.key: head.shown for head in chronology.columns}
    numbers: dict[str, int] = {}
    rows = []
    for line in chronology.lines:
        source = line.cells.get("gb7714", "")
        number = f"[{numbers.setdefault(source, len(numbers) + 1)}]" if source else ""
        rows.append([*(line.cells.get(key, "") for key in _PRINTED), number])
    return [*(columns[key] for key in _PRINTED), columns["source"]], rows, list(numbers)


def _as_word(inputs: Inputs, language: str) -> bytes:
    columns, rows, sources = _printed(inputs, language)
    return word_table(sheet_name("chronology", language), columns, rows, sources)


def _as_markdown(inputs: Inputs, language: str) -> bytes:
    columns, rows, sources = _printed(inputs, language)
    lines = [f"# {sheet_name('chronology', language)}", "", _bar(columns), _bar(["---"] * len(columns))]
    lines += [_bar([*map(_plain, row[:-1]), row[-1].replace("[", "[^")]) for row in rows]
    lines += ["", *(f"[^{number}]: {_plain(source)}" for number, source in enumerate(sources, start=1)), ""]
    return "\n".join(lines).encode("utf-8")


def _bar(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """Text that Markdown takes for nothing else: no markup, no cell borders."""
    escaped = html.escape(" ".join(text.split()), quote=False)
    return "".join(f"\\{character}" if character in "\\|`*_[]#!~" else character for character in escaped)


_TABLES: Mapping[str, Callable[[Inputs, str], bytes]] = {
    ".docx": _as_word,
    ".md": _as_markdown,
    ".csv": timeline_sheet,
    ".json": timeline_json,
}
_SOURCES: Mapping[str, Callable[[Sequence[Item]], str]] = {".ris": as_ris, ".bib": as_bibtex}
