"""A program as formulas of the solver: every case with these things, each fact known.

Each conclusion is equivalent to the bodies that give it (Clark's completion), which for rules without recursion is
what the language means when nothing is unknown. A recursive conclusion is left free, so that more cases seem possible
than are: what cannot happen then cannot happen at all, and what can is tried in the engine before anybody hears of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import assert_never

from legalrules.analysis.expressions import Case, Found, Reader, Reckoned, compare, constant, measured
from legalrules.analysis.logic import (
    Formula,
    Number,
    Solver,
    at_most_one,
    choice,
    compared,
    every,
    opposite,
    some,
    unknown_number,
    unknown_truth,
)
from legalrules.analysis.things import assignments
from legalrules.datalog.clauses import (
    Comparison,
    Identity,
    Literal,
    Member,
    Negative,
    Positive,
    Rule,
    variables,
)
from legalrules.datalog.program import Aspect, CaseGoals, Predicate, Program
from legalrules.datalog.strata import strata
from legalrules.datalog.terms import Value, Variable, within
from legalrules.values import (
    DateType,
    DecimalType,
    EnumerationType,
    IntegerType,
    Operator,
    Scalar,
    Text,
    TextType,
)

Key = tuple[str, tuple[str, ...]]
YEARS = 10  # how far from the day of decision the days of a case may lie


@dataclass(frozen=True, slots=True)
class Instance:
    """A rule for some things: what each literal of its body comes to, and whether all hold."""

    rule: Rule
    bound: Mapping[Variable, str]
    literals: tuple[Formula, ...]
    holds: Formula
    value: Found | None = None


@dataclass(slots=True)
class Inputs:
    """The facts of the cases searched, by predicate and things; two programs may share them.

    Days are counted from the day of decision: the same case, as long before a decision on another day.
    """

    solver: Solver
    named: Mapping[str, tuple[str, ...]]
    truths: dict[Key, Formula] = field(default_factory=dict)
    numbers: dict[Key, Number] = field(default_factory=dict)

    def truth(self, predicate: Predicate, args: tuple[str, ...]) -> Formula:
        """Whether the fact holds; of a functional one at most one does."""
        key = predicate.name, args
        if key not in self.truths:
            if predicate.functional:
                rivals = [(*args[:-1], thing) for thing in self.named[predicate.sorts[-1]]]
                for rival in rivals:
                    self.truths[predicate.name, rival] = unknown_truth(_name(predicate.name, rival))
                self.solver.require(at_most_one(self.truths[predicate.name, rival] for rival in rivals))
            else:
                self.truths[key] = unknown_truth(_name(*key))
        return self.truths[key]

    def number(self, predicate: Predicate, args: tuple[str, ...], texts: int) -> Number:
        """The value of the attribute; a day as its distance from the day of decision."""
        key = predicate.name, args
        if key not in self.numbers:
            kind = predicate.value
            number = unknown_number(_name(*key), whole=not isinstance(kind, DecimalType))
            self.numbers[key] = number
            for operator, bound in input_range(kind, texts):
                self.solver.require(compared(operator, number, bound))
        return self.numbers[key]


def _name(predicate: str, args: tuple[str, ...]) -> str:
    return f"{predicate}({','.join(args)})"


def input_range(kind: object, texts: int) -> list[tuple[Operator, Fraction]]:
    """The bounds that the type of an attribute declares."""
    low: Fraction | None
    high: Fraction | None
    match kind:
        case DecimalType(_, least, most) | IntegerType(least, most):
            low = None if least is None else Fraction(least)
            high = None if most is None else Fraction(most)
        case EnumerationType(names):
            low, high = Fraction(0), Fraction(len(names) - 1)
        case TextType():
            low, high = Fraction(0), Fraction(texts)
        case _:
            low, high = None, None
    bounds = [(Operator.GE, low), (Operator.LE, high)]
    return [(operator, bound) for operator, bound in bounds if bound is not None]


def _left_to_others(program: Program) -> frozenset[str]:
    """Conclusions that no rule at hand gives in any rättsläge: a municipality's own may, as its delegation does."""
    given = {program.predicates[rule.head.predicate].concept for rule in program.rules}
    return frozenset(
        name
        for name, predicate in program.predicates.items()
        if predicate.is_derived
        and predicate.value is None
        and predicate.aspect in (Aspect.PLAIN, Aspect.IN_REGIME)
        and predicate.concept is not None
        and predicate.concept not in given
    )


class Encoding:
    """The program on a day as formulas: its rules for all things, and what each conclusion and attribute comes to.

    With `elsewhere`, what no rule concludes may hold or not; otherwise it does not hold.
    """

    def __init__(
        self,
        program: Program,
        goals: CaseGoals,
        day: date,
        inputs: Inputs,
        label: str = "",
        *,
        elsewhere: bool = False,
    ) -> None:
        self.program, self.goals, self.day, self.inputs, self.label = program, goals, day, inputs, label
        self.case = inputs.named[goals.sort][0]
        self.texts = texts_in(program)
        self.reckoned: list[Reckoned] = []
        self.instances: list[Instance] = []
        self.givers: dict[Key, list[Instance]] = {}
        self.free: list[str] = []
        self._atoms: dict[Key, Formula] = {}
        self._values: dict[Key, Found] = {}
        self._reader = Reader(
            self._attribute,
            self.holds,
            inputs.named,
            program.predicates,
            self.texts,
            program.calendar,
            within_bounds(inputs.solver, self.reckoned, label, day),
        )
        left = _left_to_others(program) if elsewhere else frozenset[str]()
        self.free.extend(sorted(left))
        for stratum in strata(program).unwrap():
            if left >= stratum.predicates:
                continue
            if stratum.is_recursive:
                self.free.extend(sorted(stratum.predicates))
                continue
            for name in stratum.predicates:
                mine = tuple(rule for rule in stratum.rules if rule.head.predicate == name)
                self._conclude(program.predicates[name], mine)

    def holds(self, predicate: str, args: tuple[str, ...]) -> Formula:
        """Whether the atom holds, stated or concluded."""
        declared = self.program.predicates[predicate]
        if not declared.is_derived or predicate in self.free:
            return self.inputs.truth(declared, args)
        return self._atoms.get((predicate, args), False)

    def of_case(self, predicate: str) -> Formula:
        """Whether the goal holds of the case."""
        return self.holds(predicate, (self.case,))

    def consistent(self) -> Formula:
        """No declared impossibility among the facts."""
        return every(opposite(self.of_case(name)) for name in self.goals.constraints)

    def attribute(self, predicate: str, args: tuple[str, ...]) -> Found:
        """What the attribute comes to."""
        return self._attribute(predicate, args)

    def compare(self, literal: Comparison, bound: Mapping[Variable, str]) -> Formula:
        """Whether the comparison holds for these things."""
        return compare(literal.operator, literal.left, literal.right, bound, self._reader)

    def _conclude(self, predicate: Predicate, rules: tuple[Rule, ...]) -> None:
        for rule in rules:
            for instance in self._instances(rule):
                args = tuple(instance.bound[v] for v in rule.head.args)
                self.givers.setdefault((predicate.name, args), []).append(instance)
                self.instances.append(instance)
        for key in [key for key in self.givers if key[0] == predicate.name]:
            found = [instance for instance in self.givers[key] if instance.holds is not False]
            if predicate.value is None:
                name = f"{self.label}{_name(*key)}"
                self._atoms[key] = self.inputs.solver.define(name, some(i.holds for i in found))
            else:
                self._values[key] = self._named(
                    key, either([(i.holds, i.value) for i in found if i.value is not None])
                )

    def _named(self, key: Key, found: Found) -> Found:
        """The value under a name of its own: what is reckoned from it would else hold it whole, again and again."""
        if isinstance(found.number, Fraction):
            return found
        name = f"{self.label}{_name(*key)}"
        whole = not isinstance(self.program.predicates[key[0]].value, DecimalType)
        number = unknown_number(f"värdet:{name}", whole=whole)
        self.inputs.solver.require(compared(Operator.EQ, number, found.number))
        return Found(self.inputs.solver.define(f"har:{name}", found.has), number, found.cases)

    def _instances(self, rule: Rule) -> Iterator[Instance]:
        """The rule for all things that it may be about. With a rättsläge that cannot apply, none."""
        names = tuple(dict.fromkeys((*rule.head.args, *(v for part in rule.body for v in variables(part)))))
        for bound in assignments(names, self.inputs.named):
            first = self._literal(rule.body[0], bound) if rule.body else True
            if first is False and self._is_guard(rule.body[0]):
                return
            literals = (first, *(self._literal(literal, bound) for literal in rule.body[1:]))
            holds = every(literals)
            value = None
            if rule.head.value is not None and holds is not False:
                value = measured(rule.head.value, bound, self._reader)
            yield Instance(rule, bound, literals, holds, value)

    def _is_guard(self, literal: Literal) -> bool:
        return (
            isinstance(literal, Positive)
            and self.program.predicates[literal.atom.predicate].aspect is Aspect.ACTIVE
        )

    def _literal(self, literal: Literal, bound: Mapping[Variable, str]) -> Formula:
        match literal:
            case Positive(atom):
                return self.holds(atom.predicate, tuple(bound[v] for v in atom.args))
            case Negative(atom):
                return opposite(self.holds(atom.predicate, tuple(bound[v] for v in atom.args)))
            case Comparison():
                return self.compare(literal, bound)
            case Identity(left, right, same):
                return (bound[left] == bound[right]) is same
            case Member():
                return True
            case _:
                assert_never(literal)

    def _attribute(self, name: str, args: tuple[str, ...]) -> Found:
        predicate = self.program.predicates[name]
        if predicate.is_derived:
            return self._values.get((name, args), Found(False, Fraction(0)))
        if name == self.goals.day:
            day = constant(self.day, self.texts)
            return Found(True, day, ((True, day),))
        number = self.inputs.number(predicate, args, len(self.texts))
        if isinstance(predicate.value, DateType):
            number = number + self.day.toordinal()
            self._in_time(name, args, number)
        return Found(True, number)

    def _in_time(self, name: str, args: tuple[str, ...], number: Number) -> None:
        if (name, args) not in self._values:
            self._values[name, args] = Found(True, number)
            self.inputs.solver.require(
                compared(Operator.GE, number, Fraction(around(self.day, -YEARS).toordinal()))
            )
            self.inputs.solver.require(
                compared(Operator.LE, number, Fraction(around(self.day, YEARS).toordinal()))
            )


def either(found: list[tuple[Formula, Found]]) -> Found:
    """The value of the first rule that gives one; whether two differ is asked apart."""
    number: Number = Fraction(0)
    cases: list[Case] | None = []
    earlier: Formula = False
    for body, value in found:
        gives = every((body, value.has, opposite(earlier)))
        if cases is not None and value.cases:
            cases.extend((every((gives, condition)), case) for condition, case in value.cases)
        else:
            cases = None
        earlier = some((earlier, every((body, value.has))))
    for body, value in reversed(found):
        number = choice(every((body, value.has)), value.number, number)
    return Found(earlier, number, tuple(c for c in cases or () if c[0] is not False))


def around(day: date, years: int) -> date:
    """The first of January so many years from the day."""
    return date(day.year + years, 1, 1)


def stretches_of(reckon: Callable[[date], date], day: date) -> Iterator[tuple[Fraction, Fraction, Fraction]]:
    """The stretches of days around the day of decision that are moved equally far, and how far."""
    first, last = (around(day, years).toordinal() for years in (-YEARS, YEARS))
    start, shift = first, None
    for ordinal in range(first, last + 2):
        try:
            moved = reckon(date.fromordinal(ordinal)).toordinal() - ordinal if ordinal <= last else None
        except OverflowError:
            moved = None
        if moved != shift:
            if shift is not None:
                yield Fraction(start), Fraction(ordinal - 1), Fraction(shift)
            start, shift = ordinal, moved


def within_bounds(
    solver: Solver, reckoned: list[Reckoned], label: str, day: date
) -> Callable[[Found, int, int, Callable[[date], date]], Number]:
    """What makes a day that the solver knows within bounds only, the same for the same day; each is noted."""
    known: dict[tuple[int, int, int], tuple[Number, Number]] = {}

    def within(found: Found, least: int, most: int, reckon: Callable[[date], date]) -> Number:
        base = found.number
        if isinstance(base, Fraction):
            return Fraction(reckon(date.fromordinal(int(base))).toordinal())
        key = base.get_id(), least, most
        if key not in known:
            number = unknown_number(f"{label}dag-{len(known)}", whole=True)
            known[key] = number, base  # the base is kept, or its number would be given to another
            reckoned.append(Reckoned(found.has, base, number, reckon))
            solver.require(compared(Operator.GE, number, base + least))
            solver.require(compared(Operator.LE, number, base + most))
            for first, last, shift in stretches_of(reckon, day):
                outside = compared(Operator.LT, base, first), compared(Operator.GT, base, last)
                solver.require(some((*outside, compared(Operator.EQ, number, base + shift))))
        return known[key][0]

    return within


def texts_in(program: Program, stated: Iterable[Scalar] = ()) -> Mapping[str, int]:
    """The texts that rules compare with, and those stated, numbered; the number after them stands for any other."""
    found: dict[str, int] = {}
    for scalar in stated:
        if isinstance(scalar, Text):
            found.setdefault(scalar.text, len(found))
    for rule in program.rules:
        for literal in rule.body:
            if isinstance(literal, Comparison):
                for expression in (*within(literal.left), *within(literal.right)):
                    match expression:
                        case Value(Text(text)):
                            found.setdefault(text, len(found))
                        case _:
                            pass
    return found
