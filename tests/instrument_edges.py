"""More fresh sentences, marked as in `instrument_sentences`: where names begin and end, and what is no instrument."""

EDGES = [
    # periodicals, stations and news agencies are no instruments, whatever their names end with
    "据加拿大《北岸先驱报》报道，选矿厂将重启。",
    "澳洲《西部矿业评论报》（WMR）說，鋰價止跌。",
    "《塔斯社》引述官員說法，鈀價可能再漲。",
    "記者接受《新島電台》訪問時談到鎢價。",
    "《磁材之声》主编认为，釹的缺口仍在。",
    "論文刊於《稀散元素》，談到鍺的回收。",
    "外交部发表{《深海矿产合作公报》|agreement}。",
    "能源局提交{《氢能产业年报》|report}。",
    # sections of what is told before, and of notices
    "{《矿产资源法》|law}修订后，其{第二十条|other|矿产资源法第二十条}规定优先权。",
    "{《國防生產法》|law}生效，其{第三章|other|国防生产法第三章}准許放貸。",
    "依{《矿产资源法》|law}建厂，其第三条产线投产，其第二条航线开通。",
    "{《通胀削减法案》|law}生效，该法案{第七节|other|通胀削减法案第七节}列出矿物。",
    "{《矿产资源法》|law}生效后，该部出台方案，方案第二章讲锂矿，案例第四节讲镍，该办法第五章讲钴。",
    "{《矿产资源法》|law}生效，其第二编辑室搬迁，其第一章鱼港开港，其第四节能源课开课。",
    "{《通胀削减法案》|law}({IRA|law|通胀削减法案})在{第45X条|other|通胀削减法案第45X条}中规定抵免。",
    "{2024年第46号公告第二款|other}与{第25号部长条例第十七条|other}暂停执行。",
    "{《对外贸易法》第二十条|other|对外贸易法第二十条}与其{第三十条|other|对外贸易法第三十条}规定配额。",
    "{第31838号法律修正案|law}获通过，{洛比托走廊协议|agreement}获签署。",
    # what is exchanged, and what is called after another
    "日本与赞比亚交换{矿业合作备忘录|agreement}。",
    "兩國互換{關鍵礦產合作協定|agreement}。",
    "商务部公布同名战略，内政部发布2025年版清单。",
    "他编制了首份非官方的战略矿产清单，各国的关键矿产清单不同。",
    "巴西颁布{第1.307号临时措施|order}。",
    # numbers of documents, with a title or alone
    "根据{赣工信原〔2022〕18号|order}，萤石企业须登记。",
    "依照{川自然资发〔2021〕7号|order}和{国矿办函〔2019〕33号|order}，采矿权可以延续。",
    "自然资源厅关于调整钼矿开采指标的通知报送各市",
    "{省自然资源厅关于下达钼矿开采指标的通知|order}\n{豫自然资发〔2024〕9号|order|省自然资源厅关于下达钼矿开采指标的通知}\n各市：",
    "他在[2020]年提到3号矿井。",
    # names begin behind words of time and of consent, and a head noun needs a proper qualifier
    "日前{钴业透明倡议|initiative}公布成员。",
    "总理支持{稀土磁体回收倡议|initiative}。",
    "双方敲定和解方案，撤回诉讼。",
    "議員提出跨黨派法案。",
    "协会发表年度白皮书。",
    "部长在会上倡议共建冶炼厂。",
    "韩国也推出类似战略。",
    "欧盟公布首批战略项目，含锂矿四座。",
    "签署{矿业合作协定|agreement}，另附{石墨供应谅解备忘录|agreement}。",
    # another name in brackets inside the title
    "能源部依{先进磁体制造（AMM）贷款计划|initiative|先进磁体制造贷款计划}放贷3亿美元。",
    "比照{“海外產品追溯規則(OPTR)”|order|海外产品追溯规则}課責。",
    # what countries conclude begins with them
    "{日澳稀土框架協議|agreement}10月生效。",
    "其中{美澳关键矿产协议|agreement}规模最大。",
    "{台美對等貿易協定|agreement|台美对等贸易协定}送立法院審議。",
    # named funds in quotation marks, sections of trade law, lists
    "{「安地斯重建投資基金」|other|安地斯重建投资基金}挂牌。",
    "「重建投資」一詞出現三次。",
    "商务部从{国防芯片基金|other}拨款。",
    "依{第232条款|other}调查硅料，{201条款|other}和{337条款|other}另案处理。",
    "依{第 301 條款|other|第301条款}加徵關稅。",
    "该厂被列入{实体名单|list}。",
    # numbered rules and acts, by stage
    "印尼颁布{第9/2021号财政部长条例|order}。",
    "议会通过{第77号法案|law}，总统两日后签字。",
    "参议院三读通过{第88号法案|bill}，送交众议院。",
    "总统尚未签署{第99号法案|bill}。",
    "{《钨矿管理条例（征求意见稿）》|bill|钨矿管理条例(征求意见稿)}挂网。",
    "{《锂渣利用管理办法（试行）（公开征求意见稿）》|order|锂渣利用管理办法(试行)(公开征求意见稿)}挂网。",
    "纳米比亚{《矿产增值法案》|bill}草案公开征求意见。",
    "部里公布{《石墨目录草案》|list|石墨目录草案}。",
    # notices to shareholders are no policy; news of a notice is not its headline
    "《关于收购钒矿公司股权的公告》昨日登出。",
    "北山锂业关于控股股东增持股份的公告",
    "两部门发布{关于锗出口配额的公告|order}",
    # a session of a dialogue is a meeting
    "第三屆「韓越資源對話」（KVRD）在河內登場。",
    "双方设立{“韩越资源对话”|initiative}。",
    # a noun behind a Latin short form belongs to it
    "白宫推出{Project Vault计划|initiative|金库计划}。",
    "{IRA法案|law|通胀削减法案}补贴电池厂。",
    "依{《2022年CHIPS法案》|law|2022年CHIPS法案}建厂。",
    "能源部公布{先进磁体制造（AMM）资助计划|initiative|先进磁体制造资助计划}，{AMM|initiative|先进磁体制造资助计划}随后放贷。",
    # sums between the verb and the name, orders without marks, arrangements and interpretations
    "两国签署30亿美元{石墨资源协议|agreement}。",
    "总统签署{关于开放锂矿的法令|order}。",
    "{《关于建立矿产互市的安排》|agreement}生效。",
    "{《关于审理盗采稀土案件适用法律的解释》|order}施行。",
    "{《海底金属促进就业行动》|report}报告今日刊出。",
    "环境部资助{《废磁体再生行动》|initiative}。",
    "政府批准{“稀散金属”国家项目|initiative|稀散金属国家项目}，“白岭”项目由企业自筹。",
    # numbers of notices are told alike
    "{商务部公告第7号|order|第7号公告}生效。",
    # verbs that the words in front have swallowed, speech, and the parties' doings
    "日韓簽{關鍵金屬協議|agreement}。",
    "这是该部{稀土磁体制造（REM）贷款计划|initiative|稀土磁体制造贷款计划}的首笔放款。",
    "他表示，“各方伙伴都很关注稀土计划”。",
    "他说：{“金库计划”|initiative}已备妥资金。",
    "两厂签订挖采协议，并提交矿坑复垦计划。",
    "議員推新法案，禁用進口磁鐵。",
    "北方矿业关于取得江口钨业控制权的进展公告",
    "九部门关于印发{《钨产业绿色转型方案》|strategy}的通知\n{国工原函〔2023〕19号|strategy|钨产业绿色转型方案}\n各市：",
    "澳英美三方安全伙伴关系扩容。",
    # a day between the name and what happens to it, drafts before a chamber
    "{绿柱石储备特别法|law}3月9日施行。",
    "{深谷市稀散金属产业发展条例|law}今起施行。",
    "{铌钽供应链协定|agreement}2024年6月1日起生效。",
    "立法院初審{鈹礦投資法|bill}草案。",
    "議會擱置{鉭礦管制條例草案|bill}。",
    "部里讨论石墨价格机制草案。",
    # measures, rules and opinions of authorities without marks
    "工信部发布{锆铪总量调控暂行办法|order}。",
    "省政府印发{氟化工产业升级若干措施|strategy}。",
    "各地出台相关管理办法，找到新的管理办法。",
    "經濟部推動{高純石英自主計畫|initiative}，四年投入20億元。",
    "行政院會通過{關鍵金屬韌性方案|strategy}。",
    "北地政府公布{「2031礦業策略(Minerals Strategy for Northland)」|strategy|2031矿业策略}，目標是十年內讓產值倍增。",
    # what an act is the ground of: 公告 behind it is a verb
    "经济部依{《货品贸易法》|law}公告修正品目。",
    # programmes whose theme stands in quotation marks
    "承担{国家重点研发计划“固态电池”重点专项|initiative|国家重点研发计划固态电池重点专项}课题三项。",
    "这是{“深部探测”国际科学合作计划|initiative|深部探测国际科学合作计划}的成果。",
    # funds told by their amount, standing dialogues, orders that forbid exports
    "{宜宾市钒钛产业发展专项资金|other}每年不少于5亿元。",
    "峰会设立{关键矿产对话机制|initiative}。",
    "总统签署{禁止锂原矿出口令|order}。",
    # acts cited by their year, procedures, stages and rules of the Union
    "厂方须遵守{《1957年矿山法令》|law}和{《独居石运输标准作业程序》|other}。",
    "{《湄公河矿业行动计划第二阶段（2021—2025年）》|strategy|湄公河矿业行动计划第二阶段}进入评估。",
    "配额载于{第2031/417号实施条例|law}和{第2031/418号实施决定|order}。",
    # what is not yet law
    "国民立法大会拟另立{《盐湖法》|bill}；{《湿地法》修正案|bill|湿地法修正案}进入参议院。",
    # a version, and what the short form is defined as
    "政府宣布{国家矿产政策2.0|strategy}。",
    "{国家矿产政策|strategy}2.0亿美元、{国家矿产政策|strategy}3.0千亿比索的拨款到位。",
    "{《海底矿产资源管理与环境保护法》|law}（以下简称{《海管法》|law|海底矿产资源管理与环境保护法}）施行。"
    "依照{《海管法》第八条|other|海底矿产资源管理与环境保护法第八条}处罚。",
    "部门联合发布{《关于规范黑粉进口的公告》|order}（以下简称{《公告》|order|关于规范黑粉进口的公告}）。此前"
    "{《关于禁止废料进口的公告》|order}已废止。{《公告》|order|关于规范黑粉进口的公告}自八月起实施。",
    # the genre of a title
    "双方签订{《选矿技术合作协议书》|agreement}，部门公布{《矿产资源统计公报》|report}和{《储备要纲》|strategy}。",
    # a section that an act is told to have, or that is used, is of the act told before, and so again later
    "{《海外投资法》|law}沉寂多年，其{第四编|other|海外投资法第四编}一度无人问津。部长把{第四编|other|海外投资法第四编}资金转给铜矿。\n次月又依据{第四编|other|海外投资法第四编}出资。",
    "本文第四章比较各国，作者根据第四章的分析提出建议。",
    "{《磁材振兴法》|law}则以{第45D条|other|磁材振兴法第45D条}引导投资。",
    # numbers in front of what the State Council decrees, and of memoranda of security
    "条例6月2日以{第801号国务院令|order|国务院令第801号}公布，{第203号国家安全研究备忘录|other}下达。",
    # the issuers in front of a headline, and titles in cells
    "自然资源部、国家能源局{关于做好锂矿勘查工作的通知|order}\n各省：",
    "时间\t文件\t要点\n1999年3月\t{关于将钽、铌列为保护性开采矿种的通知|order}\t列为保护矿种",
    # within the frame of an agreement; who belongs to an initiative, and what is claimed, are no titles
    "双方在{《日智自贸协定》|agreement}框架内谈判，同“一带一路”共建国家和“一带一路”沿线国家往来。",
    "商务部公布{“严重失信”名单|list|严重失信名单}，欧盟推出{“不再依赖”计划|initiative|不再依赖计划}。",
    "日方怒斥智方“完全违反”协议，公司没有拿出完整计划，委员会建议设立专门基金。",
    # schemes whose theme stands in quotation marks, acts that change a law, what a council lets pass
    "环保署推行{“五电一灯”生产者责任计划|initiative|五电一灯生产者责任计划}。",
    "{《矿山法》改革法令|order|矿山法改革法令}刊登于公报。",
    "欧盟委员会提出{《关键原材料法》|law}草案，理事会次年对{《关键原材料法》|law}放行。",
    "题为{《迎接铜时代》|strategy}的通讯获通过，附{《铜价通讯录》|report}。",
]
