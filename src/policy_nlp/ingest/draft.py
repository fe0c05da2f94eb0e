"""What a reader hands over: the text of an article, its structure, and what the file says about itself."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from policy_nlp.model import BlockKind

_SPACES = re.compile(r"[^\S\u3000]+")
_CHINESE = r"[\u3001-\u9fff\uf900-\ufaff\uff01-\uff60]"
_BROKEN_CHINESE = re.compile(rf"(?<={_CHINESE})[ \t]*[\r\n]\s*(?={_CHINESE})")


@dataclass(frozen=True, slots=True)
class Found:
    """What a file says about its article; what it does not say is None, never guessed."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    doi: str | None = None
    language: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """An article before it has an id.

    Attributes:
        text: one block a line, cells of a table row separated by tabs.
        found: the file's own metadata.
        reader: the library that read it, with its version.
        media_type: what the file is by its content.
        encoding: of the text in the file, None where the format has none of its own.
        original: further facts of the reading, kept in the metadata: `pages` (offset at which each page begins),
            `blocks` (`[kind, start, end]` of what is no paragraph).
        notes: what a person should know: damaged characters, repaired mojibake.
    """

    text: str
    found: Found
    reader: str
    media_type: str
    encoding: str | None = None
    original: Mapping[str, Any] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def squeeze(text: str) -> str:
    """`text` on one line: white space as one space, none where a line was broken between Chinese characters.

    The ideographic space stays: it separates, as in `1939年6月7日　签署`.
    """
    return _SPACES.sub(" ", _BROKEN_CHINESE.sub("", text)).strip()


def lay_out(blocks: Iterable[tuple[BlockKind, str]]) -> tuple[str, list[list[Any]]]:
    """The text of `blocks`, one a line, and `[kind, start, end]` of those that are not paragraphs."""
    lines: list[str] = []
    marks: list[list[Any]] = []
    start = 0
    for kind, content in blocks:
        line = _one_line(kind, content)
        if not line:
            continue
        if kind is not BlockKind.PARAGRAPH:
            marks.append([kind.value, start, start + len(line)])
        lines.append(line)
        start += len(line) + 1
    return "".join(f"{line}\n" for line in lines), marks


def _one_line(kind: BlockKind, content: str) -> str:
    if kind is BlockKind.TABLE_ROW:
        cells = [squeeze(cell) for cell in content.split("\t")]
        return "\t".join(cells) if any(cells) else ""
    return squeeze(content)
