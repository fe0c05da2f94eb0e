"""The words among which companies are named: what they do, what they have, and what they are called."""

import re
from collections.abc import Collection
from functools import cache

from policy_nlp.extract.agencies.entries import words

_LISTED_BEFORE = re.compile(r"[、和与及]$")
_WHEN = (
    r"(?:[（(][^()（）]{1,20}[)）])?(?:也|亦|则|均|都|已|曾|正|将|拟|还|又|再|昨|今|近日|日前|随后|同日|当日|同年|翌年|次年|今年|去年|前年|明年"
    r"|[上下]半年|前[一二三]季度?|第[一二三四]季度?|周[一二三四五六日]|\d{2,4}年底?|\d{1,2}月底?|\d{1,2}日|年?底|[，,])*"
)


# what companies have in a place: 福特|在芝加哥的工厂
_SITES = (
    r"(?:在|位于|设在)[^，,。；;、\d]{2,12}?的?"
    r"(?:[装总]配厂|冶炼厂|精炼厂|电池厂|[整汽]车厂|工厂|厂房|生产线|研发中心|分公司|子公司|布局)"
)
ANY = ("company_acts", "company_gets", "company_makes")
OF_NAMES = ("company_acts", "company_gets")
OF_COMPANIES = ("company_acts",)


def is_among_business(
    text: str, start: int, end: int, companies: Collection[int] = (), *, acts: tuple[str, ...] = OF_COMPANIES
) -> bool:
    """Whether the words around `text[start:end]` are those around a company's name.

    `companies` are the ends of companies' names before it, with which it may be listed; `acts` are the word sets of
    which one may stand behind it.
    """
    if is_acting(text, end, acts) or _called().search(text, max(0, start - 8), start):
        return True
    return start - 1 in companies and _LISTED_BEFORE.search(text, start - 1, start) is not None


def is_acting(text: str, end: int, acts: tuple[str, ...] = OF_COMPANIES) -> bool:
    """Whether the name that ends at `end` is followed by what a company does or has."""
    return _acts(acts).match(text, end) is not None


def any_of(identifier: str) -> str:
    """A pattern for any of a word set of `agency_words.yaml`, longer words first."""
    return "|".join(map(re.escape, sorted(words("words", identifier), key=lambda word: (-len(word), word))))


@cache
def _acts(identifiers: tuple[str, ...]) -> re.Pattern[str]:
    partner = r"[与和同跟][^，,。；;、]{2,20}?(?:签署|签订|签约|签下|合资|敲定|达成)"
    verbs = "|".join(map(any_of, identifiers))
    return re.compile(rf"(?:公司|集团)?{_WHEN}(?:{partner}|获(?=约?\d)|{_SITES}|{verbs})")


@cache
def _called() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('business_before')})的?$")
