"""Conditions to rule bodies: disjunctions split, items remembered, waivers and `det finns ingen` given predicates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import assert_never

from legalrules.datalog.clauses import (
    Atom,
    Comparison,
    Identity,
    Literal,
    Member,
    Negative,
    Positive,
    variables,
)
from legalrules.datalog.terms import (
    Aggregate,
    Arithmetic,
    AttributeOf,
    Expression,
    Plus,
    Quotient,
    Rounded,
    Value,
    Variable,
    WorkingDay,
)
from legalrules.diagnostics.diagnostic import Diagnostic, DiagnosticError
from legalrules.law.citation import Citation
from legalrules.law.concept import Concept
from legalrules.law.condition import (
    All,
    Any,
    Compare,
    Condition,
    Divided,
    Gathered,
    Given,
    Holds,
    Item,
    Later,
    Measure,
    NextWorkingDay,
    Not,
    Reckoned,
    Reference,
    RoundedTo,
    Same,
)
from legalrules.source import Span

Body = tuple[Literal, ...]

# Each alternative is a rule of its own: choices between two, twenty in a row, would make a million.
MOST_ALTERNATIVES = 1000


@dataclass(frozen=True, slots=True)
class Lowering:
    """How the parts of one rule are named: concepts, variables, waived items, inner conditions; and where it stands."""

    predicate: Callable[[Concept], str]
    sort_of: Callable[[str], str]
    waived: Callable[[Citation], Atom | None]
    none_such: Callable[[Not], Atom]
    place: Citation | None
    span: Span

    def atom(self, reference: Reference) -> Atom:
        """The atom of a resolved sentence."""
        return Atom(self.predicate(reference.concept), self.things(reference.args))

    def things(self, names: tuple[str, ...]) -> tuple[Variable, ...]:
        """Variables with the sorts that the rule gives them."""
        return tuple(Variable(name, self.sort_of(name)) for name in names)

    def expression(self, measure: Measure) -> Expression:
        """A scalar expression."""
        match measure:
            case Reference(concept, args):
                return AttributeOf(self.predicate(concept), self.things(args))
            case Given(scalar):
                return Value(scalar)
            case Later(base, period):
                return Plus(self.expression(base), period)
            case Reckoned(operator, left, right):
                return Arithmetic(operator, self.expression(left), self.expression(right))
            case Divided(dividend, divisor, rounding):
                return Quotient(self.expression(dividend), self.expression(divisor), rounding)
            case RoundedTo(base, rounding):
                return Rounded(self.expression(base), rounding)
            case NextWorkingDay(base):
                return WorkingDay(self.expression(base))
            case Gathered(aggregate, member, over, of):
                (variable,) = self.things((member,))
                gathered = None if of is None else self.expression(of)
                return Aggregate(aggregate, variable, self.atom(over), gathered)
            case _:
                assert_never(measure)


def bodies(condition: Condition, lowering: Lowering) -> tuple[Body, ...]:
    """The alternatives of a condition, each a conjunction, in the order written.

    Raises `DiagnosticError` (LR406) if they are too many.
    """
    if _count(condition, lowering) > MOST_ALTERNATIVES:
        fault = Diagnostic(
            "LR406",
            "the rule has too many alternatives",
            lowering.span,
            str(lowering.place or ""),
            found=f"more than {MOST_ALTERNATIVES} ways to choose among its items",
            required=f"at most {MOST_ALTERNATIVES}",
            hint="give each group of items a sentence of its own, concluded by a rule of its own",
        )
        raise DiagnosticError((fault,))
    return _bodies(condition, lowering, None)


def _count(condition: Condition, lowering: Lowering) -> int:
    """The number of alternatives, without making them."""
    match condition:
        case All(parts):
            return prod(_count(part, lowering) for part in parts)
        case Any(parts):
            return sum(_count(part, lowering) for part in parts)
        case Item(citation, inner):
            return _count(inner, lowering) + (lowering.waived(citation) is not None)
        case _:
            return 1


def _bodies(condition: Condition, lowering: Lowering, item: Citation | None) -> tuple[Body, ...]:
    match condition:
        case Holds(reference, negated):
            literal = Negative if negated else Positive
            return ((literal(lowering.atom(reference), item),),)
        case Compare(operator, left, right):
            return ((Comparison(operator, lowering.expression(left), lowering.expression(right), item),),)
        case Same(left_name, right_name, same):
            left_thing, right_thing = lowering.things((left_name, right_name))
            return ((Identity(left_thing, right_thing, same, item),),)
        case Not():
            return ((Negative(lowering.none_such(condition), item),),)
        case All(parts):
            chosen = product(*(_bodies(part, lowering, item) for part in parts))
            return tuple(tuple(literal for body in choice for literal in body) for choice in chosen)
        case Any(parts):
            return tuple(body for part in parts for body in _bodies(part, lowering, item))
        case Item(citation, inner):
            waived = lowering.waived(citation)
            met = _bodies(inner, lowering, citation)
            return met if waived is None else (*met, (Positive(waived, citation),))
        case _:
            assert_never(condition)


def guarded(head: tuple[Variable, ...], body: Body) -> Body:
    """The body with a membership for each variable of the head that no positive atom binds."""
    bound = {v for literal in body if isinstance(literal, Positive) for v in variables(literal)}
    missing = tuple(Member(v) for v in dict.fromkeys(head) if v not in bound)
    return (*missing, *body)
