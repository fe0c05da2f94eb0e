"""Figures in sentences of our own, with the values that the annotation guide asks for."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_nlp.extract.dates import find_dates
from policy_nlp.extract.figures import find_figures, ucum_of
from policy_nlp.lexicon import simplify
from policy_nlp.model import Context, DateMention, FigureMention, InstrumentMention, Reading
from policy_nlp.model.text import Block, BlockKind

Expected = tuple[str, str | None, str | None, str, str]
NONE: list[Expected] = []


def figures(text: str, region: str | None = "CN") -> list[FigureMention]:
    return find_figures(Reading(simplify(text), context=Context(region=region)))


def shown(text: str, region: str | None = "CN") -> list[Expected]:
    return [
        (
            text[figure.start : figure.end] + (" ~" if figure.approx else ""),
            None if figure.low is None else f"{figure.low.normalize():f}",
            None if figure.high is None else f"{figure.high.normalize():f}",
            figure.unit,
            figure.kind,
        )
        for figure in figures(text, region)
    ]


def point(span: str, value: str, unit: str, kind: str) -> Expected:
    return span, value, value, unit, kind


MONEY_AND_PRICES: list[tuple[str, list[Expected]]] = [
    ("世行批准7,500万美元贷款", [point("7,500万美元", "75000000", "USD", "money")]),
    ("该基金规模为2.5亿欧元", [point("2.5亿欧元", "250000000", "EUR", "money")]),
    ("工厂耗资约12億英鎊", [point("约12億英鎊 ~", "1200000000", "GBP", "money")]),
    ("政府编列三千二百亿日圆", [point("三千二百亿日圆", "320000000000", "JPY", "money")]),
    ("韓方承諾投資逾1萬5000億韓元", [("逾1萬5000億韓元", "1500000000000", None, "KRW", "money")]),
    ("公司募資人民币30亿元", [point("人民币30亿元", "3000000000", "CNY", "money")]),
    ("注册资本为5000万元人民币", [point("5000万元人民币", "50000000", "CNY", "money")]),
    ("收购价为US$4.2亿", [point("US$4.2亿", "420000000", "USD", "money")]),
    ("罚款10万元以上100万元以下", [("10万元以上100万元以下", "100000", "1000000", "CNY", "money")]),
    ("项目总投资60亿至80亿美元", [("60亿至80亿美元", "6000000000", "8000000000", "USD", "money")]),
    ("补贴额度为3-5亿加元", [("3-5亿加元", "300000000", "500000000", "CAD", "money")]),
    ("該行先後撥款1200萬、3500萬和6000萬歐元", [point("1200萬", "12000000", "EUR", "money"),
                                       point("3500萬", "35000000", "EUR", "money"),
                                       point("6000萬歐元", "60000000", "EUR", "money")]),
    ("人口2000万，产钴30万吨", [point("30万吨", "300000", "t", "mass")]),
    ("撥款不超過2.3億澳幣", [("不超過2.3億澳幣", None, "230000000", "AUD", "money")]),
    ("每年投入5亿欧元支持回收", [point("5亿欧元", "500000000", "EUR", "money")]),
    ("氧化镝报每公斤2350元", [point("每公斤2350元", "2350", "CNY/kg", "price")]),
    ("碳酸锂均价跌至7.3万元/吨", [point("7.3万元/吨", "73000", "CNY/t", "price")]),
    ("镍价一度高达每吨10万美元", [point("每吨10万美元", "100000", "USD/t", "price")]),
    ("铀价突破每磅100美元", [("每磅100美元", "100", None, "USD/lb", "price")]),
    ("钨精矿价格跌破每吨14万元", [("每吨14万元", None, "140000", "CNY/t", "price")]),
    ("鈀金現貨升至每盎司1,020美元", [point("每盎司1,020美元", "1020", "USD/oz", "price")]),
    ("报价在每吨8.2万至8.6万元之间", [("每吨8.2万至8.6万元", "82000", "86000", "CNY/t", "price")]),
    ("镨钕氧化物报价为55~58万元/吨", [("55~58万元/吨", "550000", "580000", "CNY/t", "price")]),
    ("锡价约35000美元/吨", [point("约35000美元/吨 ~", "35000", "USD/t", "price")]),
    ("电价每千瓦时0.45元", [point("每千瓦时0.45元", "0.45", "CNY/kWh", "price")]),
    ("钴中间品每磅15美分", [point("每磅15美分", "0.15", "USD/lb", "price")]),
]  # fmt: skip

AMOUNTS: list[tuple[str, list[Expected]]] = [
    ("全年产量为12万4300吨", [point("12万4300吨", "124300", "t", "mass")]),
    ("年产能提高到4.5万吨", [point("4.5万吨", "45000", "t", "mass")]),
    ("冶炼产能为3万吨/年", [point("3万吨/年", "30000", "t/year", "mass")]),
    ("合同约定每年供应不变, 每年约2000吨", [point("每年约2000吨 ~", "2000", "t/year", "mass")]),
    ("每日处理800吨矿石", [point("800吨", "800", "t", "mass")]),
    ("储量达1.2亿吨", [point("1.2亿吨", "120000000", "t", "mass")]),
    ("出口僅320公斤", [point("320公斤", "320", "kg", "mass")]),
    ("黃金儲量逾500萬盎司", [("逾500萬盎司", "5000000", None, "oz", "mass")]),
    ("含铜3.4亿磅", [point("3.4亿磅", "340000000", "lb", "mass")]),
    ("每辆电动车用5~10千克稀土", [("5~10千克", "5", "10", "kg", "mass")]),
    ("储量超过三百万吨", [("超过三百万吨", "3000000", None, "t", "mass")]),
    ("装机容量为120万千瓦", [point("120万千瓦", "1200000", "kW", "power")]),
    ("电池产能将达1.2TWh", [point("1.2TWh", "1.2", "TWh", "energy")]),
    ("年发电量35亿千瓦时", [point("35亿千瓦时", "3500000000", "kWh", "energy")]),
    ("儲能容量80吉瓦時", [point("80吉瓦時", "80", "GWh", "energy")]),
    ("光伏装机超200GW", [("超200GW", "200", None, "GW", "power")]),
    ("卤水锂浓度为650ppm", [point("650ppm", "650", "ppm", "concentration")]),
    ("金品位1.8克/吨", [point("1.8克/吨", "1.8", "g/t", "concentration")]),
    ("密度不低于8.9克/立方厘米", [("不低于8.9克/立方厘米", "8.9", None, "g/cm3", "other")]),
    ("粒径小于5微米", [("小于5微米", None, "5", "μm", "other")]),
    ("管制28奈米以下製程設備", [("28奈米以下", None, "28", "nm", "other")]),
    ("抗压强度大于300MPa", [("大于300MPa", "300", None, "MPa", "other")]),
    ("矿区面积约86平方公里", [point("约86平方公里 ~", "86", "km2", "area")]),
    ("圈定勘探区1.5万公顷", [point("1.5万公顷", "15000", "ha", "area")]),
    ("熔点高于1500摄氏度", [("高于1500摄氏度", "1500", None, "°C", "temperature")]),
    ("水深4000至6000米", [("4000至6000米", "4000", "6000", "m", "other")]),
    ("原油库存为3.5亿桶", [point("3.5亿桶", "350000000", "bbl", "other")]),
    ("產能為316 108噸", [point("316 108噸", "316108", "t", "mass")]),
]  # fmt: skip

SHARES_AND_MULTIPLES: list[tuple[str, list[Expected]]] = [
    ("占全球总量的三分之二", [point("三分之二", "66.67", "%", "percent")]),
    ("占全球约四分之一", [point("约四分之一 ~", "25", "%", "percent")]),
    ("进口的2/5来自智利", [point("2/5", "40", "%", "percent")]),
    ("百分之十五的关税", [point("百分之十五", "15", "%", "percent")]),
    ("千分之五的费率", [point("千分之五", "0.5", "%", "percent")]),
    ("产量占比超六成", [("超六成", "60", None, "%", "percent")]),
    ("關稅提高到兩成五", [point("兩成五", "25", "%", "percent")]),
    ("六七成的精矿销往亚洲", [("六七成 ~", "60", "70", "%", "percent")]),
    ("近半产能位于华南", [point("近半 ~", "50", "%", "percent")]),
    ("过半股东投票支持", [("过半", "50", None, "%", "percent")]),
    ("一半左右的需求靠进口", [point("一半左右 ~", "50", "%", "percent")]),
    ("全年最多可出口5万吨", [("5万吨", None, "50000", "t", "mass")]),
    ("稅率最高提到35%", [("35%", None, "35", "%", "percent")]),
    ("每户最高补贴3000元", [("3000元", None, "3000", "CNY", "money")]),
    ("价格最高升至3000元", [point("3000元", "3000", "CNY", "money")]),
    ("这条约1300公里长的铁路", [point("约1300公里 ~", "1300", "km", "other")]),
    ("该条约30国签署", [point("30国", "30", "count", "count")]),
    ("目前两项协议生效", [point("两项", "2", "count", "count")]),
    ("修了两条公路", [point("两条", "2", "count", "count")]),
    ("三天两次检修", [point("三天", "3", "day", "duration"), point("两次", "2", "count", "count")]),
    ("每家最高可获四成补助", [("四成", None, "40", "%", "percent")]),
    ("电力不足影响了全国镁产能的40%", [("40%", "40", "40", "%", "percent")]),
    ("不可持续的开采超过全国总产量的40%", [("40%", "40", None, "%", "percent")]),
    ("外资至少须持股三成", [("三成", "30", None, "%", "percent")]),
    ("产量最多国家有35种矿", [("35种", "35", "35", "count", "count")]),
    ("清单至少每两年更新一次", [("两年", "2", "2", "year", "duration")]),
    ("占比不足全球3%", [("3%", None, "3", "%", "percent")]),
    ("约占全国产量的45%", [point("45% ~", "45", "%", "percent")]),
    ("税率为5%—8%", [("5%—8%", "5", "8", "%", "percent")]),
    ("回收率15%到20%不等", [("15%到20%", "15", "20", "%", "percent")]),
    ("持股由12%到15%", [point("12%", "12", "%", "percent"), point("15%", "15", "%", "percent")]),
    ("占比下降2.3个百分点", [point("2.3个百分点", "2.3", "%", "percent")]),
    ("纯度99.95%以上的铟", [("99.95%以上", "99.95", None, "%", "percent")]),
    ("需求将翻两番", [point("翻两番", "4", "times", "multiple")]),
    ("出口量翻了一番", [point("翻了一番", "2", "times", "multiple")]),
    ("产能几乎翻倍", [point("几乎翻倍 ~", "2", "times", "multiple")]),
    ("配额减半", [point("减半", "0.5", "times", "multiple")]),
    ("价格上涨近三倍", [point("近三倍 ~", "3", "times", "multiple")]),
    ("需求是目前的7倍多", [("7倍多 ~", "7", None, "times", "multiple")]),
    ("处违法所得3倍以上8倍以下罚款", [("3倍以上8倍以下", "3", "8", "times", "multiple")]),
    ("需求增至两到三倍", [("两到三倍", "2", "3", "times", "multiple")]),
]  # fmt: skip

COUNTS_AND_DURATIONS: list[tuple[str, list[Expected]]] = [
    ("清单收录38种矿产", [point("38种", "38", "count", "count")]),
    ("已有400余家企业获得许可", [("400余家 ~", "400", None, "count", "count")]),
    ("涉及三十多种产品", [("三十多种 ~", "30", None, "count", "count")]),
    ("近百家公司参展", [point("近百家 ~", "100", "count", "count")]),
    ("百余项专利", [("百余项 ~", "100", None, "count", "count")]),
    ("十几座矿山停产", [("十几座 ~", "10", None, "count", "count")]),
    ("草案收到1,207条意见", [point("1,207条", "1207", "count", "count")]),
    ("雇用约2.3万人", [point("约2.3万人 ~", "23000", "count", "count")]),
    ("以61票赞成、37票反对通过", [point("61票", "61", "count", "count"), point("37票", "37", "count", "count")]),
    ("三至五家企业中标", [("三至五家", "3", "5", "count", "count")]),
    ("全國只有一家冶煉廠", [point("一家", "1", "count", "count")]),
    ("兩間公司合資建廠", [point("兩間", "2", "count", "count")]),
    ("其余两家未作回应", [point("两家", "2", "count", "count")]),
    ("为期五年", [point("五年", "5", "year", "duration")]),
    ("许可证有效期为18个月", [point("18个月", "18", "month", "duration")]),
    ("建设周期两年半", [point("两年半", "2.5", "year", "duration")]),
    ("谈判历时一年零三个月", [point("一年零三个月", "15", "month", "duration")]),
    ("公示期为20个工作日", [point("20个工作日", "20", "day", "duration")]),
    ("自受理之日起90日内答复", [point("90日", "90", "day", "duration")]),
    ("停产近三周", [point("近三周 ~", "3", "week", "duration")]),
    ("近十年来进口持续上升", [point("十年", "10", "year", "duration")]),
    ("实施了二十余年", [("二十余年 ~", "20", None, "year", "duration")]),
    ("已有半个世纪", [point("半个世纪", "0.5", "century", "duration")]),
    ("建厂要两三年", [("两三年 ~", "2", "3", "year", "duration")]),
    ("不到两个月就停产", [("不到两个月", None, "2", "month", "duration")]),
    ("充电时间不超过30分钟", [("不超过30分钟", None, "30", "min", "duration")]),
    ("投产至少还要4年", [("4年", "4", None, "year", "duration")]),
    ("寿命7-10年", [("7-10年", "7", "10", "year", "duration")]),
]  # fmt: skip

STYLES: list[tuple[str, list[Expected]]] = [
    ("中國占二十六.五萬噸", [point("二十六.五萬噸", "265000", "t", "mass")]),
    ("另收購ABC12.5%股權", [point("12.5%", "12.5", "%", "percent")]),
    ("加拿大約3000噸", [point("約3000噸 ~", "3000", "t", "mass")]),
    ("扩大约两倍", [point("约两倍 ~", "2", "times", "multiple")]),
    ("僅1、2家廠商", [("1、2家 ~", "1", "2", "count", "count")]),
    ("价差为-120元/吨", [point("-120元/吨", "-120", "CNY/t", "price")]),
    ("折合人民币75亿", [point("人民币75亿", "7500000000", "CNY", "money")]),
    ("每股 7.5 美元", [point("每股 7.5 美元", "7.5", "USD/share", "price")]),
    ("預算增至1.2兆韓元", [point("1.2兆韓元", "1200000000000", "KRW", "money")]),
    ("產量三成不到", [("三成不到", None, "30", "%", "percent")]),
    ("12吋晶圓", [point("12吋", "12", "in", "other")]),
    ("品位≥2.5%", [("≥2.5%", "2.5", None, "%", "percent")]),
    ("发现三处矿床", [point("三处", "3", "count", "count")]),
    ("气温降至-20℃", [point("-20℃", "-20", "°C", "temperature")]),
    ("分别为20,35种", [point("35种", "35", "count", "count")]),
    ("约有千余项技术", [("千余项 ~", "1000", None, "count", "count")]),
]  # fmt: skip

NOTICES_AND_NEWS: list[tuple[str, list[Expected]]] = [
    ("申請人應於三十日內補正", [point("三十日", "30", "day", "duration")]),
    ("处5年以上10年以下有期徒刑", [("5年以上10年以下", "5", "10", "year", "duration")]),
    ("并处违法所得一倍以上五倍以下罚款", [("一倍以上五倍以下", "1", "5", "times", "multiple")]),
    ("碳含量大于等于0.5%的合金", [("大于等于0.5%", "0.5", None, "%", "percent")]),
    ("直径在5厘米以上", [("5厘米以上", "5", None, "cm", "other")]),
    ("申请材料一式三份", [point("三份", "3", "count", "count")]),
    ("新建年产1万吨级生产线", [point("1万吨", "10000", "t", "mass")]),
    ("设计规模10万t/a", [point("10万t/a", "100000", "t/year", "mass")]),
    ("年开采能力不得低于5万吨", [("5万吨", "50000", None, "t", "mass")]),
    ("水分不得超过3%", [("3%", None, "3", "%", "percent")]),
    ("期銅衝上每公噸1萬1200美元的新高", [point("每公噸1萬1200美元", "11200", "USD/t", "price")]),
    ("庫存增1,272公噸至3萬公噸", [point("1,272公噸", "1272", "t", "mass"), point("3萬公噸", "30000", "t", "mass")]),
    ("增产100万至200万吨", [("100万至200万吨", "1000000", "2000000", "t", "mass")]),
    ("需求增长5%至10%", [("5%至10%", "5", "10", "%", "percent")]),
    ("报20万元 / 吨", [point("20万元 / 吨", "200000", "CNY/t", "price")]),
    ("减少三分之一至四分之一", [point("三分之一", "33.33", "%", "percent"), point("四分之一", "25", "%", "percent")]),
    ("三個月期錫報每噸4萬美元", [point("每噸4萬美元", "40000", "USD/t", "price")]),
    ("配售新股逾2億股，集資4.5億港元", [("逾2億股", "200000000", None, "count", "count"),
                                        point("4.5億港元", "450000000", "HKD", "money")]),
    ("作價每股3.2港元", [point("每股3.2港元", "3.2", "HKD/share", "price")]),
    ("外銷占3成5", [point("3成5", "35", "%", "percent")]),
    ("庫存僅3萬5千公噸", [point("3萬5千公噸", "35000", "t", "mass")]),
    ("預算為1兆2000億日圓", [point("1兆2000億日圓", "1200000000000", "JPY", "money")]),
    ("三點五兆韓元基金", [point("三點五兆韓元", "3500000000000", "KRW", "money")]),
    ("三个国家实验室参与", [point("三个", "3", "count", "count")]),
    ("扶持五个重点项目", [point("五个", "5", "count", "count")]),
    ("一两家企业复产", [("一两家 ~", "1", "2", "count", "count")]),
    ("日产1500桶", [point("1500桶", "1500", "bbl", "other")]),
    ("每天3000吨", [point("每天3000吨", "3000", "t/day", "mass")]),
    ("利率下调25个基点", [point("25个基点", "25", "bp", "percent")]),
    ("贷款5亿美元(约合36亿元人民币)", [point("5亿美元", "500000000", "USD", "money"),
                                    point("36亿元人民币 ~", "3600000000", "CNY", "money")]),
    ("矿权面积由1200公顷扩至3,400公顷", [point("1200公顷", "1200", "ha", "area"),
                                      point("3,400公顷", "3400", "ha", "area")]),
    ("協議總額五三○億美元", [point("五三○億美元", "53000000000", "USD", "money")]),
    ("補助約一一二七噸", [("約一一二七噸 ~", "1127", "1127", "t", "mass")]),
    ("占六九%", [point("六九%", "69", "%", "percent")]),
    ("廿家日商與卅五家供應商", [point("廿家", "20", "count", "count"), point("卅五家", "35", "count", "count")]),
    ("价格翻了一倍", [point("翻了一倍", "2", "times", "multiple")]),
    ("国家最多可占35%的股份", [("35%", None, "35", "%", "percent")]),
    ("列为50种关键矿产之一", [point("50种", "50", "count", "count")]),
    ("估计约1600万吨", [("约1600万吨 ~", "16000000", "16000000", "t", "mass")]),
    ("至少3家、最多8家企业入选", [("至少3家", "3", None, "count", "count"), ("最多8家", None, "8", "count", "count")]),
]  # fmt: skip

FAR_AND_SHARED: list[tuple[str, list[Expected]]] = [
    # bounds that stand far off
    ("回收料至少占本地电池原料年用量的15%", [("15%", "15", None, "%", "percent")]),
    ("罚款最高可达走私货值的五倍", [("五倍", None, "5", "times", "multiple")]),
    ("囤積者最高可處貨值金額的3倍罰款", [("3倍", None, "3", "times", "multiple")]),
    ("该国需求至少是产量的两倍", [("两倍", "2", None, "times", "multiple")]),
    ("锂价大约是成本的4倍", [point("4倍", "4", "times", "multiple")]),
    ("海关查获三件事故记录", [point("三件", "3", "count", "count")]),
    ("不应持有超过合资厂股份的49%", [("49%", None, "49", "%", "percent")]),
    ("任何一方都不得以参股形式取得超过该矿产量的三成", [("三成", None, "30", "%", "percent")]),
    ("單一來源不得超過該原料進口量的六成", [("六成", None, "60", "%", "percent")]),
    ("大约占该省工业增加值的五分之一", [("五分之一 ~", "20", "20", "%", "percent")]),
    ("超过日本占全球产量的40%", [point("40%", "40", "%", "percent")]),
    ("至少三国，占全球的40%", [point("40%", "40", "%", "percent")]),
    # a blank before the bound
    ("占比在 70% 以上", [("70% 以上", "70", None, "%", "percent")]),
    ("約 30% 左右", [("約 30% 左右 ~", "30", "30", "%", "percent")]),
    # powers of ten, with and without the raised digit
    ("铜金属量412×104t", [point("412×104t", "4120000", "t", "mass")]),
    ("矿石量3.5×10^6吨，面积2×103km2", [point("3.5×10^6吨", "3500000", "t", "mass"),
                                    point("2×103km2", "2000", "km2", "area")]),
    ("尺寸20×104mm", [point("104mm", "104", "mm", "other")]),
    # a unit that numbers in a row share
    ("分別成長1.5、2.2和3.1%", [point("1.5", "1.5", "%", "percent"), point("2.2", "2.2", "%", "percent"),
                            point("3.1%", "3.1", "%", "percent")]),
    ("两厂分别年产1.2、3.4万吨", [point("1.2", "12000", "t", "mass"), point("3.4万吨", "34000", "t", "mass")]),
    ("权重分别为0.3、0.7", []),
    ("共1.2、3.4万吨", [point("3.4万吨", "34000", "t", "mass")]),
    ("約占兩、三成", [("兩、三成 ~", "20", "30", "%", "percent")]),
    # one of its kind, parts of an argument
    ("国内唯一一座镍冶炼厂", []),
    ("全球唯一两家磁材厂", [point("两家", "2", "count", "count")]),
    ("会议释放三个信号：", []),
    ("三个重点是：勘查、冶炼", []),
    ("三个重点实验室", [point("三个", "3", "count", "count")]),
    ("沿两条主线推进，补三块短板", []),
    ("签三条公路合同", [point("三条", "3", "count", "count")]),
    ("将矿种分为三类：", []),
    ("三类矿种", [point("三类", "3", "count", "count")]),
    # a map sheet is no figure number, a delay is a duration, fifteen countries with their governments
    ("完成填图3.5万平方公里", [point("3.5万平方公里", "35000", "km2", "area")]),
    ("见图3个矿区", []),
    ("收费延后一年", [point("一年", "1", "year", "duration")]),
    ("十五国政府与会", [point("十五国", "15", "count", "count")]),
    ("含百分之○點五以上", [("百分之○點五以上", "0.5", None, "%", "percent")]),
]  # fmt: skip

SENTENCES = [
    *MONEY_AND_PRICES, *AMOUNTS, *SHARES_AND_MULTIPLES, *COUNTS_AND_DURATIONS, *STYLES, *NOTICES_AND_NEWS,
    *FAR_AND_SHARED,
]  # fmt: skip

NOT_FIGURES = [
    "应急与稳价之中，前两项由政府承担",
    "后两条要等议会表决",
    "两股新的力量交汇",
    "政策有四根支柱",
    "欧洲走的是两条路",
    "客戶三天兩頭追問產地",
    "两件事并无关联，另有三件大事值得一记",
    "第7条规定", "第三至五条", "第二、三款", "依据第14156号行政令", "发起301条款调查", "附件2", "表3列出",
    "报告分四个部分，从三个方面论述", "经历了三个不同的发展阶段", "两国元首会晤", "两者差距", "另一种办法",
    "三方签署", "一系列措施", "这五种金属", "上述12家企业", "四大支柱", "世界四大矿商之一", "亚洲三家生产商之一",
    "中美两国", "一家法院", "二次利用", "三元锂电池", "二氧化碳", "六氟磷酸锂", "四面八方", "四处寻找",
    "十四五时期", "二十国集团", "G20峰会", "45X税收抵免", "3D打印", "F-35战机", "2021-1045号", "GB/T 20975",
    "五年规划", "公司成立三周年", "数十亿美元", "几百种产品", "上千家企业", "百分之几", "21世纪", "2024年",
    "1990年代", "一成不变", "半导体", "下半年", "新万金", "进一步推进", "5月6日", "前三名", "五部门联合印发",
    "一天一个样", "所谓50%规则", "2805301910；", "一、总则", "募集260亿", "二级市场", "九八年",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_figure_has_span_value_unit_and_kind(text: str, expected: list[Expected]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize("text", NOT_FIGURES)
def test_no_figure(text: str) -> None:
    assert shown(text) == NONE


@pytest.mark.parametrize(
    ("region", "code"), [("CN", "CNY"), ("TW", "TWD"), ("HK", "HKD"), ("SG", "SGD"), (None, "CNY")]
)
def test_bare_yuan_is_the_money_of_the_place_of_publication(region: str | None, code: str) -> None:
    assert [figure.unit for figure in figures("編列預算20億元", region)] == [code]


def test_bare_yuan_is_the_currency_that_the_article_declares() -> None:
    units = [figure.unit for figure in figures("盈利5亿元（人民币，下同），派息2元", "HK")]
    assert units == ["CNY", "CNY"]


def test_a_large_number_without_unit_is_abstained_from() -> None:
    reading = Reading("公司募集260亿，用于收购")
    assert find_figures(reading) == []
    assert [(note.layer, note.start, note.end) for note in reading.abstentions] == [("figure", 4, 8)]


def test_decimals_are_exact() -> None:
    (figure,) = figures("耗资0.1亿美元")
    assert figure.low == Decimal(10_000_000)
    assert isinstance(figure.low, Decimal)


@pytest.mark.parametrize(
    ("text", "region", "units"),
    [
        ("报43万元人民币，较年初的14万元上涨", "HK", ["CNY", "CNY"]),
        ("报43万元人民币。罚款14万元", "TW", ["CNY", "TWD"]),
        ("集资11亿港元。内地报43万元人民币。厂方净利17亿元", "HK", ["HKD", "CNY", "CNY"]),
        ("政府拨款14万元", "HK", ["HKD"]),
    ],
)
def test_a_bare_yuan_is_the_currency_that_the_article_means(text: str, region: str, units: list[str]) -> None:
    found = find_figures(Reading(text, context=Context(region=region)))
    assert [figure.unit for figure in found] == units


@pytest.mark.parametrize("text", ["罚5美元5", "付3美元4欧元", "付12美元5角", "拨五亿美元5万", "涨至5万美元3吨"])
def test_a_currency_behind_a_number_signs_no_further_one(text: str) -> None:
    found = figures(text)
    assert found[0].kind == "money"
    assert all(before.end <= after.start for before, after in pairwise(found))


def test_figure_inside_date_or_title_is_left_out() -> None:
    text = "2021年推出《35种关键矿产清单》，列出50种"
    reading = Reading(text)
    reading.dates = [DateMention(start=0, end=5, rule="test", edtf="2021")]
    reading.instruments = [InstrumentMention(start=7, end=18, rule="test", name="35种关键矿产清单", kind="list")]
    assert [text[figure.start : figure.end] for figure in find_figures(reading)] == ["50种"]


def test_table_cells_that_hold_only_a_measurement_are_left_out() -> None:
    text = "国家\t产量\t份额\n智利\t4.9万吨\t20%\n1998年\t储备制度\t镍等7种，合计60天"
    assert [text[figure.start : figure.end] for figure in find_figures(Reading(text))] == ["7种", "60天"]


def test_section_numbers_before_a_heading_are_left_out() -> None:
    assert figures("2 项目概况\n3 种类划分") == []


@pytest.mark.parametrize(
    ("unit", "code"),
    [("t", "t"), ("t/year", "t/a"), ("GWh", "GW.h"), ("°C", "Cel"), ("g/cm3", "g/cm3"), ("USD", None), ("USD/t", None)],
)
def test_ucum(unit: str, code: str | None) -> None:
    assert ucum_of(unit) == code


@given(
    st.text(alphabet="0123456789,.一二两三十百千万亿余多半近约超过不足%年个月吨美元/至到~-每翻番倍第，", max_size=60)
)
def test_any_text_gives_sorted_figures_inside_it(text: str) -> None:
    found = figures(text)
    assert all(0 <= figure.start < figure.end <= len(text) for figure in found)
    assert all(first.end <= second.start for first, second in pairwise(found))


@given(st.integers(min_value=1, max_value=9_999_999_999), st.sampled_from(["吨", "美元", "家"]))
def test_arabic_numbers_with_and_without_separators_agree(number: int, unit: str) -> None:
    plain, grouped = figures(f"共计{number}{unit}"), figures(f"共计{number:,}{unit}")
    assert [figure.low for figure in plain] == [figure.low for figure in grouped] == [Decimal(number)]


def test_long_runs_of_digits_take_linear_time() -> None:
    assert figures("9" * 200_000) == []
    assert figures("一" * 200_000) == []
    assert figures("近" * 50_000 + "3吨")[-1].unit == "t"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("2024-03\t某厂贷款\t至多6亿美元", ["至多6亿美元"]),
        ("2024年3月22日\t某公司收购铜矿\t17.3亿美元", ["17.3亿美元"]),
        ("2024年\t某国\t14万吨", []),  # measured, no sum of a happening
        ("某国\t2024年\t17.3亿美元", []),
        ("铜\t8768\t+41.7%", []),
    ],
)
def test_the_sums_of_a_chronology_are_figures(row: str, expected: list[str]) -> None:
    reading = Reading(row, (Block(BlockKind.TABLE_ROW, 0, len(row)),), context=Context(published="2025-03-01"))
    reading.dates = find_dates(reading)
    assert [row[m.start : m.end] for m in find_figures(reading)] == expected
