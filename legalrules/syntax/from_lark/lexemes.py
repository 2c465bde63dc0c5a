"""Reading Lark's tokens: their span in the file, and their text without quotation marks or doubled spaces.

The three classes that turn a tree into nodes share `LexemeReader`.
"""

from __future__ import annotations

from lark import Token as Lexeme
from lark import Transformer

from legalrules.source import Span
from legalrules.syntax.faults import Faults
from legalrules.syntax.from_lark.assembly import Line
from legalrules.syntax.nodes import Block, DateText


def join(first: Span, last: Span) -> Span:
    """From the beginning of `first` to the end of `last`."""
    return Span(first.source, first.line, first.column, last.end_line, last.end_column)


def unquoted(text: str) -> str:
    """A string without its quotation marks."""
    return text[1:-1]


def words(text: str) -> str:
    """A keyword or a place with single spaces."""
    return " ".join(text.split())


def number(text: str) -> str:
    """A number with plain spaces and a plain minus sign."""
    return text.replace("\u00a0", " ").replace("−", "-")


def act_number(text: str) -> str:
    """`SFS 2025:979` as "2025:979"; what stands in quotation marks as it is."""
    return unquoted(text) if text.startswith('"') else text.split()[-1]


class LexemeReader(Transformer[Lexeme, Block]):
    """Gives tokens their span in the file; a block knows at which line it begins."""

    def __init__(self, source: str, first_line: int, section: str) -> None:
        super().__init__(visit_tokens=False)
        self._source = source
        self._lines_before = first_line - 1
        self.faults = Faults(section)

    def _span(self, lexeme: Lexeme) -> Span:
        before = self._lines_before
        return Span(
            self._source,
            (lexeme.line or 1) + before,
            lexeme.column or 1,
            (lexeme.end_line or 1) + before,
            lexeme.end_column or 1,
        )

    def _from(self, first: Lexeme, last: Span) -> Span:
        return join(self._span(first), last)

    def _date(self, day: Lexeme) -> DateText:
        span = self._span(day)
        self.faults.check_day(str(day), span)
        return DateText(str(day), span)

    def _quoted(self, keyword: Lexeme, text: Lexeme) -> Line:
        return Line(words(keyword), self._from(keyword, self._span(text)), (unquoted(text),))

    def _named(self, keyword: Lexeme, key: str, names: tuple[Lexeme, ...]) -> Line:
        return Line(key, self._from(keyword, self._span(names[-1])), tuple(str(name) for name in names))
