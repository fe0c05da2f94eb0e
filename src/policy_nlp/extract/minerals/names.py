"""Which one-character names and trade words around a mineral are no minerals: companies, and 金 in 资金."""

import re
from functools import cache

import rjieba

from policy_nlp.extract.minerals.words import alternatives, evidence, word_class
from policy_nlp.lexicon.countries import country_forms

WINDOW = 8
_LINE_END = re.compile(r"[\n\t]")
_OF_ITS_NAME = re.compile(  # what, behind a mineral, ends the name of a body or of a site
    r"(?:矿?(?:业|行业|产业|工业|商|企|冶炼[厂商]?|生产[商国]?|贸易商?|加工))?"
    r"(?:协会|学会|公会|商会(?![晤谈见同商])|联合会|研究小组|研究组织|信托)(?!议)"
    r"|(?:业|合金)?(?:(?:新闻|资讯|信息|交易)网|网(?=[讯站]))"
)
_BRANDED = re.compile(r"[A-Za-z][^A-Za-z]{1,4}?(?:材料|资源|科技)")


@cache
def _company_after() -> re.Pattern[str]:
    return re.compile(rf"业?{alternatives('trade_heads')}")


@cache
def _trade_after() -> re.Pattern[str]:
    return re.compile(rf"业(?![{''.join(word_class('not_industry_after'))}])")


def in_company_name(text: str, start: int, end: int) -> bool:
    """Whether the name at `[start, end)` is part of a company's: 美国锑业公司, 寒锐钴业, REC硅材料."""
    if _company_after().match(text, end):
        return not _follows(text, start, "generic_firms_before")
    if _trade_after().match(text, end):
        return not (
            _follows(text, start, "generic_trade_before")
            or text[max(0, start - WINDOW) : start].endswith(country_forms())
        )
    if _OF_ITS_NAME.match(text, end):
        return True
    return start > 0 and text[start - 1].isascii() and _BRANDED.match(text, start - 1) is not None


def _follows(text: str, start: int, name: str) -> bool:
    before = text[max(0, start - 2) : start]
    return not before or before[-1] in "\n\t" or before.endswith(word_class(name))


def counts_alone(text: str, at: int) -> bool:
    """Whether the element character at `at` means the mineral, by the evidence directly around it."""
    needed = evidence().get(text[at])
    if needed is None:
        return True
    if needed.before and needed.before.search(text[max(0, at - WINDOW) : at]):
        return True
    if needed.after and needed.after.match(text[at + 1 : at + 1 + WINDOW]):
        return True
    return _is_cell(text, at) or (needed.isolated and _is_word(text, at))


def _is_cell(text: str, at: int) -> bool:
    return text[max(0, at - 1) : at] in {"", "\t", "\n"} and text[at + 1 : at + 2] in {"", "\t", "\n"}


def _is_word(text: str, at: int) -> bool:
    """Whether the segmenter keeps the character apart from its neighbours."""
    before = _LINE_END.split(text[max(0, at - WINDOW) : at])[-1]
    after = _LINE_END.split(text[at + 1 : at + 1 + WINDOW])[0]
    position = 0
    for word in rjieba.cut(before + text[at] + after):
        if position == len(before):
            return len(word) == 1
        position += len(word)
        if position > len(before):
            return False
    return False
