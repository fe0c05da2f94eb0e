"""Fresh sentences in both scripts with the minerals that an annotator would mark; `text=ids`, in order of the text."""

import pytest

from policy_nlp.extract.minerals import find_minerals
from policy_nlp.lexicon import simplify
from policy_nlp.model import AgencyMention, MineralMention, Reading


def minerals(text: str) -> list[MineralMention]:
    return find_minerals(Reading(simplify(text)))


def shown(text: str) -> list[str]:
    clean = simplify(text)
    return [f"{clean[m.start : m.end]}={','.join(m.ids)}" for m in minerals(text)]


COMPOUNDS = [
    ("碳酸鋰與氫氧化鋰現貨同步下跌", "碳酸锂=Li 氢氧化锂=Li"),
    ("六氟磷酸锂是电解液的原料", "六氟磷酸锂=Li"),
    ("對砷化鎵、磷化銦和硒化鋅實施許可", "砷化镓=Ga,As 磷化铟=P,In 硒化锌=Zn,Se"),
    ("四氧化三钴、五氧化二钒及三氧化钨", "四氧化三钴=Co 五氧化二钒=V 三氧化钨=W"),
    ("七钼酸铵、偏钨酸铵与仲钨酸铵（APT）报价", "七钼酸铵=Mo 偏钨酸铵=W 仲钨酸铵=W APT=W"),
    ("镍钴锰酸锂与钴酸锂各占四成", "镍钴锰酸锂=Li,Mn,Co,Ni 钴酸锂=Li,Co"),
    ("磷酸鐵鋰電池出口", "磷酸铁锂=Li,P,Fe"),
    ("铌酸锂晶体和钛酸钡粉体", "铌酸锂=Li,Nb 钛酸钡=Ti,Ba"),
    ("三甲基镓、三乙基铟和锗烷", "三甲基镓=Ga 三乙基铟=In 锗烷=Ge"),
    ("六硼化镧和二硼化钛", "六硼化镧=B,La 二硼化钛=B,Ti"),
    ("重铬酸钠与高锰酸钾", "重铬酸钠=Na,Cr 高锰酸钾=K,Mn"),
    ("六氟化鈾的轉化能力", "六氟化铀=U"),
    ("氯化稀土与碳酸稀土加工", "氯化稀土=REE 碳酸稀土=REE"),
    ("砷化物与硼酸", "砷化物=As 硼酸=B"),
    ("對三氯氫矽、二氯二氢硅发起调查", "三氯氢矽=Si 二氯二氢硅=Si"),
    ("真金白銀投入黃金賽道，白银与黄金储备都在涨", "白银=Ag 黄金=Au"),
    ("铁了心要把废铜烂铁变成铜和铁矿", "铜=Cu 铁矿=Fe"),
    ("铅酸电池回收", "铅=Pb"),
    ("央行儲備中黃金比例再升，黄金配比仍低于黄金法则", "黄金=Au 黄金=Au"),
    ("黄金眼下每盎司涨到新高，企业赶在节前补锌锭库存", "黄金=Au 锌=Zn"),
]
ALLOYS_AND_RUNS = [
    ("釹鐵硼磁鐵與釤鈷磁鐵", "钕铁硼=B,Fe,Nd 钐钴=Co,Sm"),
    ("镨钕氧化物和镝铁合金", "镨钕氧化物=Pr,Nd 镝铁合金=Fe,Dy"),
    ("铟镓砷、碲锌镉与铜铟镓硒", "铟镓砷=Ga,As,In 碲锌镉=Zn,Cd,Te 铜铟镓硒=Cu,Ga,Se,In"),
    ("镍铬合金、钛铝合金、钨镍铁合金", "镍铬合金=Cr,Ni 钛铝合金=Al,Ti 钨镍铁合金=Fe,Ni,W"),
    ("硅铁、锰铁和铌铁均属铁合金", "硅铁=Si,Fe 锰铁=Mn,Fe 铌铁=Fe,Nb 铁合金=Fe"),
    ("镍钴价格分化", "镍=Ni 钴=Co"),
    ("鎵鍺銻全面禁運", "镓=Ga 锗=Ge 锑=Sb"),
    ("铅锌矿与铜钴矿复产", "铅锌矿=Zn,Pb 铜钴矿=Co,Cu"),
    ("掺银钨触头与掺铒光纤", "掺银钨=Ag,W 铒=Er"),
    ("铜铝管材", "铜=Cu 铝=Al"),
]
ORES_AND_SUFFIXES = [
    ("鋁土礦和菱鎂礦出口", "铝土矿=bauxite 菱镁矿=magnesite"),
    ("鋰輝石精礦、鎢精礦到港", "锂辉石精矿=Li 钨精矿=W"),
    ("离子吸附型稀土矿与独居石伴生", "离子吸附型稀土矿=REE 独居石=monazite"),
    ("稀土矿产、锂矿山与铜矿业", "稀土=REE 锂=Li 铜=Cu"),
    ("红土镍矿禁令之后高冰镍增产", "红土镍矿=Ni 高冰镍=Ni"),
    ("黑钨矿、辉锑矿、锡石和钽铌矿", "黑钨矿=W 辉锑矿=Sb 锡石=Sn 钽铌矿=Nb,Ta"),
    ("钛铁矿、金红石及锆英砂", "钛铁矿=Ti,Fe 金红石=Ti 锆英砂=Zr"),
    ("焦煤、冶金煤與煤電", "焦煤=coal 冶金煤=coal 煤=coal"),
    ("磷礦石、鉀鹽和鉀鹼", "磷矿石=phosphate 钾盐=potash 钾碱=potash"),
    ("螢石、重晶石、長石及雲母", "萤石=fluorspar 重晶石=barite 长石=feldspar 云母=mica"),
    ("人造石墨、球形石墨與石墨烯", "人造石墨=graphite 球形石墨=graphite 石墨烯=graphite"),
    ("有色金属铜、金属锗与锑金属", "铜=Cu 金属锗=Ge 锑金属=Sb"),
    ("硼砂和天然橡膠", "硼砂=borates 天然橡胶=natural_rubber"),
]
REGIONS_AND_GROUPS = [
    ("台灣的矽晶圓與金屬矽", "矽=Si 金属矽=Si"),
    ("鎦、鈧、釔、銩列入重稀土", "镏=Lu 钪=Sc 钇=Y 铥=Tm 重稀土=HREE"),
    ("鈽、錼、鎝與釷", "钸=Pu 镎=Np 𨱏=Tc 钍=Th"),
    ("白金、鈀金和銠的鉑族金屬行情", "白金=Pt 钯金=Pd 铑=Rh 铂族金属=PGM"),
    ("輕稀土元素與中重稀土分開管理", "轻稀土元素=LREE 中重稀土=HREE"),
    ("氦氣與氖氣短缺", "氦气=He 氖气=Ne"),
    ("鋰三角與中非銅礦帶", "锂=Li 铜矿带=Cu"),
    ("鋰電池、鈉離子電池、全釩液流電池", "锂=Li 钠=Na 钒=V"),
    ("稀土磁鐵廠動工", "稀土=REE"),
]
LATIN = [
    ("GaN與SiC元件", "GaN=Ga SiC=Si"),
    ("NdFeB磁体需要REEs和PGMs", "NdFeB=B,Fe,Nd REEs=REE PGMs=PGM"),
    ("銻(Sb)、钨（W）", "锑=Sb Sb=Sb 钨=W W=W"),
    ("锂（Lithium）", "锂=Li Lithium=Li"),
    ("《稀土法案》(Rare Earth Elements Security Act of 2030)", "稀土=REE Rare Earth Elements=REE"),
    ("Li2CO3与LiPF6", "Li2CO3=Li LiPF6=Li"),
    ("精矿含WO3不低于65%，另有V2O5", "WO3=W V2O5=V"),
    ("LFP電池、NCM正極與LCE產量", "LFP=Li,P,Fe NCM=Mn,Co,Ni LCE=Li"),
]
EVERYDAY_CHARACTERS = [
    ("剛果(金)禁止鈷出口，資金充裕", "钴=Co"),
    ("央行增持黃金，白銀上漲", "黄金=Au 白银=Ag"),
    ("储备中黃金比例上升，黄金眼下走高，冶炼厂补锌锭库存", "黄金=Au 黄金=Au 锌=Zn"),
    ("铜、金、银与铁的储量", "铜=Cu 金=Au 银=Ag 铁=Fe"),
    ("全年产金三百吨", "金=Au"),
    ("金锑项目获批", "金=Au 锑=Sb"),
    ("提高铁矿石自给率，其中铝土矿缺口最大", "铁矿石=Fe 铝土矿=bauxite"),
    ("高純度鐵納入清單", "铁=Fe"),
    ("金價創新高", "金=Au"),
    ("其中金銀儲量居前", "金=Au 银=Ag"),
    ("库存只有金属锗，稀有金属钽缺货", "金属锗=Ge 钽=Ta"),
    ("22\t锡\t0.5\n23\t金\t0.1\n24\t铁\t0.2", "锡=Sn 金=Au 铁=Fe"),
    ("对钢铁和铝加征关税", "铝=Al"),
    ("勘查区金平均品位2.1克/吨", "金=Au"),
    ("锑-金-银-钨项目易主", "锑=Sb 金=Au 银=Ag 钨=W"),
    ("供應商調高六氟化鎢報價", "六氟化钨=W"),
]
TRADE = [
    ("三家锂业公司称中国锂业产能过剩", "锂=Li 锂=Li"),
    ("印尼镍业、澳大利亚锂业和我国稀土业", "镍=Ni 锂=Li 稀土=REE"),
    ("中国钨业协会与国家锂委员会", "锂=Li"),
    ("据中国稀土网讯，锡网破损，中国铁合金网站改版", "锡=Sn"),
    ("稀土生产商会晤官员，铜冶炼商会谈加工费", "稀土=REE 铜=Cu"),
    ("智利铜生产商协会和台灣鎳礦商公會致函铜生产商", "铜=Cu"),
    ("美国锑业公司重启锑锭产线", "锑=Sb"),
    ("《铜产业高质量发展方案》与《国家锂战略》", "铜=Cu 锂=Li"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    COMPOUNDS + ALLOYS_AND_RUNS + ORES_AND_SUFFIXES + REGIONS_AND_GROUPS + LATIN + EVERYDAY_CHARACTERS + TRADE,
)
def test_minerals_of_a_sentence(text: str, expected: str) -> None:
    assert " ".join(shown(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "刚果（金）矿业部与中国进出口银行",
        "高鐵、地鐵與坦贊鐵路動工，鋼鐵需求回升",
        "無錫、銅陵、銀川和金昌的基金與現金",
        "矽谷、矽盾與硅巷的人才",
        "赣锋锂业、洛阳钼业、云南锗业、驰宏锌锗公告",
        "寒锐钴业与江西铜业签约，紫金矿业收购股权",
        "国家锂公司与玻利维亚国家锂业公司",
        "Neo Lithium与Lithium Chile被迫剥离",
        "自由港（Freeport-McMoRan Copper & Gold Inc.）",
        "关键矿产、有色金属、稀有金属、多金属结核和硫化矿",
        "石油、天然气、煤层气和页岩气",
        "低碳转型与碳中和，脱硫装置",
        "硫酸、盐酸、氢氟酸与氨水",
        "非鐵金屬業者與矽盛世",
        "CO2与SO2排放",
        "ICs、PhD、OPEC、USB、NSF、SoC",
        "合成橡胶、硅橡胶与钙钛矿电池",
        "36氪与钛媒体报道，淡马锡入股",
        "权利金、保证金、金额与金融",
        "铅笔、铜牌、硒鼓、镭射",
    ],
)
def test_no_mineral(text: str) -> None:
    assert shown(text) == []


def test_the_name_of_a_company_names_no_mineral() -> None:
    company = AgencyMention(start=0, end=6, rule="lexicon", name="紫金黄金国际", kind="company")
    ministry = AgencyMention(start=9, end=14, rule="lexicon", name="秘鲁铜业部", kind="government")
    found = find_minerals(Reading("紫金黄金国际增持；秘鲁铜业部谈金价", agencies=[company, ministry]))
    assert [(m.start, m.ids) for m in found] == [(11, ("Cu",)), (15, ("Au",))]


def test_empty_text_has_no_minerals() -> None:
    assert minerals("") == []


def test_the_reading_is_left_as_it_was() -> None:
    reading = Reading("钨、钼")
    find_minerals(reading)
    assert reading == Reading("钨、钼")
