"""A build upon an earlier one: the same bytes as a build from nothing, whatever changed and whatever was damaged."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from analyst import Place
from policy_nlp.model.memory import load, save
from policy_nlp.run.completion import program_fingerprint
from policy_nlp.run.papers import renew_workbook
from policy_nlp.table.edits import Edit, write_edits

ARTICLES = ("cn-export-control-notice", "us-list-review-table")


def made(place: Place) -> dict[str, bytes]:
    """What a build made, the delta and DuckDB's file aside."""
    found = (path for path in place.out.rglob("*.*") if path.suffix in {".csv", ".jsonl", ".parquet", ".xlsx"})
    return {path.name: path.read_bytes() for path in found if path.stem != "delta"}


def from_nothing(place: Place, folder: Path) -> dict[str, bytes]:
    """What a build of the same corpus and judgements makes where there was none before."""
    fresh = Place(folder)
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(place.corpus, fresh.corpus)
    if place.gold.exists():
        shutil.copytree(place.gold, fresh.gold)
    fresh.build()
    return made(fresh)


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory) -> Place:
    place = Place(tmp_path_factory.mktemp("first"))
    place.add(*ARTICLES)
    place.build()
    return place


@pytest.fixture
def place(first: Place, tmp_path: Path) -> Place:
    shutil.copytree(first.folder, tmp_path / "place")
    return Place(tmp_path / "place")


def add_another(place: Place) -> None:
    """An article that tells partly the same happenings, with other figures and dates."""
    text = (place.corpus / f"{ARTICLES[0]}.txt").read_text(encoding="utf-8")
    (place.corpus / "zz-another.txt").write_text(text.replace("2023", "2024", 2), encoding="utf-8")


def test_an_article_added_and_taken_away(place: Place, tmp_path: Path) -> None:
    before = made(place)
    add_another(place)
    place.build()
    assert made(place) == from_nothing(place, tmp_path / "fresh")
    assert {line["change"] for line in place.rows("delta")} >= {"added"}
    assert made(place) != before
    (place.corpus / "zz-another.txt").unlink()
    place.build()
    assert made(place) == before


@pytest.mark.parametrize(("column", "new"), [("date", "2019-05-06"), ("minerals", "Ga;W"), ("(row)", "deleted")])
def test_an_edit_made_and_taken_back(place: Place, tmp_path: Path, column: str, new: str) -> None:
    before = made(place)
    row = next(row for row in place.rows("events") if row["minerals"])
    write_edits(place.gold / "edits.csv", [Edit(row["event_id"], column, "", new, "Li", "2024-01-01")])
    for _ in range(2):
        place.build()
        assert made(place) == from_nothing(place, tmp_path / "fresh")
        add_another(place)
    (place.gold / "edits.csv").unlink()
    (place.corpus / "zz-another.txt").unlink()
    place.build()
    assert made(place) == before


def spoil_memory(out: Path) -> None:
    path = out / ".memory.msgpack"
    path.write_bytes(path.read_bytes().replace(b"<is><t>", b"<is><t>X", 1))


def old_memory(out: Path) -> None:
    """That of another build: sealed, but it does not belong to these tables."""
    known = load(out / ".memory.msgpack", program_fingerprint(), dict[str, Any])
    assert known
    told = list(known["told"])
    known["told"] = dict(zip(told, [known["told"][event_id] for event_id in reversed(told)], strict=True))
    save(out / ".memory.msgpack", known, program_fingerprint())
    shutil.rmtree(out / "annotations")


def spoil_article(out: Path) -> None:
    path = min((out / ".articles").glob("*.msgpack"))
    path.write_bytes(path.read_bytes().replace(b"actual", b"Actual", 1))


def lose_statements(out: Path) -> None:
    (out / "statements.jsonl").unlink()


def swap_statements(out: Path) -> None:
    (out / "statements.jsonl").write_bytes((out / "facts.jsonl").read_bytes())


def spoil_annotations(out: Path) -> None:
    path = min((out / "annotations").glob("*.jsonl"))
    path.write_bytes(path.read_bytes().replace(b'"modality":"actual"', b'"modality":"planned"', 1))


def lose_record(out: Path) -> None:
    (out / ".complete.json").unlink()


@pytest.mark.parametrize(
    "damage",
    [spoil_memory, old_memory, spoil_article, spoil_annotations, lose_statements, swap_statements, lose_record],
)
def test_damage_changes_nothing(place: Place, damage: Callable[[Path], None]) -> None:
    before = made(place)
    damage(place.out)
    place.build()
    assert made(place) == before


WORK = (
    *("link.score.score_of", "link.clusters._cut", "table.make.make_row", "table.make.statements"),
    *("run.articles.read_file", "workbook.book.make_line", "workbook.book._shown"),
)


def test_what_did_not_change_is_not_worked_out_again(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def again(*_: object, **__: object) -> None:
        pytest.fail("worked out again")

    add_another(place)
    place.build()
    for name in WORK:
        monkeypatch.setattr(f"policy_nlp.{name}", again)
    before = made(place)
    place.build()
    assert made(place) == before


def test_the_workbook_made_from_the_files_of_a_build_is_that_of_the_build(place: Place) -> None:
    row = next(row for row in place.rows("events") if row["minerals"])
    edits = [Edit(row["event_id"], "minerals", "", "Ga;W"), Edit(row["event_id"], "My notes", "", "=1+1")]
    write_edits(
        place.gold / "edits.csv", [*edits, Edit("own-1", "date", "", "2021-05"), Edit("own-1", "title", "", "x")]
    )
    place.build()
    written = place.workbook.read_bytes()
    place.workbook.unlink()
    renew_workbook(place.out, place.corpus, "en")
    assert place.workbook.read_bytes() == written


def test_files_that_stay_the_same_are_let_be(place: Place) -> None:
    files = sorted((place.out / "annotations").glob("*.jsonl"))
    before = [path.stat().st_ino for path in files]
    add_another(place)
    place.build()
    assert [path.stat().st_ino for path in files] == before
    assert (place.out / "annotations" / "zz-another.jsonl").exists()


def test_a_build_loads_no_pandas(place: Place) -> None:
    add_another(place)
    code = "import sys; from pathlib import Path; from policy_nlp.run.build import build; "
    code += f"build(Path({str(place.corpus)!r}), Path({str(place.out)!r}), Path({str(place.gold)!r}), quiet=True); "
    code += "print('pandas' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"
