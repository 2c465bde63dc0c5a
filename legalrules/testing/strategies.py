"""Hypothesis strategies made from rules: cases of a type, near every limit and change that the rules name.

A rule that the case type can reach is picked, and facts are found backwards so that it applies, or all but does; the
rest is stated, or left unknown on purpose. What the vocabulary says is impossible is not drawn, and nothing drawn is
thrown away. A case shrinks to few facts and is printed as the case file that a lawyer would write.
"""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from legalrules.datalog.facts import Facts
from legalrules.exercise.made import Made, days_around, ground, make
from legalrules.rules import Rules
from legalrules.testing.drawing import count

Days = date | tuple[date, ...]


@st.composite
def cases(draw: st.DrawFn, rules: Rules, case_type: str, *, on: Days | None = None) -> Made:
    """Cases of a type with the day on which to decide them: `on`, one of the days in it, or a day around a change.

    Raises KeyError for an unknown case type, and ValueError if there is no day.
    """
    days = (on,) if isinstance(on, date) else days_around(rules) if on is None else on
    if not days:
        raise ValueError("no day to decide cases on")
    day = days[count(draw, 0, len(days) - 1)]
    return make(rules, ground(rules, case_type, day), lambda number: count(draw, 0, number - 1))


def facts_for(rules: Rules, case_type: str, *, on: Days | None = None) -> st.SearchStrategy[Facts]:
    """The facts of such cases."""
    return cases(rules, case_type, on=on).map(lambda made: made.case.facts)
