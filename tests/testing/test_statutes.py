"""The invented statutes are what the benchmark says of them."""

from __future__ import annotations

import pytest

from bench.stages import decided
from bench.subjects import from_statute
from legalrules.datalog.admission import admit
from legalrules.datalog.invariants import check_program
from legalrules.engine.naive import Naive
from legalrules.engine.seminaive import Seminaive
from legalrules.testing.statutes import statute


@pytest.mark.parametrize("calculates", [False, True])
def test_statutes_are_sound(calculates: bool) -> None:
    """No fault in the program, and the case is admitted."""
    made = statute(120, calculates=calculates)
    assert check_program(made.program) == ()
    assert admit(made.program, made.facts) == ()


def test_sizes() -> None:
    """Twenty rules to a chapter and six for the outcomes; forty-three facts whatever the size."""
    assert [len(statute(n).program.rules) for n in (200, 1_000, 2_000)] == [206, 1_006, 2_006]
    assert [len(statute(n).facts.statements) for n in (200, 2_000)] == [43, 43]


def test_a_case_touches_what_it_is_said_to() -> None:
    """The model of the case grows with the chapters touched, and not with the law."""
    made = [statute(200), statute(2_000), statute(2_000, touched=8)]
    models = [Seminaive().solve(one.program, one.facts) for one in made]
    assert [sum(map(len, model.certain.values())) for model in models] == [54, 54, 102]


def test_engines_agree_on_a_statute() -> None:
    """The default engine has the model of the naive one, sums included."""
    made = statute(80)
    assert Seminaive().solve(made.program, made.facts) == Naive().solve(made.program, made.facts)


def test_the_benchmark_decides_as_the_use_case_does() -> None:
    """The stages that are timed end in a certificate that the kernel accepts."""
    made = from_statute("lag", statute(80, calculates=False))
    assert b'"outcome":"bifall"' in decided(made, Seminaive())
