"""What is kept between builds: an article that did not change is not read again, what is the same is not redone."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from policy_nlp.model.files import fingerprint_of
from policy_nlp.model.memory import Memory, load, save
from policy_nlp.run.articles import Read, read_all
from policy_nlp.run.completion import is_as_made, program_fingerprint

_MEMORY = ".memory.msgpack"
_STATEMENTS = "statements.jsonl"


def read_changed(paths: Sequence[Path], folder: Path, workers: int) -> Iterator[Read]:
    """Annotate the articles in text files, those first that were read before by this version of the program.

    Args:
        paths: text files with distinct names, each perhaps with a `.json` beside it.
        folder: where the completion records are; those of articles that are gone are removed.
        workers: how many processes read.
    """
    keys = {path: _key(path) for path in paths}
    records = {path: folder / f"{path.stem}.msgpack" for path in paths}
    _forget(folder, records.values())
    changed = []
    for path in paths:
        known = load(records[path], keys[path], Read)
        if known:
            yield known
        else:
            changed.append(path)
    for path, read in zip(changed, read_all(changed, workers, tabled=True), strict=True):
        if not read.failure:
            save(records[path], read, keys[path])
        yield read


def recalled(out: Path) -> Memory | None:
    """What was worked out for the last build in `out`; None where another version of the program made it.

    It is None, too, where the statements are not as that build left them: what is remembered of them holds no longer.
    """
    known = load(out / _MEMORY, program_fingerprint(), dict[str, Any])
    return Memory(known) if known and is_as_made(out, _MEMORY) and is_as_made(out, _STATEMENTS) else None


def remember(staged: Path, memory: Memory) -> None:
    """Keep what was worked out or recalled for a build beside its tables, so that the two are published together."""
    save(staged / _MEMORY, memory.used, program_fingerprint())


def _key(path: Path) -> str:
    metadata = path.with_suffix(".json")
    files = [path, metadata] if metadata.exists() else [path]
    return f"{fingerprint_of(files)}:{program_fingerprint()}"


def _forget(folder: Path, kept: Iterable[Path]) -> None:
    for record in set(folder.glob("*")) - set(kept):
        record.unlink()
