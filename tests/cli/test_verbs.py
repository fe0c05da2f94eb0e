"""The command line as people meet it: its verbs, its exit codes, and one line for each bad input."""

import subprocess
import sys
from pathlib import Path

import orjson
import pytest

ROOT = Path(__file__).parents[2]
TEXT = "2021年2月24日，拜登签署第14017号行政令，对锂、钴供应链展开审查。"


def run(*arguments: object, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "policy_nlp", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", check=False)


def lines(told: str) -> list[str]:
    return told.strip().splitlines()


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(TEXT, encoding="utf-8", newline="")
    return path


def test_help_names_every_verb_and_shows_examples() -> None:
    told = run("--help")
    assert told.returncode == 0
    for verb in ("ingest", "annotate", "build", "evaluate", "explain"):
        assert verb in told.stdout
        assert "Examples:" in run(verb, "--help").stdout


@pytest.mark.parametrize("arguments", [["nonsense"], ["build", "--nonsense"], ["annotate"], ["explain"]])
def test_wrong_usage_is_2(arguments: list[str]) -> None:
    assert run(*arguments).returncode == 2


def test_annotate_writes_annotations_of_the_raw_text(good: Path, tmp_path: Path) -> None:
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


def test_each_bad_file_is_one_line_and_the_others_are_done(good: Path, tmp_path: Path) -> None:
    bad = _bad_files(tmp_path)
    told = run("annotate", good, *(path for path, _ in bad.values()), "--out", tmp_path / "out")
    assert told.returncode == 3
    assert len(lines(told.stderr)) == len(bad)
    for path, reason in bad.values():
        (line,) = [line for line in lines(told.stderr) if line.startswith(f"{path}: ")]
        assert reason in line
        assert "; " in line
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["good.jsonl"]


def test_a_build_does_the_good_articles_and_names_the_bad_ones(good: Path, tmp_path: Path) -> None:
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
def test_a_corpus_without_articles_is_bad_input(tmp_path: Path, folder: str) -> None:
    (tmp_path / "empty").mkdir()
    told = run("build", "--corpus", tmp_path / folder, "--out", tmp_path / "out")
    assert told.returncode == 3
    (line,) = lines(told.stderr)
    assert str(tmp_path / folder) in line
    assert not (tmp_path / "out").exists()


def test_gold_that_does_not_fit_is_one_line(good: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    record = {"id": "m1", "layer": "mineral", "start": 0, "end": 1, "text": "锂", "ids": ["Li"]}
    (gold / "good.jsonl").write_bytes(orjson.dumps(record))
    told = run("evaluate", "--pred", gold, "--gold", gold, "--corpus", good.parent)
    assert told.returncode == 3
    (line,) = lines(told.stderr)
    assert line.startswith(f"{gold / 'good.jsonl'}:1: text mismatch")


def test_evaluate_scores_gold_against_itself(tmp_path: Path) -> None:
    told = run("evaluate", "--pred", "annotations", "--json", "--floors", tmp_path / "floors.json")
    assert (told.returncode, told.stderr) == (0, "")
    assert orjson.loads(told.stdout)["overall"]["event.strict"]["f1"] == 1.0


def test_the_gate_fails_with_1_and_pins_only_upwards(tmp_path: Path) -> None:
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


def test_explain_a_sentence_names_values_and_rules() -> None:
    told = run("explain", "--sentence", "同年6月8日，商务部发布公告。2021年6月，白宫发布报告。", "--region", "CN")
    assert told.returncode == 0
    assert "edtf=2021-06" in told.stdout
    assert " by " in told.stdout


def test_explain_an_unknown_event_says_what_to_do(good: Path, tmp_path: Path) -> None:
    (tmp_path / "build" / "annotations").mkdir(parents=True)
    told = run("explain", "nothing-0", "--build", tmp_path / "build", "--corpus", good.parent)
    assert told.returncode == 3
    assert "no event nothing-0" in told.stderr
