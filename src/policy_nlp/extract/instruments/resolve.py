"""From candidates to mentions: which title a short form or a number stands for, and of what kind it is."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from msgspec.structs import replace

from policy_nlp.extract.instruments.bills import is_act, is_known_law, says_bill, says_law
from policy_nlp.extract.instruments.candidate import TITLED, Candidate, Draft, is_numbered
from policy_nlp.extract.instruments.kinds import kind_of
from policy_nlp.extract.instruments.words import head_of, heads, words
from policy_nlp.lexicon.countries import country_forms
from policy_nlp.lexicon.titles import short_forms, titles
from policy_nlp.model import InstrumentMention

_STATE = "中华人民共和国"
_DISTINCT_BY_COUNTRY = frozenset({"战略", "清单", "名单", "目录", "政策", "报告"})
_BETWEEN_TITLES = re.compile(r"[、,，和与及以\s]|[(（][^()（）\n]{1,20}[)）]")
_BRACKET_BEHIND = re.compile(r"[)）]?[(（][^()（）\n]{1,12}[)）]")
_SAME = re.compile(r"[(（]|的|[,，]?(?:题为|名为|即|全称为?|标题为|[,，]题为)[:：]?")
_NUMBER_LABEL = re.compile(r"[文字]号[:：]\s?$")
_NUMBER_UNDER = re.compile(r"的(?:通知|公告|通告|意见)\s*\n\s*")
_OF_ALIAS = re.compile(r"([\u4e00-\u9fff]{2,8})(第[一二三四五六七八九十百零\d]{1,7}条)")
_SECTION_ONLY = re.compile(r"第?(\d{2,4}[A-Z]?)条款")
_LONGEST_GAP = 24
_LONG_NUMBER = 5
_LONGEST_SHORT_FORM = 6  # characters before 法 or 法案; a longer one is a title of its own


@dataclass(slots=True)
class Told:
    """What the article tells of its instruments: titles, titles by number, and what abbreviations stand for."""

    titles: Counter[str] = field(default_factory=Counter)
    first: dict[str, int] = field(default_factory=dict)
    without_country: dict[str, set[str]] = field(default_factory=dict)
    by_number: dict[str, str] = field(default_factory=dict)
    by_alias: dict[str, Candidate] = field(default_factory=dict)
    in_order: list[Candidate] = field(default_factory=list)

    @classmethod
    def of(cls, text: str, candidates: Iterable[Candidate]) -> "Told":
        """Collect from candidates whose title is told in full."""
        told = cls()
        previous: Candidate | None = None
        for candidate in candidates:
            if previous is not None:
                told._pair_up(text, previous, candidate)
            previous = candidate
            if candidate.short or candidate.rule == "bracket":
                continue
            if candidate.number and candidate.rule == TITLED:
                told.by_number.setdefault(candidate.number, candidate.title)
            if not candidate.rule.startswith("number.") or candidate.rule == TITLED:
                told.in_order.append(candidate)
                told.titles[candidate.title] += 1
                told._add_title(candidate.title)
                told.first.setdefault(candidate.title, candidate.start)
        return told

    def _add_title(self, title: str) -> None:
        country = _country_names().match(title)
        if country is not None:
            self.without_country.setdefault(title[country.end() :], set()).add(title)

    def _pair_up(self, text: str, first: Candidate, second: Candidate) -> None:
        """A number and a title that stand apart but mean one: 《…》(第14017号行政令), 题为《…》的第14017号行政令."""
        if is_numbered(first) == is_numbered(second):
            return
        if not (_SAME.fullmatch(text, first.end, second.start) or _heads(text, first, second)):
            return
        number, title = (first, second) if is_numbered(first) else (second, first)
        if number.number and title.rule.startswith(("mark.", "quote.", "known.title", "bracket.title")):
            self.by_number.setdefault(number.number, title.title)

    def full_title(self, candidate: Candidate) -> str:
        """The title that the candidate stands for, as the article tells it; its own title where it tells no other."""
        title = candidate.title
        if candidate.number and is_numbered(candidate):
            return self._by_number(candidate.number) or title
        defined = self.by_alias.get(title)
        if title in heads() and not (defined and defined.end <= candidate.start):
            return self._before(candidate.start, title) or title
        if section := _SECTION_ONLY.fullmatch(title):
            return self._with_act(f"第{section[1]}条") or title
        if title in self.by_alias and title != self.by_alias[title].title:
            title = self.by_alias[title].title
        if (section := _OF_ALIAS.fullmatch(title)) and section[1] in self.by_alias:
            return self.by_alias[section[1]].title + section[2]
        if candidate.short or (title in short_forms() and title not in titles()):
            return self._of_short_form(title)
        return self._with_country(title) or self._longer_act(title, candidate.start) or title

    def _with_act(self, section: str) -> str | None:
        """The section with its act, where the article tells it of one act only: 232条款 → 贸易扩展法第232条."""
        told = {title for title in self.titles if title.endswith(section) and title != section}
        return told.pop() if len(told) == 1 else None

    def _of_short_form(self, title: str) -> str:
        entry = short_forms().get(title)
        if entry is None:
            return title
        forms = (entry.id, *entry.forms)
        told = [form for form in forms if form in self.titles]
        return (
            max(told, key=lambda form: (self.titles[form], len(form)))
            if told
            else self._numbered(entry.number, entry.id)
        )

    def _numbered(self, number: str | None, title: str) -> str:
        return self.by_number.get(number, title) if number else title

    def _by_number(self, number: str) -> str | None:
        """The title of the number, whatever body it is told with: 14241号令 is EO 14241."""
        if number in self.by_number or len(number) < _LONG_NUMBER:
            return self.by_number.get(number)
        told = {title for other, title in self.by_number.items() if other.endswith(f" {number}")}
        return told.pop() if len(told) == 1 else None

    def _before(self, at: int, noun: str) -> str | None:
        """The title told last before `at` that ends with `noun`: 《条例》 after 《稀土管理条例》."""
        told = (c.title for c in reversed(self.in_order) if c.end <= at and c.title != noun)
        return next((title for title in told if title.endswith(noun)), None)

    def _with_country(self, title: str) -> str | None:
        """《出口管制法》 → 中华人民共和国出口管制法, where the article tells the full title."""
        longer = self.without_country.get(title, set())
        if _is_distinct_by_country(title):
            longer = {full for full in longer if full.startswith(_STATE)}
        return min(longer) if len(longer) == 1 else None

    def _longer_act(self, title: str, at: int) -> str | None:
        """芯片法案 → 芯片与科学法案: an act's short form keeps characters of the full title, in their order."""
        if not is_act(title):
            return None
        longer = [
            t
            for t in self.titles
            if len(t) > len(title) + 1 and is_act(t) and self.first[t] < at and _abbreviates(title, t)
        ]
        return longer[0] if len(longer) == 1 else None


def _heads(text: str, title: Candidate, number: Candidate) -> bool:
    """Whether the number stands in the head of the document whose headline is the title."""
    if number.start < title.end:
        return False
    if title.rule == "mark.title":  # 关于印发《…》的通知
        return number.rule == "number.document" and _NUMBER_UNDER.fullmatch(text, title.end, number.start) is not None
    if title.rule != "mark.headline":
        return False
    return _NUMBER_LABEL.search(text, title.end, number.start) is not None or not text[title.end : number.start].strip()


@cache
def _country_names() -> re.Pattern[str]:
    names = "|".join((_STATE, *country_forms(), "欧洲", "联邦", "北美", "非洲", "东盟", "联合国"))
    return re.compile(rf"^(?:{names})")


def _is_distinct_by_country(title: str) -> bool:
    head = head_of(title)
    return head is None or head.id in _DISTINCT_BY_COUNTRY


def _abbreviates(short: str, full: str) -> bool:
    core = short.removesuffix("法案").removesuffix("法")
    if (
        not 2 <= len(core) <= _LONGEST_SHORT_FORM
        or core in words("generic")
        or "修" in full
        or not (full.startswith(core[:2]) or full.removesuffix("法案").removesuffix("法").endswith(core[-3:]))
    ):
        return False
    rest = iter(full)
    return all(char in rest for char in core)


def to_mentions(draft: Draft) -> list[InstrumentMention]:
    """The mentions of all candidates, in text order, with full titles and kinds."""
    text = draft.text
    ordered = sorted(draft.found, key=lambda c: (c.start, c.end))
    told = Told.of(text, ordered)
    told.by_alias = draft.aliases
    groups = _groups(text, ordered)
    named = [_renamed(c, told.full_title(c) + c.section) for c in ordered]
    kinds = _kinds(text, named, groups)
    bills = _bills(text, named, groups)
    return [
        InstrumentMention(
            start=c.start,
            end=c.end,
            rule=c.rule,
            name=c.title,
            kind=_stage(c, kind, bills),
            number=c.number,
        )
        for c, kind in zip(named, kinds, strict=True)
    ]


def _stage(candidate: Candidate, kind: str, bills: set[str]) -> str:
    """The kind of the candidate, an act being bill or law as the article tells it."""
    if _is_bill(candidate, kind, bills):
        return "bill"
    is_law = kind == "bill" and is_numbered(candidate) and is_act(candidate.title) and candidate.title not in bills
    return "law" if is_law else kind


def _is_bill(candidate: Candidate, kind: str, bills: set[str]) -> bool:
    """Whether an act is one of the `bills`, or called a draft where it stands."""
    if candidate.kind is not None or kind not in {"law", "bill"}:
        return False
    act = candidate.title.removesuffix(candidate.section)
    is_draft = candidate.section.endswith("草案") and (is_act(act) or act.endswith(("条例", "规例")))
    return candidate.title in bills or is_draft


def _kinds(text: str, named: list[Candidate], groups: list[tuple[int, int]]) -> list[str]:
    """The kind of each candidate; where only its surroundings tell it, all mentions of a title are of one kind."""
    judged = [kind_of(text, c, group) for c, group in zip(named, groups, strict=True)]
    by_title: dict[str, str] = {}
    for sure in (True, False):
        for candidate, judgement in zip(named, judged, strict=True):
            if judgement.sure is sure and judgement.kind != "bill":
                by_title.setdefault(candidate.title, judgement.kind)
    kinds = [j.kind if j.sure else by_title[c.title] for c, j in zip(named, judged, strict=True)]
    for i, candidate in enumerate(named):  # another name in brackets is of the kind of the title before it
        if i > 0 and candidate.rule in {"bracket", "number.document"} and named[i - 1].title == candidate.title:
            kinds[i] = kinds[i - 1]
    return kinds


def _renamed(candidate: Candidate, title: str) -> Candidate:
    return candidate if candidate.title == title else replace(candidate, title=title)


def _groups(text: str, ordered: list[Candidate]) -> list[tuple[int, int]]:
    """For each candidate the stretch of the enumeration of titles in which it stands."""
    starts = [c.start for c in ordered]
    ends = [c.end for c in ordered]
    for i in range(1, len(ordered)):
        if _is_enumerated(text, ordered[i - 1].end, ordered[i].start):
            starts[i] = starts[i - 1]
    for i in range(len(ordered) - 2, -1, -1):
        if _is_enumerated(text, ordered[i].end, ordered[i + 1].start):
            ends[i] = ends[i + 1]
    for i, end in enumerate(ends):
        bracket = _BRACKET_BEHIND.match(text, end)
        ends[i] = bracket.end() if bracket else end
    return list(zip(starts, ends, strict=True))


def _is_enumerated(text: str, end: int, start: int) -> bool:
    return start - end <= _LONGEST_GAP and not _BETWEEN_TITLES.sub("", text[end:start])


def _bills(text: str, named: list[Candidate], groups: list[tuple[int, int]]) -> set[str]:
    """Titles of acts that the article tells nowhere as law, but as proposed or, unknown, merely as 法案."""
    acts = [(c.title, group) for c, group in zip(named, groups, strict=True) if is_act(c.title)]
    law = {title for title, (start, end) in acts if says_law(text, title, start, end)}
    by_short_form = {c.title for c in named if _stands_for_law(text[c.start : c.end])}  # 《降低通胀之法案》(IRA)
    unknown = {title for title, _ in acts if title.endswith("法案") and not is_known_law(title)} - by_short_form
    return ({title for title, (start, end) in acts if says_bill(text, title, start, end)} | unknown) - law


def _stands_for_law(name: str) -> bool:
    entry = short_forms().get(name)
    return entry is not None and entry.kind == "law"
