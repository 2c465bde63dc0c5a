"""A case type on a day as the solver sees it, and a case that it found as the engine sees it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from legalrules import api
from legalrules.adapters.case_file import CaseFile
from legalrules.analysis.encoding import Encoding, Inputs
from legalrules.analysis.logic import Formula, Solver
from legalrules.analysis.logic import Model as Answer
from legalrules.analysis.search import search
from legalrules.analysis.things import things
from legalrules.analysis.witness import Trial, case_of, said, smallest
from legalrules.datalog.ending import has_conflict
from legalrules.datalog.model import Model
from legalrules.datalog.program import CaseGoals
from legalrules.datalog.stated import Stated
from legalrules.diagnostics.diagnostic import DiagnosticError
from legalrules.intake import facts_of
from legalrules.rules import Rules
from legalrules.values import Truth

SECONDS = 20.0
ENGINE = "seminaive"


@dataclass(frozen=True, slots=True)
class Solved:
    """A case as the engine has it."""

    stated: Stated
    model: Model
    case: str

    def truth(self, predicate: str, args: tuple[str, ...] | None = None) -> Truth:
        """The truth of an atom, of the case itself unless about other things."""
        things = (self.case,) if args is None else args
        if not self.stated.predicates[predicate].is_derived:
            return Truth.of(self.stated.certain(predicate, things), self.stated.possible(predicate, things))
        key = things, ()
        return Truth.of(
            key in self.model.certain.get(predicate, ()), key in self.model.possible.get(predicate, ())
        )

    def has_two_values(self) -> bool:
        """Whether provisions give one attribute two values."""
        return has_conflict(self.stated, self.model)


@dataclass(frozen=True, slots=True)
class Study:
    """The program of a case type on a day, and its formulas for so many things of each sort."""

    rules: Rules
    case_type: str
    day: date
    most: int
    encoding: Encoding

    @property
    def goals(self) -> CaseGoals:
        """What the case type asks for."""
        return self.encoding.goals

    def find(self, *wanted: Formula) -> Answer | None:
        """A case of which all this holds. Raises `Undecided`."""
        return search((self.encoding,), *wanted)

    def solved(self, case: CaseFile) -> Solved | None:
        """What the engine makes of the case; None if its facts contradict each other or cannot be reckoned with."""
        try:
            facts = facts_of(self.encoding.program, case, self.day)
            model = self.rules.engine(ENGINE).solve(self.encoding.program, facts)
        except (OverflowError, DiagnosticError):
            return None
        found = Solved(Stated.of(self.encoding.program, facts), model, case.case)
        impossible = (found.truth(name) is Truth.TRUE for name in self.goals.constraints)
        return None if found.stated.set_aside or any(impossible) else found


def study(rules: Rules, case_type: str, day: date, most: int, *, elsewhere: bool = False) -> Study:
    """The study of a case type; with `elsewhere`, what no rule at hand concludes may hold or not.

    Raises KeyError for a case type that is unknown, `DiagnosticError` for rules that are none.
    """
    program = rules.on(day, case_type).program.slices[case_type]
    inputs = Inputs(Solver(seconds=SECONDS), things(program, case_type, most))
    encoding = Encoding(program, program.case_types[case_type], day, inputs, elsewhere=elsewhere)
    inputs.solver.require(encoding.consistent())
    return Study(rules, case_type, day, most, encoding)


def confirmed(studied: Study, model: Answer, found: Formula, trial: Trial) -> CaseFile | None:
    """The case that the model describes, with only what it needs, tried in the engine, certified by the kernel.

    `found` is what the solver found of it; None when the engine does not find the same.
    """
    encoding = studied.encoding
    told = said(encoding, model)
    inverse = encoding.inputs.solver.needed([one.formula for one in told], found)
    whole = case_of(encoding, studied.case_type, [one.statement for one in told])
    fewer = case_of(encoding, studied.case_type, [told[n].statement for n in inverse])
    case = next((case for case in (fewer, whole) if trial(case)), None)
    if case is None:
        return None
    case = smallest(case, trial)
    try:
        api.decide(studied.rules, case, day=studied.day)
    except (DiagnosticError, api.CertificateRefused):
        return None
    return replace(case, name=studied.case_type)
