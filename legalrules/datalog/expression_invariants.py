"""Invariants of expressions: what they read exists, their parts fit together, no divisor can be 0 (LR405)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from legalrules.datalog.clauses import Rule, variables
from legalrules.datalog.expression_kinds import Kind, kind_of, named
from legalrules.datalog.program import Program
from legalrules.datalog.rule_faults import rule_fault
from legalrules.datalog.terms import (
    Aggregate,
    Arithmetic,
    AttributeOf,
    Expression,
    Plus,
    Quotient,
    Rounded,
    Value,
    WorkingDay,
    aggregates,
    parts,
    within,
)
from legalrules.diagnostics.diagnostic import Diagnostic
from legalrules.values import AggregateOperator, DecimalType, IntegerType, Period, Quantity

_LONGEST = 1000


def check_expression(program: Program, rule: Rule, expression: Expression) -> Iterator[Diagnostic]:
    """The faults of an expression of the rule, and of what its aggregates gather."""
    for part in within(expression):
        match part:
            case AttributeOf(name):
                yield from _attribute(program, rule, name)
            case Aggregate():
                yield from _aggregate(program, rule, part)
            case Plus(_, period):
                yield from _period(rule, period)
            case Rounded(_, rounding) | Quotient(_, _, rounding) if rounding.step <= 0:
                yield rule_fault(
                    "LR405", rule, "rounding to no multiple", str(rounding.step), "a step above 0"
                )
            case _:
                pass
        yield from _fit(program, rule, part)


def _attribute(program: Program, rule: Rule, name: str) -> Iterator[Diagnostic]:
    predicate = program.predicates.get(name)
    if predicate is not None and predicate.value is None:
        yield rule_fault("LR405", rule, f"{name} has no value", "a predicate", "an attribute")


def _period(rule: Rule, period: Period) -> Iterator[Diagnostic]:
    if any(abs(n) > _LONGEST for n in (period.years, period.months, period.weeks, period.days)):
        yield rule_fault("LR405", rule, "a period is too long", str(period), "-1000 to 1000 of each")


def _fit(program: Program, rule: Rule, part: Expression) -> Iterator[Diagnostic]:
    """Whether the kinds of the parts go together; a part of no kind has its own fault."""
    kinds = [kind_of(program.predicates, inner) for inner in parts(part)]
    known = [kind for kind in kinds if kind is not None]
    if len(known) < len(kinds):
        return
    found = " and ".join(named(kind) for kind in known)
    match part:
        case Plus() if known[0].type != "date":
            yield rule_fault("LR405", rule, "a period is added to what is no day", found, "a day")
        case WorkingDay() if known[0].type != "date":
            yield rule_fault("LR405", rule, "what is no day is moved to a working day", found, "a day")
        case WorkingDay() if program.calendar is None:
            message = "a day is moved to a working day, and there is no calendar"
            yield rule_fault("LR405", rule, message, "no calendar", "a calendar of the program")
        case Rounded() if known[0].type != "decimal":
            yield rule_fault("LR405", rule, "what is no decimal is rounded", found, "a decimal")
        case Arithmetic() | Quotient() if kind_of(program.predicates, part) is None:
            required = "numbers whose units go together"
            yield rule_fault("LR405", rule, "the parts of a calculation do not fit", found, required)
        case Quotient(_, divisor, _) if not leaves_out_zero(program, divisor):
            yield rule_fault(
                "LR405", rule, "the divisor can be 0", found, "a divisor whose range leaves out 0"
            )
        case _:
            pass


def leaves_out_zero(program: Program, divisor: Expression) -> bool:
    """Whether a divisor is a number other than 0, or a stated attribute whose declared range leaves 0 out."""
    match divisor:
        case Value(Quantity(number)):
            return number != 0
        case Value(int(whole)):
            return whole != 0
        case AttributeOf(name):
            predicate = program.predicates[name]
            match predicate.value:
                case DecimalType(_, low, high) | IntegerType(low, high) if not predicate.is_derived:
                    above = low is not None and Decimal(low) > 0
                    return above or (high is not None and Decimal(high) < 0)
        case _:
            pass
    return False


def _aggregate(program: Program, rule: Rule, found: Aggregate) -> Iterator[Diagnostic]:
    member, of = found.member, found.of
    taken = {v.name for v in rule.head.args} | {v.name for literal in rule.body for v in variables(literal)}
    if member not in found.over.args or member.name in taken:
        message = f"{member.name} is no variable of the aggregate's own"
        yield rule_fault("LR405", rule, message, member.name, "a variable that only the aggregate has")
    predicate = program.predicates.get(found.over.predicate)
    if predicate is not None and predicate.value is not None:
        message = f"{predicate.name} has a value and is gathered over"
        yield rule_fault("LR405", rule, message, "an attribute", "a predicate")
    if (of is None) is not (found.operator is AggregateOperator.COUNT):
        message = f"the {found.operator.value} of nothing" if of is None else "a count of values"
        yield rule_fault("LR405", rule, message, found.operator.value, "a value for all but a count")
    if of is None:
        return
    if any(True for _ in aggregates(of)):
        yield rule_fault(
            "LR405", rule, "an aggregate of aggregates", "an aggregate", "a predicate in between"
        )
    yield from check_expression(program, rule, of)
    kind = kind_of(program.predicates, of)
    if kind is not None and not _gathers(found.operator, kind):
        message = f"the {found.operator.value} of such values is not defined"
        yield rule_fault("LR405", rule, message, named(kind), "numbers, or days for min and max")


def _gathers(operator: AggregateOperator, kind: Kind) -> bool:
    return kind.is_number or (kind.type == "date" and operator is not AggregateOperator.SUM)
