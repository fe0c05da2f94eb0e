"""Which verb names a happening where one leads on to another, and what the words beside it make of its type."""

import pytest

from told_events import case, events_of

SERIAL = [  # a verb that only leads on to the next, or goes along with it, and the same verb alone
    ("2024年5月，该冶炼厂点火复产。", ["复产 operate"]),
    ("2024年5月，该冶炼厂点火。", ["点火 operate"]),
    ("2024年5月，该冶炼厂停产检修。", ["停产检修 operate"]),
    ("2024年5月，挪威政府出资设立锑基金。", ["设立 establish"]),
    ("2024年5月，挪威政府出资3亿克朗。", ["出资 fund"]),
    ("2024年5月，自然资源部批复组建锑业研究院。", ["组建 establish"]),
    ("2024年5月，自然资源部批准发布《锑矿勘查规范》。", ["发布 issue"]),
    ("2024年5月，董事会批准扩建锑矿。", ["批准 operate"]),
    ("2024年5月，两国在钨矿谈判中达成协议。", ["达成协议 agree"]),
    ("2024年5月，两国举行钨矿谈判。", ["举行 meet"]),
    ("2024年5月，两国就落实通话共识的框架达成一致。", ["达成一致 agree"]),
    ("2024年5月，智利就限制铜出口的做法提出磋商请求。", ["提出磋商请求 other"]),
    ("2024年5月，智利与秘鲁商定就铜价展开谈判。", ["商定 agree"]),
    ("2024年5月，该条例随法律修改作了调整。", ["调整 amend"]),
    ("2024年5月，该条例作了修改。", ["修改 amend"]),
    ("2024年5月，实行逾十年的锡配额制取消。", ["取消 amend"]),
    ("2024年5月，未用完的锡配额作废。", ["作废 amend"]),
    ("2024年5月，总理卸任在即，议会通过《锡业法》。", ["通过 enact"]),
    ("2024年5月，力拓公司出价3亿美元，从必和必拓手中买下锡矿。", ["买下 operate"]),
    ("2024年5月，力拓公司从必和必拓手中换走锡矿两成股权。", ["换走 operate"]),
    ("2024年5月，力拓公司从必和必拓手中接过锡矿。", ["接过 operate"]),
    ("2024年5月，泰国接过轮值主席。", ["接过 other"]),
    ("2024年5月，该部分两批下达锡开采指标3万吨。", ["下达 restrict"]),
    ("2024年5月，该协会提请对锡锭展开反倾销调查。", ["提请 other"]),
    ("2024年5月，政府把修订草案提请议会审议。", ["提请 propose"]),
]

MEASURED = [  # a move before the trade that moves, a part before the whole
    ("2024年，中国进口锡锭3万吨，同比下滑12%。", ["下滑 market"]),
    ("2024年，该公司产锡3万吨，同比增加12%。", ["产 market"]),
    ("2024年，前三大国合计占据锡、铅、锌、镍和铜精炼产量的86%。", ["占据 statistic"]),
    ("2024年5月，受马来西亚督察传闻扰动，锡价涨到每吨3万美元。", ["涨到 market"]),
    ("2024年4月，锡产量随气温回升增至1.6万吨。", ["增至 market"]),
    ("2024年5月，锡锭合并营收9亿元，年减两成。", ["年减 market"]),
    ("2024年5月，锡价报每吨3万美元，比上月低逾一成。", ["低逾 market"]),
]

TYPES = [  # what the subject or the object makes of a verb
    ("2024年5月，白宫颁布第14900号行政令。", ["颁布 issue"]),
    ("2024年5月，矿产生产联盟随之问世。", ["问世 establish"]),
    ("2024年5月，《锡矿展望2024》问世。", ["问世 issue"]),
    ("2024年5月，力拓公司发布声明，反对加税。", ["发布 other"]),
    ("2024年5月，印度地质调查局圈定推断资源量50万吨的锡矿。", ["圈定 other"]),
    ("2024年5月，锡被纳入收储范围。", ["纳入 issue"]),
    ("2024年5月，该联盟的成员国扩大到15个。", ["扩大到 other"]),
    ("2024年5月，该国把锡的出口税归零。", ["归零 amend"]),
    ("2024年5月，关税不再执行。", ["不再执行 amend"]),
    ("2024年5月，该国对锡矿出口降为零。", ["降为 market"]),
    ("2024年5月，该所开展万吨级试验。", ["开展 operate"]),
    ("2024年5月，该部开展锡矿调查。", ["开展 review"]),
    ("2024年5月，两国合办锡业座谈会。", ["合办 meet"]),
    ("2024年5月，两国合办锡厂。", ["合办 establish"]),
    ("2024年5月，锡出口配额制度退出历史舞台。", ["退出 amend"]),
    ("2024年5月，力拓公司退出该锡矿。", ["退出 operate"]),
    ("2024年5月，商务部分配第二批锡出口配额8万吨。", ["分配 restrict"]),
    ("2024年5月，海关在不锈钢料中拦下钨锭2吨。", ["拦下 other"]),
    ("2024年5月，泰国主办锡业部长级会议。", ["主办 meet"]),
]


@pytest.mark.parametrize(("text", "told"), [*SERIAL, *MEASURED, *TYPES], ids=lambda value: value[:24])
def test_the_verb_that_names_the_happening(text: str, told: list[str]) -> None:
    events = events_of(case(text, published="2025-12-15"))
    assert [f"{trigger} {event.type}" for trigger, event, _ in events] == told


def test_the_price_of_what_is_taken_over_belongs_to_it() -> None:
    text = "2024年5月，力拓公司出价3亿美元，从必和必拓手中买下锡矿。"
    (_, event, _) = events_of(case(text))[0]
    assert [text[slice(*span)] for span in event.figure_spans] == ["3亿美元"]


def test_what_is_counted_by_a_date_is_a_measure() -> None:
    text = "截至2024年4月，累计列管的实体达900个。"
    assert {event.type for _, event, _ in events_of(case(text))} <= {"statistic"}


def test_what_is_ordered_by_a_date_is_planned() -> None:
    text = "2024年5月4日，总统责成政府在2024年12月1日前批准锡业路线图。"
    told = [(event.edtf, event.modality) for _, event, _ in events_of(case(text, published="2025-12-15"))]
    assert ("2024-12-01", "planned") in told


def test_what_is_advised_in_the_clause_before_is_proposed() -> None:
    text = "商务部2025年7月建议，锡锭自2027年起征税一成。"
    told = [(event.edtf, event.modality) for _, event, _ in events_of(case(text, published="2025-12-15"))]
    assert ("2027", "proposed") in told


def test_a_notice_in_force_restricts() -> None:
    text = "2025年5月9日，商务部公布第71号公告管制锡锭出口，自2025年6月1日起实施。"
    types = {event.edtf: event.type for _, event, _ in events_of(case(text, published="2025-12-15"))}
    assert types["2025-06-01"] == "restrict"
