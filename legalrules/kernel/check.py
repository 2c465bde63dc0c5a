"""The verdict on a certificate: the steps of section 9 in their order, stopping at the first that fails.

No certificate, whatever its bytes, makes this raise; a program or facts unusable in themselves do.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeAlias

from . import admission, certificate, ending, facts, model, program, read
from .certificate import Certificate, Claim, Ending
from .domain import Reading, Statements
from .facts import Facts
from .program import CaseType, Program
from .read import Fault


@dataclass(frozen=True, slots=True)
class Accepted:
    """Checked against the facts held, or their digest."""

    ending: Ending
    program_digest: str
    facts_digest: str


@dataclass(frozen=True, slots=True)
class Consistent:
    """Right for the facts it shows, but these were not checked against anything."""

    ending: Ending
    program_digest: str
    facts_digest: str


@dataclass(frozen=True, slots=True)
class Refused:
    """The first step that failed, with what was found and what is required."""

    step: str
    found: str
    required: str


Verdict: TypeAlias = Accepted | Consistent | Refused


class UnusableInput(ValueError):
    """The program or the facts held by the checker cannot be used: a fault of the call."""


class _Failed(Exception):
    """A step failed."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(refused)
        self.refused = refused


@dataclass(frozen=True, slots=True)
class _Case:
    """A certificate with all it is checked against, facts admitted."""

    program: Program
    case_type: CaseType
    certificate: Certificate
    statements: Mapping[str, Statements]

    def confirmed(self, claim: Claim, attainable: bool) -> Reading:
        """The reading with this model; Fault unless the model is right."""
        found = model.reading(
            self.program, self.case_type, self.certificate.facts, self.statements, claim, attainable
        )
        model.confirm(found, self.case_type.slice, attainable)
        return found


def read_program(document: bytes) -> Program:
    """A program to check against, read once; UnusableInput if it is not well formed and stratified."""
    try:
        return program.read_document(document)
    except Fault as fault:
        raise UnusableInput(f"program: {fault.found}; required: {fault.required}") from None


def check(
    certificate: bytes,
    program: bytes | Program,
    *,
    facts: bytes | None = None,
    facts_digest: str | None = None,
) -> Verdict:
    """The verdict on a certificate, given a program and facts, or the digest of facts, or neither."""
    held_program = program if isinstance(program, Program) else read_program(program)
    held_facts = _held(facts, facts_digest)
    digest = facts_digest if held_facts is None else held_facts.digest
    try:
        found = _read(certificate, held_program, held_facts)
        ending = _checked(found, held_program, held_facts, digest)
    except _Failed as failed:
        return failed.refused
    verdict = Consistent if digest is None else Accepted
    return verdict(ending, held_program.digest, found.facts_digest)


def _held(document: bytes | None, digest: str | None) -> Facts | None:
    if document is not None and digest is not None:
        raise UnusableInput("facts: both facts and a digest of facts; required: one of them, or neither")
    try:
        if digest is not None:
            read.digest_string(digest, "facts digest")
        return None if document is None else facts.read_document(document)
    except Fault as fault:
        raise UnusableInput(f"facts: {fault.found}; required: {fault.required}") from None


def _read(document: bytes, held: Program, held_facts: Facts | None) -> Certificate:
    with _step("read"):
        found = certificate.read_document(document, held_facts)
    with _step("program"):
        if found.version != held.version:
            raise Fault("format", f"version {found.version}", f"version {held.version}, as the program's")
        _require_equal("program_digest", found.program_digest, held.digest)
        if found.case_type not in held.case_types:
            raise Fault("case_type", found.case_type, "a case type of the program")
    return found


def _checked(found: Certificate, held: Program, held_facts: Facts | None, digest: str | None) -> Ending:
    case_type = held.case_types[found.case_type]
    with _step("facts"):
        _check_facts(found, case_type, digest)
    with _step("admission"):
        # Facts held are now known to be those of the certificate, and more: all of them are to be admitted.
        admitted = admission.admit(held, held_facts or found.facts)
    statements = {name: admitted[name] for name in found.facts.facts}
    case = _Case(held, case_type, found, statements)
    with _step("actual"):
        actual = case.confirmed(found.actual, attainable=False)
    with _step("ending"):
        _check_case(case)
        conflict = any(said.aside for said in statements.values()) or _conflicting(found.actual)
        decided = ending.decisive(case_type, found.case, actual, conflict, found.facts_digest)
        if decided is not None:
            _require_equal("ending", found.ending, decided)
    with _step("attainable"):
        if (found.attainable is None) != (decided is not None):
            raise Fault("attainable", found.attainable, "null exactly when rows 1 to 6 decide")
        if found.attainable is None:
            return found.ending
        attainable = case.confirmed(found.attainable, attainable=True)
    with _step("ending"):
        _require_equal("ending", found.ending, ending.undecided(case_type, found.case, attainable))
    return found.ending


def _check_facts(found: Certificate, case_type: CaseType, digest: str | None) -> None:
    _require_equal("facts_digest", found.facts_digest, found.facts.digest)
    if digest is not None:
        _require_equal("facts_digest", found.facts_digest, digest)
    # The digest covers entities, named, closed and each list of facts: equal digests are equal facts.
    shown, withheld = found.facts.facts.keys(), found.facts.withheld
    if not shown <= case_type.slice.predicates:
        raise Fault(
            "facts shown", sorted(shown - case_type.slice.predicates), "facts of predicates in the slice only"
        )
    if withheld & case_type.slice.predicates:
        raise Fault(
            "facts withheld", sorted(withheld & case_type.slice.predicates), "no predicate in the slice"
        )


def _check_case(case: _Case) -> None:
    found, case_type = case.certificate, case.case_type
    if found.case not in found.facts.entities[case_type.sort]:
        raise Fault("case", found.case, f"a named entity of {case_type.sort}")
    day = case.statements.get(case_type.day)
    if day is None or (found.case,) not in day.values:
        raise Fault("day of decision", "not known", f"a value of {case_type.day}")


def _conflicting(claim: Claim) -> bool:
    """Whether an attribute has two certain tuples for one argument list; entries are all different."""
    return any(
        len(entries.ranks) > 1 and len({args for args, *_ in entries.ranks}) < len(entries.ranks)
        for entries in claim.certain.values()
        if None not in entries.kinds
    )


def _require_equal(where: str, found: str | Ending, required: str | Ending) -> None:
    if found != required:
        raise Fault(where, found, str(required))


@contextmanager
def _step(name: str) -> Iterator[None]:
    try:
        yield
    except Fault as fault:
        raise _Failed(Refused(name, fault.found, fault.required)) from None
