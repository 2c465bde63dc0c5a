"""The ways in which a comparison comes to hold or to fail: which values of which open attributes will do.

A derived attribute is replaced by what each rule for it would give, until only stated attributes are read. A comparison
of aggregates that are still open is left out, and the labels are said to be cut.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import assert_never

from legalrules.datalog.clauses import Comparison
from legalrules.datalog.comparison import Measuring
from legalrules.datalog.terms import (
    Aggregate,
    Arguments,
    Arithmetic,
    AttributeOf,
    Expression,
    Plus,
    Quotient,
    Rounded,
    Value,
    Variable,
    WorkingDay,
    aggregates,
    attributes,
)
from legalrules.derivation.prepared import Binding, Shape
from legalrules.derivation.reading import Reading
from legalrules.derivation.settling_labels import NEVER, SETTLED, Asked, Label, Labels, Reply, Unknown, Way
from legalrules.derivation.settling_values import Telling, TellingValues
from legalrules.values import Scalar

Instances = tuple[tuple[Shape, Binding], ...]
OpenInstances = Callable[[str, Arguments], Instances]


@dataclass(frozen=True, slots=True)
class Unfolded:
    """A comparison that reads stated attributes only, if these instances are those that give derived ones."""

    literal: Comparison
    instances: Instances


class Comparisons:
    """Unfolds comparisons of one reading, and finds their ways."""

    def __init__(self, reading: Reading, labels: Labels) -> None:
        self.reading = reading
        self.labels = labels
        self._telling = Telling(reading)
        self._values: dict[str, TellingValues] = {}
        self._unfolded: dict[tuple[Comparison, tuple[object, ...]], tuple[Unfolded, ...]] = {}

    def values(self, name: str) -> TellingValues:
        """The telling values of an attribute."""
        if name not in self._values:
            self._values[name] = self._telling.values(name)
            self.labels.cut = self.labels.cut or self._values[name].is_cut
        return self._values[name]

    def unfolded(self, literal: Comparison, binding: Binding, of: OpenInstances) -> tuple[Unfolded, ...]:
        """The comparison with each choice of rules for the derived attributes that it reads."""
        key = literal, tuple(binding.items())
        found = self._unfolded.get(key)
        if found is None:
            sides = product(self._sides(literal.left, binding, of), self._sides(literal.right, binding, of))
            found = self._unfolded[key] = tuple(
                Unfolded(Comparison(literal.operator, left, right, literal.item), (*one, *other))
                for (left, one), (right, other) in sides
            )
        return found

    def _sides(
        self, expression: Expression, binding: Binding, of: OpenInstances
    ) -> Iterator[tuple[Expression, Instances]]:
        match expression:
            case AttributeOf(name, args) if name in self.reading.derived:
                for shape, under in of(name, tuple(binding[v] for v in args)):
                    assert shape.rule.head.value is not None
                    for given, above in self._sides(shape.rule.head.value, under, of):
                        yield given, ((shape, under), *above)
            case AttributeOf(name, args):
                yield AttributeOf(name, tuple(_thing(v, binding) for v in args)), ()
            case Aggregate(operator, member, over, inner):
                # Left as it is: what it gathers is read from the model.
                named = replace(over, args=tuple(v if v == member else _thing(v, binding) for v in over.args))
                yield Aggregate(operator, member, named, inner), ()
            case Value():
                yield expression, ()
            case Plus(base) | Rounded(base) | WorkingDay(base):
                for inner, above in self._sides(base, binding, of):
                    yield replace(expression, base=inner), above
            case Arithmetic(_, left, right):
                for (one, a), (other, b) in self._pairs(left, right, binding, of):
                    yield replace(expression, left=one, right=other), (*a, *b)
            case Quotient(left, right):
                for (one, a), (other, b) in self._pairs(left, right, binding, of):
                    yield replace(expression, dividend=one, divisor=other), (*a, *b)
            case _:
                assert_never(expression)

    def _pairs(
        self, left: Expression, right: Expression, binding: Binding, of: OpenInstances
    ) -> Iterator[tuple[tuple[Expression, Instances], tuple[Expression, Instances]]]:
        yield from product(self._sides(left, binding, of), self._sides(right, binding, of))

    def ways(self, unfolded: Unfolded, *, holds: bool) -> Label:
        """The values of open attributes with which the comparison surely holds, or surely does not."""
        literal = unfolded.literal
        if any(True for side in (literal.left, literal.right) for _ in aggregates(side)):
            self.labels.cut = True
            return NEVER
        if self._will_do(literal, {}, holds):
            return SETTLED
        unknown = self._open(literal)
        if len(unknown) > 2:
            self.labels.cut = True
        alone = {one: self._replies(literal, {}, one, holds) for one in unknown}
        found: list[Way] = [{one: replies} for one, replies in alone.items() if replies]
        for one, other in combinations(unknown, 2):
            shared: dict[frozenset[Reply], set[Reply]] = {}
            for value in self.values(one.name).values:
                replies = self._replies(literal, {one: value}, other, holds)
                if replies and value not in alone[one]:
                    shared.setdefault(replies, set()).add(value)
            found += ({one: frozenset(v), other: replies} for replies, v in shared.items())
        return self.labels.either([tuple(found)])

    def _open(self, literal: Comparison) -> tuple[Unknown, ...]:
        stated = self.reading.stated
        found: dict[Unknown, None] = {}
        for side in (literal.left, literal.right):
            for read in attributes(side):
                args = tuple(_named(v) for v in read.args)
                known = (read.predicate, args) in stated.values or (read.predicate, args) in stated.set_aside
                if not known and None not in args:
                    predicate = self.reading.predicate(read.predicate)
                    found[Unknown(Asked.VALUE, read.predicate, args, predicate)] = None
        return tuple(found)

    def _replies(
        self, literal: Comparison, given: dict[Unknown, Scalar], asked: Unknown, holds: bool
    ) -> frozenset[Reply]:
        return frozenset(
            value
            for value in self.values(asked.name).values
            if self._will_do(literal, {**given, asked: value}, holds)
        )

    def _will_do(self, literal: Comparison, given: dict[Unknown, Scalar], holds: bool) -> bool:
        stated = self.reading.stated
        values = {**stated.values, **{(one.name, one.args): value for one, value in given.items()}}
        measuring = Measuring(replace(stated, values=values), {}, {})
        named = {
            v: _named(v) for side in (literal.left, literal.right) for r in attributes(side) for v in r.args
        }
        try:
            return measuring.compare(literal, named, certain=holds) is holds
        except OverflowError:
            return False


def _thing(variable: Variable, binding: Binding) -> Variable:
    """A variable that stands for the thing alone, whatever the rule."""
    return Variable(binding[variable] or "", variable.sort)


def _named(variable: Variable) -> str | None:
    return variable.name or None
