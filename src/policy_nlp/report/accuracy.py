"""How good the annotations are: scores with their intervals, and every error by kind with its sentence."""

from collections import defaultdict
from pathlib import Path
from typing import Any

from policy_nlp.evaluate.errors import differences
from policy_nlp.evaluate.evaluation import Evaluation, evaluate
from policy_nlp.evaluate.report import HEADLINES, groups_of
from policy_nlp.report.inputs import Inputs


def accuracy_values(inputs: Inputs, corpus: Path, gold: Path) -> dict[str, Any] | None:
    """What the template shows of the accuracy; None where there is no gold to judge by."""
    if not inputs.gold:
        return None
    evaluation = evaluate(corpus, gold, inputs.build / "annotations")
    return {
        "evaluation": evaluation,
        "headlines": HEADLINES,
        "groups": groups_of(evaluation),
        "links": evaluation.links(gold / "links.csv"),
        "errors": _errors(evaluation),
    }


def _errors(evaluation: Evaluation) -> dict[str, dict[str, list[dict[str, Any]]]]:
    """Layer, kind of error, errors; the kinds of a layer with most errors first."""
    layers: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for judged in evaluation.articles:
        sentences = judged.comparison.sentences
        for found in differences(judged.comparison):
            span = sentences.span(found.start)
            layers[found.layer][found.kind].append(
                {"error": found, "sentence": sentences.text(found.start), "at": span[0]}
            )
    return {
        layer: dict(sorted(kinds.items(), key=lambda item: (-len(item[1]), item[0]))) for layer, kinds in layers.items()
    }
