"""Dates and modality of events: what a date does not date, and what is told as still to come."""

import pytest

from policy_nlp.extract.pipeline import read_article
from policy_nlp.model import Article, Metadata
from told_events import in_short, pipeline

DATES = {
    "5月3日，铝价创下自1987年以来最大单日涨幅，一度涨逾9%。": "涨逾 market 2025-05-03 actual",
    "2025年钨矿指标为5.8万吨，与上一年持平。": "持平 market 2025 actual",
    "该令衔接1月20日的紧急状态令，设立协调中心。": "",
    "加拿大5月3日修正清单，越南则将放宽关税。": "修正 amend 2025-05-03 actual",
    "越南去年12月4日设限前，韩国囤积了钨。": "设限 restrict 2024-12-04 actual",
    "4月7日，商务部公告，自即日起至2026年4月10日暂停实施钨管制。": (
        "公告 issue 2025-04-07 actual；暂停实施 amend 2025-04-07 actual"
    ),
    # since when: the date of an act, of a background, of what befell then
    "2023年10月以来，澳大利亚对锑实施出口管制。": "实施出口管制 restrict 2023-10 actual",
    "2022年以来印尼与韩国签署镍业协议。": "签署 agree 2022 actual",
    "2016年以来，该部仍在频繁制定钨矿政策。": "",
    "2011年以来，供需发生变化。": "",
    "本文收集1923年以来德国公开的法律。": "",
    "本刊把1941年以来的大事逐条列出。": "",
    "2024年3月，加拿大有史以来最大的铀矿投产。": "投产 operate 2024-03 actual",
    "2024年3月，该局12年以来首次批准钨矿出口。": "批准 other 2024-03 actual",
    "自2019年该盟成立以来，已披露40项发明。": "成立 establish 2019 actual；披露 statistic 2019/.. actual",
    # a ground with a date of its own, and one without
    "基于2021年3月美国能源部发布的清单，日本2023年12月更新了名单。": (
        "发布 issue 2021-03 actual；更新 amend 2023-12 actual"
    ),
    "碍于选举，智利2024年5月搁置法案。": "搁置 other 2024-05 actual",
    # what a date does not date: prices of a base year, an edition, a target compared with, what is denied
    "若以2015年不变价折算，库存价值3亿美元。": "",
    "2024年4月发布的2024财年《钨业法》为出口开绿灯。": "发布 issue 2024-04 actual",
    "3月6日，该部正式公布2025年关键矿产清单。": "公布 issue 2025-03-06 actual",
    "该部5月公布，2024年锡产量升至9万吨，但与2030年20万吨的目标相去甚远。": (
        "公布 issue 2025-05 actual；升至 market 2024 actual"
    ),
    "去年11、12月，锑的进口并无锐减。": "",
    # a part of a sentence that has its own date further on
    "《锡业法》2019年3月1日施行；林业部起草的《钨业条例》几经修改，2023年5月1日施行。": (
        "施行 enact 2019-03-01 actual；施行 enact 2023-05-01 actual"
    ),
    "2019年3月，印尼禁止锡矿出口；印度则公布《钨业条例》。": (
        "禁止 restrict 2019-03 actual；公布 enact 2019-03 actual"
    ),
    # by what means, and in view of what, something is done
    "2023年，智利以参股、招标等方式收紧锂矿开采。": "收紧 restrict 2023 actual",
    "2021年以来，针对越南收紧钨矿出口的举措，日本囤积了钨。": "",
    # values in other words, and the value from which a move starts
    "到2035年，锂需求将升至7倍，石墨为3倍。": "升至 forecast 2035 forecast；升至 forecast 2035 forecast",
    "智利铜矿产量由2019年的5万吨增至2023年的8万吨。": "矿产量 statistic 2019 actual；增至 market 2023 actual",
    "今年，来自越南的占比由去年的62%降至55%。": "占比 statistic 2024 actual；降至 market 2025 actual",
    # headings
    "三、2021年的拐点\n2021年3月，锡价上涨。": "上涨 market 2021-03 actual",
    "越南钨业管理的历史考察（1950—2020年）": "",
}
MODALITY = {
    # foreseen, threatened or promised in the clause before
    "研究小组（INSG）5月8日预测，明年印尼将签署协议。": "预测 issue 2025-05-08 actual；签署协议 agree 2026 forecast",
    "总统5月10日扬言，6月1日起对锑加征关税。": ("扬言 other 2025-05-10 actual；加征关税 restrict 2025-06-01 planned"),
    "业者估第2季铝价下跌5%。": "下跌 market 2025-34 forecast",
    "业者评估第2季铝价下跌5%的影响。": "下跌 market 2025-34 actual",
    # the end of the running year lies ahead
    "澳大利亚的储备年底投入运营。": "投入运营 operate 2025 planned",
    "韩国计划年底前公布钨清单。": "公布 issue 2025 planned",
    # money over years, and letters
    "5月3日，加拿大宣布五年内投入2亿加元。": "投入 fund 2025-05-03 planned",
    "加拿大2021年至2024年投入2亿加元。": "投入 fund 2021/2024 actual",
    # a doubt about the ban is none about its issue
    "执意脱钩、准备退出的特朗普2017年12月发布两份备忘录。": "发布 issue 2017-12 actual",
    # what a draft adds
    "4月26日，41种物资的草案面世，拟新增锑。": "面世 issue 2025-04-26 actual；新增 amend 2025-04-26 proposed",
    "2024年11月通过修订草案，新增储备一章。": "通过 amend 2024-11 actual",
    # reached, or to be reached
    "2024年，公司实现铜产量20万吨。": "实现 statistic 2024 actual",
    "到2030年，公司实现铜产量20万吨。": "实现 forecast 2030 forecast",
}


WORDS_IN_WORDS = {
    # 本拟, 料, 恐, 难以, 不在, 威胁, 草案 and years of the past: none tells here that an act is unreal or to come
    "日本拟于2026年设立锑储备基金。": "设立 establish 2026 planned",
    "日本应于2026年公布钨矿清单。": "公布 issue 2026 planned",
    "2024年5月，锑价因成本应声上涨3%。": "上涨 market 2024-05 actual",
    "2024年5月，越南对肥料实施出口管制。": "实施出口管制 restrict 2024-05 actual",
    "2024年5月，军方在反恐行动中关闭三座钨矿。": "关闭 operate 2024-05 actual",
    "2024年5月，越南因难以承受亏损暂停锑出口。": "暂停 restrict 2024-05 actual",
    "2024年5月，总统不在首都签署《矿业法》。": "签署 enact 2024-05 actual",
    "2024年5月，商务部依照草案修订《钨矿目录》。": "修订 amend 2024-05 actual",
    "2024年，越南过去三年投入5亿元开发钨矿。": "投入 fund 2024 actual",
    "2024年5月，村民阻止矿车通行。": "阻止 other 2024-05 actual",
    "2024年5月，越南阻止中资收购钨矿公司。": "阻止 restrict 2024-05 actual",
    "根据越南内政部2018年5月的公告，石墨被列入钨矿清单。": "公告 issue 2018-05 actual；列入 amend 2018-05 actual",
}


@pytest.mark.parametrize(("text", "expected"), WORDS_IN_WORDS.items())
def test_words_in_words_tell_no_modality(text: str, expected: str) -> None:
    assert in_short(text) == expected


@pytest.mark.parametrize(("text", "expected"), list(DATES.items()))
def test_only_the_date_of_a_happening_dates_it(text: str, expected: str) -> None:
    assert in_short(text) == expected


@pytest.mark.parametrize(("text", "expected"), list(MODALITY.items()))
def test_modality_is_that_of_the_happening_itself(text: str, expected: str) -> None:
    assert in_short(text) == expected


@pytest.mark.parametrize(
    ("text", "published", "modality"),
    [
        ("智利计划2031年将铜产量增加8%。", None, "planned"),
        ("智利计划2031年将铜产量增加8%。", "2025-06-15", "planned"),
        ("2022年智利铜产量增加8%。", None, "actual"),
        ("智利放话要加税，2025年5月铜价上涨8%。", "2025-06-15", "actual"),
    ],
)
def test_a_value_is_told_as_done_only_where_its_date_is_known_to_be_over(
    text: str, published: str | None, modality: str
) -> None:
    metadata = Metadata("case", published=published, region="CN")
    _, passages = read_article(pipeline(), Article(text, metadata))
    assert [event.modality for _, reading in passages for event in reading.events] == [modality]
