"""Random programs are sound, and every construct occurs in them."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings

from legalrules.datalog.clauses import Comparison, Identity, Member, Negative, Positive, Rule
from legalrules.datalog.invariants import check_program
from legalrules.datalog.program import Program
from legalrules.datalog.strata import strata
from legalrules.datalog.terms import (
    Aggregate,
    Arithmetic,
    Expression,
    Plus,
    Quotient,
    Rounded,
    WorkingDay,
    within,
)
from legalrules.testing.programs import programs
from legalrules.values import AggregateOperator, ArithmeticOperator

SEARCH = settings(
    max_examples=1000,
    derandomize=True,
    database=None,
    phases=(Phase.generate,),
    suppress_health_check=tuple(HealthCheck),
)


@given(made=programs(calculates=True))
def test_programs_are_sound(made: Program) -> None:
    """No check finds a fault: they are safe, stratified, and keep every invariant."""
    assert check_program(made) == ()


def expressions(rule: Rule) -> Iterator[Expression]:
    """Every expression in a rule, those in aggregates included."""
    sides = [side for lit in rule.body if isinstance(lit, Comparison) for side in (lit.left, lit.right)]
    for side in [*sides, *([rule.head.value] if rule.head.value is not None else [])]:
        for found in within(side):
            yield found
            if isinstance(found, Aggregate) and found.of is not None:
                yield from within(found.of)


def computes(kind: type[Expression], **members: object) -> Callable[[Rule], bool]:
    """Whether a rule has an expression of the kind, with these members."""
    return lambda rule: any(
        isinstance(found, kind) and all(getattr(found, name) == value for name, value in members.items())
        for found in expressions(rule)
    )


RULES: dict[str, Callable[[Rule], bool]] = {
    **{f"aggregate {op.value}": computes(Aggregate, operator=op) for op in AggregateOperator},
    **{f"arithmetic {op.value}": computes(Arithmetic, operator=op) for op in ArithmeticOperator},
    "a quotient": computes(Quotient),
    "a rounding": computes(Rounded),
    "a working day": computes(WorkingDay),
    "a premise without arguments": lambda r: any(isinstance(b, Positive) and not b.atom.args for b in r.body),
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
    find(programs(calculates=True), lambda made: any(map(RULES[construct], made.rules)), settings=SEARCH)


PROGRAMS: dict[str, Callable[[Program], bool]] = {
    "recursion": lambda p: any(stratum.is_recursive for stratum in strata(p).unwrap()),
    "mutual recursion": lambda p: any(len(stratum.predicates) > 1 for stratum in strata(p).unwrap()),
    "a functional relation": lambda p: any(q.functional for q in p.predicates.values()),
    "a set": lambda p: any(q.closable for q in p.predicates.values()),
    "a constraint": lambda p: any(goals.constraints for goals in p.case_types.values()),
}


@pytest.mark.parametrize("construct", sorted(PROGRAMS))
def test_every_construct_of_programs_occurs(construct: str) -> None:
    """Some program has it."""
    find(programs(calculates=True), PROGRAMS[construct], settings=SEARCH)
