"""Aggregates by hand: certain members in full, possible ones as far as they could pull (certificate page, 6)."""

from decimal import Decimal

import pytest

from legalrules.datalog.aggregation import NOTHING, Found, Membership, aggregated
from legalrules.datalog.arithmetic import Ends
from legalrules.values import ABOVE, BELOW, AggregateOperator, End, Quantity

SUM, COUNT, MIN, MAX = AggregateOperator
ZERO = Quantity(Decimal(0), "m2")


def area(number: str | int) -> Quantity:
    return Quantity(Decimal(number), "m2")


def sure(low: End | int, high: End | int) -> Membership:
    return member(low, high, True, True)


def member(
    low: End | int, high: End | int, certain: bool, possible: bool, unnamed: bool = False
) -> Membership:
    ends = [area(end) if isinstance(end, int) else end for end in (low, high)]
    return Membership(certain, possible, unnamed, Found(Ends(ends[0], ends[1]), True))


def open_member(low: End | int, high: End | int) -> Membership:
    return member(low, high, False, True)


def found(low: End | int, high: End | int, settled: bool = True) -> Found:
    ends = [area(end) if isinstance(end, int) else end for end in (low, high)]
    return Found(Ends(ends[0], ends[1]), settled)


@pytest.mark.parametrize(
    ("members", "low", "high"),
    [
        ([], 0, 0),
        ([sure(10, 10), sure(20, 25)], 30, 35),
        ([sure(10, 10), open_member(20, 25)], 10, 35),
        ([sure(10, 10), open_member(-20, 5)], -10, 15),
        ([sure(10, 10), open_member(0, ABOVE)], 10, ABOVE),
        ([open_member(0, ABOVE), open_member(BELOW, 0)], BELOW, ABOVE),
        ([sure(10, 10), member(2, 3, False, True, unnamed=True)], 10, ABOVE),
        ([sure(10, 10), member(0, 0, False, True, unnamed=True)], 10, 10),
        ([sure(10, 10), member(50, 5, True, False)], 60, 10),
    ],
)
def test_sums(members: list[Membership], low: End | int, high: End | int) -> None:
    """Of certain, possible, unnamed and answerable members."""
    assert aggregated(SUM, members, ZERO) == found(low, high)


def test_a_count_has_no_end_while_things_are_unnamed() -> None:
    """Of unnamed things there may be none, or as many as you please."""
    one = Found(Ends(1, 1), True)
    members = [Membership(True, True, False, one), Membership(True, True, True, one)]
    assert aggregated(COUNT, members, 0) == Found(Ends(1, ABOVE), True)


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ([], NOTHING),
        ([sure(10, 12), sure(11, 20)], found(10, 12)),
        ([sure(10, 12), open_member(3, 4)], found(3, 12)),
        ([open_member(3, 4), open_member(5, 9)], found(3, 9, settled=False)),
        ([member(7, 2, True, False), sure(5, 5)], found(5, 2)),
    ],
)
def test_least(members: list[Membership], expected: Found) -> None:
    """The least of nothing has no value; of merely possible members it may have none."""
    assert aggregated(MIN, members, ZERO) == expected


def test_greatest_mirrors_least() -> None:
    """One certain member bounds it from below, a possible one could raise it."""
    assert aggregated(MAX, [sure(10, 12), open_member(30, 40)], ZERO) == found(10, 40)


def test_a_certain_member_without_a_value_leaves_none() -> None:
    """A total that leaves something out would be a wrong total."""
    assert aggregated(SUM, [sure(1, 1), Membership(True, True, False, NOTHING)], ZERO) == NOTHING


def test_a_possible_member_without_a_value_unsettles() -> None:
    """The total may turn out to have no value: it bounds, and is not certain."""
    assert aggregated(SUM, [sure(1, 1), Membership(False, True, False, NOTHING)], ZERO) == found(1, 1, False)
