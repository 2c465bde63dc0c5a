"""What no lowered program breaks (LR405): programs made by hand that do."""

from dataclasses import replace
from decimal import Decimal

import pytest

from legalrules.datalog.clauses import Rule
from legalrules.datalog.invariants import check_invariants, check_program
from legalrules.datalog.program import CaseGoals, CaseOutcome, Predicate
from legalrules.datalog.terms import AttributeOf, Plus
from legalrules.law.concept import Sourcing
from legalrules.values import DateType, DecimalType, EnumerationType, IntegerType, Period, TextType
from tests.derivation.build import AREA, CASE_TYPE, derived, given, program, rule, variable

COLOUR = EnumerationType(("röd", "grön"))
DECLARED = (
    given("q"),
    given("yta", value=AREA),
    given("höjd", value=DecimalType("m")),
    given("antal", value=IntegerType()),
    given("dagen", value=DateType()),
    given("färg", value=COLOUR),
    given("kulör", value=COLOUR),
    derived("p"),
    derived("frist", value=DateType()),
)


def messages(*parts: Predicate | Rule, goals: CaseGoals = CASE_TYPE) -> list[str]:
    """The messages of the broken invariants, all LR405 with what was found and required."""
    faults = list(check_invariants(program(*DECLARED, *parts, goals=goals)))
    assert all(fault.code == "LR405" and fault.required and fault.hint for fault in faults)
    return [fault.message for fault in faults]


def test_a_sound_program_breaks_none() -> None:
    """Rules and declarations as lowering makes them are silent."""
    assert messages(rule("p(X) <- q(X), yta(X) <= 30"), rule("frist(X) := dagen(X) + 3 days <- q(X)")) == []


@pytest.mark.parametrize(
    ("declared", "message"),
    [
        (derived("i", "sak", "sak"), "it cannot be functional"),
        (given("i"), "it cannot be functional"),
        (given("i", "sak", "sak", value=AREA), "it cannot be functional"),
    ],
)
def test_functional_relations_are_stated_and_of_two_things(declared: Predicate, message: str) -> None:
    """`en` is for a stated relation with a last argument to be one of."""
    assert messages(replace(declared, functional=True)) == [f"i: {message}"]


@pytest.mark.parametrize("declared", [derived("m"), given("m", value=AREA)])
def test_only_stated_predicates_are_closed(declared: Predicate) -> None:
    """`mängd` is for stated predicates without value."""
    assert messages(replace(declared, closable=True)) == ["m: it cannot be closed by a case"]


@pytest.mark.parametrize("value", [COLOUR, TextType()])
def test_derived_attributes_have_an_order(value: EnumerationType | TextType) -> None:
    """Names and texts are stated, never derived."""
    assert messages(derived("namn", value=value)) == ["namn: such an attribute cannot be derived"]


@pytest.mark.parametrize(
    ("predicate", "message"),
    [
        (given("x", value=EnumerationType(())), "its names are faulty"),
        (given("x", value=EnumerationType(("a", "a"))), "its names are faulty"),
        (given("x", value=IntegerType(2, 1)), "its range is empty"),
        (given("x", value=DecimalType("m", Decimal(2), Decimal(1))), "its range is empty"),
        (given("x", "ting"), "it is about an undeclared sort"),
        (Predicate("x", ("sak",), Sourcing.DERIVED, sources=("register",)), "it is derived and has sources"),
    ],
)
def test_declarations_are_sound(predicate: Predicate, message: str) -> None:
    """Types have values, sorts are declared, and nobody states what is derived."""
    assert messages(predicate) == [f"x: {message}"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("q(X) <- p(X)", "q is stated"),
        ("p(X) := 30 <- q(X)", "p is concluded wrongly"),
        ("frist(X) <- q(X)", "frist is concluded wrongly"),
        ("frist(X) := 30 <- q(X)", "the value of frist is of another type"),
        ("p(X) <- q(X), yta(X)", "yta has a value and neither holds nor fails to hold"),
        ("p(X) <- q(X), not yta(X)", "yta has a value and neither holds nor fails to hold"),
        ("p(X) <- q(X), yta(X) <= höjd(X)", "the sides of a comparison differ"),
        ("p(X) <- q(X), antal(X) <= 30", "the sides of a comparison differ"),
        ("p(X) <- q(X), färg(X) < kulör(X)", "a value of the type enumeration has no order"),
        ("p(X) <- q(X), q(X) = q(X)", "q has no value"),
        ("p(X) <- q(X), dagen(X) + 1001 days = dagen(X)", "a period is too long"),
    ],
)
def test_rules_are_sound(text: str, message: str) -> None:
    """Heads are derived, sides have one type and unit, attributes have values."""
    assert f"{message} (rule {text})" in messages(rule(text))


def test_periods_are_added_to_days() -> None:
    """An area plus a period is nothing."""
    made = rule("p(X) <- q(X), dagen(X) = dagen(X)")
    sides = Plus(AttributeOf("yta", (variable("X"),)), Period(days=1))
    broken = replace(made, body=(made.body[0], replace(made.body[1], left=sides)))  # type: ignore[call-arg]
    assert messages(broken) == [f"a period is added to what is no day (rule {made.id})"]


def test_rule_ids_are_unique() -> None:
    """Two rules of one id are both named."""
    assert (
        messages(rule("p(X) <- q(X)"), rule("p(X) <- q(X)"))
        == ["the id is not its own (rule p(X) <- q(X))"] * 2
    )


@pytest.mark.parametrize(
    ("goals", "message"),
    [
        (replace(CASE_TYPE, outcomes=()), "the outcomes of fall are faulty"),
        (replace(CASE_TYPE, outcomes=CASE_TYPE.outcomes * 2), "the outcomes of fall are faulty"),
        (replace(CASE_TYPE, outcomes=(CaseOutcome("x", "p"),)), "fall cannot end by p"),
        (replace(CASE_TYPE, day="dagen"), "fall has no day of decision"),
        (replace(CASE_TYPE, follow_up_share=Decimal(2)), "fall follows up an impossible share"),
        (replace(CASE_TYPE, sort="fall"), "fall is of an undeclared sort"),
    ],
)
def test_case_types_are_sound(goals: CaseGoals, message: str) -> None:
    """What a case type names exists, concerns the case and can play its part."""
    assert message in messages(goals=goals)


def test_all_checks_are_made_at_once() -> None:
    """A program with a fault of safety, a broken invariant and a negative cycle is told all three."""
    parts = (rule("p(X) <- q(X), not q(Y)"), rule("q(X) <- p(X)"), rule("p(X) <- q(X), not p(X)"))
    assert [fault.code for fault in check_program(program(*DECLARED, *parts))] == ["LR402", "LR405", "LR401"]
