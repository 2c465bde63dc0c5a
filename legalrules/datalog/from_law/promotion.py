"""Which rättsläge applies to the case, and what therefore holds for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from legalrules.datalog.clauses import (
    Atom,
    Comparison,
    Head,
    Literal,
    Member,
    Negative,
    Origin,
    Positive,
    Role,
    Rule,
)
from legalrules.datalog.from_law.bodies import Lowering, bodies, guarded
from legalrules.datalog.from_law.naming import Declarations
from legalrules.datalog.terms import AttributeOf, Value, Variable
from legalrules.law.citation import Citation
from legalrules.law.concept import Concept, Sourcing
from legalrules.law.condition import Not
from legalrules.law.in_force import Regime
from legalrules.law.provision import Concludes, Transition
from legalrules.law.statute import CaseType, Legislation
from legalrules.values import Operator


def older_rules(transition: Transition, declared: Declarations) -> Iterator[Rule]:
    """The cases for which a transitional point keeps the wordings older than its act. Outside every rättsläge."""
    for rule in transition.rules:
        assert isinstance(rule.conclusion, Concludes)
        reference = rule.conclusion.reference
        name = declared.older(transition.key.sfs, reference.concept)
        lowering = Lowering(declared.plain, rule.sort_of, _no_waiver, _no_inner, rule.place, rule.span)
        args = lowering.things(reference.args)
        origin = Origin(Role.TRANSITION, rule.place, transition.key, "", rule.span)
        for number, body in enumerate(bodies(rule.condition, lowering)):
            identity = f"{name}<-{rule.place.machine()}:{rule.span.line}.{number}"
            yield Rule(identity, Head(name, args), guarded(args, body), origin)


def _no_waiver(item: Citation) -> Atom | None:
    return None


def _no_inner(part: Not) -> Atom:
    raise AssertionError(
        f"{part.span}: `det finns ingen` in a transitional provision is refused by the checks"
    )


def applies_rules(law: Legislation, regime: Regime, declared: Declarations) -> Iterator[Rule]:
    """The rättsläge applies when the day of decision lies in its days and just its acts are to be disregarded.

    If it applies to some case, its rules are of interest at all.
    """
    transitions = {t.key.sfs: r for t in law.transitions() for r in t.rules}
    for case_type in law.case_types[:1]:
        case = Variable("Ä", case_type.sort)
        day = AttributeOf(declared.plain(case_type.day), (case,))
        body: list[Literal] = [Member(case), Comparison(Operator.GE, day, Value(regime.validity.start))]
        if regime.validity.end is not None:
            body.append(Comparison(Operator.LT, day, Value(regime.validity.end)))
        for act in regime.acts:
            conclusion = transitions[act].conclusion
            assert isinstance(conclusion, Concludes)
            atom = Atom(declared.older(act, conclusion.reference.concept), (case,))
            body.append(Positive(atom) if act in regime.disregarded else Negative(atom))
        name = declared.applies(regime.id, case_type.sort)
        origin = Origin(Role.APPLIES, None, None, regime.id)
        yield Rule(name, Head(name, (case,)), tuple(body), origin)
        active = declared.active(regime.id)
        premise = Positive(Atom(name, (case,)))
        yield Rule(active, Head(active, ()), (premise,), replace(origin, role=Role.ACTIVATES))


def promotion_rules(
    law: Legislation, regimes: tuple[Regime, ...], declared: Declarations, rules: list[Rule]
) -> Iterator[Rule]:
    """What a case type asks for holds when it holds in the rättsläge that applies."""
    concluded = {rule.head.predicate for rule in rules}
    for concept in dict.fromkeys(c for case_type in law.case_types for c in asked(case_type)):
        if concept.sourcing is not Sourcing.DERIVED:
            continue
        case = next((slot for slot in concept.slots if slot.sort == law.case_types[0].sort), None)
        if case is None:
            continue
        things = tuple(Variable(slot.name, slot.sort) for slot in concept.slots)
        name = declared.plain(concept)
        for regime in regimes:
            inner = declared.in_regime(concept, regime.id)
            if inner not in concluded:
                continue
            holds = Positive(Atom(declared.applies(regime.id, case.sort), (Variable(case.name, case.sort),)))
            origin = Origin(Role.PROMOTES, None, None, regime.id)
            if concept.value is None:
                body: tuple[Literal, ...] = (holds, Positive(Atom(inner, things)))
                yield Rule(f"{name}<-{regime.id}", Head(name, things), body, origin)
            else:
                value = AttributeOf(inner, things)
                yield Rule(
                    f"{name}<-{regime.id}", Head(name, things, value), guarded(things, (holds,)), origin
                )


def asked(case_type: CaseType) -> Iterator[Concept]:
    """The concepts that a case type asks about, in its order."""
    for outcome in case_type.outcomes:
        yield outcome.when
        if outcome.delegated is not None:
            yield outcome.delegated
    yield from case_type.obstacles
    for report in case_type.reports:
        yield from (reference.concept for reference in report.references)
