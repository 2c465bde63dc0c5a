"""Makes expressions into functions that measure them: the two ends of what an expression may be, or None.

A free open attribute has its ends exchanged: certain means that the applicant could make it so. An expression is
settled when every derived attribute and every aggregate in it certainly has a value.
"""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from . import exact
from .aggregate import Member, aggregated
from .dates import Calendar, civil, shift
from .domain import Pattern, Reading, Setting
from .exact import OutOfRange
from .terms import (
    EACH,
    Aggregate,
    Args,
    Arithmetic,
    Attribute,
    Constant,
    Element,
    End,
    Ends,
    Expression,
    Plus,
    Quotient,
    Rounded,
    Slots,
    WorkingDay,
    within,
)

Measure: TypeAlias = Callable[[Reading, Args], Ends | None]
Settled: TypeAlias = Callable[[Reading, Args], bool]
# Places in a row of elements; None for the whole row as it is.
Pick: TypeAlias = tuple[int, ...] | None
_ONE: Ends = (1, 1)
_COMBINE = MappingProxyType({"add": exact.added, "subtract": exact.subtracted, "multiply": exact.multiplied})


class Measured(NamedTuple):
    """How to measure an expression in a row of elements, and how to see that it is settled."""

    ends: Measure
    settled: Settled


class Row(NamedTuple):
    """What is known of rows when a function is made: the place of each slot in them, and the reading's setting."""

    places: Mapping[int, int]
    setting: Setting
    calendar: Calendar | None

    def pick(self, slots: Slots) -> Pick:
        """Where in a row the elements of these slots stand."""
        found = tuple([self.places[slot] for slot in slots])
        return None if found == tuple(range(len(self.places))) else found


def measured(expression: Expression, row: Row) -> Measured:
    """How to measure an expression."""
    match expression:
        case Constant(value):
            assert not isinstance(value, str)
            point = (value, value)
            return Measured(lambda reading, env: point, _always)
        case Attribute(name, slots):
            return _attribute(name, row.pick(slots), row.setting)
        case Plus(inner, months, days):
            return _each_end(measured(inner, row), lambda day: _shifted(day, months, days))
        case WorkingDay(inner):
            calendar = row.calendar
            assert calendar is not None
            return _each_end(measured(inner, row), lambda day: _working(day, calendar))
        case Rounded(inner, rounding):
            return _each_end(measured(inner, row), lambda end: exact.rounded(end, rounding))
        case Arithmetic(op, left, right):
            combine = _COMBINE[op]
        case Quotient(left, right, rounding):
            combine = partial(exact.divided, rounding=rounding)
        case Aggregate():
            return _gathered(expression, row)
    return _both(measured(left, row), measured(right, row), combine)


def measured_once(expression: Expression, row: Row) -> Measured:
    """The same, reckoned once in a reading for the elements that it is about: both halves ask for it."""
    found = measured(expression, row)
    if isinstance(expression, Constant | Attribute | Aggregate):
        return found
    # By the expression's identity, which the program keeps.
    number, pick = id(expression), row.pick(_slots(expression))

    def ends(reading: Reading, env: Args) -> Ends | None:
        key = number, args_of(env, pick)
        if key not in reading.reckoned:
            reading.reckoned[key] = found.ends(reading, env)
        return reading.reckoned[key]

    return Measured(ends, found.settled)


def args_of(env: Args, pick: Pick) -> Args:
    """The elements of a row at these places."""
    return env if pick is None else tuple([env[place] for place in pick])


def _attribute(name: str, pick: Pick, setting: Setting) -> Measured:
    predicate = setting.predicates[name]
    if not predicate.stated:
        return Measured(
            lambda reading, env: reading.span(name, args_of(env, pick)),
            lambda reading, env: reading.is_settled(name, args_of(env, pick)),
        )
    assert predicate.value is not None
    bounds = predicate.value.low, predicate.value.high
    free = name in setting.free

    def ends(reading: Reading, env: Args) -> Ends | None:
        said, args = reading.said(name), args_of(env, pick)
        value = said.values.get(args)
        if value is not None:
            return value, value  # type: ignore[return-value]
        return bounds[::-1] if free and args not in said.aside else bounds

    return Measured(ends, _always)


def _slots(expression: Expression) -> Slots:
    """The slots of the variables that an expression is about."""
    parts = [part for part in within(expression) if isinstance(part, Attribute | Aggregate)]
    return tuple(sorted({slot for part in parts for slot in part.slots} - {EACH}))


def _gathered(aggregate: Aggregate, row: Row) -> Measured:
    """An aggregate is computed once in a reading for the elements that it is about."""
    slots = _slots(aggregate)
    pick, identity = row.pick(slots), object()
    inner = row._replace(places={**{slot: at for at, slot in enumerate(slots)}, EACH: len(slots)})
    of = Measured(lambda reading, env: _ONE, _always)
    if aggregate.inner is not None:
        of = measured(aggregate.inner, inner)
    certainly, possibly = (_holding(aggregate, inner, certain) for certain in (True, False))

    def total(reading: Reading, env: Args) -> tuple[Ends | None, bool]:
        certain, possible = certainly(reading, env), possibly(reading, env)
        members: list[Member] = []
        is_settled = bool(certain) or aggregate.op in ("sum", "count")
        for each in certain | possible:
            ends = of.ends(reading, (*env, each))
            is_settled = is_settled and ends is not None and of.settled(reading, (*env, each))
            members.append(Member(each is not None, each in certain, each in possible, ends))
        return aggregated(aggregate.op, members), is_settled

    def found(reading: Reading, env: Args) -> tuple[Ends | None, bool]:
        key = identity, args_of(env, pick)
        if key not in reading.totals:
            reading.totals[key] = total(reading, key[1])
        return reading.totals[key]

    return Measured(lambda reading, env: found(reading, env)[0], lambda reading, env: found(reading, env)[1])


def _holding(aggregate: Aggregate, row: Row, certain: bool) -> Callable[[Reading, Args], set[Element]]:
    """How to find the things for which the atom of an aggregate holds in a half."""
    name, slots = aggregate.predicate, aggregate.slots
    if row.setting.is_open(name, certain):
        pick = row.pick(slots)

        def unlisted(reading: Reading, env: Args) -> set[Element]:
            marks, things = reading.relations(certain)[name], reading.things(aggregate.sort, certain)
            return {each for (each,) in things if marks.get(args_of((*env, each), pick), 0) is not None}

        return unlisted
    given = tuple([slot for slot in dict.fromkeys(slots) if slot != EACH])
    pattern, places = Pattern.of(slots, given, (EACH,)), [row.places[slot] for slot in given]

    def listed(reading: Reading, env: Args) -> set[Element]:
        index = reading.relations(certain).index(name, pattern)
        found = index.get(tuple([env[place] for place in places]), ())
        # An unnamed thing is never certainly a member: whether there is one is not known.
        return {each for (each,), _ in found if each is not None or not certain}

    return listed


def _always(reading: Reading, env: Args) -> bool:
    return True


def _each_end(inner: Measured, moved: Callable[[End], End]) -> Measured:
    def ends(reading: Reading, env: Args) -> Ends | None:
        found = inner.ends(reading, env)
        return None if found is None else exact.bounded((moved(found[0]), moved(found[1])))

    return Measured(ends, inner.settled)


def _both(left: Measured, right: Measured, combine: Callable[[Ends, Ends], Ends]) -> Measured:
    def ends(reading: Reading, env: Args) -> Ends | None:
        first, second = left.ends(reading, env), right.ends(reading, env)
        return None if first is None or second is None else exact.bounded(combine(first, second))

    return Measured(ends, lambda reading, env: left.settled(reading, env) and right.settled(reading, env))


def _shifted(day: End, months: int, days: int) -> End:
    if not isinstance(day, int):
        return day
    moved = shift(day, months, days)
    if moved is None:
        raise OutOfRange("plus", f"{_text(day)} plus {months} months and {days} days", "years 1000 to 9999")
    return moved


def _working(day: End, calendar: Calendar) -> End:
    if not isinstance(day, int):
        return day
    found = calendar.working_day(day)
    if found is None:
        raise OutOfRange("working_day", _text(day), "a day whose working day lies within the calendar")
    return found


def _text(day: int) -> str:
    return "{:04}-{:02}-{:02}".format(*civil(day))
