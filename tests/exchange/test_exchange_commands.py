"""The verbs exchange export and exchange import as people meet them."""

import json
from pathlib import Path

import pytest

from policy_nlp.cli import main

DATE = {"id": "m1", "layer": "date", "start": 0, "end": 5, "text": "2023年", "edtf": "2023"}


@pytest.fixture
def options(tmp_path: Path) -> list[str]:
    for folder in ("corpus", "gold"):
        (tmp_path / folder).mkdir()
    (tmp_path / "corpus" / "one.txt").write_text("2023年，镓。", encoding="utf-8")
    (tmp_path / "gold" / "one.jsonl").write_text(json.dumps(DATE) + "\n", encoding="utf-8")
    return ["--corpus", str(tmp_path / "corpus")]


def ended(words: list[str]) -> int:
    with pytest.raises(SystemExit) as ending:
        main(["exchange", *words])
    return int(ending.value.code or 0)


def test_out_and_in(options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["export", "--format", "spans", "--from", str(tmp_path / "gold"), "--out", str(tmp_path / "out"), *options]
    assert ended(words) == 0
    told = capsys.readouterr()
    path = told.out.strip()
    assert "note: values can't be edited there" in told.err
    words = ["import", "--format", "spans", path, "--out", str(tmp_path / "back"), *options]
    assert ended(words) == 0
    assert json.loads((tmp_path / "back" / "one.jsonl").read_bytes()) == DATE
    assert ended(words) == 3
    assert "is there already; say --replace" in capsys.readouterr().err


def test_every_misfit_has_its_line(options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spans = [{"start": n, "end": n + 5, "label": "date", "text": "2023年", "values": {"edtf": "2023"}} for n in (1, 2)]
    line = {"text": "2023年，镓。", "meta": {"doc_id": "one"}, "spans": spans}
    (tmp_path / "spans.jsonl").write_text(json.dumps(line), encoding="utf-8")
    words = ["import", "-f", "spans", str(tmp_path / "spans.jsonl"), "--out", str(tmp_path / "back"), *options]
    assert ended(words) == 3
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 2
    assert all("neither in code points nor in UTF-16 units" in one for one in told)
    assert not (tmp_path / "back").exists()


def test_a_broken_file_is_one_line(options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "tasks.json").write_text("{", encoding="utf-8")
    words = ["import", "-f", "label-studio", str(tmp_path / "tasks.json"), "--out", str(tmp_path / "back"), *options]
    assert ended(words) == 3
    assert "no JSON" in capsys.readouterr().err
