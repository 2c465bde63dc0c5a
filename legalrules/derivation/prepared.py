"""What evidence needs to know of a program whatever the case: made once, and shared by every case decided under it.

A rule for a rättsläge begins with the atom that the rättsläge applies to some case, which prunes what engines run and
says nothing that a reader is not told elsewhere. It is taken out of the body here, and tested apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import assert_never

from legalrules.components import components
from legalrules.datalog.clauses import (
    Comparison,
    Identity,
    Literal,
    Member,
    Negative,
    Positive,
    Rule,
    dependencies,
    variables,
)
from legalrules.datalog.program import Aspect, Predicate, Program
from legalrules.datalog.terms import Arguments, Variable, reads
from legalrules.law.citation import Citation

Binding = Mapping[Variable, str | None]


@dataclass(frozen=True, slots=True)
class Shape:
    """A rule: `body` without `active`, the atom that its rättsläge applies to some case, if it has one.

    `order` is the body in the order in which certain instances are joined, once the head is bound; `bound` says that
    the head binds every variable. `rests` are the literals that rest on something derived; `leaves` counts those that
    are leaves of a derivation. `place` and `key` order rules as the law does.
    """

    rule: Rule
    active: str | None
    body: tuple[Literal, ...]
    variables: tuple[Variable, ...]
    used: tuple[tuple[Variable, ...], ...]
    order: tuple[Literal, ...]
    bound: bool
    rests: tuple[Literal, ...]
    leaves: int
    place: int
    key: tuple[object, ...]

    def matched(self, args: Arguments) -> dict[Variable, str | None] | None:
        """The binding that makes the head that atom; None if there is none."""
        head = self.rule.head.args
        binding = dict(zip(head, args, strict=True))
        if len(binding) < len(head) and any(binding[v] != a for v, a in zip(head, args, strict=True)):
            return None
        return binding

    def cited(self, place: int) -> Citation | None:
        """The citable place of a literal: its own item, or the rule's."""
        return self.body[place].item or self.rule.origin.citation


class Prepared:
    """A slice of a program, prepared when first asked about. Threads may share it."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._shapes: dict[str, tuple[Shape, ...]] = {}

    def shapes(self, name: str) -> tuple[Shape, ...]:
        """The rules that could conclude the predicate, in the order of the program; shaped when first asked for."""
        found = self._shapes.get(name)
        if found is None:
            predicates, rules = self.program.predicates, self._rules.get(name, ())
            # Two threads may both make them: they are alike, and either is good.
            made = tuple(_shape(predicates, rule, place) for place, rule in rules)
            found = self._shapes.setdefault(name, made)
        return found

    @cached_property
    def derived(self) -> frozenset[str]:
        """The predicates that rules give."""
        return frozenset(name for name, p in self.program.predicates.items() if p.is_derived)

    @cached_property
    def values(self) -> tuple[str, ...]:
        """The attributes that rules give, in the order of the program."""
        return tuple(n for n, p in self.program.predicates.items() if p.is_derived and p.value is not None)

    @cached_property
    def applies(self) -> frozenset[str]:
        """The predicates that say which rättsläge applies."""
        return frozenset(n for n, p in self.program.predicates.items() if p.aspect is Aspect.APPLIES)

    @cached_property
    def _rules(self) -> Mapping[str, list[tuple[int, Rule]]]:
        """The rules by the predicate that they conclude, each with its place in the program."""
        found: dict[str, list[tuple[int, Rule]]] = {}
        for place, rule in enumerate(self.program.rules):
            found.setdefault(rule.head.predicate, []).append((place, rule))
        return found

    @property
    def circle_of(self) -> Mapping[str, int]:
        """The predicates numbered by the circle of dependencies that they lie in, lower ones first."""
        return self._circles[0]

    @property
    def recursive(self) -> frozenset[int]:
        """The circles that turn back on themselves."""
        return self._circles[1]

    @cached_property
    def _circles(self) -> tuple[Mapping[str, int], frozenset[int]]:
        return _circles(self.program, self._rules)


def _shape(predicates: Mapping[str, Predicate], rule: Rule, place: int) -> Shape:
    active = next((one for one in rule.body if _is_active(predicates, one)), None)
    body = tuple(literal for literal in rule.body if literal is not active)
    used = tuple(tuple(dict.fromkeys(variables(literal))) for literal in body)
    head = frozenset(rule.head.args)
    cited = rule.origin.citation
    return Shape(
        rule,
        active.atom.predicate if isinstance(active, Positive) else None,
        body,
        tuple(dict.fromkeys((*rule.head.args, *(v for literal in rule.body for v in variables(literal))))),
        used,
        join_order(body, head),
        all(v in head for names in used for v in names),
        tuple(literal for literal in body if _rests(predicates, literal)),
        sum(_is_leaf(predicates, literal) for literal in body),
        place,
        cited.sort_key() if cited else (),
    )


def _is_active(predicates: Mapping[str, Predicate], literal: Literal) -> bool:
    return isinstance(literal, Positive) and predicates[literal.atom.predicate].aspect is Aspect.ACTIVE


def _rests(predicates: Mapping[str, Predicate], literal: Literal) -> bool:
    match literal:
        case Positive(atom) | Negative(atom):
            return predicates[atom.predicate].is_derived
        case Comparison(_, left, right):
            return any(predicates[name].is_derived for name, _ in (*reads(left), *reads(right)))
        case Identity() | Member():
            return False
        case _:
            assert_never(literal)


def _is_leaf(predicates: Mapping[str, Predicate], literal: Literal) -> bool:
    if isinstance(literal, Positive):
        return not predicates[literal.atom.predicate].is_derived
    return isinstance(literal, Negative | Comparison)


def join_order(body: tuple[Literal, ...], bound: frozenset[Variable]) -> tuple[Literal, ...]:
    """The body in an order that tests what is bound first, and binds by the atom that has most bound already."""
    if all(v in bound for literal in body for v in variables(literal)):
        return body
    left, known, ordered = list(body), set(bound), list[Literal]()

    def reluctance(literal: Literal) -> tuple[bool, int, int, int]:
        told = [v in known for v in variables(literal)]
        kind = 0 if isinstance(literal, Positive) else 1 if isinstance(literal, Member) else 2
        # Of two atoms that leave as much unbound, the one that is looked up by something is the shorter list.
        return not all(told), kind, told.count(False), -told.count(True)

    while left:
        literal = min(left, key=reluctance)
        left.remove(literal)
        ordered.append(literal)
        known.update(variables(literal))
    return tuple(ordered)


def _circles(
    program: Program, rules: Mapping[str, list[tuple[int, Rule]]]
) -> tuple[Mapping[str, int], frozenset[int]]:
    """The predicates numbered by the circle of dependencies that they lie in, lower ones first; and which turn back."""
    needs = {
        name: tuple(dict.fromkeys(d.predicate for _, rule in of for d in dependencies(rule)))
        for name, of in rules.items()
    }
    found = components(program.predicates, lambda name: needs.get(name, ()))
    recursive = (n for n, names in enumerate(found) if len(names) > 1 or names[0] in needs.get(names[0], ()))
    return {name: number for number, names in enumerate(found) for name in names}, frozenset(recursive)
