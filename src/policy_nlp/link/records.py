"""Event records: what linking and the table need of one event mention, from gold and system annotations alike."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2s
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from policy_nlp.lexicon import simplify
from policy_nlp.lexicon.countries import find_countries
from policy_nlp.link.places import is_country_or_leader, place_of
from policy_nlp.link.titles import genres_in, number_in, number_of
from policy_nlp.model import Article
from policy_nlp.model.annotation import Record
from policy_nlp.model.text import SENTENCE_END

Span = tuple[int, int]
Told = tuple[str, str, int, int, str]
"""A column, its value, the raw span where an article tells it, and the rule that found it."""

_NOISE = re.compile(r"[(（][A-Za-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêńňǹ'\s]{1,40}[)）]|\^\[[^\]]*\]|<[^>]*>|\s+")
_LONGEST_SENTENCE = 500


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article with its annotations, in the form of the annotation files, and its facts (offsets are raw).

    `mentions` are the event records made of the annotations, where they are known already.
    """

    article: Article
    records: Sequence[Record]
    facts: Sequence[Mapping[str, Any]] = ()
    mentions: "Sequence[EventRecord] | None" = None


class Figure(Struct, frozen=True, gc=False):
    """A figure of an event: its bounds in `unit`, its raw words and where they stand."""

    low: float | None
    high: float | None
    unit: str
    kind: str
    text: str
    span: Span


class Trace(Struct, frozen=True, gc=False):
    """What linking asks of every mention in every build, as numbers.

    Attributes:
        likeness: a digest of all that is compared, save where the mention stands.
        blocks: digests of the keys under which mentions are thought worth comparing.
        whole: a digest of all that is told of the mention.
    """

    likeness: int = 0
    blocks: tuple[int, ...] = ()
    whole: int = 0


class EventRecord(Struct, frozen=True, gc=False):
    """One event mention with all that is compared or shown; spans are raw code points of the article `doc_id`.

    `mention_id` is `doc_id:start-end` of the trigger, with `/2`, `/3` … for further events on the same trigger;
    `event_key` is the id of a table row whose earliest mention this is. `places` are the countries of the actors and
    `partner_places` those of the partners, `acts_as_country` whether the only actors are countries or their leaders;
    `home` is the country that an actorless event is read as (the article's), `topics` the genres of text it is about,
    `number` the instrument's official number, `spans` where each value stands, `twin_of` the article of which this one
    is another version; `trace` may be there.
    """

    doc_id: str
    mention_id: str
    annotation_id: str
    start: int
    end: int
    trigger: str
    type: str
    edtf: str
    modality: str
    actors: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    instrument: str | None = None
    number: str | None = None
    minerals: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    date_span: Span | None = None
    basis: str | None = None
    sentence_span: Span = (0, 0)
    sentence: str = ""
    places: frozenset[str] = frozenset()
    partner_places: frozenset[str] = frozenset()
    acts_as_country: bool = False
    home: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    rule: str = ""
    published: str | None = None
    twin_of: str | None = None
    spans: tuple[Told, ...] = ()
    trace: Trace | None = None

    @property
    def event_key(self) -> str:
        """The id of a row whose earliest mention this is: the article, and a digest of where the mention stands."""
        return _event_key(self.doc_id, self.mention_id)

    @property
    def sort_key(self) -> tuple[str, int, int, str]:
        """Document and span: the order of mentions everywhere."""
        return self.doc_id, self.start, self.end, self.mention_id


@lru_cache(maxsize=200_000)
def _event_key(doc_id: str, mention_id: str) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", doc_id.lower()).strip("-")[:24].rstrip("-") or "doc"
    return f"{slug}-{blake2s(mention_id.encode(), digest_size=5).hexdigest()}"


class _Layers:
    """The annotations of one article by layer, found by place."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.by_layer: dict[str, list[Record]] = defaultdict(list)
        for record in records:
            if not record.get("ignore"):
                self.by_layer[record["layer"]].append(record)
        for layer in self.by_layer.values():
            layer.sort(key=lambda r: (r["start"], r["end"]))
        self._starts = {layer: [r["start"] for r in records] for layer, records in self.by_layer.items()}

    def starting_in(self, layer: str, span: Span) -> list[Record]:
        starts = self._starts.get(layer, [])
        first = bisect_right(starts, span[0] - 1)
        return self.by_layer[layer][first : bisect_right(starts, span[1] - 1)] if starts else []

    def nearest(self, layer: str, span: Span, sentence: Span, key: str, value: str) -> Record | None:
        """The record of `layer` whose `key` is (or holds) `value`: in the sentence, or the last one before it."""
        within = [r for r in self.starting_in(layer, sentence) if _holds(r.get(key), value)]
        if within:
            return min(within, key=lambda r: (abs(r["start"] - span[0]), r["start"]))
        before = [
            r for r in self.starting_in(layer, (max(0, sentence[0] - 1000), sentence[0])) if _holds(r.get(key), value)
        ]
        return before[-1] if before else None


def _holds(found: object, value: str) -> bool:
    return value in found if isinstance(found, list) else found == value


def event_records(annotated: AnnotatedArticle) -> list[EventRecord]:
    """The event mentions of an article, in text order."""
    if annotated.mentions is not None:
        return list(annotated.mentions)
    raw = annotated.article.text
    layers = _Layers(annotated.records)
    cuts = [0, *(match.end() for match in SENTENCE_END.finditer(raw)), len(raw)]
    home, subject = _home(annotated.article, layers), genres_in(clean_words(annotated.article.metadata.title or ""))
    events = (
        _event(record, mention_id, annotated.article, layers, _sentence_at(cuts, record["start"], record["end"]))
        for record, mention_id in _identified(annotated.article.doc_id, layers.by_layer["event"])
    )
    return [_in_context(event, home, subject) for event in events]


def _home(article: Article, layers: _Layers) -> frozenset[str]:
    """The one country that the title names, or the one that most actors of the article belong to."""
    named = {country.iso3 for _, _, country in find_countries(clean_words(article.metadata.title or ""))}
    if len(named) == 1:
        return frozenset(named)
    told = Counter(place for e in layers.by_layer["event"] for place in map(place_of, e["actors"]) if place)
    ranked = sorted(told.items(), key=lambda item: (-item[1], item[0]))
    return frozenset({ranked[0][0]}) if ranked and ranked[0][1] * 2 > told.total() else frozenset()


def _in_context(event: EventRecord, home: frozenset[str], subject: frozenset[str]) -> EventRecord:
    """The event with what its article says for it where it is silent itself: a country, a kind of text."""
    topics = genres_in(event.instrument or "") or genres_in(event.sentence) or subject
    return replace(event, home=frozenset() if event.actors else home, topics=topics)


def _identified(doc_id: str, events: Sequence[Record]) -> Iterator[tuple[Record, str]]:
    """Each event with its mention id; events on one trigger are told apart by the order of their dates in the text."""
    on_trigger: dict[Span, list[Record]] = defaultdict(list)
    for record in events:
        on_trigger[record["start"], record["end"]].append(record)
    for (start, end), records in sorted(on_trigger.items()):
        records.sort(key=lambda r: (r["date_span"] or [-1, -1], r["figure_spans"], r["edtf"], r["type"], repr(r)))
        for n, record in enumerate(records, start=1):
            yield record, f"{doc_id}:{start}-{end}" + (f"/{n}" if n > 1 else "")


def _sentence_at(cuts: Sequence[int], start: int, end: int) -> Span:
    first = bisect_right(cuts, start) - 1
    last = bisect_right(cuts, max(start, end - 1)) - 1
    return cuts[max(0, first)], cuts[min(last + 1, len(cuts) - 1)]


def _event(record: Record, mention_id: str, article: Article, layers: _Layers, sentence: Span) -> EventRecord:
    span = record["start"], record["end"]
    date_span = tuple(record["date_span"]) if record["date_span"] else None
    date = (
        next((d for d in layers.starting_in("date", date_span or (0, 0)) if d["start"] == date_span[0]), None)
        if date_span
        else None
    )
    instrument = record["instrument"] or None
    named = layers.nearest("instrument", span, sentence, "name", instrument) if instrument else None
    countries = {a["name"]: a.get("country") for a in layers.by_layer["agency"]}
    return EventRecord(
        doc_id=article.doc_id,
        mention_id=mention_id,
        annotation_id=record["id"],
        start=span[0],
        end=span[1],
        trigger=clean_words(record["text"]),
        type=record["type"],
        edtf=record["edtf"],
        modality=record["modality"],
        actors=tuple(record["actors"]),
        partners=tuple(record["partners"]),
        instrument=instrument,
        number=_number(record, named, instrument),
        minerals=tuple(record["minerals"]),
        figures=tuple(_figure(layers, tuple(f), article.text) for f in record["figure_spans"]),
        date_span=date_span,
        basis=(date or {}).get("basis"),
        sentence_span=_trimmed(article.text, sentence),
        sentence=clean_words(article.text[slice(*sentence)]),
        places=_places(record["actors"], countries),
        partner_places=_places(record["partners"], countries),
        acts_as_country=all(is_country_or_leader(name) for name in record["actors"]),
        rule=record.get("rule", "gold"),
        published=article.metadata.published,
        twin_of=str(article.metadata.extra.get("twin_of") or "") or None,
        spans=tuple(_as_reviewed(record, _spans(record, layers, span, sentence))),
    )


def _as_reviewed(record: Record, told: Iterable[Told]) -> Iterator[Told]:
    """The values, those that a person corrected under her own rule."""
    reviewed = record.get("reviewed", ())
    return ((*t[:4], "review" if t[0] in reviewed else t[4]) for t in told)


def _places(names: Sequence[str], countries: Mapping[str, str | None]) -> frozenset[str]:
    return frozenset(filter(None, (place_of(name, countries.get(name)) for name in names)))


def _number(record: Record, named: Record | None, instrument: str | None) -> str | None:
    mention = named or {}
    told: str | None = record.get("number") or mention.get("number")
    if told:
        return told
    words = simplify(mention.get("text") or "")
    number = number_in(words) or number_of(instrument or "")
    return f"EO {number}" if number and "行政" in words and "-" not in number else number


def _figure(layers: _Layers, span: Span, raw: str) -> Figure:
    within = layers.starting_in("figure", span)
    found: Record = next((f for f in within if f["start"] == span[0]), within[0] if within else {})
    text = clean_words(raw[slice(*span)])
    return Figure(found.get("low"), found.get("high"), found.get("unit", ""), found.get("kind", "other"), text, span)


def _spans(record: Record, layers: _Layers, span: Span, sentence: Span) -> Iterator[Told]:
    """Where each value of an event stands: its own mention where there is one, else the trigger."""
    rule: str = record.get("rule", "gold")
    yield "event_type", record["type"], *span, rule
    yield "date", record["edtf"], *(record["date_span"] or span), _rule_at(layers, "date", record["date_span"]) or rule
    wanted = [(column, name, "agency", "name") for column in ("actors", "partners") for name in record[column]]
    wanted += [("instrument", record["instrument"], "instrument", "name")] if record["instrument"] else []
    wanted += [("minerals", mineral, "mineral", "ids") for mineral in record["minerals"]]
    for column, value, layer, key in wanted:
        found = layers.nearest(layer, span, sentence, key, value)
        if found:
            yield column, value, found["start"], found["end"], str(found.get("rule", rule))
        else:
            yield column, value, *span, rule
    for figure in record["figure_spans"]:
        yield "figures", "", *figure, _rule_at(layers, "figure", figure) or rule


def _rule_at(layers: _Layers, layer: str, span: Sequence[int] | None) -> str | None:
    if not span:
        return None
    return next((r.get("rule") for r in layers.starting_in(layer, (span[0], span[1])) if r["start"] == span[0]), None)


def _trimmed(raw: str, span: Span) -> Span:
    text = raw[slice(*span)]
    start = span[0] + len(text) - len(text.lstrip())
    return start, max(start, span[1] - (len(text) - len(text.rstrip())))


def sentence_around(raw: str, start: int, end: int) -> str:
    """The raw sentence (or stretch of sentences) that holds `[start, end)`."""
    window = max(0, start - _LONGEST_SENTENCE), min(len(raw), end + _LONGEST_SENTENCE)
    cuts = [match.end() for match in SENTENCE_END.finditer(raw, *window)]
    first = max((cut for cut in cuts if cut <= start), default=window[0])
    last = min((cut for cut in cuts if cut >= end), default=window[1])
    return raw[slice(*_trimmed(raw, (first, last)))]


@lru_cache(maxsize=50_000)
def clean_words(raw: str) -> str:
    """Raw words for reading and comparing: simplified, without bracketed glosses, reference marks, tags and spaces."""
    return _NOISE.sub("", simplify(raw))
