"""Random atoms, tests and expressions over given predicates and variables: the parts of random rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from legalrules.datalog.clauses import Atom, Comparison, Identity, Literal, Negative
from legalrules.datalog.expression_kinds import declared_kind
from legalrules.datalog.program import Predicate
from legalrules.datalog.terms import AttributeOf, Expression, Plus, Value, Variable
from legalrules.testing.calculations import aggregate, calculation
from legalrules.testing.drawing import one_in, pick
from legalrules.testing.values import PERIODS, TYPES, scalars
from legalrules.values import DateType, EnumerationType, Operator, ScalarType, TextType

_OPERATORS = tuple(Operator)


@dataclass(frozen=True, slots=True)
class Scope:
    """What a rule may use: predicates for its positive atoms, and those for negation, attributes and aggregates."""

    holding: tuple[Predicate, ...]
    settled: tuple[Predicate, ...]
    calculates: bool = False
    gathers: bool = True


def atom(draw: st.DrawFn, predicates: Sequence[Predicate], pool: Sequence[Variable]) -> Atom | None:
    """An atom of one of the predicates that have no value; None if the variables fit none."""
    usable = [p for p in predicates if p.value is None and _fits(p, pool)]
    return _applied(draw, pick(draw, usable), pool) if usable else None


def _fits(predicate: Predicate, pool: Sequence[Variable]) -> bool:
    return {v.sort for v in pool}.issuperset(predicate.sorts)


def _applied(draw: st.DrawFn, predicate: Predicate, pool: Sequence[Variable]) -> Atom:
    args = tuple(pick(draw, [v for v in pool if v.sort == sort]) for sort in predicate.sorts)
    return Atom(predicate.name, args)


def tested(draw: st.DrawFn, scope: Scope, pool: Sequence[Variable]) -> Literal:
    """A literal that binds nothing: a negation, a comparison or an identity."""
    negated = None if one_in(draw, 2) else atom(draw, scope.settled, pool)
    if negated is not None:
        return Negative(negated)
    return identity(draw, pool) if one_in(draw, 3) else comparison(draw, scope, pool)


def identity(draw: st.DrawFn, pool: Sequence[Variable]) -> Literal:
    """Two variables of one sort, the same or different."""
    left = pick(draw, pool)
    return Identity(left, pick(draw, [v for v in pool if v.sort == left.sort]), one_in(draw, 2))


def comparison(draw: st.DrawFn, scope: Scope, pool: Sequence[Variable]) -> Literal:
    """Two expressions of one kind, that of some attribute if there is any."""
    declared = [p.value for p in scope.settled if p.value is not None and _fits(p, pool)]
    kind = pick(draw, declared or TYPES)
    named = isinstance(kind, EnumerationType | TextType)
    operator = pick(draw, (Operator.EQ, Operator.NE) if named else _OPERATORS)
    return Comparison(operator, expression(draw, kind, scope, pool), expression(draw, kind, scope, pool))


def expression(
    draw: st.DrawFn, kind: ScalarType, scope: Scope, pool: Sequence[Variable], depth: int = 2
) -> Expression:
    """An attribute or a value of the kind, for days perhaps with a period; or what is computed from such."""
    if scope.calculates and depth and one_in(draw, 3):
        made = _made(draw, kind, scope, pool, depth)
        if made is not None:
            return made
    fitting = [p for p in scope.settled if declared_kind(p.value) == declared_kind(kind) and _fits(p, pool)]
    found: Expression
    if fitting and not one_in(draw, 4):
        read = _applied(draw, pick(draw, fitting), pool)
        found = AttributeOf(read.predicate, read.args)
    else:
        found = Value(pick(draw, scalars(kind)))
    if isinstance(kind, DateType) and one_in(draw, 2):
        return Plus(found, pick(draw, PERIODS))
    return found


def _made(
    draw: st.DrawFn, kind: ScalarType, scope: Scope, pool: Sequence[Variable], depth: int
) -> Expression | None:
    """A calculation, or an aggregate, in which no aggregate stands."""
    if scope.gathers and one_in(draw, 2):
        inner = replace(scope, gathers=False)
        return aggregate(
            draw, kind, scope.settled, pool, lambda k, more: expression(draw, k, inner, more, depth - 1)
        )
    return calculation(draw, kind, pool, lambda k, same: expression(draw, k, scope, same, depth - 1))
