"""Bodies of parts of countries, and the fullest name that an article has for an organisation, in fresh sentences."""

import pytest

from policy_nlp.extract.agencies import find_agencies
from policy_nlp.lexicon import simplify
from policy_nlp.model import Context, Reading


def found(text: str, region: str = "CN") -> list[tuple[str, str]]:
    reading = Reading(simplify(text), context=Context(region=region))
    return [(reading.text[m.start : m.end], m.name) for m in find_agencies(reading)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("同月，昆明海关查获锑锭。", [("昆明海关", "昆明海关")]),
        ("由凭祥海关缉私局移送。", [("凭祥海关缉私局", "凭祥海关缉私局")]),
        ("广州市中级人民法院宣判。", [("广州市中级人民法院", "广州市中级人民法院")]),
        ("长沙中院宣判。", [("长沙中院", "长沙中院")]),
        ("青海省发改委批复。", [("青海省发改委", "青海省发展和改革委员会")]),
        ("四川省工信厅批复。", [("四川省工信厅", "四川省工业和信息化厅")]),
        ("大余县人民政府公告。", [("大余县人民政府", "大余县人民政府")]),
        ("报告要求砂拉越州政府停工。", [("砂拉越州政府", "砂拉越州政府")]),
        ("拉贾斯坦邦政府拍卖矿权。", [("拉贾斯坦邦政府", "拉贾斯坦邦政府")]),
        ("西澳大利亚州地质调查局公布地图。", [("西澳大利亚州地质调查局", "西澳大利亚州地质调查局")]),
        # behind its country, which is no part of it
        ("美国怀俄明州环境质量局批准铀矿。", [("怀俄明州环境质量局", "怀俄明州环境质量局")]),
        ("加拿大魁北克省自然资源部公布细则。", [("魁北克省自然资源部", "魁北克省自然资源部")]),
        ("印度贾坎德邦矿业局拍卖区块。", [("贾坎德邦矿业局", "贾坎德邦矿业局")]),
        ("西澳大利亚州矿业、石油与勘探部发证。", [("西澳大利亚州矿业、石油与勘探部",) * 2]),
        # the part that the text told last
        ("江西省赣州市表示，市财政局拨款。", [("市财政局", "赣州市财政局")]),
        ("内蒙古扩产，自治区自然资源厅批准。", [("自治区自然资源厅", "内蒙古自治区自然资源厅")]),
        # a country's longer name that goes on
        ("俄罗斯联邦海关署公布数据。", [("俄罗斯联邦海关署", "俄罗斯联邦海关署")]),
        ("日本国家安全保障局开会。", [("日本国家安全保障局", "日本国家安全保障局")]),
        # what every state has, by its country alone
        ("葡萄牙检察院立案，意大利上院批准。", [("葡萄牙检察院", "葡萄牙检察院"), ("意大利上院", "意大利上院")]),
        ("美国海军采购磁体，西班牙审计院批评。", [("美国海军", "美国海军"), ("西班牙审计院", "西班牙审计院")]),
        ("日本海军陆战队演习，空军一号抵达，电影在美国上院线。", []),
        # whose it is
        ("巴西增产。在墨西哥，最高法院驳回申诉。", [("最高法院", "墨西哥最高法院")]),
        ("工业和信息化部办公厅发文。", [("工业和信息化部办公厅", "中国工业和信息化部办公厅")]),
        ("自然资源部第五海洋研究所采样。", [("自然资源部第五海洋研究所", "自然资源部第五海洋研究所")]),
    ],
)
def test_bodies_of_parts_of_countries(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "各州政府、市政府与省政府协商。",
        "开放美国近海关键矿产。",
        "1982年《联合国海洋法公约》。",
        "全球央行购金。",
        "城市财政吃紧，超市政府采购。",
    ],
)
def test_no_body_of_a_place_is_made_of_other_words(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "中国北方稀土（集团）高科技股份有限公司（以下简称“北方稀土”）公告。北方稀土调价。",
            ["中国北方稀土（集团）高科技股份有限公司"] * 3,
        ),
        ("格尔木晶湖锂业有限公司停产，晶湖锂业整改。", ["格尔木晶湖锂业有限公司"] * 2),
        ("据阿格斯（Argus）统计，Argus上调预测。", ["阿格斯"] * 3),
        ("力拓集团增产，力拓股价上涨。", ["力拓集团"] * 2),
        ("江铜增产，江西铜业香港有限公司减产。", ["江铜", "江西铜业香港有限公司"]),
        ("SQM增产。", ["SQM"]),
        # a foreign name that is explained, introduced or listed
        ("塔尔蒙蒂工业（Talmont Industries）股价急升。", ["塔尔蒙蒂工业"] * 2),
        ("向冶炼商尼尔科特注资。", ["尼尔科特"]),
        ("赣锋锂业、利昂科特涨幅居前。", ["赣锋锂业", "利昂科特"]),
    ],
)
def test_one_organisation_has_one_name(text: str, expected: list[str]) -> None:
    assert [name for _, name in found(text)] == expected


def test_a_commission_that_two_places_have_is_that_of_the_place_of_publication() -> None:
    assert found("證監會展開調查。", "HK") == [("证监会", "香港证券及期货事务监察委员会")]
    assert found("证监会展开调查。", "CN") == [("证监会", "中国证券监督管理委员会")]
    assert found("國會審議草案。", "TW") == [("国会", "台湾立法院")]
