"""Contradictions of a case: statements by different sources, conclusions by different provisions, what cannot be.

They are shown, never resolved: the case goes to a person, who needs to see both sides.
"""

from __future__ import annotations

from collections.abc import Iterator

from legalrules.datalog.facts import Facts, Statement
from legalrules.datalog.program import CaseGoals
from legalrules.datalog.terms import Arguments
from legalrules.derivation.decision import SetAside
from legalrules.derivation.evidence import Evidence
from legalrules.derivation.nodes import Assessed, Given, GroundAtom, walk


def conflicts(evidence: Evidence, facts: Facts, goals: CaseGoals, case: str) -> tuple[SetAside, ...]:
    """The contradictions within the slice: those of statements first, in the order in which they were made."""
    return (*_stated(evidence, facts), *_concluded(evidence), *_impossible(evidence, goals, case))


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


def _impossible(evidence: Evidence, goals: CaseGoals, case: str) -> Iterator[SetAside]:
    """The statements that a broken constraint rests on: together they cannot be true."""
    for name in goals.constraints:
        if evidence.reading.halves(name, (case,)).certain:
            nodes = walk(evidence.derivation(name, (case,)))
            given = (s for node in nodes if isinstance(node, Given | Assessed) for s in node.statements)
            atom = GroundAtom(evidence.reading.predicate(name), (case,))
            yield SetAside(atom, tuple(dict.fromkeys(given)))
