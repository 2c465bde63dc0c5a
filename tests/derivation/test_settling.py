"""What can settle an open case."""

from legalrules.datalog.clauses import Rule
from legalrules.datalog.facts import Facts
from legalrules.datalog.program import CaseGoals, CaseOutcome, Predicate
from legalrules.derivation.settling_answers import Range
from legalrules.derivation.settling_labels import Bounds
from legalrules.derivation.settling_sets import Questions, Settling, questions
from legalrules.engine.naive import Naive
from tests.derivation.build import AREA, CASE, THING, case, derived, given, judged, program, rule, states

FALL = CaseGoals("fall", CASE, "dag", (CaseOutcome("bifall", "bifall", "delegerad"),), ("hinder",))
SOME = (
    given("q"),
    given("r"),
    judged("j"),
    given("e", closable=True),
    given("a", value=AREA),
    derived("p"),
    derived("d", value=AREA),
    derived("hinder", CASE),
)


def asked(*rules: Rule | Predicate, facts: Facts, bounds: Bounds = Bounds()) -> Questions:  # noqa: B008
    """The questions of the case; it is granted if p holds of something."""
    law = program(*SOME, rule("bifall(A) <- p(X), A in ärende", 9), *rules, goals=FALL)
    model = Naive().solve(law, facts)
    return questions(
        law, facts, case_type="fall", case="Ä 1", model=model, solve=Naive().solve, bounds=bounds
    )


def told(found: Questions, goal: str | None, value: bool) -> list[str]:
    """The sets that make the goal so, in words."""
    one = next(one for one in found.settlings if (one.goal, one.value) == (goal, value))
    return [
        " + ".join(f"{_name(a.unknown.name, a.unknown.args)}: {_replies(a.replies)}" for a in s.answers)
        for s in one.sets
    ]


def _name(name: str, args: tuple[str | None, ...]) -> str:
    return f"{name}({', '.join(thing or '?' for thing in args)})" if args else name


def _replies(replies: tuple[bool | Range, ...]) -> str:
    return " or ".join(str(one) if isinstance(one, bool) else _range(one) for one in replies)


def _range(one: Range) -> str:
    low = "" if one.low is None else f"{'>' if one.after else '>='}{one.low.number}"  # type: ignore[union-attr]
    high = "" if one.high is None else f"{'<' if one.before else '<='}{one.high.number}"  # type: ignore[union-attr]
    return low + high


def test_every_premise_that_is_open_is_in_the_set() -> None:
    """To hold, a conclusion needs all of one rule; to fail, something in each."""
    found = asked(rule("p(X) <- q(X), j(X)"), rule("p(X) <- r(X)", 2), facts=case())
    assert told(found, "bifall", True) == ["r(a): True", "q(a): True + j(a): True"]
    assert told(found, "bifall", False) == ["q(a): False + r(a): False", "j(a): False + r(a): False"]


def test_an_input_that_cannot_matter_is_not_asked_for() -> None:
    """With r false, nothing can be said of q that changes the answer of its rule."""
    rules = (rule("p(X) <- q(X), r(X)"), rule("p(X) <- j(X)", 2))
    found = asked(*rules, facts=case(states("r(a)", False)))
    assert [question.unknown.name for question in found.questions] == ["j"]


def test_the_condition_on_a_value_is_told() -> None:
    """Of a limit and of two: at the limit, below it, and between."""
    found = asked(rule("p(X) <- a(X) <= 30, a(X) > 10.5, X in sak"), facts=case())
    assert told(found, "bifall", True) == ["a(a): >10.5<=30"]
    assert told(found, "bifall", False) == ["a(a): <=10.5 or >30"]


def test_a_value_that_rules_give_is_settled_through_them() -> None:
    """A derived value is what its rule gives, if that applies."""
    rules = (rule("d(X) := a(X) <- q(X)"), rule("p(X) <- d(X) < 20, X in sak", 2))
    found = asked(*rules, facts=case())
    assert told(found, "bifall", True) == ["q(a): True + a(a): <20"]
    assert told(found, "bifall", False) == ["q(a): False", "a(a): >=20"]


def test_closing_a_set_and_naming_all_things_are_answers() -> None:
    """That nothing is said of things nobody has named settles nothing, until somebody says that there are none."""
    found = asked(rule("p(X) <- e(X)"), facts=case(states("e(a)", False), named=False))
    assert told(found, "bifall", True) == ["e(?): True"]
    assert told(found, "bifall", False) == ["e: True", "sak: True"]


def test_a_circle_fails_only_from_outside() -> None:
    """Of two atoms that rest on each other, neither holds unless something else gives one of them."""
    rules = (derived("s"), rule("p(X) <- s(X)"), rule("s(X) <- p(X)", 2), rule("s(X) <- q(X)", 3))
    found = asked(*rules, facts=case())
    assert (told(found, "bifall", True), told(found, "bifall", False)) == (["q(a): True"], ["q(a): False"])


def test_the_case_is_decided_only_with_delegation_and_without_obstacles() -> None:
    """All three belong to what decides."""
    rules = (
        rule("p(X) <- q(X)"),
        rule("delegerad(A) <- r(X), A in ärende", 2),
        rule("hinder(A) <- j(X), A in ärende", 3),
    )
    found = asked(*rules, facts=case())
    assert told(found, None, True) == ["q(a): True + r(a): True + j(a): False"]
    assert [(one.unknown.name, one.sets) for one in found.questions] == [("q", 3), ("r", 1), ("j", 1)]


def test_sets_past_the_bound_are_said_to_be_missing() -> None:
    """Nothing is listed that is larger than the bound, and the list says so."""
    found = asked(rule("p(X) <- q(X), r(X), j(X)"), facts=case(), bounds=Bounds(2, 40))
    assert [Settling("bifall", True, (), True)] == [s for s in found.settlings if s.value and s.goal]
    assert found.truncated


def test_what_sources_contradict_each_other_about_is_no_question() -> None:
    """A conflict is for a person to resolve: no further answer does."""
    facts = case(states("q(a)"), states("q(a)", False, source="register"))
    assert asked(rule("p(X) <- q(X)"), facts=facts).questions == ()


def test_things_are_the_same_or_not() -> None:
    """Of the same thing nothing need be asked twice."""
    found = asked(rule("p(X) <- q(X), q(Y), X != Y"), facts=case(states("q(a)"), things="a b"))
    assert told(found, "bifall", True) == ["q(b): True"]
    assert THING not in {question.unknown.name for question in found.questions}
