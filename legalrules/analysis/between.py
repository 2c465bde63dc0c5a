"""Limits that leave a value between: one rule is about less than a number, another about more, and none about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction

from legalrules.analysis.clashes import shown
from legalrules.analysis.encoding import Encoding, Instance
from legalrules.analysis.expressions import constant
from legalrules.analysis.finding import Finding, Undone
from legalrules.analysis.logic import Formula, opposite
from legalrules.analysis.study import Solved, Study
from legalrules.analysis.words import literal_words
from legalrules.datalog.clauses import Comparison, Negative, Positive, Role
from legalrules.datalog.terms import Value, variables_in
from legalrules.law.waiver import Doubt
from legalrules.values import Operator, Quantity, Truth

Limit = tuple[str, Fraction]
Side = tuple[Instance, int]


def between(studied: Study) -> Iterator[Finding | Undone]:
    """Pairs of rules that a value at the limit falls between, with a case that lies there."""
    below, above, at = _limits(studied.encoding)
    for limit in below.keys() & above.keys() - at:
        for first, one in below[limit]:
            for second, other in above[limit]:
                yield from _gap(studied, (first, one), (second, other))


def _gap(studied: Study, first: Side, second: Side) -> Iterator[Finding | Undone]:
    """A case of which all else that the two rules ask is true, neither holds, and nothing else gives what they give."""
    encoding = studied.encoding
    (one, here), (other, there) = first, second
    places = one.rule.origin.citation, other.rule.origin.citation
    excepts = [side.rule.origin.role is Role.EXEMPTS for side in (one, other)]
    # An exception needs to say nothing where the rule says nothing.
    if None in places or one.rule.origin.regime != other.rule.origin.regime or excepts[0] != excepts[1]:
        return
    wanted = [
        *_others(one, here),
        *_others(other, there),
        opposite(one.literals[here]),
        opposite(other.literals[there]),
        *(opposite(_given(encoding, instance)) for instance in (one, other)),
    ]
    below = literal_words(encoding.program, one.rule.body[here])
    above = literal_words(encoding.program, other.rule.body[there])
    text = f"varken att {below} eller att {above} gäller"
    found = tuple(place for place in places if place is not None)
    yield from shown(studied, Doubt.BETWEEN, found, text, wanted, _lies_there(first, second))


def _lies_there(first: Side, second: Side) -> Callable[[Solved], bool]:
    """Whether in the engine neither rule gives anything, though all else that they ask is true."""

    def holds(solved: Solved) -> bool:
        return all(_stops_only_there(solved, instance, number) for instance, number in (first, second))

    return holds


def _stops_only_there(solved: Solved, instance: Instance, number: int) -> bool:
    for place, literal in enumerate(instance.rule.body):
        if place != number and isinstance(literal, (Positive, Negative)):
            args = tuple(instance.bound[v] for v in literal.atom.args)
            wanted = Truth.TRUE if isinstance(literal, Positive) else Truth.FALSE
            if solved.truth(literal.atom.predicate, args) is not wanted:
                return False
    head = instance.rule.head
    return solved.truth(head.predicate, tuple(instance.bound[v] for v in head.args)) is Truth.FALSE


def _others(instance: Instance, number: int) -> list[Formula]:
    return [formula for place, formula in enumerate(instance.literals) if place != number]


def _given(encoding: Encoding, instance: Instance) -> Formula:
    args = tuple(instance.bound[v] for v in instance.rule.head.args)
    return encoding.holds(instance.rule.head.predicate, args)


def _limits(encoding: Encoding) -> tuple[dict[Limit, list[Side]], dict[Limit, list[Side]], set[Limit]]:
    """The rules below each limit, those above it, and the limits at which something is said."""
    below: dict[Limit, list[Side]] = {}
    above: dict[Limit, list[Side]] = {}
    at: set[Limit] = set()
    for instance in encoding.instances:
        for number, literal in enumerate(instance.rule.body):
            limit = _limit(instance, literal) if isinstance(literal, Comparison) else None
            # A rule that gives a value has no truth to compare; two values are another check's.
            if limit is None or instance.rule.head.value is not None or not isinstance(literal, Comparison):
                continue
            if literal.operator is Operator.LT:
                below.setdefault(limit, []).append((instance, number))
            elif literal.operator is Operator.GT:
                above.setdefault(limit, []).append((instance, number))
            else:
                at.add(limit)
    return below, above, at


def _limit(instance: Instance, literal: Comparison) -> Limit | None:
    """What is measured, of which things, and the number that it is held against."""
    match literal.left, literal.right:
        case (left, Value(Quantity() | int() | date() as scalar)) if not isinstance(left, Value):
            things = ",".join(instance.bound[v] for v in variables_in(left))
            measured = repr(left).replace(f"@{instance.rule.origin.regime}", "")
            return f"{measured}({things})", constant(scalar, {})
        case _:
            return None
