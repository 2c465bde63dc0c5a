"""Comparisons by the ends of what an expression may be: section 6 of the certificate page.

A known value has equal ends; an open attribute has those of its declared range, exchanged when the applicant could
answer it (reading `attainable`), so that one rule serves both readings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import assert_never

from legalrules.datalog.aggregation import NOTHING, Found, Membership, aggregated
from legalrules.datalog.arithmetic import Ends, bounded, computed, divided, each_end, greatest, least, rounded
from legalrules.datalog.candidates import Candidates, candidates_in
from legalrules.datalog.clauses import Comparison
from legalrules.datalog.end_comparison import Names, compare_ends, equal_names
from legalrules.datalog.expression_kinds import kind_of, zero_of
from legalrules.datalog.model import Half, Tuple
from legalrules.datalog.program import Predicate
from legalrules.datalog.stated import Stated
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
    Variable,
    WorkingDay,
    parts,
    variables_in,
)
from legalrules.values import (
    ABOVE,
    BELOW,
    Choice,
    DecimalType,
    End,
    EnumerationType,
    IntegerType,
    Operator,
    Quantity,
    Scalar,
    ScalarType,
    TextType,
    add_period,
)

Substitution = Mapping[Variable, str | None]
Lookup = Callable[[str, Arguments], Found]
Totals = dict[tuple[Aggregate, Arguments], Found]

_ONE = Found(Ends(1, 1), True)


@dataclass(frozen=True, slots=True)
class Measuring:
    """Reads expressions against the facts and the model of the strata below.

    An attribute is looked up, and an aggregate computed, when first read, and remembered: the strata it reads must be
    complete by then.
    """

    stated: Stated
    certain: Half
    possible: Half
    derived: Lookup = field(init=False, repr=False, compare=False)
    candidates: Candidates = field(init=False, repr=False, compare=False)
    totals: Totals = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "derived", _lookup(self.certain, self.possible))
        object.__setattr__(self, "candidates", candidates_in(self.stated, self.certain, self.possible))

    def measure(self, expression: Expression, substitution: Substitution) -> Found:
        """The ends of a decimal, integer or date expression, and whether it surely has a value.

        Raises OverflowError for a day outside the years or the calendar, and for a number of more than 40 digits.
        """
        match expression:
            case Value(scalar):
                return Found(Ends(scalar, scalar), True)
            case AttributeOf(name, variables):
                return self._attribute(name, tuple([substitution[v] for v in variables]))
            case Aggregate():
                return self._gathered(expression, substitution)
            case _:
                pass
        operands = [self.measure(part, substitution) for part in parts(expression)]
        ends = [operand.ends for operand in operands if operand.ends is not None]
        if len(ends) < len(operands):
            return NOTHING
        zero = zero_for(self.stated.predicates, expression)
        return Found(self.reckoned(expression, ends, zero), all(operand.settled for operand in operands))

    def reckoned(self, expression: Expression, operands: Sequence[Ends], zero: Scalar) -> Ends:
        """The ends of an expression from those of its parts; `zero` is of its kind, where it is reckoned with."""
        match expression:
            case Plus(_, period):
                return each_end(operands[0], lambda e: add_period(e, period) if isinstance(e, date) else e)
            case Rounded(_, rounding):
                return bounded(each_end(operands[0], lambda e: rounded(e, rounding)))
            case WorkingDay():
                assert self.stated.calendar is not None, "invariants: there is a calendar"
                working = self.stated.calendar.working_day
                return each_end(operands[0], lambda e: working(e) if isinstance(e, date) else e)
            case Arithmetic(operator):
                return computed(operator, operands[0], operands[1], zero)
            case Quotient(_, _, rounding):
                return divided(operands[0], operands[1], rounding, zero)
            case Value() | AttributeOf() | Aggregate():
                raise AssertionError("measured for themselves")
            case _:
                assert_never(expression)

    def ends(self, expression: Expression, substitution: Substitution) -> Ends | None:
        """The ends of a decimal, integer or date expression; None when it has no value."""
        return self.measure(expression, substitution).ends

    def settled(self, expression: Expression, substitution: Substitution) -> bool:
        """Whether the expression surely has a value: every derived attribute in it has a certain one."""
        return self.measure(expression, substitution).settled

    def attribute(self, name: str, args: Arguments) -> Ends | None:
        """The ends of an attribute for these arguments."""
        return self._attribute(name, args).ends

    def _attribute(self, name: str, args: Arguments) -> Found:
        predicate = self.stated.predicates[name]
        if predicate.is_derived:
            return self.derived(name, args)
        known = self.stated.values.get((name, args))
        if known is not None:
            return Found(Ends(known, known), True)
        low, high = declared_ends(predicate.value)
        return Found(Ends(high, low) if self.stated.is_free(name, args) else Ends(low, high), True)

    def _gathered(self, expression: Aggregate, substitution: Substitution) -> Found:
        known = {variable: substitution[variable] for variable in variables_in(expression)}
        key = expression, tuple(known.values())
        found = self.totals.get(key)
        if found is None:
            members = self.members(expression, known).values()
            kind = kind_of(self.stated.predicates, expression)
            zero = 0 if kind is None or not kind.is_number else zero_of(kind)
            found = self.totals[key] = aggregated(expression.operator, members, zero)
        return found

    def members(self, expression: Aggregate, substitution: Substitution) -> Mapping[str | None, Membership]:
        """The things that are, or may be, in an aggregate, each with its value, in the order of the domain."""
        return {thing: member for thing, member in self._members(expression, substitution) if member.counts}

    def _members(
        self, expression: Aggregate, substitution: Substitution
    ) -> Iterator[tuple[str | None, Membership]]:
        for thing in self.candidates(expression, substitution):
            bound = {**substitution, expression.member: thing}
            args = tuple(bound[v] for v in expression.over.args)
            certain, possible = (
                self.holds(expression.over.predicate, args, certain=c) for c in (True, False)
            )
            # What is no member is not measured: it could lead out of range.
            if possible or (certain and thing is not None):
                value = _ONE if expression.of is None else self.measure(expression.of, bound)
                yield thing, Membership(certain, possible, thing is None, value)

    def holds(self, name: str, args: Arguments, *, certain: bool) -> bool:
        """Whether an atom of a stratum below, or a stated one, holds in a half."""
        if self.stated.predicates[name].is_derived:
            return (args, ()) in (self.certain if certain else self.possible).get(name, ())
        return self.stated.certain(name, args) if certain else self.stated.possible(name, args)

    def names(self, expression: Expression, substitution: Substitution) -> Names:
        """The names or texts that an attribute or value of those kinds may be."""
        match expression:
            case Value(scalar):
                return Names(frozenset((scalar,)), False)
            case AttributeOf(name, variables):
                args = tuple([substitution[v] for v in variables])
                known = self.stated.values.get((name, args))
                if known is not None:
                    return Names(frozenset((known,)), False)
                kind = self.stated.predicates[name].value
                values = (
                    frozenset[Scalar](Choice(n) for n in kind.names)
                    if isinstance(kind, EnumerationType)
                    else None
                )
                return Names(values, self.stated.is_free(name, args))
            case _:
                raise AssertionError("names are not reckoned with")

    def _known(self, expression: Expression, substitution: Substitution) -> Scalar | None:
        """The one name or text that a side is, if that is known."""
        match expression:
            case Value(scalar):
                return scalar
            case AttributeOf(name, variables):
                return self.stated.values.get((name, tuple([substitution[v] for v in variables])))
            case _:
                raise AssertionError("names are not reckoned with")

    def compare(self, literal: Comparison, substitution: Substitution, *, certain: bool) -> bool:
        """Whether the comparison holds in a half (the table of section 6).

        Raises OverflowError for a day outside the years 1000 to 9999, whatever else is known of the comparison.
        """
        predicates = self.stated.predicates
        if has_order(predicates, literal.left) and has_order(predicates, literal.right):
            left, right = self.measure(literal.left, substitution), self.measure(literal.right, substitution)
            if left.ends is None or right.ends is None or (certain and not (left.settled and right.settled)):
                return False
            return compare_ends(literal.operator, left.ends, right.ends, certain)
        one, other = self._known(literal.left, substitution), self._known(literal.right, substitution)
        if one is not None and other is not None:
            return (one == other) is (literal.operator is Operator.EQ)
        first, second = self.names(literal.left, substitution), self.names(literal.right, substitution)
        if literal.operator is Operator.NE:
            return not equal_names(first, second, not certain)
        return equal_names(first, second, certain)


def has_order(predicates: Mapping[str, Predicate], expression: Expression) -> bool:
    """Whether an expression is of a type whose values are in an order: a number or a day."""
    match expression:
        case Value(scalar):
            return isinstance(scalar, (Quantity, int, date))
        case AttributeOf(name, _):
            return not isinstance(predicates[name].value, (EnumerationType, TextType))
        case _:
            return True


def _lookup(certain: Half, possible: Half) -> Lookup:
    """Finds derived attributes by their arguments, gathering the tuples of each when it is first asked for."""
    gathered: dict[str, dict[Arguments, Found]] = {}

    def found(name: str, args: Arguments) -> Found:
        if name not in gathered:
            gathered[name] = _gathered(certain.get(name, {}), possible.get(name, {}))
        return gathered[name].get(args, NOTHING)

    return found


def _gathered(certain: Mapping[Tuple, int], possible: Mapping[Tuple, int]) -> dict[Arguments, Found]:
    settled = {args for args, _ in certain}
    lows: dict[Arguments, list[End]] = {}
    highs: dict[Arguments, list[End]] = {}
    for args, (low, high) in possible:
        lows.setdefault(args, []).append(low)
        highs.setdefault(args, []).append(high)
    unsure = {args: Found(None, True) for args in settled - lows.keys()}
    return unsure | {
        args: Found(Ends(least(lows[args]), greatest(highs[args])), args in settled) for args in lows
    }


def zero_for(predicates: Mapping[str, Predicate], expression: Expression) -> Scalar:
    """The zero of the kind of a sum, difference, product or quotient; of no meaning for anything else."""
    if not isinstance(expression, Arithmetic | Quotient):
        return 0
    kind = kind_of(predicates, expression)
    assert kind is not None, "invariants: the parts of an expression fit together"
    return zero_of(kind)


def declared_ends(kind: ScalarType | None) -> tuple[End, End]:
    """The ends of a declared range; days are unbounded."""
    match kind:
        case DecimalType(unit, low, high):
            return (
                BELOW if low is None else Quantity(low, unit),
                ABOVE if high is None else Quantity(high, unit),
            )
        case IntegerType(low, high):
            return BELOW if low is None else low, ABOVE if high is None else high
        case _:
            return BELOW, ABOVE
