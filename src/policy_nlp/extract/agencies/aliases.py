"""Names told once and used later: bracketed abbreviations, short forms, bare last words, shared last words."""

import re
from collections.abc import Iterator, Sequence

import rjieba

from policy_nlp.extract.agencies.candidate import Candidate
from policy_nlp.extract.agencies.entries import words
from policy_nlp.lexicon.countries import country_of

_BRACKET = re.compile(r"\s?[(（]([^()（）\n]{1,90})[)）]")
_PART = re.compile(r"[^,，;；、/]+")
_ALIAS = re.compile(
    r"(?:(?:以下)?(?:英文)?(?:简称|缩写|下称)(?:为)?[:：]?)?\s*"
    r"[“\"]?([A-Za-z][A-Za-zÀ-ÿ&.\-’' ]*[A-Za-zÀ-ÿ0-9])[”\"]?\s*"
)
_CHINESE_ALIAS = re.compile(r"(?:以下)?(?:简称|下称)(?:为)?[:：]?[“\"]?([\u4e00-\u9fff]{2,10})[”\"]?\s*")
_LIMITED = re.compile(r"(?:股份)?有限(?:责任)?公司$")
_PLACE = re.compile(r"[州省县市]|地区|项目|矿[山区床场]|[锂钴镍铜钨锡稀]\w{0,4}矿(?![业产企商])|盐湖|港口|铁路|园区")
_TRADE = re.compile(r"金属|资源|能源|黄金|钢铁|矿业|[锂镍铜铀铝锡锌锰]业")
_SHORT_FORM = re.compile(r"([\u4e00-\u9fff]{3,8})")
_NOT_ALIAS = re.compile(r"(?:[A-Z]{2,6}\s*[:：.]|\d|[A-Z]股|US\$|USD|RMB)")
_SUFFIX = re.compile(
    r"(?:股份|有限)?(?:材料公司|公司|集团|联合体|锂业|钴业|钨业|矿业|镍业|铜业|锂能|资源公司|矿业公司|稀土公司"
    r"|科技|高科|电机|电子|半导体|电气|新材|化学|资本|重工|磁材|锂业公司|能源公司)$"
)
_SHARED = re.compile(r"国家实验室|大学")
_LISTED = re.compile(r"(?:[\u4e00-\u9fff·]{2,10}[、和与及]){1,8}[\u4e00-\u9fff·]{2,6}$")
_STEM = re.compile(r"(?:(?!以及)[^、和与及])+")
_NOT_STEM = re.compile(r"等|(?:室|学|院|所|司|局|部|会|校|团|国)$")
_LEAD = re.compile(r".*(?:依托|包括|以及|通过|由|如|向|对|在)")
_BARE = re.compile(r"(?:委员会|理事会|秘书处|事业团|公团|公社|议会|管理局)(?![\u4e00-\u9fff]{0,3}[(（])")
_BARE_WITH = re.compile(r"(?<=[与和、及])(?:事业团|公团|公社)(?![\u4e00-\u9fff]{0,3}[(（])")  # 调达厅与|公团
_PANEL = "专家组"
_PANEL_RULES = re.compile(
    rf"{_PANEL}(?=[\d年月日底初]{{0,12}}(?:裁|认定|判|驳回|支持|[作做]出|报告|成立|审理|审议|认为))"
)
# what a dispute does with its panel: 设立专家组, 向专家组举证
_PANEL_OF_DISPUTE = re.compile(
    rf"(?:成立|设立|组成|申请|向|由|在|对)了?(?:单一|新的|一个)?({_PANEL})"
    r"(?=$|[，。；、,;（(]|举证|面前|提交|提出|申诉|陈述|审[理议查]|裁|的(?:裁|结论|报告|认定|判))"
)
_OF_PANELS = "世界贸易组织"
_ADDRESSED = re.compile(
    r"(?:(?:通知|告知|致函|请求|要求|敦促|促请|呼吁|知会|授权|批评)(?:委员会|理事会|管理局)[，,。；;]|(?:下令|责成|指示|要求|授权)秘书处)"
)
_AUTHORITY = "管理局"
_ORGANS_ALONE = frozenset({"理事会", "秘书处"})
_ORGAN = re.compile(r"(?<=管理局)(?:大会|理事会|秘书处|财务委员会|法律和技术委员会)")
_BEFORE_BARE = frozenset("，,。；;：:\n\t\u3000 日月年天向由经据")


def bracketed(text: str, candidate: Candidate) -> Iterator[Candidate]:
    """The abbreviations and foreign names in brackets directly behind `candidate`."""
    match = _BRACKET.match(text, candidate.end)
    if match is None:
        return
    for part in _PART.finditer(match.group(1)):
        alias = _ALIAS.fullmatch(part.group()) or _CHINESE_ALIAS.fullmatch(part.group())
        if alias is None and _is_shortened(part.group(), candidate.body):
            alias = _SHORT_FORM.fullmatch(part.group())
        if alias is None or _NOT_ALIAS.match(part.group()):
            continue
        base = match.start(1) + part.start()
        yield Candidate(base + alias.start(1), base + alias.end(1), alias.group(1), candidate.kind, "alias:bracket")


def names_a_place(text: str, end: int) -> bool:
    """Whether the short name that ends at `end` is a place's, from which the company has it: 索诺拉|州, Bikita|矿山."""
    return _PLACE.match(text, end) is not None


def organ_of(bare: str, body: str) -> str:
    """The organ of `body` that `bare` names, alone or behind its last word: 管理局|大会."""
    if bare == _PANEL or (bare in _ORGANS_ALONE and body.endswith(_AUTHORITY)):
        return bare
    organ = _ORGAN.search(bare)
    return organ[0] if organ and not body.endswith(organ[0]) else ""


def names_another(text: str, end: int, body: str) -> bool:
    """Whether the short name that ends at `end` goes on to another company's than `body`: 康沃尔|金属."""
    trade = _TRADE.match(text, end)
    return trade is not None and trade[0] not in body


def _is_shortened(form: str, name: str) -> bool:
    """Whether `form` keeps some characters of `name` in their order, the last one too: 中华经济研究院（中经院）."""
    name = _LIMITED.sub("", name)
    rest = iter(name)
    return len(form) < len(name) and form[-1:] == name[-1:] and all(character in rest for character in form)


def occurrences(text: str, aliases: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Where Latin `aliases` stand in `text` as whole words, in text order."""
    if aliases:
        longest_first = "|".join(re.escape(alias) for alias in sorted(aliases, key=lambda a: (-len(a), a)))
        for match in re.finditer(rf"(?<![A-Za-z0-9])(?:{longest_first})(?![A-Za-z0-9])", text):
            yield match.start(), match.end(), match.group()


def defined(text: str, candidate: Candidate) -> Iterator[str]:
    """The Chinese short names that a bracket directly behind `candidate` gives it: (以下简称“集团”, 000831.SZ)."""
    match = _BRACKET.match(text, candidate.end)
    for part in _PART.finditer(match[1]) if match else ():
        if alias := _CHINESE_ALIAS.fullmatch(part[0]):
            yield alias[1]


def standing_apart(text: str, alias: str, after: int) -> Iterator[tuple[int, int, str]]:
    """Where `alias` stands in `text` behind `after` as a name of its own: the subject of a clause or behind 与, 向."""
    name = re.escape(alias)
    for match in re.finditer(
        rf"(?<=[，,。;；:：、\s日月年与和同由被对向据以及“]){name}(?![\u4e00-\u9fff]?(?:化|式|级))", text[after:]
    ):
        yield after + match.start(), after + match.end(), alias


def stem_of(name: str) -> str | None:
    """The short name by which an article may call the company `name` later (莱纳斯公司 → 莱纳斯), if it has one."""
    stem = _SUFFIX.sub("", name)
    if stem == name or not 2 <= len(stem) <= 6 or country_of(stem) or stem in words("words", "topic"):
        return None
    tokens = list(rjieba.tag(stem))
    if stem.isascii():
        return stem
    is_plain = len(tokens) == 1 and not tokens[0][1].startswith(("nr", "nz"))
    return None if is_plain or tokens[0][1] == "ns" or any(t in words("words", "topic") for t, _ in tokens) else stem


def shared_heads(text: str) -> Iterator[Candidate]:
    """Each of several names that share their last word: 爱达荷州、橡树岭、阿贡等国家实验室."""
    for match in _SHARED.finditer(text):
        head, end_of_list = match.group(), match.start()
        etc = text.startswith("等", end_of_list - 1) if end_of_list else False
        end_of_list -= etc
        listed = _LISTED.search(text, max(0, end_of_list - 60), end_of_list)
        stems = list(_STEM.finditer(listed.group())) if listed and (etc or head == "国家实验室") else []
        for stem in stems if etc else stems[:-1]:
            end = (listed.start() if listed else 0) + stem.end()
            start = end - len(_LEAD.sub("", stem.group(), count=1))
            if 2 <= end - start <= 8 and not _NOT_STEM.search(text[start:end]):
                name = text[start:end] + head
                yield Candidate(start, end, name, "institute", "shared", name=name)


def _can_stand_for(body: Candidate, head: str, text: str) -> bool:
    return (body.kind == "legislature") == (head == "议会") and text[body.start : body.end].endswith(head)


def bare_heads(text: str, known: Sequence[Candidate]) -> Iterator[tuple[int, int, Candidate]]:
    """A last word alone at the start of a clause, with the body told before that it stands for."""
    for match in _BARE.finditer(text):
        start, end = match.span()
        if start and text[start - 1] not in _BEFORE_BARE and not _ADDRESSED.match(text, max(0, start - 2)):
            continue
        earlier = [c for c in known if c.end <= start and _can_stand_for(c, match.group(), text)]
        if not earlier and match.group() in _ORGANS_ALONE:  # of an authority of several countries
            nearest = max((c for c in known if c.end <= start), key=lambda c: c.end, default=None)
            is_authority = nearest and nearest.kind == "intergov" and nearest.body.endswith(_AUTHORITY)
            earlier = [nearest] if nearest and is_authority else []
        if earlier and earlier[-1].end - earlier[-1].start > end - start:
            organ = _ORGAN.match(text, end)
            yield start, organ.end() if organ else end, earlier[-1]
    ends = {c.end for c in known}
    for match in _BARE_WITH.finditer(text):
        told = [c for c in known if c.end < match.start() and _can_stand_for(c, match[0], text)]
        if told and match.start() - 1 in ends:
            yield match.start(), match.end(), told[-1]
    yield from _panels(text, known)


def _panels(text: str, known: Sequence[Candidate]) -> Iterator[tuple[int, int, Candidate]]:
    """The panels of the organisation before which states litigate: 诉诸世界贸易组织。|专家组3月裁定."""
    of_rules = (m.start() for m in _PANEL_RULES.finditer(text) if _opens_or_dated(text, m.start()))
    of_disputes = (m.start(1) for m in _PANEL_OF_DISPUTE.finditer(text))
    for start in sorted({*of_rules, *of_disputes}):
        told = [c for c in known if c.end <= start and c.name == _OF_PANELS]
        if told:
            yield start, start + len(_PANEL), told[-1]


def _opens_or_dated(text: str, start: int) -> bool:
    return start > 0 and text[start - 1] in _BEFORE_BARE
