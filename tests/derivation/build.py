"""Small programs and facts by hand, in a line each: the tests read as law, not as constructors.

Variables that begin with A are cases (ärende), all others are things (sak). A rule is written
`p(X) <- q(X), not r(X)`; comparisons `a(X) <= 30`, `d(A) + 10 days >= d(B)`; `X = Y` and `X != Y` of two things, and
`X in sak`, are literals too.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from legalrules.datalog.clauses import (
    Atom,
    Comparison,
    Head,
    Identity,
    Literal,
    Member,
    Negative,
    Origin,
    Positive,
    Role,
    Rule,
)
from legalrules.datalog.facts import Facts, Statement
from legalrules.datalog.program import Aspect, CaseGoals, CaseOutcome, Predicate, Program
from legalrules.datalog.terms import AttributeOf, Expression, Plus, Value, Variable
from legalrules.law.citation import Citation
from legalrules.law.concept import Sourcing
from legalrules.values import DateType, DecimalType, Operator, Period, Quantity, Scalar, ScalarType

CASE, THING = "ärende", "sak"
DAY = date(2026, 1, 15)
AREA = DecimalType("m2", Decimal(0), Decimal(1000))
CASE_TYPE = CaseGoals("fall", CASE, "dag", (CaseOutcome("bifall", "bifall", "delegerad"),))


def given(name: str, *sorts: str, value: ScalarType | None = None, **options: object) -> Predicate:
    """An input predicate, stated by the applicant unless said otherwise."""
    sources = options.pop("sources", ("sökande",))
    return Predicate(name, sorts or (THING,), Sourcing.INPUT, value, sources, **options)  # type: ignore[arg-type]


def judged(name: str, *sorts: str) -> Predicate:
    """A judgement of an official."""
    return Predicate(name, sorts or (THING,), Sourcing.JUDGEMENT, None, ("handläggare",))


def derived(
    name: str, *sorts: str, value: ScalarType | None = None, aspect: Aspect = Aspect.PLAIN
) -> Predicate:
    """A predicate that rules give."""
    return Predicate(name, sorts or (THING,), Sourcing.DERIVED, value, aspect=aspect)


def variable(name: str) -> Variable:
    """A variable, its sort told by its first letter."""
    return Variable(name, CASE if name.startswith("A") else THING)


def expression(text: str) -> Expression:
    """`a(X)`, `30`, or either plus a number of days."""
    base, _, later = text.partition("+")
    if later:
        return Plus(expression(base.strip()), Period(days=int(later.split()[0])))
    match = re.match(r"(\w+)\((.*)\)", text)
    if match:
        return AttributeOf(match[1], tuple(variable(name.strip()) for name in match[2].split(",")))
    return Value(date.fromisoformat(text) if text.count("-") == 2 else Quantity(Decimal(text), "m2"))


def literal(text: str, item: Citation | None) -> Literal:
    """A literal as the module says."""
    compared = re.match(r"(.*\S) (<=|>=|!=|<|>|=) (\S.*)", text)
    if compared:
        left, sign, right = compared.groups()
        if re.fullmatch(r"[A-Z]\w*", left):
            return Identity(variable(left), variable(right), sign == "=", item)
        return Comparison(Operator(sign), expression(left), expression(right), item)
    if " in " in text:
        return Member(variable(text.split()[0]), item)
    name, args = re.fullmatch(r"(?:not )?(\w+)\((.*)\)", text).groups()  # type: ignore[union-attr]
    atom = Atom(name, tuple(variable(part.strip()) for part in args.split(",")))
    return Negative(atom, item) if text.startswith("not ") else Positive(atom, item)


def rule(text: str, section: int = 1, *, role: Role = Role.CONCLUDES, regime: str = "") -> Rule:
    """A rule of that section of the act T; item n is the nth literal."""
    head_text, _, body_text = text.partition(" <- ")
    cited = Citation("T", "1", str(section), 1)
    parts = re.split(r", (?![^(]*\))", body_text) if body_text else []
    body = tuple(literal(part, cited.at(items=(str(n),))) for n, part in enumerate(parts, 1))
    head_atom, _, value = head_text.partition(" := ")
    atom = literal(head_atom, None)
    assert isinstance(atom, Positive)
    head = Head(atom.atom.predicate, atom.atom.args, expression(value) if value else None)
    return Rule(text, head, body, Origin(role, cited, None, regime))


def program(*parts: Predicate | Rule, goals: CaseGoals = CASE_TYPE) -> Program:
    """A program of two sorts; the predicates of the case type are added where they are missing."""
    predicates = {p.name: p for p in parts if isinstance(p, Predicate)}
    predicates.setdefault(goals.day, given(goals.day, CASE, value=DateType()))
    for name in goals.goals():
        predicates.setdefault(name, derived(name, CASE))
    rules = tuple(part for part in parts if isinstance(part, Rule))
    return Program((CASE, THING), predicates, rules, {goals.id: goals})


def states(text: str, value: Scalar | bool = True, source: str = "sökande") -> Statement:
    """`q(a)` stated; a judgement when the source is the official."""
    name, args = re.fullmatch(r"(\w+)\((.*)\)", text).groups()  # type: ignore[union-attr]
    things = tuple(part.strip() for part in args.split(",")) if args else ()
    official = ("Eva Ek", "sett på plats") if source == "handläggare" else ("", "")
    return Statement(name, things, value, source, DAY, *official)


def case(*statements: Statement, things: str = "a", closed: str = "", named: bool = True) -> Facts:
    """The facts of the case Ä 1, decided on DAY; `things` and `closed` are lists divided by spaces."""
    entities = {CASE: ("Ä 1",), THING: tuple(things.split())}
    decided = states("dag(Ä 1)", DAY)
    sorts = frozenset((CASE, THING)) if named else frozenset((CASE,))
    return Facts(entities, sorts, frozenset(closed.split()), (decided, *statements))


def square_metres(number: str) -> Quantity:
    """An area."""
    return Quantity(Decimal(number), "m2")
