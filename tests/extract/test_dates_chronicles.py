"""Dates of chronologies and of stories: the year that a title or a heading tells, the day of an act told before."""

import pytest

from policy_nlp.extract.dates import find_dates
from policy_nlp.extract.pipeline import read_article
from policy_nlp.lexicon import simplify
from policy_nlp.model import Article, Metadata, Reading
from policy_nlp.model.reading import Context
from policy_nlp.normalise import normalise
from told_events import pipeline

PUBLISHED = "2026-01-20"


def shown(text: str) -> str:
    """The dates of a whole article, its first line the title."""
    clean = normalise(Article(text, Metadata("a")))
    reading = Reading(clean.text, blocks=clean.blocks, context=Context(published=PUBLISHED))
    return " ".join(f"{clean.text[d.start : d.end]}={d.edtf}" for d in find_dates(reading))


CHRONICLES = {
    # the year of the title holds across headings, in spite of what the introduction tells of this year
    "2025年全球锂业大事记\n今年1月的另文再谈。\n一、第一季度\n◆1月8日　智利签约。\n二、第二季度\n◆4月12日　免税。": (
        "2025年=2025 今年1月=2026-01 第一季度=2025-33 1月8日=2025-01-08 第二季度=2025-34 4月12日=2025-04-12"
    ),
    "2025年稀土市場回顧\n去年先抑後揚。\n1月　鐠釹走低。\n10月9日　商務部公布新規。": (
        "2025年=2025 去年=2025 1月=2025-01 10月9日=2025-10-09"
    ),
    "盘点：2024年非洲锰矿要闻\n1月　加蓬修法。": "2024年=2024 1月=2024-01",
    # a short line that begins with a year is a heading
    "非洲矿业纪事\n2023年要闻\n2月5日　肯尼亚签署协议。\n2025年要闻\n1月3日　马里扣留黄金。": (
        "2023年=2023 2月5日=2023-02-05 2025年=2025 1月3日=2025-01-03"
    ),
    "钨的两年\n（一）2022年：试探\n7月，越南设限。\n（二）2024年\n8月，越南加税。": (
        "2022年=2022 7月=2022-07 2024年=2024 8月=2024-08"
    ),
    # neither a title that is none of a chronology, nor one of two years, nor a sentence
    "2023年版清单为何变长\n1月5日，商务部公布新规。": "2023年=2023 1月5日=2026-01-05",
    "2024年回顾与2026年展望\n今年先说结论。\n1月　锡价走高。": "2024年=2024 2026年=2026 今年=2026 1月=2024-01",
    "2020—2024年钼业大事记\n今年先说结论。\n一、开端\n1月5日　免税。": (
        "2020—2024年=2020/2024 今年=2026 1月5日=2026-01-05"
    ),
    # a title that only speaks of events, of news or of what a chronology taught
    "2012年锑矿停产事件的教训\n1月9日，玻利维亚宣布增产。": "2012年=2012 1月9日=2026-01-09",
    "从2012年新闻谈锑\n1月9日，玻利维亚宣布增产。": "2012年=2012 1月9日=2026-01-09",
    "2012年锑业总结会的启发\n1月9日，玻利維亞宣布增產。": "2012年=2012 1月9日=2026-01-09",
    "2012年锑业综述为何落空\n1月9日，玻利维亚宣布增产。": "2012年=2012 1月9日=2026-01-09",
    "2012年终谈锑\n1月9日，玻利维亚宣布增产。": "2012年终=2012 1月9日=2026-01-09",
    "2012年锑业大事记编者的话\n1月9日，玻利维亚宣布增产。": "2012年=2012 1月9日=2026-01-09",
    # a caption
    "锑业新局\n1月4日，越南对锑设限。\n2018年各国储量\n1月9日，玻利维亚增产。": (
        "1月4日=2026-01-04 2018年=2018 1月9日=2026-01-09"
    ),
    "銻業新局\n1月4日，越南對銻設限。\n2018年檔案照片\n1月9日，玻利維亞增產。": (
        "1月4日=2026-01-04 2018年=2018 1月9日=2026-01-09"
    ),
    "锑业新局\n1月4日，越南对锑设限。\n（1）2018年：4万吨\n1月9日，玻利维亚增产。": (
        "1月4日=2026-01-04 2018年=2018 1月9日=2026-01-09"
    ),
    "锑业新局\n1月4日，越南对锑设限。\n2018年：转折\n1月9日，玻利维亚增产。": (
        "1月4日=2026-01-04 2018年=2018 1月9日=2026-01-09"
    ),
    "锑业新局\n1月4日，越南对锑设限。\n（1）2018年：越南对锑矿石设限并给予补贴\n1月9日，玻利维亚增产。": (
        "1月4日=2026-01-04 2018年=2018 1月9日=2026-01-09"
    ),
    "锑业新局\n一、2018年锑矿停产给市场留下的教训\n1月9日，玻利维亚增产。": "2018年=2018 1月9日=2026-01-09",
    "锑业新局\n一、明年看什么\n1月9日，玻利维亚增产。": "明年=2027 1月9日=2026-01-09",
    "2025年11月锑业回顾\n一、增产\n1月9日，玻利维亚增产。": "2025年11月=2025-11 1月9日=2026-01-09",
    "锑业新局\n1月4日，越南对锑设限。\n（1）2018年：停产。\n1月9日，玻利维亚增产。": (
        "1月4日=2026-01-04 2018年=2018 1月9日=2026-01-09"
    ),
    # the chronicle of a month
    "2024年11月锑业纪事\n今年另文再谈。\n一、增产\n11月9日，玻利维亚增产。": (
        "2024年11月=2024-11 今年=2026 11月9日=2024-11-09"
    ),
    # a later year told in full ends that of the title, and of a heading; an earlier one does not
    "2023年锑业回顾\n2025年1月5日，甲矿投产。\n2月3日，乙矿投产。\n二、展望\n3月5日，丙矿停产。": (
        "2023年=2023 2025年1月5日=2025-01-05 2月3日=2025-02-03 3月5日=2025-03-05"
    ),
    "锑业新局\n2023年要闻\n2025年1月5日，甲矿投产。\n2月3日，乙矿投产。": (
        "2023年=2023 2025年1月5日=2025-01-05 2月3日=2025-02-03"
    ),
    "2023年锑业回顾\n2021年1月5日，甲矿投产。\n2月3日，乙矿投产。": (
        "2023年=2023 2021年1月5日=2021-01-05 2月3日=2023-02-03"
    ),
    # a heading that opens with a month gives it to the mere days under it, and words for months count from it
    "盘点2024：镍与锰\n2月　新矿，旧账\n4日，菲律宾停产，次月恢复。19日，印尼公告，自下月1日起征税。"
    "\n三月：补贴\n8日，印度拨款。": (
        "2024=2024 2月=2024-02 4日=2024-02-04 次月=2024-03 19日=2024-02-19 下月1日=2024-03-01/.. "
        "三月=2024-03 8日=2024-03-08"
    ),
    "2024年全球鎳市大事記\n1月｜印尼\n9日，印尼凍結許可。\n2月｜古巴\n本月停產。": (
        "2024年=2024 1月=2024-01 9日=2024-01-09 2月=2024-02 本月=2024-02"
    ),
    "锡业观察\n12月新规三问\n3日，智利公布名单，下月2日再议。": ("12月=2025-12 3日=2025-12-03 下月2日=2026-02-02"),
    "锡价观察\n2023年锡价涨。\n部长说，1月5日公布新规。": "2023年=2023 1月5日=2026-01-05",
}


@pytest.mark.parametrize(("text", "expected"), CHRONICLES.items(), ids=range(len(CHRONICLES)))
def test_year_of_a_title_or_a_heading(text: str, expected: str) -> None:
    assert shown(text) == simplify(expected)


def test_year_of_the_title_of_a_long_chronicle_holds_to_its_end() -> None:
    lines = [f"{month}月{day}日　{'某矿复产。' * 12}" for month in range(1, 13) for day in range(1, 29)]
    article = Article("2024年全球锑业大事记\n" + "\n".join(lines), Metadata("a", published=PUBLISHED))
    passages = read_article(pipeline(), article)[1]
    dates = [date for _, reading in passages for date in reading.dates]
    assert len(passages) > 1
    assert len(dates) == len(lines) + 1
    assert {date.edtf[:4] for date in dates} == {"2024"}
    assert {date.anchor for date in passages[1][1].dates} == {None}


def test_title_of_another_kind_gives_a_later_passage_no_year() -> None:
    context = Context(title="2012年锑矿停产事件的教训", published=PUBLISHED)
    reading = Reading("1月9日，玻利维亚宣布增产。", context=context)
    assert [date.edtf for date in find_dates(reading)] == ["2026-01-09"]


ACTS = {
    "1月6日，商务部发布公告。此前的2025年11月7日，日方发表言论。公告发布当天，日方交涉；次日，日方回应。": (
        "1月6日=2026-01-06 2025年11月7日=2025-11-07 当天=2026-01-06 次日=2026-01-07"
    ),
    "雙方2025年5月1日簽署協議，法案早在2024年3月9日提出。簽約翌日，議會開會。": (
        "2025年5月1日=2025-05-01 2024年3月9日=2024-03-09 翌日=2025-05-02"
    ),
    "智利2025年3月3日宣布限采，4月8日又降税。宣布限采次日，锂价涨停。": (
        "2025年3月3日=2025-03-03 4月8日=2025-04-08 次日=2025-03-04"
    ),
    "1月6日，商务部发布公告，即日生效。\n影响几何\n公告发布次日，锗价走高。": (
        "1月6日=2026-01-06 即日=2026-01-06 次日=2026-01-07"
    ),
    # the act itself is dated where the clause stands, or was told nowhere: the nearest day
    "2025年3月3日宣布限采。2025年5月6日，公告发布当天，锂价涨停。": (
        "2025年3月3日=2025-03-03 2025年5月6日=2025-05-06 当天=2025-05-06"
    ),
    "2025年3月3日，该厂停产。签约次日，锂价涨停。": "2025年3月3日=2025-03-03 次日=2025-03-04",
    # another mine, another body, another paper, another sentence, an act denied or told far behind its date
    "1月6日，甲公司宣布锑矿停产。\n2025年5月20日，智利地震。乙公司铜矿停产次日，铜价上涨。": (
        "1月6日=2026-01-06 2025年5月20日=2025-05-20 次日=2025-05-21"
    ),
    "1月6日，甲公司停產。2025年5月20日，智利地震。甲公司停產次日，銻價上漲。": (
        "1月6日=2026-01-06 2025年5月20日=2025-05-20 次日=2026-01-07"
    ),
    "2025年1月10日，日本批准补贴。2025年3月5日，各方谈判。法院批准次日，该公司复产。": (
        "2025年1月10日=2025-01-10 2025年3月5日=2025-03-05 次日=2025-03-06"
    ),
    "法院驳回上诉。2025年1月10日，日本批准补贴。2025年3月5日，各方谈判。法院批准次日，该公司复产。": (
        "2025年1月10日=2025-01-10 2025年3月5日=2025-03-05 次日=2025-03-06"
    ),
    "2025年1月10日，日本批准补贴。2025年3月5日，各方谈判。批准禁令次日，该公司复产。": (
        "2025年1月10日=2025-01-10 2025年3月5日=2025-03-05 次日=2025-03-06"
    ),
    "2024年1月5日，该公司没有执行协议。2025年3月5日，矿区罢工。协议执行次日，该公司复产。": (
        "2024年1月5日=2024-01-05 2025年3月5日=2025-03-05 次日=2025-03-06"
    ),
    f"2024年1月5日，{'某矿的工人和管理者' * 7}签署协议。2025年3月5日，矿区罢工。协议签署次日，该公司复产。": (
        "2024年1月5日=2024-01-05 2025年3月5日=2025-03-05 次日=2025-03-06"
    ),
    f"2024年1月5日，双方签署协议。{'2025年3月5日，矿区罢工。' * 60}协议签署次日，该公司复产。": (
        f"2024年1月5日=2024-01-05 {'2025年3月5日=2025-03-05 ' * 60}次日=2025-03-06"
    ),
    # what was made public may be called by other words
    "1月6日，商务部公布新规。2025年5月20日，智利地震。消息发布后次日，锑价上涨。": (
        "1月6日=2026-01-06 2025年5月20日=2025-05-20 次日=2026-01-07"
    ),
    "1月6日，智利宣布限采。2025年5月20日，智利地震。公告发布次日，锂价上涨。": (
        "1月6日=2026-01-06 2025年5月20日=2025-05-20 次日=2026-01-07"
    ),
    "2024年1月6日，智利宣布限采。2025年5月20日，智利地震。宣布限采同年，锂价上涨。": (
        "2024年1月6日=2024-01-06 2025年5月20日=2025-05-20 同年=2024"
    ),
    "2025年3月3日发布预警。2025年5月6日，矿山停产，当天锡价涨停。": (
        "2025年3月3日=2025-03-03 2025年5月6日=2025-05-06 当天=2025-05-06"
    ),
}


@pytest.mark.parametrize(("text", "expected"), ACTS.items(), ids=range(len(ACTS)))
def test_day_of_an_act_told_before(text: str, expected: str) -> None:
    assert shown("钴业观察\n" + text) == simplify(expected)


STORIES = {
    "時間回到二○二二年五月九日。越南當時宣布，七月一日起徵稅；同年十二月一日再加倍。": (
        "二○二二年五月九日=2022-05-09 七月一日=2022-07-01/.. 同年十二月一日=2022-12-01"
    ),
    "分歧要追溯到2021年3月2日。4月，玻利维亚停止招标。": "2021年3月2日=2021-03-02 4月=2021-04",
    "把时钟拨回到2019年8月30日。9月，镍价大涨。": "2019年8月30日=2019-08-30 9月=2019-09",
    # a level or a goal sets no time
    "锡价跌回到2020年水平。1月，印尼限产。": "2020年=2020 1月=2026-01",
    "自给率要提高到2028年的五成。1月，印度拨款。": "2028年=2028 1月=2026-01",
    # how things stood lately brings the story there; over which years something was counted does not
    "系统2024年10月上线，截至去年8月，注册企业三家。第四季度，注册企业五家。": (
        "2024年10月=2024-10 去年8月=../2025-08 第四季度=2025-36"
    ),
    "今年另议。\n该部2012年至2024年补助三家，1月9日又补助一家。": (
        "今年=2026 2012年至2024年=2012/2024 1月9日=2026-01-09"
    ),
    # what is still to come, told in a sentence before, is not what 同月 and 同年 point at
    "2025年11月5日，白宫公布清单，有效至今年11月10日。同月16日，双方签约。": (
        "2025年11月5日=2025-11-05 今年11月10日=2026-11-10 同月16日=2025-11-16"
    ),
    "2024年3月7日，公司获贷款，工厂预计2026年投产。同年4月8日，矿山复产。": (
        "2024年3月7日=2024-03-07 2026年=2026 同年4月8日=2024-04-08"
    ),
    # not until a year: it happened then
    "2021年停运，到2023年才恢复。当年出口三吨。": "2021年=2021 2023年=2023 当年=2023",
    # the later year first is no range
    "2024年与2022年之间，增速放缓": "2024年=2024 2022年=2022",
    "2022年与2024年之间，增速放缓": "2022年与2024年=2022/2024",
}


@pytest.mark.parametrize(("text", "expected"), STORIES.items(), ids=range(len(STORIES)))
def test_time_to_which_a_story_turns(text: str, expected: str) -> None:
    assert shown("钴业观察\n" + text) == simplify(expected)


def test_a_month_may_end_the_last_heading() -> None:
    assert shown("2024年稀土大事记\n5月1日，该部发布公告。\n3月").endswith("3月=2024-03")


def test_a_year_at_the_head_of_a_line_outweighs_the_same_day_told_before() -> None:
    text = "锑业沿革\n1994年3月5日　国务院印发通知。\n2019年　3月5日，该部公布指标；8月1日，该矿复产。"
    assert shown(text).endswith("2019年=2019 3月5日=2019-03-05 8月1日=2019-08-01")
