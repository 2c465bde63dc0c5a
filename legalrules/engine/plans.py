"""Join plans: for each rule and each way it can be set off, the order in which its literals are tried.

A literal whose variables are all known is a test and comes as soon as it can; among the others derived atoms come
before stated ones, and plain membership last, since open atoms and memberships range over whole domains.
"""

from __future__ import annotations

from dataclasses import dataclass

from legalrules.datalog.clauses import Literal, Member, Positive, Rule, variables
from legalrules.datalog.program import Program
from legalrules.datalog.strata import strata
from legalrules.datalog.terms import Variable


@dataclass(frozen=True, slots=True)
class Step:
    """A literal of a plan, with the argument positions whose variables are known when it is reached."""

    literal: Literal
    bound: tuple[int, ...]
    is_test: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """A rule as it is joined: set off by a new tuple of `trigger`, or from nothing."""

    rule: Rule
    trigger: Positive | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class StratumPlan:
    """A stratum: the plans that start it, and those that each new tuple of its own predicates sets off."""

    initial: tuple[Plan, ...]
    triggered: dict[str, tuple[Plan, ...]]


def plans(program: Program) -> tuple[StratumPlan, ...]:
    """The plans of a stratified program, lowest stratum first. Raises `DiagnosticError` if it is not stratified."""
    made = []
    for stratum in strata(program).unwrap():
        triggered: dict[str, list[Plan]] = {}
        initial = []
        for rule in stratum.rules:
            own = [
                lit
                for lit in rule.body
                if isinstance(lit, Positive) and lit.atom.predicate in stratum.predicates
            ]
            if not own:
                initial.append(_plan(rule, None, program))
            for trigger in own:
                triggered.setdefault(trigger.atom.predicate, []).append(_plan(rule, trigger, program))
        made.append(StratumPlan(tuple(initial), {name: tuple(found) for name, found in triggered.items()}))
    return tuple(made)


def _plan(rule: Rule, trigger: Positive | None, program: Program) -> Plan:
    known: set[Variable] = set(trigger.atom.args) if trigger else set()
    waiting = [literal for literal in rule.body if literal is not trigger]
    steps = []
    while waiting:
        chosen = min(waiting, key=lambda literal: _cost(literal, known, program))
        waiting.remove(chosen)
        bound: tuple[int, ...] = ()
        if isinstance(chosen, Positive):
            bound = tuple(n for n, v in enumerate(chosen.atom.args) if v in known)
        is_test = all(v in known for v in variables(chosen))
        steps.append(Step(chosen, bound, is_test))
        known.update(variables(chosen))
    return Plan(rule, trigger, tuple(steps))


def _cost(literal: Literal, known: set[Variable], program: Program) -> int:
    """Tests first; then derived atoms, stated atoms, memberships; what cannot bind its variables never before those."""
    if all(v in known for v in variables(literal)):
        return 0
    match literal:
        case Positive(atom):
            unknown = sum(v not in known for v in set(atom.args))
            return (1 if program.predicates[atom.predicate].is_derived else 2) + 4 * (unknown - 1)
        case Member():
            return 50
        case _:
            return 1000
