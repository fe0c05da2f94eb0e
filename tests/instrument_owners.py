"""Fresh sentences, marked as in `instrument_sentences`: names that only their surroundings show to be names."""

OWNERS = [
    # behind a country or a government, with what only a text does
    "芬兰{电池矿物战略|strategy}提出六项措施。",
    "越南政府的{钛矿战略|strategy}列出九种矿物。",
    "土耳其{硼资源战略|strategy}还要求外商设厂。",
    "巴西{战略性矿物清单|list}中有22种矿物。",
    "{国家氢能战略|strategy}确定了三个港口。",
    "日本电池战略的演变值得研究。",
    "韩国稀土战略日益转向内需。",
    "各国稀有金属战略要求大量投资。",
    "挪威深海采矿的战略意义重大。",
    "澳大利亚锂矿名单上的公司上涨。",
    # laws of a country, and what they rule
    "坦桑尼亚{矿业法|law}规定本地持股。",
    "厄瓜多尔{采矿法|law}把特许费定为八成。",
    "智利{矿业法典第7条|other}不变。",
    "{油气资源法|law}规范海上勘探。",
    "按新{锂业法|law}，国家持股过半。",
    "{芯片法案|law|芯片与科学法案}规定了期限。",
    "现行法规定期更新，环境法规定价偏低。",
    "该国环境法不完善。",
    "新法规范围更广。",
    # a narrower act than the well-known one
    "议会审议{锂出口管制法|bill}。",
    "修订{出口管制法|law}。",
    "{海洋矿产资源法|law}另有规定。",
    # two countries joined by a dash
    "{法国—哈萨克斯坦关键原材料协议|agreement}生效。",
    "{日本-越南稀土框架协议|agreement}签署。",
    "{印尼–韩国镍矿谅解备忘录|agreement}月底到期。",
    "德国—波兰边境的矿山复产。",
    # what is sought, informal, or a mere way of ruling is no agreement
    "加拿大寻求与蒙古建立铜矿伙伴关系。",
    "印度拟与秘鲁发展锂业伙伴关系。",
    "英国与赞比亚建立{铜业伙伴关系|agreement}。",
    "双方达成口头协议和框架性协议。",
    "各国完善矿产监管框架和锂业政策框架。",
    # licences are held by one firm
    "厂方持有《辐射安全许可证》和《探矿证》。",
    "工商局吊销《企业法人营业执照》。",
    "{《出口许可证管理办法》|order}施行。",
    # amendments and funds in quotation marks, praise
    "国会重提{“泰勒修正案”|law}。",
    "{“第一桶矿基金”|other}投向勘探公司。",
    "“对冲基金”和“养老基金”离场。",
    "会上通过“历史性的稀土合作协议”。",
    "“修正案”一词出现两次。",
    # numbers in quotation marks, years in brackets, numbers before a law of the field, royal orders
    "总统签发{“14222号”行政命令|order|14222号行政命令}。",
    "依{〔2011〕第12号公告|order|2011年第12号公告}停止受理。",
    "{工信部公告〔2016〕第7号|order|2016年第7号公告}已废止。",
    "{第3/2020号矿产和煤炭法|law}把许可收归中央。",
    "{第M/9号王令|order}批准章程。",
    "{《共和国法案第8371号》|law}保护原住民。",
    "仓库在“14号”库房。",
    # a name and the short form that its bracket defines
    "各方商讨{国际海底采矿特许费规章|law}（下称{“特许费规章”|law|国际海底采矿特许费规章}）。"
    "{《特许费规章》|law|国际海底采矿特许费规章}仍无结果。",
    "三国签协议（下称“湖区协议”）。",
    # a document that is published, and its head noun alone in quotation marks
    "生态环境部公布{「锑矿管理办法」|order|锑矿管理办法}。{「管理办法」|order|锑矿管理办法}列明罚则。",
    "他解释“办法”的含义。",
    # the last of an enumeration of titles, opinions without 关于, the head of a programme
    "依{“矿场安全条例”|law}及{“限制稀贵金属之转口”|order}等规定处罚。",
    "所谓“公平贸易”及“互惠互利”等协议。",
    "国务院{推进钨业高质量发展的若干意见|strategy}印发。",
    "省政府关于加强监管的想法未变。",
    "越南{深部找矿创新计划|initiative}负责人受访。",
    "扩产计划负责人受访。",
    # another translation of a well-known act, told by its abbreviation
    "{《缩减通货膨胀法案》|law}（{IRA|law|缩减通货膨胀法案}）补贴电池。",
    "{《磁体自主法案》|bill}（{MAGA|bill|磁体自主法案}）补贴磁体。",
    # tags of newswires
    "《港股》江铜早段升6%，成交2亿元。",
    "《焦点股》中铝急升，料受惠于铝价。",
    "{《锂之路》|report}显示，智利居首。",
    # strategic, not a strategy; a mere system
    "部委推动两大钨企战略整合。",
    "省里建立流向登记制度。",
    "市里启动{外围金矿找矿行动|initiative}。",
]
