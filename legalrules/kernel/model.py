"""Checks that a claimed model is right: its entries are the heads of true bodies, each with the least rank.

Components are confirmed lowest first, so that rules only ever join entries already confirmed, or of their own
component. Each rule is one backtracking join: short lists first, tests as soon as their variables are bound.
"""

from collections.abc import Iterator
from itertools import groupby, product
from math import prod
from typing import NamedTuple, TypeAlias

from .compare import OutOfRange, all_settled, ends, holds
from .domain import Ranks, Reading, Relation
from .read import Fault
from .terms import Args, Atom, Comparison, Element, Identity, Member, Rule, Test

_Join: TypeAlias = tuple[Relation, tuple[int, ...]]


class _Step(NamedTuple):
    """One generating atom of a join, with the atoms and tests whose variables are bound after it."""

    relation: Relation
    slots: tuple[int, ...]
    given: tuple[int, ...]
    new: tuple[int, ...]
    domains: tuple[tuple[Element, ...], ...]
    checks: list[_Join]
    tests: list[Test]

    def matches(self, environment: list[Element]) -> Iterator[int]:
        """Fills the new slots with each match in turn, and gives the rank of the atom."""
        return self._filtered(environment) if self.relation.open else self._listed(environment)

    def _listed(self, environment: list[Element]) -> Iterator[int]:
        key = tuple([environment[slot] for slot in self.given])
        for elements, rank in self._index().get(key, ()):
            for slot, element in zip(self.new, elements, strict=True):
                environment[slot] = element
            yield rank

    def _filtered(self, environment: list[Element]) -> Iterator[int]:
        for elements in product(*self.domains):
            for slot, element in zip(self.new, elements, strict=True):
                environment[slot] = element
            rank = self.relation.rank(tuple([environment[slot] for slot in self.slots]))
            if rank is not None:
                yield rank

    def _index(self) -> dict[Args, list[tuple[Args, int]]]:
        """The listed tuples by their given elements, made once per relation and pattern."""
        first = tuple([self.slots.index(slot) for slot in self.slots])
        given = tuple([self.slots.index(slot) for slot in self.given])
        pattern = first, given
        found = self.relation.indexes.get(pattern)
        if found is None:
            found = self.relation.indexes[pattern] = {}
            new = [self.slots.index(slot) for slot in self.new]
            for args, rank in self.relation.listed.items():
                if all(args[place] == args[earlier] for place, earlier in enumerate(first)):
                    key = tuple([args[place] for place in given])
                    found.setdefault(key, []).append((tuple([args[place] for place in new]), rank))
        return found


def confirm(reading: Reading) -> None:
    """Fault unless the claimed model is right."""
    alive = {certain: reading.alive(certain) for certain in (True, False)}
    live = [
        (rule, certain)
        for rule in reading.slice.rules
        for certain in (True, False)
        if rule.needs <= alive[certain]
    ]
    for certain, claimed in reading.entries.items():
        for head in sorted(claimed.keys() - {rule.head for rule, half in live if half is certain}):
            _compare(head, certain, {}, claimed[head])
    for _, group in groupby(live, key=lambda pair: reading.program.order[pair[0].head]):
        found: dict[tuple[str, bool], dict[object, int]] = {}
        for rule, certain in group:
            _derive(reading, rule, certain, found.setdefault((rule.head, certain), {}))
        for (head, certain), ranks in found.items():
            _compare(head, certain, ranks, reading.entries[certain].get(head, {}))


def _compare(head: str, certain: bool, found: Ranks, claimed: Ranks) -> None:
    if found == claimed:
        return
    where = f"{head} in {'certain' if certain else 'possible'}"
    keys = [key for key in [*found, *claimed] if found.get(key) != claimed.get(key)]
    for key in keys[:1]:
        rank = "no entry" if key not in found else f"rank {found[key]}"
        raise Fault(where, f"{key}: {'no entry' if key not in claimed else f'rank {claimed[key]}'}", rank)


def _derive(reading: Reading, rule: Rule, certain: bool, ranks: dict[object, int]) -> None:
    """Adds the heads of a rule's instances, each with its least rank."""
    environment: list[Element] = [None] * len(rule.sorts)
    for rank in _instances(reading, rule, certain, environment):
        for test in rule.dated:
            holds(reading, test, environment, certain)
        key = _head(reading, rule, certain, environment)
        if key is not None and rank < ranks.get(key, rank + 1):
            ranks[key] = rank


def _head(reading: Reading, rule: Rule, certain: bool, environment: list[Element]) -> object:
    args = tuple([environment[slot] for slot in rule.slots])
    if rule.value is None:
        return args
    found = ends(reading, rule.value, environment)
    if found is None:
        return None
    if certain and (found[0] != found[1] or isinstance(found[0], float)):
        return None
    return (args, *found) if not certain or all_settled(reading, rule.derived, environment) else None


def _instances(reading: Reading, rule: Rule, certain: bool, environment: list[Element]) -> Iterator[int]:
    """The rank of each instance whose body holds, while the environment has its elements."""
    steps = _plan(reading, rule, certain)
    ranks = [1] * (len(steps) + 1)
    trail = [iter((0,))]
    while trail:
        depth = len(trail) - 1
        rank = next(trail[-1], None)
        if rank is None:
            trail.pop()
            continue
        step = steps[depth]
        rank = _least(reading, step, max(ranks[depth], rank + 1), environment, certain)
        if rank is None:
            continue
        if depth + 1 == len(steps):
            yield rank
        else:
            ranks[depth + 1] = rank
            trail.append(steps[depth + 1].matches(environment))


def _least(reading: Reading, step: _Step, rank: int, environment: list[Element], certain: bool) -> int | None:
    """The rank raised by the atoms just bound; None if one of them or of the tests fails."""
    for relation, slots in step.checks:
        found = relation.rank(tuple([environment[slot] for slot in slots]))
        if found is None:
            return None
        rank = max(rank, found + 1)
    for test in step.tests:
        if not _passes(reading, test, environment, certain):
            return None
    return rank


def _plan(reading: Reading, rule: Rule, certain: bool) -> list[_Step]:
    """The steps of the join, fewest candidates first; the first step has only what needs no variables."""
    domains = [reading.domains[sort] for sort in rule.sorts]
    waiting: list[_Join] = [(_relation(reading, atom, certain), atom.slots) for atom in rule.atoms]
    tests = list(rule.tests)
    bound: set[int] = set()
    steps = [_step((Relation({}), ()), bound, domains, waiting, tests)]
    while waiting:
        chosen = waiting[0]
        if len(waiting) > 1:
            chosen = min(waiting, key=lambda atom: _cost(atom[0], atom[1], bound, domains))
        waiting.remove(chosen)
        steps.append(_step(chosen, bound, domains, waiting, tests))
    return steps


def _relation(reading: Reading, atom: Atom | Member, certain: bool) -> Relation:
    if isinstance(atom, Member):
        return reading.membership(atom.sort, certain)
    return reading.relation(atom.predicate, certain)


def _step(
    chosen: _Join,
    bound: set[int],
    domains: list[tuple[Element, ...]],
    waiting: list[_Join],
    tests: list[Test],
) -> _Step:
    """A step for the atom chosen, which takes along the atoms and tests that it binds."""
    relation, slots = chosen
    given = tuple([slot for slot in dict.fromkeys(slots) if slot in bound])
    new = tuple([slot for slot in dict.fromkeys(slots) if slot not in bound])
    bound.update(new)
    checks = [atom for atom in waiting if bound.issuperset(atom[1])]
    ready = [test for test in tests if bound.issuperset(test.slots)]
    if checks:
        waiting[:] = [atom for atom in waiting if not bound.issuperset(atom[1])]
    if ready:
        tests[:] = [test for test in tests if not bound.issuperset(test.slots)]
    return _Step(relation, slots, given, new, tuple([domains[slot] for slot in new]), checks, ready)


def _cost(
    relation: Relation, slots: tuple[int, ...], bound: set[int], domains: list[tuple[Element, ...]]
) -> int:
    """Roughly how many candidates an atom has when these slots are bound."""
    if relation.open:
        return prod([len(domains[slot]) for slot in set(slots) - bound])
    return len(relation.listed) if bound.isdisjoint(slots) else 1 + len(relation.listed) // 4


def _passes(reading: Reading, test: Test, environment: list[Element], certain: bool) -> bool:
    if isinstance(test, Atom):
        args = tuple([environment[slot] for slot in test.slots])
        return reading.relation(test.predicate, not certain).rank(args) is None
    if isinstance(test, Comparison):
        try:
            return holds(reading, test, environment, certain)
        except OutOfRange:
            # Refused only if the rest of the body holds, whatever the order of tests: asked again at the end.
            return True
    return _identical(test, environment, certain)


def _identical(test: Identity, environment: list[Element], certain: bool) -> bool:
    first, second = (environment[slot] for slot in test.slots)
    if first is None and second is None:
        return not certain
    return (first == second) == test.equal
