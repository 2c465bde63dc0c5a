"""When a comparison of two sides holds in a half: the tables of the certificate page, section 6."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from legalrules.datalog.arithmetic import Ends, order
from legalrules.values import Infinity, Operator, Scalar


@dataclass(frozen=True, slots=True)
class Names:
    """The names or texts that a side may be; None is any text. `free` when the applicant could answer."""

    values: frozenset[Scalar] | None
    free: bool

    @property
    def single(self) -> bool:
        """Whether it is one value."""
        return self.values is not None and len(self.values) == 1


def compare_ends(operator: Operator, left: Ends, right: Ends, certain: bool) -> bool:
    """A comparison of two pairs of ends in a half."""
    match operator:
        case Operator.LE:
            return _below(left, right, certain, strict=False)
        case Operator.LT:
            return _below(left, right, certain, strict=True)
        case Operator.GE:
            return _below(right, left, certain, strict=False)
        case Operator.GT:
            return _below(right, left, certain, strict=True)
        case Operator.EQ:
            return _below(left, right, certain, strict=False) and _below(right, left, certain, strict=False)
        case Operator.NE:
            return not compare_ends(Operator.EQ, left, right, not certain)
        case _:
            assert_never(operator)


def _below(left: Ends, right: Ends, certain: bool, *, strict: bool) -> bool:
    first, second = (left.high, right.low) if certain else (left.low, right.high)
    if isinstance(first, Infinity) and first == second:
        return not certain
    return order(first) < order(second) or (not strict and order(first) == order(second))


def equal_names(left: Names, right: Names, certain: bool) -> bool:
    """Whether two sides of names or texts are equal in a half."""
    if left.free and right.free:
        return _meet(left, right) if certain else _same_single(left, right)
    if left.free or right.free:
        free, bound = (left, right) if left.free else (right, left)
        if certain:
            return bound.single and _meet(free, bound)
        return bound.values is None or (free.values is not None and free.values <= bound.values)
    return _same_single(left, right) if certain else _meet(left, right)


def _meet(left: Names, right: Names) -> bool:
    return left.values is None or right.values is None or bool(left.values & right.values)


def _same_single(left: Names, right: Names) -> bool:
    return left.single and left.values == right.values
