"""From scored pairs to happenings: average linkage inside connected groups, without chaining past a contradiction."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from policy_nlp.link.blocking import candidate_pairs
from policy_nlp.link.judgements import Judgement, Verdicts
from policy_nlp.link.records import EventRecord
from policy_nlp.link.score import THRESHOLD, Comparison, compare, score_of

Cluster = tuple[EventRecord, ...]
Pair = tuple[int, int]

_NEVER = 1e6
_ALWAYS = -1e3
_LARGEST_GROUP = 200


def link_events(records: Iterable[EventRecord], judgements: Iterable[Judgement] = ()) -> list[Cluster]:
    """The mentions that tell of one happening, as clusters in sort order of their earliest mentions.

    Every mention is in exactly one cluster, and neither the order of `records` nor of `judgements` matters.

    Args:
        records: all event mentions of all articles.
        judgements: human verdicts; a `same` joins and a `different` splits whatever the scores say.
    """
    ordered = sorted(records, key=lambda record: record.sort_key)
    verdicts = Verdicts(judgements, ordered)
    nodes = _collapsed(ordered, verdicts)
    labels = _labels([node[0] for node in nodes], verdicts)
    clusters: dict[int, list[EventRecord]] = defaultdict(list)
    for node, label in zip(nodes, labels, strict=True):
        clusters[label] += node
    found = [tuple(sorted(cluster, key=lambda record: record.sort_key)) for cluster in clusters.values()]
    return sorted(found, key=lambda cluster: cluster[0].sort_key)


def review_pairs(
    records: Iterable[EventRecord], judgements: Iterable[Judgement] = (), limit: int = 20
) -> list[Comparison]:
    """The comparisons whose score lies nearest the threshold and on which nobody has judged, nearest first."""
    ordered = sorted(records, key=lambda record: record.sort_key)
    verdicts = Verdicts(judgements, ordered)
    open_pairs = (compare(ordered[i], ordered[j]) for i, j in candidate_pairs(ordered))
    asked = [c for c in open_pairs if c.contradiction is None and verdicts.on(c.left, c.right) is None]
    asked.sort(key=lambda c: (abs(c.score - THRESHOLD), c.left.sort_key, c.right.sort_key))
    return asked[:limit]


def _collapsed(ordered: Sequence[EventRecord], verdicts: Verdicts) -> list[list[EventRecord]]:
    """Mentions that are alike in all that is compared, as one node: reprints cost nothing.

    Mentions with too few values to be known as one happening by them, and those that somebody judged, stay alone.
    """
    alike: dict[EventRecord, list[EventRecord]] = defaultdict(list)
    nodes: list[list[EventRecord]] = []
    for record in ordered:
        if record.mention_id in verdicts.mentions:
            nodes.append([record])
        else:
            alike[_likeness(record)].append(record)
    for group in alike.values():
        nodes += [group] if len(group) == 1 or _known_by_values(group[0]) else [[record] for record in group]
    return sorted(nodes, key=lambda node: node[0].sort_key)


def _likeness(record: EventRecord) -> EventRecord:
    figures = tuple(replace(figure, span=(0, 0)) for figure in record.figures)
    return replace(
        record,
        doc_id="",
        mention_id="",
        annotation_id="",
        start=0,
        end=0,
        date_span=None,
        basis=None,
        sentence_span=(0, 0),
        rule="",
        published=None,
        figures=figures,
    )


def _known_by_values(record: EventRecord) -> bool:
    twin = replace(record, doc_id=f"{record.doc_id}'", mention_id=f"{record.mention_id}'")
    score = score_of(record, twin)
    return score is not None and score > THRESHOLD


def _labels(nodes: Sequence[EventRecord], verdicts: Verdicts) -> list[int]:
    """A cluster number for each node."""
    scores = {(i, j): _score(nodes[i], nodes[j], verdicts) for i, j in candidate_pairs(nodes)}
    together = _judged_same(nodes, verdicts)
    scores.update(dict.fromkeys(together, -_ALWAYS))
    labels = [0] * len(nodes)
    count = 0
    for group in _groups(range(len(nodes)), scores, THRESHOLD):
        for position, label in zip(group, _cut(group, nodes, scores, verdicts), strict=True):
            labels[position] = count + label
        count += len(group) + 1
    return labels


def _score(left: EventRecord, right: EventRecord, verdicts: Verdicts) -> float:
    verdict = verdicts.on(left, right)
    if verdict in {"same", "different"}:
        return -_ALWAYS if verdict == "same" else -_NEVER
    score = score_of(left, right)
    return -_NEVER if score is None else score


def _judged_same(nodes: Sequence[EventRecord], verdicts: Verdicts) -> list[Pair]:
    """All pairs that judgements join, directly or through others, save those that a judgement splits."""
    position = {node.mention_id: n for n, node in enumerate(nodes)}
    direct = {tuple(sorted((position[a], position[b]))): 1.0 for a, b in verdicts.pairs("same")}
    edges: dict[Pair, float] = {(pair[0], pair[1]): score for pair, score in direct.items()}
    members = sorted({p for pair in edges for p in pair})
    return [
        (i, j)
        for group in _groups(members, edges, 0.0)
        for n, i in enumerate(group)
        for j in group[n + 1 :]
        if verdicts.on(nodes[i], nodes[j]) != "different"
    ]


def _groups(members: Iterable[int], scores: Mapping[Pair, float], threshold: float) -> list[list[int]]:
    """The connected groups of `members` by scores above `threshold`; too large ones are cut at higher thresholds."""
    parent = {member: member for member in members}

    def root(member: int) -> int:
        while parent[member] != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    kept = {pair: score for pair, score in scores.items() if score > threshold}
    for left, right in kept:
        parent[root(right)] = root(left)
    groups: dict[int, list[int]] = defaultdict(list)
    edges: dict[int, dict[Pair, float]] = defaultdict(dict)
    for member in sorted(parent):
        groups[root(member)].append(member)
    for pair, score in kept.items():
        edges[root(pair[0])][pair] = score
    found: list[list[int]] = []
    for key, group in sorted(groups.items(), key=lambda item: item[1][0]):
        small = len(group) <= _LARGEST_GROUP or threshold > max(edges[key].values()) - 1
        found += [group] if small else _groups(group, edges[key], threshold + 1)
    return found


def _cut(
    group: Sequence[int], nodes: Sequence[EventRecord], scores: Mapping[Pair, float], verdicts: Verdicts
) -> list[int]:
    """Cluster numbers inside one connected group."""
    if len(group) == 1:
        return [1]
    if len(group) > _LARGEST_GROUP:  # only mentions that all agree can't be cut at any threshold
        return [1] * len(group)
    distances = np.zeros((len(group), len(group)))
    for n, left in enumerate(group):
        for m, right in enumerate(group[n + 1 :], start=n + 1):
            score = scores.get((left, right))
            score = _score(nodes[left], nodes[right], verdicts) if score is None else score
            distances[n, m] = distances[m, n] = -score
    shift = min(_ALWAYS, float(distances.min())) - 1.0
    shifted = distances - shift
    np.fill_diagonal(shifted, 0.0)
    tree = linkage(squareform(shifted, checks=False), method="average")
    return [int(label) for label in fcluster(tree, -THRESHOLD - shift, criterion="distance")]
