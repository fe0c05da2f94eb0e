"""Dates as newspapers tell them: short words for days, weekdays, weeks, days and months that leave out the rest."""

import pytest

from policy_nlp.extract.dates import find_dates
from policy_nlp.lexicon import simplify
from policy_nlp.model import Article, Context, Metadata, Reading
from policy_nlp.model.text import Block, BlockKind
from policy_nlp.run.articles import read

PUBLISHED = "2024-06-18"  # a Tuesday
NEWS = {
    # one letter for a day, where a verb follows
    "工業局昨說，鎳庫存足夠": "昨=2024-06-17",
    "2023年4月与吉卡明和解，李明说可行": "2023年4月=2023-04",
    "部長今將訪問河內，明赴曼谷": "今=2024-06-18 明=2024-06-19",
    "锡价今早升3%，昨晚一度跌停": "今早=2024-06-18 昨晚=2024-06-17",
    "韩方今天（14日）公布清单": "今天（14日）=2024-06-14",
    # weekdays behind a subject
    "越南周一对锡加征关税": "周一=2024-06-17",
    "礦業部長週五受訪": "週五=2024-06-14",
    "兩國週四與業者會談": "週四=2024-06-13",
    "央行周三将把钴列入储备": "周三=2024-06-19",
    "央行周三将钴列入储备": "周三=2024-06-12",
    # a whole week
    "钨价本周上涨": "本周=2024-06-17/2024-06-23",
    "智利上星期公布新税": "上星期=2024-06-10/2024-06-16",
    "截至14日，库存与上周持平": "14日=../2024-06-14 上周=2024-06-03/2024-06-09",
    # a year in other words
    "2023整年出口3万吨": "2023整年=2023",
    "2022年全年亏损8亿元": "2022年全年=2022",
    "工業局112年核定兩案": "112年=2023",
    "图3:2023年以来的锡价": "2023年=2023/..",
    # counted back from the writer's day
    "三周前，智利推出新税": "三周前=2024-05-28",
    "两年前，印尼禁止出口": "两年前=2022",
    # a later month behind one to come is of the same year
    "铜税明年元旦起征收，部长5月18日又预告": "明年元旦=2025-01-01/.. 5月18日=2024-05-18",
    "明年4月，智利将举行峰会，秘鲁则在9月主办论坛": "明年4月=2025-04 9月=2025-09",
    "該署排定10月舉行公聽會": "10月=2024-10",
    # the edge of the month told before
    "该厂5月8日停工，月底复产": "5月8日=2024-05-08 月底=2024-05",
    # a plan without a month or a year is to come
    "两国预计24日签约": "24日=2024-06-24",
    "部长可能25日公布清单": "25日=2024-06-25",
    "协议最快周四（20日）签署": "周四=2024-06-20 20日=2024-06-20",
    "锡价8月料涨一成": "8月=2024-08",
    "印度8月可望签约": "8月=2024-08",
    "8月料仓停用": "8月=2023-08",
    "8月料明年再开": "8月=2024-08 明年=2025",
    "两国盼24日签约": "24日=2024-06-24",
    # 今 that is no day
    "扎伊尔（今称刚果（金））1974年收归国有": "1974年=1974",
    "古城今在赣州市境内，1950年发现钨矿": "1950年=1950",
    "该厂始建于1958年，今为赣州钨业": "1958年=1958",
    "局方在112年推动，局方于112年上半年核定": "112年=2023 112年上半年=2023-40",
    # what dates a noun governs nothing
    "矿业部把2022年获批的采矿量定于3亿吨，5月又削减": "2022年=2022 5月=2024-05",
    # the last week, where only last year was told
    "日本2023年10月起限制出口，越南6月14日表示反对": "2023年10月=2023-10/.. 6月14日=2024-06-14",
    "日本2023年10月3日限制出口，6月14日又放宽": "2023年10月3日=2023-10-03 6月14日=2023-06-14",
    "兩國今年2月簽約，其中合資公司17日揭牌": "今年2月=2024-02 17日=2024-06-17",
    # a month before those of its paragraph: the story looks back, or moves on where it began later
    "去年出口回落，2021年3月5日矿业部设限，10月再收紧。部长3月8日说可行": (
        "去年=2023 2021年3月5日=2021-03-05 10月=2021-10 3月8日=2021-03-08"
    ),
    "去年出口回落，2021年10月矿业部设限，12月生效。部长3月8日说可行": (
        "去年=2023 2021年10月=2021-10 12月=2021-12 3月8日=2024-03-08"
    ),
    "2021年2月3日通过法案，拟在施行五年后禁止锡矿出口": "2021年2月3日=2021-02-03",
    # the year of a law that is invoked is no year of the story; 将 is 把 before what a date describes
    "商务部今年4月依据1962年《贸易法》调查，并于5月提交报告": "今年4月=2024-04 1962年=1962 5月=2024-05",
    "去年4月依1950年《國防生產法》撥款，6月簽約": "去年4月=2023-04 1950年=1950 6月=2023-06",
    "越南将4月对镓的管制扩大到锗": "4月=2024-04",
    "歐盟將1月公布的清單擴大": "1月=2024-01",
    "越南将9月对镓实施管制": "9月=2024-09",
    # parts of a day, the wire's short verb, 今 where somebody acts
    "總統府今上午宣布新計畫，昨深夜否認": "今上午=2024-06-18 昨深夜=2024-06-17",
    "工信部週五發通知": "週五=2024-06-14",
    "委員今在立法院質詢": "今=2024-06-18",
    # years of the Republic before a part of the year, decades
    "銻價113年第1季上漲，九○年代減產": "113年第1季=2024-33 九○年代=199X",
    # a list of months runs on
    "配额为6月3000吨、7月7000吨、8月7000吨": "6月=2024-06 7月=2024-07 8月=2024-08",
    "自5月15日起解禁，并于12月16日改行配额": "5月15日=2024-05-15/.. 12月16日=2024-12-16",
    "自2022年《锂法》通过以来，项目停滞": "2022年=2022/..",
}
NOT_DATES = [
    "逐月公布上月流向，每季登录上季库存",
    "如今将成为主流，至今未公布；说明将公布",
    "四周一片沉寂，一周三次，本周期与下周期",
    "当今接受的理论，文件写明将实施",
    "院方110年前成立，学会百年",
    "林今开始任职，主管锂业，该厂今因故停产",
    "核废料的安全期在100年左右，服务年限在101年，矿山寿命在115年上下",
]


def found(*paragraphs: str, published: str | None = PUBLISHED) -> str:
    """The dates of an article of `paragraphs`, each with its value."""
    text, made = "", []
    for paragraph in paragraphs:
        made.append(Block(BlockKind.PARAGRAPH, len(text), len(text) + len(paragraph)))
        text += paragraph + "\n"
    mentions = find_dates(Reading(simplify(text), tuple(made), Context(published=published)))
    return " ".join(f"{text[m.start : m.end]}={m.edtf}" for m in mentions)


@pytest.mark.parametrize(("text", "expected"), list(NEWS.items()))
def test_news_tells_days_by_short_words(text: str, expected: str) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", NOT_DATES)
def test_short_words_inside_others_are_no_dates(text: str) -> None:
    assert found(text) == ""


def test_years_are_counted_back_exactly_only_when_few() -> None:
    assert found("十年前，印尼禁止出口") == ""


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("商务部将于31日公布配额", "2025-03-15", "2025-03-31"),
        ("商务部将于31日公布配额", "2025-02-15", "2025-03-31"),
        ("商务部将于30日公布配额", "2025-01-31", "2025-03-30"),
        ("商务部将于10日公布配额", "2024-12-15", "2025-01-10"),
        ("商务部将于15日公布配额", "2025-03-15", "2025-03-15"),
        ("商务部31日公布配额", "2025-05-15", "2025-03-31"),
        ("商务部29日公布配额", "2025-03-01", "2025-01-29"),
        ("商务部29日公布配额", "2024-03-01", "2024-02-29"),
    ],
)
def test_a_mere_day_is_of_the_nearest_month_that_has_it(text: str, published: str, day: str) -> None:
    assert found(text, published=published) == f"{text[text.index('部') + 1 :].lstrip('将于')[:3]}={day}"


def test_weeks_and_words_need_the_day_of_publication() -> None:
    assert found("钨价本周上涨，两年前更低", published=None) == ""
    assert found("钨价本周上涨", published="2024-06") == ""


def test_a_day_word_in_a_wire_counts_from_its_dateline() -> None:
    assert found("（中央社河內16日專電）越南今天宣布禁令") == "16日=2024-06-16 今天=2024-06-16"
    assert found("（中央社河內3日專電）越南今天宣布禁令") == "3日=2024-06-03 今天=2024-06-18"  # too long ago


def test_a_mere_day_is_of_the_news_behind_the_date_of_a_paper() -> None:
    assert found("根據越南去年12月公布的公告，錫須許可。", "河內隨後於1日宣布暫停。").endswith("1日=2024-06-01")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("瑞士9月29日接管矿商，该公司12日停牌", "9月29日=2025-09-29 12日=2025-10-12"),
        ("瑞士9月11日接管矿商，该公司12日停牌", "9月11日=2025-09-11 12日=2025-09-12"),
        ("瑞士9月29日接管矿商，该公司5日停牌", "9月29日=2025-09-29 5日=2025-09-05"),  # not just before publication
    ],
)
def test_a_story_in_the_news_does_not_go_back(text: str, expected: str) -> None:
    assert found(text, published="2025-10-13") == expected


def test_what_begins_began_if_it_could_have_lately() -> None:
    assert found("錫稅14日正式生效", published="2025-03-15") == "14日=2025-03-14"
    assert found("錫稅20日正式生效", published="2025-03-15") == "20日=2025-03-20"
    assert found("錫稅預計14日生效", published="2025-03-15") == "14日=2025-04-14"


def test_what_waits_until_a_day_begins_on_it() -> None:
    assert found("法規延後兩年，至2027年9月上路", published="2025-10-20") == "2027年9月=2027-09"
    assert found("法規延後兩年，至2024年9月已修三次", published="2025-10-20") == "2024年9月=../2024-09"


def test_a_company_may_end_in_the_word_for_how_long() -> None:
    assert found("廣達16日入股鎵廠", published="2025-10-20") == "16日=2025-10-16"
    assert found("罷工達16日", published="2025-10-20") == ""


def test_months_in_a_row_are_no_month() -> None:
    assert found("锡价连四月走低", published="2025-10-20") == ""
    assert found("大连四月开会", published="2025-10-20") == "四月=2025-04"


def test_a_target_names_a_year_of_the_republic() -> None:
    assert found("目標118年鎢自給率三成", published="2025-10-20") == "118年=2029"
    assert found("目標118年期的計畫", published="2025-10-20") == ""


def test_a_bullet_opens_an_item_of_a_chronicle() -> None:
    told = ("◆2021年5月9日　公布清单。", "◆2023年8月15日　管制锑。", "◆5月9日　两国签约。")
    assert found(*told, published="2025-02-12").endswith("2023年8月15日=2023-08-15 5月9日=2023-05-09")


MINGUO = {
    "經濟部111年補助三家業者，112年再補助五家。": "111年=2022 112年=2023",
    "預計116年完工，118年以前滿載，113年的進口值是112年的兩倍。": "116年=2027 118年=2029 113年=2024 112年=2023",
    "依88年3月4日公布的规定，截至114年底有效。": "88年3月4日=1999-03-04 114年底=../2025",
    # spans of time
    "該礦有近120年歷史，開採110年之久，公司服務滿115年，112年來從未中斷。": "",
    "該礦是102年老店，壽命長達105年。": "",
    "期限由110年縮短為40年，結束105年禁令，簽署為期118年的租約。": "",
    "該行成立106年，遇上百年來115年一遇的洪水；104年前已有人採金。": "",
    "該廠113年前8月出口增加。": "113年前8月=2024-01/2024-08",
}


@pytest.mark.parametrize(("text", "expected"), MINGUO.items(), ids=range(len(MINGUO)))
def test_a_taiwanese_text_counts_years_of_the_republic(text: str, expected: str) -> None:
    reading = Reading(simplify(text), context=Context(published=PUBLISHED, region="TW"))
    assert " ".join(f"{reading.text[d.start : d.end]}={d.edtf}" for d in find_dates(reading)) == simplify(expected)


def test_a_month_or_an_era_shows_in_which_calendar_a_text_counts() -> None:
    assert found("該廠113年6月動工，108年開採三噸。") == "113年6月=2024-06 108年=2019"
    assert found("民国113年动工，108年开采三吨。") == "民国113年=2024 108年=2019"
    assert found("该厂2024年6月动工，108年开采三吨，86年3月投产。") == "2024年6月=2024-06 86年3月=1986-03"


TOLD_ELSEWHERE = {
    # two years in one word
    "今明兩年的配額相同": "今明兩年=2024/2025",
    "去今两年出口大减": "去今两年=2023/2024",
    # a month directly behind a year or another month is of its year
    "禁令到2021年3月和10月才解除": "2021年3月=2021-03 10月=2021-10",
    "答案要等到今年：2月6日，该部发布清单": "今年=2024 2月6日=2024-02-06",
    # a limit put off again
    "限期由2022年6月推迟至2023年5月底，其后再延到年底": "2022年6月=2022-06 2023年5月底=2023-05 年底=2023",
    # a year to come, repeated
    "到2030年产能只有3万吨，不足当年需求的六成": "2030年=2030 当年=2030",
    # the month before the measured one
    "去年11月出口600吨，比上月增加一成": "去年11月=2023-11 上月=2023-10",
    "出口比上月增加一成": "上月=2024-05",
    # money of other times is no date
    "储备值当时的5亿，折合今天的近60亿美元": "",
    # counted from a day
    "由2014年1月12日首次落閘算起，已有十年": "2014年1月12日=2014-01-12/..",
    "2023年4月10日12时01分起加征关税": "2023年4月10日=2023-04-10/..",
    # a few days ahead is not a year ago
    "6月25日，部长会晤同行": "6月25日=2024-06-25",
    "9月25日，部长会晤同行": "9月25日=2023-09-25",
    # looking back from last year
    "去年6月5日，该厂投产；业主先于2月签约": "去年6月5日=2023-06-05 2月=2023-02",
    # a day in brackets is told beside the story
    "5月20日双方在会谈（5月6日）的基础上宣布，禁令次日解除": "5月20日=2024-05-20 5月6日=2024-05-06 次日=2024-05-21",
    # a deadline to come is neither the day nor the month of the story
    "5月7日管制暂停，期限到2024年11月30日；9日又公布清单": (
        "5月7日=2024-05-07 2024年11月30日=2024-11-30 9日=2024-05-09"
    ),
    "管制暂停，期限到2024年11月30日；去年的规则也从11月30日起搁置": (
        "2024年11月30日=2024-11-30 去年=2023 11月30日=2023-11-30/.."
    ),
    "管制暂停，期限到2024年11月30日。停火将于11月30日到期": "2024年11月30日=2024-11-30 11月30日=2024-11-30",
    # nobody expected it
    "7日政策出台，豈料15日簽署的公告豁免銅，翌日銅價大跌": "7日=2024-06-07 15日=2024-06-15 翌日=2024-06-16",
}


@pytest.mark.parametrize(("text", "expected"), list(TOLD_ELSEWHERE.items()))
def test_a_date_takes_what_it_leaves_out_from_its_neighbours(text: str, expected: str) -> None:
    assert found(text) == expected


def test_a_digest_counts_days_in_the_week_of_its_title() -> None:
    title, text = "稀土周报（6月10日—16日）", "本周锂价下跌：周一，智利公布新税。"
    blocks = (
        Block(BlockKind.TITLE, 0, len(title)),
        Block(BlockKind.PARAGRAPH, len(title) + 1, len(title) + 1 + len(text)),
    )
    mentions = find_dates(Reading(f"{title}\n{text}", blocks, context=Context(published="2024-06-17")))
    assert [m.edtf for m in mentions] == ["2024-06-10/2024-06-16", "2024-06-10/2024-06-16", "2024-06-10"]


@pytest.mark.parametrize(
    ("legend", "year"), [("2018年4月，工人在港口裝運鎳礦。（路透社照片）", 2024), ("2018年4月，工人裝運鎳礦。", 2018)]
)
def test_the_legend_of_a_picture_governs_nothing_behind_it(legend: str, year: int) -> None:
    article = Article(f"印尼公布鎳礦新規\n{legend}\n5月2日，印尼公布配額。", Metadata("case", published="2024-06-18"))
    dates = [record["edtf"] for record in read(article).records if record["layer"] == "date"]
    assert dates == ["2018-04", f"{year}-05-02"]
