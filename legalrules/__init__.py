"""Statutes as stratified Datalog: decisions with derivations that a lawyer can read, and certificates to check.

    rules = legalrules.load(Path("exempelkommunen.lag"))
    case = legalrules.read_case(rules, Path("anmälan.yaml"))
    ruling = legalrules.decide(rules, case, day=date(2026, 1, 20))

These names are the whole public interface; everything else may change without notice.
"""

from legalrules.adapters.case_file import CaseFile
from legalrules.api import (
    Accepted,
    CertificateRefused,
    Consistent,
    Refused,
    Rules,
    Ruling,
    Verdict,
    check,
    decide,
    load,
    questions,
    read_case,
    verify,
)
from legalrules.datalog.ending import Complete, Decided, Ending, HandOver, Reason
from legalrules.derivation.answers import Answer, Question, Questions, Settlement, SettlingSet, Unknown
from legalrules.derivation.decision import Decision, Finding
from legalrules.diagnostics.diagnostic import Diagnostic, DiagnosticError, Severity
from legalrules.law.citation import Citation
from legalrules.render import (
    LANGUAGES,
    decision_data,
    decision_document,
    explanation_document,
    questions_data,
    questions_document,
    rejection_document,
    to_html,
    to_markdown,
    to_text,
)
from legalrules.values import Truth

__all__ = [
    "LANGUAGES",
    "Accepted",
    "Answer",
    "CaseFile",
    "CertificateRefused",
    "Citation",
    "Complete",
    "Consistent",
    "Decided",
    "Decision",
    "Diagnostic",
    "DiagnosticError",
    "Ending",
    "Finding",
    "HandOver",
    "Question",
    "Questions",
    "Reason",
    "Refused",
    "Rules",
    "Ruling",
    "Settlement",
    "SettlingSet",
    "Severity",
    "Truth",
    "Unknown",
    "Verdict",
    "check",
    "decide",
    "decision_data",
    "decision_document",
    "explanation_document",
    "load",
    "questions",
    "questions_data",
    "questions_document",
    "read_case",
    "rejection_document",
    "to_html",
    "to_markdown",
    "to_text",
    "verify",
]
