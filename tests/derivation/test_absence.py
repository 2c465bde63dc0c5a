"""Refutations: every rule tried, the item on which it fails, and the kinds of absence told apart."""

from legalrules.datalog.clauses import Role, Rule
from legalrules.datalog.facts import Facts
from legalrules.datalog.program import Aspect, Predicate
from legalrules.derivation.decisive import decisive, exceptions
from legalrules.derivation.nodes import (
    Absent,
    Applied,
    Circular,
    Compared,
    Given,
    Ground,
    Held,
    NoOther,
    NotHeld,
    NothingOfSort,
    NoValue,
)
from tests.derivation.build import AREA, THING, case, derived, given, program, rule, square_metres, states
from tests.derivation.test_evidence import evidence

SOME = (
    derived("p"),
    derived("s"),
    given("q"),
    given("r"),
    given("a", value=AREA),
    given("e", THING, THING, closable=True),
    given("f", THING, THING, functional=True),
)


def refuted(*rules: Rule | Predicate, facts: Facts) -> Absent:
    """The refutation of p of the thing a."""
    node = evidence(program(*SOME, *rules), facts).refutation("p", ("a",))
    assert isinstance(node, Absent)
    return node


def test_every_rule_is_tried() -> None:
    """Each attempt names the item that fails, in the order of the law."""
    facts = case(states("q(a)", False), states("r(a)"), states("a(a)", square_metres("40")))
    node = refuted(rule("p(X) <- r(X), q(X)", 1), rule("p(X) <- a(X) <= 30, r(X)", 2), facts=facts)
    assert [str(attempt.item) for attempt in node.attempts] == [
        "T 1 kap. 1 § första stycket 2",
        "T 1 kap. 2 § första stycket 1",
    ]
    given_false, compared = (attempt.failure for attempt in node.attempts)
    assert isinstance(given_false, NotHeld) and isinstance(given_false.refutation, Given)
    assert isinstance(compared, Compared) and compared.left.low == square_metres("40")


def test_further_items_that_fail_are_named() -> None:
    """The fact is shown before the conclusion that was not reached, which is named beside it."""
    node = refuted(rule("p(X) <- s(X), q(X)"), facts=case(states("q(a)", False)))
    (attempt,) = node.attempts
    assert str(attempt.item) == "T 1 kap. 1 § första stycket 2"
    assert [str(cited) for cited in attempt.also] == ["T 1 kap. 1 § första stycket 1"]


def test_no_provision_gives_it() -> None:
    """An atom that no rule concludes has a refutation without attempts, which is a leaf."""
    node = refuted(facts=case())
    assert node.attempts == ()
    assert decisive(node) == (node,)


def test_an_exception_excludes_it() -> None:
    """The exception is found under the step that only carries the effect on."""
    parts = (
        derived("i", aspect=Aspect.IMPOSED),
        derived("x", aspect=Aspect.EXEMPT),
        rule("i(X) <- q(X)", 1, role=Role.IMPOSES),
        rule("x(X) <- r(X)", 2, role=Role.EXEMPTS),
        rule("s(X) <- i(X), not x(X)", 1, role=Role.STANDS),
        rule("p(X) <- s(X)", role=Role.PROMOTES),
    )
    node = refuted(*parts, facts=case(states("q(a)"), states("r(a)")))
    (exception,) = exceptions(node)
    assert isinstance(exception, Applied)
    assert exception.rule.id == "x(X) <- r(X)"


def test_no_exception_is_told_where_nothing_was_imposed() -> None:
    """That no provision gives it comes before that an exception would have taken it away."""
    parts = (
        derived("i", aspect=Aspect.IMPOSED),
        derived("x", aspect=Aspect.EXEMPT),
        rule("i(X) <- q(X)", 1, role=Role.IMPOSES),
        rule("x(X) <- r(X)", 2, role=Role.EXEMPTS),
        rule("p(X) <- i(X), not x(X)", 1, role=Role.STANDS),
    )
    node = refuted(*parts, facts=case(states("q(a)", False), states("r(a)")))
    assert exceptions(node) == ()
    assert isinstance(node.attempts[0].failure, NotHeld)


def test_a_lapsed_regime_is_one_line() -> None:
    """Rules of a rättsläge that does not apply are folded, whatever else would fail in them."""
    parts = (
        Predicate("g", (THING,), derived("g").sourcing, aspect=Aspect.APPLIES, regime="2011"),
        rule("p(X) <- g(X), q(X)", regime="2011"),
        rule("p(X) <- g(X), r(X)", regime="2011"),
    )
    node = refuted(*parts, facts=case(states("q(a)", False)))
    assert node.attempts == ()
    (lapsed,) = node.lapsed
    assert lapsed.regime == "2011"
    assert len(lapsed.rules) == 2


def test_a_circle_is_shown_whole() -> None:
    """p by s and s by p hold nothing up; the fact that could have is the only leaf."""
    steps = (rule("p(X) <- s(X)", 1), rule("s(X) <- p(X)", 2), rule("s(X) <- q(X)", 3))
    node = refuted(*steps, facts=case(states("q(a)", False)))
    assert node.circle is not None
    assert [member.atom.predicate.name for member in node.circle.members] == ["p", "s"]
    assert isinstance(node.attempts[0].failure, Circular)
    (leaf,) = decisive(node)
    assert isinstance(leaf, Given)


def test_a_closed_set_fails_at_once() -> None:
    """No attempt for each thing: one for the tuple that was stated, one for all others."""
    facts = case(states("e(a, b)"), states("q(b)", False), things="a b c d", closed="e")
    node = refuted(rule("p(X) <- e(X, Y), q(Y)"), facts=facts)
    others, stated = (attempt.failure for attempt in node.attempts)
    assert isinstance(others, NoOther)
    assert (others.known, others.ground) == ((("a", "b"),), Ground.CLOSED)
    assert isinstance(stated, NotHeld)


def test_an_en_relation_excludes_all_others() -> None:
    """The statement that there is another is what the absence rests on."""
    node = refuted(
        rule("p(X) <- f(X, Y), q(Y)"), facts=case(states("f(a, b)"), states("q(b)", False), things="a b")
    )
    others = node.attempts[0].failure
    assert isinstance(others, NoOther)
    assert (others.ground, others.statements[0].args) == (Ground.EXCLUDED, ("a", "b"))


def test_nothing_of_the_sort_is_named() -> None:
    """A rule about a thing of a sort that the case names completely, and has none of."""
    law = program(given("c", "ärende"), given("q"), rule("bifall(A) <- q(X), X in sak, c(A)"))
    node = evidence(law, case(things="")).refutation("bifall", ("Ä 1",))
    assert isinstance(node, Absent)
    assert isinstance(node.attempts[0].failure, NothingOfSort)


def test_an_attribute_without_value() -> None:
    """A value that reads one that no provision gives has none; the comparison fails on that."""
    parts = (
        derived("d", value=AREA),
        derived("d2", value=AREA),
        rule("d2(X) := d(X) <- q(X)"),
        rule("p(X) <- d2(X) > 1, q(X)"),
    )
    compared = refuted(*parts, facts=case(states("q(a)"))).attempts[0].failure
    assert isinstance(compared, Compared) and isinstance(compared.left.source, Absent)
    assert isinstance(compared.left.source.attempts[0].failure, NoValue)


def test_things_that_nobody_named_are_tried_too() -> None:
    """While things may be unnamed, a rule about any thing fails for the unnamed one as well."""
    node = refuted(rule("p(X) <- e(X, Y), s(Y)"), facts=case(things="a", named=False))
    assert [thing for attempt in node.attempts for _, thing in attempt.substitution] == ["a", "a", "a", None]


def test_a_refuted_negation_shows_what_holds() -> None:
    """The failure is the derivation of the atom negated."""
    failure = refuted(rule("p(X) <- not q(X)"), facts=case(states("q(a)"))).attempts[0].failure
    assert isinstance(failure, Held)
    assert isinstance(failure.derivation, Given)
