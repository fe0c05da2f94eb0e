"""Everything that `ingest` was pointed at, as named bytes: files, folders, archives, addresses, a pipe."""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath

from policy_nlp.ingest import web
from policy_nlp.ingest.archives import members, open_zip
from policy_nlp.ingest.errors import IngestError, Limits
from policy_nlp.ingest.files import check_size, read_bytes
from policy_nlp.ingest.formats import Format, sniff

_RESOURCES = {".css", ".js", ".json", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".ico", ".woff", ".woff2"}
_ABOUT = {"readme", "license", "licence", "changelog"}
_ZOTERO_KEY = re.compile(r"[A-Z0-9]{8}")


@dataclass(frozen=True, slots=True)
class Source:
    """One file to be read.

    Attributes:
        name: what to call it in messages.
        file: its file name, from which the document id is made.
        data: its bytes.
        sidecar: the bytes of the `.json` beside it, if there is one.
        url: where it was fetched.
    """

    name: str
    file: str
    data: bytes
    sidecar: bytes | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Ignored:
    """A file in a folder or archive that is no article by its nature."""

    name: str
    reason: str


def sources(paths: Iterable[str | Path], limits: Limits) -> Iterator[Source | Ignored | IngestError]:
    """What is behind `paths`, in a stable order; what cannot be read comes as the error that says why."""
    for path in paths:
        try:
            yield from _behind(str(path), limits)
        except IngestError as error:
            yield error


def _behind(path: str, limits: Limits) -> Iterator[Source | Ignored | IngestError]:
    if path == "-":
        data = sys.stdin.buffer.read(limits.file_bytes + 1)
        check_size("-", len(data), limits)
        yield from _unpacked(Source("-", "stdin", data), limits)
    elif web.is_url(path):
        data, address = web.fetch(path, limits)
        check_size(path, len(data), limits)
        yield from _unpacked(Source(path, web.name_of(address), data, url=address), limits)
    elif Path(path).is_dir():
        yield from _walk(Path(path), limits)
    else:
        yield from _file(Path(path), limits)


def _file(path: Path, limits: Limits) -> Iterator[Source | Ignored | IngestError]:
    if path.is_symlink() and not path.exists():
        raise IngestError(path, "the symbolic link is broken or leads back to itself", "give the file itself")
    beside = path.with_suffix(".json")
    sidecar = read_bytes(beside, limits) if beside.is_file() and beside != path else None
    data = read_bytes(path, _for_archives(limits) if path.suffix.lower() == ".zip" else limits)
    yield from _unpacked(Source(str(path), _telling_name(path), data, sidecar), limits)


def _for_archives(limits: Limits) -> Limits:
    return Limits(file_bytes=limits.unpacked_bytes)


def _telling_name(path: Path) -> str:
    """The file's name; in a Zotero storage folder with the item's key, because names recur there."""
    key = path.parent.name
    return f"{path.stem}-{key}{path.suffix}" if _ZOTERO_KEY.fullmatch(key) else path.name


def _walk(folder: Path, limits: Limits) -> Iterator[Source | Ignored | IngestError]:
    """The files below `folder`, without hidden ones; links to folders are not followed, so they cannot loop."""
    errors: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _holds_parts(name, files))
        for name in sorted(files):
            if not name.startswith((".", "~$")):
                yield from _found(Path(root, name), limits)
    for error in errors:
        reason = f"the folder cannot be read ({(error.strerror or 'error').lower()})"
        yield IngestError(error.filename, reason, "check its permissions")


def _holds_parts(folder: str, files: list[str]) -> bool:
    """Whether a browser made `folder` for the pictures of a page that it saved beside it."""
    stem = re.sub(r"(?:_files|\.files|_文件)$", "", folder)
    return stem != folder and any(Path(name).stem == stem for name in files)


def _found(path: Path, limits: Limits) -> Iterator[Source | Ignored | IngestError]:
    if _is_no_article(path):
        yield Ignored(str(path), "no article by its name")
        return
    try:
        yield from _file(path, limits)
    except IngestError as error:
        yield error


def _is_no_article(path: PurePath) -> bool:
    return path.suffix.lower() in _RESOURCES or path.stem.lower() in _ABOUT or path.name.startswith(".")


def _unpacked(source: Source, limits: Limits) -> Iterator[Source | Ignored | IngestError]:
    if sniff(source.data) is not Format.ZIP:
        yield source
        return
    with open_zip(source.data, source.name, limits) as archive:
        for name, data in members(archive, source.name, limits):
            inner = PurePosixPath(name)
            full = f"{source.name}/{name}"
            if _is_no_article(inner):
                yield Ignored(full, "no article by its name")
            elif not data:
                yield IngestError(full, "the file is empty", "get the file again")
            else:
                yield Source(full, inner.name, data)
