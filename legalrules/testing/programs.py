"""Random programs: safe and stratified, with every construct that the certificate page knows.

Derived predicates lie in three layers. A rule's positive atoms are of its head's layer or lower, what it negates and
the attributes that it reads are of lower ones, so that recursion is frequent and no program is refused.
"""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from legalrules.datalog.clauses import Head, Literal, Member, Origin, Positive, Role, Rule, variables
from legalrules.datalog.program import CaseGoals, CaseOutcome, Predicate, Program
from legalrules.datalog.terms import Variable, variables_in
from legalrules.law.concept import Sourcing
from legalrules.testing.calculations import CALENDAR
from legalrules.testing.drawing import count, one_in, pick
from legalrules.testing.literals import Scope, atom, expression, tested
from legalrules.testing.values import TYPES, TYPES_WITH_ORDER
from legalrules.values import DateType

CASE, THING, PERSON = "ärende", "sak", "person"
APPLICANT, REGISTER, OFFICIAL, SYSTEM = "sökande", "register", "handläggare", "systemet"

DAY = Predicate("dag", (CASE,), Sourcing.INPUT, DateType(), (SYSTEM,))

_GENERATED = Origin(Role.CONCLUDES, None, None)
_SOURCES = ((APPLICANT,), (REGISTER,), (APPLICANT, REGISTER))
_LAYERS, _VARIABLES = 3, 2


@st.composite
def programs(draw: st.DrawFn, *, calculates: bool = False) -> Program:
    """A program of two or three sorts, with a case type whose outcomes are among the derived predicates.

    With `calculates` its rules may reckon and gather, and some predicate may have no arguments.
    """
    sorts = (CASE, THING, PERSON)[: count(draw, 2, 3)]
    stated = (DAY, *(_stated(draw, f"givet{n}", sorts) for n in range(count(draw, 2, 5))))
    layers = sorted(count(draw, 0, _LAYERS - 1) for _ in range(count(draw, 3, 7)))
    derived = [_derived(draw, n, sorts, bare=calculates) for n in range(len(layers))]
    rules: list[Rule] = []
    for predicate, layer in zip(derived, layers, strict=True):
        lower = [p for p, other in zip(derived, layers, strict=True) if other < layer]
        level = [p for p, other in zip(derived, layers, strict=True) if other <= layer]
        scope = Scope((*stated, *level), (*stated, *lower), calculates)
        for _ in range(count(draw, 1, 2)):
            rules.append(_rule(draw, f"regel {len(rules)}", predicate, sorts, scope))
    predicates = {p.name: p for p in (*stated, *derived)}
    case_type = _case_type(draw, derived, constrained=calculates)
    return Program(sorts, predicates, tuple(rules), {"fall": case_type}, CALENDAR if calculates else None)


def _arguments(draw: st.DrawFn, sorts: Sequence[str]) -> tuple[str, ...]:
    return tuple(pick(draw, sorts) for _ in range(count(draw, 1, 2)))


def _stated(draw: st.DrawFn, name: str, sorts: Sequence[str]) -> Predicate:
    args, sources = _arguments(draw, sorts), pick(draw, _SOURCES)
    if one_in(draw, 3):
        return Predicate(name, args, Sourcing.INPUT, pick(draw, TYPES), sources)
    closable, functional = one_in(draw, 2), len(args) > 1 and one_in(draw, 2)
    if one_in(draw, 4):
        return Predicate(name, args, Sourcing.JUDGEMENT, None, (OFFICIAL,), functional, closable)
    return Predicate(name, args, Sourcing.INPUT, None, sources, functional, closable)


def _derived(draw: st.DrawFn, number: int, sorts: Sequence[str], *, bare: bool) -> Predicate:
    """The first concerns the case alone: some outcome is always there to be decided."""
    name = f"slut{number}"
    if number == 0:
        return Predicate(name, (CASE,), Sourcing.DERIVED)
    value = pick(draw, TYPES_WITH_ORDER) if one_in(draw, 3) else None
    args = () if bare and one_in(draw, 6) else _arguments(draw, sorts)
    return Predicate(name, args, Sourcing.DERIVED, value)


def _rule(draw: st.DrawFn, name: str, head: Predicate, sorts: Sequence[str], scope: Scope) -> Rule:
    pool = tuple(Variable(f"{sort} {n}", sort) for sort in sorts for n in range(_VARIABLES))
    found = [atom(draw, scope.holding, pool) for _ in range(count(draw, 0, 2))]
    holding: list[Literal] = [Positive(a) for a in found if a is not None]
    binding = tuple(v for literal in holding for v in variables(literal))
    tests = [tested(draw, scope, pool) for _ in range(count(draw, 0, 2))]
    args = tuple(_argument(draw, sort, pool, binding) for sort in head.sorts)
    value = expression(draw, head.value, scope, (*binding, *args)) if head.value is not None else None
    read = variables_in(value) if value is not None else ()
    used = dict.fromkeys((*args, *read, *(v for literal in tests for v in variables(literal))))
    members = [Member(v) for v in used if v not in binding]
    body = [*holding, *tests, *members]
    turn = count(draw, 0, max(0, len(body) - 1))
    return Rule(name, Head(head.name, args, value), (*body[turn:], *body[:turn]), _GENERATED)


def _argument(draw: st.DrawFn, sort: str, pool: Sequence[Variable], bound: Sequence[Variable]) -> Variable:
    """A variable of the sort, one that is bound if there is any."""
    return pick(draw, [v for v in bound if v.sort == sort] or [v for v in pool if v.sort == sort])


def _case_type(draw: st.DrawFn, derived: Sequence[Predicate], *, constrained: bool) -> CaseGoals:
    of_case = [p.name for p in derived if p.sorts == (CASE,) and p.value is None]
    delegated = None if one_in(draw, 3) else pick(draw, of_case)
    outcomes = (CaseOutcome("bifall", of_case[0], delegated), CaseOutcome("avslag", of_case[-1]))
    obstacles = (pick(draw, of_case),) if one_in(draw, 2) else ()
    constraints = (pick(draw, of_case),) if constrained and one_in(draw, 4) else ()
    information = tuple(p.name for p in derived)
    return CaseGoals("fall", CASE, DAY.name, outcomes, obstacles, information, constraints=constraints)
