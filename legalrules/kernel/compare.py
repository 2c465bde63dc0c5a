"""Expressions and comparisons in one half of a reading, over intervals or, for enumerations and texts, sets.

A free open attribute is read with its ends exchanged: certain means that the applicant could make it so.
"""

from collections.abc import Sequence

from . import dates
from .domain import Reading
from .read import Fault
from .terms import Args, Attribute, Comparison, Constant, Element, End, Ends, Expression, Plus

Environment = Sequence[Element]
# A set of strings; None has infinitely many.
_Side = frozenset[str] | None


class OutOfRange(Fault):
    """A date plus a period falls outside the years 1000 to 9999."""


def holds(reading: Reading, test: Comparison, environment: Environment, certain: bool) -> bool:
    """Whether a comparison holds in a half."""
    if test.symbolic:
        if test.op == "=":
            return _sets_equal(reading, test, environment, certain)
        return not _sets_equal(reading, test, environment, not certain)
    left, right = ends(reading, test.left, environment), ends(reading, test.right, environment)
    if left is None or right is None or (certain and not all_settled(reading, test.derived, environment)):
        return False
    if test.op == "=":
        return _equal(left, right, certain)
    if test.op == "!=":
        return not _equal(left, right, not certain)
    return _before(left, right, certain, test.op == "<")


def all_settled(reading: Reading, derived: tuple[Attribute, ...], environment: Environment) -> bool:
    """Whether each derived attribute has a certain tuple for its arguments."""
    return all(_args(found, environment) in reading.settled.get(found.predicate, ()) for found in derived)


def ends(reading: Reading, expression: Expression, environment: Environment) -> Ends | None:
    """The low and the high end of an expression; None if it has no value."""
    if isinstance(expression, Constant):
        return _point(expression.value)
    if isinstance(expression, Plus):
        inner = ends(reading, expression.inner, environment)
        return None if inner is None else (_moved(inner[0], expression), _moved(inner[1], expression))
    args = _args(expression, environment)
    if expression.predicate not in reading.slice.stated:
        return reading.spans.get(expression.predicate, {}).get(args)
    value = reading.known(expression.predicate, args)
    if value is not None:
        return _point(value)
    kind = reading.program.predicates[expression.predicate].value
    assert kind is not None
    return (kind.high, kind.low) if reading.is_free(expression.predicate, args) else (kind.low, kind.high)


def _args(attribute: Attribute, environment: Environment) -> Args:
    return tuple([environment[slot] for slot in attribute.slots])


def _point(value: object) -> Ends:
    assert not isinstance(value, str)
    return value, value  # type: ignore[return-value]


def _moved(end: End, plus: Plus) -> End:
    if not isinstance(end, int):
        return end
    moved = dates.shift(end, plus.months, plus.days)
    if moved is None:
        year, month, day = dates.civil(end)
        text = f"{year:04}-{month:02}-{day:02} plus {plus.months} months and {plus.days} days"
        raise OutOfRange("plus", text, "a day of the years 1000 to 9999")
    return moved


def _before(left: Ends, right: Ends, certain: bool, strictly: bool) -> bool:
    first, second = (left[1], right[0]) if certain else (left[0], right[1])
    if first == second and isinstance(first, float):
        return not certain
    return first < second if strictly else first <= second


def _equal(left: Ends, right: Ends, certain: bool) -> bool:
    return _before(left, right, certain, False) and _before(right, left, certain, False)


def _sets_equal(reading: Reading, test: Comparison, environment: Environment, certain: bool) -> bool:
    left, left_free = _side(reading, test.left, environment)
    right, right_free = _side(reading, test.right, environment)
    if left_free == right_free:
        return (
            _meet(left, right)
            if certain == left_free
            else left == right and left is not None and len(left) == 1
        )
    free, bound = (left, right) if left_free else (right, left)
    if certain:
        return bound is not None and len(bound) == 1 and _within(bound, free)
    return _within(free, bound)


def _side(reading: Reading, expression: Expression, environment: Environment) -> tuple[_Side, bool]:
    if isinstance(expression, Constant):
        return frozenset((str(expression.value),)), False
    assert isinstance(expression, Attribute)
    args = _args(expression, environment)
    value = reading.known(expression.predicate, args)
    if value is not None:
        return frozenset((str(value),)), False
    kind = reading.program.predicates[expression.predicate].value
    assert kind is not None
    return kind.values, reading.is_free(expression.predicate, args)


def _meet(left: _Side, right: _Side) -> bool:
    return left is None or right is None or not left.isdisjoint(right)


def _within(part: _Side, whole: _Side) -> bool:
    return whole is None or (part is not None and part <= whole)
