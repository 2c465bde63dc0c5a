"""The use cases, in reading order: load, check, read a case, decide, verify. Each is a straight line of stages.

Nothing is kept in the process: what was loaded and compiled belongs to a `Rules` object, so that two municipalities
can be served side by side. Every function may be called from several threads at once.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from legalrules import kernel
from legalrules.adapters.case_file import CaseFile, case_from_mapping
from legalrules.adapters.case_file import read_case as read_case_file
from legalrules.certificate.digest import digest_facts
from legalrules.certificate.write import certificate as write_certificate
from legalrules.datalog.admission import admit
from legalrules.datalog.ending import (
    Ending,
    free_predicates,
    halves_of,
    has_conflict,
    settle,
    settle_attainable,
)
from legalrules.datalog.facts import Facts, Statement
from legalrules.datalog.model import Model
from legalrules.datalog.program import Program
from legalrules.datalog.stated import Stated
from legalrules.derivation.decision import Decision
from legalrules.derivation.from_model import decision as build_decision
from legalrules.diagnostics.diagnostic import Diagnostic, DiagnosticError
from legalrules.diagnostics.similar import did_you_mean
from legalrules.engine import ENGINES, Engine
from legalrules.kernel import Accepted as Accepted
from legalrules.kernel import Consistent as Consistent
from legalrules.kernel import Refused as Refused
from legalrules.kernel import UnusableInput as UnusableInput
from legalrules.kernel import Verdict as Verdict
from legalrules.rules import CompiledRules as CompiledRules
from legalrules.rules import Rules as Rules
from legalrules.rules import load as load
from legalrules.rules import read_sources as read_sources

ENGINE_NAMES = tuple(ENGINES)
EARLIEST_YEAR = 1000
SYSTEM = "systemet"  # the source of the day of decision: the municipality's own system


@dataclass(frozen=True, slots=True)
class Ruling:
    """What became of a case: the decision with its evidence, and the certificate, already accepted by the kernel."""

    case: CaseFile
    decision: Decision
    certificate: bytes
    verdict: Verdict


def check(*paths: Path, bundled: bool = True) -> tuple[Diagnostic, ...]:
    """Every fault of the rule files: syntax, names, provisions, and the logic of the program that they make."""
    from legalrules.compilation import faults_of  # slow to load, and decisions do without

    return faults_of(read_sources(*paths, bundled=bundled))


def read_case(
    rules: Rules, source: Path | bytes | Mapping[str, object], *, name: str = "ärendet"
) -> CaseFile:
    """A case from a YAML or JSON file, its bytes, or plain data of texts, lists and mappings.

    Raises `DiagnosticError` with every fault, in Swedish too, and `OSError` for a file that cannot be read.
    """
    concepts = rules.legislation.concepts
    sorts = tuple(sort.name for sort in rules.legislation.sorts)
    if isinstance(source, Mapping):
        return case_from_mapping(source, name, concepts, sorts).unwrap()
    if isinstance(source, Path):
        return read_case_file(source.read_bytes(), str(source), concepts, sorts).unwrap()
    if not isinstance(source, bytes):
        raise TypeError(f"a case is read from a Path, bytes or a mapping, not {type(source).__name__}")
    return read_case_file(source, name, concepts, sorts).unwrap()


def decide(rules: Rules, case: CaseFile, *, day: date, engine: str = "seminaive") -> Ruling:
    """Decide the case on that day: the ending, its evidence, and a certificate that the kernel has accepted.

    Raises `DiagnosticError` if the facts are not admitted (the case is then rejected: nothing is decided), KeyError for
    an unknown engine, and `CertificateRefused` if the kernel does not accept what the engine found.
    """
    if type(day) is not date:
        raise TypeError(f"the day of decision is a datetime.date, not {type(day).__name__}")
    compiled = rules.on(day)
    facts = _admitted(compiled, case, day)
    sliced = compiled.program.slices[case.case_type]
    digested = digest_facts(compiled.program.program, facts)
    try:
        models = _solve(sliced, case, facts, digested.digest, rules.engine(engine))
    except OverflowError as fault:
        raise DiagnosticError((_out_of_calendar(case, fault),)) from None
    certificate = write_certificate(
        compiled.program,
        digested,
        case_type=case.case_type,
        case=case.case,
        actual=models.actual,
        attainable=models.attainable,
        ending=models.ending,
    )
    # The facts were admitted above: their digest binds the certificate to them, and they need not be read again.
    verdict = kernel.check(certificate, compiled.checked, facts_digest=digested.digest)
    if not isinstance(verdict, Accepted):
        raise CertificateRefused(verdict)
    decision = build_decision(
        sliced,
        facts,
        case_type=case.case_type,
        case=case.case,
        actual=models.actual,
        attainable=models.attainable,
        ending=models.ending,
        program_digest=compiled.program.digest,
        facts_digest=digested.digest,
    )
    return Ruling(case, decision, certificate, verdict)


class CertificateRefused(RuntimeError):
    """The kernel did not accept the engine's result: nothing is decided, and the engine is at fault."""

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict
        super().__init__(f"the kernel did not accept the certificate: {verdict}")


@dataclass(frozen=True, slots=True)
class _Models:
    """What an engine found, and the ending that the table gives."""

    actual: Model
    attainable: Model | None
    ending: Ending


def _admitted(compiled: CompiledRules, case: CaseFile, day: date) -> Facts:
    """The facts with the day of decision among them. Raises `DiagnosticError` unless all are admitted."""
    goals = compiled.program.program.case_types.get(case.case_type)
    if goals is None:
        raise DiagnosticError((_unknown_case_type(case, compiled.program.program),))
    stated = Statement(goals.day, (case.case,), day, SYSTEM, day)
    # A case file is about one case: there is no further thing of that sort for an exception to lurk in.
    named = case.facts.named | {goals.sort}
    facts = replace(case.facts, named=named, statements=(*case.facts.statements, stated))
    faults = (*admit(compiled.program.program, facts), *_from_the_future(case.facts, day))
    if faults:
        raise DiagnosticError(faults)
    return facts


def _from_the_future(facts: Facts, day: date) -> Iterator[Diagnostic]:
    for statement in facts.statements:
        if statement.date > day:
            yield Diagnostic(
                "LR514",
                f"stated on {statement.date}, after the day of decision",
                statement.span,
                statement.predicate,
                found=str(statement.date),
                required=f"a day not after {day}",
                swedish=f"Uppgiften är daterad {statement.date}, efter beslutsdagen {day}. Kontrollera dagen.",
            )


def _unknown_case_type(case: CaseFile, program: Program) -> Diagnostic:
    return Diagnostic(
        "LR501",
        f"unknown case type “{case.case_type}”",
        None,
        case.name,
        found=case.case_type,
        required="one of: " + ", ".join(program.case_types),
        hint=did_you_mean(case.case_type, program.case_types),
        swedish=f"Ärendetypen ”{case.case_type}” finns inte. Den ska vara en av: {', '.join(program.case_types)}.",
    )


def _out_of_calendar(case: CaseFile, fault: OverflowError) -> Diagnostic:
    return Diagnostic(
        "LR513",
        str(fault),
        None,
        case.name,
        found="a day outside the calendar",
        required="days within the years 1000 to 9999",
        swedish="En dag i ärendet ligger så att en tidsfrist hamnar utanför åren 1000–9999. Kontrollera dagarna.",
    )


def _solve(sliced: Program, case: CaseFile, facts: Facts, digest: str, engine: Engine) -> _Models:
    goals = sliced.case_types[case.case_type]
    actual, stated = engine.solve(sliced, facts), Stated.of(sliced, facts)
    halves = halves_of(stated, actual, case.case)
    ending = settle(goals, halves, conflict=has_conflict(stated, actual), facts_digest=digest)
    if ending is not None:
        return _Models(actual, None, ending)
    free = free_predicates(sliced, goals)
    attainable = engine.solve(sliced, facts, free)
    halves = halves_of(Stated.of(sliced, facts, free), attainable, case.case)
    return _Models(actual, attainable, settle_attainable(goals, halves))


def verify(
    certificate: bytes,
    rules: Rules,
    *,
    case: CaseFile | None = None,
    facts_digest: str | None = None,
    day: date | None = None,
) -> Verdict:
    """The kernel's verdict on a certificate, against the rules and the case (or facts digest) that *you* hold.

    The day of decision is yours if given, else the one that the certificate states. Raises `DiagnosticError` if the
    case is not admitted, and `UnusableInput` for a digest that is none.
    """
    decided = day or stated_day(certificate, rules)
    if decided is None:
        return Refused("read", "no day of decision of a known case type", "a certificate that states one")
    if day is None and case is not None and any(_from_the_future(case.facts, decided)):
        # The checker's case is sound; it is the certificate that claims an impossible day.
        return Refused(
            "facts", f"day of decision {decided}", "a day not before the statements of the case held"
        )
    compiled = rules.on(decided)
    facts = None
    if case is not None:
        facts = digest_facts(compiled.program.program, _admitted(compiled, case, decided)).document
    return kernel.check(certificate, compiled.checked, facts=facts, facts_digest=facts_digest)


def stated_day(certificate: bytes, rules: Rules) -> date | None:
    """The day of decision that a certificate states; None if there is none that can be read."""
    try:
        found = json.loads(certificate)
        day = next(c.day.id for c in rules.legislation.case_types if c.id == found["case_type"])
        stated = date.fromisoformat(found["facts"]["facts"][day][0]["value"]["value"])
        return stated if stated.year >= EARLIEST_YEAR else None
    except (ValueError, LookupError, TypeError, StopIteration, RecursionError):
        return None
