"""Lark, built once, with indentation as tokens.

`om`, `och` and `eller` are words inside a sentence and keywords at the beginning of a line. The contextual lexer knows
what the grammar awaits, not where the line began; so the layout, which sees the line ends pass, decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from lark import Lark
from lark import Token as Lexeme
from lark.indenter import Indenter

from legalrules.syntax.grammar import STARTS, grammar_text

_LINE_BEGINS_AFTER = ("_NL", "_INDENT", "_DEDENT", "ITEM_LABEL")


class Layout(Indenter):
    """Indentation as tokens, and the joining words as keywords where a line begins."""

    NL_type = "_NL"
    INDENT_type = "_INDENT"
    DEDENT_type = "_DEDENT"
    tab_len = 8  # never used: a tab is refused before the grammar sees it

    @property
    def OPEN_PAREN_types(self) -> list[str]:
        """No token suspends the layout."""
        return []

    @property
    def CLOSE_PAREN_types(self) -> list[str]:
        """No token suspends the layout."""
        return []

    def process(self, stream: Iterator[Lexeme]) -> Iterator[Lexeme]:
        """Lark keeps the depth in the object; a new one for each text lets threads share the parser."""
        return Layout()._with_keywords(stream)

    def _with_keywords(self, stream: Iterator[Lexeme]) -> Iterator[Lexeme]:
        before = "_NL"
        for token in self._process(stream):  # type: ignore[no-untyped-call]
            if token.type == "WORD" and before in _LINE_BEGINS_AFTER and token in ("om", "och", "eller"):
                token = token.update(type=token.upper())
            before = token.type
            yield token


@cache
def lark_parser() -> Lark:
    """The parser for all kinds of blocks, built at the first use; parsing changes nothing in it."""
    return Lark(grammar_text(), parser="lalr", start=list(STARTS), postlex=Layout())
