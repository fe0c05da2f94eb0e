"""What `evaluate` shows, checks and pins."""

from pathlib import Path

import orjson

import policy_nlp
from policy_nlp.evaluate.evaluation import Evaluation
from policy_nlp.evaluate.gate import failures, measured, pin, read_floors
from policy_nlp.evaluate.report import (
    as_json,
    as_markdown,
    as_text,
    error_lines,
    left_out_markdown,
    left_out_text,
)
from policy_nlp.run.leave_one_out import LeftOut

LEXICON_DATA = Path(policy_nlp.__file__).parent / "lexicon" / "data"


def shown(result: Evaluation, gold_links: Path, style: str) -> str:
    """The evaluation as `text`, `json`, `markdown`, or the list of its `errors`."""
    if style == "errors":
        return "\n".join(error_lines(result.differences()))
    links = result.links(gold_links)
    if style == "json":
        return orjson.dumps(as_json(result, links), option=orjson.OPT_INDENT_2).decode("utf-8")
    return as_markdown(result, links) if style == "markdown" else as_text(result, links)


def shown_beside(result: Evaluation, left_out: LeftOut, style: str) -> str:
    """The evaluation beside the leave-one-article-out scores, or the `errors` of the latter; styles as in `shown`."""
    if style == "errors":
        return "\n".join(error_lines(left_out.evaluation.differences()))
    if style == "json":
        sides = {"plain": as_json(result, {}), "left_out": as_json(left_out.evaluation, {})}
        return orjson.dumps(sides, option=orjson.OPT_INDENT_2).decode("utf-8")
    write = left_out_markdown if style == "markdown" else left_out_text
    return write(result, left_out.evaluation, left_out.taken_out())


def gate_failures(result: Evaluation, floors: Path, corpus: Path, gold: Path) -> list[str]:
    """The reasons for which the gate stays shut; none where it opens.

    Raises:
        GateError: no floors are pinned.
    """
    return failures(measured(result.overall, _data(corpus, gold)), read_floors(floors))


def pin_floors(result: Evaluation, floors: Path, corpus: Path, gold: Path, *, allow_lower: bool) -> list[str]:
    """Make the scores the floors; a line for each floor that they would lower, and nothing pinned, if there is one.

    Raises:
        GateError: the pinned floors can't be read.
    """
    return pin(floors, measured(result.overall, _data(corpus, gold)), allow_lower=allow_lower)


def _data(corpus: Path, gold: Path) -> list[Path]:
    """What scores depend on beside the code: articles, gold, links and splits, lexicon data."""
    articles = [*corpus.glob("*.txt"), *corpus.glob("*.json")]
    return [*sorted(articles), *sorted([*gold.glob("*.jsonl"), *gold.glob("*.csv")]), LEXICON_DATA]
