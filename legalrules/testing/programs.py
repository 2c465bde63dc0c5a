"""Random programs: safe and stratified, with every construct that the certificate page knows.

Derived predicates lie in three layers. A rule's positive atoms are of its head's layer or lower, what it negates and
the attributes that it reads are of lower ones, so that recursion is frequent and no program is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from legalrules.datalog.clauses import Head, Literal, Member, Origin, Positive, Role, Rule, variables
from legalrules.datalog.program import CaseGoals, CaseOutcome, Predicate, Program
from legalrules.datalog.terms import Variable, attributes
from legalrules.law.concept import Sourcing
from legalrules.testing.literals import Scope, atoms, expressions, tests
from legalrules.testing.values import types, types_with_order
from legalrules.values import DateType

CASE, THING, PERSON = "ärende", "sak", "person"
APPLICANT, REGISTER, OFFICIAL, SYSTEM = "sökande", "register", "handläggare", "systemet"

DAY = Predicate("dag", (CASE,), Sourcing.INPUT, DateType(), (SYSTEM,))

_GENERATED = Origin(Role.CONCLUDES, None, None)
_SOURCES = ((APPLICANT,), (REGISTER,), (APPLICANT, REGISTER))
_LAYERS = 3


@dataclass(frozen=True, slots=True)
class Shape:
    """What the programs may hold; without the two, one with total facts has an answer in plain answer set programming."""

    derived_attributes: bool = True
    periods: bool = True


PLAIN = Shape(derived_attributes=False, periods=False)


@st.composite
def programs(draw: st.DrawFn, shape: Shape = Shape()) -> Program:
    """A program of two or three sorts, with a case type whose outcomes are among the derived predicates."""
    sorts = (CASE, THING, PERSON)[: draw(st.integers(2, 3))]
    stated = (DAY, *(draw(_stated(f"givet{n}", sorts)) for n in range(draw(st.integers(2, 5)))))
    layers = sorted(draw(st.lists(st.integers(0, _LAYERS - 1), min_size=3, max_size=7)))
    derived = [draw(_derived(n, sorts, shape)) for n in range(len(layers))]
    rules: list[Rule] = []
    for predicate, layer in zip(derived, layers, strict=True):
        lower = [p for p, other in zip(derived, layers, strict=True) if other < layer]
        level = [p for p, other in zip(derived, layers, strict=True) if other <= layer]
        scope = Scope((*stated, *level), (*stated, *lower), shape.periods)
        for _ in range(draw(st.integers(1, 2))):
            rules.append(draw(_rule(f"regel {len(rules)}", predicate, sorts, scope)))
    predicates = {p.name: p for p in (*stated, *derived)}
    return Program(sorts, predicates, tuple(rules), {"fall": draw(_case_type(derived))})


@st.composite
def _stated(draw: st.DrawFn, name: str, sorts: Sequence[str]) -> Predicate:
    args = tuple(draw(st.lists(st.sampled_from(sorts), min_size=1, max_size=2)))
    if draw(st.integers(0, 2)) == 0:
        sources = draw(st.sampled_from(_SOURCES))
        return Predicate(name, args, Sourcing.INPUT, draw(types()), sources)
    if draw(st.integers(0, 3)) == 0:
        return Predicate(name, args, Sourcing.JUDGEMENT, None, (OFFICIAL,), closable=draw(st.booleans()))
    functional = len(args) > 1 and draw(st.booleans())
    sources = draw(st.sampled_from(_SOURCES))
    return Predicate(name, args, Sourcing.INPUT, None, sources, functional, draw(st.booleans()))


@st.composite
def _derived(draw: st.DrawFn, number: int, sorts: Sequence[str], shape: Shape) -> Predicate:
    """The first concerns the case alone: some outcome is always there to be decided."""
    name = f"slut{number}"
    if number == 0:
        return Predicate(name, (CASE,), Sourcing.DERIVED)
    args = tuple(draw(st.lists(st.sampled_from(sorts), min_size=1, max_size=2)))
    has_value = shape.derived_attributes and draw(st.integers(0, 2)) == 0
    return Predicate(name, args, Sourcing.DERIVED, draw(types_with_order()) if has_value else None)


@st.composite
def _rule(draw: st.DrawFn, name: str, head: Predicate, sorts: Sequence[str], scope: Scope) -> Rule:
    pool = tuple(Variable(f"{sort}{n}", sort) for sort in sorts for n in (1, 2))
    holding: list[Literal] = [
        Positive(atom) for atom in draw(st.lists(atoms(scope.holding, pool), max_size=2))
    ]
    tested = draw(st.lists(tests(scope, pool), max_size=2))
    bound = [v for literal in holding for v in variables(literal)]
    args = tuple(draw(_argument(sort, pool, bound)) for sort in head.sorts)
    value = draw(expressions(head.value, scope, (*bound, *args))) if head.value is not None else None
    read = [v for a in (attributes(value) if value is not None else ()) for v in a.args]
    wanted = dict.fromkeys((*args, *read, *(v for literal in tested for v in variables(literal))))
    members = tuple(Member(v) for v in wanted if v not in bound)
    body = draw(st.permutations((*holding, *tested, *members)))
    return Rule(name, Head(head.name, args, value), tuple(body), _GENERATED)


def _argument(sort: str, pool: Sequence[Variable], bound: Sequence[Variable]) -> st.SearchStrategy[Variable]:
    """A variable of the sort, one that is bound if there is any."""
    fitting = [v for v in bound if v.sort == sort] or [v for v in pool if v.sort == sort]
    return st.sampled_from(fitting)


@st.composite
def _case_type(draw: st.DrawFn, derived: Sequence[Predicate]) -> CaseGoals:
    of_case = [p.name for p in derived if p.sorts == (CASE,) and p.value is None]
    delegated = draw(st.none() | st.sampled_from(of_case))
    outcomes = (CaseOutcome("bifall", of_case[0], delegated), CaseOutcome("avslag", of_case[-1]))
    obstacles = tuple(draw(st.lists(st.sampled_from(of_case), max_size=1)))
    return CaseGoals("fall", CASE, DAY.name, outcomes, obstacles, tuple(p.name for p in derived))
