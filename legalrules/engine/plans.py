"""Join plans: for each rule, and each premise that can set it off, the order in which its literals are tried.

A literal whose variables are all known is a test and comes as soon as it can. Among those that bind, atoms with known
arguments come first, derived before stated, and membership last: open atoms and memberships range over domains.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from legalrules.datalog.clauses import Comparison, Literal, Member, Positive, Rule, variables
from legalrules.datalog.program import Program
from legalrules.datalog.strata import Stratum, strata
from legalrules.datalog.terms import Plus, Variable
from legalrules.engine.steps import Conclusion, Join, Making, Places, Test, conclusion_of, join_of, test_of

# A literal not tried yet, and its variables.
Waiting = tuple[Literal, frozenset[Variable]]


@dataclass(frozen=True, slots=True)
class Plan:
    """A rule as it is joined, from nothing or from a tuple of its trigger; `needs` must all hold of something.

    `late` are the comparisons that move a day: one that cannot be moved matters only if all else holds.
    """

    head: str
    size: int
    needs: frozenset[str]
    fills: tuple[tuple[int, int], ...]
    tests: tuple[Test, ...]
    joins: tuple[Join, ...]
    late: tuple[Test, ...]
    conclusion: Conclusion


@dataclass(frozen=True, slots=True)
class StratumPlan:
    """A stratum: the plans that start it, and those that each new tuple of its own predicates sets off."""

    initial: tuple[Plan, ...]
    triggered: Mapping[str, tuple[Plan, ...]]


def plans(program: Program) -> tuple[StratumPlan, ...]:
    """The plans of a stratified program, lowest stratum first. Raises `DiagnosticError` if it is not stratified."""
    making = Making(program)
    return tuple(_stratum_plan(stratum, making) for stratum in strata(program).unwrap())


def _stratum_plan(stratum: Stratum, making: Making) -> StratumPlan:
    initial: list[Plan] = []
    triggered: dict[str, list[Plan]] = {}
    for rule in stratum.rules:
        own = _own(rule, stratum)
        if not own:
            initial.append(plan(rule, None, making))
        for trigger in own:
            triggered.setdefault(trigger.atom.predicate, []).append(plan(rule, trigger, making))
    return StratumPlan(tuple(initial), {name: tuple(found) for name, found in triggered.items()})


def _own(rule: Rule, stratum: Stratum) -> tuple[Positive, ...]:
    if not stratum.is_recursive:
        return ()
    positive = (literal for literal in rule.body if isinstance(literal, Positive))
    return tuple(literal for literal in positive if literal.atom.predicate in stratum.predicates)


def plan(rule: Rule, trigger: Positive | None, making: Making) -> Plan:
    """The plan of a rule, set off by one of its positive literals or by nothing."""
    bound = trigger.atom.args if trigger else ()
    body = [(literal, frozenset(variables(literal))) for literal in rule.body]
    found = (*rule.head.args, *(v for literal in rule.body for v in variables(literal)))
    places = {variable: n for n, variable in enumerate(dict.fromkeys(found))}
    late = [literal for literal, _ in body if _moves_a_day(literal)]
    # A trigger with a variable that stands twice is tested too: its tuple may have two things for it.
    done = (trigger if len(set(bound)) == len(bound) else None, *late)
    waiting = [(literal, vs) for literal, vs in body if not any(literal is other for other in done)]
    known = set(bound)
    tests, waiting = _tests(waiting, known, places, making)
    joins: list[Join] = []
    while waiting:
        chosen = min(waiting, key=lambda one: _cost(one[0], one[1], known, making))
        join = join_of(chosen[0], places, frozenset(known), making)
        known |= chosen[1]
        ready, waiting = _tests([one for one in waiting if one is not chosen], known, places, making)
        joins.append(replace(join, tests=(*join.tests, *ready)))
    return Plan(
        rule.head.predicate,
        len(places),
        _needs(rule),
        tuple((places[v], n) for n, v in enumerate(bound)),
        tests,
        tuple(joins),
        tuple(test_of(literal, places, making) for literal in late),
        conclusion_of(rule.head, places),
    )


def _moves_a_day(literal: Literal) -> bool:
    return isinstance(literal, Comparison) and (
        isinstance(literal.left, Plus) or isinstance(literal.right, Plus)
    )


def _tests(
    waiting: list[Waiting], known: set[Variable], places: Places, making: Making
) -> tuple[tuple[Test, ...], list[Waiting]]:
    """The tests of those whose variables are all known, and the rest."""
    ready = tuple(test_of(literal, places, making) for literal, vs in waiting if vs <= known)
    return ready, [one for one in waiting if not one[1] <= known] if ready else waiting


def _cost(
    literal: Literal, its: frozenset[Variable], known: set[Variable], making: Making
) -> tuple[int, ...]:
    match literal:
        case Positive(atom):
            derived = making.program.predicates[atom.predicate].is_derived
            return 0, len(its - known), its.isdisjoint(known), not derived
        case Member():
            return (1,)
        case _:
            return (2,)


def _needs(rule: Rule) -> frozenset[str]:
    return frozenset(literal.atom.predicate for literal in rule.body if isinstance(literal, Positive))
