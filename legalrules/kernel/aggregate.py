"""The ends of an aggregate from its members: section 6 of the format, word for word.

A member surely there counts with its own ends; one that may be there, or one that the applicant may bring or take
away, counts only where that lowers the low end or raises the high one, or the other way about.
"""

from collections.abc import Sequence
from typing import NamedTuple

from . import exact
from .terms import INFINITY, End, Ends


class Member(NamedTuple):
    """A thing for which the atom is certain, possible or both, and the ends of its value, if it has one."""

    named: bool
    certain: bool
    possible: bool
    ends: Ends | None


def aggregated(op: str, members: Sequence[Member]) -> Ends | None:
    """The ends of the aggregate; None if it has no value."""
    if any(member.certain and member.possible and member.ends is None for member in members):
        return None
    if op in ("sum", "count"):
        return exact.bounded(exact.total([_share(member) for member in members if member.ends is not None]))
    certain = [member.ends for member in members if member.certain and member.ends is not None]
    possible = [member.ends for member in members if member.possible and member.ends is not None]
    if not certain and not possible:
        return None
    if op == "min":
        low, high = _lows(possible), _highs(certain)
        return min(low) if low else max(_lows(certain)), min(high) if high else max(_highs(possible))
    low, high = _lows(certain), _highs(possible)
    return max(low) if low else min(_lows(possible)), max(high) if high else min(_highs(certain))


def _share(member: Member) -> Ends:
    """What a member adds to a total, at least and at most."""
    assert member.ends is not None
    low, high = member.ends
    if member.certain and member.possible:
        return low, high
    if member.certain:
        return max(0, low), min(0, high)
    low, high = min(0, low), max(0, high)
    return (low, high) if member.named else (_any_number_of(low), _any_number_of(high))


def _any_number_of(end: End) -> End:
    """An unnamed element stands for any number of things."""
    return end if end == 0 else INFINITY if end > 0 else -INFINITY


def _lows(ends: Sequence[Ends]) -> list[End]:
    return [low for low, _ in ends]


def _highs(ends: Sequence[Ends]) -> list[End]:
    return [high for _, high in ends]
