"""Characters of a PDF page gathered into lines, in reading order, in one or two columns."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from statistics import median

from pdfminer.layout import LTChar, LTFigure, LTImage, LTLayoutContainer, LTPage

from policy_nlp.ingest.draft import squeeze
from policy_nlp.ingest.marks import superscript

_WIDE_SPACE = "\u3000"


@dataclass(slots=True)
class Cell:
    """A character, or a stretch on one baseline without a wide gap; lengths are in points, y grows upwards."""

    text: str
    x0: float
    x1: float
    bottom: float
    top: float

    @property
    def size(self) -> float:
        """The height of its largest character, which is the font's size."""
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        """The height of its middle above the page's lower edge."""
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class Line:
    """Cells on one baseline of one column; `left` and `right` are the column's edges on all pages like this one."""

    cells: list[Cell]
    page: int
    column: tuple[int, int]
    left: float = 0.0
    right: float = 0.0
    text: str = field(init=False)
    x0: float = field(init=False)
    x1: float = field(init=False)
    bottom: float = field(init=False)
    top: float = field(init=False)
    size: float = field(init=False)

    def __post_init__(self) -> None:
        self.cells.sort(key=lambda cell: cell.x0)
        self.text = " ".join(cell.text for cell in self.cells)
        self.x0, self.x1 = self.cells[0].x0, self.cells[-1].x1
        self.bottom, self.top = min(cell.bottom for cell in self.cells), max(cell.top for cell in self.cells)
        self.size = max(cell.size for cell in self.cells)


def cells_of(page: LTPage) -> list[Cell]:
    """The stretches of text on a page, in the order of the file."""
    return [cell for run in _runs(_chars(page)) if (cell := _cell(run))]


def lines_in_order(pages: list[list[Cell]]) -> list[list[Line]]:
    """The lines of each page in reading order; a page full of tables has the columns that the others have."""
    gutters = [find_gutter(cells) for cells in pages]
    usual = median([gutter for gutter in gutters if gutter is not None] or [0.0])
    ordered: list[list[Line]] = []
    for number, (cells, found) in enumerate(zip(pages, gutters, strict=True), 1):
        gutter = usual if found is None and usual and not _is_bridged(cells, usual) else found
        ordered.append(_lines(cells, number, (1, 0)) if gutter is None else list(_banded(cells, gutter, number)))
    return ordered


def _is_bridged(cells: list[Cell], gutter: float) -> bool:
    return sum(cell.x0 < gutter < cell.x1 for cell in cells) > 0.2 * len(cells)


def _chars(page: LTPage) -> Iterator[Cell]:
    """The upright characters of a page in the order of the file; what is printed twice to look bold comes once."""
    seen: set[tuple[str, int, int]] = set()
    for item in _upright(page):
        text = item.get_text()
        if text == " " and item.width > 0.8 * item.height:
            text = _WIDE_SPACE
        place = (text, round(item.x0 / 2), round(item.y0 / 2))
        if place not in seen:
            seen.add(place)
            yield Cell(text, item.x0, item.x1, item.y0, item.y1)


def _upright(container: LTLayoutContainer) -> Iterator[LTChar]:
    for item in container:
        if isinstance(item, LTChar):
            if item.upright and abs(item.matrix[1]) < 0.01 * abs(item.matrix[0]):  # watermarks lie aslant
                yield item
        elif isinstance(item, LTFigure):
            yield from _upright(item)


def has_image(container: LTLayoutContainer) -> bool:
    """Whether there is a picture on the page."""
    return any(isinstance(item, LTImage) or (isinstance(item, LTFigure) and has_image(item)) for item in container)


def _runs(chars: Iterable[Cell]) -> Iterator[list[Cell]]:
    """Characters that follow each other on one baseline with less than a character's width between them."""
    run: list[Cell] = []
    largest: Cell | None = None
    for char in chars:
        if largest is None or not _adjoin(run[-1], largest, char):
            if run:
                yield run
            run, largest = [], char
        run.append(char)
        largest = char if char.size > largest.size else largest
    if run:
        yield run


def _adjoin(last: Cell, largest: Cell, char: Cell) -> bool:
    size = max(largest.size, char.size)
    return abs(char.middle - largest.middle) < 0.5 * size and -0.6 * size < char.x0 - last.x1 < size


def _cell(run: list[Cell]) -> Cell | None:
    inked = [char for char in run if not char.text.isspace()]
    if not inked:
        return None
    largest = max(inked, key=lambda char: char.size)
    text = "".join(_with_marks(run, largest))
    return Cell(squeeze(text), inked[0].x0, inked[-1].x1, largest.bottom, largest.top)


def _with_marks(run: list[Cell], largest: Cell) -> Iterator[str]:
    """The text of a run: raised small characters as marks, a space where words merely stand apart."""
    raised, before, end = "", "", run[0].x0
    for char in run:
        gap, end = char.x0 - end, char.x1
        if char.size < 0.8 * largest.size and char.middle > largest.middle + 0.05 * largest.size:
            raised += char.text
            continue
        if raised:
            yield superscript(raised, before)
            raised = ""
        if gap > 0.2 * char.size and (before + char.text).isascii():
            yield " "
        before = char.text
        yield char.text
    if raised:
        yield superscript(raised, before)


def find_gutter(cells: list[Cell]) -> float | None:
    """The x of the gap between two columns of running text; None for one column (a table is not two columns)."""
    if len(cells) < 8:
        return None
    left, right = min(cell.x0 for cell in cells), max(cell.x1 for cell in cells)
    width = right - left
    candidates = [left + width * share / 100 for share in range(35, 66)]
    gutter = min(candidates, key=lambda x: (sum(cell.x0 < x < cell.x1 for cell in cells), abs(x - left - width / 2)))
    before = [cell for cell in cells if cell.x1 <= gutter]
    after = [cell for cell in cells if cell.x0 >= gutter]
    if not _are_columns(before, gutter - left, after, right - gutter):
        return None
    together = min(max(c.top for c in before), max(c.top for c in after)) - max(
        min(c.bottom for c in before), min(c.bottom for c in after)
    )
    return (max(c.x1 for c in before) + min(c.x0 for c in after)) / 2 if together > 0 else None


def _is_column(cells: list[Cell], width: float) -> bool:
    return len(cells) >= 4 and median(cell.x1 - cell.x0 for cell in cells) > 0.6 * width


def _are_columns(before: list[Cell], left: float, after: list[Cell], right: float) -> bool:
    """Whether one side is running text and the other one fills its width too, with text or with a table."""
    runs = (_is_column(before, left), _is_column(after, right))
    return any(runs) and (runs[0] or _fills(before, left)) and (runs[1] or _fills(after, right))


def _fills(cells: list[Cell], width: float) -> bool:
    lines = _lines(cells, 0, (2, 0))
    return len(lines) >= 4 and median(line.x1 - line.x0 for line in lines) > 0.6 * width


def _banded(cells: list[Cell], gutter: float, page: int) -> Iterator[Line]:
    """Bands from the top: what spans the gutter stands alone, between that the left column before the right one."""
    left: list[Cell] = []
    right: list[Cell] = []
    for line in _lines(cells, page, (1, 0)):
        if any(cell.x0 < gutter < cell.x1 for cell in line.cells):
            yield from _columns(left, right, page)
            left, right = [], []
            yield line
        else:
            left += [cell for cell in line.cells if cell.x1 <= gutter]
            right += [cell for cell in line.cells if cell.x0 >= gutter]
    yield from _columns(left, right, page)


def _columns(left: list[Cell], right: list[Cell], page: int) -> list[Line]:
    return _lines(left, page, (2, 0)) + _lines(right, page, (2, 1))


def _lines(cells: list[Cell], page: int, column: tuple[int, int]) -> list[Line]:
    """Cells on one baseline make one line, from the top down."""
    rows: list[list[Cell]] = []
    for cell in sorted(cells, key=lambda cell: -cell.middle):
        if rows and rows[-1][0].middle - cell.middle < 0.5 * min(rows[-1][0].size, cell.size):
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return [Line(row, page, column) for row in rows]
