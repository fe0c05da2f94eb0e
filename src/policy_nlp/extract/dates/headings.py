"""Lines that tell the year of what stands under them: headings, and the titles of chronologies and reviews."""

import re

from policy_nlp.extract.dates.grammar import Expression
from policy_nlp.extract.dates.moment import Unit
from policy_nlp.extract.dates.told import Resolved
from policy_nlp.model.text import Block, BlockKind

_SHORT = 12  # characters of a heading that tells little more than a year
_YEAR_LINES = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_CHRONICLE = re.compile(
    r"[^\d，。；,;]{0,24}(?:大事|纪事|记事|要闻|要事|纪要|编年|年表|月历|日志|时间[线轴表]|回顾|回望|盘点|总结|年终|综述|新闻|事件)"
)
_BEFORE_YEAR = re.compile(r"[ \u3000◆●■□·•-]*(?:[(（][一二三四五六七八九十\d]{1,3}[)）])?")
_END_OF_SENTENCE = ("。", "；", ";", "！", "？", "，", ",")


def heads_with_year(text: str, block: Block, expression: Expression, resolved: Resolved) -> bool:
    """Whether the block is no sentence but a head, and `expression` in it the year of all that follows.

    A title is such a head only where it is that of a chronology.
    """
    if expression.high is not None or expression.low.year is None or resolved.low.unit > Unit.PART:
        return False
    length = block.end - block.start
    if block.kind is BlockKind.HEADING and length <= _SHORT:
        return resolved.low.unit is Unit.YEAR
    if block.kind in {BlockKind.TITLE, BlockKind.HEADING}:
        return _CHRONICLE.match(text, expression.end, block.end) is not None
    if block.kind not in _YEAR_LINES or length > _SHORT or resolved.low.unit is not Unit.YEAR:
        return False
    opens = _BEFORE_YEAR.fullmatch(text, block.start, expression.start) is not None
    return opens and not text.endswith(_END_OF_SENTENCE, block.start, block.end)
