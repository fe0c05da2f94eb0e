"""What a person changes in her workbook survives: rebuilds, new articles, and rows that go."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from analyst import Hand, Place, edit, opened, run
from policy_nlp.table.edits import Edit, EditError, read_edits, write_edits
from policy_nlp.workbook import WorkbookError
from policy_nlp.workbook.harvest import changes


def correct(hand: Hand) -> None:
    hand.add_column("Desk")
    moved = hand.row(Date="2023-08-01")
    hand.set(moved, "Date", "2023年8月2日")
    hand.set(moved, "Desk", "trade")
    hand.set(hand.row(Date="2018-05-18"), "Notes", "first list")
    hand.sheet.delete_rows(hand.row(Date="1991-01"))


def check_corrected(place: Place) -> None:
    events = place.rows("events")
    assert "1991-01" not in {row["date"] for row in events}
    (moved,) = [row for row in events if row["date"] == "2023-08-02"]
    assert (moved["date_earliest"], moved["date_precision"], moved["date_basis"]) == ("2023-08-02", "day", "explicit")
    hand = opened(place.workbook)
    number = hand.row(Id=moved["event_id"])
    assert hand.get(number, "Date") == "2023-08-02"
    assert hand.get(number, "Desk") == "trade"
    assert "2023-08-01 → 2023-08-02" in hand.get(number, "Edited")
    assert hand.get(hand.row(Date="2018-05-18"), "Notes") == "first list"
    assert not [row for row in hand.values() if row["Date"] == "1991-01"]
    told = [s for s in place.rows("statements") if s["event_id"] == moved["event_id"] and s["column"] == "date"]
    assert {(s["value"], s["rule"].split(":")[0]) for s in told} >= {("2023-08-02", "edit")}


def test_a_column_a_date_and_a_deleted_row_survive_two_rebuilds_and_another_article(place: Place) -> None:
    place.add("cn-export-control-notice", "us-list-review-table")
    place.build()
    before = len(place.rows("events"))
    edit(place.workbook, correct)
    for _ in range(2):
        place.build()
        assert len(place.rows("events")) == before - 1
        check_corrected(place)
    place.add("cn-gallium-germanium-2023")
    place.build()
    assert len(place.rows("events")) > before
    check_corrected(place)
    assert len(read_edits(place.gold / "edits.csv")) == 4
    measure = next(m for m in place.rows("measures") if m["document_number"] == "MOFCOM 2023/23")
    assert measure["in_force"] == "2023-08-02"


def test_an_edit_whose_row_is_gone_is_listed_and_kept(built: Place) -> None:
    lost = Edit("nothing-0000000000", "date", "2001", "2002", "Li", "2026-01-01", "us-list-review-table:1-2")
    write_edits(built.gold / "edits.csv", [lost])
    built.build()
    assert [(issue["code"], issue["doc_id"]) for issue in built.rows("issues") if "edit" in issue["code"]] == [
        ("edit-not-applied", "us-list-review-table")
    ]
    assert read_edits(built.gold / "edits.csv") == (lost,)
    rows = list(load_workbook(built.workbook)["Edits"].iter_rows(values_only=True))
    assert rows[1][0] == "row not found"


def test_a_row_of_her_own_and_codes_by_any_name(built: Place) -> None:
    def change(hand: Hand) -> None:
        last = hand.sheet.max_row + 1
        hand.set(last, "Date", "March 2026")
        hand.set(last, "Title", "Our own note")
        hand.set(last, "Type", "会议")
        number = hand.row(Date="2018-05-18")
        hand.set(number, "Type", "Amended")
        hand.set(number, "Minerals", "镓；Germanium")

    edit(built.workbook, change)
    built.build()
    built.build()
    hand = opened(built.workbook)
    number = hand.row(Title="Our own note")
    assert (hand.get(number, "Date"), hand.get(number, "Type"), hand.get(number, "Edited")) == (
        "2026-03",
        "Met",
        "added row",
    )
    assert "Our own note" not in {row["title"] for row in built.rows("events")}
    (row,) = [row for row in built.rows("events") if row["date"] == "2018-05-18"]
    assert (row["event_type"], row["minerals"]) == ("amend", ["Ga", "Ge"])


def test_an_untouched_workbook_gives_no_edits(built: Place) -> None:
    assert changes(built.workbook, "Li").edits == []
    edit(built.workbook, lambda _: None)
    assert changes(built.workbook, "Li").edits == []


def test_a_renamed_head_is_known_by_its_cells_and_a_deleted_one_is_left(built: Place) -> None:
    def change(hand: Hand) -> None:
        hand.sheet.cell(1, hand.column("Title")).value = "What happened"
        hand.sheet.delete_cols(hand.column("Grade"))
        number = hand.row(Date="2018-05-18")
        hand.set(number, "What happened", "第一份清单")

    edit(built.workbook, change)
    taken = changes(built.workbook, "Li")
    assert [(edit.column, edit.new) for edit in taken.edits] == [("title", "第一份清单")]
    assert len(taken.notices) == 2
    assert any("'What happened' is read as 'Title'" in notice for notice in taken.notices)
    assert any("'Grade' is gone" in notice for notice in taken.notices)


def _merge(hand: Hand) -> None:
    hand.sheet.merge_cells("G3:G5")


def _formula(hand: Hand) -> None:
    hand.set(3, "Title", "=1+1")


def _no_date(hand: Hand) -> None:
    hand.set(3, "Date", "soon")


def _no_id(hand: Hand) -> None:
    hand.sheet.delete_cols(1)


def _two_heads(hand: Hand) -> None:
    hand.sheet.cell(1, hand.column("Notes")).value = "Title"


def _same_row_twice(hand: Hand) -> None:
    hand.set(4, "Id", hand.get(3, "Id"))


def _no_sheet(hand: Hand) -> None:
    hand.sheet.title = "Mine"


def _no_copy(hand: Hand) -> None:
    del hand.book["policy-nlp"]


def _no_rows(hand: Hand) -> None:
    hand.sheet.delete_rows(2, hand.sheet.max_row)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_merge, "Chronology!G3:G5 is merged"),
        (_formula, "Chronology!H3 holds a formula"),
        (_no_date, "Chronology!F3: 'soon' is no date"),
        (_no_id, "Chronology!A1: the head 'Id' is gone"),
        (_two_heads, "the head 'Title' stands twice"),
        (_same_row_twice, "Chronology!A4: the id of row 3 again"),
        (_no_sheet, "the sheet 'Chronology' is gone or renamed"),
        (_no_copy, "the hidden sheet 'policy-nlp' is gone"),
        (_no_rows, "Chronology has none of its rows left"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place_and_nothing_changes(
    built: Place, change: Callable[[Hand], None], told: str
) -> None:
    table = (built.out / "events.csv").read_bytes()
    edit(built.workbook, change)
    mine = built.workbook.read_bytes()
    with pytest.raises(WorkbookError, match=r"chronology\.xlsx: ") as refused:
        built.build()
    assert told in str(refused.value)
    assert (built.out / "events.csv").read_bytes() == table
    assert built.workbook.read_bytes() == mine
    assert not (built.gold / "edits.csv").exists()


@pytest.mark.parametrize("lock", ["~$chronology.xlsx", ".~lock.chronology.xlsx#"])
def test_an_open_workbook_is_refused(built: Place, lock: str) -> None:
    (built.out / lock).touch()
    with pytest.raises(WorkbookError, match="open in another program"):
        built.build()


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("2019/7/3", "2019-07-03"),
        ("2019.7.3", "2019-07-03"),
        ("3 July 2019", "2019-07-03"),
        ("2019年7月3日", "2019-07-03"),
        ("20190703", "2019-07-03"),
    ],
)
def test_a_date_typed_in_any_style_is_taken(built: Place, typed: str, edtf: str) -> None:
    edit(built.workbook, lambda hand: hand.set(3, "Date", typed))
    assert [(edit.column, edit.new) for edit in changes(built.workbook, "Li").edits] == [("date", edtf)]


def test_the_verb_takes_edits_for_somebody(built: Place, capsys: pytest.CaptureFixture[str]) -> None:
    folders = ["--build", built.out, "--corpus", built.corpus, "--gold", built.gold]
    edit(built.workbook, lambda hand: hand.set(hand.row(Date="2018-05-18"), "Grade", "C"))
    assert run("workbook", *folders) == 3
    assert "1 edits are not taken yet" in capsys.readouterr().err
    assert run("workbook", "--take-edits", "--who", "Li", *folders) == 0
    (taken,) = read_edits(built.gold / "edits.csv")
    assert (taken.column, taken.old, taken.new, taken.who) == ("grade", "A", "C", "Li")
    assert run("workbook", "--heads", "zh", *folders) == 0
    hand = opened(built.workbook)
    assert hand.sheet.title == "大事年表"
    assert hand.get(hand.row(日期="2018年5月18日"), "可信度") == "C"


def test_a_workbook_written_anew_is_no_reason_to_build(built: Place, capsys: pytest.CaptureFixture[str]) -> None:
    folders = ["--corpus", built.corpus, "--gold", built.gold]
    assert run("workbook", "--heads", "zh", "--build", built.out, *folders) == 0
    capsys.readouterr()
    assert run("build", "--out", built.out, *folders) == 0
    assert "nothing to do" in capsys.readouterr().out
    edit(built.workbook, lambda hand: hand.add_column("Mine"))
    assert run("build", "--out", built.out, *folders) == 0
    assert "nothing to do" not in capsys.readouterr().out
    assert opened(built.workbook).sheet.title == "大事年表"


def test_edits_are_plain_text_for_any_program(tmp_path: Path) -> None:
    path = tmp_path / "edits.csv"
    dangerous = Edit("a-1", "Desk", "", '=cmd()\nsecond line, "quoted"', "Li", "2026-01-01", "a:1-2")
    write_edits(path, [dangerous])
    with path.open(encoding="utf-8", newline="") as file:
        assert next(csv.DictReader(file))["new"].startswith("'=")
    assert read_edits(path) == (dangerous,)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("a-1,date,2001,soon,,,", "edits.csv:2: date 'soon' is no EDTF value"),
        ("a-1,event_type,,nonsense,,,", "edits.csv:2: event_type 'nonsense' is none of enact"),
        (",date,,2001,,,", "edits.csv:2: an event id is needed"),
    ],
)
def test_bad_edits_are_named_with_their_line(tmp_path: Path, line: str, told: str) -> None:
    path = tmp_path / "edits.csv"
    path.write_text(f"event_id,column,old,new,who,when,evidence\n{line}\n", encoding="utf-8")
    with pytest.raises(EditError) as wrong:
        read_edits(path)
    assert told in str(wrong.value)
