"""The terms of a program: types, predicates, expressions, literals and rules, with variables as slot numbers.

Scalars inside the checker: integers and days are int, decimals Decimal, enumerations and texts str;
an end of an interval may also be a float infinity. An unnamed element is None.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from . import read
from .read import Fault

Element: TypeAlias = str | None
Args: TypeAlias = tuple[Element, ...]
Value: TypeAlias = int | Decimal | str
End: TypeAlias = int | Decimal | float
Ends: TypeAlias = tuple[End, End]

INFINITY = float("inf")
ORDERED = ("decimal", "integer", "date")


@dataclass(frozen=True, slots=True)
class Scalar:
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
    slots: tuple[int, ...]


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


Expression: TypeAlias = Attribute | Constant | Plus


@dataclass(frozen=True, slots=True)
class Atom:
    """A predicate applied to the variables in slots: positive in `Rule.atoms`, negated in `Rule.tests`."""

    predicate: str
    slots: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two expressions compared by `<`, `<=`, `=` or `!=`; `derived` are the derived attributes in it."""

    op: str
    left: Expression
    right: Expression
    slots: tuple[int, ...]
    derived: tuple[Attribute, ...]
    symbolic: bool


@dataclass(frozen=True, slots=True)
class Identity:
    """Whether the elements in two slots are the same, or different."""

    equal: bool
    slots: tuple[int, ...]


Test: TypeAlias = Atom | Comparison | Identity


@dataclass(frozen=True, slots=True)
class Member:
    """A literal `entity`: the variable in the slot stands for a thing of its sort."""

    sort: str
    slots: tuple[int]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule; `needs`: predicates of its positive atoms, `reaches`: others; `dated`: tests with a `plus`."""

    head: str
    slots: tuple[int, ...]
    value: Expression | None
    derived: tuple[Attribute, ...]
    atoms: tuple[Atom | Member, ...]
    tests: tuple[Test, ...]
    sorts: tuple[str, ...]
    needs: frozenset[str]
    reaches: frozenset[str]
    dated: tuple[Comparison, ...]


def read_scalar(value: object, where: str) -> Scalar:
    """A SCALAR."""
    kind = value.get("type") if isinstance(value, dict) else None
    given = read.members(
        value, where, frozenset(("type", "value", "unit") if kind == "decimal" else ("type", "value"))
    )
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
