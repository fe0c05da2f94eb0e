"""Characters folded one for one: full-width letters, digits and brackets, corner quotes, subscripts."""

from policy_nlp.lexicon import simplify

_FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
# Kept as the author wrote them: marks that are Chinese punctuation and may stand inside a title.
_KEPT = "！，：；？"
_FOLDS = {full: half for full, half in _FULL_WIDTH.items() if full not in _KEPT}
_FOLDS |= {chr(0x2080 + digit): str(digit) for digit in range(10)}  # ₃ in WO₃
_FOLDS |= {
    "「": "“",
    "」": "”",
    "『": "‘",
    "』": "’",
    "〝": "“",
    "〞": "”",
    "﹝": "(",
    "﹞": ")",
    "﹪": "%",
    "﹒": ".",  # the decimal point of Hong Kong newswires, and their slashes
    "╱": "/",
    "∕": "/",
    "⁄": "/",
    "〈": "《",
    "〉": "》",
}
_TABLE = str.maketrans(_FOLDS)


def fold(text: str) -> str:
    """`text` in simplified characters with widths folded; as many code points as before."""
    return simplify(text).translate(_TABLE)
