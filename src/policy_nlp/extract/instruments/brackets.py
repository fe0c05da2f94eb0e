"""Abbreviations and foreign titles in brackets behind a title: mentions of their own with the same name."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from policy_nlp.extract.instruments.candidate import Candidate, clean_title, is_numbered

_LONGEST_BRACKET = 320
_FOREIGN = re.compile(r"[A-Za-z][^\u4e00-\u9fff\n\t]*")
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z0-9&./\-]{1,11}(?:法案|法)?")
_SPLIT = re.compile(
    r"^(?P<foreign>[A-Za-z][^\u4e00-\u9fff]* [^\u4e00-\u9fff]*?)\s*[,，;；:：、/]\s*"
    r"(?:简称|英文简称|缩写|英文缩写|下称)?[为:：]?\s*(?P<abbreviation>[A-Z][A-Z0-9&\-]{1,11})$"
)
_CHINESE_TITLE = re.compile(r"[\u4e00-\u9fff、]{3,24}(?:法|法典|法案|条例|令)")
_ALIAS = re.compile(
    r"(?:以下|下文|下称|后文)?(?:简称|下称|又称|亦称|俗称|简写|英文简称|英文缩写|英语|英文|缩写)(?:为|作|是|:|：)?\s*"
    r"(?P<alias>《[^》\n]{2,40}》|“[^”\n]{2,40}”|[^《》“”,，;；()]{2,30})"
)


def in_brackets(text: str, candidate: Candidate) -> Iterator[Candidate]:
    """The other names of `candidate` in the bracket right behind it."""
    inside = _inside(text, candidate.end)
    if inside is None:
        return
    start, end = inside
    content = text[start:end]
    if is_numbered(candidate) and _CHINESE_TITLE.fullmatch(content):
        yield Candidate(start=start, end=end, title=content, kind=candidate.kind, rule="bracket.title")
    alias = _ALIAS.match(content)
    if alias is not None:
        yield _alias(candidate, start + alias.start("alias"), start + alias.end("alias"))
    elif split := _SPLIT.match(content):
        yield _alias(candidate, start, start + split.end("foreign"))
        yield _alias(candidate, start + split.start("abbreviation"), start + split.end("abbreviation"))
    elif _FOREIGN.fullmatch(content) or _ABBREVIATION.fullmatch(content):
        yield _alias(candidate, start, end)


def is_abbreviation(name: str) -> bool:
    """Whether `name` can be used for the title in the rest of the text."""
    return _ABBREVIATION.fullmatch(name) is not None


def _inside(text: str, at: int) -> tuple[int, int] | None:
    """The stretch between the bracket at `at` and the one that closes it on the same line."""
    if at >= len(text) or text[at] not in "(（":
        return None
    depth = 0
    for mark in re.finditer(r"[()（）\n]", text[at : at + _LONGEST_BRACKET]):
        if mark[0] == "\n":
            return None
        depth += 1 if mark[0] in "(（" else -1
        if depth == 0:
            return at + 1, at + mark.start()
    return None


def _alias(candidate: Candidate, start: int, end: int) -> Candidate:
    return replace(candidate, start=start, end=end, rule="bracket")


def other_name(text: str, candidate: Candidate) -> str:
    """The other name as it stands in the text, without marks."""
    return clean_title(text[candidate.start : candidate.end])
