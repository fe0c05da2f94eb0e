"""The comparison with public tools: how their answers are compared, and how the page is kept."""

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest

from policy_nlp.model import Article, Metadata
from policy_nlp.normalise import normalise

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


def module(name: str) -> Any:
    spec = importlib.util.spec_from_file_location(name, BENCHMARKS / f"{name}.py")
    assert spec
    assert spec.loader
    found = importlib.util.module_from_spec(spec)
    sys.modules[name] = found  # dataclasses look their module up
    spec.loader.exec_module(found)
    return found


peers, worker = module("peers"), module("peers_worker")
TEXT = "2021年6月，該國撥款500萬美元。"
GOLD = [
    {"layer": "date", "start": 0, "end": 7, "edtf": "2021-06"},
    {"layer": "figure", "start": 12, "end": 18, "low": 5e6, "high": 5e6, "unit": "USD", "kind": "money"},
]


def judged() -> Any:
    article = Article(TEXT, Metadata("d", published="2022"))
    return peers.Judged(article, normalise(article), peers._all_of_guide(GOLD))


@pytest.mark.parametrize(
    ("layer", "span", "told", "right"),
    [
        ("date", (0, 7), ["2021-06-01", "2021-06-30"], True),
        ("date", (0, 5), ["2021-01-01", "2021-12-31"], False),
        ("date", (0, 7), None, False),
        ("money", (12, 18), [5e6, 5e6, "美元"], True),
        ("money", (12, 18), [5e6, 5e6, "元"], False),
        ("money", (12, 18), [5e2, 5e2, "USD"], False),
    ],
)
def test_values_are_compared_in_one_form(layer: str, span: tuple[int, int], told: Any, *, right: bool) -> None:
    spans, values = peers.scores([judged()], {"d": [peers._comparable(layer, *span, told)]}, layer)
    assert (spans.right, values.right) == (1, int(right))


def test_figures_of_another_kind_stay_out() -> None:
    spans, _ = peers.scores([judged()], {"d": [peers._comparable("mass", 12, 18, [5e6, 5e6, "t"])]}, "mass")
    assert (spans.gold, spans.system) == (0, 0)


def test_a_tool_that_was_not_run_says_why() -> None:
    page = peers.section([judged()], {"tool 1.0": (("date",), "no such package")})
    assert "| date | tool 1.0 | not run: no such package | | |" in page


def test_the_section_is_replaced_and_the_rest_kept() -> None:
    page = peers.with_section("# Accuracy\n\nscores\n", "## Beside public tools\n\nold\n")
    renewed = peers.with_section(page, "## Beside public tools\n\nnew\n")
    assert renewed == "# Accuracy\n\nscores\n\n## Beside public tools\n\nnew\n"


def test_every_tool_of_the_list_can_be_run() -> None:
    assert {tool.name for tool in peers.tools()} <= {name for name in vars(worker) if not name.startswith("_")}


def test_ambiguous_dates_are_the_last_before_the_reference() -> None:
    values = [{"value": "2023-08-01"}, {"value": "2024-08-01"}]
    reference = worker.datetime(2023, 12, 1)
    assert worker._span(values, reference) == ["2023-08-01", "2023-08-01"]
    assert worker._span([{"start": "2022-01-01", "end": "2023-01-01"}], reference) == ["2022-01-01", "2022-12-31"]
    assert worker._span([{"start": "2010-01-01", "Mod": "since"}], reference) == ["2010-01-01", None]
