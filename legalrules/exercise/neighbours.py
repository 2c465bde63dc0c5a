"""Cases that differ from a known one in one thing that a rule reads: a value at a limit, a fact turned or unknown.

A rule that matters only where everything else is in order is hardly met by cases made at random. A scenario has all
that in order already, so what a change of the rule does is looked for among its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from legalrules.adapters.case_file import CaseFile
from legalrules.datalog.clauses import Comparison, Literal, Negative, Positive, Rule
from legalrules.datalog.facts import Facts, Statement
from legalrules.datalog.program import Predicate, Program
from legalrules.datalog.terms import Aggregate, AttributeOf, within
from legalrules.exercise.completing import open_matters, statement
from legalrules.exercise.limits import around, fits, some
from legalrules.exercise.solving import Solved
from legalrules.law.concept import Concept
from legalrules.values import EnumerationType, Scalar, swedish

DEPTH = 4  # how many rules lie at most between the rule and what it reads


@dataclass(frozen=True, slots=True)
class Difference:
    """One statement instead of another; None where there is none, so that the matter is unknown."""

    before: Statement | None
    after: Statement | None

    def lines(self, concepts: Mapping[str, Concept]) -> tuple[str, str]:
        """What the case file says, and what it says instead; "" for what nobody says."""
        return _line(concepts, self.before), _line(concepts, self.after)


def _line(concepts: Mapping[str, Concept], one: Statement | None) -> str:
    if one is None:
        return ""
    concept = concepts[one.predicate]
    if isinstance(one.value, bool):
        return concept.sentence(one.args, negated=not one.value)
    return f"{concept.sentence(one.args)}: {swedish(one.value)}"


def read_by(program: Program, rules: Iterable[Rule]) -> tuple[str, ...]:
    """The inputs that the rules read, themselves or through other rules, the nearest first."""
    by_head: dict[str, list[Rule]] = {}
    for rule in program.rules:
        by_head.setdefault(rule.head.predicate, []).append(rule)
    found: dict[str, None] = {}
    seen: set[str] = set()
    layer = list(rules)
    for _ in range(DEPTH):
        names = dict.fromkeys(name for rule in layer for name in _names(rule))
        found |= dict.fromkeys(name for name in names if not program.predicates[name].is_derived)
        fresh = [name for name in names if name in by_head and name not in seen]
        seen |= set(fresh)
        layer = [rule for name in fresh for rule in by_head[name]]
    return tuple(found)


def _names(rule: Rule) -> Iterator[str]:
    for literal in rule.body:
        yield from _of_literal(literal)
    if rule.head.value is not None:
        yield from (part.predicate for part in within(rule.head.value) if isinstance(part, AttributeOf))


def _of_literal(literal: Literal) -> Iterator[str]:
    match literal:
        case Positive(atom) | Negative(atom):
            yield atom.predicate
        case Comparison(_, left, right):
            for part in (*within(left), *within(right)):
                if isinstance(part, AttributeOf):
                    yield part.predicate
                elif isinstance(part, Aggregate):
                    yield part.over.predicate
        case _:
            return


def differences(
    case: Solved, day: date, names: tuple[str, ...], limits: Mapping[str, tuple[Scalar, ...]]
) -> Iterator[Difference]:
    """Every neighbour in one of these inputs: at, just below and just above each limit, the other way, unknown."""
    facts, beside = case.facts, _beside(case.program, case.facts)
    for name in names:
        predicate = case.program.predicates[name]
        said = tuple(one for one in facts.statements if one.predicate == name)
        for one in said:
            values = _others(predicate, one.value, (*limits.get(name, ()), *beside.get(name, ())))
            yield from (Difference(one, replace(one, value=value)) for value in values)
            yield Difference(one, None)
        about = {one.args for one in said}
        for _, args in (one for one in open_matters(case.program, facts) if one[0].name == name):
            if args not in about:
                for value in _others(predicate, None, (*limits.get(name, ()), *beside.get(name, ()))):
                    yield Difference(None, statement(predicate, args, value, day))


def _beside(program: Program, facts: Facts) -> Mapping[str, tuple[Scalar, ...]]:
    """For each input, the values stated of others that some rule compares it with."""
    said: dict[str, list[Scalar]] = {}
    for one in facts.statements:
        if not isinstance(one.value, bool):
            said.setdefault(one.predicate, []).append(one.value)
    found: dict[str, dict[Scalar, None]] = {}
    for rule in program.rules:
        for literal in rule.body:
            if isinstance(literal, Comparison):
                left, right = literal.left, literal.right
                if isinstance(left, AttributeOf) and isinstance(right, AttributeOf):
                    for read, other in ((left, right), (right, left)):
                        values = dict.fromkeys(said.get(other.predicate, ()))
                        found.setdefault(read.predicate, {}).update(values)
    return {name: tuple(values) for name, values in found.items()}


def _others(
    predicate: Predicate, value: Scalar | bool | None, limits: tuple[Scalar, ...]
) -> tuple[Scalar | bool, ...]:
    declared = predicate.value
    if declared is None:
        return (not value,) if value is not None else (True, False)
    near = [one for limit in limits for one in around(limit) if fits(one, declared)]
    if isinstance(declared, EnumerationType) or not near:
        near += some(declared)
    return tuple(one for one in dict.fromkeys(near) if one != value)


def changed_case(case: CaseFile, difference: Difference) -> CaseFile:
    """The case with the difference."""
    before, after = difference.before, difference.after
    kept = tuple(one for one in case.facts.statements if one is not before and one != before)
    facts: Facts = replace(case.facts, statements=kept if after is None else (*kept, after))
    return replace(case, facts=facts)
