"""Days that news tells by their place near the day of publication: weekdays, weeks, mere days of the month."""

from policy_nlp.extract.dates.moment import Moment, Unit, day_of

LATELY = 3
"""How many days before publication news tells a day without its month."""
LAST_WEEK = 7
"""How many days before publication news tells a day without its year."""

AT_HAND = 14
"""How many days after publication news tells a day without its year."""


def is_at_hand(day: Moment, published: Moment) -> bool:
    """Whether `day` lies behind the day of publication, but so little that no reader takes it for one a year ago."""
    if day.unit is not Unit.DAY or published.unit is not Unit.DAY:
        return False
    return 0 < day.ordinal - published.ordinal <= AT_HAND


def is_week_before(first: Moment, last: Moment, published: Moment | None) -> bool:
    """Whether two days begin and end the week, or part of it, that ended with or shortly before publication."""
    if first.unit is not Unit.DAY or not was_lately(last, published, LAST_WEEK):
        return False
    return 0 < last.ordinal - first.ordinal < LAST_WEEK


def weekday(published: Moment | None, number: int, week: int | None, *, planned: bool) -> Moment | None:
    """A day of the week of publication, from Monday = 0, or of the week before or behind.

    Without a week it is the last such day, or the next one where a plan is told.
    """
    if published is None or published.unit is not Unit.DAY:
        return None
    days = number - published.weekday
    days += 7 * week if week is not None else 7 * (days < 0) if planned else -7 * (days > 0)
    return published.shifted(Unit.DAY, days)


def last_day(published: Moment | None, number: int | None) -> Moment | None:
    """The last day of this number that is not behind the day of publication."""
    return _nearest_day(published, number, -1)


def awaited_day(published: Moment | None, number: int | None, *, planned: bool, begins: bool) -> Moment | None:
    """The next day of this number where a plan is told, else the last one.

    What only begins (`begins`) began on the last one where that was lately: on 5 February, 4日正式生效.
    """
    last = _nearest_day(published, number, -1)
    if not planned or (begins and was_lately(last, published, LATELY)):
        return last
    return _nearest_day(published, number, 1)


def _nearest_day(published: Moment | None, number: int | None, way: int) -> Moment | None:
    """The day of publication or the first of this number from it, onward (`way` 1) or back (-1).

    A month that has no such day is passed over; of two that follow each other one has 31 days.
    """
    if published is None or published.unit is not Unit.DAY or not number:
        return None
    begun = int(way * (number - published.day) < 0)  # the running month's is on the other side
    months = (published.shifted(Unit.MONTH, way * n) for n in (begun, begun + 1))
    days = (day_of(month.year, month.month, number) for month in months if month)
    return next((day for day in days if day), None)


def was_lately(day: Moment | None, published: Moment | None, reach: int) -> bool:
    """Whether `day` is the day of publication or at most `reach` days before it."""
    if day is None or published is None or published.unit is not Unit.DAY or day.unit is not Unit.DAY:
        return False
    return 0 <= published.ordinal - day.ordinal <= reach
