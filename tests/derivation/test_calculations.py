"""Evidence of calculations: intermediate values, who is in a total, which days are passed over."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product

from hypothesis import HealthCheck, given, settings

from legalrules.datalog.clauses import Comparison, Head, Rule
from legalrules.datalog.facts import Facts
from legalrules.datalog.program import Program
from legalrules.datalog.terms import (
    Aggregate,
    Arithmetic,
    Atom,
    AttributeOf,
    Expression,
    Rounded,
    Value,
    Variable,
    WorkingDay,
)
from legalrules.datalog.working_days import WorkingCalendar
from legalrules.derivation.decisive import decisive
from legalrules.derivation.evidence import Evidence
from legalrules.derivation.nodes import Absent, Applied, Compared, Given, Membership, Operand, walk
from legalrules.derivation.reading import Reading
from legalrules.engine.naive import Naive
from legalrules.testing.conformance import Case, cases
from legalrules.values import (
    AggregateOperator,
    ArithmeticOperator,
    DateType,
    Operator,
    Quantity,
    Rounding,
    RoundingMode,
)
from tests.derivation.build import AREA, CASE, DAY, THING, case, derived, program, rule, square_metres, states
from tests.derivation.build import given as stated
from tests.derivation.checking import check

A, Y = Variable("A", CASE), Variable("Y", THING)
SIZE = AttributeOf("a", (Y,))
SLOW = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def total(over: str, of: Expression | None = SIZE) -> Aggregate:
    """The sum over the things that it holds of; their number, of nothing."""
    operator = AggregateOperator.COUNT if of is None else AggregateOperator.SUM
    return Aggregate(operator, Y, Atom(over, (Y,)), of)


def law(*rules: Rule) -> Program:
    """Things with an area, some of them in question."""
    calendar = WorkingCalendar(
        date(2020, 1, 1), date(2030, 1, 1), frozenset((date(2026, 1, 6),)), "lag 1989:253"
    )
    made = program(
        stated("q", closable=True), stated("a", value=AREA), derived("p"), derived("r", CASE), *rules
    )
    return replace(made, calendar=calendar)


def if_at_most(expression: Expression, limit: str) -> Rule:
    """`r` of the case if the expression is at most so many square metres."""
    known = rule("r(A) <- A in ärende")
    compared = Comparison(Operator.LE, expression, Value(square_metres(limit)))
    return replace(known, body=(*known.body, compared))


def compared(program: Program, facts: Facts) -> tuple[Operand, Evidence]:
    """The left side of the comparison on which r of the case rests, or fails."""
    evidence = Evidence(Reading(program, facts, Naive().solve(program, facts)))
    certain = evidence.reading.is_certain("r", ("Ä 1",))
    node = (evidence.derivation if certain else evidence.refutation)("r", ("Ä 1",))
    if isinstance(node, Applied):
        return next(step for step in node.premises if isinstance(step, Compared)).left, evidence
    assert isinstance(node, Absent) and isinstance(node.attempts[0].failure, Compared)
    return node.attempts[0].failure.left, evidence


def test_a_total_lists_every_member_with_its_value() -> None:
    """Each with what makes it a member; those that are none, with why."""
    facts = case(
        states("q(a)"),
        states("q(b)"),
        states("q(c)", False),
        *(states(f"a({x})", square_metres(n)) for x, n in (("a", "10"), ("b", "12"), ("c", "50"))),
        things="a b c",
    )
    left, _ = compared(law(if_at_most(total("q"), "30")), facts)
    assert (left.low, left.high) == (square_metres("22"), square_metres("22"))
    assert [(one.thing, one.membership) for one in left.counted] == [
        ("a", Membership.MEMBER),
        ("b", Membership.MEMBER),
        ("c", Membership.EXCLUDED),
    ]
    assert [one.value.low for one in left.counted if one.value] == [square_metres("10"), square_metres("12")]


def test_what_may_be_in_a_total_is_told_without_evidence() -> None:
    """A sum is too great whatever the rest comes to, and what is open is listed as such."""
    facts = case(states("q(a)"), states("a(a)", square_metres("40")), things="a b")
    left, _ = compared(law(if_at_most(total("q"), "30")), facts)
    assert (left.low, left.high) == (square_metres("40"), square_metres("1040"))
    assert [(one.thing, one.membership, one.evidence is None) for one in left.counted] == [
        ("a", Membership.MEMBER, False),
        ("b", Membership.POSSIBLE, True),
    ]


def test_a_closed_set_excludes_all_others_at_once() -> None:
    """Of a closed set the rest is told in one line, by the thing that nobody has named."""
    facts = case(states("q(a)"), states("a(a)", square_metres("9")), things="a b c", closed="q", named=False)
    left, _ = compared(law(if_at_most(total("q"), "30")), facts)
    closed = left.counted[-1]
    assert [one.thing for one in left.counted] == ["a", None]
    assert isinstance(closed.evidence, Given) and closed.evidence.ground.value == "closed"


def test_derived_members_are_derived_and_refuted() -> None:
    """The members' own grounds are leaves of what rests on the total."""
    facts = case(states("q(a)"), states("q(b)", False), things="a b")
    rules = (
        rule("p(X) <- q(X)"),
        if_at_most(Arithmetic(ArithmeticOperator.MULTIPLY, total("p", None), M2), "5"),
    )
    left, evidence = compared(law(*rules), facts)
    assert [type(one.evidence) for one in left.parts[0].counted] == [Applied, Absent]
    leaves = decisive(evidence.derivation("r", ("Ä 1",)))
    assert [leaf.atom.args for leaf in leaves if isinstance(leaf, Given)] == [("a",), ("b",)]


M2 = Value(square_metres("2"))


def test_calculations_show_what_they_are_computed_from() -> None:
    """Each part has its own value; rounding is the last of them here."""
    sum_of = Arithmetic(ArithmeticOperator.ADD, total("q"), M2)
    rounding = Rounding(Decimal(5), RoundingMode.UP)
    facts = case(states("q(a)"), states("a(a)", square_metres("9.5")))
    left, _ = compared(law(if_at_most(Rounded(sum_of, rounding), "30")), facts)
    (inner,) = left.parts
    assert [one.low for one in (left, inner, *inner.parts)] == [
        Quantity(Decimal(n), "m2") for n in ("15", "11.5", "9.5", "2")
    ]


def test_a_working_day_tells_which_days_it_passed_over() -> None:
    """Saturday the 3rd and Sunday the 4th of January, then a Tuesday that the calendar lists."""
    day, start = AttributeOf("f", (A,)), rule("r(A) <- A in ärende")
    limit = Comparison(Operator.LE, WorkingDay(day), Value(DAY))
    made = law(replace(start, body=(*start.body, limit)), stated("f", CASE, value=DateType()))  # type: ignore[arg-type]
    for first, skipped in (
        (date(2026, 1, 3), [(3, None), (4, None)]),
        (date(2026, 1, 6), [(6, "lag 1989:253")]),
    ):
        left, _ = compared(made, case(states("f(Ä 1)", first)))
        assert [(one.day.day, one.listed) for one in left.skipped] == skipped


def test_a_value_computed_by_a_head_shows_its_members() -> None:
    """The rule that gives a total is evidence for each thing in it."""
    head = Head("s", (A,), total("q"))
    made = law(replace(rule("r(A) <- A in ärende"), head=head), derived("s", CASE, value=AREA))  # type: ignore[arg-type]
    facts = case(states("q(a)"), states("a(a)", square_metres("9")))
    evidence = Evidence(Reading(made, facts, Naive().solve(made, facts)))
    (node,) = evidence.values("s", ("Ä 1",))
    assert isinstance(node, Applied) and node.computed is not None
    assert [one.thing for one in node.computed.counted] == ["a"]
    assert [n.atom.predicate.name for n in walk(node)] == ["s", "q", "a"]


def operands(reading: Reading, evidence: Evidence) -> Iterator[None]:
    """Derives or refutes every settled atom, and checks what is found."""
    for name, predicate in reading.program.predicates.items():
        for args in product(*(reading.domain(sort) for sort in predicate.sorts)):
            certain, possible = reading.halves(name, args)
            if predicate.value is not None:
                yield check(reading, *evidence.values(name, args))
            elif certain or not possible:
                yield check(reading, (evidence.derivation if certain else evidence.refutation)(name, args))


@SLOW
@given(cases(conflicts=False, calculates=True))
def test_random_calculations_have_evidence(found: Case) -> None:
    """Whatever is settled by calculations and totals is derived or refuted, and bears checking."""
    try:
        model = Naive().solve(found.program, found.facts)
    except OverflowError:
        return
    reading = Reading(found.program, found.facts, model)
    assert all(one is None for one in operands(reading, Evidence(reading)))
