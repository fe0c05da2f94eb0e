"""The command line as people meet it: its verbs, its exit codes, and one line for each bad input."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import orjson
import pytest

from policy_nlp.cli import main

ROOT = Path(__file__).parents[2]
TEXT = "2021年2月24日，拜登签署第14017号行政令，对锂、钴供应链展开审查。"


@dataclass(frozen=True)
class Told:
    """How a command ended and what it said."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Told]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(ROOT)

    def run_here(*arguments: object) -> Told:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Told(int(ended.value.code or 0), captured.out, captured.err)

    return run_here


def lines(told: str) -> list[str]:
    return told.strip().splitlines()


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(TEXT, encoding="utf-8", newline="")
    return path


def test_the_module_is_the_command_and_speaks_utf8_on_any_console(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "policy_nlp", "explain", "不存在-1", "--corpus", str(tmp_path / "語料")]
    told = subprocess.run(command, env=os.environ | {"PYTHONIOENCODING": "gbk"}, capture_output=True, check=False)
    assert told.returncode == 3
    assert "語料" in told.stderr.decode("utf-8")
    assert told.stdout == b""


def test_help_names_every_verb_and_shows_examples(run: Run) -> None:
    told = run("--help")
    assert told.returncode == 0
    for verb in ("ingest", "annotate", "build", "evaluate", "explain", "measures", "link"):
        assert verb in told.stdout
        assert "Examples:" in run(verb, "--help").stdout


@pytest.mark.parametrize("arguments", [["nonsense"], ["build", "--nonsense"], ["annotate"], ["explain"]])
def test_wrong_usage_is_2(run: Run, arguments: list[str]) -> None:
    assert run(*arguments).returncode == 2


def test_annotate_writes_annotations_of_the_raw_text(run: Run, good: Path, tmp_path: Path) -> None:
    told = run("annotate", good, "--out", tmp_path / "out")
    assert (told.returncode, told.stderr) == (0, "")
    records = [orjson.loads(line) for line in (tmp_path / "out" / "good.jsonl").read_bytes().splitlines()]
    assert all(TEXT[record["start"] : record["end"]] == record["text"] for record in records)
    assert "2021-02-24" in {record.get("edtf") for record in records}


def _bad_files(folder: Path) -> dict[str, tuple[Path, str]]:
    contents = {
        "empty.txt": (b"", "the file is empty"),
        "binary.txt": (b"PK\3\4\0\0\0\0" * 50, "binary"),
        "undecodable.txt": ("稀土管制。".encode("gbk") + b"\xff\xff", "not UTF-8"),
        "blank.txt": (b" \n\n ", "blank"),
        "huge.txt": ("锂".encode() * 17_500_000, "52.5 MB"),
    }
    for name, (data, _) in contents.items():
        (folder / name).write_bytes(data)
    named = {name: (folder / name, reason) for name, (_, reason) in contents.items()}
    return named | {"missing.txt": (folder / "missing.txt", "no such file")}


def test_each_bad_file_is_one_line_and_the_others_are_done(run: Run, good: Path, tmp_path: Path) -> None:
    bad = _bad_files(tmp_path)
    told = run("annotate", good, *(path for path, _ in bad.values()), "--out", tmp_path / "out")
    assert told.returncode == 3
    assert len(lines(told.stderr)) == len(bad)
    for path, reason in bad.values():
        (line,) = [line for line in lines(told.stderr) if line.startswith(f"{path}: ")]
        assert reason in line
        assert "; " in line
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["good.jsonl"]


def test_a_build_does_the_good_articles_and_names_the_bad_ones(run: Run, good: Path, tmp_path: Path) -> None:
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    corpus.mkdir()
    good.rename(corpus / "good.txt")
    _bad_files(corpus)
    (corpus / "bad-metadata.txt").write_text(TEXT, encoding="utf-8")
    (corpus / "bad-metadata.json").write_text("{", encoding="utf-8")
    told = run("build", "--corpus", corpus, "--out", out, "--gold", tmp_path / "no-gold")
    assert told.returncode == 3
    assert "Traceback" not in told.stderr
    assert len(lines(told.stderr)) == 6
    assert [path.stem for path in (out / "annotations").iterdir()] == ["good"]
    issues = [orjson.loads(line) for line in (out / "issues.jsonl").read_bytes().splitlines()]
    assert len([issue for issue in issues if issue["severity"] == "error"]) == 6


@pytest.mark.parametrize("folder", ["missing", "empty"])
def test_a_corpus_without_articles_is_bad_input(run: Run, tmp_path: Path, folder: str) -> None:
    (tmp_path / "empty").mkdir()
    told = run("build", "--corpus", tmp_path / folder, "--out", tmp_path / "out")
    assert told.returncode == 3
    (line,) = lines(told.stderr)
    assert str(tmp_path / folder) in line
    assert not (tmp_path / "out").exists()


def test_gold_that_does_not_fit_is_one_line(run: Run, good: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    record = {"id": "m1", "layer": "mineral", "start": 0, "end": 1, "text": "锂", "ids": ["Li"]}
    (gold / "good.jsonl").write_bytes(orjson.dumps(record))
    told = run("evaluate", "--pred", gold, "--gold", gold, "--corpus", good.parent)
    assert told.returncode == 3
    (line,) = lines(told.stderr)
    assert line.startswith(f"{gold / 'good.jsonl'}:1: text mismatch")


def test_evaluate_scores_gold_against_itself(run: Run, tmp_path: Path) -> None:
    told = run("evaluate", "--pred", "annotations", "--json", "--floors", tmp_path / "floors.json")
    assert (told.returncode, told.stderr) == (0, "")
    assert orjson.loads(told.stdout)["overall"]["event.strict"]["f1"] == 1.0


def test_the_gate_fails_with_1_and_pins_only_upwards(run: Run, tmp_path: Path) -> None:
    floors, empty = tmp_path / "floors.json", tmp_path / "system"
    empty.mkdir()
    for path in (ROOT / "annotations").glob("*.jsonl"):
        (empty / path.name).touch()
    assert run("evaluate", "--gate", "--pred", "annotations", "--floors", floors).returncode == 3
    assert run("evaluate", "--pin", "--pred", "annotations", "--floors", floors).returncode == 0
    assert run("evaluate", "--gate", "--pred", "annotations", "--floors", floors).returncode == 0
    shut = run("evaluate", "--gate", "--pred", empty, "--floors", floors)
    assert shut.returncode == 1
    assert "date.value: 0.000 is below its floor 1.000" in lines(shut.stderr)
    assert run("evaluate", "--pin", "--pred", empty, "--floors", floors).returncode == 1


def test_explain_a_sentence_names_values_and_rules(run: Run) -> None:
    told = run("explain", "--sentence", "同年6月8日，商务部发布公告。2021年6月，白宫发布报告。", "--region", "CN")
    assert told.returncode == 0
    assert "edtf=2021-06" in told.stdout
    assert " by " in told.stdout


def test_explain_an_unknown_event_says_what_to_do(run: Run, good: Path, tmp_path: Path) -> None:
    (tmp_path / "build" / "annotations").mkdir(parents=True)
    told = run("explain", "nothing-0", "--build", tmp_path / "build", "--corpus", good.parent)
    assert told.returncode == 3
    assert "no event nothing-0" in told.stderr


def test_the_limit_of_ingest_is_told_with_the_option_that_raises_it(run: Run, tmp_path: Path) -> None:
    large, corpus = tmp_path / "large.txt", tmp_path / "corpus"
    large.write_text(TEXT * 20, encoding="utf-8", newline="")
    refused = run("ingest", large, "--corpus", corpus, "--max-mb", "0.001")
    assert refused.returncode == 3
    assert "large.txt: the file has 0.00" in refused.stderr
    assert "ingest --max-mb" in refused.stderr
    assert run("ingest", large, "--corpus", corpus, "--max-mb", "0.01").returncode == 0


def test_ingest_brings_an_article_in_and_names_a_bad_file(run: Run, good: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    bad = tmp_path / "empty.txt"
    bad.touch()
    told = run("ingest", good, bad, "--corpus", corpus)
    assert told.returncode == 3
    assert [line.startswith(f"{bad}: ") for line in lines(told.stderr)] == [True]
    assert "added" in told.stdout
    assert (corpus / "good.txt").read_text(encoding="utf-8").startswith(TEXT)
    assert run("corpus", "list", "--corpus", corpus).stdout.startswith("good\t")


def test_a_build_is_told_explained_and_done_once(run: Run, good: Path, tmp_path: Path) -> None:
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    run("ingest", good, "--corpus", corpus)
    first = run("build", "--corpus", corpus, "--out", out, "--gold", tmp_path / "gold")
    assert first.returncode == 0
    assert first.stdout.startswith("1 articles, 1 events, 0 issues: ")
    table = (out / "events.csv").read_bytes()
    assert table.startswith(b"\xef\xbb\xbfevent_id,")
    again = run("build", "--corpus", corpus, "--out", out, "--gold", tmp_path / "gold")
    assert "nothing to do" in again.stdout
    event_id = table.decode("utf-8-sig").splitlines()[1].split(",")[0]
    told = run("explain", event_id, "--build", out, "--corpus", corpus)
    assert "[event 签署]" in told.stdout
    assert "edtf=2021-02-24" in told.stdout
    measured = run("measures", "--build", out)
    assert "第14017号行政令" in measured.stdout
    assert run("link", "--review", "--build", out, "--corpus", corpus, "--gold", tmp_path / "gold").returncode == 0


def _bytes(out: Path) -> dict[str, bytes]:
    """What a build made, without what is new each time: the delta, DuckDB's file, and the order of reading."""
    found = (path for path in out.rglob("*.*") if path.suffix in {".csv", ".jsonl", ".parquet"})
    return {path.name: path.read_bytes() for path in found if path.stem != "delta"}


def test_neither_workers_nor_what_was_read_before_change_a_byte(run: Run, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    shutil.copytree(ROOT / "corpus", corpus)
    run("build", "--corpus", corpus, "--out", tmp_path / "one", "--quiet")
    whole = _bytes(tmp_path / "one")
    assert len(whole) > 12
    run("build", "--corpus", corpus, "--out", tmp_path / "two", "--workers", 2, "--quiet")
    assert _bytes(tmp_path / "two") == whole
    first = min(corpus.glob("*.txt"))
    text = first.read_bytes()
    first.write_bytes(text + "补记。".encode())
    run("build", "--corpus", corpus, "--out", tmp_path / "one", "--quiet")
    first.write_bytes(text)
    run("build", "--corpus", corpus, "--out", tmp_path / "one", "--quiet")
    assert _bytes(tmp_path / "one") == whole


def test_a_folder_that_cannot_be_written_is_named(run: Run, good: Path) -> None:
    told = run("build", "--corpus", good.parent, "--out", good)
    assert told.returncode == 3
    assert str(good) in told.stderr
    assert len(lines(told.stderr)) == 1


def test_a_corpus_of_bad_articles_makes_an_empty_table(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    told = run("build", "--corpus", tmp_path, "--out", tmp_path / "out")
    assert told.returncode == 3
    assert told.stdout.startswith("0 articles, 0 events, 1 issues")
    assert len((tmp_path / "out" / "events.csv").read_bytes().splitlines()) == 1


def test_an_unforeseen_error_is_one_line_and_a_traceback_only_with_debug(
    run: Run, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("two\nlines")

    monkeypatch.setattr("policy_nlp.run.annotate.annotate", fail)
    told = run("annotate", good, "--out", good.parent)
    assert (told.returncode, told.stderr) == (
        1,
        "policy-nlp: RuntimeError: two lines; run it again with --debug to see where\n",
    )
    assert "Traceback" in run("--debug", "annotate", good, "--out", good.parent).stderr
