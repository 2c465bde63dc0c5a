"""What an incomplete case could be: the same with one thing more known, or with everything known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product

from legalrules.datalog.facts import Facts, Statement
from legalrules.datalog.program import Predicate, Program
from legalrules.datalog.stated import Stated
from legalrules.exercise.draft import OFFICIAL, REASON, Below
from legalrules.exercise.limits import around, fits, some
from legalrules.exercise.made import Ground
from legalrules.law.concept import Sourcing
from legalrules.values import DateType, Scalar

Open = tuple[Predicate, tuple[str, ...]]


def completed(on: Ground, facts: Facts, below: Below) -> Facts:
    """A complete case that the facts leave possible, in which nobody else is there: every open matter settled."""
    whole = replace(facts, named=frozenset(on.program.sorts))
    said = list(whole.statements)
    taken = {(s.predicate, s.args[:-1]) for s in said if s.value is True}
    for predicate, args in open_matters(on.program, whole):
        value = _value(on, predicate, below)
        if value is True and predicate.functional and (predicate.name, args[:-1]) in taken:
            value = False
        if value is True:
            taken.add((predicate.name, args[:-1]))
        if value is not None:
            said.append(statement(predicate, args, value, on.day))
    return replace(whole, statements=tuple(said))


def further(on: Ground, facts: Facts, below: Below) -> Facts:
    """The facts with one thing more: a matter settled, a set closed, or a sort completely named."""
    matters = list(open_matters(on.program, facts))
    predicates = on.program.predicates.values()
    closable = [p.name for p in predicates if p.closable and p.name not in facts.closed]
    unnamed = [sort for sort in on.program.sorts if sort not in facts.named]
    number = below(max(1, len(matters) + len(closable) + len(unnamed)))
    if number < len(matters):
        predicate, args = matters[number]
        value = _value(on, predicate, below)
        more = () if value is None else (statement(predicate, args, value, on.day),)
        return replace(facts, statements=(*facts.statements, *more))
    number -= len(matters)
    if number < len(closable):
        return replace(facts, closed=facts.closed | {closable[number]})
    return replace(facts, named=facts.named | set(unnamed[number - len(closable) :][:1]))


def open_matters(program: Program, facts: Facts) -> Iterator[Open]:
    """What a statement could still settle, about the things that are named."""
    read = Stated.of(program, facts)
    for predicate in program.predicates.values():
        if predicate.is_derived:
            continue
        for args in product(*(facts.entities.get(sort, ()) for sort in predicate.sorts)):
            known = (predicate.name, args) in read.values
            if not known if predicate.value is not None else read.is_open(predicate.name, args):
                yield predicate, args


def _value(on: Ground, predicate: Predicate, below: Below) -> Scalar | bool | None:
    declared = predicate.value
    if declared is None:
        return below(2) == 1
    near = [
        one for limit in on.limits.get(predicate.name, ()) for one in around(limit) if fits(one, declared)
    ]
    choices = (*near, *some(declared), *((on.day,) if isinstance(declared, DateType) else ()))
    return choices[below(len(choices))] if choices else None


def statement(predicate: Predicate, args: tuple[str, ...], value: Scalar | bool, day: date) -> Statement:
    """What somebody who may say so says; a judgement is signed."""
    signed = (OFFICIAL, REASON) if predicate.sourcing is Sourcing.JUDGEMENT else ("", "")
    return Statement(predicate.name, args, value, predicate.sources[0], day, *signed)
