"""Which goals of a case an answer could still turn on."""

from __future__ import annotations

from collections.abc import Iterator

from legalrules.datalog.program import CaseGoals
from legalrules.derivation.reading import Reading


def undecided(reading: Reading, goals: CaseGoals, case: str) -> Iterator[str]:
    """The goals that an answer could turn on: a delegation matters only for an outcome that can still hold."""
    for outcome in goals.outcomes:
        yield outcome.atom
        if outcome.delegated is not None and reading.halves(outcome.atom, (case,)).possible:
            yield outcome.delegated
    yield from goals.obstacles
