"""The completion records of single articles: an article that did not change is not read again."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import orjson

from policy_nlp.model.files import fingerprint_of, write_atomically
from policy_nlp.run.articles import Read, read_all
from policy_nlp.run.completion import program_fingerprint


def read_changed(paths: Sequence[Path], folder: Path, workers: int) -> Iterator[Read]:
    """Annotate the articles in text files, those first that were read before by this version of the program.

    Args:
        paths: text files with distinct names, each perhaps with a `.json` beside it.
        folder: where the completion records are; those of articles that are gone are removed.
        workers: how many processes read.
    """
    keys = {path: _key(path) for path in paths}
    records = {path: folder / f"{path.stem}.json" for path in paths}
    _forget(folder, records.values())
    changed = []
    for path in paths:
        known = _known(records[path], keys[path])
        if known:
            yield known
        else:
            changed.append(path)
    for path, read in zip(changed, read_all(changed, workers, facts=True), strict=True):
        if not read.failure:
            write_atomically(records[path], orjson.dumps({"key": keys[path], "read": asdict(read)}))
        yield read


def _key(path: Path) -> str:
    metadata = path.with_suffix(".json")
    files = [path, metadata] if metadata.exists() else [path]
    return f"{fingerprint_of(files)}:{program_fingerprint()}"


def _known(record: Path, key: str) -> Read | None:
    try:
        values = orjson.loads(record.read_bytes())
    except (OSError, orjson.JSONDecodeError):
        return None
    return Read(**values["read"]) if values.get("key") == key else None


def _forget(folder: Path, kept: Iterable[Path]) -> None:
    for record in set(folder.glob("*.json")) - set(kept):
        record.unlink()
