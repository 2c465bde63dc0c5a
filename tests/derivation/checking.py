"""Checks evidence against program and facts, by the page's rules and by brute force over the domain."""

from __future__ import annotations

from itertools import product

from legalrules.datalog.clauses import Literal, Member, Negative, Positive, Rule
from legalrules.datalog.clauses import variables as variables_of
from legalrules.datalog.program import Aspect
from legalrules.derivation.nodes import (
    Absent,
    Applied,
    Assessed,
    Attempt,
    Circular,
    Compared,
    Derivation,
    Given,
    Held,
    NoOther,
    NotHeld,
    NoValue,
    Substitution,
    Unfounded,
    walk,
)
from legalrules.derivation.prepared import Binding
from legalrules.derivation.reading import Reading, arguments


def check(reading: Reading, *roots: Derivation) -> None:
    """Every node of the evidence is what it says."""
    for node in walk(*roots):
        match node:
            case Applied():
                check_applied(reading, node)
            case Absent(circle=None):
                check_attempts(reading, Unfounded(node.atom, node.attempts, node.lapsed), frozenset())
            case Absent(circle=circle) if circle is not None:
                inside = frozenset((m.atom.predicate.name, m.atom.args) for m in circle.members)
                assert (node.atom.predicate.name, node.atom.args) in inside
                for member in circle.members:
                    check_attempts(reading, member, inside)
            case Given() | Assessed():
                assert node.ground.value == "closed" or node.statements
            case _:
                assert reading.baseline is not None


def check_applied(reading: Reading, node: Applied) -> None:
    """The head is the atom, each literal certain, each child about its literal."""
    binding = dict(node.substitution)
    assert arguments(node.rule.head, binding) == node.atom.args  # type: ignore[arg-type]
    shown = [literal for literal in node.rule.body if not is_pruning(reading, literal)]
    assert len(node.premises) == len(shown)
    assert all(reading.literal(literal, binding).certain for literal in node.rule.body)
    for literal, premise in zip(shown, node.premises, strict=True):
        assert premise.literal is literal
        check_child(literal, binding, premise)
    if node.rule.head.value is not None:
        ends = reading.ends(node.rule.head.value, binding)
        assert ends is not None and ends.low == ends.high == node.value


def is_pruning(reading: Reading, literal: Literal) -> bool:
    """Whether the literal only says that the rule's rättsläge applies to some case."""
    return isinstance(literal, Positive) and reading.predicate(literal.atom.predicate).aspect is Aspect.ACTIVE


def check_child(literal: object, binding: Binding, step: object) -> None:
    """The derivation or refutation under a literal is of its atom."""
    if isinstance(step, Held | NotHeld):
        assert isinstance(literal, Positive | Negative)
        child = step.derivation if isinstance(step, Held) else step.refutation
        assert child.atom.args == arguments(literal.atom, binding)
        assert child.atom.predicate.name == literal.atom.predicate
        if isinstance(child, Given | Assessed):
            assert child.value is isinstance(step, Held)
        assert isinstance(child, Applied) <= isinstance(step, Held)
        assert isinstance(child, Absent) <= isinstance(step, NotHeld)


def check_attempts(reading: Reading, node: Unfounded, circle: frozenset[tuple[str, object]]) -> None:
    """Every rule for the atom is named, and every instance of it is covered by an attempt that fails."""
    name, args = node.atom.predicate.name, node.atom.args
    could = [s.rule for s in reading.shapes(name) if s.matched(args) is not None]
    lapsed = {rule.id for group in node.lapsed for rule in group.rules}
    assert {attempt.rule.id for attempt in node.attempts} | lapsed == {rule.id for rule in could}
    for rule in could:
        attempts = [attempt for attempt in node.attempts if attempt.rule is rule]
        for binding in instances(reading, rule):
            if rule.id not in lapsed and arguments(rule.head, binding) == args:  # type: ignore[arg-type]
                assert any(covers(reading, attempt, binding, circle) for attempt in attempts)


def instances(reading: Reading, rule: Rule) -> list[Binding]:
    """Every assignment of the domain's elements to the rule's variables."""
    body = (variable for literal in rule.body for variable in variables_of(literal))
    variables = tuple(dict.fromkeys((*rule.head.args, *body)))
    return [
        dict(zip(variables, chosen, strict=True))
        for chosen in product(*(reading.domain(v.sort) for v in variables))
    ]


def covers(
    reading: Reading, attempt: Attempt, binding: Binding, circle: frozenset[tuple[str, object]]
) -> bool:
    """Whether the attempt is about the instance, and the instance fails as it says."""
    if not agrees(attempt.substitution, binding):
        return False
    match attempt.failure:
        case Held(literal) | NotHeld(literal) | Compared(literal):
            check_child(literal, binding, attempt.failure)
            return not reading.literal(literal, binding).possible
        case NoOther(literal, known):
            return (
                arguments(literal.atom, binding) not in known
                and not reading.literal(literal, binding).possible
            )
        case Circular(literal, atom):
            assert (atom.predicate.name, atom.args) in circle
            return arguments(literal.atom, binding) == atom.args
        case NoValue(computed):
            return computed.low is None
        case _:
            return not isinstance(attempt.failure.literal, Member)


def agrees(substitution: Substitution, binding: Binding) -> bool:
    """Whether the binding is one of those that the substitution leaves."""
    return all(binding[variable] == thing for variable, thing in substitution)
