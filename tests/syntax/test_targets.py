"""The places after `trots`, as written and as read."""

from __future__ import annotations

import pytest

from legalrules.syntax.nodes import RuleNode, SectionNode, Target, WordingNode
from legalrules.syntax.rule_printer import targets_text
from tests.syntax.samples import parsed, rule

Said = tuple[str, str, str, int, tuple[str, ...]]


def targets(text: str) -> tuple[Target, ...]:
    """The targets of a rule that begins with `trots` and the text."""
    outcome = parsed(rule(f"trots {text}: Å kräver inte lov"))
    assert outcome.diagnostics == () and outcome.value
    (section,) = outcome.value.blocks
    assert isinstance(section, SectionNode) and isinstance(section.wordings[0], WordingNode)
    (found,) = section.wordings[0].content.parts
    assert isinstance(found, RuleNode)
    return found.targets


def said(target: Target) -> Said:
    """A target without its span."""
    return target.statute, target.chapter, target.section, target.paragraph, target.items


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 §", [("", "", "1", 0, ())]),
        ("1 § 2, 3 och 5", [("", "", "1", 0, ("2",)), ("", "", "1", 0, ("3",)), ("", "", "1", 0, ("5",))]),
        ("9 kap. 3 §", [("", "9", "3", 0, ())]),
        ("22 § andra stycket 2", [("", "", "22", 2, ("2",))]),
        ("22 § andra stycket 2 och 3", [("", "", "22", 2, ("2",)), ("", "", "22", 2, ("3",))]),
        ("22 § första stycket och andra stycket", [("", "", "22", 1, ()), ("", "", "22", 2, ())]),
        ("3 och 34 §§", [("", "", "3", 0, ()), ("", "", "34", 0, ())]),
        ("9 kap. 3, 4 a och 34 §§", [("", "9", "3", 0, ()), ("", "9", "4 a", 0, ()), ("", "9", "34", 0, ())]),
        ("PBL 9 kap.", [("PBL", "9", "", 0, ())]),
        ("PBL 9 a kap. 3 §", [("PBL", "9 a", "3", 0, ())]),
        ("10 a § 2 b", [("", "", "10 a", 0, ("2", "b"))]),
        ("10 § 2 a och b", [("", "", "10", 0, ("2", "a")), ("", "", "10", 0, ("2", "b"))]),
        ("10 § a och b", [("", "", "10", 0, ("a",)), ("", "", "10", 0, ("b",))]),
        ("1 § 2, 3 § och PBF 4 §", [("", "", "1", 0, ("2",)), ("", "", "3", 0, ()), ("PBF", "", "4", 0, ())]),
    ],
)
def test_places_are_read_as_in_the_act(text: str, expected: list[Said]) -> None:
    """Each place, paragraph and item of the list becomes a target."""
    assert [said(target) for target in targets(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "1 § 2, 3, 4 och 5",
        "3 och 34 §§ och 35 § första stycket 2",
        "10 a § 2 b och 3",
        "9 kap. 3, 4 och 5 §§",
        "1 §, 3 § 2 och PBL 9 kap.",
        "2 § a och b",
    ],
)
def test_places_are_printed_as_in_the_act(text: str) -> None:
    """The canonical list is the one that the act would write."""
    assert targets_text(targets(text)) == text


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("9 kap. 3 § och 5 §", "write “9 kap. 5 §” if that is meant; name the places of this chapter first"),
        ("PBL 9 kap. och 5 §", "write “PBL 5 §” if that is meant; name the places of this statute first"),
        (
            "PBL 9 kap. och 10 kap.",
            "write “PBL 10 kap.” if that is meant; name the places of this statute first",
        ),
    ],
)
def test_a_place_that_could_be_read_in_two_ways_is_refused(text: str, hint: str) -> None:
    """After a place elsewhere, a place that does not say its statute or chapter is not guessed at."""
    (found,) = parsed(rule(f"trots {text}: Å kräver inte lov")).diagnostics
    assert (found.code, found.hint) == ("LR108", hint)
