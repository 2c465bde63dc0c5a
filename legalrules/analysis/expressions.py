"""Expressions as numbers of the solver: days as ordinals, names and texts as places in a list.

What the solver cannot reckon with exactly (months, working days) it is told as a number between two bounds, and each
day that it then proposes is reckoned out and told it for good: see `Reckoned`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from legalrules.analysis.logic import (
    Formula,
    Number,
    choice,
    compared,
    every,
    floor,
    opposite,
    some,
)
from legalrules.datalog.program import Predicate
from legalrules.datalog.terms import (
    Aggregate,
    Arithmetic,
    AttributeOf,
    Expression,
    Plus,
    Quotient,
    Rounded,
    Value,
    Variable,
    WorkingDay,
)
from legalrules.datalog.working_days import WorkingCalendar
from legalrules.values import (
    AggregateOperator,
    ArithmeticOperator,
    Choice,
    EnumerationType,
    Operator,
    Period,
    Quantity,
    Rounding,
    RoundingMode,
    Scalar,
    Text,
    add_period,
)

Substitution = Mapping[Variable, str]
Case = tuple[Formula, Fraction]


@dataclass(frozen=True, slots=True)
class Found:
    """What an expression comes to: whether it has a value, and the number.

    `cases` are all its values with their conditions when each is a constant, as in a table: then it can be multiplied.
    """

    has: Formula
    number: Number
    cases: tuple[Case, ...] = ()


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A day that the solver knows within bounds only: `result` is what `reckon` makes of `base`, if that is a day."""

    has: Formula
    base: Number
    result: Number
    reckon: Callable[[date], date]


@dataclass(frozen=True, slots=True)
class Reader:
    """Where an expression finds what it reads: attributes, memberships, things, and where inexact days are noted."""

    attribute: Callable[[str, tuple[str, ...]], Found]
    holds: Callable[[str, tuple[str, ...]], Formula]
    named: Mapping[str, tuple[str, ...]]
    predicates: Mapping[str, Predicate]
    texts: Mapping[str, int]
    calendar: WorkingCalendar | None
    bounded: Callable[[Found, int, int, Callable[[date], date]], Number]
    settled: Callable[[str, tuple[str, ...]], Formula] = lambda _predicate, _args: True


def constant(scalar: Scalar, texts: Mapping[str, int], names: tuple[str, ...] = ()) -> Fraction:
    """A scalar as a number; a name by its place in the list that its attribute declares."""
    match scalar:
        case Quantity(number):
            return Fraction(number)
        case date():
            return Fraction(scalar.toordinal())
        case int():
            return Fraction(scalar)
        case Choice(name):
            return Fraction(names.index(name)) if name in names else Fraction(-1)
        case Text(text):
            return Fraction(texts[text])
        case _:
            assert_never(scalar)


def measured(
    expression: Expression, bound: Substitution, reader: Reader, names: tuple[str, ...] = ()
) -> Found:
    """The expression for these things; `names` is the list that a name in it is of."""
    match expression:
        case Value(scalar):
            number = constant(scalar, reader.texts, names)
            return Found(True, number, ((True, number),))
        case AttributeOf(name, variables):
            return reader.attribute(name, tuple(bound[v] for v in variables))
        case Plus(base, period):
            return _later(measured(base, bound, reader), period, reader)
        case WorkingDay(base):
            return _working(measured(base, bound, reader), reader)
        case Arithmetic(operator, left, right):
            return _computed(operator, measured(left, bound, reader), measured(right, bound, reader))
        case Quotient(dividend, divisor, rounding):
            over, under = measured(dividend, bound, reader), measured(divisor, bound, reader)
            inverse = Found(under.has, Fraction(0), tuple((c, 1 / n) for c, n in under.cases if n))
            found = _computed(ArithmeticOperator.MULTIPLY, over, inverse)
            return Found(found.has, rounded(found.number, rounding))
        case Rounded(base, rounding):
            found = measured(base, bound, reader)
            return Found(found.has, rounded(found.number, rounding))
        case Aggregate():
            return _gathered(expression, bound, reader)
        case _:
            assert_never(expression)


def compare(
    operator: Operator, left: Expression, right: Expression, bound: Substitution, reader: Reader
) -> Formula:
    """Whether the comparison holds: both sides have a value, and stand so to each other."""
    names = _names(left, reader) or _names(right, reader)
    first, second = measured(left, bound, reader, names), measured(right, bound, reader, names)
    if first.cases and second.cases and len(first.cases) * len(second.cases) <= 64:
        held = some(every((a, b, compared(operator, m, n))) for a, m in first.cases for b, n in second.cases)
        return every((first.has, second.has, held))
    return every((first.has, second.has, compared(operator, first.number, second.number)))


def rounded(number: Number, rounding: Rounding) -> Number:
    """The number to a multiple of the step, as the rule has it."""
    step = Fraction(rounding.step)
    steps = number / step
    down = floor(steps)
    match rounding.mode:
        case RoundingMode.DOWN:
            return down * step
        case RoundingMode.UP:
            return -floor(-steps) * step
        case RoundingMode.HALF_UP:
            away = floor(steps + Fraction(1, 2)) if isinstance(steps, Fraction) and steps >= 0 else None
            if away is not None:
                return away * step
            up, low = floor(steps + Fraction(1, 2)), -floor(-steps + Fraction(1, 2))
            return choice(compared(Operator.GE, steps, Fraction(0)), up, low) * step
        case RoundingMode.HALF_EVEN:
            rest = steps - down
            half = Fraction(1, 2)
            odd = compared(Operator.NE, floor(down / 2) * 2, down)
            up_is_nearer = some(
                (
                    compared(Operator.GT, rest, half),
                    every((compared(Operator.EQ, rest, half), odd)),
                )
            )
            return choice(up_is_nearer, down + 1, down) * step
        case _:
            assert_never(rounding.mode)


def _names(expression: Expression, reader: Reader) -> tuple[str, ...]:
    if isinstance(expression, AttributeOf):
        kind = reader.predicates[expression.predicate].value
        return kind.names if isinstance(kind, EnumerationType) else ()
    return ()


def _later(base: Found, period: Period, reader: Reader) -> Found:
    if base.has is False:
        return base
    days = 7 * period.weeks + period.days
    months = 12 * period.years + period.months
    if not months:
        return Found(base.has, base.number + days)
    # A month has 28 to 31 days, 12 of them 365 or 366, and the end of a shorter month takes three days at most.
    least = months // 12 * 365 + months % 12 * 28 - 3 + days if months > 0 else months * 31 - 3 + days
    most = months // 12 * 366 + months % 12 * 31 + 3 + days if months > 0 else months * 28 + 3 + days
    return Found(base.has, reader.bounded(base, least, most, lambda day: add_period(day, period)))


def _working(base: Found, reader: Reader) -> Found:
    if base.has is False:
        return base
    assert reader.calendar is not None, "invariants: there is a calendar"
    return Found(base.has, reader.bounded(base, 0, _LONGEST_HOLIDAY, reader.calendar.working_day))


_LONGEST_HOLIDAY = 10


def _computed(operator: ArithmeticOperator, left: Found, right: Found) -> Found:
    has = every((left.has, right.has))
    match operator:
        case ArithmeticOperator.ADD:
            return Found(has, left.number + right.number, _crossed(left, right, lambda a, b: a + b))
        case ArithmeticOperator.SUBTRACT:
            return Found(has, left.number - right.number, _crossed(left, right, lambda a, b: a - b))
        case ArithmeticOperator.MULTIPLY:
            cases = _crossed(left, right, lambda a, b: a * b)
            if cases:
                return Found(has, _chosen([(c, n) for c, n in cases]), cases)
            factors, other = (left.cases, right.number) if left.cases else (right.cases, left.number)
            if factors:
                return Found(has, _chosen([(condition, factor * other) for condition, factor in factors]))
            return Found(has, left.number * right.number)


def _crossed(left: Found, right: Found, made: Callable[[Fraction, Fraction], Fraction]) -> tuple[Case, ...]:
    if len(left.cases) * len(right.cases) > _MOST_CASES:
        return ()
    return tuple((every((c, d)), made(m, n)) for c, m in left.cases for d, n in right.cases)


_MOST_CASES = 200


def _chosen(cases: list[tuple[Formula, Number]]) -> Number:
    number: Number = Fraction(0)
    for condition, case in reversed(cases):
        number = choice(condition, case, number)
    return number


def _gathered(expression: Aggregate, bound: Substitution, reader: Reader) -> Found:
    members: list[tuple[Formula, Found]] = []
    settled: list[Formula] = []
    for thing in reader.named[expression.member.sort]:
        inner = {**bound, expression.member: thing}
        args = tuple(inner[v] for v in expression.over.args)
        counts = reader.holds(expression.over.predicate, args)
        settled.append(reader.settled(expression.over.predicate, args))
        one = Found(True, Fraction(1)) if expression.of is None else measured(expression.of, inner, reader)
        if counts is not False:
            members.append((counts, one))
    match expression.operator:
        case AggregateOperator.SUM | AggregateOperator.COUNT:
            total: Number = Fraction(0)
            for counts, one in members:
                total = total + choice(counts, one.number, Fraction(0))
            # A member without a value leaves the total without one.
            have = (some((opposite(counts), one.has)) for counts, one in members)
            return Found(every((*settled, *have)), total)
        case AggregateOperator.MIN | AggregateOperator.MAX:
            found = _extreme(members, lowest=expression.operator is AggregateOperator.MIN)
            return Found(every((*settled, found.has)), found.number)


def _extreme(members: list[tuple[Formula, Found]], *, lowest: bool) -> Found:
    found: Number = Fraction(0)
    has: Formula = False
    operator = Operator.LT if lowest else Operator.GT
    for counts, one in members:
        better = every((counts, some((opposite(has), compared(operator, one.number, found)))))
        found = choice(better, one.number, found)
        has = some((has, counts))
    return Found(every((has, *(some((opposite(c), one.has)) for c, one in members))), found)


def as_decimal(number: Fraction) -> Decimal | None:
    """The number as an exact decimal; None if it has no end."""
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return Decimal(number.numerator) / Decimal(number.denominator) if rest == 1 else None
