"""Safety: every variable of a rule is bound, every predicate declared, every argument of its sort (LR402 to LR404).

Variables are bound by positive atoms and memberships of the body, and by nothing else: a variable that stands only
under a negation, in a comparison, an identity or the head could be anything at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from legalrules.datalog.clauses import (
    Comparison,
    Identity,
    Literal,
    Member,
    Negative,
    Positive,
    Rule,
    variables,
)
from legalrules.datalog.program import Program
from legalrules.datalog.rule_faults import rule_fault
from legalrules.datalog.terms import Expression, Variable, reads, variables_in
from legalrules.diagnostics.diagnostic import Diagnostic
from legalrules.diagnostics.similar import did_you_mean

Use = tuple[str, tuple[Variable, ...]]


def check_safety(program: Program) -> Iterator[Diagnostic]:
    """The faults of safety, rule by rule."""
    for rule in program.rules:
        for name, args in uses(rule):
            yield from _use(program, rule, name, args)
        yield from _sorts(program, rule)
        yield from _unbound(rule)


def uses(rule: Rule) -> Iterator[Use]:
    """Every predicate that the rule applies to variables, the head first."""
    yield rule.head.predicate, rule.head.args
    yield from _read(rule.head.value)
    for literal in rule.body:
        match literal:
            case Positive(atom) | Negative(atom):
                yield atom.predicate, atom.args
            case Comparison(_, left, right):
                yield from _read(left)
                yield from _read(right)
            case Identity() | Member():
                pass
            case _:
                assert_never(literal)


def _read(expression: Expression | None) -> Iterator[Use]:
    if expression is not None:
        yield from reads(expression)


def _use(program: Program, rule: Rule, name: str, args: tuple[Variable, ...]) -> Iterator[Diagnostic]:
    predicate = program.predicates.get(name)
    if predicate is None:
        hint = did_you_mean(name, program.predicates) or "declare it under `begrepp`"
        yield rule_fault("LR404", rule, f"{name} is not declared", name, "a declared predicate", hint)
        return
    found = ", ".join(v.sort for v in args)
    if tuple(v.sort for v in args) != predicate.sorts:
        required = ", ".join(predicate.sorts)
        message = f"{name} is about ({required}), and is applied to ({found})"
        yield rule_fault(
            "LR403", rule, message, found, required, "give one thing of each sort, in this order"
        )


def _sorts(program: Program, rule: Rule) -> Iterator[Diagnostic]:
    """Variables of no declared sort or of two, and identities across sorts."""
    sort_of: dict[str, str] = {}
    for variable in _all(rule):
        if variable.sort not in program.sorts:
            hint = did_you_mean(variable.sort, program.sorts)
            message = f"{variable.name} is of the sort {variable.sort}, which is not declared"
            yield rule_fault("LR403", rule, message, variable.sort, "a declared sort", hint)
        elif sort_of.setdefault(variable.name, variable.sort) != variable.sort:
            first = sort_of[variable.name]
            message = f"{variable.name} is of two sorts, {first} and {variable.sort}"
            yield rule_fault("LR403", rule, message, variable.sort, first, "use a variable for each thing")
    for literal in rule.body:
        if isinstance(literal, Identity) and literal.left.sort != literal.right.sort:
            message = f"{literal.left.name} and {literal.right.name} are of different sorts"
            required = literal.left.sort
            yield rule_fault(
                "LR403", rule, message, literal.right.sort, required, "compare things of one sort"
            )


def _all(rule: Rule) -> Iterator[Variable]:
    """Every variable of the rule, each once, the head's first."""
    in_head = (*rule.head.args, *(variables_in(rule.head.value) if rule.head.value is not None else ()))
    yield from dict.fromkeys((*in_head, *(v for literal in rule.body for v in variables(literal))))


def _unbound(rule: Rule) -> Iterator[Diagnostic]:
    bound = {v for literal in rule.body if isinstance(literal, Positive | Member) for v in variables(literal)}
    for variable in _all(rule):
        if variable not in bound:
            where = _place(rule, variable)
            message = f"{variable.name} stands only in {where}"
            hint = f"add a condition that {variable.name} must meet"
            yield rule_fault("LR402", rule, message, variable.name, "a positive condition on it", hint)


def _place(rule: Rule, variable: Variable) -> str:
    """Where an unbound variable stands first."""
    places = [_kind(literal) for literal in rule.body if variable in variables(literal)]
    return places[0] if places else "the conclusion"


def _kind(literal: Literal) -> str:
    match literal:
        case Negative():
            return "a negation"
        case Comparison():
            return "a comparison"
        case Identity():
            return "an identity"
        case Positive() | Member():
            return "a positive condition"
        case _:
            assert_never(literal)
