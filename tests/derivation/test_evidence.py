"""Derivations: which one is shown, what it is made of, and that length is no obstacle."""

from itertools import pairwise

import pytest

from legalrules.datalog.clauses import Rule
from legalrules.datalog.facts import Facts
from legalrules.datalog.model import Model
from legalrules.datalog.program import Program
from legalrules.derivation.decisive import decisive
from legalrules.derivation.evidence import Evidence
from legalrules.derivation.nodes import (
    Absent,
    Applied,
    Assessed,
    Compared,
    Derivation,
    Given,
    Ground,
    Held,
    NotHeld,
    walk,
)
from legalrules.derivation.reading import Reading
from legalrules.engine.naive import Naive
from legalrules.law.citation import Citation
from legalrules.values import Scalar
from tests.derivation.build import (
    AREA,
    CASE,
    THING,
    case,
    derived,
    given,
    judged,
    program,
    rule,
    square_metres,
    states,
)


def evidence(law: Program, stated: Facts) -> Evidence:
    """The evidence of a case in reading actual, solved by the reference engine."""
    return Evidence(Reading(law, stated, Naive().solve(law, stated)))


def shown(name: str, *parts: Rule | object, facts: Facts) -> Applied:
    """The derivation of that predicate of the thing a."""
    law = program(
        derived("p"), derived("s"), given("q"), given("r"), judged("j"), given("a", value=AREA), *parts
    )  # type: ignore[arg-type]
    node = evidence(law, facts).derivation(name, ("a",))
    assert isinstance(node, Applied)
    return node


def section(node: Derivation) -> str:
    """The section that a step applies."""
    assert isinstance(node, Applied)
    assert isinstance(node.rule.origin.citation, Citation)
    return node.rule.origin.citation.section


def test_fewest_leaves_come_before_citation_order() -> None:
    """Two facts by 1 § are more than one by 2 §; 1 § is named as another ground."""
    node = shown(
        "p",
        rule("p(X) <- q(X), r(X)", 1),
        rule("p(X) <- q(X)", 2),
        facts=case(states("q(a)"), states("r(a)")),
    )
    assert section(node) == "2"
    assert [other.id for other in node.others] == ["p(X) <- q(X), r(X)"]


def test_citation_order_tells_between_equals() -> None:
    """With one leaf each, the earlier section is shown, though it takes a step more."""
    steps = (rule("p(X) <- r(X)", 10), rule("p(X) <- s(X)", 9), rule("s(X) <- q(X)", 11))
    assert section(shown("p", *steps, facts=case(states("q(a)"), states("r(a)")))) == "9"


def test_no_derivation_rests_on_itself() -> None:
    """Of p by s and s by p, the one that a fact holds up is shown."""
    steps = (rule("p(X) <- s(X)", 1), rule("s(X) <- p(X)", 2), rule("s(X) <- q(X)", 3))
    node = shown("p", *steps, facts=case(states("q(a)")))
    assert [section(one) for one in walk(node) if isinstance(one, Applied)] == ["1", "3"]


def test_names_do_not_choose() -> None:
    """Of two things that would do, the one that the case names first is shown."""
    steps = (given("e", "sak", "sak"), rule("p(X) <- e(X, Y), q(Y)"))
    said = [states(text) for text in ("e(a, b)", "e(a, c)", "q(b)", "q(c)")]
    assert [t for _, t in shown("p", *steps, facts=case(*said, things="a c b")).substitution] == ["a", "c"]


def test_premises_stand_in_the_order_of_the_body() -> None:
    """A negated premise holds its refutation, a comparison its values with their source."""
    facts = case(
        states("a(a)", square_metres("25")), states("r(a)", False), states("j(a)", True, "handläggare")
    )
    node = shown("p", rule("p(X) <- not r(X), a(X) <= 30, j(X)"), facts=facts)
    negated, compared, judged_so = node.premises
    assert isinstance(negated, NotHeld) and isinstance(negated.refutation, Given)
    assert negated.refutation.ground is Ground.STATED
    assert isinstance(compared, Compared) and isinstance(compared.left.source, Given)
    assert (compared.left.high, compared.right.low) == (square_metres("25"), square_metres("30"))
    assert isinstance(judged_so, Held) and isinstance(judged_so.derivation, Assessed)
    assert judged_so.derivation.statements[0].official == "Eva Ek"


def test_a_derived_value_shows_how_it_was_given() -> None:
    """The value of an attribute is derived as an atom is, and stands under the comparison that reads it."""
    parts = (derived("d", value=AREA), rule("d(X) := a(X) <- q(X)", 2), rule("p(X) <- d(X) > 20, q(X)"))
    facts = case(states("q(a)"), states("a(a)", square_metres("25")))
    compared = shown("p", *parts, facts=facts).premises[0]
    assert isinstance(compared, Compared) and isinstance(compared.left.source, Applied)
    value: Scalar | None = compared.left.source.value
    assert value == square_metres("25")
    assert compared.left.source.computed is not None


@pytest.mark.parametrize("holds", [True, False])
def test_long_chains_are_no_obstacle(holds: bool) -> None:
    """Neither a derivation nor a refutation is limited by Python's stack."""
    steps = 20_000  # twenty times the depth of the stack; 100 000 take ten seconds
    links = (rule(f"p{n + 1}(A) <- p{n}(A)") for n in range(steps))
    law = program(
        given("q", CASE), *(derived(f"p{n}", CASE) for n in range(steps + 1)), rule("p0(A) <- q(A)"), *links
    )
    facts = case(states("q(Ä 1)", holds))
    half = {f"p{n}": {(("Ä 1",), ()): n} for n in range(steps + 1)} if holds else {}
    found = Evidence(Reading(law, facts, Model(half, half)))
    node = (found.derivation if holds else found.refutation)(f"p{steps}", ("Ä 1",))
    assert isinstance(node, Applied if holds else Absent)
    assert sum(1 for _ in walk(node)) == steps + 2


def test_a_model_that_nothing_supports_is_refused() -> None:
    """Engines are not trusted: an atom that no rule gives, or that only itself gives, has no derivation."""
    law = program(derived("p"), rule("p(X) <- p(X)"))
    half = {"p": {(("a",), ()): 0}}
    found = Evidence(Reading(law, case(), Model(half, half)))
    with pytest.raises(ValueError, match="which no rule supports"):
        found.derivation("p", ("a",))


def test_a_model_that_lacks_a_conclusion_is_refused() -> None:
    """An atom that a rule gives has no refutation."""
    law = program(derived("p"), given("q"), rule("p(X) <- q(X)"))
    found = Evidence(Reading(law, case(states("q(a)")), Model({}, {})))
    with pytest.raises(ValueError, match="which the model lacks"):
        found.refutation("p", ("a",))


def test_atoms_of_one_circle_are_walked_once() -> None:
    """What keeps a long ring of things from holding is told once, however many of them are asked about."""
    size = 2_000
    things = [f"t{n}" for n in range(size)]
    edges = [states(f"e({one}, {other})") for one, other in pairwise([*things, "t0"])]
    law = program(
        derived("p"),
        given("e", THING, THING, closable=True),
        given("q", closable=True),
        rule("p(X) <- q(X)"),
        rule("p(Y) <- p(X), e(X, Y)", 2),
    )
    facts = case(*edges, things=" ".join(things), closed="e q")
    found = Evidence(Reading(law, facts, Model({}, {})))
    roots = [found.refutation("p", (thing,)) for thing in things]
    assert sum(isinstance(node, Absent) for node in walk(*roots)) == size
    assert len(decisive(*roots)) == 2 * size
