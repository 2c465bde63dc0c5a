"""Checks of legislation as a whole, in the order a reader wants to hear of them."""

from __future__ import annotations

from legalrules.law.checks.case_types import check_case_types
from legalrules.law.checks.exceptions import check_exceptions
from legalrules.law.checks.outcomes import check_outcomes
from legalrules.law.checks.protected import check_protected
from legalrules.law.checks.transitions import check_transitions
from legalrules.law.checks.validity import check_validity

CHECKS = (
    check_validity,
    check_exceptions,
    check_transitions,
    check_case_types,
    check_outcomes,
    check_protected,
)
