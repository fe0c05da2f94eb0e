"""Whose 商务部 it is: the country of a body that is named without one."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from msgspec import Struct

from policy_nlp.lexicon.countries import (
    Country,
    Found,
    country_of_region,
    find_abbreviated,
    find_capitals,
    find_countries,
)
from policy_nlp.lexicon.cues import cue as words_for
from policy_nlp.lexicon.persons import find_holders
from policy_nlp.model import BlockKind, Reading
from policy_nlp.model.mention import Span
from policy_nlp.model.text import sentence_start

Test = Callable[[Country], bool]

_REACH = 80  # countries looked back at
# what stands before a country that is not what the sentence is about
_OBLIQUE = re.compile(
    r"(?:与|和|同|跟|对|向|从|自|由|在|于|往|至|到|给|被|比|据|除|及|、|输|赴|涉|驻|访|销|关于|针对|来自|包括|批评|指责|谴责|指控|抗议|敦促|警告|质疑|呼吁|进口|采购|购买|收购|制裁|依赖|遏制|打压|入股)$"
)
# before a country that gives only the occasion: 因应马来西亚禁令，经济部…
_OCCASION = re.compile(r"(?:由于|因应|针对|面对|鉴于|基于|响应|回应|反制|反击|报复|不满|遭|受|受到|遭到|抗衡|应对)$")
_OCCASIONED = re.compile(  # 因应俄罗斯入侵|乌克兰，…: all that its clause names
    r"(?:^|[,，。;；\n])(?:为了?)?(?:由于|因应|鉴于|面对|有鉴于|响应|回应|反制|受)[^,，。;；\n]{1,16}$"
)
_PLACED = re.compile(r"(?:^|[。；;\n，,])在$")  # 在墨西哥，最高法院…
_ITEM = re.compile(r"\s*[◆●■◇▲★▶•►]")
_AT_HOME = re.compile(r"【国内(?!外)")
_ORIGIN = re.compile(r"产(?![业能量出值])|制(?![造定裁止度])|商品|货物")  # whose goods the sentence is about


class Cue(Struct, frozen=True):
    """A country named at `start`; `is_topic` where it stands as what the sentence is about."""

    start: int
    country: Country
    is_topic: bool
    is_occasion: bool = False


class CountryContext:
    """What a reading tells about countries, asked for at a position."""

    def __init__(self, reading: Reading, countries: Found, names: Iterable[Span]) -> None:
        """Read `countries`, those named in `reading`, but for those inside `names`, parts of something else's name."""
        self._text = reading.text
        self._blocks = [(block.start, block.end) for block in reading.blocks]
        self._block_starts = [start for start, _ in self._blocks]
        spans = sorted(names)
        found = [
            *countries,
            *find_capitals(reading.text),
            *_sides(reading.text),
            *_own(reading),
            *find_holders(reading.text),
        ]
        self._cues = sorted(
            (self._cue(s, e, country) for s, e, country in found if not _is_inside(s, e, spans)),
            key=lambda cue: cue.start,
        )
        title = reading.context.title or self._first_block()
        self._title = [country for start, _, country in find_countries(title) if not _is_occasion(title, start)]
        self._common = Counter(cue.country for cue in self._cues)
        self._bodies: dict[str, Counter[Country]] = defaultdict(Counter)
        self._headings = [(b.start, b.end) for b in reading.blocks if b.kind is BlockKind.HEADING]
        self._home = [home] if (home := _home(reading.context.region)) else []

    def _cue(self, start: int, end: int, country: Country) -> Cue:
        is_occasion = _is_occasion(self._text, start)
        return Cue(start, country, not is_occasion and self._is_topic(start, end), is_occasion)

    def add(self, start: int, country: Country) -> None:
        """Learn that the body named at `start` is one of `country`."""
        self._common[country] += 1
        position = bisect_right(self._cues, start, key=lambda cue: cue.start)
        self._cues.insert(position, Cue(start, country, self._is_topic(start, start)))

    def remember(self, body: str, country: Country) -> None:
        """Learn whose `body` is meant where no country stands before it, for the next time."""
        self._bodies[body][country] += 1

    def resolve(self, position: int, body: str, is_possible: Test) -> Country | None:
        """The country that a body named at `position` belongs to, among those that `is_possible` lets pass."""
        low = self._block_start(position)
        here = [cue for cue in self._before(position) if _may_own(cue, low) and is_possible(cue.country)]
        topics = [cue for cue in here if cue.is_topic]
        title = {country for country in self._title if is_possible(country)}
        if topics and topics[-1].start >= sentence_start(self._text, position, low):
            return topics[-1].country
        known = [country for country, _ in self._bodies[body].most_common() if is_possible(country)]
        if topics and (usual := next((c for c in known if any(cue.country == c for cue in here)), None)):
            return usual
        if topics:
            # who writes about one country names its bodies without it, and others' with theirs
            return next((cue.country for cue in topics if {cue.country} == title), topics[-1].country)
        if here and not title:
            return here[0].country
        if len(title) == 1:
            return title.pop()
        if self._home and is_possible(self._home[0]) and _AT_HOME.match(self._text, self._section(position)):
            return self._home[0]
        return known[0] if known else self._from_afar(position, is_possible)

    def _section(self, position: int) -> int:
        """Where the line in marks begins that heads the part of a digest in which `position` stands."""
        return self._text.rfind("\n【", 0, position) + 1

    def _from_afar(self, position: int, is_possible: Test) -> Country | None:
        """The country of the heading, or where the article appeared, else the last or the most frequent one told."""
        last = (cue.country for cue in reversed(self._before(position)) if cue.is_topic)
        often = (country for country, _ in self._common.most_common())
        nearest = (*self._home, *last)
        if _ITEM.match(self._text, self._block_start(position)):  # the items of a section go on about one country
            section = self._section(position)
            told = (cue.country for cue in reversed(self._before(position)) if cue.is_topic and cue.start >= section)
            nearest = (*told, *nearest)
        candidates = (*self._of_heading(position), *nearest, *often)
        return next((country for country in candidates if is_possible(country)), None)

    def _of_heading(self, position: int) -> list[Country]:
        at = bisect_right(self._headings, position, key=lambda heading: heading[0]) - 1
        if at < 0:
            return []
        start, end = self._headings[at]
        return [cue.country for cue in self._cues if start <= cue.start < end]

    def _before(self, position: int) -> list[Cue]:
        end = bisect_right(self._cues, position - 1, key=lambda cue: cue.start)
        return self._cues[max(0, end - _REACH) : end]

    def _is_topic(self, start: int, end: int) -> bool:
        if end > start and _ORIGIN.match(self._text, end):
            return False
        if _PLACED.search(self._text[max(0, start - 2) : start]) and self._text.startswith(("，", ","), end):
            return True
        return _OBLIQUE.search(self._text[max(0, start - 2) : start]) is None

    def _first_block(self) -> str:
        return self._text[slice(*self._blocks[0])] if self._blocks else ""

    def _block_start(self, position: int) -> int:
        index = bisect_right(self._block_starts, position) - 1
        return self._block_starts[index] if index >= 0 else 0


def _may_own(cue: Cue, low: int) -> bool:
    """Whether the country in the paragraph from `low` may be whose body is meant: not one of the occasion only."""
    return cue.start >= low and not cue.is_occasion


def _home(region: str | None) -> Country | None:
    """Whose ministries an article means that appeared there: Hong Kong and Macao have none of their own."""
    return country_of_region("CN" if region in {"HK", "MO"} else region)


def _sides(text: str) -> Found:
    """中方, 美方."""
    return tuple(f for f in find_abbreviated(text) if text.startswith("方", f[1]))


def _own(reading: Reading) -> Found:
    """我国, in an article whose place of publication says which one."""
    home = _home(reading.context.region)
    return tuple((m.start(), m.end(), home) for m in words_for("own_country").finditer(reading.text)) if home else ()


def _is_occasion(text: str, start: int) -> bool:
    if _OCCASION.search(text, max(0, start - 2), start):
        return True
    return _OCCASIONED.search(text, max(0, start - 20), start) is not None


def _is_inside(start: int, end: int, spans: list[Span]) -> bool:
    at = bisect_right(spans, start, key=lambda span: span[0]) - 1
    return at >= 0 and end <= spans[at][1]
