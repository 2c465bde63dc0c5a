"""Random facts are admitted; additions take nothing back; completions leave nothing open."""

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings

from legalrules.datalog.admission import admit
from legalrules.datalog.stated import Stated
from legalrules.testing.conformance import Case, Step, answered, cases, completed, steps
from legalrules.testing.facts import open_matters

SEARCH = settings(
    max_examples=1000,
    derandomize=True,
    database=None,
    phases=(Phase.generate,),
    suppress_health_check=tuple(HealthCheck),
)

TRAITS = {
    "a conflict": lambda c: bool(Stated.of(c.program, c.facts).set_aside),
    "two targets": lambda c: any(
        c.program.predicates[name].functional for name, _ in Stated.of(c.program, c.facts).set_aside
    ),
    "a value": lambda c: bool(Stated.of(c.program, c.facts).values),
    "something false": lambda c: bool(Stated.of(c.program, c.facts).false),
    "something open": lambda c: bool(open_matters(c.program, c.facts)),
    "a closed predicate": lambda c: bool(c.facts.closed),
    "a named sort": lambda c: bool(c.facts.named),
    "a sort without names": lambda c: not all(c.facts.entities.values()),
    "an answer to give": lambda c: bool(c.free),
}


@given(case=cases())
def test_facts_are_admitted(case: Case) -> None:
    """No random case is refused, conflicts or not."""
    assert admit(case.program, case.facts) == ()


@given(case=cases(conflicts=False))
def test_facts_are_without_conflicts_if_asked(case: Case) -> None:
    """Nothing is set aside."""
    assert Stated.of(case.program, case.facts).set_aside == frozenset()


@pytest.mark.parametrize("trait", sorted(TRAITS))
def test_every_trait_occurs(trait: str) -> None:
    """Some case has the trait."""
    find(cases(), TRAITS[trait], settings=SEARCH)


@given(step=steps())
def test_additions_take_nothing_back(step: Step) -> None:
    """What was true, false or known is so afterwards, and the case is admitted and free of conflicts."""
    before = Stated.of(step.before.program, step.before.facts)
    after = Stated.of(step.after.program, step.after.facts)
    assert admit(step.after.program, step.after.facts) == ()
    assert after.set_aside == frozenset()
    assert all(tuples <= after.true[name] for name, tuples in before.true.items())
    assert all(tuples <= after.false[name] for name, tuples in before.false.items())
    assert before.values.items() <= after.values.items()
    assert all(set(things) - {None} <= set(after.domains[sort]) for sort, things in before.domains.items())


@given(step=completed())
def test_completions_leave_nothing_open(step: Step) -> None:
    """A completion names every sort, settles every matter and is admitted."""
    facts = step.after.facts
    assert admit(step.after.program, facts) == ()
    assert facts.named == frozenset(step.after.program.sorts)
    assert open_matters(step.after.program, facts) == []
    assert Stated.of(step.after.program, facts).set_aside == frozenset()


@given(step=answered())
def test_answers_are_the_applicants(step: Step) -> None:
    """Only the applicant states more, and the case is admitted."""
    said = len(step.before.facts.statements)
    assert admit(step.after.program, step.after.facts) == ()
    assert {s.source for s in step.after.facts.statements[said:]} <= {"sökande"}
