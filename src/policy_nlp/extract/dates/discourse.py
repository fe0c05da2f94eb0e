"""The dates that partial and relative expressions take from what an article has told so far."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from policy_nlp.extract.dates.grammar import Expression, Parts
from policy_nlp.extract.dates.memory import Memory
from policy_nlp.extract.dates.moment import Moment, Unit, day_of, of_edtf, year
from policy_nlp.extract.dates.news import LAST_WEEK, LATELY, awaited_day, is_at_hand, last_day, was_lately, weekday
from policy_nlp.extract.dates.told import NOWHERE, Anchor, Place, Resolved, Told
from policy_nlp.extract.dates.words import Word

_SOON = 6  # months within which a plan without a year is expected
_FEW_YEARS = 3  # years that are told exactly when counted back from the writer's day


@dataclass(slots=True)
class Discourse(Memory):
    """The dates told so far, and the values that expressions take from them."""

    @classmethod
    def of(cls, published: str | None) -> "Discourse":
        """A new discourse for an article published at the EDTF value `published`."""
        return cls(of_edtf(published))

    def sign(self, signature: Expression) -> None:
        """The day under the article is the day of the document."""
        place = Place(0, 0)
        resolved = self.resolve(signature, place)
        if resolved is not None:
            self.document_day = Told(resolved.low, resolved.high, (signature.start, signature.end), place, future=False)
            self.is_signed = True

    def resolve(self, expression: Expression, place: Place) -> Resolved | None:
        """The interval of an expression; None where nothing told so far settles it."""
        if expression.high is None:
            return self._resolve_one(expression.low, place)
        low = self._resolve_one(expression.low, place)
        if low is None:
            return None
        high = self._resolve_high(expression.high, low, place)
        return None if high is None or high.order < low.low.order else Resolved(low.low, high, low.basis, low.anchor)

    def _resolve_high(self, parts: Parts, low: Resolved, place: Place) -> Moment | None:
        """The later end of a range: what it leaves open comes from the earlier end."""
        if parts.word is not None and parts.word.anchor == "text":
            following = Discourse(self.published, [Told(low.low, low.low, NOWHERE, place, future=False)])
            resolved = following._resolve_one(parts, place)
        elif (parts.year, parts.word, parts.century, parts.decade, parts.shift) == (None,) * 5:
            resolved = self._finish(parts, Anchor(low.low, None, "explicit"), place)
            if resolved is not None and resolved.low.order < low.low.order and parts.month:
                resolved = self._finish(parts, Anchor(year(low.low.year + 1), None, "explicit"), place)
        else:
            resolved = self._resolve_one(parts, place)
        return resolved.high if resolved else None

    def _resolve_one(self, parts: Parts, place: Place) -> Resolved | None:
        if parts.century is not None:
            return Resolved.at(Moment(Unit.CENTURY, parts.century))
        if parts.decade is not None:
            return Resolved.at(Moment(Unit.DECADE, parts.decade))
        if parts.same_period:
            return self._same_period(parts, place)
        if parts.week is not None:
            return self._whole_week(parts.week, place, first=5 if parts.weekend else 0)
        if (lately := self._of_last_week(parts, place)) is not None:
            return Resolved(lately, lately, "relative")
        anchor = self._anchor_of(parts, place)
        return None if anchor is None else self._finish(parts, anchor, place)

    def _of_last_week(self, parts: Parts, place: Place) -> Moment | None:
        """A day without a year that lies in the week before publication, where the sentence tells only of last year."""
        published = self.published
        if published is None or not (parts.month and parts.day) or parts.year or parts.word or place.opens_paragraph:
            return None
        last = next((t for t in self._recent() if t.place.sentence == place.sentence), None)
        if last is None or last.moment.year != published.year - 1 or last.low.unit is Unit.DAY:
            return None
        day = day_of(published.year, parts.month, parts.day)
        return day if was_lately(day, published, LAST_WEEK) else None

    def _finish(self, parts: Parts, anchor: Anchor, place: Place) -> Resolved | None:
        """Put the parts of an expression on top of the moment it is counted from."""
        base = anchor.moment
        if parts.month or parts.part:
            moment = parts.in_year(base.year)
        elif parts.day:
            moment = day_of(base.year, base.month, parts.day) if base.unit >= Unit.MONTH else None
        else:
            moment = year(base.year) if parts.year_edge else base
        if moment is None:
            return None
        if anchor.basis == "inherited" and not anchor.is_ahead and self._must_be_past(moment, base, parts, place):
            moment = moment.in_year(moment.year - 1)
        return Resolved(moment, moment, anchor.basis, anchor.span)

    def _must_be_past(self, moment: Moment, base: Moment, parts: Parts, place: Place) -> bool:
        """Whether an inherited month would lie behind the day of publication though nothing planned is told."""
        published = self.published
        if published is None or published.unit < Unit.MONTH or not parts.month or place.planned:
            return False
        if self._runs_on(moment, place) or place.effect not in {None, "earlier"}:
            return False
        if is_at_hand(moment, published):
            return False
        return base.year == published.year and moment.order[:2] > published.order[:2]

    def _runs_on(self, moment: Moment, place: Place) -> bool:
        """Whether a month follows those of this season that the sentence has told (10月3吨、11月7吨、12月8吨)."""
        published = self.published
        if published is None:
            return False
        here = (t.low for t in self._recent() if t.place.sentence == place.sentence and t.low.unit >= Unit.MONTH)
        return any(t.year == published.year and published.month - 1 <= t.month < moment.month for t in here)

    def _anchor_of(self, parts: Parts, place: Place) -> Anchor | None:
        if parts.year is not None:
            return Anchor(year(parts.year), None, "explicit")
        if parts.word is not None:
            return self._relative(parts, place)
        if parts.shift is not None:
            return self._shifted(parts.shift, place)
        if parts.weekday is not None:
            if parts.day and (day := self._awaited_day(parts.day, place)):
                return Anchor(day, None, "relative")
            moment = weekday(self.today, *parts.weekday, planned=place.planned)
            return Anchor(moment, None, "relative") if moment else None
        if parts.month and place.is_joined:
            last = self.section[-1]
            return Anchor(year(last.high.year), last.anchor)
        if parts.month and parts.day and (again := self._told_again(parts.month, parts.day, place)) is not None:
            return again
        in_year = parts.month or parts.part or parts.year_edge
        return self._governing_year(parts, place) if in_year else self._governing_month(parts, place)

    def _relative(self, parts: Parts, place: Place) -> Anchor | None:
        word = parts.word
        if word is None:
            return None
        if (month := self._compared_month(word, place)) is not None:
            return month
        if word.anchor == "published" and not (self.heading_month and word.unit is Unit.MONTH):
            moment = self.today.shifted(word.unit, word.offset) if self.today else None
            if parts.day and word.unit is Unit.DAY and word.offset <= 0:
                moment = last_day(self.published, parts.day)  # 今天(3日), printed later
            return Anchor(moment, None, "relative") if moment else None
        told = self.document_day
        if word.anchor != "document":
            told = place.act_day or self._goal_of(parts, word, place)
            told = told or self._nearest(word.unit, place, awaited=False)
        if told is None:
            return None
        moment = told.moment.shifted(word.unit, word.offset)
        return Anchor(moment, told.span, "relative") if moment else None

    def _goal_of(self, parts: Parts, word: Word, place: Place) -> Told | None:
        """What counts from a goal: 到2030年只有3万吨，不足当年需求的六成; 延至8日，次日起改征税."""
        if not self.section:
            return None
        last = self.section[-1]
        if word.unit is Unit.DAY and word.offset == 1 and place.effect == "since":  # 延至8日，次日起改征税
            ends = last.place.effect in {"goal", "ends"} and last.low.unit is Unit.DAY
            return last if ends and last.place.sentence == place.sentence else None
        if word.unit is not Unit.YEAR or word.offset or parts.month or parts.part:
            return None
        is_goal = last.place.effect == "goal" and last.low.unit is Unit.YEAR and last.future
        return last if is_goal and last.place.paragraph == place.paragraph else None

    def _compared_month(self, word: Word, place: Place) -> Anchor | None:
        """去年11月…，比上月增加: the month before the measured one, not before that of publication."""
        if word.anchor != "published" or word.unit is not Unit.MONTH or word.offset != -1 or place.effect != "compare":
            return None
        here = (t for t in self._recent() if t.place.sentence == place.sentence and not t.is_yardstick)
        told = next((t for t in here if t.high.unit >= Unit.MONTH), None)
        moment = told.moment.shifted(word.unit, word.offset) if told else None
        return Anchor(moment, told.span, "relative") if told and moment else None

    def _whole_week(self, week: int, place: Place, first: int) -> Resolved | None:
        """The week from Monday, or the day `first`, to Sunday that holds the day of the report, or another week.

        The day of the report is that of publication, or one shortly before it that the paragraph has told: a digest
        printed on Monday.
        """
        here = (t.moment for t in self._recent() if t.place.paragraph == place.paragraph)
        day = next((t for t in here if was_lately(t, self.published, LAST_WEEK)), self.today)
        begin, end = weekday(day, first, week, planned=False), weekday(day, 6, week, planned=False)
        return Resolved(begin, end, "relative") if begin and end else None

    def _shifted(self, shift: tuple[Unit, int], place: Place) -> Anchor | None:
        unit, count = shift
        told = place.act_day or self._nearest(unit, place)
        if count < 0 and (told is None or told.place.paragraph < place.paragraph):
            return self._before_publication(unit, count)
        if told is None or (told.place.paragraph < place.paragraph - (count > 0) and place.act_day is None):
            return None
        if unit is Unit.YEAR and count < 0 and told.place.sentence != place.sentence:
            return None  # 十年前 mostly counts from the writer's day, and roughly
        moment = told.moment.shifted(unit, count)
        return Anchor(moment, told.span, "relative") if moment else None

    def _before_publication(self, unit: Unit, count: int) -> Anchor | None:
        """三周前 where the paragraph has told nothing: counted from the day of publication, a few years at most."""
        if self.published is None or (unit is Unit.YEAR and count < -_FEW_YEARS):
            return None
        moment = self.published.shifted(unit, count)
        return Anchor(moment, None, "relative") if moment else None

    def _same_period(self, parts: Parts, place: Place) -> Resolved | None:
        """去年同期: the part of the year told last, in another year."""
        if (told := self._measured_period(parts, place)) is None:
            return None
        value = parts.year if parts.year is not None else self._year_of_period(told, parts.word, place)
        if told.high.unit is Unit.DAY and told.low.day == 29:
            return None
        shift = value - told.low.year
        basis: Literal["inherited", "relative"] = "inherited" if parts.year is not None else "relative"
        return Resolved(told.low.in_year(value), told.high.in_year(told.high.year + shift), basis, told.span)

    def _measured_period(self, parts: Parts, place: Place) -> Told | None:
        """What 同期 points back at: after 去年 a part of a year, alone whatever was told last."""
        if parts.word is None and parts.year is None and place.effect != "compare":
            return next((t for t in self._recent() if t.low.unit >= Unit.YEAR and t.place.effect != "compare"), None)
        told = next((t for t in self._recent() if not t.is_yardstick and t.low.unit >= Unit.PART), None)
        return told or self._nearest(Unit.YEAR, place)

    def _year_of_period(self, told: Told, word: Word | None, place: Place) -> int:
        if word is None:
            return told.low.year - (place.effect == "compare")
        if word.anchor == "published" and word.offset == 0 and self.published is not None:
            return self.published.year
        return told.low.year + (word.offset if word.anchor == "text" and word.offset > 0 else min(-1, word.offset))

    def _told_again(self, month: int, day: int, place: Place) -> Anchor | None:
        """The same month and day told before, where no month in this paragraph says otherwise."""
        days = [t for t in reversed(self.days) if (t.high.month, t.high.day) == (month, day)]
        if place.awaits or place.effect == "goal":
            told = next((t for t in days if self.is_to_come(t.low)), None) or next(iter(days), None)
        else:
            told = next((t for t in days if t.place.effect != "goal" or not self.is_to_come(t.low)), None)
        if told is None or (place.opens_paragraph and self._leader() is not None) or self._has_left(told):
            return None
        nearer = (t for t in self._recent() if t.place.paragraph == place.paragraph and t.governs)
        other = (t for t in nearer if (t.low.unit >= Unit.MONTH or t.place.opens_paragraph) and t.span != told.span)
        return None if any(t.low.year != told.high.year for t in other) else Anchor(year(told.high.year), told.span)

    def _governing_year(self, parts: Parts, place: Place) -> Anchor | None:
        told, last = None if self._returns_to_present(place) else self._year_frame(place), next(self._recent(), None)
        told = last if last and last.is_followed_by(parts.month, place, is_day=bool(parts.day)) else told
        if told is None or self._has_moved_on(told, parts, place):
            return self._published_year(parts, place)
        if self._is_planned_now(told, place):
            return self._published_year(parts, place)
        moment = year(told.moment.year + told.turns_year(parts.month, place))
        ahead = self.published is not None and told.low.unit > Unit.YEAR and told.low.order > self.published.order
        return Anchor(moment, told.anchor, is_ahead=ahead and told.place.sentence == place.sentence)

    def _has_moved_on(self, told: Told, parts: Parts, place: Place) -> bool:
        """Whether a month before that of last year told before it is of this year: 去年12月…，7月…."""
        published = self.published
        if published is None or told.moment.unit < Unit.MONTH or not parts.month or place.effect == "earlier":
            return False
        in_story = told.place.sentence == place.sentence or self._is_within_story(told.moment.year, parts.month, place)
        if not told.current and (in_story or published.unit is not Unit.DAY):
            return False
        last_year = told.moment.year == published.year - 1 or (self.is_news and told.moment.year < published.year)
        return last_year and parts.month < told.moment.month and (told.current or parts.month <= published.month)

    def _is_planned_now(self, told: Told, place: Place) -> bool:
        """Whether a plan of the writer's day follows a sentence about last year: 去年6月关闭。该矿将在年底重启."""
        last_year = self.published is not None and told.moment.year < self.published.year
        return last_year and told.current and place.planned and told.place.sentence != place.sentence

    def _is_within_story(self, story: int, month: int, place: Place) -> bool:
        """Whether the paragraph told that year before this month: it only looks back (7月3日…12月…7月4日)."""
        return any(t.low.year == story and t.low.unit >= Unit.MONTH and t.low.month <= month for t in self._here(place))

    def _returns_to_present(self, place: Place) -> bool:
        """News: a new paragraph without a year of its own is about the time of publication again."""
        if not self.is_news or self.heading_year is not None or self.heading_month is not None:
            return False
        return next(self._here(place), None) is None

    def _year_frame(self, place: Place) -> Told | None:
        """The date whose year a bare month has: one that governs, else the nearest that is told beside the story."""
        recent = list(self._recent())
        if place.opens_paragraph:
            if self.heading_year is not None:
                return self.heading_year
            if leader := self._leader():
                return leader
        here = (t for t in self._here(place) if t.place.sentence == place.sentence and not t.future)
        if place.awaits:  # 2021年5月签署的协议有望年内生效
            here = (t for t in here if t.place.effect != "earlier")
        beside_story = {"plan"} if place.effect == "goal" else {"goal", "plan"}  # 延至2024年5月，再延到年底
        if told := next((t for t in here if t.place.effect not in beside_story and not t.is_edition), None):
            return told
        governing = self._told_from(next((t for t in recent if t.governs), None), recent)
        usable = [t for t in recent if not t.is_yardstick and not t.future]
        beside = next((t for t in usable if t.low.unit >= Unit.YEAR and t.low == t.high), None)
        if governing is None:
            dated = self.published is not None and self.published.unit is Unit.DAY
            if dated and beside is not None and beside.low.unit is Unit.YEAR:
                return self.heading_year  # news: a measured year told beside the story is not the year of the story
            return beside or next(iter(usable), None) or self.heading_year
        if beside is None or beside.span < governing.span or (beside.is_aside and not beside.is_now):
            return governing
        return beside if beside.low.year > governing.moment.year else governing  # the story moves on in time

    def _told_from(self, governing: Told | None, recent: Sequence[Told]) -> Told | None:
        """The day of the report where only the period that it reports was told last (1月20日公布，去年第四季…)."""
        if governing is None or not governing.current or governing.low.unit >= Unit.DAY:
            return governing
        same = (t for t in recent if t.place.sentence == governing.place.sentence and t.span < governing.span)
        report = next((t for t in same if t.governs and t.low.unit is Unit.DAY), None)
        return report if report and report.low.year > governing.low.year else governing

    def _published_year(self, parts: Parts, place: Place) -> Anchor | None:
        """No year is told: the last such month before publication, or the next one where a plan is told."""
        published = self.published
        if published is None or published.unit < Unit.MONTH:
            return None
        moment = parts.in_year(published.year) or year(published.year)
        later = moment.unit > Unit.YEAR and moment.order > published.order
        later = later and not (is_at_hand(moment, published) or self._follows_day_to_come(moment))
        if place.planned or place.effect in {"goal", "plan"}:
            turns = moment.unit > Unit.YEAR and moment.order[:2] < published.order[:2]
            soon = (moment.first_month - published.month) % 12 <= _SOON
            return Anchor(year(published.year + (turns and soon)), None, "relative")
        return Anchor(year(published.year - (later and place.effect not in {"since", "ends"})), None, "relative")

    def _governing_month(self, parts: Parts, place: Place) -> Anchor | None:
        head = self.heading_month
        if head is not None and all(t.place.sentence != place.sentence for t in self._here(place)):
            return Anchor(head.moment, head.span)
        story = self._month_of_story(parts.day, place)
        if story is not None:
            return story
        returns = self.is_of_the_month and not self._is_begun(place)
        told = None if returns else self._nearest(Unit.MONTH, place)
        if told is not None and self._only_awaited(told, place):
            here = (t for t in self._here(place) if t.moment.unit >= Unit.MONTH and not self._only_awaited(t, place))
            told = next((t for t in here if t.governs), told)
        moment = self._awaited_day(parts.day, place) if told is None else last_day(self.published, parts.day)
        if told is not None and not self._only_awaited(told, place) and not self._is_of_late(moment, told, place):
            return Anchor(told.moment, told.span)
        return Anchor(moment, None, "relative") if moment else None

    def _month_of_story(self, number: int | None, place: Place) -> Anchor | None:
        """The month of the dateline, where the sentence tells no other and that day has come by publication."""
        day = self.story_day
        if day is None or number is None or self.in_legend or place.is_joined:
            return None
        if any(t.moment.unit >= Unit.MONTH and t.place.sentence == place.sentence for t in self._here(place)):
            return None
        told = day_of(day.year, day.month, number)
        return Anchor(told, None, "relative") if told and not self.is_to_come(told) else None

    def _awaited_day(self, number: int | None, place: Place) -> Moment | None:
        return awaited_day(self.published, number, planned=place.awaits, begins=place.begins)

    def _is_of_late(self, day: Moment | None, told: Told, place: Place) -> bool:
        """Whether a mere day is one just before publication rather than of what is told beside the story."""
        if day is None or not told.current or told.low.unit < Unit.MONTH:
            return False
        if told.low.unit is Unit.DAY:  # 9月30日…，13日: the story does not go back
            return told.high.order < day.order and day.day < told.high.day and was_lately(day, self.published, LATELY)
        looked_back = told.place.effect == "earlier" and told.place.sentence != place.sentence
        return looked_back or was_lately(day, self.published, LATELY)

    def _only_awaited(self, told: Told, place: Place) -> bool:
        """Whether a date told in another sentence is still to come, and what stands at `place` is no plan."""
        published = self.published
        if published is None or published.unit is not Unit.DAY or told.place.sentence == place.sentence:
            return False
        return told.moment.order[:2] > published.order[:2] and not place.planned and place.effect in {None, "earlier"}

    def _nearest(self, unit: Unit, place: Place, *, awaited: bool = True) -> Told | None:
        """The nearest earlier date at least as precise as `unit` from which one can count, `awaited` or past."""
        usable = [t for t in self._recent() if t.moment.unit >= unit and not t.is_yardstick]
        if unit > Unit.YEAR and not awaited:
            usable = [t for t in usable if not self._only_awaited(t, place)] or usable
        if unit is Unit.YEAR:
            last = next(self._recent(), None)
            if last and last.place.effect == "goal" and not last.future and self._ends_move(last, place):
                return last  # 由2017年的…升至2023年的…，同年
            return next((t for t in usable if t.gives_year_at(place)), None) or next(iter(usable), None)
        stories = [t for t in usable if t.is_story(unit, place)]
        if stories and stories[0].place.effect == "since" and unit is Unit.DAY:
            told = (t for t in stories if t.place.sentence == place.sentence and not t.is_aside)
            return next(told, stories[0])  # 30日公布，1日起实施，次日: the day behind the announcement
        if stories and stories[0].place.in_brackets and not place.in_brackets:
            text = (t for t in stories if t.place.sentence == place.sentence and not t.place.in_brackets)
            return next(text, stories[0])  # 8月11日在会谈(7月29日)的基础上宣布，次日
        return next(iter(stories), None) or next(iter(usable), None)
