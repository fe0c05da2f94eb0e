"""How superscripts are written in text: `^[12]` and `^{1,2}`, as in the articles of the corpus."""

import re

_REFERENCE = re.compile(r"[\d\s,，、;\-–—~*†‡]+")
_BRACKETED = re.compile(r"[\[［〔](?P<numbers>[\d\s,，、;\-–—~]+)[\]］〕]")


def note_mark(number: str | None) -> str:
    """The mark of a footnote, the same in the text and before the note."""
    value = int(number) if number and number.isdigit() else 0
    return chr(ord("①") + value - 1) if 1 <= value <= 20 else f"^[{number or ''}]"


def superscript(text: str, before: str) -> str:
    """`text`, raised in the original, after the character `before`.

    A reference mark is written `^[12]` or `^{1,2}`; an exponent (m², 10³) and anything else stays as it is.
    """
    bracketed = _BRACKETED.fullmatch(text.strip())
    if bracketed:
        return f"^[{bracketed['numbers'].strip()}]"
    if _REFERENCE.fullmatch(text) and any(map(str.isdigit, text)) and not (before.isascii() and before.isalnum()):
        return f"^{{{text.strip()}}}"
    return text
