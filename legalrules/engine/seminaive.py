"""The default engine: each rule instance is joined when the last of its premises becomes known.

In a recursive stratum tuples wait in a queue ordered by rank; a tuple taken from it is final and sets off the rules
that have it in their body, joined with tuples that are final already. Every head so found has a greater rank than the
tuple that set it off, so ranks come out least, as in Dijkstra's algorithm. Without recursion there is no queue.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from itertools import count
from threading import Lock

from legalrules.datalog.facts import Facts
from legalrules.datalog.model import Half, Model, Tuple
from legalrules.datalog.program import Program
from legalrules.datalog.stated import Stated
from legalrules.engine.half import HalfState, Ranks, halves
from legalrules.engine.plans import Plan, StratumPlan, plans
from legalrules.engine.steps import Binding, Join, Test

_REMEMBERED = 32


class Seminaive:
    """The default engine. An instance remembers the plans of its last programs; threads may share it."""

    def __init__(self) -> None:
        self._plans: dict[int, tuple[Program, tuple[StratumPlan, ...]]] = {}
        self._lock = Lock()

    @property
    def name(self) -> str:
        """See `Engine.name`."""
        return "seminaive"

    def solve(self, program: Program, facts: Facts, free: frozenset[str] = frozenset()) -> Model:
        """See `Engine.solve`."""
        certain, possible = halves(Stated.of(program, facts, free))
        for stratum in self._planned(program):
            settle(stratum, certain)
            settle(stratum, possible)
        return Model(_half(certain.ranks), _half(possible.ranks))

    def _planned(self, program: Program) -> tuple[StratumPlan, ...]:
        # Keyed by identity: programs are immutable, but too large to be hashed for each case.
        with self._lock:
            found = self._plans.get(id(program))
        if found is not None:
            return found[1]
        made = plans(program)
        with self._lock:
            while len(self._plans) >= _REMEMBERED:
                del self._plans[next(iter(self._plans))]
            self._plans[id(program)] = (program, made)
        return made


def _half(ranks: Ranks) -> Half:
    return {name: tuples for name, tuples in ranks.items() if tuples}


def settle(stratum: StratumPlan, half: HalfState) -> None:
    """Complete a stratum in one half."""
    if stratum.triggered:
        _settle_recursive(stratum, half)
        return
    for plan in stratum.initial:
        for given, rank in _concluded(plan, half, None, 0):
            relation = half.relation(plan.head)
            if rank < relation.ranks.get(given, rank + 1):
                relation.add(given, rank)


def _settle_recursive(stratum: StratumPlan, half: HalfState) -> None:
    queue: list[tuple[int, int, str, Tuple]] = []
    found: dict[tuple[str, Tuple], int] = {}
    turns = count()

    def wait(plan: Plan, trigger: Tuple | None, least: int) -> None:
        for given, rank in _concluded(plan, half, trigger, least):
            if rank < found.get((plan.head, given), rank + 1):
                found[plan.head, given] = rank
                heapq.heappush(queue, (rank, next(turns), plan.head, given))

    for plan in stratum.initial:
        wait(plan, None, 0)
    while queue:
        rank, _, name, given = heapq.heappop(queue)
        relation = half.relation(name)
        if given in relation.ranks:
            continue
        relation.add(given, rank)
        for plan in stratum.triggered.get(name, ()):
            wait(plan, given, rank)


def _concluded(plan: Plan, half: HalfState, trigger: Tuple | None, least: int) -> Iterator[tuple[Tuple, int]]:
    """What the rule gives, each tuple with the rank of its instance."""
    # Most rules of a statute stop here: some premise holds of nothing in this case.
    if not plan.needs <= half.inhabited:
        return
    binding: Binding = [None] * plan.size
    if trigger is not None:
        for place, position in plan.fills:
            binding[place] = trigger[0][position]
    for rank in _complete(plan, half, binding, least):
        if plan.late and not _holds_late(plan.late, half, binding):
            continue
        given = plan.conclusion(half, binding)
        if given is not None:
            yield given, rank + 1


def _holds_late(tests: tuple[Test, ...], half: HalfState, binding: Binding) -> bool:
    """Whether the comparisons hold that move days. Raises OverflowError only if no other of them fails."""
    outside = None
    for test in tests:
        try:
            if test(half, binding) is None:
                return False
        except OverflowError as error:
            outside = error
    if outside is not None:
        raise outside
    return True


def _complete(plan: Plan, half: HalfState, binding: Binding, rank: int) -> Iterator[int]:
    """Fill the binding in every way that makes the body hold, and give the greatest rank of a premise each time."""
    start = _tested(plan.tests, half, binding, rank)
    if start is None:
        return
    if len(plan.joins) < 2:
        yield from _extended(plan.joins[0], half, binding, start) if plan.joins else (start,)
        return
    # A stack of its own: a body may have more literals than Python allows calls.
    open_joins = [_extended(plan.joins[0], half, binding, start)]
    while open_joins:
        reached = next(open_joins[-1], None)
        if reached is None:
            open_joins.pop()
        elif len(open_joins) == len(plan.joins):
            yield reached
        else:
            open_joins.append(_extended(plan.joins[len(open_joins)], half, binding, reached))


def _extended(join: Join, half: HalfState, binding: Binding, rank: int) -> Iterator[int]:
    for args in join.candidates(half, binding):
        for place, position in join.fills:
            binding[place] = args[position]
        reached = _tested(join.tests, half, binding, rank)
        if reached is not None:
            yield reached


def _tested(tests: tuple[Test, ...], half: HalfState, binding: Binding, rank: int) -> int | None:
    """The greatest rank of the tests and the one given; None when a test fails."""
    for test in tests:
        held = test(half, binding)
        if held is None:
            return None
        if held > rank:
            rank = held
    return rank
