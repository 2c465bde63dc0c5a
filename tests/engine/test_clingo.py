"""Clingo, which shares no code with us, finds the same model of complete cases, and keeps within ours of open ones."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given

from legalrules.datalog.arithmetic import order
from legalrules.datalog.facts import Facts
from legalrules.datalog.model import Half, Model
from legalrules.datalog.program import Program
from legalrules.engine.seminaive import Seminaive
from legalrules.testing import conformance
from legalrules.testing.conformance import Case, Step
from legalrules.values import Infinity
from tests.engine import clingo_oracle
from tests.engine.clingo_oracle import Atoms, code


def atoms(half: Half) -> Atoms:
    """The tuples of a certain half as the oracle writes them."""
    return frozenset(
        (name, tuple(str(thing) for thing in args), code(ends[0]) if ends else "")
        for name, tuples in half.items()
        for args, ends in tuples
    )


@given(step=conformance.completed())
def test_a_complete_case_has_clingos_model(step: Step) -> None:
    """Of a complete case, the certain half is the answer set."""
    case = step.after
    model = Seminaive().solve(case.program, case.facts)
    assume(not conformance.has_two_values(model))
    assert atoms(model.certain) == clingo_oracle.solve(case.program, case.facts)


@given(case=conformance.cases())
def test_clingos_completions_keep_within_the_halves(case: Case) -> None:
    """What is sann is in every answer set over the completions, and what is in some answer set is not falsk."""
    model = Seminaive().solve(case.program, case.facts)
    cautious, brave = clingo_oracle.consequences(case.program, _with_one_more(case.program, case.facts))
    assert atoms(model.certain) <= cautious
    assert_possible(model, brave, {name for names in case.facts.entities.values() for name in names})


def _with_one_more(program: Program, facts: Facts) -> Facts:
    """The facts with a thing of each sort that is not completely named: what nobody has named might exist."""
    more = {sort: () if sort in facts.named else (f"{sort}-x",) for sort in program.sorts}
    return replace(
        facts,
        entities={sort: (*facts.entities[sort], *more[sort]) for sort in program.sorts},
        named=frozenset(program.sorts),
    )


def assert_possible(model: Model, brave: Atoms, things: set[str]) -> None:
    """Every atom about these things is possible; the value of an attribute lies within ends that are."""
    for name, args, value in brave:
        if things.issuperset(args):
            found = [ends for other, ends in model.possible.get(name, {}) if other == args]
            assert found, (name, args)
            if value:
                lows, highs = zip(*found, strict=True)
                low, high = min(lows, key=order), max(highs, key=order)
                assert isinstance(low, Infinity) or int(code(low)) <= int(value)
                assert isinstance(high, Infinity) or int(value) <= int(code(high))
