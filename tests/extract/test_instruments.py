"""Instruments in fresh sentences of both scripts: span, name and kind as the annotation guide asks for them."""

import re

import pytest
from opencc import OpenCC

from instrument_edges import EDGES
from instrument_owners import OWNERS
from instrument_sentences import SENTENCES
from policy_nlp.extract.dates import find_dates
from policy_nlp.extract.instruments import find_instruments, with_years
from policy_nlp.lexicon import simplify
from policy_nlp.model import Article, Context, InstrumentMention, Metadata, Reading
from policy_nlp.normalise import normalise

# (raw text, [(span, name or "" where it is the span without marks, kind)])
MARKED = [
    (
        "工信部印发《铝产业高质量发展实施方案（2025—2027年）》",
        [("《铝产业高质量发展实施方案（2025—2027年）》", "铝产业高质量发展实施方案", "strategy")],
    ),
    ("按《稀土矿床可持续开发方案》资助", [("《稀土矿床可持续开发方案》", "", "initiative")]),
    (
        "《锂离子电池行业规范条件》与《香港大宗商品策略》",
        [("《锂离子电池行业规范条件》", "", "order"), ("《香港大宗商品策略》", "", "strategy")],
    ),
    ("海关总署部署打击战略矿产走私专项行动", [("打击战略矿产走私专项行动", "", "initiative")]),
    ("政府颁布第193/2025/ND-CP号议定。", [("第193/2025/ND-CP号议定", "", "order")]),
    ("2024年5月，欧盟理事会通过《净零工业法案》。", [("《净零工业法案》", "", "law")]),
    ("經濟部6月公布《循環材料行動計畫》", [("《循環材料行動計畫》", "循环材料行动计划", "strategy")]),
    ("依《海底矿产开采法》修正案，许可延长。", [("《海底矿产开采法》修正案", "海底矿产开采法修正案", "law")]),
    ("国防部动用《国防生产法》第三章授权放贷。", [("《国防生产法》第三章", "国防生产法第三章", "other")]),
    ("按《通胀削减法案》第13502条，锑可享抵免。", [("《通胀削减法案》第13502条", "通胀削减法案第13502条", "other")]),
    ("《磁体供应链》报告发表于2022年2月。", [("《磁体供应链》", "", "report")]),
    ("同期公布的《战略金属》清单有16种。", [("《战略金属》清单", "战略金属清单", "list")]),
    (
        "《關於修改〈礦產資源法〉的決定》獲通過。",
        [("《關於修改〈礦產資源法〉的決定》", "关于修改矿产资源法的决定", "order")],
    ),
    (
        "《关于修改《矿业权登记办法》的决定》施行",
        [("《关于修改《矿业权登记办法》的决定》", "关于修改矿业权登记办法的决定", "order")],
    ),
    ("发布《国家电池战略，计划到2030年", [("《国家电池战略", "国家电池战略", "strategy")]),
    ("英國推出首份戰略《資源的未來》。", [("《資源的未來》", "资源的未来", "strategy")]),
    ("特朗普签署《恢复美国海洋关键矿产优势》等两项行政令。", [("《恢复美国海洋关键矿产优势》", "", "order")]),
    (
        "拜登先后签署《甲方案》(2021年)、《确保乙供应》(2022年)两个行政命令",
        [("《甲方案》", "", "order"), ("《确保乙供应》", "", "order")],
    ),
    ("议员共同提出《稀土磁体制造税收法案》。", [("《稀土磁体制造税收法案》", "", "bill")]),
    ("政府拟定《深海采矿法》，尚待表决。", [("《深海采矿法》", "", "bill")]),
    ("《矿产资源法(修订草案)》提请审议。", [("《矿产资源法(修订草案)》", "", "bill")]),
    ("双方签署《关键矿产供应链谅解备忘录》", [("《关键矿产供应链谅解备忘录》", "", "agreement")]),
    ("白宫1973年下发《进口矿产备忘录》", [("《进口矿产备忘录》", "", "other")]),
    ("国际能源署发布《关键矿物展望2026》", [("《关键矿物展望2026》", "", "report")]),
    ("工信部印发《稀土总量控制暂行办法》", [("《稀土总量控制暂行办法》", "", "order")]),
    (
        "矿业部公布《国家矿产政策（2025—2030年）》",
        [("《国家矿产政策（2025—2030年）》", "国家矿产政策", "strategy")],
    ),
]
QUOTED = [
    ("內閣決定實施「稀有金屬綜合對策」", [("「稀有金屬綜合對策」", "稀有金属综合对策", "initiative")]),
    ("商务部暂停适用“七成规则”一年。", [("“七成规则”", "", "order")]),
    ("另附一份“观察矿物”名单。", [("“观察矿物”名单", "观察矿物名单", "list")]),
    ("委员会依“先进磁体合作”计划拨款。", [("“先进磁体合作”计划", "先进磁体合作计划", "initiative")]),
    ("中企参与“一带一路”倡议。", [("“一带一路”", "", "initiative")]),
    ("签署“释放近海资源”行政令。", [("“释放近海资源”行政令", "释放近海资源行政令", "order")]),
    ("簽署第14285號行政命令「釋放近海礦產」", [("第14285號行政命令「釋放近海礦產」", "释放近海矿产", "order")]),
]
NUMBERED = [
    ("他签署行政令2025年生效。", []),
    ("他签署行政令\n14017人到场。", []),
    ("他以第13817号行政令要求编列清单。", [("第13817号行政令", "", "order")]),
    ("拜登簽署第14017號行政命令《美國供應鏈》", [("第14017號行政命令《美國供應鏈》", "美国供应链", "order")]),
    (
        "签署《关于美国供应链的行政命令》第14017号行政命令",
        [
            ("《关于美国供应链的行政命令》第14017号行政命令", "关于美国供应链的行政命令", "order"),
        ],
    ),
    ("依据商务部、海关总署公告2024年第33号。", [("商务部、海关总署公告2024年第33号", "2024年第33号公告", "order")]),
    ("商务部发布2024年第46号公告，即日生效。", [("2024年第46号公告", "", "order")]),
    ("条例由国务院令第785号公布。", [("国务院令第785号", "", "order")]),
    ("内政部长以第3359号部长令布置。", [("第3359号部长令", "", "order")]),
    ("2023年颁布的第1720号法规定锂归国家。", [("第1720号法", "", "law")]),
    ("军政府以第2886号法令收回。", [("第2886号法令", "", "order")]),
    ("C-69號法案獲三讀通過。", [("C-69號法案", "C-69号法案", "bill")]),
    ("推出专业论文第1802号《美国矿产评述》", [("专业论文第1802号《美国矿产评述》", "美国矿产评述", "report")]),
    ("地质调查局在公开文件报告2018-1021号中给出方法。", [("公开文件报告2018-1021号", "", "report")]),
    ("印尼2009年第4号法禁止原矿出口。", [("2009年第4号法", "", "law")]),
    (
        "10月连发三份公告：第61号管境外，第62號管技術。此前有2025年第18号公告。",
        [
            ("第61号", "第61号公告", "order"),
            ("第62號", "第62号公告", "order"),
            ("2025年第18号公告", "", "order"),
        ],
    ),
    (
        "商务部发布2025年第55号公告，同日又有两份公告：第56号管设备，第57号管元素。",
        [
            ("2025年第55号公告", "", "order"),
            ("第56号", "2025年第56号公告", "order"),
            ("第57号", "2025年第57号公告", "order"),
        ],
    ),
    (
        "特朗普签署第14241号行政令《增加矿产生产》。半年后，第14241号行政令开始执行。",
        [
            ("第14241号行政令《增加矿产生产》", "增加矿产生产", "order"),
            ("第14241号行政令", "增加矿产生产", "order"),
        ],
    ),
    (
        "《关于石墨物项的公告》(商务部公告2023年第39号)",
        [
            ("《关于石墨物项的公告》", "", "order"),
            ("商务部公告2023年第39号", "关于石墨物项的公告", "order"),
        ],
    ),
]
NAMED = [
    ("馬來西亞也簽了關鍵礦產備忘錄。", [("關鍵礦產備忘錄", "关键矿产备忘录", "agreement")]),
    ("經濟部啟動A+企業研發淬鍊計畫。", [("A+企業研發淬鍊計畫", "A+企业研发淬炼计划", "initiative")]),
    ("国会通过通胀削减法案，刺激电动车。", [("通胀削减法案", "", "law")]),
    ("锂被列入关键矿产清单。", [("关键矿产清单", "", "list")]),
    ("美國關鍵礦產清單草案收錄54種。", [("關鍵礦產清單草案", "关键矿产清单草案", "list")]),
    ("国务院推出能源资源治理倡议。", [("能源资源治理倡议", "", "initiative")]),
    ("白宫援引DPA第三编。", [("DPA第三编", "国防生产法第三编", "other")]),
    ("依國防生產法第三章撥款。", [("國防生產法第三章", "国防生产法第三章", "other")]),
    ("电动车须满足第30D条。", [("第30D条", "", "other")]),
    (
        "《2020年能源法》生效，其第7002条写进清单。",
        [
            ("《2020年能源法》", "", "law"),
            ("第7002条", "2020年能源法第7002条", "other"),
        ],
    ),
    ("把28家公司列入實體清單。", [("實體清單", "实体清单", "list")]),
    ("日本設立稀有金屬保障基金，規模千億。", [("稀有金屬保障基金", "稀有金属保障基金", "other")]),
    ("预算案编列30亿加元的矿业转型基金。", [("矿业转型基金", "", "other")]),
    ("发布国家镁业蓝图(2025—2035年)。", [("国家镁业蓝图(2025—2035年)", "国家镁业蓝图", "strategy")]),
    (
        "制定北极航道测绘战略、南极冰盖测绘战略。",
        [
            ("北极航道测绘战略", "", "strategy"),
            ("南极冰盖测绘战略", "", "strategy"),
        ],
    ),
    ("2024年启动深部卤水采锂创新计划。", [("深部卤水采锂创新计划", "", "initiative")]),
    ("三国签订锑矿联合收储协定。", [("锑矿联合收储协定", "", "agreement")]),
    ("美澳签署关键矿物框架。", [("关键矿物框架", "", "agreement")]),
    ("两国敲定矿物安全联合行动计划。", [("矿物安全联合行动计划", "", "agreement")]),
    ("商务部发布关于对锡相关物项实施管制的公告。", [("关于对锡相关物项实施管制的公告", "", "order")]),
    ("马里颁布新矿业法典。", [("矿业法典", "", "law")]),
    ("议会修订出口管制法。", [("出口管制法", "", "law")]),
    ("白宫公布百日审查报告。", [("百日审查报告", "", "report")]),
    ("日本制定稀散金属循环利用战略。", [("稀散金属循环利用战略", "", "strategy")]),
    ("政府公布“十五五”有色金属发展规划。", [("“十五五”有色金属发展规划", "十五五有色金属发展规划", "strategy")]),
    ("墨西哥參議院通過礦業法。", [("礦業法", "矿业法", "law")]),
    ("世貿提及出口貿易管理令。", [("出口貿易管理令", "出口贸易管理令", "order")]),
    ("推出15%的矿山勘查税收抵免。", [("矿山勘查税收抵免", "", "other")]),
]
OTHER_NAMES = [
    (
        "《基建就业法案》(Infrastructure and Jobs Act，简称IJAX)生效。",
        [
            ("《基建就业法案》", "", "law"),
            ("Infrastructure and Jobs Act", "基建就业法案", "law"),
            ("IJAX", "基建就业法案", "law"),
        ],
    ),
    (
        "阿根廷第24196号法(矿业投资法)封顶权利金。",
        [
            ("第24196号法", "矿业投资法", "law"),
            ("矿业投资法", "", "law"),
        ],
    ),
    (
        "美国地质调查局启动地球测绘资源倡议(Earth MRI)。",
        [
            ("地球测绘资源倡议", "", "initiative"),
            ("Earth MRI", "地球测绘资源倡议", "initiative"),
        ],
    ),
    (
        "《关键原材料法》(CRMA)于2024年5月生效。CRMA设有四项指标。",
        [
            ("《关键原材料法》", "", "law"),
            ("CRMA", "关键原材料法", "law"),
            ("CRMA", "关键原材料法", "law"),
        ],
    ),
    (
        "设立深海探测激励机制(DSEF)，DSEF资助四家。",
        [
            ("深海探测激励机制", "", "other"),
            ("DSEF", "深海探测激励机制", "other"),
            ("DSEF", "深海探测激励机制", "other"),
        ],
    ),
    (
        "《未来制造法案》(Future Making Act, FMA)施行。",
        [
            ("《未来制造法案》", "", "law"),
            ("Future Making Act", "未来制造法案", "law"),
            ("FMA", "未来制造法案", "law"),
        ],
    ),
    (
        "根据《中华人民共和国出口管制法》，商务部审批。《出口管制法》2020年通过。",
        [
            ("《中华人民共和国出口管制法》", "", "law"),
            ("《出口管制法》", "中华人民共和国出口管制法", "law"),
        ],
    ),
    (
        "拜登签署《芯片与科学法案》。芯片法案拨款527亿美元。",
        [
            ("《芯片与科学法案》", "", "law"),
            ("芯片法案", "芯片与科学法案", "law"),
        ],
    ),
    (
        "签署《联合收储合作协议》(以下简称《协议》)。《协议》为期五年。",
        [
            ("《联合收储合作协议》", "", "agreement"),
            ("《协议》", "联合收储合作协议", "agreement"),
            ("《协议》", "联合收储合作协议", "agreement"),
        ],
    ),
    (
        "《确保稀土自主供应的联邦战略》由商务部起草。6月，商务部发布联邦战略。",
        [
            ("《确保稀土自主供应的联邦战略》", "", "strategy"),
            ("联邦战略", "确保稀土自主供应的联邦战略", "strategy"),
        ],
    ),
]
TABLES = [
    (
        "时间\t类型\t名称\n2011-06\t法案(Bill)\t稀土评估法案(Rare Earth Assessment Act of 2011)",
        [
            ("稀土评估法案", "", "bill"),
            ("Rare Earth Assessment Act of 2011", "稀土评估法案", "bill"),
        ],
    ),
    (
        "时间\t类型\t名称\n2017-12\t行政令(Executive Order)\t13817号行政命令-确保矿产供应(Executive Order 13817)",
        [
            ("13817号行政命令-确保矿产供应", "确保矿产供应", "order"),
            ("Executive Order 13817", "确保矿产供应", "order"),
        ],
    ),
    ("年份\t名称\t类型\n2016\t关键矿产概观\t报告", [("关键矿产概观", "", "report")]),
    (
        "阶段\t日期\t类型\t名称\n一\t2010-12\t战略\t《材料战略》\n二\t2019-06\t事件\t成立联盟",
        [
            ("《材料战略》", "", "strategy"),
        ],
    ),
    ("公告日期\t公告编号\t矿种\n2023-07-03\t2023年第23号\t镓、锗", [("2023年第23号", "2023年第23号公告", "order")]),
]
NOTHING = [
    "三家公司签订补充协议，工会与矿方达成薪资协议。",
    "会上成立资源地缘战略接触论坛，部门提供专项资金支持，各方建立对话机制。",
    "内阁府公布预算，国家财富基金入股矿商。",
    "「债券型基金」受益，投资机制松绑。",
    "据《人民日报》报道，《自然》杂志刊文讨论锂价。",
    "本文参考《中国矿业》2024年第5期。",
    "专家张某在论文《锂资源评价》中指出，供应趋紧。",
    "该矿采用浮选法和萃取法，办法简单，方法有效。",
    "公司宣布扩产计划，两家公司签署承购协议和谅解备忘录。",
    "政府制定了一系列政策和规划，建立预警机制和储备制度。",
    "最早制定了关键矿产战略，并完善法律框架。",
    "美国宣布成立矿产安全伙伴关系（MSP），由国务院牵头。",
    "能源部开展贷款担保计划和税收减免计划。",
    "应制定国家战略，实施教育培训计划。",
    "口号是“美国优先”，又称“重建美好未来”。",
    "第12号矿井和第3号公路均已停用，共签署3份公告。",
    "各方达成临时协议，利用贸易协定降低关税。",
    "联合国开发计划署和国际货币基金组织表示关切。",
    "美国利用战略储备和战略资源应对战略竞争。",
    "國會提出多項稀土法案，對稀土實施出口配額制度。",
    "商务部表示，依据世界贸易组织(WTO)规则，中方保留权利。",
    "这份清单很长，该战略含六项行动，该法案未获表决。",
]
Expected = list[tuple[str, str, str]]
TO_TRADITIONAL = OpenCC("s2t")
_INSTRUMENT = re.compile(r"\{(?P<span>[^{}|]+)\|(?P<kind>[a-z]+)(?:\|(?P<name>[^{}|]+))?\}")


def case(sentence: str) -> tuple[str, Expected]:
    """The text of a sentence with its instruments marked, and what is to be found in it."""
    expected = [(m["span"], m["name"] or simplify(m["span"]), m["kind"]) for m in _INSTRUMENT.finditer(sentence)]
    return _INSTRUMENT.sub(r"\g<span>", sentence), [(span, name.strip("《》“”「」"), k) for span, name, k in expected]


CASES: list[tuple[str, Expected]] = [
    *MARKED,
    *QUOTED,
    *NUMBERED,
    *NAMED,
    *OTHER_NAMES,
    *TABLES,
    *map(case, [*SENTENCES, *EDGES, *OWNERS]),
]


def annotate(text: str) -> list[tuple[str, InstrumentMention]]:
    """Each instrument that the room finds in a raw text, with its raw span."""
    clean = normalise(Article(text, Metadata(doc_id="case")))
    mentions = find_instruments(Reading(clean.text, clean.blocks, Context()))
    spans = [clean.offsets.to_raw(m.start, m.end) for m in mentions]
    return [(text[start:end], mention) for (start, end), mention in zip(spans, mentions, strict=True)]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:20] for text, _ in CASES])
def test_finds(text: str, expected: Expected) -> None:
    found = [(span, m.name, m.kind) for span, m in annotate(text)]
    assert found == [(span, name or span.strip("《》“”"), kind) for span, name, kind in expected]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:20] for text, _ in CASES])
def test_either_script_has_the_same_names(text: str, expected: Expected) -> None:
    found = [(m.name, m.kind) for _, m in annotate(TO_TRADITIONAL.convert(simplify(text)))]
    assert found == [(m.name, m.kind) for _, m in annotate(text)]
    assert len(found) == len(expected)


@pytest.mark.parametrize("text", NOTHING)
def test_finds_nothing(text: str) -> None:
    assert annotate(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("签署第14017号行政令", "EO 14017"),
        ("内政部第3359号部长令", "SO 3359"),
        ("商务部公告2025年第61号", "MOFCOM 2025/61"),
        ("商务部、海关总署发布2007年第54号公告", "MOFCOM 2007/54"),
        ("C-34号法案获御准", "C-34"),
        ("2023年第23号公告和第39号公告", "2023/39"),
        ("国务院令第792号", "State Council 792"),
        ("公开文件报告2021-1045号", "OFR 2021-1045"),
    ],
)
def test_official_number(text: str, number: str) -> None:
    assert annotate(text)[-1][1].number == number


@pytest.mark.parametrize(
    ("text", "notices"),
    [
        ("2021年4月9日，商务部发布第17号公告，次年生效。", [("2021年第17号公告", "MOFCOM 2021/17")]),
        (
            "2019年第8号公告仍然有效；10月9日又以第58号公告补充。",
            [("2019年第8号公告", "2019/8"), ("2024年第58号公告", "2024/58")],
        ),
        ("商务部发布第17号公告。2021年另有规定。", [("第17号公告", "MOFCOM 17")]),
    ],
)
def test_a_notice_without_a_year_is_one_of_the_year_of_its_sentence(text: str, notices: list[tuple[str, str]]) -> None:
    reading = Reading(text, context=Context(published="2024-11-02"))
    reading.instruments = find_instruments(reading)
    reading.dates = find_dates(reading)
    assert [(instrument.name, instrument.number) for instrument in with_years(reading)] == notices
