"""Formulas and numbers of the solver, folded where they are constant. The only module that knows z3.

A formula is a bool or a term of the solver, a number a `Fraction` or a term; so most of the law, which is decided by
the day and by what a case type leaves out, never reaches the solver.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TypeAlias, assert_never

import z3

from legalrules.values import Operator

Formula: TypeAlias = bool | z3.BoolRef
Number: TypeAlias = Fraction | z3.ArithRef


class Undecided(Exception):
    """The solver gave up."""


def every(parts: Iterable[Formula]) -> Formula:
    """All of them."""
    kept: list[z3.BoolRef] = []
    for part in parts:
        if part is False:
            return False
        if not isinstance(part, bool):
            kept.append(part)
    return True if not kept else kept[0] if len(kept) == 1 else z3.And(kept)


def some(parts: Iterable[Formula]) -> Formula:
    """At least one of them."""
    kept: list[z3.BoolRef] = []
    for part in parts:
        if part is True:
            return True
        if not isinstance(part, bool):
            kept.append(part)
    return False if not kept else kept[0] if len(kept) == 1 else z3.Or(kept)


def opposite(part: Formula) -> Formula:
    """The formula does not hold."""
    return not part if isinstance(part, bool) else z3.Not(part)


def at_most_one(parts: Iterable[Formula]) -> Formula:
    """Not two of them."""
    kept = [part for part in parts if part is not False]
    return True if len(kept) < 2 else z3.AtMost(*kept, 1)


def so_many_at_most(number: int, parts: Iterable[Formula]) -> Formula:
    """No more of them than so many."""
    kept = [part for part in parts if part is not False]
    return True if len(kept) <= number else z3.AtMost(*kept, number)


def choice(condition: Formula, first: Number, second: Number) -> Number:
    """The first number if the condition holds, else the second."""
    if isinstance(condition, bool):
        return first if condition else second
    if isinstance(first, Fraction) and first == second:
        return first
    return z3.If(condition, term(first), term(second))


def compared(operator: Operator, left: Number, right: Number) -> Formula:
    """Two numbers compared."""
    if isinstance(left, Fraction) and isinstance(right, Fraction):
        return _of_constants(operator, left, right)
    first, second = term(left), term(right)
    match operator:
        case Operator.LT:
            return first < second
        case Operator.LE:
            return first <= second
        case Operator.GT:
            return first > second
        case Operator.GE:
            return first >= second
        case Operator.EQ:
            return first == second
        case Operator.NE:
            return first != second
        case _:
            assert_never(operator)


def _of_constants(operator: Operator, left: Fraction, right: Fraction) -> bool:
    match operator:
        case Operator.LT:
            return left < right
        case Operator.LE:
            return left <= right
        case Operator.GT:
            return left > right
        case Operator.GE:
            return left >= right
        case Operator.EQ:
            return left == right
        case Operator.NE:
            return left != right
        case _:
            assert_never(operator)


def term(number: Number) -> z3.ArithRef:
    """The number as a term of the solver."""
    return z3.RealVal(f"{number.numerator}/{number.denominator}") if isinstance(number, Fraction) else number


def floor(number: Number) -> Number:
    """The greatest whole number that is not above it."""
    if isinstance(number, Fraction):
        return Fraction(number.numerator // number.denominator)
    return z3.ToReal(z3.ToInt(number))


def unknown_truth(name: str) -> z3.BoolRef:
    """Something that holds or does not."""
    return z3.Bool(name)


def unknown_number(name: str, *, whole: bool) -> z3.ArithRef:
    """A number, by name."""
    return z3.ToReal(z3.Int(name)) if whole else z3.Real(name)


class Model:
    """A way to make everything that was asked true."""

    def __init__(self, found: z3.ModelRef) -> None:
        self._found = found

    def holds(self, formula: Formula) -> bool:
        """Whether the formula is true in it."""
        if isinstance(formula, bool):
            return formula
        return bool(z3.is_true(self._found.eval(formula, True)))

    def value(self, number: Number) -> Fraction:
        """The value of the number in it."""
        if isinstance(number, Fraction):
            return number
        found = self._found.eval(number, True)
        return Fraction(found.numerator_as_long(), found.denominator_as_long())


class Solver:
    """Formulas that hold throughout, and questions whether others can hold with them."""

    def __init__(self, *, seconds: float) -> None:
        self.seconds = seconds
        self._solver = z3.Solver()
        self._solver.set("timeout", int(seconds * 1000))
        self._solver.set("random_seed", 1)
        self._solver.set("phase_selection", 0)  # rather false than true: cases in which little is so
        self._names: dict[int, tuple[z3.BoolRef, z3.BoolRef]] = {}

    def require(self, formula: Formula) -> None:
        """Let it hold from now on."""
        self._solver.add(formula)

    def define(self, name: str, formula: Formula) -> Formula:
        """A name for the formula, so that it is reasoned about once."""
        if isinstance(formula, bool) or formula.num_args() == 0:
            return formula
        named = z3.Bool(name)
        self._solver.add(named == formula)
        return named

    def find(self, *wanted: Formula) -> Model | None:
        """A way to make all of them true; None if there is none. Raises `Undecided` when the solver gives up."""
        if any(part is False for part in wanted):
            return None
        answer = self._solver.check(*(self.named(part) for part in wanted if part is not True))
        if answer == z3.unknown:
            raise Undecided(self._solver.reason_unknown())
        return Model(self._solver.model()) if answer == z3.sat else None

    def named(self, formula: Formula) -> Formula:
        """The formula by a name of its own: what was learned in answering one question then serves the next."""
        if (
            isinstance(formula, bool)
            or z3.is_const(formula)
            or (z3.is_not(formula) and z3.is_const(formula.arg(0)))
        ):
            return formula
        key = formula.get_id()
        if key not in self._names:
            name = z3.Bool(f"fråga-{len(self._names)}")
            self._solver.add(name == formula)
            self._names[key] = name, formula  # the formula is kept, or its number would be given to another
        return self._names[key][0]

    def needed(self, stated: Sequence[Formula], unless: Formula) -> list[int]:
        """Which of the stated formulas suffice for `unless` to be false, by their places; all, if the solver gives up.

        They are to imply it together with what is required.
        """
        names = [z3.Bool(f"uppgift-{number}") for number in range(len(stated))]
        self._solver.push()
        try:
            self._solver.add(*(z3.Implies(name, said) for name, said in zip(names, stated, strict=True)))
            self._solver.add(unless)
            if self._solver.check(*names) != z3.unsat:
                return list(range(len(stated)))
            core = {str(name) for name in self._solver.unsat_core()}
            return [number for number, name in enumerate(names) if str(name) in core]
        finally:
            self._solver.pop()
