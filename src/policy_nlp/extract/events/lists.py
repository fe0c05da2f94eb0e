"""Lists under one verb: of titles, of dated items, of figures that stand one a subject."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from msgspec.structs import replace

from policy_nlp.extract.events.happening import Happening
from policy_nlp.extract.events.party import Party, PlacedT
from policy_nlp.extract.events.sentences import Clause
from policy_nlp.extract.events.triggers import Trigger
from policy_nlp.extract.events.view import SentenceView
from policy_nlp.lexicon.cues import cue
from policy_nlp.model import DateMention, FigureMention, InstrumentMention

_JOINED_TITLES = re.compile(r"(?:\([^()]{1,30}\))?(?:[、,，]|和|与|及|以及|暨)?")
_COMMAS = (",", "，")
_ENDS_ITEM = re.compile(r"”?(?:\([^()]{1,60}\))?(?:[、,，。;；:：》]|等|和|与|及|以及|暨|\s|$)")
_JOINER = re.compile(r"[、和及与,，]|以及")
_ENDS_DATED = re.compile(r"\)(?:先后|相继|陆续|依次|分别|随后|均|都|也|又|获|被){1,2}$")
_OF_ALL = re.compile(r"[,，]?(?:[均都皆也亦]|同时|一并|全部)")
_JOINED_SUBJECTS = re.compile(r"(?:\([^()]{1,60}\))?(?:[、,，]|和|与|及|以及|暨)?")
_OPEN_BRACKET = re.compile(r"(?:等[^,，。;；、()]{0,8})?")
_RESPECTIVELY = re.compile(r"分别|依次|各[为占达]")
_ONE_EACH = ("分别", "先后", "依次", "相继")
_ITEM_LEAD = re.compile(r"(?:左右|以上)?[、,，;；和](?:其次是|其次为|而|依次是)?")
_ITEM_JOINT = re.compile(r"则?为?[约近逾仅达]?")
_ROW_JOINT = re.compile(r"(?:\([^()]{1,20}\))?(?:[、,，]|和|与|及|以及)")
_ROW_OF_NOUNS = re.compile(
    r"(?P<row>[\u4e00-\u9fff]{2}(?:(?:[、和及与]|以及)[\u4e00-\u9fff]{2}){1,4})[量率额]?"
    r"(?:都|均|也|应当?|必须|须|需要?|将要?|要|可|能){0,2}(?:分别|依次)"
)
_BEHIND_DATE = re.compile("[对向把将]")
_LISTED = re.compile(
    r"(?:的[\u4e00-\u9fff]{1,6})?(?:[、和及与,，]|以及)[\u4e00-\u9fff]{2,8}|的[\u4e00-\u9fff]{1,6}(?:[、和及与,，]|以及)"
)


def objects_of(view: SentenceView, trigger: Trigger, clause: Clause) -> list[InstrumentMention | None]:
    """The titles that one verb governs, where it governs several (制定《A》、《B》和《C》)."""
    joined: list[InstrumentMention | None] = []
    end = trigger.end
    for title in view.scene.instruments.within(trigger.end, view.sentence.end):
        if view.sentence.bracket_of(title.start):
            continue
        if joined and not _JOINED_TITLES.fullmatch(view.text[end : title.start]):
            break
        if not joined and title.start >= clause.end:
            break
        if joined and view.text[title.start - 1] in _COMMAS and not _ENDS_ITEM.match(view.text, title.end):
            break  # 签署《基建法》，地球填图倡议由此获得…
        joined.append(title)
        end = title.end
    return joined if len(joined) > 1 else []


def subjects_of(view: SentenceView, trigger: Trigger, clause: Clause) -> list[InstrumentMention | None]:
    """The titles before a verb that is told of all of them (第55号、第56号公告均于10月9日公布)."""
    if trigger.entry.type not in {"issue", "enact", "amend"} or not _OF_ALL.match(
        view.text, clause.start, trigger.start
    ):
        return []
    joined: list[InstrumentMention | None] = []
    begin = clause.start
    for title in reversed(view.scene.instruments.within(view.sentence.start, trigger.start)):
        between = view.text[title.end : begin] if joined else view.text[title.end : clause.start]
        if title.end > begin and joined:
            break
        if not _JOINED_SUBJECTS.fullmatch(between):
            break
        joined.insert(0, title)
        begin = title.start
    return joined if len(joined) > 1 else []


def dated_minerals(
    view: SentenceView, trigger: Trigger, clause: Clause
) -> list[tuple[DateMention, tuple[str, ...], tuple[FigureMention, ...]]]:
    """Dates in brackets behind rows of commodities before a verb, with their commodities and figures.

    镓、锗(2023年8月起)和锑(2024年9月起)先后列入清单: each row under its own date.
    """
    items: list[tuple[DateMention, tuple[str, ...], tuple[FigureMention, ...]]] = []
    begin = clause.start
    for start, end in view.sentence.brackets:
        if not clause.start <= start < trigger.start:
            continue
        dates = view.scene.dates.within(start + 1, start + 2)
        minerals = view.scene.minerals.within(begin, start)
        if dates and minerals and _OPEN_BRACKET.fullmatch(view.text, minerals[-1].end, start):
            ids = tuple(dict.fromkeys(i for mineral in minerals for i in mineral.ids))
            items.append((dates[0], ids, tuple(view.figures(begin, start))))
        begin = end
    return items if len(items) > 1 and _ENDS_DATED.search(view.text, clause.start, trigger.start) else []


def dated_titles(view: SentenceView, trigger: Trigger) -> list[tuple[InstrumentMention, DateMention]]:
    """Titles behind the trigger that each have a date in brackets, or before it (《A》(2010年)、《B》(2012年)签署)."""
    titles = view.scene.instruments.within(trigger.end, view.sentence.end)
    later = [t.start for t in view.triggers(trigger.end, view.sentence.end) if t.entry.role == "main"] if titles else []
    behind = _with_dates(view, [t for t in titles if t.end <= min([*later, view.sentence.end])])
    clause = view.sentence.clause_of(trigger.start)
    if behind or _ENDS_DATED.search(view.text, clause.start, trigger.start) is None:
        return behind
    before = _with_dates(view, view.scene.instruments.within(clause.start, trigger.start))
    return before if len(before) > 1 else []


def _with_dates(view: SentenceView, titles: Sequence[InstrumentMention]) -> list[tuple[InstrumentMention, DateMention]]:
    items = []
    for title in titles:
        dates = view.scene.dates.within(title.end, title.end + 3)
        if dates and view.sentence.bracket_of(dates[0].start) and view.text.startswith("(", title.end):
            items.append((title, dates[0]))
    return items


def dated_parties(view: SentenceView, clause: Clause) -> list[tuple[Party, DateMention]]:
    """Parties of a clause that each have a date in brackets behind them (同加拿大(6月)、乌克兰(7月)签署)."""
    return [
        (party, date)
        for party in view.scene.parties.within(clause.start, clause.end)
        if view.text.startswith("(", party.end)
        for date in view.scene.dates.within(party.end, party.end + 2)
    ]


def lacking_verb(view: SentenceView, verb: Trigger, date: DateMention, until: int) -> Happening:
    """The happening of a date whose item, which ends at `until`, leaves its verb to the item behind it."""
    begin = view.sentence.clause_of(date.start).start
    start = date.end if _BEHIND_DATE.search(view.text, date.end, until) else begin  # 镓自8月起、锗自9月起实行许可
    named = view.scene.minerals.within(start, until if start > begin else date.start)
    titles = view.scene.instruments.within(date.end, until)
    return Happening(
        verb,
        date,
        begin,
        verb.end,
        item=titles[0] if titles else None,
        figures=tuple(view.figures(start, until)),
        commodity=tuple(dict.fromkeys(i for mineral in named for i in mineral.ids)) or None,
    )


def listed_figures(view: SentenceView, trigger: Trigger, end: int) -> list[tuple[FigureMention, int, int]]:
    """The figures behind a measure that stand one a subject (94%的镓和83%的锗), with their stretches."""
    figures = view.figures(trigger.end, end)
    if len({f.unit for f in figures}) != 1 or len(figures) < 2:
        return []
    gaps = [view.text[a.end : b.start] for a, b in pairwise(figures)]
    if not all(_LISTED.fullmatch(gap) for gap in gaps):
        return []
    cuts = [a.end + next(_JOINER.finditer(gap)).start() for a, gap in zip(figures, gaps, strict=False)]
    return list(zip(figures, [trigger.start, *cuts], [*cuts, end], strict=True))


@dataclass(frozen=True, slots=True)
class Share:
    """One of the subjects among which 分别 shares out as many figures: a party, a commodity or a mere noun."""

    figure: FigureMention
    subject: Party | None = None
    commodity: tuple[str, ...] | None = None
    receives: bool = False  # the subject is not who acts but to whom it is done

    def of(self, happening: Happening) -> Happening:
        """The happening as it is told of this share."""
        shared = replace(happening, figures=(self.figure,), commodity=self.commodity)
        return replace(shared, partner=self.subject) if self.receives else replace(shared, subject=self.subject)


def shares_of(view: SentenceView, trigger: Trigger, clause: Clause, end: int) -> list[Share]:
    """What each subject has, where a verb with 分别 or 依次 is told of several (锂、钴价格分别上涨280%和120%)."""
    figures = view.figures(trigger.start, end)
    if len(figures) < 2 or not _RESPECTIVELY.search(view.text, clause.start, figures[0].start):
        return []
    scene = view.scene
    minerals = _last_row(view.text, scene.minerals.within(clause.start, trigger.start), len(figures))
    if minerals:
        return [Share(f, commodity=m.ids) for f, m in zip(figures, minerals, strict=True)]
    parties = _last_row(view.text, scene.parties.within(clause.start, trigger.start), len(figures))
    if not parties:
        return [Share(f) for f in figures] if _are_nouns_shared(view, trigger, clause, figures) else []
    to_them = cue("towards").search(view.text, clause.start, parties[0].start) is not None
    return [Share(f, subject=p, receives=to_them) for f, p in zip(figures, parties, strict=True)]


def _are_nouns_shared(view: SentenceView, trigger: Trigger, clause: Clause, figures: Sequence[FigureMention]) -> bool:
    """Whether a measure is told of as many plain nouns as there are figures in a row (开采、加工应分别达到10%和40%)."""
    row = _ROW_OF_NOUNS.search(view.scene.masked, clause.start, trigger.start)
    if row is None or trigger.entry.role != "measure":
        return False
    gaps = [view.text[a.end : b.start] for a, b in pairwise(figures)]
    return len(_JOINER.findall(row["row"])) + 1 == len(figures) and all(map(_JOINER.fullmatch, gaps))


def further_items(view: SentenceView, trigger: Trigger, clause: Clause, until: int) -> list[tuple[Share, int]]:
    """What follows a measure with its subject and figure only (铟占七成，铋约80%), each with its beginning.

    Args:
        view: the sentence.
        trigger: the measure.
        clause: its clause.
        until: where the words under its date end.
    """
    own = view.figures(trigger.end, clause.end)
    if not own:
        return []
    items: list[tuple[Share, int]] = []
    end = own[0].end
    for figure in view.figures(end, until):
        lead = _ITEM_LEAD.match(view.text, end)
        begin = lead.end() if lead else end
        minerals = view.scene.minerals.within(begin, begin + 1)
        parties = view.scene.parties.within(begin, begin + 1)
        named = minerals[0].end if minerals else parties[0].end if parties else None
        if lead is None or named is None or figure.kind != own[0].kind:
            break
        if not _ITEM_JOINT.fullmatch(view.text, named, figure.start):
            break
        share = Share(figure, None if minerals else parties[0], minerals[0].ids if minerals else None)
        items.append((share, begin))
        end = figure.end
    return items


def _last_row(text: str, items: Sequence[PlacedT], length: int) -> Sequence[PlacedT]:
    """The last of `items`, if just so many of them as `length` stand in one row (A、B和C)."""
    joined = [bool(_ROW_JOINT.fullmatch(text[a.end : b.start])) for a, b in pairwise(items)]
    row = joined[::-1].index(False) + 1 if False in joined else len(items)
    return items[-length:] if row == length else []


def shared_figures(
    view: SentenceView, dates: Sequence[DateMention], trigger: Trigger, clause: Clause
) -> list[tuple[FigureMention, ...] | None]:
    """The figures of each date, where 分别 shares as many figures out as there are dates."""
    figures = view.figures(trigger.start, clause.end)
    told = view.text[clause.start : clause.end]
    if len(dates) > 1 and len(figures) == len(dates) and any(word in told for word in _ONE_EACH):
        return [(figure,) for figure in figures]
    return [None] * len(dates)
