"""Pinyin and zhuyin glosses in brackets after Chinese characters, as some web pages and readers carry them."""

import re
import unicodedata

_INITIAL = r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])"
_FINAL = (
    r"(?:iang|iong|uang|ueng|iao|ian|ing|uai|uan|ang|eng|ong|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui|un|ue|"
    r"üe|üan|ün|a|o|e|i|u|ü)"
)
_SYLLABLE = re.compile(f"{_INITIAL}?{_FINAL}")
_SYLLABLES = re.compile(f"(?:{_INITIAL}?{_FINAL}['’ ]?){{1,6}}")
_TONES = {"\u0300", "\u0301", "\u0304", "\u030c"}  # combining grave, acute, macron and caron
_BRACKETED = re.compile(
    r"[(（]([a-zà-üāēěīńňōūǎǐǒǔǖǘǚǜɡ’' ]{1,30}|[\u3105-\u312f\u02ca\u02c7\u02cb\u02d9ˉ ]{1,20})[)）]"
)


def is_gloss(inside: str) -> bool:
    """Whether the text between brackets is a reading of the characters before it.

    A reading is zhuyin, one syllable of pinyin, or several of which one bears a tone mark: not `gigafactory`, not `eu`.
    """
    if "\u3105" <= inside[0] <= "\u312f":
        return True
    decomposed = unicodedata.normalize("NFD", inside.replace("ɡ", "g"))
    toneless = unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES))
    if _SYLLABLE.fullmatch(toneless):
        return True
    return len(toneless) < len(decomposed) and _SYLLABLES.fullmatch(toneless) is not None


def find_glosses(text: str) -> list[tuple[int, int]]:
    """Brackets that hold a gloss and stand directly behind a Chinese character."""
    return [
        m.span()
        for m in _BRACKETED.finditer(text)
        if m.start() and "\u4e00" <= text[m.start() - 1] <= "\u9fff" and is_gloss(m[1])
    ]
