"""Everything that is released, made from annotated articles: pure, and the same for the same input in any order."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from itertools import chain
from typing import Any

from policy_nlp.link import AnnotatedArticle, Cluster, EventRecord, Judgement, event_records, link_events
from policy_nlp.link.judgements import Verdicts
from policy_nlp.link.titles import genres_in
from policy_nlp.model import Issue, Severity
from policy_nlp.model.memory import Memory, digest_of
from policy_nlp.table.columns import EVENTS
from policy_nlp.table.delta import make_delta
from policy_nlp.table.edits import Edit, Places, correct, place_in
from policy_nlp.table.facts import make_facts
from policy_nlp.table.measures import make_measures, measure_ids
from policy_nlp.table.rows import Context, MentionKey, Row, Versions, make_row, statements

_EDITIONS = frozenset({"issue", "amend"})


@dataclass(frozen=True, slots=True)
class People:
    """What people said of the table: verdicts on pairs of mentions or events, and corrections, oldest first."""

    judgements: Sequence[Judgement] = ()
    edits: Sequence[Edit] = ()


@dataclass(frozen=True, slots=True)
class Before:
    """What earlier builds left: the event rows of the last one (see `read_previous`), and what was worked out."""

    rows: Sequence[Row] = ()
    memory: Memory = field(default_factory=Memory)


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a build as plain rows; `event_ids` is the row of each event annotation."""

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
    context = Context(texts, measure_ids(clusters), gold_status or {}, versions)
    by_event = _identified(clusters, {row["event_id"] for row in before.rows})
    made = list(_made(by_event, context, before.memory))
    corrected = correct(made, people.edits, _places(by_event), texts)
    rows = corrected.rows
    by_event = {row["event_id"]: by_event[row["event_id"]] for row in rows}
    rows.sort(key=lambda row: (row["date_earliest"] or row["date_latest"], row["date"], row["event_id"]))
    told = [s for row in rows for s in statements(row, by_event[row["event_id"]], texts)]
    told += corrected.statements
    told += _reach_lists(rows, told)
    told.sort(key=_statement_order)
    unresolved = list(map(_unresolved, Verdicts(people.judgements, records).unresolved))
    conflicts = _conflicts(rows, by_event, texts)
    homeless = [_homeless(edit) for edit in corrected.edits if edit["status"] == "gone"]
    all_issues = sorted((asdict(issue) for issue in (*issues, *unresolved, *homeless)), key=_issue_order)
    event_ids = {(m.doc_id, m.annotation_id): event_id for event_id, c in by_event.items() for m in c}
    return Tables(
        events=rows,
        statements=told,
        documents=_documents(articles, rows, conflicts, all_issues),
        measures=make_measures(rows, by_event),
        conflicts=conflicts,
        delta=make_delta(before.rows, rows, {m.event_key: event_id for event_id, c in by_event.items() for m in c}),
        issues=all_issues,
        facts=make_facts(articles, event_ids),
        edits=corrected.edits,
        event_ids=event_ids,
    )


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


def _made(by_event: Mapping[str, Cluster], context: Context, memory: Memory) -> Iterator[Row]:
    """The row of each event, as an earlier build made it where it was made of the same."""
    texts = {doc_id: digest_of(text.encode()) for doc_id, text in context.texts.items()}
    for event_id, cluster in by_event.items():
        told = [(mention, texts[mention.doc_id]) for mention in cluster]
        statuses = [context.gold_status.get((m.doc_id, m.annotation_id)) for m in cluster]
        key = digest_of((event_id, told, context.measure_ids.get(cluster[0].mention_id), statuses, context.versions))
        row = memory.recall(key, partial(make_row, event_id, cluster, context))
        yield {column.name: row[column.name] for column in EVENTS}


def _reach_lists(rows: Sequence[Row], told: Sequence[Row]) -> list[Row]:
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
    sources: dict[tuple[str, str], Row] = {}
    for statement in told if editions else ():
        if statement["column"] == "minerals":
            sources.setdefault((statement["event_id"], statement["value"]), statement)
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
            source = sources[edition["event_id"], mineral]
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
    layers = Counter(
        "event" if r["layer"] == "event" else "mention" for r in annotated.records if r["layer"] != "region"
    )
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
        "mentions": layers["mention"],
        "event_mentions": layers["event"],
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
