"""Dates of chronologies and of stories: the year that a title or a heading tells, the day of an act told before."""

import pytest

from policy_nlp.extract.dates import find_dates
from policy_nlp.lexicon import simplify
from policy_nlp.model import Article, Metadata, Reading
from policy_nlp.model.reading import Context
from policy_nlp.normalise import normalise

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
    "锡价观察\n2023年锡价涨。\n部长说，1月5日公布新规。": "2023年=2023 1月5日=2026-01-05",
}


@pytest.mark.parametrize(("text", "expected"), CHRONICLES.items(), ids=range(len(CHRONICLES)))
def test_year_of_a_title_or_a_heading(text: str, expected: str) -> None:
    assert shown(text) == simplify(expected)


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
    # the later year first is no range
    "2024年与2022年之间，增速放缓": "2024年=2024 2022年=2022",
    "2022年与2024年之间，增速放缓": "2022年与2024年=2022/2024",
}


@pytest.mark.parametrize(("text", "expected"), STORIES.items(), ids=range(len(STORIES)))
def test_time_to_which_a_story_turns(text: str, expected: str) -> None:
    assert shown("钴业观察\n" + text) == simplify(expected)
