"""From scored pairs to happenings: average linkage inside connected groups, without chaining past a contradiction."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from policy_nlp.link.blocking import candidate_pairs
from policy_nlp.link.features import types_can_be_near
from policy_nlp.link.judgements import Judgement, Verdicts
from policy_nlp.link.records import EventRecord
from policy_nlp.link.score import THRESHOLD, Comparison, compare, score_of
from policy_nlp.model.memory import Memory, digest_of

Cluster = tuple[EventRecord, ...]
Pair = tuple[int, int]

_NEVER = 1e6
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
    ordered = sorted(records, key=lambda record: record.sort_key)
    verdicts = Verdicts(judgements, ordered)
    scores = _Scores(verdicts, memory or Memory())
    nodes = _collapsed(ordered, scores)
    labels = _labels(nodes, scores)
    clusters: dict[int, list[EventRecord]] = defaultdict(list)
    for node, label in zip(nodes, labels, strict=True):
        clusters[label] += [node.first, *node.others]
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


@dataclass(frozen=True, slots=True)
class _Node:
    """Mentions that are alike in all that is compared, the `first` of which stands for them, and a digest of that."""

    first: EventRecord
    likeness: str
    others: Sequence[EventRecord] = ()


def _collapsed(ordered: Sequence[EventRecord], scores: "_Scores") -> list[_Node]:
    """Mentions that are alike in all that is compared, as one node: reprints cost nothing.

    Mentions with too few values to be known as one happening by them, and those that somebody judged, stay alone.
    """
    judged = scores.verdicts.mentions
    alike: dict[str, list[EventRecord]] = defaultdict(list)
    nodes: list[_Node] = []
    for record in ordered:
        likeness = _likeness(record)
        if record.mention_id in judged:
            nodes.append(_Node(record, likeness))
        else:
            alike[likeness].append(record)
    for likeness, group in alike.items():
        node = _Node(group[0], likeness, group[1:])
        one = len(group) == 1 or scores.known_by_values(node)
        nodes += [node] if one else [_Node(record, likeness) for record in group]
    return sorted(nodes, key=lambda node: node.first.sort_key)


def _likeness(record: EventRecord) -> str:
    """A digest of all that is compared, save whether two mentions stand in one article or sentence."""
    figures = [(f.low, f.high, f.unit, f.kind, f.text) for f in record.figures]
    texts = (record.trigger, record.type, record.edtf, record.modality, record.sentence, record.instrument)
    parties = (record.actors, record.partners, record.places, record.partner_places, record.acts_as_country)
    return digest_of((texts, record.number, parties, record.minerals, figures, record.home, record.topics))


@dataclass(frozen=True, slots=True)
class _Scores:
    """What people and weights say of two nodes; weighed is what no earlier build weighed."""

    verdicts: Verdicts
    memory: Memory

    def of(self, left: _Node, right: _Node) -> float:
        verdict = self.verdicts.on(left.first, right.first)
        if verdict in {"same", "different"}:
            return -_ALWAYS if verdict == "same" else -_NEVER
        score = self._weighed(left, right) if types_can_be_near(left.first, right.first) else None
        return -_NEVER if score is None else score

    def known_by_values(self, node: _Node) -> bool:
        """Whether mentions with the values of `node` are one happening wherever they stand."""
        one = node.first
        twin = _Node(replace(one, doc_id=f"{one.doc_id}'", mention_id=f"{one.mention_id}'"), node.likeness)
        score = self._weighed(node, twin)
        return score is not None and score > THRESHOLD

    def _weighed(self, left: _Node, right: _Node) -> float | None:
        one, other = left.first, right.first
        together = (one.sentence_span == other.sentence_span) + 1 if one.doc_id == other.doc_id else 0
        return self.memory.recall(f"{left.likeness}{right.likeness}{together}", lambda: score_of(one, other))


def _labels(nodes: Sequence[_Node], scores: _Scores) -> list[int]:
    """A cluster number for each node."""
    firsts = [node.first for node in nodes]
    found = {(i, j): scores.of(nodes[i], nodes[j]) for i, j in candidate_pairs(firsts)}
    found.update(dict.fromkeys(_judged_same(firsts, scores.verdicts), -_ALWAYS))
    labels = [0] * len(nodes)
    count = 0
    for group in _groups(range(len(nodes)), found, THRESHOLD):
        for position, label in zip(group, _cut(group, nodes, found, scores), strict=True):
            labels[position] = count + label
        count += len(group) + 1
    return labels


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


def _cut(group: Sequence[int], nodes: Sequence[_Node], found: Mapping[Pair, float], scores: _Scores) -> list[int]:
    """Cluster numbers inside one connected group."""
    if len(group) <= 2 or len(group) > _LARGEST_GROUP:  # two are joined by what connects them; too many all agree
        return [1] * len(group)
    distances = np.zeros((len(group), len(group)))
    for n, left in enumerate(group):
        for m, right in enumerate(group[n + 1 :], start=n + 1):
            score = found.get((left, right))
            score = scores.of(nodes[left], nodes[right]) if score is None else score
            distances[n, m] = distances[m, n] = -score
    shift = min(_ALWAYS, float(distances.min())) - 1.0
    shifted = distances - shift
    np.fill_diagonal(shifted, 0.0)
    tree = linkage(squareform(shifted, checks=False), method="average")
    return [int(label) for label in fcluster(tree, -THRESHOLD - shift, criterion="distance")]
