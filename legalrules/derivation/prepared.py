"""What evidence needs of a program and not of a case, found once: rules by head, circles, orders of joining.

It grows as cases ask, and every entry is the same whoever makes it, so threads may share it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from legalrules.components import components
from legalrules.datalog.clauses import Literal, Member, Positive, Rule, dependencies, variables
from legalrules.datalog.program import Program
from legalrules.datalog.terms import Variable

Order = tuple[tuple[Literal, frozenset[Variable]], ...]


class Prepared:
    """A program, usually the slice of a case type, made ready to be explained."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._orders: dict[tuple[int, frozenset[Variable]], Order] = {}
        self._variables: dict[int, tuple[Variable, ...]] = {}

    @cached_property
    def rules(self) -> Mapping[str, tuple[Rule, ...]]:
        """The rules that could conclude each predicate, in the order of the program."""
        found: dict[str, list[Rule]] = {}
        for rule in self.program.rules:
            found.setdefault(rule.head.predicate, []).append(rule)
        return {name: tuple(rules) for name, rules in found.items()}

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each rule stands in the program, by its id."""
        return {rule.id: place for place, rule in enumerate(self.program.rules)}

    @cached_property
    def circle_of(self) -> Mapping[str, int]:
        """The predicates numbered by the circle of dependencies that they lie in; alone, if they lie in none."""
        found = components(
            self.program.predicates,
            lambda name: [d.predicate for rule in self.rules.get(name, ()) for d in dependencies(rule)],
        )
        return {name: number for number, names in enumerate(found) for name in names}

    def variables(self, rule: Rule) -> tuple[Variable, ...]:
        """The variables of a rule, each once: those of the head, then those of the body in order."""
        found = self._variables.get(id(rule))
        if found is None:
            body = (variable for literal in rule.body for variable in variables(literal))
            found = self._variables[id(rule)] = tuple(dict.fromkeys((*rule.head.args, *body)))
        return found

    def order(self, rule: Rule, bound: frozenset[Variable]) -> Order:
        """The body in an order that tests what is bound first, and binds by the atom that has most bound already.

        Each literal stands with its variables.
        """
        key = id(rule), bound
        found = self._orders.get(key)
        if found is None:
            ordered = join_order(rule, bound)
            found = self._orders[key] = tuple((one, frozenset(variables(one))) for one in ordered)
        return found


def join_order(rule: Rule, bound: frozenset[Variable]) -> tuple[Literal, ...]:
    """The body in an order that tests what is bound first, and binds by the atom that has most bound already."""
    if all(v in bound for literal in rule.body for v in variables(literal)):
        return rule.body
    left, known, ordered = list(rule.body), set(bound), list[Literal]()

    def reluctance(literal: Literal) -> tuple[bool, int, int]:
        unbound = sum(v not in known for v in variables(literal))
        kind = 0 if isinstance(literal, Positive) else 1 if isinstance(literal, Member) else 2
        return unbound > 0, kind, unbound

    while left:
        literal = min(left, key=reluctance)
        left.remove(literal)
        ordered.append(literal)
        known.update(variables(literal))
    return tuple(ordered)
