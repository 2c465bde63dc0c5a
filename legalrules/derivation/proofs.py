"""Which of its derivations an atom is shown by: the one with the fewest leaves, then the first in citation order.

Costs are found by Knuth's generalisation of Dijkstra's algorithm over the certain instances, so that no derivation
rests on itself and the order in which things or rules were met does not matter. A negated premise counts as one leaf,
whatever its refutation takes. In reading `attainable` fewer questions to the applicant come before fewer leaves.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from legalrules.datalog.clauses import Comparison, Literal, Positive, Rule
from legalrules.datalog.terms import Aggregate, Arguments, AttributeOf, Expression, within
from legalrules.derivation.instances import certain_instances
from legalrules.derivation.members import members
from legalrules.derivation.nodes import Membership
from legalrules.derivation.prepared import Binding, Shape
from legalrules.derivation.reading import Reading, arguments
from legalrules.law.citation import Citation
from legalrules.values import Scalar

# A graph that shares steps may have more leaves, counted as a tree, than there is any point in telling apart.
_MANY = 10**9


class Goal(NamedTuple):
    """A derived atom that is certain, or a derived attribute with the value that is."""

    name: str
    args: Arguments
    value: Scalar | None = None


class Cost(NamedTuple):
    """Questions to the applicant, leaves, and height: compared in that order."""

    questions: int
    leaves: int
    height: int


class Instance(NamedTuple):
    """A rule with a body that is certain: the goals it rests on, and the cost of its other premises."""

    shape: Shape
    binding: Binding
    goals: tuple[Goal, ...]
    own: Cost


class Proof(NamedTuple):
    """The instance by which a goal is shown, and the other rules that would do."""

    instance: Instance
    others: tuple[Rule, ...]


class Proofs:
    """The cheapest proofs of goals, found once each."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.circle_of = reading.prepared.circle_of
        self.instances: dict[Goal, tuple[Instance, ...]] = {}
        self.cost: dict[Goal, Cost] = {}

    def proof(self, goal: Goal) -> Proof:
        """The proof shown. Raises ValueError for a model with an atom that no rule instance holds up."""
        if goal not in self.cost:
            self._settle(self._explore(goal))
        own = self.cost.get(goal)
        if own is None:
            raise ValueError(f"the model has {goal.name}{goal.args}, which no rule supports")
        instances = self.instances[goal]
        if len(instances) == 1:
            return Proof(instances[0], ())
        least = [
            one
            for one in instances
            if self._total(one)[:2] == own[:2] and all(self._is_below(premise, goal) for premise in one.goals)
        ]
        chosen = min(least, key=self._reading_order)
        return Proof(chosen, _other_grounds(chosen, instances))

    def _is_below(self, premise: Goal, goal: Goal) -> bool:
        """Whether the premise may stand under the goal, with no way back: in no circle with it, or cheaper."""
        return (
            self.circle_of[premise.name] != self.circle_of[goal.name] or self.cost[premise] < self.cost[goal]
        )

    def _explore(self, goal: Goal) -> list[Goal]:
        """Every goal under this one whose cost is not known, each with its instances noted."""
        fresh, known = [goal], self.instances
        known[goal] = self._instances_of(goal)
        for one in fresh:  # grows while it is walked
            for instance in known[one]:
                for premise in instance.goals:
                    if premise not in known:
                        known[premise] = self._instances_of(premise)
                        fresh.append(premise)
        return fresh

    def _instances_of(self, goal: Goal) -> tuple[Instance, ...]:
        return tuple(
            [
                Instance(shape, binding, _goals(self.reading, shape, binding), self._own(shape, binding))
                for shape in self.reading.shapes(goal.name)
                for binding in certain_instances(self.reading, shape, goal.args)
                if shape.rule.head.value is None or self._gives(shape.rule.head.value, binding, goal.value)
            ]
        )

    def _gives(self, expression: Expression, binding: Binding, value: Scalar | None) -> bool:
        found = self.reading.measuring.measure(expression, binding)
        return found.ends is not None and found.settled and found.ends.low == found.ends.high == value

    def _own(self, shape: Shape, binding: Binding) -> Cost:
        if self.reading.baseline is None:
            return Cost(0, shape.leaves, 0)
        return Cost(sum(self._asks(literal, binding) for literal in shape.body), shape.leaves, 0)

    def _asks(self, literal: Literal, binding: Binding) -> bool:
        """Whether the literal, other than a derived atom, holds only if the applicant answers so."""
        baseline = self.reading.baseline
        if baseline is None or (
            isinstance(literal, Positive) and literal.atom.predicate in self.reading.derived
        ):
            return False
        return not baseline.holds(literal, binding, certain=True)

    def _settle(self, fresh: list[Goal]) -> None:
        """Fix costs, circle by circle from the lowest; within one the least first."""
        circle_of, recursive = self.circle_of, self.reading.prepared.recursive
        fresh.sort(key=lambda goal: circle_of[goal.name])
        for circle, goals in groupby(fresh, key=lambda goal: circle_of[goal.name]):
            if circle in recursive:
                self._settle_circle(tuple(goals))
                continue
            for goal in goals:
                costs = [
                    self._total(one)
                    for one in self.instances[goal]
                    if all(premise in self.cost for premise in one.goals)
                ]
                if costs:
                    self.cost[goal] = min(costs)

    def _settle_circle(self, fresh: tuple[Goal, ...]) -> None:
        """A goal is fixed when the cheapest of its instances has all premises fixed."""
        users: dict[Goal, list[tuple[Goal, Instance]]] = {}
        lacking: dict[int, int] = {}
        heap: list[tuple[Cost, int, Goal]] = []
        for goal in fresh:
            for instance in self.instances[goal]:
                unfixed = [premise for premise in instance.goals if premise not in self.cost]
                lacking[id(instance)] = len(unfixed)
                for premise in unfixed:
                    users.setdefault(premise, []).append((goal, instance))
                if not unfixed:
                    heapq.heappush(heap, (self._total(instance), len(heap), goal))
        pushed = len(heap)
        while heap:
            cost, _, goal = heapq.heappop(heap)
            if goal in self.cost:
                continue
            self.cost[goal] = cost
            for user, instance in users.get(goal, ()):
                lacking[id(instance)] -= 1
                if not lacking[id(instance)] and user not in self.cost:
                    pushed += 1
                    heapq.heappush(heap, (self._total(instance), pushed, user))

    def _total(self, instance: Instance) -> Cost:
        questions, leaves, height = instance.own
        for premise in instance.goals:
            cost = self.cost.get(premise)
            if cost is None:
                return Cost(_MANY, _MANY, 0)
            questions += cost.questions
            leaves += cost.leaves
            height = max(height, cost.height)
        return Cost(min(_MANY, questions), min(_MANY, leaves), 1 + height)

    def _reading_order(self, instance: Instance) -> tuple[object, ...]:
        shape = instance.shape
        return shape.key, shape.place, self.reading.order(shape, instance.binding)


def _goals(reading: Reading, shape: Shape, binding: Binding) -> tuple[Goal, ...]:
    """The derived atoms and values that the instance rests on, each once."""
    found: dict[Goal, None] = {}
    for literal in shape.rests:
        if isinstance(literal, Positive):
            found[Goal(literal.atom.predicate, arguments(literal.atom, binding))] = None
        for side in (literal.left, literal.right) if isinstance(literal, Comparison) else ():
            found.update(dict.fromkeys(_value_goals(reading, side, binding)))
    if shape.rule.head.value is not None:
        found.update(dict.fromkeys(_value_goals(reading, shape.rule.head.value, binding)))
    return tuple(found)


def _value_goals(reading: Reading, expression: Expression, binding: Binding) -> Iterator[Goal]:
    """The derived values that an expression rests on, and the derived members of its aggregates with theirs."""
    for part in within(expression):
        match part:
            case AttributeOf(name):
                yield from value_goals(reading, name, arguments(part, binding))
            case Aggregate(_, _, over, of):
                for seen in members(reading, part, binding):
                    if over.predicate in reading.derived and seen.membership is Membership.MEMBER:
                        yield Goal(over.predicate, seen.args)
                    if of is not None and seen.membership is not Membership.EXCLUDED:
                        yield from _value_goals(reading, of, seen.binding)
            case _:
                pass


def value_goals(reading: Reading, name: str, args: Arguments) -> Iterator[Goal]:
    """The goal that shows a derived attribute's certain value: the first, if provisions contradict each other."""
    if name in reading.derived:
        yield from (Goal(name, args, value) for value in reading.values(name, args)[:1])


def _other_grounds(chosen: Instance, instances: Iterable[Instance]) -> tuple[Rule, ...]:
    """A rule for each other place that gives the same, in citation order."""
    by_place: dict[Citation, Rule] = {}
    for instance in instances:
        cited = instance.shape.rule.origin.citation
        if cited is not None and cited != chosen.shape.rule.origin.citation:
            by_place.setdefault(cited, instance.shape.rule)
    return tuple(by_place[cited] for cited in sorted(by_place))
