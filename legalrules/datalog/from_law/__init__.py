"""Legislation to a program: rules per rättsläge, exceptions as stratified negation, on top which one applies."""

from __future__ import annotations

from datetime import date

from legalrules.datalog.clauses import Rule
from legalrules.datalog.from_law.calendar import calendar_of
from legalrules.datalog.from_law.case_types import goals_of, rests_on_quotation
from legalrules.datalog.from_law.constraints import constraint_rules
from legalrules.datalog.from_law.naming import Declarations
from legalrules.datalog.from_law.promotion import applies_rules, older_rules, promotion_rules
from legalrules.datalog.from_law.regime_rules import regime_rules
from legalrules.datalog.program import Program
from legalrules.diagnostics.diagnostic import Diagnostic, DiagnosticError
from legalrules.law.in_force import number_of_regimes, regimes
from legalrules.law.statute import Legislation

# Readings of wordings, one for each wording and rättsläge: the shipped law has under ten thousand.
MOST_READINGS = 200_000


def program(law: Legislation, day: date | None = None) -> Program:
    """The program of the legislation; with a day of decision, the part that can matter on that day.

    Raises `DiagnosticError` for law that would make a program too large to be of use (LR406, LR407).
    """
    _require_few_regimes(law, day)
    declared = Declarations(law.concepts)
    rules: list[Rule] = []
    for transition in law.transitions():
        rules.extend(older_rules(transition, declared))
    chosen = regimes(law, day)
    for regime in chosen:
        rules.extend(regime_rules(law, regime, declared))
        rules.extend(applies_rules(law, regime, declared))
    rules.extend(promotion_rules(law, chosen, declared, rules))
    case_types = {}
    rules.extend(constraint_rules(law, declared))
    for case_type in law.case_types:
        rules.extend(rests_on_quotation(law, case_type, chosen, declared, rules))
        case_types[case_type.id] = goals_of(law, case_type, declared)
    sorts = tuple(sorted({s.name for s in law.sorts}))
    return Program(sorts, declared.predicates(), tuple(rules), case_types, calendar_of(rules))


def _require_few_regimes(law: Legislation, day: date | None) -> None:
    number, wordings = number_of_regimes(law, day), sum(1 for _ in law.provisions())
    if number * wordings > MOST_READINGS:
        fault = Diagnostic(
            "LR407",
            "the law makes too many rättslägen",
            None,
            "",
            found=f"{number} rättslägen for {wordings} wordings",
            required=f"at most {MOST_READINGS} readings of a wording in a rättsläge",
            hint="load fewer files at a time",
        )
        raise DiagnosticError((fault,))
