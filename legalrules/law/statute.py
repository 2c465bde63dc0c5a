"""Statutes, case types, delegations, and the legislation that holds them all together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from legalrules.law.citation import Citation
from legalrules.law.concept import Concept, Sort
from legalrules.law.condition import Condition, Reference
from legalrules.law.provision import Provision, Transition
from legalrules.law.waiver import Waiver
from legalrules.source import Span


@dataclass(frozen=True, slots=True)
class Repeal:
    """From that day the section has no wording, through that act."""

    citation: Citation
    start: date
    sfs: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of a statute, with its heading."""

    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Statute:
    """An act, ordinance, regulation or delegation order: its wordings in the order of the files."""

    abbreviation: str
    title: str
    sfs: str
    link: str
    chapters: tuple[Chapter, ...]
    provisions: tuple[Provision, ...]
    repeals: tuple[Repeal, ...]
    transitions: tuple[Transition, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class LegalOutcome:
    """An outcome of a case type; `delegated` says when the automated function may decide it."""

    id: str
    title: str
    when: Concept
    delegated: Concept | None
    question: str
    decision: str


@dataclass(frozen=True, slots=True)
class Report:
    """A heading of the decision, and the sentences whose true instances stand under it."""

    heading: str
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class CaseType:
    """A kind of case: its outcomes, which exclude each other, its obstacles, and what a decision reports.

    With `exhaustive` outcomes, one of them holds in every case. `also` are other names that people use for it. With
    `guidance`, an answer is advice and decides nothing; no outcome is ever decided automatically.
    """

    id: str
    title: str
    sort: str
    day: Concept
    applicant: tuple[str, ...]
    outcomes: tuple[LegalOutcome, ...]
    obstacles: tuple[Concept, ...]
    reports: tuple[Report, ...]
    span: Span = field(compare=False)
    exhaustive: bool = False
    waivers: tuple[Waiver, ...] = ()
    also: tuple[str, ...] = ()
    guidance: bool = False


@dataclass(frozen=True, slots=True)
class Constraint:
    """What facts never are together; the law does not say so, the words do. A case that meets it is contradictory."""

    condition: Condition
    sorts: tuple[tuple[str, str], ...]
    span: Span = field(compare=False)

    def sort_of(self, variable: str) -> str:
        """The sort of the variable; raises KeyError for one that the constraint does not use."""
        return dict(self.sorts)[variable]


@dataclass(frozen=True, slots=True)
class Delegation:
    """What a delegation order says outside its rules: who decides, for which case type, what it may rest on."""

    abbreviation: str
    title: str
    board: str
    decided: str
    function: str
    case_type: str
    follow_up_share: Decimal
    accepts_quotations_of: tuple[str, ...]
    appeal_address: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Legislation:
    """Vocabulary, statutes, case types and delegations, all names resolved."""

    sorts: tuple[Sort, ...]
    concepts: tuple[Concept, ...]
    statutes: tuple[Statute, ...]
    case_types: tuple[CaseType, ...]
    delegations: tuple[Delegation, ...]
    constraints: tuple[Constraint, ...] = ()

    def provisions(self) -> Iterator[Provision]:
        """Every wording of every section."""
        for statute in self.statutes:
            yield from statute.provisions

    def transitions(self) -> Iterator[Transition]:
        """Every transitional point."""
        for statute in self.statutes:
            yield from statute.transitions

    def case_type(self, name: str) -> CaseType | None:
        """The case type with that id, or else the one also called so."""
        by_id = (c for c in self.case_types if c.id == name)
        return next(by_id, next((c for c in self.case_types if name in c.also), None))
