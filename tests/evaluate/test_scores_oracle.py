"""The scores agree with an independent scorer, on system-like output and on damaged gold."""

import importlib.util
import random
from pathlib import Path
from typing import Any

import pytest

from policy_nlp.evaluate.scores import Count, Counts, compare, count, total
from policy_nlp.ingest import read_article
from policy_nlp.model.annotation import Record, read_annotations
from policy_nlp.run.articles import read

ROOT = Path(__file__).parents[2]
DOC_IDS = sorted(path.stem for path in (ROOT / "annotations").glob("*.jsonl"))


def _oracle() -> Any:
    spec = importlib.util.spec_from_file_location("score", ROOT / "tests" / "oracle" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


ORACLE = _oracle()


def _article(doc_id: str) -> tuple[str, list[Record]]:
    raw = (ROOT / "corpus" / f"{doc_id}.txt").read_bytes().decode("utf-8")
    return raw, read_annotations(ROOT / "annotations" / f"{doc_id}.jsonl", raw)


def _damaged(raw: str, gold: list[Record], seed: str) -> list[Record]:
    """Gold with annotations lost, moved, doubled and given wrong values, as a bad system would make it."""
    rng = random.Random(seed)
    result = []
    for original in gold:
        record = dict(original)
        fate = rng.random()
        if fate < 0.15:
            continue
        if fate < 0.35:
            record["start"] = max(0, record["start"] - rng.randint(0, 2))
            record["end"] = min(len(raw), max(record["start"] + 1, record["end"] + rng.randint(-1, 3)))
        elif fate < 0.5:
            record |= {"edtf": "2021", "ids": ["Li"], "name": "某部", "low": 7.0, "kind": "law", "type": "issue"}
        elif fate < 0.6:
            record |= {"actors": ["中国"], "minerals": ["Li", "W"], "instrument": "某法", "modality": "planned"}
        elif fate < 0.7:
            result.append(record | {"start": record["start"] + 1, "end": record["end"] + 1})
        result.append(record)
    rng.shuffle(result)
    return result


def _check(ours: Counts, theirs: dict[str, dict[str, float]]) -> None:
    for metric, row in theirs.items():
        mine = ours[metric]
        assert (mine.gold, mine.system) == (row["gold"], row["pred"]), metric
        for figure, expected in ((mine.precision, row["p"]), (mine.recall, row["r"]), (mine.f1, row["f1"])):
            assert (figure or 0.0) == pytest.approx(expected, abs=5e-4), metric


@pytest.mark.parametrize("seed", range(2))
def test_agrees_with_the_oracle_on_damaged_gold(seed: int) -> None:
    ours: list[Counts] = []
    theirs = ORACLE.Counter()
    for doc_id in DOC_IDS:
        raw, gold = _article(doc_id)
        system = _damaged(raw, gold, f"{seed}{doc_id}")
        counts = count(compare(doc_id, raw, gold, system))
        oracle, _ = ORACLE.score(raw, gold, system)
        _check(counts, ORACLE.table(oracle))
        ours.append(counts)
        theirs.update(oracle)
    _check(total(ours), ORACLE.table(theirs))


def test_agrees_with_the_oracle_on_system_output() -> None:
    ours: list[Counts] = []
    theirs = ORACLE.Counter()
    for doc_id in DOC_IDS:
        article = read_article(ROOT / "corpus" / f"{doc_id}.txt")
        system = list(read(article).records)
        _, gold = _article(doc_id)
        ours.append(count(compare(doc_id, article.text, gold, system)))
        theirs.update(ORACLE.score(article.text, gold, system)[0])
    _check(total(ours), ORACLE.table(theirs))


def test_gold_scores_one_against_itself() -> None:
    for doc_id in DOC_IDS:
        raw, gold = _article(doc_id)
        counts = count(compare(doc_id, raw, gold, gold))
        assert all(one.f1 in {1.0, None} for one in counts.values())


def test_what_is_not_defined_is_none_not_zero() -> None:
    assert (Count().precision, Count().recall, Count().f1) == (None, None, None)
    assert (Count(0, 3, 0).precision, Count(0, 3, 0).recall, Count(0, 3, 0).f1) == (None, 0.0, 0.0)
