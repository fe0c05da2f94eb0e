"""What the object, the subject and the term of a verb make of its type, its date and its modality."""

import pytest

from told_events import case, events_of, in_short

TYPES = {
    # a judgement is no ruling of a trade case
    "2014年3月，法院作出最终判断。": "作出 other 2014-03 actual",
    "2014年3月，法庭最終裁定禁令違法。": "最终裁定 other 2014-03 actual",
    "2014年3月，商务部最终裁定维持原税率。": "最终裁定 review 2014-03 actual",
    # a permit that is taken away, or given; a tax that is
    "2021年5月，秘鲁撤销三家公司的探矿许可。": "撤销 restrict 2021-05 actual",
    "2021年5月，秘鲁撤销对铝的关税。": "撤销 amend 2021-05 actual",
    "2021年5月，秘鲁恢复三家公司的出口许可。": "恢复 amend 2021-05 actual",
    "2024年5月，蒙古国向该公司颁发开采许可。": "颁发 other 2024-05 actual",
    # levels that nobody sets
    "2023年5月，失業率降為3%。": "降为 market 2023-05 actual",
    "2023年3月，泰国锂价由每吨5万美元降为4万美元。": "降为 market 2023-03 actual",
    "2023年3月，泰国铜的出口税降为4%。": "降为 amend 2023-03 actual",
    "2022年，该国贸易逆差扩大到40亿美元。": "扩大到 market 2022 actual",
    "2022年，该国援助规模扩大到40亿美元。": "扩大到 fund 2022 actual",
    "2022年，该国对韩国的贸易逆差由20亿美元进一步扩大到40亿美元。": "扩大到 market 2022 actual",
    "2022年，针对贸易赤字财政部将该基金扩大到40亿美元。": "扩大到 fund 2022 actual",
    "2023年5月，央行将存款准备金率由9%降为8%。": "降为 amend 2023-05 actual",
    "2023年5月，政府把锂矿补贴率降为4%。": "降为 amend 2023-05 actual",
    "2026年3月，智利将成为该组织轮值主席国。": "",
    "到2030年，智利将成为全球最大锂生产国。": "成为 forecast 2030 forecast",
    # whose money it is, and what is closed
    "2024年2月，能源部与两家企业投入3亿美元开发锂。": "投入 fund 2024-02 actual",
    "2024年2月，國防部聯合四家公司投入2億美元。": "投入 fund 2024-02 actual",
    "2024年5月，韩国贸易保险公司投入4亿美元支持锂项目。": "投入 fund 2024-05 actual",
    "为确保供应，2024年中国企业投入15亿美元建矿。": "投入 operate 2024 actual",
    "2024年1月，印度矿业部公布计划，另由国有企业投资18亿卢比。": (
        "公布 issue 2024-01 actual；投资 operate 2024-01 actual"
    ),
    "2023年12月，该铜矿被秘鲁环境部关闭。": "关闭 operate 2023-12 actual",
    "2023年12月，鎢礦遭越南環境部關閉了。": "关闭 operate 2023-12 actual",
    "1996年，美国矿业局被关闭。": "关闭 other 1996 actual",
    "2024年，全球锑供应趋紧。": "趋紧 market 2024 actual",
    "2021年，該廠只提取了32吨碳酸锂。": "提取了 statistic 2021 actual",
    "2023年，秘鲁吸引外国投资20亿美元。": "吸引 statistic 2023 actual",
    "2023年，秘鲁投资20亿美元。": "投资 fund 2023 actual",
    "2021年，日本對秘魯的直接投資達10億美元。": "达 statistic 2021 actual",
    # what is built, closed, launched, begun
    "2021年6月，老挝首条铁路建成。": "建成 operate 2021-06 actual",
    "2021年6月，该国建成稀有金属合作中心。": "建成 establish 2021-06 actual",
    "1996年，华盛顿关闭了美国矿业局。": "关闭 other 1996 actual",
    "2019年，智利矿业部关闭铜矿。": "关闭 operate 2019 actual",
    "2024年5月，钻探船“海王号”从横滨港启航。": "启航 operate 2024-05 actual",
    "2024年5月，锂业合作计划启航。": "启航 establish 2024-05 actual",
    "储备法的首次重大改革于2023年启动。": "启动 amend 2023 actual",
    "储备基金于2023年启动。": "启动 establish 2023 actual",
    "對銻的管制始於2024年。": "始于 restrict 2024 actual",
    "该管制机构始于1999年。": "始于 establish 1999 actual",
    # money and papers
    "2012年3月，越南对稀土出口实行退税。": "实行 fund 2012-03 actual",
    "2012年3月，越南对稀土出口实行限制。": "实行 restrict 2012-03 actual",
    "2023年2月，进出口银行董事会批准一笔贷款。": "批准 fund 2023-02 actual",
    "2023年2月，董事会批准扩建计划。": "批准 operate 2023-02 actual",
    "2023年5月，力拓耗资5亿美元建成冶炼厂。": "建成 operate 2023-05 actual",
    "2014年中國企業投入19億美元。": "投入 operate 2014 actual",
    "2014年政府向一家企业投入19亿美元。": "投入 fund 2014 actual",
    "2024年6月，該國兩家公司共投入3億元。": "投入 operate 2024-06 actual",
    "2024年6月，该部向两家公司共投入3亿元。": "投入 fund 2024-06 actual",
    "2014年，国务院确定组建两大稀土集团。": "组建 establish 2014 actual",
    "2014年，该部确定稀土名单。": "确定 issue 2014 actual",
    "2020年5月，印尼推出镍矿出口限制。": "推出 restrict 2020-05 actual",
    "2020年5月，印尼推出镍业扶持政策。": "推出 issue 2020-05 actual",
    "2020年5月，越南政府公布《地质与矿产法》修正草案。": "公布 propose 2020-05 proposed",
    "2020年5月，越南政府公布清单草案。": "公布 issue 2020-05 actual",
    "2007年，蒙古国与德国建立“扩大的伙伴关系”。": "建立 agree 2007 actual",
}

DATES = {
    "生效日期由2026年1月推迟至2027年1月。": "推迟至 amend 2027-01 planned",
    "申報期限自2024年6月順延至2024年9月。": "顺延至 amend 2024-09 actual",
    "2024年5月，印尼把投产日期由2025年推迟至2026年。": "推迟至 amend 2024-05 actual",
    "两国1972年建交，关系经历了2007年至今15年的稳定期。": "建交 agree 1972 actual",
    "自2014年上台以来，总理持续推动改革。": "上台 other 2014 actual",
    "自2014年以来，总理持续推动改革。": "",
    "从2020年的3万吨到2024年的10万吨，锡产量增长两倍。": "增长 market 2024 actual",
    "自2015年以来，两国贸易额从当年的19亿美元增至2024年的42亿美元。": "增至 market 2024 actual",
}

MODALITY = {
    "預計2024年底電動車占比將達50%。": "占比 forecast 2024 forecast",
    "据估计，2023年镍产量为340万吨。": "为 statistic 2023 actual",
    "今年镍矿配额可能只有2亿吨。": "配额 restrict 2025 forecast",
    "去年镍矿配额只有2亿吨。": "配额 restrict 2024 actual",
    "委员会提議2026年第二季度限制廢料出口。": "限制 restrict 2026-34 proposed",
    "2024年5月3日，部长提议设立储备基金。": "提议 propose 2024-05-03 proposed",
    "政府将于2025年在北部开设首个钒加工厂。": "开设 operate 2025 planned",
    "智利计划到2030年成为全球最大锂生产国。": "成为 forecast 2030 planned",
    "到2030年，欧盟将成为第二大电池市场。": "成为 forecast 2030 forecast",
    "摩洛哥力爭2035年躋身五大電池生產國之列。": "跻身 forecast 2035 planned",
    "2015年，德国成为第一大稀土进口国。": "",
    "印度希望在2030年前推动采矿业吸引1700亿美元投资。": "吸引 forecast 2030 planned",
    "按其设想，到2035年，需求的10%来自回收。": "来自 forecast 2035 planned",
}


@pytest.mark.parametrize(("text", "expected"), TYPES.items())
def test_object_and_subject_tell_the_type(text: str, expected: str) -> None:
    assert in_short(text) == expected


@pytest.mark.parametrize(("text", "expected"), DATES.items())
def test_a_shift_is_dated_by_its_new_term_and_an_act_by_its_beginning(text: str, expected: str) -> None:
    assert in_short(text) == expected


@pytest.mark.parametrize(("text", "expected"), MODALITY.items())
def test_what_is_foreseen_aimed_at_or_suggested(text: str, expected: str) -> None:
    assert in_short(text) == expected


def test_the_law_in_play_is_not_the_one_that_it_replaces() -> None:
    text = "国会2023年7月通过新《电池法》，取代2006年颁布的旧《电池条例》。该法8月17日生效。"
    assert [event.instrument for _, event, _ in events_of(case(text))] == ["电池法", "电池条例", "电池法"]


def test_a_law_named_as_the_one_in_force_is_not_the_new_one() -> None:
    text = "2020年12月，议会修订《矿业法》，现行水务条例将从2023年7月1日起失效。"
    assert [event.instrument for _, event, _ in events_of(case(text))][:1] == ["矿业法"]
    assert all(event.instrument != "矿业法" for _, event, _ in events_of(case(text))[1:])


def test_a_body_founded_by_others_is_its_subject() -> None:
    (_, event, _), *rest = events_of(case("马诺诺锂业公司由越南政府、力拓、必和必拓于2022年7月成立。"))
    assert (event.instrument, event.actors, rest) == ("马诺诺锂业公司", ("越南政府", "力拓", "必和必拓"), [])
