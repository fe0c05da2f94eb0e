"""Events in tables: each row with a date is a happening, named by its name cell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, repeat

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
_JOINER = re.compile(r"(?:\(\w+\))?[与和及、]?")
_WITH = ("与", "同", "和")
_GOT = re.compile("获得?|得到|拿到")
_ACCORDS = ("宣言", "协议", "协定", "备忘录", "框架", "谅解")
_LETTERS = re.compile(r"\s*[\u4e00-\u9fff](?:[、/与][\u4e00-\u9fff])*\s*")  # 韩、澳
_SIGNED = ("签", "缔结", "达成")
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
    signed: bool = False  # it only lists with whom something was signed, and when


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
                table.columns, table.signed = columns, _tells_signing(scene.text, block, columns)
                continue
            if "date" not in table.columns or "name" not in table.columns:
                table.columns = _with_inferred(scene, block, table.columns)
            yield from _row_events(scene, block, table)
        elif block.kind is not BlockKind.NOTE:
            table = _Table()


def _tells_signing(text: str, block: Block, columns: Sequence[str | None]) -> bool:
    """Whether a head row only says with whom something was signed, and when (伙伴, 签署时间)."""
    if "name" in columns or not {"date", "partner"} <= set(columns):
        return False
    dated = (text[s:e] for (s, e), column in zip(_cells(text, block), columns, strict=True) if column == "date")
    return any(head.strip().startswith(_SIGNED) for head in dated)


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
    spans = _cells(scene.text, block)
    cells = [Cell(*span, column) for span, column in zip(spans, chain(table.columns, repeat(None)), strict=False)]
    named_by = "partner" if table.signed else "name"
    name = next((c for c in cells if c.column == named_by and c.end > c.start), None)
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
    event_type = "agree" if row.table.signed else _type(scene, cells, name, instrument, column)
    figures = [f for f in scene.figures.within(block.start, block.end) if not _in_date_cell(f.start, cells)]
    minerals = dict.fromkeys(i for m in scene.minerals.within(block.start, block.end) for i in m.ids)
    actors = _actors(row, event_type)
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
    closes = text[name.start : name.end].rstrip().endswith(")")
    return name.start, bracket if bracket > name.start and closes else name.end


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
    told = _type_told(scene, name, instrument) or _type_noted(scene, cells, instrument)
    if told:
        return told
    if instrument:
        return _TYPE_OF_KIND.get(instrument.kind, "establish" if instrument.kind == "initiative" else "issue")
    return _type_of_noun(scene, cells, name)


def _type_of_noun(scene: Scene, cells: Sequence[Cell], name: Cell) -> str:
    """The type by a name cell that is a mere noun: a body is founded, money told in a cell of its own is given."""
    words = scene.text[name.start : name.end]
    if cue("control").search(words):
        return "restrict"
    if _body_named(scene, name):
        return "establish"
    if words.rstrip().endswith(_ACCORDS):
        return "agree"
    if cue("inquiry").search(words):
        return "review"
    return "fund" if _is_paid(scene, cells) else "other"


def _is_paid(scene: Scene, cells: Sequence[Cell]) -> bool:
    """Whether a cell is a sum of money and nothing else, and a government or its bank has a cell of its own."""
    sums = (f for c in cells for f in scene.figures.within(c.start, c.end) if f.kind == "money" and not c.column)
    alone = any(any(c.start == f.start and f.end == c.end for c in cells) for f in sums)
    givers = (a for c in cells if c.column == "agency" for a in scene.agencies.within(c.start, c.end))
    return alone and any(a.kind == "government" for a in givers)


def _type_noted(scene: Scene, cells: Sequence[Cell], instrument: InstrumentMention | None) -> str | None:
    """The type by a cell of no known column that is a verb and nothing else (获御准)."""
    for cell in cells:
        for trigger in scene.triggers.within(cell.start, cell.end)[:1] if cell.column is None else ():
            if trigger.entry.role == "main" and scene.text[cell.start : cell.end].strip() == scene.form(trigger):
                kind = instrument.kind if instrument else None
                return resolve(trigger.entry, Case(scene.form(trigger), scene.form(trigger), kind=kind))
    return None


def _type_told(scene: Scene, name: Cell, instrument: InstrumentMention | None) -> str | None:
    """The type by the trigger in a name cell that tells a happening (成立关键材料研究所)."""
    roles = {"main", "light", "noun", "speech"}
    told = [t for t in scene.triggers.within(name.start, name.end) if t.entry.role in roles]
    if not told:
        return None
    first, doers = told[0], _doers(scene, name)
    last = next((t for t in told if t.entry.role == "main" or (t is first and t.entry.role == "speech")), first)
    if (first.entry.id == "consent" and last is not first) or (last.entry.id == "merge" and len(doers) > 1):
        return "agree"  # 同意收购, 甲与乙宣布合并
    form, before, after = scene.form(last), scene.text[name.start : last.start], scene.text[last.end : name.end]
    if last.entry.id == "sign" and before.startswith(_WITH):
        return "agree"
    figures = scene.figures.within(name.start, name.end)
    kind = instrument.kind if instrument else None
    return resolve(last.entry, Case(form, before + form + after, before, after, kind=kind, figures=tuple(figures)))


def _new_body(scene: Scene, name: Cell, event_type: str) -> str | None:
    bodies = scene.agencies.within(name.start, name.end)
    if body := _body_named(scene, name):
        return body if event_type == "establish" else None
    return bodies[-1].name if bodies and event_type == "establish" else None


def _body_named(scene: Scene, name: Cell) -> str | None:
    """The body that a name cell is, but for its abbreviation in brackets."""
    start, end = _name_span(scene.text, name)
    return next((b.name for b in scene.agencies.within(start, end)[:1] if (b.start, b.end) == (start, end)), None)


def _in_date_cell(position: int, cells: Sequence[Cell]) -> bool:
    return any(c.start <= position < c.end and c.column in {"date", "effective", "end"} for c in cells)


def _actors(row: _Row, event_type: str) -> tuple[str, ...]:
    scene, cells, name, table = row.scene, row.cells, row.name, row.table
    columns = {"country", "agency"}
    named = [p.name for c in cells if c.column in columns for p in scene.parties.within(c.start, c.end)]
    named = named or [
        country.name
        for cell in cells
        if cell.column == "country" and _LETTERS.fullmatch(scene.text, cell.start, cell.end)
        for country in map(abbreviation, scene.text[cell.start : cell.end])
        if country
    ]
    if event_type == "fund" and (givers := _givers(scene, name)):
        return givers
    if named or event_type == "restrict":
        return tuple(dict.fromkeys(named))
    if not any(c.column in columns for c in cells) and (doers := _doers(scene, name)):
        return doers
    home = table.country or (scene.home if event_type == "enact" else None)
    return (home,) if home else ()


def _givers(scene: Scene, name: Cell) -> tuple[str, ...]:
    """From whom a name cell tells that money was got (获财政部3亿元补助)."""
    got = _GOT.match(scene.text, name.start, name.end)
    return tuple(p.name for p in scene.parties.within(got.end(), got.end() + 1)) if got else ()


def _doers(scene: Scene, name: Cell) -> tuple[str, ...]:
    """Who opens a name cell that goes on with a verb, alone or joined with others (英美与泰克宣布合并)."""
    doers: list[str] = []
    position = name.start
    for party in scene.parties.within(name.start, name.end):
        if _JOINER.fullmatch(scene.text, position, party.start) is None:
            break
        doers.append(party.name)
        position = party.end
    tells = any(t.entry.role in {"main", "light"} for t in scene.triggers.within(position, name.end))
    return tuple(dict.fromkeys(doers)) if tells else ()


def _partners(scene: Scene, cells: Sequence[Cell], name: Cell, event_type: str) -> tuple[str, ...]:
    """The other side that a cell of its own or the name cell tells (同加拿大敲定…)."""
    column = "agency" if event_type == "fund" and _givers(scene, name) else "partner"
    sides = [p.name for c in cells if c.column == column for p in scene.parties.within(c.start, c.end)]
    if sides:
        return tuple(sides)
    parties = scene.parties.within(name.start, name.end)
    if event_type == "fund" and parties and parties[0].start == name.start and not _doers(scene, name):
        return (parties[0].name,)  # what a sum is given to opens the cell
    acts = scene.triggers.within(name.start, name.end) if event_type != "establish" else []
    if faced := [t.end for t in acts if t.entry.role in {"main", "light"}]:
        whom = [p.name for p in parties if p.start in faced and p.start > name.start]
        if whom:
            return tuple(whom)  # 放弃收购英美资源
    if event_type not in {"agree", "establish", "meet"}:
        return ()
    title = scene.text[name.start : name.end].lstrip("《「“")
    pair = [country.name for country in map(abbreviation, title[:2]) if country]
    if event_type == "agree" and len(set(pair)) > 1:
        return tuple(pair)  # 《日美关键矿产协定》 in a row of 日本
    return tuple(p.name for p in parties if scene.text[max(name.start, p.start - 2) : p.start].strip().endswith(_WITH))


def _modality(event_type: str, *, ahead: bool) -> Modality:
    if event_type == "propose":
        return "proposed"
    return "planned" if ahead else "actual"
