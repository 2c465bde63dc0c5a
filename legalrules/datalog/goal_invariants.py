"""Invariants of case types: what they name exists, concerns the case, and can play its part (LR405)."""

from __future__ import annotations

from collections.abc import Iterator

from legalrules.datalog.program import CaseGoals, Program
from legalrules.datalog.rule_faults import program_fault
from legalrules.diagnostics.diagnostic import Diagnostic
from legalrules.law.concept import Sourcing
from legalrules.values import DateType


def check_case_types(program: Program) -> Iterator[Diagnostic]:
    """The faults of every case type."""
    for name, goals in program.case_types.items():
        if name != goals.id:
            yield program_fault(f"the case type {goals.id} is listed under another name", name, goals.id)
        if goals.sort not in program.sorts:
            yield program_fault(f"{goals.id} is of an undeclared sort", goals.sort, "a declared sort")
        if not 0 <= goals.follow_up_share <= 1:
            share = str(goals.follow_up_share)
            yield program_fault(f"{goals.id} follows up an impossible share", share, "from 0 to 1")
        yield from _outcomes(goals)
        yield from _goals(program, goals)


def _outcomes(goals: CaseGoals) -> Iterator[Diagnostic]:
    ids = [outcome.id for outcome in goals.outcomes]
    if not ids or len(set(ids)) < len(ids):
        required = "one outcome or more, ids all different"
        yield program_fault(f"the outcomes of {goals.id} are faulty", ", ".join(ids), required)


def _goals(program: Program, goals: CaseGoals) -> Iterator[Diagnostic]:
    """Whether the goals are predicates of the program, of the arguments and values that their part requires."""
    of_case = {name for outcome in goals.outcomes for name in (outcome.atom, outcome.delegated) if name}
    for name in goals.goals():
        predicate = program.predicates.get(name)
        if predicate is None:
            yield program_fault(f"{goals.id} names what is not declared", name, "a declared predicate")
        elif name in of_case.union(goals.obstacles, goals.constraints):
            if predicate.sorts != (goals.sort,) or predicate.value is not None:
                required = f"a predicate of {goals.sort} alone, without a value"
                yield program_fault(f"{goals.id} cannot end by {name}", name, required)
        elif name == goals.day and (
            predicate.sorts != (goals.sort,)
            or predicate.sourcing is not Sourcing.INPUT
            or not isinstance(predicate.value, DateType)
        ):
            required = f"an input attribute of {goals.sort}, a date"
            yield program_fault(f"{goals.id} has no day of decision", name, required)
