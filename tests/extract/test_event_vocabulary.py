"""Words of the field, class by class: that they name a happening, and what their objects make of them."""

import pytest

from told_events import case, events_of

MINES = [  # what befalls mines and plants, and stakes in them
    ("2024年5月，该冶炼厂熄炉。", "熄炉 operate"),
    ("2024年5月，该钨矿停业。", "停业 operate"),
    ("2024年5月，该锡矿恢复营运。", "恢复营运 operate"),
    ("2024年5月，该公司沽售秘鲁铜矿。", "沽售 operate"),
    ("2024年5月，该公司拿下秘鲁铜矿。", "拿下 operate"),
    ("2024年5月，该公司拿下这份订单。", "拿下 agree"),
    ("2024年5月，智利环境法院叫停该铜矿。", "叫停 operate"),
    ("2024年5月，智利环境法院叫停该协议。", "叫停 other"),
    ("2024年5月，该项目落地。", "落地 operate"),
    ("2024年5月，该部重启谈判。", "重启 meet"),
    ("2024年5月，该部重启反倾销调查。", "重启 review"),
    ("2024年5月，该公司重启冶炼厂。", "重启 operate"),
]

CONTROLS = [
    ("2024年5月，印尼放松出口禁令。", "放松 amend"),
    ("2024年5月，印尼暂停出口管制。", "暂停出口 amend"),
    ("2024年5月，印尼暂停出口镍矿。", "暂停出口 restrict"),
    ("2024年5月4日，铟和铋受控。", "受控 restrict"),
    ("2024年5月4日，该公司宣布搁置铜矿的扩建计划。", "搁置 operate"),
    ("2024年5月4日，该国搁置新的锑管制。", "搁置 amend"),
    ("2024年5月4日，该国对锑限供。", "限供 restrict"),
    ("2024年5月，锌的贸易逆差收窄。", "收窄 market"),
    ("2024年5月，该国收窄锑出口范围。", "收窄 restrict"),
]

MONEY = [
    ("2024年5月，财政部下达2亿元。", "下达 fund"),
    ("2024年5月，财政部下达通知。", "下达 issue"),
    ("2024年5月，该部向该矿提供了2亿美元。", "提供了 fund"),
    ("2024年5月，该国提供了全球12%的锡。", "提供了 statistic"),
    ("2024年5月，该部向该公司赠予2亿美元。", "赠予 fund"),
    ("2024年5月，该公司争取到2亿美元。", "争取到 fund"),
    ("2024年5月，该部分配2亿美元。", "分配 fund"),
    ("2024年5月，该部分配锡出口配额。", "分配 restrict"),
]

TALKS = [
    ("2024年5月，日本与智利就铜供应形成共识。", "形成 agree"),
    ("2024年5月，日本与智利就铜供应取得初步共识。", "取得 agree"),
    ("2024年5月，日本与智利就铜供应讲好。", "讲好 agree"),
    ("2024年5月，国防部以每公斤80美元包底氧化镨。", "包底 agree"),
    ("2024年5月，第五届锡业大会在秘鲁收官。", "收官 meet"),
    ("2024年5月，该矿两国元首握手。", "握手 meet"),
    ("2024年5月，外交部质问，谁来承担后果。", "质问 other"),
    ("2024年5月，外交部怒斥此举。", "怒斥 other"),
]

TEXTS = [
    ("2024年5月，经济部订定《钨储备战略》。", "订定 issue"),
    ("2024年5月，《矿业法》落地。", "落地 enact"),
    ("2024年5月，该局汇整锂资源数据。", "汇整 review"),
    ("2024年5月，国家储备局收储铜10万吨。", "收储 other"),
    ("2024年5月，该公司换帅。", "换帅 other"),
]


@pytest.mark.parametrize(("text", "expected"), [*MINES, *CONTROLS, *MONEY, *TALKS, *TEXTS])
def test_word_of_the_field_names_a_happening(text: str, expected: str) -> None:
    assert [f"{form} {event.type}" for form, event, _ in events_of(case(text))] == [expected]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("2024年5月，智利与秘鲁签署协议，约定八个月内双方各出资2亿美元。", "planned"),
        ("2024年5月，智利与秘鲁各出资2亿美元。", "actual"),
        ("2024年5月，该部设立研究所，四年内资助3亿美元。", "planned"),
        ("2024年5月，该部资助该研究所3亿美元。", "actual"),
    ],
)
def test_money_over_a_time_to_come_is_planned(text: str, modality: str) -> None:
    assert [event.modality for _, event, _ in events_of(case(text)) if event.type == "fund"] == [modality]
