"""Exact arithmetic on numbers and on the ends of intervals; nothing is rounded but by a named rule.

A number of more than 40 digits, like a day outside the calendar, is out of range: no model may rest on it.
"""

from collections.abc import Callable, Iterable
from decimal import Context, Decimal, DivisionByZero, Inexact, InvalidOperation, Overflow
from fractions import Fraction
from itertools import product

from .read import Fault
from .terms import INFINITY, End, Ends, Rounding

_MAX_DIGITS = 40
# Products of two numbers of 40 digits, and sums of as many as fit in a document, are exact, or an error.
_CONTEXT = Context(prec=400, traps=[Inexact, InvalidOperation, Overflow, DivisionByZero])
_HALF = Fraction(1, 2)


class OutOfRange(Fault):
    """A date outside the years or the calendar, or a number of more than 40 digits."""


def bounded(found: Ends) -> Ends:
    """The ends, if the decimal string of neither has more than 40 digits; else OutOfRange."""
    for end in found:
        if not isinstance(end, float):
            text = str(end)
            if len(text) <= _MAX_DIGITS and "E" not in text:
                continue  # as nearly always, and seen at once
            text = format(Decimal(end), "f")
            digits = text.rstrip("0").rstrip(".") if "." in text else text
            if len(digits) - digits.count("-") - digits.count(".") > _MAX_DIGITS:
                raise OutOfRange("number", digits, f"at most {_MAX_DIGITS} digits")
    return found


def added(left: Ends, right: Ends) -> Ends:
    """End by end; where opposite infinities meet, nothing is known of that end."""
    return _sum(left[0], right[0], -INFINITY), _sum(left[1], right[1], INFINITY)


def subtracted(left: Ends, right: Ends) -> Ends:
    """What is left of the first, at least and at most."""
    return added(left, (_negative(right[1]), _negative(right[0])))


def multiplied(left: Ends, right: Ends) -> Ends:
    """The product."""
    return _corners(left, right, _product)


def divided(left: Ends, right: Ends, rounding: Rounding) -> Ends:
    """The quotient, rounded; no end of the divisor is 0."""
    return _corners(left, right, lambda dividend, divisor: _quotient(dividend, divisor, rounding))


def rounded(end: End, rounding: Rounding) -> End:
    """The multiple of the step that the rule takes; infinity stays."""
    return end if isinstance(end, float) else _multiple(Fraction(end), rounding)


def total(ends: Iterable[Ends]) -> Ends:
    """The sum of any number of intervals."""
    found: Ends = (0, 0)
    for each in ends:
        found = added(found, each)
    return found


def _negative(end: End) -> End:
    # The sign of a Decimal is turned by this method alone without rounding it.
    return end.copy_negate() if isinstance(end, Decimal) else -end


def _sum(left: End, right: End, clash: float) -> End:
    if isinstance(left, float) or isinstance(right, float):
        if isinstance(left, float) and isinstance(right, float):
            return left if left == right else clash
        return left if isinstance(left, float) else right
    if isinstance(left, int) and isinstance(right, int):
        return left + right
    return _CONTEXT.add(left, right)


def _corners(left: Ends, right: Ends, combine: Callable[[End, End], End | None]) -> Ends:
    """The least and the greatest result of an end of each; exchanged if the sides are, or are single values."""
    if left[0] is left[1] and right[0] is right[1] and not isinstance(left[0], float):
        single = combine(left[0], right[0])
        if single is not None:
            return single, single
    corners = [combine(*ends) for ends in product(left, right)]
    found = [corner for corner in corners if corner is not None]
    low, high = min(found), max(found)
    exchanged = [side[0] > side[1] for side in (left, right)]
    if any(exchanged) and all(side[0] >= side[1] for side in (left, right)):
        return high, low
    return low, high


def _product(left: End, right: End) -> End:
    if left == 0 or right == 0:
        return 0
    if isinstance(left, float) or isinstance(right, float):
        return INFINITY if (left > 0) == (right > 0) else -INFINITY
    if isinstance(left, int) and isinstance(right, int):
        return left * right
    return _CONTEXT.multiply(left, right)


def _quotient(dividend: End, divisor: End, rounding: Rounding) -> End | None:
    if isinstance(divisor, float):
        return None if isinstance(dividend, float) else 0
    if isinstance(dividend, float):
        return dividend if divisor > 0 else _negative(dividend)
    return _multiple(Fraction(dividend) / Fraction(divisor), rounding)


def _multiple(number: Fraction, rounding: Rounding) -> Decimal:
    steps = number / rounding.step
    below, rest = divmod(steps, 1)
    if rounding.mode == "up":
        above = rest > 0
    elif rounding.mode == "half_up":
        above = rest > _HALF or (rest == _HALF and number > 0)
    elif rounding.mode == "half_even":
        above = rest > _HALF or (rest == _HALF and below % 2 == 1)
    else:
        above = False
    # The step is a decimal: its denominator divides a power of ten, so that the division is exact.
    whole = (below + above) * rounding.step
    return _CONTEXT.divide(Decimal(whole.numerator), Decimal(whole.denominator))
