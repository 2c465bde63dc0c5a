"""The grammar files: where they are, and that Lark finds nothing ambiguous in them."""

from __future__ import annotations

import logging
import string

import pytest
from lark import Lark

from legalrules.syntax.grammar import STARTS, grammar_folder, grammar_text
from legalrules.syntax.layout import Layout


def test_the_folder_is_beside_the_package() -> None:
    """In a checkout the grammar is read where it is written."""
    assert sorted(path.name for path in grammar_folder().glob("*.lark")) == [
        "legalrules.lark",
        "terminals.lark",
    ]


def test_keywords_stand_in_one_file() -> None:
    """No word of the language is written in the rules: another language is another terminal file."""
    rules = (grammar_folder() / "legalrules.lark").read_text("utf-8")
    code = "\n".join(line for line in rules.split("\n") if not line.startswith("//"))
    assert '"' not in code
    assert set(code) <= set(string.ascii_letters + "_-> \n:|?!+*()[]/") | set("'")


def test_the_grammar_has_no_conflict(caplog: pytest.LogCaptureFixture) -> None:
    """One token of lookahead always settles what to do: Lark, which would resolve a conflict silently, finds none."""
    with caplog.at_level(logging.DEBUG, logger="lark"):
        Lark(grammar_text(), parser="lalr", start=list(STARTS), postlex=Layout(), debug=True)
    assert "onflict" not in caplog.text
