"""Contradictions of a case: statements by different sources, and conclusions by different provisions.

They are shown, never resolved: the case goes to a person, who needs to see both sides.
"""

from __future__ import annotations

from collections.abc import Iterator

from legalrules.datalog.facts import Facts, Statement
from legalrules.datalog.terms import Arguments
from legalrules.derivation.decision import SetAside
from legalrules.derivation.evidence import Evidence
from legalrules.derivation.nodes import GroundAtom


def conflicts(evidence: Evidence, facts: Facts) -> tuple[SetAside, ...]:
    """The contradictions within the slice: those of statements first, in the order in which they were made."""
    return (*_stated(evidence, facts), *_concluded(evidence))


def _stated(evidence: Evidence, facts: Facts) -> Iterator[SetAside]:
    reading = evidence.reading
    groups: dict[tuple[str, Arguments], list[Statement]] = {}
    for statement in facts.statements:
        name, args = statement.predicate, statement.args
        if (name, args) in reading.stated.set_aside:
            rivalling = reading.predicate(name).functional and statement.value is not False
            groups.setdefault((name, args[:-1] if rivalling else args), []).append(statement)
    for (name, _), statements in groups.items():
        yield SetAside(GroundAtom(reading.predicate(name), statements[0].args), tuple(statements))


def _concluded(evidence: Evidence) -> Iterator[SetAside]:
    reading = evidence.reading
    for name in reading.prepared.values:
        if name in reading.model.certain:
            predicate = reading.predicate(name)
            for args in reading.certain_arguments(name):
                if len(reading.values(name, args)) > 1:
                    yield SetAside(GroundAtom(predicate, args), (), evidence.values(name, args))
