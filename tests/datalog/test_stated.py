"""What stated facts mean: section 5 of the certificate page, and the free column of section 6."""

import pytest

from legalrules.datalog.facts import Facts
from legalrules.datalog.program import Program
from legalrules.datalog.stated import Stated
from legalrules.datalog.terms import Arguments
from tests.derivation.build import AREA, THING, case, given, program, square_metres, states

PROGRAM = program(
    given("q", sources=("sökande", "register")),
    given("mängd", closable=True, sources=("sökande", "register")),
    given("i", THING, THING, functional=True, sources=("sökande", "register")),
    given("yta", value=AREA, sources=("sökande", "register")),
)


def read(facts: Facts, *free: str, made: Program = PROGRAM) -> Stated:
    """The facts, read."""
    return Stated.of(made, facts, frozenset(free))


def halves(stated: Stated, predicate: str, *args: str | None) -> str:
    """The halves in which the atom holds: c(ertain), p(ossible)."""
    certain, possible = stated.certain(predicate, args), stated.possible(predicate, args)
    return "c" * certain + "p" * possible


def test_domains_have_an_unnamed_thing_unless_all_are_named() -> None:
    """The unnamed thing stands in the domain of a sort that is not completely named, last."""
    assert read(case(things="a b", named=False)).domains["sak"] == ("a", "b", None)
    assert read(case(things="a b")).domains["sak"] == ("a", "b")


@pytest.mark.parametrize(("thing", "expected"), [("a", "cp"), ("b", ""), ("c", "p"), (None, "p")])
def test_atoms_are_true_false_or_open(thing: str | None, expected: str) -> None:
    """Stated true, stated false, not stated, and about the unnamed thing."""
    facts = case(states("q(a)"), states("q(b)", False), things="a b c", named=False)
    assert halves(read(facts), "q", thing) == expected


@pytest.mark.parametrize(("thing", "expected"), [("a", "cp"), ("b", ""), (None, "")])
def test_a_closed_predicate_holds_of_nothing_else(thing: str | None, expected: str) -> None:
    """What is not stated of a closed predicate is false, of the unnamed thing too."""
    facts = case(states("mängd(a)"), things="a b", closed="mängd", named=False)
    assert halves(read(facts), "mängd", thing) == expected


@pytest.mark.parametrize(
    ("args", "expected"), [(("a", "b"), "cp"), (("a", "a"), ""), (("a", None), ""), (("b", "a"), "p")]
)
def test_a_functional_predicate_has_one_last_argument(args: Arguments, expected: str) -> None:
    """One stated target makes the others false, for those leading arguments alone."""
    facts = case(states("i(a, b)"), things="a b", named=False)
    assert halves(read(facts), "i", *args) == expected


def test_sources_that_contradict_each_other_are_set_aside() -> None:
    """Of a conflict nothing is left but an open atom, and it is never free."""
    facts = case(states("q(a)"), states("q(a)", False, "register"))
    assert read(facts).set_aside == {("q", ("a",))}
    assert halves(read(facts), "q", "a") == halves(read(facts, "q"), "q", "a") == "p"


def test_two_values_are_set_aside() -> None:
    """An attribute with two values from two sources is open."""
    facts = case(
        states("yta(a)", square_metres("30")), states("yta(a)", square_metres("31"), source="register")
    )
    assert ("yta", ("a",)) not in read(facts).values
    assert read(facts).set_aside == {("yta", ("a",))}


def test_two_targets_are_set_aside_and_exclude_nothing() -> None:
    """Two targets of a functional predicate, by two sources, are open, and so is every third."""
    facts = case(states("i(a, a)"), states("i(a, b)", source="register"), things="a b c")
    assert [halves(read(facts), "i", "a", target) for target in "abc"] == ["p", "p", "p"]


def test_an_atom_set_aside_is_open_though_its_predicate_is_closed() -> None:
    """A conflict comes before a closure."""
    facts = case(states("mängd(a)"), states("mängd(a)", False, "register"), closed="mängd")
    assert halves(read(facts), "mängd", "a") == "p"


def test_the_same_value_twice_is_no_conflict() -> None:
    """30 and 30.0 are one value, whoever states them."""
    facts = case(
        states("yta(a)", square_metres("30")), states("yta(a)", square_metres("30.0"), source="register")
    )
    assert read(facts).values["yta", ("a",)] == square_metres("30")


def test_free_atoms_are_certain_only() -> None:
    """In reading `attainable` an open free atom is certain and not possible; what is stated stays as it is."""
    stated = read(case(states("q(a)"), states("q(b)", False), things="a b c"), "q")
    assert [halves(stated, "q", thing) for thing in "abc"] == ["cp", "", "c"]


@pytest.mark.parametrize("free", [(), ("q", "i", "mängd")])
@pytest.mark.parametrize("certain", [True, False])
@pytest.mark.parametrize("closed", ["", "mängd"])
def test_holding_lists_what_holds(free: tuple[str, ...], certain: bool, closed: str) -> None:
    """The tuples listed are those of the domain that hold, in each half, free or not, closed or not."""
    said = [states("q(a)"), states("q(a)", False, "register"), states("mängd(b)"), states("i(a, b)")]
    stated = read(case(*said, things="a b", named=False, closed=closed), *free)
    test = stated.certain if certain else stated.possible
    for name, every in (("q", ["a", "b", None]), ("mängd", ["a", "b", None])):
        found = set(stated.holding(name, certain=certain))
        assert found == {(thing,) for thing in every if test(name, (thing,))}
    found = set(stated.holding("i", certain=certain, known={0: "a"}))
    assert found == {("a", thing) for thing in ("a", "b", None) if test("i", ("a", thing))}
