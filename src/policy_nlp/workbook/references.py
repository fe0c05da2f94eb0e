"""The sources that an article itself names: reference marks in its sentences, and the list or notes they lead to."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

_HEADING = re.compile(
    r"^\W*(?:参考文献|參考文獻|参考资料|參考資料|引用文献|引用文獻|注释|注釋|註釋|尾注|脚注|腳註|References|Bibliography|Notes)"
    r"\s*(?:[(（]\s*\w+\s*[)）])?\s*[:：]?\W*$",
    re.IGNORECASE,
)
_ENTRY = re.compile(
    r"^\s*(?:[-*•]\s*)?(?:\[\^?(\d{1,3})\]:?|［(\d{1,3})］|〔(\d{1,3})〕|【(\d{1,3})】|(\d{1,3})[.．、](?=\s?\D))\s*(.+)$"
)
_NOTE = re.compile(r"^\s*([①-⑳])\s*(.+)$")
_MARK = re.compile(
    r"\^?[\[［{〔](\d{1,3}(?:\s*[,，、\-—–~～]\s*\d{1,3})*)[\]］}〕]|\[\^(\d{1,3})\]|([①-⑳]+)|([⁰¹²³⁴-⁹]+)"
)
_AFTER = re.compile(r"(?:\s*\^?[\[［{〔][\d,，、\s\-—–~～]+[\]］}〕]|[①-⑳⁰¹²³⁴-⁹])+")
_LONGEST_LIST = 60
_LONGEST_ENTRY = 1_000


def reference_list(text: str) -> dict[str, str]:
    """The entries of an article's reference list by number, and its notes by their circled figure.

    An entry that is broken over lines or pages is joined again; a list that begins anew (1 after 54) ends the first.
    """
    lines = text.splitlines()
    notes = {match[1]: match[2].strip() for line in lines if (match := _NOTE.match(line))}
    start = next((n for n in range(len(lines) - 1, -1, -1) if _HEADING.match(lines[n])), None)
    return notes if start is None else notes | _entries(lines[start + 1 :])


def _entries(lines: list[str]) -> dict[str, str]:
    entries: dict[str, str] = {}
    last = ""
    for line in lines:
        match = _ENTRY.match(line)
        if match:
            number = next(filter(None, match.groups()[:5]))
            if number in entries:
                break
            entries[number], last = match[6].strip(), number
        elif last and line.strip() and _goes_on(entries[last], line):
            entries[last] = f"{entries[last]} {line.strip()}"[:_LONGEST_ENTRY]
    return entries


def _goes_on(entry: str, line: str) -> bool:
    """Whether `line` is the rest of an entry: the entry has not come to its end, and the line is no page head."""
    return not re.search(r"(?:\d{4}|\d|>|\w/\S*)[.。]?$", entry.rstrip()) and not line.startswith(("#", "（", "("))


def cited(text: str, start: int, end: int, trigger: tuple[int, int] | None, entries: Mapping[str, str]) -> list[str]:
    """The keys of the entries that a sentence is marked with, in order.

    Of several marks in a sentence the first behind the trigger counts, since a mark stands behind what it is for; where
    none does, all of them. A mark right behind the sentence is its own, one right at its start is not.

    Args:
        text: the raw article.
        start: where the sentence begins.
        end: where it ends.
        trigger: where the words stand that tell the event.
        entries: the article's reference list.
    """
    head = _AFTER.match(text, start, end)
    tail = _AFTER.match(text, end)
    marks = list(_marks(text, head.end() if head else start, tail.end() if tail else end, entries))
    behind = [keys for at, keys in marks if trigger and at >= trigger[1]]
    chosen = behind[:1] or [keys for _, keys in marks]
    return list(dict.fromkeys(key for keys in chosen for key in keys))


def _marks(text: str, start: int, end: int, entries: Mapping[str, str]) -> Iterator[tuple[int, list[str]]]:
    for match in _MARK.finditer(text, start, end):
        numbers, note, circled, raised = match.groups()
        if circled:
            keys = list(circled)
        elif raised:
            keys = [unicodedata.normalize("NFKC", raised)]
        else:
            keys = _expanded(numbers or note)
        known = [key for key in keys if key in entries]
        if known:
            yield match.start(), known


def _expanded(numbers: str) -> list[str]:
    """`12-14,17` as 12, 13, 14, 17."""
    keys: list[str] = []
    for part in re.split(r"\s*[,，、]\s*", numbers):
        low, *more = (int(number) for number in re.findall(r"\d+", part))
        high = more[-1] if more else low
        if 0 <= high - low < _LONGEST_LIST:
            keys += [str(number) for number in range(low, high + 1)]
    return keys
