"""Small programs whose models are written out, in both readings, for every engine."""

from dataclasses import replace
from datetime import date

import pytest

from legalrules.datalog.clauses import Comparison, Rule
from legalrules.datalog.facts import Facts
from legalrules.datalog.model import Half
from legalrules.datalog.program import Predicate, Program
from legalrules.datalog.terms import Aggregate, Atom, AttributeOf, Plus, Value, Variable
from legalrules.engine import ENGINES, Engine
from legalrules.values import ABOVE, BELOW, AggregateOperator, DateType, Operator, Period
from tests.derivation.build import AREA, THING, case, derived, given, program, rule, square_metres, states

every_engine = pytest.mark.parametrize("engine", [make() for make in ENGINES.values()], ids=list(ENGINES))


def shown(half: Half) -> str:
    """The tuples as `p(a)1`: predicate, things (* for the unnamed), rank."""
    tuples = (
        f"{name}({', '.join(thing or '*' for thing in args)}){rank}"
        for name, found in half.items()
        for (args, _), rank in found.items()
    )
    return " ".join(sorted(tuples))


def model(engine: Engine, made: Program, facts: Facts, *free: str) -> tuple[str, str]:
    """The certain and the possible half, shown."""
    found = engine.solve(made, facts, frozenset(free))
    return shown(found.certain), shown(found.possible)


Q, R = given("q"), given("r")


def made(*parts: Predicate | Rule) -> Program:
    """A program in which q and r are stated and p, s derived."""
    return program(Q, R, derived("p"), derived("s"), *parts)


@every_engine
def test_an_open_premise_gives_an_open_conclusion(engine: Engine) -> None:
    """Stated true: sann; stated false: falsk; not stated: okänd, of the unnamed thing too."""
    facts = case(states("q(a)"), states("q(b)", False), things="a b c", named=False)
    found = model(engine, made(rule("p(X) <- q(X)")), facts)
    assert found == ("p(a)1", "p(*)1 p(a)1 p(c)1")


@every_engine
def test_a_negated_premise_exchanges_the_halves(engine: Engine) -> None:
    """What is okänd is neither certainly there nor certainly absent."""
    facts = case(
        states("r(a)"), states("r(b)", False), *map(states, ("q(a)", "q(b)", "q(c)")), things="a b c"
    )
    found = model(engine, made(rule("p(X) <- q(X), not r(X)")), facts)
    assert found == ("p(b)1", "p(b)1 p(c)1")


@every_engine
def test_answers_are_foreseen(engine: Engine) -> None:
    """In reading `attainable` an open free atom can be made true, and made false."""
    facts = case(states("q(a)"), things="a")
    rules = (rule("p(X) <- q(X), r(X)"), rule("s(X) <- q(X), not r(X)"))
    assert model(engine, made(*rules), facts, "q", "r") == ("p(a)1 s(a)1", "")


@every_engine
def test_ranks_are_the_least(engine: Engine) -> None:
    """The rank is that of the shortest way, also where a longer way is found first."""
    parts = (
        given("bro", THING, THING, closable=True),
        derived("nås"),
        rule("nås(X) <- q(X)"),
        rule("nås(Y) <- nås(X), bro(X, Y)"),
    )
    bridges = [states(f"bro({a}, {b})") for a, b in ("ab", "bc", "cd", "de", "ad")]
    facts = case(states("q(a)"), *bridges, things="a b c d e", closed="bro")
    found = model(engine, program(Q, *parts), facts)[0]
    assert found == "nås(a)1 nås(b)2 nås(c)3 nås(d)2 nås(e)3"


@every_engine
def test_a_later_way_may_be_the_least(engine: Engine) -> None:
    """The way found first rests on a tuple of high rank in a lower stratum; a longer one has the lesser rank."""
    parts = (
        *(given(name, THING, THING, closable=True) for name in ("bro", "färja")),
        *(derived(name, THING, THING) for name in ("f1", "f2", "f3")),
        derived("nås"),
        rule("f1(X, Y) <- färja(X, Y)"),
        rule("f2(X, Y) <- f1(X, Y)"),
        rule("f3(X, Y) <- f2(X, Y)"),
        rule("nås(X) <- q(X)"),
        rule("nås(Y) <- nås(X), f3(X, Y)"),
        rule("nås(Y) <- nås(X), bro(X, Y)"),
    )
    ways = map(states, ("färja(a, c)", "bro(a, b)", "bro(b, c)"))
    facts = case(states("q(a)"), *ways, things="a b c", closed="bro färja")
    assert "nås(a)1 nås(b)2 nås(c)3" in model(engine, program(Q, *parts), facts)[0]


@every_engine
def test_ranks_count_over_strata(engine: Engine) -> None:
    """Premises of lower strata count; negated atoms count 0."""
    rules = (rule("p(X) <- q(X)"), rule("s(X) <- p(X), not u(X)"), rule("t(X) <- s(X), p(X)"))
    facts = case(states("q(a)"), states("r(a)", False))
    parts = (derived("t"), derived("u"), rule("u(X) <- r(X), p(X)"))
    assert model(engine, made(*rules, *parts), facts)[0] == "p(a)1 s(a)2 t(a)3"


@every_engine
def test_nothing_holds_itself_up(engine: Engine) -> None:
    """Two predicates that rest on each other alone hold of nothing."""
    rules = (rule("p(X) <- s(X), q(X)"), rule("s(X) <- p(X)"))
    assert model(engine, made(*rules), case(states("q(a)"))) == ("", "")


@every_engine
def test_membership_is_possible_of_the_unnamed_thing(engine: Engine) -> None:
    """`entity` is certain of what is named, and possible of all."""
    found = model(engine, made(rule("p(X) <- X in sak")), case(named=False))
    assert found == ("p(a)1", "p(*)1 p(a)1")


@every_engine
def test_two_unnamed_things_may_be_the_same_or_not(engine: Engine) -> None:
    """Identity of the unnamed thing with itself is possible either way; with a named thing it is not."""
    parts = (
        derived("lika", THING, THING),
        derived("olika", THING, THING),
        rule("lika(X, Y) <- X in sak, Y in sak, X = Y"),
        rule("olika(X, Y) <- X in sak, Y in sak, X != Y"),
    )
    certain, possible = model(engine, program(*parts), case(named=False))
    assert certain == "lika(a, a)1"
    assert possible == "lika(*, *)1 lika(a, a)1 olika(*, *)1 olika(*, a)1 olika(a, *)1"


@every_engine
def test_a_variable_that_stands_twice_is_one_thing(engine: Engine) -> None:
    """An atom with one variable in two places holds of pairs of the same thing only."""
    parts = (given("par", THING, THING, closable=True), rule("p(X) <- par(X, X)"), rule("s(X) <- t(X, X)"))
    more = (derived("t", THING, THING), rule("t(X, Y) <- par(X, Y)"), rule("t(X, Z) <- t(X, Y), par(Y, Z)"))
    facts = case(*map(states, ("par(a, b)", "par(b, a)", "par(c, c)")), things="a b c", closed="par")
    certain, _ = model(engine, made(*parts, *more), facts)
    assert "p(c)1 s(a)3 s(b)3 s(c)2" in certain
    assert "p(a)" not in certain


@every_engine
def test_a_recursive_premise_may_hold_a_variable_twice(engine: Engine) -> None:
    """What sets off a recursive rule is matched in all its places."""
    parts = (given("par", THING, THING, closable=True), derived("t", THING, THING), derived("u"))
    rules = (rule("t(X, Y) <- par(X, Y), q(X)"), rule("u(X) <- t(X, X)"), rule("t(Y, Z) <- u(X), par(Y, Z)"))
    facts = case(*map(states, ("par(a, b)", "par(b, b)", "q(a)")), things="a b", closed="par")
    assert model(engine, program(Q, *parts, *rules), facts)[0] == "t(a, b)1"


@every_engine
def test_a_rule_may_rest_twice_on_its_own_predicate(engine: Engine) -> None:
    """Ways are joined from both ends, so that ranks grow with the logarithm of the length."""
    parts = (given("bro", THING, THING, closable=True), derived("t", THING, THING))
    rules = (rule("t(X, Y) <- bro(X, Y)"), rule("t(X, Z) <- t(X, Y), t(Y, Z)"))
    facts = case(
        *(states(f"bro({a}, {b})") for a, b in ("ab", "bc", "cd", "de")), things="a b c d e", closed="bro"
    )
    assert model(engine, program(*parts, *rules), facts)[0] == (
        "t(a, b)1 t(a, c)2 t(a, d)3 t(a, e)3 t(b, c)1 t(b, d)2 t(b, e)3 t(c, d)1 t(c, e)2 t(d, e)1"
    )


@every_engine
def test_a_body_without_literals_holds(engine: Engine) -> None:
    """A rule of no variables and no conditions concludes."""
    parts = (Predicate("alltid", (), Q.sourcing.DERIVED), rule("p(X) <- q(X), not r(X)"))
    always = rule("p(X) <- q(X)")
    head = type(always.head)("alltid", ())
    bare = Rule("alltid", head, (), always.origin)
    assert (
        model(engine, made(*parts, bare), case(states("q(a)"), states("r(a)", False)))[0] == "alltid()1 p(a)1"
    )


FRIST = derived("frist", value=DateType())
DAGEN = given("dagen", value=DateType())


@every_engine
def test_a_derived_day_is_known_or_lies_within_ends(engine: Engine) -> None:
    """A known day gives a certain value; an open one gives no certain tuple and infinite ends."""
    facts = case(states("dagen(a)", date(2026, 1, 31)), *map(states, ("q(a)", "q(b)")), things="a b")
    found = engine.solve(made(DAGEN, FRIST, rule("frist(X) := dagen(X) + 1 days <- q(X)")), facts)
    last = date(2026, 2, 1)
    assert found.certain == {"frist": {(("a",), (last,)): 1}}
    assert found.possible == {"frist": {(("a",), (last, last)): 1, (("b",), (BELOW, ABOVE)): 1}}


@every_engine
def test_a_value_from_an_open_rule_is_possible_only(engine: Engine) -> None:
    """Whether the rule applies is open, so the value is; a comparison with it is never certain."""
    area = derived("skuld", value=AREA)
    rules = (rule("skuld(X) := 30 <- q(X), r(X)"), rule("p(X) <- q(X), skuld(X) <= 40"))
    found = engine.solve(made(area, *rules), case(states("q(a)")))
    thirty = square_metres("30")
    assert found.certain == {}
    assert found.possible == {"skuld": {(("a",), (thirty, thirty)): 1}, "p": {(("a",), ()): 1}}


@every_engine
def test_a_value_of_an_open_value_is_open(engine: Engine) -> None:
    """Ends that agree are not enough for a certain value either, if what it is computed from is not certain."""
    later = derived("senare", value=DateType())
    rules = (
        rule("frist(X) := 2026-01-01 <- q(X), r(X)"),
        rule("senare(X) := frist(X) + 1 days <- q(X)"),
    )
    found = engine.solve(made(FRIST, later, *rules), case(states("q(a)")))
    assert found.certain == {}
    assert found.possible["senare"] == {(("a",), (date(2026, 1, 2), date(2026, 1, 2))): 1}


@every_engine
def test_a_day_beyond_the_calendar_is_refused(engine: Engine) -> None:
    """OverflowError, if all else in the body holds."""
    late = (DAGEN, rule("p(X) <- dagen(X) + 40 days >= dagen(X), q(X), r(X)"))
    facts = [states("dagen(a)", date(9999, 12, 1)), states("q(a)")]
    with pytest.raises(OverflowError):
        engine.solve(made(*late), case(*facts))
    assert model(engine, made(*late), case(*facts, states("r(a)", False))) == ("", "")


@every_engine
def test_what_is_no_member_leads_nowhere(engine: Engine) -> None:
    """An answer could bring in an unnamed thing, but it is no member: its day beyond the calendar refuses nothing."""
    late = Plus(Value(date(9999, 12, 31)), Period(days=1))
    least = Aggregate(AggregateOperator.MIN, Variable("Y", THING), Atom("q", (Variable("Y", THING),)), late)
    asked = Comparison(Operator.LE, AttributeOf("dagen", (Variable("X", THING),)), least)
    body = replace(rule("p(X) <- r(X)"), body=(*rule("p(X) <- r(X)").body, asked))
    facts = case(states("r(a)"), states("q(a)", False), things="a", named=False)
    assert model(engine, made(DAGEN, body), facts, "q") == ("", "")
