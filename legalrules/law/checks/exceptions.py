"""An exception must have something to take away: an effect imposed, or a condition set, at its target."""

from __future__ import annotations

from collections.abc import Iterator

from legalrules.diagnostics.diagnostic import Diagnostic
from legalrules.diagnostics.similar import did_you_mean
from legalrules.law.citation import Citation
from legalrules.law.concept import Concept
from legalrules.law.condition import Item, walk
from legalrules.law.provision import Concludes, ExceptionTo, Rule, WaiverOf
from legalrules.law.statute import Legislation
from legalrules.law.units import units


def check_exceptions(law: Legislation) -> Iterator[Diagnostic]:
    """Exceptions to a place that does not exist, or that imposes or requires nothing of the kind."""
    sections = {p.key.citation for p in law.provisions()}
    imposed = [(unit.place, concept) for rule, concept in _imposing(law) for unit in units(rule)]
    items = {part.citation for rule in _rules(law) for part in walk(rule.condition) if isinstance(part, Item)}
    for rule in _rules(law):
        match rule.conclusion:
            case ExceptionTo(targets, reference):
                for target in targets:
                    hit = any(
                        target.covers(place) and concept == reference.concept for place, concept in imposed
                    )
                    if not hit:
                        yield _to_nothing(
                            rule, target, sections, "imposes this effect", {p for p, _ in imposed}
                        )
            case WaiverOf(targets):
                for target in targets:
                    if target not in items:
                        yield _to_nothing(rule, target, sections, "is an item of a condition", items)
            case _:
                pass


def _rules(law: Legislation) -> Iterator[Rule]:
    for provision in law.provisions():
        yield from provision.rules


def _imposing(law: Legislation) -> Iterator[tuple[Rule, Concept]]:
    for rule in _rules(law):
        if isinstance(rule.conclusion, Concludes):
            yield rule, rule.conclusion.reference.concept


def _to_nothing(
    rule: Rule, target: Citation, sections: set[Citation], what: str, known: set[Citation]
) -> Diagnostic:
    exists = any(target.covers(section) or section.covers(target) for section in sections)
    return Diagnostic(
        "LR301" if exists else "LR302",
        "an exception to nothing" if exists else "the place does not exist",
        rule.span,
        str(rule.place),
        found=str(target),
        required=f"a place that {what}",
        hint=did_you_mean(str(target), [str(k) for k in known]),
    )
