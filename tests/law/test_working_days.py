"""Days moved off days of rest, and the calendar that comes with them."""

from __future__ import annotations

from datetime import date

from legalrules.datalog.from_law.calendar import swedish_calendar
from legalrules.datalog.terms import Plus, WorkingDay
from tests.law.build import CASE_TYPE, STATUTE, VOCABULARY, codes, program_of, provision

MOVED = """    sista dagen i Ä är lika med beslutsdagen i Ä plus 3 veckor eller nästa vardag om dagen är helgdag
      om Ä avser Å
"""


def test_a_moved_day_brings_the_calendar() -> None:
    """The value is a working day of a later day, and the program names the library of its calendar."""
    program = program_of(VOCABULARY, provision(MOVED), CASE_TYPE)
    (rule,) = (r for r in program.rules if r.head.value is not None)
    assert isinstance(rule.head.value, WorkingDay)
    assert isinstance(rule.head.value.base, Plus)
    assert program.calendar is not None
    assert program.calendar.source.startswith("holidays 0.")


def test_without_a_moved_day_there_is_no_calendar() -> None:
    """A program that moves no day is the same under every version of the library."""
    assert program_of(VOCABULARY, STATUTE, CASE_TYPE).calendar is None


def test_only_a_day_is_moved() -> None:
    """What is no day has no next working day."""
    area = "    Å kräver anmälan\n      om Å berör B\n      och dagen då Ä påbörjades är före {}\n"
    wrong = "byggnadsarean för B eller nästa vardag om dagen är helgdag"
    assert codes(VOCABULARY, provision(area.format(wrong))) == ["LR208"]


def test_the_days_of_rest_of_2026() -> None:
    """Public holidays and the three eves, those on a Saturday or Sunday left out (1930:173, 2 §)."""
    days = sorted(day for day in swedish_calendar().days if day.year == 2026)
    expected = ["01-01", "01-06", "04-03", "04-06", "05-01", "05-14", "06-19", "12-24", "12-25", "12-31"]
    assert [day.isoformat()[5:] for day in days] == expected


def test_a_day_of_rest_is_passed_over() -> None:
    """Midsommarafton 2026 is a Friday: the next working day is the Monday after."""
    calendar = swedish_calendar()
    assert calendar.working_day(date(2026, 6, 19)) == date(2026, 6, 22)
    assert calendar.working_day(date(2026, 6, 18)) == date(2026, 6, 18)
