"""Everything that is released, made from annotated articles: pure, and the same for the same input in any order."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from itertools import chain
from typing import Any

from policy_nlp.link import AnnotatedArticle, Cluster, EventRecord, Judgement, event_records, link_events, traced
from policy_nlp.link.judgements import Verdicts
from policy_nlp.link.records import Span, Trace
from policy_nlp.link.titles import genres_in
from policy_nlp.model import Issue, Severity
from policy_nlp.model.annotation import counted
from policy_nlp.model.memory import Memory, digest_of
from policy_nlp.table.columns import EVENTS
from policy_nlp.table.delta import make_delta
from policy_nlp.table.edits import Corrected, Edit, Places, correct, place_in
from policy_nlp.table.facts import make_facts
from policy_nlp.table.measures import make_measures, measure_ids
from policy_nlp.table.rows import Context, MentionKey, Row, Versions, make_row, statements
from policy_nlp.table.titles import FigureMeasure

_TOLD = "told"
"""Under which the memory keeps what the statements of each event were made from."""


@dataclass(frozen=True, slots=True)
class People:
    """What people said of the table: verdicts on pairs of mentions or events, and corrections, oldest first."""

    judgements: Sequence[Judgement] = ()
    edits: Sequence[Edit] = ()


@dataclass(frozen=True, slots=True)
class Before:
    """What the last build left (see `read_previous`).

    Attributes:
        rows: its rows.
        memory: what was worked out for it.
        statements: the JSON lines of the statements of each of its events; None where they are not to be trusted.
    """

    rows: Sequence[Row] = ()
    memory: Memory = field(default_factory=Memory)
    statements: Mapping[str, bytes] | None = None

    def still_told(self, keys: Mapping[str, str]) -> frozenset[str]:
        """The events whose statements stand in the last build as they would be made now.

        Args:
            keys: for each event what its statements are made from; empty where other rows or people add to them.
        """
        last: Mapping[str, str] = self.memory.recall(_TOLD, dict) if self.statements is not None else {}
        self.memory.used[_TOLD] = dict(keys)
        return frozenset(event_id for event_id, key in keys.items() if key and last.get(event_id) == key)


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a build as plain rows.

    `event_ids` is the row of each event annotation, `triggers` where an article first tells an event, by the two. The
    statements of the events `kept` are those of the last build, and are not among the rows.
    """

    events: list[Row]
    statements: list[Row] = field(default_factory=list)
    documents: list[Row] = field(default_factory=list)
    measures: list[Row] = field(default_factory=list)
    conflicts: list[Row] = field(default_factory=list)
    delta: list[Row] = field(default_factory=list)
    issues: list[Row] = field(default_factory=list)
    facts: list[Row] = field(default_factory=list)
    edits: list[Row] = field(default_factory=list)
    event_ids: Mapping[MentionKey, str] = field(default_factory=dict)
    triggers: Mapping[MentionKey, Span] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()

    def rows(self, table: str) -> list[Row]:
        """The rows of the table of this name."""
        found: list[Row] = getattr(self, table)
        return found


def make_tables(
    annotated: Iterable[AnnotatedArticle],
    *,
    versions: Versions,
    people: People | None = None,
    before: Before | None = None,
    gold_status: Mapping[MentionKey, str] | None = None,
    issues: Sequence[Issue] = (),
) -> Tables:
    """The tables of a build; the order of articles, judgements and issues does not matter, that of edits does.

    Args:
        annotated: the articles with their annotations, gold or system output.
        versions: what made the annotations.
        people: what people judged and corrected.
        before: what earlier builds left: rows keep the ids they had, and the delta tells what changed.
        gold_status: for (article, event annotation) how it compares with the gold; missing ones are unannotated.
        issues: what could not be handled so far.
    """
    people, before = people or People(), before or Before()
    articles = sorted(annotated, key=lambda a: a.article.doc_id)
    records = [record for article in articles for record in event_records(article)]
    clusters = link_events(records, people.judgements, before.memory)
    texts = {a.article.doc_id: a.article.text for a in articles}
    context = Context(texts, measure_ids(clusters), gold_status or {}, versions, _measured(articles))
    by_event = _identified(clusters, {row["event_id"] for row in before.rows})
    keys = _row_keys(by_event, context)
    made = {event: partial(make_row, event, cluster, context) for event, cluster in by_event.items()}
    recalled = (before.memory.recall(keys[event], make) for event, make in made.items())
    corrected = correct(list(map(_in_schema_order, recalled)), people.edits, _places(by_event), texts)
    rows = corrected.rows
    by_event = {row["event_id"]: by_event[row["event_id"]] for row in rows}
    rows.sort(key=lambda row: (row["date_earliest"] or row["date_latest"], row["date"], row["event_id"]))
    told, kept = _told(corrected, lambda row: statements(row, by_event[row["event_id"]], texts), keys, before)
    unresolved = list(map(_unresolved, Verdicts(people.judgements, records).unresolved))
    conflicts = _conflicts(rows, by_event, texts)
    homeless = [_homeless(edit) for edit in corrected.edits if edit["status"] == "gone"]
    all_issues = sorted((asdict(issue) for issue in (*issues, *unresolved, *homeless)), key=_issue_order)
    event_ids = {(m.doc_id, m.annotation_id): event_id for event_id, c in by_event.items() for m in c}
    return Tables(
        events=rows,
        statements=told,
        kept=kept,
        documents=_documents(articles, rows, conflicts, all_issues),
        measures=make_measures(rows, by_event),
        conflicts=conflicts,
        delta=make_delta(before.rows, rows, {m.event_key: event_id for event_id, c in by_event.items() for m in c}),
        issues=all_issues,
        facts=make_facts(articles, event_ids),
        edits=corrected.edits,
        event_ids=event_ids,
        triggers=_triggers(by_event),
    )


def _triggers(by_event: Mapping[str, Cluster]) -> dict[MentionKey, Span]:
    found: dict[MentionKey, list[tuple[int, int, str]]] = defaultdict(list)
    for event_id, cluster in by_event.items():
        for mention in cluster:
            found[event_id, mention.doc_id] += (
                (start, end, value) for column, value, start, end, _ in mention.spans if column == "event_type"
            )
    return {key: min(told)[:2] for key, told in found.items()}


def _measured(articles: Iterable[AnnotatedArticle]) -> dict[tuple[str, int, int], FigureMeasure]:
    """What the facts of the articles say of figures, by article and raw span."""
    return {
        (annotated.article.doc_id, fact["start"], fact["end"]): FigureMeasure(fact["measure"], fact["change"])
        for annotated in articles
        for fact in annotated.facts
    }


def _identified(clusters: Iterable[Cluster], known: Collection[str]) -> dict[str, Cluster]:
    """Each cluster by the id of its row: the one that its earliest mention gives.

    A row that the last build knew keeps its id, even where an article that sorts before its mentions has come in since;
    of rows that were merged, the id of the earliest stays.
    """
    return {next((m.event_key for m in c if m.event_key in known), c[0].event_key): c for c in clusters}


def _places(by_event: Mapping[str, Cluster]) -> Places:
    """Where the edits of a row find it, whichever of its mentions led it at the time."""
    sentences: dict[tuple[str, int, int], set[str]] = defaultdict(set)
    for event_id, cluster in by_event.items():
        for mention in cluster:
            sentences[mention.doc_id, *mention.sentence_span].add(event_id)
    keys = {mention.event_key: event_id for event_id, cluster in by_event.items() for mention in cluster}
    return Places(keys, {sentence: frozenset(ids) for sentence, ids in sentences.items()})


def _row_keys(by_event: Mapping[str, Cluster], context: Context) -> dict[str, str]:
    """For each event a digest of all that its row is made from."""
    texts = {doc_id: digest_of(text.encode()) for doc_id, text in context.texts.items()}

    def key(event_id: str, cluster: Cluster) -> str:
        told = [((traced(m).trace or Trace()).whole, texts[m.doc_id]) for m in cluster]
        statuses = [context.gold_status.get((m.doc_id, m.annotation_id)) for m in cluster]
        known = context.measure_ids.get(cluster[0].mention_id), context.measured_in(cluster), context.versions
        return digest_of((event_id, told, statuses, *known))

    return {event_id: key(event_id, cluster) for event_id, cluster in by_event.items()}


def _in_schema_order(row: Row) -> Row:
    return {column.name: row[column.name] for column in EVENTS}


def _told(
    corrected: Corrected, own: Callable[[Row], Iterable[Row]], keys: Mapping[str, str], before: Before
) -> tuple[list[Row], frozenset[str]]:
    """The statements of the rows in order, and the events whose statements are those of the last build instead.

    Args:
        corrected: the rows; `minerals_via_list` is filled on the way.
        own: makes the statements of a row's mentions.
        keys: for each event a digest of all that these are made from.
        before: what the last build left.
    """
    edited: dict[str, list[Row]] = defaultdict(list)
    for statement in corrected.statements:
        edited[statement["event_id"]].append(statement)

    def told_of(row: Row) -> list[Row]:
        return [*own(row), *edited[row["event_id"]]]

    rows = corrected.rows
    reached = _reach_lists(rows, told_of)
    others = {statement["event_id"] for statement in (*corrected.statements, *reached)}
    kept = before.still_told({row["event_id"]: keys[row["event_id"]] for row in rows} | dict.fromkeys(others, ""))
    told = [*(statement for row in rows if row["event_id"] not in kept for statement in told_of(row)), *reached]
    return sorted(told, key=_statement_order), kept


def _reach_lists(rows: Sequence[Row], told_of: Callable[[Row], Iterable[Row]]) -> list[Row]:
    """Fill `minerals_via_list`, and tell where the list was read.

    A row that names a list reaches the commodities of the edition in force: the last issue of that list, on or before
    the row's date, whose commodities are told.
    """
    editions: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if (
            row["measure_id"]
            and row["event_type"] == "issue"
            and row["minerals"]
            and "清单" in genres_in(row["instrument"])
        ):
            editions[row["measure_id"]].append(row)
    reached: list[Row] = []
    for row in rows:
        before = [
            e for e in editions.get(row["measure_id"], ()) if e["date_earliest"] <= row["date_latest"] and e is not row
        ]
        if not before or row["event_type"] == "issue":
            continue
        edition = before[-1]
        row["minerals_via_list"] = [mineral for mineral in edition["minerals"] if mineral not in row["minerals"]]
        for mineral in row["minerals_via_list"]:
            source = next(s for s in told_of(edition) if (s["column"], s["value"]) == ("minerals", mineral))
            reached.append({**source, "event_id": row["event_id"], "column": "minerals_via_list"})
    return reached


def _conflicts(rows: Sequence[Row], by_event: Mapping[str, Cluster], texts: Mapping[str, str]) -> list[Row]:
    """What each article tells on the columns on which sources disagree."""
    lines = [
        {
            "doc_id": mention.doc_id,
            "event_id": row["event_id"],
            "title": row["title"],
            "column": conflict["column"],
            "value": value,
            "row_value": _joined(row[conflict["column"]]),
            "start": start,
            "end": end,
            "quote": texts[mention.doc_id][slice(*mention.sentence_span)],
        }
        for row in rows
        for conflict in row["conflicts"]
        for mention in by_event[row["event_id"]]
        for value, start, end in _told_on(conflict, mention)
    ]
    return sorted(
        lines, key=lambda line: (line["doc_id"], line["start"], line["event_id"], line["column"], line["value"])
    )


def _told_on(conflict: Row, mention: EventRecord) -> list[tuple[str, int, int]]:
    if conflict["column"] == "figures":
        return [(f.text, *f.span) for f in mention.figures if f.text in conflict["values"]]
    spans = ((value, start, end) for column, value, start, end, _ in mention.spans if column == conflict["column"])
    return [told for told in spans if told[0] in conflict["values"]]


def _joined(value: Any) -> str:
    if isinstance(value, list):
        return ";".join(item["text"] if isinstance(item, dict) else item for item in value)
    return str(value)


def _documents(
    articles: Sequence[AnnotatedArticle], rows: Sequence[Row], conflicts: Sequence[Row], issues: Sequence[Row]
) -> list[Row]:
    told = Counter(chain.from_iterable(row["doc_ids"] for row in rows))
    contradicted = Counter(line["doc_id"] for line in conflicts)
    noted = Counter(issue["doc_id"] for issue in issues)
    return [
        _document(a)
        | {
            "events": told[a.article.doc_id],
            "conflicts": contradicted[a.article.doc_id],
            "issues": noted[a.article.doc_id],
        }
        for a in articles
    ]


def _document(annotated: AnnotatedArticle) -> Row:
    article, metadata = annotated.article, annotated.article.metadata
    mentions, events = counted(annotated.records)
    return {
        "doc_id": article.doc_id,
        "title": metadata.title or "",
        "authors": list(metadata.authors),
        "published": metadata.published or "",
        "publisher": metadata.publisher or "",
        "url": metadata.url or "",
        "script": metadata.script or "",
        "region": metadata.region or "",
        "licence": metadata.licence or "",
        "sha256": metadata.sha256 or "",
        "characters": len(article.text),
        "mentions": mentions,
        "event_mentions": events,
    }


def _unresolved(judgement: Judgement) -> Issue:
    message = f"the judgement on {judgement.left} and {judgement.right} names a mention that is no longer found"
    return Issue("judgement-not-applied", Severity.WARNING, judgement.left.partition(":")[0], None, None, message)


def _homeless(edit: Row) -> Issue:
    message = f"the edit of {edit['column']} ({edit['old']!r} to {edit['new']!r}) names a row that is no longer found"
    place = place_in(edit["evidence"])
    return Issue("edit-not-applied", Severity.WARNING, place[0] if place else edit["event_id"], None, None, message)


def _statement_order(statement: Row) -> tuple[object, ...]:
    return tuple(statement[key] for key in ("event_id", "column", "doc_id", "start", "end", "value"))


def _issue_order(issue: Row) -> tuple[object, ...]:
    return issue["doc_id"], -1 if issue["start"] is None else issue["start"], issue["code"], issue["message"]
