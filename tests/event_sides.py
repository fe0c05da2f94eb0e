"""Who stands on which side of a deal or a measure, and subjects that stand before a date or are only understood."""

from told_events import Case, Told, case

DEALS: list[Case] = [
    case(
        "2024年7月，日本与菲律宾、越南等国签署合作备忘录。",
        Told("签署 agree 2024-07", "日本", "菲律宾 越南"),
    ),
    case("2024年7月，日本、菲律宾与越南签署合作备忘录。", Told("签署 agree 2024-07", "日本 菲律宾 越南")),
    case(
        "2024年2月，特斯拉与力拓签订铝供应协议。",
        Told("签订 agree 2024-02", "特斯拉", "力拓", minerals="Al"),
    ),
    case("2024年2月，英美资源与泰克资源议定合并。", Told("议定 agree 2024-02", "英美资源 泰克资源")),
    case("2024年5月，托卡耶夫与来访的特朗普签订合作协议。", Told("签订 agree 2024-05", "托卡耶夫 特朗普")),
    case(
        "2023年3月，赣锋锂业以9.6亿美元从矿业公司力拓手中收购该盐湖。",
        Told("收购 operate 2023-03", "赣锋锂业", "力拓", figures="9.6亿美元"),
    ),
    case(
        "2025年6月，美国财政部制裁两家伊朗企业。",
        Told("制裁 restrict 2025-06", "美国财政部", "伊朗", figures="两家"),
    ),
    case(
        "2022年11月，加拿大责令中矿资源等三家中国公司撤资。",
        Told("责令 other 2022-11", "加拿大", "中矿资源", figures="三家"),
    ),
    case(
        "2024年7月，藏格矿业因占用林地被没收矿区。",
        Told("没收 other 2024-07", "", "藏格矿业"),
    ),
    case("2024年7月，藏格矿业因手续不全被责令停产。", Told("停产 operate 2024-07", "藏格矿业")),
    case(
        "2024年6月，美国国防部拨款30万美元给雅保公司；次月，力拓公司获贷4亿澳元。",
        Told("拨款 fund 2024-06", "美国国防部", "雅保公司", figures="30万美元"),
        Told("获贷 fund 2024-07", "美国国防部", "力拓公司", figures="4亿澳元"),
    ),
    case(
        "2024年7月，美国国防部与MP材料公司签约，为其提供1.5亿美元贷款。",
        Told("签约 agree 2024-07", "美国国防部", "MP材料公司"),
        Told("提供 fund 2024-07", "美国国防部", "MP材料公司", figures="1.5亿美元"),
    ),
    case(
        "2024年5月，乌兹别克斯坦与德国签署合作协议；同年9月，该国又同英国签署备忘录。",
        Told("签署 agree 2024-05", "乌兹别克斯坦 德国"),
        Told("签署备忘录 agree 2024-09", "乌兹别克斯坦", "英国"),
    ),
    case(
        "2025年4月，美国暂停对华稀土磁体关税。",
        Told("暂停 amend 2025-04", "美国", "中国", minerals="REE"),
    ),
    case(
        "2024年6月，赣锋锂业向国际投资争端解决中心提出仲裁，起诉墨西哥政府。",
        Told("提出仲裁 other 2024-06", "赣锋锂业", "国际投资争端解决中心 墨西哥政府"),
    ),
    case(
        "2024年6月，世界贸易组织应中国请求设立专家组。",
        Told("设立 establish 2024-06", "世界贸易组织", instrument="世界贸易组织专家组"),
    ),
]

SUBJECTS: list[Case] = [
    case(
        "荷兰政府2024年9月接管该公司；荷方11月收回成命。",
        Told("接管 other 2024-09", "荷兰政府"),
        Told("收回成命 amend 2024-11", "荷兰"),
    ),
    case(
        "几内亚矿业和地质部统计，2024年全国出口铝土矿1.8亿吨。",
        Told("出口 statistic 2024", "几内亚", minerals="bauxite", figures="1.8亿吨"),
    ),
    case(
        "印度尼西亚2014年推行加工政策。镍矿特许权费率2024年4月由10%改为14%。",
        Told("推行 other 2014", "印度尼西亚"),
        Told("改为 amend 2024-04", "印度尼西亚", minerals="Ni", figures="10% 14%"),
    ),
    case(
        "中国商务部2024年11月公布公告，暂停期2025年11月届满。",
        Told("公布 issue 2024-11", "中国商务部"),
        Told("届满 other 2025-11", "", modality=...),
    ),
    case(
        "2024年5月，法国矿业公司力拓宣布减产。首届矿业论坛2025年1月开幕。",
        Told("减产 operate 2024-05", "力拓"),
        Told("开幕 meet 2025-01"),
    ),
    case("力拓的西芒杜园区二期2024年9月投产。", Told("投产 operate 2024-09", "力拓")),
    case("韩国上东矿2024年9月停工。", Told("停工 operate 2024-09")),
    case(
        "2023年，全球逾九成的镓出自中国。",
        Told("出自 statistic 2023", "中国", minerals="Ga", figures="逾九成"),
    ),
    case(
        "力拓2025年5月公布，把明年铜产量目标由30万吨下调至25万吨，减幅约17%。",
        Told("公布 other 2025-05", "力拓", minerals=...),
        Told("下调 forecast 2026", "力拓", minerals="Cu", figures="30万吨 25万吨 约17%", modality="planned"),
    ),
    case(
        "2024年12月18日，美国众议院以219票对198票通过《采矿监管法案》。",
        Told("通过 enact 2024-12-18", "美国众议院", instrument="采矿监管法案", figures=...),
    ),
    case(
        "2024年1月，纳米比亚禁止出口未加工锂矿的禁令生效。",
        Told("生效 restrict 2024-01", "纳米比亚", minerals="Li"),
    ),
    case(
        "德国2010年公布战略；柏林还同蒙古（2011年10月）和哈萨克斯坦（2012年2月）先后缔结了原材料伙伴关系。",
        Told("公布 issue 2010", "德国"),
        Told("缔结 agree 2011-10", "德国", "蒙古国"),
        Told("缔结 agree 2012-02", "德国", "哈萨克斯坦"),
    ),
    case("2023年7月，墨西哥撤销赣锋锂业的开采证。", Told("撤销 restrict 2023-07", "墨西哥", "赣锋锂业")),
    case(
        "2024年1月29日，印度内阁批准“国家关键矿产任务”，七年拨付1630亿卢比。",
        Told("批准 establish 2024-01-29", "印度内阁", instrument="国家关键矿产任务"),
        Told(
            "拨付 fund 2024-01-29",
            "印度内阁",
            instrument="国家关键矿产任务",
            figures="1630亿卢比 七年",
            modality="planned",
        ),
    ),
    case(
        "2024年4月22日，美国商务部援引《贸易扩展法》，对稀土进口展开调查。",
        Told("展开调查 review 2024-04-22", "美国商务部", instrument="贸易扩展法", minerals="REE"),
    ),
    case(
        "2024年4月，美国能源部依《芯片法》核给雅保公司1.5亿美元，其新厂2024年5月启用。",
        Told("核给 fund 2024-04", "美国能源部", "雅保公司", instrument=..., figures="1.5亿美元"),
        Told("启用 operate 2024-05", ...),
    ),
]

WHO = [  # who acts where names, titles and other countries stand around the subject
    case(
        "甲子铜业（简称“JZC”）与乙丑锂业公司（简称“YCL”）5月31日宣布成立合资公司。",
        Told("成立 establish 2025-05-31", "甲子铜业 乙丑锂业公司", instrument=..., minerals=...),
        published="2025-11-20",
    ),
    case(
        "紫金矿业、华友钴业，以及雅化集团2022年在津巴布韦收购锂矿。",
        Told("收购 operate 2022", "紫金矿业 华友钴业 雅化集团", minerals="Li"),
    ),
    case("美日韩2023年8月18日举行峰会。", Told("举行 meet 2023-08-18", "美国 日本 韩国")),
    case("中美2025年5月12日发表联合声明。", Told("发表 other 2025-05-12", "中国 美国", instrument=...)),
    case("美国团队2024年5月赴乌克兰勘查锂矿。", Told("勘查 review 2024-05", "美国", "乌克兰", minerals="Li")),
    case("英国2023年4月派员前往智利考察。", Told("考察 review 2023-04", "英国", "智利")),
    case(
        "中国2025年1月9日将洛克希德、波音等20家美国企业列入管制名单。",
        Told("列入 restrict 2025-01-09", "中国", ..., figures="20家"),
    ),
    case(
        "欧盟委员会主席冯德莱恩2025年3月5日表示，欧盟将加强与日本、韩国的合作。",
        Told("表示 other 2025-03-05", "冯德莱恩"),
    ),
    case(
        "继中国商务部2023年10月9日宣布收紧镓出口管制后，日本也开始盘点库存。",
        Told("收紧 restrict 2023-10-09", "中国商务部", minerals="Ga"),
    ),
    case("自从印尼在2020年实施镍出口禁令，冶炼厂纷纷开工。", Told("实施 restrict 2020", "印度尼西亚", minerals="Ni")),
    case(
        "美国能源部2022年10月宣布向美国12个州的项目拨款28亿美元。",
        Told("拨款 fund 2022-10", "美国能源部", figures="12个 28亿美元"),
    ),
    case(
        "2024年3月8日，赣锋锂业与雅保公司签约，买下一座盐湖。",
        Told("签约 agree 2024-03-08", "赣锋锂业", "雅保公司"),
    ),
    case(
        "2024年3月8日，赣锋锂业与雅保公司签署谅解备忘录。",
        Told("签署 agree 2024-03-08", "赣锋锂业 雅保公司", instrument=...),
    ),
    case(
        "在印尼炼铝的南山铝业2025年3月25日上市。",
        Told("上市 other 2025-03-25", "南山铝业", minerals=...),
    ),
    case(
        "中国海关总署数据显示，2023年9月稀土出口4000吨，环比减少31%。",
        Told("出口/环比减少 market 2023-09", "中国", minerals="REE", figures=...),
    ),
    case(
        "2023年7月3日，中国商务部公布镓出口管制公告。2024年12月3日，锑全面禁止输美。",
        Told("公布 issue 2023-07-03", "中国商务部", instrument=..., minerals="Ga"),
        Told("全面禁止 restrict 2024-12-03", "中国商务部", "美国", minerals="Sb"),
    ),
    case(
        "石墨出口近来受阻，买家转向中国以外。2023年12月1日起，石墨须取得许可。",
        Told("须取得许可 restrict 2023-12-01", "中国", minerals="graphite"),
    ),
    case(
        "2025年1月6日，中国商务部以2025年第1号公告，禁止两用物项输往日本。",
        Told("禁止 restrict 2025-01-06", "中国商务部", "日本", instrument="2025年第1号公告"),
    ),
    case(
        "泰山公司2022年6月和2023年8月先后向雅保公司注资2500万美元和3000万美元。",
        Told("注资 fund 2022-06", ..., "雅保公司", figures="2500万美元"),
        Told("注资 fund 2023-08", ..., "雅保公司", figures="3000万美元"),
    ),
    case(
        "2025年2月10日，美国宣布对铜加征10%关税，2月24日生效，为期150日。",
        Told("加征 restrict 2025-02-10", "美国", minerals="Cu", figures="10%"),
        Told("生效 restrict 2025-02-24", "美国", minerals="Cu", figures="150日"),
    ),
    case(
        "2024年7月，金诚信完成对鲁班比铜矿80%股权的收购，余下20%仍归赞比亚。",
        Told("收购 operate 2024-07", "金诚信", ..., minerals="Cu", figures="80%"),
    ),
    case(
        "洛阳钼业2023年4月与吉卡明和解。2023年10月24日，董事会批准扩建二期。",
        Told("和解 agree 2023-04", "洛阳钼业", ..., minerals=...),
        Told("批准 operate 2023-10-24", "洛阳钼业", minerals=...),
    ),
    case(
        "缅甸佤邦2023年8月1日起禁采锡矿。",
        Told("禁采 restrict 2023-08-01", "佤邦", minerals="Sn"),
    ),
    # 连同 and 伙同 join those who act; a name may stand in brackets before the date that stands between
    case(
        "2023年10月，美国、赞比亚连同非洲开发银行签署备忘录。",
        Told("签署备忘录 agree 2023-10", "美国 赞比亚 非洲开发银行"),
    ),
    case(
        "日本能源与金属矿产资源机构（JOGMEC）2025年3月17日会同岩谷产业，向莱纳斯注资2亿欧元。",
        Told("注资 fund 2025-03-17", "日本能源与金属矿产资源机构 岩谷产业", "莱纳斯", figures="2亿欧元"),
    ),
    # who signs together with somebody has no other side
    case("2024年5月，莫迪在东京与石破茂共同签署协议。", Told("签署协议 agree 2024-05", "莫迪 石破茂")),
    case("2024年5月，莫迪在东京与石破茂签署协议。", Told("签署协议 agree 2024-05", "莫迪", "石破茂")),
    # a loan agreed with a firm is given to it
    case(
        "2024年5月，美国能源部贷款项目办公室与美洲锂业敲定贷款3亿美元。",
        Told("敲定 agree 2024-05", "美国能源部贷款项目办公室", "美洲锂业", figures="3亿美元"),
    ),
    # those whose firms are put on a list
    case(
        "2025年3月4日，中国商务部列入管控名单的15家日本实体受到限制。",
        Told("列入 restrict 2025-03-04", "中国商务部", "日本", instrument="管控名单", figures="15家"),
    ),
    # a ban that a person has announced is the country's
    case(
        "2023年9月，马来西亚总理安华宣布限制锡矿出口，禁令2024年1月1日生效。",
        Told("限制 restrict 2023-09", "安华", minerals="Sn"),
        Told("生效 restrict 2024-01-01", "马来西亚", minerals="Sn"),
    ),
    # where both sides meet is none of them
    case(
        "美国与印度谈判已久，2025年5月，双方在瑞士日内瓦磋商；6月9日，双方在英国伦敦会谈。",
        Told("磋商 meet 2025-05", "美国 印度"),
        Told("会谈 meet 2025-06-09", "美国 印度"),
    ),
    # whose paper it is
    case("其源头是欧盟2008年的《原材料倡议》。", Told("《原材料倡议》 issue 2008", "欧盟", instrument="原材料倡议")),
    # 公司 is the firm that another has put on a list
    case(
        "2025年1月14日，美国国土安全部将紫金矿业列入实体清单，公司1月15日发布声明。",
        Told("列入 restrict 2025-01-14", "美国国土安全部", "紫金矿业", instrument="实体清单"),
        Told("发布 other 2025-01-15", "紫金矿业"),
    ),
    # the owner of a project in a country, not the country
    case(
        "盛和资源5月15日与坦桑尼亚稀土项目的业主皮克稀土订立协议。",
        Told("订立 agree 2025-05-15", "盛和资源", "皮克稀土", minerals="REE"),
    ),
]
