"""Exact arithmetic on ends, by hand: certificate page, section 6."""

from decimal import Decimal

import pytest

from legalrules.datalog.arithmetic import Ends, computed, divided, rounded
from legalrules.values import ABOVE, BELOW, ArithmeticOperator, End, Quantity, Rounding, RoundingMode

ADD, SUBTRACT, MULTIPLY = ArithmeticOperator
ZERO = Quantity(Decimal(0), "kr")


def kr(number: str) -> Quantity:
    return Quantity(Decimal(number), "kr")


def plain(low: End | str, high: End | str) -> Ends:
    return Ends(*(Quantity(Decimal(e)) if isinstance(e, str) else e for e in (low, high)))


@pytest.mark.parametrize(
    ("left", "right", "low", "high"),
    [
        (Ends(kr("1"), kr("2")), Ends(kr("0.1"), kr("0.2")), kr("1.1"), kr("2.2")),
        (Ends(kr("1"), ABOVE), Ends(BELOW, kr("2")), BELOW, ABOVE),
        (Ends(ABOVE, kr("0")), Ends(kr("5"), kr("5")), ABOVE, kr("5")),
        (Ends(ABOVE, kr("0")), Ends(BELOW, kr("5")), BELOW, kr("5")),
    ],
)
def test_sums_end_by_end(left: Ends, right: Ends, low: End, high: End) -> None:
    """Opposite infinities leave everything possible; what is exchanged stays so."""
    assert computed(ADD, left, right, ZERO) == Ends(low, high)


def test_a_difference_takes_the_far_ends() -> None:
    """The least difference is from the greatest that is taken away."""
    assert computed(SUBTRACT, Ends(kr("1"), kr("2")), Ends(kr("3"), ABOVE), ZERO) == Ends(BELOW, kr("-1"))


@pytest.mark.parametrize(
    ("left", "right", "low", "high"),
    [
        (Ends(kr("-2"), kr("3")), plain("-5", "4"), kr("-15"), kr("12")),
        (Ends(kr("0"), kr("3")), plain("1", ABOVE), kr("0"), ABOVE),
        (Ends(kr("3"), kr("1")), plain("2", "2"), kr("6"), kr("2")),
        (Ends(kr("3"), kr("1")), plain("2", "4"), kr("2"), kr("12")),
    ],
)
def test_products_by_their_corners(left: Ends, right: Ends, low: End, high: End) -> None:
    """0 times infinity is 0; the ends are exchanged only if no side is open the other way."""
    assert computed(MULTIPLY, left, right, ZERO) == Ends(low, high)


@pytest.mark.parametrize(
    ("mode", "numbers"),
    [
        (RoundingMode.DOWN, ["-3", "-2", "1", "2", "2"]),
        (RoundingMode.UP, ["-2", "-1", "2", "3", "2"]),
        (RoundingMode.HALF_UP, ["-3", "-2", "2", "3", "2"]),
        (RoundingMode.HALF_EVEN, ["-2", "-2", "2", "2", "2"]),
    ],
)
def test_rounding_rules_differ_at_halves(mode: RoundingMode, numbers: list[str]) -> None:
    """-2.5, -1.5, 1.5, 2.5 and 2 by each rule."""
    given = [kr(text) for text in ("-2.5", "-1.5", "1.5", "2.5", "2")]
    assert [rounded(one, Rounding(Decimal(1), mode)) for one in given] == [kr(text) for text in numbers]


def test_a_quotient_is_rounded_once() -> None:
    """A third, to the öre and to the nearest 50 kr."""
    third = Ends(kr("100"), kr("200")), plain("3", "3")
    ore = Rounding(Decimal("0.01"), RoundingMode.HALF_UP)
    assert divided(*third, ore, ZERO) == Ends(kr("33.33"), kr("66.67"))
    assert divided(*third, Rounding(Decimal(50), RoundingMode.HALF_UP), ZERO) == Ends(kr("50"), kr("50"))


def test_an_open_divisor_spans_its_range() -> None:
    """A divisor that may be as great as you please takes a quotient down to 0."""
    cent = Rounding(Decimal("0.01"), RoundingMode.DOWN)
    assert divided(Ends(kr("10"), ABOVE), plain("4", ABOVE), cent, ZERO) == Ends(kr("0"), ABOVE)
    assert divided(Ends(kr("10"), kr("10")), plain("-4", "-2"), cent, ZERO) == Ends(kr("-5"), kr("-2.5"))


def test_more_than_forty_digits_are_refused() -> None:
    """No number is rounded in secret: what is too long is out of range."""
    long = Ends(kr("1" + "0" * 39), kr("1" + "0" * 39))
    assert computed(MULTIPLY, long, plain("1", "1"), ZERO) == long
    with pytest.raises(OverflowError, match="more than 40 digits"):
        computed(MULTIPLY, long, plain("10", "10"), ZERO)
