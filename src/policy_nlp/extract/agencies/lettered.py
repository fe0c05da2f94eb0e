"""Countries by one character directly before a national body: 美|能源部, 英|政府, 陆|商务部."""

import re

from policy_nlp.extract.agencies.plausible import is_coined
from policy_nlp.lexicon.countries import (
    Country,
    Found,
    abbreviation,
    country_of_code,
    find_countries,
    last_told,
    told_by_first,
)

_BODY = (
    "联邦|政府|国会|议会|[参众上下]议?院|国务院|内阁|央行|中央银行|最高法院|海关|地质调查局|贸易代表(?:办公室|署)|环保[署局]|战争部"
    "|[财内]政部|外交部|国防部|司法部|农业部|劳工部|交通部|运输部|商务部|能源部|外贸部|[矿工]业部|矿产部|产业部|产业通商|企划财政部|[贸工商]{2}部|资源部|自然资源部|能矿部"
    "|经产省|经济产业省|外务省|财务省|防卫省|环境省"
)
_LETTER = re.compile(rf"[美日韩英法德澳加印俄意荷乌墨越泰菲缅哈智陆](?={_BODY})")
# bodies that a country told before in full may be named with by its first character: 几内亚 … 几|政府
_OF_TOLD = re.compile("政府(?![部机间性])|内阁|总统府|[矿财][业政]部|[能地]矿部")
_NEVER_TOLD = frozenset("新老古多加东南北大中以也不所刚")  # as often a word before 政府: 新|政府, 以|政府名义
_IN_WORDS = frozenset("日法加德意印智泰哈")  # as often the end of a word: 今日, 立法, 参加, 道德, 同意
_BEFORE = frozenset("据由与和向对被在及为但而将因令让给使经称指促获从是的说示报同受")
_JOINED = frozenset("中美日韩英法德澳加印俄欧北南拉大")  # 中美, 北美, 大陆
_ONLY_HERE = {"陆": "CHN", "菲": "PHL", "缅": "MMR", "智": "CHL"}  # stand for a country before its bodies only
_COUNTED = re.compile(r"[\d一二三四五六七八九十廿卅]")
_HAN = re.compile(r"[\u4e00-\u9fffA-Za-z\d]")


def find_lettered(text: str) -> Found:
    """The characters in simplified `text` that name the country of the body directly behind them."""
    countries = find_countries(text)
    by_first = told_by_first(text, countries)
    named = {country for _, _, country in countries}
    found: list[tuple[int, int, Country]] = []
    for match in _LETTER.finditer(text):
        start, usual = match.start(), _usual(match[0])
        told = last_told(by_first, match[0], start)
        country = usual if told is None or usual in named else told  # 乌干达 … 乌|政府, where no other is told
        if country and _begins_word(text, start):
            found.append((start, match.end(), country))
    begun = {start for start, _, _ in found}
    ends = {end for _, end, _ in countries}
    again = [
        (start, start + 1, country)
        for match in _OF_TOLD.finditer(text)
        if (start := match.start() - 1) >= 0
        and text[start] not in _NEVER_TOLD
        and start not in begun
        and start not in ends
        and (country := last_told(by_first, text[start], start))
        and _begins_word(text, start)
        and not _ends_word(text, start)
    ]
    return tuple(sorted((*found, *again))) if again else tuple(found)


def _usual(letter: str) -> Country | None:
    """The country for which a letter stands before its bodies."""
    return country_of_code(_ONLY_HERE[letter]) if letter in _ONLY_HERE else abbreviation(letter)


def _begins_word(text: str, start: int) -> bool:
    before, letter = text[start - 1 : start], text[start]
    if not _HAN.match(before) or before in _BEFORE:
        return True
    if before in "年月日" and _COUNTED.match(text, start - 2):
        return letter != "日"
    return letter not in _IN_WORDS and before not in _JOINED and is_coined(before + letter)


def _ends_word(text: str, start: int) -> bool:
    """Whether the dictionary has a word of the character at `start` and the one before: 称赞."""
    return _HAN.match(text, start - 1) is not None and not is_coined(text[start - 1 : start + 1])
