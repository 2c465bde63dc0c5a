"""Changes of a rule that a good set of scenarios would notice, made on the clauses of the program.

A provision's rule is many clauses: one for each alternative and rättsläge. A mutant changes them all alike, so it is a
change of the law and not of its translation. What a limit was is moved a step, what a comparison was is turned, a
condition or an alternative is struck, an exception is taken away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from types import MappingProxyType
from typing import assert_never

from legalrules.datalog.clauses import (
    Atom,
    Comparison,
    Head,
    Identity,
    Literal,
    Member,
    Negative,
    Positive,
    Role,
    Rule,
    variables,
)
from legalrules.datalog.program import Aspect, Program
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
    variables_in,
)
from legalrules.exercise.limits import moved
from legalrules.law.citation import Citation
from legalrules.law.wording import WordingKey
from legalrules.source import Span
from legalrules.values import Operator, Period, swedish

_REGIME = re.compile(r"@[0-9]{4}-[0-9]{2}-[0-9]{2}( utan [^' ]+)*")
LawRule = tuple[Role, Citation, WordingKey, Span | None]


class Change(Enum):
    """What is done to a rule."""

    LIMIT = "gränsen flyttad"
    TURNED = "jämförelsen vänd"
    STRICT = "gränsen räknas på andra sidan"
    DROPPED = "villkoret struket"
    ALTERNATIVE = "alternativet struket"
    EXCEPTION = "undantaget borttaget"
    RESULT = "värdet ändrat"


@dataclass(frozen=True, slots=True)
class Mutant:
    """A change of a provision's rule. `spot` is the literal, or alternative, that it is made to, in any rättsläge."""

    rule: LawRule
    change: Change
    spot: str
    step: int = 0

    @property
    def citation(self) -> Citation:
        """Where the rule stands."""
        return self.rule[1]

    def __str__(self) -> str:
        wording, by = self.rule[2].validity.start, f" ({self.step:+d})" if self.step else ""
        return f"{self.citation} (lydelse från {wording}): {self.change.value}{by}: {self.spot}".rstrip(": ")


_LT, _LE, _GT, _GE = Operator.LT, Operator.LE, Operator.GT, Operator.GE
_STRICT = MappingProxyType({_LT: _LE, _LE: _LT, _GT: _GE, _GE: _GT})
_TURNED = MappingProxyType({_LT: _GT, _LE: _GE, _GT: _LT, _GE: _LE})
_ROLES = frozenset((Role.CONCLUDES, Role.IMPOSES, Role.EXEMPTS, Role.WAIVES, Role.TRANSITION, Role.MEETS))


def law_rule(rule: Rule) -> LawRule | None:
    """The provision's rule that a clause carries out."""
    origin = rule.origin
    if origin.role not in _ROLES or origin.citation is None or origin.wording is None:
        return None
    return origin.role, origin.citation, origin.wording, origin.span


def law_rules(program: Program) -> Mapping[LawRule, tuple[Rule, ...]]:
    """The clauses of each provision's rule."""
    found: dict[LawRule, list[Rule]] = {}
    for rule in program.rules:
        key = law_rule(rule)
        if key is not None:
            found.setdefault(key, []).append(rule)
    return {key: tuple(rules) for key, rules in found.items()}


def mutants_of(program: Program) -> tuple[Mutant, ...]:
    """Every mutant of the rules of the program, in its order."""
    found: dict[Mutant, None] = {}
    for key, clauses in law_rules(program).items():
        for mutant in _of_rule(program, key, clauses):
            found[mutant] = None
    return tuple(found)


def _of_rule(program: Program, key: LawRule, clauses: tuple[Rule, ...]) -> Iterator[Mutant]:
    if key[0] in (Role.EXEMPTS, Role.WAIVES):
        yield Mutant(key, Change.EXCEPTION, "")
    bodies = {_alternative(program, rule) for rule in clauses}
    for rule in clauses:
        if len(bodies) > 1:
            yield Mutant(key, Change.ALTERNATIVE, _alternative(program, rule))
        for literal in rule.body:
            yield from _of_literal(program, key, literal)
        if rule.head.value is not None and _altered(rule.head.value, 1) != rule.head.value:
            yield Mutant(key, Change.RESULT, spot(program, rule.head.value), 1)


def _of_literal(program: Program, key: LawRule, literal: Literal) -> Iterator[Mutant]:
    if isinstance(literal, Member) or _is_regime(program, literal):
        return
    where = spot(program, literal)
    yield Mutant(key, Change.DROPPED, where)
    if isinstance(literal, Comparison):
        if literal.operator in _STRICT:
            yield Mutant(key, Change.STRICT, where)
        yield Mutant(key, Change.TURNED, where)
        for step in (1, -1):
            if (_altered(literal.left, step), _altered(literal.right, step)) != (literal.left, literal.right):
                yield Mutant(key, Change.LIMIT, where, step)


def _is_regime(program: Program, literal: Literal) -> bool:
    ours = (Aspect.ACTIVE, Aspect.APPLIES)
    return (
        isinstance(literal, Positive | Negative) and program.predicates[literal.atom.predicate].aspect in ours
    )


def _altered(expression: Expression, step: int) -> Expression:
    """The expression with the limit in it moved; the same if there is none."""
    match expression:
        case Value(scalar):
            other = moved(scalar, step)
            return expression if other is None else Value(other)
        case Plus(base, period):
            return Plus(base, Period(period.years, period.months, period.weeks, period.days + step))
        case _:
            return expression


def changed(program: Program, mutant: Mutant, clauses: tuple[Rule, ...]) -> Mapping[str, Rule | None]:
    """What becomes of the clauses that the mutant changes, by their ids; None for one that goes."""
    found: dict[str, Rule | None] = {}
    for rule in clauses:
        match mutant.change:
            case Change.EXCEPTION:
                found[rule.id] = None
            case Change.ALTERNATIVE if _alternative(program, rule) == mutant.spot:
                found[rule.id] = None
            case Change.RESULT if (
                rule.head.value is not None and spot(program, rule.head.value) == mutant.spot
            ):
                head = Head(rule.head.predicate, rule.head.args, _altered(rule.head.value, mutant.step))
                found[rule.id] = replace(rule, head=head)
            case Change.ALTERNATIVE | Change.RESULT:
                pass
            case _:
                body = tuple(made for one in rule.body for made in _literals(program, mutant, one))
                if body != rule.body:
                    found[rule.id] = replace(rule, body=_bound(rule, body))
    return found


def _literals(program: Program, mutant: Mutant, literal: Literal) -> tuple[Literal, ...]:
    if isinstance(literal, Member) or spot(program, literal) != mutant.spot:
        return (literal,)
    if mutant.change is Change.DROPPED or not isinstance(literal, Comparison):
        return ()
    operator, left, right = literal.operator, literal.left, literal.right
    match mutant.change:
        case Change.STRICT:
            operator = _STRICT.get(operator, operator)
        case Change.TURNED:
            operator = _TURNED.get(operator, operator.flipped())
        case _:
            left, right = _altered(left, mutant.step), _altered(right, mutant.step)
    return (replace(literal, operator=operator, left=left, right=right),)


def _bound(rule: Rule, body: tuple[Literal, ...]) -> tuple[Literal, ...]:
    """The body with a membership for each variable that a struck condition leaves unbound."""
    bound = {v for one in body if isinstance(one, Positive | Member) for v in variables(one)}
    value = () if rule.head.value is None else tuple(variables_in(rule.head.value))
    needed = (*rule.head.args, *value, *(v for one in body for v in variables(one)))
    return (*(Member(v) for v in dict.fromkeys(needed) if v not in bound), *body)


def mutated(program: Program, change: Mapping[str, Rule | None]) -> Program:
    """The program with the clauses changed."""
    rules = (change.get(rule.id, rule) for rule in program.rules)
    return replace(program, rules=tuple(rule for rule in rules if rule is not None))


def _alternative(program: Program, rule: Rule) -> str:
    return "; ".join(spot(program, one) for one in rule.body if not _is_regime(program, one))


def spot(program: Program, part: Literal | Expression) -> str:
    """A literal or expression in words, without its rättsläge."""
    match part:
        case Positive(atom):
            return _said(program, atom, negated=False)
        case Negative(atom):
            return _said(program, atom, negated=True)
        case Comparison(operator, left, right):
            return f"{spot(program, left)} {operator.value} {spot(program, right)}"
        case Identity(one, other, same):
            return f"{one.name} är {'' if same else 'inte '}{other.name}"
        case Member(variable):
            return variable.name
        case _:
            return _REGIME.sub("", _shown(program, part))


def _said(program: Program, atom: Atom, *, negated: bool) -> str:
    return _sentence(program, atom.predicate, atom.args, negated=negated)


def _sentence(program: Program, name: str, args: tuple[Variable, ...], *, negated: bool = False) -> str:
    declared = program.predicates[name]
    if declared.concept is None or declared.aspect not in (Aspect.PLAIN, Aspect.IN_REGIME):
        words = f"{_REGIME.sub('', name)}({', '.join(v.name for v in args)})"
        return f"inte {words}" if negated else words
    return declared.concept.sentence(tuple(v.name for v in args), negated=negated)


def _shown(program: Program, expression: Expression) -> str:
    match expression:
        case AttributeOf(name, args):
            return _sentence(program, name, args)
        case Value(scalar):
            return swedish(scalar)
        case Plus(base, period):
            parts = (
                (period.years, "år"),
                (period.months, "mån"),
                (period.weeks, "veckor"),
                (period.days, "dagar"),
            )
            return (
                f"{_shown(program, base)} + {' '.join(f'{n} {unit}' for n, unit in parts if n) or '0 dagar'}"
            )
        case Arithmetic(operator, left, right):
            return f"({_shown(program, left)} {operator.value} {_shown(program, right)})"
        case Aggregate(operator, member, over, of):
            told = "" if of is None else f"{_shown(program, of)} "
            return f"{operator.value} {told}för {member.name}: {_said(program, over, negated=False)}"
        case Quotient(left, right):
            return f"({_shown(program, left)} / {_shown(program, right)})"
        case Rounded(base) | WorkingDay(base):
            return f"avrundat {_shown(program, base)}"
        case _:
            assert_never(expression)
