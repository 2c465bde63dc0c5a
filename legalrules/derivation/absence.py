"""Why an atom does not hold: every rule that could conclude it, with the literals on which each instance fails.

An instance may fail on several. The one shown is that which tells most in fewest words: that the rättsläge does not
apply, then a fact or a comparison, then a conclusion that was not reached or an exception that was; the others are
named beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from legalrules.datalog.clauses import Literal, Negative, Positive, Rule
from legalrules.datalog.program import Aspect
from legalrules.datalog.terms import Arguments
from legalrules.derivation.instances import Empty, Fails, Open, Unlisted, possible_instances
from legalrules.derivation.reading import Binding, Reading


@dataclass(frozen=True, slots=True)
class OnLiteral:
    """The instances fail on the literal at `place`; `also` are further places where they fail."""

    rule: Rule
    binding: Binding
    place: int
    also: tuple[int, ...]

    @property
    def literal(self) -> Literal:
        """The literal shown."""
        return self.rule.body[self.place]


@dataclass(frozen=True, slots=True)
class OnList:
    """The instances fail but for those whose atom is stated."""

    rule: Rule
    found: Unlisted | Empty


@dataclass(frozen=True, slots=True)
class OnValue:
    """The body is possible, but the value that the rule would give has none to read."""

    rule: Rule
    binding: Binding


Failing = OnLiteral | OnList | OnValue


def failures(reading: Reading, circle_of: Mapping[str, int], name: str, args: Arguments) -> Iterator[Failing]:
    """How each rule that could conclude the atom fails. Raises ValueError if one of them does not."""
    for rule in reading.rules.get(name, ()):
        for found in possible_instances(reading, rule, args):
            match found:
                case Fails(binding, places):
                    place = min(places, key=lambda n: _reluctance(reading, circle_of, rule, binding, n))
                    yield OnLiteral(rule, binding, place, tuple(n for n in places if n != place))
                case Unlisted() | Empty():
                    yield OnList(rule, found)
                case Open(binding):
                    if rule.head.value is None or reading.ends(rule.head.value, binding) is not None:
                        raise ValueError(f"rule {rule.id} gives {name}{args}, which the model lacks")
                    yield OnValue(rule, binding)


def _reluctance(
    reading: Reading, circle_of: Mapping[str, int], rule: Rule, binding: Binding, place: int
) -> tuple[bool, int, int]:
    """How little a failing literal tells: the least is shown, the earlier of equals."""
    literal = rule.body[place]
    asks = reading.baseline is not None and reading.baseline.literal(literal, binding).possible
    return asks, _kind(reading, circle_of, rule, literal), place


def _kind(reading: Reading, circle_of: Mapping[str, int], rule: Rule, literal: Literal) -> int:
    if not isinstance(literal, Positive | Negative):
        return 1
    predicate = reading.predicate(literal.atom.predicate)
    if predicate.aspect in (Aspect.APPLIES, Aspect.ACTIVE):
        return 0
    if not predicate.is_derived:
        return 1
    return 3 if circle_of[predicate.name] == circle_of[rule.head.predicate] else 2
