"""Conditions: what must hold for a rule to apply, names resolved; a closed union walked with `match`.

A question that only a person can answer is a `Holds` of a concept whose truth comes from a judgement: a given with a
named assessor, never a default.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import assert_never

from legalrules.law.citation import Citation
from legalrules.law.concept import Concept
from legalrules.source import Span
from legalrules.values import AggregateOperator, ArithmeticOperator, Operator, Period, Rounding, Scalar


@dataclass(frozen=True, slots=True)
class Reference:
    """A concept applied to variables: a resolved sentence."""

    concept: Concept
    args: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """A scalar written in the law."""

    scalar: Scalar


@dataclass(frozen=True, slots=True)
class Later:
    """A day, a period later."""

    base: Measure
    period: Period


@dataclass(frozen=True, slots=True)
class Reckoned:
    """Two numbers added, subtracted or multiplied."""

    operator: ArithmeticOperator
    left: Measure
    right: Measure


@dataclass(frozen=True, slots=True)
class Divided:
    """A number divided by another, rounded."""

    dividend: Measure
    divisor: Measure
    rounding: Rounding


@dataclass(frozen=True, slots=True)
class RoundedTo:
    """A number rounded by a named rule."""

    base: Measure
    rounding: Rounding


@dataclass(frozen=True, slots=True)
class NextWorkingDay:
    """A day, or the next that is no Saturday, Sunday or other day of rest (1930:173, 2 §)."""

    base: Measure


@dataclass(frozen=True, slots=True)
class Gathered:
    """A total over the distinct things that `member` stands for in `over`; `of` is absent when they are counted."""

    operator: AggregateOperator
    member: str
    over: Reference
    of: Reference | None


Measure = Reference | Given | Later | Reckoned | Divided | RoundedTo | NextWorkingDay | Gathered


@dataclass(frozen=True, slots=True)
class Holds:
    """The sentence holds, or does not."""

    reference: Reference
    negated: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Compare:
    """Two scalars compare so."""

    operator: Operator
    left: Measure
    right: Measure
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Same:
    """Two names stand for the same thing, or for different things."""

    left: str
    right: str
    same: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """Some part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """There is no thing, for that variable, that meets the condition."""

    variable: str
    condition: Condition
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Item:
    """A labelled condition that can be cited."""

    citation: Citation
    condition: Condition


Condition = Holds | Compare | Same | All | Any | Not | Item


def children(condition: Condition) -> tuple[Condition, ...]:
    """The conditions directly inside."""
    match condition:
        case Holds() | Compare() | Same():
            return ()
        case All(parts) | Any(parts):
            return parts
        case Not(_, inner) | Item(_, inner):
            return (inner,)
        case _:
            assert_never(condition)


def walk(condition: Condition) -> Iterator[Condition]:
    """The condition and all inside it, outermost first."""
    yield condition
    for child in children(condition):
        yield from walk(child)


def references(measure: Measure) -> Iterator[Reference]:
    """The concepts that a measure reads, applied; those of the members of a total included."""
    match measure:
        case Reference():
            yield measure
        case Later(base, _) | RoundedTo(base, _) | NextWorkingDay(base):
            yield from references(base)
        case Reckoned(_, left, right) | Divided(left, right, _):
            yield from references(left)
            yield from references(right)
        case Gathered(_, _, over, of):
            yield over
            if of is not None:
                yield of
        case Given():
            return
        case _:
            assert_never(measure)


def members(measure: Measure) -> Iterator[str]:
    """The names that totals in the measure give to their members: they stand for nothing outside it."""
    match measure:
        case Gathered(_, member, _, _):
            yield member
        case Later(base, _) | RoundedTo(base, _) | NextWorkingDay(base):
            yield from members(base)
        case Reckoned(_, left, right) | Divided(left, right, _):
            yield from members(left)
            yield from members(right)
        case Reference() | Given():
            return
        case _:
            assert_never(measure)


def variables_of_measure(measure: Measure) -> Iterator[str]:
    """The variables that a measure takes from the rule, in order."""
    own = set(members(measure))
    for reference in references(measure):
        yield from (name for name in reference.args if name not in own)


def concepts_used(condition: Condition) -> Iterator[Concept]:
    """The concepts that the condition speaks of, in order."""
    for part in walk(condition):
        match part:
            case Holds(reference):
                yield reference.concept
            case Compare(_, left, right):
                yield from (r.concept for r in (*references(left), *references(right)))
            case _:
                pass


def variables_of(condition: Condition) -> Iterator[str]:
    """The variables that stand in the condition, in order; the variable of a `Not` is its own and left out."""
    match condition:
        case Holds(reference):
            yield from reference.args
        case Compare(_, left, right):
            yield from variables_of_measure(left)
            yield from variables_of_measure(right)
        case Same(left_name, right_name):
            yield left_name
            yield right_name
        case Not(variable, inner):
            yield from (name for name in variables_of(inner) if name != variable)
        case All(parts) | Any(parts):
            for part in parts:
                yield from variables_of(part)
        case Item(_, inner):
            yield from variables_of(inner)
        case _:
            assert_never(condition)
