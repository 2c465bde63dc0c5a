"""What an answer rests on: its leaves, the provisions applied, the wordings known by quotation.

Decisive is what stands at a leaf of the derivation shown, no more: a fact may be true, stated and of the slice, and yet
not have mattered. Both lists are given to the reader, apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never

from legalrules.datalog.clauses import Negative, Role
from legalrules.datalog.facts import Statement
from legalrules.datalog.program import Aspect
from legalrules.derivation.nodes import (
    Absent,
    Applied,
    Assessed,
    Assumed,
    Attempt,
    Compared,
    Derivation,
    Given,
    Held,
    NoOther,
    NotHeld,
    NothingOfSort,
    attempts_of,
    values_of,
    walk,
)
from legalrules.derivation.reading import Reading
from legalrules.law.citation import Citation
from legalrules.law.wording import WordingKey

# A fact, a judgement, an answer assumed, a comparison, or an absence: nothing stated, nothing named, no provision.
Leaf = Given | Assessed | Assumed | Compared | NoOther | NothingOfSort | Absent


@dataclass(frozen=True, slots=True)
class AppliedProvision:
    """A provision that was applied, in the wording that was."""

    citation: Citation
    wording: WordingKey | None


def decisive(*derivations: Derivation) -> tuple[Leaf, ...]:
    """The leaves, in reading order. A comparison stands for the values compared, which are not leaves beside it."""
    return decisive_among(walk(*derivations))


def decisive_among(nodes: Iterable[Derivation]) -> tuple[Leaf, ...]:
    """The leaves at these nodes, which are all that the derivations have, in reading order."""
    found: dict[int, Leaf] = {}
    compared: set[int] = set()
    for node in _each_circle_once(nodes):
        for leaf in _leaves_at(node):
            found.setdefault(id(leaf), leaf)
            if isinstance(leaf, Compared):
                compared.update(id(one) for side in (leaf.left, leaf.right) for one in values_of(side))
    return tuple(leaf for key, leaf in found.items() if key not in compared)


def _each_circle_once(nodes: Iterable[Derivation]) -> Iterator[Derivation]:
    """The nodes but for those of a circle that was met before: they have the same attempts."""
    seen: set[int] = set()
    for node in nodes:
        circle = node.circle if isinstance(node, Absent) else None
        if circle is None:
            yield node
        elif id(circle) not in seen:
            seen.add(id(circle))
            yield node


def _leaves_at(node: Derivation) -> Iterator[Leaf]:
    match node:
        case Given() | Assessed() | Assumed():
            yield node
        case Applied():
            yield from (step for step in node.premises if isinstance(step, Compared))
        case Absent():
            attempts = tuple(attempts_of(node))
            if not attempts and not node.lapsed:
                yield node
            for attempt in attempts:
                if isinstance(attempt.failure, Compared | NoOther | NothingOfSort):
                    yield attempt.failure
        case _:
            assert_never(node)


def merely_true(reading: Reading, leaves: tuple[Leaf, ...]) -> tuple[Statement, ...]:
    """The statements of the slice that stand, and that no leaf rests on, in the order in which they were made."""
    used = {statement for leaf in leaves for statement in _statements(leaf)}
    standing = (s for stated in reading.standing.about.values() for s in stated)
    return tuple(dict.fromkeys(statement for statement in standing if statement not in used))


def _statements(leaf: Leaf) -> Iterator[Statement]:
    match leaf:
        case Given() | Assessed() | NoOther():
            yield from leaf.statements
        case Compared():
            for side in (leaf.left, leaf.right):
                for source in values_of(side):
                    if isinstance(source, Given | Assessed):
                        yield from source.statements
        case Assumed() | Absent() | NothingOfSort():
            return
        case _:
            assert_never(leaf)


def provisions(*derivations: Derivation) -> tuple[AppliedProvision, ...]:
    """The provisions applied, each wording once, in citation order. Those tried in vain are not among them."""
    return provisions_among(walk(*derivations))


def provisions_among(nodes: Iterable[Derivation]) -> tuple[AppliedProvision, ...]:
    """The provisions applied at these nodes, likewise."""
    origins = (node.rule.origin for node in nodes if isinstance(node, Applied))
    found = {AppliedProvision(o.citation, o.wording): None for o in origins if o.citation is not None}
    return tuple(sorted(found, key=lambda provision: provision.citation.sort_key()))


def quoted(*derivations: Derivation) -> tuple[WordingKey, ...]:
    """The wordings known only by quotation that were applied, or tried in vain, in citation order."""
    return quoted_among(walk(*derivations))


def quoted_among(nodes: Iterable[Derivation]) -> tuple[WordingKey, ...]:
    """The wordings known only by quotation at these nodes, likewise."""
    found: dict[WordingKey, None] = {}
    for node in _each_circle_once(nodes):
        steps = (
            attempts_of(node) if isinstance(node, Absent) else (node,) if isinstance(node, Applied) else ()
        )
        for step in steps:
            wording = step.rule.origin.wording
            if wording is not None and wording.known.is_quoted:
                found[wording] = None
    return tuple(sorted(found, key=lambda wording: (wording.citation.sort_key(), wording.validity.start)))


def is_structural(step: Applied | Attempt) -> bool:
    """Whether the step only carries what a provision says to the case: a renderer may fold it into the one below."""
    return step.rule.origin.role in (Role.STANDS, Role.PROMOTES, Role.APPLIES)


def exceptions(absent: Absent) -> tuple[Derivation, ...]:
    """The exceptions that exclude the atom, found under folded steps too; none: no provision gives it."""
    found: dict[int, Derivation] = {}
    seen, waiting = {id(absent)}, [absent]
    while waiting:
        for attempt in attempts_of(waiting.pop()):
            match attempt.failure:
                case Held(Negative(), exception) if is_exception(attempt):
                    found[id(exception)] = exception
                case NotHeld(_, Absent() as below) if is_structural(attempt) and id(below) not in seen:
                    seen.add(id(below))
                    waiting.append(below)
                case _:
                    pass
    return tuple(found.values())


def is_exception(attempt: Attempt) -> bool:
    """Whether the attempt fails since an exception takes the effect away."""
    match attempt.failure:
        case Held(Negative(), Applied() | Given() | Assessed() as exception):
            return exception.atom.predicate.aspect is Aspect.EXEMPT
        case _:
            return False
