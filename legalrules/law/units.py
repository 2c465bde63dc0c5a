"""Units of imposition: the smallest places whose effect can be taken away.

A rule whose condition ends in `någon av` imposes its effect item by item, as "anmälan krävs för 1. ... 2. ..." does;
`trots 1 § 2` then reaches the second item alone. Any other rule is one unit at its own place.
"""

from __future__ import annotations

from dataclasses import replace

from legalrules.law.condition import All, Any, Condition, Item
from legalrules.law.provision import Rule


def units(rule: Rule) -> tuple[Rule, ...]:
    """The rule cut into units, each at the place that imposes."""
    match rule.condition:
        case Any(parts) if _all_items(parts):
            return tuple(_unit(rule, part, ()) for part in parts)
        case All((*before, Any(parts))) if _all_items(parts):
            return tuple(_unit(rule, part, tuple(before)) for part in parts)
        case _:
            return (rule,)


def _all_items(parts: tuple[Condition, ...]) -> bool:
    return all(isinstance(part, Item) for part in parts)


def _unit(rule: Rule, part: Condition, before: tuple[Condition, ...]) -> Rule:
    assert isinstance(part, Item)
    condition: Condition = All((*before, part)) if before else part
    return replace(rule, place=part.citation, condition=condition)
