"""The analysis of the law: every check, of every case type asked for, on every day asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from legalrules.analysis.between import between
from legalrules.analysis.clashes import clashes, two_values
from legalrules.analysis.finding import Finding, Undone
from legalrules.analysis.logic import Undecided
from legalrules.analysis.sifting import Sieve
from legalrules.analysis.study import study
from legalrules.analysis.waiving import idle, waived
from legalrules.law.statute import CaseType
from legalrules.law.waiver import Doubt, Waiver
from legalrules.rules import Rules

MOST = 3  # things of each sort, where a single one has answered nothing
_CLASHING = 2  # things of each sort, where outcomes and limits are held against each other

Told = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Analysis:
    """What was found, what was waived in vain, what the solver gave up; the case types by day that were searched.

    `idle` is empty unless every case type was searched.
    """

    findings: tuple[Finding, ...]
    idle: tuple[Waiver, ...]
    undone: tuple[Undone, ...]
    searched: tuple[tuple[str, date], ...]
    most: int


def analyse(
    rules: Rules,
    case_types: Sequence[CaseType],
    days: Iterable[date],
    *,
    most: int = MOST,
    told: Told = lambda _: None,
) -> Analysis:
    """Everything that is found in the law of these case types on these days, in the order of the law.

    `told` is called with a line for each step. Raises `DiagnosticError` for rules that cannot be made a program.
    """
    sieve = Sieve()
    found: list[Finding | Undone] = []
    searched = [(case_type, day) for day in days for case_type in case_types]
    for case_type, day in searched:
        told(f"{case_type.id} {day}")
        try:
            sieve.sift(study(rules, case_type.id, day, 1, elsewhere=True))
        except Undecided as fault:
            found.append(Undone(Doubt.DEAD_RULE, case_type.id, day, (), str(fault)))
            continue
        wider = study(rules, case_type.id, day, min(_CLASHING, most))
        known = {(f.doubt, f.case_type, f.places, f.text) for f in found if isinstance(f, Finding)}
        found += [*clashes(wider, case_type, known), *two_values(wider), *between(wider)]
    if most > 1:
        _again(rules, sieve, most, told)
    found += sieve.findings(most)
    findings = tuple(_once(one for one in found if isinstance(one, Finding)))
    undone = tuple(one for one in found if isinstance(one, Undone))
    findings = waived(rules.legislation, findings)
    whole = set(rules.legislation.case_types) <= set(case_types)
    unused = idle(rules.legislation, findings) if whole else ()
    return Analysis(findings, unused, undone, tuple((case_type.id, day) for case_type, day in searched), most)


def _again(rules: Rules, sieve: Sieve, most: int, told: Told) -> None:
    """Ask once more what is still open, where it was asked, with more things of each sort."""
    places = dict.fromkeys(place for where in sieve.pending().values() for place in where)
    for case_type, day in places:
        if sieve.open_at(case_type, day, most):
            studied = study(rules, case_type, day, most, elsewhere=True)
            # A rule that comes alive with more things puts the questions about its conditions.
            while only := sieve.open_at(case_type, day, most):
                told(f"{case_type} {day}: {len(only)} frågor, {most} av varje slag")
                sieve.sift(studied, only=only)


def _once(findings: Iterable[Finding]) -> Iterable[Finding]:
    """Each finding on the first of the days on which it is found."""
    seen: set[object] = set()
    for finding in findings:
        key = finding.doubt, finding.case_type, finding.places, finding.span, finding.text
        if key not in seen:
            seen.add(key)
            yield finding
