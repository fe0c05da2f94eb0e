"""Lines of an article: what each is to the reader, which are out of scope, and which belong together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from policy_nlp.lexicon.regions import RegionEntry, region_entries
from policy_nlp.model import BlockKind

_HAN = "\u3400-\u9fff"
_LONGEST_HEADING = 40
_LONGEST_TITLE = 80
_LONGEST_LEGEND = 160
_SHORTEST_BROKEN_LINE = 20  # a paragraph broken by a page end fills its line; a heading does not
_FOREIGN_SHARE = 0.8  # a line with at least this share of Latin letters is an abstract or a heading in another language
_SHORTEST_FOREIGN = 24

_SENTENCE_END = re.compile(r"[。！？!?；;：:…”’)》\]|]$|[.]$")
_CAPTION = re.compile(r"(?:[附续]?[图表]|Figure|Table)\s?\d{1,3}(?![\d%])|续\s?[图表]")
_PHOTO = re.compile(  # a line that opens as the legend of a picture, or closes with who took it
    r"[图圖](?:[:：/／|]|[为為])|[资資]料[图圖][:：]"
    r"|.*[(（][^()（）]{0,16}(?:Reuters|AFP|Getty|[图圖]片|照片?|[摄攝]|[图圖][^()（）]{0,12})[)）]$"
)
_NOTE = re.compile(
    r"(?:关\s?键\s?词|注|说明|备注|资料来源|数据来源|注释)(?:\s?[:：]|(?<=词)[^，,。；;]{1,20}[;；])|[①-⑳]|\*\s?注"
)
_LIST_ITEM = re.compile(r"(?:[(（][一二三四五六七八九十\d]{1,3}[)）]|[•●○·▪■◆-]\s|\d{1,2}[)）.]\s?(?=\D)|\d{1,2}、)")
_NUMBERED = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.、]?\s*(?=\D)|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十\d]{1,3}[章节部])"
)
_AUTHORS = re.compile(rf"[{_HAN}]{{2,4}}(?:[,，、 ]\s?[{_HAN}]{{2,4}}){{0,12}}")
_ONE_AFFILIATION = (
    rf"(?:\d\s?[.、)]?\s?)?[{_HAN}()]{{4,30}}(?:大学|学院|研究院|研究所|研究中心|(?<!国家)实验室)"
    rf"(?:[{_HAN}]{{0,14}}(?:学院|系|部|中心|所))?"
)
_AFFILIATION = re.compile(rf"\(?{_ONE_AFFILIATION}(?:[;；]\s?{_ONE_AFFILIATION}){{0,5}}\)?[,，]?")
_ENTRY = re.compile(r"[-·•◆●\s]*(?:(?:19|20)\d\d(?:年|[-/.]\d{1,2}[-/.]\d{1,2}\s*[^\s\d])|\d{1,2}[.、)])")
_DAY_LINE = re.compile(
    r"^[ \t]*(?:19|20)\d\d(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日 ?(?:星期|周)[一二三四五六日天])[ \t]*$",
    re.MULTILINE,
)
_HEAD = 6  # lines of a page above which its first sentence begins
_BULLETS = "※◎★■▶►*＊ "
_BEFORE_FIGURES = "约近达逾超至到为升跌涨增减共于自"  # a line that ends so goes on with a figure or a date
_LONGEST_HEADLINE = 200  # several links may share a line
_LINK = re.compile(  # the day of a linked article behind its headline, or the dot of a list before it
    r"[·•]|.{6,}\s[\[(]?(?:(?:19|20)\d\d[-/.年])?\d{1,2}[-/.月]\d{1,2}日?(?:\s\d{1,2}:\d\d(?::\d\d)?)?[\])]?$"
)
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_HAN_RUN = re.compile(f"[{_HAN}]+")
_YEAR_OR_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Line:
    """One line `[start, end)` of folded text: `kind` if it is in scope, `reason` if it is not."""

    start: int
    end: int
    kind: BlockKind | None
    reason: str | None = None


def lines_of(text: str) -> Iterator[Line]:
    """The non-empty lines of a folded text, each with its kind or with the reason why it is out of scope."""
    pending: str | None = None  # the reason that a line before it gave to this line
    listing: str | None = None  # the reason that holds as long as headlines follow
    resting: str | None = None  # the reason that holds until the end of the text
    start, seen_title, in_head, count = 0, False, True, 0
    is_chronicle = len(_DAY_LINE.findall(text)) > 1
    for raw_line in text.split("\n"):
        end = start + len(raw_line)
        line = raw_line.strip()
        if line:
            entry = None if resting else _region_of(line.lstrip(_BULLETS))
            listing = listing if _is_headline(line) else None
            count += 1
            in_head &= "。" not in line and count <= _HEAD
            reason = resting or pending or (entry and entry.reason) or listing or _unlisted_reason(line)
            if in_head and seen_title:
                reason = reason or _reason_in_head(line, is_chronicle=is_chronicle)
            pending = entry.reason if entry and entry.scope == "next" else None
            listing = entry.reason if entry and entry.scope == "list" else listing
            if entry and entry.scope == "rest":
                resting = entry.reason
            if reason:
                yield Line(start, end, None, reason)
            else:
                kind = _kind_of(line, raw_line, first=not seen_title)
                seen_title = True
                yield Line(start, end, kind)
        start = end + 1


@cache
def _any_region() -> re.Pattern[str]:
    return re.compile("|".join(entry.pattern.pattern for entry in region_entries()))


def _region_of(line: str) -> RegionEntry | None:
    if not _any_region().match(line):  # one pattern for the many lines that are in scope
        return None
    return next(entry for entry in region_entries() if entry.pattern.match(line))


def _unlisted_reason(line: str) -> str | None:
    """Lines in another language and lines of author names, which no word gives away."""
    head = line[:400]
    latin = sum(map(len, _LATIN_WORD.findall(head)))
    if latin > _SHORTEST_FOREIGN and "\t" not in line:
        han = sum(map(len, _HAN_RUN.findall(head)))
        return "foreign language" if latin >= _FOREIGN_SHARE * (latin + han) else None
    if " " in line and _AUTHORS.fullmatch(line) and re.search(r"[,，、]", line):
        return "author note"
    return None


def _reason_in_head(line: str, *, is_chronicle: bool) -> str | None:
    """Lines between the title and the first sentence: the day of publication, where the authors work."""
    if not is_chronicle and _DAY_LINE.match(line):
        return "byline"
    return "author note" if _AFFILIATION.fullmatch(line) else None


def _kind_of(line: str, raw_line: str, *, first: bool) -> BlockKind:
    if "\t" in raw_line:
        return BlockKind.TABLE_ROW
    if (_CAPTION.match(line) and len(line) <= _LONGEST_TITLE) or (_PHOTO.match(line) and len(line) <= _LONGEST_LEGEND):
        return BlockKind.CAPTION
    if first and len(line) <= _LONGEST_TITLE and not line.endswith(("。", "；")):
        return BlockKind.TITLE
    if _NOTE.match(line):
        return BlockKind.NOTE
    if _is_heading(line):
        return BlockKind.HEADING
    if _LIST_ITEM.match(line):
        return BlockKind.LIST_ITEM
    return BlockKind.PARAGRAPH


def _is_headline(line: str) -> bool:
    """Whether a line can be the link to another article: no sentence, row or entry of a chronicle."""
    if len(line) > _LONGEST_HEADLINE or re.search("[。；;\t]", line):
        return False
    return not _ENTRY.match(line) or _LINK.match(line) is not None


def _is_heading(line: str) -> bool:
    if len(line) > _LONGEST_HEADING or line.endswith(("。", "；", ";", "！", ",", "，", "、")):
        return False
    if _NUMBERED.match(line):
        return not re.search(r"[。；;]", line)
    return len(line) <= 30 and not re.search(r"[。；;,，]", line) and not _YEAR_OR_FIGURE.search(line)


def continues(before: Line, after: Line, text: str) -> bool:
    """Whether a page end broke one sentence into `before` and `after`."""
    if before.kind not in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM} or after.kind is not BlockKind.PARAGRAPH:
        return False
    head = text[before.start : before.end].strip()
    tail = text[after.start : after.end].strip()
    if len(head) < _SHORTEST_BROKEN_LINE or _SENTENCE_END.search(head):
        return False
    if tail[0].isdecimal():
        return head[-1] in _BEFORE_FIGURES
    return "\u3400" <= tail[0] <= "\u9fff" or tail[0] in "、，,。；;)》”"
