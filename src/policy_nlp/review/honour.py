"""Verdicts applied to what the system found, so that the tables tell what people decided."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from policy_nlp.link import AnnotatedArticle
from policy_nlp.model import Issue, Severity
from policy_nlp.model.annotation import Record
from policy_nlp.review.verdicts import VALUES, EventVerdict

RULE = "review"
_COLUMNS = {"type": "event_type", "edtf": "date", "date_span": "date", "figure_spans": "figures"}
_IDENTIFYING = ("date_span", "edtf", "figure_spans", "minerals")

Match = tuple[EventVerdict | None, Record | None]


@dataclass(frozen=True, slots=True)
class Honoured:
    """Articles whose events are as people judged them, and an issue for each verdict that no longer fits its text."""

    articles: list[AnnotatedArticle] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def honour(articles: Iterable[AnnotatedArticle], verdicts: Mapping[str, Sequence[EventVerdict]]) -> Honoured:
    """Apply verdicts: rejected events are left out, accepted and corrected ones have the values that were judged right.

    An accepted or corrected event that the system does not find (any more) is added. Values that differ from the
    system's, and events that were added, carry the rule `review`.

    Args:
        articles: the articles as the system annotated them.
        verdicts: the verdicts by article.
    """
    honoured = Honoured()
    for annotated in articles:
        judged = verdicts.get(annotated.article.doc_id, ())
        fitting = [verdict for verdict in judged if fits(verdict, annotated.article.text)]
        honoured.issues.extend(_unfit(verdict) for verdict in judged if verdict not in fitting)
        honoured.articles.append(_reviewed(annotated, fitting))
    return honoured


def _reviewed(annotated: AnnotatedArticle, verdicts: Sequence[EventVerdict]) -> AnnotatedArticle:
    return replace(annotated, records=_decided(annotated, verdicts), mentions=None) if verdicts else annotated


def fits(verdict: EventVerdict, text: str) -> bool:
    """Whether the trigger still stands where it was judged."""
    return text[verdict.start : verdict.end] == verdict.trigger


def _unfit(verdict: EventVerdict) -> Issue:
    message = f"the verdict of {verdict.who} on {verdict.trigger!r} does not fit the article any more; judge it again"
    return Issue("verdict-not-applied", Severity.WARNING, verdict.doc_id, verdict.start, verdict.end, message)


def _decided(annotated: AnnotatedArticle, verdicts: Sequence[EventVerdict]) -> list[Record]:
    others = [record for record in annotated.records if record["layer"] != "event"]
    events = [record for record in annotated.records if record["layer"] == "event"]
    return sorted([*others, *_outcomes(matches(verdicts, events))], key=lambda record: (record["start"], record["end"]))


def _outcomes(pairs: Sequence[Match]) -> Iterator[Record]:
    for number, (verdict, record) in enumerate(pairs, start=1):
        if verdict is None and record is not None:
            yield record
        elif verdict is not None and verdict.verdict != "rejected":
            yield _corrected(verdict, record) if record else as_record(verdict, f"v{number}")


def _corrected(verdict: EventVerdict, record: Record) -> Record:
    changed = {key: value for key, value in verdict.values.items() if record[key] != value}
    if not changed:
        return record
    reviewed = sorted({_COLUMNS.get(key, key) for key in changed})
    return record | changed | {"rule": RULE if "type" in changed else record["rule"], "reviewed": reviewed}


def as_record(verdict: EventVerdict, identifier: str) -> Record:
    """The event that a verdict describes, as an annotation of its own."""
    place = {"id": identifier, "layer": "event", "start": verdict.start, "end": verdict.end, "text": verdict.trigger}
    return place | verdict.values | {"rule": RULE, "reviewed": ["event_type", "date"]}


def matches(verdicts: Sequence[EventVerdict], events: Sequence[Record]) -> list[Match]:
    """Verdicts and events side by side, full outer joined by trigger.

    Where a trigger has several verdicts or events, those belong together whose judged date, figures or minerals agree
    most; what agrees in nothing is left alone.
    """
    on_trigger: dict[tuple[int, int], tuple[list[EventVerdict], list[Record]]] = defaultdict(lambda: ([], []))
    for verdict in verdicts:
        on_trigger[verdict.start, verdict.end][0].append(verdict)
    for event in events:
        on_trigger[event["start"], event["end"]][1].append(event)
    return [pair for _, (judged, found) in sorted(on_trigger.items()) for pair in _assigned(judged, found)]


def _assigned(verdicts: list[EventVerdict], events: list[Record]) -> Iterator[Match]:
    if len(verdicts) == len(events) == 1:
        yield verdicts[0], events[0]
        return
    likeness = ((_likeness(v, e), i, j) for i, v in enumerate(verdicts) for j, e in enumerate(events))
    free_verdicts, free_events = set(range(len(verdicts))), set(range(len(events)))
    for alike, i, j in sorted(likeness, key=lambda found: (-found[0], found[1:])):
        if alike and i in free_verdicts and j in free_events:
            free_verdicts.remove(i)
            free_events.remove(j)
            yield verdicts[i], events[j]
    yield from ((verdicts[i], None) for i in sorted(free_verdicts))
    yield from ((None, events[j]) for j in sorted(free_events))


def _likeness(verdict: EventVerdict, event: Record) -> int:
    """How many judged values the event still has; 0 where its date is another one in words and value."""
    claim = verdict.claim
    if claim["date_span"] != event["date_span"] and claim["edtf"] != event["edtf"]:
        return 0
    return sum(claim[key] == event[key] for key in (*_IDENTIFYING, *VALUES))
