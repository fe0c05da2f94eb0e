"""Sheets to an Excel file, by XlsxWriter: text that stays text, heads that stay in sight, nothing that runs."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType
from xml.sax.saxutils import escape

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from policy_nlp.model.files import csv_cell
from policy_nlp.workbook.heads import Head

FONT = "Microsoft YaHei"
MOST_LINKS = 60_000
"""Excel opens no more than 65,530 links on a sheet; quotes beyond this are not linked."""
LONGEST = 32_000
_FOREVER = datetime(2000, 1, 1, tzinfo=UTC)  # the same table is the same file, byte for byte
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ODD = ("&", "<", ">", "_x", "\0 ", " \0", "\0=", "\0+", "\0-", "\0@")
"""What is to be escaped, or to be looked at, in printable cells with U+0000 between them."""
_MOST_WIDE = 255
_HEAD, _TEXT, _GUARDED, _LINK = 1, 2, 3, 4
"""The numbers of the formats in the file; 0 is the library's own."""
_LOOKS: Mapping[int, dict[str, object]] = {
    _HEAD: {"bold": True, "bg_color": "#D9E2EC", "border": 1},
    _TEXT: {},
    _GUARDED: {"quote_prefix": True},
    _LINK: {"font_color": "#0B5394", "underline": 1},
}
_QUOTED = {'"': "&quot;"}
_NUMBER = b"\0"
"""Stands in the XML of a row for its number, until it is known."""


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet as it is written.

    Attributes:
        name: what its tab says.
        columns: its heads.
        rows: its cells as `row_xml` makes them.
        links: the address behind a cell, by (row, column), both from 0 below the heads.
        choices: for a column the values that Excel offers.
        secret: whether Excel hides the sheet and does not offer to show it.
    """

    name: str
    columns: Sequence[Head]
    rows: Sequence[bytes]
    links: Mapping[tuple[int, int], str]
    choices: Mapping[str, Sequence[str]]
    secret: bool = False


def write_pages(path: Path, pages: Iterable[Page]) -> None:
    """Write an `.xlsx` file: every cell is text, so that Excel makes no dates or formulas of it."""
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(path, options) as book:
        book.set_properties({"created": _FOREVER.replace(tzinfo=None), "author": "policy-nlp"})
        shared = {"font_name": FONT, "font_size": 10, "num_format": "@", "valign": "top", "text_wrap": True}
        formats = {number: book.add_format(shared | look) for number, look in _LOOKS.items()}
        for look in formats.values():
            look._get_xf_index()  # numbered here, not in the order in which cells happen to need them
        for page in pages:
            _write(book.add_worksheet(page.name, _Sheet), page, formats)


class _Sheet(Worksheet):  # type: ignore[misc]
    """A sheet whose rows below the heads are XML already, and whose links are written as they are.

    It uses what XlsxWriter keeps to itself; a test compares the file with the one that is written cell by cell.

    Attributes:
        below: the rows.
        links: as those of a page.
    """

    below: Sequence[bytes] = ()
    links: Mapping[tuple[int, int], str] = MappingProxyType({})

    def write_rows(self, rows: Sequence[bytes]) -> None:
        """Have these rows (see `row_xml`) stand below the heads."""
        self.below = rows
        filled = (number for number in range(len(rows), 0, -1) if rows[number - 1])
        self._check_dimensions(next(filled, 0), 0)

    def _write_optimized_sheet_data(self) -> None:
        self._xml_start_tag("sheetData")
        self.row_data_fh.seek(0)
        self.fh.write(self.row_data_fh.read())
        self.row_data_fh.close()
        Path(self.row_data_filename).unlink()
        self.fh.flush()
        self.fh.buffer.writelines(row.replace(_NUMBER, b"%d" % n) for n, row in enumerate(self.below, start=2))
        self._xml_end_tag("sheetData")

    def _write_hyperlinks(self) -> None:
        if not self.links:
            return
        self._xml_start_tag("hyperlinks")
        for number, ((row, at), link) in enumerate(sorted(self.links.items()), start=self.rel_count + 1):
            page, _, anchor = link.partition("#")
            place = f' location="{escape(anchor, _QUOTED)}"' if anchor else ""
            self.fh.write(f'<hyperlink ref="{_letters(at)}{row + 2}" r:id="rId{number}"{place}/>')
            self.external_hyper_links.append(["/hyperlink", page, "External"])
        self.rel_count += len(self.links)
        self._xml_end_tag("hyperlinks")


def row_xml(texts: Sequence[str], linked: Collection[int] = ()) -> bytes:
    """The filled cells of a row as they stand in a sheet, save the number of the row; empty where there are none.

    Args:
        texts: its cells from the first column on.
        linked: the columns whose cells are links.
    """
    if are_plain(texts):
        cells = [
            f'<c r="{_letters(at)}\0" s="{_LINK if at in linked else _TEXT}" t="inlineStr"><is><t>{text}</t></is></c>'
            for at, text in enumerate(texts)
            if text
        ]
    else:
        cells = list(_odd_cells(texts, linked))
    return f'<row r="\0">{"".join(cells)}</row>'.encode() if cells else b""


def _odd_cells(texts: Sequence[str], linked: Collection[int]) -> Iterator[str]:
    for at, text in enumerate(map(clean, texts)):  # what is left once it is clean may look like a formula
        if text:
            look = _LINK if at in linked else _GUARDED if csv_cell(text) is not text else _TEXT
            told = Worksheet._escape_control_characters(text)
            kept = ' xml:space="preserve"' if told != told.strip() else ""
            yield f'<c r="{_letters(at)}\0" s="{look}" t="inlineStr"><is><t{kept}>{escape(told)}</t></is></c>'


def _write(sheet: _Sheet, page: Page, formats: Mapping[int, Format]) -> None:
    for number, column in enumerate(page.columns):
        options = {"hidden": True} if column.hidden else {}
        sheet.set_column(number, number, min(column.width, _MOST_WIDE), formats[_TEXT], options)
        sheet.write_string(0, number, column.shown, formats[_HEAD])
    if page.secret:
        sheet.very_hidden()
    sheet.write_rows(page.rows)
    sheet.links = page.links
    if page.columns and not page.secret:
        last = len(page.rows)
        sheet.freeze_panes(1, next((n for n, column in enumerate(page.columns) if not column.hidden), 0) + 1)
        sheet.autofilter(0, 0, max(last, 1), len(page.columns) - 1)
        _offer(sheet, page, last)


@cache
def _letters(column: int) -> str:
    name: str = xl_col_to_name(column)
    return name


def _offer(sheet: Worksheet, page: Page, last: int) -> None:
    for number, column in enumerate(page.columns):
        if column.key in page.choices:
            rule = {"validate": "list", "source": list(page.choices[column.key]), "error_type": "warning"}
            sheet.data_validation(1, number, last + 1_000, number, rule)


def are_plain(texts: Sequence[str]) -> bool:
    """Whether cells stand in the file, and come back, as they are: nothing to escape, strip, cut or guard."""
    bounded = "\0".join(["", *texts, ""])
    return len(bounded) <= LONGEST and "".join(texts).isprintable() and not any(odd in bounded for odd in _ODD)


def clean(text: str) -> str:
    """`text` as a cell can hold it: without control characters, and no longer than Excel allows."""
    if not text.isprintable():
        text = _CONTROL.sub("", text)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def as_read(text: str) -> str:
    """`text` as it comes back from a cell."""
    return clean(text).replace("\r\n", "\n").strip()
