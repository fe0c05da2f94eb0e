"""The countries that stand by their abbreviations before what they conclude: 美澳关键矿产协议."""

from policy_nlp.lexicon.countries import abbreviation

_MOST = 4
_NO_COUNTRY = {
    "中": "其当空集",
    "日": "今昨明近当同翌即往周本0123456789一二三四五六七八九十",
    "法": "依合立守无方",
    "加": "参增更",
}


def is_between_parties(title: str) -> bool:
    """Whether `title` begins with the abbreviations of two countries."""
    first, second = abbreviation(title[:1]), abbreviation(title[1:2])
    return first is not None and second is not None and first != second


def parties_before(text: str, low: int, start: int) -> int:
    """Where the abbreviations of two or more countries begin that end at `start`; `start` itself where there are none.

    Looks back no further than `low`.
    """
    at = start
    while at > max(low, start - _MOST) and abbreviation(text[at - 1]) is not None:
        at -= 1
    while at < start and at > 0 and text[at - 1] in _NO_COUNTRY.get(text[at], ""):  # 其中美澳协议
        at += 1
    return at if is_between_parties(text[at:start]) else start
