"""Whether what the grammar found before a last word is a name, or only nouns."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import rjieba

from policy_nlp.extract.agencies.business import is_acting
from policy_nlp.extract.agencies.entries import Head, Left, is_topic, words
from policy_nlp.lexicon.countries import abbreviation, country_of

_PROPER_TAGS = frozenset({"nr", "nrt", "nrfg"})
_BRAND_TAGS = _PROPER_TAGS | {"nz", "ns", "j"}
_COMMON_TAGS = frozenset({"a", "ad", "b", "d", "v", "vn", "vd", "m", "r", "t", "f", "c", "p", "l", "i"})
_BUSINESS = frozenset({"公司", "总公司", "国有公司", "集团", "联合体"})
_MARKED_AFTER = re.compile(r"[(（]\s*(?:简称|下称|以下简称|英文简称|英文缩写)?\s*[“\"]?[A-Z]")
_ACTS = re.compile(r"(?:主任|研究员|估计|指出|认为|统计|发布|公布|表示|测算|预测|分析师|揭牌|挂牌)")
_FOUNDED = re.compile(
    r"(?:成立|设立|增设|筹设|组建|筹组|筹建|创建|创立|建立|设在\w{0,6}的?|下属的?|旗下的?|通过|据|由|与|和|、|向|隶属)了?[“\"]?$"
)
_MATTER = re.compile(r"矿|材料|金属|稀土|供应|储备|能源|半导体|芯片|磁")  # of groups that policy founds
_LED = re.compile(r"(?:理事长|秘书长|会长|主席|执行长|成立|揭牌|发布|宣布|表示|呼吁)")
_HOUSES = frozenset({"期货", "投顾", "投信"})
_OPINES = re.compile(r"(?:首席|高级|资深)?(?:分析师|研究员|研报|研究报告|经济学家|表示|认为)")
_RESEARCHES = re.compile(rf"{_OPINES.pattern}|指出|预计|预测|称(?!为)")  # which may be of what is traded: 期货|预计反弹
_MEETS = re.compile("见(?!证)|同(?![意时])")  # 冶炼商|会见, but 商会|同意
_TRADED = re.compile(
    r"^[沪伦纽]|[锂镍锌锡铅硅钯铂铝锰钴钨钼锑钛]|铜(?!冠)|稀土|矿石|矿$|铁矿|黄金|白银|贵金属|有色|钢材?$|螺纹|热卷|原油|燃油|燃料|沥青"
    r"|天然气|焦[煤炭]|煤炭?$|商品|橡胶|甲醇|尿素|纯碱|烧碱|玻璃|塑料|大豆|豆[粕油]|玉米|小麦|棉|白?糖$|棕榈|菜[籽油粕]"
    r"|生猪|苹果|红枣|咖啡|可可|股指|指数|国债|利率|外汇|主力|合约|近月|远月"
)  # what futures are of
_OF_SCHOOL = re.compile(r"[^该此]+(?:大学|学院)")
_UNNAMED = re.compile("某[省市县州校]")
_COMPASS = frozenset("东南西北中")
_LEARNS = frozenset({"学会"})  # a verb too, behind a place alone
_NUMBERED = re.compile(r"[一二三四五六七八九十两几多各]+大?")  # 六大|集团, 两大|协会
_OF_A_SCOPE = re.compile(r"占|(?:世界|全球|全国|各国|我国|本国|国内|国外)$")  # 产量占世界|矿业
_SETS_UP = re.compile(r"(?:成立|设立|组建|组成|新设|下设)(?:了|的)?(?:一个|一支)?[“\"]?$")
_TEAM = "国家队"
_TEAMS_UP = re.compile(r"(?:成立|设立|组建|组成|筹组|筹建|合组|共组|组|加入|启动)(?:了|的)?(?:一个|一支)?[“\"]$")
_STATIONS = ("观测站", "监测站", "观察站")
_NEVER = "欧洲联盟"  # counts as a country
_NEVER_STEM = ("命运", "利益")  # 命运共同体 is an idea
_ONE_OF_MANY = re.compile(r"[家些个批位名]|该|其|某|大型|主要|所有|部分|许多|[(（]")
_SLOGAN = re.compile(r"(?:从|到|走向|迈向|所谓的?|类似|打造|形成)$")  # 从“…同盟”到“…俱乐部”: no bodies
_HUB = re.compile(r"(?:成为|打造|建成|作为|转移|转为|变成|世界|全球|区域|重要|最大)的?\w{0,8}$")
_OF_STATES = frozenset({"部", "法院", "法庭"})  # a country has but one of them: 美国|破产法院
_OFFICIAL = ("评审", "基金", "勘查", "监测", "评价", "检验", "检测", "储备", "信息", "登记", "检定")
_ALLIED = re.compile(r"矿|材料|电池|稀土|供应链|四方|五眼|磁|半导体|芯片|制造商|生产商|供应商|[钢铝铜锂镍钴]")


@dataclass(frozen=True, slots=True)
class Guess:
    """A name that may be: `text[begin:end]`, whose last word `head` starts at `start`.

    `after_known` says that a country or another name ends at `begin`, `after_country` that it is a country.
    """

    text: str
    begin: int
    start: int
    end: int
    head: Head
    after_known: bool
    after_country: bool = False

    @property
    def stem(self) -> str:
        """What stands before the last word."""
        return self.text[self.begin : self.start]

    @property
    def is_marked(self) -> bool:
        """Whether an abbreviation in brackets behind it, or quotation marks around it, show that this is a name."""
        before, after = self.text[max(0, self.begin - 1) : self.begin], self.text[self.end : self.end + 1]
        quoted = before in ("“", '"') and after in ("”", '"') and not _SLOGAN.search(self.text, 0, self.begin - 1)
        return quoted or _MARKED_AFTER.match(self.text, self.end) is not None


def is_name(guess: Guess) -> bool:
    """Whether `guess` names one body, not bodies of a kind (矿业公司, 研究中心)."""
    if not guess.stem:
        return guess.head.kind == "legislature" or (guess.after_known and guess.head.id in words("words", "complete"))
    body = guess.text[guess.begin : guess.end]
    if guess.stem.endswith(_NEVER_STEM) or _is_unnamed(guess) or body == _NEVER:
        return False
    if _is_of_no_body(guess):
        return False
    if guess.head.id == "商会" and _MEETS.match(guess.text, guess.end):
        return False
    if guess.is_marked:
        return _is_marked_name(guess)
    if guess.after_country and guess.head.id in _BUSINESS and _is_one_of_its_country(guess):
        return True
    if body in words("words", "generic") and not (guess.after_country and guess.head.id in _OF_STATES):
        return False
    return _TESTS[guess.head.left](guess)


def _is_of_no_body(guess: Guess) -> bool:
    """Whether the last word ends no name there: 秘鲁|东北部, 六大|集团, 华盛顿|学会|的是耐心."""
    if guess.head.id == "部" and _COMPASS.issuperset(guess.stem):
        return True
    if guess.head.id in _LEARNS and _is_place(guess.stem):
        return True
    return _NUMBERED.fullmatch(guess.stem) is not None


def _is_place(stem: str) -> bool:
    if stem in words("words", "place") or country_of(stem):
        return True
    return [tag for _, tag in rjieba.tag(stem)] == ["ns"]


def _is_unnamed(guess: Guess) -> bool:
    """Whether the text does not say which one it is: 某|研究所, 某省|社会科学院."""
    of_a_place = _UNNAMED.fullmatch(guess.text, max(0, guess.begin - 2), guess.begin)
    return guess.stem.startswith("某") or of_a_place is not None


def _is_marked_name(guess: Guess) -> bool:
    if guess.head.id == _TEAM:  # 筹组“X国家队”; a firm is called so too
        return len(guess.stem) > 3 and _TEAMS_UP.search(guess.text, max(0, guess.begin - 8), guess.begin) is not None
    return len(guess.stem) > 1 and (guess.head.left != "short" or _is_brand(guess))


def _is_topical(guess: Guess) -> bool:
    return guess.stem not in words("words", "bare") or (guess.after_known and len(guess.stem) > 2)


def _is_named(guess: Guess) -> bool:
    if guess.head.id == "学系":  # 锂电化|学系|产品
        return guess.after_known or _OF_SCHOOL.search(guess.stem) is not None
    if guess.head.id in _BUSINESS:
        if len(guess.stem) == 2 and guess.stem[1] == "矿" and guess.after_country:
            return False  # 加拿大|锂矿公司: one of many
        is_state_owned = guess.stem.startswith("国家") or (guess.after_country and len(guess.stem) > 3)
        is_group = guess.head.id == "集团" and is_unknown(guess.stem)
        return len(guess.stem) > 1 and (is_proper(guess.stem) or is_group or is_state_owned or _is_local(guess))
    return guess.stem not in words("words", "bare") or (
        guess.head.kind in ("institute", "association") and guess.after_known
    )


def _is_one_of_its_country(guess: Guess) -> bool:
    """Whether a country's company is meant, not companies of a country: 卡塔尔能源公司宣布, not 多家日本电池公司."""
    before = guess.text[max(0, guess.begin - 9) : guess.begin]
    # 加拿大关键矿产公司, 中国钴矿公司: companies of a kind
    is_common = guess.stem.startswith("关键") or (len(guess.stem) == 2 and guess.stem[1] == "矿")
    return is_acting(guess.text, guess.end) and is_topic(guess.stem) and not (is_common or _ONE_OF_MANY.search(before))


def _is_local(guess: Guess) -> bool:
    return any(guess.stem.startswith(place) and guess.stem != place for place in words("words", "place"))


def _is_specific(guess: Guess) -> bool:
    if guess.head.id == "中心":
        is_national = guess.stem.startswith("国家") and guess.stem.endswith("创新")  # 国家石墨烯创新中心
        is_official = _is_local(guess) and guess.stem.endswith(_OFFICIAL)  # 江西省矿产资源储量评审中心
        return len(guess.stem) > 3 and (is_national or is_official or _is_part(guess) or _is_institution(guess))
    if guess.head.id == "联盟":
        is_trade = len(guess.stem) > 4 and guess.stem.endswith(("产业", "行业"))  # 无人机产业联盟
        is_its_own = guess.after_country and _LED.match(guess.text, guess.end) is not None
        return len(guess.stem) > 2 and (is_trade or is_its_own or _ALLIED.search(guess.stem) is not None)
    if guess.head.id == "研究会" and len(guess.stem) < 4 and not guess.after_country:
        return False
    return guess.stem not in words("words", "bare") or guess.after_known


def _is_part(guess: Guess) -> bool:
    return guess.after_known and guess.text[guess.begin - 1] in "学院局部会所校"


def _is_institution(guess: Guess) -> bool:
    before = guess.text[max(0, guess.begin - 12) : guess.begin]
    if _HUB.search(before):
        return False
    return _FOUNDED.search(before) is not None or _ACTS.match(guess.text, guess.end) is not None


def _is_brand(guess: Guess) -> bool:
    if is_unknown(guess.stem) and len(guess.head.id) == 2 and guess.head.id[1] in "业能":
        return True
    if guess.stem in words("words", "not_brand") or _OF_A_SCOPE.search(guess.stem) or guess.stem[-1] in "省州邦":
        return False
    if not 2 <= len(guess.stem) <= 6 or is_topic(guess.stem):
        return False
    tokens = list(rjieba.tag(guess.stem))
    if any(word in words("words", "stop") for word, _ in tokens) or is_topic(tokens[0][0]):
        return False
    if guess.head.id in _HOUSES:  # 民生|证券分析师, but 碳酸锂|期货 is traded
        return _TRADED.search(guess.stem) is None and _OPINES.match(guess.text, guess.end) is not None
    if guess.head.id == "证券" and _RESEARCHES.match(guess.text, guess.end):
        return True  # 民生|证券分析师
    return any(len(word) == 1 or tag in _BRAND_TAGS for word, tag in tokens)


def _is_a_countrys(guess: Guess) -> bool:
    """Whether a group or agency is a country's or is founded by name: 印度尼西亚林区整顿工作组, 成立关键矿物专家组."""
    if guess.head.id == "机构":
        return guess.after_country and len(guess.stem) > 3 and guess.stem.endswith(("开发", "振兴", "推进", "支援"))
    if guess.head.id in _STATIONS and (guess.after_country or _of_two_countries(guess.stem)):
        return _MATTER.search(guess.stem) is not None
    if not guess.head.id.endswith(("工作组", "专家组", "小组")):
        return False
    if guess.after_country and guess.head.id.endswith("工作组") and len(guess.stem) > 3:
        return True
    is_founded = guess.after_known or _SETS_UP.search(guess.text, 0, guess.begin) is not None
    return is_founded and len(guess.stem) > 3 and _MATTER.search(guess.stem) is not None


def _of_two_countries(stem: str) -> bool:
    """Whether a name begins with the countries that have the body together: 中英|关键金属监测站."""
    first, second = abbreviation(stem[:1]), abbreviation(stem[1:2])
    return first is not None and second is not None and first != second


_TESTS: dict[Left, Callable[[Guess], bool]] = {
    "topic": _is_topical,
    "noun": _is_specific,
    "name": _is_named,
    "short": _is_brand,
    "marked": _is_a_countrys,
}


def is_transliterated(word: str) -> bool:
    """Whether all characters of `word` are such as foreign names are written with."""
    return words("words", "transliterated").issuperset(word)


@cache
def is_unknown(stem: str) -> bool:
    """Whether two characters are no common word, so that before 锂业 they are a company's name."""
    if len(stem) != 2 or is_topic(stem) or stem in words("words", "stop") | words("words", "not_brand"):
        return False
    if is_coined(stem) and not words("words", "never_in_brand") & set(stem):
        return True
    return all(tag not in _COMMON_TAGS for word, tag in rjieba.tag(stem) if len(word) > 1)


@cache
def is_coined(word: str) -> bool:
    """Whether no dictionary word is part of `word`."""
    return all(len(part) == 1 for part in rjieba.cut_all(word))


def is_proper(stem: str) -> bool:
    """Whether `stem` holds a proper name: a person's, a foreign, a Latin or an unknown word."""
    return any(_is_proper_word(word, tag) for word, tag in rjieba.tag(stem))


def _is_proper_word(word: str, tag: str) -> bool:
    if is_topic(word) or word in words("words", "stop"):
        return False
    return tag in _PROPER_TAGS or len(word) == 1 or (word.isalnum() and word.isascii()) or is_transliterated(word)


def begins_proper(body: str) -> bool:
    """Whether a name begins with a proper name, so that a country before it is not part of it (美国阿贡国家实验室)."""
    return any(_is_proper_word(word, tag) for word, tag in list(rjieba.tag(body))[:1])
