"""The patterns of calendar expressions, assembled from a few pieces and the words of the lexicon.

Named groups carry the parts: `yy` a year (`y1`, `y` the ends of a range of years), `m` a month, `d` a day, `q` a
quarter; a 1 behind the letter is the earlier end of a range with a shared unit (2023年8-9月).
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from policy_nlp.extract.dates.numerals import CHINESE_DIGIT
from policy_nlp.extract.dates.words import eras, word_pattern, words

_SEP = r" ?(?:[—–~〜～-]{1,2}|[至到]) ?"
_AND = r"[、,，和与及]"
_Y4 = r"(?:1[5-9]|2[01])\d\d"
_YEAR_NUMBER = rf"(?:{_Y4}|[一二][{CHINESE_DIGIT}]{{3}})"
_CN = "[一二三四五六七八九十]"
_MONTH_DIGITS = r"(?:1[0-2]|0?[1-9])"
_MONTH = rf"(?:{_MONTH_DIGITS}|十[一二]?|[一二三四五六七八九元])"
_DAY_DIGITS = r"(?:3[01]|[12]\d|0?[1-9])"
_DAY = rf"(?:{_DAY_DIGITS}|(?:三十|卅)一?|[二廿]?十?[一二三四五六七八九]|二?十|廿)"
_COUNT = rf"(?:\d{{1,3}}|{_CN}{{1,3}}|两|半)"
# 初 and the like only where no other word begins with them: 2020年初步, 2024年中国
_XUN = (
    r"(?:[上中下]旬|[上下]半月(?!刊)|月?[初底末](?!步|级|审|稿|次|始|创|层|端)"
    r"|月?中(?=[，,。；、旬在于起至前后宣获]))"
)
_EARLY = r"初期?(?!步|级|审|稿|次|始|创|选|中)"
_MIDDLE = r"中期?(?=[，,。；、前后起的以已正便即就])"
_EDGE = rf"(?:(?<=年)年中|年?(?:{_EARLY}|[底末尾](?!层|端|部|线|特)|终)|年?{_MIDDLE}|[内中]期)"
_CENTURY_EDGE = r"(?:初期?|末期?|叶|[上下前后]半?叶|中[叶期]|[前后]期|[上下前后]半[叶期]?|年?底)?"
_TENS = "(?:[1-9]0|[一二三四五六七八九]?十|[五六七八九][○〇零])"
_DECADE = (
    rf"(?:(?P<dec1>{_TENS}|[二三四五六七八](?=[三四五六七八九]十))(?:{_SEP}|、)?)?"
    rf"(?P<dec>{_TENS})年代{_CENTURY_EDGE}"
)
_DAYS_OF_MONTH = rf"(?:(?P<d1>{_DAY}) ?日?{_SEP})?(?P<d>{_DAY})"
_NEXT_MONTHS = (
    "|".join(f"{n}、{n + 1}" for n in range(1, 12))
    + "|"
    + "|".join(
        f"{a}、{b}" for a, b in pairwise(["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"])
    )
)
_MONTHS = (
    rf"(?:(?:(?=(?:{_NEXT_MONTHS})月)|(?!{_MONTH}、))(?P<m1>{_MONTH})(?:月?份?{_SEP}|、))?(?P<m>{_MONTH})"
    rf"(?: ?月份?(?: ?{_DAYS_OF_MONTH}(?: ?[日号](?!元|圆)|(?={_AND}{_DAY}日))|{_XUN})?|(?={_AND}\d{{1,2}}月))"
)
_QUARTERS = (
    r"(?:第?(?P<q1>[一二三四1-4])季?度?[—–~至到-])?"
    rf"(?:第?(?P<q>[一二三四1-4首末])(?:(?:(?<=第.)个)?季度?|(?={_AND}第?[一二三四1-4]季))|Q(?P<qq>[1-4]))"
)
_HALVES = r"(?P<half>[上下])半年度?|H(?P<hh>[12])(?!\w)"
_FIRST_PARTS = (
    r"(?<!元)[前首头](?:(?P<nm>1[0-2]|[1-9]|十[一二]?|[一二两三四五六七八九])个?月(?! ?\d{1,2}日)"
    r"|(?P<nq>[二两三23])个?季度?)"
)
_PART_OF_YEAR = rf"(?:{_MONTHS}|{_QUARTERS}|{_HALVES}|{_FIRST_PARTS}|(?P<newyear>元旦)|(?P<same>同期|(?<=年)同[月季]))"
_SEASON = r"(?P<season>[春夏秋冬])(?:季|天|日|初|末)?(?!节|运|蕾|旱|小麦|奥|残)"
_YEAR_UNIT = r"(?:年全年|年度?(?!代|轻|龄)|一?整年|全年|财年|财政年度|财务年度|会计年度|财政年)"
_AFTER_YEAR = rf"(?: ?的?(?:{_PART_OF_YEAR}|{_SEASON})|{_EDGE})?"
_WEEK = "(?:周|星期|礼拜)"
# What follows a short word for a day in the news (政府周三宣布, 部长昨指出): a verb, or what leads to one
_NEWS = (
    r"(?:[将在于已再也亦又与和跟同向把被赴获接受涨跌升说称签]|表[示明]|宣[布告]|公[布告]|发(?:[布表出动文函]|通知|公告|意见|声明)|签[署字订]|指[出控责]|报[道导称告]|证实|回[应击]"
    r"|启动|举[行办]|达成|上[涨升]|下[跌滑令]|批准|通过|决定|呼吁|警告|透露|召[开集]|会[见晤谈]|抵达|重[申启]|强调|敲定|推出|提[出交]|告诉|写道"
    r"|裁[定决]|开始|结束|完成|展开|揭[露晓]|直[指言]|示警|参[加观]|出席|祭出|实施|施行|禁止|扩大|收[紧购]|核[准定]|颁布|承[诺认]|要求|访[问华]"
    r"|对(?!面|立|比)|就(?!职|业|读)|为(?!止|期|主|例)|因(?!素|子)|从(?!事|前)|自(?!己|身|动|主))"
)
# verbs behind a weekday alone: 昨 and 今 end other words before them (如今停产)
_ACTED = (
    r"(?:以(?![后前来内上下外及])|投票|表决|否决|驳回|拒绝|取消|撤[销回]|暂停|恢复|停[止产]|起诉|推[动翻]|抨击|批评|谴责|反驳"
    r"|否认|派[遣出]|飞[抵往]|前往|[上下]调|调[高降升整查]|公开|致[函电信]|宣誓|辞职|开[会幕庭]|闭幕|交付|投产|收[盘于报]|报(?=\d))"
)
_DAY_IN_CHARACTERS = rf"[{CHINESE_DIGIT}十廿卅]{{1,3}}(?= ?日?[)）])"  # (十九日), (卅一) behind a weekday
# 周三 behind a subject is told by what follows; 一周三次, 两周五天 count weeks
_WEEKDAY_OF_NEWS = (
    rf"(?<![每逢上下本这该一二三四五六七八九十两半数几百圆个多近\d])周(?=[一二三四五六日天]"
    rf"(?:{_NEWS}|{_ACTED}|[晚早上下中午凌盘收起前，,、。；]))"
)
# 今 before 称, 为 and the like is "now" (今称刚果, 今在赣州), but not where somebody acts (今在立法院质询)
# 明 ends many names (吉卡明和解): only behind a body, and with what is to come
_STAGE = "[^，。；,;]{2,14}(?:宣布|宣告|表示|指出|说|称|质询|会见|会晤|出席|签署|召开|主持|强调|透露|受访|发布|公布)"
_SHORT_DAY = (
    rf"(?:(?:昨|(?<![如当至迄于而现从古(（])今(?![称为从因]|开始|在(?!{_STAGE})))(?={_NEWS}|起(?:[赴至将]|举行|实施))"
    r"|(?<=[部会院局署府方]|[，,。；、])明(?=将|起|赴|召[开集]|举[行办]|公布|登场))"
)


# What may follow the numeral that a rule starts with (further numerals and spaces left out).
_RANGES = "—–~〜～-至到"
_LISTS = "、,，和与及"


def _absolute() -> Iterator[tuple[str, str, str, str]]:
    """Rules that start with a numeral: name, kinds of first characters, what may follow the numeral, pattern.

    The kinds are d for an Arabic digit, c for a Chinese numeral, w for anything else.
    """
    boundary = r"(?:(?<=[-./]\d\d)|(?<=[./]\d[./]\d)|(?=[\s、，。；;,)）\]—–~至起]|$))"
    iso_day = rf"(?:(?P=s)(?P<d>{_DAY_DIGITS}))?(?![A-Za-z\d%号年]|[-./]\d)"
    yield "iso", "d", "-./", rf"(?P<y>{_Y4})(?P<s>[-./])(?P<m>{_MONTH_DIGITS}){iso_day}{boundary}"
    years = rf"(?:(?P<y1>{_YEAR_NUMBER})(?:{_SEP}|/)(?P<y>{_YEAR_NUMBER}|\d\d)|(?P<yy>{_YEAR_NUMBER}))"
    yield "year", "dc", f"年财会一整全/{_RANGES}", rf"{years} ?{_YEAR_UNIT}{_AFTER_YEAR}"
    yield "quarter_of_year", "d", f"Q第季度{_RANGES}", rf"(?P<yy>20\d\d)[ -]?{_PART_OF_YEAR}(?<=Q[1-4])"
    yield "listed_year", "d", f"年{_LISTS}", rf"(?P<y>{_Y4})(?=(?:{_AND}{_Y4}){{1,8}} ?[两三四五]?年|[两三四五]年)"
    bare_year = rf"(?:(?<=[自从至到于在])|(?<=》[(（]))(?P<y>{_Y4})(?=起|以来|至今|[，。；,;、)）])"
    bare_year = rf"(?:{bare_year}|(?<=盘点|回顾|回望)(?P<yr>{_Y4})(?=[:：]))"
    yield (
        "bare_years",
        "d",
        f"起以。；;)）:：{_RANGES}{_LISTS}",
        rf"(?:(?P<y1>{_Y4})[—–~-]{{1,2}}(?P<y2>{_Y4})(?![\d.]|[-/]\d)|{bare_year})",
    )
    after_short = rf"(?:{_MONTH_DIGITS}(?:{_SEP}\d{{1,2}})?月|[一二三四]季度|[上下]半年|[初底])"
    two_digits = rf"[’'‘](?P<ya>\d\d)|(?P<yb>\d\d)(?=年{after_short})"
    three_digits = (
        rf"(?P<yc>1[01]\d(?=年(?:{_MONTH_DIGITS}月|度|[初底]|第?[一二三四1-4]季|[上下]半年|起[，,。由至执實实推]))|(?<=[至到自])1[12]\d(?=年)"
        r"|(?<=目标|规划|预定|力拼|力拚)1[12]\d(?=年(?!期|[前后来间内多以之的]))"
        r"|(?<=[在于部会院局署])(?<![期限龄命寿][在于])1[01]\d(?=年(?!上下|[前后来间期内多以之的代庆校史左])))"
    )
    yield "short_year", "dw", "年", rf"(?:{two_digits}|{three_digits})年度?{_AFTER_YEAR}"
    century = r"(?:(?P<c>1[5-9]|2[01]|十[五六七八九]|二十一?)|(?P<cw>上一?个?|本|新)) ?世纪"
    yield "century", "dcw", "世", rf"{century}(?: ?{_DECADE}|{_CENTURY_EDGE})"
    full_decade = rf"(?P<y>(?:1[5-9]|20)\d0|[一二][{CHINESE_DIGIT}]{{2}}[〇零○])年代{_CENTURY_EDGE}"
    yield "decade", "dc", f"年、{_RANGES}", rf"(?:{full_decade}|{_DECADE})"
    shift = (
        rf"(?P<n>{_COUNT})(?P<unit>年(?P<and_half>半)?|个月|(?<!\d)月|天|日|周|个?星期|个?礼拜)"
        r"(?P<way>[之以]?(?:后|前(?!后)))"
    )
    yield "shift", "dc", "年个月天日周星礼", rf"{shift}(?:的{_PART_OF_YEAR})?"
    yield "partial", "dcw", f"月份季度个{_RANGES}{_LISTS}", _PART_OF_YEAR
    yield "day", "dc", f"日{_RANGES}", rf"{_DAYS_OF_MONTH} ?日(?!本(?!报))"


def _worded() -> Iterator[tuple[str, str]]:
    """Rules that start with a word: name, pattern."""
    yield "fiscal_year", rf"FY ?(?P<yy>20\d\d)(?!\d){_AFTER_YEAR}"
    era_year = r"(?P<ey>元|\d{1,3}|[一二三四五六七八九十百零〇○]{1,6})年(?!代)度?"
    yield "era", rf"(?P<era>{'|'.join(eras())}){era_year}{_AFTER_YEAR}"
    yield "relative_year", rf"(?P<w>{word_pattern('year')}){_AFTER_YEAR}"
    yield "relative_month", rf"(?P<w>{word_pattern('month')})(?:{_DAYS_OF_MONTH}[日号]|{_XUN})?"
    yield "relative_day", rf"(?P<w>{word_pattern('day')})"
    yield "season_word", rf"(?P<w>[今去明]){_SEASON}(?=[，,。；、的以起]|$)"
    yield "told_day", rf"(?P<w>[昨今明])[天日]?[(（](?P<d>\d{{1,2}}|{_DAY_IN_CHARACTERS})日?[)）][日天]?"
    first = r"(?<!人)前(?=去两)|去(?=今)|(?<![如至迄当现])今(?=明)|(?<![声说证表注阐标言申查写载])明(?=后)"
    yield "two_years", rf"(?P<w1>{first})(?P<w2>[去今明后])两?年(?!内)"
    yield "short_day", rf"(?P<w>{_SHORT_DAY})"
    yield "told_year", rf"(?P<w>[去今明])[(（](?:1\d\d|20\d\d)[)）]年度?{_AFTER_YEAR}"
    bare_weekday = (
        rf"(?<![每逢])(?:星期|礼拜)|(?<![每逢\w])周|(?<=[于在])周"
        rf"|周(?=. ?[(（](?:\d|{_DAY_IN_CHARACTERS}))|{_WEEKDAY_OF_NEWS}"
    )
    told = rf"(?= ?[(（](?P<told>\d{{1,2}}|{_DAY_IN_CHARACTERS}) ?日?[)）])?"
    yield "weekday", rf"(?:(?P<week>[上本这下])一?个?{_WEEK}|{bare_weekday})(?P<wd>[一二三四五六日天]){told}"
    yield "week", rf"(?P<week>[上本这下])一?个?{_WEEK}末?(?![一二三四五六日天期刊边转密围岁])"
    yield "year_edge", r"年[初底末](?![步级审稿次始创选层端部线])|年内|全年(?!无休|龄|天候)"


# A year without its era in a Taiwanese text (112年起, 91年7月); 近112年, 112年的历史 and 112年来 are spans of time.
_MINGUO_YEAR = (
    r"(?<!为期)(?<!期限)(?<!成立)(?<!设立)(?<!营运)(?<!经营)(?<!使用)(?<!开采)(?<![近约逾达超过满长隔历经共第每])"
    r"(?P<yy>1[0-2]\d|[6-9]\d(?=年(?:\d{1,2}月|度(?!庆)|[初底](?![心衷])|第?[一二三四1-4]季|[上下]半年)))"
    r"(?=年)(?!年(?:的?(?:历史|寿命|岁月|租|禁|特许|合约)|之久|[来间内后多期]|前(?![\d一二三四五六七八九十]{1,2}[月季])"
    r"|以[上来]|左右|一遇|缩短|延长|树|[老代校社]))年度?"
)
# 114.03.07 and 114/3/7 in such a text
_MINGUO_DAY = (
    rf"(?<![\d.第])(?P<yy>1[0-2]\d)(?P<s>[./])(?P<m>{_MONTH_DIGITS})(?P=s)(?P<d>{_DAY_DIGITS})"
    r"(?![\d%./]|[万亿千百元吨年条款节版章号项页])"
)
_SURE_MINGUO = re.compile(r"民国1\d\d年|(?<!\d)1[01]\d年(?:1[0-2]|0?[1-9])月(?!\d)")
Rule = tuple[str, re.Pattern[str]]
_NUMERAL = re.compile(rf"[\d{CHINESE_DIGIT}十廿卅两半][\d{CHINESE_DIGIT}十廿卅两半 ]{{0,20}}(.?)", re.DOTALL)


def tells_minguo(text: str) -> bool:
    """Whether a text counts its years in the calendar of Taiwan, as one that it writes with 民國 or a month shows."""
    return _SURE_MINGUO.search(text) is not None


def rules_at(text: str, start: int, *, minguo: bool = False) -> tuple[Rule, ...]:
    """The rules, with their names, of expressions that may start at `start`, where `minguo` in such a text."""
    numeral = _NUMERAL.match(text, start)
    if numeral is not None and minguo:
        for rule in _minguo_rules():
            if rule[1].match(text, start):
                return (rule,)
    if numeral is None:
        return _rules("w", "")
    return _rules("d" if text[start].isdecimal() else "c", numeral[1])


@cache
def _rules(kind: str, follows: str) -> tuple[Rule, ...]:
    """The rules of a kind of first characters, those that start with a numeral by the character that follows it."""
    numeral = ((name, pattern) for name, kinds, behind, pattern in _absolute() if kind in kinds and follows in behind)
    rules = (*(_worded() if kind == "w" else ()), *numeral)  # 前一个月 is a word before it is the first month
    return tuple((name, _compiled(pattern)) for name, pattern in rules)


@cache
def _minguo_rules() -> tuple[Rule, ...]:
    return ("minguo_year", _compiled(_MINGUO_YEAR + _AFTER_YEAR)), ("minguo_day", _compiled(_MINGUO_DAY))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@cache
def beginnings() -> re.Pattern[str]:
    """Where an expression may begin: a cheap test, so that the grammar is tried at few places."""
    initials = "".join(sorted({form[0] for form in words()} | {era[0] for era in eras()}))
    choices = (
        r"(?<!\d)(?:(?<!\d[.,:])|(?=\d{4}年))(?:(?<![A-Za-z.])|(?=\d{4} ?年|\d{1,2}月\d{1,2}日))\d{1,4}"
        r"(?: ?(?:[年月日世财会天个周星礼季]|Q[1-4])|[-./—–~～〜至到、，,和与及]|[两三四五]年| [—–~-])",
        rf"(?<![{CHINESE_DIGIT}十百几数多余第\d])[{CHINESE_DIGIT}十廿卅两半]{{1,5}}(?:[年月日世天个周星礼季]|{_SEP})",
        r"(?<=盘点|回顾|回望)\d{4}(?=[:：])",
        r"(?<=[自从至到于在（(])\d{4}(?=起|以来|至今|[。；;)）])",
        *(word_pattern(unit) for unit in ("year", "month", "day")),
        *eras(),
        rf"[昨今明][天日]?[(（](?:\d|{_DAY_IN_CHARACTERS})|[去今明][(（]\d|[今去明][春夏秋冬]",
        r"(?:前去|去今|今明|明后)两?年",
        rf"[上本这下]?一?个?{_WEEK}[一二三四五六日天]|[上本这下]一?个?{_WEEK}",
        _SHORT_DAY,
        r"\d{4}(?:一?整|全)年",
        r"[’'‘]\d\d年|[上下]半年|第[一二三四1-4]个?季|[首末]季|[一二三四](?=[、和]第?[一二三四]季)",
        r"[前首头](?:\d{1,2}|[一二三四五六七八九十两]{1,2})个?[月季]|(?:上一?个?|本|新)世纪",
        rf"(?<![{CHINESE_DIGIT}十百千两半几数多\d ])年[初底末内]|(?<![年度])(?:全年|同期)|Q[1-4](?!\w)|FY ?20",
    )
    return re.compile(
        rf"(?=[\d’'‘{CHINESE_DIGIT}十廿卅两半第上下前首头本新末年全周星礼QFH{initials}])(?:{'|'.join(choices)})"
    )
