"""Random atoms, tests and expressions over given predicates and variables: the parts of random rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from legalrules.datalog.clauses import Atom, Comparison, Identity, Literal, Negative
from legalrules.datalog.expression_kinds import declared_kind
from legalrules.datalog.program import Predicate
from legalrules.datalog.terms import AttributeOf, Expression, Plus, Value, Variable
from legalrules.testing.values import PERIODS, scalars, types
from legalrules.values import DateType, EnumerationType, Operator, ScalarType, TextType


@dataclass(frozen=True, slots=True)
class Scope:
    """What a rule may use: predicates for its positive atoms, those for negation and attributes, and whether periods."""

    holding: tuple[Predicate, ...]
    settled: tuple[Predicate, ...]
    periods: bool


def atoms(predicates: Sequence[Predicate], pool: Sequence[Variable]) -> st.SearchStrategy[Atom]:
    """Atoms of the predicates that have no value."""
    usable = [p for p in predicates if p.value is None and _fits(p, pool)]
    return st.sampled_from(usable).flatmap(lambda p: _applied(p, pool)) if usable else st.nothing()


def _fits(predicate: Predicate, pool: Sequence[Variable]) -> bool:
    return all(any(v.sort == sort for v in pool) for sort in predicate.sorts)


def _applied(predicate: Predicate, pool: Sequence[Variable]) -> st.SearchStrategy[Atom]:
    slots = [st.sampled_from([v for v in pool if v.sort == sort]) for sort in predicate.sorts]
    return st.tuples(*slots).map(lambda args: Atom(predicate.name, args))


def tests(scope: Scope, pool: Sequence[Variable]) -> st.SearchStrategy[Literal]:
    """Literals that bind nothing: negations, comparisons, identities."""
    negations: st.SearchStrategy[Literal] = atoms(scope.settled, pool).map(Negative)
    return st.one_of(negations, identities(pool), comparisons(scope, pool))


@st.composite
def identities(draw: st.DrawFn, pool: Sequence[Variable]) -> Literal:
    """Two variables of one sort, the same or different."""
    left = draw(st.sampled_from(pool))
    right = draw(st.sampled_from([v for v in pool if v.sort == left.sort]))
    return Identity(left, right, draw(st.booleans()))


@st.composite
def comparisons(draw: st.DrawFn, scope: Scope, pool: Sequence[Variable]) -> Literal:
    """Two expressions of one kind; some attribute is on the left if there is any."""
    declared = [p.value for p in scope.settled if p.value is not None and _fits(p, pool)]
    kind = draw(st.sampled_from(declared) if declared else types())
    left, right = (draw(expressions(kind, scope, pool)) for _ in range(2))
    operators = tuple(Operator)
    if isinstance(kind, EnumerationType | TextType):
        operators = (Operator.EQ, Operator.NE)
    return Comparison(draw(st.sampled_from(operators)), left, right)


@st.composite
def expressions(draw: st.DrawFn, kind: ScalarType, scope: Scope, pool: Sequence[Variable]) -> Expression:
    """An attribute or a value of the kind, for days perhaps with a period."""
    fitting = [p for p in scope.settled if declared_kind(p.value) == declared_kind(kind) and _fits(p, pool)]
    found: Expression = Value(draw(scalars(kind)))
    if fitting and draw(st.integers(0, 3)) > 0:
        atom = draw(st.sampled_from(fitting).flatmap(lambda p: _applied(p, pool)))
        found = AttributeOf(atom.predicate, atom.args)
    if scope.periods and isinstance(kind, DateType) and draw(st.booleans()):
        return Plus(found, draw(st.sampled_from(PERIODS)))
    return found
