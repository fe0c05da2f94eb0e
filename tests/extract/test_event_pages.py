"""What pages of newspapers and ministries hold beside sentences, and how they lead over from one to the next."""

from decimal import Decimal

import pytest

from policy_nlp.extract.agencies import find_agencies
from policy_nlp.extract.dates import find_dates
from policy_nlp.extract.figures import find_figures
from policy_nlp.extract.minerals import find_minerals
from policy_nlp.lexicon import simplify
from policy_nlp.model import Article, Context, Metadata, Reading
from policy_nlp.normalise import normalise
from told_events import Case, Told, case, differences

PAGES: list[Case] = [
    # a weekday behind a subject, whatever it does then
    case("秘鲁国会周一投票通过《锡业法》。", Told("投票通过 enact 2025-06-09", ..., instrument="锡业法", minerals=...)),
    case("秘魯週三以環境為由關閉錫礦。", Told("關閉 operate 2025-06-11", "秘鲁", minerals="Sn")),
    # for whom it is said to be something is no statement; how one says it is not what is said
    case("2025年5月7日这天，对日本来说十分重要。"),
    case("2025年5月7日，部长帕斯后来说，锡矿十分重要。", Told("说 other 2025-05-07", "帕斯", minerals="Sn")),
    case("5月7日，秘鲁矿业部长帕斯明确表示不放松锡出口管制。", Told("表示 other 2025-05-07", "帕斯", minerals="Sn")),
    case("2025年5月，秘鲁公开锡矿清单。", Told("公开 issue 2025-05", "秘鲁", instrument=..., minerals="Sn")),
    # what a firm is stands before its name, also where another is joined to it
    case(
        "2025年3月，秘鲁国有铜矿巨头安第斯铜业公司和全球第三大锡生产商帕拉卡斯矿业公司达成合作协议。",
        Told("达成合作 agree 2025-03", minerals="", parties="安第斯铜业公司 帕拉卡斯矿业公司"),
    ),
    # since when the subject of the main clause has done it
    case("自2014年限制锡矿出口以来，秘鲁逐步收紧政策。", Told("限制 restrict 2014", "秘鲁", minerals="Sn")),
    # a title that reaches into a glossed name; where one meets; the place of a dateline
    case("莫迪5月6日与印度尼西亚总理卡马尔(Mark Kamal)会晤。", Told("会晤 meet 2025-05-06", "莫迪", "卡马尔")),
    case("5月6日，部长帕斯在大韩商会大楼会见力拓高管。", Told("会见 meet 2025-05-06", "帕斯", "力拓")),
    case("某某社香港6月4日電/秘魯宣佈管制錫出口。", Told("管制 restrict 2025-06-04", "秘鲁", minerals="Sn")),
    # who publishes what is only cited; about whose measures one answers
    case(
        "根据秘鲁央行5月6日所公布数据，4月锡出口减少3%。",
        Told("公布 issue 2025-05-06", "秘鲁央行", minerals=...),
        Told("减少 market 2025-04", "秘鲁", minerals="Sn", figures="3%"),
    ),
    case("秘魯礦業部6月4日就近期秘方錫政策答記者問。", Told("答記者問 other 2025-06-04", "秘鲁矿业部", minerals=...)),
    # a government is that of who acted, not of whom it was done to
    case(
        "智利5月5日对秘鲁限制锡出口，政府6日表示措施是临时的。",
        Told("限制 restrict 2025-05-05", "智利", "秘鲁", minerals="Sn"),
        Told("表示 other 2025-05-06", "智利", minerals="Sn"),
    ),
    # what it means for others is not done to them
    case("秘鲁5月5日禁止锡矿出口，此举将对智利造成冲击。", Told("禁止 restrict 2025-05-05", "秘鲁", minerals="Sn")),
    # a value that only describes the object of a verb
    case(
        "2024年5月，秘鲁从智利购买了价值3亿美元的铜。",
        Told("购买 statistic 2024-05", "秘鲁", "智利", minerals="Cu", figures="3亿美元"),
    ),
    case(
        "2024年5月，秘鲁铜库存价值3亿美元。",
        Told("库存/价值 statistic 2024-05", "秘鲁", minerals="Cu", figures="3亿美元"),
    ),
    # a verb that several dates share, each with its own object
    case(
        "2023年对锡、2024年对铅实施出口管制后，秘鲁再度出手。",
        Told("实施出口管制 restrict 2023", ..., minerals="Sn"),
        Told("实施出口管制 restrict 2024", ..., minerals="Pb"),
    ),
    # a question, an order with an addressee
    case("该法案年内能否通过仍不得而知。"),
    case("2025年5月，拜登签署了一项针对智利的命令。", Told("签署了 issue 2025-05", "拜登", "智利")),
    # a notice that comes into force
    case(
        "秘鲁矿业部发布关于对锡、锌实施出口管制的公告。未经许可，不得出口。自2025年7月1日起正式实施。",
        Told(
            "正式实施 restrict 2025-07-01",
            ...,
            instrument="关于对锡、锌实施出口管制的公告",
            minerals="Sn Zn",
            modality="planned",
        ),
    ),
]


@pytest.mark.parametrize("case", PAGES, ids=lambda c: c.text[:24])
def test_pages(case: Case) -> None:
    assert differences(case) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("秘鲁于上周末宣布停产", "2025-06-07/2025-06-08"),
        ("秘鲁去年6月关闭铜矿。该矿将在年底重启", "2024-06 2025"),
        ("日方预计试采三周后，于8月返航", "2025-08"),
        ("日方试采三周后，于8月返航", "2024-08"),
        ("秘鲁锡企预计产量下降，在8月政府停止发证后只供国内", "2024-08"),
        ("[某某今日新聞] 秘魯5月10日公布清單", "2025-05-10"),
        ("秘鲁今日公布清单", "2025-06-15"),
        ("2025年3月11日 星期二，秘鲁公布清单", "2025-03-11"),
    ],
)
def test_dates_of_pages(text: str, expected: str) -> None:
    reading = Reading(simplify(text), context=Context(published="2025-06-15"))
    assert " ".join(d.edtf for d in find_dates(reading)) == expected


@pytest.mark.parametrize(
    ("line", "is_left_out"),
    [
        ("更新於 03月26日07:27 • 發布於 03月26日07:27", True),
        ("更新于3月26日的清单列有35种矿产", False),
        ("2025-03-13 08:00:00张三李四王五", True),
        ("2025-03-13 08:00:00智利对铜矿提高权利金，同时宣布成立国家锂业公司", False),
    ],
)
def test_lines_of_pages(line: str, *, is_left_out: bool) -> None:
    text = f"秘鲁公布锡矿清单\n{line}\n2025年6月1日，秘鲁公布锡矿清单，锡在列。"
    assert (simplify(line) not in normalise(Article(text, Metadata("a"))).text) == is_left_out


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("美国财长贝森特将与国务院副总理何立峰会面", ["中国国务院"]),
        ("美国国务院发言人回应", ["美国国务院"]),
        ("美国众议院通过法案，禁止进口俄罗斯铀；参议院将审议", ["美国众议院", "美国参议院"]),
        ("印尼总统佐科·维多多称将停止锡出口", []),
        ("商会召开锡业联合会议", []),
        ("三家公司从加拿大锂矿公司撤资", []),
    ],
)
def test_bodies_of_pages(text: str, names: list[str]) -> None:
    assert [a.name for a in find_agencies(Reading(text, context=Context(region="CN")))] == names


def test_a_salt_lake_is_no_salt() -> None:
    found = find_minerals(Reading("该国有三个锂盐湖，锂盐产量大"))
    assert [(m.start, m.end) for m in found] == [(5, 6), (9, 11)]


def test_an_amount_behind_the_dot_of_an_abbreviation() -> None:
    assert [(f.low, f.unit) for f in find_figures(Reading("收购Solaris Inc.15%股权"))] == [(Decimal(15), "%")]
