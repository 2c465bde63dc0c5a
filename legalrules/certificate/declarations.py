"""What must be known of a compiled program to write facts for it: its sorts, who judges what, and its case types."""

from __future__ import annotations

import json

from legalrules.datalog.program import CaseGoals, CaseOutcome, Predicate, Program
from legalrules.law.concept import Sourcing


def declarations(document: bytes) -> Program:
    """The declarations of a compiled program, without its rules. Raises LookupError or ValueError if it is none."""
    found = json.loads(document)
    predicates = {
        name: Predicate(name, tuple(one["args"]), Sourcing(one["origin"]), sources=tuple(one["sources"]))
        for name, one in found["predicates"].items()
    }
    case_types = {
        name: CaseGoals(
            name, one["sort"], one["day"], tuple(CaseOutcome(o["id"], o["atom"]) for o in one["outcomes"])
        )
        for name, one in found["case_types"].items()
    }
    return Program(tuple(found["sorts"]), predicates, (), case_types)
