"""The grammar of Chinese names of compounds, ores and alloys, around element characters."""

import re
from functools import cache

from policy_nlp.extract.minerals.words import alternatives, element_class, element_ids, word_class

LONGEST_PREFIX = 2
MOST_ANIONS = 2  # besides the last: 碳酸氢氧化 can be cut in two ways, and without a bound in exponentially many
MOST_ELEMENTS = 8


@cache
def _silent() -> str:
    return rf"{_prefix()}{alternatives('silent_anions')}{alternatives('counts')}?亚?"


def _prefix() -> str:
    return rf"(?:{alternatives('counts')}|(?<![调提升推走]){alternatives('grades')}){{0,{LONGEST_PREFIX}}}"


@cache
def compound_pattern() -> re.Pattern[str]:
    """Matches a compound's whole name: 四氯化锗, 磷化铟, 仲钨酸铵, 镍钴锰酸锂, 硅烷, 掺银钨.

    A salt is any number of anions, told by a word that is silent (碳酸) or by elements that count (钨酸, 砷化),
    before a base of elements or a head (铵, 物).
    """
    element = element_class()
    numbers = f"{alternatives('counts')}?亚?"
    base = rf"(?:{element}(?![化酸](?:{numbers}{element}|{alternatives('salt_heads')}))){{1,{MOST_ELEMENTS}}}"
    head = rf"{alternatives('salt_heads')}(?!化)"
    sounding = rf"{_prefix()}(?:{element}{{1,{MOST_ELEMENTS}}}酸|{element}化){numbers}"
    salt = rf"(?:{_silent()}|{sounding}){{0,{MOST_ANIONS}}}(?:(?:{_silent()}){base}|{sounding}(?:{base}|{head}))"
    return re.compile(
        rf"{salt}|{_prefix()}{element}烷|{alternatives('acid_elements')}酸|掺{element}{{2,{MOST_ELEMENTS}}}"
    )


@cache
def _silent_pattern() -> re.Pattern[str]:
    return re.compile(_silent())


def ids_of_compound(name: str) -> set[str]:
    """The commodities that a compound's name contains, what only names the anion left out."""
    ids = element_ids()
    return {ids[character] for character in _silent_pattern().sub("", name) if character in ids}


@cache
def _prefix_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:{_prefix()}|掺)$")


def compound_at(text: str, start: int, low: int) -> re.Match[str] | None:
    """The compound whose first element or anion stands at `start`, its prefix not reaching below `low`."""
    found = _prefix_pattern().search(text, max(low, start - LONGEST_PREFIX), start)
    first = found.start() if found else start
    return compound_pattern().match(text, first) or compound_pattern().match(text, start)


@cache
def _tail_pattern() -> re.Pattern[str]:
    not_ore = "".join(word_class("not_ore_after"))
    plain, joining = alternatives("plain_tails"), alternatives("joining_tails")
    return re.compile(rf"{plain}?({joining}(?<!矿(?=(?!产(?:[量值能]|出(?!口)))[{not_ore}])))?")


def tail_at(text: str, start: int) -> tuple[int, bool]:
    """Where the suffix of the name that ends at `start` ends, and whether it makes one mention of several elements."""
    found = _tail_pattern().match(text, start)
    return (found.end(), found.group(1) is not None) if found else (start, False)


@cache
def _metal_before() -> re.Pattern[str]:
    return re.compile("".join(f"(?<!{word})" for word in word_class("not_metal_before")) + "金属$")


def with_metal_before(text: str, start: int, low: int) -> int:
    """The start of the name when 金属 stands directly before it as part of it: 金属镓, but not 有色金属铜."""
    if text[max(0, start - 2) : start] != "金属":
        return start
    found = _metal_before().search(text, max(0, start - 2), start)
    return found.start() if found and found.start() >= low else start
