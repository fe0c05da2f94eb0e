"""Dates in fresh sentences of the field, in both scripts: every date with its value, and nothing else."""

from datetime import date
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_nlp.extract.dates import find_dates
from policy_nlp.lexicon import simplify
from policy_nlp.model import Context, InstrumentMention, Reading, bounds
from policy_nlp.model.text import Block, BlockKind

ABSOLUTE = {
    "2022年8月9日，美国总统签署该法案": "2022年8月9日=2022-08-09",
    "2017 年 12 月 20 日发布的行政令": "2017 年 12 月 20 日=2017-12-20",
    "二〇二一年六月八日公布审查结果": "二〇二一年六月八日=2021-06-08",
    "二零一九年，三國簽署聯合聲明": "二零一九年=2019",
    "一九九二年春，稀土首次被提到戰略高度": "一九九二年春=1992-21",
    "民國110年修正公布礦業法": "民國110年=2021",
    "中華民國一百一十二年六月二十一日公布": "民國一百一十二年六月二十一日=2023-06-21",
    "經濟部於112年5月公告限制輸出項目": "112年5月=2023-05",
    "昭和58年创设的储备制度": "昭和58年=1983",
    "令和4年度补充预算列支": "令和4年度=2022",
    "平成元年开始": "平成元年=1989/..",
    "’08年金融海啸重创锂价": "’08年=2008",
    "1990年代，美国清空了国防储备": "1990年代=199X",
    "20世纪70年代的石油危机": "20世纪70年代=197X",
    "上世紀八十年代末，中國放開出口": "上世紀八十年代末=198X",
    "80年代的日本企业": "80年代=198X",
    "2020年代全球需求飙升": "2020年代=202X",
    "二十世纪五十年代建成选厂": "二十世纪五十年代=195X",
    "上个世纪九十年代": "上个世纪九十年代=199X",
    "21世纪初，产能向中国集中": "21世纪初=20XX",
    "本世紀以來的第三輪漲價": "本世紀=20XX",
    "十九世纪末发现的矿床": "十九世纪末=18XX",
    "2024财年拨款2.5亿美元": "2024财年=2024",
    "FY2025预算草案": "FY2025=2025",
    "2025/26财年的产量指引": "2025/26财年=2025/2026",
    "2023年度出口配额": "2023年度=2023",
    "2024年第三季度均价上涨": "2024年第三季度=2024-35",
    "2024年Q2业绩": "2024年Q2=2024-34",
    "2024年一季度產量": "2024年一季度=2024-33",
    "2023年第4季": "2023年第4季=2023-36",
    "2025年上半年的出口": "2025年上半年=2025-40",
    "2022年下半年起限产": "2022年下半年=2022-41/..",
    "2021年秋季会议": "2021年秋季=2021-23",
    "2021年冬，印尼禁止出口": "2021年冬=2021-24",
    "2023年11月下旬公布": "2023年11月下旬=2023-11",
    "2023年6月初，价格跌破": "2023年6月初=2023-06",
    "2026年初投产": "2026年初=2026",
    "2019年年底签约": "2019年年底=2019",
    "2024年中，项目停工": "2024年中=2024",
    "2024年中国出口锑": "2024年=2024",
    "2020年初步完成评估": "2020年=2020",
    "2021.6.8发布": "2021.6.8=2021-06-08",
    "（2020/12/27签署）": "2020/12/27=2020-12-27",
    "发布时间：2023-10-20": "2023-10-20=2023-10-20",
    "6月8号的会议，2022年3月": "2022年3月=2022-03",
}
RANGES = {
    "2021—2030年实施": "2021—2030年=2021/2030",
    "2016~2020年間投入": "2016~2020年=2016/2020",
    "2010-15年产量翻番": "2010-15年=2010/2015",
    "2019至2022年进口来源": "2019至2022年=2019/2022",
    "2023年8-9月无出口": "2023年8-9月=2023-08/2023-09",
    "2024年1月至10月累计": "2024年1月至10月=2024-01/2024-10",
    "2024年前三季度产量": "2024年前三季度=2024-33/2024-35",
    "2025年前11个月出口": "2025年前11个月=2025-01/2025-11",
    "2025年首8個月進口": "2025年首8個月=2025-01/2025-08",
    "2023年11月30日至12月12日在迪拜": "2023年11月30日至12月12日=2023-11-30/2023-12-12",
    "2024年12月至次年2月": "2024年12月至次年2月=2024-12/2025-02",
    "2022年5月9日—12日举行": "2022年5月9日—12日=2022-05-09/2022-05-12",
    "2022年5月9-12日举行": "2022年5月9-12日=2022-05-09/2022-05-12",
    "从2010年到2020年，进口依存度上升": "2010年到2020年=2010/2020",
    "在2015年与2020年之间翻倍": "2015年与2020年=2015/2020",
    "20世纪七八十年代的勘探": "20世纪七八十年代=197X/198X",
    "20世纪80年代至21世纪初": "20世纪80年代至21世纪初=198X/20XX",
    "2021-06-01至2021-08-31征求意见": "2021-06-01至2021-08-31=2021-06-01/2021-08-31",
    "2024年11月至2025年2月": "2024年11月至2025年2月=2024-11/2025-02",
    "暂停期自2025年11月10日起至2026年11月10日止": "2025年11月10日起至2026年11月10日=2025-11-10/2026-11-10",
    "2018、2022和2025年三版清单": "2018=2018 2022=2022 2025年=2025",
    "2023年6、7月的报价": "2023年6=2023-06 7月=2023-07",
    "2014年3月、2015年5月先后裁定": "2014年3月=2014-03 2015年5月=2015-05",
}
OPEN = {
    "自2010年以來，配額逐年收緊": "2010年=2010/..",
    "从2019年1月起征收": "2019年1月=2019-01/..",
    "2023年12月1日起施行": "2023年12月1日=2023-12-01/..",
    "2015年至今已发布四版": "2015年=2015/..",
    "自2013年成立以来发表论文": "2013年=2013/..",
    "从2008年11月4日说起": "2008年11月4日=2008-11-04",
    "2008年以後，政策密集出台": "2008年=2008/..",
    "截至2023年底，储备26种": "2023年底=../2023",
    "截止到2024年6月30日收到80份": "2024年6月30日=../2024-06-30",
    "评论期到2021年12月9日为止": "2021年12月9日=../2021-12-09",
    "延长至2026年3月": "2026年3月=2026-03",
    "到2030年满足20%的需求": "2030年=2030",
    "须在2027年1月1日前完成": "2027年1月1日=2027-01-01",
    "该命令于2021年7月3日起草": "2021年7月3日=2021-07-03",
    "自2024年9月15日正式实施": "2024年9月15日=2024-09-15/..",
    "始于2016年的审批": "2016年=2016",
}
INHERITED = {
    "2021年2月，签署行政令。同年6月，公布报告": "2021年2月=2021-02 同年6月=2021-06",
    "2022年8月9日签署，9月27日拨款，11月又追加": "2022年8月9日=2022-08-09 9月27日=2022-09-27 11月=2022-11",
    "2023年7月3日公布，翌日沪锗大涨，5日回落": "2023年7月3日=2023-07-03 翌日=2023-07-04 5日=2023-07-05",
    "2011年7月生效，次年3月被诉，隔年裁定": "2011年7月=2011-07 次年3月=2012-03 隔年=2013",
    "2024年12月3日公告，当天生效，次月5日放行首单": "2024年12月3日=2024-12-03 当天=2024-12-03 次月5日=2025-01-05",
    "2019年6月　4日，发布战略；11日，推出倡议": "2019年6月=2019-06 4日=2019-06-04 11日=2019-06-11",
    "2020年9月30日签署。三天后，矿商股价大涨": "2020年9月30日=2020-09-30 三天后=2020-10-03",
    "2020年11月签约。半年后，双方终止合作": "2020年11月=2020-11 半年后=2021-05",
    "1980年通过。两年后的4月5日，提交计划": "1980年=1980 两年后的4月5日=1982-04-05",
    "2021年，同加拿大（6月）、烏克蘭（7月）簽署": "2021年=2021 6月=2021-06 7月=2021-07",
    "2024年8月15日公告，9月15日起管制；次日，锑价跳涨": "2024年8月15日=2024-08-15 9月15日=2024-09-15/.. 次日=2024-08-16",
    "2023年3月提案，要到2030年把本土加工提到40%。11月，达成协议": "2023年3月=2023-03 2030年=2030 11月=2023-11",
    "2023年10月出口5000吨，比9月增加一成；当月20日公告": "2023年10月=2023-10 9月=2023-09 当月20日=2023-10-20",
    "2021年上半年进口量超过2020年同期": "2021年上半年=2021-40 2020年同期=2020-40",
    "2023年6月4日、11日两次会谈": "2023年6月4日=2023-06-04 11日=2023-06-11",
    "2025年4月4日宣布管制。兩天前，白宮宣布關稅": "2025年4月4日=2025-04-04 兩天前=2025-04-02",
    "2012年3月起诉，翌年初立案": "2012年3月=2012-03 翌年初=2013",
    "2022年11月2日下令退出。同月底，公司申请复议": "2022年11月2日=2022-11-02 同月底=2022-11",
    "2018年第四季度减产，2019年第一季度复产，第二季度满产": "2018年第四季度=2018-36 2019年第一季度=2019-33 第二季度=2019-34",
    "2010年6月认定14种；下半年配额削减四成": "2010年6月=2010-06 下半年=2010-41",
}
PUBLISHED = {  # published on 2025-02-07
    "去年12月，商务部发布公告": "去年12月=2024-12",
    "今年1月20日，总统签署行政令": "今年1月20日=2025-01-20",
    "明年底前建成": "明年底=2026",
    "前年通过的法案": "前年=2023",
    "去年第三季度的均价": "去年第三季度=2024-35",
    "2月4日，关税生效": "2月4日=2025-02-04",
    "11月出口大增": "11月=2024-11",
    "新规定于3月1日生效": "3月1日=2025-03-01",
    "上月出口下滑": "上月=2025-01",
    "商务部昨日宣布": "昨日=2025-02-06",
    "去年11月稀土出口6000吨，较10月增加": "去年11月=2024-11 10月=2024-10",
    "今年上半年料恢复供应": "今年上半年=2025-40",
    "去年底，双方签约": "去年底=2024",
}
NOT_DATES = [
    "第14017号行政令与第30D条",
    "100年老店与1000亿美元",
    "《2020年能源法》与《国家锂电池蓝图2021—2030》",
    "依据2023年第23号公告",
    "商务部公告2025年第61号",
    "过去20年，需求增长五成，五年内再翻一番",
    "为期29年，30日内答复，连续5日上涨",
    "已有研究[12]表明，文献[2-4]",
    "电话：010-8520-1234",
    "LME三月期铜与12月期合约",
    "每年6月1日更新清单，每月15日公布",
    "报每股20日元",
    "近年来，当前，未来，冷战时期",
    "矿产品概要2025显示，中国制造2025",
    "24小时，6个月，3个季度，两个月内",
    "9·11事件之后",
    "国发〔2024〕12号",
    "不可同日而语，时至今日",
    "2021.5万吨，报1985.12美元",
    "21世纪海上丝绸之路",
    "公开文件报告2021-1045号",
    "数十年来，几十年内，百年未有之大变局",
    "约翰·迪尔7月刊",
    "四季如春，雨季来临",
    "一日之内，两国三方四点",
]


def found(text: str, published: str | None = None) -> str:
    mentions = find_dates(Reading(simplify(text), context=Context(published=published)))
    return " ".join(f"{text[m.start : m.end]}={m.edtf}" for m in mentions)


@pytest.mark.parametrize(("text", "expected"), list({**ABSOLUTE, **RANGES, **OPEN, **INHERITED}.items()))
def test_a_date_has_the_value_that_the_text_gives_it(text: str, expected: str) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(("text", "expected"), list(PUBLISHED.items()))
def test_words_of_the_news_count_from_publication(text: str, expected: str) -> None:
    assert found(text, "2025-02-07") == expected


@pytest.mark.parametrize("text", NOT_DATES)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert found(text, "2025-02-07") == ""


def blocks(*parts: tuple[str, str], published: str | None = None) -> str:
    """The dates of an article made of (kind, text) blocks."""
    text, made = "", []
    for kind, content in parts:
        made.append(Block(BlockKind(kind), len(text), len(text) + len(content)))
        text += simplify(content) + "\n"
    mentions = find_dates(Reading(text, tuple(made), Context(published=published)))
    return " ".join(f"{text[m.start : m.end]}={m.edtf}" for m in mentions)


def test_the_year_is_carried_to_the_next_paragraph_but_not_across_a_heading() -> None:
    first, second = ("paragraph", "2019年6月，倡议启动。"), ("paragraph", "9月，九国加入。")
    assert blocks(first, second) == "2019年6月=2019-06 9月=2019-09"
    assert blocks(first, ("heading", "二、影响"), second) == "2019年6月=2019-06"


def test_a_heading_that_is_a_year_governs_its_items() -> None:
    items = [
        ("heading", "2022年"),
        ("list_item", "3月31日 援引国防生产法，2030年前见效"),
        ("list_item", "8月16日 签署"),
    ]
    assert blocks(*items) == "2022年=2022 3月31日=2022-03-31 2030年=2030 8月16日=2022-08-16"


def test_bare_years_count_only_in_the_date_column_of_a_table() -> None:
    header, row = ("table_row", "阶段\t时间\t名称\t产量"), ("table_row", "第一阶段\t1939\t战略物资法\t1950")
    assert blocks(header, row) == "1939=1939"
    assert blocks(("table_row", "国家\t产量"), ("table_row", "智利\t1950")) == ""
    assert blocks(header, ("table_row", "\t2010-12\t战略\t2011")) == "2010-12=2010-12"
    assert blocks(("table_row", "年份\t事件"), ("table_row", "2008—2012\t试点")) == "2008—2012=2008/2012"


def test_the_day_of_a_notice_is_the_day_under_it() -> None:
    notice = [("paragraph", "本公告自公布之日起实施。"), ("paragraph", "商务部"), ("paragraph", "2024年8月15日")]
    assert blocks(*notice) == "公布之日=2024-08-15/.. 2024年8月15日=2024-08-15"


def test_years_inside_an_instrument_are_no_dates() -> None:
    text = "美国2020年关键矿产创新法案于2020年6月提出；2024年《国防授权法》"
    reading = Reading(text)
    reading.instruments = [
        InstrumentMention(start=0, end=15, rule="t", name="美国2020年关键矿产创新法案", kind="bill"),
        InstrumentMention(start=26, end=len(text), rule="t", name="国防授权法", kind="law"),
    ]
    assert [m.edtf for m in find_dates(reading)] == ["2020-06", "2024"]


def test_what_cannot_be_settled_is_recorded() -> None:
    reading = Reading("9月24日，双方签约；同日生效。")
    assert find_dates(reading) == []
    assert [(a.layer, reading.text[a.start : a.end]) for a in reading.abstentions] == [
        ("date", "9月24日"),
        ("date", "同日"),
    ]


def test_basis_and_anchor_say_where_a_value_comes_from() -> None:
    reading = Reading("2021年2月签署，6月公布；同月12日登报；去年失效", context=Context(published="2024-03-01"))
    mentions = find_dates(reading)
    assert [m.basis for m in mentions] == ["explicit", "inherited", "relative", "relative"]
    assert [m.anchor for m in mentions] == [None, (0, 7), (10, 12), None]


def test_a_year_of_publication_does_not_settle_a_month() -> None:
    assert found("6月，价格上涨；去年产量下降", "2023") == "去年=2022"


WORDS = st.sampled_from(
    [
        "2021年",
        "6月",
        "8日",
        "至",
        "—",
        "自",
        "起",
        "同年",
        "次日",
        "三",
        "十",
        "世纪",
        "1",
        "9",
        "-",
        ".",
        "，",
        "。",
        "\n",
        "\t",
    ]
    + [
        "前",
        "后",
        "个月",
        "季度",
        "上半年",
        "截至",
        "《",
        "》",
        "(",
        ")",
        "年代",
        "财年",
        "Q3",
        "去年",
        "锂",
        "周一",
        "同期",
        "2月30日",
    ]
)


@given(st.lists(WORDS, max_size=24).map("".join))
def test_any_text_gives_sorted_valid_dates(text: str) -> None:
    mentions = find_dates(Reading(text, context=Context(published="2024-02-29")))
    assert [(m.start, m.end) for m in mentions] == sorted({(m.start, m.end) for m in mentions})
    assert all(0 <= a.start < a.end <= b.start for a, b in pairwise(mentions))
    for mention in mentions:
        low, high = bounds(mention.edtf)
        assert low is None or high is None or low <= high


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2099, 12, 31)))
def test_a_day_is_read_in_every_numeral_style(day: date) -> None:
    for style in ("{y}年{m}月{d}日", "{y} 年 {m} 月 {d} 日", "{y}-{m:02}-{d:02}", "{y}.{m}.{d}", "{y}/{m}/{d}"):
        written = style.format(y=day.year, m=day.month, d=day.day)
        assert found(f"该法案，{written}，生效") == f"{written}={day.isoformat()}"


@pytest.mark.parametrize(
    "text", ["9" * 100_000, "2021年" * 20_000, "一" * 100_000, "《" * 10_000, "1月至" * 20_000, "同年，" * 20_000]
)
def test_hostile_text_takes_no_longer_than_plain_text_by_much(text: str) -> None:
    plain = ("2021年6月8日，美国总统签署行政令。" * 6000)[: len(text)]
    assert seconds(text) < 12 * seconds(plain) + 0.2


def seconds(text: str) -> float:
    began = process_time()
    find_dates(Reading(text))
    return process_time() - began
