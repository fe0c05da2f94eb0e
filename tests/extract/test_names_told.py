"""Names that other words around them tell: whose office, which panel, which notice, which programme."""

from decimal import Decimal

import pytest

from policy_nlp.extract.agencies import find_agencies
from policy_nlp.extract.figures import find_figures
from policy_nlp.extract.instruments import find_instruments
from policy_nlp.lexicon import simplify
from policy_nlp.model import Context, Reading
from told_events import Case, Told, case, differences

AGENCIES = {
    # a panel of the trade organisation that was told before gives verdicts
    "2023年8月，加拿大向世界贸易组织申诉。2024年5月，专家组裁定禁令违规。": ["世界贸易组织", "世界贸易组织专家组"],
    "加拿大向世界貿易組織申訴，專家組2024年5月14日裁決。": ["世界贸易组织", "世界贸易组织专家组"],
    "专家组5月赴矿区作出评估。": [],
    "加拿大向世界贸易组织申诉后，另请地质专家组成评审团。": ["世界贸易组织"],
    # what only China's ministry has, and years of the Republic
    "美国加征关税，商务部新闻发言人作出回应。": ["中国商务部"],
    "美国加征关税，商务部公告2025年第12号随后发布。": ["中国商务部"],
    "美国加征关税，商务部随后立案。": ["美国商务部"],
    "對俄羅斯：經濟部113年6月公布項目。": ["台湾经济部"],
    "俄罗斯宣布，经济部6月公布项目。": ["俄罗斯经济部"],
    # the customs tell figures, their numbers do not
    "海关数据显示，去年锗出口减半。": ["中国海关"],
    "参考海关编码，去年锗出口减半。": [],
    # bodies of a few, with the country that the sentence tells
    "印度组建关键矿产遴选委员会。": ["印度关键矿产遴选委员会"],
    "尼日尔全国过渡委员会否决草案。": ["尼日尔全国过渡委员会"],
    "越南国会设立稀土资源分委员会。": ["越南国会", "越南稀土资源分委员会"],
    "巴拉圭立法大会表决。": ["巴拉圭立法大会"],
    "联合国秘书长宣布设立深海矿产专家小组。": ["联合国", "深海矿产专家小组"],
    # an alliance keeps the name that the article has for it
    "东盟与北约发表声明。": ["东盟", "北约"],
    "东南亚国家联盟发表声明，东盟外长出席。": ["东南亚国家联盟", "东南亚国家联盟"],
}

INSTRUMENTS = {
    "商务部发布2024年第21号、第22号、第23号公告。": ["2024年第21号公告", "2024年第22号公告", "2024年第23号公告"],
    "商務部發布2024年第21號、第22號公告。": ["2024年第21号公告", "2024年第22号公告"],
    "航班第21号、第22号延误。": [],
    "美方暂缓50%穿透性规则，履行第一阶段经贸协议。": ["50%穿透性规则", "第一阶段经贸协议"],
    "能源部推出回收锂的、为期三年的METAL计划，资助十家企业。": ["METAL计划"],
    "该公司的METAL计划投资十亿。": [],
    "两国推出关键矿产对话，随后保持对话渠道。": ["关键矿产对话"],
    "第六版清单发布，共30种。": [],
}

FIGURES = {
    "权利金由5%上调至8%至12%。": [(5, 5), (8, 12)],
    "权利金由5%上调至8%。": [(5, 5), (8, 8)],
    "产值减至120亿披索。": [(12_000_000_000, 12_000_000_000)],
    "银行发出九封意向书。": [(9, 9)],
    "这三部曲由两封锁线分开。": [],
    "报告提出六项原则。": [(6, 6)],
}

BELONGINGS = [
    case(
        "2024年3月18日，巴西颁布《矿业数据法》，该法规定，到2031年，国内锂加工须满足需求的30%。",
        Told("颁布 enact 2024-03-18", "巴西", instrument="矿业数据法"),
        Told("满足 forecast 2031", ..., instrument="矿业数据法", minerals="Li", figures="30%", modality=...),
    ),
    case(
        "2024年3月1日，拜登签署《矿石回收法》；10月7日，美国商务部收紧对华芯片出口。",
        Told("签署 enact 2024-03-01", ..., instrument="矿石回收法"),
        Told("收紧 restrict 2024-10-07", "美国商务部", "中国", instrument=""),
    ),
    case(
        "2019年4月，越南矿产局改制为越南地质与矿产总局。",
        Told("改制为 amend 2019-04", "越南矿产局", instrument="越南地质与矿产总局"),
    ),
]


def _reading(text: str) -> Reading:
    return Reading(simplify(text), context=Context(region="CN"))


@pytest.mark.parametrize(("text", "names"), AGENCIES.items())
def test_bodies_that_the_words_around_them_tell(text: str, names: list[str]) -> None:
    assert [mention.name for mention in find_agencies(_reading(text))] == names


@pytest.mark.parametrize(("text", "names"), INSTRUMENTS.items())
def test_notices_rules_and_programmes(text: str, names: list[str]) -> None:
    assert [mention.name for mention in find_instruments(_reading(text))] == names


@pytest.mark.parametrize(("text", "values"), FIGURES.items())
def test_ranges_letters_and_principles(text: str, values: list[tuple[Decimal, Decimal]]) -> None:
    assert [(figure.low, figure.high) for figure in find_figures(_reading(text))] == values


@pytest.mark.parametrize("told", BELONGINGS, ids=lambda told: told.text)
def test_papers_that_lay_down_and_papers_of_others(told: Case) -> None:
    assert differences(told) == []
