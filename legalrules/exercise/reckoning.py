"""Arithmetic backwards: from what an expression is to come to, to what its parts must be."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import MappingProxyType

from legalrules.datalog.program import Program
from legalrules.datalog.terms import AttributeOf, Expression
from legalrules.values import ArithmeticOperator, DecimalType, Operator, Period, Quantity, Scalar, add_period

TURNED = MappingProxyType(
    {
        Operator.LT: Operator.GT,
        Operator.LE: Operator.GE,
        Operator.GT: Operator.LT,
        Operator.GE: Operator.LE,
        Operator.EQ: Operator.EQ,
        Operator.NE: Operator.NE,
    }
)


def later(value: Scalar | None, period: Period) -> Scalar | None:
    """The day a period later; None for what is no day."""
    return add_period(value, period) if isinstance(value, date) else None


def _numbers(left: Scalar | None, right: Scalar | None) -> tuple[Decimal, Decimal, str] | None:
    """Two numbers of one unit, or whole numbers, and the unit."""
    match left, right:
        case Quantity(one, unit), Quantity(other, of) if unit == of:
            return one, other, unit
        case _:
            return None


def computed(operator: ArithmeticOperator, left: Scalar | None, right: Scalar | None) -> Scalar | None:
    """What two numbers of one unit come to; None where that is not told."""
    numbers = _numbers(left, right)
    if numbers is None or operator is ArithmeticOperator.MULTIPLY:
        return None
    one, other, unit = numbers
    return Quantity(one + other if operator is ArithmeticOperator.ADD else one - other, unit)


def undone(operator: ArithmeticOperator, result: Scalar, second: Scalar | None) -> Scalar | None:
    """What the first number is, when it and the second come to the result."""
    match operator:
        case ArithmeticOperator.ADD:
            return computed(ArithmeticOperator.SUBTRACT, result, second)
        case ArithmeticOperator.SUBTRACT:
            return computed(ArithmeticOperator.ADD, result, second)
        case ArithmeticOperator.MULTIPLY:
            return None


def remaining(operator: ArithmeticOperator, result: Scalar, first: Scalar) -> Scalar | None:
    """What the second number is, when the first and it come to the result."""
    match operator:
        case ArithmeticOperator.ADD:
            return computed(ArithmeticOperator.SUBTRACT, result, first)
        case ArithmeticOperator.SUBTRACT:
            return computed(ArithmeticOperator.SUBTRACT, first, result)
        case ArithmeticOperator.MULTIPLY:
            return None


def shares(total: Scalar, members: int) -> list[Scalar]:
    """The total in so many parts: all alike but the last, in whole tenths."""
    match total:
        case Quantity(number, unit):
            share = (number / members).quantize(Decimal("0.1"))
            return [
                *(Quantity(share, unit) for _ in range(members - 1)),
                Quantity(number - share * (members - 1), unit),
            ]
        case int():
            return [*(total // members for _ in range(members - 1)), total - total // members * (members - 1)]
        case _:
            return [total] * members


def unit_of(program: Program, of: Expression) -> str | None:
    """The unit of an attribute in decimals."""
    declared = program.predicates[of.predicate].value if isinstance(of, AttributeOf) else None
    return declared.unit if isinstance(declared, DecimalType) else None
