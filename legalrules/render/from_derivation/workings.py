"""How a value was worked out, in figures: every member of a total with what it adds, every day that was passed over."""

from __future__ import annotations

from typing import assert_never

from legalrules.derivation.nodes import (
    Applied,
    Assessed,
    Compared,
    Counted,
    Divided,
    Gathered,
    Given,
    Later,
    Membership,
    NextWorkingDay,
    Operand,
    ReadAttribute,
    Reckoned,
    RoundedTo,
    Skipped,
    Written,
)
from legalrules.render.document import Spans
from legalrules.render.from_derivation.comparisons import ends
from legalrules.render.from_derivation.sentences import period, rounded, scalar, thing
from legalrules.render.from_derivation.telling import Subject
from legalrules.render.from_derivation.voice import Voice, words
from legalrules.values import AggregateOperator, ArithmeticOperator, Period


def workings(voice: Voice, subject: Subject) -> tuple[Spans, ...]:
    """A sentence for each value of the line that was worked out from others."""
    match subject:
        case Compared(_, left, right):
            sides: tuple[Operand, ...] = (left, right)
        case Applied(computed=Operand() as computed):
            sides = (computed,)
        case _:
            return ()
    told = dict.fromkeys(_told(voice, side) for side in sides if _is_worked_out(side))
    return tuple(words(one) for one in told if one)


def _is_worked_out(operand: Operand) -> bool:
    """Whether figures add to what the line says: of a total nobody is in, and of what has no value, they do not."""
    if operand.low is None and operand.high is None:
        return False
    match operand.measured:
        case ReadAttribute() | Written():
            return False
        case Later(_, length):
            return length != Period()
        case Gathered():
            return any(one.membership is not Membership.EXCLUDED for one in operand.counted)
        case RoundedTo():
            (base,) = operand.parts
            return _is_worked_out(base) or (base.low, base.high) != (operand.low, operand.high)
        case _:
            return True


def _told(voice: Voice, operand: Operand) -> str:
    terms = voice.phrases.values.workings
    if isinstance(operand.measured, NextWorkingDay) and not operand.skipped:
        (operand,) = operand.parts
    if not _is_worked_out(operand):
        return ""
    if isinstance(operand.measured, Divided | RoundedTo | NextWorkingDay):
        return terms.worked_out.format(working=_figures(voice, operand))
    return terms.works_out.format(working=_figures(voice, operand), value=ends(voice, operand))


def _figures(voice: Voice, operand: Operand) -> str:
    """What the operand is computed from, in figures."""
    terms, parts = voice.phrases.values.workings, operand.parts
    match operand.measured:
        case ReadAttribute() | Written():
            return ends(voice, operand)
        case Later(_, length):
            later = period(voice, length)
            return f"{_base(voice, operand)} + {later}" if later else _base(voice, operand)
        case Reckoned(operator):
            left, right = (_part(voice, part, operator) for part in parts)
            return f"{left} {terms.signs[operator]} {right}"
        case Divided(rounding=rounding):
            left, right = (_part(voice, part, ArithmeticOperator.MULTIPLY) for part in parts)
            whole = rounded(voice, f"{left} / {right}", rounding)
            return terms.rounded_to.format(working=whole, value=ends(voice, operand))
        case RoundedTo(_, rounding):
            whole = rounded(voice, _figures(voice, parts[0]), rounding)
            return terms.rounded_to.format(working=whole, value=ends(voice, operand))
        case NextWorkingDay():
            return _next_working_day(voice, operand)
        case Gathered():
            return _total(voice, operand)
        case _:
            assert_never(operand.measured)


def _part(voice: Voice, operand: Operand, outer: ArithmeticOperator) -> str:
    """A side of a calculation: what is itself worked out stands in parentheses, where they change anything."""
    told = _figures(voice, operand)
    within = operand.measured
    if isinstance(within, ReadAttribute | Written) or told == ends(voice, operand):
        return told
    is_sum = isinstance(within, Gathered) and within.operator is AggregateOperator.SUM
    adds = is_sum or (isinstance(within, Reckoned) and within.operator is ArithmeticOperator.ADD)
    multiplies = isinstance(within, Reckoned) and within.operator is ArithmeticOperator.MULTIPLY
    if (outer is ArithmeticOperator.ADD and (adds or multiplies)) or multiplies:
        return told
    return f"({told})"


def _base(voice: Voice, operand: Operand) -> str:
    """The day that a period is counted from: worked out itself, or read."""
    if operand.parts:
        return _figures(voice, operand.parts[0])
    source = operand.source
    known = source.value if isinstance(source, Given | Assessed | Applied) else None
    if known is None or isinstance(known, bool):
        return voice.phrases.values.workings.unknown_day
    return scalar(voice, known)


def _next_working_day(voice: Voice, operand: Operand) -> str:
    terms, (base,) = voice.phrases.values.workings, operand.parts
    begun = ends(voice, base)
    if _is_worked_out(base):
        begun = terms.works_out_inside.format(working=_figures(voice, base), value=begun)
    if not operand.skipped:
        return begun
    passed = voice.listed_words(tuple(_skipped(voice, one) for one in operand.skipped))
    return terms.passed_over.format(working=begun, days=passed, value=ends(voice, operand))


def _skipped(voice: Voice, one: Skipped) -> str:
    terms = voice.phrases.values.workings
    why = terms.weekend if one.listed is None else terms.day_of_rest
    return why.format(day=one.day.isoformat())


def _total(voice: Voice, operand: Operand) -> str:
    terms, gathered = voice.phrases.values.workings, operand.measured
    assert isinstance(gathered, Gathered)
    inside = [one for one in operand.counted if one.membership is not Membership.EXCLUDED]
    told = tuple(_counted(voice, gathered, one) for one in inside)
    if not told:
        return ends(voice, operand)
    if gathered.operator is AggregateOperator.SUM:
        return " + ".join(told)
    return terms.among[gathered.operator].format(members=voice.listed_words(told))


def _counted(voice: Voice, gathered: Gathered, one: Counted) -> str:
    """What a member adds, with its name; that nobody knows whether it is one is said."""
    terms, name = voice.phrases.values.workings, thing(voice, one.thing, gathered.member.sort)
    if one.membership is Membership.POSSIBLE:
        name = terms.perhaps.format(name=name)
    if one.value is None:
        return name
    return terms.of_member.format(value=_figures(voice, one.value), name=name)
