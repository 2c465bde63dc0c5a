"""The stages of a decision, as the use case `decide` runs them, each callable for itself."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256

from bench.subjects import DAY, Subject
from bench.timing import Task
from legalrules import kernel
from legalrules.certificate.digest import DigestedFacts, digest_facts
from legalrules.certificate.write import certificate
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
from legalrules.intake import admitted


@dataclass(frozen=True, slots=True)
class Solved:
    """The models of the readings that the ending needed, and the ending."""

    actual: Model
    attainable: Model | None
    ending: Ending


def solved(subject: Subject, engine: Engine, digest: str) -> Solved:
    """From facts to model: the reading `actual`, and `attainable` if the case is open; and the ending."""
    sliced, case = subject.sliced, subject.case.case
    actual, stated = engine.solve(sliced, subject.facts), Stated.of(sliced, subject.facts)
    conflict = has_conflict(stated, actual)
    ending = settle(subject.goals, halves_of(stated, actual, case), conflict=conflict, facts_digest=digest)
    if ending is not None:
        return Solved(actual, None, ending)
    free = free_predicates(sliced, subject.goals)
    attainable = engine.solve(sliced, subject.facts, free)
    halves = halves_of(Stated.of(sliced, subject.facts, free), attainable, case)
    return Solved(actual, attainable, settle_attainable(subject.goals, halves))


def derived(subject: Subject, found: Solved, digest: str) -> Decision:
    """From model to derivation: the decision with the evidence that its ending rests on."""
    case_type = subject.case.case_type
    return decision(
        subject.sliced,
        subject.facts,
        case_type=case_type,
        case=subject.case.case,
        actual=found.actual,
        attainable=found.attainable,
        ending=found.ending,
        program_digest=subject.compiled.program.digest,
        facts_digest=digest,
        prepared=subject.compiled.explained[case_type],
    )


def told(decided: Decision) -> int:
    """All evidence of a decision, whatever its ending rests on; how much there is."""
    outcomes = [f for o in decided.outcomes for f in (o.finding, o.delegated) if f is not None]
    findings = (*outcomes, *decided.obstacles, *decided.information)
    return sum(finding.evidence is not None for finding in findings)


def digested(subject: Subject) -> DigestedFacts:
    """The facts in canonical form with their digest."""
    return digest_facts(subject.compiled.program.program, subject.facts)


def written(subject: Subject, facts: DigestedFacts, found: Solved) -> bytes:
    """From model to certificate."""
    return certificate(
        subject.compiled.program,
        facts,
        case_type=subject.case.case_type,
        case=subject.case.case,
        actual=found.actual,
        attainable=found.attainable,
        ending=found.ending,
    )


def decided(subject: Subject, engine: Engine) -> bytes:
    """What `decide` does: facts admitted, solved, certified, and the certificate accepted by the kernel."""
    admitted(subject.compiled.program.program, subject.case, DAY)
    facts = digested(subject)
    made = written(subject, facts, solved(subject, engine, facts.digest))
    verdict = kernel.check(made, subject.compiled.checked, facts_digest=facts.digest)
    assert isinstance(verdict, kernel.Accepted), verdict
    return made


def stages(subject: Subject, engine: Engine) -> dict[str, Task]:
    """The stages that the table has columns for; every one but checking begins at the facts."""
    facts = digested(subject)
    document = facts.document
    certified = decided(subject, engine)

    def to_model() -> Solved:
        return solved(subject, engine, facts.digest)

    def to_certificate() -> bytes:
        digest = digested(subject)
        return written(subject, digest, solved(subject, engine, digest.digest))

    return {
        "to model": to_model,
        "to derivation": lambda: derived(subject, to_model(), facts.digest),
        "to all evidence": lambda: told(derived(subject, to_model(), facts.digest)),
        "to certificate": to_certificate,
        "check": lambda: kernel.check(certified, subject.compiled.checked, facts=document),
        "decide": lambda: decided(subject, engine),
    }


@dataclass(frozen=True, slots=True)
class Floor:
    """What the standard library alone takes for the documents of a case, and how much is in them."""

    size: int
    entries: int
    tasks: dict[str, Task]


def floor(subject: Subject, engine: Engine) -> Floor:
    """The bare reading, writing and hashing of the certificate and the facts: nothing decided, nothing checked."""
    certified, document = decided(subject, engine), digested(subject).document
    read = json.loads(certified)
    halves = (
        half for reading in (read["actual"], read["attainable"]) if reading for half in reading.values()
    )
    tasks: dict[str, Task] = {
        "read": lambda: (json.loads(certified), json.loads(document)),
        "write": lambda: json.dumps(read, ensure_ascii=False, sort_keys=True, separators=(",", ":")),
        "hash": lambda: (sha256(certified).digest(), sha256(document).digest()),
    }
    return Floor(len(certified), sum(len(entries) for half in halves for entries in half.values()), tasks)
