"""Lines of a PDF made into blocks: furniture removed, paragraphs joined over lines, columns and pages."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from statistics import median

from policy_nlp.ingest.readers.pdf_lines import Line
from policy_nlp.ingest.readers.pdf_tables import join_lines, rows_of, table_runs
from policy_nlp.model import BlockKind

_PAGE_NUMBER = re.compile(
    r"(?:第|[Pp]age)?\W*(?:\d{1,4}|[ivxlc]{1,6})\W*[页頁]?\W*(?:(?:of|共)?\W*\d{1,4}\W*[页頁]?)?\W*"
)
_JOURNAL_HEAD = re.compile(
    r"第?\s*\d+\s*[卷期]|Vol\.|No\.\s*\d|ISSN|https?://|www\.|\d{4}\s*年\s*第?\s*\d+\s*[期月]", re.IGNORECASE
)
_NOTE = re.compile(
    r"[①-⑳*＊†‡]|\[?\d{1,2}\]?[\s.、]|注[:：]|收稿日期|基金(?:项目|項目)|作者(?:简介|簡介)|通[信讯]作者|引用(?:格式|本文)"
)
_LISTED = re.compile(r"[\[［]\d{1,3}[\]］]")
_FIRST_WORD = re.compile(r"[（《〈“‘「『【〔(\[]*(?:[!-~À-ɏ—–·]+|.)[，。、；：？！）》〉”’」』】〕]*")
_CAPTION = re.compile(r"(?:表|图|圖)\s*\d+")


@dataclass(slots=True)
class Paragraph:
    """A block with the page of each of its stretches."""

    kind: BlockKind
    text: str = ""
    pages: list[tuple[int, int]] = field(default_factory=list)

    def add(self, text: str, page: int) -> None:
        """Put the text of a further line behind what is there."""
        before = len(self.text)
        self.text = join_lines(self.text, text)
        if not self.pages or self.pages[-1][1] != page:
            self.pages.append((max(len(self.text) - len(text), 0) if before else 0, page))


def blocks_of(pages: list[list[Line]], heights: list[float]) -> list[Paragraph]:
    """The blocks of a document, footnotes last.

    Args:
        pages: the lines of each page in reading order.
        heights: the height of each page.
    """
    lines = [line for page in without_furniture(pages, heights) for line in page]
    if not lines:
        return []
    _set_edges(lines)
    body = _body_size(lines)
    notes = _footnotes(lines, body)
    flow = [line for line in lines if id(line) not in notes]
    footnotes = [line for line in lines if id(line) in notes]
    return [*_paragraphs(flow, body), *_note_paragraphs(footnotes)]


def without_furniture(pages: list[list[Line]], heights: list[float]) -> list[list[Line]]:
    """The pages without running heads, running feet and page numbers."""
    edges = [_edges(page) for page in pages]
    seen = Counter(key for page in edges for key in {_key(line) for line in page})
    dropped = {
        id(line)
        for page, height in zip(edges, heights, strict=True)
        for line in page
        if _is_furniture(line, height, seen[_key(line)])
    }
    return [[line for line in page if id(line) not in dropped] for page in pages]


def _edges(page: list[Line]) -> list[Line]:
    """The two uppermost and the two lowest lines."""
    by_height = sorted(page, key=lambda line: -line.top)
    return by_height[:2] + by_height[max(2, len(by_height) - 2) :]


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", "".join(line.text.split()))


def _is_furniture(line: Line, height: float, pages: int) -> bool:
    outside = line.bottom > 0.9 * height or line.top < 0.1 * height
    if _PAGE_NUMBER.fullmatch(line.text):
        return outside
    return outside and (pages >= 2 or (bool(_JOURNAL_HEAD.search(line.text)) and len(line.text) < 60))


def _set_edges(lines: list[Line]) -> None:
    """Give each line the edges of its column, as they are on all pages with that column on that side of the sheet."""
    edges: dict[tuple[int, int, int], tuple[float, float]] = {}
    for line in lines:
        key = (*line.column, line.page % 2)
        left, right = edges.get(key, (line.x0, line.x1))
        edges[key] = (min(left, line.x0), max(right, line.x1))
    for line in lines:
        line.left, line.right = edges[(*line.column, line.page % 2)]


def _body_size(lines: list[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0]


def _footnotes(lines: list[Line], body: float) -> set[int]:
    """The ids of lines in small type at the foot of a column, from the first that begins like a note."""
    found: set[int] = set()
    for _, group in groupby(lines, key=lambda line: (line.page, line.column)):
        column = list(group)
        small = len(column)
        while small and column[small - 1].size < 0.92 * body and len(column[small - 1].cells) == 1:
            small -= 1
        first = next((at for at in range(small, len(column)) if _NOTE.match(column[at].text)), None)
        if first is not None and small > 0:
            found.update(id(line) for line in column[first:])
    return found


def _note_paragraphs(lines: list[Line]) -> list[Paragraph]:
    notes: list[Paragraph] = []
    for line in lines:
        if not notes or _NOTE.match(line.text):
            notes.append(Paragraph(BlockKind.NOTE))
        notes[-1].add(line.text, line.page)
    return notes


def _paragraphs(lines: list[Line], body: float) -> Iterator[Paragraph]:
    at = 0
    for start, end in table_runs(lines):
        yield from _running_text(lines[at:start], body)
        for page, row in rows_of(lines[start:end]):
            yield Paragraph(BlockKind.TABLE_ROW, "\t".join(row), [(0, page)])
        at = end
    yield from _running_text(lines[at:], body)


def _running_text(lines: list[Line], body: float) -> Iterator[Paragraph]:
    leading = _leading(lines)
    current: Paragraph | None = None
    for before, line in zip([None, *lines], lines, strict=False):
        if current is None or before is None or _begins(line, before, current.text, leading, body):
            if current is not None:
                yield current
            current = Paragraph(_kind(line, body))
        current.add(line.text, line.page)
    if current is not None:
        yield current


def _leading(lines: list[Line]) -> float:
    """The usual gap between two lines of one column."""
    gaps = [before.bottom - line.top for before, line in pairwise(lines) if _same_column(before, line)]
    return median(gaps) if gaps else 0.0


def _same_column(before: Line, line: Line) -> bool:
    return before.page == line.page and before.column == line.column and line.top < before.top


def _begins(line: Line, before: Line, paragraph: str, leading: float, body: float) -> bool:
    """Whether `line` begins a paragraph rather than going on with the one that `before` belongs to."""
    size = line.size
    if abs(size - before.size) > 0.12 * size or _LISTED.match(line.text):
        return True
    if _same_column(before, line) and before.bottom - line.top > leading + 0.5 * size:
        return True
    if size > 1.2 * body:  # a long heading, centred or not
        return False
    if line.x0 - line.left > 1.2 * size and not _LISTED.match(paragraph):
        return True
    return _ends_short(before, line)


def _ends_short(before: Line, line: Line) -> bool:
    """Whether `before` leaves room in which the first word of `line` would have stood, had it not ended a paragraph."""
    word = _FIRST_WORD.match(line.text)
    needed = sum(0.6 if character.isascii() else 1.0 for character in word[0]) if word else 1.0
    return before.right - before.x1 > (needed + 1.2) * line.size


def _kind(line: Line, body: float) -> BlockKind:
    if _CAPTION.match(line.text) and len(line.text) < 60:
        return BlockKind.CAPTION
    return BlockKind.HEADING if line.size > 1.12 * body else BlockKind.PARAGRAPH
