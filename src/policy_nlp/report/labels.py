"""English and Chinese names for what the tables hold as codes: types, countries, commodities, agencies."""

from functools import cache
from importlib.resources import files

from babel import Locale
from babel.core import get_global
from markupsafe import Markup, escape
from pydantic import ConfigDict

from policy_nlp.lexicon import Entry, load, simplify
from policy_nlp.lexicon.countries import country_of, country_of_code
from policy_nlp.lexicon.loader import EntryT, parse
from policy_nlp.report.text import visible

Pair = tuple[str, str]
"""A name in English and in simplified Chinese; English is empty where no list knows one."""


class Label(Entry):
    """What pages call the code `id` (`kind:code`); what is part of the pages and no data has no Chinese name."""

    en: str
    zh: str = ""


class AgencyLabel(Entry):
    """The English name of the agency whose canonical Chinese name is `id`."""

    en: str


class Commodity(Entry):
    """The names of a commodity, out of the lexicon of minerals."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    elements: str = ""
    names: tuple[str, ...] = ()
    english: tuple[str, ...] = ()


@cache
def _data(name: str, kind: type[EntryT]) -> tuple[EntryT, ...]:
    return tuple(parse((files("policy_nlp.report") / "data" / name).read_text(encoding="utf-8"), name, kind))


@cache
def _labels() -> dict[str, Pair]:
    return {label.id: (label.en, label.zh or label.en) for label in _data("labels.yaml", Label)}


@cache
def _agencies() -> dict[str, str]:
    return {simplify(agency.id): agency.en for agency in _data("agencies.yaml", AgencyLabel)}


@cache
def commodities() -> dict[str, Pair]:
    """All commodities, in the order of the lexicon, then those that only stand on lists."""
    pairs = {}
    for entry in load("minerals.yaml", Commodity):
        chinese = entry.elements[:1] or entry.names[0]
        pairs[entry.id] = (entry.english[0] if entry.english else entry.id, simplify(chinese))
    own = {key.removeprefix("mineral:"): pair for key, pair in _labels().items() if key.startswith("mineral:")}
    return pairs | own


@cache
def country(code: str) -> Pair:
    """A country by its ISO 3166-1 alpha-3 code, `EU` or `WLD`; the code itself where it is none."""
    if code == "WLD":
        return "World", "世界"
    found = country_of_code(code)
    if found is None:
        return code, code
    alpha2 = code if code == "EU" else get_global("territory_aliases")[code][0]
    return Locale.parse("en").territories[alpha2], found.name


@cache
def party(name: str) -> Pair:
    """An actor or partner: an agency of the lexicon, a country, or a name that has no English here."""
    known = _agencies().get(name)
    if known:
        return known, name
    place = country_of(name)
    return (country(place.iso3)[0] if place else ""), name


def pair(kind: str, code: str) -> Pair:
    """The names of a code; `kind` is a column, `country`, `mineral` or `party`."""
    if kind == "mineral":
        return commodities().get(code, (code, code))
    if kind == "country":
        return country(code)
    if kind == "party":
        return party(code)
    return _labels().get(f"{kind}:{code}", (code.replace("_", " "),) * 2)


@cache
def html(kind: str, code: str) -> Markup:
    """Both names as HTML; the page shows the one that its reader has chosen, or Chinese where there is no English."""
    english, chinese = pair(kind, code)
    if english == chinese:
        return escape(visible(english))
    if not english:
        return Markup('<span lang="zh-Hans">{}</span>').format(visible(chinese))
    both = Markup("<span class=en>{}</span><span class=zh lang=zh-Hans>{}</span>")
    return both.format(visible(english), visible(chinese))
