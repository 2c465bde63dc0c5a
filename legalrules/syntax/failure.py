"""The place at which a block stops being in the language: the parser's state, what stands there, what could.

Found by running Lark once more, step by step; only a block that did not parse pays for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lark import Token as Lexeme
from lark import UnexpectedCharacters, UnexpectedToken
from lark.parsers.lalr_interactive_parser import InteractiveParser

from legalrules.syntax.layout import lark_parser
from legalrules.syntax.spelling import described

_LAYOUT = ("_NL", "_INDENT", "_DEDENT", "$END", "OM", "OCH", "ELLER")
_WORD_PART = re.compile(r"[\w.-]")
_FOUND = re.compile(r'"[^"]*"?|\w[^\s:"{}()\[\]]*|\S')


@dataclass(frozen=True, slots=True)
class Failure:
    """Where a block fails: `state` is Lark's, `kind` a class of tokens, line and column count from 1 in the block."""

    state: int
    kind: str
    line: int
    column: int
    rest: str
    line_begins: bool
    accepted: frozenset[str]

    @property
    def signature(self) -> tuple[int, str]:
        """What two mistakes of the same nature have in common."""
        return self.state, self.kind

    @property
    def found(self) -> str:
        """What stands there, in human words."""
        if self.kind in ("_NL", "_INDENT", "_DEDENT", "$END"):
            return described(self.kind)
        match = _FOUND.match(self.rest)
        return match.group() if match else described("_NL")


def failure(start: str, text: str) -> Failure | None:
    """The place at which `text` fails as a block that begins with rule `start`; None if it parses."""
    lark = lark_parser()
    running: InteractiveParser = lark.parse_interactive(text, start=start)
    try:
        tokens = running.exhaust_lexer()
        running.feed_eof(tokens[-1] if tokens else None)  # type: ignore[no-untyped-call]
    except UnexpectedToken as error:
        return _failure(running, text, error.token.type, error.token)
    except UnexpectedCharacters as error:
        token = Lexeme("", error.char, line=error.line, column=error.column)
        return _failure(running, text, "", token)
    return None


def _failure(running: InteractiveParser, text: str, terminal: str, token: Lexeme) -> Failure:
    lines = text.split("\n")
    line, column = token.line or 1, token.column or 1
    if terminal == "_INDENT":  # it borrows the place of the line end before
        line = next((n for n in range(line + 1, len(lines) + 1) if lines[n - 1]), line)
        column = len(lines[line - 1]) - len(lines[line - 1].lstrip(" ")) + 1
    row = lines[line - 1]
    if terminal not in _LAYOUT:
        while (
            1 < column <= len(row) and _WORD_PART.match(row[column - 2]) and _WORD_PART.match(row[column - 1])
        ):
            column -= 1
    rest = row[column - 1 :]
    kind = terminal if terminal in _LAYOUT else _kind(rest)
    begins = not row[: column - 1].strip(" ")
    state = running.parser_state.position
    accepted: set[str] = running.accepts()  # type: ignore[no-untyped-call]
    return Failure(state, kind, line, column, rest, begins, frozenset(accepted))


def _kind(rest: str) -> str:
    """The class of what stands at the place: a number, a text, a word, or the character itself."""
    first = rest[:1]
    if first.isdigit():
        return "number"
    if first.isalpha():
        return "word"
    return {'"': "text"}.get(first, first)
