"""Tables that people made: Excel workbooks, CSV, tables in Word files, each cell with its place."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from zipfile import ZipFile

from docx import Document
from lxml import etree
from python_calamine import CalamineWorkbook

from policy_nlp.ingest import IngestError
from policy_nlp.ingest.archives import open_zip, refuse_entities
from policy_nlp.ingest.encodings import decode
from policy_nlp.ingest.errors import Limits
from policy_nlp.model.files import csv_cell
from policy_nlp.workbook.errors import WorkbookError, cell_name

MOST_ROWS = 200_000
_LIMITS = Limits(file_bytes=400_000_000, unpacked_bytes=1_000_000_000)
_LARGEST = 100_000_000
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINKS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table as text, its first row on top; `name` is that of the sheet, or what stands for it."""

    name: str
    rows: Sequence[Sequence[str]]

    def cell(self, row: int, column: int) -> str:
        """The name of a cell, both counted from 0."""
        return cell_name(self.name, row, column)


def check_free(path: Path) -> None:
    """Refuse a workbook that a program has open: what is written under it would be lost.

    Raises:
        WorkbookError: Excel's or LibreOffice's lock file lies beside it, or it can't be opened for writing.
    """
    for lock in (path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#")):
        if lock.exists():
            raise WorkbookError(f"{path}: the workbook is open in another program; close it (or delete {lock.name})")
    if path.exists():
        try:
            path.open("r+b").close()
        except PermissionError as error:
            raise WorkbookError(f"{path}: the workbook is locked or read-only; close it in Excel") from error


def read_sheets(path: Path) -> list[Sheet]:
    """The tables of an `.xlsx`, `.csv`, `.tsv` or `.docx` file.

    Raises:
        WorkbookError: there is no such file, it is of another kind, damaged, encrypted, too large, or has macros.
    """
    data = _data(path)
    try:
        if path.suffix.lower() in {".csv", ".tsv", ".txt"}:
            return [Sheet(path.stem, _csv_rows(decode(data, path.name).text, path))]
        if path.suffix.lower() == ".docx":
            return _word_tables(data, path)
        return read_workbook(path)
    except IngestError as error:
        raise WorkbookError(f"{path}: {error.reason}; {error.what_to_do}") from error


def _data(path: Path) -> bytes:
    if not path.is_file():
        raise WorkbookError(f"{path}: no such file; give the path of a table (.xlsx, .csv, .docx)")
    if path.stat().st_size > _LARGEST:
        raise WorkbookError(f"{path}: the file is over {_LARGEST / 1e6:.0f} MB; save the table alone")
    data = path.read_bytes()
    if data[:4] == _OLD_OFFICE:
        raise WorkbookError(f"{path}: encrypted or of the old kind (.xls, .doc); save it as .xlsx without password")
    if path.suffix.lower() in {".xlsm", ".xltm", ".docm", ".xlsb", ".ods"}:
        raise WorkbookError(f"{path}: {path.suffix} files are not read (macros, binaries); save it as .xlsx")
    if path.suffix.lower() not in {".xlsx", ".csv", ".tsv", ".txt", ".docx"}:
        raise WorkbookError(
            f"{path}: {path.suffix or 'a file without a suffix'} is no table; give .xlsx, .csv or .docx"
        )
    return data


def read_workbook(path: Path) -> list[Sheet]:
    """The sheets of an `.xlsx` file.

    Raises:
        WorkbookError: it is damaged, encrypted, too large, or has macros.
        IngestError: it is a zip bomb, or leads out of its archive.
    """
    data = _data(path)
    with open_zip(data, path.name, _LIMITS) as archive:
        if any("vbaproject" in name.lower() for name in archive.namelist()):
            raise WorkbookError(f"{path}: the workbook has macros; save it as .xlsx without them")
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        pages = {name: workbook.get_sheet_by_name(name) for name in workbook.sheet_names}
        return [Sheet(name, _texts(page.to_python(skip_empty_area=False))) for name, page in pages.items()]
    except Exception as error:  # the library raises its own errors and panics on damaged parts
        raise WorkbookError(f"{path}: the workbook is damaged ({error}); open it in Excel and save it again") from error


def _texts(rows: Sequence[Sequence[object]]) -> list[list[str]]:
    return [[_text(value) for value in row] for row in rows]


def _text(value: object) -> str:
    """A cell's value as people read it: a day without its midnight, a whole number without its point."""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("\r\n", "\n").strip()


def formulas_and_merges(path: Path, sheet: str) -> Iterator[tuple[str, str]]:
    """The cells of a sheet that hold a formula (`formula`) and its merged ranges (`merged`), as `D5`, `A1:B2`."""
    with ZipFile(path) as archive:
        part = _part_of(archive, sheet)
        if part is None:
            return
        with archive.open(part) as stream:
            tags = (f"{_MAIN}f", f"{_MAIN}mergeCell", f"{_MAIN}row")
            for _, element in etree.iterparse(stream, tag=tags, resolve_entities=False, no_network=True):
                if element.tag == tags[0]:
                    yield "formula", str(element.getparent().get("r"))
                elif element.tag == tags[1]:
                    yield "merged", str(element.get("ref"))
                else:
                    element.clear()


def _part_of(archive: ZipFile, sheet: str) -> str | None:
    """The part of the workbook in which a sheet stands."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    book = etree.fromstring(archive.read("xl/workbook.xml"), parser)
    links = etree.fromstring(archive.read("xl/_rels/workbook.xml.rels"), parser)
    targets = {link.get("Id"): link.get("Target") for link in links}
    for element in book.iter(f"{_MAIN}sheet"):
        if element.get("name") == sheet:
            target = str(targets[element.get(f"{_LINKS}id")])
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return None


def _csv_rows(text: str, path: Path) -> list[list[str]]:
    text = text.removeprefix("\ufeff")
    head = text.partition("\n")[0]
    delimiter = max(",\t;", key=head.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise WorkbookError(f"{path}: not readable as CSV ({error}); save it as CSV in UTF-8") from error
    return [[_unquoted(cell.strip()) for cell in row] for row in rows]


def _unquoted(cell: str) -> str:
    """The cell without the apostrophe that our own CSV puts before what a spreadsheet would run."""
    return cell[1:] if cell[:1] == "'" and csv_cell(cell[1:]) == cell else cell


def _word_tables(data: bytes, path: Path) -> list[Sheet]:
    with open_zip(data, path.name, _LIMITS) as archive:
        refuse_entities(archive, path.name, _LIMITS)
    try:
        tables = Document(io.BytesIO(data)).tables
        read = [[[" ".join(cell.text.split()) for cell in row.cells] for row in table.rows] for table in tables]
    except Exception as error:  # python-docx lets through whatever a damaged part makes it stumble over
        raise WorkbookError(f"{path}: the Word file is damaged ({error}); open it in Word and save it again") from error
    if not read:
        raise WorkbookError(f"{path}: the Word file has no table; give one with a date and a title column")
    return [Sheet(f"table {number}", rows) for number, rows in enumerate(read, start=1)]
