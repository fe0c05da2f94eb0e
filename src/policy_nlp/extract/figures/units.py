"""Units and classifiers behind a number, composed units (美元/吨, 每公斤), and their UCUM codes."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from babel import Locale
from msgspec import Struct
from msgspec.structs import replace

from policy_nlp.extract.figures.words import ClassifierEntry, CurrencyEntry, FormTable, UnitEntry
from policy_nlp.lexicon import load

TIME_UNITS = frozenset({"year", "quarter", "month", "week", "day", "hour", "min", "s"})
LOCAL_CURRENCY = "local"
RENMINBI, RENMINBI_NAME = "CNY", "人民币"
_RATED = frozenset({"money", "mass", "energy", "power", "area", "other"})
_CLDR_NAME = re.compile(r"[\u4e00-\u9fff]{2,}")


class Unit(Struct, frozen=True):
    """A unit of the guide with the factor that its form multiplies the number by."""

    name: str
    kind: str
    factor: Decimal = Decimal(1)
    not_before: tuple[str, ...] = ()
    least: int = 0
    form: str = ""

    @property
    def can_be_rate(self) -> bool:
        """Whether 每年 or 每吨 directly before the number belongs to the figure."""
        return self.kind in _RATED and "/" not in self.name

    def per(self, other: "Unit") -> "Unit":
        """This unit divided by `other` (吨 per 年); the kind follows from both."""
        return replace(self, name=f"{self.name}/{other.name}", kind=_kind_of_rate(self, other))


def _kind_of_rate(above: Unit, below: Unit) -> str:
    if below.name in TIME_UNITS:
        return above.kind
    if above.kind == "money":
        return "price"
    if above.kind == "mass" and (below.kind == "mass" or below.name in {"L", "mL"}):
        return "concentration"
    return "other"


class UnitReading(Struct, frozen=True):
    """A unit read from text: where it ends, whether 多 or 余 stood inside (个多月), what 半 adds to the number."""

    end: int
    unit: Unit
    more: bool = False
    extra: Decimal = Decimal(0)


def _currency_units() -> Iterator[tuple[str, Unit]]:
    for entry in load("figure_currencies.yaml", CurrencyEntry):
        unit = Unit(entry.id.partition("#")[0], "money", Decimal(entry.factor), entry.not_before)
        yield from ((form, unit) for form in entry.forms)
    for locale in (Locale("zh"), Locale("zh", script="Hant"), Locale("zh", script="Hant", territory="HK")):
        for code, name in locale.currencies.items():
            if _CLDR_NAME.fullmatch(name):
                yield name, Unit(code, "money")


def _measures() -> Iterator[tuple[str, Unit]]:
    for entry in load("units.yaml", UnitEntry):
        unit = Unit(entry.id.partition("#")[0], entry.kind, Decimal(entry.factor), entry.not_before)
        yield from ((form, replace(unit, form=form)) for form in entry.forms)


def _classifiers() -> Iterator[tuple[str, Unit]]:
    for entry in load("classifiers.yaml", ClassifierEntry):
        yield entry.id, Unit("count", "count", Decimal(1), entry.not_before, entry.least, entry.id)


def _denominators() -> Iterator[tuple[str, Unit]]:
    for entry in load("units.yaml", UnitEntry):
        unit = Unit(entry.id, entry.kind)
        yield from ((form, unit) for form in (*entry.per_forms, *(entry.forms if entry.per else ())))


@cache
def _unit_table() -> FormTable[Unit]:
    return FormTable([*_measures(), *_currency_units(), *_classifiers()])


@cache
def _denominator_table() -> FormTable[Unit]:
    return FormTable(_denominators())


def unit_first_characters() -> frozenset[str]:
    """The characters that a unit or classifier can begin with."""
    return _unit_table().first_characters()


@cache
def currency_prefixes() -> FormTable[str]:
    """ISO 4217 codes by the names and signs that stand before an amount (US$5亿, 新台币5亿元)."""
    entries = load("figure_currencies.yaml", CurrencyEntry)
    return FormTable((prefix, entry.id) for entry in entries for prefix in entry.prefixes)


@cache
def _home_currency(region: str | None) -> CurrencyEntry | None:
    entries = load("figure_currencies.yaml", CurrencyEntry)
    return next((entry for entry in entries if region in entry.regions), None)


def local_currency(region: str | None) -> str:
    """The currency that a bare 元 means in an article from `region` (ISO 3166-1 alpha-2); CNY where none is known."""
    entry = _home_currency(region)
    return entry.id if entry else RENMINBI


def usual_currency(text: str, region: str | None) -> str:
    """The currency of a bare 元 in an article: the declared one, else that of its region.

    Where a region's own currency is spelt out as a unit (港元) next to 人民币, a bare 元 is the latter.
    """
    if declared := stated_currency(text):
        return declared
    entry = _home_currency(region)
    spelt_out = entry is not None and any(len(f) == 2 and f.endswith("元") and f in text for f in entry.forms)
    return RENMINBI if spelt_out and RENMINBI_NAME in text else local_currency(region)


_PER = re.compile(r" ?/ ?|每")
_TENTHS = re.compile(r"[一二三四五六七八九1-9](?![0-9.〇零一二三四五六七八九十百千万亿家个种项年月天])")
_SAME_BELOW = re.compile(r"([\u4e00-\u9fff]{2,4})[，,、.·;；(（]? ?下同")


def stated_currency(text: str) -> str | None:
    """The currency that the text itself declares for its bare 元 (人民币，下同)."""
    match = _SAME_BELOW.search(text) if "下同" in text else None
    unit = _unit_table().get(match[1]) if match else None
    return unit.name if unit and unit.kind == "money" else None


def read_unit(text: str, start: int) -> UnitReading | None:
    """The unit or classifier that stands at `start`, one space allowed before it."""
    if text[start : start + 1] == " ":
        start += 1
    if text[start : start + 1] == "个" and (split := _split_duration(text, start)):
        return split
    found = _unit_table().at(text, start)
    if found is None or not _stands(text, *found):
        return None
    reading = UnitReading(*found)
    return _with_half(text, reading) if reading.unit.kind in {"duration", "percent"} else _divided(text, reading)


def _split_duration(text: str, start: int) -> UnitReading | None:
    """个多月, 个半小时: 多, 余 or 半 between the classifier and a unit of time."""
    word = text[start + 1 : start + 2]
    found = _unit_table().at("个" + text[start + 2 : start + 8], 0) if word and word in "多余半" else None
    if found is None or found[1].kind != "duration":
        return None
    return UnitReading(start + 1 + found[0], found[1], word != "半", Decimal("0.5") if word == "半" else Decimal(0))


def _stands(text: str, end: int, unit: Unit) -> bool:
    if (
        text[end - 1].isascii()
        and text[end - 1].isalnum()
        and text[end : end + 1].isascii()
        and text[end : end + 1].isalnum()
    ):
        return False
    return not unit.not_before or not text.startswith(unit.not_before, end)


def _with_half(text: str, reading: UnitReading) -> UnitReading:
    """`reading` with 半 behind the unit (两年半), or the second digit of tenths (两成五, 3成5)."""
    following = text[reading.end : reading.end + 1]
    if reading.unit.form == "成" and (tenths := _TENTHS.match(text, reading.end)):
        digit = "一二三四五六七八九".find(tenths[0]) + 1 or int(tenths[0])
        return replace(reading, end=tenths.end(), extra=Decimal(digit) / 10)
    if following == "半" and text[reading.end + 1 : reading.end + 2] not in {"导", "数", "年", "岛"}:
        return replace(reading, end=reading.end + 1, extra=Decimal("0.5"))
    return reading


def _divided(text: str, reading: UnitReading) -> UnitReading:
    mark = _PER.match(text, reading.end)
    if mark is None or not reading.unit.can_be_rate:
        return reading
    below = _denominator_table().at(text, mark.end())
    if below is None or not _stands(text, *below):
        return reading
    return UnitReading(below[0], reading.unit.per(below[1]), reading.more)


def read_per(text: str, end: int) -> tuple[int, Unit] | None:
    """The start and unit of a 每吨, 每年 that ends at `end`."""
    found = _denominator_table().before(text, end)
    if found is None or text[found[0] - 1 : found[0]] != "每":
        return None
    return found[0] - 1, found[1]


@cache
def _ucum_codes() -> dict[str, str]:
    codes = {entry.id: entry.ucum for entry in load("units.yaml", UnitEntry) if entry.ucum}
    return codes | {"count": "1"}


def ucum_of(unit: str) -> str | None:
    """The code of a guide unit in the Unified Code for Units of Measure (`t/year` is `t/a`, `GWh` is `GW.h`).

    None for currencies, which UCUM leaves to ISO 4217, for prices, and for units that it does not know.
    """
    parts = [_ucum_codes().get(part) for part in unit.split("/")]
    return None if None in parts else "/".join(part for part in parts if part)


def is_local(unit: Unit) -> bool:
    """Whether the unit is a bare 元 whose currency the article has to tell."""
    return unit.name.partition("/")[0] == LOCAL_CURRENCY


def in_currency(unit: Unit, code: str) -> Unit:
    """`unit` with its currency replaced by `code`."""
    _, bar, below = unit.name.partition("/")
    return replace(unit, name=f"{code}{bar}{below}")


def money(code: str) -> Unit:
    """The unit of an amount whose currency stands before the number only."""
    return Unit(code, "money")
