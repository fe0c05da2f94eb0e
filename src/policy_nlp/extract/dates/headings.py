"""Lines that tell the year of what stands under them: headings, and the titles of chronologies and reviews."""

import re

from policy_nlp.extract.dates.discourse import Discourse
from policy_nlp.extract.dates.grammar import Expression, expressions
from policy_nlp.extract.dates.moment import Unit
from policy_nlp.extract.dates.told import NOWHERE, Place, Resolved, Told
from policy_nlp.model.text import Block, BlockKind

_SHORT = 12  # characters of a heading that tells little more than a year
_BEHIND_MONTH = " \u3000\n:：|｜—·•"
_YEAR_LINES = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_CHRONICLE = r"(?:大事[件记]?|纪事|记事|要闻|要事|编年|年表|月历|日志|时间[线轴]|回顾|回望|盘点)"
_CHRONICLE_BEFORE = re.compile(r"(?:盘点|回顾|回望)$")
_IS_CHRONICLE = re.compile(rf"[^\d，。；,;]{{0,24}}?{_CHRONICLE}(?=之| ?(?:[(（：:|—-]|[与和及]\d|$))")
# a caption begins with a year too (2019年全球产量): what follows the year must be a chronicle or, in a list, a colon
_NUMBER = r"[ \u3000◆●■□·•-]*(?P<number>[(（][一二三四五六七八九十\d]{1,3}[)）])?"
_BEFORE_YEAR = re.compile(_NUMBER)
_BEFORE_YEAR_OF_SECTION = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.．]|\d{1,2}[、.．]|第[一二三四五六七八九十]{1,3}[章节部]分?)? ?"
)
_PART_OF_YEAR = re.compile(
    r"[ \u3000◆●■□【\[(（]*(?:(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?|第?[一二三四1-4]季度?|[上下]半年)"
    r"(?=[ \u3000:：|｜—·•】\])）]|$)"
)
_BEHIND_YEAR = re.compile(rf" ?(?:{_CHRONICLE}(?:[:：]\D*)?)?$")
_BEHIND_NUMBERED_YEAR = re.compile(r" ?[:：][^\d。；;]+$")


def heads_with_year(text: str, block: Block, expression: Expression, resolved: Resolved) -> bool:
    """Whether the block is no sentence but a head, and `expression` in it the year of all that follows.

    A title is such a head only where it is that of a chronology.
    """
    if expression.high is not None or expression.low.year is None:
        return False
    length = block.end - block.start
    if block.kind is BlockKind.HEADING and (length <= _SHORT or _is_year_of_section(text, block, expression)):
        return resolved.low.unit is Unit.YEAR
    if block.kind in {BlockKind.TITLE, BlockKind.HEADING}:
        reviewed = _CHRONICLE_BEFORE.search(text, block.start, expression.start)
        return bool(reviewed or _IS_CHRONICLE.match(text, expression.end, block.end))
    if block.kind not in _YEAR_LINES or length > _SHORT or resolved.low.unit is not Unit.YEAR:
        return False
    opens = _BEFORE_YEAR.fullmatch(text, block.start, expression.start)
    if opens is None:
        return False
    numbered = opens["number"] is not None and _BEHIND_NUMBERED_YEAR.match(text, expression.end, block.end)
    return bool(numbered or _BEHIND_YEAR.match(text, expression.end, block.end))


def _is_year_of_section(text: str, block: Block, expression: Expression) -> bool:
    """Whether a heading opens with a year and a colon: 二、2015年：转向."""
    opens = _BEFORE_YEAR_OF_SECTION.fullmatch(text, block.start, expression.start)
    return opens is not None and text[expression.end : expression.end + 1] in {":", "："}


def opens_with_part_of_year(text: str, block: Block) -> bool:
    """Whether a heading names a month, quarter or half without its year, which a line above it tells."""
    return _PART_OF_YEAR.match(text, block.start, block.end) is not None


def heads_with_month(text: str, block: Block, expression: Expression) -> bool:
    """Whether `expression` is the month of a heading, which the mere days under it are of: 3月　冶炼厂减产."""
    low = expression.low
    if expression.high or not low.month or low.day:
        return False
    if low.year and block.kind in _YEAR_LINES:
        return (expression.start, expression.end) == (block.start, block.end)
    if block.kind is not BlockKind.HEADING:
        return False
    return (
        bool(_BEFORE_YEAR.fullmatch(text, block.start, expression.start))
        and text[expression.end : expression.end + 1] in _BEHIND_MONTH
    )


def year_of_title(title: str) -> Told | None:
    """The year that the title of a chronology gives a passage in which it does not stand."""
    block = Block(BlockKind.TITLE, 0, len(title))
    nowhere = Place(0, 0)
    for expression in expressions(title):
        resolved = Discourse().resolve(expression, nowhere)
        if resolved is not None and heads_with_year(title, block, expression, resolved):
            return Told(resolved.low, resolved.high, NOWHERE, nowhere, future=False)
    return None
