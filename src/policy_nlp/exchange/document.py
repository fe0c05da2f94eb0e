"""Annotated articles on their way to and from other tools."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from policy_nlp.model.annotation import Record

Link = tuple[str, str]
"""The slot of an event that another annotation fills, and that annotation's id."""


class ExchangeError(ValueError):
    """A file of another tool can't be taken over; `problems` names each annotation with its reason."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Document:
    """An article with its annotations, in the form of the annotation files."""

    doc_id: str
    text: str
    records: Sequence[Record]


@dataclass(slots=True)
class Draft:
    """What a file of another tool says of one article, before it is checked.

    Attributes:
        source: the file, and the line or task in it.
        doc_id: the article; empty where the file does not tell.
        text: the text that was annotated; None where the file holds none.
        records: annotations with offsets as in the file; `text` is missing where the file does not tell the surface.
        links: by event id what fills its slots; None where the tool knows no links, so that the values hold.
        lost: what the file holds and annotations can't.
        skipped: why there is nothing to take over; empty where there is something.
    """

    source: str
    doc_id: str = ""
    text: str | None = None
    records: list[Record] = field(default_factory=list)
    links: Mapping[str, Sequence[Link]] | None = None
    lost: list[str] = field(default_factory=list)
    skipped: str = ""


def read_text(path: Path) -> str:
    """The text of a file, line ends and all.

    Raises:
        ExchangeError: there is no such file, or it is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise ExchangeError([f"{path}: not UTF-8 (byte {error.start}); save it as UTF-8"]) from error
    except OSError as error:
        raise ExchangeError([f"{path}: {error.strerror}; check the path"]) from error


def checked_text(value: object) -> str:
    """`value` as the text that it should be.

    Raises:
        TypeError: it is none.
    """
    if not isinstance(value, str):
        raise TypeError(f"a text is expected, not {value!r}")
    return value
