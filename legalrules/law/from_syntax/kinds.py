"""The types of what stands in an expression: which go together, and how a message names them."""

from __future__ import annotations

from legalrules.law.concept import Concept
from legalrules.law.from_syntax.faults import Faults
from legalrules.law.from_syntax.scope import Scope
from legalrules.law.names import declared_sentence
from legalrules.source import Span
from legalrules.values import (
    ArithmeticOperator,
    DateType,
    DecimalType,
    EnumerationType,
    IntegerType,
    ScalarType,
    product_unit,
)


def said(kind: ScalarType) -> str:
    """A type as a message names it."""
    match kind:
        case DecimalType(unit):
            return f"a decimal number in {unit}" if unit else "a decimal number"
        case IntegerType():
            return "a whole number"
        case DateType():
            return "a day"
        case EnumerationType(names):
            return "one of: " + ", ".join(names)
        case _:
            return "a text"


def unit_of(kind: ScalarType) -> str | None:
    """The unit of a number, "" if it has none; None for what is no number."""
    match kind:
        case DecimalType(unit):
            return unit
        case IntegerType():
            return ""
        case _:
            return None


def unbounded(kind: ScalarType) -> ScalarType:
    """The type without its range: a total keeps to no range."""
    match kind:
        case DecimalType(unit):
            return DecimalType(unit)
        case IntegerType():
            return IntegerType()
        case _:
            return kind


def reckoned_kind(operator: ArithmeticOperator, left: ScalarType, right: ScalarType) -> ScalarType | None:
    """The type of a sum, difference or product; None if the two do not go together."""
    if isinstance(left, IntegerType) and isinstance(right, IntegerType):
        return IntegerType()
    one, other = unit_of(left), unit_of(right)
    if one is None or other is None:
        return None
    if operator is ArithmeticOperator.MULTIPLY:
        unit = product_unit(one, other)
        return None if unit is None else DecimalType(unit)
    return DecimalType(one) if type(left) is type(right) and one == other else None


def check_kind(
    concept: Concept | None, found: ScalarType, wanted: ScalarType, span: Span, faults: Faults
) -> None:
    """Report an expression that is not of the type wanted; `concept` is what it says if it is an attribute alone."""
    if type(found) is not type(wanted):
        named = f"{declared_sentence(concept)}: {said(found)}" if concept is not None else said(found)
        faults.add("LR208", "values of two kinds", span, found=named, required=said(wanted))
    elif isinstance(found, DecimalType) and isinstance(wanted, DecimalType) and found.unit != wanted.unit:
        units = found.unit or "no unit", wanted.unit or "no unit"
        faults.add("LR207", "mixed units", span, found=units[0], required=units[1])


def fault(scope: Scope, message: str, span: Span, found: str, required: str) -> None:
    """Report that a value cannot stand where it stands."""
    scope.faults.add("LR208", message, span, found=found, required=required)
