"""One case for pyDatalog: its facts by number on the way there, instances of rules and their ranks on the way back."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, product
from math import prod

from legalrules.datalog.clauses import Comparison, Identity, Literal, Member, Positive
from legalrules.datalog.comparison import Measuring, Substitution
from legalrules.datalog.model import Model, Tuple
from legalrules.datalog.stated import Stated
from legalrules.datalog.terms import Arguments, Variable
from legalrules.engine.naive import identical
from legalrules.engine.pydatalog_rules import HalfStratum, Instances, outside, told
from legalrules.values import End, Infinity

MOST_FACTS = 200_000  # that one relation may have: they are handed over one by one
MOST_IN_ALL = 1_000_000

Row = tuple[int, ...]
Atom = tuple[str, Tuple]
Ranks = dict[str, dict[Tuple, int]]


class Unsupported(RuntimeError):
    """The instances do not hold each other up: pyDatalog gave what the rules do not."""


@dataclass(frozen=True, slots=True)
class _Instance:
    """What an instance concludes, and from which derived atoms of its stratum; `rank` is that of the others."""

    head: Atom
    premises: tuple[Atom, ...]
    rank: int


class Case:
    """The facts of a case in one reading, with what is found of it so far, or was `found` before."""

    def __init__(self, stated: Stated, found: Model | None = None) -> None:
        self._stated = stated
        self._things: dict[str, list[str | None]] = {}
        self._numbers: dict[tuple[str, str | None], int] = {}
        for sort, things in stated.domains.items():
            self._things[sort] = list(things)
            self._numbers |= {(sort, thing): n for n, thing in enumerate(things, 1)}
        known = Model({}, {}) if found is None else found
        self._halves: dict[bool, Ranks] = {
            certain: {name: dict(tuples) for name, tuples in half.items()}
            for certain, half in ((True, known.certain), (False, known.possible))
        }
        self._measuring = Measuring(stated, self._halves[True], self._halves[False])
        self._looked_at = 0
        self._overflows: dict[tuple[Comparison, bool, Arguments], OverflowError] = {}

    def model(self) -> Model:
        """What was found."""
        return Model(*({name: t for name, t in self._halves[half].items() if t} for half in (True, False)))

    def is_empty(self, predicate: str, certain: bool) -> bool:
        """Whether one half of a stated predicate surely has no tuples."""
        return self._stated.listed(predicate, certain=certain) == frozenset()

    def stated(self, predicate: str, certain: bool) -> list[Row]:
        """The tuples of one half of a stated predicate. Raises `OutsideFragment` if there are too many to look at."""
        sorts = self._stated.predicates[predicate].sorts
        if self._stated.listed(predicate, certain=certain) is None:
            self._countable(sorts, predicate)
        found = self._stated.holding(predicate, certain=certain)
        return [
            tuple(self._numbers[pair] for pair in zip(sorts, args, strict=True)) or (0,) for args in found
        ]

    def tested(self, test: Literal, certain: bool) -> list[Row]:
        """The things of which a comparison, identity or membership holds; one out of range counts as holding."""
        variables = told(test)
        sorts = tuple(v.sort for v in variables)
        self._countable(sorts, "a comparison or identity")
        rows = []
        for things in product(*(self._stated.domains[sort] for sort in sorts)):
            if self._holds(test, dict(zip(variables, things, strict=True)), certain, things):
                rows.append(tuple(self._numbers[pair] for pair in zip(sorts, things, strict=True)) or (0,))
        return rows

    def _countable(self, sorts: Sequence[str], what: str) -> None:
        size = prod(len(self._stated.domains[sort]) for sort in sorts)
        if size > MOST_FACTS:
            raise outside(None, f"{size} combinations of things in {what}", f"at most {MOST_FACTS}")
        self._looked_at += size
        if self._looked_at > MOST_IN_ALL:
            raise outside(None, "too many combinations of things in all", f"at most {MOST_IN_ALL}")

    def _holds(self, test: Literal, bound: Substitution, certain: bool, things: Arguments) -> bool:
        match test:
            case Comparison():
                try:
                    return self._measuring.compare(test, bound, certain=certain)
                except OverflowError as fault:
                    self._overflows[test, certain, things] = fault
                    return True
            case Identity(left, right, same):
                return identical(bound[left], bound[right], same, certain)
            case Member(variable):
                return bound[variable] is not None or not certain
            case _:
                raise AssertionError("atoms are no tests")

    def settle(self, half: HalfStratum, found: Mapping[str, Sequence[Sequence[int]]]) -> None:
        """Add what the instances of one half of a stratum conclude, with the least ranks."""
        members = half.stratum.predicates if half.stratum.is_recursive else frozenset()
        instances = [
            instance
            for rule in half.instances
            for row in found.get(rule.name, ())
            for instance in self._concluded(rule, self._bound(rule, row), members)
        ]
        ranks = _ranked(instances) if members else _least(instances)
        for (name, given), rank in ranks.items():
            self._halves[half.certain].setdefault(name, {})[given] = rank

    def _bound(self, rule: Instances, row: Sequence[int]) -> dict[Variable, str | None]:
        return {v: self._things[v.sort][n - 1] for v, n in zip(rule.variables, row, strict=False)}

    def _concluded(
        self, rule: Instances, bound: Substitution, members: frozenset[str]
    ) -> Iterator[_Instance]:
        """The instance, unless it concludes no value. Raises OverflowError if it rests on what is out of range."""
        self._in_range(rule, bound)
        rank = 0
        premises: list[Atom] = []
        for literal in rule.rule.body:
            if isinstance(literal, Positive) and self._stated.predicates[literal.atom.predicate].is_derived:
                name, given = literal.atom.predicate, (tuple(bound[v] for v in literal.atom.args), ())
                if name in members:
                    premises.append((name, given))
                    continue
                known = self._halves[rule.certain].get(name, {}).get(given)
                if known is None:
                    raise Unsupported(f"an instance of {rule.rule.id} rests on {name}, which does not hold")
                rank = max(rank, known)
        head = rule.rule.head
        args = tuple(bound[v] for v in head.args)
        for ends in ((),) if head.value is None else self._valued(rule, bound):
            yield _Instance((head.predicate, (args, ends)), tuple(premises), rank)

    def _in_range(self, rule: Instances, bound: Substitution) -> None:
        for literal in rule.rule.body if self._overflows else ():
            if isinstance(literal, Comparison):
                things = tuple(bound[v] for v in told(literal))
                fault = self._overflows.get((literal, rule.certain, things))
                if fault is not None:
                    raise fault

    def _valued(self, rule: Instances, bound: Substitution) -> Iterator[tuple[End, ...]]:
        """The ends of the tuple that the head gives, if any (certificate page, section 6, derived attributes)."""
        assert rule.rule.head.value is not None
        found = self._measuring.measure(rule.rule.head.value, bound)
        if found.ends is None:
            return
        low, high = found.ends.low, found.ends.high
        if not rule.certain:
            yield low, high
        elif low == high and not isinstance(low, Infinity) and found.settled:
            yield (low,)


def _least(instances: Sequence[_Instance]) -> dict[Atom, int]:
    """The ranks without recursion."""
    ranks: dict[Atom, int] = {}
    for one in instances:
        ranks[one.head] = min(one.rank + 1, ranks.get(one.head, one.rank + 1))
    return ranks


def _ranked(instances: Sequence[_Instance]) -> dict[Atom, int]:
    """The ranks in a recursive stratum: an instance counts when the last of its premises has its rank."""
    waiting: dict[Atom, list[int]] = {}
    missing = [len(set(one.premises)) for one in instances]
    highest = [one.rank for one in instances]
    queue: list[tuple[int, int, Atom]] = []
    turns = count()
    for number, one in enumerate(instances):
        for premise in set(one.premises):
            waiting.setdefault(premise, []).append(number)
        if not one.premises:
            heapq.heappush(queue, (one.rank + 1, next(turns), one.head))
    ranks: dict[Atom, int] = {}
    while queue:
        rank, _, atom = heapq.heappop(queue)
        if atom in ranks:
            continue
        ranks[atom] = rank
        for number in waiting.get(atom, ()):
            missing[number] -= 1
            highest[number] = max(highest[number], rank)
            if not missing[number]:
                heapq.heappush(queue, (highest[number] + 1, next(turns), instances[number].head))
    if any(missing) or any(one.head not in ranks for one in instances):
        raise Unsupported("an instance rests on what nothing else gives")
    return ranks
