"""Comparisons by the ends of what an expression may be: section 6 of the certificate page.

A known value has equal ends; an open attribute has those of its declared range, exchanged when the applicant could
answer it (reading `attainable`), so that one rule serves both readings.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import assert_never

from legalrules.datalog.clauses import Comparison
from legalrules.datalog.model import Half, Tuple
from legalrules.datalog.stated import Stated
from legalrules.datalog.terms import Arguments, AttributeOf, Expression, Plus, Value, Variable, attributes
from legalrules.values import (
    ABOVE,
    BELOW,
    Choice,
    DecimalType,
    End,
    EnumerationType,
    Infinity,
    IntegerType,
    Operator,
    Quantity,
    Scalar,
    ScalarType,
    TextType,
    add_period,
)

Substitution = Mapping[Variable, str | None]


@dataclass(frozen=True, slots=True)
class Ends:
    """The least and the greatest that an expression may be; exchanged for what the applicant could answer."""

    low: End
    high: End


@dataclass(frozen=True, slots=True)
class Names:
    """The names or texts that a side may be; None is any text. `free` when the applicant could answer."""

    values: frozenset[Scalar] | None
    free: bool

    @property
    def single(self) -> bool:
        """Whether it is one value."""
        return self.values is not None and len(self.values) == 1


@dataclass(frozen=True, slots=True)
class Found:
    """What the model has of a derived attribute for some arguments: its ends, and whether a value is certain."""

    ends: Ends | None
    settled: bool


_NOTHING = Found(None, False)
Lookup = Callable[[str, Arguments], Found]


@dataclass(frozen=True, slots=True)
class Measuring:
    """Reads expressions against the facts and the model of the strata below.

    An attribute is looked up when first read, and remembered: its stratum must be complete by then.
    """

    stated: Stated
    certain: Half
    possible: Half
    derived: Lookup = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "derived", _lookup(self.certain, self.possible))

    def ends(self, expression: Expression, substitution: Substitution) -> Ends | None:
        """The ends of a decimal, integer or date expression; None when it has no value."""
        match expression:
            case Value(scalar):
                return Ends(scalar, scalar)
            case AttributeOf(name, variables):
                return self.attribute(name, tuple(substitution[v] for v in variables))
            case Plus(base, period):
                found = self.ends(base, substitution)
                if found is None:
                    return None
                moved = [add_period(e, period) if isinstance(e, date) else e for e in (found.low, found.high)]
                return Ends(*moved)
            case _:
                assert_never(expression)

    def attribute(self, name: str, args: Arguments) -> Ends | None:
        """The ends of an attribute for these arguments."""
        predicate = self.stated.predicates[name]
        if predicate.is_derived:
            return self.derived(name, args).ends
        known = self.stated.values.get((name, args))
        if known is not None:
            return Ends(known, known)
        low, high = declared_ends(predicate.value)
        return Ends(high, low) if self.stated.is_free(name, args) else Ends(low, high)

    def settled(self, expression: Expression, substitution: Substitution) -> bool:
        """Whether every derived attribute in it has a certain value for its arguments."""
        return all(
            self.derived(read.predicate, tuple(substitution[v] for v in read.args)).settled
            for read in attributes(expression)
            if self.stated.predicates[read.predicate].is_derived
        )

    def names(self, expression: Expression, substitution: Substitution) -> Names:
        """The names or texts that an attribute or value of those kinds may be."""
        match expression:
            case Value(scalar):
                return Names(frozenset((scalar,)), False)
            case AttributeOf(name, variables):
                args = tuple(substitution[v] for v in variables)
                known = self.stated.values.get((name, args))
                if known is not None:
                    return Names(frozenset((known,)), False)
                kind = self.stated.predicates[name].value
                values = (
                    frozenset[Scalar](Choice(n) for n in kind.names)
                    if isinstance(kind, EnumerationType)
                    else None
                )
                return Names(values, self.stated.is_free(name, args))
            case Plus():
                raise AssertionError("names are not added to")
            case _:
                assert_never(expression)

    def compare(self, literal: Comparison, substitution: Substitution, *, certain: bool) -> bool:
        """Whether the comparison holds in a half (the table of section 6).

        Raises OverflowError for a day outside the years 1000 to 9999, whatever else is known of the comparison.
        """
        if self._has_order(literal.left) and self._has_order(literal.right):
            left, right = self.ends(literal.left, substitution), self.ends(literal.right, substitution)
            if left is None or right is None or (certain and not self._is_settled(literal, substitution)):
                return False
            return compare_ends(literal.operator, left, right, certain)
        first, second = self.names(literal.left, substitution), self.names(literal.right, substitution)
        if literal.operator is Operator.NE:
            return not equal_names(first, second, not certain)
        return equal_names(first, second, certain)

    def _is_settled(self, literal: Comparison, substitution: Substitution) -> bool:
        return self.settled(literal.left, substitution) and self.settled(literal.right, substitution)

    def _has_order(self, expression: Expression) -> bool:
        match expression:
            case Value(scalar):
                return isinstance(scalar, (Quantity, int, date))
            case AttributeOf(name, _):
                return not isinstance(self.stated.predicates[name].value, (EnumerationType, TextType))
            case Plus():
                return True
            case _:
                assert_never(expression)


def _lookup(certain: Half, possible: Half) -> Lookup:
    """Finds derived attributes by their arguments, gathering the tuples of each when it is first asked for."""
    gathered: dict[str, dict[Arguments, Found]] = {}

    def found(name: str, args: Arguments) -> Found:
        if name not in gathered:
            gathered[name] = _gathered(certain.get(name, {}), possible.get(name, {}))
        return gathered[name].get(args, _NOTHING)

    return found


def _gathered(certain: Mapping[Tuple, int], possible: Mapping[Tuple, int]) -> dict[Arguments, Found]:
    settled = {args for args, _ in certain}
    lows: dict[Arguments, list[End]] = {}
    highs: dict[Arguments, list[End]] = {}
    for args, (low, high) in possible:
        lows.setdefault(args, []).append(low)
        highs.setdefault(args, []).append(high)
    unsure = {args: Found(None, True) for args in settled - lows.keys()}
    return unsure | {
        args: Found(Ends(min(lows[args], key=order), max(highs[args], key=order)), args in settled)
        for args in lows
    }


def declared_ends(kind: ScalarType | None) -> tuple[End, End]:
    """The ends of a declared range; days are unbounded."""
    match kind:
        case DecimalType(unit, low, high):
            return (
                BELOW if low is None else Quantity(low, unit),
                ABOVE if high is None else Quantity(high, unit),
            )
        case IntegerType(low, high):
            return BELOW if low is None else low, ABOVE if high is None else high
        case _:
            return BELOW, ABOVE


def order(end: End) -> tuple[int, Decimal | int]:
    """A key that orders the ends of one type, the infinite ones included."""
    match end:
        case Infinity(sign):
            return sign, 0
        case Quantity(number):
            return 0, number
        case date():
            return 0, end.toordinal()
        case int():
            return 0, end
        case _:
            raise AssertionError(f"{end} has no order")


def compare_ends(operator: Operator, left: Ends, right: Ends, certain: bool) -> bool:
    """A comparison of two pairs of ends in a half."""
    match operator:
        case Operator.LE:
            return _below(left, right, certain, strict=False)
        case Operator.LT:
            return _below(left, right, certain, strict=True)
        case Operator.GE:
            return _below(right, left, certain, strict=False)
        case Operator.GT:
            return _below(right, left, certain, strict=True)
        case Operator.EQ:
            return _below(left, right, certain, strict=False) and _below(right, left, certain, strict=False)
        case Operator.NE:
            return not compare_ends(Operator.EQ, left, right, not certain)
        case _:
            assert_never(operator)


def _below(left: Ends, right: Ends, certain: bool, *, strict: bool) -> bool:
    first, second = (left.high, right.low) if certain else (left.low, right.high)
    if isinstance(first, Infinity) and first == second:
        return not certain
    return order(first) < order(second) or (not strict and order(first) == order(second))


def equal_names(left: Names, right: Names, certain: bool) -> bool:
    """Whether two sides of names or texts are equal in a half."""
    if left.free and right.free:
        return _meet(left, right) if certain else _same_single(left, right)
    if left.free or right.free:
        free, bound = (left, right) if left.free else (right, left)
        if certain:
            return bound.single and _meet(free, bound)
        return bound.values is None or (free.values is not None and free.values <= bound.values)
    return _same_single(left, right) if certain else _meet(left, right)


def _meet(left: Names, right: Names) -> bool:
    return left.values is None or right.values is None or bool(left.values & right.values)


def _same_single(left: Names, right: Names) -> bool:
    return left.single and left.values == right.values
