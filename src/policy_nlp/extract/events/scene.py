"""What stands in a reading, ready to be asked for by stretch: mentions of all layers, countries, persons, triggers."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from policy_nlp.extract.agencies.lexical import has_given_name
from policy_nlp.extract.events.party import Layer, Party
from policy_nlp.extract.events.referring import referring
from policy_nlp.extract.events.triggers import NAME, TITLE, Trigger, find_triggers, mask
from policy_nlp.lexicon import Entry, load, simplify
from policy_nlp.lexicon.countries import (
    country_of_code,
    country_of_region,
    find_abbreviated,
    find_capitals,
    find_countries,
)
from policy_nlp.lexicon.cues import cue
from policy_nlp.lexicon.persons import PersonEntry, find_holders
from policy_nlp.model import (
    AgencyMention,
    DateMention,
    FigureMention,
    InstrumentMention,
    MineralMention,
    Reading,
)

MARKS = "\ue000\ue001\ue002\ue003\ue004\ue005\ue006"
"""What stands in an outline for mentions, a mark a kind."""

_DATE, _BODY, _PLACE, _TITLE, _MINERAL, _FIGURE, _PERSON = tuple(MARKS)
_LONGEST_TIME = 30  # characters behind a country of the words that tell when (当地时间8月1日)
_LONGEST_OFFICE = 6  # characters of a title before what looks like a name
_BUILDINGS = ("大楼", "大厦", "会馆", "总部大")  # 在大韩商会大楼开会: where, not who
_DATELINE = re.compile(
    r"(?:\d{1,2}月)?\d{1,2}日专?[电讯](?![^\s/|:：,，(（【\u3000])"
)  # 某某社香港4月3日电: where it was sent
_NOT_THE_PERSON = ("政府", "执政", "时期", "任期")
_TRAVELLING = ("访问", "赴", "抵达", "飞抵", "到访", "造访", "出访")
_THERE = ("与", "同", "和", "出席", "参加", "会", "，", ",")
_TIME_WORD = re.compile("当[天日晚月年]|翌[日年]|次[日月年]|同[日月年]")
_NOT_A_NAME = re.compile(
    "[的在于向对与和及就将也已曾则又还都由被把为是会称说表示宣布签署出席率领访问办公级以令公聚]"
    "|[翌去今明昨当上][年月日天周晚]|周[一二三四五六日]|质询|答询|备询"
    "|主持|强调|要求|建议|听取|视察|邀请|陪同|指示|批示|亲自|再次|首次|随后|并未|正式|近日|日前|通过|透过|呼吁"
)


class CharactersEntry(Entry):
    """A set of characters, in one string."""

    characters: str


_ABROAD = ("境", "海", "国", "中", "内")
"""What makes another word of the 外 of 外相 and 外长: 境外相关."""


@cache
def _letters() -> dict[str, str]:
    return {entry.id: entry.forms[0] for entry in load("person_letters.yaml", PersonEntry)}


@cache
def titles_of_persons() -> tuple[str, ...]:
    """The offices whose holder's name follows directly, in simplified characters."""
    return tuple(simplify(form) for e in load("person_titles.yaml", PersonEntry) for form in e.forms)


@cache
def _title_matcher() -> AhoCorasick:
    return AhoCorasick(list(titles_of_persons()), matchkind=MatchKind.LeftmostLongest)


@cache
def _name_pattern() -> re.Pattern[str]:
    """A name behind a title: foreign, in characters of transliteration, or one that begins with an Asian surname."""
    of = {entry.id: entry.characters for entry in load("person_names.yaml", CharactersEntry)}
    foreign = f"[{of['transliteration']}]"
    asian = rf"(?:{of['japanese']})[\u4e00-\u9fff]{{1,2}}|[{of['surname']}][\u4e00-\u9fff]{{1,2}}"
    return re.compile(
        rf"(?P<long>[小老]?{foreign}{{4,8}}(?:·{foreign}{{1,8}}){{0,3}}|{foreign}{{2,8}}(?:·{foreign}{{1,8}}){{1,3}})"
        rf"|{asian}|[小老]?{foreign}{{2,3}}"
    )


@cache
def _name_along() -> re.Pattern[str]:
    """A joiner and a foreign name with a point inside."""
    of = {entry.id: entry.characters for entry in load("person_names.yaml", CharactersEntry)}
    foreign = f"[{of['transliteration']}]"
    return re.compile(rf"[、和与及](?P<name>{foreign}{{1,8}}(?:·{foreign}{{1,8}}){{1,3}})")


def find_persons(text: str) -> list[Party]:
    """Known office holders, and names that follow a title (总统博里奇, 众议员科夫曼)."""
    found = [
        Party(s, e, text[s:e], "person")
        for s, e, _ in find_holders(text)
        if not text.endswith(("发言人", "政府"), 0, s) and not text.startswith(_NOT_THE_PERSON, e)
    ]
    known = {party.start for party in found}
    glossed = [Party(s, e, text[s:e], "person") for s, e in _glossed(text) if s not in known]
    found += glossed
    known_here = known | {party.start for party in glossed}
    for _, start, end in _title_matcher().find_matches_as_indexes(text):
        if end in known_here or text.endswith("发言人", 0, end) or text.startswith("们", end) or _is_verb(text, end):
            continue
        if text[start] == "外" and text.endswith(_ABROAD, 0, start):
            continue
        length = _name_length(text, end)
        if length:
            found.append(Party(end, end + length, text[end : end + length], "person"))
            found += _named_along(text, end + length)
    return sorted([*found, *_told_again(text, found, known)], key=lambda party: party.start)


@cache
def _name_glossed() -> re.Pattern[str]:
    """A foreign name before the bracket that spells it in letters: 帕斯(Rodrigo Paz)."""
    foreign = {entry.id: entry.characters for entry in load("person_names.yaml", CharactersEntry)}["transliteration"]
    return re.compile(rf"(?<![{foreign}·])(?P<name>[{foreign}·]{{2,12}})\((?P<letters>[A-Z][A-Za-zÀ-ÿ.'\- ]{{3,40}})\)")


def _glossed(text: str) -> Iterable[tuple[int, int]]:
    """Where a name stands that a bracket spells in letters, beginning with a given name."""
    for match in _name_glossed().finditer(text):
        if has_given_name(match["letters"]):
            start, end = match.span("name")
            yield next((at for at in range(start + 1, end - 1) if _ends_title(text, start, at)), start), end


def _ends_title(text: str, start: int, at: int) -> bool:
    """Whether a title that reaches into what looks like a name ends at `at`: 总|理卡尼(Mark Carney)."""
    return text.endswith(titles_of_persons(), max(0, start - _LONGEST_OFFICE), at)


def _named_along(text: str, end: int) -> Iterable[Party]:
    """The names with a point inside that are joined to a name behind a title (众议员沙欣和托德·扬)."""
    while match := _name_along().match(text, end):
        start, end = match.start("name"), match.end()
        while _is_verb(text, end - 1):
            end -= 1
        yield Party(start, end, text[start:end], "person")


def _told_again(text: str, found: list[Party], known: set[int]) -> Iterable[Party]:
    """Where the names that followed a title stand again without it."""
    starts = {party.start for party in found}
    names = (party.name for party in found if party.start not in known and len(party.name) > 2)
    for name in dict.fromkeys(names):
        again = (match.start() for match in re.finditer(re.escape(name), text))
        yield from (Party(s, s + len(name), name, "person") for s in again if s not in starts)


def _is_verb(text: str, start: int) -> bool:
    """Whether an act follows a title rather than a name (议员起草了一项法案)."""
    found = next(find_triggers(text[start : start + 4]), None)
    return found is not None and found.start == 0 and found.end > 1 and found.entry.role in {"main", "speech", "light"}


def _name_length(text: str, start: int) -> int:
    """How many characters from `start` on are a person's name; 0 if none are."""
    match = _name_pattern().match(text, start)
    if match is None or text.startswith("时", start):
        return 0  # 会见总理时承诺
    stop = (_TIME_WORD if match["long"] else _NOT_A_NAME).search(text, start, match.end() + 1)
    end = stop.start() if stop else match.end()
    while end - start > 2 and _is_verb(text, end - 1):  # 科夫曼|提出
        end -= 1
    return end - start if end - start >= 2 else 0


@dataclass(frozen=True, slots=True)
class Scene:
    """A reading with its parties and triggers.

    Attributes:
        reading: the reading; its mention layers are `dates`, `figures`, `minerals`, `agencies` and `instruments`.
        text: its clean text.
        parties: agencies, countries and persons, but for what stands inside a title.
        triggers: the words that may name a happening.
        masked: the text with names, titles and dates blanked out, for questions about its other words.
        outline: the text with every mention blanked out by a mark of what it is.
        kinds: the kind of each party.
        homes: the country of each party, if it is of one.
        home: the country that the article is about, if it is one.
    """

    reading: Reading
    text: str
    dates: Layer[DateMention]
    figures: Layer[FigureMention]
    minerals: Layer[MineralMention]
    agencies: Layer[AgencyMention]
    instruments: Layer[InstrumentMention]
    parties: Layer[Party]
    triggers: Layer[Trigger]
    masked: str
    outline: str
    kinds: Mapping[str, str]
    homes: Mapping[str, str | None]
    home: str | None

    def commodities(self, start: int, end: int) -> set[str]:
        """The ids of the commodities that are named in `[start, end)`."""
        return {i for mention in self.minerals.within(start, end) for i in mention.ids}

    def form(self, trigger: Trigger) -> str:
        """The trigger as the text has it."""
        return self.text[trigger.start : trigger.end]


def set_scene(reading: Reading) -> Scene:
    """Gather what the event rules ask for."""
    text = reading.text
    titles = [(m.start, m.end) for m in reading.instruments]
    agencies = [
        Party(m.start, m.end, m.name, m.kind, _country_of(m))
        for m in reading.agencies
        if not text.startswith(("长", *_BUILDINGS), m.end)  # 商务部长: the office, not the body
    ]
    persons = _outside(find_persons(text), [*((a.start, a.end) for a in agencies), *titles])
    taken = [*((p.start, p.end) for p in (*agencies, *persons)), *titles]
    countries = [
        Party(s, e, c.name, "country", c.name)
        for s, e, c in find_countries(text) + find_abbreviated(text)
        if not (text.startswith("当地时间", e) and _is_named_soon(e, (*agencies, *persons)))
    ]
    countries += _understood_countries(reading)
    countries = [c for c in countries if not _DATELINE.match(text, c.end)]
    parties = Layer([*_outside(agencies, titles), *_ordering(text, agencies), *persons, *_outside(countries, taken)])
    parties = Layer([*parties.items, *_outside(referring(text, parties, _own_state(reading)), titles)])
    names = [*((p.start, p.end, NAME) for p in (*agencies, *persons)), *((m.start, m.end, NAME) for m in reading.dates)]
    names += [(p.end - 1, p.end, NAME) for p in parties.items if text.startswith("国产", p.end - 1)]  # 该国|产锂20万吨
    masked = mask(text, sorted([*names, *((start, end, TITLE) for start, end in titles)]))
    triggers = list(find_triggers(masked))
    everybody = Layer([*parties.items, *_meeting(text, triggers)])
    return Scene(
        reading=reading,
        text=text,
        dates=Layer(reading.dates),
        figures=Layer(reading.figures),
        minerals=Layer(reading.minerals),
        agencies=Layer(reading.agencies),
        instruments=Layer(reading.instruments),
        parties=everybody,
        triggers=Layer(triggers),
        masked=masked,
        outline=_outline(reading, parties.items),
        kinds={party.name: party.kind for party in parties.items},
        homes={party.name: party.country for party in everybody.items},
        home=_home(reading, countries),
    )


def _ordering(text: str, agencies: Iterable[Party]) -> Iterable[Party]:
    """The bodies by whose numbered order a rule is issued (以国务院令第9号公布)."""
    return (p for p in agencies if text.endswith(("以", "由"), 0, p.start) and text.startswith("令", p.end))


def _outline(reading: Reading, parties: Iterable[Party]) -> str:
    marks = {"person": _PERSON, "country": _PLACE, "province": _PLACE}
    layers = ((reading.dates, _DATE), (reading.instruments, _TITLE), (reading.minerals, _MINERAL))
    hidden = [(m.start, m.end, mark) for layer, mark in (*layers, (reading.figures, _FIGURE)) for m in layer]
    hidden += [(p.start, p.end, marks.get(p.kind, _BODY)) for p in parties]
    return mask(reading.text, sorted(hidden, key=lambda h: (h[0], -h[1])))


def _meeting(text: str, triggers: Iterable[Trigger]) -> Iterable[Party]:
    """Who meets at a summit that has a nickname (川习会), by its letters."""
    for summit in (t for t in triggers if t.entry.id == "summit"):
        for place in range(summit.start, summit.end - 1):
            yield Party(place, place + 1, _letters()[text[place]], "person")


def _country_of(agency: AgencyMention) -> str | None:
    country = country_of_code(agency.country) if agency.country else None
    if country is None:
        country = next((c for s, _, c in find_countries(agency.name) if s == 0), None)
    return country.name if country else None


def _is_named_soon(end: int, others: Iterable[Party]) -> bool:
    """Whether another party is named close behind a country that tells whose time is meant."""
    return any(end <= other.start < end + _LONGEST_TIME for other in others)


def _understood_countries(reading: Reading) -> list[Party]:
    """我国, capitals that stand for their government at the head of a clause, and provinces that act."""
    text, own = reading.text, country_of_region(reading.context.region)
    found = [Party(m.start(), m.end(), own.name, "country", own.name) for m in _own(text)] if own else []
    for start, end, country in find_capitals(text):
        acts = start == 0 or text[start - 1] in "，,。；;：:\n\t 与同向和月日年" or _is_destination(text, start, end)
        if acts and not cue("not_metonym").search(text[end : end + 3]):
            found.append(Party(start, end, country.name, "country", country.name))
    for match in cue("province").finditer(text):
        start = match.start() if "\u4e00" <= match[0][0] <= "\u9fff" else match.start() + 1
        of = next((e for s, e, _ in find_countries(text[start : match.end()]) if s == 0), 0)  # 缅甸佤邦
        start += 2 if text.startswith("其中", start) else of
        found.append(Party(start, match.end(), text[start : match.end()], "province"))
    return found


def _own_state(reading: Reading) -> str | None:
    """The state of which 全国 is said where no country has been told: that of the place of publication."""
    own = country_of_region(reading.context.region)
    return own.name if own and reading.context.region != "HK" else None


def _is_destination(text: str, start: int, end: int) -> bool:
    """Whether a capital is where one goes to see its government (赴多哈洽谈), not only where (赴多哈与X会谈)."""
    if not text.endswith(_TRAVELLING, 0, start):
        return False
    return text.startswith("访问", start - 2) or not text.startswith(_THERE, end)


def _own(text: str) -> Iterable[re.Match[str]]:
    return cue("own_country").finditer(text)


def _outside(parties: Iterable[Party], stretches: list[tuple[int, int]]) -> list[Party]:
    ordered = sorted(stretches)
    kept, i, reach = [], 0, 0
    for party in sorted(parties, key=lambda p: p.start):
        while i < len(ordered) and ordered[i][0] <= party.start:
            reach = max(reach, ordered[i][1])
            i += 1
        if party.start >= reach and not (i < len(ordered) and ordered[i][0] < party.end):
            kept.append(party)
    return kept


def _home(reading: Reading, countries: list[Party]) -> str | None:
    """The country that the article is about: the one its title names, else the one it names most by far."""
    in_title = {country.name for _, _, country in find_countries(reading.context.title)}
    if len(in_title) == 1:
        return in_title.pop()
    counts: dict[str, int] = {}
    for party in countries:
        counts[party.name] = counts.get(party.name, 0) + 1
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if ranked and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
        return ranked[0][0]
    return None
