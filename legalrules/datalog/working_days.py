"""Which days are no working days: Saturdays, Sundays, and those a calendar lists (1930:173, 2 §)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

_SATURDAY = 5
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """The non-working days beyond Saturdays and Sundays, from `start` to the day before `end`, and whence they are."""

    start: date
    end: date
    days: frozenset[date]
    source: str

    def working_day(self, day: date) -> date:
        """The day, or the next working day. Raises OverflowError when the calendar does not reach that far."""
        while self.start <= day < self.end:
            if day.weekday() < _SATURDAY and day not in self.days:
                return day
            day += _DAY
        raise OverflowError(f"{day} lies outside the calendar of working days")
