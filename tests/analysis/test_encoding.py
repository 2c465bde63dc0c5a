"""The solver and the engine mean the same: whatever case the solver describes, the engine makes of it what it did."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from legalrules.analysis.encoding import Encoding, Inputs
from legalrules.analysis.logic import Model, Solver, Undecided, opposite
from legalrules.analysis.search import search
from legalrules.analysis.things import things
from legalrules.analysis.witness import case_of, said
from legalrules.datalog.ending import has_conflict
from legalrules.datalog.facts import Facts
from legalrules.datalog.model import Model as Solved
from legalrules.datalog.program import Program
from legalrules.datalog.stated import Stated
from legalrules.engine.naive import Naive
from legalrules.intake import facts_of as with_day
from legalrules.testing.programs import programs
from legalrules.values import Quantity

DAY = date(2026, 2, 27)


@given(program=programs(calculates=True), data=st.data())
def test_engine_agrees(program: Program, data: st.DataObject) -> None:
    """Every conclusion of a case that the solver describes is the engine's, and every value, to the last digit."""
    goals = next(iter(program.case_types.values()))
    encoding = Encoding(program, goals, DAY, Inputs(Solver(seconds=0.5), things(program, goals.id, 2)))
    assume(not encoding.free)
    wanted = [
        formula if data.draw(st.booleans()) else opposite(formula)
        for formula in list(encoding.inputs.truths.values())[:6]
    ]
    try:
        model = search((encoding,), *wanted) or search((encoding,))
    except Undecided:
        return
    if model is None:
        return
    facts = facts_of(encoding, model)
    try:
        solved = Naive().solve(program, facts)
    except OverflowError:
        return
    assume(not has_conflict(Stated.of(program, facts), solved))
    for (name, args), instances in encoding.givers.items():
        if program.predicates[name].value is None:
            held = ((args), ()) in solved.certain.get(name, {})
            assert model.holds(encoding.holds(name, args)) == held, (name, args, instances[0].rule.id)
        else:
            found = encoding.attribute(name, args)
            expected = model.value(found.number) if model.holds(found.has) else None
            assert value_of(solved, name, args) == expected, (name, args)


def facts_of(encoding: Encoding, model: Model) -> Facts:
    """The facts of the case, with the day of decision."""
    case = case_of(encoding, encoding.goals.id, [one.statement for one in said(encoding, model)])
    return with_day(encoding.program, case, DAY)


def value_of(solved: Solved, name: str, args: tuple[str, ...]) -> Fraction | None:
    """The certain value of the attribute, as the solver counts it."""
    for things_, ends in solved.certain.get(name, {}):
        if things_ == args:
            match ends[0]:
                case Quantity(number):
                    return Fraction(number)
                case date() as day:
                    return Fraction(day.toordinal())
                case int() as number:
                    return Fraction(number)
                case _:
                    raise AssertionError(f"{ends[0]} is no number")
    return None
