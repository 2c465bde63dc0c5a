"""Facts found backwards: a rule is to apply, or to fail on one premise, and the facts that make it so are settled.

Without that no case drawn at random would reach a rule that rests on twenty others. Each wish is met as well as what is
already settled allows: a few ways are tried, and a case that misses its mark is still a case.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import islice, product
from typing import TypeVar, assert_never

from legalrules.datalog.clauses import (
    Atom,
    Comparison,
    Identity,
    Literal,
    Member,
    Negative,
    Positive,
    Rule,
    variables,
)
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
from legalrules.exercise.limits import compares, satisfying
from legalrules.exercise.reckoning import TURNED, computed, later, shares, undone, unit_of
from legalrules.values import (
    AggregateOperator,
    Operator,
    Period,
    Quantity,
    Scalar,
)

Binding = dict[Variable, str]
MOST_DEEP = 40
MOST_STEPS = 4000
MOST_BINDINGS = 24
MOST_TRIED = 6
T = TypeVar("T")


class Wishes:
    """Wishes about one draft. Each tells whether it was met; one that was not leaves the draft as it was."""

    def __init__(self, draft: Draft, by_head: Mapping[str, tuple[Rule, ...]]) -> None:
        self.draft, self.program, self.by_head = draft, draft.program, by_head
        self.open: list[tuple[str, tuple[str, ...], bool]] = []
        self.steps = 0

    def apply(self, rule: Rule, fails_on: int | None = None, args: tuple[str, ...] | None = None) -> bool:
        """Have the rule apply to some things; or all its premises hold but one."""
        before = self.draft.kept()
        binding = dict(zip(rule.head.args, args, strict=True)) if args is not None else {}
        order = sorted(range(len(rule.body)), key=lambda n: _rank(rule.body[n]))
        met = all(self._literal(rule.body[n], binding, wanted=n != fails_on) for n in order)
        if not met:
            self.draft.restore(before)
        return met

    def attempt(self, rule: Rule, fails_on: int | None = None) -> None:
        """As much of it as can be had, premise by premise, where `apply` came to nothing."""
        binding: Binding = {}
        for n in sorted(range(len(rule.body)), key=lambda n: _rank(rule.body[n])):
            self._literal(rule.body[n], binding, wanted=n != fails_on)

    def _literal(self, literal: Literal, binding: Binding, *, wanted: bool) -> bool:
        match literal:
            case Positive(atom):
                return self._atom(atom, binding, wanted=wanted)
            case Negative(atom):
                return self._atom(atom, binding, wanted=not wanted)
            case Comparison(operator, left, right):
                return self._compare(operator if wanted else operator.flipped(), left, right, binding)
            case Identity(left, right, same):
                return self._identity(left, right, binding, same=same is wanted)
            case Member(variable):
                return bool(self._bound(variable, binding))
            case _:
                assert_never(literal)

    def _identity(self, left: Variable, right: Variable, binding: Binding, *, same: bool) -> bool:
        one = self._bound(left, binding)
        if right not in binding:
            others = [name for name in self.draft.things[right.sort] if name != one]
            binding[right] = one if same else (others or [self.draft.thing(right.sort)])[0]
        return (binding[right] == one) is same

    def _bound(self, variable: Variable, binding: Binding) -> str:
        if variable not in binding:
            binding[variable] = self.draft.some_thing(variable.sort)
        return binding[variable]

    def _atom(self, atom: Atom, binding: Binding, *, wanted: bool) -> bool:
        declared = self.program.predicates[atom.predicate]
        if wanted and declared.functional and all(v in binding for v in atom.args[:-1]):
            target = self.draft.target(atom.predicate, tuple(binding[v] for v in atom.args[:-1]))
            if target is not None:
                binding.setdefault(atom.args[-1], target)
        if wanted and not declared.is_derived:
            self._known(atom, binding)
        return self.hold(atom.predicate, tuple(self._bound(v, binding) for v in atom.args), wanted=wanted)

    def _known(self, atom: Atom, binding: Binding) -> None:
        """Let unbound variables be things of which the atom is settled true already, if there are any."""
        if all(v in binding for v in atom.args):
            return
        known = [
            args
            for (name, args), value in self.draft.said.items()
            if name == atom.predicate
            and value is True
            and all(binding.get(v, a) == a for v, a in zip(atom.args, args, strict=True))
        ]
        if known and self.draft.below(3) < 2:
            binding.update(zip(atom.args, known[self.draft.below(len(known))], strict=True))
        elif known:
            fresh = next(v for v in reversed(atom.args) if v not in binding)
            binding[fresh] = self.draft.another(fresh.sort)

    def hold(self, name: str, args: tuple[str, ...], *, wanted: bool) -> bool:
        """Have the atom hold, or not."""
        if not self.program.predicates[name].is_derived:
            return self.draft.say(name, args, wanted)
        self.steps += 1
        known = self.draft.concluded.get((name, args))
        if known is not None or (name, args, not wanted) in self.open:
            return known is wanted
        if (name, args, wanted) in self.open:
            return not wanted  # what only a circle would give does not hold
        if len(self.open) > MOST_DEEP or self.steps > MOST_STEPS:
            return False
        self.open.append((name, args, wanted))
        rules = self.by_head.get(name, ())
        if wanted:
            ways = self._turned(self._ours(rules))
            met = any(self.apply(rule, args=args) for rule in [*ways, *ways, *ways][:MOST_TRIED])
        else:
            before = self.draft.kept()
            met = all(self._prevent(rule, args) for rule in rules)
            if not met:
                self.draft.restore(before)
        self.open.pop()
        if met:
            self.draft.concluded[name, args] = wanted
        return met

    def _turned(self, choices: Sequence[T]) -> list[T]:
        """The choices in their order, but beginning at any of them."""
        first = self.draft.below(len(choices)) if choices else 0
        return [*choices[first:], *choices[:first]]

    def _ours(self, rules: tuple[Rule, ...]) -> list[Rule]:
        """The rules of the rättsläge that is meant, if they are of several."""
        return [rule for rule in rules if not self._is_out(rule)]

    def _is_out(self, rule: Rule) -> bool:
        """Whether the rule is for a rättsläge other than the one that is meant."""
        meant = self.draft.regime
        return bool(meant and rule.origin.regime and rule.origin.regime != meant)

    def _prevent(self, rule: Rule, args: tuple[str, ...]) -> bool:
        """Have the rule fail for these things, whatever else that there is it may speak of."""
        if self._is_out(rule):
            return True
        start: Binding = dict(zip(rule.head.args, args, strict=True))
        others = tuple(dict.fromkeys(v for one in rule.body for v in variables(one) if v not in start))
        found = product(*(tuple(self.draft.things[v.sort]) for v in others))
        return all(
            self._prevent_for(rule, {**start, **dict(zip(others, things, strict=True))})
            for things in islice(found, MOST_BINDINGS)
        )

    def _prevent_for(self, rule: Rule, binding: Binding) -> bool:
        """Have an instance of the rule fail, on a premise that is free, if it does not fail already."""
        if any(self._is_settled(one, binding, holds=False) for one in rule.body):
            return True
        free = [
            one
            for one in rule.body
            if not isinstance(one, Member | Identity)
            and not self._is_regime(one)
            and not self._is_settled(one, binding, holds=True)
        ]
        return any(self._literal(one, dict(binding), wanted=False) for one in self._turned(free)[:MOST_TRIED])

    def _is_regime(self, literal: Literal) -> bool:
        return isinstance(literal, Positive) and literal.atom.predicate.startswith(("i_fråga@", "gäller@"))

    def _is_settled(self, literal: Literal, binding: Binding, *, holds: bool) -> bool:
        """Whether the draft already has the premise hold, or not, as far as facts alone tell."""
        if isinstance(literal, Identity):
            return (binding[literal.left] == binding[literal.right]) is (literal.same is holds)
        if not isinstance(literal, Positive | Negative):
            return False
        key = literal.atom.predicate, tuple(binding[v] for v in literal.atom.args)
        wanted = isinstance(literal, Positive) is holds
        known = self.draft.said.get(key, self.draft.concluded.get(key))
        return known is wanted or (*key, wanted) in self.open

    def _compare(self, operator: Operator, left: Expression, right: Expression, binding: Binding) -> bool:
        """Settle one side, then the other so that they compare as wanted, as near to the limit as can be."""
        if _is_fixed(left) and not _is_fixed(right):
            operator, left, right = TURNED[operator], right, left
        limit = self._value(right, binding)
        if limit is None:
            return False
        known = self._settled(left, binding)
        return (
            compares(operator, known, limit)
            if known is not None
            else self._make(left, self._near(operator, limit), binding)
        )

    def _settled(self, side: Expression, binding: Binding) -> Scalar | None:
        """What the expression comes to, if that is settled already."""
        match side:
            case AttributeOf(name, args) if all(v in binding for v in args):
                found = self.draft.said.get((name, tuple(binding[v] for v in args)))
                return None if isinstance(found, bool) else found
            case Plus(base, period):
                return later(self._settled(base, binding), period)
            case Rounded(base, _) | WorkingDay(base):
                return self._settled(base, binding)
            case _:
                return None

    def _near(self, operator: Operator, limit: Scalar) -> list[Scalar]:
        """Values that compare so with the limit, one of the nearest first."""
        found = list(satisfying(operator, limit))
        chosen = self.draft.below(len(found)) if found else 0
        return [*found[chosen:], *found[:chosen]]

    def _make(self, side: Expression, wanted: list[Scalar], binding: Binding) -> bool:
        """Have the expression be one of the values, the first that can be."""
        match side:
            case AttributeOf(name, args):
                things = tuple(self._bound(v, binding) for v in args)
                if self.program.predicates[name].is_derived:
                    return self._derived(name, things, wanted)
                return any(self.draft.say(name, things, value) for value in wanted)
            case Plus(base, period):
                earlier = Period(-period.years, -period.months, -period.weeks, -period.days)
                return self._make(base, [d for w in wanted if (d := later(w, earlier)) is not None], binding)
            case Rounded(base, _) | WorkingDay(base):
                return self._make(base, wanted, binding)
            case Arithmetic(operator, first, second):
                known = self._value(second, binding)
                left = [v for w in wanted if (v := undone(operator, w, known)) is not None]
                return self._make(first, left, binding)
            case Aggregate():
                return self._gather(side, wanted, binding)
            case Quotient(dividend, _, _):
                return self._value(dividend, binding) is not None
            case Value(scalar):
                return scalar in wanted
            case _:
                assert_never(side)

    def _derived(self, name: str, things: tuple[str, ...], wanted: list[Scalar]) -> bool:
        """Have a rule give the attribute, one of the values if any is wanted."""
        if (name, things, True) in self.open or len(self.open) > MOST_DEEP:
            return False
        self.open.append((name, things, True))
        met = False
        for rule in self._turned(self._ours(self.by_head.get(name, ())))[:MOST_TRIED]:
            before = self.draft.kept()
            met = self.apply(rule, args=things)
            if met and wanted and rule.head.value is not None:
                met = self._make(rule.head.value, wanted, dict(zip(rule.head.args, things, strict=True)))
            if met:
                break
            self.draft.restore(before)
        self.open.pop()
        return met

    def _gather(self, total: Aggregate, wanted: list[Scalar], binding: Binding) -> bool:
        """Members of the set, so that they come to the total: the set is closed, and nothing more is in it."""
        if not wanted:
            return False
        number = wanted[0] if total.operator is AggregateOperator.COUNT else 1 + self.draft.below(2)
        if not isinstance(number, int) or not 0 <= number <= 6:
            return False
        members, things = [], self.draft.things[total.member.sort]
        while len(things) < number:
            self.draft.thing(total.member.sort)
        for member in things[len(things) - number :]:
            inner = {**binding, total.member: member}
            if not self._atom(total.over, inner, wanted=True):
                return False
            members.append(inner)
        if self.program.predicates[total.over.predicate].closable:
            self.draft.closed.add(total.over.predicate)
        if total.of is None or not members:
            return True
        alike = total.operator is not AggregateOperator.SUM
        parts = [wanted[0]] * number if alike else shares(wanted[0], number)
        of = total.of
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
                return None
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
        things = self.draft.things[total.member.sort]
        if self.draft.below(2):
            self._atom(
                total.over, {**binding, total.member: self.draft.some_thing(total.member.sort)}, wanted=True
            )
        if self.program.predicates[total.over.predicate].closable:
            self.draft.closed.add(total.over.predicate)
        held = {**self.draft.said, **self.draft.concluded}
        inner = [{**binding, total.member: thing} for thing in things]
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


def _rank(literal: Literal) -> int:
    """Premises that bind things first, then the facts, then what is computed from them."""
    match literal:
        case Positive():
            return 0
        case Member() | Identity():
            return 1
        case Comparison():
            return 2
        case Negative():
            return 3


def _is_fixed(expression: Expression) -> bool:
    return isinstance(expression, Value)
