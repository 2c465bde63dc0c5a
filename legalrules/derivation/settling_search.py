"""The ways in which an atom could come to hold, or to fail: from open inputs upwards, stratum by stratum.

An atom comes to hold when all of one instance does, and to fail when something in every instance that is still
possible does. Atoms that rest on one another start, for holding, from nothing, and for failing from everything. What is
found is proposed, not proved: whoever asks has each way solved.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, assert_never

from legalrules.components import components
from legalrules.datalog.clauses import Comparison, Identity, Literal, Member, Negative, Positive
from legalrules.datalog.terms import Arguments
from legalrules.derivation.instances import Open, possible_instances
from legalrules.derivation.prepared import Binding, Shape
from legalrules.derivation.reading import Reading, arguments
from legalrules.derivation.settling_comparisons import Comparisons, Unfolded
from legalrules.derivation.settling_labels import (
    NEVER,
    SETTLED,
    Asked,
    Bounds,
    Label,
    Labels,
    Unknown,
    same,
)

_ROUNDS = 12


class Node(NamedTuple):
    """An atom that is to hold, or to fail."""

    holds: bool
    name: str
    args: Arguments


class Search:
    """The ways found so far, in one reading `actual`."""

    def __init__(self, reading: Reading, bounds: Bounds) -> None:
        self.reading = reading
        self.labels = Labels(bounds)
        self.comparisons = Comparisons(reading, self.labels)
        self.order: dict[Unknown, tuple[object, ...]] = {}
        self._found: dict[Node, Label] = {}
        self._instances: dict[tuple[str, Arguments], tuple[tuple[Shape, Binding], ...]] = {}

    def ways(self, name: str, args: Arguments, *, holds: bool) -> Label:
        """The ways in which the atom comes to hold, or to fail."""
        root = Node(holds, name, args)
        if root not in self._found:
            for members in components([root], self._needs):
                if members[0] not in self._found:
                    self._settle(members)
        return self._found[root]

    def _settle(self, members: tuple[Node, ...]) -> None:
        self._found |= dict.fromkeys(members, NEVER if members[0].holds else SETTLED)
        if len(members) == 1 and members[0] not in self._needs(members[0]):
            self._found[members[0]] = self._label(members[0])
            return
        for _ in range(_ROUNDS + len(members)):
            changed = False
            for member in members:
                label = self._label(member)
                changed = changed or not same(label, self._found[member])
                self._found[member] = label
            if not changed:
                return
        self.labels.cut = True

    def _is_settled(self, node: Node) -> Label | None:
        certain = self.reading.is_certain(node.name, node.args)
        possible = self.reading.is_possible(node.name, node.args)
        if certain or not possible:
            return SETTLED if (certain and possible) is node.holds else NEVER
        return None

    def _needs(self, node: Node) -> tuple[Node, ...]:
        if node.name not in self.reading.derived or self._is_settled(node) is not None:
            return ()
        found = (
            need
            for shape, binding in self._open(node.name, node.args)
            for literal in shape.rule.body
            for need in self._literal_needs(literal, binding, node.holds)
        )
        return tuple(dict.fromkeys(found))

    def _literal_needs(self, literal: Literal, binding: Binding, holds: bool) -> Iterator[Node]:
        match literal:
            case Positive(atom) | Negative(atom):
                yield Node(isinstance(literal, Positive) is holds, atom.predicate, arguments(atom, binding))
            case Comparison():
                for unfolded in self._unfolded(literal, binding):
                    for shape, under in unfolded.instances:
                        for inner in shape.rule.body:
                            yield from self._literal_needs(inner, under, True)
                            yield from self._literal_needs(inner, under, False)
            case Identity() | Member():
                return
            case _:
                assert_never(literal)

    def _label(self, node: Node) -> Label:
        settled = self._is_settled(node)
        if settled is not None:
            return settled
        if node.name not in self.reading.derived:
            return self._holding(node) if node.holds else self._failing(node)
        instances = self._open(node.name, node.args)
        if node.holds:
            return self.labels.either(self._instance_holds(s, b) for s, b in instances)
        return self.labels.both(self._instance_fails(s, b) for s, b in instances)

    def _open(self, name: str, args: Arguments) -> tuple[tuple[Shape, Binding], ...]:
        """The instances for the atom that are possible."""
        found = self._instances.get((name, args))
        if found is None:
            found = self._instances[name, args] = tuple(
                (shape, instance.binding)
                for shape in self.reading.rules.get(name, ())
                if self.reading.is_active(shape, certain=False)
                for instance in possible_instances(self.reading, shape, args)
                if isinstance(instance, Open)
            )
        return found

    def _instance_holds(self, shape: Shape, binding: Binding) -> Label:
        return self.labels.both([self._literal(shape, literal, binding, True) for literal in shape.rule.body])

    def _instance_fails(self, shape: Shape, binding: Binding) -> Label:
        ways = [self._literal(shape, literal, binding, False) for literal in shape.rule.body]
        unnamed = dict.fromkeys(v.sort for v, thing in binding.items() if thing is None)
        named = [self._asks(Unknown(Asked.NAMING, sort), shape, True) for sort in unnamed]
        return self.labels.either([*ways, *named])

    def _literal(self, shape: Shape, literal: Literal, binding: Binding, holds: bool) -> Label:
        match literal:
            case Positive(atom) | Negative(atom):
                node = Node(isinstance(literal, Positive) is holds, atom.predicate, arguments(atom, binding))
                label = self._found.get(node, NEVER)
            case Comparison():
                label = self._comparison(literal, binding, holds)
            case Identity(left, right, same_thing):
                # A thing yet to be named is none of the others, and there need be but one.
                label = SETTLED if ((binding[left] == binding[right]) is same_thing) is holds else NEVER
            case Member():
                label = SETTLED if holds else NEVER
            case _:
                assert_never(literal)
        for way in label:
            for unknown in way:
                self.order.setdefault(unknown, (shape.key, shape.place, len(self.order)))
        return label

    def _unfolded(self, literal: Comparison, binding: Binding) -> tuple[Unfolded, ...]:
        return self.comparisons.unfolded(literal, binding, self._open)

    def _comparison(self, literal: Comparison, binding: Binding, holds: bool) -> Label:
        """Every value still possible satisfies it and one is certain; or every one that remains fails it."""
        if self.reading.holds(literal, binding, certain=holds) is holds:
            return SETTLED
        unfolded = self._unfolded(literal, binding)
        every = [
            self.labels.either(
                [
                    self.comparisons.ways(one, holds=holds),
                    *(self._instance_fails(shape, under) for shape, under in one.instances),
                ]
            )
            for one in unfolded
        ]
        if holds:
            some = [
                self.labels.both([self._instance_holds(shape, under) for shape, under in one.instances])
                for one in unfolded
            ]
            every.append(self.labels.either(some))
        return self.labels.both(every)

    def _asks(self, unknown: Unknown, shape: Shape | None, reply: bool) -> Label:
        if shape is not None:
            self.order.setdefault(unknown, (shape.key, shape.place, len(self.order)))
        return ({unknown: frozenset((reply,))},)

    def _holding(self, node: Node) -> Label:
        if (node.name, node.args) in self.reading.stated.set_aside:
            return NEVER
        predicate = self.reading.predicate(node.name)
        return self._asks(Unknown(Asked.ATOM, node.name, node.args, predicate), None, True)

    def _failing(self, node: Node) -> Label:
        """Said false, another said to be the only one, or all said to be stated."""
        name, args = node.name, node.args
        if (name, args) in self.reading.stated.set_aside:
            return NEVER
        predicate, found = self.reading.predicate(name), list[Label]()
        if None not in args:
            found.append(self._asks(Unknown(Asked.ATOM, name, args, predicate), None, False))
        if predicate.functional and None not in args[:-1]:
            for thing in self.reading.domain(predicate.sorts[-1]):
                rival = (*args[:-1], thing)
                if rival != args and self._is_settled(Node(True, name, rival)) is None:
                    found.append(self._holding(Node(True, name, rival)))
        if predicate.closable and name not in self.reading.stated.closed:
            found.append(self._asks(Unknown(Asked.CLOSING, name, (), predicate), None, True))
        return self.labels.either(found)
