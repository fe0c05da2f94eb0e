"""What a change does to the event table: rows gained, altered and lost against the last commit's table.

The last commit's table is made by the last commit's own code over its own corpus, in build/.last-commit.
"""

import json
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
_IGNORED = {"pipeline_version", "lexicon_version"}
Rows = Mapping[str, Mapping[str, Any]]


def main() -> None:
    for line in compare(read_rows(table_of("HEAD")), read_rows(ROOT / "build" / "events.jsonl")):
        print(line)


def table_of(commit: str) -> Path:
    """The event table of a commit, made once."""
    name = _git("rev-parse", commit).decode().strip()
    folder = ROOT / "build" / ".last-commit" / name
    if not (folder / "build" / "events.jsonl").exists():
        shutil.rmtree(folder.parent, ignore_errors=True)
        folder.mkdir(parents=True)
        with tarfile.open(fileobj=BytesIO(_git("archive", name))) as archive:
            archive.extractall(folder, filter="data")
        command = [sys.executable, "-m", "policy_nlp", "build", "--quiet"]
        subprocess.run(command, cwd=folder, env=os.environ | {"PYTHONPATH": str(folder / "src")}, check=True)
    return folder / "build" / "events.jsonl"


def _git(*arguments: str) -> bytes:
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True).stdout


def read_rows(path: Path) -> Rows:
    """The rows of an event table by their ids."""
    with path.open(encoding="utf-8") as file:
        return {row["event_id"]: row for row in map(json.loads, file)}


def compare(before: Rows, after: Rows) -> Iterator[str]:
    """One line for each row gained or lost and for each value altered, then how many there are of each."""
    gained = [key for key in after if key not in before]
    lost = [key for key in before if key not in after]
    altered = [(key, column) for key in before if key in after for column in _differing(before[key], after[key])]
    yield from (f"gained\t{_gist(after[key])}" for key in gained)
    yield from (f"lost\t{_gist(before[key])}" for key in lost)
    for key, column in altered:
        yield f"altered\t{_gist(after[key])}\t{column}: {before[key].get(column)} -> {after[key].get(column)}"
    yield f"{len(gained)} rows gained, {len(lost)} lost, {len(altered)} values altered, {len(after)} rows now"


def _differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    return [c for c in {**before, **after} if c not in _IGNORED and before.get(c) != after.get(c)]


def _gist(row: Mapping[str, Any]) -> str:
    return f"{row['event_id']}\t{row.get('date')}\t{row.get('event_type')}\t{row.get('title')}"


if __name__ == "__main__":
    main()
