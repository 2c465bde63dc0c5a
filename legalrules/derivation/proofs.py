"""Which of its derivations an atom is shown by: the one with the fewest leaves, then the first in citation order.

Costs are found by Knuth's generalisation of Dijkstra's algorithm over the certain instances, so that no derivation
rests on itself and the order in which things or rules were met does not matter. A negated premise counts as one leaf,
whatever its refutation takes. In reading `attainable` fewer questions to the applicant come before fewer leaves.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from legalrules.datalog.clauses import Comparison, Identity, Literal, Member, Negative, Positive, Rule
from legalrules.datalog.program import Aspect
from legalrules.datalog.terms import Arguments, Expression, attributes
from legalrules.derivation.instances import certain_instances
from legalrules.derivation.reading import Binding, Reading, arguments, read_attributes
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


@dataclass(frozen=True, slots=True)
class Instance:
    """A rule with a body that is certain: the goals it rests on, and the cost of its other premises."""

    rule: Rule
    binding: Binding
    goals: tuple[Goal, ...]
    own: Cost


@dataclass(frozen=True, slots=True)
class Proof:
    """The instance by which a goal is shown, and the other rules that would do."""

    instance: Instance
    others: tuple[Rule, ...]


class Proofs:
    """The cheapest proofs of goals, found once each."""

    def __init__(self, reading: Reading, circle_of: Mapping[str, int]) -> None:
        self.reading = reading
        self.circle_of = circle_of
        self._places = reading.prepared.places
        self.instances: dict[Goal, tuple[Instance, ...]] = {}
        self.cost: dict[Goal, Cost] = {}

    def proof(self, goal: Goal) -> Proof:
        """The proof shown. Raises ValueError for a model with an atom that no rule instance holds up."""
        if goal not in self.cost:
            self._settle(self._explore(goal))
        if goal not in self.cost:
            raise ValueError(f"the model has {goal.name}{goal.args}, which no rule supports")
        own = self.cost[goal]
        least = [
            one
            for one in self.instances[goal]
            if self._total(one)[:2] == own[:2] and all(self._is_below(premise, goal) for premise in one.goals)
        ]
        chosen = min(least, key=self._reading_order)
        return Proof(chosen, _other_grounds(chosen, self.instances[goal]))

    def _is_below(self, premise: Goal, goal: Goal) -> bool:
        """Whether the premise may stand under the goal, with no way back: in no circle with it, or cheaper."""
        return (
            self.circle_of[premise.name] != self.circle_of[goal.name] or self.cost[premise] < self.cost[goal]
        )

    def _explore(self, goal: Goal) -> list[Goal]:
        """Every goal under this one whose cost is not known, each with its instances noted."""
        fresh, waiting = [goal], [goal]
        self.instances[goal] = self._instances_of(goal)
        while waiting:
            for instance in self.instances[waiting.pop()]:
                for premise in instance.goals:
                    if premise not in self.instances:
                        self.instances[premise] = self._instances_of(premise)
                        fresh.append(premise)
                        waiting.append(premise)
        return fresh

    def _instances_of(self, goal: Goal) -> tuple[Instance, ...]:
        return tuple(
            Instance(rule, binding, tuple(_goals(self.reading, rule, binding)), self._own(rule, binding))
            for rule in self.reading.rules.get(goal.name, ())
            for binding in certain_instances(self.reading, rule, goal.args)
            if rule.head.value is None or self._gives(rule.head.value, binding, goal.value)
        )

    def _gives(self, expression: Expression, binding: Binding, value: Scalar | None) -> bool:
        ends = self.reading.ends(expression, binding)
        settled = self.reading.measuring.settled(expression, binding)
        return ends is not None and settled and ends.low == ends.high == value

    def _own(self, rule: Rule, binding: Binding) -> Cost:
        questions = sum(self._asks(literal, binding) for literal in rule.body)
        return Cost(questions, sum(self._is_leaf(literal) for literal in rule.body), 0)

    def _is_leaf(self, literal: Literal) -> bool:
        match literal:
            case Positive(atom):
                return not self.reading.predicate(atom.predicate).is_derived
            case Negative() | Comparison():
                return True
            case Identity() | Member():
                return False

    def _asks(self, literal: Literal, binding: Binding) -> bool:
        """Whether the literal, other than a derived atom, holds only if the applicant answers so."""
        baseline = self.reading.baseline
        if baseline is None or (isinstance(literal, Positive) and not self._is_leaf(literal)):
            return False
        return not baseline.literal(literal, binding).certain

    def _settle(self, fresh: list[Goal]) -> None:
        """Fix costs, the least first: a goal is fixed when the cheapest of its instances has all premises fixed."""
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
        costs = [self.cost.get(premise, Cost(_MANY, _MANY, 0)) for premise in instance.goals]
        return Cost(
            min(_MANY, instance.own.questions + sum(cost.questions for cost in costs)),
            min(_MANY, instance.own.leaves + sum(cost.leaves for cost in costs)),
            1 + max((cost.height for cost in costs), default=0),
        )

    def _reading_order(self, instance: Instance) -> tuple[object, ...]:
        cited = instance.rule.origin.citation
        key = cited.sort_key() if cited else ()
        return key, self._places[instance.rule.id], self.reading.order(instance.rule, instance.binding)


def _goals(reading: Reading, rule: Rule, binding: Binding) -> Iterator[Goal]:
    """The derived atoms and values that the instance rests on, each once."""
    found: dict[Goal, None] = {}
    for literal in rule.body:
        if isinstance(literal, Positive) and _is_shown(reading, literal.atom.predicate):
            found[Goal(literal.atom.predicate, arguments(literal.atom, binding))] = None
        for read in read_attributes(literal):
            found.update(dict.fromkeys(value_goals(reading, read.predicate, arguments(read, binding))))
    for read in attributes(rule.head.value) if rule.head.value is not None else ():
        found.update(dict.fromkeys(value_goals(reading, read.predicate, arguments(read, binding))))
    yield from found


def _is_shown(reading: Reading, name: str) -> bool:
    """Whether the premise is a step of the derivation: derived, and not merely that the rättsläge applies."""
    predicate = reading.predicate(name)
    return predicate.is_derived and predicate.aspect is not Aspect.ACTIVE


def value_goals(reading: Reading, name: str, args: Arguments) -> Iterator[Goal]:
    """The goal that shows a derived attribute's certain value: the first, if provisions contradict each other."""
    if reading.predicate(name).is_derived:
        yield from (Goal(name, args, value) for value in reading.values(name, args)[:1])


def _other_grounds(chosen: Instance, instances: Iterable[Instance]) -> tuple[Rule, ...]:
    """A rule for each other place that gives the same, in citation order."""
    by_place: dict[Citation, Rule] = {}
    for instance in instances:
        cited = instance.rule.origin.citation
        if cited is not None and cited != chosen.rule.origin.citation:
            by_place.setdefault(cited, instance.rule)
    return tuple(by_place[cited] for cited in sorted(by_place))
