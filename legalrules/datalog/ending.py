"""How a case ends: the fixed table of the certificate page, section 8, as a pure function over truth values.

The table is no rule of law and no rule can change it: what may be decided by machine is concluded by rules
(`delegated`), but that an open or contradictory case goes to a person is not open to drafting. Rows 1 to 6 need the
reading `actual` only, so that `attainable` is solved when they leave the case open, and not otherwise.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from legalrules.datalog.model import Model
from legalrules.datalog.program import CaseGoals, CaseOutcome, Program
from legalrules.datalog.stated import Stated
from legalrules.values import Truth


class Reason(Enum):
    """Why a case is handed over to a person."""

    CONFLICT = "conflict"
    EXCLUSIVE_OUTCOMES = "exclusive_outcomes"
    OBSTACLE = "obstacle"
    NOT_DELEGATED = "not_delegated"
    NO_OUTCOME = "no_outcome"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Decided:
    """The outcome holds and is delegated; `follow_up` when the decision was drawn for a person's follow-up."""

    outcome: str
    follow_up: bool


@dataclass(frozen=True, slots=True)
class Complete:
    """Answers that the applicant can give could settle the case: the application is to be completed."""


@dataclass(frozen=True, slots=True)
class HandOver:
    """A person decides."""

    reason: Reason


Ending = Decided | Complete | HandOver

# The halves (certain, possible) of a predicate of the goals, applied to the case, in one reading.
HalvesOf = Callable[[str], tuple[bool, bool]]

_DIGITS = 13


def settle(goals: CaseGoals, actual: HalvesOf, *, conflict: bool, facts_digest: str) -> Ending | None:
    """Rows 1 to 6 of the table, from the reading `actual`; None when `settle_attainable` has to decide."""
    if conflict or any(truth(actual, constraint) is Truth.TRUE for constraint in goals.constraints):
        return HandOver(Reason.CONFLICT)
    outcomes = [truth(actual, outcome.atom) for outcome in goals.outcomes]
    obstacles = [truth(actual, obstacle) for obstacle in goals.obstacles]
    if outcomes.count(Truth.TRUE) > 1:
        return HandOver(Reason.EXCLUSIVE_OUTCOMES)
    if Truth.TRUE in obstacles:
        return HandOver(Reason.OBSTACLE)
    if Truth.TRUE in outcomes:
        outcome = goals.outcomes[outcomes.index(Truth.TRUE)]
        obstructed = Truth.OPEN in obstacles
        return _one_outcome(goals, outcome, actual, obstructed=obstructed, facts_digest=facts_digest)
    if Truth.OPEN not in outcomes:
        return HandOver(Reason.NO_OUTCOME)
    return None


def _one_outcome(
    goals: CaseGoals, outcome: CaseOutcome, actual: HalvesOf, *, obstructed: bool, facts_digest: str
) -> Ending | None:
    """Rows 4 and 5: the one outcome that holds, and no obstacle does."""
    delegated = Truth.FALSE if outcome.delegated is None else truth(actual, outcome.delegated)
    if delegated is Truth.FALSE:
        return HandOver(Reason.NOT_DELEGATED)
    if delegated is Truth.TRUE and not obstructed:
        return Decided(outcome.id, is_followed_up(goals, facts_digest))
    return None


def settle_attainable(goals: CaseGoals, attainable: HalvesOf) -> Complete | HandOver:
    """Rows 7 and 8, from the reading `attainable`; called when `settle` leaves the case open."""
    unobstructed = not any(attainable(obstacle)[1] for obstacle in goals.obstacles)
    if unobstructed and any(is_attainable(outcome, attainable) for outcome in goals.outcomes):
        return Complete()
    return HandOver(Reason.OPEN)


def is_attainable(outcome: CaseOutcome, attainable: HalvesOf) -> bool:
    """Whether answers could make the outcome hold and be delegated, each for itself (row 7, its first half)."""
    return outcome.delegated is not None and attainable(outcome.atom)[0] and attainable(outcome.delegated)[0]


def halves_of(stated: Stated, model: Model, case: str) -> HalvesOf:
    """The halves of the goals applied to the case, from the facts and the model of one reading."""

    def halves(name: str) -> tuple[bool, bool]:
        if not stated.predicates[name].is_derived:
            return stated.certain(name, (case,)), stated.possible(name, (case,))
        key = ((case,), ())
        return key in model.certain.get(name, ()), key in model.possible.get(name, ())

    return halves


def has_conflict(stated: Stated, actual: Model) -> bool:
    """Whether sources contradict each other, or provisions give one attribute two values."""
    for tuples in actual.certain.values():
        if len({args for args, _ in tuples}) < len(tuples):
            return True
    return bool(stated.set_aside)


def free_predicates(program: Program, goals: CaseGoals) -> frozenset[str]:
    """The stated predicates that the applicant could still answer, some source of theirs being the applicant's."""
    applicant = frozenset(goals.applicant)
    return frozenset(name for name, p in program.predicates.items() if applicant & frozenset(p.sources))


def truth(halves: HalvesOf, predicate: str) -> Truth:
    """The truth of a goal applied to the case, in the reading that `halves` is of."""
    return Truth.of(*halves(predicate))


def is_followed_up(goals: CaseGoals, facts_digest: str) -> bool:
    """Whether the decision is drawn for follow-up: reproducible from the facts, and beyond anyone's choice."""
    drawn = Fraction(int(facts_digest[:_DIGITS], 16), 16**_DIGITS)
    return drawn < Fraction(goals.follow_up_share)
