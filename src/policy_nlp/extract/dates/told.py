"""Dates as an article tells them: where each stands, and how strongly it governs what follows."""

from msgspec import Struct

from policy_nlp.extract.dates.moment import Moment, Unit
from policy_nlp.extract.dates.words import Effect
from policy_nlp.model.mention import DateBasis, Span

NOWHERE: Span = (0, 0)  # of what is not told in the passage itself


class Place(Struct, frozen=True):
    """Where an expression stands and what stands around it."""

    paragraph: int
    sentence: int
    opens_paragraph: bool = False
    in_brackets: bool = False
    topical: bool = True  # the sentence is about this time: a comma follows, or it is more precise than a year
    planned: bool = False  # the clause speaks of something to come
    begins: bool = False  # it only says so by telling that something begins then: 4日正式生效
    is_joined: bool = False  # only 和, 、 or the like stands between it and the date before: 2021年4月和12月
    effect: Effect | None = None
    act_day: "Told | None" = None  # the day of the act that a day word follows: 公告发布当天

    @property
    def awaits(self) -> bool:
        """Whether the words around it tell something to come."""
        return self.planned or self.effect == "plan"


class Told(Struct, frozen=True):
    """A date that the article has told: its value and how strongly it governs what follows."""

    low: Moment
    high: Moment
    span: Span
    place: Place
    future: bool
    current: bool = False  # counted from the day of publication

    @property
    def moment(self) -> Moment:
        """The end from which later expressions count: the last day told, unless that is still to come."""
        return self.low if self.future else self.high

    @property
    def anchor(self) -> Span | None:
        """Where it stands in the passage, if it does."""
        return None if self.span == NOWHERE else self.span

    @property
    def is_yardstick(self) -> bool:
        """Whether it is only compared with, or a target year: it governs nothing."""
        effect = self.place.effect
        return effect == "compare" or (effect == "goal" and self.low.unit <= Unit.YEAR and not self.place.topical)

    def turns_year(self, month: int | None, place: Place) -> bool:
        """Whether a start in January or February at `place`, announced at the end of a year, lies in the next one."""
        announced = self.place.paragraph == place.paragraph and self.moment.unit is Unit.DAY and self.moment.month >= 11
        return announced and place.effect in {"since", "plan"} and month in {1, 2}

    def is_followed_by(self, month: int | None, place: Place, *, is_day: bool) -> bool:
        """Whether a later month at `place` is of the same year to come (明年3月…，5月则…)."""
        if not self.future or self.place.sentence != place.sentence or self.low.unit < Unit.MONTH:
            return False
        is_plan = self.place.effect in {None, "plan"} and (place.planned or not is_day)
        return is_plan and self.low == self.high and (month or 0) > self.low.month

    @property
    def is_edition(self) -> bool:
        """Whether it is a mere year that only tells which of its kind something is (2024年获批的开采量)."""
        return self.place.effect == "earlier" and self.low.unit is Unit.YEAR

    @property
    def is_span_of_years(self) -> bool:
        """Whether it tells from which year to which something was counted, not when it happened."""
        return self.low.unit is Unit.YEAR and self.low != self.high

    @property
    def is_now(self) -> bool:
        """Whether it tells how things stood shortly before publication (截至今年8月底): the story has come there."""
        effect = self.place.effect
        return self.current and (effect == "until" or (effect == "goal" and self.low.unit >= Unit.MONTH))

    @property
    def is_aside(self) -> bool:
        """Whether it tells a time beside the story: a span, a deadline, a plan, a look back, a bracket."""
        place = self.place
        return place.effect in {"since", "until", "ends", "goal", "plan", "earlier"} or self.future or place.in_brackets

    def is_story(self, unit: Unit, place: Place) -> bool:
        """Whether a day or month word at `place` counts from it: it is past, and no plan or start told elsewhere."""
        if self.future or (self.place.effect == "since" and self.place.sentence != place.sentence):
            return False
        return unit < Unit.DAY or self.place.effect not in {"goal", "plan"}

    def gives_year_at(self, place: Place) -> bool:
        """Whether a year word at `place` may count from it: a future only in its own sentence, and no mere goal."""
        if self.place.sentence == place.sentence:
            return not self.future or self.place.topical
        return not self.future and self.place.effect != "plan"

    @property
    def governs(self) -> bool:
        """Whether a bare month behind it belongs to its year."""
        return not (self.is_yardstick or self.is_aside) and self.place.topical


class Anchor(Struct, frozen=True):
    """The moment that an expression is counted from, and where it is told."""

    moment: Moment
    span: Span | None
    basis: DateBasis = "inherited"
    is_ahead: bool = False  # it lies behind the day of publication


class Resolved(Struct, frozen=True):
    """The interval of an expression, how it came about, and from which expression."""

    low: Moment
    high: Moment
    basis: DateBasis = "explicit"
    anchor: Span | None = None

    @classmethod
    def at(cls, moment: Moment) -> "Resolved":
        """One moment that the text tells in full."""
        return cls(moment, moment)

    @property
    def edtf(self) -> str:
        """The value as an EDTF string."""
        return self.low.edtf if self.low == self.high else f"{self.low.edtf}/{self.high.edtf}"
