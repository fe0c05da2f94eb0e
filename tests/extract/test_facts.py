"""Facts in sentences of our own: what a figure measures, of what, whose, and when."""

from functools import cache

import pytest
from spacy.language import Language

from policy_nlp.extract.facts import find_facts
from policy_nlp.extract.facts.words import FactCueEntry, MeasureEntry, cue, measures
from policy_nlp.extract.pipeline import build_pipeline, read_article
from policy_nlp.lexicon import load, simplify
from policy_nlp.model import Article, Fact, Metadata

Told = tuple[str, str, str, str, str]
"""The value's words, its measure (+ or - for a rise or a fall), commodities, jurisdictions>counterpart, period."""


@cache
def pipeline() -> Language:
    return build_pipeline()


def facts(text: str, published: str = "2025-06", region: str = "CN") -> list[Fact]:
    _, passages = read_article(pipeline(), Article(text, Metadata("d", published=published, region=region)))
    return [fact for _, reading in passages for fact in find_facts(reading)]


def told(text: str) -> list[Told]:
    plain = simplify(text)
    return [
        (
            plain[f.start : f.end],
            f.measure + {"": "", "rise": "+", "fall": "-"}[f.change],
            " ".join(f.commodity),
            " ".join(f.jurisdiction) + (f">{' '.join(f.counterpart)}" if f.counterpart else ""),
            f.period,
        )
        for f in facts(text)
    ]


SENTENCES: list[tuple[str, list[Told]]] = [
    (
        "2023年巴西供应了全球90%的铌和16%的钽。",
        [("90%", "supply_share", "Nb", "BRA", "2023"), ("16%", "supply_share", "Ta", "BRA", "2023")],
    ),
    (
        "2022年美国进口依赖度较高的有锰(100%)、钽(100%)、铋(96%)和锑(83%)。",
        [
            ("100%", "import_dependence", "Mn", "USA", "2022"),
            ("100%", "import_dependence", "Ta", "USA", "2022"),
            ("96%", "import_dependence", "Bi", "USA", "2022"),
            ("83%", "import_dependence", "Sb", "USA", "2022"),
        ],
    ),
    (
        "2023年印度尼西亚镍产量为180万吨,占全球的50%,菲律宾占11%。",
        [
            ("180万吨", "production", "Ni", "IDN", "2023"),
            ("50%", "production_share", "Ni", "IDN", "2023"),
            ("11%", "production_share", "Ni", "PHL", "2023"),
        ],
    ),
    (
        "2024年3月,緬甸出口重稀土4500公噸,月減12%。",
        [("4500公吨", "exports", "HREE", "MMR", "2024-03"), ("12%", "exports-", "HREE", "MMR", "2024-03")],
    ),
    ("2021年日本进口的镝有61%来自中国。", [("61%", "imports_share", "Dy", "JPN>CHN", "2021")]),
    ("2022年全球约72%的铂产自南非。", [("约72%", "production_share", "Pt", "ZAF", "2022")]),
    (
        "2023年,钨、钼的出口量分别为1.8万吨和2.1万吨。",
        [("1.8万吨", "exports", "W", "", "2023"), ("2.1万吨", "exports", "Mo", "", "2023")],
    ),
    (
        "2024年10月氧化镝报每公斤1720元,比9月的1850元下跌7%。",
        [("每公斤1720元", "price", "Dy", "", "2024-10"), ("7%", "price-", "Dy", "", "2024-10")],
    ),
    (
        "印度2018年把铝的关税由7.5%提高到10%。",
        [("7.5%", "tariff", "Al", "IND", ""), ("10%", "tariff", "Al", "IND", "2018")],
    ),
    (
        "2023年11月,加拿大政府拨款15亿加元,支持锂矿基础设施。",
        [("15亿加元", "appropriation", "", "CAN", "2023-11")],
    ),
    ("2022年智利锂储量约930万吨。", [("约930万吨", "reserves", "Li", "CHL", "2022")]),
    ("2024年12月美国更新关键矿产清单至54种。", [("54种", "list_size", "", "USA", "2024-12")]),
    (
        "2023年我国进口铬矿1800万吨,其中南非占80%,土耳其占8%。",
        [
            ("1800万吨", "imports", "Cr", "CHN", "2023"),
            ("80%", "imports_share", "Cr", "CHN>ZAF", "2023"),
            ("8%", "imports_share", "Cr", "CHN>TUR", "2023"),
        ],
    ),
    (
        "2023年,中国出口锑4万吨,越南及泰国分别占14%和9%。",
        [
            ("4万吨", "exports", "Sb", "CHN", "2023"),
            ("14%", "exports_share", "Sb", "CHN>VNM", "2023"),
            ("9%", "exports_share", "Sb", "CHN>THA", "2023"),
        ],
    ),
    (
        "2025年全球钴过剩约2万吨,2026年转为短缺1.5万吨。",
        [("约2万吨", "surplus", "Co", "WLD", "2025"), ("1.5万吨", "shortage", "Co", "WLD", "2026")],
    ),
    (
        "2024年几内亚铝土矿产量增长11%;10月伦敦铝价报每吨2650美元。",
        [("11%", "production+", "bauxite", "GIN", "2024"), ("每吨2650美元", "price", "Al", "", "2024-10")],
    ),
    (
        "2020年各国稀土储量中,越南和巴西分别占18%和17%。",
        [("18%", "reserves_share", "REE", "VNM", "2020"), ("17%", "reserves_share", "REE", "BRA", "2020")],
    ),
    (
        "2023年,锗、镓、铟的对外依存度均为100%。",
        [
            ("100%", "import_dependence", "Ga", "", "2023"),
            ("100%", "import_dependence", "Ge", "", "2023"),
            ("100%", "import_dependence", "In", "", "2023"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_facts_of_a_sentence(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "会议于2023年5月在巴黎举行,35个国家派代表出席。",  # no measure
        "该厂2021年的产量为3000吨。",  # of nothing that is named
        "若锑的出口减少50%,价格将上涨。",  # a mere condition
        "2024年参议院以60%的赞成票通过该法案。",
        "2022年11月,赣锋锂业有35名新员工。",
    ],
)
def test_no_fact(text: str) -> None:
    assert facts(text) == []


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("2023年澳大利亚锂产量为8.6万吨。", "actual"),
        ("到2035年,全球铜需求预计达到3700万吨。", "forecast"),
        ("韩国计划到2031年把锂的储备目标提高到100天。", "planned"),
    ],
)
def test_modality(text: str, modality: str) -> None:
    assert [fact.modality for fact in facts(text)] == [modality]


def test_values_are_those_of_the_figure() -> None:
    (fact,) = facts("2023年几内亚铝土矿产量超过9700万吨。")
    assert (int(fact.low or 0), fact.high, fact.unit) == (97_000_000, None, "t")


def test_bodies_hold_what_they_pay() -> None:
    (fact,) = facts("2024年2月,必和必拓宣布向该铜矿投资12亿美元。")
    assert (fact.holder, fact.measure) == (("必和必拓",), "investment")


TABLE = """表2 2023年主要国家锂产量和储量
国家	产量(万吨)	储量(万吨)
澳大利亚	8.6	620
智利	4.4	930
全球	18	2800
"""
DEPENDENCE = """关键矿产供应格局
表3 美国矿产进口依赖度
矿产	2019年进口依赖度(%)	主要来源
镓	100	中国
钛	>95	日本
钒	—	奥地利
"""


def test_table_of_countries_has_one_fact_a_value() -> None:
    found = facts(TABLE)
    assert {(f.commodity, f.period, f.unit) for f in found} == {(("Li",), "2023", "t")}
    assert [(f.measure, f.jurisdiction[0], int(f.low or 0)) for f in found] == [
        ("production", "AUS", 86_000),
        ("reserves", "AUS", 6_200_000),
        ("production", "CHL", 44_000),
        ("reserves", "CHL", 9_300_000),
        ("production", "WLD", 180_000),
        ("reserves", "WLD", 28_000_000),
    ]


def test_table_of_commodities_takes_the_period_of_its_head_and_open_ends() -> None:
    found = facts(DEPENDENCE)
    assert {(f.measure, f.jurisdiction, f.period, f.unit) for f in found} == {
        ("import_dependence", ("USA",), "2019", "%")
    }
    assert [(f.commodity[0], int(f.low or 0), f.high is None) for f in found] == [("Ga", 100, False), ("Ti", 95, True)]


def test_columns_without_a_measure_make_no_facts() -> None:
    assert facts("序号\t矿产\t得票\n1\t镓\t17\n2\t锗\t15") == []


def test_a_sentence_of_unlikely_length_is_cut_at_its_marks() -> None:
    found = facts("2023年" + "美国出口锂5吨，" * 120 + "就此打住。")
    assert [fact.measure for fact in found] == ["exports"] * 120


ENTRIES = load("fact_measures.yaml", MeasureEntry)


@pytest.mark.parametrize(("entry", "text"), [(entry, text) for entry in ENTRIES for text in entry.examples])
def test_lexicon_measure_is_found_in_its_examples(entry: MeasureEntry, text: str) -> None:
    assert {entry.id, f"{entry.id}_share"} & {fact.measure for fact in facts(text)}


@pytest.mark.parametrize(("entry", "text"), [(entry, text) for entry in ENTRIES for text in entry.counter_examples])
def test_lexicon_measure_is_not_found_in_its_counter_examples(entry: MeasureEntry, text: str) -> None:
    assert not {entry.id, f"{entry.id}_share"} & {fact.measure for fact in facts(text)}


@pytest.mark.parametrize("entry", load("fact_cues.yaml", FactCueEntry))
def test_lexicon_cue_is_found_in_its_examples_only(entry: FactCueEntry) -> None:
    assert all(cue(entry.id).search(simplify(text)) for text in entry.examples)
    assert not any(cue(entry.id).search(simplify(text)) for text in entry.counter_examples)


def test_lexicon_measures_have_names_of_their_own() -> None:
    names = [measure.entry.name for measure in measures()]
    assert len(names) == len(set(names))
