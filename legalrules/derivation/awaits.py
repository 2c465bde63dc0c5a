"""What an open answer waits for: the facts and judgements that could still settle it.

An open goal waits for what is open in the instances that could give it. When the application is to be completed, the
questions are only those that the derivation in reading `attainable` rests on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from legalrules.datalog.clauses import Comparison, Member, Negative, Positive
from legalrules.datalog.terms import Aggregate, Arguments, AttributeOf, aggregates, attributes
from legalrules.derivation.instances import Open, possible_instances
from legalrules.derivation.members import members
from legalrules.derivation.nodes import Assumed, Derivation, GroundAtom, Membership, Requirement, walk
from legalrules.derivation.prepared import Binding, Shape
from legalrules.derivation.reading import Reading, arguments, read_attributes
from legalrules.law.concept import Sourcing

Key = tuple[str, Arguments]


@dataclass(frozen=True, slots=True)
class Awaited:
    """An open input or judgement; its predicate's concept has the question and the sources.

    An argument that is None asks of things that nobody has named: whether there are any, or that all are named.
    `answers` are what the applicant's answer has to be, when that is known; `contested` when sources contradict each
    other about it.
    """

    atom: GroundAtom
    answers: tuple[bool | Requirement, ...] = ()
    contested: bool = False

    @property
    def is_judgement(self) -> bool:
        """Whether only an official can settle it."""
        return self.atom.predicate.sourcing is Sourcing.JUDGEMENT


def awaits(reading: Reading, goals: Iterable[Key]) -> tuple[Awaited, ...]:
    """What the goals that are open wait for, in the order in which the rules ask."""
    found: dict[Key, Awaited] = {}
    waiting = [goal for goal in goals if _is_open(reading, *goal)]
    seen = set(waiting)
    waiting.reverse()
    while waiting:
        name, args = waiting.pop()
        predicate = reading.predicate(name)
        if not predicate.is_derived:
            contested = (name, args) in reading.stated.set_aside
            found[name, args] = Awaited(GroundAtom(predicate, args), contested=contested)
            continue
        below = [key for key in dict.fromkeys(_open_below(reading, name, args)) if key not in seen]
        seen.update(below)
        waiting.extend(reversed(below))
    return tuple(found.values())


def questions(*derivations: Derivation) -> tuple[Awaited, ...]:
    """What the applicant is taken to answer in derivations of reading `attainable`, each atom once."""
    answers: dict[Key, list[Assumed]] = {}
    for node in walk(*derivations):
        if isinstance(node, Assumed):
            answers.setdefault((node.atom.predicate.name, node.atom.args), []).append(node)
    return tuple(Awaited(nodes[0].atom, tuple(node.answer for node in nodes)) for nodes in answers.values())


def _is_open(reading: Reading, name: str, args: Arguments) -> bool:
    """Whether the atom is open, or the attribute without a certain value."""
    if reading.predicate(name).value is not None:
        return not reading.values(name, args) and reading.has_value(name, args)
    halves = reading.halves(name, args)
    return halves.possible and not halves.certain


def _open_below(reading: Reading, name: str, args: Arguments) -> Iterator[Key]:
    """The open atoms and attributes in the instances that could give this one."""
    for shape in reading.shapes(name):
        if not reading.is_active(shape, certain=False):
            continue
        for instance in possible_instances(reading, shape, args):
            if isinstance(instance, Open):
                yield from _open_in(reading, shape, instance.binding)


def _open_in(reading: Reading, shape: Shape, binding: Binding) -> Iterator[Key]:
    rule = shape.rule
    for literal in rule.body:
        if isinstance(literal, Member) or reading.holds(literal, binding, certain=True):
            continue
        if isinstance(literal, Positive | Negative):
            yield literal.atom.predicate, arguments(literal.atom, binding)
        yield from _open_values(reading, read_attributes(literal), binding)
        if isinstance(literal, Comparison):
            for total in (*aggregates(literal.left), *aggregates(literal.right)):
                yield from _open_members(reading, total, binding)
    if rule.head.value is not None:
        yield from _open_values(reading, attributes(rule.head.value), binding)


def _open_members(reading: Reading, total: Aggregate, binding: Binding) -> Iterator[Key]:
    """Who may be in a total, and what is measured of those who are or may be."""
    for thing, membership, args, bound in members(reading, total, binding):
        if membership is Membership.POSSIBLE:
            yield total.over.predicate, args
        if membership is not Membership.EXCLUDED and thing is not None and total.of is not None:
            yield from _open_values(reading, attributes(total.of), bound)


def _open_values(reading: Reading, reads: Iterable[AttributeOf], binding: Binding) -> Iterator[Key]:
    for read in reads:
        key = (read.predicate, arguments(read, binding))
        if _is_open(reading, *key):
            yield key
