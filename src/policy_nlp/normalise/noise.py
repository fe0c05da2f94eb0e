"""Noise inside lines: glosses, reference marks, leftover tags, invisible characters, spaces between characters."""

import re

from policy_nlp.normalise.cut import Cut
from policy_nlp.normalise.pinyin import find_glosses

_HAN = "\u3400-\u9fff"
_NUMBERS = r"\d{1,3}(?:[-–—~,，、]\s?\d{1,3}){0,20}"
_RAISED = "[\u00b9\u00b2\u00b3\u2070-\u2079]"
_Patterns = tuple[tuple[str, re.Pattern[str]], ...]
_MARKUP: _Patterns = (
    # what must stand in the text for the pattern to be tried, and the pattern
    ("^", re.compile(r"\^(?:\[[^\]\n]{1,60}\]|\{[^}\n]{1,40}\})")),
    ("<", re.compile(r"</?[a-zA-Z][a-zA-Z0-9:-]{0,30}(?:\s[^<>\n]{0,300})?/?>")),
    ("&", re.compile(r"(?<=&)amp;|&(?!amp;)(?:[a-zA-Z]{2,8}|#\d{2,6});")),
    ("", re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")),
)
_MARKS: _Patterns = (  # what stands before a mark is looked at behind it: a pattern that begins with it is far slower
    ("[", re.compile(rf"(?<=[{_HAN}\w)”》。，,])\[{_NUMBERS}\]")),
    ("", re.compile(rf"{_RAISED}(?<=[{_HAN}”》)a-zA-Z].)(?<!m.){_RAISED}*(?![a-zA-Z/])")),  # not m²
    ("", re.compile(rf"[①-⑳](?<=[{_HAN}”》)].)(?=[，。；：、,;.)]|$)", re.MULTILINE)),
    (" ", re.compile(rf" (?:(?<=[{_HAN}] )(?=[{_HAN}\d])|(?<=\d )(?=[{_HAN}%％]))")),
)


def find_markup(text: str) -> list[Cut]:
    """What no reader sees or reads as text, wherever it stands: tags, entities, invisible characters, `^[12]`."""
    return _find(_MARKUP, text)


def find_noise(text: str) -> list[Cut]:
    """The stretches of a text free of markup that are no part of what its author wrote, in no particular order.

    A gloss belongs to the character that it explains; everything else belongs to nothing.
    """
    return [Cut(start, end, belongs=True) for start, end in find_glosses(text)] + _find(_MARKS, text)


def _find(patterns: _Patterns, text: str) -> list[Cut]:
    return [Cut(*match.span()) for needed, pattern in patterns if needed in text for match in pattern.finditer(text)]
