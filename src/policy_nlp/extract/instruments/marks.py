"""Titles in marks: 《…》, nested or left open within a line, and quoted titles whose head noun says what they are."""

import re
from collections.abc import Iterator
from functools import cache

from policy_nlp.extract.instruments.candidate import Candidate, clean_title
from policy_nlp.extract.instruments.others import is_company_notice, is_licence, is_publication, is_session
from policy_nlp.extract.instruments.words import HeadEntry, alternatives, head_of, words
from policy_nlp.lexicon.titles import titles

LONGEST_TITLE = 120
ALONG_A_ROUTE = re.compile("”?(?:共建|沿线)(?:国|地区)")  # “一带一路”共建国家: only tells which countries
_LEAST_OF_A_TITLE = 4
_LEAST_LISTED = 6
SECTION = (
    r"第(?:[一二三四五六七八九十百零]{1,7}[A-Z]?|\d{1,5}(?:\.\d{1,3})?[A-Z]?|[IVX]{1,5})"
    r"(?:章|编|篇|条款|条之[一二三四五六七八九十\d]{1,2}|条|节)|(?:\d{3,4}[A-Z]?|\d{2}[A-Z])条款?"
)
_NESTED_MARK = re.compile(r"[《》\n]")
_BEHIND = re.compile(
    rf"(?:(?:第[一二三四五六七八九十\d]{{1,3}}次)?(?:修正案|修订案)|(?:改革|修正|修订)法令|施行令|施行细则|实施细则|实施条例|实施办法|实施令|修正草案|修订草案|(?:首批|第[一二三四]阶段)?(?:协定|议定书)|清单|名单|目录)|{SECTION}"
)
_STOP = re.compile(r"[,，。;；、:：!！?？(（《“”\t\n]")
_QUOTED = re.compile(r"“([^“”\n，。；！？]{2,60})”(的?[\u4e00-\u9fff]{2,6})?")
_PRAISE = re.compile(r"(?:历史性?|划时代|里程碑式?|突破性|前所未有|史无前例|重要|重大|全新|新)的")
_SHORT = "quote.short"
_AND_SO_ON = re.compile(
    r"等(?:[一二两三四五\d]{1,2}[项部个])?(办法|规定|法规|条例|规则|指引|公告|计划|方案|倡议|协议|协定|公约)"
)
_ENTITLED = re.compile(r"(?:题为|名为|标题为|题目为|命名为)$")
_GENRE_OF = re.compile(r"的[^“”，。；,;\n]{0,6}?(公告|行政命?令|总统令|报告|白皮书|备忘录|声明|决议|指令|法案)")
_ABBREVIATED = re.compile(r"[(（][A-Z][A-Za-z]{1,9}[)）]")
_FIVE_YEAR_PLAN = re.compile(r"“十[一二三四五]五”[\u4e00-\u9fff]{0,16}?规划(?:纲要)?")
_ABOUT = re.compile(
    r"关于[^，。；：！？《》“”,;:\n\t]{2,48}?的[^，。；：！？《》“”,;:\n\t]{0,8}?"
    r"(?:公告|通知|决定|决议|意见|通告|行政命?令|总统令|法令|政令|协定|协议|谅解备忘录|备忘录|联合声明|"
    r"条例|规定|办法|法案|指令|公约|议定书)"
)
_OF_A_BODY = re.compile(  # the body's name, and what it decides without 关于: 国务院|促进稀土行业发展的若干意见
    r"(?:国务院|办公厅|[部委局省市州会署])(?P<title>(?:促进|加强|规范|支持|推动|推进|加快|进一步|深化|完善|做好|鼓励|引导|整顿|强化|严格|保障)"
    r"[^，。；：！？《》“”,;:\n\t的]{4,40}的(?:若干|指导|实施|暂行)(?:意见|规定|决定|措施|办法))"
)
_DECIDED = ("的若干", "的指导", "的实施", "的暂行")  # looked for first, which is cheap
_LONGEST_LEAD = 16
_HEADLINE_TITLE = re.compile(
    r"[\u4e00-\u9fff、 ]{0,40}关于[^，。；：！？《》“”,;:\n\t]{4,60}的"
    r"(?:公告|通知|决定|决议|意见|指导意见|通告|批复|通报)"
)
_CLAIM = re.compile(r"(?:完全|严重|公然|多次|屡次|已经|从未|没有|不)[^的]{1,4}$")  # “完全违反”协议
_UNDERTAKING = re.compile("协议|协定|承诺|条约|约定")
_SAID = re.compile(r"(?:说|表示|指出|强调|认为|称|透露|写道|提到)[,，:：]$")
_TOLD_HEADLINE = re.compile(r"[^\n]{0,20}(?:发布|印发|下发|公布|出台|发出)")  # news of it, not its own headline
_LINE_END = re.compile(r"[\t\n]")
_ISSUERS = re.compile(
    r"(?:[^、\s]{2,16}(?:部|委|委员会|局|署|院|办公厅|银行)[、 ])+[^、\s]{2,16}(?:部|委|委员会|局|署|院|办公厅|银行)"
)
_HEAD_ENDS = re.compile(r"[的中里附]")
_PROGRAMME = re.compile(r"国家重点研发计划$|国家科技(?:重大)?专项$")
_HEAD_BEHIND_QUOTE = re.compile(
    r"(?:生产者责任|示范|先导|试点|补助|奖励|激励|减排|回收|培育|推动)计划|(?:国际|联合|国家)?(?:大?科学)?(?:研究)?(?:投资|行动|补贴|合作|专项|研发|资助|援助|研究)?计划|重[点大](?:科技)?专项|行政命?令|总统令|名单|清单|法案|倡议|行动|工程|国家(?:项目|专项)|规则|指引|细则|准则|基金|条例|协议|协定|的?(?:阶段性|年度|最终|中期|评估|调查|审查)?报告"
)


def find_marked(text: str) -> Iterator[Candidate]:
    """Every 《…》 that is no periodical, with the noun behind it that belongs to the title."""
    at = text.find("《")
    while at >= 0:
        candidate, end = _marked_at(text, at)
        if candidate is not None:
            yield candidate
        at = text.find("《", end)


def _marked_at(text: str, start: int) -> tuple[Candidate | None, int]:
    end = _closing(text, start)
    if end is None:
        return _open_title(text, start), start + 1
    behind = _BEHIND.match(text, end)
    until = behind.end() if behind else end
    title = clean_title(text[start:until])
    if not title or is_publication(text, start, end) or is_company_notice(title) or is_licence(title):
        return None, end
    return Candidate(start=start, end=until, title=title, rule="mark.title"), end


def _closing(text: str, start: int) -> int | None:
    """The end of the 》 that closes the 《 at `start`, or None within a line or the longest title."""
    depth = 0
    for mark in _NESTED_MARK.finditer(text, start, start + LONGEST_TITLE):
        if mark[0] == "\n":
            return None
        depth += 1 if mark[0] == "《" else -1
        if depth == 0:
            return mark.end()
    return None


def _open_title(text: str, start: int) -> Candidate | None:
    """A title whose mark is never closed ends with the head noun before the next punctuation."""
    stop = _STOP.search(text, start + 1, start + LONGEST_TITLE)
    end = stop.start() if stop else min(len(text), start + LONGEST_TITLE)
    title = clean_title(text[start:end])
    if len(title) < 4 or head_of(title) is None:
        return None
    return Candidate(start=start, end=end, title=title, rule="mark.open")


def find_quoted_titles(text: str, numbers: list[Candidate]) -> Iterator[Candidate]:
    """Quoted titles right behind a number (第14154号行政令“释放美国能源”), whatever they end with."""
    for number in numbers:
        match = _QUOTED.match(text, number.end)
        if match is not None:
            end = match.end(1) + 1
            yield Candidate(start=match.start(), end=end, title=clean_title(match[1]), rule="mark.title")


def find_announced(text: str) -> Iterator[Candidate]:
    """Full titles of notices and agreements without marks: 发布|关于对…实施出口管制的公告."""
    for decided in _OF_A_BODY.finditer(text) if any(adjective in text for adjective in _DECIDED) else ():
        start, end = decided.span("title")
        yield Candidate(start=start, end=end, title=clean_title(decided["title"]), rule="mark.about")
    for title in _ABOUT.finditer(text):
        start, end = title.span()
        low = max(0, start - _LONGEST_LEAD)
        if _leads_in().search(text, low, start) and _HEAD_ENDS.match(text, end) is None:
            yield Candidate(start=start, end=end, title=clean_title(title[0]), rule="mark.about")


@cache
def _leads_in() -> re.Pattern[str]:
    verbs = rf"(?:{alternatives('publish')}|发出|下发|通过|达成|颁发)"
    return re.compile(rf"(?:{verbs}|(?:落实|贯彻|根据|依据|按照)[^，。；,;\n]{{0,10}}?)(?:了|的)?$")


def find_headlines(text: str) -> Iterator[Candidate]:
    """Lines and cells that are the full title of a notice: 关于组织开展…申报工作的通知."""
    at = text.find("关于")
    while at >= 0:
        start = max(text.rfind("\n", 0, at), text.rfind("\t", 0, at)) + 1
        line_end = _LINE_END.search(text, at)
        end = line_end.start() if line_end else len(text)
        if _TOLD_HEADLINE.fullmatch(text, start, at) or _ISSUERS.fullmatch(text, start, at):
            start = at
        if _HEADLINE_TITLE.fullmatch(text, start, end) and not is_company_notice(text[start:end]):
            yield Candidate(start=start, end=end, title=clean_title(text[start:end]), rule="mark.headline")
        at = text.find("关于", end)


def find_quoted(text: str, told: frozenset[str] = frozenset()) -> Iterator[Candidate]:
    """Quoted names that are known titles or carry a head noun, inside the quotation marks or right behind them.

    A head noun alone in quotation marks stands for a title that ends with it: one of the `told` titles, or one that
    was quoted before.
    """
    before = set(told)
    for candidate in _quoted(text):
        if candidate.rule != _SHORT:
            before.add(candidate.title)
        elif not any(title.endswith(candidate.title) for title in before):
            continue
        yield candidate


def _quoted(text: str) -> Iterator[Candidate]:
    for match in _FIVE_YEAR_PLAN.finditer(text):
        yield Candidate(start=match.start(), end=match.end(), title=clean_title(match[0]), rule="quote.five_years")
    for match in _QUOTED.finditer(text):
        inner, end = clean_title(match[1]), match.end(1) + 1
        if inner in words("body"):
            continue
        entitled = _entitled(text, match.start(), end)
        if entitled is not None:
            yield Candidate(start=match.start(), end=end, title=inner, kind=entitled, rule="quote.entitled")
            continue
        head = head_of(inner)
        if head is not None and head.id == inner and inner in words("quoted_short"):
            yield Candidate(start=match.start(), end=end, title=inner, rule=_SHORT)
            continue
        if _SAID.search(text, max(0, match.start() - 5), match.start()) and inner not in titles():
            continue
        if is_session(text, match.start(), end, head):
            continue
        abbreviation = _ABBREVIATED.match(text, end)
        behind = _HEAD_BEHIND_QUOTE.match(text, abbreviation.end() if abbreviation else end)
        if behind is not None and behind[0] != "倡议" and inner + behind[0] in titles():
            yield Candidate(start=match.start(), end=behind.end(), title=inner + behind[0], rule="quote.title")
        elif (listed := _listed(text, match, end)) is not None:
            yield listed
        elif (inner in titles() and not ALONG_A_ROUTE.match(text, end)) or (
            head and (_is_specific(inner, head) or _is_published(text, match, head))
        ):
            yield Candidate(start=match.start(), end=end, title=inner, rule="quote.title")
        elif (
            behind
            and not (_CLAIM.match(inner) and _UNDERTAKING.match(behind[0]))
            and len(inner) >= (4 if "报告" in behind[0] else 3 if behind[0].endswith("单") else 2)
        ):
            of = _PROGRAMME.search(text, max(0, match.start() - 10), match.start())
            start = of.start() if of and behind[0].endswith("专项") else match.start()
            title = clean_title(text[start:end] + behind[0])
            yield Candidate(start=start, end=behind.end(), title=title, rule="quote.head_behind")


def _entitled(text: str, start: int, end: int) -> str | None:
    """The kind of what is entitled by the quotation: 题为“确保加工关键矿产安全”的公告."""
    genre = _GENRE_OF.match(text, end)
    if genre is None or _ENTITLED.search(text, max(0, start - 4), start) is None:
        return None
    head = head_of(genre[1])
    return head.kind if head else "order"


def _listed(text: str, match: re.Match[str], end: int) -> Candidate | None:
    """A quotation that others precede and that 等办法 says to be a title: “A条例”及“暂停某类货物之出口”等办法."""
    inner, noun = clean_title(match[1]), _AND_SO_ON.match(text, end)
    if noun is None or len(inner) < _LEAST_LISTED or text[match.start() - 2 : match.start() - 1] != "”":
        return None
    head = head_of(inner) or head_of(noun[1])
    return Candidate(start=match.start(), end=end, title=inner, kind=head.kind if head else None, rule="quote.listed")


def _is_published(text: str, match: re.Match[str], head: HeadEntry) -> bool:
    """Whether a quotation that names the field and its document is what somebody publishes: 发布“稀土暂行办法”."""
    is_document = head.grade not in {"mark", "abbreviation"} and head.kind in {"order", "strategy", "list", "law"}
    start = match.start()
    return (
        is_document
        and re.search(alternatives("field"), match[1].removesuffix(head.id)) is not None
        and _publishing().search(text, max(0, start - 6), start) is not None
    )


@cache
def _publishing() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('publish')})(?:了|的|新)?$")


@cache
def _kinds_of_funds() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('generic')}|财富|养老金|保险|信托|理财|型|债券|股票){{1,4}}")


def _is_kind_of_fund(qualifier: str) -> bool:
    """Whether the words before 基金 say only which kind of fund it is; names of programmes end in other words."""
    return not qualifier.endswith(tuple(words("fund"))) and _kinds_of_funds().fullmatch(qualifier) is not None


def _is_specific(inner: str, head: HeadEntry) -> bool:
    """Whether what a quotation says before its head noun makes a title of it, and no mere word in quotation marks."""
    qualifier = inner.removesuffix(head.id)
    if _PRAISE.match(qualifier):
        return False
    if head.id in {"修正案", "修订案"}:
        return len(qualifier) > 1
    if head.grade == "mark":
        is_of_field = len(qualifier) >= _LEAST_OF_A_TITLE and re.search(alternatives("field"), qualifier) is not None
        return head.id in words("quoted_document") and (is_of_field or inner.startswith("关于"))
    if head.only_after and qualifier.endswith(head.only_after):
        return True
    if head.kind == "other":
        is_fund = head.id == "基金" and len(qualifier) >= _LEAST_OF_A_TITLE and not _is_kind_of_fund(qualifier)
        return is_fund or re.search(alternatives("field"), qualifier) is not None
    shortest = 2 if head.grade == "strong" or head.kind in {"order", "list"} else 3
    return len(qualifier) >= shortest and qualifier not in words("generic") and qualifier not in head.generic
