"""Relations with indexes: tuples of a predicate by the values at some argument positions, made when first asked for."""

from __future__ import annotations

from collections.abc import Collection

from legalrules.datalog.model import Tuple
from legalrules.datalog.terms import Arguments

Positions = tuple[int, ...]


class Relation:
    """The tuples of one predicate in one half, with ranks. Grows only; indexes grow with it."""

    __slots__ = ("_indexes", "ranks")

    def __init__(self) -> None:
        self.ranks: dict[Tuple, int] = {}
        self._indexes: dict[Positions, dict[Arguments, list[Arguments]]] = {}

    def add(self, given: Tuple, rank: int) -> None:
        """Add a tuple with its final rank."""
        self.ranks[given] = rank
        for positions, index in self._indexes.items():
            index.setdefault(tuple(given[0][p] for p in positions), []).append(given[0])

    def matching(self, positions: Positions, values: Arguments) -> Collection[Arguments]:
        """The argument lists that have these values at these positions."""
        index = self._indexes.get(positions)
        if index is None:
            index = {}
            for args, _ in self.ranks:
                index.setdefault(tuple(args[p] for p in positions), []).append(args)
            self._indexes[positions] = index
        return index.get(values, ())
