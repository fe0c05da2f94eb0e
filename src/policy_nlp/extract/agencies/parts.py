"""Parts of bodies that are named with them: 国土资源部|信息中心, 海关总署|广东分署, 国会|特别委员会; and embassies."""

import re
from collections.abc import Iterator, Sequence

import rjieba

from policy_nlp.extract.agencies.candidate import Candidate
from policy_nlp.extract.agencies.entries import Kind, forms, is_topic, words
from policy_nlp.extract.agencies.places import is_place_name
from policy_nlp.lexicon.countries import abbreviation, country_of

_CENTRE = re.compile(
    r"([\u4e00-\u9fff]{0,14}?)(?:(?:信息|指导|指挥|研究|发展|服务|评审|安全|交流|调查|文献|监测)中心|重点实验室|工程技术研究中心)"
)
_BRANCH = re.compile(r"([\u4e00-\u9fff]{2,4})(?:分署|总部|直属局)|([\u4e00-\u9fff]{0,8}?)工作组")
_SECTION = re.compile(r"([\u4e00-\u9fff]{1,8})(?:分会|委员会|专委会)")
_COMMITTEE = re.compile(r"([\u4e00-\u9fff]{2,14}?)委员会")
_NUMBERED = re.compile(r"第[一二三四五六七八九十]{1,3}")  # 国会|第七委员会
_INSTITUTE = re.compile(
    r"([\u4e00-\u9fff]{2,12}?)(?:研究[所院](?!究)|研究中心|实验室|所(?=所长|副所长|研究员|团队|[，,。、的(（和与])|局(?=局长|副局长))"
)
_TAILS: dict[Kind, tuple[tuple[re.Pattern[str], Kind], ...]] = {
    "government": ((_CENTRE, "institute"), (_BRANCH, "government")),
    "legislature": ((_COMMITTEE, "legislature"),),
    "association": ((_SECTION, "association"),),
    "institute": ((_INSTITUTE, "institute"),),
}
_WHOLES = {
    "government": tuple("部局署委会行厅"),
    "legislature": tuple("会院"),
    "association": ("会",),
    "institute": ("院",),
}
_AND = frozenset("与和及")
_OUTSIDE = frozenset({"p", "d", "r", "u", "uj", "ul", "m", "q", "x", "t", "y"})
_MISSION = re.compile(r"驻([\u4e00-\u9fff]{1,6}?)(大?使馆|总?领事馆|使团|代表处)")


def with_parts(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """`candidates`, in text order, each with the part of it that is named directly behind it."""
    kept: list[Candidate] = []
    for at, candidate in enumerate(candidates):
        if kept and candidate.start < kept[-1].end:
            continue
        kept.append(candidate)
        tails = _TAILS.get(candidate.kind, ()) if candidate.name is None else ()
        if not tails or not candidate.body.endswith(_WHOLES[candidate.kind]):
            continue
        for tail, kind in tails:
            match = tail.match(text, candidate.end)
            if match and _is_part(match, candidates[at + 1 : at + 4]):
                kept += _taken(candidate, match, kind)
                break
    return kept


def _taken(whole: Candidate, match: re.Match[str], kind: Kind) -> list[Candidate]:
    """What is named beside `whole`, which takes in its part; a part of a national body takes that body's name."""
    if kind in ("government", "legislature"):
        return [Candidate(match.start(), match.end(), match[0], kind, f"part:{match[0][-3:]}")]
    whole.body = whole.full_name + match[0] if whole.kind == "government" else whole.body + match[0]
    whole.end, whole.kind, whole.forms = match.end(), kind, forms().get(whole.body, ())
    return []


def _is_part(match: re.Match[str], behind: Sequence[Candidate]) -> bool:
    """Whether only nouns stand before the last word, and no other body begins or ends among them."""
    end = match.end()
    inside = [c for c in behind if c.start < end and not (match.re is _INSTITUTE and c.kind == "intergov")]
    if any(c.end != end or (c.forms and (c.kind != "institute" or c.start > match.start())) for c in inside):
        return False  # but a listed institute may be named with its parent: 中科院|赣江创新研究院
    middle = next((group for group in match.groups() if group), "")
    if match.re is _COMMITTEE and _NUMBERED.fullmatch(middle):
        return True
    tokens = list(rjieba.tag(middle))
    if tokens and (tokens[0][0] in _AND or tokens[-1][0] in _AND):
        return False
    return all(word in _AND or _is_noun(word, tag) for word, tag in tokens)


def _is_noun(word: str, tag: str) -> bool:
    if is_topic(word) or is_place_name(word, tag):
        return True
    return not (tag in _OUTSIDE or tag == "v" or word in words("words", "stop") or word == "中国")


def find_missions(text: str) -> Iterator[Candidate]:
    """Embassies and the like: 驻美大使馆, 驻日代表处."""
    for match in _MISSION.finditer(text):
        country = country_of(match[1]) or abbreviation(match[1]) or abbreviation(match[1].removesuffix("国"))
        if country is not None:
            office = "大使馆" if match[2] == "使馆" else match[2]
            yield Candidate(match.start(), match.end(), f"驻{country.name}{office}", "government", "mission")
