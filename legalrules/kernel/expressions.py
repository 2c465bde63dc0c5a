"""Reads EXPRESSIONs: every one gets a type and a unit, and every variable in it the slot that the rule gave it.

A sum of metres and square metres, a divisor that could be 0 or a total of texts is a Fault here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeAlias

from . import read
from .read import Fault
from .terms import (
    EACH,
    Aggregate,
    Arithmetic,
    Attribute,
    Constant,
    Expression,
    Plus,
    Predicate,
    Quotient,
    Rounded,
    Rounding,
    Slots,
    WorkingDay,
    read_scalar,
)

_PERIOD = frozenset(("days", "weeks", "months", "years"))
_MODES = ("down", "up", "half_up", "half_even")
_NUMBERS = ("decimal", "integer")
# An expression with its type and unit.
Typed: TypeAlias = tuple[Expression, str, str]


@dataclass(frozen=True, slots=True)
class Scope:
    """What the expressions of one rule may speak of: the predicates, and variables with slots and sorts."""

    where: str
    predicates: Mapping[str, Predicate]
    known_sorts: frozenset[str]
    has_calendar: bool
    slots: dict[str, int]
    sorts: list[str]
    each: tuple[str, str] | None = None

    def predicate(self, value: object, attribute: bool) -> tuple[str, Predicate]:
        """A predicate, or an attribute, of the program."""
        predicate = self.predicates.get(value) if isinstance(value, str) else None
        if predicate is None or (predicate.value is not None) != attribute:
            required = "an attribute of the program" if attribute else "a predicate of the program"
            raise Fault(self.where, value, required)
        return str(value), predicate

    def arguments(self, value: object, sorts: tuple[str, ...]) -> Slots:
        """The slots of arguments of these sorts."""
        found = self.variables(value)
        if tuple([self._sort(slot) for slot in found]) != sorts:
            raise Fault(self.where, value, "variables of the sorts " + ", ".join(sorts))
        return found

    def variables(self, value: object) -> Slots:
        """The slots of variables that positive literals have bound, or the aggregate."""
        return tuple([self._slot(variable) for variable in read.items(value, self.where)])

    def _slot(self, variable: object) -> int:
        slot = self.slots.get(variable) if isinstance(variable, str) else None
        if slot is not None:
            return slot
        if self.each is not None and self.each[0] == variable:
            return EACH
        required = "a variable that occurs in a positive atom or an entity literal of the body"
        raise Fault(self.where, variable, required)

    def _sort(self, slot: int) -> str:
        return self.each[1] if slot == EACH and self.each is not None else self.sorts[slot]


def expression(scope: Scope, value: object) -> Typed:
    """An EXPRESSION."""
    found = value if isinstance(value, dict) else {}
    if "attribute" in found:
        given = read.members(found, scope.where, _ATTRIBUTE)
        name, predicate = scope.predicate(given["attribute"], True)
        assert predicate.value is not None
        slots = scope.arguments(given["args"], predicate.args)
        return Attribute(name, slots), predicate.value.kind, predicate.value.unit
    if "value" in found:
        scalar = read_scalar(read.members(value, scope.where, frozenset(("value",)))["value"], scope.where)
        return Constant(scalar.value), scalar.kind, scalar.unit
    if "aggregate" in found:
        return _aggregate(scope, found)
    for member, reader in (
        ("plus", _plus),
        ("divide", _divide),
        ("round", _round),
        ("working_day", _working_day),
    ):
        if member in found:
            return reader(scope, found)
    return _arithmetic(scope, found or value)


_ATTRIBUTE = frozenset(("attribute", "args"))


def _plus(scope: Scope, value: dict[str, object]) -> Typed:
    given = read.members(value, scope.where, frozenset(("plus", "period")))
    inner = _of_type(scope, given["plus"], ("date",))
    period = read.members(given["period"], scope.where, frozenset(), _PERIOD)
    if not period:
        raise Fault(scope.where, period, "a period with at least one member")
    counts = {unit: read.whole(count, scope.where, -1000, 1000) for unit, count in period.items()}
    months = counts.get("years", 0) * 12 + counts.get("months", 0)
    return Plus(inner[0], months, counts.get("weeks", 0) * 7 + counts.get("days", 0)), "date", ""


def _working_day(scope: Scope, value: dict[str, object]) -> Typed:
    given = read.members(value, scope.where, frozenset(("working_day",)))
    if not scope.has_calendar:
        raise Fault(scope.where, "working_day", "a calendar in a program with working days")
    return WorkingDay(_of_type(scope, given["working_day"], ("date",))[0]), "date", ""


def _arithmetic(scope: Scope, value: object) -> Typed:
    op = next(iter(value)) if isinstance(value, dict) and len(value) == 1 else None
    if op not in ("add", "subtract", "multiply") or not isinstance(value, dict):
        raise Fault(scope.where, value, "an expression")
    left, right = _pair(scope, value[op])
    if op == "multiply":
        kind = "integer" if left[1] == right[1] == "integer" else "decimal"
        return Arithmetic(op, left[0], right[0]), kind, _product_unit(scope, left[2], right[2])
    if left[1:] != right[1:]:
        raise Fault(scope.where, value, "two numbers of the same type and unit")
    return Arithmetic(str(op), left[0], right[0]), *left[1:]


def _product_unit(scope: Scope, left: str, right: str) -> str:
    if not left or not right:
        return left or right
    for rate, per in ((left, right), (right, left)):
        if rate.endswith("/" + per):
            return rate.removesuffix("/" + per)
    raise Fault(scope.where, f"{left} times {right}", "a number without unit, or a rate and what it is per")


def _divide(scope: Scope, value: dict[str, object]) -> Typed:
    given = read.members(value, scope.where, frozenset(("divide", "to", "mode")))
    left, right = _pair(scope, given["divide"])
    if not _leaves_out_zero(scope, right[0]):
        raise Fault(scope.where, given["divide"], "a divisor that cannot be 0: a value or a stated attribute")
    if right[2] and left[2] != right[2]:
        raise Fault(scope.where, f"{left[2]} by {right[2]}", "a divisor without unit or of the same unit")
    unit = "" if right[2] else left[2]
    return Quotient(left[0], right[0], _rounding(scope, given)), "decimal", unit


def _leaves_out_zero(scope: Scope, divisor: Expression) -> bool:
    if isinstance(divisor, Constant):
        return divisor.value != 0
    if not isinstance(divisor, Attribute):
        return False
    predicate = scope.predicates[divisor.predicate]
    kind = predicate.value
    return predicate.stated and kind is not None and (kind.low > 0 or kind.high < 0)


def _round(scope: Scope, value: dict[str, object]) -> Typed:
    given = read.members(value, scope.where, frozenset(("round", "to", "mode")))
    inner = _of_type(scope, given["round"], ("decimal",))
    return Rounded(inner[0], _rounding(scope, given)), *inner[1:]


def _rounding(scope: Scope, given: dict[str, object]) -> Rounding:
    step = read.decimal(given["to"], scope.where)
    if step <= 0:
        raise Fault(scope.where, given["to"], "a step above 0")
    return Rounding(Fraction(step), read.choice(given["mode"], scope.where, _MODES))


def _aggregate(scope: Scope, value: dict[str, object]) -> Typed:
    op = read.choice(value["aggregate"], scope.where, ("sum", "count", "min", "max"))
    names = ("aggregate", "each", "over") if op == "count" else ("aggregate", "each", "over", "of")
    given = read.members(value, scope.where, frozenset(names))
    over = read.members(given["over"], scope.where, frozenset(("atom", "args")))
    predicate, found = scope.predicate(over["atom"], False)
    each = read.name(given["each"], scope.where)
    args = read.names(over["args"], scope.where)
    if scope.each is not None or each in scope.slots or each not in args or len(args) != len(found.args):
        raise Fault(scope.where, value, "an aggregate of its own variable, in its atom, and in no aggregate")
    sort = found.args[args.index(each)]
    inner = replace(scope, each=(each, sort))
    slots = inner.arguments(over["args"], found.args)
    if op == "count":
        return Aggregate(op, sort, predicate, slots, None), "integer", ""
    of = _of_type(inner, given["of"], _NUMBERS if op == "sum" else (*_NUMBERS, "date"))
    return Aggregate(op, sort, predicate, slots, of[0]), *of[1:]


def _pair(scope: Scope, value: object) -> tuple[Typed, Typed]:
    found = [_of_type(scope, item, _NUMBERS) for item in read.items(value, scope.where)]
    if len(found) != 2:
        raise Fault(scope.where, value, "two expressions")
    return found[0], found[1]


def _of_type(scope: Scope, value: object, kinds: tuple[str, ...]) -> Typed:
    found = expression(scope, value)
    if found[1] not in kinds:
        raise Fault(scope.where, found[1], "an expression of type " + " or ".join(kinds))
    return found
