"""The ending of a case by the table of section 8, from the two readings of its atoms.

Rows 1 to 6 need only the actual reading; rows 7 and 8 the attainable one.
"""

from fractions import Fraction

from .certificate import Ending
from .domain import Reading
from .program import CaseType, Outcome


def decisive(
    case_type: CaseType, case: str, actual: Reading, conflict: bool, facts_digest: str
) -> Ending | None:
    """The ending by rows 1 to 6, None if none of them applies."""
    certain = [outcome for outcome in case_type.outcomes if _holds(actual, outcome.atom, case, True)]
    if conflict or any(_holds(actual, constraint, case, True) for constraint in case_type.constraints):
        return _hand_over("conflict")
    if len(certain) > 1:
        return _hand_over("exclusive_outcomes")
    if any(_holds(actual, obstacle, case, True) for obstacle in case_type.obstacles):
        return _hand_over("obstacle")
    if certain:
        return _single(case_type, case, actual, certain[0], facts_digest)
    if not any(_holds(actual, outcome.atom, case, False) for outcome in case_type.outcomes):
        return _hand_over("no_outcome")
    return None


def undecided(case_type: CaseType, case: str, attainable: Reading) -> Ending:
    """The ending by rows 7 and 8."""
    if any(_holds(attainable, obstacle, case, False) for obstacle in case_type.obstacles):
        return _hand_over("open")
    for outcome in case_type.outcomes:
        named = (outcome.atom, outcome.delegated)
        if all(name is not None and _holds(attainable, name, case, True) for name in named):
            return {"kind": "complete"}
    return _hand_over("open")


def _single(
    case_type: CaseType, case: str, actual: Reading, outcome: Outcome, facts_digest: str
) -> Ending | None:
    if outcome.delegated is None or not _holds(actual, outcome.delegated, case, False):
        return _hand_over("not_delegated")
    if not _holds(actual, outcome.delegated, case, True):
        return None
    if any(_holds(actual, obstacle, case, False) for obstacle in case_type.obstacles):
        return None
    drawn = Fraction(int(facts_digest[:13], 16)) < case_type.follow_up_share * 16**13
    return {"kind": "decided", "outcome": outcome.id, "follow_up": drawn}


def _hand_over(reason: str) -> Ending:
    return {"kind": "hand_over", "reason": reason}


def _holds(reading: Reading, predicate: str, case: str, certain: bool) -> bool:
    return reading.relations(certain).rank(predicate, (case,)) is not None
