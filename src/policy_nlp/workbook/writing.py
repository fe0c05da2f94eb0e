"""Sheets to an Excel file, by XlsxWriter: text that stays text, heads that stay in sight, nothing that runs."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.url import Url
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


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet as it is written.

    Attributes:
        name: what its tab says.
        columns: its heads.
        rows: its cells, in the order of the columns.
        links: the address behind a cell, by (row, column), both from 0 below the heads.
        choices: for a column the values that Excel offers.
        secret: whether Excel hides the sheet and does not offer to show it.
    """

    name: str
    columns: Sequence[Head]
    rows: Iterable[Sequence[str]]
    links: Mapping[tuple[int, int], str]
    choices: Mapping[str, Sequence[str]]
    secret: bool = False


@dataclass(frozen=True, slots=True)
class _Formats:
    head: Format
    text: Format
    guarded: Format
    link: Format

    def of(self, text: str, is_link: bool) -> int:
        """The number of the format of a cell with this text."""
        look = self.link if is_link else self.guarded if csv_cell(text) is not text else self.text
        number: int = look.xf_index
        return number


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
        formats = _Formats(
            head=book.add_format(shared | {"bold": True, "bg_color": "#D9E2EC", "border": 1}),
            text=book.add_format(shared),
            guarded=book.add_format(shared | {"quote_prefix": True}),
            link=book.add_format(shared | {"font_color": "#0B5394", "underline": 1}),
        )
        for look in (formats.head, formats.text, formats.guarded, formats.link):
            look._get_xf_index()  # numbered here, not in the order in which cells happen to need them
        for page in pages:
            _write(book.add_worksheet(page.name, _TextSheet), page, formats)


class _TextSheet(Worksheet):  # type: ignore[misc]
    """A sheet whose rows below the heads are written as one string each, in a tenth of the time of cell by cell.

    It uses what XlsxWriter keeps to itself; a test compares the file with the one that is written cell by cell.
    """

    def write_texts(self, row: int, texts: Sequence[str], formats: _Formats, linked: Collection[int]) -> None:
        """Write the filled cells of a row, which lies below all that was written before.

        Args:
            row: its number, from 0.
            texts: its cells from the first column on.
            formats: how they look.
            linked: the columns whose cells are links.
        """
        self._write_single_row(row)
        plain, link = formats.of("", is_link=False), formats.of("", is_link=True)
        if are_plain(texts):
            cells = [
                f'<c r="{_letters(at)}{row + 1}" s="{link if at in linked else plain}" t="inlineStr">'
                f"<is><t>{text}</t></is></c>"
                for at, text in enumerate(texts)
                if text
            ]
        else:
            cells = [
                f'<c r="{_letters(at)}{row + 1}" s="{formats.of(text, at in linked)}" t="inlineStr"><is>{xml}</is></c>'
                for at, text in enumerate(map(clean, texts))  # what is left once it is clean may look like a formula
                if (xml := self._as_xml(text))
            ]
        if cells:
            self._check_dimensions(row, 0)
            self.fh.write(f'<row r="{row + 1}">{"".join(cells)}</row>')

    def _as_xml(self, text: str) -> str:
        told = self._escape_control_characters(text)
        kept = ' xml:space="preserve"' if told != told.strip() else ""
        return text and f"<t{kept}>{self._escape_data(told)}</t>"


def _write(sheet: _TextSheet, page: Page, formats: _Formats) -> None:
    for number, column in enumerate(page.columns):
        options = {"hidden": True} if column.hidden else {}
        sheet.set_column(number, number, min(column.width, _MOST_WIDE), formats.text, options)
        sheet.write_string(0, number, column.shown, formats.head)
    if page.secret:
        sheet.very_hidden()
    linked = {column for _, column in page.links}
    last = 0
    for last, row in enumerate(page.rows, start=1):
        links = {column: page.links[last - 1, column] for column in linked if (last - 1, column) in page.links}
        sheet.write_texts(last, row, formats, links)
        for number, link in links.items():
            sheet.hyperlinks[last][number] = _address(link)
    if page.columns and not page.secret:
        sheet.freeze_panes(1, next((n for n, column in enumerate(page.columns) if not column.hidden), 0) + 1)
        sheet.autofilter(0, 0, max(last, 1), len(page.columns) - 1)
        _offer(sheet, page, last)


@cache
def _letters(column: int) -> str:
    name: str = xl_col_to_name(column)
    return name


def _address(link: str) -> Url:
    address = Url(f"external:{link}")
    address._relationship_link = link.partition("#")[0]  # the library would write it with backslashes
    return address


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
