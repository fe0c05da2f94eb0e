"""The project's own files agree with each other."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def _name(requirement: str) -> str:
    return re.split(r"[\s\[<>=!~;]", requirement, maxsplit=1)[0].lower().replace("_", "-").replace(".", "-")


def test_the_lock_file_holds_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(name for extra in project["optional-dependencies"].values() for name in extra),
    ]
    locked = re.findall(r"^([\w.\-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE)
    assert {_name(requirement) for requirement in wanted} <= {_name(line) for line in locked}


def test_every_gold_article_is_in_a_split_and_in_the_corpus() -> None:
    gold = {path.stem for path in (ROOT / "annotations").glob("*.jsonl")}
    rows = (ROOT / "annotations" / "splits.csv").read_text(encoding="utf-8").splitlines()[1:]
    splits = dict(row.split(",") for row in rows)
    assert splits.keys() == gold
    assert set(splits.values()) == {"development", "held-out"}
    assert gold <= {path.stem for path in (ROOT / "corpus").glob("*.txt")}


def test_the_readme_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    exec(compile(example, "README.md", "exec"), {})  # noqa: S102
    assert capsys.readouterr().out == "['2021年6月', '6月8日']\n"
