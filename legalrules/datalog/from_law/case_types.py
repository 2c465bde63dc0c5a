"""What a case type asks of the program, and the obstacle of resting on wordings known only by quotation."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from legalrules.datalog.clauses import Atom, Head, Origin, Positive, Role, Rule, dependencies
from legalrules.datalog.from_law.constraints import constraint_names
from legalrules.datalog.from_law.naming import Declarations
from legalrules.datalog.from_law.promotion import asked
from legalrules.datalog.program import CaseGoals, CaseOutcome
from legalrules.datalog.terms import Variable
from legalrules.law.in_force import Regime
from legalrules.law.statute import CaseType, Delegation, Legislation
from legalrules.law.wording import WordingKey


def delegation_of(law: Legislation, case_type: CaseType) -> Delegation | None:
    """The delegation order that covers the case type, if one was loaded."""
    return next((d for d in law.delegations if d.case_type == case_type.id), None)


def goals_of(law: Legislation, case_type: CaseType, declared: Declarations) -> CaseGoals:
    """The goals of the case type; under a delegation, unaccepted quotations are an obstacle too."""
    delegation = delegation_of(law, case_type)
    obstacles = tuple(declared.plain(concept) for concept in case_type.obstacles)
    if delegation is not None:
        obstacles = (*obstacles, declared.rests_on_quotation(case_type.id, case_type.sort))
    outcomes = tuple(
        CaseOutcome(o.id, declared.plain(o.when), declared.plain(o.delegated) if o.delegated else None)
        for o in case_type.outcomes
    )
    reported = (r.concept for report in case_type.reports for r in report.references)
    return CaseGoals(
        case_type.id,
        case_type.sort,
        declared.plain(case_type.day),
        outcomes,
        obstacles,
        tuple(dict.fromkeys(declared.plain(concept) for concept in reported)),
        case_type.applicant,
        delegation.follow_up_share if delegation else Decimal(0),
        constraint_names(law, case_type.sort, declared),
    )


def rests_on_quotation(
    law: Legislation,
    case_type: CaseType,
    regimes: tuple[Regime, ...],
    declared: Declarations,
    rules: list[Rule],
) -> Iterator[Rule]:
    """For each rättsläge whose answer can rest on an unaccepted quotation: the case then rests on it."""
    delegation = delegation_of(law, case_type)
    if delegation is None:
        return
    accepted = {name.removeprefix("SFS ") for name in delegation.accepts_quotations_of}
    by_head: dict[str, list[Rule]] = {}
    for rule in rules:
        by_head.setdefault(rule.head.predicate, []).append(rule)
    name = declared.rests_on_quotation(case_type.id, case_type.sort)
    case = Variable("Ä", case_type.sort)
    for regime in regimes:
        starts = [declared.in_regime(concept, regime.id) for concept in asked(case_type)]
        applies = declared.applies(regime.id, case_type.sort)
        for key in _quoted([*starts, applies], by_head):
            if key.sfs.removeprefix("SFS ") in accepted:
                continue
            origin = Origin(Role.CONCLUDES, key.citation, key, regime.id)
            body = (Positive(Atom(applies, (case,)), key.citation),)
            yield Rule(f"{name}<-{regime.id}:{key.citation.machine()}", Head(name, (case,)), body, origin)


def _quoted(starts: list[str], by_head: dict[str, list[Rule]]) -> tuple[WordingKey, ...]:
    """The wordings known by quotation among the rules that the predicates depend on, in citation order."""
    seen, waiting, found = set(starts), list(starts), set[WordingKey]()
    while waiting:
        for rule in by_head.get(waiting.pop(), ()):
            if rule.origin.wording is not None and rule.origin.wording.known.is_quoted:
                found.add(rule.origin.wording)
            fresh = {d.predicate for d in dependencies(rule)} - seen
            seen |= fresh
            waiting.extend(fresh)
    return tuple(sorted(found, key=lambda key: key.citation.sort_key()))
