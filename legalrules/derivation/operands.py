"""The sides of a comparison, and the value of a head: what each is computed from, down to what was stated.

A calculation shows its parts with their values, an aggregate every thing in it, a working day the days passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple, assert_never

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
    WorkingDay,
    parts,
    within,
)
from legalrules.derivation.leaves import Leaves
from legalrules.derivation.members import Seen, members
from legalrules.derivation.nodes import (
    Counted,
    Derivation,
    Divided,
    Gathered,
    GroundAtom,
    Later,
    Measured,
    Membership,
    NextWorkingDay,
    Operand,
    ReadAttribute,
    Reckoned,
    Requirement,
    RoundedTo,
    Skipped,
    Written,
)
from legalrules.derivation.prepared import Binding
from legalrules.derivation.proofs import Goal, value_goals
from legalrules.derivation.reading import Reading, arguments
from legalrules.values import End, EnumerationType, Scalar, TextType

_SATURDAY = 5
_DAY = timedelta(days=1)


class Lack(NamedTuple):
    """A derived atom that is not possible, or a derived attribute that has no value."""

    name: str
    args: Arguments


Task = Goal | Lack


def expression_tasks(reading: Reading, expression: Expression, binding: Binding) -> Iterator[Task]:
    """What the value of an expression rests on: derived values, and who is and is not in an aggregate."""
    for part in within(expression):
        match part:
            case AttributeOf():
                yield from attribute_tasks(reading, part, binding)
            case Aggregate(_, _, over, of):
                for seen in members(reading, part, binding):
                    if over.predicate in reading.derived and seen.membership is Membership.MEMBER:
                        yield Goal(over.predicate, seen.args)
                    elif over.predicate in reading.derived and seen.membership is Membership.EXCLUDED:
                        yield Lack(over.predicate, seen.args)
                    if of is not None and seen.membership is not Membership.EXCLUDED:
                        yield from expression_tasks(reading, of, seen.binding)
            case _:
                pass


def attribute_tasks(reading: Reading, read: AttributeOf, binding: Binding) -> Iterator[Task]:
    """The certain value of a derived attribute, or that it has none; neither if it only has a range."""
    args = arguments(read, binding)
    yield from value_goals(reading, read.predicate, args)
    if not reading.has_value(read.predicate, args):
        yield Lack(read.predicate, args)


class Operands:
    """Makes operands; `node` gives the nodes, already made, of the tasks that they rest on."""

    def __init__(self, reading: Reading, leaves: Leaves, node: Callable[[Task], Derivation]) -> None:
        self.reading = reading
        self.leaves = leaves
        self.node = node

    def operand(self, expression: Expression, binding: Binding, asked: Requirement | None = None) -> Operand:
        """A scalar expression with its ends, and where they come from."""
        told = measured(self.reading, expression, binding)
        match expression:
            case AttributeOf():
                source = self._source(expression, binding, asked)
                if not self._has_ends(expression):
                    known = self._known_name(expression, binding)
                    return Operand(told, known, known, source)
                return Operand(told, *self._ends(expression, binding), source)
            case Plus(base):
                below = self.operand(base, binding, asked)
                # Of a period after a day that is read, that day's source says all.
                inner = () if isinstance(base, AttributeOf | Value) else (below,)
                return Operand(told, *self._ends(expression, binding), below.source, inner)
            case Aggregate():
                counted = tuple(
                    self._counted(expression, seen, asked) for seen in self._seen(expression, binding)
                )
                return Operand(told, *self._ends(expression, binding), counted=counted)
            case Value(scalar):
                return Operand(told, scalar, scalar)
            case Arithmetic() | Quotient() | Rounded() | WorkingDay():
                below_all = tuple(self.operand(part, binding, asked) for part in parts(expression))
                skipped = self._skipped(below_all[0]) if isinstance(expression, WorkingDay) else ()
                ends = self._ends(expression, binding)
                return Operand(told, *ends, parts=below_all, skipped=skipped)
            case _:
                assert_never(expression)

    def _ends(self, expression: Expression, binding: Binding) -> tuple[End | None, End | None]:
        ends = self.reading.ends(expression, binding)
        return (None, None) if ends is None else (ends.low, ends.high)

    def _source(self, read: AttributeOf, binding: Binding, asked: Requirement | None) -> Derivation | None:
        args = arguments(read, binding)
        if read.predicate in self.reading.derived:
            return next(map(self.node, attribute_tasks(self.reading, read, binding)), None)
        known = self.leaves.value(read.predicate, args)
        if known is None and asked is not None:
            return self.leaves.answer(read.predicate, args, asked)
        return known

    def _has_ends(self, read: AttributeOf) -> bool:
        return not isinstance(self.reading.predicate(read.predicate).value, EnumerationType | TextType)

    def _known_name(self, read: AttributeOf, binding: Binding) -> Scalar | None:
        return next(iter(self.reading.values(read.predicate, arguments(read, binding))), None)

    def _seen(self, expression: Aggregate, binding: Binding) -> list[Seen]:
        """The members first, then what may be, then what is not."""
        order = list(Membership)
        return sorted(
            members(self.reading, expression, binding), key=lambda seen: order.index(seen.membership)
        )

    def _counted(self, expression: Aggregate, seen: Seen, asked: Requirement | None) -> Counted:
        name, evidence = expression.over.predicate, None
        if seen.membership is not Membership.POSSIBLE:
            holds = seen.membership is Membership.MEMBER
            if name in self.reading.derived:
                evidence = self.node(Goal(name, seen.args) if holds else Lack(name, seen.args))
            else:
                evidence = self.leaves.atom(name, seen.args, holds)
        if expression.of is None or seen.membership is Membership.EXCLUDED:
            return Counted(seen.thing, seen.membership, evidence)
        return Counted(
            seen.thing, seen.membership, evidence, self.operand(expression.of, seen.binding, asked)
        )

    def _skipped(self, base: Operand) -> tuple[Skipped, ...]:
        """The days passed over, if the day that they are counted from is known."""
        calendar = self.reading.stated.calendar
        if calendar is None or not isinstance(base.low, date) or base.low != base.high:
            return ()
        found, day, last = list[Skipped](), base.low, calendar.working_day(base.low)
        while day < last:
            found.append(Skipped(day, calendar.source if day.weekday() < _SATURDAY else None))
            day += _DAY
        return tuple(found)


def measured(reading: Reading, expression: Expression, binding: Binding) -> Measured:
    """The expression with its variables replaced by things."""
    match expression:
        case Value(scalar):
            return Written(scalar)
        case AttributeOf(name):
            return ReadAttribute(GroundAtom(reading.predicate(name), arguments(expression, binding)))
        case Plus(base, period):
            return Later(measured(reading, base, binding), period)
        case Arithmetic(operator, left, right):
            return Reckoned(operator, measured(reading, left, binding), measured(reading, right, binding))
        case Quotient(dividend, divisor, rounding):
            return Divided(
                measured(reading, dividend, binding), measured(reading, divisor, binding), rounding
            )
        case Rounded(base, rounding):
            return RoundedTo(measured(reading, base, binding), rounding)
        case WorkingDay(base):
            return NextWorkingDay(measured(reading, base, binding))
        case Aggregate(aggregation, member, over, of):
            bound = {**binding, member: member.name}
            gathered = GroundAtom(reading.predicate(over.predicate), tuple(bound[v] for v in over.args))
            return Gathered(
                aggregation, member, gathered, None if of is None else measured(reading, of, bound)
            )
        case _:
            assert_never(expression)
