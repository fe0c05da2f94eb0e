"""The workbook as other programs read it: every date as written, every cell text, the sheets filled."""

import csv
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook
from xlsxwriter.format import Format
from xlsxwriter.url import Url
from xlsxwriter.worksheet import Worksheet

from analyst import Place, opened, run
from policy_nlp.model import bounds
from policy_nlp.model.files import csv_cell
from policy_nlp.report.labels import commodities
from policy_nlp.table.columns import EVENT_TYPES
from policy_nlp.workbook.dates import parse_date, shown
from policy_nlp.workbook.harvest import changes
from policy_nlp.workbook.heads import LANGUAGES, Head, heads, label
from policy_nlp.workbook.reading import read_workbook
from policy_nlp.workbook.values import typed_value
from policy_nlp.workbook.writing import _GUARDED, _LINK, _TEXT, LONGEST, Page, _Sheet, clean, row_xml, write_pages

DATES = [
    *("2023", "2023-07", "2023-07-03", "2025-33", "2025-36", "2025-40", "2025-41", "2025-22", "199X", "18XX", "1910"),
    *(
        "2020/2023",
        "2023-07/2023-09",
        "2023-07-06/2023-07-09",
        "2025-33/2025-35",
        "../2018-03-19",
        "2027/..",
        "../194X",
    ),
]
ODD = [
    "=1+1",
    "\x08=1+1",
    "-",
    "@x",
    " a",
    "a ",
    "a\u3000",
    "a\tb",
    "a\nb",
    "<b>",
    "A & B",
    "_x0041_",
    "\x00",
    "\ufffe",
    "",
    "b",
]
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def a_book(path: Path, cells: list[list[str]]) -> None:
    columns = [Head(f"c{n}", f"Column {n}") for n in range(len(cells[0]))]
    write_pages(path, [Page("Sheet", columns, list(map(row_xml, cells)), {}, {})])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_date_comes_back_as_written(tmp_path: Path, language: str) -> None:
    written = [shown(edtf, language) for edtf in DATES]
    assert [parse_date(text) for text in written] == DATES
    a_book(tmp_path / "dates.xlsx", [[text] for text in written])
    sheet = load_workbook(tmp_path / "dates.xlsx").active
    assert sheet is not None
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == written
    assert {row[0].number_format for row in sheet.iter_rows(min_row=2)} == {"@"}
    rows = CalamineWorkbook.from_path(tmp_path / "dates.xlsx").get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows[1:]] == written


def written_by_cells(cells: list[list[str]], links: dict[tuple[int, int], str]) -> Callable[[_Sheet, object], None]:
    """What `row_xml` and `write_rows` do, by the library's own means, and what it needs to write the links."""

    def look(number: int) -> Format:
        numbered = Format()
        numbered.xf_index = number
        return numbered

    def write_rows(sheet: _Sheet, _: object) -> None:
        for row, texts in enumerate(cells):
            for column, text in enumerate(map(clean, texts)):
                plain = _GUARDED if csv_cell(text) != text else _TEXT
                if text:
                    sheet.write_string(row + 1, column, text, look(_LINK if (row, column) in links else plain))
        for (row, column), link in links.items():
            sheet.hyperlinks[row + 1][column] = Url(f"external:{link}")
            sheet.hyperlinks[row + 1][column]._relationship_link = link.partition("#")[0]  # with no backslashes

    return write_rows


@settings(max_examples=30)
@given(st.lists(st.lists(st.text(max_size=8) | st.sampled_from(ODD), min_size=3, max_size=3), max_size=4))
def test_rows_written_at_once_are_those_written_cell_by_cell(cells: list[list[str]]) -> None:
    columns = [Head(f"c{n}", f"Column {n}") for n in range(3)]
    cells.append(["a", "b", "c"])
    links = {(n, 1): f'site/a.html#{n}&<">' for n, row in enumerate(cells) if row[1] == "b"}
    rows = [row_xml(row, [1] if (n, 1) in links else []) for n, row in enumerate(cells)]
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        one, other = Path(folder) / "one.xlsx", Path(folder) / "other.xlsx"
        write_pages(one, [Page("Sheet", columns, rows, links, {})])
        patch.setattr(_Sheet, "write_rows", written_by_cells(cells, links))
        patch.setattr(_Sheet, "_write_hyperlinks", Worksheet._write_hyperlinks)
        write_pages(other, [Page("Sheet", columns, rows, links, {})])
        assert one.read_bytes() == other.read_bytes()


needs_libreoffice = pytest.mark.skipif(
    SOFFICE is None, reason="LibreOffice is not installed (apt-get install libreoffice-calc)"
)


def convert(path: Path, form: str, out: Path) -> None:
    """Let LibreOffice open a file and save it in another form."""
    profile = f"-env:UserInstallation=file://{path.parent}/profile"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", form, "--outdir", str(out), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)


@needs_libreoffice
@pytest.mark.parametrize("language", LANGUAGES)
def test_libreoffice_reads_every_date_as_written(tmp_path: Path, language: str) -> None:
    written = [shown(edtf, language) for edtf in DATES]
    a_book(tmp_path / "dates.xlsx", [[text] for text in written])
    convert(tmp_path / "dates.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76", tmp_path)
    with (tmp_path / "dates.csv").open(encoding="utf-8", newline="") as file:
        assert [row[0] for row in csv.reader(file)][1:] == written


@needs_libreoffice
def test_what_libreoffice_saves_has_no_edits_that_nobody_made(built: Place, tmp_path: Path) -> None:
    convert(built.workbook, "xlsx", tmp_path / "saved")
    assert changes(tmp_path / "saved" / built.workbook.name, "Li").edits == []


EDTF = st.one_of(
    st.dates().filter(lambda day: day.year > 1000).map(str),
    st.tuples(st.integers(1000, 2100), st.integers(1, 12)).map(lambda d: f"{d[0]}-{d[1]:02d}"),
    st.integers(1000, 2100).map(str),
    st.tuples(st.integers(1000, 2100), st.sampled_from([21, 22, 23, 24, 33, 34, 35, 36, 40, 41])).map(
        lambda d: f"{d[0]}-{d[1]}"
    ),
    st.integers(100, 209).map(lambda n: f"{n}X"),
    st.integers(10, 20).map(lambda n: f"{n}XX"),
)


@settings(deadline=None, max_examples=60)
@given(EDTF, EDTF, st.sampled_from(LANGUAGES))
def test_what_is_shown_is_understood_again(low: str, high: str, language: str) -> None:
    for edtf in (low, f"{low}/..", f"../{low}"):
        assert parse_date(shown(edtf, language)) == edtf
    first, last = bounds(low)[0], bounds(high)[1]
    if first and last and first < last:
        assert parse_date(shown(f"{low}/{high}", language)) == f"{low}/{high}"


@pytest.mark.parametrize("typed", ["soon", "3/7/2023", "2023-13", "2023-02-30", "", "2023 or 2024", "第39号", "/"])
def test_what_is_no_date_or_two_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"is no date|not an EDTF value"):
        parse_date(typed)


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("民國112年7月3日", "2023-07-03"),
        ("二〇二三年七月", "2023-07"),
        ("July 3, 2023", "2023-07-03"),
        ("Sept. 2023", "2023-09"),
        ("Q3 2023", "2023-35"),
        ("2023年第三季度", "2023-35"),
        ("2023年下半年", "2023-41"),
        ("the 1990s", "199X"),
        ("since 2010", "2010/.."),
        ("2010—2012", "2010/2012"),
        ("2010-2012", "2010/2012"),
        ("2023/07", "2023-07"),
    ],
)
def test_dates_are_understood_as_people_type_them(typed: str, edtf: str) -> None:
    assert parse_date(typed) == edtf


def test_nothing_in_a_cell_runs_and_nothing_breaks_the_file(tmp_path: Path) -> None:
    dangerous = [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\tx",
        "http://x.example/",
        "00123",
        "1E5",
        "TRUE",
        "a\x07b",
        "x" * 40_000,
    ]
    a_book(tmp_path / "book.xlsx", [[text] for text in dangerous])
    with ZipFile(tmp_path / "book.xlsx") as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        styles = archive.read("xl/styles.xml").decode()
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet
    assert 'quotePrefix="1"' in styles
    read = [row[0] for row in read_workbook(tmp_path / "book.xlsx")[0].rows[1:]]
    assert read[:4] == ["=1+1", "+1", "-1", "@SUM(A1)"]
    assert read[6:10] == ["00123", "1E5", "TRUE", "ab"]
    assert len(read[10]) == LONGEST + 1


def test_types_and_commodities_are_understood_by_every_name() -> None:
    for language in LANGUAGES:
        for code in EVENT_TYPES:
            assert typed_value("event_type", label("type", code, language)) == code
        for code in commodities():
            name = label("mineral", code, language)
            assert label("mineral", typed_value("minerals", name), language) == name


def test_every_sheet_is_there_with_heads_in_both_languages(built: Place) -> None:
    book = load_workbook(built.workbook)
    assert book.sheetnames == [
        *(
            "Chronology",
            "Measures",
            "Facts",
            "Lists",
            "Conflicts",
            "Unused",
            "Sources",
            "Edits",
            "Codebook",
            "policy-nlp",
        )
    ]
    assert book["policy-nlp"].sheet_state == "veryHidden"
    sheet = book["Chronology"]
    assert sheet.max_row == len(built.rows("events")) + 1
    assert sheet.freeze_panes == "G2"
    assert sheet.auto_filter.ref
    assert {letter for letter, column in sheet.column_dimensions.items() if column.hidden} >= {"A"}
    assert [cell.value for cell in sheet[1]] == [head.shown for head in heads("chronology", "en")]
    assert sheet["F2"].font.name == "Microsoft YaHei"
    for name in heads("chronology", "zh"):
        assert name.shown
    assert book["Facts"].max_row == len(built.rows("facts")) + 1
    assert [cell.value for cell in book["Facts"][1]][:3] == ["Measure", "Commodity", "Jurisdiction"]
    assert book["Unused"].max_row == len(built.rows("unused")) + 1
    assert [cell.value for cell in book["Unused"][1]][:2] == ["Article", "Sentence"]
    lists = {row[0]: row[1:] for row in book["Lists"].iter_rows(values_only=True)}
    at = lists["Commodity"].index("United States 2022")
    assert lists["nickel"][at] == "●"
    assert lists["helium"][at] is None


def test_rows_carry_their_sources(built: Place) -> None:
    hand = opened(built.workbook)
    number = hand.row(Date="2023-07-03")
    quote = hand.sheet.cell(number, hand.column("Quote"))
    assert quote.hyperlink is not None
    assert quote.hyperlink.target == "site/articles/cn-export-control-notice.html"
    assert str(quote.hyperlink.location).startswith("s")
    assert hand.get(number, "Primary or secondary") == "primary"
    law = hand.row(Date="2020-12-27")
    assert hand.get(law, "Primary or secondary") == "secondary"
    cited = [row for row in hand.values() if row["Source it cites"]]
    assert any(row["Source it cites"].startswith("[1] U.S. Geological Survey. Final 2025 List") for row in cited)
    assert "[J]. 2025" in hand.get(law, "GB/T 7714")
    assert hand.get(law, "APA").startswith("policy-nlp corpus. (2025).")


def test_the_same_build_is_the_same_workbook(built: Place) -> None:
    first = built.workbook.read_bytes()
    built.workbook.unlink()
    built.build()
    assert built.workbook.read_bytes() == first


def test_the_five_notices_are_five_measures(built: Place, capsys: pytest.CaptureFixture[str]) -> None:
    told = [(row["document_number"], row["announced"], row["in_force"]) for row in built.rows("measures")]
    for number, announced, in_force in (
        ("2023/23", "2023-07-03", "2023-08-01"),
        ("2023/39", "2023-10-20", "2023-12-01"),
        ("2024/33", "2024-08-15", "2024-09-15"),
        ("2024/46", "2024-12-03", "2024-12-03"),
        ("2025/10", "2025-02-04", "2025-02-04"),
    ):
        assert [dates for named, *dates in told if named.endswith(number)] == [[announced, in_force]]
    assert run("measures", "--in-force", "2024-10-01", "--build", built.out) == 0
    listed = capsys.readouterr().out
    for number in ("2023/23", "2023/39", "2024/33"):
        assert number in listed
    for number in ("2024/46", "2025/10"):
        assert number not in listed


def test_a_hundred_thousand_rows_are_written_and_read(tmp_path: Path) -> None:
    rows = [row_xml([f"id-{n}", "2023-07", f"标题{n}"]) for n in range(100_000)]
    columns = [Head("event_id", "Id"), Head("date", "Date"), Head("title", "Title")]
    write_pages(tmp_path / "large.xlsx", [Page("Sheet", columns, rows, {}, {})])
    (sheet,) = read_workbook(tmp_path / "large.xlsx")
    assert len(sheet.rows) == 100_001
    assert list(sheet.rows[-1]) == ["id-99999", "2023-07", "标题99999"]
