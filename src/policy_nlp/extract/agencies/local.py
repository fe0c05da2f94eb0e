"""Bodies of parts of countries: 江西省|发改委, 南宁|海关, 西澳州|矿业部, and 市|财政局 in an article on 包头市."""

import re
from collections.abc import Iterator, Mapping

import rjieba

from policy_nlp.extract.agencies.candidate import Candidate
from policy_nlp.extract.agencies.entries import NATIONAL, words
from policy_nlp.extract.agencies.places import is_place_name, place_before
from policy_nlp.extract.agencies.plausible import is_transliterated
from policy_nlp.lexicon.countries import country_of

_OF_PLACES = re.compile(
    r"海关(?:缉私(?:分)?局)?|国资委|国有资产监督管理委员会|(?:发展)?改革委(?:员会)?|发展和改革委员会|发改委|公安[厅局]|[工经]信[厅局委]"
    r"|人大(?:常委会)?|人民代表大会(?:常务委员会)?"
    r"|(?:工业和信息化|自然资源|生态环境|商务|财政|应急管理|科学?技术?|农业农村|交通运输)[厅局委]"
)
_BARE = re.compile(r"(?:自治区|省|市|州|县|盟|旗)$")
_OWN_BARE = re.compile(r"(自治区|省|市|州|县|盟|旗)(?=人民政府.)")
_COURT_OF_CITY = re.compile(r"(?:上诉|高等|高级|中级|初级|初审|地方|地区|商业|商事|环境|行政)(?:人民)?法院")
_BENCH_OF_CITY = re.compile(  # which the grammar does not know
    r"(?:(?:商事|企业|商业|知识产权|劳工|破产)法[院庭]|(?:地方|高等|地区)(?:检察[厅署院]|法庭))(?![长官系])"
)
_LOCAL_ENDS = ("厅", "局", "委", "委员会", "法院", "检察院", "人民政府")
_REGIONS = {"内蒙古": "内蒙古自治区", "广西": "广西壮族自治区", "西藏": "西藏自治区", "宁夏": "宁夏回族自治区"}
_REGIONS |= {"新疆": "新疆维吾尔自治区"}
_IN_FULL = {
    "工信": "工业和信息化",
    "经信": "经济和信息化",
    "发改委": "发展和改革委员会",
    "发展改革委": "发展和改革委员会",
    "国资委": "国有资产监督管理委员会",
    "科技": "科学技术",
    "人社": "人力资源和社会保障",
    "住建": "住房和城乡建设",
}
_SHORT = re.compile(r"(?<=[省市区州县盟旗])(?:(?:发改委|发展改革委|国资委)$|(?:工信|经信|科技|人社|住建)(?=[厅局委]$))")
_COURT = re.compile("[中高]院(?!长)")


def attach_place(text: str, candidate: Candidate, places: Mapping[int, int]) -> None:
    """Make a body directly behind a part of a country a body of that part.

    `places` maps the ends of listed places to their starts. A bare 市 or 自治区 is the one that the text told last.
    """
    if candidate.local and candidate.name is None:
        _begin_with_place(text, candidate, places)
    start, body = candidate.start, candidate.body
    if candidate.kind not in NATIONAL or candidate.local or candidate.country or candidate.name:
        return
    if own := _OWN_BARE.match(body):
        candidate.body = body[own.end() :]
        _make_local(candidate, start, _told(text, start, own[1], places))
        return
    place: int | None
    if _OF_PLACES.fullmatch(body):
        listed = places.get(start, _city_before(text, start) if body.startswith("海关") else None)
        place = listed if listed is not None else place_before(text, start)
    elif _COURT_OF_CITY.fullmatch(body):
        place = places.get(start, _city_before(text, start))
    else:
        place = places.get(start) if not candidate.forms or text[start - 1 : start] in ("省", "州", "邦") else None
    if place is not None:
        _make_local(candidate, place, text[place:start])
    elif body.endswith(_LOCAL_ENDS) and (bare := _bare_before(text, start)):
        _make_local(candidate, start - len(bare), _told(text, start - len(bare), bare, places))


def _begin_with_place(text: str, candidate: Candidate, places: Mapping[int, int]) -> None:
    """Begin a local body with the listed place of which segmentation gave it only the end: 卡塔|马卡省|矿业部."""
    for end in range(candidate.start + 1, candidate.start + 6):
        start = places.get(end, candidate.start)
        if start < candidate.start:
            candidate.body = text[start : candidate.start] + candidate.body
            candidate.start = start
            return


def in_full(body: str) -> str:
    """The full name of a local body that is named in short: 江西省工信厅 → 江西省工业和信息化厅."""
    return _SHORT.sub(lambda match: _IN_FULL[match[0]], body)


def _make_local(candidate: Candidate, start: int, place: str) -> None:
    candidate.name = in_full(place + candidate.body)
    candidate.body = place + candidate.body
    candidate.start, candidate.forms, candidate.local = start, (), True


def _bare_before(text: str, end: int) -> str:
    """The bare kind of a part of a country that ends at `end` (市, 自治区)."""
    low = max(0, end - 4)
    if not _BARE.search(text, low, end):
        return ""
    last = next(reversed(rjieba.cut(text[low:end])), "")
    return last if _BARE.fullmatch(last) else ""


def _told(text: str, start: int, kind: str, places: Mapping[int, int]) -> str:
    """The name of the part of `kind` told last before `start`, or `kind` where none is."""
    for match in reversed(list(re.finditer(kind, text[:start]))):
        if (begin := place_before(text, match.end())) is not None:
            return text[begin : match.end()]
    listed = [text[places[end] : end] for end in sorted(places) if end <= start]
    if kind == "自治区":
        return next((_REGIONS[name] for name in reversed(listed) if name in _REGIONS), kind)
    return kind


def _city_before(text: str, end: int) -> int | None:
    """Where a city begins that has a customs house, if one is named directly before `end`."""
    before = text[max(0, end - 5) : end]
    if city := next((c for c in words("words", "customs_city") if before.endswith(c)), None):
        return end - len(city)
    word, tag = next(reversed(list(rjieba.tag(before))), ("", ""))
    is_city = tag == "ns" or (len(word) > 2 and is_transliterated(word)) or is_place_name(word, tag)
    return end - len(word) if is_city and len(word) > 1 and country_of(word) is None else None


def find_city_courts(text: str) -> Iterator[Candidate]:
    """Courts and prosecutors by the city where they sit: 深圳|中院, 卢本巴希|商事法院."""
    for match in _BENCH_OF_CITY.finditer(text):
        if (city := _city_before(text, match.start())) is not None:
            yield Candidate(city, match.end(), text[city : match.end()], "government", "court", local=True)
    for match in _COURT.finditer(text):
        low = match.start() - (text[match.start() - 1 : match.start()] in ("一", "二", "三"))
        word, tag = next(reversed(list(rjieba.tag(text[max(0, low - 5) : low]))), ("", ""))
        start = low - len(word)
        if is_place_name(word, tag):
            body = text[start : match.end()]
            yield Candidate(start, match.end(), body, "government", "court", local=True)
