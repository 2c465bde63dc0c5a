"""pyDatalog, kept to what it does well: it agrees with the meaning, refuses aloud, and never keeps anybody waiting."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings

from legalrules.cli import main
from legalrules.datalog.facts import Facts
from legalrules.datalog.program import Program
from legalrules.diagnostics.diagnostic import DiagnosticError
from legalrules.engine.naive import Naive
from legalrules.engine.pydatalog import PyDatalog
from legalrules.testing import conformance
from legalrules.testing.conformance import Case, Step
from legalrules.testing.statutes import statute
from tests.api.offices import EXEMPELKOMMUNEN, decided, example, text_of
from tests.derivation import build
from tests.derivation.build import THING, case, derived, program, rule, states

# A program costs a process: the suite draws few, and a long run is asked for.
EXAMPLES = int(os.environ.get("PYDATALOG_EXAMPLES", "25"))
few = settings(max_examples=EXAMPLES, deadline=None)


@pytest.fixture(scope="module")
def engine() -> Iterator[PyDatalog]:
    """An engine for all the tests, its processes ended afterwards."""
    made = PyDatalog()
    yield made
    made.close()


def closure(*more: str, size: int) -> tuple[Program, Facts]:
    """What a path of so many steps leads to, by rules that recurse as asked."""
    rules = (rule("nås(X, Y) <- steg(X, Y)"), *map(rule, more))
    step = build.given("steg", THING, THING, closable=True)
    things = [f"t{n}" for n in range(size + 1)]
    facts = [states(f"steg({one}, {other})") for one, other in pairwise(things)]
    made = program(step, derived("nås", THING, THING), derived("möts", THING, THING), *rules)
    return made, case(*facts, things=" ".join(things), closed="steg")


LINEAR = "nås(X, Z) <- nås(X, Y), steg(Y, Z)"


@few
@given(case=conformance.cases(calculates=True))
def test_agrees_with_the_meaning(engine: PyDatalog, case: Case) -> None:
    """The model is the naive engine's, in both readings and rank by rank; no such program is refused."""
    conformance.agrees_with_the_meaning(engine, case)


@few
@given(step=conformance.completed(calculates=True))
def test_meets_the_other_properties(engine: PyDatalog, step: Step) -> None:
    """What holds in the conformance suite of every engine, holds of this one."""
    conformance.certain_is_possible(engine, step.before)
    conformance.ranks_are_supported(engine, step.before)
    conformance.holds_in_every_completion(engine, step)
    conformance.collapses(engine, step)


@pytest.mark.parametrize(
    "recursion",
    [
        [LINEAR],
        ["nås(X, Z) <- steg(X, Y), nås(Y, Z)"],
        ["nås(X, Y) <- nås(Y, X)", LINEAR],
        ["nås(X, Z) <- nås(X, Y), nås(Y, Z)"],
        ["nås(X, Y) <- nås(Y, X)", "nås(X, Z) <- nås(X, Y), möts(Y, Z)", "möts(X, Y) <- nås(X, Y)"],
        ["nås(X, X) <- nås(X, Y)", "möts(X, Y) <- nås(X, Y), not steg(X, Y)"],
    ],
)
def test_recursion_of_every_kind(engine: PyDatalog, recursion: list[str]) -> None:
    """Linear to the left or right, inverse, of two at once, mutual: some of these never end in pyDatalog alone."""
    made, facts = closure(*recursion, size=4)
    assert engine.solve(made, facts) == Naive().solve(made, facts)


def test_a_statute_with_sums(engine: PyDatalog) -> None:
    """An invented statute, with thresholds, exceptions and sums, has the model that it should."""
    made = statute(80)
    assert engine.solve(made.program, made.facts) == Naive().solve(made.program, made.facts)


def test_decides_the_fireplace() -> None:
    """The first example is decided, with the certificate of the default engine."""
    text = text_of("01")
    assert decided(text, engine="pydatalog").certificate == decided(text).certificate


def test_threads_take_turns(engine: PyDatalog) -> None:
    """Four threads with one engine and one program, each with facts of its own, get each their own model."""
    made = program(build.given("q"), derived("p"), rule("p(X) <- q(X)"))

    def solved(n: int) -> bool:
        model = engine.solve(made, case(states(f"q(t{n})"), things=f"t{n}"))
        return model.certain == {"p": {((f"t{n}",), ()): 1}}

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(solved, range(40)))


def test_facts_are_not_remembered(engine: PyDatalog) -> None:
    """The same program with other facts has another model."""
    made = program(build.given("q"), derived("p"), rule("p(X) <- q(X)"))
    assert engine.solve(made, case(states("q(a)"))).certain
    assert not engine.solve(made, case(states("q(a)", False))).certain


def refusal(engine: PyDatalog, made: Program, facts: Facts) -> tuple[str, str]:
    """The code and the reason with which the engine refuses."""
    with pytest.raises(DiagnosticError) as caught:
        engine.solve(made, facts)
    (found,) = caught.value.diagnostics
    return found.code, found.found


def test_long_bodies_are_refused() -> None:
    """LR601 for a rule that pyDatalog cannot be trusted with; refusals are counted."""
    made, engine = rule("p(X) <- q(X)"), PyDatalog()
    long = program(build.given("q"), derived("p"), replace(made, body=made.body * 201))
    assert refusal(engine, long, case()) == ("LR601", "a body of 201 literals")
    assert engine.refused == 1


def test_cases_too_large_are_refused() -> None:
    """LR601 for a relation of which a million combinations may hold."""
    made, engine = program(build.given("q", THING, THING), derived("p"), rule("p(X) <- q(X, Y)")), PyDatalog()
    things = " ".join(f"t{n}" for n in range(1_000))
    assert refusal(engine, made, case(things=things)) == ("LR601", "1000000 combinations of things in q")
    assert engine.refused == 1


def test_too_long_is_given_up() -> None:
    """LR602 when the time is up, which is no refusal; with more time, the same engine finds the model."""
    engine = PyDatalog(seconds=1.5)
    long, short = closure(LINEAR, size=600), closure(LINEAR, size=3)
    assert refusal(engine, *long) == ("LR602", "no answer")
    assert engine.refused == 0
    assert len(engine.solve(*short).certain["nås"]) == 6
    engine.close()


def test_a_process_that_ends_is_replaced() -> None:
    """LR603 when the process is killed under the engine; the next case gets a new one."""
    engine, (made, facts) = PyDatalog(), closure(LINEAR, size=3)
    before = engine.solve(made, facts)
    (process,) = engine.processes()
    os.kill(process, signal.SIGKILL)
    assert refusal(engine, made, facts) == ("LR603", "the process ended")
    assert engine.solve(made, facts) == before
    engine.close()
    assert engine.processes() == ()


def test_the_command_line_rejects_no_case_for_the_engine(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An engine that gives up is reported as that: the case is neither decided nor rejected."""
    monkeypatch.setattr(PyDatalog.__init__, "__defaults__", (0.01,))
    arguments = ["--law", str(EXEMPELKOMMUNEN), "--day", "2026-01-20", "--engine", "pydatalog"]
    assert main(["decide", str(example("01")), *arguments]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "LR602" in printed.err
    assert "Ingenting är avgjort" in printed.err
