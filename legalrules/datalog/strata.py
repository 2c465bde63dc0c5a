"""Strata: the order in which predicates can be settled, or the cycle through a negation that forbids one.

A stratum is a strongly connected component of the dependency graph; each comes after all that it depends on. The search
is Tarjan's, with a stack of its own: a chain of 100,000 rules must not meet Python's recursion limit.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from legalrules.components import components
from legalrules.datalog.clauses import Rule, dependencies
from legalrules.datalog.program import Program
from legalrules.diagnostics.diagnostic import Diagnostic
from legalrules.diagnostics.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Stratum:
    """Predicates that depend on each other, or a single one, with the rules that conclude them."""

    predicates: frozenset[str]
    rules: tuple[Rule, ...]
    is_recursive: bool


def strata(program: Program) -> Outcome[tuple[Stratum, ...]]:
    """The strata of the derived predicates, lowest first; LR401 for each cycle through a negation."""
    by_head: dict[str, list[Rule]] = {}
    for rule in program.rules:
        by_head.setdefault(rule.head.predicate, []).append(rule)
    graph = {
        name: tuple(
            dict.fromkeys(d.predicate for r in rules for d in dependencies(r) if d.predicate in by_head)
        )
        for name, rules in by_head.items()
    }
    found: list[Stratum] = []
    faults: list[Diagnostic] = []
    for component in components(graph, graph.__getitem__):
        rules = tuple(rule for name in component for rule in by_head[name])
        recursive = len(component) > 1 or component[0] in graph[component[0]]
        members = frozenset(component)
        found.append(Stratum(members, rules, recursive))
        negative = [r for r in rules if any(d.negative and d.predicate in members for d in dependencies(r))]
        if negative:
            faults.append(_cycle(rules, negative[0], members))
    return Outcome(tuple(found), tuple(faults))


def _cycle(rules: tuple[Rule, ...], negative: Rule, members: frozenset[str]) -> Diagnostic:
    """The shortest cycle through the negative rule: from what it rests on, back to what it concludes."""
    target = next(d.predicate for d in dependencies(negative) if d.negative and d.predicate in members)
    way = (negative, *_way(rules, target, negative.head.predicate))
    steps = [f"{r.head.predicate} ({r.origin.citation or r.id})" for r in way]
    places = {r.origin.span: r for r in way[1:]}
    return Diagnostic(
        "LR401",
        "a conclusion rests on its own negation",
        negative.origin.span,
        str(negative.origin.citation or ""),
        found=" rests on ".join((*steps, negative.head.predicate)),
        required="no negation, exception or attribute on the way from a conclusion back to itself",
        hint="let the exception rest on stated facts, or on a conclusion that does not need this one",
        related=tuple(
            (f"also on the cycle: {r.origin.citation or r.id}", span) for span, r in places.items() if span
        ),
    )


def _way(rules: tuple[Rule, ...], start: str, goal: str) -> tuple[Rule, ...]:
    """The fewest rules that lead from what `start` depends on to `goal`, by breadth first."""
    by_head: dict[str, list[Rule]] = {}
    for rule in rules:
        by_head.setdefault(rule.head.predicate, []).append(rule)
    came: dict[str, Rule] = {}
    waiting = deque((start,))
    while waiting and goal not in came and start != goal:
        for rule in by_head.get(waiting.popleft(), ()):
            for found in dependencies(rule):
                if found.predicate != start and came.setdefault(found.predicate, rule) is rule:
                    waiting.append(found.predicate)
    way: list[Rule] = []
    while goal != start:
        way.append(came[goal])
        goal = came[goal].head.predicate
    return tuple(reversed(way))
