"""A case solved, without certificate and evidence: what measures of many cases need."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from legalrules.adapters.case_file import CaseFile
from legalrules.datalog.facts import Facts
from legalrules.datalog.model import Model
from legalrules.datalog.program import CaseGoals, Program
from legalrules.derivation.prepared import Prepared
from legalrules.derivation.reading import Reading
from legalrules.intake import admitted
from legalrules.rules import CompiledRules, Rules


@dataclass(frozen=True, slots=True)
class Solved:
    """A case under the rules of its day: the slice for its type, its admitted facts, the model of reading `actual`."""

    case: CaseFile
    compiled: CompiledRules
    program: Program
    facts: Facts
    model: Model

    @property
    def goals(self) -> CaseGoals:
        """What its case type asks."""
        return self.program.case_types[self.case.case_type]

    def reading(self) -> Reading:
        """The case as evidence reads it."""
        prepared: Prepared = self.compiled.explained[self.case.case_type]
        return Reading(self.program, self.facts, self.model, prepared=prepared)


def solved(rules: Rules, case: CaseFile, day: date, engine: str = "seminaive") -> Solved:
    """The case solved. Raises `DiagnosticError` if it is not admitted, OverflowError if it cannot be reckoned with."""
    compiled = rules.on(day, case.case_type)
    facts = admitted(compiled.program.program, case, day)
    program = compiled.program.slices[case.case_type]
    return Solved(case, compiled, program, facts, rules.engine(engine).solve(program, facts))
