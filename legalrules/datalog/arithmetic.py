"""Exact arithmetic on scalars and on the ends of what they may be: certificate page, section 6.

Numbers are exact throughout: a result of more than 40 digits is refused as a day outside the calendar is, and only a
named rule rounds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal, Inexact
from fractions import Fraction
from itertools import product

from legalrules.values import (
    ABOVE,
    BELOW,
    MAX_DIGITS,
    ArithmeticOperator,
    End,
    Infinity,
    Quantity,
    Rounding,
    RoundingMode,
    Scalar,
    decimal_text,
)

# Twice what two factors can have, so that nothing is lost before the digits are counted.
_WIDE = 4 * MAX_DIGITS
# Threads may share it: what an operation notes in it is never read.
_EXACT = Context(prec=_WIDE, traps=[Inexact])


@dataclass(frozen=True, slots=True)
class Ends:
    """The least and the greatest that an expression may be; exchanged for what the applicant could answer."""

    low: End
    high: End


def order(end: End) -> tuple[int, Decimal | int]:
    """A key that orders the ends of one type, the infinite ones included."""
    match end:
        case Infinity(sign):
            return sign, 0
        case Quantity(number):
            return 0, number
        case date():
            return 0, end.toordinal()
        case int():
            return 0, end
        case _:
            raise AssertionError(f"{end} has no order")


def least(ends: Iterable[End]) -> End:
    """The least of some ends of one type."""
    return min(ends, key=order)


def greatest(ends: Iterable[End]) -> End:
    """The greatest of some ends of one type."""
    return max(ends, key=order)


def each_end(ends: Ends, moved: Callable[[End], End]) -> Ends:
    """Both ends, moved alike."""
    if ends.low is ends.high:
        return _point(moved(ends.low))
    return Ends(moved(ends.low), moved(ends.high))


def added(left: End, right: End, clash: End) -> End:
    """Two ends added; `clash` where opposite infinities meet."""
    if isinstance(left, Infinity) and isinstance(right, Infinity):
        return left if left == right else clash
    if isinstance(left, Infinity):
        return left
    if isinstance(right, Infinity):
        return right
    return _combined(left, right, lambda context, a, b: context.add(a, b))


def negated(end: End) -> End:
    """An end with the other sign."""
    match end:
        case Infinity(sign):
            return Infinity(-sign)
        case Quantity(number, unit):
            return Quantity(number.copy_negate(), unit)
        case int():
            return -end
        case _:
            raise AssertionError(f"{end} is no number")


def computed(operator: ArithmeticOperator, left: Ends, right: Ends, zero: Scalar) -> Ends:
    """The ends of a sum, difference or product; `zero` is of its kind. Raises OverflowError past 40 digits."""
    if left.low is left.high and right.low is right.high and not _is_infinite(left, right):
        return bounded(_point(_computed_once(operator, left.low, right.low, zero)))
    match operator:
        case ArithmeticOperator.ADD:
            found = Ends(added(left.low, right.low, BELOW), added(left.high, right.high, ABOVE))
        case ArithmeticOperator.SUBTRACT:
            low = added(left.low, negated(right.high), BELOW)
            found = Ends(low, added(left.high, negated(right.low), ABOVE))
        case ArithmeticOperator.MULTIPLY:
            found = _cornered(left, right, lambda a, b: _multiplied(a, b, zero))
    return bounded(found)


def _computed_once(operator: ArithmeticOperator, left: End, right: End, zero: Scalar) -> End:
    """The same of two known values, which need no corners."""
    match operator:
        case ArithmeticOperator.ADD:
            return added(left, right, zero)
        case ArithmeticOperator.SUBTRACT:
            return added(left, negated(right), zero)
        case ArithmeticOperator.MULTIPLY:
            return _multiplied(left, right, zero)


def _is_infinite(left: Ends, right: Ends) -> bool:
    return isinstance(left.low, Infinity) or isinstance(right.low, Infinity)


def _point(end: End) -> Ends:
    return Ends(end, end)


def divided(dividend: Ends, divisor: Ends, rounding: Rounding, zero: Scalar) -> Ends:
    """The ends of a rounded quotient; the divisor's range leaves out 0. Raises OverflowError past 40 digits."""
    unit = zero.unit if isinstance(zero, Quantity) else ""

    def quotient(a: End, b: End) -> End | None:
        if isinstance(b, Infinity):
            return None if isinstance(a, Infinity) else zero
        if isinstance(a, Infinity):
            return a if _fraction(b) > 0 else negated(a)
        return Quantity(_quotient(a, b, rounding), unit)

    if dividend.low is dividend.high and divisor.low is divisor.high and not _is_infinite(dividend, divisor):
        return bounded(_point(Quantity(_quotient(dividend.low, divisor.low, rounding), unit)))
    return bounded(_cornered(dividend, divisor, quotient))


def _quotient(dividend: End, divisor: End, rounding: Rounding) -> Decimal:
    return _multiple(_fraction(dividend) / _fraction(divisor), rounding)


def rounded(end: End, rounding: Rounding) -> End:
    """An end rounded; infinity stays."""
    if isinstance(end, Quantity):
        return Quantity(_multiple(_fraction(end), rounding), end.unit)
    return end


def bounded(ends: Ends) -> Ends:
    """The ends, if neither has more than 40 digits; else raises OverflowError."""
    for end in (ends.low,) if ends.low is ends.high else (ends.low, ends.high):
        number = end.number if isinstance(end, Quantity) else end
        if isinstance(number, (Decimal, int)):
            text = str(number)
            if len(text) <= MAX_DIGITS and "E" not in text:
                continue  # as nearly always, and seen at once
            text = decimal_text(Decimal(number))
            if sum(map(str.isdigit, text)) > MAX_DIGITS:
                raise OverflowError(f"{text} has more than {MAX_DIGITS} digits")
    return ends


def _cornered(left: Ends, right: Ends, corner: Callable[[End, End], End | None]) -> Ends:
    """The least and greatest corner; exchanged if some operand is, and each other one is exchanged or a point."""
    corners = [corner(a, b) for a, b in product((left.low, left.high), (right.low, right.high))]
    found = [end for end in corners if end is not None]
    low, high = least(found), greatest(found)
    swapped = [order(ends.low) > order(ends.high) for ends in (left, right)]
    points = [order(ends.low) == order(ends.high) for ends in (left, right)]
    if any(swapped) and all(s or p for s, p in zip(swapped, points, strict=True)):
        return Ends(high, low)
    return Ends(low, high)


def _multiplied(left: End, right: End, zero: Scalar) -> End:
    sign = _sign(left) * _sign(right)
    if sign == 0:
        return zero
    if isinstance(left, Infinity) or isinstance(right, Infinity):
        return Infinity(sign)
    found = _combined(left, right, lambda context, a, b: context.multiply(a, b))
    return (
        Quantity(found.number, zero.unit)
        if isinstance(found, Quantity) and isinstance(zero, Quantity)
        else found
    )


def _sign(end: End) -> int:
    match end:
        case Infinity(sign):
            return sign
        case _:
            number = _fraction(end)
            return (number > 0) - (number < 0)


def _combined(
    left: Scalar, right: Scalar, operation: Callable[[Context, Decimal, Decimal], Decimal]
) -> Scalar:
    # Without the zeros that multiplying leaves behind: a result is read as it is, not as it was reckoned.
    number = Decimal(decimal_text(operation(_EXACT, _decimal(left), _decimal(right))))
    if isinstance(left, Quantity) or isinstance(right, Quantity):
        unit = left.unit if isinstance(left, Quantity) else right.unit if isinstance(right, Quantity) else ""
        return Quantity(number, unit)
    return int(number)


def _decimal(scalar: Scalar) -> Decimal:
    match scalar:
        case Quantity(number):
            return number
        case int():
            return Decimal(scalar)
        case _:
            raise AssertionError(f"{scalar} is no number")


def _fraction(end: End) -> Fraction:
    assert not isinstance(end, Infinity)
    return Fraction(_decimal(end))


def _multiple(number: Fraction, rounding: Rounding) -> Decimal:
    """The multiple of the step that the rule takes."""
    steps = number / Fraction(rounding.step)
    lower = steps.numerator // steps.denominator
    rest = steps - lower
    match rounding.mode:
        case RoundingMode.DOWN:
            up = False
        case RoundingMode.UP:
            up = rest > 0
        case RoundingMode.HALF_UP:
            up = rest > Fraction(1, 2) or (rest == Fraction(1, 2) and steps > 0)
        case RoundingMode.HALF_EVEN:
            up = rest > Fraction(1, 2) or (rest == Fraction(1, 2) and lower % 2 == 1)
    return _EXACT.multiply(Decimal(lower + up), rounding.step)
