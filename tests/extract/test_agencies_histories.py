"""Bodies of long histories: panels, cabinets, parliaments and houses of earlier decades, and what names none."""

import pytest

from policy_nlp.extract.agencies import find_agencies
from policy_nlp.lexicon import simplify
from policy_nlp.model import Context, Reading

PANEL = "世界贸易组织专家组"


def names(text: str, region: str = "CN") -> list[tuple[str, str]]:
    reading = Reading(simplify(text), context=Context(region=region))
    return [(reading.text[m.start : m.end], m.name) for m in find_agencies(reading)]


TOLD = [
    # the panel of a dispute, whatever the parties do with it
    ("两国诉诸世贸组织。同年秋,总干事设立专家组。", ("专家组", PANEL)),
    ("案件已到世贸组织。被告方未能向专家组举证。", ("专家组", PANEL)),
    ("案件已到世贸组织。2016年5月专家组判被告败诉。", ("专家组", PANEL)),
    # a known name that segmentation cuts through
    ("韩国1970年起调达厅买入锡。", ("调达厅", "韩国调达厅")),
    # a parliament named without its country
    ("巴拿马的谈判破裂。11月,国民大会否决了合同。", ("国民大会", "巴拿马国民大会")),
    ("厄瓜多尔修宪。次年,国民代表大会通过矿业法。", ("国民代表大会", "厄瓜多尔国民代表大会")),
    # cabinets and governments of earlier decades
    ("1972年,田中角荣内阁拨款购买铜矿股权。", ("田中角荣内阁", "日本田中角荣内阁")),
    ("卡翁达政府接管铜矿。", ("卡翁达政府", "赞比亚卡翁达政府")),
    ("恩克鲁玛政府与铝业公司谈判。", ("恩克鲁玛政府", "加纳恩克鲁玛政府")),
    # a company called after its country and what it unites
    ("比利时联合锌业公司关闭了铀矿。", ("比利时联合锌业公司", "比利时联合锌业公司")),
    ("1970年,政府入股穆富利拉联合铜矿公司。", ("穆富利拉联合铜矿公司", "穆富利拉联合铜矿公司")),
    # what a body of several states founds in a city
    ("经互会在索非亚设立锡业常设委员会。", ("锡业常设委员会", "锡业常设委员会")),
    # the body inside the title of its head
    ("韩国产业通商部长官访问雅加达。", ("韩国产业通商部", "韩国产业通商部")),
    # the ministry of the country in question, told as the local one
    ("津巴布韦突然下令。当地矿业部暂停了出口。", ("矿业部", "津巴布韦矿业部")),
    # houses of trade with the form of their business
    ("丸红商社与矿方签约。", ("丸红商社", "丸红商社")),
    ("美国破产法院批准了重组。", ("美国破产法院", "美国破产法院")),
    # what a company has in a place
    ("福特在密歇根的装配厂停产。", ("福特", "福特")),
    # a bare last word beside another body
    ("韩国矿害矿业公团挂牌。储备由调达厅与公团分管。", ("公团", "韩国矿害矿业公团")),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_bodies_of_long_histories(text: str, expected: tuple[str, str]) -> None:
    assert expected in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "世贸组织以外,厅里组织的专家组评审了储量。",
        "所谓“镍版欧佩克”只是设想。",
        "锂欧佩克难以成形。",
        "东京学会的是耐心。",
        "六大集团的兼并告一段落。",
        "国外海关录得的数字更高。",
        "地方商务厅也说不清表格怎样填。",
        "公司走进了破产法庭。",
        "人民公社时期,锡矿归集体所有。",
    ],
)
def test_what_names_no_body(text: str) -> None:
    assert [found for found in names(text) if found[0] not in {"世贸组织"}] == []
