"""Answers that make an environment true: values that meet its conditions, and the case with them stated.

Whether they settle anything is not believed but tried: the case is solved with them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice, product

from legalrules.datalog.arithmetic import order
from legalrules.datalog.clauses import Comparison
from legalrules.datalog.comparison import Measuring
from legalrules.datalog.facts import Facts, Statement
from legalrules.datalog.program import Predicate, Program
from legalrules.datalog.stated import Stated
from legalrules.datalog.terms import AttributeOf, Value, within
from legalrules.derivation.answers import Answer, Condition, Matter, Unknown
from legalrules.derivation.settling import Saying
from legalrules.law.concept import Sourcing
from legalrules.values import (
    Choice,
    DateType,
    DecimalType,
    EnumerationType,
    IntegerType,
    Quantity,
    Scalar,
    ScalarType,
    Text,
    TextType,
)

# How many combinations of values are tried for conditions on several values at once.
_TRIED = 200
# How many values of a number or a day are probed.
_PROBES = 4
_STEPS = (Decimal("0.001"), Decimal(1))


class Witness:
    """Finds answers for environments of one case."""

    def __init__(self, program: Program, facts: Facts, day: date) -> None:
        self.program, self.facts, self.day = program, facts, day
        self._constants = _constants(program)
        self._stated = Stated.of(program, facts)

    def answers(self, sayings: Sequence[Saying]) -> Iterator[tuple[Answer, ...]]:
        """Answers that would make the sayings true, the likeliest first."""
        plain = [Answer(u, s) for unknowns, s in sayings for u in unknowns if isinstance(s, bool)]
        conditions: dict[Unknown, list[Condition]] = {}
        joint: list[Condition] = []
        for unknowns, says in sayings:
            if isinstance(says, Condition):
                for unknown in unknowns:
                    conditions.setdefault(unknown, [])
                    if len(unknowns) == 1:
                        conditions[unknown].append(says)
                joint.extend([says] if len(unknowns) != 1 else [])
        choices = [self._values(unknown, found) for unknown, found in conditions.items()]
        for values in islice(product(*choices), _TRIED):
            chosen = dict(zip(conditions, values, strict=True))
            if all(self._meets(condition, chosen) for condition in joint):
                found = (Answer(u, value, tuple(conditions[u])) for u, value in chosen.items())
                yield (*plain, *found)

    def probes(self, unknown: Unknown) -> tuple[Answer, ...]:
        """Answers that show how far a question reaches: yes and no, or values from one end to the other."""
        predicate = unknown.predicate
        if predicate is None or predicate.value is None:
            return Answer(unknown, True), Answer(unknown, False)
        values = self._candidates(predicate)
        if isinstance(predicate.value, EnumerationType | TextType):
            return tuple(Answer(unknown, value) for value in values)
        values.sort(key=order)
        apart = {len(values) * n // (_PROBES - 1) for n in range(_PROBES - 1)} | {len(values) - 1}
        return tuple(Answer(unknown, values[place]) for place in sorted(apart) if place >= 0)

    def _values(self, unknown: Unknown, conditions: Sequence[Condition]) -> list[Scalar]:
        """The values that meet the conditions on this value alone."""
        candidates = self._candidates(unknown.predicate)
        return [v for v in candidates if all(self._meets(c, {unknown: v}) for c in conditions)]

    def _candidates(self, predicate: Predicate | None) -> list[Scalar]:
        """Values on either side of every constant, the ends of the range, and what other things are known to have."""
        assert predicate is not None and predicate.value is not None, "an unknown value is an attribute's"
        near = [*self._constants, *(s.value for s in self.facts.statements if not isinstance(s.value, bool))]
        found = [value for constant in near for value in _around(constant, predicate.value)]
        return list(dict.fromkeys([*found, *_ends(predicate.value)]))

    def _meets(self, condition: Condition, values: Mapping[Unknown, Scalar]) -> bool:
        if _reads_derived(condition.literal, self.program):
            return True  # the case is solved with the values, which shows whether they will do
        known = {(unknown.name, unknown.args): value for unknown, value in values.items()}
        stated = replace(self._stated, values={**self._stated.values, **known})
        measuring, binding = Measuring(stated, {}, {}), dict(condition.binding)
        try:
            return measuring.compare(condition.literal, binding, certain=True) is condition.holds
        except OverflowError:
            return False

    def with_answers(self, answers: tuple[Answer, ...]) -> Facts:
        """The case with the answers stated, by the first who may state each."""
        named, closed = set(self.facts.named), set(self.facts.closed)
        entities = {sort: list(names) for sort, names in self.facts.entities.items()}
        statements = list(self.facts.statements)
        for answer in answers:
            unknown = answer.unknown
            match unknown.matter:
                case Matter.NAMING:
                    named.add(unknown.name)
                case Matter.CLOSING:
                    closed.add(unknown.name)
                case Matter.THING:
                    entities.setdefault(unknown.name, []).append(str(unknown.args[0]))
                case Matter.ATOM | Matter.VALUE:
                    statements.append(self._statement(unknown, answer.says))
        return replace(
            self.facts,
            entities={sort: tuple(dict.fromkeys(names)) for sort, names in entities.items()},
            named=frozenset(named),
            closed=frozenset(closed),
            statements=tuple(statements),
        )

    def _statement(self, unknown: Unknown, says: bool | Scalar) -> Statement:
        assert unknown.predicate is not None, "an atom or value is of a predicate"
        judged = unknown.predicate.sourcing is Sourcing.JUDGEMENT
        signed = ("–", "–") if judged else ("", "")
        args = tuple(str(thing) for thing in unknown.args)
        return Statement(unknown.name, args, says, unknown.predicate.sources[0], self.day, *signed)


def solved(witness: Witness, answers: tuple[Answer, ...], settles: Callable[[Facts], bool]) -> bool:
    """Whether the answers settle the question; answers that lead out of range settle nothing."""
    try:
        return settles(witness.with_answers(answers))
    except OverflowError:
        return False


def _reads_derived(literal: Comparison, program: Program) -> bool:
    parts = [part for side in (literal.left, literal.right) for part in within(side)]
    reads = [part.predicate for part in parts if isinstance(part, AttributeOf)]
    return len(reads) < len(parts) - sum(isinstance(p, Value) for p in parts) or any(
        program.predicates[name].is_derived for name in reads
    )


def _constants(program: Program) -> tuple[Scalar, ...]:
    """The values that rules compare with."""
    sides = (
        side
        for rule in program.rules
        for literal in rule.body
        if isinstance(literal, Comparison)
        for side in (literal.left, literal.right)
    )
    return tuple(dict.fromkeys(p.scalar for side in sides for p in within(side) if isinstance(p, Value)))


def _around(constant: Scalar, kind: ScalarType) -> Iterator[Scalar]:
    """The constant if it is of the type, and values just beside it, within the range."""
    match constant, kind:
        case Quantity(number, unit), DecimalType(wanted, low, high) if unit == wanted:
            for value in (number, *(number + s for s in _STEPS), *(number - s for s in _STEPS)):
                if (low is None or value >= low) and (high is None or value <= high):
                    yield Quantity(value, unit)
        case int(), IntegerType(low, high):
            for whole in (constant, constant + 1, constant - 1):
                if (low is None or whole >= low) and (high is None or whole <= high):
                    yield whole
        case date(), DateType():
            for days in (0, 1, -1, 30, -30, 366, -366):
                yield constant + timedelta(days=days)
        case Text(), TextType():
            yield constant
        case _:
            return


def _ends(kind: ScalarType) -> Iterator[Scalar]:
    match kind:
        case DecimalType(unit, low, high):
            yield from (Quantity(end, unit) for end in (low, high, Decimal(0)) if end is not None)
        case IntegerType(low, high):
            yield from (end for end in (low, high, 0) if end is not None)
        case EnumerationType(names):
            yield from (Choice(name) for name in names)
        case TextType():
            yield Text("–")
        case DateType():
            yield date(2026, 1, 1)
