"""Facts in sentences: each figure with a measure and a subject."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from policy_nlp.extract.events.sentences import sentences_of
from policy_nlp.extract.facts.distribution import Item, shared_out
from policy_nlp.extract.facts.measuring import Measured, measured
from policy_nlp.extract.facts.subject import Owners, commodities, has_party, is_start_of_move, modality, owners, period
from policy_nlp.extract.facts.tables import table_facts
from policy_nlp.extract.facts.telling import WORLD, Layers, Party, Telling, is_list, within
from policy_nlp.extract.facts.words import cue
from policy_nlp.lexicon.countries import country_of
from policy_nlp.model import Block, BlockKind, EventMention, Fact, FigureMention, Reading
from policy_nlp.model.mention import Span

_LONGEST_SENTENCE = 400
_TRADE_SHARES = frozenset({"imports_share", "exports_share"})


def find_facts(reading: Reading) -> list[Fact]:
    """The facts of a reading whose mention layers (and, for their dates, events) have been found, in text order.

    A figure makes a fact where the text tells what it measures and of what or whose it is; where it stands for each of
    several commodities it makes one each.
    """
    events = {span: event for event in reversed(reading.events) for span in event.figure_spans}
    facts = list(table_facts(reading))
    for block in reading.blocks:
        if block.kind is BlockKind.TABLE_ROW or not within(reading.figures, block.start, block.end):
            continue
        before: Told | None = None
        for span in _stretches(reading.text, block):
            for told in _Sentence(reading, span, block.start, events).told(before):
                before = _carried_on(told, before)
                facts += told.facts
    return sorted(facts, key=lambda f: (f.start, f.end, f.commodity))


def _stretches(text: str, block: Block) -> Iterator[Span]:
    """The sentences of a block; one of unlikely length is cut at its marks, so that time stays in proportion."""
    for sentence in sentences_of(text, block):
        start, end = sentence
        while end - start > _LONGEST_SENTENCE:
            limit = start + _LONGEST_SENTENCE
            cut = max(text.rfind(mark, start, limit) for mark in ",，;；、") + 1 or limit
            yield start, cut
            start = cut
        yield start, end


@dataclass(frozen=True, slots=True)
class Told:
    """A figure that was understood, and what it measures; its facts are empty where it has no subject."""

    figure: FigureMention
    measured: Measured
    commodity: tuple[str, ...]
    owners: Owners
    facts: tuple[Fact, ...]


def _carried_on(told: Told, before: Told | None) -> Told:
    """What the next figure may take from this one: the owner of a share owns no more than that share."""
    if told.measured.share and before and told.owners.codes != before.owners.codes:
        return replace(told, owners=before.owners, commodity=told.commodity or before.commodity)
    return told


class _Sentence:
    """The facts of one sentence."""

    def __init__(self, reading: Reading, span: Span, paragraph: int, events: dict[Span, EventMention]) -> None:
        start, end = span
        self._reading, self._span, self._paragraph, self._events = reading, span, paragraph, events
        layers = Layers(
            within(reading.figures, start, end),
            within(reading.minerals, start, end),
            within(reading.dates, start, end),
            within(reading.agencies, start, end),
        )
        self._telling = Telling(reading, start, end, layers) if layers.figures else None

    def told(self, before: Told | None) -> Iterator[Told]:
        """The figures that were understood, in text order, each with its facts."""
        telling = self._telling
        if telling is None:
            return
        shares = shared_out(telling)
        for figure in telling.figures:
            if cue("hypothetical").search(telling.masked(self._span[0], figure.start)):
                return
            found = self._measured(telling, figure, before)
            if found:
                told = self._understood(telling, figure, found, before, shares.get(figure.start))
                before = _carried_on(told, before)
                yield told

    @staticmethod
    def _measured(telling: Telling, figure: FigureMention, before: Told | None) -> Measured | None:
        if before and before.figure.kind == figure.kind and is_list(telling.masked(before.figure.end, figure.start)):
            return before.measured  # the next of 512%和11%
        carries = before and (before.measured.measure.entry.carries or before.figure.start >= telling.start)
        return measured(telling, figure, (before.figure.end, before.measured) if before and carries else None)

    def _understood(
        self, telling: Telling, figure: FigureMention, found: Measured, before: Told | None, share: Item | None
    ) -> Told:
        minerals = commodities(telling, figure, found)
        commodity = tuple(dict.fromkeys(i for m in minerals for i in m.ids))
        if len(commodity) > 1 and figure.kind == "count":
            commodity = ()  # what is counted
        whose = owners(telling, figure, found)
        if before and before.figure.start >= self._span[0] and is_start_of_move(telling, before.figure):
            commodity, whose = commodity or before.commodity, before.owners  # 由7.5%提高到10%
        elif before and found.carried:
            commodity = commodity or (before.commodity if found.measure.entry.carries else ())
            if not has_party(telling, figure):
                whose = replace(before.owners, counterparts=whose.counterparts)
            elif found.name in _TRADE_SHARES and WORLD not in before.owners.codes:  # 其中美国占29%
                whose = replace(before.owners, counterparts=whose.codes + whose.counterparts)
        elif found.measure.entry.carries and found.measure.entry.id != "share":
            commodity = commodity or self._focus(figure.start)
            if before and before.figure.start >= self._span[0] and before.measured.measure is found.measure:
                whose = whose if whose.codes or whose.names else before.owners
        if isinstance(share, Party):
            whose = _of_party(share, whose, before, found)
        elif share:
            commodity = share
        if not (whose.codes or whose.names or found.measure.entry.carries):
            whose = replace(whose, codes=self._actors(figure))
        facts: tuple[Fact, ...] = ()
        if commodity or whose.codes or whose.names:
            fact = self._fact(telling, figure, found, whose)
            each = len(commodity) > 1 and _holds_for_each(telling, figure, found)
            values = [(one,) for one in commodity] if each else [commodity]
            facts = tuple(replace(fact, commodity=value) for value in values)
        return Told(figure, found, commodity, whose, facts)

    def _focus(self, position: int) -> tuple[str, ...]:
        """The one commodity that the paragraph has named so far; if it has named none, the title's."""
        named = {m.ids for m in within(self._reading.minerals, self._paragraph, position)}
        if not named and (title := self._reading.blocks[0]).kind is BlockKind.TITLE:
            named = {m.ids for m in within(self._reading.minerals, title.start, title.end)}
        return named.pop() if len(named) == 1 else ()

    def _actors(self, figure: FigureMention) -> tuple[str, ...]:
        """The countries of the actors of the event that the figure belongs to."""
        event = self._events.get((figure.start, figure.end))
        codes = {a.name: a.country for a in self._reading.agencies}
        found = [(c.iso3 if (c := country_of(name)) else codes.get(name)) for name in (event.actors if event else ())]
        return tuple(dict.fromkeys(code for code in found if code))

    def _fact(self, telling: Telling, figure: FigureMention, found: Measured, whose: Owners) -> Fact:
        event = self._events.get((figure.start, figure.end))
        when = period(telling, figure, event)
        return Fact(
            start=figure.start,
            end=figure.end,
            rule=f"fact:{'carried' if found.carried else 'named'}",
            measure=found.name,
            change=found.change,
            jurisdiction=whose.codes,
            holder=whose.names,
            counterpart=whose.counterparts,
            period=when,
            low=figure.low,
            high=figure.high,
            unit=figure.unit,
            approx=figure.approx,
            modality=event.modality if event else modality(telling, figure, when),
            sentence=self._span,
        )


def _of_party(share: Party, whose: Owners, before: Told | None, found: Measured) -> Owners:
    """The owners of a value that 分别 gives to one party."""
    codes = (share.code,) if share.code else ()
    if before and found.carried and found.name in _TRADE_SHARES and WORLD not in before.owners.codes:
        return replace(before.owners, counterparts=codes)
    return replace(whose, codes=codes, names=(share.name,) if share.name else ())


def _holds_for_each(telling: Telling, figure: FigureMention, found: Measured) -> bool:
    """Whether a value that is told of several commodities is that of each: a rate or a price, or told with 均 or 各."""
    start, _ = telling.segment_of(figure)
    rate = figure.kind == "price" or (figure.kind == "percent" and found.measure.entry.percent == "level")
    return (rate and not found.change) or cue("each").search(telling.masked(start, figure.start)) is not None
