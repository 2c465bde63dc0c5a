"""The ends of an aggregate from its members: certificate page, section 6.

Certain members count in full and merely possible ones as far as they could pull an end outwards; in the reading
`attainable` those that an answer could bring in count the other way round.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from legalrules.datalog.arithmetic import Ends, added, bounded, greatest, least, order
from legalrules.values import ABOVE, BELOW, AggregateOperator, End, Scalar


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of an expression: its ends, None when it has no value, and whether it surely has one."""

    ends: Ends | None
    settled: bool


NOTHING = Found(None, False)


@dataclass(frozen=True, slots=True)
class Membership:
    """A thing in an aggregate: in which halves it is a member, and its value; 1 for one that is counted.

    `unnamed` is the unnamed element, which stands for any number of things.
    """

    certain: bool
    possible: bool
    unnamed: bool
    value: Found

    @property
    def is_sure(self) -> bool:
        """Whether it is a member whatever is answered."""
        return self.certain and self.possible and not self.unnamed

    @property
    def counts(self) -> bool:
        """Whether it can be a member at all; of unnamed things none is a member for certain."""
        return self.possible or (self.certain and not self.unnamed)


def aggregated(operator: AggregateOperator, members: Iterable[Membership], zero: Scalar) -> Found:
    """What is known of the aggregate; `zero` is of its kind. Raises OverflowError past 40 digits."""
    counting = [member for member in members if member.counts]
    if any(member.is_sure and member.value.ends is None for member in counting):
        return NOTHING
    settled = all(member.value.settled for member in counting)
    valued = [(member, member.value.ends) for member in counting if member.value.ends is not None]
    match operator:
        case AggregateOperator.SUM | AggregateOperator.COUNT:
            return Found(bounded(_total(valued, zero)), settled)
        case AggregateOperator.MIN:
            return _extreme(valued, settled, lowest=True)
        case AggregateOperator.MAX:
            return _extreme(valued, settled, lowest=False)


def _total(members: list[tuple[Membership, Ends]], zero: Scalar) -> Ends:
    low: End = zero
    high: End = zero
    for member, ends in members:
        if member.is_sure:
            low, high = added(low, ends.low, BELOW), added(high, ends.high, ABOVE)
        elif member.possible:
            low = added(low, _outwards(least((zero, ends.low)), zero, member.unnamed), BELOW)
            high = added(high, _outwards(greatest((zero, ends.high)), zero, member.unnamed), ABOVE)
        else:
            low = added(low, greatest((zero, ends.low)), BELOW)
            high = added(high, least((zero, ends.high)), ABOVE)
    return Ends(low, high)


def _outwards(end: End, zero: Scalar, unnamed: bool) -> End:
    """The end of one thing, or of any number of such things."""
    if not unnamed or order(end) == order(zero):
        return end
    return ABOVE if order(end) > order(zero) else BELOW


def _extreme(members: list[tuple[Membership, Ends]], settled: bool, *, lowest: bool) -> Found:
    """The least or the greatest: one end is that of all possible members, the other that of the certain ones."""
    if not members:
        return NOTHING
    chosen, other = (least, greatest) if lowest else (greatest, least)
    certain = [_facing(ends, lowest) for member, ends in members if member.certain and not member.unnamed]
    possible = [_facing(ends, lowest) for member, ends in members if member.possible]
    outer = chosen(e.low for e in possible) if possible else other(e.low for e in certain)
    inner = chosen(e.high for e in certain) if certain else other(e.high for e in possible)
    return Found(_facing(Ends(outer, inner), lowest), settled and bool(certain))


def _facing(ends: Ends, lowest: bool) -> Ends:
    """The ends as they are for the least, the other way round for the greatest."""
    return ends if lowest else Ends(ends.high, ends.low)
