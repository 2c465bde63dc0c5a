"""The evidence for an answer: a directed acyclic graph of steps, shared where grounds are shared.

Engines say what holds; this graph says why, provision by provision, rebuilt from program, facts and model. Nodes are
compared by identity and printed without their children: two equal questions share one node, and chains of
100 000 steps are neither hashed nor shown recursively. Walk them with `walk`, which does not recurse.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import assert_never

from legalrules.datalog.clauses import Comparison, Identity, Literal, Member, Negative, Positive, Rule
from legalrules.datalog.facts import Statement
from legalrules.datalog.terms import Arguments, Variable
from legalrules.derivation.measured import Divided as Divided
from legalrules.derivation.measured import Gathered as Gathered
from legalrules.derivation.measured import GroundAtom as GroundAtom
from legalrules.derivation.measured import Later as Later
from legalrules.derivation.measured import Measured as Measured
from legalrules.derivation.measured import NextWorkingDay as NextWorkingDay
from legalrules.derivation.measured import ReadAttribute as ReadAttribute
from legalrules.derivation.measured import Reckoned as Reckoned
from legalrules.derivation.measured import Requirement as Requirement
from legalrules.derivation.measured import RoundedTo as RoundedTo
from legalrules.derivation.measured import Written as Written
from legalrules.law.citation import Citation
from legalrules.values import End, Scalar


class Ground(Enum):
    """What the truth of a stated atom rests on."""

    STATED = "stated"  # somebody stated it, true or false, or gave the value
    EXCLUDED = "excluded"  # another was stated, and there is at most one (an `en` relation)
    CLOSED = "closed"  # it was not stated, and the case says that all are


@dataclass(frozen=True, slots=True, eq=False)
class Given:
    """An input atom known true or false, or an input attribute's value; `statements` are those it rests on."""

    atom: GroundAtom
    value: bool | Scalar
    ground: Ground
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Assessed:
    """A judgement known: each statement names the official, the reason and the day."""

    atom: GroundAtom
    value: bool | Scalar
    ground: Ground
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Assumed:
    """Reading `attainable` only: an open fact of the applicant's, taken as answered so."""

    atom: GroundAtom
    answer: bool | Requirement


@dataclass(frozen=True, slots=True, eq=False)
class Applied:
    """A rule applied: the head holds (or has `value`, `computed` so) since every premise does, in the body's order.

    `others` are the rules that would have given the same, each once, in citation order.
    """

    atom: GroundAtom
    rule: Rule
    substitution: Substitution
    premises: tuple[Premise, ...] = field(repr=False)
    value: Scalar | None = None
    computed: Operand | None = field(default=None, repr=False)
    others: tuple[Rule, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, eq=False)
class Absent:
    """A derived atom does not hold (an attribute has no value): every rule that could give it, with where it fails.

    No attempts at all: no provision speaks of it. `lapsed` are the rules whose rättsläge does not apply, one
    line for each rättsläge. `circle` is there when rules rest only on one another.
    """

    atom: GroundAtom
    attempts: tuple[Attempt, ...] = field(repr=False)
    lapsed: tuple[Lapsed, ...] = field(default=(), repr=False)
    circle: Circle | None = field(default=None, repr=False)


Derivation = Given | Assessed | Assumed | Applied | Absent

# What each variable stands for, in the order of the rule; in an attempt, a variable left out may be any thing.
Substitution = tuple[tuple[Variable, str | None], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """The atom of the literal holds."""

    literal: Positive | Negative
    derivation: Derivation = field(repr=False)


@dataclass(frozen=True, slots=True, eq=False)
class NotHeld:
    """The atom of the literal does not hold."""

    literal: Positive | Negative
    refutation: Derivation = field(repr=False)


class Membership(Enum):
    """Whether a thing is in an aggregate."""

    MEMBER = "member"  # surely
    POSSIBLE = "possible"  # perhaps: it counts as far as it could pull the total outwards
    EXCLUDED = "excluded"  # surely not


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """A thing and what it adds to an aggregate; None is the unnamed thing, which stands for all that nobody named.

    `evidence` derives or refutes that it is a member, and is None for what is merely possible. `value` is None for
    what is excluded, and where members are only counted.
    """

    thing: str | None
    membership: Membership
    evidence: Derivation | None = field(default=None, repr=False)
    value: Operand | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A day that is no working day: a Saturday or a Sunday, or `listed` in the calendar that has that source."""

    day: date
    listed: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Operand:
    """A side of a comparison: what it may be at least and at most, and where its attribute's value comes from.

    `low` and `high` are None when it has no value. `source` is None when nothing is known but the declared range, or
    when the rules give a range and no value. In reading `attainable` the ends of what the applicant can answer are
    exchanged. The ends of enumerations and texts are the value when it is known, else None, with no source.

    Of a calculation `parts` are what it is computed from, each with its own value; of an aggregate `counted` are the
    things in it, then those that are not; of a working day `skipped` are the days before it that are none.
    """

    measured: Measured
    low: End | None
    high: End | None
    source: Derivation | None = field(default=None, repr=False)
    parts: tuple[Operand, ...] = field(default=(), repr=False)
    counted: tuple[Counted, ...] = field(default=(), repr=False)
    skipped: tuple[Skipped, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """The comparison, as a premise true whatever the open values are, as a failure false whatever they are."""

    literal: Comparison
    left: Operand
    right: Operand


@dataclass(frozen=True, slots=True, eq=False)
class Identified:
    """Two things are, or are not, the same."""

    literal: Identity
    left: str | None
    right: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Exists:
    """A thing of the sort, named in the case."""

    literal: Member
    name: str | None


@dataclass(frozen=True, slots=True, eq=False)
class NoOther:
    """Only `known` make the literal hold, as things stand: any other substitution fails here."""

    literal: Positive
    known: tuple[Arguments, ...]
    ground: Ground
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, eq=False)
class NothingOfSort:
    """The case names every thing of the variable's sort, and there is none."""

    literal: Literal
    variable: Variable


@dataclass(frozen=True, slots=True, eq=False)
class NoValue:
    """The value that the rule would give reads an attribute that has none."""

    computed: Operand


@dataclass(frozen=True, slots=True, eq=False)
class Circular:
    """The literal rests on an atom of the same circle, which nothing else holds up."""

    literal: Positive
    atom: GroundAtom


Premise = Held | NotHeld | Compared | Identified | Exists
Failure = Held | NotHeld | Compared | Identified | Exists | NoOther | NothingOfSort | NoValue | Circular


@dataclass(frozen=True, slots=True, eq=False)
class Attempt:
    """A rule that could have given the atom, and the literal on which it fails, for these values of its variables.

    `item` is the citable place that fails, the rule's own when the literal has none; `also` are further places that
    fail for the same values.
    """

    rule: Rule
    substitution: Substitution
    item: Citation | None
    failure: Failure
    also: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Lapsed:
    """Rules of a rättsläge that does not apply to the case; `refutation` says why it does not."""

    regime: str
    rules: tuple[Rule, ...]
    refutation: Derivation = field(repr=False)


@dataclass(frozen=True, slots=True, eq=False)
class Unfounded:
    """An atom of a circle, with its attempts."""

    atom: GroundAtom
    attempts: tuple[Attempt, ...] = field(repr=False)
    lapsed: tuple[Lapsed, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, eq=False)
class Circle:
    """An unfounded set: every rule for any of the atoms fails, or rests on another of them."""

    members: tuple[Unfounded, ...] = field(repr=False)


def children(node: Derivation) -> Iterator[Derivation]:
    """The derivations directly under a node, in the order in which they are read."""
    match node:
        case Applied():
            for premise in node.premises:
                yield from _shown(premise)
            yield from _sources(node.computed)
        case Absent():
            for attempt in attempts_of(node):
                yield from _shown(attempt.failure)
            yield from (one.refutation for one in lapsed_of(node))
        case Given() | Assessed() | Assumed():
            return
        case _:
            assert_never(node)


def _shown(step: Premise | Failure) -> Iterator[Derivation]:
    match step:
        case Held(_, derivation):
            yield derivation
        case NotHeld(_, refutation):
            yield refutation
        case Compared(_, left, right):
            yield from _sources(left, right)
        case NoValue(computed):
            yield from _sources(computed)
        case Identified() | Exists() | NoOther() | NothingOfSort() | Circular():
            return
        case _:
            assert_never(step)


def _sources(*operands: Operand | None) -> Iterator[Derivation]:
    for operand in operands:
        if operand is None:
            continue
        if operand.parts or operand.counted:
            yield from sources_of(operand)
        elif operand.source is not None:
            yield operand.source


def sources_of(operand: Operand) -> Iterator[Derivation]:
    """What the value rests on: its source, those of its parts, and of its members and what excludes others."""
    waiting = [operand]
    while waiting:
        one = waiting.pop()
        if one.source is not None:
            yield one.source
        yield from (counted.evidence for counted in one.counted if counted.evidence is not None)
        below = (*one.parts, *(counted.value for counted in one.counted if counted.value is not None))
        waiting.extend(reversed(below))


def values_of(operand: Operand) -> Iterator[Derivation]:
    """Where the values that the operand is computed from come from, but for those of an aggregate's members."""
    waiting = [operand]
    while waiting:
        one = waiting.pop()
        if one.source is not None:
            yield one.source
        waiting.extend(reversed(one.parts))


def attempts_of(node: Absent) -> Iterator[Attempt]:
    """The attempts to give the atom, and if it stands in a circle those of every member, which it rests on."""
    if node.circle is None:
        yield from node.attempts
    else:
        for member in node.circle.members:
            yield from member.attempts


def lapsed_of(node: Absent) -> Iterator[Lapsed]:
    """The rättslägen that do not apply, of the atom and of the members of its circle."""
    if node.circle is None:
        yield from node.lapsed
    else:
        for member in node.circle.members:
            yield from member.lapsed


def walk(*roots: Derivation) -> Iterator[Derivation]:
    """Every node once, in reading order: a node before what is under it, the first mention counting."""
    seen: set[int] = set()
    waiting = list(reversed(roots))
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        # The atoms of a circle have all that is under it in common, which is long: once is enough.
        circle = node.circle if isinstance(node, Absent) else None
        if circle is None or id(circle) not in seen:
            seen.add(id(circle))
            waiting.extend(reversed(tuple(children(node))))
