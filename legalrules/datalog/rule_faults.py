"""A fault of a rule or of a declaration: its code, and the provision and place that it came from."""

from __future__ import annotations

from legalrules.datalog.clauses import Rule
from legalrules.datalog.program import Predicate
from legalrules.diagnostics.diagnostic import Diagnostic

_REPORT = "report it, with the file that shows it"


def rule_fault(
    code: str, rule: Rule, message: str, found: str, required: str, hint: str = _REPORT
) -> Diagnostic:
    """A diagnostic at a rule, with the section that it carries out."""
    section = str(rule.origin.citation or "")
    return Diagnostic(code, f"{message} (rule {rule.id})", rule.origin.span, section, found, required, hint)


def declaration_fault(predicate: Predicate, message: str, found: str, required: str) -> Diagnostic:
    """A broken invariant of a predicate, at the place that it concerns."""
    span = predicate.concept.span if predicate.concept is not None else None
    section = str(predicate.about or "")
    return Diagnostic("LR405", f"{predicate.name}: {message}", span, section, found, required, _REPORT)


def program_fault(message: str, found: str, required: str) -> Diagnostic:
    """A broken invariant of the program as a whole."""
    return Diagnostic("LR405", message, None, "", found, required, _REPORT)
