"""Literals made into functions over numbered variables, once per program, so that solving a case only calls them.

A binding is a list with a place for each variable of the rule. A test gives the rank of a literal that holds (0 for
all but positive derived atoms) or None; a join gives the things that a literal with unknown variables holds of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
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
    variables,
)
from legalrules.datalog.model import Tuple
from legalrules.datalog.program import Program
from legalrules.datalog.terms import Arguments, Variable
from legalrules.engine.half import HalfState
from legalrules.engine.naive import identical
from legalrules.values import Infinity

Binding = list[str | None]
Places = Mapping[Variable, int]
Test = Callable[[HalfState, Binding], int | None]
Candidates = Callable[[HalfState, Binding], Iterable[Arguments]]
Conclusion = Callable[[HalfState, Binding], Tuple | None]


class Making:
    """The program for which functions are made. Equal comparisons share a number, and so what is known of them."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._numbers: dict[Comparison, int] = {}

    def number(self, literal: Comparison) -> int:
        """The number of a comparison."""
        return self._numbers.setdefault(literal, len(self._numbers))


@dataclass(frozen=True, slots=True)
class Join:
    """A literal that binds variables: candidates, where their things go, and then the tests that have become possible.

    `tests` begin with the literal itself if it is an atom, for its rank and for variables that stand in it twice.
    """

    candidates: Candidates
    fills: tuple[tuple[int, int], ...]
    tests: tuple[Test, ...]


def pick(places: tuple[int, ...]) -> Callable[[Binding], Arguments]:
    """The things at some places of a binding; short lists are spelt out, since every step goes through here."""
    match places:
        case (only,):
            return lambda binding: (binding[only],)
        case (first, second):
            return lambda binding: (binding[first], binding[second])
        case _:
            return lambda binding: tuple([binding[place] for place in places])


def test_of(literal: Literal, places: Places, making: Making) -> Test:
    """The test of a literal whose variables are all known."""
    match literal:
        case Positive(atom):
            return _holds(atom, places, making)
        case Negative(atom):
            return _fails(atom, places, making)
        case Comparison():
            return _compares(literal, places, making)
        case Identity(left, right, same):
            one, other = places[left], places[right]
            return lambda half, b: 0 if identical(b[one], b[other], same, half.certain) else None
        case Member(variable):
            place = places[variable]
            return lambda half, b: None if half.certain and b[place] is None else 0
        case _:
            assert_never(literal)


def _holds(atom: Atom, places: Places, making: Making) -> Test:
    name, arguments = atom.predicate, pick(tuple(places[v] for v in atom.args))
    if not making.program.predicates[name].is_derived:
        return lambda half, b: 0 if half.stated_holds(name, arguments(b), half.certain) else None

    def test(half: HalfState, binding: Binding) -> int | None:
        ranks = half.ranks.get(name)
        return None if ranks is None else ranks.get((arguments(binding), ()))

    return test


def _fails(atom: Atom, places: Places, making: Making) -> Test:
    name, arguments = atom.predicate, pick(tuple(places[v] for v in atom.args))
    if not making.program.predicates[name].is_derived:
        return lambda half, b: None if half.stated_holds(name, arguments(b), not half.certain) else 0

    def test(half: HalfState, binding: Binding) -> int | None:
        ranks = half.opposite.get(name)
        return 0 if ranks is None or (arguments(binding), ()) not in ranks else None

    return test


def _compares(literal: Comparison, places: Places, making: Making) -> Test:
    bound = tuple(dict.fromkeys(variables(literal)))
    number, things = making.number(literal), pick(tuple(places[v] for v in bound))
    return lambda half, b: 0 if half.compares(literal, number, bound, things(b)) else None


def join_of(literal: Literal, places: Places, known: frozenset[Variable], making: Making) -> Join:
    """The join of a literal with unknown variables, its own tests only."""
    match literal:
        case Positive(atom):
            return _atom_join(atom, places, known, making)
        case Member(variable):
            sort = variable.sort
            return Join(
                lambda half, b: [(thing,) for thing in half.stated.domains[sort]],
                ((places[variable], 0),),
                (test_of(literal, places, making),),
            )
        case _:
            raise AssertionError("safety: only positive atoms and memberships bind variables")


def _atom_join(atom: Atom, places: Places, known: frozenset[Variable], making: Making) -> Join:
    name = atom.predicate
    positions = tuple(n for n, v in enumerate(atom.args) if v in known)
    things = pick(tuple(places[atom.args[n]] for n in positions))
    fills = tuple((places[v], n) for n, v in enumerate(atom.args) if v not in known)
    if making.program.predicates[name].is_derived:
        return Join(
            lambda half, b: half.derived_matching(name, positions, things(b)),
            fills,
            (_holds(atom, places, making),),
        )
    repeated = len({place for place, _ in fills}) < len(fills)
    return Join(
        lambda half, b: half.stated_matching(name, positions, things(b)),
        fills,
        (_holds(atom, places, making),) if repeated else (),
    )


def conclusion_of(head: Head, places: Places) -> Conclusion:
    """The tuple that a head gives, if any (certificate page, section 6, derived attributes)."""
    arguments = pick(tuple(places[v] for v in head.args))
    value = head.value
    if value is None:
        return lambda half, b: (arguments(b), ())
    bound = tuple(places.items())

    def conclude(half: HalfState, binding: Binding) -> Tuple | None:
        substitution = {variable: binding[place] for variable, place in bound}
        ends = half.measuring.ends(value, substitution)
        if ends is None:
            return None
        if not half.certain:
            return arguments(binding), (ends.low, ends.high)
        finite = ends.low == ends.high and not isinstance(ends.low, Infinity)
        settled = finite and half.measuring.settled(value, substitution)
        return (arguments(binding), (ends.low,)) if settled else None

    return conclude
