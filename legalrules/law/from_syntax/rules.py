"""Rule nodes to rules: heads, targets of `trots`, waivers; the parts of a provision with their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from legalrules.law.citation import Citation
from legalrules.law.concept import Sourcing
from legalrules.law.condition import Condition, Reference, variables_of
from legalrules.law.from_syntax.conditions import read_condition
from legalrules.law.from_syntax.faults import Faults
from legalrules.law.from_syntax.measures import read_measure
from legalrules.law.from_syntax.scope import Scope
from legalrules.law.names import Names, declared_sentence
from legalrules.law.provision import Concludes, Conclusion, ExceptionTo, GivesValue, Rule, WaiverOf
from legalrules.syntax.nodes import Part, Placed, RuleNode, Sentence, TableNode, Target, VariableName, Word

WAIVER_WORDS = ("villkoret", "gäller", "inte", "för")
OLDER_WORDS = ("äldre", "lydelse", "gäller", "för")


@dataclass(frozen=True, slots=True)
class PlacedRule:
    """A rule node, and the place it stands at."""

    place: Citation
    node: RuleNode


def placed_rules(parts: tuple[Part, ...], place: Citation) -> Iterator[PlacedRule]:
    """The rule nodes under a wording with their places, in order."""
    for part in parts:
        match part:
            case RuleNode():
                yield PlacedRule(place, part)
            case TableNode():
                pass
            case Placed("stycke", label, inner):
                yield from placed_rules(inner, place.at(paragraph=int(label)))
            case Placed(_, label, inner):
                yield from placed_rules(inner, place.at(items=(*place.items, label)))
            case _:
                assert_never(part)


def read_rule(placed: PlacedRule, names: Names, faults: Faults) -> Rule | None:
    """The rule; None after reporting a fault that leaves nothing to build on."""
    node, place = placed.node, placed.place
    faults.section = str(place)
    scope = Scope(names, faults)
    conclusion = _conclusion(node, place, scope)
    condition = read_condition(node.condition, place, scope) if node.condition else None
    if node.condition is None:
        faults.add(
            "LR106",
            "a rule without conditions",
            node.span,
            found=str(node.head),
            required="`om` and a condition",
        )
    if conclusion is None or condition is None:
        return None
    _check_bound(node, conclusion, condition, faults)
    return Rule(place, conclusion, condition, tuple(scope.sorts.items()), node.span)


def _conclusion(node: RuleNode, place: Citation, scope: Scope) -> Conclusion | None:
    targets = tuple(citation_of(target, place) for target in node.targets)
    waived = special_head(node.head, WAIVER_WORDS)
    if waived is not None:
        return _waiver(node, targets, waived, scope)
    found = scope.match(node.head)
    if found is None:
        return None
    reference = Reference(found.concept, tuple(v.name for v in found.args))
    if found.choice is not None or found.concept.sourcing is not Sourcing.DERIVED:
        scope.faults.add(
            "LR211",
            "a rule concludes something that is stated",
            node.head.span,
            found=declared_sentence(found.concept),
            required="a concept that is `härledd`",
        )
        return None
    if found.concept.value is not None:
        return _value_head(node, reference, scope)
    if node.value is not None:
        scope.faults.add(
            "LR208", "a sentence has no value", node.span, found=str(node.head), required="an attribute"
        )
        return None
    if found.negated is not bool(targets):
        required = (
            "the negated effect after `trots`"
            if targets
            else "`trots` and the place whose effect is taken away"
        )
        scope.faults.add(
            "LR306",
            "a negated head stands only under `trots`",
            node.span,
            found=str(node.head),
            required=required,
        )
        return None
    return ExceptionTo(targets, reference) if targets else Concludes(reference)


def _value_head(node: RuleNode, reference: Reference, scope: Scope) -> Conclusion | None:
    kind = reference.concept.value
    assert kind is not None
    if node.value is None or node.targets:
        scope.faults.add(
            "LR208",
            "an attribute is concluded without its value",
            node.span,
            found=str(node.head),
            required="`är lika med` …",
        )
        return None
    value = read_measure(node.value, kind, scope)
    return None if value is None else GivesValue(reference, value)


def _waiver(
    node: RuleNode, targets: tuple[Citation, ...], things: tuple[VariableName, ...], scope: Scope
) -> Conclusion | None:
    if not targets or not things:
        scope.faults.add(
            "LR306",
            "a condition is waived without naming it",
            node.span,
            found=str(node.head),
            required="`trots` and an item",
        )
        return None
    return WaiverOf(targets, tuple(v.name for v in things))


def special_head(sentence: Sentence, start: tuple[str, ...]) -> tuple[VariableName, ...] | None:
    """The variables of "villkoret gäller inte för Å och B" and its like; None if the sentence begins otherwise."""
    opening = sentence.tokens[: len(start)]
    if tuple(t.text for t in opening if isinstance(t, Word)) != start:
        return None
    return tuple(t for t in sentence.tokens[len(start) :] if isinstance(t, VariableName))


def citation_of(target: Target, place: Citation) -> Citation:
    """A target as a citation: what it leaves out is taken from the place where it stands."""
    statute = target.statute or place.statute
    inherits = not target.statute and not target.chapter
    chapter = place.chapter if inherits else target.chapter
    return Citation(statute, chapter, target.section, target.paragraph, target.items)


def _check_bound(node: RuleNode, conclusion: Conclusion, condition: Condition, faults: Faults) -> None:
    """Waived things take their sorts from the rule that is waived, so they must stand in the condition."""
    if isinstance(conclusion, WaiverOf):
        for name in conclusion.args:
            if name not in variables_of(condition):
                faults.add(
                    "LR212",
                    f"{name} stands only in the head",
                    node.span,
                    found=name,
                    required="a condition about it",
                )
