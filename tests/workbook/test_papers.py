"""Exports for papers and slides, the watchlist and its digest."""

import csv
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest
from docx import Document
from docx.oxml.ns import qn
from icalendar import Calendar

from analyst import Hand, Place, edit, run
from policy_nlp.workbook import WorkbookError
from policy_nlp.workbook.digest import make_digest, write_digest
from policy_nlp.workbook.selecting import selection
from policy_nlp.workbook.watching import EXAMPLE, Watch, read_watchlist


def export(built: Place, *arguments: object) -> int:
    return run("export", *arguments, "--build", built.out, "--corpus", built.corpus, "--quiet")


def test_the_word_table_has_three_lines_and_its_sources(built: Place, tmp_path: Path) -> None:
    assert export(built, tmp_path / "c.docx", "--mineral", "锑", "--heads", "zh") == 0
    document = Document(str(tmp_path / "c.docx"))
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == ["日期", "类型", "标题", "文件", "出处"]
    assert "2024年9月15日" in {row.cells[0].text for row in table.rows}
    drawn = {line.tag: line.get(qn("w:sz")) for line in table._tbl.tblPr.find(qn("w:tblBorders"))}
    assert drawn == {qn("w:top"): "12", qn("w:bottom"): "12"}
    thin = table.rows[0].cells[0]._tc.get_or_add_tcPr().find(qn("w:tcBorders"))
    assert [line.tag for line in thin] == [qn("w:bottom")]
    assert document.paragraphs[-1].text.startswith("[1] ")


def test_markdown_shows_text_as_text(built: Place, tmp_path: Path) -> None:
    def change(hand: Hand) -> None:
        hand.set(hand.row(Date="2018-05-18"), "Title", "<script>*a*|b</script> [x](y)")

    edit(built.workbook, change)
    built.build()
    assert export(built, tmp_path / "c.md") == 0
    lines = (tmp_path / "c.md").read_text(encoding="utf-8").splitlines()
    (line,) = [line for line in lines if line.startswith("| 2018-05-18 |")]
    assert "&lt;script&gt;\\*a\\*\\|b&lt;/script&gt; \\[x\\](y)" in line
    assert line.endswith("| [^1] |")
    assert any(line.startswith("[^1]: ") for line in lines)


def test_timelines_have_starts_ends_and_words(built: Place, tmp_path: Path) -> None:
    assert export(built, tmp_path / "t.csv", tmp_path / "t.json") == 0
    with (tmp_path / "t.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    events = orjson.loads((tmp_path / "t.json").read_bytes())["events"]
    assert len(rows) == len(events) == len(built.rows("events"))
    year, day = (
        next(row for row in rows if row["Display Date"] == "2008"),
        next(r for r in rows if r["Start"] == "2023-07-03"),
    )
    assert (year["Year"], year["Month"], year["Start"], year["End"]) == ("2008", "", "2008-01-01", "")
    assert (day["Year"], day["Month"], day["Day"]) == ("2023", "7", "3")
    open_begin = next(event for event in events if event["display_date"].startswith("until"))
    assert open_begin["start_date"]["year"]
    spans = [event for event in events if "end_date" in event]
    assert all(event["end_date"]["year"] >= event["start_date"]["year"] for event in spans)
    assert {"headline", "text"} == set(events[0]["text"])


def test_unknown_forms_and_words_are_refused(built: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export(built, tmp_path / "c.pdf") == 3
    assert "end the name in .docx" in capsys.readouterr().err
    assert export(built, tmp_path / "c.md", "--mineral", "water") == 3
    assert "'water' is no commodity" in capsys.readouterr().err
    wrong: list[dict[str, Any]] = [{"types": ["x"]}, {"places": ["Atlantis"]}, {"since": "soon"}]
    for bad in wrong:
        with pytest.raises(WorkbookError):
            selection(**bad)


def event(**cells: Any) -> dict[str, Any]:
    row: dict[str, Any] = {
        "event_id": "e1",
        "title": "商务部限制出口",
        "event_type": "restrict",
        "modality": "actual",
        "restriction_type": "licence",
    }
    row |= {"date": "2026-03", "date_earliest": "2026-03-01", "date_latest": "2026-03-31", "jurisdictions": ["CHN"]}
    row |= {"minerals": ["Ga"], "minerals_via_list": [], "figures": [], "evidence": "氧化鎵出口須申請許可。 [a:0-10]"}
    return row | cells


@pytest.mark.parametrize(
    ("watch", "cells", "taken"),
    [
        ({}, {}, True),
        ({"forms": ("氧化镓",)}, {}, True),
        ({"forms": ("磁体",)}, {}, False),
        ({"restrictions": frozenset({"ban"})}, {}, False),
        ({"wanted": selection(minerals=["gallium"], places=["中国"])}, {}, True),
        ({"wanted": selection(minerals=["锗"])}, {}, False),
        ({"wanted": selection(minerals=["锗"])}, {"minerals_via_list": ["Ge"]}, True),
        ({"wanted": selection(types=["enact"])}, {}, False),
        ({"wanted": selection(since="2026-04")}, {}, False),
        ({"thresholds": {"%": 10}}, {"figures": [{"low": 12.0, "high": None, "unit": "%"}]}, True),
        ({"thresholds": {"%": 10}}, {"figures": [{"low": 5.0, "high": 9.0, "unit": "%"}]}, False),
        ({"thresholds": {"%": 10}}, {}, False),
    ],
)
def test_a_watch_takes_what_has_one_of_each_kind(watch: dict[str, Any], cells: dict[str, Any], taken: bool) -> None:
    assert Watch("w", **({"wanted": selection()} | watch)).takes(event(**cells)) is taken


def test_the_digest_tells_what_is_new_changed_and_coming(tmp_path: Path) -> None:
    events = [
        event(),
        event(
            event_id="e2", title="<b>旧事</b>", date="2020-01-01", date_earliest="2020-01-01", date_latest="2020-01-01"
        ),
    ]
    delta = [
        {"change": "added", "event_id": "e1", "title": "", "column": "", "old": "", "new": ""},
        {"change": "changed", "event_id": "e2", "title": "", "column": "date", "old": "2020", "new": "2020-01-01"},
        {"change": "removed", "event_id": "e9", "title": "", "column": "", "old": "", "new": ""},
    ]
    digest = make_digest([Watch("Gallium", selection(minerals=["镓"]))], events, delta, date(2026, 1, 1))
    (section,) = digest.sections
    assert [item.event_id for item in section.new] == ["e1"]
    assert section.changed[0].changes == ("date: 2020 → 2020-01-01",)
    assert [item.event_id for item in section.coming] == ["e1"]
    write_digest(digest, tmp_path)
    assert "<b>" not in (tmp_path / "digest.md").read_text(encoding="utf-8")
    page = (tmp_path / "digest.html").read_text(encoding="utf-8")
    assert "&lt;b&gt;旧事" in page
    assert "<script" not in page
    (coming,) = Calendar.from_ical((tmp_path / "coming.ics").read_bytes()).walk("VEVENT")
    assert (coming.decoded("dtstart"), coming.decoded("dtend")) == (date(2026, 3, 1), date(2026, 4, 1))
    assert str(coming["uid"]) == "e1@policy-nlp"
    assert coming.decoded("dtend") - coming.decoded("dtstart") == timedelta(days=31)


def test_the_verb_prints_an_example_that_it_reads(
    built: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("digest", "--example") == 0
    path = tmp_path / "watch.toml"
    path.write_text(capsys.readouterr().out, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == EXAMPLE
    path.write_text('[[watch]]\nname = "Antimony"\ncommodities = ["锑"]\n', encoding="utf-8")
    assert run("digest", "--watch", path, "--build", built.out, "--out", tmp_path, "--today", "2024-09-01") == 0
    told = (tmp_path / "digest.md").read_text(encoding="utf-8")
    assert "## Antimony" in told
    assert "2024-09-15" in told
    days = [e.decoded("dtstart") for e in Calendar.from_ical((tmp_path / "coming.ics").read_bytes()).walk("VEVENT")]
    assert date(2024, 9, 15) in days


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[watch]\n", "not readable as TOML"),
        ("[[watch]]\nname = 'a'\ncolour = 'red'\n", "watch.0.colour: Extra inputs are not permitted"),
        ("[[watch]]\ncommodities = ['Ga']\n", "watch.0.name: Field required"),
        ("", "watch: Field required"),
        ("[[watch]]\nname = 'a'\ncommodities = ['water']\n", "a: 'water' is no commodity"),
        ("[[watch]]\nname = 'a'\nrestrictions = ['x']\n", "a: 'x' is no kind of restriction"),
    ],
)
def test_a_bad_watchlist_is_named_with_its_entry(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "watch.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(WorkbookError) as refused:
        read_watchlist(path)
    assert str(refused.value).startswith(str(path))
    assert told in str(refused.value)
