"""The program: predicates with their declarations, rules with their origins, case types with their goals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import Enum

from legalrules.datalog.clauses import Rule, dependencies
from legalrules.datalog.working_days import WorkingCalendar
from legalrules.law.citation import Citation
from legalrules.law.concept import Concept, Sourcing
from legalrules.values import ScalarType


class Aspect(Enum):
    """What a predicate says of its concept: the concept itself, or a step on the way to it."""

    PLAIN = "plain"  # the sentence itself, for the case
    IN_REGIME = "in_regime"  # the sentence, as one rättsläge has it
    IMPOSED = "imposed"  # a provision imposes the effect
    EXEMPT = "exempt"  # the effect of that provision is taken away
    MET = "met"  # an item of a condition counts as met
    WAIVED = "waived"  # an item of a condition is waived
    OLDER = "older"  # wordings older than an amending act still apply to the case
    APPLIES = "applies"  # the rättsläge applies to the case
    ACTIVE = "active"  # the rättsläge applies to some case, so that its rules matter
    RESTS_ON_QUOTATION = (
        "rests_on_quotation"  # the answer rests on wordings known by quotation that are not accepted
    )


@dataclass(frozen=True, slots=True)
class Predicate:
    """A relation of the program. `name` is unique; `concept` says it in words; `about` is the place it concerns."""

    name: str
    sorts: tuple[str, ...]
    sourcing: Sourcing
    value: ScalarType | None = None
    sources: tuple[str, ...] = ()
    functional: bool = False
    closable: bool = False
    aspect: Aspect = Aspect.PLAIN
    concept: Concept | None = field(default=None, compare=False)
    about: Citation | None = field(default=None, compare=False)
    regime: str = field(default="", compare=False)

    @property
    def is_derived(self) -> bool:
        """Whether rules, and only rules, give it."""
        return self.sourcing is Sourcing.DERIVED


@dataclass(frozen=True, slots=True)
class CaseOutcome:
    """A possible outcome: its id, the predicate that says it holds, and the one that lets the robot decide it."""

    id: str
    atom: str
    delegated: str | None = None


@dataclass(frozen=True, slots=True)
class CaseGoals:
    """What a case type asks of the program; the certificate page, section 2, CASE_TYPE.

    `constraints` say that the facts cannot be as stated: one that holds is a conflict of the case.
    """

    id: str
    sort: str
    day: str
    outcomes: tuple[CaseOutcome, ...]
    obstacles: tuple[str, ...] = ()
    information: tuple[str, ...] = ()
    applicant: tuple[str, ...] = ("sökande",)
    follow_up_share: Decimal = Decimal(0)
    constraints: tuple[str, ...] = ()

    def goals(self) -> tuple[str, ...]:
        """The predicates that the certificate must settle, each once, in the order of the page."""
        named = [self.day]
        for outcome in self.outcomes:
            named.append(outcome.atom)
            named.extend([outcome.delegated] if outcome.delegated else [])
        return tuple(dict.fromkeys([*named, *self.obstacles, *self.constraints, *self.information]))


@dataclass(frozen=True, slots=True)
class Program:
    """Sorts, predicates by name, rules in the order of the law, case types by id, and the calendar they reckon by."""

    sorts: tuple[str, ...]
    predicates: Mapping[str, Predicate]
    rules: tuple[Rule, ...]
    case_types: Mapping[str, CaseGoals] = field(default_factory=dict)
    calendar: WorkingCalendar | None = None

    def of_case_type(self, case_type: str) -> Program:
        """The program for cases of one type: the rules that such a case depends on, and all that a case can state.

        Of what other rules conclude, only what a case file could name stays declared, so that whoever states it is told
        that it cannot be stated. Raises KeyError for an unknown case type.
        """
        goals = self.case_types[case_type]
        sliced = self.slice(goals.goals())

        def stays(predicate: Predicate) -> bool:
            named = predicate.concept is not None and predicate.concept.id == predicate.name
            return predicate.name in sliced.predicates or not predicate.is_derived or named

        predicates = {name: predicate for name, predicate in self.predicates.items() if stays(predicate)}
        return replace(self, predicates=predicates, rules=sliced.rules, case_types={case_type: goals})

    def slice(self, goals: tuple[str, ...]) -> Program:
        """The part of the program that the goals depend on, directly or indirectly."""
        heads: dict[str, list[Rule]] = {}
        for rule in self.rules:
            heads.setdefault(rule.head.predicate, []).append(rule)
        wanted, waiting = set(goals), list(goals)
        while waiting:
            for rule in heads.get(waiting.pop(), ()):
                fresh = {d.predicate for d in dependencies(rule)} - wanted
                wanted |= fresh
                waiting.extend(fresh)
        return Program(
            self.sorts,
            {name: p for name, p in self.predicates.items() if name in wanted},
            tuple(rule for rule in self.rules if rule.head.predicate in wanted),
            self.case_types,
            self.calendar,
        )
