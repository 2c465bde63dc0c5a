"""Invented statutes of any size, each with a case, so that engines can be timed against the size of the law.

A chapter has twenty rules: three thresholds, three flags, what a building is part of, directly and through others,
exceptions that negate it, a sum of areas with a fee, and a reference to the chapter before. The case touches the last
chapters, four unless said otherwise, whatever the size; the others speak of matters that it has closed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from legalrules.datalog.clauses import (
    Atom,
    Comparison,
    Head,
    Literal,
    Member,
    Negative,
    Origin,
    Positive,
    Role,
    Rule,
)
from legalrules.datalog.facts import Facts, Statement
from legalrules.datalog.program import CaseGoals, CaseOutcome, Predicate, Program
from legalrules.datalog.terms import Aggregate, Arithmetic, AttributeOf, Expression, Value, Variable
from legalrules.law.citation import Citation
from legalrules.law.concept import Sourcing
from legalrules.values import (
    AggregateOperator,
    ArithmeticOperator,
    DateType,
    DecimalType,
    Operator,
    Quantity,
    Scalar,
    ScalarType,
)

CASE_TYPE, CASE, BUILDING = "prövning", "ärende", "byggnad"
NAME = "P 2026-1"
DAY = date(2026, 1, 20)
_RULES = 20
_APPLICANT, _REGISTER, _SYSTEM = "sökande", "register", "systemet"
_METRES, _AREA, _FEE = DecimalType("m", Decimal(0)), DecimalType("m2", Decimal(0)), DecimalType("kr")
_CASE, _ONE, _OTHER, _THIRD = (
    Variable(n, s) for n, s in (("Ä", CASE), ("B", BUILDING), ("C", BUILDING), ("D", BUILDING))
)


@dataclass(frozen=True, slots=True)
class Statute:
    """A program, the facts of a case, and which case it is."""

    program: Program
    facts: Facts
    case_type: str = CASE_TYPE
    case: str = NAME


def statute(rules: int, *, touched: int = 4, calculates: bool = True) -> Statute:
    """A statute of about so many rules, twenty to a chapter, and its case, of 43 facts when it touches four chapters.

    There are at least as many chapters as the case touches. Without `calculates` the area is that of one building and
    the fee is fixed.
    """
    chapters = max(touched, rules // _RULES)
    predicates = (*_general(), *(p for k in range(chapters) for p in _declared(k)))
    found = (*(r for k in range(chapters) for r in _chapter(k, calculates)), *_outcomes(chapters, touched))
    last = range(chapters - touched, chapters)
    goals = CaseGoals(
        CASE_TYPE,
        CASE,
        "dag",
        (CaseOutcome("bifall", "bifall", "delegerad"), CaseOutcome("avslag", "avslag", "delegerad")),
        information=tuple(f"{name}{k}" for k in last for name in ("avgift", "klart")),
        follow_up_share=Decimal("0.1"),
    )
    program = Program((CASE, BUILDING), {p.name: p for p in predicates}, found, {CASE_TYPE: goals})
    return Statute(program, _case(chapters, touched))


def _stated(name: str, *sorts: str, value: ScalarType | None = None, by: str = _APPLICANT) -> Predicate:
    return Predicate(name, sorts, Sourcing.INPUT, value, (by,), closable=value is None)


def _derived(name: str, *sorts: str, value: ScalarType | None = None) -> Predicate:
    return Predicate(name, sorts, Sourcing.DERIVED, value)


def _general() -> Iterator[Predicate]:
    yield _stated("dag", CASE, value=DateType(), by=_SYSTEM)
    yield _stated("area", BUILDING, value=_AREA, by=_REGISTER)
    yield from (_derived(name, CASE) for name in ("bifall", "avslag", "delegerad"))


def _declared(k: int) -> Iterator[Predicate]:
    """What a chapter speaks of."""
    yield from (_stated(f"{name}{k}", CASE) for name in ("avser", "kulturmiljö", "medgivet"))
    yield from (_stated(f"{name}{k}", CASE, value=_METRES) for name in ("höjd", "bredd", "avstånd"))
    yield _stated(f"huvudbyggnad{k}", BUILDING, by=_REGISTER)
    yield _stated(f"hör_till{k}", BUILDING, CASE)
    yield _stated(f"del_av{k}", BUILDING, BUILDING, by=_REGISTER)
    concluded = ("aktuellt", "låg", "smal", "nära", "skyddad", "undantag", "krav", "stor", "klart")
    yield from (_derived(f"{name}{k}", CASE) for name in concluded)
    yield _derived(f"ingår{k}", BUILDING, BUILDING)
    yield _derived(f"ansluten{k}", BUILDING)
    yield from (_derived(f"{name}{k}", BUILDING, CASE) for name in ("räknas", "fristående"))
    yield _derived(f"yta{k}", CASE, value=_AREA)
    yield _derived(f"avgift{k}", CASE, value=_FEE)


def _atom(name: str, *args: Variable) -> Positive:
    return Positive(Atom(name, args or (_CASE,)))


def _not(name: str, *args: Variable) -> Negative:
    return Negative(Atom(name, args or (_CASE,)))


def _compare(name: str, operator: Operator, scalar: Scalar) -> Comparison:
    return Comparison(operator, AttributeOf(name, (_CASE,)), Value(scalar))


def _metres(number: str) -> Quantity:
    return Quantity(Decimal(number), "m")


def _kronor(number: str, unit: str = "kr") -> Value:
    return Value(Quantity(Decimal(number), unit))


def _chapter(k: int, calculates: bool) -> Iterator[Rule]:
    """The twenty rules of a chapter."""
    parts = (*_conditions(k), *_buildings(k), *_conclusions(k), *_sums(k, calculates))
    for number, (head, body, value) in enumerate(parts, 1):
        yield _rule(f"{k + 1}:{number}", str(k + 1), number, head, body, value)


def _rule(
    name: str,
    chapter: str,
    section: int,
    head: Atom,
    body: tuple[Literal, ...],
    value: Expression | None = None,
) -> Rule:
    cited = Citation("Prövningslagen", chapter, str(section), 1)
    return Rule(name, Head(head.predicate, head.args, value), body, Origin(Role.CONCLUDES, cited, None))


_Parts = tuple[Atom, tuple[Literal, ...], Expression | None]


def _conditions(k: int) -> Iterator[_Parts]:
    """When the chapter matters, the thresholds, and the flags."""
    applies = _atom(f"aktuellt{k}")
    yield Atom(f"aktuellt{k}", (_CASE,)), (_atom(f"avser{k}"),), None
    for name, measured, operator, limit in (
        ("låg", "höjd", Operator.LE, "4"),
        ("smal", "bredd", Operator.LT, "10.5"),
        ("nära", "avstånd", Operator.LT, "4.5"),
    ):
        yield (
            Atom(f"{name}{k}", (_CASE,)),
            (applies, _compare(f"{measured}{k}", operator, _metres(limit))),
            None,
        )
    yield Atom(f"skyddad{k}", (_CASE,)), (applies, _atom(f"kulturmiljö{k}")), None
    yield Atom(f"skyddad{k}", (_CASE,)), (_atom(f"nära{k}"), _not(f"medgivet{k}")), None


def _buildings(k: int) -> Iterator[_Parts]:
    """What a building is part of, directly and through others, which buildings count, and their area."""
    applies, part = _atom(f"aktuellt{k}"), f"del_av{k}"
    within = _atom(f"ingår{k}", _ONE, _OTHER)
    yield within.atom, (applies, _atom(part, _ONE, _OTHER)), None
    yield Atom(f"ingår{k}", (_ONE, _THIRD)), (within, _atom(part, _OTHER, _THIRD)), None
    yield Atom(f"ansluten{k}", (_ONE,)), (within, _atom(f"huvudbyggnad{k}", _OTHER)), None
    belongs, counts = _atom(f"hör_till{k}", _ONE, _CASE), _atom(f"räknas{k}", _ONE, _CASE)
    yield counts.atom, (applies, belongs), None
    yield Atom(f"räknas{k}", (_OTHER, _CASE)), (applies, belongs, within), None
    yield Atom(f"fristående{k}", (_ONE, _CASE)), (counts, _not(f"ansluten{k}", _ONE)), None


def _conclusions(k: int) -> Iterator[_Parts]:
    """The exceptions, the requirement that they take away, the fee, and what it comes to."""
    applies, exempt, required, done = (
        Atom(f"{name}{k}", (_CASE,)) for name in ("aktuellt", "undantag", "krav", "klart")
    )
    yield (
        Atom(f"stor{k}", (_CASE,)),
        (Positive(applies), _compare(f"yta{k}", Operator.GT, Quantity(Decimal(50), "m2"))),
        None,
    )
    yield exempt, (_atom(f"låg{k}"), _atom(f"smal{k}"), _not(f"nära{k}")), None
    yield exempt, (_atom(f"fristående{k}", _ONE, _CASE), _not(f"skyddad{k}"), _not(f"stor{k}")), None
    # Only a chapter before that matters too can take the requirement away.
    before = f"klart{k - 1}" if k else f"medgivet{k}"
    yield exempt, (Positive(applies), _atom(before), _not(f"skyddad{k}")), None
    yield required, (Positive(applies), Negative(exempt)), None
    yield done, (Positive(exempt),), None


def _sums(k: int, calculates: bool) -> Iterator[_Parts]:
    """The area of the buildings that count, and the fee for it."""
    applies, belongs = _atom(f"aktuellt{k}"), _atom(f"hör_till{k}", _ONE, _CASE)
    area, fee = Atom(f"yta{k}", (_CASE,)), Atom(f"avgift{k}", (_CASE,))
    of_one = AttributeOf("area", (_ONE,))
    if not calculates:
        yield area, (applies, belongs), of_one
        yield fee, (_atom(f"krav{k}"),), _kronor("1500")
        return
    counted = Atom(f"räknas{k}", (_ONE, _CASE))
    yield area, (applies,), Aggregate(AggregateOperator.SUM, _ONE, counted, of_one)
    by_area = Arithmetic(
        ArithmeticOperator.MULTIPLY, AttributeOf(area.predicate, (_CASE,)), _kronor("12.5", "kr/m2")
    )
    yield fee, (_atom(f"krav{k}"),), Arithmetic(ArithmeticOperator.ADD, by_area, _kronor("1500"))


def _outcomes(chapters: int, touched: int) -> Iterator[Rule]:
    last = range(chapters - touched, chapters)
    chapter, delegated = str(chapters + 1), _compare("dag", Operator.GE, DAY)
    granted = tuple(_atom(f"klart{k}") for k in last)
    yield _rule(f"{chapter}:1", chapter, 1, Atom("bifall", (_CASE,)), granted)
    for number, k in enumerate(last, 2):
        refused = (_atom(f"krav{k}"), _not(f"medgivet{k}"))
        yield _rule(f"{chapter}:{number}", chapter, number, Atom("avslag", (_CASE,)), refused)
    yield _rule(
        f"{chapter}:{touched + 2}",
        chapter,
        touched + 2,
        Atom("delegerad", (_CASE,)),
        (Member(_CASE), delegated),
    )


def _case(chapters: int, touched: int) -> Facts:
    """What the last chapters ask, and the day. What the other chapters rest on is closed, and what was asked."""
    last = range(chapters - touched, chapters)
    stated = tuple(s for k in last for s in _asked(k, extended=k >= chapters - 2))
    day = Statement("dag", (NAME,), DAY, _SYSTEM, DAY)
    closed = frozenset(f"avser{k}" for k in range(chapters)) | frozenset(
        f"{name}{k}"
        for k in last
        for name in ("kulturmiljö", "medgivet", "huvudbyggnad", "hör_till", "del_av")
    )
    buildings = tuple(f"{k + 1}.{n}" for k in last for n in range(1, 5))
    return Facts({CASE: (NAME,), BUILDING: buildings}, frozenset((CASE, BUILDING)), closed, (day, *stated))


def _asked(k: int, *, extended: bool) -> Iterator[Statement]:
    """What a chapter asks of the case: ten facts, one more in an extended chapter."""
    one, other, third, _ = (f"{k + 1}.{n}" for n in range(1, 5))
    for name in ("avser", "medgivet"):
        yield Statement(f"{name}{k}", (NAME,), True, _APPLICANT, DAY)
    for name, metres in (("höjd", "3.5"), ("bredd", "8"), ("avstånd", "6" if extended else "2.5")):
        yield Statement(f"{name}{k}", (NAME,), _metres(metres), _APPLICANT, DAY)
    yield Statement(f"hör_till{k}", (one, NAME), True, _APPLICANT, DAY)
    yield Statement(f"del_av{k}", (one, other), True, _REGISTER, DAY)
    if extended:
        yield Statement(f"del_av{k}", (other, third), True, _REGISTER, DAY)
    yield Statement(f"huvudbyggnad{k}", (other,), True, _REGISTER, DAY)
    for building, area in ((one, "24"), (other, "18.5")):
        yield Statement("area", (building,), Quantity(Decimal(area), "m2"), _REGISTER, DAY)
