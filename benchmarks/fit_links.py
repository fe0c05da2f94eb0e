"""Fit the weights of linking to the annotated links, and say how they do on articles that they were not fitted to.

usage: python benchmarks/fit_links.py [CORPUS GOLD LINKS] …   (by default the articles of this project)

Prints each fitted weight beside the one in use, then pairwise precision, recall and F1 of the clusters: with the
weights in use, and with weights fitted to all pairs without the article that is judged.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from types import MappingProxyType
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from policy_nlp.evaluate.links import read_links
from policy_nlp.ingest import read_article
from policy_nlp.link import AnnotatedArticle, EventRecord, event_records, link_events
from policy_nlp.link.features import contradiction, features
from policy_nlp.link.score import WEIGHTS
from policy_nlp.model.annotation import read_annotations

Floats = NDArray[np.float64]
Labels = Mapping[str, str]

_RIDGE = 1.0


def main(arguments: Sequence[str]) -> None:
    """Print the fitted weights and the scores."""
    places = [Path(a) for a in arguments] or [Path("corpus"), Path("annotations"), Path("annotations/links.csv")]
    records: list[EventRecord] = []
    labels: dict[str, str] = {}
    for corpus, gold, links in zip(places[::3], places[1::3], places[2::3], strict=True):
        clusters = read_links(links)
        for record in _records(corpus, gold):
            records.append(record)
            labels[record.mention_id] = clusters[record.doc_id, record.annotation_id]
    pairs = [(a, b) for a, b in combinations(records, 2) if contradiction(a, b) is None]
    fitted = _fit(pairs, labels)
    for name, weight in WEIGHTS.items():
        print(f"{name:26s} in use {weight:5.1f}   fitted {fitted[name]:5.1f}")
    print("weights in use            ", _told(_counts(records, labels, WEIGHTS)))
    total = np.zeros(3)
    for doc_id in sorted({record.doc_id for record in records}):
        others = [(a, b) for a, b in pairs if doc_id not in {a.doc_id, b.doc_id}]
        total += _counts(records, labels, _fit(others, labels), doc_id)
    print("fitted without the article", _told(total))


def _records(corpus: Path, gold: Path) -> Iterator[EventRecord]:
    for path in sorted(gold.glob("*.jsonl")):
        article = read_article(corpus / f"{path.stem}.txt")
        yield from event_records(AnnotatedArticle(article, read_annotations(path, article.text)))


def _fit(pairs: Sequence[tuple[EventRecord, EventRecord]], labels: Labels) -> Mapping[str, float]:
    """Logistic regression, each weight kept to the sign of the one in use."""
    found = [features(a, b) for a, b in pairs]
    x = np.array([[pair.get(name, 0.0) for name in WEIGHTS] for pair in found], dtype=float)
    y = np.array([labels[a.mention_id] == labels[b.mention_id] for a, b in pairs], dtype=float)

    def loss(weights: Floats) -> tuple[float, Floats]:
        z = x @ weights
        slope = x.T @ (1 / (1 + np.exp(-z)) - y) + _RIDGE * weights
        return float((np.logaddexp(0, z) - y * z).sum() + _RIDGE * weights @ weights / 2), slope

    bounds = [(0.0, None) if weight > 0 else (None, 0.0) for weight in WEIGHTS.values()]
    solution = minimize(loss, np.zeros(len(WEIGHTS)), jac=True, method="L-BFGS-B", bounds=bounds)
    return MappingProxyType(dict(zip(WEIGHTS, solution.x.tolist(), strict=True)))


def _counts(
    records: Sequence[EventRecord], labels: Labels, weights: Mapping[str, float], doc_id: str | None = None
) -> Floats:
    """Pairs right, joined, and annotated; only those of one article where it is named."""
    with patch("policy_nlp.link.score.WEIGHTS", weights):
        clusters = link_events(records)
    joined = {mention.mention_id: n for n, cluster in enumerate(clusters) for mention in cluster}
    judged = (pair for pair in combinations(records, 2) if doc_id is None or doc_id in {r.doc_id for r in pair})
    same = [
        (joined[a.mention_id] == joined[b.mention_id], labels[a.mention_id] == labels[b.mention_id]) for a, b in judged
    ]
    return np.array([sum(s and g for s, g in same), sum(s for s, _ in same), sum(g for _, g in same)], dtype=float)


def _told(counts: Floats) -> str:
    right, joined, annotated = counts
    return f"P {right / joined:.3f}  R {right / annotated:.3f}  F1 {2 * right / (joined + annotated):.3f}"


if __name__ == "__main__":
    main(sys.argv[1:])
