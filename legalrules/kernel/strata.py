"""Strongly connected components of the predicates, lowest first, and no cycle through negation.

Tarjan's algorithm with its own stack, so that a chain of any length is checked in linear time and space.
"""

from collections.abc import Iterable, Mapping, Sequence

from .read import Fault
from .terms import Rule


def order(predicates: Iterable[str], rules: Mapping[str, Sequence[Rule]]) -> dict[str, int]:
    """The number of each predicate's component: what a component depends on has lower numbers."""
    below = {
        name: sorted({used for rule in rules.get(name, ()) for used in (*rule.needs, *rule.reaches)})
        for name in predicates
    }
    components = _components(below)
    for name, defining in rules.items():
        for used in (used for rule in defining for used in rule.reaches):
            if components[used] == components[name]:
                raise Fault(
                    "program",
                    f"{name} depends on {used} through negation, in a cycle",
                    "a stratified program",
                )
    return components


def reachable(goals: Iterable[str], rules: Mapping[str, Sequence[Rule]]) -> frozenset[str]:
    """The goals and all that they depend on."""
    found = set(goals)
    waiting = list(found)
    while waiting:
        for rule in rules.get(waiting.pop(), ()):
            fresh = rule.reaches.union(rule.needs) - found
            found |= fresh
            waiting.extend(fresh)
    return frozenset(found)


def _components(below: Mapping[str, Sequence[str]]) -> dict[str, int]:
    seen: dict[str, int] = {}
    lowest: dict[str, int] = {}
    done: dict[str, int] = {}
    path: list[str] = []
    for root in below:
        if root in seen:
            continue
        work = [(root, iter(below[root]))]
        seen[root] = lowest[root] = len(seen)
        path.append(root)
        while work:
            name, rest = work[-1]
            for used in rest:
                if used not in seen:
                    seen[used] = lowest[used] = len(seen)
                    path.append(used)
                    work.append((used, iter(below[used])))
                    break
                if used not in done:
                    lowest[name] = min(lowest[name], seen[used])
            else:
                work.pop()
                _leave(name, work[-1][0] if work else None, seen, lowest, done, path)
    return done


def _leave(
    name: str,
    parent: str | None,
    seen: dict[str, int],
    lowest: dict[str, int],
    done: dict[str, int],
    path: list[str],
) -> None:
    if lowest[name] == seen[name]:
        number = len(done)
        while name not in done:
            done[path.pop()] = number
    if parent is not None:
        lowest[parent] = min(lowest[parent], lowest[name])
