"""Dates of an article: expressions by the grammar, values by the discourse."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from policy_nlp.extract.dates.acts import day_of_act
from policy_nlp.extract.dates.discourse import Discourse
from policy_nlp.extract.dates.grammar import Expression, expressions
from policy_nlp.extract.dates.headings import (
    heads_with_month,
    heads_with_year,
    opens_with_part_of_year,
    year_of_title,
)
from policy_nlp.extract.dates.moment import Moment, Unit
from policy_nlp.extract.dates.news import LAST_WEEK, LATELY, is_week_before, was_lately
from policy_nlp.extract.dates.patterns import tells_minguo
from policy_nlp.extract.dates.tables import table_dates
from policy_nlp.extract.dates.told import Place, Resolved, Told
from policy_nlp.extract.dates.words import effect_of_marks
from policy_nlp.model import DateMention, Reading
from policy_nlp.model.reading import Abstention
from policy_nlp.model.text import SENTENCE_END, Block, BlockKind

_JOIN = re.compile(r" ?(?:起?[—–~〜～-]{1,2}|起?[至到]|直至|起) ?")
_BETWEEN = re.compile(r"[和与及]|、")
_BETWEEN_END = re.compile(r"之?间(?![谍接隔])")
_TITLE_MARKS = re.compile(r"[《》\n]")
_PLANS = re.compile(
    r"(?:将|预计|计划|拟|定于|预定|原定|原订|有望|可望|预期|可能|最快|不排除|力争|力拼|盼|期望|希望|寻求)[^，。；,;]{0,24}$|(?:即将|将于)$"
    r"|(?:预计|计划|拟|预期|预定|有望)[^，。；,;]{0,20}(?:后[，,][于在]?|[，,](?:(?:并|再|随后|最快|最早)[于在]?|于))$"
)  # also of the clause before: 预计三周后，于3月返航
_TO_COME = re.compile(
    r"将|料(?![理仓件源场斗堆])|有望|可望|恐(?![怕慌怖])|或将|看[涨跌]|估[涨跌]"
    r"|(?:正式)?(?:生效|施行|实施|上路|执行|到期)"
)
_BEGINS = ("生效", "施行", "实施", "上路", "执行")
_PUTS = re.compile(r"将(?![把会要])[^，。；,;]{1,12}(?:列[入为]|定[为于]|设为|纳入|纳管|视为)")  # 将 is 把
# 将 is 把 before what a date only describes: 将4月对镓的管制扩大, 将9日的公告延长
_DESCRIBES = re.compile(r"(?:份|日)?(?:对[^，。；,;]{1,12}|[^，。；,;\d]{0,6})的(?!是)")
_HEADINGS = frozenset({BlockKind.TITLE, BlockKind.HEADING})
_DATELINE = re.compile(r"专?电(?=[)）〕】\]，,:：\s])|综合(?:外电|报[道导])|外电报[道导]")
_OPENS_STORY = frozenset("【■◆●▲◎★※")
# 【6月3日．利马】, 【本报大阪12日讯】: the day of a story, told with its place
_STORY_BEFORE = re.compile(r"[【〔\[(（][^】〕\])），。；：:\d]{0,12}")
_STORY_BEHIND = re.compile(r"[．·・•,，/|｜ \u3000]{0,2}[^】〕\])）。；：:\d]{1,12}[】〕\])）]")
_LONGEST_DATELINE = 16
_BULLETS = " \u3000◆●■□◇○▲△★☆※•·▪►▶-*．・‧"
_LINKS = frozenset({"和", "与", "及", "以及", "、"})
_BEHIND_YEAR = frozenset({"，", ",", "：", ":"})
_LONGEST_LINK = 3


def find_dates(reading: Reading) -> list[DateMention]:
    """Every expression of the passage that resolves to a calendar interval, with its EDTF value.

    What looks like a date but cannot be settled is added to `reading.abstentions`. Dates inside the instruments
    that `reading` already holds, and inside 《》, are left out.
    """
    text = reading.text
    closed = _closed_spans(reading)
    minguo = reading.context.region == "TW" or tells_minguo(text)
    candidates = [*expressions(text, minguo=minguo), *table_dates(reading)]
    candidates.sort(key=lambda e: (e.start, -e.end))
    wanted = list(_joined(text, _outside(candidates, closed)))
    return list(_resolved(reading, wanted))


def _closed_spans(reading: Reading) -> list[tuple[int, int]]:
    """Stretches in which no date is told: titles in marks, and instruments but for a year in front of the marks."""
    spans = list(_marked_titles(reading.text))
    for instrument in reading.instruments:
        marks = reading.text.find("《", instrument.start, instrument.end)
        number = reading.text[instrument.start : marks] if marks > 0 else ""
        start = marks if marks > 0 and "号" not in number else instrument.start
        spans.append((start, instrument.end))
    return sorted(spans)


def _marked_titles(text: str) -> Iterator[tuple[int, int]]:
    depth = start = 0
    for mark in _TITLE_MARKS.finditer(text):
        if mark[0] == "《":
            start = start if depth else mark.start()
            depth += 1
        elif depth:
            depth = 0 if mark[0] == "\n" else depth - 1
            if depth == 0 and mark[0] == "》":
                yield start, mark.end()


def _outside(candidates: Iterable[Expression], closed: list[tuple[int, int]]) -> Iterator[Expression]:
    """The candidates that no closed stretch overlaps, the longer of two that overlap each other."""
    end, which = 0, 0
    for candidate in candidates:
        while which < len(closed) and closed[which][1] <= candidate.start:
            which += 1
        inside = any(s < candidate.end and candidate.start < e for s, e in closed[which : which + 3])
        if not inside and candidate.start >= end:
            end = candidate.end
            yield candidate


def _joined(text: str, found: Iterable[Expression]) -> Iterator[Expression]:
    """Expressions with those that a range mark joins made one."""
    pending: Expression | None = None
    for expression in found:
        if pending is None:
            pending = expression
        elif _joins(text, pending, expression):
            pending = Expression(pending.start, expression.end, "range", pending.low, expression.low)
        else:
            yield pending
            pending = expression
    if pending is not None:
        yield pending


def _joins(text: str, left: Expression, right: Expression) -> bool:
    if left.high is not None or right.high is not None or right.start - left.end > 5:
        return False
    if left.low.year and right.low.year and right.low.year < left.low.year:
        return False  # 2024年与2023年之间 are two years
    gap = text[left.end : right.start]
    if _BETWEEN.fullmatch(gap):
        return gap != "、" and _BETWEEN_END.match(text, right.end) is not None
    return _JOIN.fullmatch(gap) is not None and gap.strip() != "起"


def _resolved(reading: Reading, wanted: list[Expression]) -> Iterator[DateMention]:
    discourse = Discourse.of(reading.context.published)
    if (signature := _signature(reading, wanted)) is not None:
        discourse.sign(signature)
    if all(block.kind is not BlockKind.TITLE for block in reading.blocks):
        discourse.title_year = discourse.heading_year = year_of_title(reading.context.title)
    sentence_ends = [m.start() for m in SENTENCE_END.finditer(reading.text)]
    blocks, which = reading.blocks, -1
    for expression in wanted:
        while which + 1 < len(blocks) and blocks[which + 1].start <= expression.start:
            which += 1
            _begin(discourse, reading.text, blocks[which])
        block = blocks[max(which, 0)]
        act_day = day_of_act(reading.text, expression, discourse.days)
        place = _place(reading.text, expression, block, which, bisect_right(sentence_ends, expression.start), act_day)
        if discourse.section and _is_joined(reading.text, discourse.section[-1], expression):
            place = replace(place, is_joined=True)
        resolved = discourse.resolve(expression, place)
        start, end, rule = expression.start, expression.end, expression.rule
        if resolved is None:
            reading.abstentions.append(Abstention("date", start, end, f"nothing told settles this {rule}"))
            continue
        discourse.tell(resolved, (start, end), place, mere_day=expression.low.is_mere_day)
        if _heads_story(reading.text, block, expression, resolved, discourse.published):
            discourse.story_day = resolved.low
        if _DATELINE.match(reading.text, end) and was_lately(resolved.low, discourse.published, LATELY):
            discourse.published = resolved.low  # 今天 in a wire is the day on which it was sent
        elif block.kind is BlockKind.TITLE and is_week_before(resolved.low, resolved.high, discourse.published):
            discourse.published = resolved.high  # 周一 in a digest is of the week that it reports
        if heads_with_year(reading.text, block, expression, resolved):
            discourse.head_with(discourse.section[-1], is_title=block.kind is BlockKind.TITLE)
        elif heads_with_month(reading.text, block, expression):
            discourse.heading_month = discourse.section[-1]
        edtf, basis, anchor = _bounded(resolved, place, discourse), resolved.basis, resolved.anchor
        yield DateMention(start=start, end=end, rule=rule, edtf=edtf, basis=basis, anchor=anchor)


def _begin(discourse: Discourse, text: str, block: Block) -> None:
    """A block begins: a heading ends what was told before it, and the next story its day."""
    discourse.begin_block(block.kind)
    if block.kind is BlockKind.HEADING and opens_with_part_of_year(text, block):
        discourse.begin_month()
    elif block.kind in _HEADINGS:
        discourse.begin_section()
    if block.kind in _HEADINGS or text[block.start] in _OPENS_STORY:
        discourse.story_day = None


def _heads_story(text: str, block: Block, expression: Expression, resolved: Resolved, published: Moment | None) -> bool:
    """Whether a day is that of the dateline which opens a paragraph."""
    if expression.start - block.start > _LONGEST_DATELINE or block.kind in _HEADINGS:
        return False
    if resolved.low.unit is not Unit.DAY or resolved.low != resolved.high:
        return False
    if not (expression.low.month or was_lately(resolved.low, published, LAST_WEEK)):
        return False
    if _DATELINE.match(text, expression.end):
        return True
    opens = _STORY_BEFORE.fullmatch(text, block.start, expression.start)
    return opens is not None and _STORY_BEHIND.match(text, expression.end, block.end) is not None


def _is_joined(text: str, last: Told, expression: Expression) -> bool:
    """Whether a month goes on in the year told directly before it: 2021年4月和12月, 却要等到今年：1月14日."""
    month = expression.low.month
    if month is None or expression.low.year or expression.low.word or expression.start - last.span[1] > _LONGEST_LINK:
        return False
    gap = text[last.span[1] : expression.start].strip()
    if last.low.unit is Unit.YEAR:
        return gap in _BEHIND_YEAR and last.low == last.high and not last.future and last.place.effect != "compare"
    return gap in _LINKS and last.low.unit >= Unit.MONTH and last.high.month <= month


def _signature(reading: Reading, wanted: list[Expression]) -> Expression | None:
    """The last day that is a paragraph of its own: the day of a notice, under its issuers."""
    alone = {(block.start, block.end) for block in reading.blocks if block.kind not in _HEADINGS}
    signed = (e for e in reversed(wanted) if e.low.year and e.low.day and e.high is None)
    return next((e for e in signed if (e.start, e.end) in alone), None)


def _bounded(resolved: Resolved, place: Place, discourse: Discourse) -> str:
    """The value with the open end that the words around it give."""
    if resolved.low != resolved.high:
        return resolved.edtf
    if place.effect == "since":
        return f"{resolved.edtf}/.."
    ends = place.effect == "ends" and not discourse.is_to_come(resolved.low)
    return f"../{resolved.edtf}" if ends or place.effect == "until" else resolved.edtf


def _place(
    text: str, expression: Expression, block: Block, paragraph: int, sentence: int, act_day: Told | None
) -> Place:
    start, end = expression.start, expression.end
    before = text[max(block.start, start - 30) : start]
    following = text[end : end + 1]
    low = expression.low
    only_year = (low.month, low.part, low.day, low.weekday) == (None,) * 4
    only_year = only_year and (low.word is None or low.word.unit is not Unit.DAY)
    put = before.endswith("将") and _DESCRIBES.match(text, end) is not None
    by_plan = _PLANS.search(before) is not None and not put
    puts = expression.low.month is None and _PUTS.match(text, end)
    to_come = None if puts else _TO_COME.match(text, end)
    effect = effect_of_marks(text, start, end, block.start)
    return Place(
        paragraph,
        sentence,
        opens_paragraph=not before.strip(_BULLETS),
        in_brackets=_in_brackets(before, text[end : end + 30]),
        topical=not only_year or following in {"，", ",", "", "\n", "\t", "　"} or before[-1:] in {"于", "在"},
        planned=by_plan or bool(to_come),
        begins=not by_plan and effect != "plan" and to_come is not None and to_come[0].endswith(_BEGINS),
        effect=effect,
        act_day=act_day,
    )


def _in_brackets(before: str, after: str) -> bool:
    opened = max(before.rfind("("), before.rfind("（"))
    if opened < 0 or max(before.rfind(")"), before.rfind("）")) > opened:
        return False
    return re.search("[)）]", after) is not None
