"""Strongly connected components, dependencies first: strata, circles of atoms, the order to build a shared graph in.

Tarjan's algorithm with its stack written out, since a chain of rules may be far deeper than Python's own stack.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


def components(roots: Iterable[K], needs: Callable[[K], Iterable[K]]) -> list[tuple[K, ...]]:
    """The components of what the roots need, directly or indirectly; what a component needs stands before it."""
    search = _Search(needs)
    for root in roots:
        if root not in search.low:
            search.explore(root)
    return search.found


class _Search(Generic[K]):
    """The state of one run: `low` is the earliest key reachable, `place` where a key stands on the open stack."""

    def __init__(self, needs: Callable[[K], Iterable[K]]) -> None:
        self.needs = needs
        self.low: dict[K, int] = {}
        self.open: list[K] = []
        self.place: dict[K, int] = {}
        self.found: list[tuple[K, ...]] = []

    def explore(self, root: K) -> None:
        path = [self._enter(root)]
        while path:
            key, rest = path[-1]
            below = self._next(key, rest)
            if below is not None:
                path.append(self._enter(below))
                continue
            path.pop()
            if path:
                above = path[-1][0]
                self.low[above] = min(self.low[above], self.low[key])
            if self.low[key] == self.place[key]:
                self._close(key)

    def _enter(self, key: K) -> tuple[K, Iterator[K]]:
        self.low[key] = self.place[key] = len(self.open)
        self.open.append(key)
        return key, iter(self.needs(key))

    def _next(self, key: K, rest: Iterator[K]) -> K | None:
        for other in rest:
            if other not in self.low:
                return other
            if other in self.place:
                self.low[key] = min(self.low[key], self.place[other])
        return None

    def _close(self, key: K) -> None:
        closed = self.open[self.place[key] :]
        del self.open[self.place[key] :]
        for member in closed:
            del self.place[member]
        self.found.append(tuple(closed))
