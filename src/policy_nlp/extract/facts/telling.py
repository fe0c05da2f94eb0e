"""One sentence with figures: its clauses, its names masked, and the parties in it with their roles."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeVar

from policy_nlp.extract.events.sentences import parse
from policy_nlp.extract.facts.words import MASKS, Named, cue, named_in
from policy_nlp.lexicon.countries import country_of_region, find_abbreviated, find_countries
from policy_nlp.model import AgencyMention, DateMention, FigureMention, Mention, MineralMention, Reading

WORLD = "WLD"
Role = Literal["subject", "counterpart", "origin", "source"]
_TITLE_MARKS = "《“〈‘"
_JOINED = re.compile(r"[\s、,，和与及暨]{0,2}|以及|等")


@dataclass(frozen=True, slots=True)
class Party:
    """A country, region or body at `[start, end)`; `code` is empty where it has no country, `name` where it is none."""

    start: int
    end: int
    code: str
    name: str
    role: Role


NamedT = TypeVar("NamedT", Party, MineralMention)
MentionT = TypeVar("MentionT", bound=Mention)


@dataclass(slots=True)
class Layers:
    """The mentions that begin in one sentence."""

    figures: list[FigureMention]
    minerals: list[MineralMention]
    dates: list[DateMention]
    agencies: list[AgencyMention]


class Telling:
    """A sentence `[start, end)` of a reading; all offsets are those of the reading."""

    def __init__(self, reading: Reading, start: int, end: int, layers: Layers) -> None:
        self.reading, self.start, self.end = reading, start, end
        self.figures, self.minerals, self.dates, self.agencies = (
            layers.figures,
            layers.minerals,
            layers.dates,
            layers.agencies,
        )
        self.titles = [(t.start, t.end) for t in reading.instruments if start <= t.start < end]
        self.countries = list(self._countries(reading.text[start:end]))
        self._masked = self._mask(reading.text[start:end])
        sentence = parse(reading.text, start, end)
        self.clauses = [(c.start, c.end) for c in sentence.clauses]

        self._named = named_in(self._masked)
        self._segments: dict[int, tuple[int, int]] = {}

    def named_within(self, start: int, end: int) -> list[Named]:
        """The measures that are named in a stretch."""
        return [n for n in self._named if start <= n.start + self.start and n.end + self.start <= end]

    def masked(self, start: int, end: int) -> str:
        """The words of a stretch, each name replaced by masks of its length."""
        return self._masked[max(0, start - self.start) : max(0, end - self.start)]

    def clause_of(self, position: int) -> tuple[int, int]:
        """The clause around `position`."""
        return next(((s, e) for s, e in reversed(self.clauses) if s <= position), (self.start, self.end))

    def part_of(self, position: int) -> int:
        """Where the part between semicolons begins in which `position` lies."""
        cut = re.search(r"[;；][^;；]*$", self.masked(self.start, position))
        return self.start + cut.start() + 1 if cut else self.start

    def segment_of(self, figure: FigureMention) -> tuple[int, int]:
        """From the last figure of its clause (or the clause's start) to the next one (or its end)."""
        if figure.start not in self._segments:
            start, end = self.clause_of(figure.start)
            before = [f.end for f in self.figures if start <= f.start < figure.start]
            behind = [f.start for f in self.figures if figure.end <= f.start < end]
            self._segments[figure.start] = max([start, *before]), min([max(end, figure.end), *behind])
        return self._segments[figure.start]

    @cached_property
    def parties(self) -> list[Party]:
        """The countries, regions and bodies of the sentence, in text order."""
        found: list[tuple[int, int, str, str]] = [(s, e, code, "") for s, e, code in self.countries]
        found += [(a.start, a.end, a.country or "", a.name) for a in self.agencies if not self._in_title(a.start)]
        home = country_of_region(self.reading.context.region)
        told = {"region": "", "world": WORLD, "mainland": "CHN", "home": home.iso3 if home else ""}
        for word, code in told.items():
            for match in cue(word).finditer(self._masked):
                name = match[0] if word == "region" else ""
                found.append((self.start + match.start(), self.start + match.end(), code, name))
        parties: list[Party] = []
        for start, end, code, name in sorted(found):
            parties.append(Party(start, end, code, name, self._role(start, end, name, parties)))
        return parties

    def _role(self, start: int, end: int, name: str, before: list[Party]) -> Role:
        if before and before[-1].role == "counterpart" and _JOINED.fullmatch(self.masked(before[-1].end, start)):
            return "counterpart"
        words = self.masked(max(self.start, start - 6), start)
        if name and cue("source").search(self.masked(end, self.end)[:24]):
            return "source"
        if cue("origin").search(words):
            return "origin"
        return "counterpart" if cue("towards").search(words) else "subject"

    def _countries(self, text: str) -> Iterator[tuple[int, int, str]]:
        taken = [*self.titles, *((a.start, a.end) for a in self.agencies), *((m.start, m.end) for m in self.minerals)]
        for start, end, country in find_countries(text) + find_abbreviated(text):
            at = start + self.start
            if not any(s <= at < e for s, e in taken):
                yield at, end + self.start, country.iso3

    def _in_title(self, position: int) -> bool:
        return any(s <= position < e for s, e in self.titles)

    def _mask(self, text: str) -> str:
        characters = list(text)
        layers: tuple[tuple[str, Iterable[tuple[int, int]]], ...] = (
            ("C", ((s, e) for s, e, _ in self.countries)),
            ("B", ((a.start, a.end) for a in self.agencies)),
            ("M", ((m.start, m.end) for m in self.minerals)),
            ("D", ((d.start, d.end) for d in self.dates)),
            ("F", ((f.start, f.end) for f in self.figures)),
            ("T", (t for t in self.titles if self.reading.text[t[0]] in _TITLE_MARKS)),
        )
        for mask, spans in layers:
            for start, end in spans:
                head = cue("head").search(text[start - self.start : end - self.start]) if mask in "BT" else None
                stop = min(end, self.end) - (len(head[0]) if head else 0)
                characters[start - self.start : stop - self.start] = MASKS[mask] * (stop - start)
        return "".join(characters)


def run_before(items: Sequence[NamedT], telling: Telling) -> list[NamedT]:
    """The last of `items` with those that are joined to it by 、 or 和."""
    run = list(items[-1:])
    for item in reversed(items[:-1]):
        if not is_list(telling.masked(item.end, run[0].start)):
            break
        run.insert(0, item)
    return run


def is_list(words: str) -> bool:
    """Whether the words between two figures only join them."""
    return _JOINED.fullmatch(words) is not None


def within(mentions: Sequence[MentionT], start: int, end: int) -> list[MentionT]:
    """Those of the sorted mentions that begin in `[start, end)`."""
    first = bisect_left(mentions, start, key=_start_of)
    return list(mentions[first : bisect_left(mentions, end, first, key=_start_of)])


def _start_of(mention: Mention) -> int:
    return mention.start
