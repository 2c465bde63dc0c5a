"""Rules whose variables nothing binds, or whose atoms do not fit the declarations."""

from dataclasses import replace

import pytest

from legalrules.datalog.clauses import Atom, Identity, Member, Positive, Rule
from legalrules.datalog.safety import check_safety
from legalrules.datalog.terms import Variable
from legalrules.diagnostics.diagnostic import Diagnostic
from legalrules.source import Span
from tests.derivation.build import AREA, derived, given, program, rule, variable

SPAN = Span("lag", 3, 1, 3, 9)
DECLARED = (given("q"), given("yta", value=AREA), given("par", "sak", "sak"), derived("p"))


def faults(made: Rule) -> list[Diagnostic]:
    """The faults of one rule, as if it stood at SPAN."""
    return list(check_safety(program(*DECLARED, replace(made, origin=replace(made.origin, span=SPAN)))))


@pytest.mark.parametrize("text", ["p(X) <- q(X), not par(X, X)", "p(X) <- X in sak, yta(X) <= 30"])
def test_a_bound_variable_may_stand_anywhere(text: str) -> None:
    """A positive atom or a membership binds a variable for negations, comparisons and the head."""
    assert faults(rule(text)) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("p(X) <- q(X), not q(Y)", "a negation"),
        ("p(X) <- q(X), yta(Y) <= 30", "a comparison"),
        ("p(X) <- q(X), X != Y", "an identity"),
        ("p(Y) <- q(X)", "the conclusion"),
    ],
)
def test_an_unbound_variable_is_refused(text: str, place: str) -> None:
    """LR402 names the variable, says where it stands, and cites the provision."""
    (fault,) = faults(rule(text))
    assert (fault.code, fault.found, fault.span) == ("LR402", "Y", SPAN)
    assert f"Y stands only in {place}" in fault.message
    assert fault.section == "T 1 kap. 1 § första stycket"
    assert fault.required and fault.hint


@pytest.mark.parametrize("text", ["p(X) <- q(X), not q(X, X)", "p(X) <- q(X), yta(X, X) <= 30"])
def test_a_wrong_number_of_things_is_refused(text: str) -> None:
    """LR403 gives the sorts found and those required."""
    (fault,) = faults(rule(text))
    assert (fault.code, fault.found, fault.required) == ("LR403", "sak, sak", "sak")


def test_a_wrong_sort_is_refused() -> None:
    """LR403: a case stands where a thing is required."""
    (fault,) = faults(rule("p(X) <- q(X), q(A)"))
    assert (fault.code, fault.found, fault.required) == ("LR403", "ärende", "sak")


def test_one_variable_has_one_sort() -> None:
    """LR403: two variables of one name and different sorts are one slip of the pen."""
    made = rule("p(X) <- q(X)")
    (fault,) = faults(replace(made, body=(*made.body, Member(Variable("X", "ärende")))))
    assert fault.code == "LR403"
    assert "of two sorts, sak and ärende" in fault.message


def test_identity_is_within_a_sort() -> None:
    """LR403: a case and a thing are not compared."""
    made = rule("p(X) <- q(X), A in ärende")
    (fault,) = faults(replace(made, body=(*made.body, Identity(variable("X"), variable("A"), True))))
    assert (fault.code, fault.found, fault.required) == ("LR403", "ärende", "sak")


def test_an_undeclared_sort_is_refused() -> None:
    """LR403 with the nearest sort."""
    made = rule("p(X) <- q(X)")
    found = faults(replace(made, body=(*made.body, Member(Variable("Z", "sakk")))))
    assert [(f.code, f.hint) for f in found] == [("LR403", "did you mean “sak”?")]


def test_an_undeclared_predicate_is_refused() -> None:
    """LR404 with the nearest name."""
    made = rule("p(X) <- q(X)")
    found = faults(replace(made, body=(*made.body, Positive(Atom("ytan", (variable("X"),))))))
    assert [(f.code, f.found, f.hint) for f in found] == [("LR404", "ytan", "did you mean “yta”?")]
