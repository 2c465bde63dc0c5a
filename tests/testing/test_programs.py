"""The strategies give what they promise: sound programs, admitted facts, complete cases."""

from hypothesis import HealthCheck, find, given, settings
from hypothesis import strategies as st

from legalrules.datalog.admission import admit
from legalrules.datalog.clauses import Comparison, Identity, Member, Negative, Positive
from legalrules.datalog.invariants import check_program
from legalrules.datalog.program import Program
from legalrules.datalog.stated import Stated
from legalrules.datalog.strata import strata
from legalrules.testing import conformance
from legalrules.testing.conformance import Case, Step
from legalrules.testing.facts import open_matters
from legalrules.testing.programs import programs


@given(made=programs())
def test_programs_are_sound(made: Program) -> None:
    """No check finds a fault: they are safe, stratified and keep every invariant."""
    assert check_program(made) == ()


@given(case=conformance.cases())
def test_facts_are_admitted(case: Case) -> None:
    """Whatever is left open or contradicted, the facts are admitted."""
    assert admit(case.program, case.facts) == ()


@given(step=conformance.steps())
def test_additions_are_admitted_and_add(step: Step) -> None:
    """One thing more leaves no conflict and takes nothing back."""
    before, after = step.before.facts, step.after.facts
    assert admit(step.after.program, after) == ()
    assert Stated.of(step.after.program, after).set_aside == frozenset()
    assert set(before.statements) <= set(after.statements)
    assert before.named <= after.named and before.closed <= after.closed


@given(step=conformance.completed())
def test_completions_leave_nothing_open(step: Step) -> None:
    """Every sort is completely named, every atom true or false, every attribute known, without a conflict."""
    case = step.after
    assert admit(case.program, case.facts) == ()
    assert case.facts.named == set(case.program.sorts)
    assert open_matters(case.program, case.facts) == []
    assert Stated.of(case.program, case.facts).set_aside == frozenset()


@given(step=conformance.answered())
def test_answers_are_the_applicants(step: Step) -> None:
    """What is added was stated by the applicant, and is admitted."""
    more = step.after.facts.statements[len(step.before.facts.statements) :]
    assert {statement.source for statement in more} <= {"sökande"}
    assert admit(step.after.program, step.after.facts) == ()


def is_found(strategy: st.SearchStrategy[Program], wanted: object) -> bool:
    """Whether an example has what is wanted."""
    quick = settings(max_examples=500, database=None, suppress_health_check=tuple(HealthCheck), phases=())
    return bool(find(strategy, wanted, settings=quick))  # type: ignore[arg-type]
