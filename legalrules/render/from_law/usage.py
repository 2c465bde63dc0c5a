"""Where each concept is concluded and where it is asked for, and which concepts a case type can come to ask for.

The answer leans to too much: every wording counts, whatever day it is in force.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from legalrules.law.citation import Citation
from legalrules.law.concept import Concept
from legalrules.law.condition import concepts_used, references
from legalrules.law.provision import Concludes, ExceptionTo, GivesValue, Rule, WaiverOf
from legalrules.law.statute import CaseType, Legislation


@dataclass(frozen=True, slots=True)
class Usage:
    """The places that conclude a concept, and those that ask for it, each once and in citation order."""

    concluded: tuple[Citation, ...]
    used: tuple[Citation, ...]


def usage(law: Legislation) -> Mapping[str, Usage]:
    """The usage of every concept, by id."""
    # That an older wording applies is a concept of the language, which no vocabulary declares.
    concluded: dict[str, set[Citation]] = {}
    used: dict[str, set[Citation]] = {}
    for rule in _rules(law):
        for head in _heads(rule):
            concluded.setdefault(head.id, set()).add(rule.place)
        for need in _needs(rule):
            used.setdefault(need.id, set()).add(rule.place)
    return MappingProxyType(
        {
            concept.id: Usage(
                tuple(sorted(concluded.get(concept.id, ()))), tuple(sorted(used.get(concept.id, ())))
            )
            for concept in law.concepts
        }
    )


def concepts_of(law: Legislation, case_type: CaseType) -> tuple[Concept, ...]:
    """The concepts that the case type can come to ask for or conclude, in the order of the vocabulary."""
    needs: dict[str, set[str]] = {}
    rules = tuple(_rules(law))
    for rule in rules:
        wanted = {concept.id for concept in _needs(rule)}
        for head in (*_heads(rule), *_waived(rule, rules)):
            needs.setdefault(head.id, set()).update(wanted)
    waiting = [
        *_roots(case_type),
        *(one for point in law.transitions() for r in point.rules for one in _needs(r)),
        *(one for constraint in law.constraints for one in concepts_used(constraint.condition)),
    ]
    reached = {concept.id for concept in waiting}
    left = list(reached)
    while left:
        fresh = needs.get(left.pop(), set()) - reached
        reached |= fresh
        left.extend(fresh)
    return tuple(concept for concept in law.concepts if concept.id in reached)


def _rules(law: Legislation) -> Iterator[Rule]:
    for provision in law.provisions():
        yield from provision.rules
    for transition in law.transitions():
        yield from transition.rules


def _heads(rule: Rule) -> Iterator[Concept]:
    match rule.conclusion:
        case Concludes(reference) | GivesValue(reference, _) | ExceptionTo(_, reference):
            yield reference.concept
        case WaiverOf():
            return


def _needs(rule: Rule) -> Iterator[Concept]:
    yield from concepts_used(rule.condition)
    if isinstance(rule.conclusion, GivesValue):
        yield from (reference.concept for reference in references(rule.conclusion.value))


def _waived(rule: Rule, rules: tuple[Rule, ...]) -> Iterator[Concept]:
    """What is concluded where a waiver takes a condition away."""
    if isinstance(rule.conclusion, WaiverOf):
        for target in rule.conclusion.targets:
            for other in rules:
                if other.place.covers(target) or target.covers(other.place):
                    yield from _heads(other)


def _roots(case_type: CaseType) -> Iterator[Concept]:
    yield case_type.day
    for outcome in case_type.outcomes:
        yield outcome.when
        if outcome.delegated is not None:
            yield outcome.delegated
    yield from case_type.obstacles
    for report in case_type.reports:
        yield from (reference.concept for reference in report.references)
