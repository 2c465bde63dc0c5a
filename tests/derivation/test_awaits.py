"""What open goals wait for."""

from legalrules.datalog.clauses import Rule
from legalrules.datalog.facts import Facts
from legalrules.datalog.program import Predicate
from legalrules.derivation.awaits import awaits
from legalrules.derivation.reading import Reading
from legalrules.engine.naive import Naive
from tests.derivation.build import AREA, THING, case, derived, given, judged, program, rule, states

SOME = (
    derived("p"),
    derived("s"),
    derived("d", value=AREA),
    given("q", sources=("sökande", "register")),
    given("r"),
    judged("j"),
    given("a", value=AREA),
    given("e", THING, THING, closable=True),
)


def awaited(*rules: Rule | Predicate, facts: Facts) -> list[str]:
    """What p of the thing a waits for, as name(arguments)."""
    law = program(*SOME, *rules)
    found = awaits(Reading(law, facts, Naive().solve(law, facts)), [("p", ("a",))])
    return [
        f"{one.atom.predicate.name}({', '.join(thing or '?' for thing in one.atom.args)})" for one in found
    ]


def test_only_what_is_open_is_awaited() -> None:
    """A fact that is known, and a rule that has failed, are not asked about."""
    rules = (rule("p(X) <- q(X), r(X), j(X)", 1), rule("p(X) <- s(X), r(X)", 2))
    assert awaited(*rules, facts=case(states("q(a)"))) == ["r(a)", "j(a)"]


def test_awaiting_goes_through_conclusions() -> None:
    """What is concluded waits for what it is concluded from, negated or not, and compared values too."""
    rules = (
        rule("p(X) <- s(X), not j(X)"),
        rule("s(X) <- d(X) <= 30, r(X)"),
        rule("d(X) := a(X) <- q(X)"),
    )
    assert awaited(*rules, facts=case(states("q(a)"))) == ["a(a)", "r(a)", "j(a)"]


def test_a_settled_goal_waits_for_nothing() -> None:
    """Neither what holds nor what does not."""
    assert awaited(rule("p(X) <- q(X)"), facts=case(states("q(a)"))) == []
    assert awaited(rule("p(X) <- q(X)"), facts=case(states("q(a)", False))) == []


def test_things_nobody_named_are_asked_about() -> None:
    """Whether there is a further thing is a question of its own."""
    assert awaited(rule("p(X) <- e(X, Y), q(Y)"), facts=case(named=False)) == [
        "e(a, a)",
        "q(a)",
        "e(a, ?)",
        "q(?)",
    ]


def test_contested_facts_are_marked() -> None:
    """What two sources say differently is open, and said to be contested."""
    law = program(*SOME, rule("p(X) <- q(X)"))
    facts = case(states("q(a)"), states("q(a)", False, "register"))
    (one,) = awaits(Reading(law, facts, Naive().solve(law, facts)), [("p", ("a",))])
    assert one.contested


def test_a_value_within_a_range_is_awaited_only_if_it_matters() -> None:
    """The declared range ends at 1000."""
    assert awaited(rule("p(X) <- a(X) <= 1000, r(X)"), facts=case()) == ["r(a)"]
    assert awaited(rule("p(X) <- a(X) <= 30, r(X)"), facts=case(states("r(a)"))) == ["a(a)"]
