"""What is measured: ground atoms, and scalar expressions with their variables replaced by things."""

from __future__ import annotations

from dataclasses import dataclass

from legalrules.datalog.program import Predicate
from legalrules.datalog.terms import Arguments, Variable
from legalrules.values import AggregateOperator, ArithmeticOperator, Operator, Period, Rounding, Scalar


@dataclass(frozen=True, slots=True)
class GroundAtom:
    """A predicate or attribute applied to things; None is the unnamed thing of its sort."""

    predicate: Predicate
    args: Arguments


@dataclass(frozen=True, slots=True)
class ReadAttribute:
    """An attribute read for these arguments."""

    atom: GroundAtom


@dataclass(frozen=True, slots=True)
class Written:
    """A scalar written in the rule."""

    scalar: Scalar


@dataclass(frozen=True, slots=True)
class Later:
    """A day, a period later."""

    base: Measured
    period: Period


@dataclass(frozen=True, slots=True)
class Reckoned:
    """Two numbers added, subtracted or multiplied."""

    operator: ArithmeticOperator
    left: Measured
    right: Measured


@dataclass(frozen=True, slots=True)
class Divided:
    """A number divided by another, rounded by a named rule."""

    dividend: Measured
    divisor: Measured
    rounding: Rounding


@dataclass(frozen=True, slots=True)
class RoundedTo:
    """A number rounded by a named rule."""

    base: Measured
    rounding: Rounding


@dataclass(frozen=True, slots=True)
class NextWorkingDay:
    """A day, or the next working day."""

    base: Measured


@dataclass(frozen=True, slots=True)
class Gathered:
    """A total over the things that `member` may stand for; in `over` and `of` these are called by its name."""

    operator: AggregateOperator
    member: Variable
    over: GroundAtom
    of: Measured | None


# A scalar expression with its variables replaced by things.
Measured = ReadAttribute | Written | Later | Reckoned | Divided | RoundedTo | NextWorkingDay | Gathered


@dataclass(frozen=True, slots=True)
class Requirement:
    """The comparison that an answer has to satisfy."""

    left: Measured
    operator: Operator
    right: Measured
