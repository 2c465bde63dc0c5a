"""Printing: what is printed parses to the same tree, and what no text gives is refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from legalrules.syntax.nodes import (
    ChapterNode,
    Clause,
    Connective,
    FileNode,
    HeaderNode,
    Joined,
    RuleNode,
    Sentence,
    Word,
)
from legalrules.syntax.printer import print_file
from legalrules.syntax.rule_printer import rule_lines
from tests.syntax.samples import parsed, tree
from tests.syntax.trees import AT, files, rules


@settings(max_examples=max(50, settings.default.max_examples // 2))
@given(files)
def test_printed_trees_parse_to_themselves(file: FileNode) -> None:
    """Print then parse gives the tree that was printed, spans aside."""
    text = print_file(file)
    outcome = parsed(text)
    assert (outcome.diagnostics, outcome.value) == ((), file), text


@given(rules)
def test_printed_rules_stay_on_their_lines(rule: RuleNode) -> None:
    """No line of a printed rule ends in a space or holds a tab."""
    lines = list(rule_lines(rule))
    assert [line for line in lines if line != line.rstrip() or "\t" in line] == []


def test_the_printed_form_is_canonical() -> None:
    """Spacing, order of properties and the spelling of places come out in one way."""
    text = 'begrepp\n   {A: b}   [är]\n      härledd\n      id:x\n\n\nkapitel  2 a  "T"\n'
    assert print_file(tree(text)) == 'begrepp\n  {A: b} [är]\n    id: x\n    härledd\n\nkapitel 2 a "T"\n'


def test_a_statute_of_another_collection_keeps_its_text() -> None:
    """`författning` takes an act outside SFS as a text, and it is printed as it was read."""
    text = 'författning BFS7 "föreskrifterna" "BFS 2024:7"\n'
    (header,) = tree(text).blocks
    assert isinstance(header, HeaderNode)
    assert (header.sfs, print_file(tree(text))) == ("BFS 2024:7", text)


def test_a_quotation_mark_inside_a_text_is_refused() -> None:
    """A text that no file can hold is not printed as another."""
    with pytest.raises(ValueError, match="straight quotation mark"):
        print_file(FileNode("f", (ChapterNode("1", 'a "b"', AT),)))


def test_joined_directly_within_joined_is_refused() -> None:
    """`och` within `eller` needs items to stand under; without them it is not printed."""
    head = Sentence((Word("ja", AT),), AT)
    pair = Joined(Connective.ANY, (Clause(head, AT), Clause(head, AT)), AT)
    with pytest.raises(ValueError, match="directly"):
        list(rule_lines(RuleNode((), head, None, Joined(Connective.ALL, (pair, pair), AT), AT)))
