"""Finds policy instruments in a text and gives each its title, kind and number."""

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from policy_nlp.extract.instruments.bills import is_act
from policy_nlp.extract.instruments.brackets import in_brackets, is_abbreviation, other_name
from policy_nlp.extract.instruments.candidate import TITLED, Candidate, Draft, is_numbered
from policy_nlp.extract.instruments.known import NOUN_BEHIND, find_known, find_sections
from policy_nlp.extract.instruments.marks import (
    SECTION,
    find_announced,
    find_headlines,
    find_marked,
    find_quoted,
    find_quoted_titles,
)
from policy_nlp.extract.instruments.named import find_defined, find_named
from policy_nlp.extract.instruments.numbered import (
    find_document_numbers,
    find_executive_orders,
    find_numbered,
    find_sanction_rounds,
)
from policy_nlp.extract.instruments.resolve import to_mentions
from policy_nlp.extract.instruments.tables import NameCell, find_in_cell, name_cells
from policy_nlp.extract.instruments.words import head_of
from policy_nlp.model import InstrumentMention, Reading

_INSIDE = re.compile(r"(?<=[\u4e00-\u9fff])[(（]([A-Z]{2,8})[)）](?=[\u4e00-\u9fff])")  # 先进技术车辆制造(ATVM)贷款计划
_SECTION = re.compile(rf"{SECTION}|(?:修订|修正)?草案|修正案|修订案|实施细则|实施办法|实施条例|施行令|施行细则")

_ITEM = re.compile(
    r"第[一二三四五六七八九十\d]{1,4}(?:[款项章节]|条(?!款?[线路航跑管道生产船腿]))(?:第[一二三四五六七八九十\d]{1,3}[款项])?|修正案|修订案"
)


def find_instruments(reading: Reading) -> list[InstrumentMention]:
    """The policy instruments of `reading`, sorted by start and end.

    Name cells of chronologies come first, then titles in marks and numbers, quoted and well-known titles, and names
    that only their head noun and the words around them show to be one. What an abbreviation, a number or a short form
    stands for is looked up in the whole passage.
    """
    text = reading.text
    draft = Draft(text)
    cells = list(name_cells(reading))
    numbers = [*find_numbered(text), *find_document_numbers(text)]
    for cell in cells:
        draft.block(cell.type_start, cell.type_end)
    _claim(draft, (candidate for cell in cells for candidate in find_in_cell(text, cell, numbers)))
    _claim(draft, _joined([*numbers, *find_marked(text), *find_quoted_titles(text, numbers)]))
    _claim(draft, find_headlines(text))
    _claim(draft, find_announced(text))
    _claim(draft, find_quoted(text, frozenset(c.title for c in draft.found)))
    known = list(find_known(text))
    _claim(draft, (c for c in known if not c.short or c.rule == NOUN_BEHIND))
    _claim(draft, find_sanction_rounds(text))
    _claim(draft, find_defined(draft))
    _claim(draft, find_named(draft))
    _claim(draft, known)
    _extend_by_section(draft)
    _claim(draft, find_sections(draft))
    _type_by_cell(draft, cells)
    _claim_other_names(draft)
    _claim(draft, find_executive_orders(text))
    return to_mentions(draft)


def _claim(draft: Draft, candidates: Iterable[Candidate]) -> None:
    for candidate in candidates:
        draft.claim(candidate)


def _joined(candidates: list[Candidate]) -> Iterator[Candidate]:
    """Numbers and titles in text order; a number and a title that stand together are one."""
    pending: Candidate | None = None
    for candidate in sorted(candidates, key=lambda c: (c.start, -c.end)):
        if pending is None:
            pending = candidate
        elif candidate.start < pending.end:
            continue
        elif pending.end == candidate.start and is_numbered(pending) != is_numbered(candidate):
            pending = _pair(pending, candidate)
        else:
            yield pending
            pending = candidate
    if pending is not None:
        yield pending


def _pair(first: Candidate, second: Candidate) -> Candidate:
    number, title = (first, second) if is_numbered(first) else (second, first)
    kind = number.kind if number.kind == "order" else None
    return replace(number, start=first.start, end=second.end, title=title.title, kind=kind, rule=TITLED)


def _type_by_cell(draft: Draft, cells: list[NameCell]) -> None:
    """What stands in the name cell of a chronology is of the kind that the row's type cell says."""
    for cell in cells:
        for i, candidate in enumerate(draft.found):
            if cell.start <= candidate.start and candidate.end <= cell.end:
                kind = cell.kind or (
                    cell.otherwise if head_of(candidate.title) is None and not candidate.short else None
                )
                draft.found[i] = replace(candidate, kind=kind or candidate.kind)


def _extend_by_section(draft: Draft) -> None:
    """A section, draft or amendment directly behind its title is one mention with it (DPA第三编, 关键矿产清单草案).

    Behind an act, 草案 says at which stage it is, and is no part of its title.
    """
    for i, candidate in enumerate(draft.found):
        section = (_ITEM if is_numbered(candidate) else _SECTION).match(draft.text, candidate.end)
        if section is not None and draft.is_free(*section.span()):
            if section[0] == "草案" and is_act(candidate.title):
                continue
            kind = "other" if section[0][0] == "第" else _kind_of_rules(section[0]) or candidate.kind
            draft.found[i] = replace(candidate, end=section.end(), section=section[0], kind=kind)
            draft.block(*section.span())


def _kind_of_rules(behind: str) -> str | None:
    """The kind of the rules made under an act: 稀土管理条例|实施细则."""
    head = head_of(behind) if behind[0] in "实施" else None
    return head.kind if head else None


def _claim_other_names(draft: Draft) -> None:
    """Claim the names in brackets behind titles, then every use of those that the rest of the text can use."""
    for candidate in sorted(draft.found, key=lambda c: c.start):
        if inside := _INSIDE.search(draft.text, candidate.start, candidate.end):
            draft.aliases.setdefault(inside[1], candidate)
        for other in in_brackets(draft.text, candidate):
            name = other_name(draft.text, other)
            claimed = draft.claim(other)
            is_short_form = not claimed or head_of(name) is not None
            if is_abbreviation(name) or (is_short_form and name != candidate.title):
                draft.aliases.setdefault(name, other)
    for name, alias in draft.aliases.items():
        if is_abbreviation(name):
            for match in re.finditer(rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])", draft.text):
                draft.claim(replace(alias, start=match.start(), end=match.end(), rule="abbreviation"))
