"""Organisations in a reading: found by lexicon and grammar, given their country and their full name."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from policy_nlp.extract.agencies import aliases
from policy_nlp.extract.agencies.brands import (
    find_brands,
    find_foreign_brands,
    find_introduced,
    find_neighbours,
    find_subsidiaries,
    find_transliterated_brands,
    without_common_words,
)
from policy_nlp.extract.agencies.candidate import Candidate
from policy_nlp.extract.agencies.entries import NATIONAL, Form, forms, is_common, is_topic
from policy_nlp.extract.agencies.grammar import find_by_grammar
from policy_nlp.extract.agencies.lettered import find_lettered
from policy_nlp.extract.agencies.lexical import (
    find_council_of_union,
    find_governments,
    find_known,
    find_latin_companies,
    find_listed_companies,
)
from policy_nlp.extract.agencies.local import attach_place, find_city_courts
from policy_nlp.extract.agencies.naming import Namer
from policy_nlp.extract.agencies.parts import find_missions, with_parts
from policy_nlp.extract.agencies.places import find_places, outside_places
from policy_nlp.extract.agencies.plausible import begins_proper
from policy_nlp.extract.agencies.registered import in_full
from policy_nlp.lexicon.countries import Country, Found, abbreviation, country_of, find_countries
from policy_nlp.model import AgencyMention, Reading

_LOST = re.compile(r"(?<=委员|理事)\?(?=[\u4e00-\u9fff])")  # 會, lost when a page was converted
_OF_MANY = re.compile(r"(?:[国境海]外|外国|各[国地省州]|地方|进口国|出口国|对方国?|多国|省级|他国)的?$")
_FOUNDS = re.compile(
    r"(?:在[^，,。；;\d]{2,8}?)?(?:秘书长[\u4e00-\u9fff·]{0,8}?(?=宣布))?(?:宣布|已|将|也|还|日前|近日|于|[\d年月日]){0,9}(?:下属|所属|旗下|下设|内设|辖下|成立|设立|新设|组建)(?:的|了)?[“\"]?"
)
_LANDS = "[(（](?:中国|新加坡|欧洲|美国|印尼|澳洲|澳大利亚)[)）]"  # alone it only says where: 力拓(澳大利亚)
_COMPANY = re.compile(
    rf"(?:[(（](?:集团|控股)[)）]|{_LANDS})?(?:[(（]?(?:香港|新加坡|北京|上海|成都)[)）]?)?(?:高?科技|新能源|新?材料|矿业|资源|能源|工业|集团|控股|投资|国际|产业|电子|化工|实业|发展|钢铁|稀土|锂业|铜业"
    r"|有色金属){0,4}(?:股份)?有限(?:责任)?公司|(?:股份|集团)?公司(?![法人])|集团(?:公司)?|商社|株式会社|国际(?=[须将已与和、，。,的宣在拟于以签获按])"
    rf"|(?:证券|期货|投顾)(?=[表指认分研首称预])|(?:香港|国际|{_LANDS})控股(?![子权股])|[(（](?:亚太|国际|香港|上海|北京)[)）]"
)
_LATIN_TAIL = re.compile(
    r"(?:,? (?:Inc|Corp|Corporation|Ltd|Limited|PLC|Plc|Co|Group|Holdings|Company|Institution|Korea"
    r"|LLC|LLP|Pty|AG|SE|SA|NV|BV|AS|Tbk|Sdn Bhd|SAS|Sarl|Ltda)(?![A-Za-z])\.?)+"
    r"| (?:B\.V|N\.V|S\.A(?:\.S)?|S\.p\.A|S\.r\.l|A\.[ŞS])\.?(?![A-Za-z])"
    r"|(?<=Inc)\.|(?<=Corp)\.|(?<=Ltd)\.|(?:稀土|锂业|矿业|资源|铜业|金属)?(?:有限)?(?:公司|集团)|(?:稀土|锂业|矿业|资源)(?=[宣表将公签与和、，。的（(])"
)
_LINE = re.compile(r"(?:[锂钴钨镍铜铝钼锡锌钛锰锑铀钒]业|矿业|锂能|锂电|磁材)(?![部界协商税链])")
_BRANCHED = re.compile(rf"香港|新加坡|北京|上海|成都|亚太|国际$|[)）]$|{_LANDS}")
_INCORPORATED = frozenset({"company", "alliance", "institute"})
_TAILS = {
    "intergov": re.compile(r"(?<=[院庭])[\u4e00-\u9fff]{2,6}分庭"),
    "institute": re.compile(
        r"(?<=创新中心|研究中心)[\u4e00-\u9fff]{2,3}(?:基地|分中心)"
        r"|(?<=大学|学院)(?:[\u4e00-\u9fff]{2,8}分校|[(（](?:北京|武汉|华东|徐州)[)）])"
    ),
}
_OFFICE = re.compile(r".+(?:办公室|司|处|科)")
# a ministry or a state office is no part of another: 商务部|海关总署, 国家发展改革委|国家能源局
_OF_ITS_OWN = re.compile(r".*(?:部|总署|总局)|国家.+(?:[局署委]|委员会)")
_AUTHORITY = "管理局"
_COUNCIL = re.compile(r".+(?:研究会|审议会|恳谈会|工作组)")


def find_agencies(reading: Reading) -> list[AgencyMention]:
    """All named organisations of `reading`, in text order.

    `name` is the full simplified name as the guide rules it; `country` the ISO 3166-1 alpha-3 code of a national
    body's country, or of a listed organisation's home. A body whose country cannot be told is left out and recorded
    as an abstention.
    """
    text = _LOST.sub("会", reading.text)
    reading = replace(reading, text=text)  # the lists in it stay those of the caller
    places = find_places(text)
    found = outside_places(_countries(text), places)
    countries = {end: (start, country) for start, end, country in found}
    candidates = _candidates(reading, text, {end: start for end, (start, _) in countries.items()})
    for candidate in candidates:
        _attach_country(text, candidate, countries)
        attach_place(text, candidate, places)
    candidates = _joined(_with_offices(text, candidates))
    candidates = in_full(text, candidates, countries)
    _find_parents(text, candidates)
    _find_organs(candidates)
    return Namer(reading, found, candidates).mentions()


def _countries(text: str) -> Found:
    """The countries named in `text`, with those that one character names before a body (美|国防部, not 美国|防部)."""
    lettered = find_lettered(text)
    if not lettered:
        return find_countries(text)
    begun = {start for start, _, _ in lettered if not text.startswith("国会", start + 1)}
    return tuple(sorted((*(f for f in find_countries(text) if f[0] not in begun), *lettered)))


def _candidates(reading: Reading, text: str, country_end: dict[int, int]) -> list[Candidate]:
    known = [*find_known(text), *find_governments(text, country_end), *find_latin_companies(text)]
    known += [*find_city_courts(text), *find_missions(text), *find_council_of_union(text)]
    known = without_common_words(text, _apart(known))
    ends = {c.end for c in known}
    known += [c for c in find_listed_companies(text) if c.end not in ends]
    titles = [(mention.start, mention.end) for mention in reading.instruments]
    brands = [
        *find_brands(text, known, country_end),
        *find_subsidiaries(text, known, country_end),
        *find_foreign_brands(text, known),
        *find_transliterated_brands(text, country_end),
        *find_introduced(text, country_end),
        *find_neighbours(text, known, country_end),
    ]
    known += [c for c in brands if not _is_within(c, titles)]
    known = [_with_company(text, candidate) for candidate in _apart([*known, *aliases.shared_heads(text)])]
    fixed = [c for c in known if not _may_be_longer(c, text, country_end)]
    guessed = [c for c in find_by_grammar(text, fixed, country_end) if c.forms or not _is_within(c, titles)]
    found = with_parts(text, _apart([*known, *guessed]))
    return [c for c in found if not (_is_instrument(text, c, reading) or _is_of_many(text, c))]


def _is_of_many(text: str, candidate: Candidate) -> bool:
    """Whether the text tells bodies of a kind, not a country's: 国外|海关, 地方|商务厅."""
    is_bare = candidate.kind in NATIONAL and candidate.start and is_common(candidate.body)
    return bool(is_bare) and _OF_MANY.search(text, max(0, candidate.start - 4), candidate.start) is not None


def _is_instrument(text: str, candidate: Candidate, reading: Reading) -> bool:
    """Whether it is a well-known instrument, or stands in a document number: 工信部联原〔2023〕245号."""
    for mention in reading.instruments:
        if mention.start <= candidate.start and candidate.end <= mention.end:
            is_known = mention.kind == "other" or mention.rule.startswith("known.")
            name = text[mention.start : mention.end].strip("“”")
            return mention.rule == "number.document" or (is_known and name == candidate.body)
    return False


def _may_be_longer(candidate: Candidate, text: str, country_end: dict[int, int]) -> bool:
    """Whether the grammar may find a longer name that ends with this form: 投资、|工业和贸易部."""
    is_national = candidate.kind in NATIONAL and bool(candidate.forms) and not candidate.is_short
    return is_national and candidate.start not in country_end and text[candidate.start - 1 : candidate.start] != "\n"


def _is_within(candidate: Candidate, spans: list[tuple[int, int]]) -> bool:
    return any(start < candidate.end and candidate.start < end for start, end in spans)


def _apart(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Candidates in text order; of overlapping ones the longest, then the first."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.start, -c.end)):
        if not kept or candidate.start >= kept[-1].end:
            kept.append(candidate)
        elif candidate.end - candidate.start > kept[-1].end - kept[-1].start:
            kept[-1] = candidate
    return kept


def _attach_country(text: str, candidate: Candidate, countries: dict[int, tuple[int, Country]]) -> None:
    """Take the country directly before a candidate into it, where the guide counts it as part of the name."""
    before = countries.get(candidate.start) or _overlapping(text, candidate.start, countries)
    if before is None and candidate.body.startswith("国家") and not candidate.forms:
        own = [form for form in forms().get(candidate.body[2:], ()) if form.agency.country == "CHN"]
        if own:  # 国家|商务部, as Hong Kong has it
            candidate.body, candidate.forms, candidate.country = candidate.body[2:], tuple(own), country_of("中国")
    if before is None or candidate.name is not None:
        return
    start, country = before
    if candidate.kind in NATIONAL and not candidate.local:
        candidate.start, candidate.country = start, country
    elif start + 1 == candidate.start:
        candidate.start = start  # 澳|联邦科学与工业研究组织
    elif _carries_country(candidate):
        candidate.start, candidate.body = start, text[start : candidate.end]
        candidate.forms = forms().get(candidate.body, ())


def _overlapping(text: str, start: int, countries: dict[int, tuple[int, Country]]) -> tuple[int, Country] | None:
    """The country before `start` whose longer name goes on behind it: 俄罗斯|联邦|海关署, 日本|国|家安全保障局."""
    for end in (start + 1, start + 2):
        begin, country = countries.get(end, (start, None))
        if country and begin < start and country in (country_of(text[begin:start]), abbreviation(text[begin:start])):
            return begin, country
    return None


def _carries_country(candidate: Candidate) -> bool:
    if candidate.local:
        return False  # 美国|内华达州环境保护局: a body of the place
    if candidate.kind in ("intergov", "alliance") or (candidate.kind == "company" and candidate.forms):
        return False
    if candidate.body.startswith("区"):
        return True  # 台湾区…公会
    return not candidate.is_short and not begins_proper(candidate.body)


def _is_one_company(first: Candidate, second: Candidate) -> bool:
    """Whether two stretches are one name: a listed name begins it, or a word of business is inside (X集团资源公司)."""
    return first.kind in {"company", "alliance"} and second.kind == "company" and not second.forms


def _describes(first: Candidate, second: Candidate) -> bool:
    """Whether `first` only says what `second` is: 美国矿业咨询公司|SRK."""
    stem = first.body.removesuffix("公司")
    is_description = any(country_of(stem[:at]) and is_topic(stem[at:]) for at in range(2, 6))
    return second.rule == "latin:apposed" and not first.forms and is_description


def _with_company(text: str, candidate: Candidate) -> Candidate:
    """A listed name with what goes on directly behind it (浦项制铁|集团, 技术研究中心|有限公司, 协会|锂业分会)."""
    if (
        candidate.kind in _TAILS
        and candidate.name is None
        and (tail := _TAILS[candidate.kind].match(text, candidate.end))
    ):
        body = candidate.body + tail[0]
        candidate.end, candidate.body, candidate.forms = tail.end(), body, forms().get(body, ())
        return candidate
    if candidate.kind == "company" and candidate.body.isascii() and text.endswith("PT ", 0, candidate.start):
        candidate.start -= len("PT ")  # the Indonesian form of a company
        candidate.body = f"PT {candidate.body}"
    if candidate.body.isascii() and candidate.name is None and (tail := _LATIN_TAIL.match(text, candidate.end)):
        candidate.end, candidate.body = tail.end(), candidate.body + tail[0]
        return candidate
    if candidate.kind == "company" and candidate.is_short and (line := _LINE.match(text, candidate.end)):
        candidate.end, candidate.body = line.end(), candidate.body + line[0]
        candidate.forms = forms().get(candidate.body, ())
    tail = _COMPANY.match(text, candidate.end) if candidate.kind in _INCORPORATED and not candidate.name else None
    if tail is None or candidate.body.endswith("公司") or (candidate.body.endswith("集团") and tail[0] == "集团"):
        return candidate
    body = candidate.body + tail[0]
    same = tuple(Form(form.agency, short=False) for form in candidate.forms if candidate.kind == "company")
    if _BRANCHED.search(tail[0]):
        same = ()  # a company of its own
    candidate.end, candidate.body, candidate.kind, candidate.forms = (
        tail.end(),
        body,
        "company",
        forms().get(body, same),
    )
    return candidate


def _with_offices(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates and the offices directly behind ministries and commissions (工业和信息化部|办公厅)."""
    found: list[Candidate] = []
    for candidate in candidates:
        found.append(candidate)
        office = "办公室" if candidate.body.endswith(("委员会", "领导小组")) else "办公厅"
        if candidate.kind == "government" and text.startswith(office, candidate.end):
            found.append(Candidate(candidate.end, candidate.end + 3, office, "government", f"grammar:{office}"))
    return found


def _joined(candidates: list[Candidate]) -> list[Candidate]:
    """A body and its part directly behind it become one: 美国能源部 + 化石能源办公室."""
    joined: list[Candidate] = []
    for candidate in candidates:
        last = joined[-1] if joined else None
        if last and last.end == candidate.start and _is_one_company(last, candidate):
            if not _describes(last, candidate):
                candidate.start, candidate.body = last.start, last.body + candidate.body
            joined[-1] = candidate
            continue
        if last and last.end == candidate.start and _is_institute_of(last, candidate):
            candidate.start, candidate.body = last.start, last.full_name + candidate.body
            joined[-1] = candidate
            continue
        if last is None or last.end != candidate.start or not _may_hold(last, candidate):
            joined.append(candidate)
            continue
        body = last.body + candidate.body
        meanings = forms().get(body, ())
        if last.kind in ("institute", "company"):
            candidate.kind = "institute"
            candidate.start, candidate.body, candidate.forms = last.start, body, meanings
            joined[-1] = candidate
            continue
        candidate.parent = None if meanings else last
        candidate.start, candidate.country = last.start, last.country
        candidate.local = candidate.local or last.local
        if meanings:
            candidate.body, candidate.forms, candidate.kind = body, meanings, meanings[-1].agency.kind
        else:
            candidate.kind = last.kind if last.kind in {*NATIONAL, "intergov"} else candidate.kind
        joined[-1] = candidate
    return joined


def _is_institute_of(whole: Candidate, part: Candidate) -> bool:
    """Whether `part` is the institute of a ministry and named with it: 自然资源部|第二海洋研究所."""
    is_own = part.kind == "institute" and not part.forms and not begins_proper(part.body)
    return is_own and whole.kind == "government" and whole.body[-1] in "部局署委关" and whole.parent is None


def _may_hold(whole: Candidate, part: Candidate) -> bool:
    if whole.body.endswith("政府") or (whole.parent is not None and whole.parent.parent is not None):
        return False  # no office is named so deep
    if whole.kind == "company":
        return part.kind == "institute" and part.country is None and not part.forms  # 丰田|中央研究所
    if whole.kind == "institute":
        is_large = whole.body.endswith(("大学", "科学院", "研究院", "分校"))
        return is_large and part.country is None and part.kind in ("institute", "government")
    if whole.body.endswith(tuple("部委署局")) and part.forms and _OF_ITS_OWN.fullmatch(part.body):
        return False
    return part.country is None and whole.kind in {*NATIONAL, "intergov"} and part.kind in {*NATIONAL, "intergov"}


def _find_organs(candidates: list[Candidate]) -> None:
    """An organ that is named with the last word of its body carries the body's name: 国际海底管理局 … 管理局|理事会."""
    whole: Candidate | None = None
    for candidate in candidates:
        if candidate.kind != "intergov":
            continue
        if whole and candidate.body.startswith(_AUTHORITY) and candidate.body != _AUTHORITY and not candidate.forms:
            candidate.parent, candidate.body = whole, candidate.body.removeprefix(_AUTHORITY)
        elif candidate.body.endswith(_AUTHORITY) and candidate.forms:
            whole = candidate


def _find_parents(text: str, candidates: list[Candidate]) -> None:
    """An office that a ministry is said to have or to found carries the ministry's name.

    A body that an international one founds is international.
    """
    for whole, part in pairwise(candidates):
        if part.forms or part.country or part.parent or whole.kind not in {*NATIONAL, "intergov"}:
            continue
        between = text[whole.end : part.start]
        if _FOUNDS.fullmatch(between):
            if whole.kind == "intergov":
                part.kind = "intergov" if part.kind == "government" else part.kind
                continue
            if _OFFICE.fullmatch(part.body):
                part.parent, part.kind = whole, "government"
            elif _COUNCIL.fullmatch(part.body):
                part.kind = "government"
