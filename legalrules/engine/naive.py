"""The meaning, written to be read: every rule instance, over and over, until nothing is new.

Stratum by stratum and half by half; within a stratum until neither a tuple nor a rank changes. No index, no order of
joins, no difference between old and new tuples: other engines are held to this one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import assert_never

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
from legalrules.datalog.comparison import Measuring, Substitution
from legalrules.datalog.facts import Facts
from legalrules.datalog.model import Model, Tuple
from legalrules.datalog.program import Program
from legalrules.datalog.stated import Stated
from legalrules.datalog.strata import strata
from legalrules.datalog.terms import Arguments
from legalrules.values import Infinity

Relations = dict[str, dict[Tuple, int]]


@dataclass(frozen=True, slots=True)
class Naive:
    """The reference engine."""

    name: str = "naive"

    def solve(self, program: Program, facts: Facts, free: frozenset[str] = frozenset()) -> Model:
        """See `Engine.solve`."""
        state = _State(Stated.of(program, facts, free))
        for stratum in strata(program).unwrap():
            state.begin_stratum()
            while state.apply_all(stratum.rules):
                pass
        return Model(state.certain, state.possible)


class _State:
    """What is known so far. `certain` as an argument chooses the half throughout."""

    def __init__(self, stated: Stated) -> None:
        self.stated = stated
        self.certain: Relations = {}
        self.possible: Relations = {}
        self.measuring = Measuring(stated, self.certain, self.possible)

    def begin_stratum(self) -> None:
        """All strata below are complete: attributes are read afresh from them."""
        self.measuring = Measuring(self.stated, self.certain, self.possible)

    def apply_all(self, rules: tuple[Rule, ...]) -> bool:
        """Apply every rule once, in both halves; whether anything changed."""
        return sum(self.apply(rule, certain) for rule in rules for certain in (True, False)) > 0

    def apply(self, rule: Rule, certain: bool) -> bool:
        """Add what the rule gives in a half; whether a tuple was new or a rank became less."""
        relation = (self.certain if certain else self.possible).get(rule.head.predicate, {})
        changed = False
        for substitution in self._substitutions(rule):
            premises = self._premises(rule, substitution, certain)
            if premises is None:
                continue
            rank = 1 + premises
            for given in self._heads(rule, substitution, certain):
                if rank < relation.get(given, rank + 1):
                    relation[given] = rank
                    changed = True
        if relation:
            (self.certain if certain else self.possible)[rule.head.predicate] = relation
        return changed

    def _substitutions(self, rule: Rule) -> Iterator[Substitution]:
        """Every assignment of things to the variables of the rule."""
        names = tuple(
            dict.fromkeys((*rule.head.args, *(v for literal in rule.body for v in variables(literal))))
        )
        for things in product(*(self.stated.domains[v.sort] for v in names)):
            yield dict(zip(names, things, strict=True))

    def _premises(self, rule: Rule, substitution: Substitution, certain: bool) -> int | None:
        """The greatest rank in a body that holds, else None. A day outside the years matters only if all else holds."""
        greatest, outside = 0, None
        for literal in rule.body:
            try:
                rank = self._rank(literal, substitution, certain)
            except OverflowError as error:
                outside = error
                continue
            if rank is None:
                return None
            greatest = max(greatest, rank)
        if outside is not None:
            raise outside
        return greatest

    def _rank(self, literal: Literal, substitution: Substitution, certain: bool) -> int | None:
        """The rank of a literal that holds in the half (0 for all but positive derived atoms); None if it does not."""
        match literal:
            case Positive(atom):
                return self._atom_rank(atom.predicate, tuple(substitution[v] for v in atom.args), certain)
            case Negative(atom):
                args = tuple(substitution[v] for v in atom.args)
                return 0 if self._atom_rank(atom.predicate, args, not certain) is None else None
            case Comparison():
                return 0 if self.measuring.compare(literal, substitution, certain=certain) else None
            case Identity(left, right, same):
                return 0 if identical(substitution[left], substitution[right], same, certain) else None
            case Member(variable):
                return 0 if substitution[variable] is not None or not certain else None
            case _:
                assert_never(literal)

    def _atom_rank(self, predicate: str, args: Arguments, certain: bool) -> int | None:
        if self.stated.predicates[predicate].is_derived:
            relation = (self.certain if certain else self.possible).get(predicate, {})
            return relation.get((args, ()))
        holds = self.stated.certain if certain else self.stated.possible
        return 0 if holds(predicate, args) else None

    def _heads(self, rule: Rule, substitution: Substitution, certain: bool) -> Iterator[Tuple]:
        """The tuple that the head gives, if any (certificate page, section 6, derived attributes)."""
        args = tuple(substitution[v] for v in rule.head.args)
        if rule.head.value is None:
            yield args, ()
            return
        found = self.measuring.measure(rule.head.value, substitution)
        if found.ends is None:
            return
        low, high = found.ends.low, found.ends.high
        if not certain:
            yield args, (low, high)
        elif low == high and not isinstance(low, Infinity) and found.settled:
            yield args, (low,)


def identical(left: str | None, right: str | None, same: bool, certain: bool) -> bool:
    """Whether two things are the same, or different, in a half: of the unnamed one both are possible."""
    if left is None and right is None:
        return not certain
    return (left == right) is same
