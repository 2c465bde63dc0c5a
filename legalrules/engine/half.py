"""What holds so far in one half of a reading: derived tuples with ranks, and stated atoms as they are asked for."""

from __future__ import annotations

from collections.abc import Sequence

from legalrules.datalog.clauses import Comparison
from legalrules.datalog.comparison import Measuring
from legalrules.datalog.model import Tuple
from legalrules.datalog.stated import Stated
from legalrules.datalog.terms import Arguments, Variable
from legalrules.engine.index import Index, Positions, Relation

Ranks = dict[str, dict[Tuple, int]]


class HalfState:
    """One half. `ranks` are its derived tuples by predicate, `opposite` those of the other half.

    `inhabited` are the predicates that may hold of something: a rule that needs another gives nothing.
    """

    __slots__ = (
        "_compared",
        "_relations",
        "_searches",
        "_stated",
        "_truths",
        "certain",
        "inhabited",
        "measuring",
        "opposite",
        "ranks",
        "stated",
    )

    def __init__(
        self, stated: Stated, measuring: Measuring, ranks: Ranks, opposite: Ranks, certain: bool
    ) -> None:
        self.stated = stated
        self.measuring = measuring
        self.ranks = ranks
        self.opposite = opposite
        self.certain = certain
        self._relations: dict[str, Relation] = {}
        self._truths: dict[tuple[bool, str, Arguments], bool] = {}
        self._stated: dict[str, Index | None] = {}
        self._searches: dict[tuple[str, Positions, Arguments], Sequence[Arguments]] = {}
        self._compared: dict[tuple[int, Arguments], bool] = {}
        self.inhabited = {
            name
            for name, predicate in stated.predicates.items()
            if not predicate.is_derived and stated.listed(name, certain=certain) != frozenset()
        }

    def relation(self, name: str) -> Relation:
        """The relation of a derived predicate, for adding to it."""
        found = self._relations.get(name)
        if found is None:
            found = self._relations[name] = Relation()
            self.ranks[name] = found.ranks
            self.inhabited.add(name)
        return found

    def stated_holds(self, name: str, args: Arguments, certain: bool) -> bool:
        """Whether a stated atom holds in the half named. Remembered: many rules ask about the same few atoms."""
        key = (certain, name, args)
        found = self._truths.get(key)
        if found is None:
            test = self.stated.certain if certain else self.stated.possible
            found = self._truths[key] = test(name, args)
        return found

    def compares(
        self, literal: Comparison, number: int, bound: tuple[Variable, ...], things: Arguments
    ) -> bool:
        """Whether the comparison of that number holds of these things. Remembered likewise."""
        key = (number, things)
        found = self._compared.get(key)
        if found is None:
            substitution = dict(zip(bound, things, strict=True))
            found = self.measuring.compare(literal, substitution, certain=self.certain)
            self._compared[key] = found
        return found

    def derived_matching(self, name: str, positions: Positions, things: Arguments) -> Sequence[Arguments]:
        """The tuples of a derived predicate with these things at these positions."""
        found = self._relations.get(name)
        return () if found is None else found.index.matching(positions, things)

    def stated_matching(self, name: str, positions: Positions, things: Arguments) -> Sequence[Arguments]:
        """The tuples of a stated predicate likewise; the domain is searched only where open atoms count."""
        if name not in self._stated:
            listed = self.stated.listed(name, certain=self.certain)
            self._stated[name] = None if listed is None else Index(listed)
        index = self._stated[name]
        if index is not None:
            return index.matching(positions, things)
        key = (name, positions, things)
        found = self._searches.get(key)
        if found is None:
            known = dict(zip(positions, things, strict=True))
            found = self._searches[key] = tuple(self.stated.holding(name, certain=self.certain, known=known))
        return found


def halves(stated: Stated) -> tuple[HalfState, HalfState]:
    """The certain and the possible half, nothing derived yet."""
    certain: Ranks = {}
    possible: Ranks = {}
    measuring = Measuring(stated, certain, possible)
    return (
        HalfState(stated, measuring, certain, possible, True),
        HalfState(stated, measuring, possible, certain, False),
    )
