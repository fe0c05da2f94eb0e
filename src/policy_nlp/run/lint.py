"""The lint of the lexicons: every entry against its schema, its own examples, and the other entries."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from opencc import OpenCC
from pydantic import ConfigDict

from policy_nlp.extract.agencies import find_agencies
from policy_nlp.extract.agencies.entries import Agency
from policy_nlp.extract.dates import find_dates
from policy_nlp.extract.dates.grammar import expressions
from policy_nlp.extract.dates.words import EraEntry, MarkEntry, NotEntry, WordEntry, effect_of_marks
from policy_nlp.extract.figures import find_figures
from policy_nlp.extract.figures.words import BoundEntry, ClassifierEntry, CurrencyEntry, UnitEntry
from policy_nlp.extract.instruments import find_instruments
from policy_nlp.extract.instruments.numbered import IssuerEntry, NumberedEntry
from policy_nlp.extract.instruments.words import HeadEntry
from policy_nlp.extract.minerals import find_minerals
from policy_nlp.extract.minerals.words import Commodity, Family, Material
from policy_nlp.lexicon import Entry, load, simplify
from policy_nlp.lexicon.countries import CountryEntry, find_countries
from policy_nlp.lexicon.loader import data_file, data_files
from policy_nlp.lexicon.titles import TitleEntry
from policy_nlp.model import Context, Reading

Holds = Callable[[Any, str], bool]
_TOLD_BEFORE = "2020年3月5日公布，又，"  # something that relative words can count from


class AnyEntry(Entry):
    """An entry of a file whose room has no examples to run; the room itself checks its keys."""

    model_config = ConfigDict(frozen=True, extra="allow")


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with the entry in `line` of a lexicon file."""

    file: str
    line: int
    entry: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: entry {self.entry!r}: {self.message}"


@dataclass(frozen=True, slots=True)
class Checked:
    """How the entries of a file are checked.

    Attributes:
        schema: what an entry must look like.
        holds: whether an entry is found in a simplified text.
        forms: the names of the fields that hold forms which no two entries share.
        frame: the shortest text in which each form (`alone`: only the id) must be found; empty for no such check.
    """

    schema: type[Entry]
    holds: Holds
    forms: tuple[str, ...] = ()
    frame: str = ""
    alone: bool = False


def lint() -> list[Complaint]:
    """Everything that is wrong with the lexicons, in file order.

    Raises:
        LexiconError: a file that can't be read at all: an unknown key, a bad value, two entries with one id.
    """
    return [complaint for name in data_files() for complaint in _file_complaints(name)]


def _file_complaints(name: str) -> Iterator[Complaint]:
    checked = _checks().get(name)
    if checked is None:
        load(name, AnyEntry)
        return
    entries = load(name, checked.schema)
    for entry in entries:
        for message in (*_example_faults(checked, entry), *_shadow_faults(checked, entry), *_validity_faults(entry)):
            yield Complaint(name, _line_of(name, entry.id), entry.id, message)
    for entry, message in _shared_forms(checked, entries):
        yield Complaint(name, _line_of(name, entry.id), entry.id, message)


def _example_faults(checked: Checked, entry: Entry) -> Iterator[str]:
    for wanted, texts in ((True, entry.examples), (False, entry.counter_examples)):
        for text in texts:
            # as it stands, and as the other script would write it
            for variant in (simplify(text), simplify(_to_traditional(text))):
                if checked.holds(entry, variant) is not wanted:
                    yield f"{'not found in its example' if wanted else 'found in its counter-example'} {text}"
                    break


def _shadow_faults(checked: Checked, entry: Entry) -> Iterator[str]:
    forms = (entry.id,) if checked.alone else _forms(checked, entry)
    for form in forms if checked.frame else ():
        if not checked.holds(entry, simplify(checked.frame.format(form))):
            yield f"{form} is never found: another entry or a veto shadows it"


def _validity_faults(entry: Entry) -> Iterator[str]:
    since, until = getattr(entry, "since", None), getattr(entry, "until", None)
    for value in (since, until):
        if value is not None and not re.fullmatch(r"(?:1[89]|20)\d\d", value):
            yield f"{value} is no year"
    if since and until and since > until:
        yield f"it ends ({until}) before it begins ({since})"


def _shared_forms(checked: Checked, entries: tuple[Entry, ...]) -> Iterator[tuple[Entry, str]]:
    """Forms that stand for two entries of one country at one time, or twice in one entry."""
    owners: dict[tuple[object, ...], Entry] = {}
    for entry in entries:
        written = [form for field in checked.forms for form in getattr(entry, field)]
        for form in sorted({form for form in written if written.count(form) > 1}):
            yield entry, f"{form} is listed twice"
        scope = tuple(getattr(entry, field, None) for field in ("country", "since", "until"))
        for form in sorted(set(_forms(checked, entry))):
            other = owners.setdefault((form, *scope), entry)
            if other is not entry:
                yield entry, f"{form} is also a form of {other.id!r}"


def _forms(checked: Checked, entry: Entry) -> tuple[str, ...]:
    return tuple(simplify(form) for field in checked.forms for form in getattr(entry, field))


@cache
def _line_of(name: str, identifier: str) -> int:
    text = data_file(name).read_text(encoding="utf-8")
    found = re.search(rf"id: *[\"']?{re.escape(identifier)}[\"']?(?=[,}}\s])", text)
    return text.count("\n", 0, found.start()) + 1 if found else 0


def _to_traditional(text: str) -> str:
    traditional: str = _converter().convert(text)
    return traditional


@cache
def _converter() -> OpenCC:
    return OpenCC("s2t")


def _word_holds(entry: WordEntry, text: str) -> bool:
    return any(e.low.word is not None and e.low.word.id == entry.id for e in expressions(text))


def _era_holds(_: EraEntry, text: str) -> bool:
    return any(e.rule == "era" for e in expressions(text))


def _mark_holds(entry: MarkEntry, text: str) -> bool:
    found = next(expressions(text), None)
    return found is not None and effect_of_marks(text, found.start, found.end, 0) == entry.effect


def _not_holds(_: NotEntry, text: str) -> bool:
    return not find_dates(Reading(_TOLD_BEFORE + text, context=Context(published="2025-01-31")))[1:]


def _ids_of(text: str) -> list[tuple[str, ...]]:
    return [mention.ids for mention in find_minerals(Reading(text))]


def _commodity_holds(entry: Commodity, text: str) -> bool:
    return any(entry.id in ids for ids in _ids_of(text))


def _material_holds(entry: Material, text: str) -> bool:
    return any(set(entry.ids) == set(ids) for ids in _ids_of(text))


def _family_holds(_: Family, text: str) -> bool:
    return [(m.start, m.end) for m in find_minerals(Reading(text))] == [(0, len(text))]


def _agency_holds(entry: Agency, text: str) -> bool:
    return any(mention.name == entry.id for mention in find_agencies(Reading(text)))


def _unit_holds(entry: UnitEntry, text: str) -> bool:
    name = entry.id.partition("#")[0]
    return any(name in figure.unit.split("/") for figure in find_figures(Reading(text)))


def _classifier_holds(entry: ClassifierEntry, text: str) -> bool:
    found = find_figures(Reading(text))
    return any(figure.unit == "count" and entry.id in text[figure.start : figure.end] for figure in found)


def _currency_holds(entry: CurrencyEntry, text: str) -> bool:
    code = "CNY" if entry.id == "local" else entry.id.partition("#")[0]
    return any(figure.unit.split("/")[0] == code for figure in find_figures(Reading(text)))


def _bound_holds(entry: BoundEntry, text: str) -> bool:
    low, high = entry.limit.endswith("low"), entry.limit.endswith("high")
    wanted = (high, low, entry.approx)
    return any((f.low is None, f.high is None, f.approx) == wanted for f in find_figures(Reading(text)))


def _instrument_holds(entry: HeadEntry | NumberedEntry | IssuerEntry | TitleEntry, text: str) -> bool:
    forms = [simplify(form) for form in (entry.id, *getattr(entry, "forms", ()))]
    found = find_instruments(Reading(text))
    return any(form in text[mention.start : mention.end] for mention in found for form in forms)


def _country_holds(entry: CountryEntry, text: str) -> bool:
    return any(country.iso3 == entry.id for _, _, country in find_countries(text))


@cache
def _checks() -> dict[str, Checked]:
    agencies = Checked(Agency, _agency_holds, ("forms", "short"), "据悉，{}宣布。", alone=True)
    return {name: agencies for name in data_files() if name.startswith("agencies/")} | {
        "dates_words.yaml": Checked(WordEntry, _word_holds, ("forms",)),
        "dates_eras.yaml": Checked(EraEntry, _era_holds, ("forms",), "{}三年"),
        "dates_marks.yaml": Checked(MarkEntry, _mark_holds),
        "dates_not.yaml": Checked(NotEntry, _not_holds),
        "minerals.yaml": Checked(Commodity, _commodity_holds, ("names",), "{}"),
        "mineral_materials.yaml": Checked(Material, _material_holds, ("names",), "{}"),
        "mineral_families.yaml": Checked(Family, _family_holds),
        "units.yaml": Checked(UnitEntry, _unit_holds, ("forms",)),
        "classifiers.yaml": Checked(ClassifierEntry, _classifier_holds, frame="共有47{}，", alone=True),
        "figure_currencies.yaml": Checked(CurrencyEntry, _currency_holds, ("forms",), "耗资47万{}，"),
        "figure_bounds.yaml": Checked(BoundEntry, _bound_holds),
        "instrument_heads.yaml": Checked(HeadEntry, _instrument_holds),
        "instrument_numbers.yaml": Checked(NumberedEntry, _instrument_holds, ("forms",)),
        "instrument_issuers.yaml": Checked(IssuerEntry, _instrument_holds, ("forms",)),
        "instruments.yaml": Checked(TitleEntry, _instrument_holds, ("forms", "short"), "签署《{}》，", alone=True),
        "countries.yaml": Checked(CountryEntry, _country_holds, ("forms",)),
    }
