"""What looks like an instrument and is none: periodicals and papers, notices to shareholders, sessions of dialogues."""

import re
from functools import cache

from policy_nlp.extract.instruments.candidate import clean_title
from policy_nlp.extract.instruments.words import HeadEntry, alternatives, head_of, words
from policy_nlp.lexicon.titles import titles

_LONGEST_COLUMN = 6
_LONGEST_TAG = 5
# a newswire's tag before its sentence, and not a title that the sentence speaks of: 《大行》某行升评级
_SENTENCE_BEHIND_TAG = re.compile(
    r"(?!.{0,3}(?:显示|指出|提出|规定|要求|认为|发[布表]|施行|生效|出台|刊|载|称|列[出入明]))"
    r"(?!等?(?:报告|白皮书|清单|名单|目录|文件|战略|规划|计划|行动|法|条例|协[议定]|公告|草案|全文|一[文书]|作者|第))"
    r"[\u4e00-\u9fffA-Z](?<![的于在是将由自被把已还也和与及等里对为以共有])(?!的)[^\n]{6,}"
)
_HEADLINE = re.compile(r"[^\n。；]{8,60}(?:\n|$)")
_PAPERS = frozenset("公年简通申月季预情汇")  # 公报, 年报, 通报 are documents, other 报 are newspapers
_LONGEST_PRESS_NAME = 8
_PRESS = ("社", "新闻", "电台", "电视台", "电视网", "广播公司")
_PRINTED_IN = re.compile(r"(?:[刊登载][于在]|刊[登载]|投书|接受|告诉)$")
_PRESS_BEHIND = re.compile(
    r"(?:网站|引述|援引[^《]{0,6}(?:消息|人士|官员)|专访|采访|主编|总编|评论员|专栏|头版|电讯|消息称)"
)
_NOTICE_OF_A_COMPANY = re.compile(
    r"关于(?:拟|本?公司|下属|参股)*(?:(?:收购|出售|受让|转让)[^,，。]*(?:股权|股份|权益|控制权|公司|资产|[矿产]业权|[金铜锂镍钴锡]矿|项目)"
    r"|对外(?:投资|担保)|回购|[增减]持|(?:控股|全资|[子孙])(?:子?公司|股东)|股东|实际控制人|重大(?:资产|合同)|非公开发行|发行股份"
    r"|募集资金|利润分配|计提|停牌|复牌)[^,，。]*公告$"
    r"|(?:提示性|进展|业绩预告|停牌|复牌|权益变动|(?:董事会|股东大?会)决议)公告$"
)
_LICENCE = re.compile(r"(?:许可证|采矿证|勘查证|探矿证|开采证|执照|许可证?书|证书|合格证|批准书|批文)$")
_NTH_SESSION = re.compile(r"(?:第[一二三四五六七八九十\d]{1,3}|[首上下本])[届次轮回]$")
_HELD_BEHIND = re.compile(
    r"(?:[(（][A-Z]{2,8}[)）])?[^,，。;；\n]{0,14}?(?:举行|召开|举办|登场|闭幕|落幕|期间|会上|上,|上，)"
)


def is_publication(text: str, start: int, end: int) -> bool:
    """Whether the marked title at `[start, end)` is a periodical, a book or a paper."""
    title = clean_title(text[start:end])
    if title in titles():
        return False
    if _is_column(text, start, end, title) or title in words("publication") or _is_called_press(title):
        return True
    is_cited = _PRINTED_IN.search(text, max(0, start - 6), start) or _PRESS_BEHIND.match(text, end)
    if is_cited and head_of(title) is None:
        return True
    around = _literature()
    return bool(around[0].search(text, max(0, start - 6), start) or around[1].match(text, end))


def _is_called_press(title: str) -> bool:
    """Whether the title ends as those of newspapers, magazines, stations and news agencies do."""
    if title.endswith("报") and title[-2:-1] not in _PAPERS:
        return True
    is_station = len(title) <= _LONGEST_PRESS_NAME and title.endswith(_PRESS)
    return is_station or title.endswith(tuple(words("publication_head")))


def is_company_notice(title: str) -> bool:
    """Whether the title is that of a notice to shareholders, which is no policy: 关于收购…股权的公告."""
    return _NOTICE_OF_A_COMPANY.search(title) is not None


def is_licence(title: str) -> bool:
    """Whether the title is that of a licence or a certificate, which one firm holds: 《采矿许可证》."""
    return _LICENCE.search(title) is not None


def _is_column(text: str, start: int, end: int, title: str) -> bool:
    """Whether the title is the newspaper column that stands before a headline: 《产业焦点》美国公布细则."""
    if start > 0 and text[start - 1] != "\n":
        return False
    if len(title) <= _LONGEST_TAG and head_of(title) is None and _SENTENCE_BEHIND_TAG.match(text, end):
        return True
    return len(title) <= _LONGEST_COLUMN and head_of(title) is None and _HEADLINE.match(text, end) is not None


@cache
def _literature() -> tuple[re.Pattern[str], re.Pattern[str]]:
    nouns = alternatives("literature")
    return re.compile(rf"(?:{nouns})$"), re.compile(
        rf"(?:上|的|这篇|这本)?(?:{nouns})|[(（]?\d{{4}}年?第\d+[期卷]|第\d+卷第"
    )


def is_session(text: str, start: int, end: int, head: HeadEntry | None) -> bool:
    """Whether a dialogue at `[start, end)` is a meeting: 第三届X对话, X对话在东京举行."""
    if head is None or head.id != "对话":
        return False
    return _NTH_SESSION.search(text, max(0, start - 6), start) is not None or _HELD_BEHIND.match(text, end) is not None
