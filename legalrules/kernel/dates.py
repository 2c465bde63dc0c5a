"""Calendar arithmetic of the proleptic Gregorian calendar, on day numbers (1 = 0001-01-01).

Months are added first (same day number, else the month's last day: act 1930:173, 1 §), then days.
A time that would end on a non-working day ends on the next working day (2 § of that act).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_LENGTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def month_length(year: int, month: int) -> int:
    """The number of days of a month (1 to 12)."""
    return _LENGTH[month - 1] + (month == 2 and _leap(year))


def day_number(year: int, month: int, day: int) -> int:
    """The day number of a day; any year, also before 1 and after 9999."""
    past = year - 1
    years = past * 365 + past // 4 - past // 100 + past // 400
    return years + _BEFORE[month - 1] + (month > 2 and _leap(year)) + day


def civil(number: int) -> tuple[int, int, int]:
    """Year, month and day of a day number."""
    # Counted from 1 March of year 0, so that a leap day ends a year, 4 years, and an era of 400 years.
    era, day = divmod(number + 305, 146097)
    year = (day - day // 1460 + day // 36524 - day // 146096) // 365
    day -= 365 * year + year // 4 - year // 100
    index = (5 * day + 2) // 153
    month = index + 3 if index < 10 else index - 9
    return era * 400 + year + (month <= 2), month, day - (153 * index + 2) // 5 + 1


def shift(number: int, months: int, days: int) -> int | None:
    """The day so many months and then days later; None outside the years 1000 to 9999."""
    year, month, day = civil(number)
    carried, index = divmod(month - 1 + months, 12)
    year, month = year + carried, index + 1
    moved = day_number(year, month, min(day, month_length(year, month))) + days
    return moved if FIRST <= moved <= LAST else None


@dataclass(frozen=True, slots=True)
class Calendar:
    """Non-working days beyond Saturdays and Sundays, each with the working day that follows it."""

    first: int
    before: int
    following: Mapping[int, int]

    def working_day(self, number: int) -> int | None:
        """The day, or the next working day; None if one of the days to it lies outside the calendar."""
        found = _working(number, self.following)
        return found if self.first <= number and found < self.before else None


def calendar(first: int, before: int, days: Sequence[int]) -> Calendar:
    """A calendar of non-working days in ascending order."""
    following: dict[int, int] = {}
    for day in reversed(days):
        following[day] = _working(day + 1, following)
    return Calendar(first, before, following)


def _working(number: int, following: Mapping[int, int]) -> int:
    # Day 1 was a Monday. What follows a listed day is known to be a working day.
    while number not in following and (number - 1) % 7 >= 5:
        number += 1
    return following.get(number, number)


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


FIRST = day_number(1000, 1, 1)
LAST = day_number(9999, 12, 31)
