"""Random calculations and aggregates of a kind, over the attributes that a rule may read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from legalrules.datalog.program import Predicate
from legalrules.datalog.terms import (
    Aggregate,
    Arithmetic,
    Atom,
    Expression,
    Quotient,
    Rounded,
    Value,
    Variable,
    WorkingDay,
)
from legalrules.datalog.working_days import WorkingCalendar
from legalrules.testing.drawing import one_in, pick
from legalrules.values import (
    AggregateOperator,
    ArithmeticOperator,
    DateType,
    DecimalType,
    IntegerType,
    Quantity,
    Rounding,
    RoundingMode,
    ScalarType,
)

# Every day that random rules can reach lies within it: what lies outside is for tests of its own.
CALENDAR = WorkingCalendar(
    date(1000, 1, 1), date(9999, 12, 31), frozenset((date(2026, 1, 1), date(2026, 2, 2))), "tests"
)

_ROUNDINGS = tuple(Rounding(Decimal(step), mode) for step in ("1", "0.5", "7") for mode in RoundingMode)
_DIVISORS = tuple(Value(number) for number in (Quantity(Decimal("-0.3")), Quantity(Decimal(7)), 2))
_FACTORS = tuple(Value(number) for number in (Quantity(Decimal("-1.5")), Quantity(Decimal(0)), 3))

# An expression of a kind, over variables.
Parts = Callable[[ScalarType, Sequence[Variable]], Expression]


def calculation(
    draw: st.DrawFn, kind: ScalarType, pool: Sequence[Variable], part: Parts
) -> Expression | None:
    """A calculation whose value is of the kind, its operands drawn by `part`; None for names and texts."""
    match kind:
        case DateType():
            return WorkingDay(part(kind, pool))
        case IntegerType():
            operator = pick(draw, tuple(ArithmeticOperator))
            return Arithmetic(operator, part(kind, pool), part(kind, pool))
        case DecimalType(unit):
            return _decimal(draw, kind, unit, pool, part)
        case _:
            return None


def _decimal(
    draw: st.DrawFn, kind: ScalarType, unit: str, pool: Sequence[Variable], part: Parts
) -> Expression:
    first = part(kind, pool)
    way = pick(draw, ("sum", "factor", "rate", "round", "divide"))
    match way:
        case "sum":
            operator = pick(draw, (ArithmeticOperator.ADD, ArithmeticOperator.SUBTRACT))
            return Arithmetic(operator, first, part(kind, pool))
        case "factor":
            sides = (first, pick(draw, _FACTORS))
            return Arithmetic(ArithmeticOperator.MULTIPLY, *(sides if one_in(draw, 2) else sides[::-1]))
        case "rate":
            rate = Value(Quantity(Decimal("0.25"), f"{unit}/m"))
            return Arithmetic(ArithmeticOperator.MULTIPLY, rate, part(DecimalType("m"), pool))
        case "round":
            return Rounded(first, pick(draw, _ROUNDINGS))
        case _:
            return Quotient(first, pick(draw, _DIVISORS), pick(draw, _ROUNDINGS))


def aggregate(
    draw: st.DrawFn, kind: ScalarType, settled: Sequence[Predicate], pool: Sequence[Variable], part: Parts
) -> Expression | None:
    """An aggregate of the kind over some predicate that the variables fit; None if there is none."""
    usable = [p for p in settled if p.value is None and p.sorts]
    if not usable or not isinstance(kind, DateType | IntegerType | DecimalType):
        return None
    over = pick(draw, usable)
    place = pick(draw, range(len(over.sorts)))
    member = Variable("medlem", over.sorts[place])
    others = [_other(draw, sort, pool, member) for sort in over.sorts]
    if any(other is None for other in others):
        return None
    args = tuple(member if n == place else v for n, v in enumerate(others) if v is not None)
    if isinstance(kind, IntegerType) and one_in(draw, 2):
        return Aggregate(AggregateOperator.COUNT, member, Atom(over.name, args))
    operators: tuple[AggregateOperator, ...] = (AggregateOperator.MIN, AggregateOperator.MAX)
    if not isinstance(kind, DateType):
        operators = (*operators, AggregateOperator.SUM)
    return Aggregate(pick(draw, operators), member, Atom(over.name, args), part(kind, (*pool, member)))


def _other(draw: st.DrawFn, sort: str, pool: Sequence[Variable], member: Variable) -> Variable | None:
    found = [v for v in pool if v.sort == sort]
    return pick(draw, found) if found else (member if sort == member.sort else None)
