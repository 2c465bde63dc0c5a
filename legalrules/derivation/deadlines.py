"""The days that follow from a case: what falls due when, with the provisions that say how each is reckoned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from legalrules.derivation.decision import Decision, Finding
from legalrules.derivation.nodes import Applied, walk
from legalrules.law.citation import Citation
from legalrules.values import DateType


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day that a rule gives, what it is the day of, and the provisions by which it is reckoned, in order."""

    day: date
    finding: Finding
    places: tuple[Citation, ...]


def deadlines(decision: Decision) -> tuple[Deadline, ...]:
    """The days among what the case type reports, in order; those stated as facts are nothing that falls due."""
    found = []
    for finding in decision.information:
        if isinstance(finding.value, date) and finding.atom.predicate.is_derived:
            found.append(Deadline(finding.value, finding, tuple(_reckoned_by(finding))))
    return tuple(sorted(found, key=lambda one: one.day))


def _reckoned_by(finding: Finding) -> list[Citation]:
    """Where it is said which day it is, and which the days are that it is reckoned from; not why that applies."""
    nodes = walk(finding.evidence) if finding.evidence is not None else ()
    places = {
        node.rule.origin.citation
        for node in nodes
        if isinstance(node, Applied) and isinstance(node.atom.predicate.value, DateType)
    }
    return sorted(place for place in places if place is not None)
