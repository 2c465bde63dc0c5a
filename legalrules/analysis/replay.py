"""Stored cases decided by two laws: those that come out differently."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from legalrules import api
from legalrules.analysis.difference import Side, shifted
from legalrules.datalog.ending import Ending
from legalrules.diagnostics.diagnostic import DiagnosticError
from legalrules.values import Truth


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a case ended, and the truth of each outcome of its type, by id."""

    ending: Ending
    truths: tuple[tuple[str, Truth], ...]


@dataclass(frozen=True, slots=True)
class Replayed:
    """A stored case by both laws; `why_not` is why it could not be decided by one of them."""

    file: Path
    before: Outcome | None
    after: Outcome | None
    why_not: str = ""

    @property
    def differs(self) -> bool:
        """Whether it comes out differently."""
        return self.before != self.after


def replay(folder: Path, before: Side, after: Side, *, move_days: bool = True) -> Iterator[Replayed]:
    """Every case file of the folder, in order of name. Its days are as of the first law's day of decision.

    For the second law they are moved as far as the day of decision is, unless told not to. Raises `OSError`.
    """
    for file in sorted((*folder.rglob("*.yaml"), *folder.rglob("*.yml"), *folder.rglob("*.json"))):
        try:
            first = _outcome(before, file, None)
            second = _outcome(after, file, before if move_days else None)
        except DiagnosticError as fault:
            told = fault.diagnostics[0]
            yield Replayed(file, None, None, told.swedish or told.message)
        else:
            yield Replayed(file, first, second)


def _outcome(side: Side, file: Path, dated_for: Side | None) -> Outcome:
    case = api.read_case(side.rules, file)
    if dated_for is not None:
        case = shifted(case, side.day - dated_for.day)
    ruling = api.decide(side.rules, case, day=side.day)
    truths = ((found.outcome.id, found.finding.truth) for found in ruling.decision.outcomes)
    return Outcome(ruling.ending, tuple(truths))
