"""Hypothesis strategies for the facts of a case: admitted, incomplete on purpose, with conflicts if asked.

Also what may be added to a case without taking anything back, and the complete cases that an incomplete one could be.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import product

from hypothesis import strategies as st

from legalrules.datalog.facts import Facts, Statement
from legalrules.datalog.program import Predicate, Program
from legalrules.datalog.stated import Stated
from legalrules.law.concept import Sourcing
from legalrules.testing.drawing import one_in, pick
from legalrules.testing.values import scalars
from legalrules.values import Scalar

DAY = date(2026, 1, 15)


def stated(program: Program) -> tuple[Predicate, ...]:
    """The predicates that facts may be about."""
    return tuple(p for p in program.predicates.values() if not p.is_derived)


def statement(predicate: Predicate, args: tuple[str, ...], value: Scalar | bool, source: str) -> Statement:
    """A statement; a judgement with official and reason."""
    judged = predicate.sourcing is Sourcing.JUDGEMENT
    signed = ("Eva Ek", "sett på plats") if judged else ("", "")
    return Statement(predicate.name, args, value, source, DAY, *signed)


@st.composite
def facts_for(draw: st.DrawFn, program: Program, *, conflicts: bool = True) -> Facts:
    """Admitted facts for a program: things, some sorts completely named, some sets closed, some statements."""
    entities = {
        sort: tuple(f"{sort[0]}{n}" for n in range(draw(st.integers(0, 2)))) for sort in program.sorts
    }
    named = draw(st.frozensets(st.sampled_from(program.sorts)))
    closable = [p.name for p in stated(program) if p.closable]
    closed = draw(st.frozensets(st.sampled_from(closable))) if closable else frozenset()
    # Lists drawn without a least size are short: most cases would say nothing about most things.
    least = pick(draw, (0, 6, 12)) if any(entities.values()) else 0
    said = draw(st.lists(_statements(program, entities), min_size=least, max_size=2 * least))
    rivals = [_rival(draw, program, entities, one) for one in said if one is not None and conflicts]
    kept: list[Statement] = []
    for one in (*said, *rivals):
        if one is not None and _fits(program, one, kept, conflicts=conflicts):
            kept.append(one)
    return Facts(entities, named, closed, tuple(kept))


@st.composite
def _statements(draw: st.DrawFn, program: Program, entities: dict[str, tuple[str, ...]]) -> Statement | None:
    predicate = draw(st.sampled_from(stated(program)))
    if not all(entities[sort] for sort in predicate.sorts):
        return None
    args = tuple(draw(st.sampled_from(entities[sort])) for sort in predicate.sorts)
    return statement(predicate, args, draw(_values(predicate)), draw(st.sampled_from(predicate.sources)))


def _rival(
    draw: st.DrawFn, program: Program, entities: dict[str, tuple[str, ...]], old: Statement
) -> Statement | None:
    """Now and then, a statement by another source with another value, or another target of a functional relation."""
    predicate = program.predicates[old.predicate]
    others = [source for source in predicate.sources if source != old.source]
    if not others or not one_in(draw, 3):
        return None
    if predicate.functional and old.value is True:
        last = pick(draw, entities[predicate.sorts[-1]])
        return statement(predicate, (*old.args[:-1], last), True, pick(draw, others))
    return statement(predicate, old.args, draw(_values(predicate)), pick(draw, others))


def _values(predicate: Predicate) -> st.SearchStrategy[Scalar | bool]:
    return st.booleans() if predicate.value is None else st.sampled_from(scalars(predicate.value))


def _fits(program: Program, new: Statement, kept: Iterable[Statement], *, conflicts: bool) -> bool:
    """Whether no source contradicts itself by it; without conflicts, whether it contradicts nobody."""
    functional = program.predicates[new.predicate].functional
    for old in kept:
        if old.predicate != new.predicate or (conflicts and old.source != new.source):
            continue
        if old.args == new.args and old.value != new.value:
            return False
        both = old.value is True and new.value is True
        if functional and both and old.args[:-1] == new.args[:-1] and old.args != new.args:
            return False
    return True


@st.composite
def additions(draw: st.DrawFn, program: Program, facts: Facts) -> Facts:
    """The facts with one thing more: a statement about what is open, a name, a sort completely named, a set closed."""
    closable = [p.name for p in stated(program) if p.closable and p.name not in facts.closed]
    unnamed = [sort for sort in program.sorts if sort not in facts.named]
    ways = [_named(facts, sort) for sort in unnamed]
    ways += [replace(facts, named=facts.named | {sort}) for sort in unnamed]
    ways += [replace(facts, closed=facts.closed | {name}) for name in closable]
    found = open_matters(program, facts)
    if found and (not ways or draw(st.integers(0, 2))):
        predicate, args = draw(st.sampled_from(found))
        return _with(facts, statement(predicate, args, draw(_values(predicate)), predicate.sources[0]))
    return draw(st.sampled_from(ways)) if ways else facts


def _named(facts: Facts, sort: str) -> Facts:
    names = facts.entities[sort]
    return replace(facts, entities={**facts.entities, sort: (*names, f"{sort[0]}{len(names)}")})


def _with(facts: Facts, *more: Statement) -> Facts:
    return replace(facts, statements=(*facts.statements, *more))


def open_matters(program: Program, facts: Facts) -> list[tuple[Predicate, tuple[str, ...]]]:
    """The atoms and attributes about named things that are open: what a statement could still settle."""
    read = Stated.of(program, facts)
    found = []
    for predicate in stated(program):
        for args in product(*(facts.entities[sort] for sort in predicate.sorts)):
            known = (predicate.name, args) in read.values
            if not known if predicate.value is not None else read.is_open(predicate.name, args):
                found.append((predicate, args))
    return found


@st.composite
def completions(draw: st.DrawFn, program: Program, facts: Facts) -> Facts:
    """A complete case that the facts leave possible: unnamed things named or absent, every open matter settled."""
    aside = Stated.of(program, facts).set_aside
    complete = replace(
        facts,
        statements=tuple(s for s in facts.statements if (s.predicate, s.args) not in aside),
        named=frozenset(program.sorts),
    )
    for sort in program.sorts:
        for _ in range(0 if sort in facts.named else draw(st.integers(0, 2))):
            complete = _named(complete, sort)
    settled = [(p, args) for p, args in open_matters(program, complete)]
    contested = [(program.predicates[name], args) for name, args in aside if name in facts.closed]
    for predicate, args in (*settled, *((p, tuple(a for a in args if a)) for p, args in contested)):
        new = statement(predicate, args, draw(_values(predicate)), predicate.sources[0])
        if _fits(program, new, complete.statements, conflicts=False):
            complete = _with(complete, new)
        else:
            complete = _with(complete, replace(new, value=False))
    return complete


@st.composite
def answers(draw: st.DrawFn, program: Program, facts: Facts, applicant: str) -> Facts:
    """The facts with answers by the applicant to some of what the applicant may state and is open."""
    aside = Stated.of(program, facts).set_aside
    answered = facts
    for predicate, args in open_matters(program, facts):
        if applicant in predicate.sources and (predicate.name, args) not in aside and draw(st.booleans()):
            new = statement(predicate, args, draw(_values(predicate)), applicant)
            if _fits(program, new, answered.statements, conflicts=False):
                answered = _with(answered, new)
    return answered
