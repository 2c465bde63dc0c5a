"""Ways to settle an atom: which unknown inputs have to be answered, and how.

A label is a list of ways, none of which asks all that another does. Labels are combined as the premises of a rule
are (`both`) and as the rules for a head are (`either`), and kept within bounds; that something was cut is remembered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from legalrules.datalog.program import Predicate
from legalrules.datalog.terms import Arguments
from legalrules.law.concept import Sourcing
from legalrules.values import Scalar


class Asked(Enum):
    """What an unknown input asks for."""

    ATOM = "atom"  # whether it is so; of an unnamed thing, whether there is one of which it is
    VALUE = "value"  # the value of an attribute
    CLOSING = "closing"  # that all tuples of the predicate have been stated
    NAMING = "naming"  # that all things of the sort have been named


@dataclass(frozen=True, slots=True)
class Unknown:
    """An input that is not known: `name` is a predicate's or, of naming, a sort's."""

    asked: Asked
    name: str
    args: Arguments = ()
    predicate: Predicate | None = field(default=None, compare=False, repr=False)

    @property
    def is_judgement(self) -> bool:
        """Whether only an official can settle it."""
        return self.predicate is not None and self.predicate.sourcing is Sourcing.JUDGEMENT


Reply = bool | Scalar
# The replies that will do for each unknown, whichever is chosen for the others.
Way = Mapping[Unknown, frozenset[Reply]]
Label = tuple[Way, ...]

SETTLED: Label = ({},)
NEVER: Label = ()


class Bounds(NamedTuple):
    """How many unknowns a set may have, and how many sets are kept."""

    size: int = 3
    number: int = 40


class Labels:
    """Combines labels within bounds. `cut` is true once something was left out."""

    def __init__(self, bounds: Bounds) -> None:
        self.bounds = bounds
        self.cut = False

    def both(self, labels: Iterable[Label]) -> Label:
        """The ways in which all are settled."""
        found = SETTLED
        for label in labels:
            if label == SETTLED:
                continue
            joined = (_joined(one, other) for one in found for other in label)
            found = self._kept(way for way in joined if way is not None)
            if not found:
                return NEVER
        return found

    def either(self, labels: Iterable[Label]) -> Label:
        """The ways in which at least one is settled."""
        ways = list[Way]()
        for label in labels:
            if label == SETTLED:
                return SETTLED
            ways.extend(label)
        return self._kept(ways)

    def _kept(self, ways: Iterable[Way]) -> Label:
        kept: list[Way] = []
        for way in sorted(ways, key=len):
            if any(_covers(one, way) for one in kept):
                continue
            if len(way) > self.bounds.size or len(kept) == self.bounds.number:
                self.cut = True
                break
            kept.append(way)
        return tuple(kept)


def _joined(one: Way, other: Way) -> Way | None:
    """The way in which both are settled; None if no replies can do for both."""
    if not one or not other:
        return one or other
    found = dict(one)
    for unknown, replies in other.items():
        shared = replies & found[unknown] if unknown in found else replies
        if not shared:
            return None
        found[unknown] = shared
    chosen: dict[tuple[str, Arguments], Arguments] = {}
    for unknown, replies in found.items():
        # There is at most one, so two cannot be said to be the one.
        functional = unknown.predicate is not None and unknown.predicate.functional
        if functional and replies == {True}:
            leading = unknown.name, unknown.args[:-1]
            if chosen.setdefault(leading, unknown.args) != unknown.args:
                return None
    return found


def _covers(one: Way, other: Way) -> bool:
    """Whether the one asks no more than the other, and lets as many replies do."""
    return all(replies >= other.get(unknown, _NO_REPLY) != _NO_REPLY for unknown, replies in one.items())


_NO_REPLY: frozenset[Reply] = frozenset()


def same(one: Label, other: Label) -> bool:
    """Whether two labels have the same ways."""
    return len(one) == len(other) and {frozenset(w.items()) for w in one} == {
        frozenset(w.items()) for w in other
    }
