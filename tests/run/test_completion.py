"""Completion records: outputs appear together, a killed run leaves the last table whole, nothing is done twice."""

import shutil
from pathlib import Path

import pytest

from policy_nlp.run import completion
from policy_nlp.run.completion import completed, previous_outputs, publish, recover, stage, write_staged

NAMES = ("events.csv", "statements.csv", "annotations/a.jsonl", "annotations/b.jsonl")


def make(out: Path, content: str, names: tuple[str, ...] = NAMES) -> None:
    staged = stage(out)
    for name in names:
        (staged / name).parent.mkdir(exist_ok=True)
        (staged / name).write_text(content, encoding="utf-8")
    publish(out, content, {"made": content}, stale=previous_outputs(out))


def contents(out: Path) -> set[str]:
    return {(out / name).read_text(encoding="utf-8") for name in NAMES if (out / name).exists()}


def test_a_finished_run_is_known_by_its_inputs_and_outputs(tmp_path: Path) -> None:
    out = tmp_path / "build"
    assert completed(out, "one") is None
    make(out, "one")
    assert completed(out, "one") == {"made": "one"}
    assert completed(out, "two") is None
    (out / "events.csv").write_text("edited", encoding="utf-8")
    assert completed(out, "one") is None
    make(out, "one")
    (out / "events.csv").unlink()
    assert completed(out, "one") is None


def test_files_no_longer_made_go_away_and_other_files_stay(tmp_path: Path) -> None:
    out = tmp_path / "build"
    make(out, "one")
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    make(out, "two", NAMES[:3])
    assert not (out / "annotations" / "b.jsonl").exists()
    assert (out / "notes.txt").read_text(encoding="utf-8") == "mine"
    assert contents(out) == {"two"}


class Killed(BaseException):
    """Stands for the end of the process."""


@pytest.mark.parametrize("moment", range(20))
def test_a_kill_at_any_moment_leaves_whole_files_and_the_next_run_finishes(
    tmp_path: Path, moment: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "build"
    make(out, "one")
    steps = iter(range(moment, -1, -1))
    replace, write = Path.replace, Path.write_text

    def killing_replace(self: Path, target: Path) -> Path:
        if next(steps, 0) == 0:
            raise Killed
        return replace(self, target)

    def killing_write(self: Path, *arguments: str, **options: str) -> int:
        if next(steps, 0) == 0:
            raise Killed
        return write(self, *arguments, **options)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", killing_replace)
        patch.setattr(Path, "write_text", killing_write)
        try:
            make(out, "two")
            finished = True
        except Killed:
            finished = False
    assert contents(out) <= {"one", "two"}
    ready = (out / completion._STAGED / completion._READY).exists()
    recover(out)
    assert contents(out) == ({"two"} if finished or ready else {"one"})
    make(out, "three")
    assert contents(out) == {"three"}
    assert not (out / completion._STAGED).exists()


def test_a_half_staged_run_is_thrown_away(tmp_path: Path) -> None:
    out = tmp_path / "build"
    make(out, "one")
    (stage(out) / "events.csv").write_text("half", encoding="utf-8")
    recover(out)
    assert contents(out) == {"one"}
    shutil.rmtree(out)
    recover(out)
    assert not out.exists()


def test_a_file_that_lies_there_is_not_written_again(tmp_path: Path) -> None:
    out = tmp_path / "build"
    make(out, "one")
    (out / "annotations" / "b.jsonl").write_text("damaged", encoding="utf-8")
    kept_file = out / "annotations" / "a.jsonl"
    written = kept_file.stat().st_mtime_ns
    staged = stage(out)
    kept = write_staged(out, [(name, b"one") for name in NAMES[2:]])
    assert kept.keys() == {"annotations/a.jsonl"}
    assert [path.name for path in staged.rglob("*.jsonl")] == ["b.jsonl"]
    publish(out, "two", {"made": "two"}, stale=previous_outputs(out), kept=kept)
    assert completed(out, "two") == {"made": "two"}
    assert previous_outputs(out) == set(NAMES[2:])
    assert kept_file.stat().st_mtime_ns == written
    assert contents(out) == {"one"}
