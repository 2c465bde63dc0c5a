"""Random programs are sound, and every construct occurs in them."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings

from legalrules.datalog.clauses import Comparison, Identity, Member, Negative, Rule
from legalrules.datalog.invariants import check_program
from legalrules.datalog.program import Program
from legalrules.datalog.strata import strata
from legalrules.datalog.terms import Plus
from legalrules.testing.programs import programs

SEARCH = settings(
    max_examples=1000,
    derandomize=True,
    database=None,
    phases=(Phase.generate,),
    suppress_health_check=tuple(HealthCheck),
)


@given(made=programs())
def test_programs_are_sound(made: Program) -> None:
    """No check finds a fault: they are safe, stratified, and keep every invariant."""
    assert check_program(made) == ()


RULES: dict[str, Callable[[Rule], bool]] = {
    "a negation": lambda r: any(isinstance(literal, Negative) for literal in r.body),
    "a comparison": lambda r: any(isinstance(literal, Comparison) for literal in r.body),
    "an identity": lambda r: any(isinstance(literal, Identity) for literal in r.body),
    "a membership": lambda r: any(isinstance(literal, Member) for literal in r.body),
    "a value derived": lambda r: r.head.value is not None,
    "a day derived": lambda r: isinstance(r.head.value, Plus),
}


@pytest.mark.parametrize("construct", sorted(RULES))
def test_every_construct_of_rules_occurs(construct: str) -> None:
    """Some program has a rule with the construct."""
    find(programs(), lambda made: any(map(RULES[construct], made.rules)), settings=SEARCH)


PROGRAMS: dict[str, Callable[[Program], bool]] = {
    "recursion": lambda p: any(stratum.is_recursive for stratum in strata(p).unwrap()),
    "mutual recursion": lambda p: any(len(stratum.predicates) > 1 for stratum in strata(p).unwrap()),
    "a functional relation": lambda p: any(q.functional for q in p.predicates.values()),
    "a set": lambda p: any(q.closable for q in p.predicates.values()),
}


@pytest.mark.parametrize("construct", sorted(PROGRAMS))
def test_every_construct_of_programs_occurs(construct: str) -> None:
    """Some program has it."""
    find(programs(), PROGRAMS[construct], settings=SEARCH)
