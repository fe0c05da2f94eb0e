"""Titles of rows: whose act on what, and for values what is measured."""

from typing import Any

import pytest

from policy_nlp.table.titles import FigureMeasure, make_title


def row(event_type: str, **cells: Any) -> dict[str, Any]:
    empty = {
        "actors": [],
        "jurisdictions": [],
        "partners": [],
        "minerals": [],
        "instrument": "",
        "restriction_type": "",
    }
    figures = [{"text": text, "kind": kind} for text, kind in cells.pop("figures", {}).items()]
    return empty | {"event_type": event_type, "figures": figures} | cells


EXPORTS = FigureMeasure("exports", "")


@pytest.mark.parametrize(
    ("cells", "trigger", "measured", "title"),
    [
        ({"figures": {"94吨": "mass"}}, "为", {"94吨": EXPORTS}, "中国镓出口94吨"),
        (
            {"figures": {"94吨": "mass", "25%": "percent"}},
            "增长",
            {"94吨": EXPORTS, "25%": FigureMeasure("exports", "rise")},
            "中国镓出口94吨，增长25%",
        ),
        (
            {"figures": {"94吨": "mass", "25%": "percent"}},
            "回落到",
            {"94吨": EXPORTS, "25%": FigureMeasure("exports", "fall")},
            "中国镓出口回落到94吨，下降25%",
        ),
        ({"figures": {"两个月": "duration", "94吨": "mass"}}, "为", {"94吨": EXPORTS}, "中国镓出口94吨"),
        ({"figures": {"98%": "percent"}}, "出自", {"98%": FigureMeasure("production_share", "")}, "中国镓产量占比98%"),
        ({"figures": {"94吨": "mass"}, "partners": ["日本"]}, "为", {"94吨": EXPORTS}, "中国对日本镓出口94吨"),
        ({"figures": {"94吨": "mass"}}, "剩下", {}, "中国剩下94吨（镓）"),
        (
            {"figures": {"25%": "percent", "5万美元": "price"}},
            "增长",
            {"25%": FigureMeasure("exports", "rise"), "5万美元": FigureMeasure("price", "")},
            "中国镓出口增长25%",
        ),
        ({"figures": {"5%": "percent"}}, "增长", {"5%": FigureMeasure("price", "fall")}, "中国镓价格下降5%"),
        ({"figures": {"翻了一番": "multiple"}}, "翻了一番", {"翻了一番": EXPORTS}, "中国翻了一番（镓）"),
        ({"actors": []}, "涨停", {}, "镓涨停"),
    ],
)
def test_a_value_is_told_with_what_is_measured(
    cells: dict[str, Any], trigger: str, measured: dict[str, FigureMeasure], title: str
) -> None:
    assert make_title(row("market", **({"actors": ["中国"], "minerals": ["Ga"]} | cells)), [trigger], measured) == title


@pytest.mark.parametrize(
    ("event_type", "cells", "trigger", "title"),
    [
        ("meet", {"figures": {"26项": "count"}}, "会晤", "日本会晤（锂）"),
        ("meet", {"minerals": []}, "召开", "日本召开会议"),
        ("agree", {"figures": {"10亿美元": "money"}}, "签署", "日本签署协议（锂；10亿美元）"),
        ("agree", {}, "签约", "日本签约（锂）"),
        ("agree", {"minerals": []}, "签署协议", "日本签署协议"),
        ("meet", {"minerals": []}, "召开会议", "日本召开会议"),
        ("amend", {"figures": {"31种": "count"}}, "添上", "日本添上锂（31种）"),
        ("amend", {"minerals": [], "figures": {"31种": "count", "7年": "duration"}}, "扩至", "日本扩至31种"),
        ("fund", {"figures": {"26个": "count", "2亿美元": "money"}}, "提供", "日本提供2亿美元（锂）"),
        ("fund", {"minerals": []}, "资助", "日本资助项目"),
        ("issue", {"instrument": "关键矿产战略"}, "公布", "日本公布《关键矿产战略》"),
    ],
)
def test_an_act_is_told_with_its_object(event_type: str, cells: dict[str, Any], trigger: str, title: str) -> None:
    told = row(event_type, **({"actors": ["日本"], "minerals": ["Li"]} | cells))
    assert make_title(told, [trigger], {}) == title
