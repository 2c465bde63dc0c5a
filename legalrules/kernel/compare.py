"""Makes comparisons into functions that say whether they hold in a half, over ends or, for names, over sets.

A side of enumerations or texts is the set of what it may be; a free one, what the applicant could make it.
"""

from collections.abc import Callable
from types import MappingProxyType
from typing import TypeAlias

from .domain import Reading
from .measure import Row, args_of, measured
from .terms import Args, Attribute, Comparison, Constant, Ends, Expression

Condition: TypeAlias = Callable[[Reading, Args], bool]
# A set of strings, None if it has infinitely many, and whether it is free.
_Side: TypeAlias = tuple[frozenset[str] | None, bool]


def compared(test: Comparison, row: Row, certain: bool) -> Condition:
    """How to see whether a comparison holds in a half."""
    if test.symbolic:
        return _named(test, row, certain)
    left, right = measured(test.left, row), measured(test.right, row)
    asked, holds = _ORDERS[test.op], test.op != "!="
    by_certainty = certain if holds else not certain

    def condition(reading: Reading, env: Args) -> bool:
        first, second = left.ends(reading, env), right.ends(reading, env)
        if first is None or second is None or asked(first, second, by_certainty) is not holds:
            return False
        return not certain or (left.settled(reading, env) and right.settled(reading, env))

    return condition


def _at_most(left: Ends, right: Ends, certain: bool) -> bool:
    first, second = (left[1], right[0]) if certain else (left[0], right[1])
    if first == second and isinstance(first, float):
        return not certain
    return first <= second


def _less(left: Ends, right: Ends, certain: bool) -> bool:
    first, second = (left[1], right[0]) if certain else (left[0], right[1])
    if first == second and isinstance(first, float):
        return not certain
    return first < second


def _equal(left: Ends, right: Ends, certain: bool) -> bool:
    return _at_most(left, right, certain) and _at_most(right, left, certain)


_ORDERS = MappingProxyType({"<": _less, "<=": _at_most, "=": _equal, "!=": _equal})


def _named(test: Comparison, row: Row, certain: bool) -> Condition:
    left, right, equal = _side(test.left, row), _side(test.right, row), test.op == "="
    by_certainty = certain if equal else not certain

    def condition(reading: Reading, env: Args) -> bool:
        return _same(left(reading, env), right(reading, env), by_certainty) is equal

    return condition


def _same(left: _Side, right: _Side, certain: bool) -> bool:
    if left[1] == right[1]:
        if certain == left[1]:
            return left[0] is None or right[0] is None or not left[0].isdisjoint(right[0])
        return left[0] == right[0] and left[0] is not None and len(left[0]) == 1
    free, bound = (left[0], right[0]) if left[1] else (right[0], left[0])
    if certain:
        return bound is not None and len(bound) == 1 and _within(bound, free)
    return _within(free, bound)


def _within(part: frozenset[str] | None, whole: frozenset[str] | None) -> bool:
    return whole is None or (part is not None and part <= whole)


def _side(expression: Expression, row: Row) -> Callable[[Reading, Args], _Side]:
    if isinstance(expression, Constant):
        constant = frozenset((str(expression.value),)), False
        return lambda reading, env: constant
    assert isinstance(expression, Attribute)
    name, pick = expression.predicate, row.pick(expression.slots)
    kind, free = row.setting.predicates[name].value, name in row.setting.free
    assert kind is not None
    values = kind.values

    def side(reading: Reading, env: Args) -> _Side:
        said, args = reading.said(name), args_of(env, pick)
        value = said.values.get(args)
        if value is not None:
            return frozenset((str(value),)), False
        return values, free and args not in said.aside

    return side
