"""What an article has told so far: its dates, heads, days, and whether it is news."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from policy_nlp.extract.dates.moment import Moment, Unit
from policy_nlp.extract.dates.news import last_day
from policy_nlp.extract.dates.told import Place, Resolved, Told
from policy_nlp.model.mention import Span
from policy_nlp.model.text import BlockKind

_MEMORY = 60  # how many earlier dates are looked back at


@dataclass(slots=True)
class Memory:
    """The dates told so far in one article; `published` is its day (month, year) of publication, if known."""

    published: Moment | None = None
    section: list[Told] = field(default_factory=list)
    days: list[Told] = field(default_factory=list)
    before_legend: list[Told] | None = None  # what the section told before the picture whose legend is read
    title_year: Told | None = None  # of a chronology or a yearly review
    heading_year: Told | None = None
    heading_month: Told | None = None
    story_day: Moment | None = None  # told by the dateline of one of several stories
    document_day: Told | None = None
    is_signed: bool = False
    is_news: bool = False  # something told is counted from the day of publication
    is_of_the_month: bool = False  # a paragraph began its story on a mere day of the month of publication

    def is_to_come(self, moment: Moment) -> bool:
        """Whether a moment does not lie before the publication, as far as its day is known."""
        return self.published is not None and moment.order >= self.published.order

    @property
    def in_legend(self) -> bool:
        """Whether the legend of a picture or a table is read, which is written for the whole page."""
        return self.before_legend is not None

    @property
    def today(self) -> Moment | None:
        """The day that 昨日 and 周三 are counted from: that of the story, else of publication."""
        return self.published if self.in_legend or self.story_day is None else self.story_day

    def begin_block(self, kind: BlockKind) -> None:
        """What the legend of a picture told governs nothing behind it, but for a table's rows."""
        if self.before_legend is not None and kind is not BlockKind.TABLE_ROW:
            self.section = self.before_legend
        self.before_legend = list(self.section) if kind is BlockKind.CAPTION else None

    def begin_section(self) -> None:
        """A heading: what was told before it governs no more."""
        self.section = []
        self.heading_year = self.title_year
        self.heading_month = None

    def begin_month(self) -> None:
        """A heading that opens with a part of the year: the year told by a line above it goes on."""
        year = self.heading_year
        self.begin_section()
        if year is not None:
            self.section, self.heading_year = [year], year

    def head_with(self, told: Told, *, is_title: bool) -> None:
        """A line of its own tells the year of what stands under it, a title that of all sections."""
        self.section = [told]
        self.heading_year = told
        self.heading_month = None
        if is_title:
            self.title_year = told

    def tell(self, resolved: Resolved, span: Span, place: Place, *, mere_day: bool = False) -> None:
        """Remember a date; `mere_day` says that the text tells neither its month nor its year."""
        future = self.published is not None and resolved.high.order[:2] > self.published.order[:2]
        future = future and resolved.high.year > (self.published.year if self.published else 0)
        current = resolved.basis == "relative" and resolved.anchor is None
        told = Told(resolved.low, resolved.high, span, place, future, current)
        self.is_news |= current
        if mere_day and not (self.heading_month or self._is_begun(place)):
            self.is_of_the_month |= told.low == last_day(self.published, told.low.day)
        self.section.append(told)
        if resolved.basis == "explicit" and told.low.unit >= Unit.MONTH and place.opens_paragraph and told.governs:
            self._end_heads(told.low.year)
        if told.high.unit is Unit.DAY and told.low == told.high:
            self.days.append(told)
            if not self.is_signed and (self.document_day is None or not told.is_aside):
                self.document_day = told

    def _end_heads(self, later: int) -> None:
        """The article has come to a later year than that of its title or heading."""
        if self.title_year is not None and self.title_year.low.year < later:
            self.title_year = None
        if self.heading_year is not None and self.heading_year.low.year < later:
            self.heading_year = None

    def _is_begun(self, place: Place) -> bool:
        """Whether the paragraph has told a day or month of its story."""
        return any(t.moment.unit >= Unit.MONTH and t.is_story(Unit.MONTH, place) for t in self._here(place))

    def _follows_day_to_come(self, moment: Moment) -> bool:
        """Whether the day told last is still to come, and this one follows it: a list of what lies ahead."""
        last = next(self._recent(), None)
        return (
            last is not None
            and last.low.unit is Unit.DAY
            and self.is_to_come(last.low)
            and last.low.order < moment.order
        )

    def _has_left(self, told: Told) -> bool:
        """Whether a section has begun since a day was told, and days of later years have been told."""
        return told not in self.section and self.days[-1].low.year > told.high.year + 1

    def _ends_move(self, last: Told, place: Place) -> bool:
        """Whether the year told last ends a move of the sentence, or of one before it that began at an earlier year."""
        if last.place.sentence == place.sentence:
            return True
        if len(self.section) < 2 or last.place.paragraph != place.paragraph or last.low.unit is not Unit.YEAR:
            return False
        begun = self.section[-2]
        if begun.low.unit is not Unit.YEAR or begun.place.sentence != last.place.sentence:
            return False
        return begun.low.year < last.low.year

    def _leader(self) -> Told | None:
        """The last date that opened a paragraph: a chronicle goes on from it."""
        return next((t for t in self._recent() if t.place.opens_paragraph and t.governs), None)

    def _here(self, place: Place) -> Iterator[Told]:
        """What its paragraph has told before `place`, the latest first, but for yardsticks and spans of years."""
        here = (t for t in self._recent() if t.place.paragraph == place.paragraph)
        return (t for t in here if not (t.is_yardstick or t.is_span_of_years))

    def _recent(self) -> Iterator[Told]:
        return reversed(self.section[-_MEMORY:])
