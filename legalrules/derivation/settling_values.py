"""The values of an attribute that can make a difference: at and next to whatever it is compared with.

Between two neighbouring values of this list no comparison of the program changes, so that they stand for all others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import product

from legalrules.datalog.clauses import Comparison, Rule
from legalrules.datalog.comparison import declared_ends
from legalrules.datalog.terms import Aggregate, Arithmetic, Expression, Plus, Quotient, Value, reads, within
from legalrules.derivation.reading import Reading
from legalrules.values import (
    Choice,
    DecimalType,
    EnumerationType,
    Infinity,
    IntegerType,
    Period,
    Quantity,
    Scalar,
    ScalarType,
    Text,
    TextType,
    add_period,
)

_OTHER = Text("\u2026")  # a text that no rule names
_MOST, _FEW, _DIGITS = 200, 12, 12


@dataclass(frozen=True, slots=True)
class TellingValues:
    """Values of one attribute in their order; `named` are those that something compares with, others lie beside."""

    values: tuple[Scalar, ...]
    named: frozenset[Scalar]
    is_ordered: bool = True
    is_cut: bool = False


class Telling:
    """The telling values of each attribute of a slice, for the facts of a reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._families = _Families(reading)

    def values(self, name: str) -> TellingValues:
        """The telling values of an attribute."""
        kind = self.reading.predicate(name).value
        constants = self._families.constants(name)
        match kind:
            case EnumerationType(names):
                return TellingValues(tuple(Choice(one) for one in names), frozenset(), False)
            case TextType():
                texts = sorted((c for c in constants if isinstance(c, Text)), key=repr)
                return TellingValues((*texts, _OTHER), frozenset(), False)
            case None:
                return TellingValues((), frozenset())
            case _:
                return _around(kind, constants, self._families.periods(name), self._families.reckons(name))


class _Families:
    """Attributes that are compared with each other, directly or through what is computed, are of one family."""

    def __init__(self, reading: Reading) -> None:
        self._above: dict[str, str] = {}
        self._scalars: dict[str, set[Scalar]] = {}
        self._periods: dict[str, set[Period]] = {}
        self._reckoning: set[str] = set()
        found = list(_groups(rule for of in reading.rules.values() for rule in (s.rule for s in of)))
        for names, _ in found:
            root = self._root(names[0])
            self._above |= {other: root for name in names[1:] if (other := self._root(name)) != root}
        for names, expressions in found:
            root = self._root(names[0])
            for one in (part for expression in expressions for part in within(expression)):
                if isinstance(one, Value):
                    self._scalars.setdefault(root, set()).add(one.scalar)
                elif isinstance(one, Plus):
                    self._periods.setdefault(root, set()).add(one.period)
                elif isinstance(one, Arithmetic | Quotient):
                    self._reckoning.add(root)
        for (name, _), value in reading.stated.values.items():
            self._scalars.setdefault(self._root(name), set()).add(value)

    def _root(self, name: str) -> str:
        while name in self._above:
            name = self._above[name]
        return name

    def constants(self, name: str) -> frozenset[Scalar]:
        return frozenset(self._scalars.get(self._root(name), ()))

    def periods(self, name: str) -> frozenset[Period]:
        return frozenset(self._periods.get(self._root(name), ()))

    def reckons(self, name: str) -> bool:
        return self._root(name) in self._reckoning


def _groups(rules: Iterable[Rule]) -> Iterator[tuple[list[str], tuple[Expression, ...]]]:
    """The attributes and expressions that stand in one comparison, or in the value of one head."""
    for rule in rules:
        for literal in rule.body:
            if isinstance(literal, Comparison):
                names = [*_read(literal.left), *_read(literal.right)]
                if names:
                    yield names, (literal.left, literal.right)
        if rule.head.value is not None:
            yield [rule.head.predicate, *_read(rule.head.value)], (rule.head.value,)


def _read(expression: Expression) -> Iterator[str]:
    over = {one.over.predicate for one in within(expression) if isinstance(one, Aggregate)}
    return (name for name, _ in reads(expression) if name not in over)


def _around(
    kind: ScalarType, constants: frozenset[Scalar], periods: frozenset[Period], reckons: bool
) -> TellingValues:
    low, high = declared_ends(kind)
    numbers: set[Scalar] = {c for c in (*constants, low, high) if not isinstance(c, Infinity)}
    numbers |= {moved for c in constants if isinstance(c, date) for p in periods for moved in _moved(c, p)}
    if reckons:
        numbers |= set(_reckoned(kind, constants))
    named = {c for c in numbers if _fits(kind, c)} or {_any(kind)}
    finest = max((_scale(c) for c in named if isinstance(c, Quantity)), default=0) + 2
    near = {one for c in named for one in _next_to(c, finest)}
    within_range = [c for c in near if _key(low) <= _key(c) <= _key(high)]
    values = tuple(sorted(within_range, key=_key))
    return TellingValues(values[:_MOST], frozenset(named), True, len(values) > _MOST)


def _reckoned(kind: ScalarType, constants: frozenset[Scalar]) -> Iterator[Scalar]:
    """What the constants come to in pairs, where that is exact: where a total meets a limit, say."""
    numbers = {c.number for c in constants if isinstance(c, Quantity)}
    numbers |= {Decimal(c) for c in constants if isinstance(c, int)}
    for one, other in product(sorted(numbers)[:_FEW], repeat=2):
        found = [one + other, one - other, one * other, *([one / other] if other else [])]
        for number in found:
            if len(number.as_tuple().digits) > _DIGITS:
                continue
            if isinstance(kind, DecimalType):
                yield Quantity(number, kind.unit)
            elif isinstance(kind, IntegerType) and number == number.to_integral_value():
                yield int(number)


def _moved(day: date, period: Period) -> Iterator[date]:
    back = Period(-period.years, -period.months, -period.weeks, -period.days)
    for one in (period, back):
        try:
            yield add_period(day, one)
        except (OverflowError, ValueError):
            continue


def _any(kind: ScalarType) -> Scalar:
    match kind:
        case DecimalType(unit):
            return Quantity(Decimal(0), unit)
        case IntegerType():
            return 0
        case _:
            return date(2000, 1, 1)


def _fits(kind: ScalarType, value: Scalar) -> bool:
    match kind:
        case DecimalType(unit):
            return isinstance(value, Quantity) and value.unit == unit
        case IntegerType():
            return isinstance(value, int)
        case _:
            return isinstance(value, date)


def _next_to(value: Scalar, finest: int) -> Iterator[Scalar]:
    match value:
        case Quantity(number, unit):
            step = Decimal(1).scaleb(-finest)
            yield from (Quantity(number + d, unit) for d in (-step, Decimal(0), step))
        case int():
            yield from (value - 1, value, value + 1)
        case date():
            yield from (value + timedelta(days=d) for d in (-1, 0, 1))
        case _:
            yield value


def _scale(value: Quantity) -> int:
    exponent = value.number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _key(value: Scalar | Infinity) -> tuple[int, Decimal]:
    match value:
        case Infinity(sign):
            return sign, Decimal(0)
        case Quantity(number, _):
            return 0, number
        case date():
            return 0, Decimal(value.toordinal())
        case int():
            return 0, Decimal(value)
        case _:
            return 0, Decimal(0)
