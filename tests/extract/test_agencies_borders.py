"""What belongs to the name of a body and what only looks like one: parallel members, verbs, persons, letters."""

import time

import pytest

from policy_nlp.extract.agencies import find_agencies
from policy_nlp.lexicon import simplify
from policy_nlp.model import Context, Reading

Found = list[tuple[str, str]]


def agencies(text: str, region: str = "CN") -> Found:
    reading = Reading(simplify(text), context=Context(title="", region=region))
    return [(m.name, m.kind) for m in find_agencies(reading)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("西澳勘探者和矿主协会反对加税。", [("西澳勘探者和矿主协会", "association")]),
        ("智利工程師和地質學家協會發表聲明。", [("智利工程师和地质学家协会", "association")]),
        ("安大略采矿者与开发者协会发布报告。", [("安大略采矿者与开发者协会", "association")]),
        ("芬兰采矿与勘探公司协会反对。", [("芬兰采矿与勘探公司协会", "association")]),
        ("欧亚矿冶经济研究会发布年报。", [("欧亚矿冶经济研究会", "association")]),
        ("新南威尔士矿产理事会反对。", [("新南威尔士矿产理事会", "association")]),
        ("西澳大利亚州资源委员会反对。", [("西澳大利亚州资源委员会", "association")]),
        ("加州能源委员会公布计划。", [("加州能源委员会", "government")]),
        ("工人和工会都反对。", []),
    ],
)
def test_who_belongs_to_an_association_is_part_of_its_name(text: str, expected: Found) -> None:
    assert agencies(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "消费占全国铜业的两成。",
        "占比占全球镍业四成。",
        "我国锡业产值增长。",
        "高端磁材料紧缺。",
        "美国铜矿公司宣布减产。",
        "蒙古国西南部发现铜矿。",
        "老挝中北部的钾矿复产。",
        "从“稀土同盟”走向“资源俱乐部”，各方期待。",
        "发展普惠金融，维护普惠的环境。",
        "监察院长辞职，立法院长出席。",
        "碳酸锂期货一度突破每吨9万元，原油期货表示强势。",
        "镍期货分析师认为价格下跌，国内证券分析师认同。",
        "信赖政府的承诺，依赖政府补贴。",
        "白皮书委员会主席出席。",
        "部里组建了一个事故调查专家组。",
    ],
)
def test_what_only_looks_like_a_name(text: str) -> None:
    assert agencies(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("信诚证券首席分析师认为铜价上涨。", [("信诚证券", "company")]),
        ("浙商期貨研究員表示銅價上漲。", [("浙商期货", "company")]),
        ("普惠宣布发动机缺钴。", [("普惠", "company")]),
        ("哈萨克斯坦的卡拉丘克矿山国有公司宣布停产。", [("卡拉丘克矿山国有公司", "company")]),
        ("多家国有公司投标。", []),
        ("禾崴集团旗下工厂停工。", [("禾崴集团", "company")]),
        ("该集团旗下工厂停工，大型集团持股。", []),
        (
            "澳洲扩大出口融资公司的权力，强化台湾电力公司的职能。",
            [("澳大利亚出口融资公司", "government"), ("台湾电力公司", "company")],
        ),
        ("康霈-創（6919）漲停。", [("康霈", "company")]),
        ("国务院长期支持找矿。", [("中国国务院", "government")]),
    ],
)
def test_companies_and_verbs_before_them(text: str, expected: Found) -> None:
    assert agencies(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("经济学家Pereira指出铜价上涨。随后Pereira表示，明年持平。", []),
        ("大宗商品主管Paul Keller认为价格走低。", []),
        ("迈克尔·康纳（Michael Connor）出席。Connor认为价格会涨。", []),
        ("Susan Miller宣布退休。", []),
        ("投资银行Canaccord的主管看好铜。", [("Canaccord", "company")]),
        ("电池商Verkor宣布建厂。", [("Verkor", "company")]),
    ],
)
def test_a_person_with_a_latin_name_is_no_company(text: str, expected: Found) -> None:
    assert agencies(text) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("美国会通过预算案。", ["美国国会"]),
        ("韓國會表決關稅案。", ["韩国国会"]),
        ("德国会在年底公布名单。", []),
        ("中国会继续发放许可。", []),
        ("英国会与智利签约。", []),
        ("泰国会议闭幕。", []),
    ],
)
def test_a_parliament_or_the_verb_behind_a_country(text: str, names: list[str]) -> None:
    assert [name for name, _ in agencies(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("莫桑比克矿区停产，莫政府派兵。", ["莫桑比克政府"]),
        ("烏干達出台新規。烏政府要求就地冶煉。", ["乌干达政府"]),
        ("加纳宣布改革，加政府取消特许。", ["加纳政府"]),
        ("加拿大与加纳签约，加政府取消特许。", ["加拿大政府"]),
        ("肯尼亚修法，肯矿业部收回许可。", ["肯尼亚矿业部"]),
        ("莫政府派兵。", []),
        ("津巴布韦增税，地方政府反对。", []),
    ],
)
def test_the_first_character_of_a_country_told_before(text: str, names: list[str]) -> None:
    assert [name for name, _ in agencies(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("美国地质勘查局公布储量。", ["美国地质调查局"]),
        ("美國地質調查所（USGS）公布清單。", ["美国地质调查局"] * 2),
        ("挪威地调所公布储量。", ["挪威地质调查局"]),
        ("意大利地质勘查局公布储量。", ["意大利地质勘查局"]),
        ("芬兰地质调查局说，美国地质调查所也说。", ["芬兰地质调查局", "美国地质调查局"]),
        ("国家生态环境部公布名录。", ["中国生态环境部"]),
        ("赞比亚国家矿业部公布名录。", ["赞比亚国家矿业部"]),
        ("国家能源局公布名录。", ["中国国家能源局"]),
        ("欧洲议会、理事会就磷矿名单达成一致。", ["欧洲议会", "欧盟理事会"]),
        ("美國聯邦眾議院能源委員會通過法案。", ["美国众议院能源委员会"]),
        ("岸田內閣批准儲備計畫。", ["日本岸田内阁"]),
        ("默茨内阁批准计划。", ["德国默茨内阁"]),
        ("特朗普2.0政府公布清单。", ["美国特朗普2.0政府"]),
        ("賴政府公布清單。", ["台湾赖政府"]),
    ],
)
def test_national_bodies_by_other_names(text: str, names: list[str]) -> None:
    assert [name for name, _ in agencies(text)] == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("法国成立关键金属专家组。", [("法国关键金属专家组", "government")]),
        ("日本設立稀土供應跨部門工作組。", [("日本稀土供应跨部门工作组", "government")]),
        (
            "国际能源署成立原材料安全工作组。",
            [("国际能源署", "intergov"), ("原材料安全工作组", "intergov")],
        ),
        (
            "联合国环境署已设立尾矿管理委员会。",
            [("联合国环境署", "intergov"), ("尾矿管理委员会", "intergov")],
        ),
        (
            "韩国海关设立出口审查委员会。",
            [("韩国海关", "government"), ("韩国出口审查委员会", "government")],
        ),
        ("公司成立调查工作组。", []),
    ],
)
def test_groups_and_organs_are_of_their_founder(text: str, expected: Found) -> None:
    assert agencies(text) == expected


@pytest.mark.parametrize(
    ("text", "region", "name"),
    [
        ("因應印尼禁令，經濟部宣布盤點鎳庫存。", "TW", "台湾经济部"),
        ("由於秘魯罷工，財政部表示將輔導業者。", "TW", "台湾财政部"),
        ("针对欧盟关税，商务部宣布反制。", "CN", "中国商务部"),
        ("印尼收紧出口，财政部宣布加税。", "TW", "印度尼西亚财政部"),
    ],
)
def test_a_country_that_gives_the_occasion_lends_no_name(text: str, region: str, name: str) -> None:
    assert agencies(text, region)[-1][0] == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("赞比亚收紧许可，赞政府要求复审。", ["赞比亚政府"]),
        ("厄瓜多尔停矿，但厄政府未表态。", ["厄瓜多尔政府"]),
        ("博茨瓦纳增税，对博政府的做法，矿商不满。", ["博茨瓦纳政府"]),
        ("外商看好赞比亚，股东夸赞政府的改革。", []),
        ("矿商赞比亚建厂，舆论盛赞政府办事快。", []),
        ("新加坡企业投资智利，新政府尚未组成。", []),
        ("多哥出口磷矿，众多政府有意采购。", []),
        ("以色列企业投标，以政府名义签约。", []),
        ("中国企业参与，其中政府出资一半。", []),
    ],
)
def test_a_first_character_that_ends_a_word_is_no_country(text: str, names: list[str]) -> None:
    assert [name for name, _ in agencies(text)] == names


def test_a_country_directly_before_leaves_no_letter() -> None:
    assert "新西兰政府" not in [name for name, _ in agencies("新西兰客商抵达秘鲁，秘鲁新政府设立基金。")]
    assert "塞尔维亚政府" not in [name for name, _ in agencies("塞尔维亚客商抵达秘鲁，秘鲁塞政府设立基金。")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("五矿期货认为，镍价偏弱。", ["五矿期货"]),
        ("浙商期货首席分析师看好沪镍期货。", ["浙商期货"]),
        ("信诚证券预计铝价回落。", ["信诚证券"]),
        ("沪铝期货预计下月走弱。", []),
        ("氢氧化锂期货称为新宠，工业硅期货指出方向。", []),
        ("伦锌期货表示强势，铁矿石期货研究报告出炉。", []),
        ("棕榈油期货分析师人手不足。", []),
        ("股指期货预测难度大。", []),
    ],
)
def test_a_house_opines_and_a_contract_is_traded(text: str, names: list[str]) -> None:
    assert [name for name, _ in agencies(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("日本能源研究会发布年鉴。", ["日本能源研究会"]),
        ("韩国地质研究会召开年会。", ["韩国地质研究会"]),
        ("地质研究会带来新知。", []),
        ("韩国地质研究会议闭幕。", []),
    ],
)
def test_a_research_society_of_a_country(text: str, names: list[str]) -> None:
    assert [name for name, _ in agencies(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("澳大利亚矿业商会反对加税。", ["澳大利亚矿业商会"]),
        ("铝生产商会反对加税。", ["铝生产商会"]),
        ("澳大利亚矿业商会同意加税，也见证签约。", ["澳大利亚矿业商会"]),
        ("铝生产商会晤部长。", []),
        ("镍冶炼商会谈破裂。", []),
        ("电池制造商会见大臣，锂生产商会同专家查看。", []),
        ("钢铁贸易商会商对策。", []),
    ],
)
def test_a_chamber_or_traders_who_meet(text: str, names: list[str]) -> None:
    assert [name for name, _ in agencies(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("矿商聘请顾问Redhill Mining完成可研。", ["Redhill Mining"]),
        ("委托独立顾问Corvin Resources评估矿权。", ["Corvin Resources"]),
        ("董事Maria Mining宣布辞职。", []),
        ("首席执行官Kestrel Mining宣布辞职。", []),
        ("顾问Pereira宣布辞职，Pereira签署文件。", []),
    ],
)
def test_a_firm_engaged_or_a_person_with_a_title(text: str, names: list[str]) -> None:
    assert [name for name, _ in agencies(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("总监Paul Keller出席，Keller宣布签约。", []),
        ("CEO Ada Brandis出席，随后Ada Brandis宣布签约。", []),
        ("主管Paul Keller出席，电池商Verkor宣布建厂。", ["Verkor"]),
    ],
)
def test_a_person_is_told_before_by_any_part_of_the_name(text: str, names: list[str]) -> None:
    assert [name for name, _ in agencies(text)] == names


def test_many_latin_brands_take_time_in_proportion() -> None:
    sentence = "2023年，Quillor公司买下铜矿，Quillor Mining公司。"

    def taken(times: int) -> float:
        text, began = sentence * times, time.process_time()
        agencies(text)
        return time.process_time() - began

    taken(1)
    assert min(taken(1600) for _ in range(2)) < 20 * min(taken(200) for _ in range(3))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("商务部分配第二批配额。", ["中国商务部"]),
        ("國土資源部首次下達指標。", ["中国国土资源部"]),
        ("财政部分两批拨付。", ["中国财政部"]),
        ("财政部部分预算未拨付。", ["中国财政部"]),
        ("商务部门表示欢迎。", []),
        ("部首查字法。", []),
        ("据中国海关统计，进口下降。", ["中国海关"]),
        ("美国海关统计，进口下降。", ["美国海关"]),
        ("中国海关统计数据下降。", []),
    ],
)
def test_a_word_begun_directly_behind_a_name(text: str, names: list[str]) -> None:
    assert [name for name, _ in agencies(text)] == names
