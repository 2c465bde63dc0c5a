"""A case as it comes in: its facts with the day of decision, admitted or refused with every fault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from legalrules.adapters.case_file import CaseFile
from legalrules.datalog.admission import admit
from legalrules.datalog.facts import Facts, Statement
from legalrules.datalog.program import Program
from legalrules.diagnostics.diagnostic import Diagnostic, DiagnosticError
from legalrules.diagnostics.similar import did_you_mean

SYSTEM = "systemet"  # the source of the day of decision: the municipality's own system


def admitted(program: Program, case: CaseFile, day: date) -> Facts:
    """The facts with the day of decision among them. Raises `DiagnosticError` unless all are admitted."""
    facts = facts_of(program, case, day)
    faults = (*admit(program, facts), *from_the_future(case.facts, day))
    if faults:
        raise DiagnosticError(faults)
    return facts


def facts_of(program: Program, case: CaseFile, day: date) -> Facts:
    """The facts with the day of decision among them. Raises `DiagnosticError` for a case type that is none."""
    goals = program.case_types.get(case.case_type)
    if goals is None:
        raise DiagnosticError((unknown_case_type(case, tuple(program.case_types)),))
    stated = Statement(goals.day, (case.case,), day, SYSTEM, day)
    # A case file is about one case: there is no further thing of that sort for an exception to lurk in.
    named = case.facts.named | {goals.sort}
    # A copy: what is told of a decision later must be of the facts that were decided.
    entities = dict(case.facts.entities)
    return replace(case.facts, entities=entities, named=named, statements=(*case.facts.statements, stated))


def from_the_future(facts: Facts, day: date) -> Iterator[Diagnostic]:
    """LR514 for each day after that of the decision on which something is stated, at the first such statement."""
    late: dict[date, list[Statement]] = {}
    for statement in facts.statements:
        if statement.date > day:
            late.setdefault(statement.date, []).append(statement)
    for stated, statements in late.items():
        first, many = statements[0], len(statements)
        stated_on = "stated" if many == 1 else f"{many} statements, this one first,"
        which = "Uppgiften är daterad" if many == 1 else f"{many} uppgifter, den här först, är daterade"
        yield Diagnostic(
            "LR514",
            f"{stated_on} on {stated}, after the day of decision",
            first.span,
            first.predicate,
            found=str(stated),
            required=f"a day not after {day}",
            swedish=f"{which} {stated}, efter beslutsdagen {day}. Kontrollera dagen.",
        )


def unknown_case_type(case: CaseFile, known: tuple[str, ...]) -> Diagnostic:
    """LR501: the case is of a type that the law does not have."""
    return Diagnostic(
        "LR501",
        f"unknown case type “{case.case_type}”",
        None,
        case.name,
        found=case.case_type,
        required="one of: " + ", ".join(known),
        hint=did_you_mean(case.case_type, known),
        swedish=f"Ärendetypen ”{case.case_type}” finns inte. Den ska vara en av: {', '.join(known)}.",
    )


def out_of_range(case: CaseFile, fault: OverflowError) -> Diagnostic:
    """LR513: a day or a number that the case leads to cannot be reckoned with."""
    return Diagnostic(
        "LR513",
        str(fault),
        None,
        case.name,
        found="a day outside the calendar, or a number of more than 40 digits",
        required="days within the years 1000 to 9999 and the calendar of working days, numbers of at most 40 digits",
        swedish="En tidsfrist hamnar utanför kalendern, eller ett tal blir för stort. Kontrollera dagar och mått.",
    )
