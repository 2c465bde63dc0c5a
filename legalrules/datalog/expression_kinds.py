"""The kind of an expression: its type and, for decimals, its unit. Only what is of one kind can be compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from legalrules.datalog.program import Program
from legalrules.datalog.terms import AttributeOf, Expression, Plus, Value
from legalrules.values import (
    Choice,
    DateType,
    DecimalType,
    EnumerationType,
    IntegerType,
    Period,
    Quantity,
    Scalar,
    ScalarType,
    Text,
    TextType,
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


def named(kind: Kind | None) -> str:
    """A kind as a message names it."""
    return "nothing" if kind is None else f"{kind.type} {kind.unit}".rstrip()


def kind_of(program: Program, expression: Expression) -> Kind | None:
    """The kind of an expression; None when it reads what is no attribute of the program."""
    match expression:
        case AttributeOf(name, _):
            predicate = program.predicates.get(name)
            return declared_kind(predicate.value) if predicate is not None else None
        case Plus():
            return Kind("date")
        case Value(scalar):
            return scalar_kind(scalar)
        case _:
            assert_never(expression)


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


def periods(expression: Expression) -> Iterator[Period]:
    """The periods that an expression adds."""
    while isinstance(expression, Plus):
        yield expression.period
        expression = expression.base


def base_of(expression: Expression) -> Expression:
    """What the periods are added to."""
    while isinstance(expression, Plus):
        expression = expression.base
    return expression
