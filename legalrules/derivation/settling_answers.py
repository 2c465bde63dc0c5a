"""Answers: the facts with them, and the conditions on them in few words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, islice, product

from legalrules.datalog.facts import Facts, Statement
from legalrules.datalog.program import Program
from legalrules.derivation.settling_labels import Asked, Reply, Unknown, Way
from legalrules.derivation.settling_values import TellingValues
from legalrules.values import Scalar

_NEW = "\u2026"  # the name of a thing yet to be named


@dataclass(frozen=True, slots=True)
class Range:
    """Values from `low` to `high`, None where nothing bounds them; `after` and `before` leave that end out."""

    low: Scalar | None
    high: Scalar | None
    after: bool = False
    before: bool = False


def choices(way: Way, most: int) -> Iterator[dict[Unknown, Reply]]:
    """Replies to try, one for each unknown."""
    lists = (sorted(replies, key=repr) for replies in way.values())
    return (dict(zip(way, chosen, strict=True)) for chosen in islice(product(*lists), most))


def answered(program: Program, facts: Facts, replies: Mapping[Unknown, Reply]) -> Facts:
    """The facts of the case with the replies stated too."""
    entities, named, closed = dict(facts.entities), set(facts.named), set(facts.closed)
    said: list[Statement] = []
    for unknown, reply in replies.items():
        if unknown.asked is Asked.CLOSING:
            closed.add(unknown.name)
        elif unknown.asked is Asked.NAMING:
            named.add(unknown.name)
        else:
            predicate = program.predicates[unknown.name]
            args = list[str]()
            for sort, thing in zip(predicate.sorts, unknown.args, strict=True):
                if thing is None:
                    thing = _NEW
                    if _NEW not in entities.get(sort, ()):
                        entities[sort] = (*entities.get(sort, ()), _NEW)
                args.append(thing)
            source = next(iter(predicate.sources), "")
            said.append(Statement(unknown.name, tuple(args), reply, source, date.min))
    statements = (*facts.statements, *said)
    return replace(
        facts, entities=entities, named=frozenset(named), closed=frozenset(closed), statements=statements
    )


def stretches(replies: frozenset[Reply], telling: TellingValues) -> Iterator[tuple[Scalar, ...]]:
    """The replies that follow on one another among the telling values."""
    for inside, group in groupby(telling.values, key=replies.__contains__):
        if inside:
            yield tuple(group)


def as_ranges(replies: frozenset[Reply], telling: TellingValues | None) -> tuple[bool | Range, ...]:
    """The replies in few words."""
    if telling is None:
        return tuple(sorted(one for one in replies if isinstance(one, bool)))
    if not telling.is_ordered:
        return tuple(Range(one, one) for one in telling.values if one in replies)
    return tuple(_range(telling, group[0], group[-1]) for group in stretches(replies, telling))


def _range(telling: TellingValues, first: Scalar, last: Scalar) -> Range:
    low, after = _bound(telling, first, -1)
    high, before = _bound(telling, last, 1)
    return Range(low, high, after, before)


def _bound(telling: TellingValues, inside: Scalar, step: int) -> tuple[Scalar | None, bool]:
    """The value that the law names where a stretch ends, and whether it lies outside."""
    place = telling.values.index(inside) + step
    if not 0 <= place < len(telling.values):
        return None, False
    outside = telling.values[place]
    return (outside, True) if inside not in telling.named and outside in telling.named else (inside, False)
