"""What holds of every program that is solved, certified or checked; broken by no rule file that passes the other checks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from legalrules.datalog.clauses import Comparison, Rule
from legalrules.datalog.program import Predicate, Program
from legalrules.datalog.safety import check_safety
from legalrules.datalog.strata import strata
from legalrules.datalog.terms import AttributeOf, Expression, Plus, Value
from legalrules.diagnostics.diagnostic import Diagnostic
from legalrules.values import (
    Choice,
    DateType,
    DecimalType,
    EnumerationType,
    IntegerType,
    Quantity,
    ScalarType,
    Text,
    TextType,
)


def check_program(program: Program) -> tuple[Diagnostic, ...]:
    """Every fault of a program: safety, invariants, then strata (which need the others to hold)."""
    faults = (*check_safety(program), *check_invariants(program))
    return faults if faults else strata(program).diagnostics


def check_invariants(program: Program) -> Iterator[Diagnostic]:
    """LR405 for each broken invariant."""
    seen: set[str] = set()
    for predicate in program.predicates.values():
        yield from _declaration(predicate)
    for rule in program.rules:
        if rule.id in seen:
            yield _broken(rule, f"the rule id {rule.id} stands twice", "rule ids all different")
        seen.add(rule.id)
        yield from _rule(program, rule)
    yield from _case_types(program)


def _declaration(predicate: Predicate) -> Iterator[Diagnostic]:
    name, stated = predicate.name, not predicate.is_derived
    if predicate.functional and (not stated or predicate.value is not None or len(predicate.sorts) < 2):
        yield _fault(name, "functional", "a stated relation of two things or more")
    if predicate.closable and (not stated or predicate.value is not None):
        yield _fault(name, "closable", "a stated predicate")
    if not stated and isinstance(predicate.value, (EnumerationType, TextType)):
        yield _fault(name, "a derived name or text", "a derived attribute that is a number or a day")
    if stated is not bool(predicate.sources):
        yield _fault(name, "sources", "sources for what is stated, and none for what is derived")


def _rule(program: Program, rule: Rule) -> Iterator[Diagnostic]:
    head = program.predicates.get(rule.head.predicate)
    if head is None:
        return
    if not head.is_derived:
        yield _broken(rule, f"{head.name} is stated", "a head that is derived")
    if (head.value is None) is not (rule.head.value is None):
        yield _broken(rule, f"the head {head.name}", "a value for an attribute and only for one")
    elif rule.head.value is not None and kind_of(program, rule.head.value) != _kind(head.value):
        yield _broken(rule, f"the value of {head.name}", "the type and unit of its declaration")
    for literal in rule.body:
        if isinstance(literal, Comparison):
            left, right = kind_of(program, literal.left), kind_of(program, literal.right)
            if left != right:
                yield _broken(rule, f"{left} compared with {right}", "one type and unit")


def kind_of(program: Program, expression: Expression) -> tuple[str, str]:
    """The type and unit of an expression."""
    match expression:
        case AttributeOf(name, _):
            predicate = program.predicates.get(name)
            return _kind(predicate.value if predicate else None)
        case Plus():
            return "date", ""
        case Value(Quantity(_, unit)):
            return "decimal", unit
        case Value(scalar):
            return (
                "enumeration"
                if isinstance(scalar, Choice)
                else "text"
                if isinstance(scalar, Text)
                else "integer"
                if isinstance(scalar, int)
                else "date"
            ), ""
        case _:
            assert_never(expression)


def _kind(kind: ScalarType | None) -> tuple[str, str]:
    match kind:
        case DecimalType(unit):
            return "decimal", unit
        case IntegerType():
            return "integer", ""
        case DateType():
            return "date", ""
        case EnumerationType():
            return "enumeration", ""
        case TextType():
            return "text", ""
        case None:
            return "none", ""
        case _:
            assert_never(kind)


def _case_types(program: Program) -> Iterator[Diagnostic]:
    for goals in program.case_types.values():
        of_case = [*(o.atom for o in goals.outcomes), *(o.delegated for o in goals.outcomes if o.delegated)]
        for name in (*of_case, *goals.obstacles):
            predicate = program.predicates.get(name)
            if predicate is None or predicate.sorts != (goals.sort,) or predicate.value is not None:
                yield _fault(goals.id, name, f"a predicate of the {goals.sort} alone")
        day = program.predicates.get(goals.day)
        if day is None or day.is_derived or not isinstance(day.value, DateType):
            yield _fault(goals.id, goals.day, "a stated day of the case")


def _broken(rule: Rule, found: str, required: str) -> Diagnostic:
    section = str(rule.origin.citation or rule.id)
    return Diagnostic("LR405", "a broken invariant", rule.origin.span, section, found, required)


def _fault(name: str, found: str, required: str) -> Diagnostic:
    return Diagnostic("LR405", "a broken invariant", None, name, found, required)
