"""The search for a case: a way to make formulas true in which every day is reckoned as the calendar has it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from time import monotonic

from legalrules.analysis.encoding import Encoding
from legalrules.analysis.expressions import Reckoned
from legalrules.analysis.logic import Formula, Model, Solver, Undecided, compared, opposite, some
from legalrules.values import Operator

_REACH = 400


def search(encodings: Sequence[Encoding], *wanted: Formula) -> Model | None:
    """A case of which all that is wanted holds, or None if there is none. Raises `Undecided`.

    Months and working days are within bounds only, so each case found is reckoned out; one that was wrong teaches the
    solver that day, and the search goes on.
    """
    return searched(encodings[0].inputs.solver, [r for e in encodings for r in e.reckoned], *wanted)


def searched(solver: Solver, reckoned: Sequence[Reckoned], *wanted: Formula) -> Model | None:
    """The same, with the days that are within bounds only. Raises `Undecided`."""
    start = monotonic()
    while monotonic() - start < solver.seconds:
        model = solver.find(*wanted)
        if model is None:
            return None
        lessons = [lesson for one in reckoned if (lesson := _lesson(model, one)) is not None]
        if not lessons:
            return model
        for lesson in lessons:
            solver.require(lesson)
    raise Undecided("too many days to reckon")


def _lesson(model: Model, reckoned: Reckoned) -> Formula | None:
    """What the solver must learn about the days around the one that it proposes; None if it has it right."""
    if not model.holds(reckoned.has):
        return None
    base = int(model.value(reckoned.base))
    shift = _shift(reckoned, base)
    if shift is None:
        return some((opposite(reckoned.has), compared(Operator.NE, reckoned.base, Fraction(base))))
    if model.value(reckoned.result) == base + shift:
        return None
    first = last = base
    while base - first < _REACH and _shift(reckoned, first - 1) == shift:
        first -= 1
    while last - base < _REACH and _shift(reckoned, last + 1) == shift:
        last += 1
    return some(
        (
            opposite(reckoned.has),
            compared(Operator.LT, reckoned.base, Fraction(first)),
            compared(Operator.GT, reckoned.base, Fraction(last)),
            compared(Operator.EQ, reckoned.result, reckoned.base + shift),
        )
    )


def _shift(reckoned: Reckoned, day: int) -> int | None:
    """By how many days the day is moved; None outside the calendar."""
    try:
        return reckoned.reckon(date.fromordinal(day)).toordinal() - day
    except (OverflowError, ValueError):
        return None
