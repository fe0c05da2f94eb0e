"""Chronology tables whose heads or cells say in other words who does what, with whom and for how much."""

from told_events import Case, Told, case

MORE_TABLES: list[Case] = [
    # further heads of what happens and of who does it
    case(
        "日期\t公司\t动向\n2024/03/18\t力拓\t扩建锂矿",
        Told("扩建锂矿 operate 2024-03-18", "力拓", minerals="Li"),
    ),
    # who opens the cell of the happening acts; whom its verb faces is the other side; what it costs belongs to it
    case(
        "日期\t交易\t金额\n2024年3月18日\t力拓收购莱纳斯\t3.5亿美元",
        Told("力拓收购莱纳斯 operate 2024-03-18", "力拓", "莱纳斯", figures="3.5亿美元"),
    ),
    case(
        "日期\t交易\n2024年3月18日\t力拓与莱纳斯宣布合并\n2024年4月2日\t淡水河谷同意收购莱纳斯",
        Told("力拓与莱纳斯宣布合并 agree 2024-03-18", "力拓 莱纳斯"),
        Told("淡水河谷同意收购莱纳斯 agree 2024-04-02", "淡水河谷", "莱纳斯"),
    ),
    # money got, and money given
    case(
        "日期\t企业\t进展\n2024-03-18\t力拓\t获美国能源部3亿美元补助",
        Told("获美国能源部3亿美元补助 fund 2024-03-18", "美国能源部", "力拓", figures="3亿美元"),
    ),
    case(
        "日期\t机构\t项目\t金额\n2024-03-18\t美国能源部\t力拓钪分离线\t3亿美元",
        Told("力拓钪分离线 fund 2024-03-18", "美国能源部", "力拓", minerals="Sc", figures="3亿美元"),
    ),
    # with whom something was signed, and when
    case(
        "表1　智利的战略伙伴\n伙伴\t签署时间\t侧重\n印度\t2024年3月18日\t锂",
        Told("印度 agree 2024-03-18", "智利", "印度", minerals="Li"),
    ),
    # a body is founded; a verb in a cell of its own tells what became of a paper
    case(
        "时间\t国别\t机制\n2022-06-14\t日本\t矿产安全伙伴关系（MSP）",
        Told("矿产安全伙伴关系 establish 2022-06-14", "日本", instrument="矿产安全伙伴关系"),
    ),
    # measurements are no happenings, nor are their cells figures
    case("年份\t企业\t产量/吨\n2023\t力拓\t77000\n2024\t力拓\t82000"),
    case("伙伴\t时间\t贸易额\n印度\t2024年3月\t3亿美元"),
]
