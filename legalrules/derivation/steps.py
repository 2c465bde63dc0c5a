"""The steps inside a node: each literal of an instance as a premise that holds, or as the failure that stops it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import assert_never

from legalrules.datalog.clauses import Comparison, Identity, Literal, Member, Negative, Positive
from legalrules.datalog.terms import Arguments, Expression
from legalrules.derivation.leaves import Leaves
from legalrules.derivation.nodes import (
    Compared,
    Derivation,
    Exists,
    Held,
    Identified,
    Measured,
    NotHeld,
    Operand,
    Premise,
    Requirement,
)
from legalrules.derivation.operands import Lack, Operands, Task, expression_tasks, measured
from legalrules.derivation.prepared import Binding
from legalrules.derivation.proofs import Goal
from legalrules.derivation.reading import Reading, arguments


def literal_tasks(reading: Reading, literal: Literal, binding: Binding, *, holds: bool) -> Iterator[Task]:
    """The derived atoms and values that show the literal to hold, or not to."""
    match literal:
        case Positive(atom) | Negative(atom):
            if atom.predicate in reading.derived:
                args = arguments(atom, binding)
                atom_holds = isinstance(literal, Positive) is holds
                yield Goal(atom.predicate, args) if atom_holds else Lack(atom.predicate, args)
        case Comparison():
            yield from expression_tasks(reading, literal.left, binding)
            yield from expression_tasks(reading, literal.right, binding)
        case Identity() | Member():
            return
        case _:
            assert_never(literal)


class Steps:
    """Makes steps; `node` gives the nodes, already made, of the tasks that a step rests on."""

    def __init__(self, reading: Reading, leaves: Leaves, node: Callable[[Task], Derivation]) -> None:
        self.reading = reading
        self.leaves = leaves
        self.node = node
        self._operands = Operands(reading, leaves, node)

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
        """A scalar expression with its ends, and where they come from."""
        return self._operands.operand(expression, binding, asked)

    def _measured(self, expression: Expression, binding: Binding) -> Measured:
        return measured(self.reading, expression, binding)
