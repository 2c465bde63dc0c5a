"""Facts found backwards: a rule is to apply, or to fail on one premise, and the facts that make it so are settled.

Without that no case drawn at random would reach a rule that rests on twenty others. Each wish is met as well as what is
already settled allows: a few ways are tried, and a case that misses its mark is still a case.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice, product
from typing import assert_never

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
from legalrules.datalog.terms import Variable
from legalrules.exercise.amounts import MOST_TRIED, Amounts, Binding
from legalrules.exercise.draft import Draft
from legalrules.values import Scalar

MOST_DEEP = 40
MOST_STEPS = 4000
MOST_BINDINGS = 24


class Wishes(Amounts):
    """Wishes about one draft. Each tells whether it was met; one that was not leaves the draft as it was."""

    def __init__(self, draft: Draft, by_head: Mapping[str, tuple[Rule, ...]]) -> None:
        super().__init__(draft)
        self.by_head = by_head
        self.open: list[tuple[str, tuple[str, ...], bool]] = []
        self.steps = 0

    def apply(self, rule: Rule, fails_on: int | None = None, args: tuple[str, ...] | None = None) -> bool:
        """Have the rule apply to some things; or all its premises hold but one."""
        return self._applied(rule, fails_on, args) is not None

    def _applied(self, rule: Rule, fails_on: int | None, args: tuple[str, ...] | None) -> Binding | None:
        """The things that the rule was made to apply to; None if it was not."""
        before = self.draft.kept()
        binding = dict(zip(rule.head.args, args, strict=True)) if args is not None else {}
        order = sorted(range(len(rule.body)), key=lambda n: _rank(rule.body[n]))
        met = all(self._literal(rule.body[n], binding, wanted=n != fails_on) for n in order)
        if not met:
            self.draft.restore(before)
        return binding if met else None

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

    def _derived(self, name: str, things: tuple[str, ...], wanted: Sequence[Scalar] | None) -> Scalar | None:
        """What a rule that is had to apply gives the attribute; one of the values, if some are wanted."""
        known = self.draft.reckoned.get((name, things))
        if known is not None:
            return known if wanted is None or known in wanted else None
        if (name, things, True) in self.open or len(self.open) > MOST_DEEP or self.steps > MOST_STEPS:
            return None
        self.steps += 1
        self.open.append((name, things, True))
        found: Scalar | None = None
        for rule in self._turned(self._ours(self.by_head.get(name, ())))[:MOST_TRIED]:
            before = self.draft.kept()
            binding = self._applied(rule, None, things)
            if binding is not None and rule.head.value is not None:
                met = wanted is None or self._make(rule.head.value, wanted, binding)
                found = self._value(rule.head.value, binding) if met else None
            if found is not None:
                self.draft.reckoned[name, things] = found
                break
            self.draft.restore(before)
        self.open.pop()
        return found


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
