"""Facts in measurement tables: rows of commodities or countries, columns whose heads name a measure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from policy_nlp.extract.facts.telling import WORLD, within
from policy_nlp.extract.facts.words import Measure, cue, last_named, named_in
from policy_nlp.extract.figures.numerals import read_number
from policy_nlp.extract.figures.units import Unit, in_currency, is_local, local_currency, read_unit
from policy_nlp.lexicon.countries import country_of, find_countries
from policy_nlp.model import Block, BlockKind, Fact, Reading

_VALUE = re.compile(r"\s*(?P<bound>[<>≤≥~≈]|约|近|超过|大于|小于)?\s*(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>%|)\s*")
_UNIT = re.compile(
    r"(?:[(（/／]|单位[:：]?)\s*(?P<unit>[^)）,，;；\s]{1,10})\s*[)）]?\s*$|单位[:：]\s*(?P<noted>[^)）,，;；\s]{1,10})"
)
_COUNTRY_HEAD = re.compile(r"(?:国家|国别|国家或地区|国家/地区|国家\(地区\)|地区|经济体)")
_NUMBERED = re.compile(r"附?表\s?\d{1,3}(?![\d年月日%])")
_WHOLE = re.compile(r"(?:全球|世界)?(?:合计|总计|总量)?")
_LONGEST_HEAD = 24
_SCORE = Unit("1", "other")
_SCORED = re.compile("评分|指数|得分|值$")


@dataclass(frozen=True, slots=True)
class _Head:
    """What a column holds: values of `measure` in `unit`, for `period` where the head tells one."""

    measure: Measure
    share: bool
    unit: Unit
    period: str = ""
    commodity: tuple[str, ...] = ()
    jurisdiction: tuple[str, ...] = ()


@dataclass(slots=True)
class _Table:
    caption: tuple[int, int] = (0, 0)
    heads: dict[int, _Head] = field(default_factory=dict)
    countries: int | None = None


def table_facts(reading: Reading) -> Iterator[Fact]:
    """One fact for each value in the columns whose head (or the table's caption) names a measure."""
    table = _Table()
    for block in reading.blocks:
        if block.kind is BlockKind.CAPTION or _NUMBERED.match(reading.text, block.start):
            table = _Table((block.start, block.end))
        elif block.kind is BlockKind.TABLE_ROW:
            cells = list(_cells(reading.text, block))
            if heads := _heads(reading, cells, table.caption):
                table.heads, table.countries = heads, _country_column(reading.text, cells)
            elif table.heads:
                yield from _row(reading, block, cells, table)
        elif block.kind is not BlockKind.NOTE:
            table = _Table()


def _cells(text: str, block: Block) -> Iterator[tuple[int, int]]:
    start = block.start
    for cell in text[block.start : block.end].split("\t"):
        yield start, start + len(cell)
        start += len(cell) + 1


def _country_column(text: str, cells: list[tuple[int, int]]) -> int | None:
    return next((i for i, (s, e) in enumerate(cells) if _COUNTRY_HEAD.fullmatch(text[s:e].strip())), None)


def _heads(reading: Reading, cells: list[tuple[int, int]], caption: tuple[int, int]) -> dict[int, _Head]:
    """The columns of a head row that hold values; empty where the row is none."""
    if any(e - s > _LONGEST_HEAD for s, e in cells) or any(
        _VALUE.fullmatch(reading.text[s:e]) for s, e in cells if not _year_of(reading, s, e)
    ):
        return {}
    named = _named(reading.text[slice(*caption)])
    heads = {}
    for index, (start, end) in enumerate(cells):
        words = reading.text[start:end].strip()
        measure = _named(words) or (named if index and _is_bare(reading, start, end) else None)
        unit = _unit(words, reading) or _unit(reading.text[slice(*caption)], reading)
        if measure and (head := _head(reading, measure, unit, words, (start, end), caption)):
            heads[index] = head
    return heads


def _head(
    reading: Reading, measure: Measure, unit: Unit | None, words: str, cell: tuple[int, int], caption: tuple[int, int]
) -> _Head | None:
    unit = unit or _implied_unit(measure, words)
    if unit is None or not (unit is _SCORE or unit.kind == "percent" or unit.kind in measure.entry.kinds):
        return None
    share = unit.kind == "percent" and measure.entry.percent == "share"
    return _Head(
        measure,
        share,
        unit,
        _year_of(reading, *cell) or _year_of(reading, *caption),
        _ids(reading, *cell) or _ids(reading, *caption),
        _country(words) or _one_country(reading.text[slice(*caption)]),
    )


def _implied_unit(measure: Measure, words: str) -> Unit | None:
    """The unit of a head that tells none: a score, or a percentage of what can be nothing else."""
    if measure.entry.kinds:
        return None
    return _SCORE if _SCORED.search(words) else Unit("%", "percent")


def _is_bare(reading: Reading, start: int, end: int) -> bool:
    """Whether a head is a year, a country or a commodity, so that the caption names the measure."""
    words = reading.text[start:end].strip()
    return bool(_year_of(reading, start, end) or _ids(reading, start, end) or _country(words))


def _named(words: str) -> Measure | None:
    """The measure that a head or a caption names last."""
    found = last_named(named_in(words))
    return found.measure if found else None


def _unit(words: str, reading: Reading) -> Unit | None:
    """The unit in brackets or behind a bar at the end of a head; its factor takes in 万 and 亿."""
    match = _UNIT.search(words)
    told = match and (match["unit"] or match["noted"])
    if not told:
        return None
    number = read_number(f"1{told}", 0)
    if number is None:
        return None
    found = read_unit(f"1{told}", number.end)
    if found is None:
        return None
    unit = found.unit
    if is_local(unit):
        unit = in_currency(unit, local_currency(reading.context.region))
    return Unit(unit.name, unit.kind, unit.factor * (number.low or 1))


def _row(reading: Reading, block: Block, cells: list[tuple[int, int]], table: _Table) -> Iterator[Fact]:
    first = min(table.heads)
    ids = next((found for s, e in cells[:first] if (found := _ids(reading, s, e))), ())
    where = _row_country(reading.text, cells, table, first)
    for index, head in table.heads.items():
        if index >= len(cells):
            continue
        match = _VALUE.fullmatch(reading.text, *cells[index])
        commodity, jurisdiction = ids or head.commodity, where or head.jurisdiction
        if match and (commodity or jurisdiction):
            yield _fact(match, head, commodity, jurisdiction, (block.start, block.end))


def _fact(
    match: re.Match[str], head: _Head, commodity: tuple[str, ...], jurisdiction: tuple[str, ...], row: tuple[int, int]
) -> Fact:
    value = Decimal(match["number"].replace(",", "")) * head.unit.factor
    bound = match["bound"]
    return Fact(
        start=match.start("number"),
        end=match.end("number"),
        rule="fact:table",
        measure=f"{head.measure.entry.id}_share" if head.share else head.measure.entry.id,
        commodity=commodity,
        jurisdiction=jurisdiction,
        period=head.period,
        low=None if bound in {"<", "≤", "小于"} else value,
        high=None if bound in {">", "≥", "超过", "大于"} else value,
        unit=head.unit.name,
        approx=bound in {"~", "≈", "约", "近"},
        sentence=row,
    )


def _row_country(text: str, cells: list[tuple[int, int]], table: _Table, first: int) -> tuple[str, ...]:
    columns = [table.countries] if table.countries is not None else list(range(first))
    return next((found for i in columns if i < len(cells) and (found := _country(text[slice(*cells[i])].strip()))), ())


def _country(words: str) -> tuple[str, ...]:
    country = country_of(words)
    if country:
        return (country.iso3,)
    return (WORLD,) if words and cue("world").search(words) and _WHOLE.fullmatch(words) else ()


def _one_country(caption: str) -> tuple[str, ...]:
    """The country that a caption names, if it is one."""
    named = {country.iso3 for _, _, country in find_countries(caption)}
    return tuple(named) if len(named) == 1 else ()


def _ids(reading: Reading, start: int, end: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(i for m in within(reading.minerals, start, end) for i in m.ids))


def _year_of(reading: Reading, start: int, end: int) -> str:
    return next((d.edtf for d in within(reading.dates, start, end)), "")
