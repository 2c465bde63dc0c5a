"""From rule files to the program: the front half of the library, in reading order. Slow, and seldom needed twice.

`rules` imports it only when law is not found ready in a cache, since a process that finds it ready need not load Lark.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from legalrules.datalog.from_law import program
from legalrules.datalog.invariants import check_program
from legalrules.datalog.program import Program
from legalrules.diagnostics.diagnostic import Diagnostic, DiagnosticError
from legalrules.diagnostics.outcome import Outcome
from legalrules.law.from_syntax import legislation
from legalrules.law.statute import Legislation
from legalrules.source import SourceFile
from legalrules.syntax.blocks import read as read
from legalrules.syntax.comments import CannotFormat as CannotFormat
from legalrules.syntax.comments import formatted as formatted
from legalrules.syntax.parser import parse


def legislation_of(sources: Iterable[SourceFile]) -> Outcome[Legislation]:
    """The law in the sources, with every fault of syntax and names."""
    parsed = [parse(source) for source in sources]
    syntax_faults = tuple(d for outcome in parsed for d in outcome.diagnostics)
    resolved = legislation(tuple(outcome.value for outcome in parsed if outcome.value is not None))
    return Outcome(resolved.value, (*syntax_faults, *resolved.diagnostics))


def faults_of(sources: Iterable[SourceFile]) -> tuple[Diagnostic, ...]:
    """Every fault of the sources, and of the logic of the program that they make."""
    outcome = legislation_of(sources)
    if outcome.value is None or outcome.has_errors:
        return outcome.diagnostics
    try:
        return (*outcome.diagnostics, *check_program(program(outcome.value)))
    except DiagnosticError as fault:
        return (*outcome.diagnostics, *fault.diagnostics)


def program_on(law: Legislation, day: date) -> Program:
    """The program for decisions on that day. Raises `DiagnosticError` if the rules cannot be made a program."""
    made = program(law, day)
    faults = tuple(check_program(made))
    if faults:
        raise DiagnosticError(faults)
    return made
