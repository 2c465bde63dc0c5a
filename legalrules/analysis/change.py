"""The smallest change to an outcome: the fewest facts that the applicant can influence, then the least relative change.

The solver proposes; each proposal is decided by the engine and its certificate accepted before it is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from legalrules import api
from legalrules.adapters.case_file import CaseFile
from legalrules.analysis.expressions import as_decimal
from legalrules.analysis.logic import (
    Formula,
    Model,
    Number,
    Solver,
    choice,
    compared,
    every,
    opposite,
    so_many_at_most,
)
from legalrules.analysis.partial import Free, Partial
from legalrules.analysis.search import searched
from legalrules.datalog.facts import Statement
from legalrules.datalog.program import Predicate, Program
from legalrules.datalog.stated import Stated
from legalrules.diagnostics.diagnostic import DiagnosticError
from legalrules.intake import admitted
from legalrules.rules import Rules
from legalrules.values import (
    Choice,
    DateType,
    DecimalType,
    EnumerationType,
    IntegerType,
    Operator,
    Quantity,
    Scalar,
    Text,
    Truth,
)

SECONDS = 20.0
MOST_FACTS = 4
_REFINEMENTS = 40


@dataclass(frozen=True, slots=True)
class ChangedFact:
    """A fact as it is stated, None if it is not, and as it would have to be."""

    predicate: str
    args: tuple[str, ...]
    before: Scalar | bool | None
    after: Scalar | bool


@dataclass(frozen=True, slots=True)
class Way:
    """Facts that changed together give the outcome, and the case with them, decided and certified."""

    facts: tuple[ChangedFact, ...]
    case: CaseFile


def smallest_changes(
    rules: Rules, case: CaseFile, *, day: date, outcome: str, ways: int = 3, most: int = MOST_FACTS
) -> tuple[Way, ...]:
    """The ways to the outcome with the fewest facts changed, each set of facts once; none if it holds already.

    Only facts that the vocabulary says the applicant can influence are changed. Raises KeyError for an unknown case
    type or outcome, `DiagnosticError` for facts that are not admitted, `Undecided` when the solver gives up.
    """
    compiled = rules.on(day, case.case_type)
    program = compiled.program.slices[case.case_type]
    goals = program.case_types[case.case_type]
    goal = {declared.id: declared.atom for declared in goals.outcomes}[outcome]
    facts = admitted(compiled.program.program, case, day)
    free = frozenset(name for name, predicate in program.predicates.items() if _is_free(predicate))
    partial = Partial(program, goals, Stated.of(program, facts), day, Solver(seconds=SECONDS), free)
    for name in goals.constraints:
        partial.solver.require(opposite(partial.pair(name, (case.case,)).certain))
    wanted = partial.pair(goal, (case.case,)).certain
    found: list[Way] = []
    if not _gives(rules, case, day, outcome):
        for way in _ways(partial, wanted, most):
            changed = _applied(program, case, way, day)
            if _gives(rules, changed, day, outcome):
                found.append(Way(way, changed))
            if len(found) == ways:
                break
    return tuple(found)


def _is_free(predicate: Predicate) -> bool:
    concept = predicate.concept
    return (
        concept is not None
        and concept.controllable
        and not concept.protected
        and not predicate.functional
        and not predicate.is_derived
    )


def _ways(partial: Partial, wanted: Formula, most: int) -> Iterator[tuple[ChangedFact, ...]]:
    """Sets of facts, the fewest first, none of which holds another; of each the values that are least far away."""
    changes = [change for change in partial.changes.values() if change.changed is not False]
    tried: list[Formula] = []
    for number in range(1, most + 1):
        few = so_many_at_most(number, [change.changed for change in changes])
        while (model := searched(partial.solver, partial.reckoned, wanted, few, *tried)) is not None:
            used = [change for change in changes if model.holds(change.changed)]
            rest = [opposite(change.changed) for change in changes if change not in used]
            nearest = _nearest(partial, model, used, (wanted, *rest))
            yield tuple(_changed(partial, nearest, change) for change in used)
            tried.append(opposite(every(change.changed for change in used)))


def _nearest(partial: Partial, model: Model, used: Sequence[Free], wanted: Sequence[Formula]) -> Model:
    """The least relative change of the numbers in it: half as far as long as that goes, then step by step."""
    far = _distance(partial, used)
    if isinstance(far, Fraction):
        return model
    low, high = Fraction(0), model.value(far)
    for _ in range(_REFINEMENTS):
        middle = (low + high) / 2
        nearer = searched(partial.solver, partial.reckoned, *wanted, compared(Operator.LE, far, middle))
        if nearer is None:
            low = middle
        else:
            model, high = nearer, nearer.value(far)
        if high - low < Fraction(1, 10**6):
            break
    return model


def _distance(partial: Partial, used: Sequence[Free]) -> Number:
    total: Number = Fraction(0)
    for change in used:
        kind = partial.program.predicates[change.key[0]].value
        if change.number is None or change.before is None or isinstance(kind, EnumerationType):
            continue
        before = partial.known(change)
        away = change.number - before
        size = choice(compared(Operator.GE, away, Fraction(0)), away, -away)
        # Days are counted from the day they are: the year 2026 is no part of how far they are moved.
        scale = Fraction(1) if isinstance(kind, DateType) or not before else abs(before)
        total = total + size / scale
    return total


def _changed(partial: Partial, model: Model, change: Free) -> ChangedFact:
    name, args = change.key
    if change.truth is not None:
        return ChangedFact(name, args, change.before, model.holds(change.truth))
    assert change.number is not None
    after = _scalar(partial, partial.program.predicates[name], model.value(change.number))
    return ChangedFact(name, args, change.before, after)


def _scalar(partial: Partial, predicate: Predicate, number: Fraction) -> Scalar:
    match predicate.value:
        case DecimalType(unit):
            decimal = as_decimal(number)
            assert decimal is not None, "the grain of a change is a decimal"
            return Quantity(decimal, unit)
        case IntegerType():
            return int(number)
        case DateType():
            return date.fromordinal(int(number))
        case EnumerationType(names):
            return Choice(names[int(number)])
        case _:
            return Text(next((text for text, place in partial.texts.items() if place == number), "–"))


def _applied(program: Program, case: CaseFile, way: Sequence[ChangedFact], day: date) -> CaseFile:
    """The case with the facts changed: restated by whoever stated them, else by the first who may."""
    keys = {(fact.predicate, fact.args) for fact in way}
    kept = [s for s in case.facts.statements if (s.predicate, s.args) not in keys]
    by_key = {(s.predicate, s.args): s for s in case.facts.statements}
    for fact in way:
        said = by_key.get((fact.predicate, fact.args))
        predicate = program.predicates[fact.predicate]
        if fact.after is False and fact.predicate in case.facts.closed:
            continue
        if said is None:
            source = predicate.sources[0] if predicate.sources else "handläggare"
            said = Statement(fact.predicate, fact.args, fact.after, source, day)
        kept.append(replace(said, value=fact.after))
    return replace(case, facts=replace(case.facts, statements=tuple(kept)))


def _gives(rules: Rules, case: CaseFile, day: date, outcome: str) -> bool:
    try:
        decision = api.decide(rules, case, day=day).decision
    except (DiagnosticError, api.CertificateRefused):
        return False
    truths = {found.outcome.id: found.finding.truth for found in decision.outcomes}
    return truths[outcome] is Truth.TRUE
