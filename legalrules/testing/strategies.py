"""Hypothesis strategies made from rules: cases of a type, near every limit and change that the rules name.

A rule that the case type can reach is picked, and facts are found backwards so that it applies, or all but does; the
rest is stated, or left unknown on purpose. What the vocabulary says is impossible is not drawn, and nothing drawn is
thrown away. A case shrinks to few facts and is printed as the case file that a lawyer would write.
"""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from legalrules.datalog.facts import Facts
from legalrules.exercise.made import Ground, Made, days_around, ground, make
from legalrules.rules import Rules
from legalrules.testing.drawing import kept, seed

Days = date | tuple[date, ...]


class _Source:
    """What cases are made from, found once for each day; told in a word where Hypothesis names a strategy."""

    def __init__(self, rules: Rules, case_type: str, days: tuple[date, ...]) -> None:
        self.rules, self.case_type, self.days = rules, case_type, days
        self.grounds: dict[date, Ground] = {}

    def on(self, day: date) -> Ground:
        """What cases of the day are made from."""
        if day not in self.grounds:
            self.grounds[day] = ground(self.rules, self.case_type, day)
        return self.grounds[day]

    def __repr__(self) -> str:
        return self.case_type


def cases(rules: Rules, case_type: str, *, on: Days | None = None) -> st.SearchStrategy[Made]:
    """Cases of a type with the day on which to decide them: `on`, one of the days in it, or a day around a change.

    Raises KeyError for an unknown case type, and ValueError if there is no day.
    """
    if rules.legislation.case_type(case_type) is None:
        raise KeyError(case_type)
    days = (on,) if isinstance(on, date) else days_around(rules) if on is None else tuple(on)
    if not days:
        raise ValueError("no day to decide cases on")
    return _cases(_Source(rules, case_type, days))


@st.composite
def _cases(draw: st.DrawFn, source: _Source) -> Made:
    chosen = seed(draw)
    day = source.days[chosen.randrange(len(source.days))]
    return make(source.rules, source.on(day), chosen.randrange, keep=kept(draw))


def facts_for(rules: Rules, case_type: str, *, on: Days | None = None) -> st.SearchStrategy[Facts]:
    """The facts of such cases, without the day of decision. Raises as `cases` does."""
    return cases(rules, case_type, on=on).map(lambda made: made.case.facts)
