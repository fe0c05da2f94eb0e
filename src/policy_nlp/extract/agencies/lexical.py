"""Names and abbreviations that the lexicon knows, administrations, and companies with Latin names."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, takewhile

import rjieba

from policy_nlp.extract.agencies.candidate import Candidate
from policy_nlp.extract.agencies.entries import Agency, forms, is_topic, leaders, matcher, words
from policy_nlp.extract.agencies.places import place_before
from policy_nlp.extract.agencies.plausible import is_coined, is_transliterated

_DATE = re.compile(r"\d{1,4}[年月日]")
_GOVERNMENT = re.compile(
    r"(?=[人自政])(?:人民政府办公[厅室]"
    r"|(?:人民|自治)?政府(?!机构|部门|间|组织|军|采购|债|主导|官网|性|公报|工作报告|效率部|养老|全球养老|办公厅))"
)
_HEAD_OF_YUAN = re.compile("长(?![年远久江春沙达]|期(?!待|望|盼))")  # 行政院|长, not 国务院|长期
_CABINET = re.compile(r"内阁(?![府官制会])")
_TERM = re.compile(r"(?:[1-4]\.0|第[一二三]任)$")  # 川普2.0|政府
_ANY_GOVERNMENT = frozenset({"联邦", "军", "过渡", "看守", "临时"})
_STOCK_CODE = re.compile(
    r"(?:[-－](?:创|KY|DR|新|投控)|\*)?[(（](?:(?:[A-Z]{2,6}[:：.]\s?)?(?!(?:19|20)\d\d[)）])\d{4,6}(?:\.[A-Z]{2})?|(?:NYSE|NASDAQ|ASX|TSX|LSE)[:：]\s?[A-Z]{1,5})[)）]"
)
_OF_MANY = re.compile(r"(?:全球|各国|各地|多国|多家|主要|新兴市场)的?$")
_LIKENED = re.compile(r"(?:版的?|式的?|[锂镍铜钴锡钨铝铀锑]|稀土|矿产|矿业|矿物|金属|电池|粮食|芯片)[“\"]?$")
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_TITLE = re.compile(
    r"(?:[部司局处署院校所会市省州厅科组]长|主席|主任|总裁|总统|总理|首相|大臣|部长|秘书长|专员|委员|议员|大使|特使|代表|分析师|教授|研究员|学者|专家"
    r"|经济学家|策略师|首席[执财运营技术经济]\w{1,3}[官家师]|执行长|财务长|董事长|总经理|经理|发言人|负责人|创办人|创始人|CEO|CFO|COO"
    r"|主管|总监|董事|地质学家|科学家|工程师|官员|合伙人|律师|交易员|顾问|评论员|记者|作家|作者|先生|女士)\s?$"
)
_COUNCIL = re.compile("理事会(?:(?<=欧洲议会[与和及、]理事会)|(?<=[、会]议会[与和及、]理事会))")
_IN_BRACKETS = re.compile(r"[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff]{1,6}[(（]$")  # 温斯顿·奇坦多（Winston Chitando）
_LATIN_NAME = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z.\-]*(?: [A-Z][A-Za-z.\-]*){0,5}")
_WORD = re.compile(r"[^ ]+")
_OFFICE_OR_FIRM = re.compile(r"(?:顾问|董事|官员|代表|合伙人|律师)\s?$")  # before Hatch Mining a firm's role
_ENGAGED = re.compile(r"(?:聘请|聘用|委托|选定|选聘|委任)[^，,。；;A-Za-z]{0,8}顾问\s?$")
_LETTERS_BEFORE = re.compile(r"[A-Za-z][^\u4e00-\u9fff]{0,2}$")
_FORMS = r"B\.V|N\.V|S\.A|S\.p\.A|S\.r\.l|Pty|LLC|AG|SE|SA|NV|BV|AS|Tbk|Sdn|SAS|Ltda"  # of companies
_GOES_ON = re.compile(rf"\s?(?!(?:{_FORMS})(?![A-Za-z]))[A-Za-z]|[&\-.'’/][A-Za-z]")


@cache
def _latin_company() -> re.Pattern[str]:
    last = "|".join(sorted(words("words", "latin_company"), key=lambda word: (-len(word), word)))
    word = r"[A-Za-z&.\-]*\d* "
    return re.compile(
        rf"[A-Z](?<![A-Za-z(（\-].)(?:{word}(?:[A-Z]{word}){{0,2}}(?:{last})"
        rf"(?![A-Za-z]| (?!(?:{_FORMS})(?![A-Za-z]))[A-Za-z])(?:公司|集团)?"
        r"|[A-Za-z&.\-]+ (?:[A-Z][A-Za-z&.\-]+ ){0,2}[A-Z][A-Za-z&.\-]+(?:公司|集团))"
    )


@cache
def _apposed() -> re.Pattern[str]:
    nouns = "|".join(sorted(words("words", "company_noun")))
    return re.compile(rf"(?:{nouns})([A-Z][A-Za-z&.\-]+(?: [A-Z][A-Za-z&.\-]+){{0,3}}(?![A-Za-z])(?:公司|集团)?)")


def find_known(text: str) -> Iterator[Candidate]:
    """Forms of the lexicon in `text`, longest first, in text order."""
    automaton, names = matcher()
    for index, start, end in automaton.find_matches_as_indexes(text):
        form = names[index]
        if _is_whole(text, start, end, form):
            meanings = tuple(m for m in forms()[form] if not text.startswith(m.agency.another_before, end))
            if not meanings or any(text.startswith(meaning.agency.not_before, end) for meaning in meanings):
                continue
            agency = meanings[-1].agency
            if form == "央行" and _OF_MANY.search(text, max(0, start - 5), start):
                continue
            if _is_likened(text, start, agency):
                continue
            if agency.kind == "company" and form.isascii() and text.startswith("公司", end):
                form += "公司"
            yield Candidate(start, start + len(form), form, agency.kind, f"lexicon:{agency.id}", forms=meanings)


def _is_likened(text: str, start: int, agency: Agency) -> bool:
    """Whether not the body is meant but one like it: 镍版|欧佩克, “锂|欧佩克”, 矿业版“|北约”."""
    return agency.kind in ("intergov", "alliance") and _LIKENED.search(text, max(0, start - 4), start) is not None


def _is_whole(text: str, start: int, end: int, form: str) -> bool:
    if _is_latin(form[0]) and start and _is_latin(text[start - 1]):
        return False
    if _is_latin(form[-1]) and _is_latin(text[end : end + 1]) and not _DATE.match(text, end):
        return False
    if form[-1] in "部厅局署司" and text[end : end + 1] in {"长", "门"} and not text.startswith(("部长", "长官"), end):
        return False
    if form[-1] == "院" and _HEAD_OF_YUAN.match(text, end):
        return False
    if form.endswith("海关") and text.startswith("署", end):
        return False
    meanings = forms()[form]
    is_short, is_company = all(m.short for m in meanings), meanings[-1].agency.kind == "company"
    if form.isascii() or len(form) > 3:
        return True
    if is_company:  # not 佐科·维多多
        return not text.endswith(("·", "・"), 0, start) and _begins_and_ends_words(text, start, end)
    return len(form) > 2 or not is_short or _stands_alone(text, start, end)


def _begins_and_ends_words(text: str, start: int, end: int) -> bool:
    """Whether the dictionary's words around a company's short name leave it whole: 业主|力拓, not 其中|碳 or 日|立案.

    Of three characters only the beginning is looked at, for what follows may make a word with the last: 嘉能可以.
    """
    low = max(0, start - 5)
    bounds = {low, *accumulate(map(len, rjieba.cut(text[low : end + 4], False)), initial=low)}
    pair = text[max(0, start - 2) : start]
    is_begun = start in bounds or (len(pair) == 2 and pair in rjieba.cut_all(pair))
    return is_begun and (end in bounds or end - start > 2)


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether word segmentation leaves `text[start:end]` whole: 中矿 but not 其中矿产."""
    low = max(0, start - 4)
    position = low
    bounds = {low}
    for word in rjieba.cut(text[low : end + 4]):
        position += len(word)
        bounds.add(position)
    return start in bounds and end in bounds


def find_governments(text: str, country_end: dict[int, int]) -> Iterator[Candidate]:
    """Governments by country and by person: 荷兰政府, 拜登政府, 岸田内阁, 联邦政府; 政府 alone is none."""
    yield from _cabinets(text)
    for match in _GOVERNMENT.finditer(text):
        start, word, body = match.start(), "", match[0]
        if start in country_end:
            yield Candidate(start, match.end(), body, "government", "government")
            continue
        if term := _TERM.search(text, max(0, start - 3), start):
            yield from _led(text, term.start(), match)
            continue
        word = _word_before(text, start)
        whose = leaders().get(word)
        is_national = whose is not None or word in _ANY_GOVERNMENT or (word and _is_person(word))
        if word and is_national:
            yield Candidate(start - len(word), match.end(), word + body, "government", "government", whose)
        elif word:
            yield Candidate(start - len(word), match.end(), word + body, "government", "government", local=True)


def _cabinets(text: str) -> Iterator[Candidate]:
    """Cabinets that are called after a person: 岸田内阁."""
    for match in _CABINET.finditer(text):
        yield from _led(text, match.start(), match)


def _led(text: str, at: int, government: re.Match[str]) -> Iterator[Candidate]:
    word = _word_before(text, at)
    if whose := leaders().get(word):
        start, end = at - len(word), government.end()
        yield Candidate(start, end, text[start:end], "government", "government", whose)


def find_council_of_union(text: str) -> Iterator[Candidate]:
    """The EU's Council by its last word, beside the European Parliament: 欧洲议会和|理事会."""
    for match in _COUNCIL.finditer(text):
        whole = "欧盟理事会"
        yield Candidate(match.start(), match.end(), whole, "intergov", "council", forms=forms()[whole], name=whole)


def find_listed_companies(text: str) -> Iterator[Candidate]:
    """Companies by the stock code in brackets behind their name: 湖南黄金(002155.SZ)."""
    for match in _STOCK_CODE.finditer(text):
        end = match.start()
        start = end - sum(map(len, _company_words(text[max(0, end - 12) : end])))
        if 2 <= end - start <= 10:
            yield Candidate(start, end, text[start:end], "company", "stock code")


def _company_words(before: str) -> Iterator[str]:
    """The words of a company's name, from its end: at least four characters of which some are no line of business."""
    name = ""
    for word, tag in reversed(list(rjieba.tag(before))):
        is_enough = len(name) >= 4 and not (is_topic(name) or is_topic(name[1:]))
        if is_enough or not _CHINESE.fullmatch(word) or (name and (word in words("words", "stop") or tag in "pcudr")):
            return
        name = word + name
        yield word


def _word_before(text: str, start: int) -> str:
    for length in range(min(10, start), 0, -1):
        word = text[start - length : start]
        is_leader = word in leaders() and (length > 1 or _is_surname(text, start - 1))
        if is_leader or word in _ANY_GOVERNMENT or word in words("words", "place"):
            return word
    if (place := place_before(text, start)) is not None:
        return text[place:start]
    last = next(iter(reversed(rjieba.cut(text[max(0, start - 6) : start]))), "")
    if len(last) > 1 and _is_person(last):
        return last
    name = "".join(takewhile(is_transliterated, reversed(text[max(0, start - 6) : start])))[::-1]
    return name if len(name) > 2 and is_coined(name) else ""


def _is_surname(text: str, at: int) -> bool:
    """Whether the character there begins a word, and ends none: 赖|政府, not 信赖|政府."""
    return not _CHINESE.match(text, at - 1) or is_coined(text[at - 1 : at + 1])


def _is_person(word: str) -> bool:
    """Whether segmentation takes `word` for a foreign person's name (撒切尔)."""
    return is_transliterated(word) and any(tag in {"nr", "nrt", "nrfg"} for _, tag in rjieba.tag(word))


def behind_title(text: str, start: int) -> bool:
    """Whether the Latin name at `start` is a person's, behind a title: 司长Tri Winarno."""
    is_title = _TITLE.search(text, max(0, start - 6), start) is not None
    return is_title and _ENGAGED.search(text, max(0, start - 14), start) is None


def persons_told(text: str) -> dict[str, int]:
    """The Latin names of persons that `text` tells, whole and in part, by where each is told first.

    A person is told behind a title (主管Tom Price … Price表示) or in brackets behind a name in characters.
    """
    told: dict[str, int] = {}
    for run in _LATIN_NAME.finditer(text):
        starts = [run.start() + word.start() for word in _WORD.finditer(run[0])]
        ends = [run.start() + word.end() for word in _WORD.finditer(run[0])]
        first = next((at for at, start in enumerate(starts) if _is_of_person(text, start)), len(starts))
        for at in range(first, len(starts)):
            for end in ends[at : at + 3]:
                told.setdefault(text[starts[at] : end].rstrip(".-"), starts[at])
    return told


def _is_of_person(text: str, start: int) -> bool:
    return behind_title(text, start) or _IN_BRACKETS.search(text, max(0, start - 14), start) is not None


def has_given_name(name: str) -> bool:
    """Whether a Latin name of several words begins with a given name."""
    given, *others = name.split(" ", maxsplit=1)
    return bool(others) and given in words("words", "given_name")


def find_latin_companies(text: str) -> Iterator[Candidate]:
    """Companies by their Latin names: a last word that companies have, or a noun for companies directly before."""
    for match in _latin_company().finditer(text):
        low, end = max(0, match.start() - 3), match.end()
        if _LETTERS_BEFORE.search(text, low, match.start()) or _GOES_ON.match(text, end):
            continue  # a piece of an English title
        may_be_firm = _OFFICE_OR_FIRM.search(text, max(0, match.start() - 4), match.start()) is not None
        if behind_title(text, match.start()) and (has_given_name(match[0]) or not may_be_firm):
            continue
        yield Candidate(match.start(), match.end(), match.group(), "company", "latin")
    for match in _apposed().finditer(text):
        yield Candidate(match.start(1), match.end(1), match.group(1), "company", "latin:apposed")
