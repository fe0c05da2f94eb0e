"""Measures: one row an instrument, with the dates of its life."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from hashlib import blake2s
from typing import Any

from policy_nlp.link import Cluster, EventRecord
from policy_nlp.link.acts import acts_in
from policy_nlp.link.titles import is_number_only, number_key, read_title
from policy_nlp.model import bounds

Row = dict[str, Any]

_ANNOUNCING = frozenset({"propose", "issue", "establish", "agree"})
_PENDING = frozenset({"pass", "introduce"})
_ENDING = frozenset({"lift", "end"})


def measure_ids(clusters: Sequence[Cluster]) -> dict[str, str]:
    """For the first mention of each cluster that names an instrument, the id of its measure.

    Happenings belong to one measure that share an official number, or a title and a country; a title without a
    country joins the one measure of that title, if there is only one.
    """
    groups: dict[tuple[str, ...], list[Cluster]] = defaultdict(list)
    known = _places_of_titles(clusters)
    for cluster in clusters:
        key = _identity(cluster, known)
        if key:
            groups[key].append(cluster)
    ids: dict[str, str] = {}
    for identities in _merged_by_number(groups):
        members = sorted((c for identity in identities for c in groups[identity]), key=lambda c: c[0].sort_key)
        earliest = min((m for c in members for m in c if m.instrument or m.number), key=lambda m: m.sort_key)
        identifier = f"measure-{blake2s(earliest.mention_id.encode(), digest_size=5).hexdigest()}"
        ids.update((cluster[0].mention_id, identifier) for cluster in members)
    return ids


def _places_of_titles(clusters: Iterable[Cluster]) -> dict[str, set[str]]:
    places: dict[str, set[str]] = defaultdict(set)
    for cluster in clusters:
        title = _title(cluster)
        if title and _place(cluster):
            places[title].add(_place(cluster))
    return places


def _identity(cluster: Cluster, known: Mapping[str, set[str]]) -> tuple[str, ...] | None:
    title = _title(cluster)
    if title:
        place = _place(cluster) or (next(iter(known[title])) if len(known.get(title, ())) == 1 else "")
        return "title", title, place
    number = _number(cluster)
    return ("number", number) if number else None


def _title(cluster: Cluster) -> str:
    titles = sorted(m.instrument for m in cluster if m.instrument and not is_number_only(m.instrument))
    return read_title(titles[0]).full if titles else ""


def _place(cluster: Cluster) -> str:
    places = sorted(set().union(*(m.places | m.home for m in cluster)))
    return places[0] if len(places) == 1 else ""


def _number(cluster: Cluster) -> str:
    numbers = sorted(number_key(m.number) for m in cluster if m.number)
    if not numbers:
        return ""
    year = (bounds(cluster[0].edtf)[0] or date.min).year
    return numbers[0] if "-" in numbers[0] or len(numbers[0]) > 4 else f"{year}-{numbers[0]}"


def _merged_by_number(groups: Mapping[tuple[str, ...], Sequence[Cluster]]) -> list[list[tuple[str, ...]]]:
    """Identities that share an official number, together."""
    first: dict[str, tuple[str, ...]] = {}
    merged: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for key in sorted(groups):
        numbers = {number for cluster in groups[key] if (number := _number(cluster))}
        home = min((first[n] for n in numbers if n in first), default=key)
        first.update(dict.fromkeys(numbers, home))
        merged.setdefault(home, []).append(key)
    return list(merged.values())


def make_measures(rows: Sequence[Row], clusters: Mapping[str, Cluster]) -> list[Row]:
    """One row for each measure.

    Args:
        rows: the rows of the event table, in order of date.
        clusters: for each event id its mentions.
    """
    by_measure: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["measure_id"]:
            by_measure[row["measure_id"]].append(row)
    return [_measure(by_measure[identifier], clusters) for identifier in sorted(by_measure)]


def _measure(rows: Sequence[Row], clusters: Mapping[str, Cluster]) -> Row:
    acts = {row["event_id"]: _acts(clusters[row["event_id"]]) for row in rows}
    amending = [row for row in rows if row["event_type"] == "amend"]
    suspended = [row for row in amending if "suspend" in acts[row["event_id"]]]
    ended = [row for row in rows if acts[row["event_id"]] & _ENDING]
    held = [row for row in rows if row["event_type"] in {"restrict", "enact"} and row not in ended]
    explicit = [row for row in held if row["event_type"] == "restrict" or "in_force" in acts[row["event_id"]]]
    final = [row for row in held if not acts[row["event_id"]] & _PENDING]
    begun = _first(explicit or final)
    return {
        "measure_id": rows[0]["measure_id"],
        "title": _usual_title(rows),
        "document_number": next((row["document_number"] for row in rows if row["document_number"]), ""),
        "restriction_type": next((row["restriction_type"] for row in rows if row["restriction_type"]), ""),
        "actors": _union(rows, "actors"),
        "jurisdictions": sorted(_union(rows, "jurisdictions")),
        "minerals": _union(rows, "minerals"),
        "announced": _first(row for row in rows if row["event_type"] in _ANNOUNCING),
        "in_force": begun,
        "amended": [row["date"] for row in amending if row not in suspended and row not in ended],
        "suspended": [row["date"] for row in suspended],
        "ended": _first(row for row in ended if _is_later(row["date"], begun)),
        "event_ids": [row["event_id"] for row in rows],
    }


def _usual_title(rows: Sequence[Row]) -> str:
    """The title in the most mentions, a real one before a mere number."""
    counts: Counter[str] = Counter()
    for row in rows:
        counts[row["instrument"] or row["document_number"]] += row["mention_count"]
    return min(counts, key=lambda title: (not title or is_number_only(title), -counts[title], title))


def _acts(cluster: Iterable[EventRecord]) -> frozenset[str]:
    return frozenset().union(*(acts_in(mention.trigger) for mention in cluster))


def _union(rows: Iterable[Row], column: str) -> list[str]:
    return list(dict.fromkeys(value for row in rows for value in row[column]))


def _is_later(date: str, begun: str) -> bool:
    """Whether something dated `date` can end what began at `begun`: what it lifts on its first day is another."""
    if not begun:
        return True
    last, first = bounds(date)[1], bounds(begun)[0]
    return last is None or first is None or last > first


def _first(rows: Iterable[Row]) -> str:
    return next((row["date"] for row in rows if row["modality"] != "proposed"), "")


def in_force(measures: Iterable[Row], day: date) -> list[Row]:
    """The measures that hold on `day`, each with `certainty`: `certain`, or `possible` where a date is vague.

    A measure holds from its `in_force` date until it is ended or suspended; a suspension told as a range ends with it.
    """
    held = ((measure, _certainty(measure, day)) for measure in measures)
    return [{**measure, "certainty": certainty} for measure, certainty in held if certainty]


def _certainty(measure: Row, day: date) -> str:
    begun = _has_begun(measure["in_force"], day)
    stops = [_has_begun(stop, day) for stop in (measure["ended"], *measure["suspended"]) if not _is_over(stop, day)]
    if not begun or "certain" in stops:
        return ""
    return "possible" if "possible" in stops else begun


def _has_begun(edtf: str, day: date) -> str:
    """Whether something dated `edtf` had begun by `day`: certain, possible, or not (empty)."""
    if not edtf:
        return ""
    low, high = bounds(edtf.partition("/")[0] if "/" in edtf and not edtf.startswith("..") else edtf)
    if high is not None and high <= day:
        return "certain"
    return "possible" if low is None or low <= day else ""


def _is_over(edtf: str, day: date) -> bool:
    end = bounds(edtf)[1] if "/" in edtf else None
    return end is not None and end < day
