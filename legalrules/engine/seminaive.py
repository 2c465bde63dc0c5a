"""The default engine: each rule instance is joined once, when the last of its premises becomes known.

Within a stratum tuples wait in a queue ordered by rank; a tuple taken from it is final and sets off the rules that have
it in their body, joined with tuples that are final already. Every head so found has a greater rank than the tuple that
set it off, so ranks come out least, as in Dijkstra's algorithm, and no instance is joined twice.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from threading import Lock
from typing import assert_never

from legalrules.datalog.clauses import Comparison, Identity, Literal, Member, Negative, Positive
from legalrules.datalog.comparison import Measuring
from legalrules.datalog.facts import Facts
from legalrules.datalog.model import Half, Model, Tuple
from legalrules.datalog.program import Program
from legalrules.datalog.stated import Stated
from legalrules.datalog.terms import Arguments, Variable
from legalrules.engine.naive import identical
from legalrules.engine.plans import Plan, Step, StratumPlan, plans
from legalrules.engine.relations import Relation
from legalrules.values import Infinity

Binding = dict[Variable, str | None]
Relations = dict[str, Relation]

_REMEMBERED = 32


class Seminaive:
    """The default engine. An instance remembers the plans of its last programs; threads may share it."""

    name = "seminaive"

    def __init__(self) -> None:
        self._plans: dict[int, tuple[Program, tuple[StratumPlan, ...]]] = {}
        self._lock = Lock()

    def solve(self, program: Program, facts: Facts, free: frozenset[str] = frozenset()) -> Model:
        """See `Engine.solve`."""
        solving = _Solving(Stated.of(program, facts, free))
        for stratum in self._planned(program):
            for certain in (True, False):
                solving.settle(stratum, certain)
        return Model(_half(solving.certain), _half(solving.possible))

    def _planned(self, program: Program) -> tuple[StratumPlan, ...]:
        # Keyed by identity: programs are immutable, but too large to be hashed for each case.
        with self._lock:
            found = self._plans.get(id(program))
            if found is None:
                found = (program, plans(program))
                while len(self._plans) >= _REMEMBERED:
                    self._plans.pop(next(iter(self._plans)))
                self._plans[id(program)] = found
            return found[1]


def _half(relations: Relations) -> Half:
    return {name: relation.ranks for name, relation in relations.items() if relation.ranks}


@dataclass(slots=True)
class _Solving:
    """One run: the relations of both halves. `certain` as an argument chooses the half throughout."""

    stated: Stated
    certain: Relations = field(default_factory=dict)
    possible: Relations = field(default_factory=dict)
    measuring: Measuring = field(init=False)
    certain_ranks: dict[str, dict[Tuple, int]] = field(default_factory=dict)
    possible_ranks: dict[str, dict[Tuple, int]] = field(default_factory=dict)
    serial: Iterator[int] = field(default_factory=count)  # so that equal ranks never compare tuples

    def __post_init__(self) -> None:
        self.measuring = Measuring(self.stated, self.certain_ranks, self.possible_ranks)

    def settle(self, stratum: StratumPlan, certain: bool) -> None:
        """Complete one half of a stratum."""
        queue: list[tuple[int, int, str, Tuple]] = []
        found: dict[tuple[str, Tuple], int] = {}
        for plan in stratum.initial:
            if self._can_start(plan, certain):
                self._join(plan, {}, 0, certain, queue, found)
        while queue:
            rank, _, name, given = heapq.heappop(queue)
            relation = self._relation(name, certain)
            if given in relation.ranks:
                continue
            relation.add(given, rank)
            for plan in stratum.triggered.get(name, ()):
                binding = _bind(plan, given[0])
                if binding is not None:
                    self._join(plan, binding, rank, certain, queue, found)

    def _relation(self, name: str, certain: bool) -> Relation:
        relations, ranks = (
            (self.certain, self.certain_ranks) if certain else (self.possible, self.possible_ranks)
        )
        relation = relations.get(name)
        if relation is None:
            relation = relations[name] = Relation()
            ranks[name] = relation.ranks
        return relation

    def _can_start(self, plan: Plan, certain: bool) -> bool:
        """Whether every positive derived premise has some tuple: most rules of a statute fail here."""
        relations = self.certain if certain else self.possible
        predicates = self.stated.predicates
        for step in plan.steps:
            if isinstance(step.literal, Positive):
                name = step.literal.atom.predicate
                if predicates[name].is_derived and name not in relations:
                    return False
        return True

    def _join(
        self,
        plan: Plan,
        binding: Binding,
        rank: int,
        certain: bool,
        queue: list[tuple[int, int, str, Tuple]],
        found: dict[tuple[str, Tuple], int],
    ) -> None:
        """Try every way to complete the rule; put each head in the queue with its rank."""
        name = plan.rule.head.predicate
        for complete, greatest in self._complete(plan.steps, 0, binding, rank, certain):
            for given in self._heads(plan, complete, certain):
                key = (name, given)
                if greatest + 1 < found.get(key, greatest + 2):
                    found[key] = greatest + 1
                    heapq.heappush(queue, (greatest + 1, next(self.serial), name, given))

    def _complete(
        self, steps: tuple[Step, ...], at: int, binding: Binding, rank: int, certain: bool
    ) -> Iterator[tuple[Binding, int]]:
        if at == len(steps):
            yield binding, rank
            return
        step = steps[at]
        if step.is_test:
            held = self._held(step.literal, binding, certain)
            if held is not None:
                yield from self._complete(steps, at + 1, binding, max(rank, held), certain)
            return
        for extended, held in self._extended(step, binding, certain):
            yield from self._complete(steps, at + 1, extended, max(rank, held), certain)

    def _held(self, literal: Literal, binding: Binding, certain: bool) -> int | None:
        """The rank of a literal whose variables are all bound, if it holds in the half."""
        match literal:
            case Positive(atom):
                return self._atom(atom.predicate, tuple(binding[v] for v in atom.args), certain)
            case Negative(atom):
                args = tuple(binding[v] for v in atom.args)
                return 0 if self._atom(atom.predicate, args, not certain) is None else None
            case Comparison():
                return 0 if self.measuring.compare(literal, binding, certain=certain) else None
            case Identity(left, right, same):
                return 0 if identical(binding[left], binding[right], same, certain) else None
            case Member(variable):
                return 0 if not certain or binding[variable] is not None else None
            case _:
                assert_never(literal)

    def _atom(self, name: str, args: Arguments, certain: bool) -> int | None:
        if self.stated.predicates[name].is_derived:
            relation = (self.certain if certain else self.possible).get(name)
            return relation.ranks.get((args, ())) if relation else None
        holds = self.stated.certain if certain else self.stated.possible
        return 0 if holds(name, args) else None

    def _extended(self, step: Step, binding: Binding, certain: bool) -> Iterator[tuple[Binding, int]]:
        """The bindings that the literal adds variables to, each with the rank of its atom."""
        match step.literal:
            case Positive(atom):
                for args in self._matching(step, atom.predicate, binding, certain):
                    extended = _extend(binding, atom.args, args)
                    if extended is not None:
                        yield extended, self._atom(atom.predicate, args, certain) or 0
            case Member(variable):
                for thing in self.stated.domains[variable.sort]:
                    if thing is not None or not certain:
                        yield {**binding, variable: thing}, 0
            case _:
                raise AssertionError("safety: only positive atoms and memberships bind variables")

    def _matching(self, step: Step, name: str, binding: Binding, certain: bool) -> Iterator[Arguments]:
        literal = step.literal
        assert isinstance(literal, Positive)
        values = tuple(binding[literal.atom.args[p]] for p in step.bound)
        if self.stated.predicates[name].is_derived:
            relation = (self.certain if certain else self.possible).get(name)
            if relation is not None:
                # A copy: the relation may be that of the stratum being settled.
                yield from tuple(relation.matching(step.bound, values))
            return
        known = dict(zip(step.bound, values, strict=True))
        yield from self.stated.holding(name, certain=certain, known=known)

    def _heads(self, plan: Plan, binding: Binding, certain: bool) -> Iterator[Tuple]:
        head = plan.rule.head
        args = tuple(binding[v] for v in head.args)
        if head.value is None:
            yield args, ()
            return
        ends = self.measuring.ends(head.value, binding)
        if ends is None:
            return
        if not certain:
            yield args, (ends.low, ends.high)
        elif (
            ends.low == ends.high
            and not isinstance(ends.low, Infinity)
            and self.measuring.settled(head.value, binding)
        ):
            yield args, (ends.low,)


def _bind(plan: Plan, args: Arguments) -> Binding | None:
    """The variables of the trigger bound to a tuple; None if a repeated variable would stand for two things."""
    assert plan.trigger is not None
    return _extend({}, plan.trigger.atom.args, args)


def _extend(binding: Binding, variables: tuple[Variable, ...], args: Arguments) -> Binding | None:
    extended = dict(binding)
    for variable, thing in zip(variables, args, strict=True):
        if extended.setdefault(variable, thing) != thing:
            return None
    return extended
