"""Why an atom does not hold: every rule that could conclude it, with the literals on which each instance fails.

An instance may fail on several. The one shown is that which tells most in fewest words: that the rättsläge does not
apply, then a fact or a comparison, then a conclusion that was not reached or an exception that was; the others are
named beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from legalrules.datalog.clauses import Literal, Negative, Positive
from legalrules.datalog.terms import Arguments
from legalrules.derivation.instances import Empty, Fails, Open, Unlisted, possible_instances
from legalrules.derivation.prepared import Binding, Prepared, Shape
from legalrules.derivation.reading import Reading


@dataclass(frozen=True, slots=True)
class OnLiteral:
    """The instances fail on the literal at `place`; `also` are further places where they fail."""

    shape: Shape
    binding: Binding
    place: int
    also: tuple[int, ...]

    @property
    def literal(self) -> Literal:
        """The literal shown."""
        return self.shape.body[self.place]


@dataclass(frozen=True, slots=True)
class OnList:
    """The instances fail but for those whose atom is stated."""

    shape: Shape
    found: Unlisted | Empty


@dataclass(frozen=True, slots=True)
class OnValue:
    """The body is possible, but the value that the rule would give has none to read."""

    shape: Shape
    binding: Binding


@dataclass(frozen=True, slots=True)
class OnRegime:
    """The rule was made for a rättsläge that applies to no case."""

    shape: Shape
    active: str


Failing = OnLiteral | OnList | OnValue | OnRegime


def failures(reading: Reading, name: str, args: Arguments) -> Iterator[Failing]:
    """How each rule that could conclude the atom fails. Raises ValueError if one of them does not."""
    for shape in reading.shapes(name):
        if shape.active is not None and not reading.is_active(shape, certain=False):
            yield OnRegime(shape, shape.active)
            continue
        value = shape.rule.head.value
        for found in possible_instances(reading, shape, args):
            match found:
                case Fails(binding, (place,)):
                    yield OnLiteral(shape, binding, place, ())
                case Fails(binding, places):
                    place = min(places, key=lambda n: _reluctance(reading, shape, binding, n))
                    yield OnLiteral(shape, binding, place, tuple(n for n in places if n != place))
                case Unlisted() | Empty():
                    yield OnList(shape, found)
                case Open(binding):
                    if value is None or reading.ends(value, binding) is not None:
                        raise ValueError(f"rule {shape.rule.id} gives {name}{args}, which the model lacks")
                    yield OnValue(shape, binding)


def _reluctance(reading: Reading, shape: Shape, binding: Binding, place: int) -> tuple[bool, int, int]:
    """How little a failing literal tells: the least is shown, the earlier of equals."""
    literal = shape.body[place]
    asks = reading.baseline is not None and reading.baseline.holds(literal, binding, certain=False)
    return asks, _kind(reading.prepared, shape, literal), place


def _kind(prepared: Prepared, shape: Shape, literal: Literal) -> int:
    if not isinstance(literal, Positive | Negative) or literal.atom.predicate not in prepared.derived:
        return 1
    name = literal.atom.predicate
    if name in prepared.applies:
        return 0
    return 3 if prepared.circle_of[name] == prepared.circle_of[shape.rule.head.predicate] else 2
