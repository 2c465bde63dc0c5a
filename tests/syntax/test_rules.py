"""Rules and conditions as trees, the small points that a reader of the language asks about."""

from __future__ import annotations

import pytest

from legalrules.syntax.nodes import (
    CalculationNode,
    Clause,
    Comparator,
    ComparisonNode,
    ConditionNode,
    Connective,
    ExpressionNode,
    Items,
    Joined,
    NoneSuch,
    NumberText,
    PlusNode,
    RuleNode,
    SectionNode,
    VariableName,
    WordingNode,
)
from tests.syntax.samples import parsed, rule, tree


def only_rule(text: str) -> RuleNode:
    """The rule that stands alone in a section."""
    (section,) = tree(rule(text)).blocks
    assert isinstance(section, SectionNode) and isinstance(section.wordings[0], WordingNode)
    (found,) = section.wordings[0].content.parts
    assert isinstance(found, RuleNode)
    return found


def condition(text: str) -> ConditionNode:
    """What stands after `om` in a rule with one condition."""
    found = only_rule(f"Å kräver lov\n  om {text}").condition
    assert found is not None
    return found


def right_side(text: str) -> ExpressionNode:
    """The right side of a comparison."""
    found = condition(f"djupet för B är högst {text}")
    assert isinstance(found, ComparisonNode)
    return found.right


@pytest.mark.parametrize(
    "sentence", ["B är ett en- eller tvåbostadshus", "B har vatten och avlopp", "Å kräver anmälan om eldstad"]
)
def test_joining_words_inside_a_line_are_words(sentence: str) -> None:
    """`om`, `och` and `eller` are keywords only as the first word of a line."""
    found = condition(sentence)
    assert isinstance(found, Clause)
    assert [str(token.text) for token in found.sentence.tokens if not isinstance(token, VariableName)] == [
        word for word in sentence.split() if len(word) > 1
    ]


@pytest.mark.parametrize("name", ["A", "Å", "Ä2", "Ö9"])
def test_a_capital_letter_is_a_variable(name: str) -> None:
    """One capital letter with at most one digit is a name for a thing."""
    head = only_rule(f"{name} kräver lov").head
    assert isinstance(head.tokens[0], VariableName)


@pytest.mark.parametrize("name", ["AB", "B12", "C-anläggning", "a", "PBL"])
def test_nothing_else_is_a_variable(name: str) -> None:
    """A longer run of letters or digits is a word."""
    head = only_rule(f"ett {name} kräver lov").head
    assert not isinstance(head.tokens[1], VariableName)


def test_a_sentence_may_cite() -> None:
    """A citation inside a sentence is words, sections and all."""
    head = only_rule("Å kräver lov enligt PBL 10 kap. 23 c §, om det finns").head
    assert str(head) == "Å kräver lov enligt PBL 10 kap. 23 c §, om det finns"


@pytest.mark.parametrize("comparator", list(Comparator))
def test_every_comparison_is_read(comparator: Comparator) -> None:
    """The words of a comparison are one keyword, however they are spaced."""
    found = condition(f"A {comparator.value.replace(' ', '  ')} B")
    assert isinstance(found, ComparisonNode)
    assert found.comparator is comparator


def test_a_comparison_is_not_found_inside_a_word() -> None:
    """`är minsta` is words: the keyword is the whole word `minst`."""
    assert isinstance(condition("A är minsta huset"), Clause)


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("30 m2", "30", "m2"),
        ("30,0 m", "30,0", "m"),
        ("1 000 000,25 mm", "1 000 000,25", "mm"),
        ("1\u00a0000 kW", "1 000", "kW"),
        ("-40 °C", "-40", "°C"),
        ("12 procent", "12", "procent"),
        ("5,5 vol-procent", "5,5", "vol-procent"),
        ("0,1 mg/m3", "0,1", "mg/m3"),
        ("3", "3", ""),
    ],
)
def test_numbers_and_units(text: str, number: str, unit: str) -> None:
    """A number is kept as written, with plain spaces, and its unit beside it."""
    found = right_side(text)
    assert isinstance(found, NumberText)
    assert (found.text, found.unit) == (number, unit)


def test_plus_adds_a_length_of_time() -> None:
    """A day or an attribute may have a length of time added; `plus` before another quantity adds that."""
    found = right_side("beslutsdagen i Ä plus 3 veckor")
    assert isinstance(found, PlusNode)
    assert (str(found.base), found.period.number, found.period.unit) == ("beslutsdagen i Ä", "3", "veckor")
    assert isinstance(right_side("golvytan plus källaren i B"), CalculationNode)


def test_lines_join_conditions() -> None:
    """`och` lines make one conjunction, `eller` lines one disjunction."""
    found = only_rule("Å kräver lov\n  om A\n  eller B\n  eller C").condition
    assert isinstance(found, Joined)
    assert (found.connective, len(found.parts)) == (Connective.ANY, 3)


def test_an_item_goes_on_under_its_label() -> None:
    """Lines under an item belong to it, also after items of its own."""
    found = condition("alla av\n    1. någon av\n       a) A\n       b) B\n       och C\n    2 a. D")
    assert isinstance(found, Items)
    first, second = found.items
    assert (first.label, second.label) == ("1", "2 a")
    assert isinstance(first.condition, Joined)
    assert isinstance(first.condition.parts[0], Items)


def test_none_such_has_conditions_of_its_own() -> None:
    """The indented lines under `sådan att` speak of what is not to be found."""
    found = condition("det finns inget K2 sådant att\n    K2 är stor\n    och K2 är hög")
    assert isinstance(found, NoneSuch)
    assert found.variable.name == "K2"
    assert isinstance(found.condition, Joined)


def test_there_may_be_without_such_that() -> None:
    """`det finns` begins an ordinary sentence where no `sådan att` follows a name."""
    assert isinstance(condition("det finns ingen brandmur i B"), Clause)


def test_spans_are_those_of_the_file() -> None:
    """A span counts lines in the file, not in the block, and includes a rule's condition."""
    text = '# first\n\nkapitel 1 "T"\n\n' + rule("Å kräver lov\n  om Å är stor")
    (_, section) = tree(text).blocks
    assert isinstance(section, SectionNode) and isinstance(section.wordings[0], WordingNode)
    span = section.wordings[0].content.parts[0].span
    assert (span.line, span.column, span.end_line, span.end_column) == (8, 5, 9, 19)


def test_a_digit_to_the_right_is_meant_as_a_number() -> None:
    """A right side that is neither number nor day but begins with a digit is refused, with a repair."""
    (found,) = parsed(rule("Å kräver lov\n  om arean för Å är högst 1.250 m2")).diagnostics
    assert (found.code, found.found) == ("LR104", "1.250")
    assert found.hint == "write 1,250 for a decimal, 1 250 for a thousand"
