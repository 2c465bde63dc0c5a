"""Terms of the logic: variables in rules, entities in ground atoms, and scalar expressions.

Rules hold variables only: entities belong to cases. In a ground argument list None is the unnamed element of the sort,
which stands for whatever nobody has named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from legalrules.values import AggregateOperator, ArithmeticOperator, Period, Rounding, Scalar

Arguments = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable ranging over the entities of a sort."""

    name: str
    sort: str

    def __hash__(self) -> int:
        # In a rule a name has one sort, and variables are looked up more often than anything else.
        return hash(self.name)


@dataclass(frozen=True, slots=True)
class Atom:
    """A predicate applied to variables."""

    predicate: str
    args: tuple[Variable, ...]


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


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """Two numbers added, subtracted or multiplied."""

    operator: ArithmeticOperator
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Quotient:
    """One number divided by another that cannot be 0, rounded by a named rule."""

    dividend: Expression
    divisor: Expression
    rounding: Rounding


@dataclass(frozen=True, slots=True)
class Rounded:
    """A decimal rounded by a named rule."""

    base: Expression
    rounding: Rounding


@dataclass(frozen=True, slots=True)
class WorkingDay:
    """A day, or the next that is no Saturday, Sunday or listed holiday (1930:173, 2 §)."""

    base: Expression


@dataclass(frozen=True, slots=True)
class Aggregate:
    """A total over the distinct things that `member` may stand for in `over`; `of` is absent when they are counted.

    `member` is local: it occurs in `over` and `of` and nowhere else in the rule.
    """

    operator: AggregateOperator
    member: Variable
    over: Atom
    of: Expression | None = None


Expression = AttributeOf | Value | Plus | Arithmetic | Quotient | Rounded | WorkingDay | Aggregate


def parts(expression: Expression) -> tuple[Expression, ...]:
    """The expressions that it is computed from; what an aggregate gathers is not among them."""
    match expression:
        case Plus(base) | Rounded(base) | WorkingDay(base):
            return (base,)
        case Arithmetic(_, left, right) | Quotient(left, right, _):
            return (left, right)
        case AttributeOf() | Value() | Aggregate():
            return ()
        case _:
            assert_never(expression)


def within(expression: Expression) -> Iterator[Expression]:
    """The expression and all that it is computed from, in order; what an aggregate gathers is not among them."""
    yield expression
    for part in parts(expression):
        yield from within(part)


def attributes(expression: Expression) -> Iterator[AttributeOf]:
    """The attributes that it reads of the things in the rule, in order; not those an aggregate reads of its members."""
    return (found for found in within(expression) if isinstance(found, AttributeOf))


def aggregates(expression: Expression) -> Iterator[Aggregate]:
    """The aggregates in it, in order."""
    return (found for found in within(expression) if isinstance(found, Aggregate))


def reads(expression: Expression) -> Iterator[tuple[str, tuple[Variable, ...]]]:
    """Every predicate that it applies to variables, those of members included."""
    for found in within(expression):
        match found:
            case AttributeOf(name, args):
                yield name, args
            case Aggregate(_, _, over, of):
                yield over.predicate, over.args
                if of is not None:
                    yield from reads(of)
            case _:
                pass


def variables_in(expression: Expression) -> Iterator[Variable]:
    """The variables that the rest of the rule must bind, with repetitions."""
    for found in within(expression):
        match found:
            case AttributeOf(_, args):
                yield from args
            case Aggregate(_, member, over, of):
                inner = () if of is None else variables_in(of)
                yield from (v for v in (*over.args, *inner) if v != member)
            case _:
                pass
