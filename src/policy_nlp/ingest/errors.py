"""What can go wrong with a file, told so that a person can do something about it; and how much is too much."""

from dataclasses import dataclass
from pathlib import Path


class IngestError(Exception):
    """A file that cannot become an article.

    Attributes:
        path: the file, or the name of what came from an archive, a pipe or the web.
        reason: what is wrong with it.
        what_to_do: one clause of advice.
    """

    def __init__(self, path: Path | str, reason: str, what_to_do: str) -> None:
        super().__init__(path, reason, what_to_do)
        self.path = str(path)
        self.reason = reason
        self.what_to_do = what_to_do

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}; {self.what_to_do}"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read before a file is refused, in bytes, files, pages and seconds.

    Attributes:
        file_bytes: one file, or one download.
        unpacked_bytes: everything inside one archive or one office file, unpacked.
        archive_files: entries of one archive.
        ratio: unpacked size of an archive entry over its packed size, for entries over 1 MB.
        pages: pages of one PDF.
        seconds: one download.
    """

    file_bytes: int = 20_000_000
    unpacked_bytes: int = 200_000_000
    archive_files: int = 5_000
    ratio: int = 200
    pages: int = 2_000
    seconds: float = 30.0


DEFAULT_LIMITS = Limits()
