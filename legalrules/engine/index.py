"""Tuples by the things at some argument positions: made when first asked for, and kept as tuples are added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from legalrules.datalog.model import Tuple
from legalrules.datalog.terms import Arguments

Positions = tuple[int, ...]


class Index:
    """Argument lists of one predicate. Those of a derived predicate grow as its stratum is settled."""

    __slots__ = ("_all", "_by")

    def __init__(self, tuples: Iterable[Arguments] = ()) -> None:
        self._all = list(tuples)
        self._by: dict[Positions, dict[Arguments, list[Arguments]]] = {}

    def add(self, args: Arguments) -> None:
        """Add an argument list that was not there."""
        self._all.append(args)
        for positions, index in self._by.items():
            index.setdefault(tuple([args[p] for p in positions]), []).append(args)

    def matching(self, positions: Positions, things: Arguments) -> Sequence[Arguments]:
        """The argument lists that have these things at these positions."""
        if not positions:
            return self._all
        index = self._by.get(positions)
        if index is None:
            index = self._by[positions] = {}
            for args in self._all:
                index.setdefault(tuple([args[p] for p in positions]), []).append(args)
        return index.get(things, ())


class Relation:
    """The tuples of a derived predicate in one half, with their ranks."""

    __slots__ = ("index", "ranks")

    def __init__(self) -> None:
        self.ranks: dict[Tuple, int] = {}
        self.index = Index()

    def add(self, given: Tuple, rank: int) -> None:
        """Add a tuple with its rank, or give one that is there already a lesser rank."""
        if given not in self.ranks:
            self.index.add(given[0])
        self.ranks[given] = rank
