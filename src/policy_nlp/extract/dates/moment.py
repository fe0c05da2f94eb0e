"""Moments: one calendar interval with a unit, and the arithmetic that relative words ask for."""

from datetime import date, timedelta
from enum import IntEnum

from msgspec import Struct
from msgspec.structs import replace


class Unit(IntEnum):
    """The precision of a moment, from coarse to fine."""

    CENTURY = 0
    DECADE = 1
    YEAR = 2
    PART = 3  # a season, quarter or half of a year: `month` is its EDTF code
    MONTH = 4
    DAY = 5


class Moment(Struct, frozen=True):
    """An interval of the calendar; `month` is an EDTF sub-year code where the unit is `PART`."""

    unit: Unit
    year: int
    month: int = 0
    day: int = 0

    @property
    def edtf(self) -> str:
        """The value as an EDTF string."""
        match self.unit:
            case Unit.CENTURY:
                return f"{self.year // 100:02d}XX"
            case Unit.DECADE:
                return f"{self.year // 10:03d}X"
            case Unit.YEAR:
                return f"{self.year:04d}"
            case Unit.DAY:
                return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"
        return f"{self.year:04d}-{self.month:02d}"

    @property
    def first_month(self) -> int:
        """The month in which the moment begins."""
        if self.unit is Unit.PART:
            return _FIRST_MONTH[self.month]
        return self.month or 1

    @property
    def order(self) -> tuple[int, int, int]:
        """A key that sorts moments by their beginning."""
        return self.year, self.first_month, self.day

    @property
    def weekday(self) -> int:
        """The day of the week of a day, from Monday = 0."""
        return date(self.year, self.month, self.day).weekday()

    @property
    def ordinal(self) -> int:
        """The number of a day, counted from the first day of the year 1."""
        return date(self.year, self.month, self.day).toordinal()

    def shifted(self, unit: Unit, count: int) -> "Moment | None":
        """The moment `count` units later, at the precision of `unit`; None where the moment is too coarse to tell."""
        if self.unit < unit or (self.unit is Unit.PART and unit > Unit.YEAR):
            return None
        if unit is Unit.YEAR:
            return year(self.year + count)
        if unit is Unit.MONTH:
            months = self.year * 12 + self.month - 1 + count
            return Moment(Unit.MONTH, months // 12, months % 12 + 1)
        try:
            moved = date(self.year, self.month, self.day) + timedelta(days=count)
        except (ValueError, OverflowError):
            return None
        return Moment(Unit.DAY, moved.year, moved.month, moved.day)

    def in_year(self, value: int) -> "Moment":
        """The same part of another year."""
        return replace(self, year=value)


_FIRST_MONTH = {21: 3, 22: 6, 23: 9, 24: 12, 33: 1, 34: 4, 35: 7, 36: 10, 40: 1, 41: 7}


def year(value: int) -> Moment:
    """The year `value`."""
    return Moment(Unit.YEAR, value)


def day_exists(year_: int, month: int, day: int) -> bool:
    """Whether the calendar has this day."""
    try:
        date(year_, month, day)
    except ValueError:
        return False
    return True


def day_of(year_: int, month: int, day: int) -> Moment | None:
    """The moment of this day; None where the calendar has no such day."""
    return Moment(Unit.DAY, year_, month, day) if day_exists(year_, month, day) else None


def of_edtf(value: str | None) -> Moment | None:
    """The moment of a simple EDTF value (year, month or day); None for anything else."""
    parts = (value or "").split("-")
    if not 1 <= len(parts) <= 3 or not all(part.isdecimal() for part in parts) or len(parts[0]) != 4:
        return None
    numbers = [int(part) for part in parts]
    if len(numbers) == 1:
        return year(numbers[0])
    if not 1 <= numbers[1] <= 12:
        return None
    if len(numbers) == 3:
        return Moment(Unit.DAY, *numbers) if day_exists(*numbers) else None
    return Moment(Unit.MONTH, *numbers)
