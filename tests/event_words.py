"""Further verbs of classes that are known, and what stands before the verb that tells the happening."""

from told_events import Case, Told, case

FURTHER_WORDS: list[Case] = [
    # money lent is given, whatever it is for; sums that a paper hands out one by one
    case(
        "2024年5月，日本借给智利2亿美元扩建锂矿。",
        Told("借给 fund 2024-05", "日本", "智利", minerals="Li", figures="2亿美元"),
    ),
    # what one is driven by, how near an end was, what an order lays down: none is what happened
    case(
        "2024年5月，智利国会迫于抗议禁止出口锂。",
        Told("禁止出口 restrict 2024-05", "智利国会", minerals="Li"),
    ),
    case(
        "力拓与莱纳斯的谈判5月6日限期届满前告吹。",
        Told("告吹 other 2025-05-06", ..., ...),
    ),
    case("2024年5月，力拓的租约届满。", Told("届满 other 2024-05", ..., ...)),
    case("2024年5月，该税收抵免获准延期两年。", Told("延期 amend 2024-05", ..., ..., figures="两年")),
    case("2024年5月，必和必拓表明放弃收购莱纳斯。", Told("放弃 other 2024-05", "必和必拓", ...)),
    # values
    case(
        "2024年，力拓蚀3亿美元。",
        Told("蚀 statistic 2024", "力拓", figures="3亿美元"),
    ),
    case("2024年5月，镍价暴泻三成。", Told("暴泻 market 2024-05", minerals="Ni", figures="三成")),
    # a bill of which the same text tells that it became law was not only proposed
    case(
        "智利国会2024年2月提出《锂业法》。《锂业法》2024年5月生效。",
        Told("提出 propose 2024-02", "智利国会", instrument="锂业法", minerals=...),
        Told("生效 enact 2024-05", ..., instrument="锂业法", minerals=...),
    ),
    case(
        "智利国会2024年2月提出《锂业法》。",
        Told("提出 propose 2024-02", "智利国会", instrument="锂业法", minerals=..., modality="proposed"),
    ),
    # what one had better do is proposed; what must be done is planned
    case(
        "日本宜在2026年底前公布钨矿清单。",
        Told("公布 issue 2026", "日本", instrument=..., minerals="W", modality="proposed"),
    ),
    case(
        "日本须在2026年底前公布钨矿清单。",
        Told("公布 issue 2026", ..., instrument=..., minerals="W", modality="planned"),
    ),
]
