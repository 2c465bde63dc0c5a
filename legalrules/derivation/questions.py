"""What is open in a case: the settling sets of its outcomes, and what to ask first (semantics, section 7).

A settling set is a minimal set of unknown inputs for which some admissible answers settle the question. Candidates
come from labels; each is tried by solving the case with answers, and made smaller as long as it still does. So a
question that is in no set cannot matter, as far as was looked, and is never asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from legalrules.datalog.clauses import dependencies
from legalrules.datalog.ending import halves_of, truth
from legalrules.datalog.facts import Facts
from legalrules.datalog.model import Model
from legalrules.datalog.program import CaseGoals, CaseOutcome, Program
from legalrules.datalog.stated import Stated
from legalrules.derivation.answers import (
    Answer,
    Matter,
    Question,
    Questions,
    Settlement,
    SettlingSet,
    Unknown,
)
from legalrules.derivation.environments import Environment, Label
from legalrules.derivation.prepared import Prepared
from legalrules.derivation.reading import Reading
from legalrules.derivation.settling import Settling
from legalrules.derivation.witness import Witness, solved
from legalrules.law.citation import Citation
from legalrules.values import Truth

# Environments kept for each atom, and settling sets looked for in each settlement.
BOUND = 32

Solve = Callable[[Program, Facts], Model]
Settles = Callable[[Facts], bool]


@dataclass(frozen=True, slots=True)
class _Case:
    """A case under its rules, and the means to solve it again."""

    program: Program
    facts: Facts
    goals: CaseGoals
    case: str
    solve: Solve

    def truths(self, facts: Facts) -> Callable[[str], Truth]:
        """The truth of each goal, with these facts."""
        halves = halves_of(Stated.of(self.program, facts), self.solve(self.program, facts), self.case)
        return lambda name: truth(halves, name)


def questions(
    program: Program,
    facts: Facts,
    *,
    case_type: str,
    case: str,
    day: date,
    solve: Solve,
    prepared: Prepared | None = None,
    bound: int = BOUND,
) -> Questions:
    """What is open in the case. `solve` gives the model in reading `actual`.

    Raises KeyError for an unknown case type.
    """
    goals = program.case_types[case_type]
    found = _Case(program, facts, goals, case, solve)
    named, fresh = _with_fresh(program, facts)
    reading = Reading(program, named, solve(program, named), prepared=prepared)
    settling = Settling(reading, fresh, bound)
    witness = Witness(program, facts, day)
    settlements = tuple(
        _settled(settling, witness, label, settles, settlement)
        for label, settles, settlement in _targets(found, settling)
    )
    return Questions(settlements, tuple(_ordered(program, settlements)))


def _with_fresh(program: Program, facts: Facts) -> tuple[Facts, frozenset[str]]:
    """The facts with one more thing of each sort that is not completely named, and their names."""
    taken = {name for names in facts.entities.values() for name in names}
    fresh: dict[str, str] = {}
    for sort in program.sorts:
        if sort not in facts.named:
            name = f"ny {sort}"
            while name in taken:
                name += "\u2019"
            fresh[sort] = name
    entities = {s: (*facts.entities.get(s, ()), *([fresh[s]] if s in fresh else [])) for s in program.sorts}
    return replace(facts, entities=entities), frozenset(fresh.values())


def _targets(case: _Case, settling: Settling) -> Iterator[tuple[Label, Settles, Settlement]]:
    """For each outcome: how the case could be decided with it, and how it could turn out not to hold."""
    now = case.truths(case.facts)
    for outcome in case.goals.outcomes:
        if now(outcome.atom) is Truth.FALSE:
            continue
        if outcome.delegated is not None and now(outcome.delegated) is not Truth.FALSE:
            label = _decided(case, settling, outcome)
            yield label, _decides(case, outcome), Settlement(outcome.atom, True, (), outcome.id)
        if now(outcome.atom) is Truth.OPEN:
            for holds in (True, False):
                label = (settling.sann if holds else settling.falsk)(outcome.atom, (case.case,))
                yield label, _makes(case, outcome.atom, holds), Settlement(outcome.atom, holds, ())


def _decided(case: _Case, settling: Settling, outcome: CaseOutcome) -> Label:
    """The outcome holds and is delegated, and nothing stands in its way."""
    assert outcome.delegated is not None, "asked of delegated outcomes"
    wanted = [settling.sann(name, (case.case,)) for name in (outcome.atom, outcome.delegated)]
    hindrances = [settling.falsk(name, (case.case,)) for name in case.goals.obstacles]
    return settling.labels.both([*wanted, *hindrances])


def _decides(case: _Case, outcome: CaseOutcome) -> Settles:
    def settles(facts: Facts) -> bool:
        now = case.truths(facts)
        wanted = all(now(name) is Truth.TRUE for name in (outcome.atom, outcome.delegated) if name)
        others = [other.atom for other in case.goals.outcomes if other is not outcome]
        hindered = any(now(name) is not Truth.FALSE for name in case.goals.obstacles)
        return wanted and not hindered and not any(now(name) is Truth.TRUE for name in others)

    return settles


def _makes(case: _Case, atom: str, holds: bool) -> Settles:
    wanted = Truth.TRUE if holds else Truth.FALSE
    return lambda facts: case.truths(facts)(atom) is wanted


def _settled(
    settling: Settling, witness: Witness, label: Label, settles: Settles, settlement: Settlement
) -> Settlement:
    """The settlement with its sets: tried, made smaller, none within another, the smallest first."""
    sets: list[SettlingSet] = []
    for environment in label:
        found = _tried(settling, witness, environment, settles)
        if found is not None and not any(other.unknowns <= found.unknowns for other in sets):
            sets = [other for other in sets if not found.unknowns <= other.unknowns]
            sets.append(found)
    sets.sort(key=lambda one: len(one.answers))
    return replace(settlement, sets=tuple(sets), truncated=settling.labels.truncated)


def _tried(
    settling: Settling, witness: Witness, environment: Environment, settles: Settles
) -> SettlingSet | None:
    sayings = [s for number, s in enumerate(settling.sayings) if environment >> number & 1]
    for answers in witness.answers(sayings):
        if solved(witness, answers, settles):
            return SettlingSet(_least(witness, answers, settles))
    return None


def _least(witness: Witness, answers: tuple[Answer, ...], settles: Settles) -> tuple[Answer, ...]:
    """The answers without those that are not needed. A thing that is asked about must be there."""
    kept = answers
    for answer in answers:
        fewer = tuple(other for other in kept if other is not answer)
        if _are_there(witness.facts, fewer) and solved(witness, fewer, settles):
            kept = fewer
    return kept


def _are_there(facts: Facts, answers: tuple[Answer, ...]) -> bool:
    """Whether every answer is about things that the case names, or that other answers say are there."""
    named = {name for names in facts.entities.values() for name in names}
    named |= {str(a.unknown.args[0]) for a in answers if a.unknown.matter is Matter.THING}
    stated = (a for a in answers if a.unknown.matter in (Matter.ATOM, Matter.VALUE))
    return all(thing in named for answer in stated for thing in answer.unknown.args)


def _ordered(program: Program, settlements: tuple[Settlement, ...]) -> Iterator[Question]:
    """What can matter, that in most sets first, then in the order in which the law asks. Ways to decide come first."""
    deciding = [s for one in settlements if one.decides is not None for s in one.sets]
    sets = deciding or [s for one in settlements for s in one.sets]
    counts: dict[Unknown, int] = {}
    for found in sets:
        for unknown in found.unknowns:
            counts[unknown] = counts.get(unknown, 0) + 1
    places = _places(program)
    asked = {name: n for n, name in enumerate(places)}
    order = sorted(counts, key=lambda u: (-counts[u], asked.get(u.name, len(asked)), u.name, str(u.args)))
    for unknown in order:
        yield Question(unknown, counts[unknown], places.get(unknown.name))


def _places(program: Program) -> dict[str, Citation | None]:
    """Where the law first asks for each predicate, in the order of the law."""
    found: dict[str, Citation | None] = {}
    for rule in program.rules:
        for dependency in dependencies(rule):
            if found.get(dependency.predicate) is None:
                found[dependency.predicate] = rule.origin.citation
    return found
