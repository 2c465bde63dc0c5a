"""The limits that rules name, and the values at, just below and just above them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal

from legalrules.datalog.clauses import Comparison
from legalrules.datalog.program import Program
from legalrules.datalog.terms import Aggregate, AttributeOf, Expression, Plus, Value, within
from legalrules.values import (
    Choice,
    DateType,
    DecimalType,
    EnumerationType,
    IntegerType,
    Operator,
    Quantity,
    Scalar,
    ScalarType,
    Text,
    TextType,
)

_STEP = Decimal("0.1")


def step_of(limit: Scalar) -> Scalar:
    """What a limit is moved by: a tenth, or one in its last decimal; a whole number; a day is moved by one."""
    match limit:
        case Quantity(number, unit):
            exponent = number.as_tuple().exponent
            fine = isinstance(exponent, int) and exponent < -1
            return Quantity(Decimal(1).scaleb(int(exponent)) if fine else _STEP, unit)
        case _:
            return 1


def moved(limit: Scalar, steps: int) -> Scalar | None:
    """The value so many steps from the limit; None for a value without order."""
    match limit:
        case Quantity(number, unit):
            step = step_of(limit)
            assert isinstance(step, Quantity)
            return Quantity(number + steps * step.number, unit)
        case date():
            return limit + timedelta(days=steps)
        case int():
            return limit + steps
        case _:
            return None


def around(limit: Scalar) -> tuple[Scalar, ...]:
    """The limit itself, just above and just below; a name or text alone."""
    return tuple(found for n in (0, 1, -1) if (found := moved(limit, n) if n else limit) is not None)


def fits(value: Scalar, declared: ScalarType) -> bool:
    """Whether the type has the value."""
    match declared, value:
        case DecimalType(unit, low, high), Quantity(number, of):
            return of == unit and (low is None or low <= number) and (high is None or number <= high)
        case IntegerType(least, most), int():
            return (least is None or least <= value) and (most is None or value <= most)
        case EnumerationType(names), Choice(name):
            return name in names
        case (DateType(), date()) | (TextType(), Text()):
            return True
        case _:
            return False


def some(declared: ScalarType) -> tuple[Scalar, ...]:
    """A few values of a type, where no rule names a limit; a lawyer would not wonder at the first."""
    match declared:
        case DecimalType(unit, low, high):
            wanted = (Decimal(10), low, high, Decimal(0))
            found = tuple(Quantity(n, unit) for n in wanted if n is not None)
            return tuple(one for one in dict.fromkeys(found) if fits(one, declared))
        case IntegerType(least, most):
            numbers = tuple(n for n in (1, least, most, 0) if n is not None)
            return tuple(n for n in dict.fromkeys(numbers) if fits(n, declared))
        case EnumerationType(names):
            return tuple(map(Choice, names))
        case DateType():
            return ()
        case TextType():
            return (Text("uppgift"),)


def satisfying(operator: Operator, limit: Scalar) -> tuple[Scalar, ...]:
    """Values near the limit that compare so with it, the nearest first."""
    steps = {
        Operator.LT: (-1,),
        Operator.LE: (0, -1),
        Operator.GT: (1,),
        Operator.GE: (0, 1),
        Operator.EQ: (0,),
        Operator.NE: (1, -1),
    }[operator]
    return tuple(found for n in steps if (found := moved(limit, n) if n else limit) is not None)


def far(operator: Operator, limit: Scalar) -> tuple[Scalar, ...]:
    """Values that compare so with the limit, and leave room between."""
    found: tuple[Scalar, ...]
    match limit:
        case Quantity(number, unit):
            found = tuple(Quantity(n, unit) for n in (round(number / 2, 1), Decimal(0), 2 * number))
        case date():
            found = (limit - timedelta(days=30), limit + timedelta(days=30))
        case int():
            found = (limit // 2, 2 * limit)
        case _:
            found = ()
    return tuple(one for one in found if compares(operator, one, limit))


def compares(operator: Operator, left: Scalar, right: Scalar) -> bool:
    """Whether two scalars compare so; those of different kinds or units only differ."""
    match left, right:
        case (Quantity(one, unit), Quantity(other, of)) if unit == of:
            sign = (one > other) - (one < other)
        case (int(), int()) | (date(), date()) if left != right:
            sign = 1 if (left > right) else -1  # type: ignore[operator]  # of one kind
        case _:
            sign = 0 if left == right else 2
    return {
        Operator.LT: sign == -1,
        Operator.LE: sign in (-1, 0),
        Operator.GT: sign == 1,
        Operator.GE: sign in (0, 1),
        Operator.EQ: sign == 0,
        Operator.NE: sign != 0,
    }[operator]


def limits_of(program: Program) -> Mapping[str, tuple[Scalar, ...]]:
    """For each stated attribute, the scalars that some rule compares it with, alone or in a total or a day reckoned."""
    found: dict[str, dict[Scalar, None]] = {}
    for rule in program.rules:
        for comparison in (one for one in rule.body if isinstance(one, Comparison)):
            for side, other in ((comparison.left, comparison.right), (comparison.right, comparison.left)):
                limits = [one.scalar for one in within(other) if isinstance(one, Value)]
                for name in _read(side):
                    declared = program.predicates[name].value
                    for limit in limits:
                        if declared is not None and fits(limit, declared):
                            found.setdefault(name, {})[limit] = None
    return {name: tuple(limits) for name, limits in found.items()}


def _read(expression: Expression) -> Iterator[str]:
    for one in within(expression):
        match one:
            case AttributeOf(name):
                yield name
            case Aggregate(_, _, _, AttributeOf(name)):
                yield name
            case Plus(base):
                yield from _read(base)
            case _:
                pass
