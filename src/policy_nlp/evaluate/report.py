"""Evaluations as text for people, as JSON for programs and as Markdown for `docs/accuracy.md`."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from policy_nlp.evaluate.documents import Document
from policy_nlp.evaluate.errors import Difference
from policy_nlp.evaluate.evaluation import Evaluation
from policy_nlp.evaluate.intervals import Interval
from policy_nlp.evaluate.links import LinkScores
from policy_nlp.evaluate.matching import MENTION_LAYERS
from policy_nlp.evaluate.scores import KIND_LAYERS, Count, Counts

HEADLINES = (
    "date.value",
    "mineral.value",
    "agency.value",
    "figure.value",
    "instrument.overlap",
    "instrument.value",
    "event.anchored",
    "event.typed",
    "event.policy_typed",
)
"""The metrics shown for each article and group."""

NAMES = (
    *(f"{layer}.value" for layer in MENTION_LAYERS),
    *(f"{layer}.kind" for layer in KIND_LAYERS),
    "event.typed",
    "event.actors",
    "event.instrument",
)
"""The metrics shown beside the same without the names that only one article supports."""

_OVERALL_HEADS = ["metric", "P", "R", "F1", "95 % interval", "gold", "system"]


def shown(figure: float | None) -> str:
    """A score with three decimals, or n/a where it is not defined."""
    return "n/a" if figure is None else f"{figure:.3f}"


def groups_of(evaluation: Evaluation) -> dict[str, dict[str, Counts]]:
    """The counts by split, script and article."""
    return {
        "split": dict(evaluation.by(lambda document: document.split)),
        "script": dict(evaluation.by(_script)),
        "article": dict(evaluation.by(lambda document: document.article.doc_id)),
    }


def _script(document: Document) -> str:
    return document.script


def as_text(evaluation: Evaluation, links: Mapping[str, LinkScores]) -> str:
    """All scores as aligned plain text."""
    lines = [f"{len(evaluation.articles)} articles; the interval is that of F1, by bootstrap over articles", ""]
    lines += _aligned([_OVERALL_HEADS, *_overall_rows(evaluation)])
    for title, groups in groups_of(evaluation).items():
        lines += ["", *_aligned([[f"F1 by {title}", *_headline_heads()], *_headline_rows(groups)])]
    if links:
        lines += ["", *_aligned(_link_rows(links))]
    return "\n".join(lines)


def _overall_rows(evaluation: Evaluation) -> list[list[str]]:
    return [
        [metric, *_figures(one), _interval(evaluation.intervals.get(metric)), str(one.gold), str(one.system)]
        for metric, one in evaluation.overall.items()
    ]


def _figures(one: Count) -> list[str]:
    return [shown(one.precision), shown(one.recall), shown(one.f1)]


def _headline_heads() -> list[str]:
    return [metric.replace("instrument", "instr").replace("policy_typed", "policy") for metric in HEADLINES]


def _headline_rows(groups: Mapping[str, Counts]) -> list[list[str]]:
    return [[name, *(shown(counts[metric].f1) for metric in HEADLINES)] for name, counts in groups.items()]


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def _interval(interval: Interval | None) -> str:
    return f"[{interval[0]:.3f}, {interval[1]:.3f}]" if interval else "n/a"


def _link_rows(links: Mapping[str, LinkScores]) -> list[list[str]]:
    rows = [["links of", "measure", "P", "R", "F1", "over-merged", "under-merged"]]
    for name, scores in links.items():
        wrong = [str(len(scores.over_merged)), str(len(scores.under_merged))]
        b_cubed = scores.b_cubed_precision, scores.b_cubed_recall, scores.b_cubed_f1
        rows.append([f"{scores.mentions} {name}", "pairwise", *_figures(scores.pairwise), *wrong])
        rows.append([f"{scores.mentions} {name}", "B-cubed", *map(shown, b_cubed), *wrong])
    return rows


def as_json(evaluation: Evaluation, links: Mapping[str, LinkScores]) -> dict[str, Any]:
    """All scores as plain values; what is not defined is null."""
    return {
        "articles": len(evaluation.articles),
        "overall": {
            metric: _plain(one) | {"interval": evaluation.intervals.get(metric)}
            for metric, one in evaluation.overall.items()
        },
        "groups": {
            title: {name: {metric: _plain(one) for metric, one in counts.items()} for name, counts in groups.items()}
            for title, groups in groups_of(evaluation).items()
        },
        "links": {name: _plain_links(scores) for name, scores in links.items()},
        "problems": list(evaluation.problems),
    }


def _plain(one: Count) -> dict[str, Any]:
    scores = {"p": one.precision, "r": one.recall, "f1": one.f1}
    rounded = {key: None if figure is None else round(figure, 4) for key, figure in scores.items()}
    return rounded | {"right": one.right, "gold": one.gold, "system": one.system}


def _plain_links(links: LinkScores) -> dict[str, Any]:
    return {
        "mentions": links.mentions,
        "pairwise": _plain(links.pairwise),
        "b_cubed": {"p": links.b_cubed_precision, "r": links.b_cubed_recall, "f1": links.b_cubed_f1},
        "over_merged": links.over_merged,
        "under_merged": links.under_merged,
    }


def as_markdown(evaluation: Evaluation, links: Mapping[str, LinkScores]) -> str:
    """The scores and the kinds of errors as the body of `docs/accuracy.md`."""
    parts = ["## Overall", overall_table(evaluation)]
    for title, groups in groups_of(evaluation).items():
        parts += [f"## F1 by {title}", _markdown_table([[title, *_headline_heads()], *_headline_rows(groups)])]
    if links:
        parts += ["## Links", _markdown_table(_link_rows(links))]
    parts += ["## Errors by kind", _markdown_table([["layer", "kind", "number"], *_kinds(evaluation.differences())])]
    return "\n\n".join(parts) + "\n"


def overall_table(evaluation: Evaluation) -> str:
    """The scores over all articles as a Markdown table."""
    return _markdown_table([_OVERALL_HEADS, *_overall_rows(evaluation)])


def left_out_text(plain: Evaluation, left_out: Evaluation, taken_out: Mapping[str, int]) -> str:
    """Plain scores beside those without the names that each article alone supports, as aligned plain text."""
    tables = _left_out_rows(plain, left_out), _taken_out_rows(plain, left_out, taken_out)
    return "\n".join(line for rows in tables for line in (*_aligned(rows), "")).rstrip()


def left_out_markdown(plain: Evaluation, left_out: Evaluation, taken_out: Mapping[str, int]) -> str:
    """As `left_out_text`, in Markdown."""
    tables = _left_out_rows(plain, left_out), _taken_out_rows(plain, left_out, taken_out)
    return "\n\n".join(map(_markdown_table, tables)) + "\n"


def _left_out_rows(plain: Evaluation, left_out: Evaluation) -> list[list[str]]:
    heads = ["metric", "plain F1", "left-out P", "left-out R", "left-out F1", "gold"]
    return [heads] + [
        [metric, shown(plain.overall[metric].f1), *_figures(one := left_out.overall[metric]), str(one.gold)]
        for metric in NAMES
    ]


def _taken_out_rows(plain: Evaluation, left_out: Evaluation, taken_out: Mapping[str, int]) -> list[list[str]]:
    """By article: how many entries it was read without, and the F1 of names with and without them."""
    metrics = ("agency.value", "instrument.value")
    sides = [{one.document.article.doc_id: one.counts for one in side.articles} for side in (plain, left_out)]
    heads = ["article", "entries out", *(f"{side} {metric}" for metric in metrics for side in ("plain", "left-out"))]
    return [heads] + [
        [name, str(number), *(shown(side[name][metric].f1) for metric in metrics for side in sides)]
        for name, number in taken_out.items()
        if all(name in side for side in sides)
    ]


def _kinds(found: Iterable[Difference]) -> list[list[str]]:
    counted = Counter((difference.layer, difference.kind) for difference in found)
    ordered = sorted(counted.items(), key=lambda item: (item[0][0], -item[1], item[0][1]))
    return [[layer, kind, str(number)] for (layer, kind), number in ordered]


def _markdown_table(rows: Sequence[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], f"|{' --- |' * len(rows[0])}", *lines[1:]])


def error_lines(found: Iterable[Difference]) -> list[str]:
    """One tab-separated line for each difference: layer, kind, article, offset, text, gold, system."""
    return [
        "\t".join((d.layer, d.kind, d.doc_id, str(d.start), _one_line(d.text), _one_line(d.gold), _one_line(d.system)))
        for d in found
    ]


def _one_line(told: Any) -> str:
    return "" if told is None else " ".join(str(told).split())
