"""Borders between types: what is cut off, shelved, handed in, signed anew; and words that are only nouns there."""

import pytest

from told_events import case, events_of

BORDERS = [
    ("2021年3月，白俄罗斯中断对立陶宛钾肥供货。", "中断 restrict"),
    ("2021年3月，白俄羅斯中斷對立陶宛鉀肥供貨。", "中断 restrict"),
    ("2021年3月，该集团中断对波兰客户供货。", "中断 other"),
    ("2021年3月，白俄罗斯中断向邻国供应钾肥。", "中断 restrict"),
    ("2019年，国土资源部把钨矿开采指标下达至各省。", "下达 restrict"),
    ("2019年，国土资源部把勘查任务下达至各省。", "下达 issue"),
    ("2022年12月，该公司重新开采康沃尔锡矿。", "重新开采 operate"),
    ("2021年3月，双方中断关于锡矿的谈判。", "中断 other"),
    ("2023年6月，新西兰把四家锑商列入第9轮制裁名单。", "列入 restrict"),
    ("2023年6月，紐西蘭將四家銻商納入新一輪制裁清單。", "纳入 restrict"),
    ("2023年6月，新西兰把锑列入关键矿产名单。", "列入 amend"),
    ("2022年4月，泰克资源搁置铜矿的扩建计划。", "搁置 operate"),
    ("2022年4月，参议院搁置矿业税修订。", "搁置 other"),
    ("2024年2月，瓦努阿图退出采掘业透明度倡议。", "退出 other"),
    ("2024年2月，南方铜业退出该锌矿。", "退出 operate"),
    ("2024年8月，力拓与宝马续签铝锭供应合同。", "续签 agree"),
    ("2024年8月，力拓與寶馬續簽鋁錠供應合同。", "续签 agree"),
    ("2024年8月，双方续签三个月。", "续签 amend"),
    ("2023年5月，众议员向国会递交《钛进口法案》。", "递交 propose"),
    ("2023年5月，矿业部向国会递交年度报告。", "递交 issue"),
    ("2022年11月，芬兰与葡萄牙同意在锂回收领域加强合作。", "同意 agree"),
    ("2022年11月，芬兰议会同意开放海底。", "同意 other"),
    ("2021年9月，博茨瓦纳将镍矿使用费标准由3%提高至6%。", "提高至 amend"),
    ("2021年9月，镍矿产量由3万吨提高至6万吨。", "提高至 market"),
    ("2025年2月，该厂首次产出金属镝。", "首次产出 operate"),
    ("2023年6月，该局完成柴达木盆地航空物探。", "完成 review"),
    ("2023年，四川新增锂资源量120万吨。", "新增 statistic"),
    ("2023年，该清单新增锂、钛。", "新增 amend"),
    ("2024年，电解锰新增产能实行等量置换。", "实行 enact"),
]
NOUNS = [
    ("2023年7月，边防检查站查扣一批走私钨砂。", "查扣 other"),
    ("2023年7月，边防部队检查过境货车。", "检查 review"),
    ("2024年5月，魁北克政府向锌矿勘查提供3000万加元。", "提供 fund"),
    ("2024年5月，魁北克政府為鈾礦普查追加2億加元。", "追加 fund"),
    ("2024年5月，魁北克政府勘查锌矿，投入3000万加元。", "勘查 review"),
    ("2024年3月，老挝放宽铁矿勘查权的外资上限。", "放宽 amend"),
    ("2024年3月，老挝勘查铁矿的外围。", "勘查 review"),
    ("2024年4月，韦斯特公开储备数据。", "公开 issue"),
    ("2023年2月，巴拿马内阁审议并通过铜矿开发方案。", "通过 enact"),
    ("2023年2月，巴拿马内阁审议铜矿合同。", "审议 review"),
    ("2024年6月，韩国进出口银行批准向该矿追加2亿美元贷款。", "批准 fund"),
    ("2024年6月，韩国进出口银行批准一项人事任命。", "批准 other"),
    ("2024年10月，丰田斥资2亿美元认购该矿新股。", "认购 operate"),
]


@pytest.mark.parametrize(("text", "told"), BORDERS + NOUNS)
def test_first_event(text: str, told: str) -> None:
    events = events_of(case(text, published="2025-12-15"))
    assert [f"{trigger} {event.type}" for trigger, event, _ in events[:1]] == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("智利要求到2032年铜矿用水六成来自海水。", "forecast planned"),
        ("智利預測到2032年銅礦用水六成來自海水。", "forecast forecast"),
        ("国务院明确，到2028年再生铅产量达到300万吨。", "forecast planned"),
        ("分析师预期，2029年钛市将重新出现短缺。", "forecast forecast"),
        ("2021年，钛市出现短缺。", "market actual"),
    ],
)
def test_target_and_projection(text: str, told: str) -> None:
    event = events_of(case(text, published="2025-12-15"))[0][1]
    assert f"{event.type} {event.modality}" == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2020年7月，加蓬终止与该集团的合资。", ["终止"]),
        ("2020年7月，加蓬终止合同，成立新公司。", ["终止", "成立"]),
        ("2023年12月，气候大会闭幕，各国就脱离煤炭达成一致。", ["闭幕", "达成一致"]),
    ],
)
def test_how_many_happenings(text: str, told: list[str]) -> None:
    assert [trigger for trigger, _, _ in events_of(case(text, published="2025-12-15"))] == told
