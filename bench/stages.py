"""The stages of a decision, as the use case `decide` runs them, each callable for itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bench.subjects import Subject
from legalrules import kernel
from legalrules.certificate.digest import DigestedFacts, digest_facts
from legalrules.certificate.write import certificate
from legalrules.datalog.admission import admit
from legalrules.datalog.ending import (
    Ending,
    free_predicates,
    halves_of,
    has_conflict,
    settle,
    settle_attainable,
)
from legalrules.datalog.model import Model
from legalrules.datalog.stated import Stated
from legalrules.derivation.decision import Decision
from legalrules.derivation.from_model import decision
from legalrules.engine import Engine


@dataclass(frozen=True, slots=True)
class Solved:
    """The models of the readings that the ending needed, and the ending."""

    actual: Model
    attainable: Model | None
    ending: Ending


def solved(subject: Subject, engine: Engine, digest: str) -> Solved:
    """From facts to model: the reading `actual`, and `attainable` if the case is open."""
    sliced, goals = subject.compiled.slices[subject.case_type], _goals(subject)
    actual, stated = engine.solve(sliced, subject.facts), Stated.of(sliced, subject.facts)
    halves = halves_of(stated, actual, subject.case)
    ending = settle(goals, halves, conflict=has_conflict(stated, actual), facts_digest=digest)
    if ending is not None:
        return Solved(actual, None, ending)
    free = free_predicates(sliced, goals)
    attainable = engine.solve(sliced, subject.facts, free)
    halves = halves_of(Stated.of(sliced, subject.facts, free), attainable, subject.case)
    return Solved(actual, attainable, settle_attainable(goals, halves))


def _goals(subject: Subject):  # type: ignore[no-untyped-def]
    return subject.compiled.program.case_types[subject.case_type]


def derived(subject: Subject, found: Solved, digest: str) -> Decision:
    """From model to derivation: the decision with all its evidence."""
    return decision(
        subject.compiled.slices[subject.case_type],
        subject.facts,
        case_type=subject.case_type,
        case=subject.case,
        actual=found.actual,
        attainable=found.attainable,
        ending=found.ending,
        program_digest=subject.compiled.digest,
        facts_digest=digest,
    )


def digested(subject: Subject) -> DigestedFacts:
    """The facts in canonical form with their digest."""
    return digest_facts(subject.compiled.program, subject.facts)


def written(subject: Subject, facts: DigestedFacts, found: Solved) -> bytes:
    """From model to certificate."""
    return certificate(
        subject.compiled,
        facts,
        case_type=subject.case_type,
        case=subject.case,
        actual=found.actual,
        attainable=found.attainable,
        ending=found.ending,
    )


def stages(subject: Subject, engine: Engine) -> Mapping[str, Callable[[], object]]:
    """The stages that the table has a column for; every one but checking begins at the facts."""
    facts = digested(subject)
    document = facts.document
    certified = written(subject, facts, solved(subject, engine, facts.digest))

    def to_model() -> Solved:
        return solved(subject, engine, facts.digest)

    def to_certificate() -> bytes:
        digest = digested(subject)
        return written(subject, digest, solved(subject, engine, digest.digest))

    def decided() -> Decision:
        assert not admit(subject.compiled.program, subject.facts)
        digest = digested(subject)
        found = solved(subject, engine, digest.digest)
        verdict = kernel.check(written(subject, digest, found), subject.checked, facts_digest=digest.digest)
        assert isinstance(verdict, kernel.Accepted), verdict
        return derived(subject, found, digest.digest)

    return {
        "model": to_model,
        "derivation": lambda: derived(subject, to_model(), facts.digest),
        "certificate": to_certificate,
        "checking": lambda: kernel.check(certified, subject.checked, facts=document),
        "decide": decided,
    }
