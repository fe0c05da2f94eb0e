"""Events in tables: each row with a date is a happening, named by its name cell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from policy_nlp.extract.events.case import Case
from policy_nlp.extract.events.modality import lies_ahead
from policy_nlp.extract.events.scene import Scene
from policy_nlp.extract.events.types import resolve
from policy_nlp.lexicon import Entry, load, simplify
from policy_nlp.lexicon.countries import abbreviation, country_of, find_countries
from policy_nlp.lexicon.cues import cue
from policy_nlp.model import Block, BlockKind, DateMention, EventMention, InstrumentMention
from policy_nlp.model.mention import Modality

_CONTINUED = re.compile(r"^续|\(续|续\)?$")  # and not 可持续
_LETTERS = re.compile(r"\s*[\u4e00-\u9fff](?:[、/与][\u4e00-\u9fff])*\s*")  # 韩、澳
_TYPE_OF_KIND = {"law": "enact", "bill": "propose", "agreement": "agree"}


class HeaderEntry(Entry):
    """Column heads that mean the same."""

    forms: tuple[str, ...]


class TableTypeEntry(HeaderEntry):
    """Words of a type cell and the event type that they stand for; empty: the name cell tells."""

    type: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell `[start, end)` and what its column is, if its head says so."""

    start: int
    end: int
    column: str | None


@dataclass(slots=True)
class _Table:
    country: str | None = None
    columns: list[str | None] = field(default_factory=list)


def find_table_events(scene: Scene) -> Iterator[EventMention]:
    """The events of the table rows of a reading.

    A table goes on over captions marked as continued, as long as no new head row comes.
    """
    table = _Table()
    for block in scene.reading.blocks:
        if block.kind is BlockKind.CAPTION:
            caption = scene.text[block.start : block.end]
            countries = {country.name for _, _, country in find_countries(caption)}
            before = table if _CONTINUED.search(caption) else _Table()
            table = _Table(countries.pop() if len(countries) == 1 else before.country, before.columns)
        elif block.kind is BlockKind.TABLE_ROW:
            columns = [_column(scene.text[s:e]) for s, e in _cells(scene.text, block)]
            if sum(column is not None for column in columns) >= 2 or (not table.columns and "date" in columns):
                table.columns = columns
                continue
            if "date" not in table.columns or "name" not in table.columns:
                table.columns = _with_inferred(scene, block, table.columns)
            yield from _row_events(scene, block, table)
        elif block.kind is not BlockKind.NOTE:
            table = _Table()


def _cells(text: str, block: Block) -> Iterator[tuple[int, int]]:
    start = block.start
    for cell in text[block.start : block.end].split("\t"):
        yield start, start + len(cell)
        start += len(cell) + 1


def _with_inferred(scene: Scene, block: Block, columns: Sequence[str | None]) -> list[str | None]:
    """The columns, those of the date and of the name told by a row where no head tells them.

    A date column's cell is a date and nothing else; the name column's holds a title.
    """
    cells = list(_cells(scene.text, block))
    inferred = [*columns, *[None] * (len(cells) - len(columns))]
    for i, (start, end) in enumerate(cells):
        if inferred[i] is None and "date" not in inferred and _is_date(scene, start, end):
            inferred[i] = "date"
    for i, (start, end) in enumerate(cells):
        if (
            inferred[i] is None
            and "name" not in inferred
            and "date" in inferred
            and scene.instruments.within(start, end)
        ):
            inferred[i] = "name"
    if not {"date", "name"} <= set(inferred):
        return list(columns)
    countries = (
        i
        for i, (s, e) in enumerate(cells)
        if inferred[i] is None and _is_country(scene.text[s:e]) and _holds_countries(scene, block, i)
    )
    if "country" not in inferred and (column := next(countries, None)) is not None:
        inferred[column] = "country"
    return inferred


def _holds_countries(scene: Scene, block: Block, column: int) -> bool:
    """Whether a cell of a column is a country in full or several letters: a lone 中 may as well be a grade."""
    blocks = scene.reading.blocks
    first = last = blocks.index(block)
    while first and blocks[first - 1].kind is BlockKind.TABLE_ROW:
        first -= 1
    while last < len(blocks) and blocks[last].kind is BlockKind.TABLE_ROW:
        last += 1
    rows = (list(_cells(scene.text, row)) for row in blocks[first:last])
    words = (scene.text[slice(*cells[column])] for cells in rows if column < len(cells))
    return any(len(cell.strip()) > 1 and _is_country(cell) for cell in words)


def _is_country(cell: str) -> bool:
    """Whether a cell names nothing but a country (日本), or countries by their letters (韩、澳)."""
    words = cell.strip()
    letters = _LETTERS.fullmatch(words) and all(map(abbreviation, words[::2]))
    return country_of(words) is not None or bool(letters)


def _is_date(scene: Scene, start: int, end: int) -> bool:
    dates = scene.dates.within(start, end)
    return len(dates) == 1 and len(scene.text[start:end].strip()) <= dates[0].end - dates[0].start + 1


@cache
def _headers() -> dict[str, str]:
    return {simplify(form): e.id for e in load("table_headers.yaml", HeaderEntry) for form in e.forms}


def _column(head: str) -> str | None:
    return _headers().get(head.strip().replace(" ", ""))


@cache
def _table_types() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Event types with the simplified words of a type cell that stand for them."""
    return tuple((e.type, tuple(map(simplify, e.forms))) for e in load("table_types.yaml", TableTypeEntry))


def _row_events(scene: Scene, block: Block, table: _Table) -> Iterator[EventMention]:
    columns = [*table.columns, *[None] * 50]
    cells = [Cell(s, e, columns[i]) for i, (s, e) in enumerate(_cells(scene.text, block))]
    name = next((c for c in cells if c.column == "name" and c.end > c.start), None)
    if name is None:
        return
    for cell in cells:
        if cell.column in {"date", "effective", "end"}:
            for date in scene.dates.within(cell.start, cell.end)[:1]:
                yield _event(_Row(scene, block, cells, name, table), date, cell.column)


@dataclass(frozen=True, slots=True)
class _Row:
    scene: Scene
    block: Block
    cells: Sequence[Cell]
    name: Cell
    table: _Table


def _event(row: _Row, date: DateMention, column: str) -> EventMention:
    scene, block, cells, name = row.scene, row.block, row.cells, row.name
    instruments = scene.instruments.within(name.start, name.end)
    instrument = instruments[0] if instruments else None
    start, end = (instrument.start, instrument.end) if instrument else _name_span(scene.text, name)
    event_type = _type(scene, cells, name, instrument, column)
    figures = [f for f in scene.figures.within(block.start, block.end) if not _in_date_cell(f.start, cells)]
    minerals = dict.fromkeys(i for m in scene.minerals.within(block.start, block.end) for i in m.ids)
    actors = _actors(scene, cells, event_type, row.table)
    return EventMention(
        start=start,
        end=end,
        rule=f"table.{column}",
        type=event_type,
        edtf=date.edtf,
        date_span=(date.start, date.end),
        modality=_modality(event_type, ahead=lies_ahead(date.edtf, scene.reading.context.published)),
        actors=actors,
        partners=tuple(dict.fromkeys(p for p in _partners(scene, cells, name, event_type) if p not in actors)),
        instrument=instrument.name if instrument else _new_body(scene, name, event_type),
        minerals=tuple(minerals),
        figure_spans=tuple((f.start, f.end) for f in figures),
    )


def _name_span(text: str, name: Cell) -> tuple[int, int]:
    bracket = text.find("(", name.start, name.end)
    return name.start, bracket if bracket > name.start else name.end


def _type(scene: Scene, cells: Sequence[Cell], name: Cell, instrument: InstrumentMention | None, column: str) -> str:
    if column == "effective":
        return "enact" if instrument and instrument.kind == "law" else "restrict"
    if column == "end":
        return "other"
    for cell in cells:
        if cell.column == "type":
            words = scene.text[cell.start : cell.end]
            event_type = next((t for t, forms in _table_types() if any(form in words for form in forms)), None)
            if event_type:
                return event_type
    told = _type_told(scene, name, instrument)
    if told:
        return told
    if instrument:
        return _TYPE_OF_KIND.get(instrument.kind, "establish" if instrument.kind == "initiative" else "issue")
    words = scene.text[name.start : name.end]
    if cue("control").search(words):
        return "restrict"
    return "review" if cue("inquiry").search(words) else "other"


def _type_told(scene: Scene, name: Cell, instrument: InstrumentMention | None) -> str | None:
    """The type by the trigger in a name cell that tells a happening (成立关键材料研究所)."""
    told = [t for t in scene.triggers.within(name.start, name.end) if t.entry.role in {"main", "light", "noun"}]
    if not told:
        return None
    figures = scene.figures.within(name.start, name.end)
    last = next((t for t in told if t.entry.role == "main"), told[0])
    form, after = scene.text[last.start : last.end], scene.text[last.end : name.end]
    case = Case(form, form + after, after=after, kind=instrument.kind if instrument else None, figures=tuple(figures))
    return resolve(last.entry, case)


def _new_body(scene: Scene, name: Cell, event_type: str) -> str | None:
    bodies = scene.agencies.within(name.start, name.end)
    return bodies[-1].name if bodies and event_type == "establish" else None


def _in_date_cell(position: int, cells: Sequence[Cell]) -> bool:
    return any(c.start <= position < c.end and c.column in {"date", "effective", "end"} for c in cells)


def _actors(scene: Scene, cells: Sequence[Cell], event_type: str, table: _Table) -> tuple[str, ...]:
    columns = {"country", "agency"}
    named = [p.name for c in cells if c.column in columns for p in scene.parties.within(c.start, c.end)]
    named = named or [
        country.name
        for cell in cells
        if cell.column == "country" and _LETTERS.fullmatch(scene.text, cell.start, cell.end)
        for country in map(abbreviation, scene.text[cell.start : cell.end])
        if country
    ]
    if named or event_type == "restrict":
        return tuple(dict.fromkeys(named))
    home = table.country or (scene.home if event_type == "enact" else None)
    return (home,) if home else ()


def _partners(scene: Scene, cells: Sequence[Cell], name: Cell, event_type: str) -> tuple[str, ...]:
    """The other side that a cell of its own or the name cell tells (同加拿大敲定…)."""
    sides = [p.name for c in cells if c.column == "partner" for p in scene.parties.within(c.start, c.end)]
    if sides:
        return tuple(sides)
    if event_type not in {"agree", "establish", "meet"}:
        return ()
    parties = scene.parties.within(name.start, name.end)
    title = scene.text[name.start : name.end].lstrip("《「“")
    pair = [country.name for country in map(abbreviation, title[:2]) if country]
    if event_type == "agree" and len(set(pair)) > 1:
        return tuple(pair)  # 《日美关键矿产协定》 in a row of 日本
    return tuple(
        p.name
        for p in parties
        if scene.text[max(name.start, p.start - 2) : p.start].strip().endswith(("与", "同", "和"))
    )


def _modality(event_type: str, *, ahead: bool) -> Modality:
    if event_type == "propose":
        return "proposed"
    return "planned" if ahead else "actual"
