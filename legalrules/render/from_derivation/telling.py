"""The order in which a derivation is told: numbered lines, each step once, structural steps folded away.

A step that only carries what a provision says to the case is told as the step it carries: an effect that nothing
takes away together with the provision that imposes it, a conclusion for the case together with the rättsläge's own.
What was told before is mentioned by its number. Nothing here recurses: a chain may have 100 000 steps.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import takewhile
from types import MappingProxyType
from typing import assert_never

from legalrules.datalog.clauses import Role
from legalrules.datalog.program import Aspect
from legalrules.derivation.nodes import (
    Absent,
    Applied,
    Assessed,
    Assumed,
    Attempt,
    Circular,
    Compared,
    Derivation,
    Exists,
    Failure,
    Given,
    Held,
    Identified,
    Lapsed,
    NoOther,
    NotHeld,
    NothingOfSort,
    NoValue,
    Operand,
    Premise,
    attempts_of,
    lapsed_of,
    sources_of,
)
from legalrules.law.citation import Citation
from legalrules.law.wording import WordingKey

# What a line speaks of.
Subject = Derivation | Compared | Identified | Exists | NoOther | NothingOfSort | NoValue | Circular | Lapsed


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A line: a step told (`again` is false), or the mention of one by its number.

    `place` and `wording` are those of the rule that asks for it; `within` is the whole rule's place, which the line
    above cites. With `attempt` it is where that attempt fails.
    """

    depth: int
    number: int
    subject: Subject
    again: bool = False
    place: Citation | None = None
    wording: WordingKey | None = None
    within: Citation | None = None
    attempt: Attempt | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """The lines of each group of derivations, numbered through, and the number of whatever was told."""

    groups: tuple[tuple[Line, ...], ...]
    numbers: Mapping[Hashable, int] = field(repr=False)

    def lines(self) -> Iterator[Line]:
        """Every line, group after group."""
        for group in self.groups:
            yield from group

    def below(self, subject: Subject) -> tuple[Line, ...]:
        """The lines directly below the one on which it is told."""
        lines, number = tuple(self.lines()), self.number_of(subject)
        start = next((n for n, line in enumerate(lines) if line.number == number and not line.again), None)
        if start is None:
            return ()
        depth = lines[start].depth
        under = takewhile(lambda line: line.depth > depth, lines[start + 1 :])
        return tuple(line for line in under if line.depth == depth + 1)

    def number_of(self, subject: Subject) -> int | None:
        """The number under which it is told; None if it is not."""
        return self.numbers.get(_key(subject))


@dataclass(frozen=True, slots=True, eq=False)
class _Pending:
    depth: int
    subject: Subject
    place: Citation | None = None
    wording: WordingKey | None = None
    within: Citation | None = None
    attempt: Attempt | None = None


def tell(*groups: tuple[Derivation, ...]) -> Telling:
    """The derivations of each group, each step of all the groups told once."""
    numbers: dict[Hashable, int] = {}
    last = 0
    told: list[tuple[Line, ...]] = []
    for group in groups:
        lines: list[Line] = []
        waiting = [_Pending(0, root) for root in reversed(group)]
        while waiting:
            pending = waiting.pop()
            carried = _carried(pending)
            if carried is not None:
                waiting.extend(reversed(carried))
                continue
            key = _key(pending.subject)
            again = key in numbers
            if not again:
                last += 1
                numbers.update(dict.fromkeys((key, *_folded(pending.subject)), last))
                waiting.extend(reversed(tuple(_below(pending))))
            if not (again and _is_told_once(pending.subject)):
                lines.append(_line(pending, numbers[key], again))
        told.append(tuple(lines))
    _number_carriers(groups, numbers)
    return Telling(tuple(told), MappingProxyType(numbers))


def _line(pending: _Pending, number: int, again: bool) -> Line:
    return Line(
        pending.depth,
        number,
        pending.subject,
        again,
        pending.place,
        pending.wording,
        pending.within,
        pending.attempt,
    )


def _is_told_once(subject: Subject) -> bool:
    """Whether it goes without saying from then on: which rättsläge applies, and which do not."""
    match subject:
        case Lapsed():
            return True
        case Applied():
            return subject.rule.origin.role is Role.APPLIES
        case _:
            return False


def _key(subject: Subject) -> Hashable:
    """What makes two subjects the same step: identity, but for what is said in the same words."""
    match subject:
        case Absent(circle=circle) if circle is not None:
            return id(circle)
        case NoOther(literal, known, ground):
            return literal.atom.predicate, known, ground
        case Lapsed(regime):
            return regime
        case _:
            return id(subject)


def inner(node: Applied) -> Derivation | None:
    """The conclusion of the rättsläge that a step carries to the case; None if the step carries nothing."""
    if node.rule.origin.role is not Role.PROMOTES:
        return None
    if node.computed is not None:
        return node.computed.source
    held = (step.derivation for step in node.premises if isinstance(step, Held))
    return next((below for below in held if below.atom.predicate.aspect is not Aspect.APPLIES), None)


def principal(node: Derivation) -> Derivation:
    """The step that is told in place of this one."""
    below = inner(node) if isinstance(node, Applied) else None
    return node if below is None else below


def _carried(pending: _Pending) -> tuple[_Pending, ...] | None:
    """For a step that carries another to the case: that other, and the rättsläge that applies."""
    subject = pending.subject
    below = inner(subject) if isinstance(subject, Applied) else None
    if below is None or not isinstance(subject, Applied):
        return None
    regime = (step.derivation for step in subject.premises if isinstance(step, Held))
    applies = tuple(_Pending(pending.depth, one) for one in regime if one is not below)
    return replace(pending, subject=below), *applies


def _number_carriers(groups: tuple[tuple[Derivation, ...], ...], numbers: dict[Hashable, int]) -> None:
    """A conclusion for the case has the number of the one that it carries."""
    for root in (root for group in groups for root in group):
        number = numbers.get(_key(principal(root)))
        if number is not None:
            numbers.setdefault(_key(root), number)


def _folded(subject: Subject) -> Iterator[Hashable]:
    """The steps told together with this one."""
    match subject:
        case Applied() if (imposing := imposition(subject)) is not None:
            yield _key(imposing)
        case Absent():
            yield from (_key(one) for one in _layers(subject))
        case _:
            return


def imposition(node: Applied) -> Applied | None:
    """The imposition that a standing effect rests on."""
    if node.rule.origin.role is not Role.STANDS:
        return None
    held = (step.derivation for step in node.premises if isinstance(step, Held))
    return next((below for below in held if isinstance(below, Applied)), None)


def _layers(absent: Absent) -> tuple[Absent, ...]:
    """The absence, and those that it only carries: of the conclusion in the rättsläge, of the imposition."""
    found, seen = [absent], {_key(absent)}
    for layer in found:  # grows while it is walked
        for attempt in attempts_of(layer):
            below = _carried_absence(attempt)
            if below is not None and _key(below) not in seen:
                seen.add(_key(below))
                found.append(below)
    return tuple(found)


def _carried_absence(attempt: Attempt) -> Absent | None:
    if attempt.rule.origin.role not in (Role.STANDS, Role.PROMOTES):
        return None
    match attempt.failure:
        case NotHeld(_, Absent() as below) if below.atom.predicate.aspect in (
            Aspect.IMPOSED,
            Aspect.IN_REGIME,
        ):
            return below
        case _:
            return None


def told_attempts(absent: Absent) -> Iterator[Attempt]:
    """The attempts that a reader is told of, those of the layers below in the place of what carries them."""
    seen, stack = {_key(absent)}, [iter(attempts_of(absent))]
    while stack:
        attempt = next(stack[-1], None)
        if attempt is None:
            stack.pop()
            continue
        below = _carried_absence(attempt)
        if below is None:
            yield attempt
        elif _key(below) not in seen:
            seen.add(_key(below))
            stack.append(iter(attempts_of(below)))


def _below(pending: _Pending) -> Iterator[_Pending]:
    """What a step rests on, as lines one level deeper."""
    depth, subject = pending.depth + 1, pending.subject
    match subject:
        case Applied():
            yield from _of_premises(depth, subject)
        case Absent():
            yield from _of_attempts(depth, subject)
        case Compared(_, left, right):
            yield from _of_operands(pending, left, right)
        case NoValue(computed):
            yield from _of_operands(pending, computed)
        case Given() | Assessed() | Assumed() | Identified() | Exists() | NoOther() | NothingOfSort():
            return
        case Circular() | Lapsed():
            return
        case _:
            assert_never(subject)


def _of_premises(depth: int, node: Applied) -> Iterator[_Pending]:
    imposing = imposition(node)
    if imposing is not None:
        yield from _of_premises(depth, imposing)
    origin = node.rule.origin
    for step in node.premises:
        shown = _shown(step)
        if shown is not imposing and not isinstance(shown, Exists):
            place = step.literal.item or origin.citation
            yield _Pending(depth, shown, place, origin.wording, origin.citation)
    for source in _told_of(node.computed) if node.computed is not None else ():
        yield _Pending(depth, source, origin.citation, origin.wording, origin.citation)


def _of_attempts(depth: int, absent: Absent) -> Iterator[_Pending]:
    seen: set[Hashable] = set()
    for attempt in told_attempts(absent):
        shown = _shown(attempt.failure)
        origin = attempt.rule.origin
        place = attempt.item or origin.citation
        if (place, _key(shown)) in seen:
            continue
        seen.add((place, _key(shown)))
        yield _Pending(depth, shown, place, origin.wording, origin.citation, attempt)
    for layer in _layers(absent):
        for lapsed in lapsed_of(layer):
            yield _Pending(depth, lapsed)


def _of_operands(pending: _Pending, *operands: Operand) -> Iterator[_Pending]:
    for operand in operands:
        for source in _told_of(operand):
            yield replace(pending, depth=pending.depth + 1, subject=source, attempt=None)


def _told_of(operand: Operand) -> Iterator[Applied | Absent]:
    """What a value rests on that is told in lines of its own; what was stated stands in the line itself."""
    found = {id(source): source for source in sources_of(operand) if isinstance(source, Applied | Absent)}
    yield from found.values()


def _shown(step: Premise | Failure) -> Subject:
    match step:
        case Held(_, derivation):
            return derivation
        case NotHeld(_, refutation):
            return refutation
        case Compared() | Identified() | Exists() | NoOther() | NothingOfSort() | NoValue() | Circular():
            return step
        case _:
            assert_never(step)
