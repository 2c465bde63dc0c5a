"""What is decided: the fireplace of the first example, and invented statutes, each with its program ready for use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from legalrules import api, kernel
from legalrules.certificate.digest import CompiledProgram, compile_program
from legalrules.datalog.facts import Facts
from legalrules.intake import admitted
from legalrules.testing.statutes import Statute, statute

EXAMPLES = Path(__file__).parents[1] / "docs" / "examples"
FIREPLACE = EXAMPLES / "01-startbesked-nya-regler.yaml"
DELEGATION = EXAMPLES / "delegation" / "exempelkommunen.lag"
DAY = date(2026, 1, 20)


@dataclass(frozen=True, slots=True)
class Subject:
    """A program, ready for engine and kernel, and the admitted facts of a case."""

    name: str
    compiled: CompiledProgram
    checked: kernel.Program
    facts: Facts
    case_type: str
    case: str

    @property
    def size(self) -> int:
        """The number of rules in the slice of the case type."""
        return len(self.compiled.slices[self.case_type].rules)


@dataclass(frozen=True, slots=True)
class Office:
    """The shipped law with a delegation order, and the case of the first example."""

    rules: api.Rules
    case: api.CaseFile


def office() -> Office:
    """The fireplace case with the law that decides it."""
    rules = api.load(DELEGATION)
    return Office(rules, api.read_case(rules, FIREPLACE))


def fireplace(found: Office) -> Subject:
    """The fireplace case."""
    compiled = found.rules.on(DAY)
    facts = admitted(compiled.program.program, found.case, DAY)
    return Subject(
        "fireplace", compiled.program, compiled.checked, facts, found.case.case_type, found.case.case
    )


def invented(rules: int) -> Subject:
    """An invented statute of about so many rules."""
    return from_statute(f"statute {rules:,}", statute(rules, calculates=False))


def from_statute(name: str, made: Statute) -> Subject:
    """A statute made ready."""
    compiled = compile_program(made.program)
    checked = kernel.read_program(compiled.document)
    return Subject(name, compiled, checked, made.facts, made.case_type, made.case)
