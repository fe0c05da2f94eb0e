"""Writing files whole or not at all."""

import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

_RUN_BY_SPREADSHEETS = frozenset("=+-@\t\r")


def write_atomically(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Write `data`, or its chunks as they come, to `path`: readers see the old file or the new one, never half of it.

    Missing folders are made.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines([data] if isinstance(data, bytes) else data)
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def csv_cell(value: object) -> object:
    """`value` as a cell that no spreadsheet runs as a formula: text that begins like one gets an apostrophe."""
    return f"'{value}" if isinstance(value, str) and value[:1] in _RUN_BY_SPREADSHEETS else value


def fingerprint_of(paths: Iterable[Path]) -> str:
    """A digest of the names and bytes of files, and of all files in folders; those hidden in folders do not count.

    Names count from the folder that was given, so that the place of a checkout does not matter.
    """
    digest = hashlib.sha256()
    for path in paths:
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        names = {file: file.relative_to(path).as_posix() if path.is_dir() else file.name for file in files}
        for file, name in sorted(names.items(), key=lambda item: item[1]):
            hidden = any(part.startswith(".") or part == "__pycache__" for part in name.split("/"))
            if file.is_file() and (file == path or not hidden):
                _add(digest, name, file.read_bytes())
    return digest.hexdigest()


def fingerprint_of_bytes(name: str, data: bytes) -> str:
    """What `fingerprint_of` gives for a file of this name with these bytes."""
    digest = hashlib.sha256()
    _add(digest, name, data)
    return digest.hexdigest()


def _add(digest: "hashlib._Hash", name: str, data: bytes) -> None:
    digest.update(f"{name}\0{len(data)}\0".encode())
    digest.update(data)
