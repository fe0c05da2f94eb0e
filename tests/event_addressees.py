"""Whom a preposition before the verb means, though words stand between; who acts with whom; who both sides are."""

from told_events import Case, Told, case

ADDRESSEES: list[Case] = [
    # what describes a party between the preposition and its name
    case("2024年5月，日铁与大股东淡水河谷签署谅解备忘录。", Told("签署 agree 2024-05", "日铁", "淡水河谷")),
    case("2024年5月，浦项与澳大利亚矿企莱纳斯签约。", Told("签约 agree 2024-05", "浦项", "莱纳斯")),
    case("必和必拓5月6日與總部設在柏斯的萊納斯簽約。", Told("簽約 agree 2025-05-06", "必和必拓", "莱纳斯")),
    case(
        "2024年5月，印度煤炭部为总部设在孟买的韦丹塔公司提供5亿卢比贷款。",
        Told("提供 fund 2024-05", "印度煤炭部", "韦丹塔公司", minerals="coal", figures="5亿卢比"),
    ),
    case(
        "加拿大5月6日向持有該礦兩成權益的力拓撥款2億加元。",
        Told("撥款 fund 2025-05-06", "加拿大", "力拓", figures="2亿加元 两成"),
    ),
    case("2024年5月，日铁收购经营困难的莱纳斯。", Told("收购 operate 2024-05", "日铁", "莱纳斯")),
    case("2024年5月，日铁起诉大股东淡水河谷。", Told("起诉 other 2024-05", "日铁", "淡水河谷")),
    # a blank before a Latin name
    case("力拓5月6日與 Ganfeng 簽約。", Told("簽約 agree 2025-05-06", "力拓", "Ganfeng")),
    # where one meets is no party of the meeting
    case("川普5月6日在白宮與莫迪會談。", Told("會談 meet 2025-05-06", "川普", "莫迪")),
    case("印度5月6日在智利与秘鲁签署备忘录。", Told("签署/签署备忘录 agree 2025-05-06", "印度", "秘鲁")),
    case("2024年5月，力拓在智利和阿根廷设厂。", Told("设厂 operate 2024-05", "力拓")),
    # an office behind the body whose it is
    case("莫迪5月6日与国际原子能机构总干事格罗西会谈。", Told("会谈 meet 2025-05-06", "莫迪", "格罗西")),
    case("莫迪5月6日与力拓董事长鲍尔森会谈。", Told("会谈 meet 2025-05-06", "莫迪", "鲍尔森")),
    # lists with somebody unknown in them; others that come behind a date
    case("2024年5月，日铁与力拓、某基金、莱纳斯签约。", Told("签约 agree 2024-05", "日铁", "力拓 莱纳斯")),
    case(
        "2024年，组装厂和硕与镜头厂大立光都曾投诉。",
        Told("投诉 other 2024", "和硕 大立光"),
    ),
    case("双日5月6日联合淡水河谷收购莱纳斯。", Told("收购 operate 2025-05-06", "双日 淡水河谷", "莱纳斯")),
    case("日本政府5月6日通过双日收购莱纳斯。", Told("收购 operate 2025-05-06", "日本政府", "莱纳斯")),
    # each 与 belongs to the verb behind it
    case(
        "秘鲁5月6日与印度签署协议、与韩国启动对话。",
        Told("签署协议 agree 2025-05-06", "秘鲁", "印度"),
        Told("启动 establish 2025-05-06", "秘鲁", "韩国"),
    ),
    case(
        "莫迪5月6日访问智利并与石破茂签署协议。",
        Told("访问 meet 2025-05-06", "莫迪", "智利"),
        Told("签署协议 agree 2025-05-06", "莫迪", "石破茂"),
    ),
    # a letter for a country before any verb
    case("2025年5月，中国对韩恢复锑出口。", Told("恢复 amend 2025-05", "中国", "韩国", minerals="Sb")),
    # two sides told before; he who acted before
    case(
        "印度与秘鲁5月6日在智利会谈，双方又于9日签署协议。",
        Told("会谈 meet 2025-05-06", "印度 秘鲁"),
        Told("签署/签署协议 agree 2025-05-09", "印度 秘鲁"),
    ),
    case(
        "6月2日，莫迪与马克龙在巴黎签约；五天后，他又在东京与石破茂签约。",
        Told("签约 agree 2025-06-02", "莫迪 马克龙"),
        Told("签约 agree 2025-06-07", "莫迪", "石破茂"),
    ),
    # officials of two states; a government's plan; a body that only is met at
    case(
        "5月6日，埃及与摩洛哥的矿业部长签署铜矿协定。",
        Told("签署 agree 2025-05-06", "埃及 摩洛哥", instrument="铜矿协定", minerals="Cu"),
    ),
    case(
        "智利与秘鲁在5月6日的世界贸易组织会议上表示反对。",
        Told("表示反对 meet 2025-05-06", "智利 秘鲁"),
    ),
    # a ban that is lifted keeps whom it was announced against
    case(
        "5月3日，韩国贸易委员会预告限制半导体输往南非，两天后即宣布暂缓。",
        Told("预告 other 2025-05-03", "韩国贸易委员会", "南非"),
        Told("暂缓 amend 2025-05-05", "韩国贸易委员会", "南非"),
    ),
    case(
        "5月3日，韩国贸易委员会预告限制半导体输往南非，两天后宣布取消咖啡关税。",
        Told("预告 other 2025-05-03", "韩国贸易委员会", "南非"),
        Told("取消 amend 2025-05-05", "韩国贸易委员会"),
    ),
    # look-alikes: whom words with a preposition only describe, and where the phrase is closed
    case("5月6日，与印度关系密切的智利宣布增产铜。", Told("宣布 issue 2025-05-06", "智利", minerals="Cu")),
    case("对铜依赖度高的日本5月6日宣布储备镝。", Told("宣布 issue 2025-05-06", "日本", minerals="Cu Dy")),
    case(
        "2024年5月，力拓与赣锋锂业合资的莱纳斯宣布停产。",
        Told("停产 operate 2024-05", "莱纳斯"),
    ),
    case(
        "日本5月6日与印度会谈后，力拓宣布减产。",
        Told("会谈 meet 2025-05-06", "日本", "印度"),
        Told("减产 operate 2025-05-06", "力拓"),
    ),
    case("2024年5月，日铁起诉淡水河谷的大股东。", Told("起诉 other 2024-05", "日铁", "淡水河谷")),
]
