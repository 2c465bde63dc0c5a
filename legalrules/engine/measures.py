"""Expressions made into functions, once for a program: what a case leaves to do is to look up and to reckon.

They give what `Measuring.measure` gives, which is what the tests hold them to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from legalrules.datalog.aggregation import NOTHING, Found
from legalrules.datalog.arithmetic import Ends
from legalrules.datalog.comparison import Measuring, declared_ends, zero_for
from legalrules.datalog.program import Predicate
from legalrules.datalog.terms import Aggregate, Arguments, AttributeOf, Expression, Value, Variable, parts

# What an expression is of these things: those of its variables, in the order in which they were bound.
Measure = Callable[[Measuring, Arguments], Found]
Predicates = Mapping[str, Predicate]


def measure_of(predicates: Predicates, expression: Expression, bound: tuple[Variable, ...]) -> Measure:
    """The function that measures an expression."""
    match expression:
        case Value(scalar):
            known = Found(Ends(scalar, scalar), True)
            return lambda measuring, things: known
        case AttributeOf(name, variables):
            return _attribute(predicates[name], tuple(map(bound.index, variables)))
        case Aggregate():
            return lambda measuring, things: measuring.measure(
                expression, dict(zip(bound, things, strict=True))
            )
        case _:
            return _reckoned(predicates, expression, bound)


def _attribute(predicate: Predicate, places: Sequence[int]) -> Measure:
    name = predicate.name
    if predicate.is_derived:
        return lambda measuring, things: measuring.derived(name, tuple([things[place] for place in places]))
    low, high = declared_ends(predicate.value)
    unknown, free = Found(Ends(low, high), True), Found(Ends(high, low), True)

    def stated(measuring: Measuring, things: Arguments) -> Found:
        args = tuple([things[place] for place in places])
        known = measuring.stated.values.get((name, args))
        if known is not None:
            return Found(Ends(known, known), True)
        return free if measuring.stated.is_free(name, args) else unknown

    return stated


def _reckoned(predicates: Predicates, expression: Expression, bound: tuple[Variable, ...]) -> Measure:
    operands = [measure_of(predicates, part, bound) for part in parts(expression)]
    zero = zero_for(predicates, expression)

    def reckoned(measuring: Measuring, things: Arguments) -> Found:
        found = [operand(measuring, things) for operand in operands]
        ends = [one.ends for one in found if one.ends is not None]
        if len(ends) < len(found):
            return NOTHING
        return Found(measuring.reckoned(expression, ends, zero), all(one.settled for one in found))

    return reckoned
