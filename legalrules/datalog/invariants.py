"""What holds of every program that is solved, certified or checked (LR405), and all checks of a program in one call.

No rule file that passes the checks of the law breaks an invariant: a fault here is a fault of the library, or of a
program made by hand. The invariants are those of the certificate page, section 2.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from legalrules.datalog.clauses import Comparison, Negative, Positive, Rule
from legalrules.datalog.expression_invariants import check_expression
from legalrules.datalog.expression_kinds import Kind, declared_kind, kind_of, named
from legalrules.datalog.goal_invariants import check_case_types
from legalrules.datalog.program import Predicate, Program
from legalrules.datalog.rule_faults import declaration_fault, program_fault, rule_fault
from legalrules.datalog.safety import check_safety
from legalrules.datalog.strata import strata
from legalrules.diagnostics.diagnostic import Diagnostic
from legalrules.values import DecimalType, EnumerationType, IntegerType, Operator, TextType


def check_program(program: Program) -> tuple[Diagnostic, ...]:
    """Every fault of a program: of safety, of the invariants, of the strata, in that order."""
    return (*check_safety(program), *check_invariants(program), *strata(program).diagnostics)


def check_invariants(program: Program) -> Iterator[Diagnostic]:
    """LR405 for each broken invariant: of the declarations, of the rules, of the case types."""
    for name, predicate in program.predicates.items():
        yield from _declaration(program, name, predicate)
    times = Counter(rule.id for rule in program.rules)
    for rule in program.rules:
        if times[rule.id] > 1:
            yield rule_fault("LR405", rule, "the id is not its own", rule.id, "ids all different")
        yield from _head(program, rule)
        yield from _body(program, rule)
    yield from check_case_types(program)
    yield from _calendar(program)


def _calendar(program: Program) -> Iterator[Diagnostic]:
    calendar = program.calendar
    if calendar is not None and not all(calendar.start <= day < calendar.end for day in calendar.days):
        span = f"{calendar.start} to {calendar.end}"
        yield program_fault("the calendar lists days outside its range", "a day outside", span)


def _declaration(program: Program, name: str, predicate: Predicate) -> Iterator[Diagnostic]:
    stated = not predicate.is_derived
    if name != predicate.name:
        yield declaration_fault(predicate, "it is listed under another name", name, predicate.name)
    for sort in dict.fromkeys(predicate.sorts):
        if sort not in program.sorts:
            yield declaration_fault(predicate, "it is about an undeclared sort", sort, "a declared sort")
    if predicate.functional and (not stated or predicate.value is not None or len(predicate.sorts) < 2):
        required = "a stated relation of two things or more, without a value"
        yield declaration_fault(predicate, "it cannot be functional", "functional", required)
    if predicate.closable and (not stated or predicate.value is not None):
        required = "a stated predicate without a value"
        yield declaration_fault(predicate, "it cannot be closed by a case", "closable", required)
    if predicate.is_derived and predicate.sources:
        found = ", ".join(predicate.sources)
        yield declaration_fault(predicate, "it is derived and has sources", found, "no sources")
    yield from _value(predicate)


def _value(predicate: Predicate) -> Iterator[Diagnostic]:
    """Faults of the type of an attribute."""
    match predicate.value:
        case EnumerationType(names) if not names or len(set(names)) < len(names):
            required = "one name or more, all different"
            yield declaration_fault(predicate, "its names are faulty", ", ".join(names), required)
        case DecimalType(_, low, high) | IntegerType(low, high) if low is not None and high is not None:
            if low > high:
                required = "an upper end not below the lower"
                yield declaration_fault(predicate, "its range is empty", f"{low} to {high}", required)
        case _:
            pass
    if predicate.is_derived and isinstance(predicate.value, EnumerationType | TextType):
        kind = named(declared_kind(predicate.value))
        required = "an attribute of type decimal, integer or date"
        yield declaration_fault(predicate, "such an attribute cannot be derived", kind, required)


def _head(program: Program, rule: Rule) -> Iterator[Diagnostic]:
    predicate = program.predicates.get(rule.head.predicate)
    if predicate is None:
        return
    if not predicate.is_derived:
        yield rule_fault("LR405", rule, f"{predicate.name} is stated", "a stated head", "a derived head")
    if (predicate.value is None) is not (rule.head.value is None):
        required = "a value" if rule.head.value is None else "no value"
        found = "no value" if rule.head.value is None else "a value"
        yield rule_fault("LR405", rule, f"{predicate.name} is concluded wrongly", found, required)
    elif rule.head.value is not None:
        yield from check_expression(program, rule, rule.head.value)
        found_kind, kind = kind_of(program.predicates, rule.head.value), declared_kind(predicate.value)
        if found_kind is not None and found_kind != kind:
            message = f"the value of {predicate.name} is of another type"
            yield rule_fault("LR405", rule, message, named(found_kind), named(kind))


def _body(program: Program, rule: Rule) -> Iterator[Diagnostic]:
    for literal in rule.body:
        match literal:
            case Positive(atom) | Negative(atom):
                predicate = program.predicates.get(atom.predicate)
                if predicate is not None and predicate.value is not None:
                    message = f"{atom.predicate} has a value and neither holds nor fails to hold"
                    yield rule_fault("LR405", rule, message, "an attribute", "a comparison of its value")
            case Comparison(operator, left, right):
                yield from check_expression(program, rule, left)
                yield from check_expression(program, rule, right)
                kinds = kind_of(program.predicates, left), kind_of(program.predicates, right)
                yield from _comparison(rule, operator, *kinds)
            case _:
                pass


def _comparison(
    rule: Rule, operator: Operator, left: Kind | None, right: Kind | None
) -> Iterator[Diagnostic]:
    if left is None or right is None:
        return
    if left != right:
        found = f"{named(left)} and {named(right)}"
        yield rule_fault("LR405", rule, "the sides of a comparison differ", found, "one type and unit")
    elif not left.has_order and operator not in (Operator.EQ, Operator.NE):
        message = f"a value of the type {named(left)} has no order"
        yield rule_fault("LR405", rule, message, operator.value, "= or !=")
