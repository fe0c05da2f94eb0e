"""Subsidiaries, branches, organs and foreign companies under all their names, in fresh sentences."""

import pytest

from policy_nlp.extract.agencies import find_agencies
from policy_nlp.lexicon import simplify
from policy_nlp.model import Block, BlockKind, Context, Reading


def found(text: str) -> list[tuple[str, str]]:
    reading = Reading(simplify(text), context=Context(region="CN"))
    return [(reading.text[m.start : m.end], m.name) for m in find_agencies(reading)]


def names(text: str) -> list[str]:
    return [name for _, name in found(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a company of a company has a name of its own
        ("天齐锂业国际将出资，中矿资源（亚太）获得注资。", ["天齐锂业国际", "中矿资源（亚太）"]),
        ("该矿由子公司塔尔维科与合资公司格林莫特开发。", ["塔尔维科", "格林莫特"]),
        # forms of companies in other countries
        (
            "与Kivu Lithium B.V.签约，Sundale Capital注资。附属PT Borneo Prima Nickel（BPN）投产。",
            ["Kivu Lithium B.V.", "Sundale Capital", "PT Borneo Prima Nickel", "PT Borneo Prima Nickel"],
        ),
        ("Alder Elements与Birch Technologies的合作推进。", ["Alder Elements", "Birch Technologies"]),
        # the foreign name in brackets behind the one in characters
        ("格罗维德（Northvolt）破产。", ["格罗维德", "格罗维德"]),
        # without 公司, and beside another company of the same place
        ("康沃尔锂业与康沃尔金属签约，班纳曼资源增产。", ["康沃尔锂业", "康沃尔金属", "班纳曼资源"]),
        # some of several
        ("已为青禾稀土等企业办理手续。", ["青禾稀土"]),
        # what a company is called before its name
        ("加拿大矿业咨询公司Vantor的调查显示储量可观。", ["Vantor"]),
        ("多伦多证券交易所和利马期货交易所停牌。", ["多伦多证券交易所", "利马期货交易所"]),
    ],
)
def test_companies_by_all_their_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "新增查明资源量300万吨，推断资源、控制资源合计过半。",
        "一纸矿产公告引发涨价。",
        "几家稀土企业等待复产，轻稀土等企业关心的品种涨价。",
        "子公司科技实力增强，合资公司将在明年投产。",
        "Critical Imported Commodities一文写于1974年。",
    ],
)
def test_kinds_of_reserves_and_common_words_are_no_companies(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "宁夏公布数据，自治区人民政府新闻办公室回应。",
            [("自治区人民政府新闻办公室", "宁夏回族自治区人民政府新闻办公室")],
        ),
        ("国家税务总局韶关市税务局退税。", [("国家税务总局韶关市税务局", "国家税务总局韶关市税务局")]),
        ("案件上诉至孟买高等法院。", [("孟买高等法院", "孟买高等法院")]),
        (
            "该指数由国家发展改革委价格认证研究中心编制。",
            [("国家发展改革委价格认证研究中心", "中国国家发展和改革委员会价格认证研究中心")],
        ),
        ("样品送中国海关科学技术研究中心。", [("中国海关科学技术研究中心", "中国海关科学技术研究中心")]),
        ("国家石墨烯创新中心宁波基地揭牌。", [("国家石墨烯创新中心宁波基地", "国家石墨烯创新中心宁波基地")]),
        (
            "中国有色金属工业协会再生金属分会测算。",
            [("中国有色金属工业协会再生金属分会", "中国有色金属工业协会再生金属分会")],
        ),
        ("中华经济研究院东盟研究中心指出。", [("中华经济研究院东盟研究中心", "中华经济研究院东盟研究中心")]),
        ("欧洲铬铁与硅铁生产商协会回应。", [("欧洲铬铁与硅铁生产商协会", "欧洲铬铁与硅铁生产商协会")]),
        (
            "国务院关税税则委员会办公室解读。",
            [("国务院关税税则委员会办公室", "中国国务院关税税则委员会办公室")],
        ),
        ("卡塔马卡省矿业部收取权利金。", [("卡塔马卡省矿业部", "卡塔马卡省矿业部")]),
        ("【巴拉圭】检察院立案。", [("检察院", "巴拉圭检察院")]),
        ("全国人大常委会通过修订草案。", [("全国人大常委会", "中国全国人民代表大会常务委员会")]),
    ],
)
def test_parts_and_branches(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_organs_carry_the_name_of_their_body() -> None:
    told = names("国际海底管理局于1994年成立。管理局理事会核准规章，缔约国通知管理局，管理局大会选举秘书长。")
    assert told == ["国际海底管理局", "国际海底管理局理事会", "国际海底管理局", "国际海底管理局大会"]
    assert "管理局" not in names("企业应当通知管理局，管理局大会堂失修。")


def test_the_items_of_a_section_go_on_about_one_country() -> None:
    lines = [
        "一周要闻",
        "【美洲】",
        "◆白宫宣布启动储备。",
        "◆国务院主办部长级会议。",
        "【国内】",
        "◆商务部回应称将审查。",
    ]
    text = "\n".join(lines)
    starts = [text.index(line) for line in lines]
    blocks = [Block(BlockKind.PARAGRAPH, start, start + len(line)) for start, line in zip(starts, lines, strict=True)]
    reading = Reading(text, blocks=tuple(blocks), context=Context(region="CN"))
    assert [m.name for m in find_agencies(reading)] == ["美国白宫", "美国国务院", "中国商务部"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("津巴布韦矿产销售公司核价。", "company"),
        ("中国出口信用保险公司提供评级。", "company"),
        ("国家财富基金入股英国矿商。", "government"),
        ("湄公河委员会介入监测。", "intergov"),
    ],
)
def test_kinds_of_state_corporations_and_commissions(text: str, kind: str) -> None:
    reading = Reading(text, context=Context(region="CN"))
    assert next(m.kind for m in find_agencies(reading)) == kind


@pytest.mark.parametrize(
    "body",
    [
        "矿产督察局",
        "税务征管局",
        "海关署",
        "环境专员公署",
        "总检察长办公室",
        "枢密院",
        "国民大会",
        "国内收入署",
        "矿权登记局",
        "全国总工会",
        "矿业理事会",
        "雇主联合会",
    ],
)
def test_what_every_country_may_have(body: str) -> None:
    assert names(f"乌干达{body}发布公告。") == [f"乌干达{body}"]


@pytest.mark.parametrize(
    "body",
    [
        "贵州省人民政府办公厅",
        "贵州省有色地质局",
        "贵州省矿产资源储量评审中心",
        "遵义市人大常委会",
        "遵义市人民政府办公室",
        "宁夏回族自治区地质勘查基金中心",
    ],
)
def test_what_every_province_may_have(body: str) -> None:
    assert names(f"日前，{body}印发通知。") == [body]


def test_foreign_names_before_a_line_of_business_that_is_a_common_word() -> None:
    assert names("巴尔托金属宣布减产，塔维尔石墨披露亏损，德晟稀土公告扩产。") == [
        "巴尔托金属",
        "塔维尔石墨",
        "德晟稀土",
    ]
    assert names("有色金属宣布涨价，贵金属、天然石墨、轻稀土披露库存，三国国际收购停滞。") == []
