"""Numerals of dates: Arabic, Chinese by place (二〇二一), Chinese by value (二十四, 一百一十)."""

_DIGITS = {
    **{c: i for i, c in enumerate("零一二三四五六七八九")},
    "〇": 0,
    "○": 0,
    "O": 0,
    "两": 2,
    "元": 1,
    "首": 1,
    "正": 1,
}
_DIGITS |= {"廿": 20, "卅": 30}
_PLACES = {"十": 10, "百": 100, "千": 1000}

CHINESE_DIGIT = "〇零○O一二三四五六七八九"


def number(text: str) -> int:
    """The value of a numeral as dates use them.

    Raises:
        KeyError: a character is no numeral.
    """
    if text.isdecimal():
        return int(text)
    if len(text) > 1 and not any(c in _PLACES or c in "廿卅" for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total, pending = 0, 0
    for character in text:
        if character in _PLACES:
            total += (pending or 1) * _PLACES[character]
            pending = 0
        else:
            pending += _DIGITS[character]
    return total + pending
