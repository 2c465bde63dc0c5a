"""Labels: the minimal sets of answers under which something holds, as in assumption-based truth maintenance.

An environment is a set of answers, kept as the bits of a number; a label is a tuple of environments, none within
another, those with fewest answers first. Labels are cut at a bound, and then it is said that something was left out.

de Kleer, An assumption-based TMS, Artificial Intelligence 28 (1986).
"""

from __future__ import annotations

from collections.abc import Iterable

Environment = int
Label = tuple[Environment, ...]

ALWAYS: Label = (0,)
NEVER: Label = ()


class Labels:
    """The operations on labels. `clashes` has, for each answer, the bits of those that contradict it."""

    def __init__(self, bound: int) -> None:
        self.bound = bound
        self.clashes: list[Environment] = []
        self.truncated = False

    def add_answer(self) -> int:
        """The number of a new answer."""
        self.clashes.append(0)
        return len(self.clashes) - 1

    def set_clash(self, one: int, other: int) -> None:
        """Two answers cannot both be given."""
        self.clashes[one] |= 1 << other
        self.clashes[other] |= 1 << one

    def either(self, labels: Iterable[Label]) -> Label:
        """What holds when one of several things does."""
        return self._least({environment for label in labels for environment in label})

    def both(self, labels: Iterable[Label]) -> Label:
        """What holds when all of several things do."""
        found = ALWAYS
        # The shortest first: a product that is empty, or stays small, ends the work soonest.
        for label in sorted(labels, key=len):
            if not label:
                return NEVER
            if label != ALWAYS:
                found = self._least({one | other for one in found for other in label})
        return found

    def is_consistent(self, environment: Environment) -> bool:
        """Whether no two answers in it contradict each other."""
        rest = environment
        while rest:
            low = rest & -rest
            if self.clashes[low.bit_length() - 1] & environment:
                return False
            rest ^= low
        return True

    def _least(self, found: set[Environment]) -> Label:
        kept: list[Environment] = []
        for environment in sorted(found, key=lambda e: (e.bit_count(), e)):
            if any(smaller & environment == smaller for smaller in kept):
                continue
            if not self.is_consistent(environment):
                continue
            if len(kept) == self.bound:
                self.truncated = True
                break
            kept.append(environment)
        return tuple(kept)
