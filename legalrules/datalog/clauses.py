"""Clauses: rules with their literals, each knowing the provision, and the item, that it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import assert_never

from legalrules.datalog.terms import Atom as Atom
from legalrules.datalog.terms import Expression, Variable, reads, variables_in
from legalrules.law.citation import Citation
from legalrules.law.wording import WordingKey
from legalrules.source import Span
from legalrules.values import Operator as Operator


@dataclass(frozen=True, slots=True)
class Positive:
    """The atom holds. `item` is the citable place that says so."""

    atom: Atom
    item: Citation | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Negative:
    """The atom does not hold."""

    atom: Atom
    item: Citation | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two scalars compared."""

    operator: Operator
    left: Expression
    right: Expression
    item: Citation | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Identity:
    """Two entities are the same, or are different."""

    left: Variable
    right: Variable
    same: bool
    item: Citation | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Member:
    """The variable stands for a thing of its sort: binds what no positive atom binds (page, literal `entity`)."""

    variable: Variable
    item: Citation | None = field(default=None, compare=False)


Literal = Positive | Negative | Comparison | Identity | Member


class Role(Enum):
    """What part a clause plays in carrying out its provision."""

    CONCLUDES = "concludes"  # a provision concludes something that is no effect
    IMPOSES = "imposes"  # a provision imposes an effect
    EXEMPTS = "exempts"  # an exception takes an imposition away
    WAIVES = "waives"  # an exception waives a condition
    MEETS = "meets"  # the items of a condition, as a predicate of their own
    STANDS = "stands"  # an imposition that nothing takes away gives the effect
    TRANSITION = "transition"  # a transitional provision keeps older wordings
    APPLIES = "applies"  # a rättsläge is the one that applies to the case
    ACTIVATES = "activates"  # the rättsläge applies to some case, so its rules matter
    PROMOTES = "promotes"  # what holds in the rättsläge that applies, holds for the case


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a clause came from: its provision, the wording, its part, the rättsläge it was made for.

    `source` is where a row of a table is from.
    """

    role: Role
    citation: Citation | None
    wording: WordingKey | None
    regime: str = ""
    span: Span | None = field(default=None, compare=False)
    source: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """What a rule concludes: a predicate, or an attribute with its value."""

    predicate: str
    args: tuple[Variable, ...]
    value: Expression | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """If the body holds, so does the head."""

    id: str
    head: Head
    body: tuple[Literal, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Dependency:
    """A predicate that a rule rests on; negatively through negation, attributes and aggregates."""

    predicate: str
    negative: bool


def dependencies(rule: Rule) -> Iterator[Dependency]:
    """What the head of the rule depends on, in the order of the body, the head's own expression last."""
    for literal in rule.body:
        match literal:
            case Positive(atom):
                yield Dependency(atom.predicate, False)
            case Negative(atom):
                yield Dependency(atom.predicate, True)
            case Comparison(_, left, right):
                for name, _ in (*reads(left), *reads(right)):
                    yield Dependency(name, True)
            case Identity() | Member():
                pass
            case _:
                assert_never(literal)
    if rule.head.value is not None:
        for name, _ in reads(rule.head.value):
            yield Dependency(name, True)


def variables(literal: Literal) -> Iterator[Variable]:
    """The variables of a literal that the rule must bind, in order, with repetitions."""
    match literal:
        case Positive(atom) | Negative(atom):
            yield from atom.args
        case Comparison(_, left, right):
            yield from variables_in(left)
            yield from variables_in(right)
        case Identity(left, right):
            yield left
            yield right
        case Member(variable):
            yield variable
        case _:
            assert_never(literal)
