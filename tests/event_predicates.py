"""The verb of which a clause tells, among nouns, modifiers, settings and comments that hold verbs too."""

from event_turns import told
from told_events import Case, Told, case

_OF_NOUNS: list[Case] = [
    case("锰矿出口于2023年4月被禁止。", told("禁止 restrict 2023-04")),
    case("锌的出口于2024年2月遭限制。", told("限制 restrict 2024-02")),
    case("铀矿销售于2022年9月被冻结。", told("冻结 other 2022-09")),
    case("该协会成立于2015年，会员多为钛企。", told("成立 establish 2015")),
    case("加蓬锰出口于2023年增至800万吨。", told("增至 market 2023")),
    case("该矿铁矿石产量于2022年达到5万吨。", told("达到 statistic 2022")),
    case("2022年，印度在秘鲁采矿项目投资总额达12亿美元。", told("达 statistic 2022")),
    case("2022年，印度在秘鲁采矿达12万吨。", told("采矿/达 statistic 2022")),
    case("2021年7月，出口禁令致使锑价飙升。", told("飙升 market 2021-07")),
    case("2021年7月，限产推动镍价上涨12%。", told("上涨 market 2021-07")),
    case("2021年7月，议会通过出口禁令。", told("通过 enact 2021-07")),
    case("从2024年7月起进口商必须提供原产地声明。", told("提供 other 2024-07", "planned")),
    case("2024年3月3日，外交部声明。", told("声明 other 2024-03-03")),
    case("3月20日，该国签署命令，把该法的权限用于采铜。", told("签署 issue 2025-03-20")),
]

_BEGUN: list[Case] = [
    case("从2006年开始，韩国在海外获得镍矿收益。", told("获得 other 2006")),
    case("从2015年开始，越南禁止出口钛矿。", told("禁止出口 restrict 2015")),
    case("去年5月，该港开始把精矿装船。", told("装船 operate 2024-05")),
    case("上个月，铁路开始将矿石运往港口。", told("运往 other 2025-05")),
    case("2019年6月，巴西开始对锡矿征税。", told("征税 restrict 2019-06")),
    case("2018年，印度企业开始介入阿根廷锂矿。", told("介入 other 2018")),
    case("2020年，加纳开始了锂矿勘探。", told("开始 other 2020")),
    case(
        "2024年5月，智利设立委员会；截至2025年3月，该委员会已批准三个项目。",
        told("设立 establish 2024-05"),
        told("批准 other ../2025-03"),
    ),
]

_SETTINGS: list[Case] = [
    case("2023年4月，巴西总统和刚刚就任的葡萄牙总理签署协议。", told("签署协议 agree 2023-04")),
    case("2023年4月，越南总理与参加峰会的韩国总统会谈。", told("会谈 meet 2023-04")),
    case("2023年4月，法国与退出协定的尼日尔签署新协议。", told("签署 agree 2023-04")),
    case("2018年11月16日，法国领导人同建交国领导人会晤。", told("会晤 meet 2018-11-16")),
    case("2023年4月，法国与尼日尔建交。", told("建交 agree 2023-04")),
    case("商会于2024年4月就关税问题向财政部提交意见书。", told("提交 issue 2024-04")),
    case("2024年2月，墨西哥因预算不足而取消锂矿补贴。", told("取消 amend 2024-02")),
    case("2024年2月，该矿因矿权到期而停产。", told("停产 operate 2024-02")),
    case(
        "2021年内战爆发后，必和必拓关闭铜矿。",
        told("爆发 other 2021"),
        told("关闭 operate 2021"),
    ),
    case(
        "2018年大罢工结束后，智利国家铜业公司复产。",
        told("罢工/结束 other 2018"),
        told("复产 operate 2018"),
    ),
    case("2022年，该公司收购铜矿，关闭的冶炼厂不在其列。", told("收购 operate 2022")),
]

_COMMENTS: list[Case] = [
    case("2023年3月13日，股东签署协议，标志着该矿将重新启动。", told("签署协议 agree 2023-03-13")),
    case("2024年11月，智利总理抵京，开启为期4天的访华行程。", told("抵京 meet 2024-11")),
    case("2023年6月，澳大利亚总理访华，拉开了合作序幕。", told("访华 meet 2023-06")),
    case("2024年5月，智利与日本签约，为今后建立合资企业铺路。", told("签约 agree 2024-05")),
    case("2023年6月，双方签署协议，开启谈判。", told("签署协议 agree 2023-06"), told("开启 meet 2023-06")),
    case("2023年6月，双方签署协议，并启动联合基金。", told("签署协议 agree 2023-06"), told("启动 establish 2023-06")),
    case("2022年3月，库存达到5万吨，比计划多出1万吨。", told("达到 statistic 2022-03")),
]

_LISTED: list[Case] = [
    case(
        "加拿大先后公布2021年和2024年两版清单。",
        told("公布 issue 2021"),
        told("公布 issue 2024"),
    ),
    case(
        "管理局陆续发布了2017年、2018年和2024年等多个版本的草案。",
        told("发布 issue 2017"),
        told("发布 issue 2018"),
        told("发布 issue 2024"),
    ),
    case("3月，该局公布了2018年、2022年两版清单的对照表。", told("公布 issue 2025-03")),
    case(
        "《矿业法》(1998年)、《环境法》(2003年)相继颁布。",
        told("颁布 enact 1998"),
        told("颁布 enact 2003"),
    ),
    case("该国依据《矿业法》(1998年)、《环境法》(2003年)颁布许可。"),
    case(
        "自1995年改革以来，越南先后制定《矿产法》和《关税法》。",
        told("制定 enact 1995"),
        told("制定 enact 1995"),
    ),
    case("本刊把1939年以来的主要节点按时间先后列出。"),
    case(
        "2008年，几内亚政府剥夺了力拓的开采权，并将其出售给另一公司。",
        told("剥夺 restrict 2008"),
        told("出售 operate 2008"),
    ),
    case(
        "2024年8月8日，商务部公布公告，把3月2日的决定撤销。",
        told("公布 issue 2024-08-08"),
        told("撤销 other 2024-08-08"),
    ),
    case(
        "1951年7月，该国签署《储备法》，授权动用1亿美元购入锡。",
        told("签署 enact 1951-07"),
        told("授权动用 fund 1951-07"),
    ),
    case("2023年5月，该公司斥资1亿美元购入锡矿。", told("购入 operate 2023-05")),
]

_OF_PAPERS_AND_VALUES: list[Case] = [
    case(
        "2024年8月16日生效的《降税法》(TRA)在第30D条中规定，买家最高可获7500美元抵免。", told("生效 enact 2024-08-16")
    ),
    case("2022年泰国公布的《钾盐开发战略》中指出，矿区应设环评。", told("公布 issue 2022")),
    case("2024年8月16日，总统在第14154号行政令中要求，各部门汇报进展。", told("要求 issue 2024-08-16")),
    case("2024年锗出口80吨，比2023年减少20吨。", told("减少/出口 market 2024")),
    case(
        "2024年锗出口80吨，较2023年的60吨增加20吨。",
        told("出口 statistic 2023"),
        told("增加/出口 market 2024"),
    ),
    case(
        "日本的名单2022年7月22日公布；印度的名单问世于2023年6月28日，列入30种，起步都晚。",
        told("公布 issue 2022-07-22"),
        told("问世 issue 2023-06-28"),
    ),
    case("照现有项目推算，2035年铜的供应缺口将达30%。", told("供应缺口 forecast 2035", "forecast")),
    case("2012年12月的更新版把铟列为紧缺元素。", told("列为 issue 2012-12")),
    case("2013年3月，巴西又出更新版。", told("更新 amend 2013-03")),
    case("2024年，玻利维亚采购设备1200台。", told("采购 statistic 2024")),
    case("2023年，俄罗斯供应全国四成的钛。", told("供应 statistic 2023")),
]

_LOOK_ALIKES: list[Case] = [
    # an act in the future, not what 将 disposes of
    case("该厂将2027年投产铂矿。", told("投产 operate 2027", "planned")),
    case("印度将2024年的铝关税提高到15%。", told("提高到 restrict 2024")),
    case("2025年6月，加纳将2025年的锰配额提高到200万吨。", told("提高到 amend 2025-06")),
    # verbs before 国, and what is no noun of theirs
    case("2024年3月7日，总统签署国家能源命令。", told("签署 issue 2024-03-07")),
    case("2024年6月起，该部有权限制锗出口。", told("限制 restrict 2024-06")),
    case("2024年11月，他当选总统。", told("当选 other 2024-11")),
    # what began then
    case("该调查从2023年3月开始。", told("开始 other 2023-03")),
    # names that begin like a comparison
    case(
        "2024年6月镍价跌至每吨1.6万美元，比利时拨款5亿欧元建厂。",
        Told("跌至 market 2024-06", minerals="Ni", figures="每吨1.6万美元"),
        Told("拨款 fund 2024-06", "比利时", minerals="Ni", figures="5亿欧元"),
    ),
    case(
        "2024年6月，库存价值达到77亿美元，比所需多出34亿美元。",
        Told("达到 statistic 2024-06", figures="77亿美元 34亿美元"),
    ),
    # a stage that is itself what happens
    case(
        "2024年1月，该部发布公告，同时开启第二阶段反倾销调查。",
        told("发布 issue 2024-01"),
        told("开启 review 2024-01"),
    ),
    # years of what is planned are no days of issue
    case("该部公布了2030年、2040年两份矿产战略。"),
    # whom a policy draws
    case("2023年，政策吸引的多家韩企先后投资20亿美元。", told("投资 fund 2023")),
    # offices to come are no targets
    case("2026年1月，芬兰将成为轮值主席国。"),
    # 时 inside a name
    case("2024年6月，韩国产业部长朴时允访问芬兰。", Told("访问 meet 2024-06", "朴时允", "芬兰")),
]

PREDICATES: list[Case] = [*_LOOK_ALIKES, *_OF_PAPERS_AND_VALUES, *_OF_NOUNS, *_BEGUN, *_SETTINGS, *_COMMENTS, *_LISTED]
