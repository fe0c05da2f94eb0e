"""Who the other side is where no 与 or 向 names it, and what only looks so; who is meant where no subject stands."""

from told_events import Case, Told, case

PARTNERS: list[Case] = [
    # 输X, 赴X and 对X20%: a country named by one character
    case(
        "2024年12月，俄罗斯宣布禁止浓缩铀输美。",
        Told("禁止 restrict 2024-12", "俄罗斯", "美国", minerals="U"),
    ),
    case(
        "2024年9月，日本经济产业大臣赴澳会谈。",
        Told("会谈 meet 2024-09", "日本", "澳大利亚"),
    ),
    case(
        "2025年4月，美国对日15%的关税生效。",
        Told("生效 restrict 2025-04", "美国", "日本", figures="15%"),
    ),
    case(
        "2024年8月，运输美国铜矿的列车停运。",
        Told("停运 operate 2024-08", minerals="Cu"),
    ),
    # the other side of a trade
    case(
        "2023年，卡塔尔占韩国氦气进口量的65%。",
        Told("占 statistic 2023", "卡塔尔", "韩国", minerals="He", figures="65%"),
    ),
    case(
        "2023年，刚果（金）供应了中国钴原料的98%。",
        Told("供应了 statistic 2023", "刚果(金)", "中国", minerals="Co", figures="98%"),
    ),
    case(
        "2023年，巴西出口到荷兰的铌铁增长一成。",
        Told("增长 market 2023", "巴西", "荷兰", minerals="Fe Nb", figures="一成"),
    ),
    case(
        "2024年，中国占全球稀土产量的七成。",
        Told("占 statistic 2024", "中国", minerals="REE", figures="七成"),
    ),
    case(
        "2023年，韩国自中国进口锂12万吨，2022年只有8万吨。",
        Told("进口 statistic 2023", "韩国", "中国", minerals="Li", figures="12万吨"),
        Told("只有 statistic 2022", "韩国", "中国", minerals="Li", figures="8万吨"),
    ),
    case(
        "2023年，印度从蒙古国进口焦煤12万吨；同年，巴西的铜产量达50万吨。",
        Told("进口 statistic 2023", "印度", "蒙古国", minerals="coal", figures="12万吨"),
        Told("达 statistic 2023", "巴西", minerals="Cu", figures="50万吨"),
    ),
    # rights that are passed on, changed, taken away
    case(
        "2025年6月，布基纳法索将五处金矿划给新成立的国家矿业公司。",
        Told("划给 operate 2025-06", "布基纳法索", "国家矿业公司", minerals="Au", figures="五处"),
    ),
    case(
        "2024年9月，赞比亚把孔科拉铜矿归还韦丹塔资源公司。",
        Told("归还 other 2024-09", "赞比亚", "韦丹塔资源公司", minerals="Cu"),
    ),
    case(
        "2024年9月，刚果（金）政府暂停嘉能可的出口许可。",
        Told("暂停 amend 2024-09", "刚果(金)政府", "嘉能可"),
    ),
    case(
        "2024年4月，几内亚政府调查环球铝业，8月撤销其采矿证。",
        Told("调查 review 2024-04", "几内亚政府", "环球铝业"),
        Told("撤销 restrict 2024-08", "几内亚政府", "环球铝业"),
    ),
    case(
        "2024年4月，赣锋锂业向墨西哥经济部申请复议，同年8月墨西哥经济部驳回其申请。",
        Told("申请 other 2024-04", "赣锋锂业", "墨西哥经济部"),
        Told("驳回 restrict 2024-08", "墨西哥经济部", "赣锋锂业"),
    ),
    case(
        "2025年6月，力拓宣布取消其扩产计划。",
        Told("取消 amend 2025-06", "力拓"),
    ),
    case(
        "2025年6月，中国宣布取消其稀土出口配额。",
        Told("取消 amend 2025-06", "中国", minerals="REE"),
    ),
    # a control and its end
    case(
        "2025年6月，美国限制芯片输往南非，两周后取消。",
        Told("限制 restrict 2025-06", "美国", "南非"),
        Told("取消 amend 2025-06", "美国", "南非", figures="两周"),
    ),
    case(
        "2023年8月，巴西对中国钢材征税；2024年5月，巴西取消咖啡关税。",
        Told("征税 restrict 2023-08", "巴西", "中国"),
        Told("取消 amend 2024-05", "巴西"),
    ),
    case(
        "2024年5月13日，拜登签署《禁止进口俄罗斯铀法》，8月12日起生效。",
        Told("签署 enact 2024-05-13", "拜登", "俄罗斯", instrument="禁止进口俄罗斯铀法", minerals="U"),
        Told("生效 enact 2024-08-12", "美国", "俄罗斯", instrument="禁止进口俄罗斯铀法", minerals="U"),
    ),
    case(
        "2024年1月，印尼贸易部对印度和中国的钢铁发起反倾销调查。6月，印尼贸易部作出初裁。",
        Told("发起 review 2024-01", "印度尼西亚贸易部", "印度 中国", minerals=...),
        Told("初裁 review 2024-06", "印度尼西亚贸易部", "印度 中国", minerals=...),
    ),
    case(
        "2023年7月，美国对印度钢管启动反倾销调查；同年10月，美国商务部初步裁定存在倾销。",
        Told("启动 review 2023-07", "美国", "印度"),
        Told("初步裁定 review 2023-10", "美国商务部", "印度"),
    ),
    # money
    case(
        "2025年3月，日本政府拨出390亿日元，注资日本能源与金属矿产资源机构。",
        Told("拨出 fund 2025-03", "日本政府", "日本能源与金属矿产资源机构", figures="390亿日元"),
    ),
    case(
        "2023年8月，五角大楼投资4亿美元，支持MP材料公司建厂。",
        Told("投资 fund 2023-08", "美国国防部", "MP材料公司", figures="4亿美元"),
    ),
    case(
        "2025年6月，日本经济产业省向日本企业发放补贴3亿日元。",
        Told("发放 fund 2025-06", "日本经济产业省", figures="3亿日元"),
    ),
    case(
        "2025年6月，日本经济产业省向菲律宾企业发放贷款3亿日元。",
        Told("发放 fund 2025-06", "日本经济产业省", "菲律宾", figures="3亿日元"),
    ),
    case(
        "2025年5月，MP材料公司投产一座磁体厂；次月，美国国防部拨付5000万美元。",
        Told("投产 operate 2025-05", "MP材料公司"),
        Told("拨付 fund 2025-06", "美国国防部", "MP材料公司", figures="5000万美元"),
    ),
    # who rules, who helps, who approves
    case(
        "2024年9月，世界贸易组织裁定，印度尼西亚的镍矿禁令违规。",
        Told("裁定 other 2024-09", "世界贸易组织", "印度尼西亚", minerals="Ni"),
    ),
    case(
        "2023年8月，世界贸易组织裁定，有关关税措施违规。",
        Told("裁定 other 2023-08", "世界贸易组织"),
    ),
    case(
        "2022年6月，在日本的协助下，越南建立稀土研究所。",
        Told("建立 establish 2022-06", "越南", "日本", instrument="稀土研究所", minerals="REE"),
    ),
    case(
        "2022年6月，清华大学依托中国科学院成立锂电实验室。",
        Told("成立 establish 2022-06", "清华大学", "中国科学院", instrument="锂电实验室", minerals="Li"),
    ),
    case(
        "2024年，智利铜矿在暴雨影响下停产。",
        Told("停产 operate 2024", minerals="Cu"),
    ),
    case(
        "2025年3月，智利国家铜业公司宣布，其铜矿项目获智利环境部批准。",
        Told("批准 other 2025-03", "智利环境部", "智利国家铜业公司", minerals="Cu"),
    ),
    # deals
    case(
        "2023年7月，玻利维亚国家锂业公司与中信国安签约；同年12月，又与俄罗斯铀一公司签订协议。",
        Told("签约 agree 2023-07", "玻利维亚国家锂业公司", "中信国安"),
        Told("签订 agree 2023-12", "玻利维亚国家锂业公司", "铀一公司"),
    ),
    case(
        "2024年9月，特斯拉与力拓终止铝供货协议。",
        Told("终止 other 2024-09", "特斯拉", "力拓", minerals="Al"),
    ),
    case(
        "阿卡迪姆锂业2024年5月在阿根廷投产，力拓在同年10月宣布以67亿美元收购该公司。",
        Told("投产 operate 2024-05", "阿卡迪姆锂业"),
        Told("收购 operate 2024-10", "力拓", "阿卡迪姆锂业", figures="67亿美元", modality="planned"),
    ),
    case(
        "2024年1月，赣锋锂业买下力拓的股权，北京没有干预。",
        Told("买下 operate 2024-01", "赣锋锂业", "力拓"),
    ),
    # who is meant
    case(
        "2025年4月17日，美乌才签下备忘录。",
        Told("签下 agree 2025-04-17", "美国 乌克兰"),
    ),
    case(
        "第三届「日印经济伙伴对话」2025年1月在东京举行，双方签署声明。",
        Told("举行 meet 2025-01", "日本 印度"),
    ),
    case(
        "2024年10月，一座镍矿因暴雨停产，业主嘉能可8月裁员。",
        Told("停产 operate 2024-10", "嘉能可", minerals="Ni"),
        Told("裁员 other 2024-08", "嘉能可", minerals="Ni"),
    ),
    case(
        "2023年3月24日，中国财政部、中国自然资源部联合印发《矿业权收益办法》，5月1日起施行。",
        Told("印发 issue 2023-03-24", "中国财政部 中国自然资源部", instrument="矿业权收益办法"),
        Told("起施行 enact 2023-05-01", "中国财政部 中国自然资源部", instrument="矿业权收益办法"),
    ),
    case(
        "2023年3月24日，拜登签署《芯片法案》，5月1日起施行。",
        Told("签署 enact 2023-03-24", "拜登", instrument="芯片与科学法案"),
        Told("起施行 enact 2023-05-01", "美国", instrument="芯片与科学法案"),
    ),
]

MATTERS: list[Case] = [
    # minerals of a sentence
    case(
        "石墨的情形不同：2024年3月，商务部启动调查。铜价上涨。",
        Told("启动调查 review 2024-03", "中国商务部", minerals="graphite"),
    ),
    case(
        "镍和钴各有难处。锑方面，2024年5月，甘州公司投产一座冶炼厂。",
        Told("投产 operate 2024-05", minerals="Sb"),
    ),
    case(
        "镍和钴各有难处。2024年5月，蒙古国售出一座铜矿；半年后，力拓在伦敦成立研究中心。",
        Told("售出 other 2024-05", "蒙古国", minerals="Cu"),
        Told("成立 establish 2024-11", "力拓"),
    ),
    case(
        "2024年3月5日，中国商务部公布《钨出口管理办法》，5月1日起施行。",
        Told("公布 issue 2024-03-05", "中国商务部", instrument="钨出口管理办法", minerals="W"),
        Told("起施行 enact 2024-05-01", "中国商务部", instrument="钨出口管理办法", minerals="W"),
    ),
    case(
        "锂价大涨。2024年5月，中国商务部发言人回应外界关切。",
        Told("回应 other 2024-05", "中国商务部"),
    ),
    # references
    case(
        "2024年2月，美国国防后勤局公布采购计划。同年9月，力拓与该局签约。",
        Told("公布 issue 2024-02", "美国国防后勤局"),
        Told("签约 agree 2024-09", "力拓", "美国国防后勤局"),
    ),
    case(
        "2024年，卡塔尔占全球氦气产量的三成，2023年韩国进口的氦气有六成来自当地。",
        Told("占 statistic 2024", "卡塔尔", minerals="He", figures="三成"),
        Told("来自 statistic 2023", "韩国", "卡塔尔", minerals="He", figures="六成"),
    ),
    case(
        "嘉能可2024年3月破产，力拓8月收购其铜矿。",
        Told("破产 operate 2024-03", "嘉能可"),
        Told("收购 operate 2024-08", "力拓", "嘉能可", minerals="Cu"),
    ),
    # courts and fora
    case(
        "2019年1月，印度尼西亚禁止镍矿出口；同年11月，欧盟在世界贸易组织起诉。",
        Told("禁止 restrict 2019-01", "印度尼西亚", minerals="Ni"),
        Told("起诉 other 2019-11", "欧盟", "世界贸易组织 印度尼西亚", minerals="Ni"),
    ),
    case(
        "2024年3月，嘉能可与泰克资源议定合并。",
        Told("议定 agree 2024-03", "嘉能可 泰克资源"),
    ),
    case(
        "2024年3月，嘉能可与泰克资源签署协议。",
        Told("签署协议 agree 2024-03", "嘉能可 泰克资源"),
    ),
    # exports behind a control
    case(
        "2023年12月1日，中国对石墨实施出口管制，当月石墨出口锐减九成。",
        Told("实施出口管制 restrict 2023-12-01", "中国", minerals="graphite"),
        Told("锐减 market 2023-12", "中国", minerals="graphite", figures="九成"),
    ),
    # the paper that sets a target
    case(
        "《2035年电池战略》提出，到2035年，本土锂产量达到5万吨。",
        Told("达到 forecast 2035", instrument="2035年电池战略", minerals="Li", figures="5万吨", modality="planned"),
    ),
    case(
        "按照《铜产业实施方案》，到2027年国内铜产量增长5%。",
        Told("增长 forecast 2027", instrument="铜产业实施方案", minerals="Cu", figures="5%", modality="planned"),
    ),
    case(
        "世界银行公布《矿产展望》，到2035年铜需求增长一倍。",
        Told("增长 forecast 2035", "世界银行", minerals="Cu", figures="一倍", modality="forecast"),
    ),
    # a body that is founded is no partner
    case(
        "2022年6月，美国与加拿大、芬兰共同建立了矿产安全伙伴关系。",
        Told("建立了 establish 2022-06", "美国 加拿大 芬兰", instrument="矿产安全伙伴关系"),
    ),
    case(
        "2022年6月，印度和芬兰建立了战略伙伴关系。",
        Told("建立了 agree 2022-06", "印度 芬兰"),
    ),
    # no name begins with 时 behind a title
    case(
        "2023年6月，菲律宾总统会见芬兰总理时承诺供应镍。",
        Told("会见 meet 2023-06", "菲律宾", "芬兰", minerals="Ni"),
    ),
]
