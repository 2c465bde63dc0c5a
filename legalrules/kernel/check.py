"""The verdict on a certificate: the steps of section 9 in their order, stopping at the first that fails.

No certificate, whatever its bytes, makes this raise; a program or facts unusable in themselves do.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from . import admission, certificate, ending, facts, model, program, read
from .certificate import Certificate, Claim, Ending
from .domain import Statements
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
    held_facts = _held(facts, facts_digest, held_program)
    digest = facts_digest if held_facts is None else held_facts.digest
    examination = _Examination(held_program, held_facts, digest)
    try:
        found, ending = examination.of(certificate)
    except Fault as fault:
        return Refused(examination.step, fault.found, fault.required)
    verdict = Consistent if digest is None else Accepted
    return verdict(ending, held_program.digest, found.facts_digest)


def _held(document: bytes | None, digest: str | None, held: Program) -> Facts | None:
    if document is not None and digest is not None:
        raise UnusableInput("facts: both facts and a digest of facts; required: one of them, or neither")
    try:
        if digest is not None:
            read.digest_string(digest, "facts digest")
        return None if document is None else facts.read_document(document, held.predicates)
    except Fault as fault:
        raise UnusableInput(f"facts: {fault.found}; required: {fault.required}") from None


@dataclass(slots=True)
class _Examination:
    """The steps, and the one that is being taken."""

    program: Program
    facts: Facts | None
    digest: str | None
    step: str = "read"

    def of(self, document: bytes) -> tuple[Certificate, Ending]:
        """The certificate in a document with its ending; Fault if a step fails."""
        found = certificate.read_document(document, self.facts, self.program.predicates)
        self.step = "program"
        if found.version != self.program.version:
            raise Fault(
                "format", f"version {found.version}", f"version {self.program.version}, as the program"
            )
        _require_equal("program_digest", found.program_digest, self.program.digest)
        if found.case_type not in self.program.case_types:
            raise Fault("case_type", found.case_type, "a case type of the program")
        case_type = self.program.case_types[found.case_type]
        self.step = "facts"
        _check_facts(found, case_type, self.digest)
        self.step = "admission"
        # Facts held are now known to be those of the certificate, and more: all of them are to be admitted.
        admitted = admission.admit(self.program, self.facts or found.facts)
        statements = {name: admitted[name] for name in found.facts.facts}
        return found, self._ending(found, case_type, statements)

    def _ending(
        self, found: Certificate, case_type: CaseType, statements: Mapping[str, Statements]
    ) -> Ending:
        self.step = "actual"
        actual = model.confirmed(self.program, case_type, found.facts, statements, found.actual, False)
        self.step = "ending"
        _check_case(found, case_type, statements)
        conflict = any(said.aside for said in statements.values()) or _conflicting(found.actual)
        decided = ending.decisive(case_type, found.case, actual, conflict, found.facts_digest)
        if decided is not None:
            _require_equal("ending", found.ending, decided)
        self.step = "attainable"
        if (found.attainable is None) != (decided is not None):
            raise Fault("attainable", found.attainable, "null exactly when rows 1 to 6 decide")
        if found.attainable is None:
            return found.ending
        attainable = model.confirmed(self.program, case_type, found.facts, statements, found.attainable, True)
        self.step = "ending"
        _require_equal("ending", found.ending, ending.undecided(case_type, found.case, attainable))
        return found.ending


def _check_facts(found: Certificate, case_type: CaseType, digest: str | None) -> None:
    _require_equal("facts_digest", found.facts_digest, found.facts.digest)
    if digest is not None:
        _require_equal("facts_digest", found.facts_digest, digest)
    # The digest covers entities, named, closed and each list of facts: equal digests are equal facts.
    shown, withheld, part = found.facts.facts.keys(), found.facts.withheld, case_type.slice.predicates
    if not shown <= part:
        raise Fault("facts shown", sorted(shown - part), "facts of predicates in the slice only")
    if withheld & part:
        raise Fault("facts withheld", sorted(withheld & part), "no predicate in the slice")


def _check_case(found: Certificate, case_type: CaseType, statements: Mapping[str, Statements]) -> None:
    if found.case not in found.facts.entities[case_type.sort]:
        raise Fault("case", found.case, f"a named entity of {case_type.sort}")
    day = statements.get(case_type.day)
    if day is None or (found.case,) not in day.values:
        raise Fault("day of decision", "not known", f"a value of {case_type.day}")


def _conflicting(claim: Claim) -> bool:
    """Whether an attribute has two certain tuples for one argument list; entries are all different."""
    found = [claim.certain.ranks[name] for name in claim.certain.kinds]
    return any(len({args for args, *_ in ranks}) < len(ranks) for ranks in found)


def _require_equal(where: str, found: str | Ending, required: str | Ending) -> None:
    if found != required:
        raise Fault(where, found, str(required))
