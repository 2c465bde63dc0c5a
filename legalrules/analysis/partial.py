"""A case as formulas of the solver, what is unknown in it left unknown: some facts may change, others stand as stated.

Each atom is a pair, as in the language: what is certain and what is possible. A comparison that reads something unknown
is possible and not certain, whatever the range of the unknown: so the solver may miss what only ranges settle, and what
it says is certain is certain in the engine too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import assert_never

from legalrules.analysis.encoding import Key, either, input_range, texts_in, within_bounds
from legalrules.analysis.expressions import Found, Reader, Reckoned, compare, constant, measured
from legalrules.analysis.logic import (
    Formula,
    Number,
    Solver,
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
from legalrules.datalog.program import CaseGoals, Predicate, Program
from legalrules.datalog.stated import Stated
from legalrules.datalog.strata import strata
from legalrules.datalog.terms import Aggregate, AttributeOf, Expression, Value, Variable, parts
from legalrules.values import DecimalType, EnumerationType, Operator, Scalar

UNNAMED = "∗"


@dataclass(frozen=True, slots=True)
class Pair:
    """The two halves of an atom."""

    certain: Formula
    possible: Formula


@dataclass(frozen=True, slots=True)
class Free:
    """A fact that may change: whether it does, what it then is, and how far that is from what it was."""

    key: Key
    changed: Formula
    truth: Formula | None
    number: Number | None
    step: Fraction
    before: Scalar | bool | None


@dataclass(slots=True)
class Partial:
    """The program for one case. `free` are the predicates whose facts may change."""

    program: Program
    goals: CaseGoals
    stated: Stated
    day: date
    solver: Solver
    free: frozenset[str]
    changes: dict[Key, Free] = field(default_factory=dict)
    reckoned: list[Reckoned] = field(default_factory=list)
    _pairs: dict[Key, Pair] = field(default_factory=dict)
    _values: dict[Key, Found] = field(default_factory=dict)
    _may: dict[Key, Formula] = field(default_factory=dict)
    _reader: Reader = field(init=False)

    def __post_init__(self) -> None:
        domains = self.stated.domains
        named = {s: tuple(UNNAMED if n is None else n for n in names) for s, names in domains.items()}
        self._reader = Reader(
            self._attribute,
            lambda name, args: self.pair(name, args).certain,
            named,
            self.program.predicates,
            texts_in(self.program, self.stated.values.values()),
            self.program.calendar,
            within_bounds(self.solver, self.reckoned, "ändring:", self.day),
            self._is_settled,
        )
        for stratum in strata(self.program).unwrap():
            if stratum.is_recursive:
                raise NotImplementedError("recursive rules are not told to the solver")
            for name in stratum.predicates:
                self._conclude(name, tuple(r for r in stratum.rules if r.head.predicate == name))

    def pair(self, name: str, args: tuple[str, ...]) -> Pair:
        """The halves of an atom."""
        predicate = self.program.predicates[name]
        if predicate.is_derived:
            return self._pairs.get((name, args), Pair(False, False))
        if name in self.free and UNNAMED not in args:
            return self._changing(predicate, args)
        things = tuple(None if thing == UNNAMED else thing for thing in args)
        return Pair(self.stated.certain(name, things), self.stated.possible(name, things))

    @property
    def texts(self) -> Mapping[str, int]:
        """The texts that rules or facts name, by number."""
        return self._reader.texts

    def known(self, change: Free) -> Fraction:
        """What a number was before it changed. Raises AssertionError if it was unknown."""
        assert change.before is not None and not isinstance(change.before, bool)
        return constant(change.before, self.texts, _names(self.program.predicates[change.key[0]]))

    def _changing(self, predicate: Predicate, args: tuple[str, ...]) -> Pair:
        name = predicate.name
        before = None if self.stated.is_open(name, args) else self.stated.is_true(name, args)
        free = self.changes.get((name, args))
        if free is None:
            truth = unknown_truth(f"{name}{args}")
            is_new = unknown_truth(f"ny:{name}{args}")
            changed = is_new if before is None else opposite(truth) if before else truth
            free = Free((name, args), changed, truth, None, Fraction(1), before)
            self.changes[name, args] = free
        assert free.truth is not None
        if before is None:
            return Pair(every((free.changed, free.truth)), some((opposite(free.changed), free.truth)))
        return Pair(free.truth, free.truth)

    def _attribute(self, name: str, args: tuple[str, ...]) -> Found:
        predicate = self.program.predicates[name]
        if predicate.is_derived:
            return self._values.get((name, args), Found(False, Fraction(0)))
        known = None if UNNAMED in args else self.stated.values.get((name, args))
        if name in self.free and UNNAMED not in args:
            return self._changing_number(predicate, args, known)
        if known is None:
            return Found(False, Fraction(0))
        number = constant(known, self._reader.texts, _names(predicate))
        return Found(True, number, ((True, number),))

    def _changing_number(self, predicate: Predicate, args: tuple[str, ...], known: Scalar | None) -> Found:
        free = self.changes.get((predicate.name, args))
        if free is None:
            before = None if known is None else constant(known, self._reader.texts, _names(predicate))
            step = _step(predicate, before)
            number = unknown_number(f"{predicate.name}{args}", whole=True) * step
            for operator, bound in input_range(predicate.value, len(self._reader.texts)):
                self.solver.require(compared(operator, number, bound))
            is_new = unknown_truth(f"ny:{predicate.name}{args}")
            changed = is_new if before is None else compared(Operator.NE, number, before)
            free = Free((predicate.name, args), changed, None, number, step, known)
            self.changes[predicate.name, args] = free
        assert free.number is not None
        return Found(True if known is not None else free.changed, free.number)

    def _is_settled(self, name: str, args: tuple[str, ...]) -> Formula:
        pair = self.pair(name, args)
        return some((pair.certain, opposite(pair.possible)))

    def _conclude(self, name: str, rules: tuple[Rule, ...]) -> None:
        predicate = self.program.predicates[name]
        found: dict[tuple[str, ...], list[tuple[Formula, Formula, Found | None, Formula]]] = {}
        for rule in rules:
            names = tuple(dict.fromkeys((*rule.head.args, *(v for p in rule.body for v in variables(p)))))
            for bound in assignments(names, self._reader.named):
                halves = self._body(rule, bound)
                if halves.possible is False:
                    continue
                value, may = None, True
                if rule.head.value is not None:
                    value = measured(rule.head.value, bound, self._reader)
                    may = self._may_have(rule.head.value, bound)
                args = tuple(bound[v] for v in rule.head.args)
                found.setdefault(args, []).append((halves.certain, halves.possible, value, may))
        for args, given in found.items():
            key = name, args
            if predicate.value is None:
                certain, possible = some(c for c, _, _, _ in given), some(p for _, p, _, _ in given)
                self._pairs[key] = self._named(key, Pair(certain, possible))
            else:
                value = either([(c, v) for c, _, v, _ in given if v is not None])
                # A rule that only may give a value may give another one.
                alone = every(some((c, opposite(p))) for c, p, _, _ in given)
                self._values[key] = replace(value, has=every((value.has, alone)))
                self._may[key] = some(every((p, may)) for _, p, _, may in given)

    def _named(self, key: Key, pair: Pair) -> Pair:
        certain = self.solver.define(f"säkert:{key}", pair.certain)
        if pair.certain is pair.possible:
            return Pair(certain, certain)
        return Pair(certain, self.solver.define(f"möjligt:{key}", pair.possible))

    def _body(self, rule: Rule, bound: Mapping[Variable, str]) -> Pair:
        certain: list[Formula] = []
        possible: list[Formula] = []
        for literal in rule.body:
            pair = self._literal(literal, bound)
            if pair.possible is False:
                return Pair(False, False)
            certain.append(pair.certain)
            possible.append(pair.possible)
        return Pair(every(certain), every(possible))

    def _literal(self, literal: Literal, bound: Mapping[Variable, str]) -> Pair:
        match literal:
            case Positive(atom):
                return self.pair(atom.predicate, tuple(bound[v] for v in atom.args))
            case Negative(atom):
                pair = self.pair(atom.predicate, tuple(bound[v] for v in atom.args))
                return Pair(opposite(pair.possible), opposite(pair.certain))
            case Comparison():
                return self._comparison(literal, bound)
            case Identity(left, right, same):
                one, other = bound[left], bound[right]
                if one == other == UNNAMED:
                    return Pair(False, True)
                return Pair((one == other) is same, (one == other) is same)
            case Member(variable):
                return Pair(bound[variable] != UNNAMED, True)
            case _:
                assert_never(literal)

    def _comparison(self, literal: Comparison, bound: Mapping[Variable, str]) -> Pair:
        held = compare(literal.operator, literal.left, literal.right, bound, self._reader)
        sides = [measured(side, bound, self._reader) for side in (literal.left, literal.right)]
        unknown = some(opposite(side.has) for side in sides)
        may = every(self._may_have(side, bound) for side in (literal.left, literal.right))
        return Pair(held, held if unknown is False else every((may, some((unknown, held)))))

    def _may_have(self, expression: Expression, bound: Mapping[Variable, str]) -> Formula:
        """Whether the expression may have a value."""
        match expression:
            case Value() | Aggregate():
                return True
            case AttributeOf(name, args):
                if not self.program.predicates[name].is_derived:
                    return True
                return self._may.get((name, tuple(bound[v] for v in args)), False)
            case _:
                return every(self._may_have(part, bound) for part in parts(expression))


def _names(predicate: Predicate) -> tuple[str, ...]:
    return predicate.value.names if isinstance(predicate.value, EnumerationType) else ()


def _step(predicate: Predicate, before: Fraction | None) -> Fraction:
    """The grain of a change: a tenth of a unit, or finer if the value is; a whole day, number or name."""
    if not isinstance(predicate.value, DecimalType):
        return Fraction(1)
    tenth = Fraction(1, 10)
    return tenth if before is None or (before / tenth).denominator == 1 else Fraction(1, before.denominator)
