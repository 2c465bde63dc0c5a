"""Instances of a rule: those whose body is certain, and how those fail, or stay possible, that could conclude an atom.

The certain ones are found by joining tuples. The others by binding one variable at a time and stopping at the first
literals that fail, so that a rule failing on its own account fails once and not once for each thing in the domain.
Neither search recurses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from legalrules.datalog.clauses import Literal, Member, Positive, variables
from legalrules.datalog.facts import Statement
from legalrules.datalog.terms import Arguments, Variable
from legalrules.derivation.nodes import Ground
from legalrules.derivation.prepared import Binding, Shape
from legalrules.derivation.reading import Reading, matched


def certain_instances(reading: Reading, shape: Shape, args: Arguments) -> Iterator[Binding]:
    """Every binding that makes the head that atom and the body certain."""
    start = shape.matched(args)
    if start is None or not reading.is_active(shape, certain=True):
        return
    if shape.bound:
        if all(reading.holds(literal, start, certain=True) for literal in shape.body):
            yield start
        return
    waiting: list[tuple[int, Binding]] = [(0, start)]
    while waiting:
        place, binding = waiting.pop()
        if place == len(shape.order):
            yield binding
        else:
            extended = _certain_extensions(reading, shape.order[place], binding)
            waiting.extend((place + 1, further) for further in reversed(extended))


def _certain_extensions(reading: Reading, literal: Literal, binding: Binding) -> Sequence[Binding]:
    match literal:
        case _ if all(v in binding for v in variables(literal)):
            return (binding,) if reading.holds(literal, binding, certain=True) else ()
        case Positive(atom):
            found = (matched(atom.args, args, binding) for args in reading.certain_matches(atom, binding))
            return [extended for extended in found if extended is not None]
        case Member(variable):
            return [{**binding, variable: name} for name in reading.domain(variable.sort) if name is not None]
        case _:
            raise ValueError(f"no positive atom binds the variables of {literal}")


@dataclass(frozen=True, slots=True)
class Fails:
    """Every instance with this binding fails on each of the literals listed by their place in the body."""

    binding: Binding
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Unlisted:
    """Every instance with this binding fails on the literal, but for those where its atom is one of `known`."""

    binding: Binding
    place: int
    known: tuple[Arguments, ...]
    ground: Ground
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Empty:
    """There is no instance with this binding: the variable has nothing to stand for."""

    binding: Binding
    place: int
    variable: Variable


@dataclass(frozen=True, slots=True)
class Open:
    """The body is possible with this binding of all its variables."""

    binding: Binding


Search = Fails | Unlisted | Empty | Open


def possible_instances(reading: Reading, shape: Shape, args: Arguments) -> Iterator[Search]:
    """What becomes of every binding that makes the head that atom: how it fails, or that it is possible.

    The rättsläge of the rule is taken to apply.
    """
    start = shape.matched(args)
    waiting: list[Binding] = [] if start is None else [start]
    while waiting:
        binding = waiting.pop()
        failing, free = _tested(reading, shape, binding)
        if failing:
            yield Fails(binding, failing)
            continue
        if not free:
            yield Open(binding)
            continue
        found, further = _branches(reading, shape, binding, free)
        yield from found
        waiting.extend(reversed(further))


def _tested(reading: Reading, shape: Shape, binding: Binding) -> tuple[tuple[int, ...], list[int]]:
    """The places of the literals that fail, and of those with variables not bound yet."""
    failing, free = [], []
    for place, literal in enumerate(shape.body):
        if not shape.bound and any(v not in binding for v in shape.used[place]):
            free.append(place)
        elif not reading.holds(literal, binding, certain=False):
            failing.append(place)
    return tuple(failing), free


def _branches(
    reading: Reading, shape: Shape, binding: Binding, free: list[int]
) -> tuple[Sequence[Search], Sequence[Binding]]:
    """Bind further: by a literal whose tuples are all stated if there is one, else by the things of a sort."""
    for place in free:
        literal = shape.body[place]
        if isinstance(literal, Positive) and (why := reading.only_stated(literal.atom, binding)):
            ground, statements = why
            known = tuple(dict.fromkeys(statement.args for statement in statements))
            extended = (matched(literal.atom.args, args, binding) for args in known)
            return (Unlisted(binding, place, known, ground, statements),), [
                b for b in extended if b is not None
            ]
    place = free[0]
    variable = next(v for v in shape.used[place] if v not in binding)
    things = reading.domain(variable.sort)
    if not things:
        return (Empty(binding, place, variable),), ()
    return (), [{**binding, variable: thing} for thing in things]
