"""The steps inside a node: each literal of an instance as a premise that holds, or as the failure that stops it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple, assert_never

from legalrules.datalog.clauses import Comparison, Identity, Literal, Member, Negative, Positive
from legalrules.datalog.terms import (
    Aggregate,
    Arguments,
    Arithmetic,
    AttributeOf,
    Expression,
    Plus,
    Quotient,
    Rounded,
    Value,
    WorkingDay,
    attributes,
)
from legalrules.derivation.leaves import Leaves
from legalrules.derivation.nodes import (
    Compared,
    Derivation,
    Exists,
    GroundAtom,
    Held,
    Identified,
    Later,
    Measured,
    NotHeld,
    Operand,
    Premise,
    ReadAttribute,
    Requirement,
    Written,
)
from legalrules.derivation.prepared import Binding
from legalrules.derivation.proofs import Goal, value_goals
from legalrules.derivation.reading import Reading, arguments, read_attributes
from legalrules.values import EnumerationType, Scalar, TextType


class Lack(NamedTuple):
    """A derived atom that is not possible, or a derived attribute that has no value."""

    name: str
    args: Arguments


Task = Goal | Lack


def literal_tasks(reading: Reading, literal: Literal, binding: Binding, *, holds: bool) -> Iterator[Task]:
    """The derived atoms and values that show the literal to hold, or not to."""
    match literal:
        case Positive(atom) | Negative(atom):
            if atom.predicate in reading.derived:
                args = arguments(atom, binding)
                atom_holds = isinstance(literal, Positive) is holds
                yield Goal(atom.predicate, args) if atom_holds else Lack(atom.predicate, args)
        case Comparison():
            for read in read_attributes(literal):
                yield from attribute_tasks(reading, read, binding)
        case Identity() | Member():
            return
        case _:
            assert_never(literal)


def attribute_tasks(reading: Reading, read: AttributeOf, binding: Binding) -> Iterator[Task]:
    """The certain value of a derived attribute, or that it has none; neither if it only has a range."""
    args = arguments(read, binding)
    yield from value_goals(reading, read.predicate, args)
    if not reading.has_value(read.predicate, args):
        yield Lack(read.predicate, args)


class Steps:
    """Makes steps; `node` gives the nodes, already made, of the tasks that a step rests on."""

    def __init__(self, reading: Reading, leaves: Leaves, node: Callable[[Task], Derivation]) -> None:
        self.reading = reading
        self.leaves = leaves
        self.node = node

    def step(self, literal: Literal, binding: Binding, *, holds: bool) -> Premise:
        """The literal as it holds, or as it fails."""
        match literal:
            case Positive(atom) | Negative(atom):
                atom_holds = isinstance(literal, Positive) is holds
                shown = self._atom(atom.predicate, arguments(atom, binding), atom_holds)
                return Held(literal, shown) if atom_holds else NotHeld(literal, shown)
            case Comparison():
                return self._comparison(literal, binding, holds=holds)
            case Identity(left, right):
                return Identified(literal, binding[left], binding[right])
            case Member(variable):
                return Exists(literal, binding[variable])
            case _:
                assert_never(literal)

    def _atom(self, name: str, args: Arguments, holds: bool) -> Derivation:
        if name in self.reading.derived:
            return self.node(Goal(name, args) if holds else Lack(name, args))
        return self.leaves.atom(name, args, holds)

    def _comparison(self, literal: Comparison, binding: Binding, *, holds: bool) -> Compared:
        left, right = self._measured(literal.left, binding), self._measured(literal.right, binding)
        operator = literal.operator if holds else literal.operator.flipped()
        asked = Requirement(left, operator, right) if self._asks(literal, binding, holds) else None
        return Compared(
            literal,
            self.operand(literal.left, binding, asked),
            self.operand(literal.right, binding, asked),
        )

    def _asks(self, literal: Comparison, binding: Binding, holds: bool) -> bool:
        """Whether the comparison is settled only by what the applicant may answer."""
        if self.reading.baseline is None:
            return False
        settled = self.reading.baseline.holds(literal, binding, certain=holds)
        return settled is not holds

    def operand(self, expression: Expression, binding: Binding, asked: Requirement | None = None) -> Operand:
        """A scalar expression with its ends and the source of its attribute."""
        sources = [self._source(read, binding, asked) for read in attributes(expression)]
        source = sources[0] if sources else None
        measured = self._measured(expression, binding)
        if self._has_ends(expression):
            ends = self.reading.ends(expression, binding)
            return Operand(measured, ends.low if ends else None, ends.high if ends else None, source)
        known = self._known_name(expression, binding)
        return Operand(measured, known, known, source)

    def _source(self, read: AttributeOf, binding: Binding, asked: Requirement | None) -> Derivation | None:
        args = arguments(read, binding)
        if read.predicate in self.reading.derived:
            return next(map(self.node, attribute_tasks(self.reading, read, binding)), None)
        known = self.leaves.value(read.predicate, args)
        if known is None and asked is not None:
            return self.leaves.answer(read.predicate, args, asked)
        return known

    def _has_ends(self, expression: Expression) -> bool:
        types = (self.reading.predicate(read.predicate).value for read in attributes(expression))
        return not any(isinstance(kind, EnumerationType | TextType) for kind in types)

    def _known_name(self, expression: Expression, binding: Binding) -> Scalar | None:
        reads = (
            self.reading.values(read.predicate, arguments(read, binding)) for read in attributes(expression)
        )
        return next((values[0] for values in reads if values), None)

    def _measured(self, expression: Expression, binding: Binding) -> Measured:
        match expression:
            case Value(scalar):
                return Written(scalar)
            case AttributeOf(name):
                atom = GroundAtom(self.reading.predicate(name), arguments(expression, binding))
                return ReadAttribute(atom)
            case Plus(base, period):
                return Later(self._measured(base, binding), period)
            case Arithmetic() | Quotient() | Rounded() | WorkingDay() | Aggregate():
                raise NotImplementedError("evidence of calculations")
            case _:
                assert_never(expression)
