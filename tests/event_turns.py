"""Turns of phrase: which word under a date names the happening, and of what type it is. Names are left open."""

from told_events import Case, Told, case


def told(head: str, modality: str = "actual") -> Told:
    """An event of which only the trigger, the type, the date and the modality are looked at."""
    return Told(head, ..., ..., ..., ..., ..., modality)


TURNS: list[Case] = [
    case(
        "2024年5月8日，智利国家铜业公司公布，已收购该锂矿六成股权。",
        told("收购 operate 2024-05-08"),
    ),
    case(
        "2024年5月8日，巴西矿业部公告，对进口硅锰合金启动反倾销调查。",
        told("启动 review 2024-05-08"),
    ),
    case(
        "2024年5月8日，中国商务部公告，对镓实施出口管制。",
        told("公告 issue 2024-05-08"),
        told("实施出口管制 restrict 2024-05-08"),
    ),
    case(
        "2024年5月8日，中国海关总署公布，4月中国出口锑品500吨。",
        told("公布 issue 2024-05-08"),
        told("出口 statistic 2024-04"),
    ),
    case(
        "2025年3月5日，阿根廷政府宣布，即日起把锂的出口税提高到5%，铜的出口税也提高到8%。",
        told("宣布 issue 2025-03-05"),
        told("提高到 restrict 2025-03-05"),
        told("提高到 restrict 2025-03-05"),
    ),
    case(
        "2024年6月4日，赞比亚矿业部公布2024年版《关键矿产战略》，钴、锂列在其中。",
        told("公布 issue 2024-06-04"),
    ),
    case(
        "据美国地质调查局，2023年英国有18种关键矿产完全靠进口。",
        told("靠进口 statistic 2023"),
    ),
    case(
        "到2033年，全球镍供应将比需求短缺12%。",
        told("短缺 forecast 2033", "forecast"),
    ),
    case(
        "2023年中国供应全球六成的镓，但仍短缺。",
        told("供应 statistic 2023"),
    ),
    case(
        "该镍矿预计2028年才能恢复到停产前的产量。",
        told("恢复 forecast 2028", "forecast"),
    ),
    case(
        "2024年5月，中国恢复稀土出口。",
        told("恢复 amend 2024-05"),
    ),
    case(
        "2024年7月，该市八座钨矿须在10月底前完成资源核实报告。",
        told("完成 review 2024-10", "planned"),
    ),
    case(
        "该公司计划2028年前完成30个锂矿项目。",
        told("完成 forecast 2028", "planned"),
    ),
    case(
        "欧盟的铝土新规从2025年3月起搁置半年。",
        told("搁置 amend 2025-03"),
    ),
    case(
        "2025年3月，加纳议会搁置该锂矿法案。",
        told("搁置 other 2025-03"),
    ),
    case(
        "2024年9月12日，又有总统令要求矿业部加快发放铜矿许可。",
        told("要求 issue 2024-09-12"),
    ),
    case(
        "2024年9月12日，矿业部长要求企业加快生产。",
        told("要求 other 2024-09-12"),
    ),
    case(
        "2024年4月10日，国王访华期间，两国签署《锂矿合作备忘录》。",
        told("签署 agree 2024-04-10"),
    ),
    case(
        "2024年4月10日，法院委任前财政部长李明为该金矿的管理人。",
        told("委任 other 2024-04-10"),
    ),
    case(
        "2024年4月10日，法院委任前，该金矿已停产。",
        told("停产 operate 2024-04-10"),
    ),
    case(
        "2024年4月10日，雅加达通知世界贸易组织，将对镍矿加税。",
        told("通知 other 2024-04-10"),
    ),
    case(
        "2024年5月9日，嘉能可宣布撤出该国。",
        told("撤出 operate 2024-05-09"),
    ),
    case(
        "2024年5月9日，泰国宣布撤出矿产安全伙伴关系。",
        told("撤出 other 2024-05-09"),
    ),
    case(
        "2024年12月，几内亚政府把两座铝土矿拨归国有矿业公司。",
        told("拨归 operate 2024-12"),
    ),
    case(
        "巴西矿业局自2024年1月1日起运转。",
        told("运转 establish 2024-01-01"),
    ),
    case(
        "2024年6月，泰国规定锡矿石不得输往境外。",
        told("不得输往 restrict 2024-06"),
    ),
    case(
        "2023年锂价下跌一半；该行的测算也表明，供应过剩。",
        told("下跌 market 2023"),
    ),
    case(
        "目标2031年前锂自给四成，也就是年产8000吨。",
        told("自给 forecast 2031", "planned"),
    ),
    case(
        "2024年4月10日，秘鲁议员提交提案，拟把锂列为战略资源。",
        told("提交 propose 2024-04-10", "proposed"),
    ),
    case(
        "加纳《矿业法》由议会于2023年5月8日修正通过。",
        told("修正通过 amend 2023-05-08"),
    ),
    case(
        "2024年5月，刚果（金）的一座钴矿接连发生矿震。",
        told("接连发生 other 2024-05"),
    ),
]
