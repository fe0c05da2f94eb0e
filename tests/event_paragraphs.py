"""Lists, paragraphs, chronicles, notices and tables with their events, and text that tells none."""

from told_events import Case, Told, case

LISTS: list[Case] = [
    case(
        "美国先后制定了《战略物资储备法》(1946年)、《国防生产法》(1950年)和《能源法》(2020年)。",
        Told("制定 enact 1946", "美国", instrument="战略物资储备法"),
        Told("制定 enact 1950", "美国", instrument="国防生产法"),
        Told("制定 enact 2020", "美国", instrument="能源法"),
    ),
    case(
        "澳大利亚分别于2019年、2022年和2023年发布《关键矿产战略》。",
        Told("发布 issue 2019", "澳大利亚", instrument="关键矿产战略"),
        Told("发布 issue 2022", "澳大利亚", instrument="关键矿产战略"),
        Told("发布 issue 2023", "澳大利亚", instrument="关键矿产战略"),
    ),
    case(
        "欧盟于2011年、2014年、2017年和2020年先后公布关键原材料清单。",
        Told("公布 issue 2011", "欧盟", instrument=...),
        Told("公布 issue 2014", "欧盟", instrument=...),
        Told("公布 issue 2017", "欧盟", instrument=...),
        Told("公布 issue 2020", "欧盟", instrument=...),
    ),
    case(
        "日本先後於2009年和2020年發布《稀有金屬戰略》、《新資源戰略》。",
        Told("发布 issue 2009", "日本", instrument="稀有金属战略"),
        Told("发布 issue 2020", "日本", instrument="新资源战略"),
        region="TW",
    ),
]

CARRIED: list[Case] = [  # dates, actors and titles that the sentence before gives
    case(
        "2017年12月，内政部成立矿产工作组。次年5月，该部公布关键矿产清单。",
        Told("成立 establish 2017-12", "美国内政部", "", ...),
        Told("公布 issue 2018-05", "美国内政部", "", ...),
        title="美国关键矿产清单的由来",
    ),
    case(
        "2018年9月，阿根廷对锂出口征收关税。同月，智利与力拓签订协议。",
        Told("征收 restrict 2018-09", "阿根廷", minerals="Li"),
        Told("签订 agree 2018-09", "", "", ..., ..., parties="力拓 智利"),
    ),
    case(
        "《通胀削减法案》2022年8月16日签署成法。同年10月，能源部据此拨款28亿美元。",
        Told("签署成法 enact 2022-08-16", "美国", instrument="通胀削减法案"),
        Told("拨款 fund 2022-10", "美国能源部", "", ..., "", "28亿美元"),
        title="美国电池材料政策",
    ),
    case(
        "2012年，日本经济产业省修订《资源确保战略》。两年后，该省又发布《能源基本计划》。",
        Told("修订 amend 2012", "日本经济产业省", instrument="资源确保战略"),
        Told("发布 issue 2014", "日本经济产业省", instrument="能源基本计划"),
    ),
    case(
        "2023年4月20日，智利總統博里奇公布《國家鋰戰略》。翌年3月，政府劃定26處鹽湖。",
        Told("公布 issue 2023-04-20", "博里奇", instrument="国家锂战略", minerals="Li"),
        Told("划定 issue 2024-03", ..., "", ..., ..., "26处"),
        region="TW",
    ),
    case(
        "今年5月，美国与乌克兰签署矿产协议。去年12月，中国禁止对美国出口镓。",
        Told("签署 agree 2025-05", "", "", ..., parties="乌克兰 美国"),
        Told("禁止 restrict 2024-12", "中国", "美国", minerals="Ga"),
    ),
]

CHRONICLES: list[Case] = [
    case("1973.12.28　尼克松签署《濒危物种法》。", Told("签署 enact 1973-12-28", "尼克松", instrument="濒危物种法")),
    case(
        "2017/12/20  特朗普签署第13817号行政令", Told("签署 issue 2017-12-20", "特朗普", instrument="第13817号行政令")
    ),
    case(
        "2023年8月　1日，镓、锗出口管制生效；28日，美国商务部长雷蒙多访华。",
        Told("生效 restrict 2023-08-01", ..., minerals="Ga Ge"),
        Told("访华 meet 2023-08-28", "雷蒙多", "中国"),
    ),
    case(
        "2019-06-11　美國國務院啟動能源資源治理倡議。",
        Told("启动 establish 2019-06-11", "美国国务院", instrument="能源资源治理倡议"),
        region="HK",
    ),
    case(
        "2004年：日本设立石油天然气金属矿产资源机构。\n2011年：澳大利亚莱纳斯公司获日方贷款2.5亿美元。",
        Told("设立 establish 2004", "日本", instrument="日本石油天然气金属矿产资源机构"),
        Told("贷款/获 fund 2011", ..., ..., figures="2.5亿美元"),
    ),
]

NOTICES: list[Case] = [
    case("本办法自2011年1月1日起施行。", Told("施行/起施行 enact 2011-01-01", ..., "", ...)),
    case(
        "商务部公告2024年第46号\n禁止两用物项对美国军事用户出口，本公告自2024年12月3日起实施。",
        Told("实施 restrict 2024-12-03", ..., ..., ..., ...),
    ),
    case(
        "答：2025年5月9日，国家出口管制工作协调机制办公室在深圳召开会议，部署打击战略矿产走私。",
        Told("召开 meet 2025-05-09", "中国国家出口管制工作协调机制办公室", "", ...),
    ),
    case("公告自发布之日起施行。"),
]

NEWS: list[Case] = [
    case(
        "欧盟2024年5月施行关键原材料法\n布鲁塞尔消息，2025年3月25日，欧盟委员会公布47个战略项目，总投资225亿欧元。",
        Told("施行 enact 2024-05", "欧盟", "", "关键原材料法"),
        Told("公布 issue 2025-03-25", "欧盟委员会", "", ..., "", ...),
    ),
    case(
        "【本報訊】港股上市的洛陽鉬業6月3日宣布，上月鈷產量1.1萬噸，按年增加8%。",
        Told("宣布 other 2025-06-03", "洛阳钼业", "", "", ..., ...),
        Told("增加/按年增加/产量 market 2025-05", ..., "", "", "Co", "1.1万吨 8%"),
        region="HK",
    ),
    case(
        "5月28日，镨钕氧化物报每吨43万元，较上周上涨2%，镝铁持平。",
        Told("上涨 market 2025-05-28", minerals="Nd Pr", figures="2% 每吨43万元"),
        Told("持平 market 2025-05-28", minerals=..., figures=""),
    ),
    case(
        "据新华社6月5日报道，中美两国元首当天通电话。",
        Told("通电话 meet 2025-06-05", "中国 美国"),
    ),
]

NEWS_ITEMS: list[Case] = [
    case("2024年7月1日，欧盟对中国电动汽车加征临时关税。", Told("加征 restrict 2024-07-01", "欧盟", "中国")),
    case("自2019年起，日本每年举办稀土安全对话会。", Told("举办 meet 2019/..", "日本", "", ..., "REE")),
    case("2025年3月，印度取消锂、钴等矿产的进口关税。", Told("取消 amend 2025-03", "印度", minerals="Co Li")),
    case(
        "2023年2月，澳洲財長查默斯否決中資收購北方礦業。",
        Told("否决 other 2023-02", "查默斯", ..., "", ..., ...),
        region="TW",
    ),
    case("2010年12月，WTO專家組成立。", Told("成立/组成立 establish 2010-12", "", "", ...), region="HK"),
    case(
        "2022年3月31日，拜登援引《国防生产法》支持锂、镍生产。",
        Told("援引 issue 2022-03-31", "拜登", "", "国防生产法", "Li Ni"),
    ),
    case("2024年10月，中国商务部约谈三家稀土企业。", Told("约谈 meet 2024-10", "中国商务部", ..., "", "REE", ...)),
    case(
        "2020年，全球锂需求为32万吨，预计2030年增至240万吨。",
        Told("为/需求 statistic 2020", "", "", "", "Li", "32万吨"),
        Told("增至 forecast 2030", "", "", "", "Li", "240万吨", "forecast"),
    ),
    case("越南2025年初立法禁止稀土原矿出口。", Told("禁止 restrict 2025", "越南", minerals="REE")),
    case(
        "2015年1月1日，中国取消稀土出口配额；同年5月1日，又取消出口关税。",
        Told("取消 amend 2015-01-01", "中国", minerals="REE"),
        Told("取消 amend 2015-05-01", "中国", minerals="REE"),
    ),
    case(
        "2023年6月至8月，美国地质调查局在阿拉斯加开展勘查。", Told("勘查/开展 review 2023-06/2023-08", "美国地质调查局")
    ),
    case("2022年第一季度，俄罗斯钯出口下降18%。", Told("下降 market 2022-33", "俄罗斯", minerals="Pd", figures="18%")),
    case("2021年4月，五角大楼与日本国防部门会谈。", Told("会谈 meet 2021-04", ..., ...)),
    case(
        "2024年上半年，锂价下跌四成，澳大利亚三座矿山停产。",
        Told("下跌 market 2024-40", minerals="Li", figures="四成"),
        Told("停产 operate 2024-40", ..., minerals=..., figures=...),
    ),
    case(
        "南非政府2025年5月批准《关键矿产战略》，并宣布设立基金。",
        Told("批准 issue 2025-05", "南非政府", instrument="关键矿产战略"),
        Told("设立 establish 2025-05", "南非政府", "", ...),
    ),
    case("哈萨克斯坦2024年发现一处稀土矿床。", Told("发现 other 2024", "哈萨克斯坦", minerals="REE", figures=...)),
    case(
        "2022年4月5日，加拿大联邦政府承诺投入30亿加元。",
        Told("投入/承诺 fund 2022-04-05", ..., figures="30亿加元", modality=...),
    ),
]

TABLES: list[Case] = [
    case(
        "时间\t名称\t发布机构\n2018年2月\t《矿产安全战略》\t内政部\n2019年6月\t《联邦关键矿产战略》\t商务部",
        Told("《矿产安全战略》 issue 2018-02", "美国内政部", instrument="矿产安全战略"),
        Told("《联邦关键矿产战略》 issue 2019-06", "美国商务部", instrument="联邦关键矿产战略"),
        title="美国政策沿革",
    ),
    case(
        "國家\t政策文件\t發布日期\n加拿大\t《關鍵礦物戰略》\t2022-12-09\n澳洲\t《關鍵礦物戰略》\t2023-06-20",
        Told("《关键矿物战略》 issue 2022-12-09", "加拿大", instrument="关键矿物战略"),
        Told("《关键矿物战略》 issue 2023-06-20", "澳大利亚", instrument="关键矿物战略"),
        region="TW",
    ),
    case(
        "序号\t年份\t国别\t文件类型\t文件名称\n1\t2020\t欧盟\t战略\t《原材料韧性》\n2\t2021\t美国\t法案\t《稀土磁体法案》",
        Told("《原材料韧性》 issue 2020", "欧盟", instrument="原材料韧性"),
        Told("《稀土磁体法案》 propose 2021", "美国", instrument="稀土磁体法案", minerals="REE", modality="proposed"),
    ),
    case(
        "表1 日本资源政策\n时间\t文件\n2006年\t《国家能源战略》\n续表1\n2009年\t《稀有金属确保战略》",
        Told("《国家能源战略》 issue 2006", "日本", instrument="国家能源战略"),
        Told("《稀有金属确保战略》 issue 2009", "日本", instrument="稀有金属确保战略"),
    ),
    case(
        "表1 日本资源政策\n时间\t文件\n2006年\t《国家能源战略》\n续表1\n时间\t文件\n2009年\t《稀有金属确保战略》",
        Told("《国家能源战略》 issue 2006", "日本", instrument="国家能源战略"),
        Told("《稀有金属确保战略》 issue 2009", "日本", instrument="稀有金属确保战略"),
    ),
    case(
        "2010-12\t《关键材料战略》\t报告\n2019-06\t《关键矿产联邦战略》\t战略",
        Told("《关键材料战略》 issue 2010-12", ..., instrument="关键材料战略"),
        Told("《关键矿产联邦战略》 issue 2019-06", ..., instrument="关键矿产联邦战略"),
    ),
    case(
        "公告编号\t公布日期\t实施日期\t截止日期\n2023年第23号公告\t2023-07-03\t2023-08-01\t\n"
        "2025年第61号公告\t2025-10-09\t2025-12-01\t2026-11-10",
        Told("2023年第23号公告 issue 2023-07-03", ..., instrument="2023年第23号公告"),
        Told("2023年第23号公告 restrict 2023-08-01", ..., instrument="2023年第23号公告"),
        Told("2025年第61号公告 issue 2025-10-09", ..., instrument="2025年第61号公告"),
        Told("2025年第61号公告 restrict 2025-12-01", ..., instrument="2025年第61号公告", modality=...),
        Told("2025年第61号公告 other 2026-11-10", ..., instrument="2025年第61号公告", modality="planned"),
        published="2025-12-20",
    ),
    case(  # a new table, though its caption says 可持续
        "表1 日本资源政策\n时间\t文件\n2006年\t《国家能源战略》\n表2 可持续供应\n2009年\t《稀有金属确保战略》",
        Told("《国家能源战略》 issue 2006", "日本", instrument="国家能源战略"),
        Told("《稀有金属确保战略》 issue 2009", instrument="稀有金属确保战略"),
    ),
    case("国家\t产量/吨\t占比/%\n中国\t240000\t70\n美国\t43000\t12"),
    case("年份\t产量\t价格\n2019\t77000\t11000\n2020\t82000\t8000"),
    case(
        "时间\t事件\t机构\n2013年1月\t成立关键材料研究所\t能源部\n\t后续拨款\t能源部",
        Told("成立关键材料研究所 establish 2013-01", "美国能源部", "", "关键材料研究所"),
        title="美国关键材料研究",
    ),
    case(
        "表2 政策一览\n通过时间\t法律法规\t经济体\n2009年1月\t《矿业法》\t印度尼西亚\n注：按时间排列。\n"
        "2014年2月\t《矿产法》\t越南",
        Told("《矿业法》 enact 2009-01", "印度尼西亚", instrument="矿业法"),
        Told("《矿产法》 enact 2014-02", "越南", instrument="矿产法"),
    ),
    case(
        "时间\t主要事件\n2023年5月\tG7广岛峰会\n2022年6月\t启动钴供应链调查",
        Told("G7广岛峰会 meet 2023-05", ..., "", ...),
        Told("启动钴供应链调查 review 2022-06", ..., "", ..., "Co"),
    ),
]

SIDES: list[Case] = [  # who acts and who is the other side
    case("智利国家铜业公司2024年3月同力拓签署合作协议。", Told("签署 agree 2024-03", "智利国家铜业公司", "力拓")),
    case("2023年5月，美国与印度签署谅解备忘录。", Told("签署 agree 2023-05", "美国 印度")),
    case("2024年8月，赞比亚与欧盟委员会签署合作协议。", Told("签署 agree 2024-08", "赞比亚", "欧盟委员会")),
    case("2021年6月，必和必拓与加拿大政府签约。", Told("签约 agree 2021-06", "必和必拓", "加拿大政府")),
    case(
        "2022年10月，华友钴业被美国商务部列入实体清单。",
        Told("列入 restrict 2022-10", "美国商务部", "华友钴业", instrument=...),
    ),
    case(
        "2023年9月，雅保公司获美国国防部9000万美元拨款。",
        Told("获/拨款 fund 2023-09", "美国国防部", "雅保公司", figures="9000万美元"),
    ),
    case(
        "美国国防部2023年4月向莱纳斯公司拨款1.2亿美元，8月再追加1.38亿美元。",
        Told("拨款 fund 2023-04", "美国国防部", "莱纳斯公司", figures="1.2亿美元"),
        Told("追加 fund 2023-08", "美国国防部", "莱纳斯公司", figures="1.38亿美元"),
    ),
    case(
        "2024年印度进口稀土磁体5.3万吨，其中中国占93%。",
        Told("进口 statistic 2024", "印度", "", minerals=..., figures="5.3万吨"),
        Told("占 statistic 2024", "印度", "中国", minerals=..., figures="93%"),
    ),
    case(
        "2024年10月，美国商务部对中国石墨发起反倾销调查，2025年2月公布反补贴初裁税率。",
        Told("发起/调查 review 2024-10", "美国商务部", "中国", minerals="graphite"),
        Told("公布 restrict 2025-02", "美国商务部", "中国", minerals=..., figures=...),
    ),
    case("2012年9月，莱纳斯公司的马来西亚稀土厂投产。", Told("投产 operate 2012-09", "莱纳斯公司", "", "", "REE")),
    case("2022年6月，刚果(金)的基桑富铜钴矿投产。", Told("投产 operate 2022-06", "", "", minerals=...)),
    case(
        "2024年4月，赣锋锂业与马里政府签约。该公司2025年2月投产一座锂矿。",
        Told("签约 agree 2024-04", "赣锋锂业", "马里政府", minerals=...),
        Told("投产 operate 2025-02", "赣锋锂业", minerals="Li", figures=...),
    ),
    case(
        "2024年5月13日，经济部长郭智辉在立法院备询。", Told("备询 meet 2024-05-13", "郭智辉", "台湾立法院"), region="TW"
    ),
    case(
        "2021年锂、钴价格分别上涨280%和120%。",
        Told("上涨 market 2021", minerals="Li", figures="280%"),
        Told("上涨 market 2021", minerals="Co", figures="120%"),
    ),
    case(
        "2023年，智利、秘鲁铜产量分别为525万吨和276万吨。",
        Told("为/产量 statistic 2023", "智利", minerals="Cu", figures="525万吨"),
        Told("为/产量 statistic 2023", "秘鲁", minerals="Cu", figures="276万吨"),
    ),
    case(
        "2023年智利铜产量占全球24%，秘鲁约12%，刚果(金)约11%，消费国无从选择。",
        Told("占 statistic 2023", "智利", minerals="Cu", figures="24%"),
        Told("占 statistic 2023", "秘鲁", minerals="Cu", figures="约12%"),
        Told("占 statistic 2023", "刚果(金)", minerals="Cu", figures="约11%"),
    ),
    case(
        "2022年欧盟镁的进口依赖度达99%，锂约81%，价格不在此列。",
        Told("达/依赖度 statistic 2022", "欧盟", minerals="Mg", figures="99%"),
        Told("达/依赖度 statistic 2022", "欧盟", minerals="Li", figures="约81%"),
    ),
    case(
        "2016年，印度成立卡比尔公司。该公司2024年1月与阿根廷企业签约，获得五个锂区块的勘探权。",
        Told("成立 establish 2016", "印度", instrument="卡比尔公司"),
        Told("签约 agree 2024-01", "卡比尔公司", ..., "", "Li", ...),
    ),
    case(
        "自2020年9月成立以来，欧洲原材料联盟把磁体放在首位。",
        Told("成立 establish 2020-09", "", "", "欧洲原材料联盟"),
    ),
]

STATE: list[Case] = [  # what a statute does is its country's doing
    case(
        "《矿产资源法》1986年3月通过，同年10月1日起施行。",
        Told("通过 enact 1986-03", "中国", instrument="矿产资源法"),
        Told("起施行/施行 enact 1986-10-01", "中国", instrument="矿产资源法"),
        region="CN",
    ),
    case(
        "日本众议院2022年4月通过《经济安全保障推进法》，5月18日公布。",
        Told("通过 enact 2022-04", "日本众议院", instrument="经济安全保障推进法"),
        Told("公布 enact 2022-05-18", "日本", instrument="经济安全保障推进法"),
    ),
    case(
        "欧盟委员会2011年发布关键原材料清单。2014年5月，第二版增至20种。",
        Told("发布 issue 2011", "欧盟委员会", instrument=...),
        Told("增至 amend 2014-05", "欧盟委员会", instrument=..., figures="20种"),
    ),
    case(
        "中国海关总署数据显示，2024年11月镓出口1500公斤。",
        Told("出口 statistic 2024-11", "中国", minerals="Ga", figures="1500公斤"),
    ),
]

NOTHING: list[str] = [
    "2021年，该提案没有获得表决。",
    "该法案2022年未能获得通过。",
    "若2026年仍无进展，美国将征收关税。",
    "近年来，各国纷纷出台关键矿产战略。",
    "稀土是17种元素的总称。",
    "关键矿产对能源转型十分重要。",
    "过去20年，全球锂产量增长了五倍。",
    "20世纪以来，矿业的地位不断上升。",
    "如果2030年前不能投产，该矿将被关闭。",
    "截至目前，已有十个国家加入该机制。",
    "拜登政府从未在2023年公布过这份清单。",
    "美国尚未在2024年公布新清单。",
    "一旦2027年禁令落地，价格将再次上涨。",
    "假如2024年签署了协议，局面会不同。",
    "學者認為，中國的優勢在於加工環節。",
    "戰爭爆發後，價格上漲。",
    "2021年11月，智利国会未通过这项法案。",
    "该清单每三年更新一次。",
    "第二次世界大战期间，橡胶供应中断。",
    "公司计划未来扩大产能，并与多家企业签署协议。",
    "表3列出了各国的依赖度。",
    "2019年以前的情况并不清楚。",
    "即使2025年取消关税，出口也难以恢复。",
    "參議院至今未通過該法案。",
]

UNSOLVED: list[tuple[str, Case]] = [  # why, and what the guide says
    (
        "the company is not known, and nothing but its name tells that it is one",
        case(
            "紫金矿业2022年以3.4亿加元收购新锂公司。",
            Told("收购 operate 2022", "紫金矿业", "新锂公司", figures="3.4亿加元"),
        ),
    ),
]
