"""Digests of the program and of the facts, with all that a certificate needs of both, computed once and used again.

One program serves many cases: its document is large and its digest dear, so `compile_program` is called once per
program and day, and a certificate then costs in proportion to the case.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from legalrules.certificate.canonical import canonical, digest, object_form, quoted
from legalrules.certificate.facts_json import FORMAT, fact_lists, surroundings
from legalrules.certificate.program_json import program_document
from legalrules.datalog.facts import Facts
from legalrules.datalog.program import Program


@dataclass(frozen=True, slots=True)
class CompiledProgram:
    """A program with its canonical document and digest, and for each case type its slice."""

    program: Program
    document: bytes
    digest: str
    slices: Mapping[str, Program]


@dataclass(frozen=True, slots=True)
class DigestedFacts:
    """Facts in canonical form: what surrounds the statements, their lists by predicate, and the digests."""

    surroundings: Mapping[str, str]
    lists: Mapping[str, str]
    list_digests: Mapping[str, str]
    digest: str

    @property
    def document(self) -> bytes:
        """The facts' document in canonical form: what a checker holds."""
        members = {"format": quoted(FORMAT), **self.surroundings, "facts": object_form(self.lists)}
        return object_form(members).encode("utf-8")


def compile_program(
    program: Program, *, document: bytes | None = None, digest_of_document: str = ""
) -> CompiledProgram:
    """The program ready for use: its document, its digest, its slices. A document made before is taken as it is."""
    if document is None:
        document = canonical(program_document(program))
        digest_of_document = digest(document)
    slices = {name: program.slice(goals.goals()) for name, goals in program.case_types.items()}
    return CompiledProgram(program, document, digest_of_document, MappingProxyType(slices))


def digest_facts(program: Program, facts: Facts) -> DigestedFacts:
    """The facts ready for a certificate, with their digest (page, section 3)."""
    around = surroundings(program, facts)
    lists = fact_lists(program, facts.statements)
    digests = {name: digest(listed.encode("utf-8")) for name, listed in lists.items()}
    predicates = object_form({name: quoted(one) for name, one in digests.items()})
    whole = object_form({"format": quoted(FORMAT), **around, "predicates": predicates})
    return DigestedFacts(around, lists, digests, digest(whole.encode("utf-8")))
