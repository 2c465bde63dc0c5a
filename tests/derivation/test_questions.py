"""Settling sets against brute force: they settle, nothing in them can be spared, and none is missed."""

from __future__ import annotations

from itertools import combinations, product

from hypothesis import given as hypothesis_given
from hypothesis import strategies as st

from legalrules.datalog.ending import halves_of, truth
from legalrules.datalog.facts import Facts
from legalrules.datalog.program import Program
from legalrules.datalog.stated import Stated
from legalrules.derivation.answers import Answer, Matter, Questions, Settlement, Unknown
from legalrules.derivation.questions import questions
from legalrules.derivation.witness import Witness
from legalrules.engine.naive import Naive
from legalrules.values import Truth
from tests.derivation.build import AREA, CASE, DAY, THING, case, derived, given, judged, program, rule, states
from tests.derivation.build import square_metres as m2

ATOMS = tuple(f"q{n}" for n in range(5))


def found_in(law: Program, facts: Facts, bound: int = 200) -> Questions:
    """The questions of the case Ä 1."""
    solve = Naive().solve
    return questions(law, facts, case_type="fall", case="Ä 1", day=DAY, solve=solve, bound=bound)


def settlement(found: Questions, holds: bool) -> Settlement:
    """That for the outcome being sann, or falsk."""
    return next(one for one in found.settlements if one.decides is None and one.holds is holds)


def names(one: Settlement) -> set[frozenset[str]]:
    return {frozenset(unknown.name for unknown in found.unknowns) for found in one.sets}


def truth_of(law: Program, facts: Facts) -> Truth:
    """The truth of the outcome, by the naive engine."""
    return truth(halves_of(Stated.of(law, facts), Naive().solve(law, facts), "Ä 1"), "bifall")


@st.composite
def laws(draw: st.DrawFn) -> Program:
    """Five open atoms about the case, three layers of conclusions over them, negation and circles included."""
    parts: list[str] = []
    below = list(ATOMS)
    for layer in range(3):
        heads = ["bifall"] if layer == 2 else [f"p{layer}0", f"p{layer}1"]
        for head in [*heads, *heads]:
            level = [*below, *(h for h in heads if h != head)] if layer < 2 else below
            body = draw(st.lists(st.sampled_from(level), min_size=1, max_size=3, unique=True))
            signs = [draw(st.booleans()) and name in below for name in body]
            literals = [f"{'not ' if sign else ''}{name}(A)" for name, sign in zip(body, signs, strict=True)]
            parts.append(f"{head}(A) <- A in ärende, {', '.join(literals)}")
        below += heads
    given_atoms = [given(name, CASE) for name in ATOMS]
    middle = [derived(f"p{layer}{n}", CASE) for layer in range(2) for n in range(2)]
    return program(*given_atoms, *middle, *map(rule, dict.fromkeys(parts)))


def brute_force(law: Program, facts: Facts, wanted: Truth) -> set[frozenset[str]]:
    """The minimal sets of atoms for which some yes and no make the outcome as wanted."""
    settling: list[frozenset[str]] = []
    for size in range(1, len(ATOMS) + 1):
        for chosen in combinations(ATOMS, size):
            if any(smaller <= set(chosen) for smaller in settling):
                continue
            answers = product((True, False), repeat=size)
            stated = ([states(f"{q}(Ä 1)", v) for q, v in zip(chosen, vs, strict=True)] for vs in answers)
            if any(truth_of(law, case(*facts.statements[1:], *one)) is wanted for one in stated):
                settling.append(frozenset(chosen))
    return set(settling)


@hypothesis_given(laws(), st.lists(st.sampled_from(ATOMS), max_size=2, unique=True))
def test_settling_sets_are_those_of_brute_force(law: Program, known: list[str]) -> None:
    """All of them and no others, for sann and for falsk."""
    facts = case(*(states(f"{name}(Ä 1)") for name in known))
    if truth_of(law, facts) is not Truth.OPEN:
        return
    found = found_in(law, facts)
    assert names(settlement(found, True)) == brute_force(law, facts, Truth.TRUE)
    assert names(settlement(found, False)) == brute_force(law, facts, Truth.FALSE)


def test_a_value_has_to_meet_its_conditions() -> None:
    """The answer that would do lies within every limit that the rules set."""
    law = program(given("yta", value=AREA), rule("bifall(A) <- A in ärende, yta(X) > 30, yta(X) <= 45"))
    (found,) = settlement(found_in(law, case()), True).sets
    (answer,) = found.answers
    assert answer.unknown == Unknown(Matter.VALUE, "yta", ("a",))
    assert m2("30") != answer.says
    assert truth_of(law, Witness(law, case(), DAY).with_answers(found.answers)) is Truth.TRUE
    assert len(answer.conditions) == 2


def test_values_that_no_answer_can_have_settle_nothing() -> None:
    """More than 45 and less than 30 at once is asked of nobody."""
    law = program(given("yta", value=AREA), rule("bifall(A) <- A in ärende, yta(X) > 45, yta(X) <= 30"))
    assert settlement(found_in(law, case()), True).sets == ()


def test_closing_a_set_is_an_answer() -> None:
    """That there is no neighbour but those named makes the exception fail."""
    exception = given("granne", closable=True)
    law = program(
        exception,
        rule("bifall(A) <- A in ärende, not hindrad(A)"),
        rule("hindrad(A) <- A in ärende, granne(X)"),
        derived("hindrad", CASE),
    )
    found = settlement(found_in(law, case(named=False)), True)
    assert (Answer(Unknown(Matter.CLOSING, "granne"), True),) in {one.answers for one in found.sets}


def test_a_new_thing_is_an_answer() -> None:
    """Where something has to be there, naming one and saying so of it settles the case."""
    law = program(given("q"), rule("bifall(A) <- A in ärende, q(X)"))
    (found,) = settlement(found_in(law, case(things="", named=False)), True).sets
    assert [answer.unknown.matter for answer in found.answers] == [Matter.ATOM, Matter.THING]


def test_a_rival_settles_an_en_relation() -> None:
    """Naming another as the only one says no of this one."""
    relation = given("ägare", CASE, THING, functional=True)
    law = program(relation, given("q"), rule("bifall(A) <- ägare(A, X), q(X)"))
    found = settlement(found_in(law, case(states("q(a)"), states("q(b)", False), things="a b")), False)
    said = {(a.unknown.args, a.says) for one in found.sets for a in one.answers}
    assert (("Ä 1", "b"), True) in said


def test_what_cannot_matter_is_not_asked() -> None:
    """An open fact that only a failed rule reads is in no question."""
    law = program(
        given("q", CASE),
        given("o", CASE),
        given("n", CASE),
        rule("bifall(A) <- q(A), o(A)"),
        rule("bifall(A) <- n(A)"),
        rule("delegerad(A) <- A in ärende"),
    )
    found = found_in(law, case(states("q(Ä 1)", False)))
    assert [question.unknown.name for question in found.questions] == ["n"]


def test_the_question_in_most_sets_comes_first() -> None:
    """A premise of both ways is asked before that of one."""
    law = program(
        given("q", CASE),
        given("o", CASE),
        judged("j", CASE),
        rule("bifall(A) <- o(A), q(A)"),
        rule("bifall(A) <- j(A), q(A)"),
        rule("delegerad(A) <- A in ärende"),
    )
    found = found_in(law, case())
    assert [(question.unknown.name, question.count) for question in found.questions] == [
        ("q", 2),
        ("o", 1),
        ("j", 1),
    ]
    assert found.questions[2].unknown.is_judgement


def test_a_bound_is_said() -> None:
    """Of thirty ways only some are shown, and it is said that there may be more."""
    atoms = [given(f"q{n}", CASE) for n in range(30)]
    law = program(*atoms, *(rule(f"bifall(A) <- q{n}(A)") for n in range(30)))
    found = settlement(found_in(law, case(), bound=10), True)
    assert len(found.sets) == 10
    assert found.truncated


def test_a_settled_case_asks_nothing() -> None:
    """Nothing is open."""
    law = program(given("q", CASE), rule("bifall(A) <- q(A)"), rule("delegerad(A) <- q(A)"))
    assert found_in(law, case(states("q(Ä 1)"))).questions == ()


def test_a_derived_value_is_settled_through_its_rules() -> None:
    """A derived value is what its rule gives, if that applies: both are asked for."""
    rules = rule("d(X) := yta(X) <- q(X)"), rule("bifall(A) <- A in ärende, d(X) < 20")
    law = program(given("yta", value=AREA), given("q"), derived("d", value=AREA), *rules)
    (found,) = settlement(found_in(law, case()), True).sets
    assert {unknown.name for unknown in found.unknowns} == {"yta", "q"}


def test_what_sources_contradict_each_other_about_is_no_question() -> None:
    """A conflict is for a person to resolve: no further answer does."""
    law = program(given("q", CASE, sources=("register", "sökande")), rule("bifall(A) <- q(A)"))
    contested = case(states("q(Ä 1)"), states("q(Ä 1)", False, "register"))
    assert found_in(law, contested).questions == ()
