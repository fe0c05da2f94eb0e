"""What belongs to an event and what to its neighbours: quantities, commodities, and who stands on which side."""

from told_events import Case, Told, case

FIGURES: list[Case] = [
    case(
        "2024年韩国进口钨中来自越南的比重约41%，虽低于2010年的77%，仍居首位。",
        Told("来自/比重 statistic 2024", "韩国", "越南", minerals="W", figures="约41%"),
    ),
    case(
        "2024年5月，巴西把铌的出口税率由20%提高到25%。",
        Told("提高到 restrict 2024-05", "巴西", minerals="Nb", figures="20% 25%"),
    ),
    case(
        "2024年5月8日，蒙古國修訂《礦產法》，許可效期從五年延長至十年，並上調稅率。",
        Told("修訂 amend 2024-05-08", "蒙古国", instrument="矿产法", figures="五年 十年"),
    ),
    case(
        "2024年5月8日，赞比亚《矿业条例》生效，计划由三年一批改为一年一批。",
        Told("生效 enact 2024-05-08", "赞比亚", instrument="矿业条例", figures=""),
    ),
    case(
        "2024年5月8日，欧盟委员会核定首批12个铜项目，预计总投资30亿欧元。",
        Told("核定 other 2024-05-08", "欧盟委员会", minerals="Cu", figures="12个 30亿欧元"),
    ),
    case(
        "2024年5月8日，欧盟委员会核定首批12个铜项目，预计产量30万吨。",
        Told("核定 other 2024-05-08", "欧盟委员会", minerals="Cu", figures="12个"),
    ),
    case(
        "2024年5月8日，巴西国家开发银行提供9亿美元贷款，另有约2亿美元来自民间。",
        Told("提供 fund 2024-05-08", "巴西国家开发银行", figures="9亿美元"),
    ),
    case(
        "2024年5月，英国政府公布34种关键矿产清单，其中28种进口依赖超过消费量的一半。",
        Told("公布 issue 2024-05", "英国政府", instrument=..., figures="34种"),
    ),
    case(
        "2024年5月，英国政府公布7个战略项目，其中锂2个、锡5个。",
        Told("公布 issue 2024-05", "英国政府", minerals="Li Sn", figures="7个 2个 5个"),
    ),
    case(
        "2024年5月，矿业部长受访时指出，六成申请未获批准。",
        Told("指出/受访 other 2024-05", figures=""),
    ),
    case(
        "2024年5月，必和必拓宣布在智利发现铜矿，资源量估计逾2000万吨。",
        Told("宣布 other 2024-05", "必和必拓", minerals="Cu", figures="逾2000万吨"),
    ),
    case(
        "2024年5月，美国能源部向雅保公司拨款4亿美元，并承诺锂每公斤20美元的保底价。",
        Told("拨款 fund 2024-05", "美国能源部", "雅保公司", figures="4亿美元"),
    ),
    case(
        "2024年5月，赣锋锂业的工厂投产，年产能2万吨，可供百万辆电动车之用。",
        Told("投产 operate 2024-05", "赣锋锂业", figures="2万吨"),
    ),
    case("韩国4月2日加征关税至今约五个月。", Told("加征关税 restrict 2025-04-02", "韩国")),
    case(
        "2024年8月，韩国宣布限制锑出口五个月。",
        Told("限制 restrict 2024-08", "韩国", minerals="Sb", figures="五个月"),
    ),
    case(
        "韩国去年4月公告的7种钨品禁令，如今再新增5种。",
        Told("公告 restrict 2024-04", "韩国", minerals="W", figures="7种"),
    ),
    case(
        "2024年，该国产出铀2.33万吨，占全球约四成。",
        Told("占/产出 statistic 2024", ..., minerals="U", figures="2.33万吨 约四成"),
    ),
    case(
        "2024年，该矿首期处理矿石330万吨，2027年增至495万吨。",
        Told("处理 statistic 2024", ..., figures="330万吨"),
        Told("增至 forecast 2027", ..., figures="495万吨", modality="forecast"),
    ),
    case(
        "65%黑钨精矿2024年累计上涨30%。",
        Told("上涨 market 2024", minerals="W", figures="30%"),
    ),
    case(
        "2024年5月，商务部、海关总署等6个部门发布《规范稀土进口的通知》。",
        Told("发布 issue 2024-05", "中国商务部 中国海关总署", instrument="规范稀土进口的通知", minerals="REE"),
    ),
    case(
        "2024年5月，石墨等24种矿产列入战略性矿产目录。",
        Told("列入 amend 2024-05", ..., instrument=..., minerals="graphite", figures="24种"),
    ),
]

COMMODITIES: list[Case] = [
    case(
        "2023年，全球鎢產量達8萬公噸；錫產量30萬公噸，較上年增加5%。",
        Told("達 statistic 2023", minerals="W", figures="8万公吨"),
        Told("增加 market 2023", minerals="Sn", figures="30万公吨 5%"),
    ),
    case(
        "2024年5月，美国财政部以3亿美元入股塔隆金属公司，并承诺为镍设下每吨2万美元的底价。2024年8月，该部又向财富矿业注资2000万美元。",
        Told("入股 fund 2024-05", "美国财政部", "塔隆金属公司", figures="3亿美元"),
        Told("注资 fund 2024-08", "美国财政部", "财富矿业", figures="2000万美元"),
    ),
    case(
        "2014年5月，菲律宾首次禁止镍矿出口，三年后一度放宽。",
        Told("禁止 restrict 2014-05", "菲律宾", minerals="Ni"),
        Told("放宽 amend 2017", "菲律宾", minerals="Ni"),
    ),
    case(
        "巴西2024年5月禁止铌矿出口，2025年2月把管制扩大到钽。",
        Told("禁止 restrict 2024-05", "巴西", minerals="Nb"),
        Told("扩大到/扩大 restrict 2025-02", "巴西", minerals="Ta"),
    ),
    case(
        "越南2024年5月禁止钨矿和锡矿出口。日本2024年6月就此向世贸组织提告。",
        Told("禁止 restrict 2024-05", "越南", minerals="W Sn"),
        Told("提告 other 2024-06", "日本", partners=..., minerals="W Sn"),
    ),
    case(
        "越南2024年5月禁止钨矿和锡矿出口。日本2024年6月就此次会议表示欢迎。",
        Told("禁止 restrict 2024-05", "越南", minerals="W Sn"),
        Told("表示欢迎/表示 other 2024-06", "日本"),
    ),
    case(
        "2024年5月，国际镍研究小组预计镍将过剩。智利统计局2024年6月公布的调查称，失业率上升。",
        Told("预计 issue 2024-05", ..., minerals="Ni"),
        Told("公布/称 issue 2024-06", ..., instrument=...),
    ),
    case(
        "2024年，哈萨克斯坦铀产量占世界的四成，钒产量仍可忽略不计。",
        Told("占 statistic 2024", "哈萨克斯坦", minerals="U", figures="四成"),
    ),
    case(
        "2024年全球产量达24万吨，该国是铌的最大来源。",
        Told("达 statistic 2024", ..., minerals="Nb", figures="24万吨"),
    ),
    case(
        "2023年该国产量占全球的六成，使其成为最大的锑生产国。",
        Told("占 statistic 2023", ..., minerals="Sb", figures="六成"),
    ),
    case(
        "2023年该厂进口了46吨废料，锑含量超标。",
        Told("进口 statistic 2023", ..., figures="46吨"),
    ),
    case(  # a review of other goods
        "2024年8月，中国限制钨、锑出口。为此，美国10月启动对电池组产品的审查。",
        Told("限制 restrict 2024-08", "中国", minerals="W Sb"),
        Told("启动/审查 review 2024-10", "美国"),
    ),
    case(
        "2024年5月，智利与韩国签署协议，涉及铜、锂两种矿产。",
        Told("签署协议/签署 agree 2024-05", ..., partners=..., minerals="Cu Li", figures=...),
    ),
    case(
        "2024年5月，智利重启铜矿。力拓去年纯利增长三成。",
        Told("重启 operate 2024-05", "智利", minerals="Cu"),
        Told("增长 market 2024", "力拓", minerals="", figures="三成"),
    ),
    case(
        "2024年5月，加拿大公布锂战略。2024年7月，总理特鲁多宣布成立投资办公室。",
        Told("公布 issue 2024-05", "加拿大", instrument=..., minerals="Li"),
        Told("成立 establish 2024-07", "特鲁多", instrument=..., minerals=""),
    ),
    case(
        "全球最大铜矿商必和必拓2024年5月表示，将出售煤炭业务。",
        Told("表示 other 2024-05", "必和必拓", minerals="coal"),
    ),
    case(
        "主营锂业务的雅保公司2018年投入3亿美元收购一家化肥企业。",
        Told("收购 operate 2018", "雅保公司", minerals="", figures="3亿美元"),
    ),
    case(
        "2018年8月，力拓收购稀土开发商莱纳斯。",
        Told("收购 operate 2018-08", "力拓", "莱纳斯", minerals="REE"),
    ),
    case(
        "2024年3月，必和必拓关闭一座镍矿；雅保公司计划2027年在当地投产。",
        Told("关闭 operate 2024-03", "必和必拓", minerals="Ni"),
        Told("投产 operate 2027", "雅保公司", minerals="", modality="planned"),
    ),
    case(
        "韩国限制钨出口后，加拿大2025年3月对韩国商品加征25%关税。",
        Told("加征 restrict 2025-03", "加拿大", "韩国", minerals="", figures="25%"),
    ),
    case(  # named in passing, by whom another matter is told
        "2024年5月，力拓在智利收购铜矿。2024年7月，总理特鲁多访问该国。",
        Told("收购 operate 2024-05", "力拓", minerals="Cu"),
        Told("访问 meet 2024-07", "特鲁多", ..., minerals=""),
    ),
    case(  # what the paragraph is about, as a sentence without events says
        "铀矿更棘手。2024年6月，尼日尔军政府吊销了欧安诺的采矿许可。",
        Told("吊销 restrict 2024-06", "尼日尔军政府", partners=..., minerals="U"),
    ),
    case(
        "2024年6月，欧盟禁止进口铜和镍，钯仍不在其列。",
        Told("禁止/禁止进口 restrict 2024-06", "欧盟", minerals="Cu Ni"),
    ),
    case(
        "2024年6月，欧盟禁止进口铜和镍，钯同样在列。",
        Told("禁止/禁止进口 restrict 2024-06", "欧盟", minerals="Cu Ni Pd"),
    ),
    case(
        "2024年3月，总统卡斯特罗签署法令；塔吉克斯坦的锑多半运往海外。",
        Told("签署 issue 2024-03", "卡斯特罗", instrument=..., minerals=""),
    ),
    case(
        "锑和铋迟至2020年才跻身其中。",
        Told("跻身 other 2020", "", instrument=..., minerals="Sb Bi"),
    ),
    case(
        "2012年3月13日，日本将中国的稀土、钨配额诉诸世界贸易组织；2014年8月7日，上诉机构维持原判。",
        Told("诉诸 other 2012-03-13", "日本", partners=..., minerals="REE W"),
        Told("维持 other 2014-08-07", ..., partners=..., minerals="REE W"),
    ),
    case(
        "2024年2月14日，商务部发布2024年第12号公告，对铋实施出口许可。2024年5月，该部中止上述公告。",
        Told("发布 issue 2024-02-14", "中国商务部", instrument="2024年第12号公告", minerals="Bi"),
        Told("中止 amend 2024-05", "中国商务部", instrument=..., minerals="Bi"),
        region="CN",
    ),
]

SIDES_TOLD: list[Case] = [
    case(
        "印度2024年10月8日将五家所谓“威胁安全”的中国企业列入黑名单。",
        Told("列入黑名单 restrict 2024-10-08", "印度", "中国", figures="五家"),
    ),
    case(
        "2025年3月6日，日本经济产业省把赣锋锂业、天齐锂业、华友钴业、寒锐钴业等四家中国企业列入实体清单。",
        Told(
            "列入 restrict 2025-03-06",
            "日本经济产业省",
            "赣锋锂业 天齐锂业 华友钴业 寒锐钴业",
            instrument="实体清单",
            figures="四家",
        ),
    ),
    case(
        "2024年10月8日，印度政府对所有中国输印石墨加征15%关税。",
        Told("加征 restrict 2024-10-08", "印度政府", "中国", minerals="graphite", figures="15%"),
    ),
    case(
        "对锂矿课税的智利2024年10月宣布限制锂出口。",
        Told("限制 restrict 2024-10", "智利", minerals="Li"),
    ),
    case(
        "财长李梅、矿业部长王强和贸易部长张立2024年11月12日表示，将建立储备。",
        Told("表示 other 2024-11-12", "李梅 王强 张立"),
    ),
    case(
        "2024年11月，秘鲁议员罗伯蒂娜·桑切斯和温贝托·莫雷诺提交建议书。",
        Told("提交 issue 2024-11", "罗伯蒂娜·桑切斯 温贝托·莫雷诺", instrument=...),
    ),
    case(
        "2024年11月，总统卡斯特罗和墨西哥签署锂协议。",
        Told("签署 agree 2024-11", "卡斯特罗 墨西哥", instrument=..., minerals="Li"),
    ),
    case("2024年11月，力拓不顾雅保公司收购一座锂矿。", Told("收购 operate 2024-11", "力拓", minerals="Li")),
    case("2024年11月，力拓联同雅保公司收购一座锂矿。", Told("收购 operate 2024-11", "力拓 雅保公司", minerals="Li")),
    case("2024年11月，力拓股价急挫17%。", Told("急挫 market 2024-11", "力拓", figures="17%")),
    case("2024年11月，力拓铜价急挫17%。", Told("急挫 market 2024-11", "", minerals="Cu", figures="17%")),
    case("2024年，公司与大连港、烟台港签署运输协议。", Told("签署 agree 2024", "", instrument=...)),
    case("2024年，港台签署运输协议。", Told("签署 agree 2024", "香港 台湾", instrument=...)),
    case(
        "其中共同基金2024年3月启动，韩国次月出资5亿元。",
        Told("启动 establish 2024-03", "", instrument=...),
        Told("出资 fund 2024-04", "韩国", figures="5亿元"),
    ),
    case("欧洲议会2024年3月21日在史特拉斯堡召开会议。", Told("召开 meet 2024-03-21", "欧洲议会")),
    case("泰克公司成立于2017年。", Told("成立 establish 2017", "", instrument="泰克公司")),
    case(
        "力拓2024年3月与雅保公司订约，作价10亿美元买下锂矿，2025年4月交割。",
        Told("订约 agree 2024-03", "力拓", "雅保公司", minerals="Li", figures="10亿美元"),
        Told("交割 operate 2025-04", "力拓", "雅保公司", minerals="Li"),
    ),
    case(
        "尼日尔2024年6月把铀业公司欧安诺收归国有。",
        Told("收归国有 operate 2024-06", "尼日尔", "欧安诺", minerals=...),
    ),
    case(
        "雅保公司不肯补税，2024年11月起被禁止出口锂矿。",
        Told("禁止出口/禁止 restrict 2024-11", "", "雅保公司", minerals="Li"),
    ),
    case(
        "智利总统博里奇宣布限制锂出口，铜的出口许可2024年11月又被延长。",
        Told("延长 amend 2024-11", ..., "", minerals="Cu"),
    ),
]

WHO_IS_MEANT: list[Case] = [
    case(
        "加拿大总理卡尼2025年3月3日在首尔接见越南总理范明政，双方签署钨合作协议。",
        Told("接见 meet 2025-03-03", "卡尼", "范明政"),
        Told("签署 agree 2025-03-03", "卡尼 范明政", instrument="钨合作协议", minerals="W"),
    ),
    case(
        "特朗普2025年4月15日签署行政令，要求商务部调查铜的进口；该部同月22日立案。",
        Told("签署 issue 2025-04-15", "特朗普", ..., instrument=..., minerals="Cu"),
        Told("立案 review 2025-04-22", "美国商务部", minerals="Cu"),
        title="美国的铜关税",
    ),
    case(
        "智利2023年产铜530万吨，高于刚果(金)。该国2024年出口了520万吨铜。",
        Told("产 statistic 2023", "智利", minerals="Cu", figures="530万吨"),
        Told("出口 statistic 2024", "智利", minerals="Cu", figures="520万吨"),
    ),
    case(
        "监管机构2024年9月表示，该国将于2026年10月解除钴出口禁令。",
        Told("表示 other 2024-09", ""),
        Told("解除 amend 2026-10", "", minerals="Co", modality="planned"),
        region="TW",
    ),
    case(
        "2020年6月，沙特内阁批准《矿业投资法》；首届未来矿业论坛2022年1月开幕。",
        Told("批准 enact 2020-06", "沙特阿拉伯内阁", instrument="矿业投资法"),
        Told("开幕 meet 2022-01", ""),
    ),
    case(
        "2020年6月，沙特内阁批准《矿业投资法》；拟于2022年1月召开论坛。",
        Told("批准 enact 2020-06", "沙特阿拉伯内阁", instrument="矿业投资法"),
        Told("召开 meet 2022-01", "沙特阿拉伯内阁", modality="planned"),
    ),
    case(
        "2019年3月，新《地矿法》以第88号法令颁布。",
        Told("颁布 enact 2019-03", ..., instrument="地矿法"),
    ),
    case(
        "2019年3月，越南以第88号法令取缔无证锡矿。",
        Told("取缔 restrict 2019-03", "越南", instrument="第88号法令", minerals="Sn"),
    ),
    case("刚果2024年2月暂停钴出口。", Told("暂停 restrict 2024-02", "刚果(金)", minerals="Co")),
    case("法属刚果1910年2月开采铜矿。", Told("开采 other 1910-02", "", minerals="Cu")),
    case(
        "在越南2024年7月宣布管制钨出口后，韩国决定释储。",
        Told("管制 restrict 2024-07", "越南", minerals="W"),
    ),
    case(
        "韩国2024年7月加征关税，因为越南2024年4月将钨列入管制名单。",
        Told("加征关税 restrict 2024-07", "韩国"),
        Told("列入 restrict 2024-04", "越南", minerals="W"),
    ),
    case("韩国外长周五表示，钨禁令合法。", Told("表示 other 2025-06-13", "韩国", minerals="W")),
    case(
        "2024年9月，中国出口镓4吨，同比减少31%。",
        Told("出口/同比减少 market 2024-09", "中国", minerals="Ga", figures=...),
    ),
]

PAPERS_TOLD: list[Case] = [
    case(
        "2024年5月8日，商务部发布第12号公告。2025年4月，该部又把第12号公告冻结一年。",
        Told("发布 issue 2024-05-08", "中国商务部", instrument="2024年第12号公告"),
        Told("冻结 amend 2025-04", "中国商务部", instrument="2024年第12号公告", figures="一年"),
    ),
    case(
        "2024年5月8日，商务部发布第12号公告。2025年4月，该部发布第12号公告。",
        Told("发布 issue 2024-05-08", "中国商务部", instrument="2024年第12号公告"),
        Told("发布 issue 2025-04", "中国商务部", instrument="2025年第12号公告"),
    ),
    case(
        "2024年5月，世界银行发布《铜业展望》，预计到2035年需求增至3500万吨。",
        Told("发布 issue 2024-05", "世界银行", instrument="铜业展望", minerals=..., figures=...),
        Told("增至 forecast 2035", ..., minerals=..., instrument="", figures="3500万吨", modality="forecast"),
    ),
    case(
        "2024年5月，总统卡斯特罗签署《铜业法》，对出口加税；豁免期2027年7月届满。",
        Told("签署 enact 2024-05", ..., instrument="铜业法", minerals=...),
        Told("届满 other 2027-07", ..., instrument="铜业法", minerals=..., modality="planned"),
    ),
    case(
        "2024年5月，美国商务部将三家企业列入实体清单；加拿大2024年7月也对其实施制裁。",
        Told("列入 restrict 2024-05", "美国商务部", partners=..., instrument="实体清单", figures="三家"),
        Told("实施/制裁/实施制裁 restrict 2024-07", "加拿大", partners=..., instrument=""),
    ),
    case(
        "美国内政部2024年11月公布的2024年《关键矿产清单》涵盖60种矿产。",
        Told("公布 issue 2024-11", "美国内政部", instrument="关键矿产清单", figures=...),
    ),
    case(
        "2024年4月4日公布并于当日施行的《稀土管理条例》未作调整。",
        Told("公布 enact 2024-04-04", ..., instrument="稀土管理条例", minerals=...),
        Told("施行 enact 2024-04-04", ..., instrument="稀土管理条例", minerals=...),
    ),
    case(
        "智利《锂矿特许法》历时两年走完程序，2024年5月3日生效，要求到2030年把回收率提高到30%。",
        Told("生效 enact 2024-05-03", "智利", instrument="锂矿特许法", minerals=...),
        Told("提高到 forecast 2030", "智利", instrument="锂矿特许法", minerals=..., figures="30%", modality="planned"),
    ),
    case(
        "2024年3月1日，智利国会通过《锂矿特许法》。按照该法案，到2030年，本土加工占40%。",
        Told("通过 enact 2024-03-01", "智利国会", instrument="锂矿特许法", minerals=...),
        Told("占 forecast 2030", ..., instrument="锂矿特许法", minerals=..., figures="40%", modality="planned"),
    ),
    case(  # no road map is told of
        "2024年3月1日，智利國會通過《鋰礦特許法》。按照路線圖，到2030年，本土加工占40%。",
        Told("通過 enact 2024-03-01", "智利国会", instrument="锂矿特许法", minerals=...),
        Told("占 forecast 2030", ..., minerals=..., figures="40%", modality="planned"),
    ),
    case(
        "2024年5月6日，秘鲁公布报告，预计到2030年产量增至3万吨。",
        Told("公布 issue 2024-05-06", "秘鲁"),
        Told("增至 forecast 2030", "秘鲁", figures="3万吨", modality="forecast"),
    ),
    case(
        "智利政府2024年2月提出《国家能源战略》。2024年5月，总统又修订了该战略。",
        Told("提出 issue 2024-02", ..., instrument="国家能源战略"),
        Told("修订 amend 2024-05", ..., instrument="国家能源战略"),
    ),
    case(
        "澳洲政府2024年2月提出《关键矿产法》。法案2024年5月获参议院通过。",
        Told("提出 propose 2024-02", ..., instrument="关键矿产法"),
        Told("通过 enact 2024-05", "澳大利亚参议院", instrument="关键矿产法"),
    ),
    case(
        "印尼能源和礦產資源部2024年2月發布第10號條例。上述條例2024年5月被廢止。",
        Told("發布 issue 2024-02", ..., instrument="第10号条例"),
        Told("廢止 amend 2024-05", ..., instrument="第10号条例"),
    ),
    case(  # a council and a firm's plan are no papers
        "韩国2024年2月签署《供应链协议》。该协议会2024年5月召开会议。",
        Told("签署 agree 2024-02", "韩国", instrument="供应链协议"),
        Told("召开 meet 2024-05", ...),
    ),
    case(
        "日本2024年2月公布《备蓄计划》。计划2024年5月动工建设工厂。",
        Told("公布 issue 2024-02", "日本", instrument="备蓄计划"),
        Told("动工 operate 2024-05", "日本", modality=...),
    ),
    case(  # a list is no treaty
        "加拿大2024年2月公布《关键矿产清单》。该协定2024年5月生效。",
        Told("公布 issue 2024-02", "加拿大", instrument="关键矿产清单"),
        Told("生效 enact 2024-05", ...),
    ),
    case(
        "日本2024年2月公布《备蓄计划》。经济产业省2024年5月据此向双日拨款3亿日元。",
        Told("公布 issue 2024-02", "日本", instrument="备蓄计划"),
        Told("拨款 fund 2024-05", "日本经济产业省", "双日", instrument="备蓄计划", figures="3亿日元"),
    ),
    case(
        "日本2024年2月公布《备蓄计划》。经济产业省2024年5月向双日拨款3亿日元。",
        Told("公布 issue 2024-02", "日本", instrument="备蓄计划"),
        Told("拨款 fund 2024-05", "日本经济产业省", "双日", figures="3亿日元"),
    ),
    case(
        "日本2024年2月公布《备蓄计划》。经济产业省根据此前安排2024年5月向双日拨款3亿日元。",
        Told("公布 issue 2024-02", "日本", instrument="备蓄计划"),
        Told("拨款 fund 2024-05", "日本经济产业省", "双日", figures="3亿日元"),
    ),
    case(
        "2023年7月，智利颁布《矿业法》。法律学者2024年5月呼吁缓行。",
        Told("颁布 enact 2023-07", "智利", instrument="矿业法"),
        Told("呼吁 other 2024-05", ...),
    ),
]
