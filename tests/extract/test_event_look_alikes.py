"""What looks like a date, a person or a denial and is none, and text that ends or widens where nobody expects it."""

import pytest

from policy_nlp.model import Article, Metadata
from policy_nlp.run.articles import read
from told_events import case, events_of, in_short


@pytest.mark.parametrize(
    "text",
    [
        "今年前18个月产量增长10%。",
        "该协议自2025年前十八个月内不得终止。",
        "2024年5月，该公司将着手",
        "2024年5月，该公司向",
        "日期\t事件\t主体\n2024年5月\t芬兰发布《镍矿战略》\t芬兰" + "\t无" * 70,
    ],
)
def test_no_article_is_lost(text: str) -> None:
    assert read(Article(text, Metadata("case", published="2025-06-15"))).failure == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2024年5月以来，没有新的矿山投产。", ""),
        ("2024年5月，该国未有新的禁令生效。", ""),
        ("2024年5月，未用完的锡配额作废。", "作废 amend 2024-05 actual"),
        ("今明两年，芬兰镍产量增长一成。", "增长 market 2025/2026 actual"),
        ("2021年5月，芬兰发表声明后两年内投产镍矿。", "发表声明 other 2021-05 actual"),
        ("2023年中国对铟、2024年对铋、2025年对锡没有实施管制。", ""),
        ("2024年7月中国管制铟，10月还没轮到铋。", "管制 restrict 2024-07 actual"),
        ("2025年3月10日，欧盟委员会就锡进口是否构成倾销展开调查。", "展开调查 review 2025-03-10 actual"),
        ("2025年5月，因罢工铜出口受限，价格上涨。", "罢工 other 2025-05 actual"),
    ],
)
def test_denials_and_years_in_pairs(text: str, told: str) -> None:
    assert in_short(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "圣洛伦索港3月投产镍矿，外交部4月宣布暂停锂矿出口。",
        "江苏林业部门3月宣布限制采矿。",
        "外交部3月公布对境外相关稀土物项的许可办法。",
    ],
)
def test_names_of_places_and_trades_are_no_persons(text: str) -> None:
    sides = {side for _, event, _ in events_of(case(text)) for side in (*event.actors, *event.partners)}
    assert sides <= {"中国外交部"}


@pytest.mark.parametrize(("issuer", "year"), [("海关总署", "2025"), ("商务部", "2023")])
def test_a_number_told_with_its_year_is_that_of_its_issuer(issuer: str, year: str) -> None:
    text = f"2023年7月3日，商务部发布2023年第23号公告。2025年5月20日，{issuer}第23号公告失效。"
    _, (_, event, _) = events_of(case(text))
    assert event.instrument == f"{year}年第23号公告"


def test_each_date_of_a_list_has_the_figure_behind_it() -> None:
    told = events_of(case("2025年镍的出口上限为900吨，按月分配为3月200吨、4月300吨、5月400吨。"))
    figures = {event.edtf: [text[a:b] for a, b in event.figure_spans] for _, event, text in told}
    assert figures == {"2025": ["900吨"], "2025-03": ["200吨"], "2025-04": ["300吨"], "2025-05": ["400吨"]}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("3月5日，商务部发布2025年《镍进口目录》。", "发布 issue 2025-03-05 actual"),
        (
            "2024年5月，商务部援引1962年《贸易扩展法》。",
            "援引 issue 2024-05 actual；《贸易扩展法》 enact 1962 actual",
        ),
    ],
)
def test_the_year_of_an_edition_is_no_happening(text: str, told: str) -> None:
    assert in_short(text) == told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年8月中国管制铋，12月对镓、锗实施管制。", {"2024-08": {"Bi"}, "2024-12": {"Ga", "Ge"}}),
        ("2023年对铟、2024年对铋、2025年对锡实施管制。", {"2023": {"In"}, "2024": {"Bi"}, "2025": {"Sn"}}),
    ],
)
def test_weights_give_no_commodity_of_another_event_to_one_that_has_its_own(
    text: str, expected: dict[str, set[str]]
) -> None:
    records = read(Article(text, Metadata("case", published="2025-06-15"))).records
    assert {r["edtf"]: set(r["minerals"]) for r in records if r["layer"] == "event"} == expected


@pytest.mark.parametrize("title", ["英美资源合作协议", "美印太经济框架协议"])
def test_two_letters_at_the_head_of_a_title_are_not_always_states(title: str) -> None:
    ((_, event, _),) = events_of(case(f"2025年5月，智利与秘鲁签署《{title}》。"))
    assert {*event.actors, *event.partners} == {"智利", "秘鲁"}
