"""The rows of the event table and the statements behind their cells: one stated rule of merging for each column."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from policy_nlp.lexicon.countries import country_of
from policy_nlp.link import Cluster, EventRecord, Figure
from policy_nlp.link.features import figure_value, figures_clash
from policy_nlp.link.places import is_country_or_leader, place_of
from policy_nlp.link.records import Told, clean_words, sentence_around
from policy_nlp.link.titles import is_number_only, read_title, similarity
from policy_nlp.model import precision
from policy_nlp.table import codes
from policy_nlp.table.columns import GOLD_STATUSES
from policy_nlp.table.dates import basis_of, best_basis, contradicting_dates, iso_bounds, merged_date
from policy_nlp.table.titles import FigureMeasure, make_title

Row = dict[str, Any]
MentionKey = tuple[str, str]
"""An article's id and the id of an event annotation in it."""

_MODALITIES = ("actual", "planned", "proposed", "forecast")
_WORST_FIRST = ("spurious", "differs", "agree", "unannotated")
_LONG_SENTENCE = 20
_VARIANT = 0.8


@dataclass(frozen=True, slots=True)
class Versions:
    """What made a table: the version of the program and of its lexicons."""

    pipeline: str
    lexicon: str


@dataclass(frozen=True, slots=True)
class Context:
    """What rows need beside their mentions.

    Attributes:
        texts: the raw text of each article.
        measure_ids: the id of the policy measure by mention.
        gold_status: how each mention compares with the gold.
        versions: what made the table.
        measured: what a figure measures, by article and raw span.
    """

    texts: Mapping[str, str]
    measure_ids: Mapping[str, str]
    gold_status: Mapping[MentionKey, str]
    versions: Versions
    measured: Mapping[tuple[str, int, int], FigureMeasure]

    def measured_in(self, cluster: Cluster) -> dict[str, FigureMeasure]:
        """What the figures of an event measure, by their words; nothing of words that measure two things."""
        spans = {(m.doc_id, *figure.span): figure.text for m in cluster for figure in m.figures}
        found: dict[str, set[FigureMeasure]] = defaultdict(set)
        for span, text in spans.items():
            if span in self.measured:
                found[text].add(self.measured[span])
        return {text: next(iter(measures)) for text, measures in found.items() if len(measures) == 1}


def make_row(event_id: str, cluster: Cluster, context: Context) -> Row:
    """The row of one happening under its id; `minerals_via_list` is left for later, since it needs the other rows."""
    sources = independent_sources(cluster)
    date = merged_date(cluster, sources)
    best = best_mention(cluster, date)
    event_type = _by_sources((m.type, m) for m in cluster) or best.type
    row: Row = {
        "event_id": event_id,
        "event_type": event_type,
        "modality": min((m.modality for m in cluster), key=_MODALITIES.index),
        "restriction_type": codes.restriction_type(event_type, cluster),
        "policy_area": codes.policy_area(cluster),
        **_date_cells(cluster, date, context.texts),
        **_party_cells(cluster),
        **_instrument_cells(cluster),
        "measure_id": context.measure_ids.get(cluster[0].mention_id, ""),
        "minerals": _in_order(mineral for m in cluster for mineral in m.minerals),
        "minerals_via_list": [],
        "figures": [_figure_cell(figure) for figure in _distinct_figures(cluster)],
        "doc_ids": sorted({m.doc_id for m in cluster}),
        "source_count": len(set(sources.values())),
        "mention_count": len(cluster),
        "evidence": _evidence(best, context.texts[best.doc_id]),
        "gold_status": _gold_status(cluster, context.gold_status),
        "pipeline_version": context.versions.pipeline,
        "lexicon_version": context.versions.lexicon,
    }
    row["conflicts"] = _conflicts(cluster, date)
    row["grade"] = codes.grade(event_type, row["date_precision"], cluster)
    triggers = [best.trigger, *(m.trigger for m in cluster if m is not best)]
    row["title"] = make_title(row, triggers, context.measured_in(cluster))
    return row


def independent_sources(cluster: Cluster) -> dict[str, str]:
    """For each article the source it belongs to: twins are one, and so are those that share a sentence (reprints)."""
    source = {m.doc_id: m.twin_of or m.doc_id for m in cluster}
    by_sentence: dict[str, str] = {}
    for mention in cluster:
        if len(mention.sentence) >= _LONG_SENTENCE:
            first = by_sentence.setdefault(mention.sentence, source[mention.doc_id])
            old, new = sorted((source[mention.doc_id], first), reverse=True)
            source = {doc_id: new if s == old else s for doc_id, s in source.items()}
    return source


def best_mention(cluster: Cluster, date: str) -> EventRecord:
    """The mention that tells the row's date and the most besides; of equals the earliest published."""

    def rank(mention: EventRecord) -> tuple[object, ...]:
        slots = (mention.actors, mention.instrument, mention.minerals, mention.figures, mention.partners)
        told = sum(map(bool, slots))
        return mention.edtf != date, -told, mention.published or "9999", mention.sort_key

    return min(cluster, key=rank)


def _date_cells(cluster: Cluster, date: str, texts: Mapping[str, str]) -> Row:
    telling = [m for m in cluster if m.edtf == date]
    bases = [basis_of(m, texts[m.doc_id][slice(*(m.date_span or (0, 0)))]) for m in telling]
    earliest, latest = iso_bounds(date)
    return {
        "date": date,
        "date_earliest": earliest,
        "date_latest": latest,
        "date_precision": precision(date),
        "date_basis": best_basis(bases),
    }


def _party_cells(cluster: Cluster) -> Row:
    """All actors, but a country only where no body or person of it is named; partners that are no actors."""
    named = _without_variants(_in_order(name for m in cluster for name in m.actors))
    special = {place_of(name) for name in named if not _is_country(name)} - {None}
    actors = [name for name in named if not (_is_country(name) and place_of(name) in special)]
    others = _without_variants(_in_order(name for m in cluster for name in m.partners))
    partners = [name for name in others if not _variant_of(name, named)]
    return {
        "actors": actors,
        "partners": partners,
        "jurisdictions": sorted(set().union(*(m.places for m in cluster))),
    }


def _without_variants(names: Sequence[str]) -> list[str]:
    """Names without those that only spell or translate one before them differently."""
    kept: list[str] = []
    for name in names:
        if not _variant_of(name, kept):
            kept.append(name)
    return kept


def _variant_of(name: str, names: Iterable[str]) -> bool:
    return any(
        place_of(name) == place_of(n) and (name == n or similarity(*sorted((name, n))) > _VARIANT) for n in names
    )


def _is_country(name: str) -> bool:
    return country_of(name.removesuffix("政府").removesuffix("联邦")) is not None


def _instrument_cells(cluster: Cluster) -> Row:
    """The title that most sources tell, a real one before a number alone; of equals the fullest."""
    titled = [(m.instrument, m) for m in cluster if m.instrument]
    real = [(title, m) for title, m in titled if not is_number_only(title)]
    return {
        "instrument": _by_sources(real or titled) or "",
        "document_number": _by_sources((m.number, m) for m in cluster if m.number) or "",
    }


def _by_sources(told: Iterable[tuple[str, EventRecord]]) -> str | None:
    """The value that most articles tell; of equals the one with the longest core, then the first in order."""
    articles: dict[str, set[str]] = defaultdict(set)
    for value, mention in told:
        articles[value].add(mention.doc_id)
    if not articles:
        return None
    return min(articles, key=lambda value: (-len(articles[value]), -len(read_title(value).core), value))


def _distinct_figures(cluster: Cluster) -> list[Figure]:
    figures: dict[object, Figure] = {}
    for mention in cluster:
        for figure in mention.figures:
            known = figure_value(figure) if (figure.low, figure.high) != (None, None) else figure.text
            figures.setdefault(known, figure)
    return list(figures.values())


def _figure_cell(figure: Figure) -> Row:
    return {"text": figure.text, "low": figure.low, "high": figure.high, "unit": figure.unit, "kind": figure.kind}


def _in_order(values: Iterable[str]) -> list[str]:
    """Distinct values, those told most often first, then in the order of their mentions."""
    listed = list(values)
    counts = Counter(listed)
    return sorted(counts, key=lambda value: (-counts[value], listed.index(value)))


def _evidence(mention: EventRecord, raw: str) -> str:
    start, end = mention.sentence_span
    return f"{' '.join(raw[start:end].split())} [{mention.doc_id}:{start}-{end}]"


def _gold_status(cluster: Cluster, statuses: Mapping[MentionKey, str]) -> str:
    found = {statuses.get((m.doc_id, m.annotation_id), GOLD_STATUSES[-1]) for m in cluster}
    return next(status for status in _WORST_FIRST if status in found)


def _conflicts(cluster: Cluster, date: str) -> list[Row]:
    """The columns on which sources contradict each other, each with all values told."""
    found = [("date", contradicting_dates(cluster, date)), ("actors", _contradicting_actors(cluster))]
    found.append(("figures", _contradicting_figures(cluster)))
    return [{"column": column, "values": values} for column, values in found if values]


def _contradicting_actors(cluster: Cluster) -> list[str]:
    """Bodies of one country, where one article names some and another only others."""
    bodies: dict[str, set[str]] = defaultdict(set)
    for mention in cluster:
        bodies[mention.doc_id] |= {name for name in mention.actors if place_of(name) and not is_country_or_leader(name)}
    told = [names for names in bodies.values() if names]
    clash = any(
        not any(_variant_of(name, other) for name in one) for n, one in enumerate(told) for other in told[n + 1 :]
    )
    return sorted(set().union(*told)) if clash else []


def _contradicting_figures(cluster: Cluster) -> list[str]:
    """The words of figures in one unit of which two articles tell only different ones."""
    tellings: dict[object, list[EventRecord]] = defaultdict(list)
    for mention in cluster:
        tellings[frozenset(map(figure_value, mention.figures))].append(mention)
    told = [mentions for values, mentions in tellings.items() if values]
    clashing = [
        figure.text
        for n, one in enumerate(told)
        for other in told[n + 1 :]
        if figures_clash(one[0], other[0]) and {m.doc_id for m in one} != {m.doc_id for m in other}
        for mention in (one[0], other[0])
        for figure in mention.figures
    ]
    return sorted(set(clashing))


def statements(row: Row, cluster: Cluster, texts: Mapping[str, str]) -> Iterator[Row]:
    """One row for each value of each mention, and where it stands."""
    for mention in cluster:
        raw = texts[mention.doc_id]
        sentence = raw[slice(*mention.sentence_span)]
        shared = {"event_id": row["event_id"], "doc_id": mention.doc_id}
        spans = list(mention.spans)
        if mention.number:
            place = next((told for told in spans if told[0] == "instrument"), spans[0])
            spans.append(("document_number", mention.number, *place[2:]))
        for told in spans:
            inside = mention.sentence_span[0] <= told[2] and told[3] <= mention.sentence_span[1]
            quote = sentence if inside else sentence_around(raw, told[2], told[3])
            yield shared | _statement(row["event_type"], told, raw) | {"quote": quote}


def _statement(event_type: str, told: Told, raw: str) -> Row:
    column, value, start, end, rule = told
    role = ""
    if column == "partners":
        role = codes.partner_role(event_type, clean_words(raw[max(0, start - 4) : start]))
    return {
        "column": column,
        "value": value or clean_words(raw[start:end]),
        "original_value": raw[start:end],
        "role": role,
        "start": start,
        "end": end,
        "rule": rule,
    }
