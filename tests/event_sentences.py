"""Sentences and short paragraphs with the events that the annotation guide finds in them."""

from told_events import Case, Told, case

PAPERS: list[Case] = [  # orders, reports, lists, plans
    case(
        "2020年9月3日，欧盟委员会发布《关键原材料行动计划》。",
        Told("发布 issue 2020-09-03", "欧盟委员会", instrument="关键原材料行动计划"),
    ),
    case(
        "英国于2022年7月22日公布首份关键矿产战略《未来的韧性》。",
        Told("公布 issue 2022-07-22", "英国", instrument="未来的韧性"),
    ),
    case(
        "2023年6月，印度矿业部发布《印度的关键矿产》报告。",
        Told("发布 issue 2023-06", "印度矿业部", instrument="印度的关键矿产"),
    ),
    case(
        "根据世界银行2020年发布的《矿产促进气候行动》，风电用铜量还会上升。",
        Told("发布 issue 2020", "世界银行", instrument="矿产促进气候行动", minerals=...),
    ),
    case(
        "2025年3月20日，特朗普签署第14241号行政令《立即采取措施增加美国矿产生产》。",
        Told("签署 issue 2025-03-20", "特朗普", instrument="立即采取措施增加美国矿产生产"),
    ),
    case(
        "2025年4月15日，特朗普签署第14272号行政令，要求调查关键矿产进口对国家安全的影响。",
        Told("签署 issue 2025-04-15", "特朗普", instrument="第14272号行政令"),
    ),
    case(
        "国家发展改革委2022年3月22日印发《现代能源体系规划》。",
        Told("印发 issue 2022-03-22", "中国国家发展和改革委员会", instrument="现代能源体系规划"),
    ),
    case(
        "經濟部2024年3月公布《關鍵物料盤點報告》。",
        Told("公布 issue 2024-03", "台湾经济部", instrument="关键物料盘点报告"),
        region="TW",
    ),
    case(
        "2025年2月4日，商务部、海关总署发布2025年第10号公告。",
        Told("发布 issue 2025-02-04", "中国商务部 中国海关总署", instrument="2025年第10号公告"),
    ),
    case(
        "国际能源署2021年5月出版的《关键矿产在清洁能源转型中的作用》被广泛引用。",
        Told("出版 issue 2021-05", "国际能源署", instrument="关键矿产在清洁能源转型中的作用"),
    ),
    case(
        "2008年，美国国家研究委员会出版了一份报告。",
        Told("出版 issue 2008", "美国国家研究委员会", figures=...),
    ),
    case(
        "韩国产业通商资源部2023年2月27日发布《核心矿物保障方案》，选定33种矿物。",
        Told("发布 issue 2023-02-27", "韩国产业通商资源部", instrument="核心矿物保障方案", figures=...),
    ),
]

LAWS: list[Case] = [
    case(
        "2022年8月9日，拜登签署《芯片与科学法案》。",
        Told("签署 enact 2022-08-09", "拜登", instrument="芯片与科学法案"),
    ),
    case(
        "2024年3月18日，欧盟理事会批准《关键原材料法案》，5月23日生效。",
        Told("批准 enact 2024-03-18", "欧盟理事会", instrument="关键原材料法案"),
        Told("生效 enact 2024-05-23", "欧盟", instrument="关键原材料法案"),
    ),
    case(
        "加拿大众议院2023年6月三读通过《投资加拿大法》修正案。",
        Told("三读通过/三读/通过 enact 2023-06", "加拿大众议院", instrument="投资加拿大法修正案"),
    ),
    case(
        "2009年1月12日颁布的印尼《采矿法》要求企业在国内冶炼。",
        Told("颁布 enact 2009-01-12", "印度尼西亚", instrument="采矿法"),
    ),
    case(
        "《经济安全保障推进法》2022年5月获日本国会通过。",
        Told("通过 enact 2022-05", "日本国会", instrument="经济安全保障推进法"),
    ),
    case(
        "2014年印尼國會通過《礦業增值法》。該法於2016年1月1日生效。",
        Told("通过 enact 2014", ..., instrument="矿业增值法"),
        Told("生效 enact 2016-01-01", "印度尼西亚", instrument="矿业增值法"),
        region="TW",
    ),
    case(
        "2023年3月，玻利维亚参议院否决《盐湖资源国有化法案》。",
        Told("否决 other 2023-03", "玻利维亚参议院", instrument="盐湖资源国有化法案"),
    ),
    case(
        "2024年6月22日，国务院公布《稀土管理条例》，自2024年10月1日起施行。",
        Told("公布 enact 2024-06-22", "中国国务院", instrument="稀土管理条例", minerals="REE"),
        Told("施行/起施行 enact 2024-10-01", ..., instrument="稀土管理条例", minerals=...),
    ),
    case(
        "1950年9月8日，美国颁布《国防生产法》。",
        Told("颁布 enact 1950-09-08", "美国", instrument="国防生产法"),
    ),
    case(
        "2023年5月，美国参议员卢比奥提出《国内磁体制造法案》。",
        Told("提出 propose 2023-05", "卢比奥", instrument="国内磁体制造法案", modality="proposed"),
    ),
    case(
        "2023年3月16日，欧盟委员会提出《净零工业法案》。",
        Told("提出 propose 2023-03-16", "欧盟委员会", instrument="净零工业法案", modality="proposed"),
    ),
    case(
        "2010年9月29日，美國眾議院提出《稀土與關鍵材料振興法案》。",
        Told(
            "提出 propose 2010-09-29",
            "美国众议院",
            instrument="稀土与关键材料振兴法案",
            minerals="REE",
            modality="proposed",
        ),
        region="TW",
    ),
]

CHANGES: list[Case] = [
    case("2022年2月，加拿大修订《投资加拿大法》。", Told("修订 amend 2022-02", "加拿大", instrument="投资加拿大法")),
    case("2017年1月起，中国取消锑的出口配额。", Told("取消 amend 2017-01", "中国", minerals="Sb")),
    case("印尼2017年1月11日放宽了低品位镍矿的出口禁令。", Told("放宽 amend 2017-01-11", "印度尼西亚", minerals="Ni")),
    case("2024年2月16日，澳大利亚把镍列入关键矿产清单。", Told("列入 amend 2024-02-16", "澳大利亚", "", ..., "Ni")),
    case(
        "国家税务总局宣布，2015年5月1日起取消稀土出口关税。",
        Told("取消 amend 2015-05-01", "中国国家税务总局", minerals="REE"),
    ),
    case("2018年3月，中国国土资源部更名为自然资源部。", Told("更名为 amend 2018-03", ..., "", "中国自然资源部")),
    case("2023年，欧盟清单新增砷、长石和氦。", Told("新增 amend 2023", ..., "", ..., "As feldspar He", ...)),
    case("2017年，欧盟清单剔除铬。", Told("剔除 amend 2017", ..., "", ..., "Cr")),
]

BODIES: list[Case] = [
    case(
        "2022年6月14日，美国发起矿产安全伙伴关系。", Told("发起 establish 2022-06-14", "美国", "", "矿产安全伙伴关系")
    ),
    case("2021年12月23日，中国稀土集团成立。", Told("成立 establish 2021-12-23", "", "", "中国稀土集团", ...)),
    case(
        "欧洲原材料联盟自2020年9月成立以来，一直把磁体放在首位。",
        Told("成立 establish 2020-09", "", "", "欧洲原材料联盟"),
    ),
    case(
        "2019年，英国地质调查局牵头组建关键矿产情报中心。",
        Told("组建 establish 2019", "英国地质调查局", "", "关键矿产情报中心"),
    ),
    case("2023年9月,台灣成立關鍵礦物聯盟。", Told("成立 establish 2023-09", "台湾", "", "关键矿物联盟"), region="TW"),
    case("美国的战略石油储备始于1975年。", Told("始于 establish 1975", ..., "", ...)),
    case("创立于1879年的美国地质调查局归内政部管。", Told("创立 establish 1879", "", "", "美国地质调查局")),
    case(
        "2008年，玻利维亚成立玻利维亚国家锂业公司。",
        Told("成立 establish 2008", "玻利维亚", "", "玻利维亚国家锂业公司", ...),
    ),
]

AGREEMENTS: list[Case] = [
    case(
        "2024年12月，欧盟同智利签订《先进框架协定》。",
        Told("签订 agree 2024-12", instrument="先进框架协定", parties="欧盟 智利"),
    ),
    case(
        "2023年11月，美国、日本和韩国签署《供应链预警协议》。",
        Told("签署 agree 2023-11", "日本 美国 韩国", instrument="供应链预警协议"),
    ),
    case(
        "2022年12月13日，赞比亚、刚果（金）与美国签署谅解备忘录。",
        Told("签署 agree 2022-12-13", "", instrument=..., parties="刚果(金) 美国 赞比亚"),
    ),
    case("澳大利亚和英国2023年4月建立关键矿产伙伴关系。", Told("建立 agree 2023-04", "澳大利亚 英国", "", ...)),
    case(
        "2021年6月22日，加拿大和欧盟達成《原材料戰略夥伴關係》。",
        Told("达成 agree 2021-06-22", "加拿大 欧盟", "", "原材料战略伙伴关系"),
        region="HK",
    ),
    case(
        "2024年3月，特斯拉与利文特公司签订长期供货合同。",
        Told("签订 agree 2024-03", instrument=..., parties="利文特公司 特斯拉"),
    ),
]

MONEY: list[Case] = [
    case(
        "2022年10月19日，能源部向企业拨款28亿美元。",
        Told("拨款 fund 2022-10-19", "美国能源部", figures="28亿美元"),
        title="美国电池材料政策",
    ),
    case(
        "2023年2月，美国国防部向珀佩图阿资源公司提供2480万美元，用于锑矿开发。",
        Told("提供 fund 2023-02", "美国国防部", "珀佩图阿资源公司", minerals="Sb", figures="2480万美元"),
    ),
    case(
        "加拿大政府2022年为关键矿产战略编列38亿加元。",
        Told("编列 fund 2022", "加拿大政府", "", ..., figures="38亿加元"),
    ),
    case(
        "2022年4月，澳大利亚政府向伊鲁卡资源公司贷款12.5亿澳元，建设稀土精炼厂。",
        Told("贷款 fund 2022-04", "澳大利亚政府", "伊鲁卡资源公司", "", "REE", "12.5亿澳元"),
    ),
    case(
        "歐洲投資銀行2023年7月向該廠放貸5000萬歐元。",
        Told("放贷 fund 2023-07", "欧洲投资银行", figures="5000万欧元"),
        region="TW",
    ),
    case(
        "2010年7月，日本政府斥资3亿美元采购稀土。",
        Told("斥资 fund 2010-07", "日本政府", minerals="REE", figures="3亿美元"),
    ),
    case(
        "韩国企划财政部2024年6月出资500亿韩元，支持企业储备锂。",
        Told("出资 fund 2024-06", "韩国企划财政部", minerals="Li", figures="500亿韩元"),
    ),
]

CONTROLS: list[Case] = [
    case("2010年9月，中国暂停对日本出口稀土。", Told("暂停 restrict 2010-09", "中国", "日本", minerals="REE")),
    case("2014年1月12日，印度尼西亚禁止镍原矿出口。", Told("禁止 restrict 2014-01-12", "印度尼西亚", minerals="Ni")),
    case(
        "津巴布韦2022年12月20日起禁止出口锂原矿。", Told("禁止/禁止出口 restrict 2022-12-20", "津巴布韦", minerals="Li")
    ),
    case(
        "2018年3月，特朗普宣布对进口铝加征10%关税。",
        Told("加征 restrict 2018-03", "特朗普", minerals="Al", figures="10%", modality=...),
    ),
    case(
        "2024年9月，美国把对中国钨制品的关税提高到25%。",
        Told("提高到 restrict 2024-09", "美国", "中国", minerals="W", figures="25%"),
    ),
    case(
        "自2025年2月22日起，刚果（金）暂停钴出口4个月。",
        Told("暂停 restrict 2025-02-22", "刚果(金)", minerals="Co", figures="4个月"),
    ),
    case(
        "2023年10月，加纳禁止锂原矿出口；2024年5月，纳米比亚也限制未加工锂矿外运。",
        Told("禁止 restrict 2023-10", "加纳", minerals="Li"),
        Told("限制 restrict 2024-05", "纳米比亚", minerals="Li"),
    ),
    case(
        "2022年11月2日，加拿大勒令三家中国企业退出锂矿项目。",
        Told("勒令 restrict 2022-11-02", "加拿大", ..., "", "Li", "三家"),
    ),
    case("2018年9月，阿根廷对锂出口征收关税。", Told("征收 restrict 2018-09", "阿根廷", minerals="Li")),
    case(
        "2020年1月1日，印尼提前实施鎳礦出口禁令。",
        Told("实施/提前实施 restrict 2020-01-01", "印度尼西亚", minerals="Ni"),
        region="TW",
    ),
    case("2019年5月，美国商务部将华为列入实体清单。", Told("列入 restrict 2019-05", "美国商务部", "华为", ...)),
    case(
        "一、自2025年4月4日起，对钐、钆、铽相关物项实施出口管制。",
        Told("实施/实施出口管制 restrict 2025-04-04", ..., "", "", "Gd Sm Tb"),
    ),
]

INQUIRIES_AND_MEETINGS: list[Case] = [
    case(
        "2021年9月，美国商务部对钕磁体进口启动调查。", Told("启动/启动调查 review 2021-09", "美国商务部", "", ..., "Nd")
    ),
    case("2022年，欧盟委员会评估了87种原材料。", Told("评估 review 2022", "欧盟委员会", figures="87种")),
    case(
        "2018年10月，英国地质调查局完成对铟、镓供应风险的评估。",
        Told("完成/评估 review 2018-10", "英国地质调查局", minerals="Ga In"),
    ),
    case("2024年11月，中国商务部对进口镍板发起反倾销调查。", Told("发起 review 2024-11", "中国商务部", minerals="Ni")),
    case("2023年5月19日至21日，七国集团领导人在广岛举行峰会。", Told("举行 meet 2023-05-19/2023-05-21", "七国集团")),
    case("2023年1月，德国总理朔尔茨访问阿根廷。", Told("访问 meet 2023-01", "朔尔茨", "阿根廷")),
    case("2024年4月，国际可再生能源署在阿布扎比召开会议。", Told("召开 meet 2024-04", "国际可再生能源署")),
    case("2025年4月，美國貿易代表辦公室舉行聽證會。", Told("举行 meet 2025-04", "美国贸易代表办公室"), region="HK"),
    case("2025年4月10日，外交部发言人林剑对此表示反对。", Told("反对/表示反对/表示 other 2025-04-10", "中国外交部")),
    case(
        "2014年3月26日，世界贸易组织裁定中国的稀土出口配额违规。",
        Told("裁定 other 2014-03-26", "世界贸易组织", "中国", "", "REE"),
    ),
    case("阿塔卡马盐湖的租约2030年到期。", Told("到期 other 2030", modality="planned")),
    case("2021年2月，缅甸发生政变。", Told("发生/政变 other 2021-02", ...)),
]

FIRMS: list[Case] = [
    case("2017年12月，该矿恢复生产。", Told("恢复生产 operate 2017-12", ...)),
    case("2023年8月，天齐锂业关停奎纳纳工厂一期。", Told("关停 operate 2023-08", "天齐锂业")),
    case("该冶炼厂预计2027年投产。", Told("投产 operate 2027", ..., modality="forecast")),
    case("力拓定于2026年3月开工建设锂盐厂。", Told("开工 operate 2026-03", "力拓", minerals="Li", modality="planned")),
    case("2024年1月，澳洲Galaxy公司宣布停產。", Told("停产 operate 2024-01", "Galaxy公司", minerals=...), region="TW"),
]

MARKETS: list[Case] = [
    case(
        "2022年3月8日，伦敦镍价突破每吨10万美元。",
        Told("突破 market 2022-03-08", minerals="Ni", figures="每吨10万美元"),
    ),
    case("2023年，氧化镨钕均价下跌43%。", Told("下跌 market 2023", minerals="Nd Pr", figures="43%")),
    case("2021年全球锂产量增长21%，达到10万吨。", Told("增长 market 2021", minerals="Li", figures="10万吨 21%")),
    case(
        "2024年8月，锑锭价格升至每吨2.5万美元，较年初上涨110%。",
        Told("升至/上涨 market 2024-08", minerals="Sb", figures="110% 每吨2.5万美元"),
    ),
    case(
        "2024年印尼鎳礦出口減少三成。",
        Told("减少 market 2024", "印度尼西亚", minerals="Ni", figures="三成"),
        region="TW",
    ),
    case(
        "2022年11月，碳酸锂涨到每吨56万元。次年6月，价格回落至每吨30万元。",
        Told("涨到 market 2022-11", minerals="Li", figures="每吨56万元"),
        Told("回落至/回落 market 2023-06", minerals="Li", figures="每吨30万元"),
    ),
    case(
        "2023年1月，中国锑锭出口3200吨，同比增长12%。",
        Told("增长/同比增长/出口 market 2023-01", "中国", minerals="Sb", figures="12% 3200吨"),
    ),
    case(
        "2015年至2020年，全球钴消费量翻了一番。", Told("翻了一番 market 2015/2020", minerals="Co", figures="翻了一番")
    ),
]

MEASURES: list[Case] = [
    case(
        "2022年，刚果（金）供应了全球73%的钴。",
        Told("供应了/供应 statistic 2022", "刚果(金)", minerals="Co", figures="73%"),
    ),
    case("2023年智利铜产量为525万吨。", Told("为/产量 statistic 2023", "智利", minerals="Cu", figures="525万吨")),
    case("2021年，美国的稀土进口有74%来自中国。", Told("来自/进口 statistic 2021", "美国", "中国", "", "REE", "74%")),
    case(
        "截至2023年底，澳大利亚锂储量达620万吨。",
        Told("达/储量 statistic ../2023", "澳大利亚", minerals="Li", figures="620万吨"),
    ),
    case("南非2020年占全球铂产量的72%。", Told("占 statistic 2020", "南非", minerals="Pt", figures="72%")),
    case(
        "2022年，中国供应了全球65%的锑、84%的钨和93%的镁。",
        Told("供应了 statistic 2022", "中国", minerals="Sb", figures="65%"),
        Told("供应了 statistic 2022", "中国", minerals="W", figures="84%"),
        Told("供应了 statistic 2022", "中国", minerals="Mg", figures="93%"),
    ),
    case(
        "2023年巴西鈮產量占全球九成。",
        Told("占/产量 statistic 2023", "巴西", minerals="Nb", figures="九成"),
        region="TW",
    ),
    case("2019年，日本进口的钒有58%来自中国。", Told("来自/进口 statistic 2019", "日本", "中国", "", "V", "58%")),
    case("到2040年，锂需求将增长40倍以上。", Told("增长 forecast 2040", "", "", "", "Li", "40倍以上", "forecast")),
    case(
        "欧盟计划到2030年把战略原材料的加工比例提高到40%。",
        Told("提高到 forecast 2030", "欧盟", figures="40%", modality=...),
    ),
    case(
        "国际能源署预计，2035年铜缺口将达到30%。", Told("达到/缺口 forecast 2035", ..., "", "", "Cu", "30%", "forecast")
    ),
    case(
        "據估計，2035年全球鎳需求將翻倍。",
        Told("翻倍 forecast 2035", "", "", "", "Ni", "翻倍", "forecast"),
        region="HK",
    ),
]
