"""The days of rest that the law reckons by, from the library `holidays`: only if some rule moves a day off them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from importlib.metadata import version

from legalrules.datalog.clauses import Comparison, Rule
from legalrules.datalog.terms import Expression, WorkingDay, within
from legalrules.datalog.working_days import WorkingCalendar

FIRST_YEAR, LAST_YEAR = 2020, 2040
_SATURDAY = 5


def calendar_of(rules: Sequence[Rule]) -> WorkingCalendar | None:
    """The calendar of the rules, None if they need none."""
    used = (part for rule in rules for expression in _expressions(rule) for part in within(expression))
    return swedish_calendar() if any(isinstance(part, WorkingDay) for part in used) else None


def swedish_calendar() -> WorkingCalendar:
    """Public holidays, and the three eves that 1930:173 2 § puts beside them, 2020 to 2040."""
    # Imported where it is needed: most programs move no day, and a command should start fast.
    import holidays

    years = range(FIRST_YEAR, LAST_YEAR + 1)
    categories = (holidays.PUBLIC, holidays.DE_FACTO)
    listed = holidays.country_holidays("SE", years=years, categories=categories)
    return WorkingCalendar(
        date(FIRST_YEAR, 1, 1),
        date(LAST_YEAR + 1, 1, 1),
        frozenset(day for day in listed if day.weekday() < _SATURDAY),
        f"holidays {version('holidays')} (SE: public, de_facto)",
    )


def _expressions(rule: Rule) -> Iterator[Expression]:
    if rule.head.value is not None:
        yield rule.head.value
    for literal in rule.body:
        if isinstance(literal, Comparison):
            yield literal.left
            yield literal.right
