"""Bodies that a later sentence names by a word alone, and what such words are not."""

import pytest

from policy_nlp.extract.agencies import find_agencies
from policy_nlp.lexicon import simplify
from policy_nlp.model import Context, Reading

Found = list[tuple[str, str, str]]
G, L, W = "government", "legislature", "intergov"


def agencies(text: str, region: str = "CN") -> Found:
    reading = Reading(simplify(text), context=Context(region=region))
    return [(reading.text[m.start : m.end], m.name, m.kind) for m in find_agencies(reading)]


def names(text: str, region: str = "CN") -> list[str]:
    return [name for _, name, _ in agencies(text, region)]


BARE = [
    # a last word alone opens a clause, behind a space or a date too
    ("欧盟委员会发布通讯。\n5月6日\u3000委员会公布提案。", [("委员会", "欧盟委员会", W)]),
    ("韩国矿物资源公社被禁止新增投资。2月，公社卖出股权。", [("公社", "韩国矿物资源公社", G)]),
    # the organs of an authority of several countries
    (
        "国际海底管理局设于金斯敦。守则未能出台，理事会延长期限，又下令秘书处调查。",
        [("理事会", "国际海底管理局理事会", W), ("秘书处", "国际海底管理局秘书处", W)],
    ),
    # but not of a body told before another one
    ("国际海底管理局闭幕。江铜集团公布财报。理事会批准分红。", []),
    # the chamber told last in the paragraph, unless a state was told since
    ("欧洲议会表决。5月，秘鲁重启铜矿，议会通过矿业法。", [("议会", "秘鲁议会", L)]),
    ("纳米比亚签约。4月5日，欧洲议会就法案达成协议；12月12日，议会全会予以通过。", [("议会", "欧洲议会", L)]),
]


@pytest.mark.parametrize(("text", "expected"), BARE)
def test_a_last_word_alone_is_of_the_body_told_before(text: str, expected: Found) -> None:
    assert [found for found in agencies(text) if found[0] in {"委员会", "公社", "理事会", "秘书处", "议会"}] == expected


@pytest.mark.parametrize(
    "text",
    [
        "某省社会科学院公布报告。",
        "日韩对外部供应的依赖很深。",
        "公司与矿工工会谈判。",
        "管理处设于金斯敦。守则未能出台，理事会延长期限。",
        "基金的理事会与秘书处均未回应。",
    ],
)
def test_what_is_not_named_is_no_agency(text: str) -> None:
    assert agencies(text) == []


def test_what_is_blamed_is_not_what_the_sentence_is_about() -> None:
    assert ("商务部", "中国商务部", G) in agencies("中国外交部次日批评加方泛化安全，商务部亦表态反对。", "TW")


def test_shares_and_verbs_are_outside_the_name_of_a_company() -> None:
    spans = [span for span, _, _ in agencies("基金将所持北方矿业公司股份减半，余款交阿弗拉维亚公司管理。")]
    assert spans == ["北方矿业公司", "阿弗拉维亚公司"]


def test_an_office_has_its_ministry_and_a_body_the_form_that_the_article_has() -> None:
    assert agencies("資源循環署統計，回收三噸。", "TW") == [("资源循环署", "台湾环境部资源循环署", G)]
    assert agencies("歐盟執委會提案。執委會說明。", "TW") == [
        ("欧盟执委会", "欧盟执委会", W),
        ("执委会", "欧盟执委会", W),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("印度矿业部首次公布钛矿名单。", ["印度矿业部"]),
        ("泰國工業部首度核發鉀鹽採礦證。", ["泰国工业部"]),
        ("商务部分两批下达锑的配额。", ["中国商务部"]),
        ("财政部分别致函各省。", ["中国财政部"]),
        ("商务部委托行业协会核查。", ["中国商务部"]),
        ("各省商务部分管领导到会。", []),
        ("财政部部分项目延期。", ["中国财政部"]),
    ],
)
def test_a_verb_behind_a_ministry_makes_no_word_with_its_last_character(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("恩多拉商事法院冻结了矿商的账户。", ["恩多拉商事法院"]),
        ("卢萨卡高等法院驳回起诉。", ["卢萨卡高等法院"]),
        ("大阪地方检察厅起诉两人。", ["大阪地方检察厅"]),
        ("臺北地方檢察署偵結鎢錠走私案。", ["台北地方检察署"]),
        ("当地商事法院受理此案。", []),
    ],
)
def test_courts_and_prosecutors_of_a_city(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_short_name_given_in_brackets_stands_for_the_name() -> None:
    text = "宁衡稀土集团有限公司（以下简称“集团”）在赣州挂牌。6月，集团与厦门钨业签约。两大集团竞争。"
    assert names(text) == ["宁衡稀土集团有限公司", "宁衡稀土集团有限公司", "宁衡稀土集团有限公司", "厦门钨业"]
    both = "經濟部國際貿易署（下稱貿易署）由國際貿易局改制而來。貿易署昨天更新名單。"
    assert names(both, "TW")[-1] == "台湾经济部国际贸易署"


@pytest.mark.parametrize(
    ("text", "region", "expected"),
    [
        ("川普簽署公告課稅；8月，商務部增列銅管。", "TW", "美国商务部"),
        ("因應日本限制錳出口及韓國跟進，經濟部召開會議。", "TW", "台湾经济部"),
        ("钨的配额\n墨西哥提出质疑，我国不为所动。7月，商务部公布配额。", "CN", "中国商务部"),
        ("日本对此不满。商务部公布配额。", "CN", "中国商务部"),
    ],
)
def test_whose_ministry_it_is(text: str, region: str, expected: str) -> None:
    assert names(text, region)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("据中国海关统计，去年进口锰矿三千万吨。", ["中国海关"]),
        ("据海关统计，去年进口锰矿三千万吨。", ["中国海关"]),
        ("凭海关统计数据填报。", []),
        ("8月14日向赣州恒岭稀土科技股份有限公司出具警示函。", ["赣州恒岭稀土科技股份有限公司"]),
        ("去年吃下BKR公司三成股份。", ["BKR公司"]),
        ("该部准許萊納斯(Lynas)續建工廠。", ["莱纳斯", "莱纳斯"]),
    ],
)
def test_where_names_begin_and_end(text: str, expected: list[str]) -> None:
    assert names(text) == expected
