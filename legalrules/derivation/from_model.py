"""From a model to the decision with all its evidence: the one entry for those who show or store decisions.

The ending is given, not judged: `datalog.ending` settles it. What the decision rests on follows from which row of the
table settled it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import assert_never

from legalrules.datalog.ending import (
    Complete,
    Decided,
    Ending,
    HandOver,
    Reason,
    free_predicates,
    is_attainable,
)
from legalrules.datalog.facts import Facts
from legalrules.datalog.model import Model
from legalrules.datalog.program import CaseGoals, Program
from legalrules.datalog.terms import Arguments
from legalrules.derivation.awaits import Awaited, awaits, questions
from legalrules.derivation.conflicts import conflicts
from legalrules.derivation.decision import Decision, Finding, OutcomeFinding, Pending
from legalrules.derivation.decisive import decisive_among, merely_true, provisions_among, quoted_among
from legalrules.derivation.evidence import Evidence
from legalrules.derivation.goals import undecided
from legalrules.derivation.nodes import Derivation, GroundAtom, walk
from legalrules.derivation.prepared import Prepared
from legalrules.derivation.reading import Reading
from legalrules.values import DateType, Truth


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found of the goals of a case, in reading `actual`."""

    outcomes: tuple[OutcomeFinding, ...]
    obstacles: tuple[Finding, ...]
    information: tuple[Finding, ...]


def decision(
    program: Program,
    facts: Facts,
    *,
    case_type: str,
    case: str,
    actual: Model,
    attainable: Model | None,
    ending: Ending,
    program_digest: str,
    facts_digest: str,
    prepared: Prepared | None = None,
) -> Decision:
    """The decision of a case, from the slice of its case type, the facts, the models and the ending.

    Raises KeyError for an unknown case type, and ValueError for models that no rules support, a day that is not
    known, or an ending that they do not bear out.
    """
    goals = program.case_types[case_type]
    reading = Reading(program, facts, actual, prepared=prepared)
    evidence = Evidence(reading)
    found = _findings(evidence, goals, case)
    grounds = _grounds(reading, goals, case, found, ending, attainable, facts)
    nodes = tuple(walk(*grounds))
    leaves = decisive_among(nodes)
    return Decision(
        case_type=case_type,
        case=case,
        day=_day(reading, goals, case),
        ending=ending,
        outcomes=found.outcomes,
        obstacles=found.obstacles,
        information=found.information,
        grounds=grounds,
        awaits=_awaits(reading, goals, case, ending, grounds),
        conflicts=conflicts(evidence, facts, goals, case),
        decisive=leaves,
        merely_true=merely_true(reading, leaves),
        provisions=provisions_among(nodes),
        quoted=quoted_among(nodes),
        program_digest=program_digest,
        facts_digest=facts_digest,
        pending=partial(_pending, reading, goals, case),
    )


def _findings(evidence: Evidence, goals: CaseGoals, case: str) -> Findings:
    return Findings(
        _outcomes(evidence, goals, case),
        _obstacles(evidence, goals, case),
        tuple(_information(evidence, goals)),
    )


def _day(reading: Reading, goals: CaseGoals, case: str) -> date:
    for value in reading.values(goals.day, (case,)):
        if isinstance(value, date):
            return value
    raise ValueError(f"the day of decision, {goals.day}, is not known of {case}")


def finding(evidence: Evidence, name: str, args: Arguments) -> Finding:
    """An atom, its truth in reading `actual` and the evidence for it."""
    truth = Truth.of(*evidence.reading.halves(name, args))
    atom = GroundAtom(evidence.reading.predicate(name), args)
    match truth:
        case Truth.TRUE:
            return Finding(atom, truth, partial(evidence.derivation, name, args))
        case Truth.FALSE:
            return Finding(atom, truth, partial(evidence.refutation, name, args))
        case Truth.OPEN:
            return Finding(atom, truth, lambda: None)
        case _:
            assert_never(truth)


def _outcomes(evidence: Evidence, goals: CaseGoals, case: str) -> tuple[OutcomeFinding, ...]:
    return tuple(
        OutcomeFinding(
            outcome,
            finding(evidence, outcome.atom, (case,)),
            None if outcome.delegated is None else finding(evidence, outcome.delegated, (case,)),
        )
        for outcome in goals.outcomes
    )


def _obstacles(evidence: Evidence, goals: CaseGoals, case: str) -> tuple[Finding, ...]:
    return tuple(finding(evidence, obstacle, (case,)) for obstacle in goals.obstacles)


def _information(evidence: Evidence, goals: CaseGoals) -> Iterator[Finding]:
    """What the decision reports: the true instances of its predicates, the known values of its attributes."""
    reading = evidence.reading
    for name in goals.information:
        predicate = reading.predicate(name)
        for args in reading.certain_arguments(name):
            if predicate.value is None:
                yield finding(evidence, name, args)
            else:
                for value in reading.values(name, args):
                    told = partial(evidence.value, name, args, value)
                    yield Finding(GroundAtom(predicate, args), Truth.TRUE, told, value)


def _pending(reading: Reading, goals: CaseGoals, case: str) -> tuple[Pending, ...]:
    """The days of the case that are reported and could still come to be known, in the order of the case type."""
    found = []
    for name in goals.information:
        predicate = reading.predicate(name)
        if isinstance(predicate.value, DateType) and len(predicate.sorts) == 1:
            waits = awaits(reading, ((name, (case,)),)) if predicate.is_derived else ()
            if waits:
                found.append(Pending(GroundAtom(predicate, (case,)), waits))
    return tuple(found)


def _grounds(
    reading: Reading,
    goals: CaseGoals,
    case: str,
    found: Findings,
    ending: Ending,
    attainable: Model | None,
    facts: Facts,
) -> tuple[Derivation, ...]:
    """The derivations and refutations that the row of the table rests on."""
    match ending:
        case Decided() | HandOver():
            shown = (one.evidence for one in _decisive_findings(found, ending))
            return tuple(one for one in shown if one is not None)
        case Complete():
            if attainable is None:
                raise ValueError(
                    "an application is completed on the model of reading `attainable`, which is missing"
                )
            free = free_predicates(reading.program, goals)
            answered = Reading(reading.program, facts, attainable, free=free, baseline=reading)
            return tuple(_attainable_grounds(Evidence(answered), goals, case))
        case _:
            assert_never(ending)


def _decisive_findings(found: Findings, ending: Decided | HandOver) -> Iterator[Finding]:
    sann = [one for one in found.outcomes if one.finding.truth is Truth.TRUE]
    if isinstance(ending, Decided):
        yield from _with_delegation(sann)
        yield from found.obstacles
        return
    match ending.reason:
        case Reason.EXCLUSIVE_OUTCOMES:
            yield from (one.finding for one in sann)
        case Reason.OBSTACLE:
            yield from (one for one in found.obstacles if one.truth is Truth.TRUE)
        case Reason.NOT_DELEGATED:
            yield from _with_delegation(sann)
        case Reason.NO_OUTCOME:
            yield from (one.finding for one in found.outcomes)
        case Reason.CONFLICT | Reason.OPEN:
            return
        case _:
            assert_never(ending.reason)


def _with_delegation(outcomes: list[OutcomeFinding]) -> Iterator[Finding]:
    for one in outcomes:
        yield one.finding
        if one.delegated is not None:
            yield one.delegated


def _attainable_grounds(evidence: Evidence, goals: CaseGoals, case: str) -> Iterator[Derivation]:
    """The first outcome that answers could make hold and be delegated, and what then stands in its way."""
    halves = evidence.reading.halves
    for outcome in goals.outcomes:
        if outcome.delegated is not None and is_attainable(outcome, lambda name: halves(name, (case,))):
            yield evidence.derivation(outcome.atom, (case,))
            yield evidence.derivation(outcome.delegated, (case,))
            break
    for obstacle in goals.obstacles:
        yield evidence.refutation(obstacle, (case,))


def _awaits(
    reading: Reading, goals: CaseGoals, case: str, ending: Ending, grounds: tuple[Derivation, ...]
) -> tuple[Awaited, ...]:
    if isinstance(ending, Complete):
        return questions(*grounds)
    if ending != HandOver(Reason.OPEN):
        return ()
    return awaits(reading, ((name, (case,)) for name in undecided(reading, goals, case)))
