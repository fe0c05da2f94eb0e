"""Which word names a happening and which type it has: what the object decides, and verbs of last resort."""

import pytest

from told_events import case, events_of

ACTS = [  # the objects of one verb, and the types that they make of it
    ("2025年4月，彭亨州批出新的开采执照。", "批出 other"),
    ("2025年4月，能源部批出1.34亿美元。", "批出 fund"),
    ("2025年2月，马拉维冻结原矿外运。", "冻结 restrict"),
    ("2025年2月，商务部冻结有关措施一年。", "冻结 amend"),
    ("2025年2月，上诉法院冻结换地的交割。", "冻结 other"),
    ("2022年3月，军政府叫停铁矿的全部施工。", "叫停 operate"),
    ("2025年10月，该国叫停原矿出口。", "叫停 restrict"),
    ("2025年5月，议会批准双方的矿产协议。", "批准 enact"),
    ("2025年5月，内阁批准双方的矿产协议。", "批准 agree"),
    ("2025年4月，自然资源部批准开采总量控制指标。", "批准 restrict"),
    ("2025年5月，自然资源部批准该矿扩大产能。", "批准 other"),
    ("2025年3月，该局对12处煤矿实施永久关闭。", "实施 operate"),
    ("2025年3月，该局对非法采矿实行专项检查。", "实行 review"),
    ("2025年1月，商务部认定国内产业受到损害。", "认定 review"),
    ("2025年1月，工信部认定第二批绿色矿山名单。", "认定 issue"),
    ("2024年4月，美国进出口银行发出意向书。", "发出 fund"),
    ("2024年4月，美国进出口银行发出公函。", "发出 issue"),
    ("2025年3月，国际贸易法院判定加税越权。", "判定 other"),
    ("1984年11月，英国出售铬储备。", "出售 other"),
    ("2024年11月，该公司出售锂矿股权。", "出售 operate"),
    ("2025年1月，美国退出矿产安全伙伴关系。", "退出 other"),
    ("2025年1月，该公司退出锂矿项目。", "退出 operate"),
    ("2025年4月，必和必拓提出311亿英镑要约。", "提出 operate"),
    ("2025年1月14日，白宫宣布暂不加征关税。", "宣布 other"),
    ("2025年3月，议员提出一项采矿法案。", "提出 propose"),
    ("2023年12月，中国把磁体技术列入禁止出口目录。", "列入 restrict"),
    ("2025年6月，当局把601个实体列进实体管理名单。", "列进 restrict"),
    ("2025年8月，越南政府把稀土列为禁止出口的矿种。", "列为 issue"),
    ("2025年11月，萨尔塔省为该矿颁发采矿证。", "颁发 other"),
    ("2024年12月，中国关闭片马口岸。", "关闭 restrict"),
    ("2024年12月，该公司关闭片马锡矿。", "关闭 operate"),
    ("2024年9月，荷兰扩大光刻设备的出口管制。", "扩大 restrict"),
    ("2025年2月，工会发起无限期罢工。", "发起 other"),
    ("2017年7月，税务局开出1900亿美元的税单。", "开出 other"),
    ("2020年7月，该部对钨矿实行开采总量控制。", "实行 restrict"),
    ("2018年1月，山东黄金递交上市申请。", "递交 other"),
    ("2018年1月，山东黄金递交年度报告。", "递交 issue"),
    ("2025年9月，紫金黄金国际通过上市聆讯。", "通过 other"),
    ("2025年12月19日，该股在港挂牌。", "挂牌 other"),
    ("2024年5月，浦项获得9000亿韩元的磁体订单。", "获得 agree"),
    ("2025年6月，经济部要求业者清点库存。", "要求 other"),
    ("2025年6月，经济部强调冲击有限。", "强调 other"),
    ("2025年5月，几内亚收回36份采矿许可。", "收回 restrict"),
    ("2025年5月，该银行收回贷款。", "收回 other"),
    ("2025年5月，马里吊销该公司的采矿证。", "吊销 restrict"),
    ("2025年5月，马里接管两座金矿。", "接管 operate"),
    ("2025年5月，该部接管采购事务。", "接管 other"),
    ("2025年5月，印度尼西亚压缩镍矿配额。", "压缩 restrict"),
    ("2025年5月，印度尼西亚压缩审批时间。", "压缩 amend"),
    ("2025年4月，该国启动对镓的出口管制。", "启动 restrict"),
    ("2025年4月，该院启动技术移转。", "启动 other"),
    ("2025年4月，两国启动谈判。", "启动 meet"),
    ("2025年4月，该厂启动生产。", "启动 operate"),
    ("2025年4月，该国启动探矿计划。", "启动 establish"),
    ("2025年4月，两国宣布加强对镓的出口管制。", "宣布 restrict"),
    ("2025年4月，两国宣布加强矿产合作。", "宣布 issue"),
    ("2025年5月，该部推出修订版。", "推出 amend"),
    ("2025年5月，该港发出首批3万吨铝土矿。", "发出 operate"),
    ("2025年3月，该公司发表严正声明。", "发表 other"),
    ("2025年3月，该公司发表年度报告。", "发表 issue"),
    ("2025年3月，总统在社交平台发文威胁加税。", "发文 other"),
    ("2025年3月，工信部发文规范稀土冶炼。", "发文 issue"),
    ("2025年3月，公司董事会审议通过扩产议案。", "审议通过 other"),
    ("2025年3月，该公司以59亿元获得锂矿84%的股权。", "获得 operate"),
    ("2025年3月，该公司获得3亿元贷款。", "获得 fund"),
    ("2025年3月，井下作业已暂停。", "暂停 operate"),
    ("2025年3月，六份公告暂停一年。", "暂停 amend"),
    ("2025年3月，该国暂停精矿出口。", "暂停 restrict"),
    ("2025年2月，双方敲定和解方案。", "敲定 agree"),
    ("2024年8月，哈萨克矿业公司登场，每股发行价11港元。", "登场 other"),
    ("2025年3月，该部长指出，镓价偏高。", "指出 other"),
    ("2025年3月，报告指出，镓价偏高。", "指出 issue"),
    ("2025年2月3日，经济部长在记者会中表示，磁铁供应无虞。", "表示 meet"),
    ("2028年，该院达成年产600公斤的目标。", "达成 forecast"),
    ("2025年5月，议会就矿业法草案公开征求意见。", "公开征求意见 issue"),
    ("2025年5月，《矿业法》草案公开征求意见。", "公开征求意见 propose"),
    ("2025年3月，磷化铟纳入许可。", "纳入 restrict"),
    ("2025年第一批钨矿开采总量控制指标58000吨。", "开采总量控制指标 restrict"),
    ("2025年3月，能源部停止放行该矿的产品。", "停止放行 restrict"),
    ("2025年3月，该部调查锑的进口，10月呈交报告。", "调查 review"),
    ("2025年7月，该矿提交储量核实报告。", "提交 review"),
    ("2025年7月，该委员会提交年度报告。", "提交 issue"),
    ("2025年7月，该局向议会提交条例草案。", "提交 propose"),
    ("2025年，河南省获得7000吨指标。", "获得 restrict"),
    ("2025年5月1日起，外国人不得在当地收购黄金。", "不得 restrict"),
]

LAST_RESORT = [  # nothing else names the happening; behind an act the same verbs tell nothing
    ("2025年5月，该国军方打击非法采金。", "打击 restrict"),
    ("2025年5月，该公司变卖在智利的矿山资产。", "变卖 operate"),
    ("2024年底，对美锗出货急跌。", "急跌 market"),
    ("2025年10月，中国对其五家子公司采取反制措施。", "采取 restrict"),
    ("2025年5月，两国科研机构研究了尾矿提锂。", "研究 review"),
    ("2025年5月，打击非法采金的军方扣押两船矿砂。", "扣押 other"),
    ("2025年5月，该公司收购一家研究提锂的企业。", "收购 operate"),
]

GOVERNED = [  # a verb that only tells what the next is about, or how
    ("2024年11月，两家公司就采矿权转移、政府入股等事宜签署了合作协议。", "签署了 agree"),
    ("2025年12月，深圳中院对走私案公开宣判。", "宣判 other"),
    ("2025年7月1日，新修订的矿业条例施行。", "施行 enact"),
    ("2024年6月，世贸组织应印度请求设立专家组。", "设立 establish"),
    ("2025年2月，该部就铜进口发起调查。", "发起 review"),
    ("2025年3月，赣锋锂业参股的公司停产。", "停产 operate"),
    ("2025年3月，紫金矿业合资的公司透露，选厂完工。", "透露 other"),
    ("2025年3月，铜矿因矿震停产。", "停产 operate"),
    ("2025年3月，该矿举行投产仪式。", "投产 operate"),
    ("2025年3月，该局责令停产。", "停产 operate"),
    ("2025年3月，政府提出增购金矿35%的股权。", "增购 operate"),
    ("2025年2月，签署仪式已取消。", "取消 other"),
    ("2025年2月，该矿发生溃坝。", "溃坝 other"),
    ("2025年2月，该公司发生尾矿库溃坝。", "溃坝 other"),
    ("经济产业省2025年1月要求中方说明审批进度。", "要求 other"),
    ("2025年6月，商务部宣布与该公司了结官司。", "了结 agree"),
]

MEASURES = [
    ("2024年，全球铂金短缺达69万盎司。", "达 statistic"),
    ("2024年，全球铂金短缺69万盎司。", "短缺 statistic"),
    ("2024年，哈萨克斯坦产出铀2.3万吨，占全球四成。", "产出 statistic"),
    ("2024年，哈萨克斯坦占全球铀产量四成。", "占 statistic"),
]

FRESH = [  # words of policy, trade and company news
    ("2025年12月，深圳海关查获一批走私锑锭。", "查获 other"),
    ("2025年10月，最高法院拒绝受理上诉。", "拒绝 other"),
    ("2025年6月，坦布里兹稀土项目易手。", "易手 operate"),
    ("2025年1月，欧盟对该国稀土磁体续征反倾销税。", "续征 restrict"),
    ("2025年5月，洛阳钼业请求刚果（金）解除禁令。", "请求 other"),
    ("2025年11月6日，五国领袖在白宫共进晚餐。", "共进晚餐 meet"),
    ("2025年3月，州政府首读矿业条例草案。", "首读 propose"),
    ("2025年3月，执政党让步，恢复征收出口税。", "让步 other"),
]


@pytest.mark.parametrize(
    ("text", "told"), [*ACTS, *LAST_RESORT, *GOVERNED, *MEASURES, *FRESH], ids=lambda value: value[:24]
)
def test_first_event_has_the_trigger_and_the_type(text: str, told: str) -> None:
    events = events_of(case(text, published="2025-12-15"))
    assert [f"{trigger} {event.type}" for trigger, event, _ in events[:1]] == [told]


@pytest.mark.parametrize(("allotted", "kind"), [("获配2万吨", "restrict"), ("产出2万吨", "statistic")])
def test_a_part_of_a_quota_is_a_control(allotted: str, kind: str) -> None:
    text = f"该局公布钴出口配额。2025年，嘉能可{allotted}。"
    assert [event.type for _, event, _ in events_of(case(text, published="2026-03"))] == [kind]


@pytest.mark.parametrize(
    ("text", "actors", "partners"),
    [
        ("2025年1月2日，中国商务部将28家美国实体列入管控名单。", "中国商务部", "美国"),
        ("2025年6月，美国国际开发金融公司为莱纳斯公司贷款2亿美元。", "美国国际开发金融公司", "莱纳斯公司"),
        ("2024年4月，英国禁止接收俄罗斯铝。", "英国", "俄罗斯"),
        ("2024年4月，英国禁止在俄罗斯开设冶炼厂。", "英国", ""),
        ("2025年10月，美国国防部砸3560万美元认购莱纳斯公司的股份。", "美国国防部", "莱纳斯公司"),
        ("2023年，日本镓进口约六成仰赖中国。", "日本", "中国"),
    ],
)
def test_parties_of_the_first_event(text: str, actors: str, partners: str) -> None:
    event = events_of(case(text, published="2025-12-15"))[0][1]
    assert (" ".join(event.actors), " ".join(event.partners)) == (actors, partners)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2023年5月8日，墨西哥修订《矿业法》，特许期缩短为30年。", ["修订 amend"]),
        ("2018年3月9日，总统签署新《矿业法》，权利金由2%提高到3.5%。", ["签署 enact"]),
        ("2025年7月1日，新法生效，增设储备一章。", ["生效 enact"]),
        ("2025年4月，力拓出价5.8亿加元，要约收购一家金矿公司。", ["出价 operate"]),
        ("2025年7月，该公司申诉，要求对俄罗斯钯加征关税。", ["申诉 other"]),
        ("2025年6月，财政部出资10亿元，供该厂扩建。", ["出资 fund"]),
        ("2023年7月，商务部发布公告，对镓实施出口管制。", ["发布 issue", "实施出口管制 restrict"]),
        ("2025年10月，商务部发布公告，将石墨负极纳管。", ["发布 issue"]),
        ("2025年3月，工信部印发方案，重申产能上限。", ["印发 issue"]),
        ("2025年3月，工信部印发方案，欧盟委员会表示关切。", ["印发 issue", "表示关切 other"]),
        ("2022年2月，清单新增镍、锌，剔除氦、钾盐。", ["新增 amend", "剔除 amend"]),
        ("2024年6月12日，韩国与哈萨克斯坦总统会谈，两国签署备忘录。", ["会谈 meet", "签署备忘录 agree"]),
        ("2025年12月，欧盟委员会推出行动计划，承诺拨款30亿欧元。", ["推出 issue", "拨款 fund"]),
    ],
)
def test_what_a_text_lays_down_is_no_further_happening(text: str, told: list[str]) -> None:
    events = events_of(case(text, published="2025-12-15"))
    assert [f"{trigger} {event.type}" for trigger, event, _ in events] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2025年3月，智利与两家企业同意出资2亿美元，换取盐湖三成权益。", ["同意 agree actual"]),
        ("2025年3月，该基金同意出资2亿美元。", ["出资 fund actual"]),
        ("2025年7月，五角大楼承诺向该公司投资4亿美元。", ["承诺 fund planned"]),
        ("2025年7月，力拓宣布投资4亿美元扩建盐湖。", ["宣布 operate planned"]),
        ("2025年3月，紫金矿业宣布以5亿美元收购铜矿。", ["收购 operate planned"]),
        ("2025年3月，紫金矿业宣布完成收购铜矿。", ["完成收购 operate actual"]),
        ("2025年3月，该公司挂牌，集资2亿港元，首日急升三成。", ["挂牌 other actual", "急升 market actual"]),
        ("2025年9月30日，该公司在港挂牌，首日收市较招股价高出68%。", ["挂牌 other actual", "高出 market actual"]),
        ("2025年2月，该部主持矿业论坛，40国派员出席。", ["主持 meet actual"]),
        ("2025年2月，军方从矿区运走3吨黄金，巴里克随即停产。", ["运走 other actual", "停产 operate actual"]),
        ("2025年3月，几内亚把两座矿山划给新成立的国家矿业公司。", ["划给 operate actual"]),
        ("矿区停工（2025年5月），炼厂投产（2025年3月）。", ["停工 operate actual", "投产 operate actual"]),
        ("针对美国对铜加征关税，外交部发言人2025年3月6日重申，中方反对。", ["重申 other actual"]),
        ("针对铜矿，美国2025年3月6日加征关税。", ["加征关税 restrict actual"]),
        ("2024年出口锑8万吨，惟12月只得3000吨，按月跌20%。", ["出口 statistic actual", "按月跌 market actual"]),
        ("2025年锑价每上涨1万元，净利润增厚2亿元。", []),
        ("力争2025年产量增长5.5%。", ["增长 forecast planned"]),
        ("2025年产量增长5.5%。", ["增长 market actual"]),
        ("2024年，该国进口氦4250吨，自给率只有14%。", ["进口 statistic actual"]),
        ("2024年，该公司钴产量6万吨，钴销量4万吨。", ["产量 statistic actual", "销量 statistic actual"]),
        ("2024年，该公司产钴11万吨，产铜60万吨。", ["产 statistic actual", "产 statistic actual"]),
        ("2024年，该公司钴产量6万吨，产量占全球三成。", ["占 statistic actual"]),
        ("2025年2月该国实施出口禁令，钴价涨到每磅10美元。", ["实施 restrict actual", "涨到 market actual"]),
        ("2025年2月新法生效，权利金涨到10%。", ["生效 enact actual"]),
        ("2025年5月该厂投产，新增产能10万吨。", ["投产 operate actual"]),
        ("2025年3月4日该公司宣布不可抗力，市场担心断供。", ["宣布 other actual"]),
        ("2024年12月，中国公布《关于镓的公告》，镓原则上不得运往美国。", ["公布 issue actual"]),
    ],
)
def test_what_a_sentence_tells(text: str, told: list[str]) -> None:
    events = events_of(case(text, published="2025-12-15"))
    assert [f"{trigger} {event.type} {event.modality}" for trigger, event, _ in events] == told


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("矿业联合会2024年工作会议2025年2月28日在北京召开。", ["2025-02-28"]),
        ("18日，自然资源部在2025年第一次新闻通气会上表示，勘查顺利。", ["2025-12-18"]),
        ("2025年工作会议在北京召开。", ["2025"]),
    ],
)
def test_the_year_in_the_name_of_a_meeting_dates_nothing(text: str, edtf: list[str]) -> None:
    assert [event.edtf for _, event, _ in events_of(case(text, published="2025-12-20"))] == edtf
