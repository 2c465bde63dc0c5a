"""The decision record for each ending: grounds, questions, what was decisive and what was merely true."""

from dataclasses import replace
from datetime import date

import pytest

from legalrules.datalog.ending import (
    Complete,
    Decided,
    Ending,
    HandOver,
    Reason,
    free_predicates,
    halves_of,
    has_conflict,
    settle,
    settle_attainable,
)
from legalrules.datalog.facts import Facts
from legalrules.datalog.program import CaseOutcome, Program
from legalrules.datalog.stated import Stated
from legalrules.derivation.decision import Decision
from legalrules.derivation.decisive import Leaf
from legalrules.derivation.from_model import decision
from legalrules.derivation.nodes import Assessed, Compared, Given, Requirement
from legalrules.engine.naive import Naive
from legalrules.values import Operator, Truth
from tests.derivation.build import (
    AREA,
    CASE,
    CASE_TYPE,
    case,
    derived,
    given,
    judged,
    program,
    rule,
    square_metres,
    states,
)

GOALS = replace(CASE_TYPE, obstacles=("hinder",), information=("arean", "upplyst"))
PERMIT = program(
    given("arean", CASE, value=AREA, sources=("sökande", "karta")),
    given("grannar", CASE),
    given("avgift", CASE),
    given("arkiv", CASE, sources=("register",)),
    judged("olämplig", CASE),
    derived("upplyst", CASE),
    rule("bifall(A) <- arean(A) <= 30, grannar(A)", 4),
    rule("delegerad(A) <- avgift(A)", 5),
    rule("hinder(A) <- olämplig(A), grannar(A)", 6),
    rule("upplyst(A) <- arkiv(A)", 7),
    goals=GOALS,
)
LARGE, SMALL = states("arean(Ä 1)", square_metres("40")), states("arean(Ä 1)", square_metres("25"))
NEIGHBOURS, FEE = states("grannar(Ä 1)"), states("avgift(Ä 1)")
SUITABLE = states("olämplig(Ä 1)", False, "handläggare")
UNSUITABLE = states("olämplig(Ä 1)", True, "handläggare")


def decided(facts: Facts, law: Program = PERMIT) -> Decision:
    """The decision of Ä 1, settled by the table on what the reference engine finds."""
    goals = law.case_types["fall"]
    solve = Naive().solve
    actual, stated = solve(law, facts), Stated.of(law, facts)
    halves = halves_of(stated, actual, "Ä 1")
    ending: Ending | None
    ending = settle(goals, halves, conflict=has_conflict(stated, actual), facts_digest="f" * 64)
    attainable = None
    if ending is None:
        free = free_predicates(law, goals)
        attainable = solve(law, facts, free)
        ending = settle_attainable(goals, halves_of(Stated.of(law, facts, free), attainable, "Ä 1"))
    models = {"actual": actual, "attainable": attainable}
    digests = {"program_digest": "p", "facts_digest": "f"}
    return decision(law, facts, case_type="fall", case="Ä 1", ending=ending, **models, **digests)  # type: ignore[arg-type]


def named(leaf: Leaf) -> str:
    """A leaf in a word."""
    return leaf.atom.predicate.name if isinstance(leaf, Given | Assessed) else type(leaf).__name__


def test_decided_rests_on_outcome_delegation_and_obstacles() -> None:
    """Every leaf is decisive; what the register says is true and did not matter."""
    archive = states("arkiv(Ä 1)", True, "register")
    found = decided(case(SMALL, NEIGHBOURS, FEE, SUITABLE, archive))
    assert found.ending == Decided("bifall", False)
    assert [named(leaf) for leaf in found.decisive] == ["Compared", "grannar", "avgift", "olämplig"]
    assert [statement.predicate for statement in found.merely_true] == ["dag", "arkiv"]
    assert [str(p.citation) for p in found.provisions] == [
        "T 1 kap. 4 § första stycket",
        "T 1 kap. 5 § första stycket",
    ]
    assert found.day == date(2026, 1, 15)


def test_information_is_reported_with_its_evidence() -> None:
    """Known values and true instances, each with where it comes from."""
    found = decided(case(SMALL, NEIGHBOURS, FEE, SUITABLE, states("arkiv(Ä 1)", True, "register")))
    values = [(one.atom.predicate.name, one.value) for one in found.information]
    assert values == [("arean", square_metres("25")), ("upplyst", None)]
    assert all(one.truth is Truth.TRUE and one.evidence is not None for one in found.information)


@pytest.mark.parametrize(
    ("facts", "reason", "leaves"),
    [
        (case(LARGE, NEIGHBOURS, FEE, SUITABLE), Reason.NO_OUTCOME, ["Compared"]),
        (case(SMALL, NEIGHBOURS, FEE, UNSUITABLE), Reason.OBSTACLE, ["olämplig", "grannar"]),
        (
            case(SMALL, NEIGHBOURS, states("avgift(Ä 1)", False), SUITABLE),
            Reason.NOT_DELEGATED,
            ["Compared", "grannar", "avgift"],
        ),
    ],
)
def test_a_case_handed_over_rests_on_its_reason(facts: Facts, reason: Reason, leaves: list[str]) -> None:
    """What is decisive is what the row of the table looked at."""
    found = decided(facts)
    assert found.ending == HandOver(reason)
    assert [named(leaf) for leaf in found.decisive] == leaves
    assert found.awaits == ()


def test_the_applicant_is_asked_what_could_settle_it() -> None:
    """Facts to be true, and the comparison that the area has to satisfy."""
    found = decided(case(FEE, SUITABLE))
    assert found.ending == Complete()
    asked = {one.atom.predicate.name: one.answers for one in found.awaits}
    assert list(asked) == ["arean", "grannar"]
    assert asked["grannar"] == (True,)
    (requirement,) = asked["arean"]
    assert isinstance(requirement, Requirement)
    assert requirement.operator is Operator.LE


def test_nothing_is_asked_that_is_known() -> None:
    """Only the fee is missing."""
    found = decided(case(SMALL, NEIGHBOURS, SUITABLE))
    assert [one.atom.predicate.name for one in found.awaits] == ["avgift"]


def test_an_open_judgement_is_for_an_official() -> None:
    """The obstacle waits for a judgement, which the applicant cannot give."""
    found = decided(case(SMALL, NEIGHBOURS, FEE))
    assert found.ending == HandOver(Reason.OPEN)
    (awaited,) = found.awaits
    assert awaited.atom.predicate.name == "olämplig"
    assert awaited.is_judgement


def test_a_conflict_shows_both_sides() -> None:
    """Two sources, two areas: neither counts, both are shown."""
    found = decided(
        case(SMALL, NEIGHBOURS, FEE, SUITABLE, states("arean(Ä 1)", square_metres("40"), "karta"))
    )
    assert found.ending == HandOver(Reason.CONFLICT)
    (conflict,) = found.conflicts
    assert [statement.source for statement in conflict.statements] == ["sökande", "karta"]
    assert "arean" not in [statement.predicate for statement in found.merely_true]


def test_two_outcomes_are_both_shown() -> None:
    """Outcomes that exclude each other are handed over with the derivation of each."""
    goals = replace(CASE_TYPE, outcomes=(CaseOutcome("ja", "ja"), CaseOutcome("nej", "nej")))
    law = program(given("q", CASE), rule("ja(A) <- q(A)", 1), rule("nej(A) <- q(A)", 2), goals=goals)
    found = decided(case(states("q(Ä 1)")), law)
    assert found.ending == HandOver(Reason.EXCLUSIVE_OUTCOMES)
    assert [str(p.citation) for p in found.provisions] == [
        "T 1 kap. 1 § första stycket",
        "T 1 kap. 2 § första stycket",
    ]


def test_provisions_that_contradict_each_other_are_both_shown() -> None:
    """Two values by two provisions for one attribute are a conflict of the case."""
    law = program(
        derived("d", CASE, value=AREA),
        given("q", CASE),
        rule("d(A) := 10 <- q(A)", 1),
        rule("d(A) := 20 <- q(A)", 2),
        rule("bifall(A) <- d(A) > 5, q(A)", 3),
    )
    (conflict,) = decided(case(states("q(Ä 1)")), law).conflicts
    assert len(conflict.conclusions) == 2


def test_a_comparison_stands_for_its_values() -> None:
    """The area is not counted a second time beside the comparison that reads it."""
    found = decided(case(SMALL, NEIGHBOURS, FEE, SUITABLE))
    compared = found.decisive[0]
    assert isinstance(compared, Compared)
    assert isinstance(compared.left.source, Given)
