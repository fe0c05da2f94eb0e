"""From scored pairs to happenings: average linkage inside connected groups, without chaining past a contradiction."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from policy_nlp.link.blocking import Pairs, candidate_pairs, traced
from policy_nlp.link.judgements import Judgement, Verdict, Verdicts
from policy_nlp.link.records import EventRecord
from policy_nlp.link.score import NEVER, THRESHOLD, Comparison, Scores, compare
from policy_nlp.model.memory import Memory

Cluster = tuple[EventRecord, ...]
Pair = tuple[int, int]

_ALWAYS = -1e3
_LARGEST_GROUP = 200


def link_events(
    records: Iterable[EventRecord], judgements: Iterable[Judgement] = (), memory: Memory | None = None
) -> list[Cluster]:
    """The mentions that tell of one happening, as clusters in sort order of their earliest mentions.

    Every mention is in exactly one cluster, and neither the order of `records` nor of `judgements` matters.

    Args:
        records: all event mentions of all articles.
        judgements: human verdicts; a `same` joins and a `different` splits whatever the scores say.
        memory: the scores of earlier builds.
    """
    ordered = [traced(record) for record in sorted(records, key=lambda record: record.sort_key)]
    verdicts = Verdicts(judgements, ordered)
    scores = Scores(memory or Memory())
    nodes = _collapsed(ordered, verdicts, scores)
    labels = _labels([node[0] for node in nodes], verdicts, scores)
    scores.keep()
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
    open_pairs = (compare(ordered[i], ordered[j]) for i, j in candidate_pairs(ordered).tolist())
    asked = [c for c in open_pairs if c.contradiction is None and verdicts.on(c.left, c.right) is None]
    asked.sort(key=lambda c: (abs(c.score - THRESHOLD), c.left.sort_key, c.right.sort_key))
    return asked[:limit]


def _collapsed(ordered: Sequence[EventRecord], verdicts: Verdicts, scores: Scores) -> list[list[EventRecord]]:
    """Mentions that are alike in all that is compared, as one node, the first of which stands for it.

    So reprints cost nothing. Mentions with too few values to be known as one happening by them, and those that somebody
    judged, stay alone.
    """
    judged = verdicts.mentions
    alike: dict[int, list[EventRecord]] = defaultdict(list)
    for record in ordered:
        if record.trace and record.mention_id not in judged:
            alike[record.trace.likeness].append(record)
    nodes = [[record] for record in ordered if record.mention_id in judged]
    groups = [group for group in alike.values() if len(group) > 1]
    nodes += [group for group in alike.values() if len(group) == 1]
    for group, score in zip(groups, scores.of_twins([group[0] for group in groups]), strict=True):
        nodes += [group] if score > THRESHOLD else [[record] for record in group]
    return sorted(nodes, key=lambda node: node[0].sort_key)


def _labels(nodes: Sequence[EventRecord], verdicts: Verdicts, scores: Scores) -> list[int]:
    """A cluster number for each node."""
    decided = _decided(nodes, verdicts)
    pairs = candidate_pairs(nodes)
    values = scores.of(nodes, pairs)
    near = values > THRESHOLD
    found = dict(zip(map(tuple, pairs[near].tolist()), values[near].tolist(), strict=True)) | decided
    groups = _groups(range(len(nodes)), found, THRESHOLD)
    labels = [0] * len(nodes)
    count = 0
    for group, cut in zip(groups, _cut_all(groups, nodes, decided, scores), strict=True):
        for position, label in zip(group, cut, strict=True):
            labels[position] = count + label
        count += len(group) + 1
    return labels


def _decided(nodes: Sequence[EventRecord], verdicts: Verdicts) -> dict[Pair, float]:
    """The pairs that judgements split, and those that they join, directly or through others."""
    position = {node.mention_id: n for n, node in enumerate(nodes)}

    def pairs(verdict: Verdict) -> dict[Pair, float]:
        places = ((position[a], position[b]) for a, b in verdicts.pairs(verdict))
        return dict.fromkeys(((min(i, j), max(i, j)) for i, j in places), -_ALWAYS if verdict == "same" else NEVER)

    same = pairs("same")
    members = sorted({p for pair in same for p in pair})
    joined = {
        (i, j): -_ALWAYS for group in _groups(members, same, 0.0) for n, i in enumerate(group) for j in group[n + 1 :]
    }
    return joined | pairs("different")


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


def _cut_all(
    groups: Sequence[Sequence[int]], nodes: Sequence[EventRecord], decided: Mapping[Pair, float], scores: Scores
) -> Iterator[Sequence[int]]:
    """For each connected group the cluster numbers of its members.

    Two are joined by what connects them, and of too many all agree.
    """
    is_open = [2 < len(group) <= _LARGEST_GROUP for group in groups]
    pairs = [_all_pairs(group) for group, cut in zip(groups, is_open, strict=True) if cut]
    listed = np.concatenate([np.zeros((0, 2), np.int64), *pairs])
    values = scores.of(nodes, listed)
    if decided:
        told = [decided.get((i, j)) for i, j in listed.tolist()]
        values = np.array([old if new is None else new for old, new in zip(values, told, strict=True)])
    ends = np.cumsum([0, *map(len, pairs)]).tolist()
    found = (values[start:end] for start, end in pairwise(ends))
    for group, cut in zip(groups, is_open, strict=True):
        yield scores.labels(-next(found), _cut) if cut else [1] * len(group)


def _all_pairs(group: Sequence[int]) -> Pairs:
    pairs: Pairs = np.array(group)[np.stack(np.triu_indices(len(group), 1), axis=1)]
    return pairs


def _cut(distances: NDArray[np.float64]) -> list[int]:
    """Cluster numbers inside one connected group."""
    from scipy.cluster.hierarchy import fcluster, linkage  # noqa: PLC0415 - slow to load, and often not needed

    shift = min(_ALWAYS, float(distances.min())) - 1.0
    tree = linkage(distances - shift, method="average")
    return [int(label) for label in fcluster(tree, -THRESHOLD - shift, criterion="distance")]
