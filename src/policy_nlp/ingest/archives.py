"""Zip archives opened with suspicion: bombs, paths that lead out, encrypted entries."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath

from policy_nlp.ingest.errors import IngestError, Limits

_FURNITURE = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


def open_zip(data: bytes, name: str, limits: Limits) -> zipfile.ZipFile:
    """An archive whose entries, unpacked, keep within `limits` and stay inside the folder they are unpacked to.

    Raises:
        IngestError: it is broken, encrypted, a bomb, or has a path that leads out.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise IngestError(name, "the archive is truncated or damaged", "get the file again") from error
    entries = archive.infolist()
    if len(entries) > limits.archive_files:
        raise IngestError(name, f"the archive has {len(entries)} entries", f"unpack it; {limits.archive_files} at most")
    total = 0
    for entry in entries:
        _check_entry(entry, name, limits)
        total += entry.file_size
    if total > limits.unpacked_bytes:
        raise IngestError(
            name,
            f"the archive unpacks to {total / 1e6:.0f} MB (a zip bomb?)",
            "unpack it, or raise the limit with --max-mb",
        )
    return archive


def _check_entry(entry: zipfile.ZipInfo, name: str, limits: Limits) -> None:
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in (path.parts or ("",))[0]:
        raise IngestError(name, f"the entry {entry.filename!r} leads out of the archive", "do not trust this archive")
    if entry.flag_bits & 1:
        raise IngestError(name, "the archive is encrypted", "unpack it with its password")
    if entry.file_size > 1_000_000 and entry.file_size > limits.ratio * max(entry.compress_size, 1):
        raise IngestError(name, f"the entry {entry.filename!r} is a zip bomb", "do not trust this archive")


def members(archive: zipfile.ZipFile, name: str, limits: Limits) -> Iterator[tuple[str, bytes]]:
    """The files of an archive and their bytes, by name; folders and the furniture of operating systems are left out.

    Raises:
        IngestError: an entry is damaged or unpacks to more than it says.
    """
    for entry in sorted(archive.infolist(), key=lambda entry: entry.filename):
        if not entry.is_dir() and not any(mark in entry.filename for mark in _FURNITURE):
            yield _member_name(entry), unpack(archive, entry.filename, name, limits)


def unpack(archive: zipfile.ZipFile, entry: str, name: str, limits: Limits) -> bytes:
    """The bytes of one entry.

    Raises:
        IngestError: the entry is missing, damaged, or unpacks to more than `limits.file_bytes`.
    """
    try:
        with archive.open(entry) as stream:
            data = stream.read(limits.file_bytes + 1)
    except (KeyError, zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise IngestError(name, f"the entry {entry!r} is missing or damaged", "get the file again") from error
    if len(data) > limits.file_bytes:
        raise IngestError(
            name,
            f"the entry {entry!r} is over {limits.file_bytes / 1e6:.0f} MB",
            "unpack it, or raise the limit with --max-mb",
        )
    return data


def _member_name(entry: zipfile.ZipInfo) -> str:
    """The entry's name; archives made on Chinese Windows hold GBK names without saying so."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return entry.filename


def refuse_entities(archive: zipfile.ZipFile, name: str, limits: Limits) -> None:
    """Refuse an office file whose XML declares entities: none needs them, and they can grow without bound.

    Raises:
        IngestError: one of its parts does.
    """
    for entry in archive.namelist():
        if entry.endswith((".xml", ".rels", ".opf", ".ncx")):
            data = unpack(archive, entry, name, limits)
            if b"<!ENTITY" in data or b"<\0!\0E\0N\0T\0I\0T\0Y" in data or b"\0<\0!\0E\0N\0T\0I\0T\0Y" in data:
                raise IngestError(name, f"{entry!r} declares XML entities", "do not trust this file")
