"""Which of several verbs names the happening, and what a date is to the value beside it."""

from told_events import Case, Told, case

RATIOS: list[Case] = [
    case(
        "2040年镓需求将增至2022年的7倍。",
        Told("增至 forecast 2040", "", "", "", "Ga", "7倍", modality=...),
    ),
    case(
        "2024年锗出口增至80吨，是2021年的三倍。",
        Told("出口/增至 market 2024", ..., "", "", "Ge", "80吨 三倍"),
    ),
    case(
        "锑价5月20日报每吨4万美元，较3月4日创下的每吨5万美元高位回落两成。",
        Told("创下 market 2025-03-04", minerals="Sb", figures="每吨5万美元"),
        Told("回落 market 2025-05-20", minerals="Sb", figures="每吨4万美元 两成"),
    ),
    case(
        "2024年智利锂出口达20万吨，低于2022年录得的23万吨。",
        Told("达/出口 statistic 2024", "智利", "", "", "Li", "20万吨"),
        Told("录得 statistic 2022", "智利", "", "", "Li", "23万吨"),
    ),
]

WHICH_VERB: list[Case] = [
    case(
        "国务院将于2026年底前组织锑矿专项核查。",
        Told("组织 review 2026", "中国国务院", minerals="Sb", modality="planned"),
    ),
    case(
        "该法2019年5月两次修正。",
        Told("修正 amend 2019-05", ..., instrument=..., figures="两次"),
    ),
    case(
        "矿业专家李明2025年2月3日受访指出，锑价偏高。",
        Told("指出 other 2025-02-03", ..., minerals="Sb"),
    ),
    case(
        "2024年12月，澳大利亚政府联手美国国防部资助力拓公司的镓项目，出资额为1500万美元。",
        Told("资助 fund 2024-12", "澳大利亚政府 美国国防部", "力拓公司", "", "Ga", "1500万美元"),
    ),
    case(
        "2024年12月，澳大利亚与美国联手。",
        Told("联手 agree 2024-12", ..., parties="澳大利亚 美国"),
    ),
    case(
        "2023年10月20日，在悉尼举行的国际矿业大会上，澳大利亚地球科学局发布《锂资源评估报告》。",
        Told("发布 issue 2023-10-20", "澳大利亚地球科学局", instrument="锂资源评估报告", minerals="Li"),
    ),
    case(
        "2023年10月20日，国际矿业大会在悉尼举行。",
        Told("举行 meet 2023-10-20", ..., instrument=...),
    ),
    case(
        "1985年6月3日，国会不顾里根反对通过《战略材料法》。",
        Told("通过 enact 1985-06-03", ..., instrument="战略材料法"),
    ),
    case(
        "1985年6月3日，里根反对该法案。",
        Told("反对 other 1985-06-03", "里根", instrument=...),
    ),
    case(
        "2022年7月，力拓公司为反对增税入禀法院。",
        Told("入禀 other 2022-07", "力拓公司"),
    ),
    case(
        "2023年12月禁止稀土技术外流，2024年10月1日《稀土管理条例》施行。",
        Told("禁止 restrict 2023-12", ..., minerals="REE"),
        Told("施行 enact 2024-10-01", "中国", instrument="稀土管理条例", minerals="REE"),
    ),
    case(
        "2024年日本锗进口仍有四成依赖中国。",
        Told("依赖 statistic 2024", "日本", "中国", "", "Ge", "四成"),
    ),
    case(
        "2024年日本精炼镓仍有40吨。",
        Told("仍有 statistic 2024", "日本", "", "", "Ga", "40吨"),
    ),
    case(
        "2025年5月，镍出口5万吨，其中运往韩国的只有300吨。",
        Told("出口 statistic 2025-05", ..., "", "", "Ni", "5万吨"),
        Told("只有 statistic 2025-05", ..., ..., "", "Ni", "300吨"),
    ),
    case(
        "国际铜研究小组预测，2026年全球精炼铜将过剩20万吨。",
        Told("过剩 forecast 2026", ..., "", "", "Cu", "20万吨", "forecast"),
    ),
    case(
        "截至2025年3月底，该基金持有铀1200吨。",
        Told("持有 statistic ../2025-03", minerals="U", figures="1200吨"),
    ),
    case(
        "铜矿2024年产铜3万吨，力拓公司持有其30%权益。",
        Told("产 statistic 2024", ..., "", "", "Cu", figures=...),
    ),
    case(
        "2025年3月12日，特朗普说出要对铜征税，纽约期铜当场大涨9%。",
        Told("说出 other 2025-03-12", "特朗普", minerals="Cu"),
        Told("大涨 market 2025-03-12", minerals="Cu", figures="9%"),
    ),
    case(
        "该法最近一次修正在2021年6月1日。",
        Told("修正 amend 2021-06-01", ..., instrument=...),
    ),
    case(
        "今年1月8日，各国财长在柏林碰头，商讨镓的底价。",
        Told("碰头 meet 2025-01-08", ..., minerals=...),
    ),
    case(
        "2024年5月3日，力拓公司与必和必拓签署谅解备忘录，承诺出资200万美元。",
        Told("签署 agree 2024-05-03", parties="力拓公司 必和必拓", figures="200万美元"),
    ),
    case(
        "2024年5月28日，泽连斯基与特朗普会面，当天本要签署的协议没有下文。",
        Told("会面 meet 2024-05-28", parties="泽连斯基 特朗普"),
    ),
    case(
        "2023年11月7日的第70号公告涉及锂电池，黑粉不在管制之列。",
        Told("第70号公告/涉及 issue 2023-11-07", ..., instrument=..., minerals="Li"),
    ),
    case(
        "2024年台湾锗进口值为3亿美元。",
        Told("为/进口值 statistic 2024", "台湾", minerals="Ge", figures="3亿美元"),
    ),
    case(
        "2024年4月，印度又进入该联盟的融资网络。",
        Told("进入 other 2024-04", "印度"),
    ),
    case(
        "2024年11月3日，雅保公司获国防部放款3亿美元。",
        Told("放款 fund 2024-11-03", "美国国防部", "雅保公司", figures="3亿美元"),
        title="美国的锂",
        region="US",
    ),
    case(
        "2018年10月，该国最大的钨矿因业主破产停产。",
        Told("停产 operate 2018-10", ..., minerals="W"),
    ),
    case(
        "2024年7月14日，力拓公司的冶炼厂失火停工。",
        Told("失火 other 2024-07-14", "力拓公司"),
        Told("停工 operate 2024-07-14", "力拓公司"),
    ),
    case(
        "2024年2月，国会清空库存，储备局随即解散。",
        Told("清空 other 2024-02", ...),
        Told("解散 other 2024-02", ...),
    ),
    case(
        "2024年12月2日，商务部把28家公司写进实体清单，并首度管制超硬材料。",
        Told("写进 restrict 2024-12-02", "中国商务部", instrument=..., figures="28家"),
        Told("管制 restrict 2024-12-02", "中国商务部", instrument=...),
    ),
    case(
        "2024年5月15日，力拓公司宣布再投3亿美元。",
        Told("宣布 operate 2024-05-15", "力拓公司", figures="3亿美元", modality="planned"),
    ),
    case(
        "李明2024年11月4日说，镓的本地料比重要从四成提高到明年底的六成。",
        Told("说 other 2024-11-04", ..., minerals=...),
        Told("提高到 forecast 2025", ..., minerals="Ga", figures="四成 六成", modality=...),
        published="2024-12-01",
    ),
    case(
        "2024年8月，日本与赞比亚交换合作备忘录。",
        Told("交换 agree 2024-08", ..., parties="日本 赞比亚"),
    ),
    case(
        "加纳政府2024年10月19日把锂矿租约颁给力拓公司。",
        Told("颁给 other 2024-10-19", "加纳政府", "力拓公司", minerals="Li"),
    ),
    case(
        "2024年11月，马里政府向巴里克公司追缴5亿美元税款。",
        Told("追缴 other 2024-11", "马里政府", "巴里克公司", figures="5亿美元"),
    ),
]
