"""Admission of facts under a program, and what the statements about each predicate settle.

A source that contradicts itself is a Fault; sources that contradict each other are set aside as a conflict.
"""

from collections.abc import Iterable

from .domain import Statements
from .facts import Fact, Facts
from .program import Program
from .read import Fault
from .terms import Args, Predicate, Value


def admit(program: Program, facts: Facts) -> dict[str, Statements]:
    """The statements about every predicate that has facts, all of them admitted."""
    if facts.entities.keys() != program.sorts:
        raise Fault(
            "entities",
            sorted(facts.entities),
            "the sorts of the program: " + ", ".join(sorted(program.sorts)),
        )
    if not facts.named <= program.sorts:
        raise Fault("named", sorted(facts.named - program.sorts), "sorts of the program")
    for name in sorted(facts.closed):
        if name not in program.predicates or not program.predicates[name].closable:
            raise Fault("closed", name, "closable predicates of the program")
    for name in sorted(facts.digests):
        if name not in program.predicates or not program.predicates[name].stated:
            raise Fault("facts", name, "stated predicates of the program")
    entities = {sort: frozenset(names) for sort, names in facts.entities.items()}
    found: dict[str, Statements] = {}
    for name, stated in facts.facts.items():
        predicate = program.predicates[name]
        domains = [entities[sort] for sort in predicate.args]
        for fact in stated:
            _check(name, predicate, fact, domains)
        found[name] = _settle(name, predicate, stated)
    return found


def _check(name: str, predicate: Predicate, fact: Fact, domains: list[frozenset[str]]) -> None:
    args, truth, scalar, source, judged = fact
    kind = predicate.value
    if len(args) != len(domains) or not all(map(frozenset.__contains__, domains, args)):
        raise Fault(name, args, "named entities of the sorts " + ", ".join(predicate.args))
    if source not in predicate.sources:
        raise Fault(name, source, "a source of the predicate: " + ", ".join(sorted(predicate.sources)))
    if judged != (predicate.origin == "judgement"):
        raise Fault(name, fact, "an official and a reason exactly for judgement predicates")
    if kind is None and truth is None:
        raise Fault(name, fact, "a truth")
    if kind is not None and (scalar is None or not kind.admits(scalar)):
        raise Fault(
            name, fact, "a value of the declared type and unit, within its bounds or among its values"
        )


def _settle(name: str, predicate: Predicate, facts: tuple[Fact, ...]) -> Statements:
    aside: set[Args] = set()
    if len(facts) > 1:
        for fact, other in _contradictions(predicate, facts, by_source=True):
            raise Fault(f"facts of {name}", (fact, other), "no source that contradicts itself")
        for pair in _contradictions(predicate, facts, by_source=False):
            aside.update([fact.args for fact in pair])
    marks: dict[Args, int | None] = {}
    values: dict[Args, Value] = {}
    for fact in facts:
        if fact.args in aside:
            continue
        if fact.scalar is not None:
            values[fact.args] = fact.scalar.value
        else:
            marks[fact.args] = 0 if fact.truth else None
    leads = {args[:-1] for args, mark in marks.items() if mark == 0} if predicate.functional else frozenset()
    return Statements(marks, values, aside, leads)


def _contradictions(
    predicate: Predicate, facts: tuple[Fact, ...], by_source: bool
) -> Iterable[tuple[Fact, Fact]]:
    """Pairs of contradicting facts; every fact involved, unlike the first of its group, is in one of them."""
    said: dict[tuple[object, ...], Fact] = {}
    for fact in facts:
        source = fact.source if by_source else None
        first = said.setdefault((source, fact.args), fact)
        if (fact.truth, fact.scalar) != (first.truth, first.scalar):
            yield first, fact
        if predicate.functional and fact.truth:
            first = said.setdefault((source, fact.args[:-1]), fact)
            if first.args != fact.args:
                yield first, fact
