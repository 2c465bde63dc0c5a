"""Terms of the logic: variables in rules, entities in ground atoms, and scalar expressions.

Rules hold variables only: entities belong to cases. In a ground argument list None is the unnamed element of the sort,
which stands for whatever nobody has named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from legalrules.values import Period, Scalar

Arguments = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable ranging over the entities of a sort."""

    name: str
    sort: str


@dataclass(frozen=True, slots=True)
class AttributeOf:
    """The value that an attribute has for these arguments."""

    predicate: str
    args: tuple[Variable, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """A scalar written in a rule."""

    scalar: Scalar


@dataclass(frozen=True, slots=True)
class Plus:
    """A day, and a period later."""

    base: Expression
    period: Period


Expression = AttributeOf | Value | Plus


def attributes(expression: Expression) -> Iterator[AttributeOf]:
    """The attributes that an expression reads."""
    match expression:
        case AttributeOf():
            yield expression
        case Plus(base, _):
            yield from attributes(base)
        case Value():
            return
