"""The kind of an expression: its type and, for decimals, its unit. Only what is of one kind can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import assert_never

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
    WorkingDay,
)
from legalrules.values import (
    AggregateOperator,
    ArithmeticOperator,
    Choice,
    DateType,
    DecimalType,
    EnumerationType,
    IntegerType,
    Quantity,
    Scalar,
    ScalarType,
    Text,
    TextType,
    product_unit,
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A type by its name on the certificate page, and the unit of a decimal."""

    type: str
    unit: str = ""

    @property
    def has_order(self) -> bool:
        """Whether its values can be less or greater than each other."""
        return self.type not in ("enumeration", "text")

    @property
    def is_number(self) -> bool:
        """Whether its values can be reckoned with."""
        return self.type in ("decimal", "integer")


def named(kind: Kind | None) -> str:
    """A kind as a message names it."""
    return "nothing" if kind is None else f"{kind.type} {kind.unit}".rstrip()


def kind_of(predicates: Mapping[str, Predicate], expression: Expression) -> Kind | None:
    """The kind of an expression; None when it reads what is no attribute, or its parts do not fit together."""
    match expression:
        case AttributeOf(name, _):
            predicate = predicates.get(name)
            return declared_kind(predicate.value) if predicate is not None else None
        case Plus() | WorkingDay():
            return Kind("date")
        case Value(scalar):
            return scalar_kind(scalar)
        case Rounded(base, _):
            return kind_of(predicates, base)
        case Arithmetic(operator, left, right):
            return arithmetic_kind(operator, kind_of(predicates, left), kind_of(predicates, right))
        case Quotient(dividend, divisor, _):
            return quotient_kind(kind_of(predicates, dividend), kind_of(predicates, divisor))
        case Aggregate(AggregateOperator.COUNT):
            return Kind("integer")
        case Aggregate(_, _, _, of):
            return None if of is None else kind_of(predicates, of)
        case _:
            assert_never(expression)


def arithmetic_kind(operator: ArithmeticOperator, left: Kind | None, right: Kind | None) -> Kind | None:
    """The kind of a sum, difference or product of two kinds; None if they do not go together."""
    if left is None or right is None or not (left.is_number and right.is_number):
        return None
    if operator is not ArithmeticOperator.MULTIPLY:
        return left if left == right else None
    if left.type == right.type == "integer":
        return left
    unit = product_unit(left.unit, right.unit)
    return None if unit is None else Kind("decimal", unit)


def quotient_kind(dividend: Kind | None, divisor: Kind | None) -> Kind | None:
    """The kind of a quotient: of the dividend if the divisor is a plain number, a plain number if both are alike."""
    if dividend is None or divisor is None or not (dividend.is_number and divisor.is_number):
        return None
    if not divisor.unit:
        return Kind("decimal", dividend.unit)
    return Kind("decimal") if dividend.unit == divisor.unit else None


def zero_of(kind: Kind) -> Scalar:
    """Nothing, in a kind of number."""
    return 0 if kind.type == "integer" else Quantity(Decimal(0), kind.unit)


def declared_kind(declared: ScalarType | None) -> Kind | None:
    """The kind of a declared type."""
    match declared:
        case DecimalType(unit):
            return Kind("decimal", unit)
        case IntegerType():
            return Kind("integer")
        case DateType():
            return Kind("date")
        case EnumerationType():
            return Kind("enumeration")
        case TextType():
            return Kind("text")
        case None:
            return None
        case _:
            assert_never(declared)


def scalar_kind(scalar: Scalar) -> Kind:
    """The kind of a value."""
    match scalar:
        case Quantity(_, unit):
            return Kind("decimal", unit)
        case int():
            return Kind("integer")
        case date():
            return Kind("date")
        case Choice():
            return Kind("enumeration")
        case Text():
            return Kind("text")
        case _:
            assert_never(scalar)
