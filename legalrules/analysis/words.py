"""Literals of rules in Swedish: the sentences of the vocabulary with the variables of the rule."""

from __future__ import annotations

from types import MappingProxyType
from typing import assert_never

from legalrules.datalog.clauses import Comparison, Identity, Literal, Member, Negative, Positive
from legalrules.datalog.program import Predicate, Program
from legalrules.datalog.terms import (
    Aggregate,
    Arithmetic,
    Atom,
    AttributeOf,
    Expression,
    Plus,
    Quotient,
    Rounded,
    Value,
    Variable,
    WorkingDay,
)
from legalrules.values import AggregateOperator, ArithmeticOperator, Operator, Period, swedish

_OPERATORS = MappingProxyType(
    {
        Operator.LT: "är mindre än",
        Operator.LE: "är högst",
        Operator.GT: "är mer än",
        Operator.GE: "är minst",
        Operator.EQ: "är",
        Operator.NE: "är inte",
    }
)
_SIGNS = MappingProxyType(
    {ArithmeticOperator.ADD: "+", ArithmeticOperator.SUBTRACT: "−", ArithmeticOperator.MULTIPLY: "×"}
)
_TOTALS = MappingProxyType(
    {
        AggregateOperator.SUM: "summan av",
        AggregateOperator.COUNT: "antalet",
        AggregateOperator.MIN: "det minsta av",
        AggregateOperator.MAX: "det största av",
    }
)


def literal_words(program: Program, literal: Literal) -> str:
    """The condition as a main clause."""
    match literal:
        case Positive(atom):
            return atom_words(program, atom)
        case Negative(atom):
            return atom_words(program, atom, negated=True)
        case Comparison(operator, left, right):
            return f"{_expression(program, left)} {_OPERATORS[operator]} {_expression(program, right)}"
        case Identity(left, right, same):
            return f"{left.name} är {'samma som' if same else 'en annan än'} {right.name}"
        case Member(variable):
            return f"{variable.name} är {variable.sort}"
        case _:
            assert_never(literal)


def atom_words(program: Program, atom: Atom, *, negated: bool = False) -> str:
    """An atom as a main clause; a step on the way to a concept by the place that it is about."""
    return _sentence(program.predicates[atom.predicate], atom.args, negated)


def _sentence(predicate: Predicate, args: tuple[Variable, ...], negated: bool) -> str:
    names = tuple(v.name for v in args)
    if predicate.concept is None:
        return f"{'inte ' if negated else ''}{predicate.about or predicate.name}"
    said = predicate.concept.sentence(names, negated=negated)
    return said if predicate.about is None else f"{said} ({predicate.about})"


def _expression(program: Program, expression: Expression) -> str:
    match expression:
        case Value(scalar):
            return swedish(scalar)
        case AttributeOf(name, args):
            return _sentence(program.predicates[name], args, False)
        case Plus(base, period):
            return f"{_expression(program, base)} + {_period(period)}"
        case WorkingDay(base):
            return f"nästa vardag från {_expression(program, base)}"
        case Arithmetic(operator, left, right):
            return f"({_expression(program, left)} {_SIGNS[operator]} {_expression(program, right)})"
        case Quotient(dividend, divisor, _):
            return f"({_expression(program, dividend)} / {_expression(program, divisor)}), avrundat"
        case Rounded(base, _):
            return f"{_expression(program, base)}, avrundat"
        case Aggregate(operator, member, over, of):
            what = f"{member.name}" if of is None else _expression(program, of)
            return f"{_TOTALS[operator]} {what} för varje {member.name} sådan att {atom_words(program, over)}"
        case _:
            assert_never(expression)


def _period(period: Period) -> str:
    counted = (
        (period.years, "år"),
        (period.months, "månader"),
        (period.weeks, "veckor"),
        (period.days, "dagar"),
    )
    return " ".join(f"{number} {unit}" for number, unit in counted if number)
