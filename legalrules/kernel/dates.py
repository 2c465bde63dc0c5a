"""Calendar arithmetic of the proleptic Gregorian calendar, on day numbers (1 = 0001-01-01).

Months are added first (same day number, else the month's last day: act 1930:173, 1 §), then days.
"""

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


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


FIRST = day_number(1000, 1, 1)
LAST = day_number(9999, 12, 31)
