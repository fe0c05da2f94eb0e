"""Companies whose names end in no word that only companies have, in fresh sentences; and what only looks like them."""

import pytest

from policy_nlp.extract.agencies import find_agencies
from policy_nlp.lexicon import simplify
from policy_nlp.model import Context, Reading


def names(text: str, region: str = "CN") -> list[str]:
    reading = Reading(simplify(text), context=Context(region=region))
    return [mention.name for mention in find_agencies(reading)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an unknown word before a line of business
        ("今年3月，瑞阔科技公告扩建废料回收产能。", ["瑞阔科技"]),
        ("荷蘭艾諾浦半導體說，第四季度交貨將延遲。", ["艾诺浦半导体"]),
        ("鼎嶽電機表示庫存可用半年。", ["鼎岳电机"]),
        ("台廠旭磊科技、宏嘉電子同步受惠。", ["旭磊科技", "宏嘉电子"]),
        ("由梅里安资本牵头，参股韩国晓岩重工业。", ["梅里安资本", "晓岩重工业"]),
        # a known word, among words of business
        ("大湖电机2024年净利润增长两成。", ["大湖电机"]),
        ("雨燕材料与一家韩国车企签署采购协议。", ["雨燕材料"]),
        ("美商雨林材料8月宣布停止供貨。", ["雨林材料"]),
        # a company that is known, and its line of business
        ("浦項化學與日立能源簽約。", ["浦项化学", "日立能源"]),
        ("丰田中央研究所试制了磁体。", ["丰田中央研究所"]),
        # Latin names
        ("英商Pensora週二宣布取消計畫。", ["Pensora"]),
        ("法国Verdia获得贷款13亿欧元，Lunox2024年7月申请破产。", ["Verdia", "Lunox"]),
        ("加拿大Vieux Monde公司与美国国防部签约。", ["Vieux Monde公司", "美国国防部"]),
        ("Umicore2024年7月计提减值，澳洲Galena公司宣布停产。", ["Umicore", "Galena公司"]),
        # foreign names in characters
        ("塔尔马克首席执行官辞职，矿商格林科特股价大跌。", ["塔尔马克", "格林科特"]),
        ("希巴诺-斯蒂尔文特公司裁员四千人。", ["希巴诺-斯蒂尔文特公司"]),
        # a common word, among words of business or beside a company
        ("五天后，苹果与该公司签下采购约，福特、丰田宣布跟进。", ["苹果", "福特", "丰田"]),
        ("三星与SK海力士获得豁免。", ["三星", "SK海力士"]),
        # a verb or a preposition before it is no part of it
        ("政府投资雷迪恩锂业公司，该行同莫德克矿业公司谈判。", ["雷迪恩锂业公司", "莫德克矿业公司"]),
        # a country's name before it is no part of it, though its last letter is one of foreign names
        ("矿区由阿根廷瓦尔塔能源公司（Valta Energy）经营。", ["瓦尔塔能源公司", "瓦尔塔能源公司"]),
        ("印尼班塔姆矿业公司（Bantam）获准出口。", ["班塔姆矿业公司", "班塔姆矿业公司"]),
        # Latin and Chinese
        ("SRG材料与ENX能源签约，ENX能源股价大涨。", ["SRG材料", "ENX能源", "ENX能源"]),
        # a company's company in another country, and a country's company
        ("自由港印尼公司与石墨莫桑比克公司宣布不可抗力。", ["自由港印尼公司", "石墨莫桑比克公司"]),
        ("卡塔尔石化公司宣布不可抗力。", ["卡塔尔石化公司"]),
        # short names that make words with what stands beside them
        ("业主力拓预计增产，嘉能可以67亿美元收购。", ["力拓", "嘉能可"]),
        # a country in brackets only says where the firm is, but before its legal form
        ("雅保(美国)与淡水河谷（印尼）签约。", ["雅保", "淡水河谷"]),
        ("力拓（澳大利亚）、力拓(亚太)宣布投产。", ["力拓", "力拓(亚太)"]),
        ("力拓（中国）投资有限公司、力拓(中国)控股签约。", ["力拓（中国）投资有限公司", "力拓(中国)控股"]),
        # the Indonesian form of a company, and one that the text ends with
        ("力拓与PT Harita Nickel签约。", ["力拓", "PT Harita Nickel"]),
        ("Harita Nickel签约，2024年5月投产。附属PT ", ["Harita Nickel"]),
        ("鋰源(亞太)赴港上市，常州锂源扩产。", ["锂源(亚太)", "常州锂源"]),
        # a name that another country's company also has
        ("中国技术金属公司收购了矿山。", ["中国技术金属公司"]),
        ("乌兹别克斯坦技术金属公司收购了矿山。", ["乌兹别克斯坦技术金属公司"]),
        # the short name later
        ("扬桐科技宣布扩产，次月扬桐再度加码。", ["扬桐科技", "扬桐科技"]),
    ],
)
def test_companies_are_told_by_their_brand_or_by_words_of_business(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "苹果、香蕉出口增长，苹果价格上涨。",
        "科技是第一生产力，数字科技、绿色科技与海洋科技竞争。",
        "清洁能源、化石能源投产，生物质能源获得补贴，美国能源价格下跌。",
        "全球半导体产业链重组，第三代半导体量产，功率半导体涨价。",
        "超导材料获奖，石墨烯材料取得进展，阻燃材料停产，光敏材料、磁光存储材料。",
        "社会资本、国际资本收购股权，回购股份公告发布。",
        "永磁电机、伺服电机量产，现代电机技术进步，日本电机出口下降。",
        "高端电子承压，消费电子回暖，航天电子板块大涨。",
        "多家海外矿业公司宣布减产，一家德国汽车公司宣布停产。",
        "三星堆遗址，三元材料价格，政府鼓励大众参与，现代战争。",
        "本田径队夺冠，商务部8月19日立案，其中碳酸锂、集中碳交易、高通膨。",
        "东南亚科技园推广达标，共赢创新，山东丽江，战胜高温，掀起亚洲热潮。",
        "Trump宣布加征关税，Cobalt减产，Cybertruck投产。",
        "卡莫阿矿减产，格拉斯伯格复产，科卢韦齐停产。",
        "企业和行业协会参与，某大学国际关系学院，让全世界学会另一个词。",
        "GaN材料投产，AI科技竞争，EV电池材料涨价，多家印尼公司停产，稀土中国公司。",
        "从锂源丰富的盐湖提锂的工厂投产，英国停止进口俄铁。",
        "当地科技、能源、资源等行业，该国将资源国有化。",
    ],
)
def test_common_words_are_no_companies(text: str) -> None:
    assert [name for name in names(text) if name != "中国商务部"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("英国环境、食品与农村事务部(Defra)发布报告。", ["英国环境、食品与农村事务部"] * 2),
        ("西班牙生态转型与人口挑战部公布路线图。", ["西班牙生态转型与人口挑战部"]),
        (
            "乌兹别克斯坦矿业与地质部和投资、工业和贸易部签约。",
            ["乌兹别克斯坦矿业与地质部", "乌兹别克斯坦投资、工业和贸易部"],
        ),
        ("英国组建军火供应部金属开发司。", ["英国军火供应部金属开发司"]),
        ("在英國，約翰遜政府公布戰略。", ["英国约翰逊政府"]),
        ("肯尼亚市场监管局立案。", ["肯尼亚市场监管局"]),
        ("美国磁体制造商联盟致信国会。", ["美国磁体制造商联盟", "美国国会"]),
        ("美國政府效率部裁員，挪威政府养老基金减持。", ["美国政府效率部", "挪威政府养老基金"]),
        ("法国海底资源观察站（OFRAM）发布预警。OFRAM说，锑最紧缺。", ["法国海底资源观察站"] * 3),
        ("上议院欧洲事务特别委员会建议。英国上议院回应。", ["英国上议院欧洲事务特别委员会", "英国上议院"]),
    ],
)
def test_longer_names_of_bodies(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_character_lost_in_conversion_hides_no_committee() -> None:
    assert names("2024年，歐盟委員?公布清單，委員?說供應不足。") == ["欧盟委员会"] * 2
    assert names("你是委员?是的。") == []
