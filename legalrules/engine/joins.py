"""How the body of a rule is joined: a tree of tests, loops and existence questions, made once per rule.

What is known is tested at once. Of the literals left, those that share no unknown variable are independent: a group
that the head needs is looped over, any other is asked only whether it holds, and at which least rank. So independent
groups are never multiplied with each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from legalrules.datalog.clauses import Comparison, Literal, Member, Positive, Rule, variables
from legalrules.datalog.program import Program
from legalrules.datalog.terms import AttributeOf, Value, Variable

# Python nests at most twenty blocks; a body may bind a thousand variables.
DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Tested:
    """A literal whose variables are all known."""

    literal: Literal


@dataclass(frozen=True, slots=True)
class Asked:
    """Whether there are things that make a group of literals hold, and the least rank at which they do."""

    given: tuple[Variable, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Looped:
    """A literal that binds variables, and what is done for each of its tuples."""

    literal: Literal
    known: frozenset[Variable]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Continued:
    """The same, in a function of its own, since blocks nest only so deep."""

    given: tuple[Variable, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """All that the head, or the question, needs is known."""


Step = Tested | Asked | Looped | Continued | Found


@dataclass(frozen=True, slots=True)
class Join:
    """A rule as it is joined from nothing, or from a tuple of the trigger.

    `late` are the comparisons that can lead out of range, which matters only if all else holds; then every assignment
    counts, and so too if the head has a value.
    """

    rule: Rule
    trigger: Positive | None
    late: tuple[Comparison, ...]
    steps: tuple[Step, ...]


def join(program: Program, rule: Rule, trigger: Positive | None = None) -> Join:
    """How the rule is joined, set off by one of its positive literals or by nothing."""
    late = tuple(b for b in rule.body if isinstance(b, Comparison) and _can_lead_out(b))
    rest = [b for b in rule.body if b is not trigger and not any(b is other for other in late)]
    needed = set(rule.head.args)
    if late or rule.head.value is not None:
        needed = {v for literal in rule.body for v in variables(literal)}
    known = frozenset(trigger.atom.args if trigger else ())
    return Join(rule, trigger, late, _Planner(program).steps(rest, known, frozenset(needed), 0))


def _can_lead_out(literal: Comparison) -> bool:
    return not all(isinstance(side, AttributeOf | Value) for side in (literal.left, literal.right))


@dataclass(frozen=True, slots=True)
class _Planner:
    program: Program

    def steps(
        self, literals: Sequence[Literal], known: frozenset[Variable], needed: frozenset[Variable], depth: int
    ) -> tuple[Step, ...]:
        """The steps that join the literals and end when the needed variables are known."""
        tests = tuple(Tested(literal) for literal in literals if known.issuperset(variables(literal)))
        rest = [literal for literal in literals if not known.issuperset(variables(literal))]
        groups = _groups(rest, known)
        asked = [g for g in groups if needed.isdisjoint(_unknown(g, known))]
        looped = [literal for g in groups if g not in asked for literal in g]
        if not needed and len(asked) == 1 and 0 < depth < DEEPEST:
            # In a question all that is left is one group: it is looped over here, and need not be a question again.
            return (*tests, self._loop(asked[0], known, needed, depth))
        questions = tuple(self._question(group, known) for group in asked)
        if not looped:
            return (*tests, *questions, Found())
        return (*tests, *questions, self._loop(looped, known, needed, depth))

    def _loop(
        self, literals: Sequence[Literal], known: frozenset[Variable], needed: frozenset[Variable], depth: int
    ) -> Step:
        if depth == DEEPEST:
            return Continued(tuple(sorted(known, key=str)), (self._loop(literals, known, needed, 0),))
        chosen = min(literals, key=lambda literal: self._cost(literal, known))
        rest = [literal for literal in literals if literal is not chosen]
        return Looped(chosen, known, self.steps(rest, known.union(variables(chosen)), needed, depth + 1))

    def _question(self, literals: Sequence[Literal], known: frozenset[Variable]) -> Step:
        given = dict.fromkeys(v for literal in literals for v in variables(literal) if v in known)
        return Asked(tuple(given), (self._loop(literals, frozenset(given), frozenset(), 0),))

    def _cost(self, literal: Literal, known: frozenset[Variable]) -> tuple[int, ...]:
        """Atoms with known arguments first, derived before stated; memberships last: they range over domains."""
        its = frozenset(variables(literal))
        match literal:
            case Positive(atom):
                derived = self.program.predicates[atom.predicate].is_derived
                return 0, len(its - known), its.isdisjoint(known), not derived
            case Member():
                return (1,)
            case _:
                return (2,)


def _unknown(literals: Iterable[Literal], known: frozenset[Variable]) -> set[Variable]:
    return {v for literal in literals for v in variables(literal) if v not in known}


def _groups(literals: Sequence[Literal], known: frozenset[Variable]) -> list[list[Literal]]:
    """The literals that hang together by unknown variables, in the order of the body."""
    leader: dict[Variable, Variable] = {}

    def top(variable: Variable) -> Variable:
        while leader.setdefault(variable, variable) != variable:
            leader[variable] = leader[leader[variable]]
            variable = leader[variable]
        return variable

    firsts: list[Variable] = []
    for literal in literals:
        unknown = [v for v in variables(literal) if v not in known]
        firsts.append(unknown[0])
        for other in unknown[1:]:
            leader[top(other)] = top(unknown[0])
    groups: dict[Variable, list[Literal]] = {}
    for literal, first in zip(literals, firsts, strict=True):
        groups.setdefault(top(first), []).append(literal)
    return list(groups.values())
