"""The program as the document of the certificate page, section 2: all that a checker has to hold of the law.

Concepts, roles and spans stay behind: they are for people, and the meaning of a program does not depend on them. Where
the page does not ask for an order, the program's own (the order of the law) is kept.
"""

from __future__ import annotations

from decimal import Decimal
from typing import assert_never

from legalrules.certificate.canonical import Json
from legalrules.certificate.scalar_json import scalar_document
from legalrules.datalog.clauses import (
    Comparison,
    Head,
    Identity,
    Literal,
    Member,
    Negative,
    Positive,
    Rule,
)
from legalrules.datalog.program import CaseGoals, Predicate, Program
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
from legalrules.datalog.working_days import WorkingCalendar
from legalrules.law.wording import WordingKey
from legalrules.values import (
    DateType,
    DecimalType,
    EnumerationType,
    IntegerType,
    Period,
    Rounding,
    ScalarType,
    TextType,
    decimal_text,
)

FORMAT = "legalrules-program/2"


def program_document(program: Program) -> Json:
    """The program's document."""
    return {
        "format": FORMAT,
        "sorts": list(program.sorts),
        "predicates": {name: _predicate(predicate) for name, predicate in program.predicates.items()},
        "rules": [_rule(rule) for rule in program.rules],
        "case_types": {name: _case_type(goals) for name, goals in program.case_types.items()},
        "calendar": _calendar(program.calendar),
    }


def _calendar(calendar: WorkingCalendar | None) -> Json:
    if calendar is None:
        return None
    return {
        "from": calendar.start.isoformat(),
        "before": calendar.end.isoformat(),
        "days": [day.isoformat() for day in sorted(calendar.days)],
        "source": calendar.source,
    }


def _predicate(predicate: Predicate) -> Json:
    value = {} if predicate.value is None else {"value": _scalar_type(predicate.value)}
    return {
        "args": list(predicate.sorts),
        **value,
        "origin": predicate.sourcing.value,
        "sources": sorted(set(predicate.sources)),
        "functional": predicate.functional,
        "closable": predicate.closable,
    }


def _scalar_type(scalar_type: ScalarType) -> Json:
    match scalar_type:
        case DecimalType(unit, low, high):
            return {"type": "decimal", "unit": unit, "min": _bound(low), "max": _bound(high)}
        case IntegerType(low_whole, high_whole):
            return {"type": "integer", "min": _bound(low_whole), "max": _bound(high_whole)}
        case DateType():
            return {"type": "date"}
        case EnumerationType(names):
            return {"type": "enumeration", "values": list(names)}
        case TextType():
            return {"type": "text"}
        case _:
            assert_never(scalar_type)


def _bound(number: Decimal | int | None) -> str | None:
    return None if number is None else decimal_text(Decimal(number))


def _rule(rule: Rule) -> Json:
    citation, wording = rule.origin.citation, rule.origin.wording
    return {
        "id": rule.id,
        "head": _head(rule.head),
        "body": [_literal(literal) for literal in rule.body],
        "provision": "; ".join([citation.swedish() if citation else "", *filter(None, [rule.origin.source])]),
        "wording": wording_text(wording) if wording else "",
    }


def wording_text(wording: WordingKey) -> str:
    """A wording named for people: "SFS 2025:974, i kraft 2025-12-01", with its end if it has one."""
    end = f" till {wording.validity.end}" if wording.validity.end else ""
    return f"SFS {wording.sfs}, i kraft {wording.validity.start}{end}"


def _head(head: Head) -> Json:
    value = {} if head.value is None else {"value": _expression(head.value)}
    return {"predicate": head.predicate, "args": _names(head.args), **value}


def _names(arguments: tuple[Variable, ...]) -> Json:
    return [variable.name for variable in arguments]


def _literal(literal: Literal) -> Json:
    match literal:
        case Positive(atom):
            return {"atom": atom.predicate, "args": _names(atom.args)}
        case Negative(atom):
            return {"not": atom.predicate, "args": _names(atom.args)}
        case Comparison(operator, left, right):
            return {"compare": operator.value, "left": _expression(left), "right": _expression(right)}
        case Identity(one, other, same):
            return {"same" if same else "different": [one.name, other.name]}
        case Member(variable):
            return {"entity": variable.name, "sort": variable.sort}
        case _:
            assert_never(literal)


def _expression(expression: Expression) -> Json:
    match expression:
        case AttributeOf(predicate, args):
            return {"attribute": predicate, "args": _names(args)}
        case Value(scalar):
            return {"value": scalar_document(scalar)}
        case Plus(base, period):
            return {"plus": _expression(base), "period": _period(period)}
        case Arithmetic(arithmetic, left, right):
            return {arithmetic.value: [_expression(left), _expression(right)]}
        case Quotient(dividend, divisor, rounding):
            return {"divide": [_expression(dividend), _expression(divisor)], **_rounding(rounding)}
        case Rounded(base, rounding):
            return {"round": _expression(base), **_rounding(rounding)}
        case WorkingDay(base):
            return {"working_day": _expression(base)}
        case Aggregate(operator, member, over, of):
            gathered = {} if of is None else {"of": _expression(of)}
            named = {"atom": over.predicate, "args": _names(over.args)}
            return {"aggregate": operator.value, "each": member.name, "over": named, **gathered}
        case _:
            assert_never(expression)


def _rounding(rounding: Rounding) -> dict[str, Json]:
    return {"to": decimal_text(rounding.step), "mode": rounding.mode.value}


def _period(period: Period) -> Json:
    parts = {"days": period.days, "weeks": period.weeks, "months": period.months, "years": period.years}
    return {unit: count for unit, count in parts.items() if count} or {"days": 0}


def _case_type(goals: CaseGoals) -> Json:
    return {
        "sort": goals.sort,
        "day": goals.day,
        "outcomes": [{"id": o.id, "atom": o.atom, "delegated": o.delegated} for o in goals.outcomes],
        "obstacles": list(goals.obstacles),
        "constraints": list(goals.constraints),
        "information": list(goals.information),
        "applicant": list(goals.applicant),
        "follow_up_share": decimal_text(goals.follow_up_share),
    }
