"""Agencies in fresh sentences: span, full name and kind, as the annotation guide rules them."""

from dataclasses import replace
from itertools import pairwise

import pytest

from policy_nlp.extract.agencies import find_agencies
from policy_nlp.extract.instruments import find_instruments
from policy_nlp.lexicon import simplify
from policy_nlp.model import Block, BlockKind, Context, Reading

Found = list[tuple[str, str, str]]
G, L, W, T, C, A, U = "government", "legislature", "intergov", "institute", "company", "association", "alliance"


def agencies(text: str, region: str | None = "CN", title: str = "") -> Found:
    reading = Reading(simplify(text), context=Context(title=title, region=region))
    return [(reading.text[m.start : m.end], m.name, m.kind) for m in find_agencies(reading)]


@pytest.mark.parametrize(
    "text",
    ["占哈萨克斯坦冶金业的2%", "哈萨克斯坦采矿业增长", "《中国矿产资源报告（2023）》", "构建“关键矿产命运共同体”。"],
)
def test_no_company_begins_inside_a_country_or_a_title(text: str) -> None:
    assert agencies(text) == []


def names(text: str, region: str | None = "CN", title: str = "") -> list[tuple[str, str]]:
    return [(name, kind) for _, name, kind in agencies(text, region, title)]


NATIONAL = [
    ("印尼投资部随后表示支持。", "印尼投资部", "印度尼西亚投资部", G),
    ("澳洲財政部駁回申請。", "澳洲财政部", "澳大利亚财政部", G),
    ("大陸商務部回應。", "大陆商务部", "中国商务部", G),
    ("蒙古国矿业和重工业部批准了协议。", "蒙古国矿业和重工业部", "蒙古国矿业和重工业部", G),
    ("德国联邦经济和气候保护部发布战略。", "德国联邦经济和气候保护部", "德国联邦经济和气候保护部", G),
    ("由韩国贸易、工业和能源部牵头。", "韩国贸易、工业和能源部", "韩国贸易、工业和能源部", G),
    ("加拿大自然资源部部长说,谈判顺利。", "加拿大自然资源部", "加拿大自然资源部", G),
    ("巴西矿业和能源部公布名单。", "巴西矿业和能源部", "巴西矿业和能源部", G),
    ("越南工贸部提出规划草案。", "越南工贸部", "越南工贸部", G),
    ("纳米比亚矿业和能源部要求本地加工。", "纳米比亚矿业和能源部", "纳米比亚矿业和能源部", G),
    ("尼日利亚固体矿产开发部吊销执照。", "尼日利亚固体矿产开发部", "尼日利亚固体矿产开发部", G),
    ("厄瓜多尔能源和矿产部重开登记。", "厄瓜多尔能源和矿产部", "厄瓜多尔能源和矿产部", G),
    ("巴布亚新几内亚矿产资源管理局受理申请。", "巴布亚新几内亚矿产资源管理局", "巴布亚新几内亚矿产资源管理局", G),
    ("尚比亞財政部推遲徵稅。", "尚比亚财政部", "赞比亚财政部", G),
    ("由意大利政府出资。", "意大利政府", "意大利政府", G),
    ("韩国总统办公室发布声明。", "韩国总统办公室", "韩国总统办公室", G),
    ("荷蘭政府公布新規。", "荷兰政府", "荷兰政府", G),
    ("莫迪政府修订了矿业法。", "莫迪政府", "印度莫迪政府", G),
    ("川普政府擴大清單。", "川普政府", "美国川普政府", G),
    ("白宫随即发表声明。", "白宫", "美国白宫", G),
    ("五角大樓承認庫存不足。", "五角大楼", "美国国防部", G),
    ("日本经产省拟增加储备。", "日本经产省", "日本经济产业省", G),
    ("工信部下达指标。", "工信部", "中国工业和信息化部", G),
    ("國家發改委召開會議。", "国家发改委", "中国国家发展和改革委员会", G),
    ("美國國會參議院表決通過。", "美国国会参议院", "美国国会参议院", L),
    ("俄罗斯国家杜马三读通过。", "俄罗斯国家杜马", "俄罗斯国家杜马", L),
    ("哈萨克斯坦工业和建设部说，国家统计局数据下降。", "国家统计局", "哈萨克斯坦国家统计局", G),
    ("台灣區電線電纜工業同業公會座談。", "台湾区电线电缆工业同业公会", "台湾区电线电缆工业同业公会", A),
    ("马来西亚天然资源及永续发展部附议。", "马来西亚天然资源及永续发展部", "马来西亚天然资源及永续发展部", G),
    ("税务总局另行公告，中国财政部配合。", "税务总局", "中国国家税务总局", G),
    ("外经贸部当时管理配额，蒙古国跟进。", "外经贸部", "中国对外贸易经济合作部", G),
    ("台湾经济部成立金属材料因应小组。", "金属材料因应小组", "台湾金属材料因应小组", G),
    ("景德市自然资源局要求停产。", "景德市自然资源局", "景德市自然资源局", G),
    ("在英国，梅杰政府出售储备。", "梅杰政府", "英国梅杰政府", G),
    ("韦尔蒙湾镍业获增配额。", "韦尔蒙湾镍业", "韦尔蒙湾镍业", C),
    ("南美电池生产商协会提出警告。", "南美电池生产商协会", "南美电池生产商协会", A),
    ("当局组建国有企业宁格矿业公司。", "宁格矿业公司", "宁格矿业公司", C),
    ("鎢礦股佳鑫國際資源（03858.HK）急升。", "佳鑫国际资源", "佳鑫国际资源", C),
    ("国家大呼拉尔通过决议。", "国家大呼拉尔", "蒙古国国家大呼拉尔", L),
    ("立法院三讀通過修正案。", "立法院", "台湾立法院", L),
    ("在菲律宾，两院协商委员会删去禁令。", "两院协商委员会", "菲律宾两院协商委员会", L),
    ("秘鲁国会否决了提案。", "秘鲁国会", "秘鲁国会", L),
    ("美国联邦上诉法院裁定关税违法。", "美国联邦上诉法院", "美国联邦上诉法院", G),
    ("津巴布韦储备银行发行货币。", "津巴布韦储备银行", "津巴布韦储备银行", G),
    ("美國輸出入銀行提供貸款。", "美国输出入银行", "美国输出入银行", G),
    ("国防部后勤局增加收储。", "国防部后勤局", "美国国防后勤局", G),
    ("江西省自然资源厅公开挂牌。", "江西省自然资源厅", "江西省自然资源厅", G),
    ("魁北克省政府提供补贴。", "魁北克省政府", "魁北克省政府", G),
]

UNPREFIXED = [
    ("国际海底管理局召开会议。", "国际海底管理局", W),
    ("歐洲投資銀行承諾出資。", "欧洲投资银行", W),
    ("矿产安全伙伴关系举行部长级会议。", "矿产安全伙伴关系", U),
    ("“五眼联盟”成员参加。", "五眼联盟", U),
    ("欧洲电池联盟提出建议。", "欧洲电池联盟", U),
    ("总部设在巴黎的国际能源署估计,需求将翻番。", "国际能源署", W),
    ("由劳伦斯伯克利国家实验室承担。", "劳伦斯伯克利国家实验室", T),
    ("项目由莫纳什大学完成。", "莫纳什大学", T),
    ("加州大學柏克萊分校的研究人員指出。", "加州大学柏克莱分校", T),
    ("北京大学国家发展研究院教授认为。", "北京大学国家发展研究院", T),
    ("战略与国际研究中心研究员估计。", "战略与国际研究中心", T),
    ("德国弗劳恩霍夫协会参与试验。", "弗劳恩霍夫协会", T),
    ("中国矿业联合会发布倡议。", "中国矿业联合会", A),
    ("智利国家矿业协会反对加税。", "智利国家矿业协会", A),
    ("特里林格资源公司获得许可。", "特里林格资源公司", C),
    ("澳大利亚伦诺克斯公司宣布增产。", "伦诺克斯公司", C),
    ("盛屯矿业买下股权。", "盛屯矿业", C),
    ("必和必拓退出投标。", "必和必拓", C),
    ("開採商Ramaco Resources預計投產。", "Ramaco Resources", C),
    ("与Lifezone Metals公司合资。", "Lifezone Metals公司", C),
    ("金诚信(603979.SH)涨停。", "金诚信", C),
    ("美国钛业公司(TIMET)扩产。", "美国钛业公司", C),
    ("魁北克省投资公司出资。", "魁北克省投资公司", C),
    ("由印尼国家电力公司持股。", "印尼国家电力公司", C),
    ("中国地质科学院矿产资源研究所承担。", "中国地质科学院矿产资源研究所", T),
    ("巴拿马第一量子矿业公司停产。", "第一量子矿业公司", C),
]


@pytest.mark.parametrize(("text", "span", "name", "kind"), NATIONAL, ids=[case[1] for case in NATIONAL])
def test_national_bodies_carry_their_country(text: str, span: str, name: str, kind: str) -> None:
    assert (span, name, kind) in agencies(text)


@pytest.mark.parametrize(("text", "name", "kind"), UNPREFIXED, ids=[case[1] for case in UNPREFIXED])
def test_other_bodies_are_named_as_the_article_names_them(text: str, name: str, kind: str) -> None:
    assert (name, kind) in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "各国政府和国际组织呼吁,地方政府、州政府以及政府机构加强合作。",
        "上述格局在全部地区布局,南部、东部和总部部署,签署协议,全局性结局。",
        "研究机构、高校、行业协会、专业技术协会和研究中心增多,13所大学参与。",
        "中国正打造全球锂电池制造中心,伦敦是国际金融中心。",
        "双方建立全面战略伙伴关系,形成战略联盟。",
        "由内政部长伯古姆和能源部长赖特出席。",
        "该委员会表示,上市公司、子公司、跨国公司均受影响。",
        "传统矿业、绿色矿业与新能源汽车需求增长,采矿业并购活跃。",
        "美国、欧盟与日本的分歧扩大,民主党和美军也表态。",
        "其中矿产品占比上升,资金和基金流入银行业。",
        "能源部门与公共部门的分工,商务主管部门的审批。",
        "参考海关商品编号,凭海关统计数据。",
        "国家实验室与私营企业合作。",
        "中美两国商务部和各国外交部均设工作组。",
    ],
)
def test_no_agency(text: str) -> None:
    assert agencies(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("美国能源部(DOE)发布报告。DOE称供应紧张。", ["美国能源部"] * 3),
        ("国家关键材料研究院（NCMI）成立。此后NCMI负责储备。", ["国家关键材料研究院"] * 3),
        ("国际镍研究组织(International Nickel Study Group, INSG)预测过剩。", ["国际镍研究组织"] * 3),
        ("IEA在报告中说,需求增长。国际能源总署(IEA)估计。", ["国际能源总署"] * 3),
        ("莱纳斯公司扩产。2024年,莱纳斯宣布投资。", ["莱纳斯公司"] * 2),
        ("欧盟委员会提出草案。次年,委员会公布清单。", ["欧盟委员会"] * 2),
        ("国际海底管理局成立。2021年6月，瑙鲁来函，管理局公布时限，企业向管理局申请。", ["国际海底管理局"] * 3),
        ("WTO裁定违规,上诉机构维持。", ["世界贸易组织", "世界贸易组织上诉机构"]),
        ("JOGMEC当时还叫石油天然气金属矿物资源机构。", ["日本石油天然气金属矿物资源机构"] * 2),
    ],
)
def test_abbreviations_and_short_names_stand_for_the_full_name(text: str, expected: list[str]) -> None:
    assert [name for name, _ in names(text)] == expected


def test_a_bracketed_abbreviation_is_a_mention_of_its_own() -> None:
    assert [span for span, _, _ in agencies("法国地质矿产调查局（BRGM）")] == ["法国地质矿产调查局", "BRGM"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("美国要求商务部、能源部和国防部审查。", ["美国商务部", "美国能源部", "美国国防部"]),
        ("商务部会同海关总署公布。", ["中国商务部", "中国海关总署"]),
        ("赞比亚矿业和矿产开发部、财政部签约。", ["赞比亚矿业和矿产开发部", "赞比亚财政部"]),
        ("由爱达荷、阿贡和橡树岭国家实验室组成。", ["爱达荷国家实验室", "阿贡国家实验室", "橡树岭国家实验室"]),
        ("依托洛斯阿拉莫斯、桑迪亚等国家实验室。", ["洛斯阿拉莫斯国家实验室", "桑迪亚国家实验室"]),
        ("美国能源部化石能源办公室、地热技术办公室资助。", ["美国能源部化石能源办公室", "美国能源部地热技术办公室"]),
        ("美国国务院新设关键矿产协调办公室。", ["美国国务院", "美国国务院关键矿产协调办公室"]),
        ("美国商务部产业与安全局列出实体。", ["美国商务部产业与安全局"]),
    ],
)
def test_lists_and_nested_bodies(text: str, expected: list[str]) -> None:
    assert [name for name, _ in names(text)] == expected


@pytest.mark.parametrize(
    ("text", "region", "title", "expected"),
    [
        ("財政部宣布減稅。", "TW", "", "台湾财政部"),
        ("财政部宣布减税。", "CN", "", "中国财政部"),
        ("国会表决通过。", "CN", "韩国的核心矿物储备", "韩国国会"),
        ("墨西哥改了规矩。2022年4月,众议院通过修正案。", "CN", "拉美的锂", "墨西哥众议院"),
        ("纳米比亚与欧盟签约。同月,内阁批准禁令。", "SG", "", "纳米比亚内阁"),
        ("据此,国防部拨款。", "CN", "美国关键矿产政策", "美国国防部"),
        ("商务部与海关总署公告。美国商务部反对。商务部随后重申。", "CN", "", "中国商务部"),
        ("玻利维亚总统说,能源部将与德国谈判。", "CN", "", "玻利维亚能源部"),
    ],
)
def test_whose_body_it_is(text: str, region: str, title: str, expected: str) -> None:
    assert agencies(text, region, title)[-1][1] == expected


def test_an_unknown_country_is_abstained_from() -> None:
    reading = Reading("众议院通过了草案。")
    assert find_agencies(reading) == []
    assert [abstention.layer for abstention in reading.abstentions] == ["agency"]


def test_the_body_inside_a_title_is_one_and_the_minister_is_none() -> None:
    assert [span for span, _, _ in agencies("中国商务部发言人回应美国财政部长。")] == ["中国商务部"]


def test_both_scripts_give_the_same_names() -> None:
    simplified = "韩国产业通商资源部与澳大利亚出口融资署、莱纳斯公司签约,国际能源署表示欢迎。"
    traditional = "韓國產業通商資源部與澳大利亞出口融資署、萊納斯公司簽約,國際能源署表示歡迎。"
    assert names(simplified) == names(traditional)


def test_mentions_are_sorted_apart_and_carry_their_country() -> None:
    reading = Reading("美国能源部、日本经济产业省和欧盟委员会开会,嘉能可列席。")
    mentions = find_agencies(reading)
    assert [mention.country for mention in mentions] == ["USA", "JPN", "EU", None]
    assert all(one.end <= other.start for one, other in pairwise(mentions))
    assert all(mention.rule for mention in mentions)


def test_a_bare_ministry_is_that_of_the_place_of_publication_where_nothing_nearer_tells() -> None:
    text = "埃塞俄比亚禁止出口。\n商务部公布名单。"
    blocks = (Block(BlockKind.PARAGRAPH, 0, 10), Block(BlockKind.PARAGRAPH, 11, len(text)))
    found = find_agencies(Reading(text, blocks, Context(title="一周要闻", region="HK")))
    assert [m.name for m in found] == ["中国商务部"]


def test_a_bare_ministry_under_a_heading_is_that_of_its_country() -> None:
    heading, line = "英国", "国防部与大学签约。"
    blocks = (Block(BlockKind.HEADING, 0, 2), Block(BlockKind.PARAGRAPH, 3, 3 + len(line)))
    found = find_agencies(Reading(f"{heading}\n{line}", blocks, Context(region="CN")))
    assert [m.name for m in found] == ["英国国防部"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("依据工信部联原〔2021〕56号,矿山停产。", []),
        ("工信部依据《稀土管理办法》核查。", ["中国工业和信息化部"]),
        ("“美乌重建投资基金”挂牌。", []),
        ("财政部向美乌重建投资基金注资。", ["中国财政部"]),
    ],
)
def test_what_is_an_instrument_or_its_number_is_no_agency(text: str, expected: list[str]) -> None:
    reading = Reading(text, context=Context(region="CN"))
    found = find_agencies(replace(reading, instruments=find_instruments(reading)))
    assert [mention.name for mention in found] == expected
