"""Labels of open atoms: under which answers each would be sann, and under which falsk.

An open atom is sann under answers that make some instance of a rule certain, and falsk under answers that make every
instance fail. Labels are computed component by component; inside a circle, what is sann is a least fixpoint and what is
falsk a greatest one, as in the semantics. An atom that is settled already has the label of always or of never, since no
answer changes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from legalrules.components import components
from legalrules.datalog.clauses import Comparison, Identity, Literal, Member, Negative, Positive, Rule
from legalrules.datalog.terms import Aggregate, Arguments, AttributeOf, Expression, within
from legalrules.derivation.answers import Condition, Matter, Unknown
from legalrules.derivation.environments import ALWAYS, NEVER, Label, Labels
from legalrules.derivation.instances import Open, possible_instances
from legalrules.derivation.prepared import Binding
from legalrules.derivation.reading import Reading, arguments

Key = tuple[str, Arguments]
# What a bit of an environment says: of an unknown yes or no, or that values meet a condition, or that they are known.
Saying = tuple[tuple[Unknown, ...], bool | Condition | None]


class Settling:
    """The labels of one case. `fresh` are the names of things that nobody has named, one for each sort left open."""

    def __init__(self, reading: Reading, fresh: frozenset[str], bound: int) -> None:
        self.reading = reading
        self.labels = Labels(bound)
        self.sayings: list[Saying] = []
        self._numbers: dict[Saying, int] = {}
        self._fresh = fresh
        self._sann: dict[Key, Label] = {}
        self._falsk: dict[Key, Label] = {}
        self._instances: dict[Key, tuple[tuple[Rule, Binding], ...]] = {}

    def sann(self, name: str, args: Arguments) -> Label:
        """Under which answers the atom holds."""
        return self._label(name, args, True)

    def falsk(self, name: str, args: Arguments) -> Label:
        """Under which answers the atom does not hold."""
        return self._label(name, args, False)

    def _label(self, name: str, args: Arguments, holds: bool) -> Label:
        halves = self.reading.halves(name, args)
        if halves.certain or not halves.possible:
            return ALWAYS if halves.certain is holds else NEVER
        if not self.reading.predicate(name).is_derived:
            return self._stated(name, args, holds)
        known = self._sann if holds else self._falsk
        if (name, args) not in known:
            self._settle((name, args))
        return known[name, args]

    def _settle(self, root: Key) -> None:
        """Compute the labels of an open derived atom and of all open derived atoms below it."""
        for circle in components([root], self._below):
            if circle[0] in self._sann:
                continue
            for key in circle:
                self._sann[key], self._falsk[key] = NEVER, ALWAYS
            while sum(self._improve(key) for key in circle):
                pass

    def _improve(self, key: Key) -> bool:
        """Recompute the labels of an atom from those below it; whether they changed."""
        sann, falsk = self._sann_by_rules(key), self._falsk_by_rules(key)
        changed = (sann, falsk) != (self._sann[key], self._falsk[key])
        self._sann[key], self._falsk[key] = sann, falsk
        return changed

    def _sann_by_rules(self, key: Key) -> Label:
        found = []
        for rule, binding in self._instances_of(key):
            premises = [self._literal(literal, binding, True) for literal in rule.body]
            found.append(self.labels.both([*premises, *self._things(binding)]))
        return self.labels.either(found)

    def _falsk_by_rules(self, key: Key) -> Label:
        found = []
        for rule, binding in self._instances_of(key):
            if self._fresh.intersection(binding.values()):
                continue  # a thing that is not there yet makes no instance
            ways = [self._literal(literal, binding, False) for literal in rule.body]
            sorts = dict.fromkeys(v.sort for v, thing in binding.items() if thing is None)
            namings = [self._said(Unknown(Matter.NAMING, sort), True) for sort in sorts]
            found.append(self.labels.either([*ways, *namings]))
        return self.labels.both(found)

    def _things(self, binding: Binding) -> Iterator[Label]:
        """That the new things of an instance are there."""
        for variable, thing in binding.items():
            if thing in self._fresh:
                yield self._said(Unknown(Matter.THING, variable.sort, (thing,)), True)

    def _instances_of(self, key: Key) -> tuple[tuple[Rule, Binding], ...]:
        found = self._instances.get(key)
        if found is None:
            name, args = key
            found = self._instances[key] = tuple(
                (shape.rule, instance.binding)
                for shape in self.reading.shapes(name)
                for instance in possible_instances(self.reading, shape, args)
                if isinstance(instance, Open)
            )
        return found

    def _below(self, key: Key) -> Iterator[Key]:
        """The open derived atoms that an open atom rests on."""
        if key in self._sann:
            return
        for rule, binding in self._instances_of(key):
            for literal in rule.body:
                if isinstance(literal, Positive | Negative):
                    name, args = literal.atom.predicate, arguments(literal.atom, binding)
                    halves = self.reading.halves(name, args)
                    open_ = halves.possible and not halves.certain
                    if open_ and self.reading.predicate(name).is_derived:
                        yield name, args

    def _literal(self, literal: Literal, binding: Binding, holds: bool) -> Label:
        match literal:
            case Positive(atom):
                return self._label(atom.predicate, arguments(atom, binding), holds)
            case Negative(atom):
                return self._label(atom.predicate, arguments(atom, binding), not holds)
            case Comparison():
                return self._comparison(literal, binding, holds)
            case Identity() | Member():
                return ALWAYS if self.reading.literal(literal, binding).certain is holds and holds else NEVER
            case _:
                assert_never(literal)

    # ---- inputs

    def _stated(self, name: str, args: Arguments, holds: bool) -> Label:
        """The answers that settle an open stated atom: about itself, about a rival of an `en` relation, a closure."""
        if (name, args) in self.reading.stated.set_aside:
            return NEVER  # whom to believe is no question of fact
        predicate = self.reading.predicate(name)
        ways: list[Label] = []
        if None not in args:
            ways.append(self._said(Unknown(Matter.ATOM, name, args, predicate), holds))
        if not holds and predicate.closable:
            ways.append(self._said(Unknown(Matter.CLOSING, name, (), predicate), True))
        if not holds and predicate.functional and None not in args[:-1]:
            for thing in self.reading.domain(predicate.sorts[-1]):
                rival = (*args[:-1], thing)
                if thing is not None and thing not in self._fresh and rival != args:
                    ways.append(self._label(name, rival, True))
        return self.labels.either(ways)

    def _comparison(self, literal: Comparison, binding: Binding, holds: bool) -> Label:
        halves = self.reading.literal(literal, binding)
        if halves.certain or not halves.possible:
            return ALWAYS if halves.certain is holds else NEVER
        sides = (literal.left, literal.right)
        unknowns = tuple(dict.fromkeys(self._unknowns(sides, binding)))
        if any(None in unknown.args for unknown in unknowns):
            return NEVER
        values = tuple(unknown for unknown in unknowns if unknown.matter is Matter.VALUE)
        bound = tuple(sorted(binding.items(), key=str))
        needed = [self._saying(((unknown,), True)) for unknown in unknowns if unknown not in values]
        needed += [self._has_value(*key) for key in self._derived_in(sides, binding)]
        if values:
            needed.append(self._saying((values, Condition(literal, bound, holds))))
        return self.labels.both(needed)

    def _derived_in(self, expressions: Iterable[Expression], binding: Binding) -> Iterator[Key]:
        """The derived attributes in expressions, those of members left out."""
        for expression in expressions:
            for part in within(expression):
                if isinstance(part, AttributeOf) and self.reading.predicate(part.predicate).is_derived:
                    yield part.predicate, arguments(part, binding)

    def _has_value(self, name: str, args: Arguments) -> Label:
        """Under which answers some rule gives the attribute a value; that no other does is tried, not foreseen."""
        found = []
        for rule, binding in self._instances_of((name, args)):
            assert rule.head.value is not None, "invariants: the rules of an attribute give values"
            premises = [self._literal(literal, binding, True) for literal in rule.body]
            inner = [self._has_value(*key) for key in self._derived_in([rule.head.value], binding)]
            found.append(self.labels.both([*premises, *inner, *self._things(binding)]))
        return self.labels.either(found)

    def _unknowns(self, expressions: Iterable[Expression], binding: Binding) -> Iterator[Unknown]:
        """The unknown inputs that expressions rest on, through derived attributes and totals as well."""
        for expression in expressions:
            for part in within(expression):
                match part:
                    case AttributeOf(name):
                        yield from self._unknown_value(name, arguments(part, binding))
                    case Aggregate():
                        yield from self._unknown_members(part, binding)
                    case _:
                        pass

    def _unknown_value(self, name: str, args: Arguments) -> Iterator[Unknown]:
        predicate = self.reading.predicate(name)
        if not predicate.is_derived:
            if not self.reading.values(name, args):
                yield Unknown(Matter.VALUE, name, args, predicate)
            return
        for rule, binding in self._instances_of((name, args)):
            assert rule.head.value is not None, "invariants: the rules of an attribute give values"
            yield from self._unknowns([rule.head.value], binding)

    def _unknown_members(self, expression: Aggregate, binding: Binding) -> Iterator[Unknown]:
        for thing, member in self.reading.measuring.members(expression, binding).items():
            inner = {**binding, expression.member: thing}
            args = arguments(expression.over, inner)
            predicate = self.reading.predicate(expression.over.predicate)
            if not member.certain and thing is None:
                if predicate.closable:
                    yield Unknown(Matter.CLOSING, predicate.name, (), predicate)
                else:
                    yield Unknown(Matter.NAMING, expression.member.sort)
            elif not member.certain and not predicate.is_derived:
                yield Unknown(Matter.ATOM, predicate.name, args, predicate)
            if thing is not None and expression.of is not None:
                yield from self._unknowns([expression.of], inner)

    def _said(self, unknown: Unknown, says: bool) -> Label:
        return self._saying(((unknown,), says))

    def _saying(self, saying: Saying) -> Label:
        """The label of one answer alone."""
        number = self._numbers.get(saying)
        if number is None:
            number = self._numbers[saying] = self.labels.add_answer()
            self.sayings.append(saying)
            for other, earlier in enumerate(self.sayings[:-1]):
                if self._contradict(saying, earlier):
                    self.labels.set_clash(number, other)
        return (1 << number,)

    def _contradict(self, one: Saying, other: Saying) -> bool:
        (first, *_), (second, *_) = one[0], other[0]
        if first.matter is not Matter.ATOM or second.matter is not Matter.ATOM or first.name != second.name:
            return False
        if first.args == second.args:
            return one[1] is not other[1]
        functional = first.predicate is not None and first.predicate.functional
        return functional and one[1] is other[1] is True and first.args[:-1] == second.args[:-1]
