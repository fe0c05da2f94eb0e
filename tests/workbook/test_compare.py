"""An analyst's own table beside the event table: what differs is named, and nothing else."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook

from analyst import ROOT, Place, run
from policy_nlp.workbook import WorkbookError
from policy_nlp.workbook.comparing import Compared, compare, title_likeness
from policy_nlp.workbook.own_table import Wanted, event_type_of, read_own_table

HEADS = ("时期", "日期", "类型", "名称")
Rows = list[list[str]]


@pytest.fixture(scope="module")
def printed() -> Rows:
    """The chronology table of an open article, as printed."""
    text = (ROOT / "corpus" / "us-list-review-table.txt").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line.count("\t") == 3]
    return [row for row in rows if tuple(row) != HEADS]


def write_csv(path: Path, rows: Sequence[Sequence[str]], heads: Sequence[str] = HEADS) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([heads, *rows])
    return path


def write_xlsx(path: Path, rows: Sequence[Sequence[str]], heads: Sequence[str] = HEADS) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [heads, *rows]:
        sheet.append(list(row))
    book.save(path)
    return path


def write_docx(path: Path, rows: Sequence[Sequence[str]], heads: Sequence[str] = HEADS) -> Path:
    document = Document()
    table = document.add_table(rows=1 + len(rows), cols=len(heads))
    for line, texts in zip(table.rows, [heads, *rows], strict=True):
        for cell, text in zip(line.cells, texts, strict=True):
            cell.text = text
    document.save(str(path))
    return path


def told(lines: Sequence[Compared]) -> set[tuple[str, str]]:
    """Each line that is no match, by its title or its row."""
    return {
        (line.result, line.told.title if line.told else line.row["event_id"] if line.row else "")
        for line in lines
        if line.result != "matched"
    }


@pytest.mark.parametrize(("name", "write"), [("t.csv", write_csv), ("t.xlsx", write_xlsx), ("t.docx", write_docx)])
def test_a_table_matches_the_events_of_its_article(
    built: Place, printed: Rows, tmp_path: Path, name: str, write: Callable[[Path, Rows], Path]
) -> None:
    own = read_own_table(write(tmp_path / name, printed))
    assert (len(own.rows), own.notices) == (20, [])
    counts = compare(own, built.rows("events")).counts()
    assert (counts["matched"], counts["date_differs"], counts["type_differs"], counts["missing_here"]) == (20, 0, 0, 0)


def test_five_planted_errors_are_named_and_nothing_else(built: Place, printed: Rows, tmp_path: Path) -> None:
    events = built.rows("events")
    planted = [list(row) for row in printed]
    planted[3][1] = "2017-09"
    planted[12][1] = "2021-08"
    planted[10][2] = "报告"
    removed = planted.pop(6)
    planted.append(["扩容期", "2025-05", "法律", "《深海多金属结核勘探促进法》"])
    before = told(compare(read_own_table(write_csv(tmp_path / "good.csv", printed)), events).lines)
    after = told(compare(read_own_table(write_csv(tmp_path / "bad.csv", planted)), events).lines)
    (draft,) = [row["event_id"] for row in events if row["date"] == "2018-02-16"]
    assert removed[1] == "2018-02-16"
    assert after - before == {
        ("date_differs", printed[3][3]),
        ("date_differs", printed[12][3]),
        ("type_differs", printed[10][3]),
        ("missing_here", "《深海多金属结核勘探促进法》"),
        ("missing_there", draft),
    }
    assert before - after == set()


def event(**cells: Any) -> dict[str, Any]:
    row = {"event_id": "e", "title": "", "instrument": "", "document_number": "", "evidence": "", "event_type": "issue"}
    row |= {"date": "2021-02-24", "date_earliest": "2021-02-24", "date_latest": "2021-02-24", "modality": "actual"}
    return row | {"jurisdictions": ["USA"]} | cells


@pytest.mark.parametrize(
    ("title", "cells", "low", "high"),
    [
        ("14017号行政命令-美国供应链(Executive Order 14017 (2021))", {"document_number": "EO 14017"}, 1.0, 1.0),
        ("第13817号行政令", {"document_number": "EO 14017", "instrument": "美国供应链"}, 0.0, 0.0),
        ("戰略和關鍵物資儲備法", {"instrument": "战略和关键物资储备法"}, 0.9, 1.0),
        ("成立关键材料研究所", {"evidence": "2013年1月，能源部宣布成立关键材料研究所。"}, 0.85, 0.9),
        ("关键矿产开采法案", {"instrument": "关键矿产清单"}, 0.0, 0.65),
        ("铜价上涨", {"evidence": "镓出口许可制度开始实施。"}, 0.0, 0.1),
    ],
)
def test_likeness_of_titles(title: str, cells: dict[str, str], low: float, high: float) -> None:
    assert low <= title_likeness(title, event(**cells)) <= high


def test_an_event_is_matched_once_and_by_the_nearer_date(tmp_path: Path) -> None:
    events = [
        event(
            event_id="old",
            instrument="关键材料战略",
            date="2010-12",
            date_earliest="2010-12-01",
            date_latest="2010-12-31",
        )
    ]
    events.append(
        event(
            event_id="new",
            instrument="关键材料战略",
            date="2011-12",
            date_earliest="2011-12-01",
            date_latest="2011-12-31",
        )
    )
    table = write_csv(tmp_path / "t.csv", [["", "2011-12", "", "关键材料战略"], ["", "2010-12", "", "关键材料战略"]])
    lines = compare(read_own_table(table), events).lines
    assert [(line.result, line.row and line.row["event_id"]) for line in lines] == [
        ("matched", "new"),
        ("matched", "old"),
    ]


def test_columns_are_guessed_named_or_asked_for(tmp_path: Path) -> None:
    rows = [["1", "some words", "2021-02", "EO on supply chains"], ["2", "", "June 2021", "100-day review published"]]
    english = read_own_table(write_csv(tmp_path / "a.csv", rows, ("No", "Remark", "When", "Headline")))
    assert [(row.date, row.title, row.cell) for row in english.rows] == [
        ("2021-02", "EO on supply chains", "a!D2"),
        ("2021-06", "100-day review published", "a!D3"),
    ]
    unheaded = read_own_table(write_csv(tmp_path / "b.csv", rows[1:], rows[0]))
    assert [row.title for row in unheaded.rows] == ["EO on supply chains", "100-day review published"]
    odd = write_csv(tmp_path / "c.csv", rows, ("No", "Foo", "Bar", "Baz"))
    named = read_own_table(odd, Wanted(date="bar", title="Foo"))
    assert [row.title for row in named.rows] == ["some words"]
    with pytest.raises(WorkbookError, match=r"c!A1: no date and title column"):
        read_own_table(odd, Wanted(date="nothing", title="Foo"))


def test_five_styles_of_dates_and_one_that_is_none(tmp_path: Path) -> None:
    styles = ["2021-02-24", "2021/2/24", "24 February 2021", "2021年2月24日", "20210224", "spring or so"]
    own = read_own_table(write_xlsx(tmp_path / "t.xlsx", [["", style, "", "第14017号行政令"] for style in styles]))
    assert [row.date for row in own.rows] == ["2021-02-24"] * 5 + [""]
    (notice,) = own.notices
    assert notice.startswith("Sheet!B7: 'spring or so' is no date")


def test_a_hundred_thousand_rows_are_compared(built: Place, printed: Rows, tmp_path: Path) -> None:
    filler = [["", f"{1900 + n % 120}", "", f"第{n}次例会纪要汇编"] for n in range(100_000)]
    own = read_own_table(write_csv(tmp_path / "large.csv", [*filler, *printed]))
    counts = compare(own, built.rows("events")).counts()
    assert counts["matched"] == 20
    assert counts["missing_here"] == 100_000


def test_type_words_stand_for_types() -> None:
    assert [event_type_of(text) for text in ("法律(Law)", "法案", "Restricted", "issue", "事件", "???")] == [
        *("enact", "propose", "restrict", "issue", "", "")
    ]


def _macros(path: Path) -> None:
    write_xlsx(path, [])
    with ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")


def _bomb(path: Path) -> None:
    write_xlsx(path, [])
    with ZipFile(path, "a", 8) as archive:
        archive.writestr("xl/worksheets/sheet9.xml", b"0" * 50_000_000)


@pytest.mark.parametrize(
    ("name", "make", "reason"),
    [
        ("macros.xlsx", _macros, "has macros"),
        ("bomb.xlsx", _bomb, "zip bomb"),
        (
            "old.xlsx",
            lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
            "encrypted or of the old kind",
        ),
        ("broken.xlsx", lambda path: path.write_bytes(b"PK\3\4 nothing"), "truncated or damaged"),
        ("macros.xlsm", lambda path: path.write_bytes(b"PK\3\4"), ".xlsm files are not read"),
        ("empty.csv", lambda path: path.write_bytes(b""), "no date and title column"),
        ("picture.png", lambda path: path.write_bytes(b"\x89PNG"), ".png is no table"),
        ("plain.docx", lambda path: Document().save(str(path)), "has no table"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, name: str, make: Callable[[Path], None], reason: str) -> None:
    make(tmp_path / name)
    with pytest.raises(WorkbookError) as refused:
        read_own_table(tmp_path / name)
    assert str(refused.value).startswith(str(tmp_path / name))
    assert reason in str(refused.value)


def test_the_verb_lists_writes_and_leaves_articles_out(
    built: Place, printed: Rows, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = write_xlsx(tmp_path / "mine.xlsx", printed)
    arguments = ("compare", table, "--build", built.out, "--out", tmp_path / "comparison.xlsx")
    assert run(*arguments) == 0
    captured = capsys.readouterr()
    assert captured.out.splitlines()[1].startswith("matched\tSheet!D2\t2008\t")
    assert "20 matched" in captured.err
    sheet = load_workbook(tmp_path / "comparison.xlsx")["Comparison"]
    assert sheet["A2"].value == "matched"
    assert run(*arguments, "--without", "us-list-review-table") == 0
    assert "20 missing here" in capsys.readouterr().err
    assert run("compare", tmp_path / "none.csv", "--build", built.out) == 3
    assert "no such file" in capsys.readouterr().err
