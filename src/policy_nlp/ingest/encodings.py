"""Bytes to Chinese text: UTF-8, UTF-16, the GB family and the Big5 family, declared or not."""

import codecs
import re
from dataclasses import dataclass
from functools import cache

from policy_nlp.ingest.errors import IngestError
from policy_nlp.lexicon import simplify

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY = ("gb18030", "big5hkscs", "cp950")
_SUPERSETS = {
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "cp936", "hz"), "gb18030"),
    **dict.fromkeys(("big5", "big5hkscs"), "big5hkscs"),
    "ascii": "utf-8",
    "iso8859-1": "utf-8",  # what servers declare when nobody has set anything
    "cp1252": "utf-8",
}
_PLAUSIBLE = 0.7
_SAMPLE = 100_000
_TELLING = 12  # bytes beyond ASCII from which on a single line tells its encoding
_OTHER_CHINESE = frozenset(
    "　，。、；：？！“”‘’（）《》〈〉【】「」『』〔〕［］—…·～％－—–①②③④⑤⑥⑦⑧⑨⑩℃°×āáǎàēéěèīíǐìōóǒòūúǔùǜ"
)
_MISREAD_LATIN = re.compile(r"[äåæçèé][\x80-\xbf\u0152-\u0178\u02c6-\u2122]{2}")
_MISREAD_GBK = re.compile(r"[鏄鐨鍦涓鍥锛銆鐗鏉绋閿鍏鎴]")
_LOST = re.compile("锟斤拷|\ufffd")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was in, and what a person should know about it."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, name: str, declared: str | None = None) -> Decoded:
    """The Chinese text in `data`.

    Args:
        data: a whole file.
        name: the file's name, for messages.
        declared: the encoding that the file or its carrier claims; believed only if the result reads as Chinese.

    Raises:
        IngestError: it is binary, mixes encodings, or no encoding makes Chinese text of it.
    """
    mark = next((encoding for bom, encoding in _MARKS if data.startswith(bom)), None)
    encoding = mark or _wide(data) or _best(data, _codec(declared))
    if encoding is None and b"\0" in data:
        raise IngestError(name, "the file is binary, not text", "convert it to text, PDF, DOCX or HTML")
    if encoding is None:
        return _damaged(data, name)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"the text is marked as {encoding} but is not (byte {error.start})"
        raise IngestError(name, reason, "save it again as UTF-8") from error
    return _repaired(text.lstrip("\ufeff"), encoding)


def plausibility(text: str) -> float:
    """How much `text` looks like Chinese: the share of frequent characters and punctuation among all non-ASCII ones."""
    foreign = [character for character in simplify(text[:_SAMPLE]) if character > "\x7f"]
    if not foreign:
        return 1.0
    return sum(map(_frequent().__contains__, foreign)) / len(foreign)


@cache
def _frequent() -> frozenset[str]:
    """The 3,755 characters of GB 2312 level 1, and Chinese punctuation."""
    rows = (bytes((high, low)) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF))
    return _OTHER_CHINESE.union(*(row.decode("gb2312", "ignore") for row in rows))


def _codec(declared: str | None) -> str | None:
    try:
        name = codecs.lookup(declared.strip()).name if declared else None
    except LookupError:
        return None
    return _SUPERSETS.get(name, name) if name else None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte order mark, told by what it reads as: no other encoding makes Chinese of its bytes."""
    sample = data[:4000]
    if len(data) % 2 or (_decodes(data, "utf-8") and b"\0" not in sample):
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _text(data, encoding)
        if text and "\0" not in text and plausibility(text[:2000]) >= _PLAUSIBLE:
            return encoding
    return None


def _best(data: bytes, declared: str | None) -> str | None:
    if b"\0" in data:
        return None
    return _strict(data, declared) or _by_statistics(data)


def _strict(data: bytes, declared: str | None = None) -> str | None:
    """The encoding in which all of `data` decodes, and to Chinese."""
    if _decodes(data, "utf-8"):
        return "utf-8"
    scores = {encoding: _score(data, encoding) for encoding in dict.fromkeys((declared or "gb18030", *_LEGACY))}
    best = max(scores, key=lambda encoding: scores[encoding])
    return best if scores[best] >= _PLAUSIBLE else None


def _by_statistics(data: bytes) -> str | None:
    """What charset-normalizer thinks, if what it makes of the bytes reads as Chinese."""
    from charset_normalizer import from_bytes  # noqa: PLC0415

    match = from_bytes(data[:_SAMPLE]).best()
    return match.encoding if match and _score(data, match.encoding) >= _PLAUSIBLE else None


def _score(data: bytes, encoding: str) -> float:
    text = _text(data, encoding)
    return plausibility(text) if text else 0.0


def _text(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _decodes(data: bytes, encoding: str) -> bool:
    return _text(data, encoding) is not None


def _damaged(data: bytes, name: str) -> Decoded:
    """A text with a few broken bytes, with U+FFFD in their place; anything worse is refused.

    Raises:
        IngestError: lines of the file are in different encodings, or too much of it is broken.
    """
    first: dict[str, int] = {}
    for number, line in enumerate(data.split(b"\n"), 1):
        encoding = _strict(line) if sum(byte > 0x7F for byte in line) >= _TELLING else None
        if encoding:
            first.setdefault(encoding, number)
    if len(first) > 1:
        told = ", ".join(f"{encoding} from line {line}" for encoding, line in first.items())
        raise IngestError(name, f"the file mixes encodings: {told}", "save it as UTF-8 throughout")
    for encoding in ("utf-8", *_LEGACY):
        text = data.decode(encoding, "replace")
        lost = text.count("\ufffd")
        if lost <= max(2, len(text) // 500) and plausibility(text) >= _PLAUSIBLE:
            return Decoded(text, encoding, (f"{lost} characters are damaged (U+FFFD)",))
    raise IngestError(name, "the text is in no encoding that makes Chinese of it", "save it as UTF-8")


def _repaired(text: str, encoding: str) -> Decoded:
    """Undo UTF-8 that was once read as Latin-1 or GBK, where all of it can be undone; tell what is lost for good."""
    for pattern, misread in ((_MISREAD_LATIN, "cp1252"), (_MISREAD_GBK, "gb18030")):
        if len(pattern.findall(text)) * 20 > len(text):
            undone = _undo(text, misread)
            if undone and plausibility(undone) > max(_PLAUSIBLE, plausibility(text)):
                return Decoded(undone, encoding, (f"mojibake was undone (UTF-8 once read as {misread})",))
    lost = len(_LOST.findall(text))
    return Decoded(text, encoding, (f"{lost} characters were lost before this file was saved",) if lost else ())


def _undo(text: str, misread: str) -> str | None:
    try:
        return b"".join(_bytes_of(character, misread) for character in text).decode("utf-8")
    except UnicodeError:
        return None


def _bytes_of(character: str, misread: str) -> bytes:
    if misread == "cp1252" and character <= "\xff":
        return character.encode("latin-1")
    return character.encode(misread)
