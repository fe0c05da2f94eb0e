"""Where names of organisations begin and end: country letters, registered names, parts of bodies, Latin names."""

import pytest

from policy_nlp.extract.agencies import find_agencies
from policy_nlp.lexicon import simplify
from policy_nlp.model import Context, Reading

G, L, T, C, A = "government", "legislature", "institute", "company", "association"


def agencies(text: str, region: str = "CN") -> list[tuple[str, str, str]]:
    reading = Reading(simplify(text), context=Context(title="", region=region))
    return [(reading.text[m.start : m.end], m.name, m.kind) for m in find_agencies(reading)]


@pytest.mark.parametrize(
    ("text", "span", "name", "kind"),
    [
        ("美能源部拟向两座磁材厂提供贷款。", "美能源部", "美国能源部", G),
        ("记者获悉，英政府将重启锡矿勘查补助。", "英政府", "英国政府", G),
        ("3月9日，日经产省敲定镓的采购计划。", "日经产省", "日本经济产业省", G),
        ("業界指美眾院本週將表決鎢關稅案。", "美众院", "美国众议院", L),
        ("消息稱德國會擱置深海採礦動議。", "德国会", "德国国会", L),
        ("陸商務部重申許可證照常審批。", "陆商务部", "中国商务部", G),
        ("与美国防部签约的厂商扩产。", "美国防部", "美国国防部", G),
        ("2月，缅政府关闭边境矿点。", "缅政府", "缅甸政府", G),
    ],
)
def test_the_letter_of_a_country_belongs_to_its_body(text: str, span: str, name: str, kind: str) -> None:
    assert agencies(text) == [(span, name, kind)]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("5日商务部答复了来函。", "商务部"),
        ("今日财政部下达资金。", "财政部"),
        ("参加央行座谈的代表离场。", "央行"),
        ("北美政府间磋商未果。", None),
        ("日韩政府磋商镓的配额。", None),
        ("立法政府采购流程。", None),
    ],
)
def test_the_end_of_another_word_is_no_letter_of_a_country(text: str, span: str | None) -> None:
    assert [found for found, _, _ in agencies(text)] == ([span] if span else [])


@pytest.mark.parametrize(
    "name",
    [
        "盛屯矿业（香港）锂业有限公司",
        "宜春恒远新材料有限公司",
        "有川科技集团有限公司",
        "中国钒钛稀有有限公司",
        "青岛北泰印尼镍业有限公司",
        "格尔木东蓝盐湖有限责任公司",
    ],
)
@pytest.mark.parametrize("frame", ["{}投产。", "其控股的{}复产。", "由{}承建该厂。", "公司与{}签约。"])
def test_a_registered_name_is_whole(name: str, frame: str) -> None:
    assert agencies(frame.format(name)) == [(name, name, C)]


@pytest.mark.parametrize("text", ["两家股份有限公司参与竞买。", "该有限责任公司已注销。", "拟设立（香港）有限公司。"])
def test_a_form_of_company_is_no_name(text: str) -> None:
    assert agencies(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("赣锋锂业控股子公司复产。", ["赣锋锂业"]),
        ("由SQM控股61%的合资企业成立。", ["SQM"]),
        ("华友钴业控股的镍厂停工。", ["华友钴业"]),
        ("公司拟增持招金股份。", ["招金"]),
        ("该公司关停北澳镍业务。", []),
        ("纯电动汽车出口回落，插电式混合动力汽车持平。", []),
        ("美国稀土产业链尚待补齐。", []),
        ("美国稀土宣布扩建磁体厂。", ["美国稀土"]),
        ("欧洲联盟（EU）启动谈判。", []),
        ("秘书长Budi Santoso表示欢迎。", []),
    ],
)
def test_words_of_relation_and_kind_are_outside(text: str, names: list[str]) -> None:
    assert [name for _, name, _ in agencies(text)] == names


@pytest.mark.parametrize(
    ("text", "span", "name", "kind"),
    [
        ("中科院赣江创新研究院攻关。", "中科院赣江创新研究院", "中科院赣江创新研究院", T),
        ("国土资源部信息中心研究员撰文。", "国土资源部信息中心", "国土资源部信息中心", T),
        ("海关总署广东分署查获一船锑锭。", "海关总署广东分署", "中国海关总署广东分署", G),
        ("中国矿业联合会锂业专业委员会换届。", "中国矿业联合会锂业专业委员会", "中国矿业联合会锂业专业委员会", A),
        ("中国科学院上海硅酸盐所所长出席。", "中国科学院上海硅酸盐所", "中国科学院上海硅酸盐所", T),
        ("美国国会特别委员会传唤高管。", "美国国会特别委员会", "美国国会特别委员会", L),
        ("加纳黄金委员会特别工作组查封矿点。", "加纳黄金委员会特别工作组", "加纳黄金委员会特别工作组", G),
        ("印度尼西亚矿区整顿工作组罚款。", "印度尼西亚矿区整顿工作组", "印度尼西亚矿区整顿工作组", G),
    ],
)
def test_a_part_is_named_with_its_body(text: str, span: str, name: str, kind: str) -> None:
    assert agencies(text) == [(span, name, kind)]


def test_two_ministries_side_by_side_are_two() -> None:
    names = [name for _, name, _ in agencies("商务部海关总署公告，国家发展改革委国家能源局通知。")]
    assert names == ["中国商务部", "中国海关总署", "中国国家发展和改革委员会", "中国国家能源局"]


def test_a_ministry_and_its_office_are_one() -> None:
    assert [name for _, name, _ in agencies("工信部原材料工业司答记者问。")] == ["中国工业和信息化部原材料工业司"]


@pytest.mark.parametrize(
    ("text", "span", "name", "kind"),
    [
        ("中國駐美大使館表示遺憾。", "中国驻美大使馆", "中国驻美国大使馆", G),
        ("加拿大驻华大使馆举行推介会。", "加拿大驻华大使馆", "加拿大驻中国大使馆", G),
        ("北京市恒正律师事务所出具意见。", "北京市恒正律师事务所", "北京市恒正律师事务所", C),
        ("云南省地矿局提交储量报告。", "云南省地矿局", "云南省地矿局", G),
        ("吉林省地质调查院完成钻探。", "吉林省地质调查院", "吉林省地质调查院", T),
        ("国家石墨烯创新中心挂牌。", "国家石墨烯创新中心", "国家石墨烯创新中心", T),
        ("包头稀土高新区管委会出台补贴。", "包头稀土高新区管委会", "包头稀土高新区管委会", G),
        ("無人機產業聯盟遞交建言。", "无人机产业联盟", "无人机产业联盟", A),
        ("歐盟駐華商會公布調查。", "欧盟驻华商会", "欧盟驻华商会", A),
        ("白宮國家經濟會議研議鎢儲備。", "白宫国家经济会议", "美国国家经济委员会", G),
        ("成大教授受訪。", "成大", "成功大学", T),
    ],
)
def test_kinds_of_bodies(text: str, span: str, name: str, kind: str) -> None:
    assert agencies(text, "TW") == [(span, name, kind)]


@pytest.mark.parametrize(
    ("region", "name"),
    [("TW", "台湾中央银行"), ("CN", "中国人民银行")],
)
def test_the_central_bank_is_that_of_the_place(region: str, name: str) -> None:
    assert agencies("央行昨日維持利率不變。", region) == [("央行", name, G)]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("MP Materials Corp停产。", ["MP Materials Corp"]),
        ("Almonty Industries Inc.上市。", ["Almonty Industries Inc."]),
        ("Lynas稀土公司扩产，Iluka资源宣布跟进。", ["Lynas稀土公司", "Iluka资源"]),
        ("Lynas稀土矿石运抵。", ["Lynas"]),
        ("Brookings Institution发文。", ["Brookings Institution"]),
    ],
)
def test_latin_names_keep_their_last_words(text: str, spans: list[str]) -> None:
    assert [span for span, _, _ in agencies(text)] == spans


def test_a_short_form_in_brackets_is_an_alias() -> None:
    found = agencies("华东矿产经济研究院（华矿院）发布报告，华矿院预计锑价走高。")
    assert [(span, name) for span, name, _ in found] == [
        ("华东矿产经济研究院", "华东矿产经济研究院"),
        ("华矿院", "华东矿产经济研究院"),
        ("华矿院", "华东矿产经济研究院"),
    ]


def test_a_place_that_gave_a_company_its_name_is_no_company() -> None:
    found = agencies("津巴布韦萨比纳锂业公司增资，萨比纳盐湖扩建，萨比纳项目复工，萨比纳锂业公司获利。")
    assert [span for span, _, _ in found] == ["萨比纳锂业公司", "萨比纳锂业公司"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # teams that a government puts together, not firms that are called so
        ("台湾环境部筹组“循环金属储备国家队”。", [("台湾环境部", G), ("循环金属储备国家队", "alliance")]),
        ("台灣經濟部擬合組“關鍵礦物精煉國家隊”。", [("台湾经济部", G), ("关键矿物精炼国家队", "alliance")]),
        ("该厂被称为“稀土磁材国家队”，国家队资金入市。", []),
        # stations that two countries have together, not those of a mine
        ("日澳稀土供应观测站首发报告。", [("日澳稀土供应观测站", T)]),
        ("韩加关键金属监测站挂牌。", [("韩加关键金属监测站", T)]),
        ("矿区水质监测站与尾矿库监测站每月报数。", []),
        # offices for parts of the world, below a ministry
        ("法国外交部非洲司致函马里矿业部。", [("法国外交部非洲司", G), ("马里矿业部", G)]),
        ("韓國外交部歐洲局局長赴會。", [("韩国外交部欧洲局", G)]),
        ("美国国务院欧洲和欧亚事务局回应。", [("美国国务院欧洲和欧亚事务局", G)]),
        ("欧洲局势紧张，中东局面恶化，亚洲部分国家观望，非洲部长级会议延期。", []),
        # committees of parliaments by number, and those that make laws
        ("印尼国会第七委员会质询。", [("印尼国会第七委员会", L)]),
        ("澳大利亚参议院经济立法委员会听证。", [("澳大利亚参议院经济立法委员会", L)]),
        ("第十二届委员会与第三小组开会。", []),
        # departments of universities, and no systems or series
        ("国立成功大学资源工程学系开发回收技术。", [("国立成功大学资源工程学系", T)]),
        ("该校化学系统与数学系列课程开课。", []),
        ("钴电化学系产品热销，该大学学系电池课题获奖。", []),
        ("蒙古铁道部队修桥，中国气象局面好转，日本航空自卫队员返乡。", []),
        ("阿塞拜疆国家矿产资源利用署出售铜矿。", [("阿塞拜疆国家矿产资源利用署", G)]),
    ],
)
def test_what_is_founded_by_policy_and_parts_of_ministries(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(span, kind) for span, _, kind in agencies(text)] == expected
