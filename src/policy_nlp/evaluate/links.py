"""How well mentions of one happening were joined: pairwise and B-cubed scores, and the clusters that went wrong."""

import csv
from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from policy_nlp.evaluate.scores import Count

MentionKey = tuple[str, str]
"""An article's id and the id of an event annotation in it."""
Clusters = Mapping[MentionKey, str]
Label = TypeVar("Label", bound=Hashable)


@dataclass(frozen=True, slots=True)
class LinkScores:
    """Scores of a clustering over the mentions that gold and system share.

    `over_merged` are system clusters that hold several gold ones, `under_merged` gold clusters that the system split;
    each with its mentions by cluster of the other side.
    """

    mentions: int
    pairwise: Count
    b_cubed_precision: float | None
    b_cubed_recall: float | None
    over_merged: Mapping[str, list[list[MentionKey]]]
    under_merged: Mapping[str, list[list[MentionKey]]]

    @property
    def b_cubed_f1(self) -> float | None:
        """The harmonic mean of B-cubed precision and recall."""
        p, r = self.b_cubed_precision, self.b_cubed_recall
        return None if p is None or r is None else 2 * p * r / (p + r)


def read_links(path: Path) -> dict[MentionKey, str]:
    """The gold clusters: `doc_id,event_id` → `cluster`."""
    with path.open(encoding="utf-8", newline="") as file:
        return {(row["doc_id"], row["event_id"]): row["cluster"] for row in csv.DictReader(file)}


def score_links(gold: Clusters, system: Clusters) -> LinkScores:
    """Compare two clusterings over the mentions that both know."""
    shared = sorted(gold.keys() & system.keys())
    gold_groups = _groups({mention: gold[mention] for mention in shared})
    system_groups = _groups({mention: system[mention] for mention in shared})
    joint = _groups({mention: (gold[mention], system[mention]) for mention in shared})
    cells = {key: len(members) for key, members in joint.items()}
    pairwise = Count(
        sum(map(_pairs, cells.values())),
        sum(_pairs(len(members)) for members in gold_groups.values()),
        sum(_pairs(len(members)) for members in system_groups.values()),
    )
    precision = sum(n * n / len(system_groups[s]) for (_, s), n in cells.items())
    recall = sum(n * n / len(gold_groups[g]) for (g, _), n in cells.items())
    return LinkScores(
        mentions=len(shared),
        pairwise=pairwise,
        b_cubed_precision=precision / len(shared) if shared else None,
        b_cubed_recall=recall / len(shared) if shared else None,
        over_merged=_split(system_groups, gold),
        under_merged=_split(gold_groups, system),
    )


def _pairs(size: int) -> int:
    return size * (size - 1) // 2


def _groups(clusters: Mapping[MentionKey, Label]) -> dict[Label, list[MentionKey]]:
    groups: dict[Label, list[MentionKey]] = defaultdict(list)
    for mention, cluster in clusters.items():
        groups[cluster].append(mention)
    return groups


def _split(groups: Mapping[str, list[MentionKey]], other: Clusters) -> dict[str, list[list[MentionKey]]]:
    """The groups whose members lie in several clusters of the other side."""
    parts = {name: _groups({mention: other[mention] for mention in members}) for name, members in groups.items()}
    return {name: list(part.values()) for name, part in sorted(parts.items()) if len(part) > 1}
