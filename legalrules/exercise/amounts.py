"""Numbers and days found backwards: what a comparison asks of the attributes that it reads, near to its limit."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from decimal import Decimal
from typing import TypeVar, assert_never

from legalrules.datalog.clauses import Atom
from legalrules.datalog.terms import (
    Aggregate,
    Arithmetic,
    AttributeOf,
    Expression,
    Plus,
    Quotient,
    Rounded,
    Value,
    Variable,
    WorkingDay,
)
from legalrules.exercise.draft import Draft
from legalrules.exercise.limits import around, compares, far, satisfying
from legalrules.exercise.reckoning import TURNED, computed, later, remaining, shares, undone, unit_of
from legalrules.values import (
    AggregateOperator,
    Choice,
    EnumerationType,
    Operator,
    Period,
    Quantity,
    Scalar,
)

Binding = dict[Variable, str]
MOST_TRIED = 6
T = TypeVar("T")


class Amounts(ABC):
    """What comparisons ask of a draft; who finds atoms and derived attributes says how."""

    def __init__(self, draft: Draft) -> None:
        self.draft, self.program = draft, draft.program

    @abstractmethod
    def _bound(self, variable: Variable, binding: Binding) -> str: ...

    @abstractmethod
    def _atom(self, atom: Atom, binding: Binding, *, wanted: bool) -> bool: ...

    @abstractmethod
    def _derived(
        self, name: str, things: tuple[str, ...], wanted: Sequence[Scalar] | None
    ) -> Scalar | None: ...

    def _compare(self, operator: Operator, left: Expression, right: Expression, binding: Binding) -> bool:
        """Settle one side, then the other so that they compare as wanted, as near to the limit as can be."""
        one, other = self._settled(left, binding), self._settled(right, binding)
        if one is not None and other is not None:
            return compares(operator, one, other)
        if one is not None:
            operator, left, right = TURNED[operator], right, left
        limit = self._value(right, binding)
        return limit is not None and self._make(left, self._near(operator, limit, left), binding)

    def _settled(self, side: Expression, binding: Binding) -> Scalar | None:
        """What the expression comes to, if that is settled already."""
        match side:
            case Value(scalar):
                return scalar
            case AttributeOf(name, args) if all(v in binding for v in args):
                matter = name, tuple(binding[v] for v in args)
                found = self.draft.said.get(matter, self.draft.reckoned.get(matter))
                return None if isinstance(found, bool) else found
            case Plus(base, period):
                return later(self._settled(base, binding), period)
            case Rounded(base, _) | WorkingDay(base):
                return self._settled(base, binding)
            case Arithmetic(operator, first, second):
                return computed(operator, self._settled(first, binding), self._settled(second, binding))
            case _:
                return None

    def _near(self, operator: Operator, limit: Scalar, of: Expression) -> list[Scalar]:
        """Values that compare so with the limit, one of the nearest first; at times another limit, or far off."""
        near = self._turned(satisfying(operator, limit))
        further = [*self._turned(self._others(operator, limit, of)), *far(operator, limit)]
        return [*further, *near] if further and self.draft.below(6) == 5 else [*near, *further]

    def _others(self, operator: Operator, limit: Scalar, of: Expression) -> tuple[Scalar, ...]:
        """Values at the other limits of a stated attribute, or other names of its kind, that compare so."""
        if not isinstance(of, AttributeOf):
            return ()
        declared = self.program.predicates[of.predicate].value
        named = tuple(map(Choice, declared.names)) if isinstance(declared, EnumerationType) else ()
        beside = (value for other in self.draft.limits.get(of.predicate, ()) for value in around(other))
        return tuple(value for value in dict.fromkeys((*named, *beside)) if compares(operator, value, limit))

    def _turned(self, choices: Sequence[T]) -> list[T]:
        """The choices in their order, but beginning at any of them."""
        first = self.draft.below(len(choices)) if choices else 0
        return [*choices[first:], *choices[:first]]

    def _make(self, side: Expression, wanted: Sequence[Scalar], binding: Binding) -> bool:
        """Have the expression be one of the values, the first that can be."""
        match side:
            case AttributeOf(name, args):
                things = tuple(self._bound(v, binding) for v in args)
                if self.program.predicates[name].is_derived:
                    return self._derived(name, things, wanted) is not None
                return any(self.draft.say(name, things, value) for value in wanted)
            case Plus(base, period):
                earlier = Period(-period.years, -period.months, -period.weeks, -period.days)
                return self._make(base, [d for w in wanted if (d := later(w, earlier)) is not None], binding)
            case Rounded(base, _) | WorkingDay(base):
                return self._make(base, wanted, binding)
            case Arithmetic():
                return self._reckoned(side, wanted, binding)
            case Aggregate():
                return any(self._gather(side, value, binding) for value in wanted[:MOST_TRIED])
            case Quotient(dividend, _, _):
                return self._value(dividend, binding) is not None
            case Value(scalar):
                return scalar in wanted
            case _:
                assert_never(side)

    def _reckoned(self, side: Arithmetic, wanted: Sequence[Scalar], binding: Binding) -> bool:
        """Settle one number, and have the other be what then is left."""
        operator, first, second = side.operator, side.left, side.right
        known = self._settled(first, binding)
        if known is not None:
            left = [v for w in wanted if (v := remaining(operator, w, known)) is not None]
            return self._make(second, left, binding)
        other = self._value(second, binding)
        return self._make(
            first, [v for w in wanted if (v := undone(operator, w, other)) is not None], binding
        )

    def _gather(self, total: Aggregate, wanted: Scalar, binding: Binding) -> bool:
        """Members of the set, so that they come to the total: the set is closed, and nothing more is in it."""
        before = self.draft.kept()
        number = self._number(total, wanted)
        met = number is not None and self._filled(total, wanted, self._members(total, number, binding))
        if not met:
            self.draft.restore(before)
        elif self.program.predicates[total.over.predicate].closable:
            self.draft.closed.add(total.over.predicate)
        return met

    def _number(self, total: Aggregate, wanted: Scalar) -> int | None:
        """How many members: so many as are to be counted, none for a sum of nothing, else one or two."""
        if total.operator is AggregateOperator.COUNT:
            return wanted if isinstance(wanted, int) and 0 <= wanted <= 6 else None
        nothing = isinstance(wanted, Quantity) and wanted.number == 0
        if nothing and total.operator is AggregateOperator.SUM:
            return 0
        return 1 + self.draft.below(2)

    def _members(self, total: Aggregate, number: int, binding: Binding) -> list[Binding]:
        """So many things, none of them one that the rule speaks of otherwise."""
        sort = total.member.sort
        taken = {name for variable, name in binding.items() if variable.sort == sort}
        found = [name for name in self.draft.things[sort] if name not in taken][:number]
        found += [self.draft.thing(sort) for _ in range(number - len(found))]
        return [{**binding, total.member: name} for name in found]

    def _filled(self, total: Aggregate, wanted: Scalar, members: list[Binding]) -> bool:
        if not all(self._atom(total.over, inner, wanted=True) for inner in members):
            return False
        of = total.of
        if of is None or not members:
            return True
        summed = total.operator is AggregateOperator.SUM
        parts = shares(wanted, len(members)) if summed else [wanted] * len(members)
        return all(self._make(of, [share], inner) for inner, share in zip(members, parts, strict=True))

    def _value(self, side: Expression, binding: Binding) -> Scalar | None:
        """What the expression comes to, its attributes settled; None where that is not told without the engine."""
        match side:
            case Value(scalar):
                return scalar
            case AttributeOf(name, args):
                things = tuple(self._bound(v, binding) for v in args)
                if not self.program.predicates[name].is_derived:
                    return self.draft.value(name, things)
                return self._derived(name, things, None)
            case Plus(base, period):
                return later(self._value(base, binding), period)
            case Rounded(base, _) | WorkingDay(base):
                return self._value(base, binding)
            case Arithmetic(operator, first, second):
                return computed(operator, self._value(first, binding), self._value(second, binding))
            case Aggregate():
                return self._total(side, binding)
            case Quotient():
                return None
            case _:
                assert_never(side)

    def _total(self, total: Aggregate, binding: Binding) -> Scalar | None:
        """What the members that are settled come to, perhaps one more than there were; nothing more is in the set."""
        if self.draft.below(2):
            (more,) = self._members(total, 1, binding)
            self._atom(total.over, more, wanted=True)
        if self.program.predicates[total.over.predicate].closable:
            self.draft.closed.add(total.over.predicate)
        held = {**self.draft.said, **self.draft.concluded}
        inner = [{**binding, total.member: thing} for thing in self.draft.things[total.member.sort]]
        inside = [
            b for b in inner if held.get((total.over.predicate, tuple(b[v] for v in total.over.args))) is True
        ]
        if total.of is None:
            return len(inside)
        values = [self._value(total.of, b) for b in inside]
        unit = unit_of(self.program, total.of)
        if total.operator is not AggregateOperator.SUM or unit is None:
            return None
        return Quantity(sum((v.number for v in values if isinstance(v, Quantity)), Decimal(0)), unit)
