"""The lexicon of organisations: its schemas, and the index from every form to the organisations it can name."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ahocorasick_rs import AhoCorasick, MatchKind

from policy_nlp.lexicon import Entry, load, simplify
from policy_nlp.lexicon.countries import Country, country_of_code

Kind = Literal["government", "legislature", "intergov", "institute", "company", "association", "alliance"]
Left = Literal["topic", "noun", "name", "short", "marked"]

FILES = (
    "united_states",
    "east_asia",
    "world",
    "international",
    "institutes",
    "companies",
    "miners",
    "makers",
    "finance",
)
# a short national name that many countries could give to a body of theirs
_COMMON = re.compile(
    r".{1,4}[部厅]|.{0,2}(?:国会|议会|参议院|众议院|上议院|下议院|内阁|海关|联邦政府|央行)|总统府|总理府|(?:国家)?统计局|国家(?:安全|税务|情报)局"
    r"|(?:国家)?地质调查[局所]|地质局|环境[署局]|(?:主权)?财富基金|(?:最高|宪法|联邦)法院|税务局|储备银行|中央银行|审计署|能源署|税务总局|议会[上下]院"
)
_FOREIGN_IN_TRADE = re.compile(
    r"[\u4e00-\u9fff·]{3,9}(?:金属|资源|能源|材料|黄金|白银|钢铁|矿产|矿业|[锂镍铜铀铝硅锰铬铂钢]业)公司"
)


class Agency(Entry):
    """An organisation; `id` is its canonical name.

    `forms` are further full names, kept as an article gives them; `short` are abbreviations and short names, which
    stand for the full name. Government bodies and parliaments have their names without the country, but for `plain`
    ones, whose names never carry it. `parent` is the id of the body whose name comes before; `since` and `until` are
    years of validity. Before one of `not_before` a form is not the name; before one of `another_before` it is
    only that of others who have it. `common` are short names that are common words too, names only among words of
    business (苹果).
    """

    kind: Kind = "government"
    country: str | None = None
    forms: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    common: tuple[str, ...] = ()
    parent: str | None = None
    plain: bool = False
    not_before: tuple[str, ...] = ()
    another_before: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None

    @property
    def is_national(self) -> bool:
        """Whether the guide puts the country before this body's name."""
        return self.kind in NATIONAL and self.country not in (None, "EU") and not self.plain

    @property
    def body(self) -> str:
        """The canonical name as it stands behind the country's or the parent's name."""
        if self.is_national:
            country = country_of_code(self.country or "")
            return self.id.removeprefix(country.name) if country else self.id
        return self.id


NATIONAL = frozenset({"government", "legislature"})


class Head(Entry):
    """The last word of organisation names (`id`), the kind it shows, and what the grammar lets stand before it."""

    kind: Kind
    left: Left
    not_before: str = ""


class Words(Entry):
    """A set of words that the grammar asks for by its `id`."""

    words: tuple[str, ...]


class Leader(Entry):
    """A person (`id`) after whom an administration is called."""

    country: str
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """One meaning of a form: the organisation, and whether the form is only a short name of it."""

    agency: Agency
    short: bool


@cache
def agencies() -> tuple[Agency, ...]:
    """All organisations of the lexicon, in file order."""
    return tuple(entry for name in FILES for entry in load(f"agencies/{name}.yaml", Agency))


@cache
def agency_of_id(identifier: str) -> Agency | None:
    """The organisation with this canonical name."""
    return next((entry for entry in agencies() if entry.id == identifier), None)


@cache
def forms() -> dict[str, tuple[Form, ...]]:
    """Every form in simplified characters, with the organisations that it can name."""
    index: dict[str, tuple[Form, ...]] = {}
    for entry in agencies():
        full = {simplify(form) for form in (entry.body, *entry.forms)}
        full |= {form.removesuffix("公司") for form in full if entry.kind == "company" and _names_a_trade(form)}
        short = {simplify(form) for form in (*entry.short, *entry.common)} - full
        for form in sorted(full | short):
            index[form] = (*index.get(form, ()), Form(entry, form in short))
    return index


def _names_a_trade(form: str) -> bool:
    """Whether a company is called so without 公司 too: a foreign name before a line of business (康沃尔金属|公司)."""
    return _FOREIGN_IN_TRADE.fullmatch(form) is not None and words("words", "transliterated").issuperset(form[:3])


@cache
def common_words() -> frozenset[str]:
    """The forms that are common words too."""
    return frozenset(simplify(form) for entry in agencies() for form in entry.common)


def is_common(body: str) -> bool:
    """Whether `body` alone says nothing about its country (能源部, 国会)."""
    return _COMMON.fullmatch(body) is not None


def _is_for_grammar(form: str) -> bool:
    """Whether the grammar is to find this form, because longer names end with it (石油与能源部)."""
    national = any(meaning.agency.is_national for meaning in forms()[form])
    by_topic = is_common(form) and form[-1] in "部厅" and is_topic(form[:-1])
    return national and (by_topic or form in words("words", "complete"))


@cache
def _topics() -> re.Pattern[str]:
    alternatives = sorted(words("words", "topic"), key=lambda word: (-len(word), word))
    return re.compile(f"(?:{'|'.join(map(re.escape, alternatives))})+")


@cache
def is_topic(word: str) -> bool:
    """Whether `word` consists of words that bodies are named after."""
    return _topics().fullmatch(word) is not None


@cache
def matcher() -> tuple[AhoCorasick, tuple[str, ...]]:
    """A matcher for all forms but common ones, which the grammar finds, and the forms in its order."""
    names = tuple(form for form in forms() if not _is_for_grammar(form))
    return AhoCorasick(list(names), matchkind=MatchKind.LeftmostLongest), names


@cache
def heads() -> tuple[AhoCorasick, tuple[Head, ...]]:
    """A matcher for the last words of names, and what is known of each."""
    entries = load("agency_heads.yaml", Head)
    return AhoCorasick([entry.id for entry in entries], matchkind=MatchKind.LeftmostLongest), entries


@cache
def words(file: str, identifier: str) -> frozenset[str]:
    """One word set of `agency_<file>.yaml`."""
    return next(frozenset(entry.words) for entry in load(f"agency_{file}.yaml", Words) if entry.id == identifier)


@cache
def leaders() -> dict[str, Country]:
    """Persons after whom administrations are called, with their country."""
    return {
        simplify(form): country
        for entry in load("agency_leaders.yaml", Leader)
        for form in (entry.id, *entry.forms)
        if (country := country_of_code(entry.country))
    }
