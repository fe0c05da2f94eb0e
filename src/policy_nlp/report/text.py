"""Texts of articles as HTML: escaped, with marks, and with every control character to be seen."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

_CONTROLS = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Characters that change how a page is read without being seen: controls, orders for the direction of text."""


def visible(text: str) -> str:
    """`text` with control characters spelled out: a right-to-left override turns no line round."""
    return _CONTROLS.sub(_spelled, text)


def _spelled(match: re.Match[str]) -> str:
    return "" if match[0] in "\r\ufeff" else f"[U+{ord(match[0]):04X}]"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch `[start, end)` of a text to be marked.

    `css` are the classes it gets, `note` is told on hovering, `href` where a click leads, `lead` words before it.
    """

    start: int
    end: int
    css: str
    note: str = ""
    href: str = ""
    lead: str = ""


def marked(
    text: str,
    marks: Iterable[Mark],
    span: tuple[int, int] | None = None,
    *,
    anchors: Collection[int] = (),
    sentences: Sequence[int] = (),
) -> Markup:
    """A stretch of a text as HTML, cut wherever a mark begins or ends, so that marks may overlap in any way.

    Args:
        text: the whole raw text.
        marks: what to mark.
        span: the stretch to show; the whole text if missing.
        anchors: offsets that links lead to; the piece that begins there gets the id `o<offset>`.
        sentences: offsets where sentences begin; each sentence gets the id `s<offset>`.
    """
    start, end = span or (0, len(text))
    inside = sorted((m for m in marks if m.start < end and m.end > start), key=lambda m: (m.start, -m.end))
    cuts = {start, end, *anchors, *sentences}
    for mark in inside:
        cuts |= {mark.start, mark.end}
    parts: list[str] = []
    opened = False
    wanted, begins = set(anchors), set(sentences)
    for piece in _pieces(sorted(c for c in cuts if start <= c <= end), inside):
        if piece.start in begins:
            parts.append(f'{"</span>" if opened else ""}<span class="s" id="s{piece.start}">')
            opened = True
        parts.append(piece.html(text, piece.start in wanted))
    return Markup("".join(parts) + ("</span>" if opened else ""))  # noqa: S704 - every part is escaped


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    marks: Sequence[Mark]

    def html(self, text: str, is_anchor: bool) -> str:
        shown = str(escape(visible(text[self.start : self.end])))
        if not self.marks and not is_anchor:
            return shown
        lead = "".join(
            f'<span class="lead">{escape(visible(mark.lead))}</span>'
            for mark in self.marks
            if mark.lead and mark.start == self.start
        )
        href = next((mark.href for mark in reversed(self.marks) if mark.href), "")
        tag = "a" if href else "span"
        values = {
            "id": f"o{self.start}" if is_anchor else "",
            "class": " ".join(dict.fromkeys(mark.css for mark in self.marks)),
            "title": visible(" · ".join(dict.fromkeys(mark.note for mark in self.marks if mark.note))),
            "href": href,
        }
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in values.items() if value)
        return f"{lead}<{tag}{attributes}>{shown}</{tag}>"


def _pieces(cuts: Sequence[int], marks: Sequence[Mark]) -> Iterator[_Piece]:
    active: list[Mark] = []
    ahead = 0
    for start, end in pairwise(cuts):
        active = [mark for mark in active if mark.end > start]
        while ahead < len(marks) and marks[ahead].start <= start:
            if marks[ahead].end > start:
                active.append(marks[ahead])
            ahead += 1
        yield _Piece(start, end, tuple(active))
