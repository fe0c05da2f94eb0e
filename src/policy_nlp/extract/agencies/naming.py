"""From candidates to mentions: whose body it is, and its full name as the article tells it."""

import re
from bisect import bisect_right
from collections import defaultdict
from functools import partial

from policy_nlp.extract.agencies import aliases
from policy_nlp.extract.agencies.candidate import Candidate
from policy_nlp.extract.agencies.country_context import CountryContext
from policy_nlp.extract.agencies.entries import NATIONAL, Agency, Form, agency_of_id, is_common, is_topic, words
from policy_nlp.extract.agencies.fullest import agree
from policy_nlp.extract.agencies.local import in_full
from policy_nlp.lexicon.countries import Country, Found, country_of_code, find_countries
from policy_nlp.model import AgencyMention, Reading
from policy_nlp.model.reading import Abstention

_LIST_MARK = re.compile(r"(?:\s?[(（][^()（）]{0,60}[)）])?(?:[、和与及]|以及|会同|联合|[,，](?=.{0,12}和))")
_YEAR_OF_REPUBLIC = re.compile(r"[于自订]?(?:于|自|在)?1[01]\d年")
# what only one country's body of a shared name has: an office, numbered notices; years of the Republic
_OWN_WORDS = {
    "商务部": (
        "CHN",
        re.compile(
            r"新闻发言人|新闻办|国际贸易谈判代表|[^，,。；;\n]{0,14}?(?:公告\d{4}年第\d|\d{4}年第\d{1,3}号公告|份公告)"
        ),
    ),
    "经济部": ("TWN", _YEAR_OF_REPUBLIC),
    "财政部": ("TWN", _YEAR_OF_REPUBLIC),
}
_LIKELIEST = "USA"
"""Whose ministry a text on trade tells of beside its own: the words behind a name outweigh that of its context."""
_OF_ERAS = "TWN"
"""Whose years of the Republic outweigh any context."""
_CHAMBER, _UNION_CHAMBER = "议会", "欧洲议会"

Telling = tuple[int, Candidate]  # where a name is told, and of what


class Namer:
    """Names the candidates of one reading, first those whose country is told, then the rest."""

    def __init__(self, reading: Reading, countries: Found, candidates: list[Candidate]) -> None:
        self._reading = reading
        self._text = reading.text
        self._candidates = candidates
        names = [(instrument.start, instrument.end) for instrument in reading.instruments]
        names += [(candidate.start, candidate.end) for candidate in candidates]
        self._context = CountryContext(reading, countries, names)
        # alias or agency id → where and as what its full name is told
        self._told: dict[str, list[Telling]] = defaultdict(list)
        # Chinese short names that the article defines in brackets → where and of what
        self._defined: dict[str, Telling] = {}

    def mentions(self) -> list[AgencyMention]:
        """The mentions of all candidates and of the aliases that the article defines, in text order."""
        self._find_countries()
        full = [candidate for candidate in self._candidates if not candidate.is_short]
        for candidate in full:
            self._name_full(candidate)
        self._learn(full)
        for candidate in self._candidates:
            if candidate.is_short and candidate.name is None:
                self._name_short(candidate)
        agree(self._candidates)
        found = [c for c in self._candidates if c.name] + self._later_uses()
        named = sorted((c for c in found if c.name), key=lambda c: (c.start, c.end))
        return [self._mention(c) for i, c in enumerate(named) if not i or c.start >= named[i - 1].end]

    def _find_countries(self) -> None:
        everyone = [c for candidate in self._candidates for c in (candidate.parent, candidate) if c is not None]
        for candidate in everyone:
            if candidate.country is None and candidate.kind in NATIONAL and not candidate.local:
                candidate.country = _own_country(candidate) or self._local_country(candidate)
            if candidate.country is not None:
                self._context.add(candidate.start, candidate.country)
        for group in self._groups():
            self._share_country(group)
        for candidate in everyone:
            if candidate.body == _CHAMBER and _needs_country(candidate) and (union := self._union_chamber(candidate)):
                candidate.name = union
            if _needs_country(candidate):
                candidate.country = self._context.resolve(
                    candidate.start, candidate.body, partial(_is_possible, candidate)
                )
                candidate.country = self._outweighed(candidate)
                if candidate.country is not None:
                    self._context.add(candidate.start, candidate.country)
            if candidate.country is not None and self._text.startswith(candidate.body, candidate.start):
                self._context.remember(candidate.body, candidate.country)

    def _local_country(self, candidate: Candidate) -> Country | None:
        """Hong Kong for a body's short name that it shares with the mainland, in an article that appeared there."""
        is_shared = candidate.is_short and any(form.agency.country == "HKG" for form in candidate.forms)
        return country_of_code("HKG") if is_shared and self._reading.context.region == "HK" else None

    def _outweighed(self, candidate: Candidate) -> Country | None:
        """The country by the context, unless the words behind the name say more."""
        told = self._country_of_words(candidate)
        if told is None or (candidate.country and candidate.country.iso3 != _LIKELIEST and told.iso3 != _OF_ERAS):
            return candidate.country
        return told

    def _country_of_words(self, candidate: Candidate) -> Country | None:
        """The country whose body alone has what is told behind a shared name: 商务部|新闻发言人, 经济部|114年3月."""
        code, words_behind = _OWN_WORDS.get(candidate.body, ("", None))
        is_told = words_behind is not None and words_behind.match(self._text, candidate.end) is not None
        return country_of_code(code) if is_told else None

    def _union_chamber(self, candidate: Candidate) -> str | None:
        """The name of the European Parliament, if the paragraph told no chamber and no state since."""
        chambers = (c for c in reversed(self._candidates) if c.end <= candidate.start and c.kind == "legislature")
        last = next(chambers, None)
        if last is None or not last.body.endswith(_UNION_CHAMBER):
            return None
        between = self._text[last.end : candidate.start]
        return None if "\n" in between or find_countries(between) else _UNION_CHAMBER

    def _groups(self) -> list[list[Candidate]]:
        groups: list[list[Candidate]] = []
        for candidate in self._candidates:
            if groups and _LIST_MARK.fullmatch(self._text, groups[-1][-1].end, candidate.start):
                groups[-1].append(candidate)
            else:
                groups.append([candidate])
        return groups

    def _share_country(self, group: list[Candidate]) -> None:
        """Members of a list without a country have that of the member before them, else of the one behind."""
        for ordered in (group, group[::-1]):
            country: Country | None = None
            for candidate in ordered:
                if candidate.country is not None:
                    country = candidate.country
                elif country is not None and _needs_country(candidate) and _is_possible(candidate, country):
                    candidate.country = country

    def _name_full(self, candidate: Candidate) -> None:
        if candidate.name is not None:
            return
        if candidate.parent is not None:
            parent = candidate.parent
            if parent.is_short:
                self._name_short(parent)
            else:
                self._name_full(parent)
            whole = parent.name or ""
            if candidate.local and parent.country:  # 国家税务总局赣州市税务局 is a body of the place
                whole = whole.removeprefix(parent.country.name)
            candidate.name = parent.name and whole + candidate.body
            candidate.country = parent.country
        elif candidate.kind in NATIONAL and not candidate.local and not _is_plain(candidate):
            candidate.name = self._national_name(candidate)
        else:
            candidate.name = in_full(candidate.body) if candidate.local else candidate.body

    def _national_name(self, candidate: Candidate) -> str | None:
        if candidate.country is None:
            self._reading.abstentions.append(
                Abstention("agency", candidate.start, candidate.end, f"no country for {candidate.body}")
            )
            return None
        own = next((form for form in candidate.forms if form.agency.country == candidate.country.iso3), None)
        if own and own.short and own.agency.is_national:
            return own.agency.id
        agency = _agency_of(candidate)
        parent = agency and agency.parent and agency_of_id(agency.parent)
        if parent and not candidate.body.startswith(parent.body):
            return parent.id + candidate.body
        return candidate.country.name + candidate.body

    def _learn(self, full: list[Candidate]) -> None:
        for candidate in full:
            if candidate.name is None:
                continue
            for form in _own_forms(candidate):
                self._told[form.agency.id].append((candidate.start, candidate))
        at_start = {candidate.start: candidate for candidate in self._candidates}
        for candidate in self._candidates:
            self._name_explained(candidate, at_start.get(candidate.end + 1))
            for alias in aliases.bracketed(self._text, candidate):
                if candidate.is_short:
                    self._name_short(candidate)
                self._name_explained(candidate, at_start.get(alias.start), is_alias=True)
                if candidate.name and alias.body not in candidate.body:
                    self._told["=" + alias.body].append((alias.start, candidate))
            if candidate.name:
                for short in aliases.defined(self._text, candidate):
                    self._defined.setdefault(short, (candidate.end, candidate))
            if candidate.name and candidate.kind == "company" and (stem := aliases.stem_of(candidate.body)):
                self._told["=" + stem].append((candidate.start, candidate))
        for places in self._told.values():
            places.sort(key=lambda telling: telling[0])

    def _name_explained(self, candidate: Candidate, inner: Candidate | None, *, is_alias: bool = False) -> None:
        """Give `inner`, a name in brackets directly behind `candidate`, the name of that, where both are one."""
        if inner is None or candidate.name is None or {inner.kind, candidate.kind} & NATIONAL:
            return
        around = self._text[inner.start - 1 : inner.start] + self._text[inner.end : inner.end + 1]
        if is_alias or (around in ("()", "（）") and len({*inner.body} & {*candidate.body}) > 1):
            inner.name, inner.kind = candidate.name, candidate.kind

    def _name_short(self, candidate: Candidate) -> None:
        if (own := self._defined.get(candidate.body)) and own[0] <= candidate.start:
            candidate.name, candidate.kind, candidate.country = own[1].name, own[1].kind, own[1].country
            return
        keys = ("=" + candidate.body, *(form.agency.id for form in _own_forms(candidate)))
        tellings = [_latest(self._told[key], candidate.start) for key in keys if self._told.get(key)]
        if tellings:
            _, source = _latest(sorted(tellings, key=lambda t: t[0]), candidate.start)
            candidate.name, candidate.kind = source.name, source.kind
            candidate.country = candidate.country or source.country
            return
        agency = _agency_of(candidate) or candidate.forms[-1].agency
        if candidate.body.isascii() and len(candidate.body) <= 3 and candidate.body not in words("context", "solo"):
            return
        candidate.kind = agency.kind
        if agency.kind == "company":
            candidate.name = candidate.body
        elif agency.is_national and candidate.country is not None and candidate.country.iso3 != agency.country:
            candidate.name = candidate.country.name + candidate.body
        else:
            candidate.name = agency.id

    def _later_uses(self) -> list[Candidate]:
        """Aliases defined in the article wherever they stand, and bare last words."""
        taken = [c for c in self._candidates if c.name]
        starts = [c.start for c in taken]
        found: list[Candidate] = []
        told = {key[1:]: places for key, places in self._told.items() if key[0] == "=" and places}
        for start, end, alias in aliases.occurrences(self._text, list(told)):
            if not alias.isupper() and aliases.names_a_place(self._text, end):
                continue
            source = _latest(told[alias], start)[1]
            if not aliases.names_another(self._text, end, source.body):
                found.append(_again(source, start, end, alias))
        for alias, (after, source) in self._defined.items():
            for start, end, body in aliases.standing_apart(self._text, alias, after):
                found.append(_again(source, start, end, body))
        for start, end, source in aliases.bare_heads(self._text, taken):
            again = _again(source, start, end, self._text[start:end])
            again.name = (source.name or "") + aliases.organ_of(again.body, source.body)
            found.append(again)
        return [c for c in found if (at := bisect_right(starts, c.start) - 1) < 0 or taken[at].end <= c.start]

    def _mention(self, candidate: Candidate) -> AgencyMention:
        agency = _agency_of(candidate)
        country = candidate.country.iso3 if candidate.country else agency and agency.country
        is_owner = agency is not None and candidate.name == agency.id
        return AgencyMention(
            start=candidate.start,
            end=candidate.end,
            rule=candidate.rule,
            name=candidate.name or "",
            kind=agency.kind if agency and is_owner else candidate.kind,
            country=country or None,
        )


def _own_forms(candidate: Candidate) -> tuple[Form, ...]:
    """The meanings of a form that several countries share which are those of the candidate's country, if any."""
    code = candidate.country.iso3 if candidate.country else None
    return tuple(form for form in candidate.forms if form.agency.country == code) or candidate.forms


def _latest(told: list[Telling], position: int) -> Telling:
    """The last telling at or before `position`, else the first after it."""
    at = bisect_right(told, position, key=lambda t: t[0]) - 1
    return told[max(at, 0)]


def _again(source: Candidate, start: int, end: int, body: str) -> Candidate:
    return Candidate(start, end, body, source.kind, "alias", country=source.country, name=source.name)


def _own_country(candidate: Candidate) -> Country | None:
    """The country that the lexicon gives a form which only one country has."""
    codes = {form.agency.country for form in candidate.forms if form.agency.is_national}
    is_abbreviation = candidate.is_short and not is_topic(candidate.body[:-1]) and candidate.body != "央行"
    if len(codes) != 1 or (is_common(candidate.body) and not is_abbreviation):
        return None
    return country_of_code(codes.pop() or "")


def _needs_country(candidate: Candidate) -> bool:
    return (
        candidate.country is None
        and candidate.kind in NATIONAL
        and not candidate.local
        and candidate.name is None
        and candidate.parent is None
        and not _is_plain(candidate)
    )


def _is_plain(candidate: Candidate) -> bool:
    return bool(candidate.forms) and not any(form.agency.is_national for form in candidate.forms)


def _is_possible(candidate: Candidate, country: Country) -> bool:
    """Whether `country` can have this body: some countries' bodies are all listed, and some names are taken."""
    owners = {form.agency.country for form in candidate.forms}
    if country.iso3 in owners:
        return True
    if country.iso3 == "EU" or (candidate.forms and not is_common(candidate.body)):
        return False
    return country.iso3 not in words("context", "closed") or not is_common(candidate.body)


def _agency_of(candidate: Candidate) -> Agency | None:
    if not candidate.forms:
        return None
    code = candidate.country.iso3 if candidate.country else None
    return next((f.agency for f in candidate.forms if f.agency.country == code), candidate.forms[-1].agency)
