"""Orders, notices, laws and reports that are named by their official number."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from policy_nlp.extract.instruments.candidate import Candidate, clean_title
from policy_nlp.lexicon import Entry, load, simplify
from policy_nlp.lexicon.titles import Kind

_LOOK_BACK = 48
_NOTICE_NEAR = 400
_SPACE = r"[^\S\n]?"  # no number goes on in the next line
_YEAR = rf"(?:(?P<year>(?:19|20)\d\d)年{_SPACE}|[〔\[(（【](?P<bracketed>(?:19|20)\d\d)[〕\])）】]年?(?=第))?"
_DIGITS = (
    r"(?P<digits>(?:[A-Z]/)?(?:\d{1,2}\.(?=\d{3}))?\d{1,6}(?:[-–/]\d{1,5})?"
    r"(?:/[A-ZĐ]{1,4}\d{0,2}(?:-[A-Za-z]{1,6})?)?|[一二三四五六七八九十百〇零]{1,6})"
)
_OF_THE_UNION = rf"(?:[(（](?:EU|EC|欧盟)[)）]|EU){_SPACE}(?:No\.?{_SPACE})?"
_BILL_LETTERS = r"(?P<bill>(?:[A-Z]{1,2}\.?){1,3}[- ]?)?"
_BEFORE = re.compile(rf"{_YEAR}(?:(?P<di>第){_SPACE})?(?:{_OF_THE_UNION})?(?:{_BILL_LETTERS}{_DIGITS}){_SPACE}$")
_EXECUTIVE_ORDER = re.compile(rf"E(?<![A-Za-z]E)(?:O|\.O\.|xecutive Order){_SPACE}(?:No\.{_SPACE})?(\d{{4,5}})(?!\d)")
_UNMARKED_NUMBER = re.compile(rf"行政命?令(?:{_SPACE}EO)?{_SPACE}(\d{{4,5}})(?![\d号年])")
_DOCUMENT_YEAR = re.compile(r"[〔\[(（【](?:19|20)\d\d[〕\])）】]\d{1,5}号")
_HAN_BEFORE = re.compile(r"[\u4e00-\u9fff]{2,16}$")
_LEADS_TO_DOCUMENT = re.compile(
    r".*(?:按照|依照|遵照|参照|落实|贯彻|执行|符合|印发|下发|颁布|发布|废止|违反|替代|取代|参见|文号|字号"
    r"|[据按依由见和与及为以的了])"
)
_LONGEST_AUTHOR = 8  # what stands before the year of a document number: 工信部联原, 国发
_NO_AUTHOR = re.compile(r"(?:公告|通告|令|文件|通知)$")
_SANCTIONS = re.compile(
    r"第(?:\d{1,2}|[一二三四五六七八九十]{1,3})轮(?:对[\u4e00-\u9fff]{1,4})?制裁(?:一揽子)?(?:措施|方案|计划)?"
)
_OF_ACTS = "矿业|矿产|采矿|矿山|煤炭|投资|税收|环境|海关"  # 第4/2009号矿业法
_STATE_COUNCIL = "国务院令"
_NOTICE = re.compile(r"公告|通告")
_YEARLESS_NOTICE = re.compile(r"第\d+号公告")
_ROW_OF_NOTICES = re.compile(  # the noun stands behind the last: 第3号、第4号公告
    r"(?:(?:[、,，和与及]|以及)(?:(?:19|20)\d\d年)?第\d{1,4}号){1,12}(?:公告|通告)"
)
_BROKEN_NOUN = re.compile(r"法(?:[院国官庭学典则师人]|定(?!文书))|议定书|令人|公告[牌栏]")
_NOT_A_NOTICE = re.compile(r"[线楼机井炉矿台船舰馆院车厂站店文提议员公国元卫]")


class NumberedEntry(Entry):
    """A noun `id` that carries an official number, with what its number is written as."""

    kind: Kind
    code: str | None = None
    forms: tuple[str, ...] = ()


class IssuerEntry(Entry):
    """A body whose name stands before the noun of its numbered notices."""

    code: str
    forms: tuple[str, ...] = ()


def find_numbered(text: str) -> Iterator[Candidate]:
    """Instruments named by number, in text order; where a title belongs to one, the caller joins them."""
    year: str | None = None
    at = text.find("号")
    while at >= 0:
        candidate = _numbered_at(text, at, year)
        if candidate is not None:
            year = _year_of(candidate.title) or year
            yield _with_year(candidate, year)
        at = text.find("号", at + 1)


def find_document_numbers(text: str) -> Iterator[Candidate]:
    """Document numbers (国发〔2011〕12号), which stand behind the title of their document or alone."""
    for match in _DOCUMENT_YEAR.finditer(text):
        before = _HAN_BEFORE.search(text, max(0, match.start() - _LOOK_BACK), match.start())
        author = _LEADS_TO_DOCUMENT.sub("", before[0]) if before else ""
        if 2 <= len(author) <= _LONGEST_AUTHOR and _NO_AUTHOR.search(author) is None:
            start, end = match.start() - len(author), match.end()
            number = text[start:end]
            yield Candidate(start=start, end=end, title=number, kind="order", number=number, rule="number.document")


def find_executive_orders(text: str) -> Iterator[Candidate]:
    """American executive orders whose number stands without 号 (EO 14017, 行政命令14017)."""
    for pattern in (_EXECUTIVE_ORDER, _UNMARKED_NUMBER):
        for match in pattern.finditer(text):
            number = f"EO {match[1]}"
            yield Candidate(
                start=match.start(), end=match.end(), title=match[0], kind="order", number=number, rule="number.order"
            )


def find_sanction_rounds(text: str) -> Iterator[Candidate]:
    """Numbered rounds of sanctions, which are one act each (第18轮对俄制裁方案)."""
    for match in _SANCTIONS.finditer(text):
        yield Candidate(start=match.start(), end=match.end(), title=match[0], kind="order", rule="number.sanctions")


def _numbered_at(text: str, at: int, year: str | None) -> Candidate | None:
    low = max(text.rfind("\n", 0, at) + 1, at - _LOOK_BACK)
    before = _BEFORE.search(text, low, at)
    if before is None:
        return None
    return (
        _noun_behind(text, before, at)
        or _noun_in_front(text, before, at)
        or _before_title(text, before, at)
        or _bare(text, before, at, year)
    )


def _noun_behind(text: str, before: re.Match[str], at: int) -> Candidate | None:
    """`第14017号行政令`, `2023年第23号公告`, `C-34号法案`."""
    quoted = text.startswith("”", at + 1) and text.endswith("“", 0, before.start())  # “14017号”行政命令
    noun = _noun_pattern().match(text, at + 1 + quoted)
    is_named = (
        (noun is not None and noun[1] == "公告")
        or before["di"]
        or _year(before)
        or before["bill"]
        or len(before["digits"]) > 2
    )
    if noun is None or not is_named or _BROKEN_NOUN.search(text, noun.start(1), noun.end(1) + 1):
        return None
    entry = _nouns()[noun[1]]
    title = clean_title(text[before.start() : noun.end(1)])
    if before["bracketed"]:
        title = f"{before['bracketed']}年{text[before.end('bracketed') + 1 : noun.end(1)].removeprefix('年')}"
    elif entry.id == "公告" and before["digits"].isdigit() and not (before["di"] or before["year"]):
        title = f"第{title}"
    elif entry.id == _STATE_COUNCIL:  # is cited the other way round
        title = f"{entry.id}第{before['digits']}号"
    number = _number(entry, before, _issuer_code(text, before.start()))
    kind = "law" if entry.id == "指令" and "/" in before["digits"] else entry.kind  # a directive of the Union
    start = before.start() - quoted
    return Candidate(start=start, end=noun.end(1), title=title, kind=kind, number=number, rule="number.noun_behind")


def _year(before: re.Match[str]) -> str | None:
    """The year of a number, with 年 or in brackets: 2006年第100号, [2006]第100号."""
    return before["year"] or before["bracketed"]


def _before_title(text: str, before: re.Match[str], at: int) -> Candidate | None:
    """`第24196号` right before a marked title."""
    if not before["di"] or not text.startswith("《", at + 1):
        return None
    title = clean_title(text[before.start() : at + 1])
    return Candidate(
        start=before.start(), end=at + 1, title=title, number=_number(None, before, None), rule="number.before_title"
    )


def _noun_in_front(text: str, before: re.Match[str], at: int) -> Candidate | None:
    """`商务部公告2025年第61号`, `国务院令第792号`, `公开文件报告2021-1045号`."""
    noun = _noun_in_front_pattern().search(text, max(0, before.start() - _LOOK_BACK), before.start())
    if noun is None or not (before["di"] or _year(before) or "-" in before["digits"]):
        return None
    entry = _nouns()[noun["noun"]]
    title = clean_title(text[noun.start() : at + 1])
    if entry.id == "公告" and (year := _year(before)):
        title = f"{year}年第{before['digits']}号公告"
    elif entry.id == "公告" and before["digits"].isdigit():
        title = f"第{before['digits']}号公告"
    number = _number(entry, before, _issuer_code(text, noun.end()))
    return Candidate(
        start=noun.start(), end=at + 1, title=title, kind=entry.kind, number=number, rule="number.noun_in_front"
    )


def _bare(text: str, before: re.Match[str], at: int, year: str | None) -> Candidate | None:
    """`第55号` in an enumeration of notices, which inherits their year; `2023年第23号` in a table of notices."""
    low = max(0, at - _NOTICE_NEAR)
    near = text[low if before["year"] else max(low, text.rfind("\n", low, at) + 1) : at]
    listed = before["di"] or text.startswith(("号、", "号和", "号与", "号及"), before.start() - 2)
    if text[max(0, before.start() - 1) : before.start()] in {"“", "《"}:  # the beginning of a longer title
        return None
    if not listed or not before["digits"].isdigit() or _NOT_A_NOTICE.match(text, at + 1):
        return None
    if not _NOTICE.search(near) and not _ROW_OF_NOTICES.match(text, at + 1):
        return None
    year = before["year"] or year
    title = f"{year}年第{before['digits']}号公告" if year else f"第{before['digits']}号公告"
    number = f"{year}/{before['digits']}" if year else before["digits"]
    return Candidate(start=before.start(), end=at + 1, title=title, kind="order", number=number, rule="number.bare")


def _with_year(candidate: Candidate, year: str | None) -> Candidate:
    """A notice without a year has that of the notice told before it: 第70号公告 after 2025年第18号公告."""
    if year is None or not _YEARLESS_NOTICE.fullmatch(candidate.title):
        return candidate
    number = candidate.number and re.sub(r"(\d+)$", rf"{year}/\1", candidate.number)
    return replace(candidate, title=f"{year}年{candidate.title}", number=number)


def _number(entry: NumberedEntry | None, before: re.Match[str], issuer: str | None) -> str:
    digits = (before["bill"] or "") + before["digits"]
    if year := _year(before):
        digits = f"{year}/{digits}"
    code = (entry.code if entry else None) or (issuer if entry and entry.kind == "order" else None)
    return f"{code} {digits}" if code else digits


def _issuer_code(text: str, end: int) -> str | None:
    """The code of the body named first among those that stand directly before `end` or before the verb there."""
    low = max(text.rfind("。", 0, end), text.rfind("\n", 0, end), end - 24)
    found = _issuer_pattern().search(text, low + 1, end)
    return _issuers()[found[0]].code if found else None


def _year_of(title: str) -> str | None:
    found = re.match(r"((?:19|20)\d\d)年第", title)
    return found[1] if found else None


@cache
def _nouns() -> dict[str, NumberedEntry]:
    return {simplify(f): e for e in load("instrument_numbers.yaml", NumberedEntry) for f in (e.id, *e.forms)}


@cache
def _issuers() -> dict[str, IssuerEntry]:
    return {simplify(f): e for e in load("instrument_issuers.yaml", IssuerEntry) for f in (e.id, *e.forms)}


def _alternatives(words: dict[str, NumberedEntry] | dict[str, IssuerEntry]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


@cache
def _noun_pattern() -> re.Pattern[str]:
    nouns = _alternatives(_nouns()).replace("法规", "法规(?!定)")
    between = rf"总统|[\u4e00-\u9fff]{{2,8}}?(?=部长[条规令法决])|[\u4e00-\u9fff]{{0,8}}?(?:{_OF_ACTS})(?=法)"
    return re.compile(rf"{_SPACE}(?:{between})??({nouns})")


@cache
def _noun_in_front_pattern() -> re.Pattern[str]:
    issuer = rf"(?:{_alternatives(_issuers())})"
    return re.compile(
        rf"(?:{issuer}(?:[、和与及 ]{issuer}){{0,6}}{_SPACE})?(?P<noun>{_alternatives(_nouns())}){_SPACE}[(（〔\[]?$"
    )


@cache
def _issuer_pattern() -> re.Pattern[str]:
    return re.compile(_alternatives(_issuers()))
