"""Files read within limits and written whole or not at all."""

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from policy_nlp.ingest.errors import DEFAULT_LIMITS, IngestError, Limits


def read_bytes(path: Path, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """The bytes of a regular file.

    Raises:
        IngestError: the file is missing, not a regular file, not readable, empty or too large.
    """
    try:
        if not path.is_file():
            reason = "is not a regular file" if path.exists() else "no such file"
            raise IngestError(path, reason, "check the path")
        check_size(path, path.stat().st_size, limits)
        return path.read_bytes()
    except OSError as error:
        raise IngestError(path, _reason(error), "check the path and its permissions") from error


def check_size(name: Path | str, size: int, limits: Limits) -> None:
    """Refuse what is empty or larger than `limits.file_bytes`.

    Raises:
        IngestError: it is.
    """
    if size == 0:
        raise IngestError(name, "the file is empty", "get the file again")
    if size > limits.file_bytes:
        megabytes, allowed = size / 1e6, limits.file_bytes / 1e6
        raise IngestError(
            name,
            f"the file has {megabytes:.3g} MB, the limit is {allowed:.3g} MB",
            "split it, or raise the limit with: ingest --max-mb",
        )


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


def write_together(files: Mapping[Path, bytes]) -> None:
    """Write all `files` or none: all are written beside their targets first, then renamed in the given order.

    Raises:
        OSError: something could not be written; every target is as it was before.
    """
    prepared: list[tuple[Path, Path]] = []
    try:
        for target, data in files.items():
            prepared.append((_write_beside(target, data), target))
        _rename_all(prepared)
    finally:
        for temporary, _ in prepared:
            temporary.unlink(missing_ok=True)


def _write_beside(target: Path, data: bytes) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o644)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _rename_all(prepared: list[tuple[Path, Path]]) -> None:
    """Rename each temporary file to its target; where one fails, put back what was there."""
    done: list[tuple[Path, Path | None]] = []
    try:
        for temporary, target in prepared:
            backup = _set_aside(target)
            done.append((target, backup))
            temporary.replace(target)
    except OSError:
        for target, backup in reversed(done):
            _put_back(target, backup)
        raise
    for _, backup in done:
        if backup:
            with suppress(OSError):
                backup.unlink()


def _set_aside(target: Path) -> Path | None:
    if not target.is_file():
        return None
    backup = target.with_name(f".{target.name}.before.tmp")
    target.replace(backup)
    return backup


def _put_back(target: Path, backup: Path | None) -> None:
    with suppress(OSError):
        if backup:
            backup.replace(target)
        elif target.is_file():
            target.unlink()


def remove_together(paths: list[Path]) -> None:
    """Delete all `paths` that exist, or none.

    Raises:
        OSError: one could not be deleted; the others are back in their place.
    """
    moved: list[tuple[Path, Path]] = []
    try:
        for path in paths:
            backup = _set_aside(path)
            if backup:
                moved.append((path, backup))
    except OSError:
        for path, backup in moved:
            _put_back(path, backup)
        raise
    for _, backup in moved:
        with suppress(OSError):
            backup.unlink()
