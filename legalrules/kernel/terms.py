"""The terms of a program: types, predicates, expressions, literals and rules, with variables as slot numbers.

Scalars inside the checker: integers and days are int, decimals Decimal, enumerations and texts str;
an end of an interval may also be a float infinity. An unnamed element is None.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from . import read
from .read import Fault

Element: TypeAlias = str | None
Args: TypeAlias = tuple[Element, ...]
Slots: TypeAlias = tuple[int, ...]
Value: TypeAlias = int | Decimal | str
End: TypeAlias = int | Decimal | float
Ends: TypeAlias = tuple[End, End]

INFINITY = float("inf")
_SCALAR = frozenset(("type", "value"))
_DECIMAL = _SCALAR | {"unit"}
ORDERED = ("decimal", "integer", "date")


class Scalar(NamedTuple):
    """A value with its type; the unit is empty except for decimals."""

    kind: str
    unit: str
    value: Value


@dataclass(frozen=True, slots=True)
class ScalarType:
    """A scalar type; `values` is None where they are not listed."""

    kind: str
    unit: str
    low: End
    high: End
    values: frozenset[str] | None

    def admits(self, scalar: Scalar) -> bool:
        """Whether the scalar has this type and lies within its bounds or among its values."""
        if (scalar.kind, scalar.unit) != (self.kind, self.unit):
            return False
        if isinstance(scalar.value, str):
            return self.values is None or scalar.value in self.values
        return self.low <= scalar.value <= self.high


@dataclass(frozen=True, slots=True)
class Predicate:
    """A predicate, or an attribute when `value` is given."""

    args: tuple[str, ...]
    value: ScalarType | None
    origin: str
    sources: frozenset[str]
    functional: bool
    closable: bool

    @property
    def stated(self) -> bool:
        """Whether facts may state it."""
        return self.origin != "derived"


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute applied to the variables in these slots."""

    predicate: str
    slots: Slots


@dataclass(frozen=True, slots=True)
class Constant:
    """A scalar written in the program."""

    value: Value


@dataclass(frozen=True, slots=True)
class Plus:
    """A date moved by so many months, and then days."""

    inner: "Expression"
    months: int
    days: int


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """Two numbers with `add`, `subtract` or `multiply` between them."""

    op: str
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Rounding:
    """To a multiple of the step; `mode` says which."""

    step: Fraction
    mode: str


@dataclass(frozen=True, slots=True)
class Quotient:
    """One number divided by another, rounded."""

    left: "Expression"
    right: "Expression"
    rounding: Rounding


@dataclass(frozen=True, slots=True)
class Rounded:
    """A number rounded."""

    inner: "Expression"
    rounding: Rounding


@dataclass(frozen=True, slots=True)
class WorkingDay:
    """A date, or the next working day if it is none."""

    inner: "Expression"


@dataclass(frozen=True, slots=True)
class Aggregate:
    """`op` of the values of `inner` over the things in slot EACH for which the predicate holds."""

    op: str
    sort: str
    predicate: str
    slots: Slots
    inner: "Expression | None"


Expression: TypeAlias = Attribute | Constant | Plus | Arithmetic | Quotient | Rounded | WorkingDay | Aggregate
# The slot of the variable that an aggregate runs over: of no assignment, so it has no number of its own.
EACH = -1


def parts(expression: Expression) -> tuple[Expression, ...]:
    """The expressions that an expression is directly made of."""
    match expression:
        case Plus(inner) | Rounded(inner) | WorkingDay(inner):
            return (inner,)
        case Arithmetic(_, left, right) | Quotient(left, right):
            return (left, right)
        case Aggregate(inner=inner) if inner is not None:
            return (inner,)
    return ()


def within(*expressions: Expression) -> Iterator[Expression]:
    """The expressions and all that they are made of."""
    waiting = list(expressions)
    while waiting:
        expression = waiting.pop()
        yield expression
        waiting.extend(parts(expression))


@dataclass(frozen=True, slots=True)
class Atom:
    """A predicate applied to the variables in slots: positive in `Rule.atoms`, negated in `Rule.tests`."""

    predicate: str
    slots: Slots


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two expressions compared by `<`, `<=`, `=` or `!=`; `fallible` if a result can be out of range."""

    op: str
    left: Expression
    right: Expression
    slots: Slots
    symbolic: bool
    fallible: bool


@dataclass(frozen=True, slots=True)
class Identity:
    """Whether the elements in two slots are the same, or different."""

    equal: bool
    slots: Slots


Test: TypeAlias = Atom | Comparison | Identity


@dataclass(frozen=True, slots=True)
class Member:
    """A literal `entity`: the variable in the slot stands for a thing of its sort."""

    sort: str
    slots: Slots


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule; `needs`: the predicates of its positive atoms, in order; `reaches`: all others in it."""

    head: str
    slots: Slots
    value: Expression | None
    atoms: tuple[Atom | Member, ...]
    tests: tuple[Test, ...]
    sorts: tuple[str, ...]
    needs: tuple[str, ...]
    reaches: frozenset[str]


def read_scalar(value: object, where: str) -> Scalar:
    """A SCALAR."""
    kind = value.get("type") if isinstance(value, dict) else None
    given = read.members(value, where, _DECIMAL if kind == "decimal" else _SCALAR)
    if kind == "decimal":
        return Scalar("decimal", read.text(given["unit"], where), read.decimal(given["value"], where))
    if kind == "integer":
        return Scalar("integer", "", read.integer(given["value"], where))
    if kind == "date":
        return Scalar("date", "", read.date(given["value"], where))
    if kind == "enumeration":
        return Scalar("enumeration", "", read.name(given["value"], where))
    if kind == "text":
        return Scalar("text", "", read.text(given["value"], where, 10_000))
    raise Fault(where, kind, "a scalar type")


def read_scalar_type(value: object, where: str) -> ScalarType:
    """A SCALAR TYPE."""
    kind = value.get("type") if isinstance(value, dict) else None
    if kind in ("date", "text"):
        read.members(value, where, frozenset(("type",)))
        return ScalarType(str(kind), "", -INFINITY, INFINITY, None)
    if kind == "enumeration":
        given = read.members(value, where, frozenset(("type", "values")))
        values = read.names(given["values"], where)
        if not values or len(set(values)) != len(values):
            raise Fault(where, given["values"], "at least one value, all different")
        return ScalarType("enumeration", "", -INFINITY, INFINITY, frozenset(values))
    return _read_number_type(value, where, kind)


def _read_number_type(value: object, where: str, kind: object) -> ScalarType:
    if kind not in ("decimal", "integer"):
        raise Fault(where, kind, "a scalar type")
    extra = ("unit",) if kind == "decimal" else ()
    given = read.members(value, where, frozenset(("type", "min", "max", *extra)))
    number = read.decimal if kind == "decimal" else read.integer
    low: End = -INFINITY if given["min"] is None else number(given["min"], where)
    high: End = INFINITY if given["max"] is None else number(given["max"], where)
    if low > high:
        raise Fault(where, value, "min not above max")
    return ScalarType(str(kind), read.text(given.get("unit", ""), where), low, high, None)
