"""Admission: which facts a program takes, section 4 of the certificate page, before any engine sees them.

Every fault at once, each in English and in Swedish, at the statement that has it; a case with any is rejected as a
whole. Contradictions between different sources are no fault: they are conflicts, which the case is handed over for.
"""

from __future__ import annotations

from collections.abc import Iterator

from legalrules.datalog import admission_faults as faults
from legalrules.datalog.admission_values import FIRST_YEAR, is_name, value_faults
from legalrules.datalog.facts import Facts, Statement
from legalrules.datalog.program import Predicate, Program
from legalrules.diagnostics.diagnostic import Diagnostic
from legalrules.law.concept import Sourcing

_REASON = 2000

# Source, predicate and arguments: what one source says about one thing.
Claim = tuple[str, str, tuple[str, ...]]


def admit(program: Program, facts: Facts) -> tuple[Diagnostic, ...]:
    """Every reason to refuse the facts; none if they are admitted."""
    found = [*_entities(program, facts), *_closures(program, facts)]
    sound: list[Statement] = []
    for statement in facts.statements:
        wrong = tuple(_statement(program, facts, statement))
        found.extend(wrong)
        if not wrong:
            sound.append(statement)
    return (*found, *_contradictions(program, sound))


def _entities(program: Program, facts: Facts) -> Iterator[Diagnostic]:
    for sort in sorted({*facts.entities, *facts.named} - {*program.sorts}):
        yield faults.unknown_sort(sort, program.sorts)
    for sort, names in facts.entities.items():
        seen: set[str] = set()
        for name in names:
            if not is_name(name):
                yield faults.bad_entity(name, sort, repeated=False)
            elif name in seen:
                yield faults.bad_entity(name, sort, repeated=True)
            seen.add(name)


def _closures(program: Program, facts: Facts) -> Iterator[Diagnostic]:
    for name in sorted(facts.closed):
        predicate = program.predicates.get(name)
        if predicate is not None and predicate.closable:
            continue
        if predicate is not None and predicate.is_derived:
            yield faults.closed_conclusion(predicate)
        else:
            closable = tuple(other for other, p in program.predicates.items() if p.closable)
            yield faults.cannot_be_closed(name, closable)


def _statement(program: Program, facts: Facts, statement: Statement) -> Iterator[Diagnostic]:
    predicate = program.predicates.get(statement.predicate)
    if predicate is None:
        known = [name for name, p in program.predicates.items() if not p.is_derived]
        yield faults.unknown_predicate(statement, known)
    elif predicate.is_derived:
        yield faults.derived_predicate(statement, predicate)
    else:
        yield from _arguments(facts, statement, predicate)
        yield from value_faults(statement, predicate)
        yield from _authority(statement, predicate)


def _arguments(facts: Facts, statement: Statement, predicate: Predicate) -> Iterator[Diagnostic]:
    if len(statement.args) != len(predicate.sorts):
        yield faults.wrong_count(statement, predicate)
        return
    for name, sort in zip(statement.args, predicate.sorts, strict=True):
        named = facts.entities.get(sort, ())
        if name not in named:
            others = [other for other, names in facts.entities.items() if name in names]
            yield faults.unknown_entity(statement, name, sort, named, others)


def _authority(statement: Statement, predicate: Predicate) -> Iterator[Diagnostic]:
    """Who states it, when, and with which reason."""
    if statement.source not in predicate.sources:
        yield faults.source_not_allowed(statement, predicate)
    if statement.date.year < FIRST_YEAR:
        yield faults.bad_day(statement, predicate)
    if predicate.sourcing is not Sourcing.JUDGEMENT:
        if statement.official or statement.reason:
            yield faults.reason_without_judgement(statement, predicate)
    elif not is_name(statement.official) or not is_name(statement.reason, _REASON):
        yield faults.judgement_without_reason(statement, predicate)


def _contradictions(program: Program, sound: list[Statement]) -> Iterator[Diagnostic]:
    """What a single source says both ways, gives two values, or gives two targets of a functional relation."""
    by_atom: dict[Claim, list[Statement]] = {}
    by_lead: dict[Claim, list[Statement]] = {}
    for s in sound:
        by_atom.setdefault((s.source, s.predicate, s.args), []).append(s)
        if program.predicates[s.predicate].functional and s.value is True:
            by_lead.setdefault((s.source, s.predicate, s.args[:-1]), []).append(s)
    for group in by_atom.values():
        if len({s.value for s in group}) > 1:
            yield _contradiction(program, group, tuple(faults.told(s.value) for s in group))
    for group in by_lead.values():
        if len({s.args for s in group}) > 1:
            yield _contradiction(program, group, tuple(faults.shown(s.args[-1]) for s in group))


def _contradiction(program: Program, group: list[Statement], said: tuple[str, ...]) -> Diagnostic:
    last, places = group[-1], [s.span for s in group[:-1]]
    predicate = program.predicates[last.predicate]
    return faults.contradiction(last, predicate, tuple(dict.fromkeys(said)), places)
