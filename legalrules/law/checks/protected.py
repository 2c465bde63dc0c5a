"""A fact declared `skyddad` may not be read on the way to any answer, directly or through other conclusions."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from legalrules.diagnostics.diagnostic import Diagnostic
from legalrules.law.concept import Concept
from legalrules.law.condition import Item, concepts_used, references, walk
from legalrules.law.names import declared_sentence
from legalrules.law.provision import Concludes, ExceptionTo, GivesValue, Rule, WaiverOf
from legalrules.law.statute import CaseType, Legislation


def check_protected(law: Legislation) -> Iterator[Diagnostic]:
    """Each protected fact that a case type depends on, with the provisions by which it does."""
    protected = [concept for concept in law.concepts if concept.protected]
    if not protected:
        return
    by_concept = _rules_by_concept(law)
    for case_type in law.case_types:
        came = _reached(law, case_type, by_concept)
        for concept in protected:
            if concept in came:
                yield _matters(concept, case_type, _way(concept, came))


def _matters(concept: Concept, case_type: CaseType, way: tuple[Rule, ...]) -> Diagnostic:
    places = ", ".join(dict.fromkeys(str(rule.place) for rule in way))
    return Diagnostic(
        "LR219",
        f"a protected fact matters to the case type {case_type.id}",
        way[-1].span if way else case_type.span,
        str(way[-1].place) if way else f"ärendetyp {case_type.id}",
        found=f"{declared_sentence(concept)}, through {places or 'the case type itself or a constraint'}",
        required="no rule on the way to an answer that reads it",
        related=tuple((f"on the way: {rule.place}", rule.span) for rule in way[:-1]),
    )


def _read(rule: Rule) -> Iterator[Concept]:
    yield from concepts_used(rule.condition)
    if isinstance(rule.conclusion, GivesValue):
        yield from (reference.concept for reference in references(rule.conclusion.value))


def _rules_by_concept(law: Legislation) -> dict[Concept, list[Rule]]:
    """The rules that bear on a concept: those that conclude it, take it away, or waive a condition of one."""
    rules = [rule for provision in law.provisions() for rule in provision.rules]
    found: dict[Concept, list[Rule]] = {}
    of_item: dict[object, list[Concept]] = {}
    for rule in rules:
        match rule.conclusion:
            case Concludes(reference) | GivesValue(reference, _) | ExceptionTo(_, reference):
                found.setdefault(reference.concept, []).append(rule)
                for part in walk(rule.condition):
                    if isinstance(part, Item):
                        of_item.setdefault(part.citation, []).append(reference.concept)
            case WaiverOf():
                pass
    for rule in rules:
        if isinstance(rule.conclusion, WaiverOf):
            for concept in (c for target in rule.conclusion.targets for c in of_item.get(target, ())):
                found.setdefault(concept, []).append(rule)
    return found


def _reached(
    law: Legislation, case_type: CaseType, by_concept: dict[Concept, list[Rule]]
) -> dict[Concept, tuple[Concept | None, Rule | None]]:
    """Every concept that the case type depends on, with the concept and the rule by which it was reached first."""
    came: dict[Concept, tuple[Concept | None, Rule | None]] = {case_type.day: (None, None)}
    for outcome in case_type.outcomes:
        for asked in (outcome.when, outcome.delegated):
            if asked is not None:
                came.setdefault(asked, (None, None))
    for concept in (*case_type.obstacles, *(r.concept for p in case_type.reports for r in p.references)):
        came.setdefault(concept, (None, None))
    for constraint in law.constraints:
        for concept in concepts_used(constraint.condition):
            came.setdefault(concept, (None, None))
    for transition in law.transitions():
        for rule in transition.rules:
            for concept in _read(rule):
                came.setdefault(concept, (None, rule))
    waiting = deque(came)
    while waiting:
        reader = waiting.popleft()
        for rule in by_concept.get(reader, ()):
            for concept in _read(rule):
                if concept not in came:
                    came[concept] = (reader, rule)
                    waiting.append(concept)
    return came


def _way(concept: Concept, came: dict[Concept, tuple[Concept | None, Rule | None]]) -> tuple[Rule, ...]:
    """The rules from the answer down to the one that reads the concept."""
    way: list[Rule] = []
    at: Concept | None = concept
    while at is not None:
        at, rule = came[at]
        if rule is not None:
            way.append(rule)
    return tuple(reversed(way))
