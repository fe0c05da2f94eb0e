"""Countries in Chinese: names of the mainland, Taiwan and Hong Kong, abbreviations, and capitals that stand for them.

Names come from Unicode CLDR (through Babel); what CLDR lacks stands in `data/countries.yaml`. Everything works on
simplified text. The European Union counts as a country with the code `EU`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from operator import itemgetter

from ahocorasick_rs import AhoCorasick, MatchKind
from babel import Locale
from babel.core import get_global
from msgspec import Struct

from policy_nlp.lexicon.loader import Entry, load
from policy_nlp.lexicon.script import simplify

_LOCALES = ("zh_Hans", "zh_Hant_TW", "zh_Hant_HK")
# CLDR names that are read more often as something else: 调查德国, 山东加强, 罗马利用, persons and one-off islands
_UNSAFE = frozenset({"查德", "东加", "马利", "根息", "曼岛", "多米尼克", "尼日", "乔治亚"})
# a character that with 国 makes a word of its own begins no name that is told again (多国, 立国, 南国)
_FIRST_WITH_STATE = re.compile(
    r"([\u4e00-\u9fff])(?<![两各本外我他一多立爱以所不东南中大全建开邻盟王帝共民异])国"
    r"(?![家际会民土内务产防库籍营资企债外标王君歌旗境度])"
)
SIDE = "方(?![法面式向案针圆位程略言])"
"""The pattern of 方 that means a party (美方) and begins no other word (方案, 方面)."""
_WITHDRAWN = frozenset({"BUR", "DDR", "FXX", "TMP", "YMD", "ZAR"})  # former ISO codes that CLDR still resolves


class Country(Struct, frozen=True):
    """A country or the EU: canonical simplified `name`, and `iso3`, its ISO 3166-1 alpha-3 code or `EU`."""

    name: str
    iso3: str


Found = tuple[tuple[int, int, Country], ...]
ToldByFirst = dict[str, list[tuple[int, Country]]]
_RECENT = 64  # texts that several rooms ask about, one after another


class CountryEntry(Entry):
    """What is added to CLDR for the country `id` (ISO 3166-1 alpha-3, or EU)."""

    name: str | None = None
    forms: tuple[str, ...] = ()
    abbreviation: str = ""
    capitals: tuple[str, ...] = ()


@lru_cache(_RECENT)
def find_countries(text: str) -> Found:
    """All countries that simplified `text` names in full, leftmost and longest, as (start, end, country).

    A name inside a longer word (中国科学院, 美国在台协会) is found too; whether that matters is the caller's to say.
    A name told before may come back as its first character with 国 (哈国 for 哈萨克斯坦).
    """
    found = _found(text, *_name_matcher())
    again = tuple(_told_again(text, found)) if "国" in text else ()
    return tuple(sorted((*found, *again))) if again else found


@lru_cache(_RECENT)
def find_capitals(text: str) -> Found:
    """Capitals that can stand for their government (华盛顿, 布鲁塞尔); whether they do is the caller's to say."""
    return _found(text, *_capital_matcher())


def told_by_first(text: str, found: Found) -> ToldByFirst:
    """The countries of `found` by the first character of their name, each with the end of the name, in text order."""
    told: ToldByFirst = {}
    for start, end, country in found:
        told.setdefault(text[start], []).append((end, country))
    return told


def last_told(told: ToldByFirst, character: str, position: int) -> Country | None:
    """The country told last before `position` whose name begins with `character`."""
    names = told.get(character, [])
    at = bisect_right(names, position, key=itemgetter(0))
    return names[at - 1][1] if at else None


def _told_again(text: str, found: Found) -> Iterator[tuple[int, int, Country]]:
    """The countries told before that come back by their first character."""
    told, starts = told_by_first(text, found), [start for start, _, _ in found]
    for match in _FIRST_WITH_STATE.finditer(text):
        name = bisect_right(starts, match.start()) - 1
        is_in_name = name >= 0 and found[name][1] > match.start()
        country = last_told(told, match[1], match.start())
        if country is not None and not is_in_name:
            yield match.start(), match.end(), country


def find_abbreviated(text: str) -> Found:
    """Countries named by one character in a compound: 美日签署, 中美两国, 对华, 美方."""
    found: list[tuple[int, int, Country]] = []
    for match in _compounds().finditer(text):
        group = match.lastgroup
        if group is None:
            continue  # a word that hides what it holds
        for at in range(match.start(group), match.end(group)):
            country = abbreviation(text[at])
            if country is not None:
                found.append((at, at + 1, country))
    return tuple(found)


def country_of(name: str) -> Country | None:
    """The country of exactly this `name` (any form in simplified characters), or None."""
    return _by_form().get(name)


def country_of_code(iso3: str) -> Country | None:
    """The country of an ISO 3166-1 alpha-3 code or `EU`, or None."""
    return _countries().get(iso3)


def country_of_region(region: str | None) -> Country | None:
    """The country of a place of publication (`CN`, `TW`, `HK`: ISO 3166-1 alpha-2), or None."""
    return _countries().get(_alpha3().get(region, "")) if region else None


def abbreviation(character: str) -> Country | None:
    """The country that one character stands for in compounds (美 → 美国, 华 → 中国), or None."""
    return _by_abbreviation().get(character)


def country_forms() -> tuple[str, ...]:
    """All full names of countries in simplified characters, longest first: for use in patterns."""
    return tuple(sorted(_by_form(), key=lambda form: (-len(form), form)))


@cache
def _alpha3() -> dict[str, str]:
    aliases = get_global("territory_aliases")
    codes = {
        new[0]: old
        for old, new in aliases.items()
        if len(old) == 3 and old.isalpha() and len(new) == 1 and old not in _WITHDRAWN
    }
    return codes | {"EU": "EU"}


@cache
def _entries() -> dict[str, CountryEntry]:
    return {entry.id: entry for entry in load("countries.yaml", CountryEntry)}


@cache
def _countries() -> dict[str, Country]:
    names = Locale.parse("zh_Hans").territories
    entries = _entries()
    countries = {}
    for alpha2, code in _alpha3().items():
        if alpha2 in names:
            entry = entries.get(code)
            countries[code] = Country((entry and entry.name) or names[alpha2], code)
    return countries


@cache
def _by_form() -> dict[str, Country]:
    forms = {simplify(form): country for form, country in _cldr_forms() if simplify(form) not in _UNSAFE}
    for code, entry in _entries().items():
        country = _countries()[code]
        forms[country.name] = country
        forms.update((simplify(form), country) for form in entry.forms)
    return forms


def _cldr_forms() -> Iterator[tuple[str, Country]]:
    for locale in _LOCALES:
        names = Locale.parse(locale).territories
        for alpha2, code in _alpha3().items():
            if alpha2 in names and code in _countries():
                yield names[alpha2], _countries()[code]


@cache
def _by_abbreviation() -> dict[str, Country]:
    return {char: _countries()[code] for code, entry in _entries().items() for char in entry.abbreviation}


_Matcher = tuple[AhoCorasick, tuple[Country | None, ...]]


@cache
def _hiding() -> tuple[str, ...]:
    return tuple(entry.id for entry in load("countries_not.yaml", Entry))


@cache
def _name_matcher() -> _Matcher:
    hiding: dict[str, Country | None] = dict.fromkeys(_hiding())
    return _matcher(hiding | _by_form())


@cache
def _capital_matcher() -> _Matcher:
    return _matcher({simplify(c): _countries()[code] for code, entry in _entries().items() for c in entry.capitals})


def _matcher(forms: dict[str, Country | None] | dict[str, Country]) -> _Matcher:
    return AhoCorasick(list(forms), matchkind=MatchKind.LeftmostLongest), tuple(forms.values())


def _found(text: str, matcher: AhoCorasick, countries: tuple[Country | None, ...]) -> Found:
    hits = ((start, end, countries[i]) for i, start, end in matcher.find_matches_as_indexes(text))
    return tuple((start, end, country) for start, end, country in hits if country is not None)


@cache
def _compounds() -> re.Pattern[str]:
    chars = "".join(sorted(_by_abbreviation()))
    one = f"[{chars}]"
    hiding = "|".join(_hiding())
    first = "".join(sorted({word[0] for word in _hiding()}))
    after = (
        "(?=签|两国|三国|四国|双方|双边|三方|关系|贸易|经贸|联合|同盟|联盟|合作|之间|领导|元首|首脑|峰会|高层|代表|战略|协定|协议|谈判|达成|会谈|对话"
        "|竞争|博弈|摩擦|关税|科技战|自贸|自由贸易|投资|能源|矿产|供应链|政府|在|就|于|间"
        "|经济(?=[\u4e00-\u9fff]{0,6}(?:对话|伙伴|合作|框架|协定|论坛|委员会))|外长|外相|财长|防长|部长|领袖|等(?:国|伙伴|方|盟友)|备忘录|的《"
        "|[次翌当同即][日天月年]|随[后即]|宜|应(?![用对急])|须|拟(?!议)|亦|皆|都|双双|各自|分别|[才又已曾也还均](?=[^,，。;；]{0,6}签)|相继|先后"
        "|互[征加]|[向](?!来)|对(?![话抗立峙手等比照])|发表|发布|举行|举办|召开|启动|重启|宣布|成立|建立|缔结|互换|商定|敲定|展开|开展|同意|共同|正式|首次|先[签后就于]|再[度次签]"
        r"|\d{1,4}[年月日]|[去今前本昨上][年月日周])"
    )
    return re.compile(
        rf"(?=[{first}{chars}对输赴访驻涉援制销遏联])(?:{hiding}|(?<![其之当发展集\d])(?P<pair>{one}(?:[、与和—–-]?{one}){{1,4}}){after}"
        rf"|(?:对|输|赴|访|驻|涉|援|制|销|遏|联)(?P<object>[{chars.replace('加', '').replace('法', '')}])"
        r"(?:(?=[出进实施加征禁关采投输贸、,，。;；的制限遏依军供发减增断暂停祭追启放恢表展提反缓松让妥拟仍再撤解也亦]|第[\d一二三四五六七八九十]{1,3}轮|$)"
        r"|(?<=[美日欧俄韩印澳台])(?=稀|矿|[钨锑镓锗镝铽锂钴镍石磁芯钢铜铝铀](?!的?[收并]购|股|公司)|\d+(?:\.\d+)?%))"
        r"|(?:(?<![运传])输|(?:赴|(?<![采专])访)(?=.(?:[、,，。;；的和与及同会出参访签洽磋谈考演就寻推进举商调投设建开采购]|\s|$)))"
        r"(?P<there>[美日欧英韩俄印澳华](?![国洲盟元本度大尼罗门籍期前后程常夜]))"
        r"|(?P<china>华)(?<=[对涉访驻输]华)(?![盛为尔沙润能])"
        rf"|(?<![东西南北一])(?P<side>[中美日韩欧英法德俄印澳加台]){SIDE})"
    )
