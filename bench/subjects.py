"""What is decided: a fireplace, a permit, deadlines, and invented statutes, each with its program ready for use."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from legalrules import api, kernel
from legalrules.adapters.case_file import CaseFile
from legalrules.certificate.digest import compile_program
from legalrules.datalog.facts import Facts
from legalrules.datalog.program import CaseGoals, Program
from legalrules.derivation.prepared import Prepared
from legalrules.intake import admitted
from legalrules.law.wording import Validity
from legalrules.rules import CompiledRules
from legalrules.testing.statutes import Statute, statute

EXAMPLES = Path(__file__).parents[1] / "docs" / "examples"
FIREPLACE = EXAMPLES / "01-startbesked-nya-regler.yaml"
PERMIT = EXAMPLES / "lovplikt/02-bod-en-bit-fran-gransen.yaml"
HANDLING = EXAMPLES / "lovhandlaggning/05-hela-handlaggningen.yaml"
FEE = EXAMPLES / "sanktionsavgift/07-over-reformen.yaml"
DELEGATION = EXAMPLES / "delegation" / "exempelkommunen.lag"
DAY = date(2026, 1, 20)


@dataclass(frozen=True, slots=True)
class Subject:
    """A program, ready for engine, evidence and kernel, and a case with its admitted facts."""

    name: str
    compiled: CompiledRules
    case: CaseFile
    facts: Facts

    @property
    def sliced(self) -> Program:
        """The part of the program that the case type depends on."""
        return self.compiled.program.slices[self.case.case_type]

    @property
    def goals(self) -> CaseGoals:
        """What the case type asks."""
        return self.sliced.case_types[self.case.case_type]


def fireplace() -> Subject:
    """The fireplace case, with the shipped law and a delegation order."""
    rules = api.load(DELEGATION)
    case = api.read_case(rules, FIREPLACE)
    return subject("fireplace", rules.on(DAY, case.case_type), case)


def permit() -> Subject:
    """Whether a shed near the plot's edge needs a permit: the shipped law alone."""
    rules = api.load()
    case = api.read_case(rules, PERMIT)
    return subject("permit", rules.on(DAY, case.case_type), case)


def handling() -> Subject:
    """The days and duties in the handling of an application: the shipped law alone."""
    rules = api.load()
    case = api.read_case(rules, HANDLING)
    return subject("deadlines", rules.on(DAY, case.case_type), case)


def fee() -> Subject:
    """The basis for a sanction fee, by the older and the newer tariff: the shipped law alone."""
    rules = api.load()
    case = api.read_case(rules, FEE)
    return subject("sanction fee", rules.on(DAY, case.case_type), case)


def invented(rules: int, *, touched: int = 4, calculates: bool = False) -> Subject:
    """An invented statute of about so many rules, of which the case touches so many chapters; perhaps with sums."""
    name = f"statute {rules:,}, sums" if calculates else f"statute {rules:,}"
    return from_statute(name, statute(rules, touched=touched, calculates=calculates))


def from_statute(name: str, made: Statute) -> Subject:
    """A statute made ready."""
    program = compile_program(made.program)
    explained = {name: Prepared(sliced) for name, sliced in program.slices.items()}
    checked = kernel.read_program(program.document)
    compiled = CompiledRules(Validity(date.min, None), program, checked, explained)
    day = made.program.case_types[made.case_type].day
    without_day = tuple(s for s in made.facts.statements if s.predicate != day)
    facts = replace(made.facts, statements=without_day)
    return subject(name, compiled, CaseFile(made.case_type, made.case, facts, (), name))


def subject(name: str, compiled: CompiledRules, case: CaseFile) -> Subject:
    """A case with its facts admitted."""
    return Subject(name, compiled, case, admitted(compiled.program.program, case, DAY))
