"""Compared values in words, with their units: what was compared, what it was, and how it compares."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import assert_never

from legalrules.derivation.nodes import (
    Assumed,
    Compared,
    Divided,
    Gathered,
    Later,
    Measured,
    NextWorkingDay,
    Operand,
    ReadAttribute,
    Reckoned,
    Requirement,
    RoundedTo,
    Written,
)
from legalrules.render.from_derivation.sentences import period, relation, rounded, said, scalar
from legalrules.render.from_derivation.voice import Voice
from legalrules.values import DateType, End, Infinity, Operator

_MIRRORED = MappingProxyType(
    {
        Operator.LT: Operator.GT,
        Operator.GT: Operator.LT,
        Operator.LE: Operator.GE,
        Operator.GE: Operator.LE,
        Operator.EQ: Operator.EQ,
        Operator.NE: Operator.NE,
    }
)


def measured(voice: Voice, expression: Measured) -> str:
    """What is measured: an attribute by its words, a scalar, a day some time after another."""
    match expression:
        case ReadAttribute(atom):
            return said(voice, atom)
        case Written(value):
            return scalar(voice, value)
        case Later(base, length):
            return voice.phrases.values.later.format(period=period(voice, length), base=measured(voice, base))
        case Reckoned(operator, left, right):
            sides = {"left": measured(voice, left), "right": measured(voice, right)}
            return voice.phrases.values.reckoned[operator].format_map(sides)
        case Divided(dividend, divisor, rounding):
            sides = {"left": measured(voice, dividend), "right": measured(voice, divisor)}
            return rounded(voice, voice.phrases.values.divided.format_map(sides), rounding)
        case RoundedTo(base, rounding):
            return rounded(voice, measured(voice, base), rounding)
        case NextWorkingDay(base):
            return voice.phrases.values.working_day.format(base=measured(voice, base))
        case Gathered(operator, member, over, of):
            of_what = "" if of is None else measured(voice, of)
            gathered = voice.phrases.values.gathered[operator]
            return gathered.format(member=member.name, over=said(voice, over), of=of_what)
        case _:
            assert_never(expression)


def comparison(voice: Voice, compared: Compared, *, holds: bool) -> str:
    """The comparison as a sentence that is true: turned round if it does not hold."""
    left, right, operator = compared.left, compared.right, compared.literal.operator
    if isinstance(left.measured, Written) and not isinstance(right.measured, Written):
        left, right, operator = right, left, _MIRRORED[operator]
    if not holds:
        operator = operator.flipped()
    values = voice.phrases.values
    for side in (left, right):
        if side.low is None and side.high is None and not isinstance(side.source, Assumed):
            return values.no_value.format(measured=measured(voice, side.measured))
    days = is_day(left.measured) or is_day(right.measured)
    if isinstance(left.source, Assumed) or isinstance(right.source, Assumed):
        related = relation(voice, operator, _right(voice, right), days)
        return values.assumed_to_be.format(left=measured(voice, left.measured), relation=related)
    return _known(voice, left, operator, right, days)


def _known(voice: Voice, left: Operand, operator: Operator, right: Operand, days: bool) -> str:
    values = voice.phrases.values
    attribute, value = measured(voice, left.measured), ends(voice, left)
    other = _right(voice, right)
    match operator:
        case Operator.EQ if isinstance(right.measured, Written):
            return values.is_value.format(left=attribute, value=value)
        case Operator.NE:
            return values.is_not.format(left=attribute, value=value, right=other)
        case _:
            related = relation(voice, operator, other, days)
            return values.therefore.format(left=attribute, value=value, relation=related)


def requirement(voice: Voice, required: Requirement) -> str:
    """What an answer has to satisfy, as a sentence."""
    left, operator, right = required.left, required.operator, required.right
    if isinstance(left, Written):
        left, right, operator = right, left, _MIRRORED[operator]
    related = relation(voice, operator, measured(voice, right), is_day(left) or is_day(right))
    return voice.phrases.values.required.format(left=measured(voice, left), relation=related)


def _right(voice: Voice, operand: Operand) -> str:
    """The right side: a written scalar bare, anything else with its value."""
    if isinstance(operand.measured, Written) or isinstance(operand.source, Assumed):
        return measured(voice, operand.measured)
    return voice.phrases.values.with_value.format(
        measured=measured(voice, operand.measured), value=ends(voice, operand)
    )


def ends(voice: Voice, operand: Operand) -> str:
    """The value, or the range in which it must lie."""
    values = voice.phrases.values
    low, high = _end(voice, operand.low), _end(voice, operand.high)
    if low and high:
        return low if operand.low == operand.high else values.between.format(low=low, high=high)
    if low:
        return values.at_least.format(low=low)
    return values.at_most.format(high=high) if high else values.anything


def _end(voice: Voice, end: End | None) -> str:
    return "" if end is None or isinstance(end, Infinity) else scalar(voice, end)


def is_day(expression: Measured) -> bool:
    """Whether it is a day."""
    match expression:
        case ReadAttribute(atom):
            return isinstance(atom.predicate.value, DateType)
        case Written(value):
            return isinstance(value, date)
        case Later() | NextWorkingDay():
            return True
        case Gathered(_, _, _, of):
            return of is not None and is_day(of)
        case Reckoned() | Divided() | RoundedTo():
            return False
        case _:
            assert_never(expression)
