"""Where any later object came from.

A `SourceFile` is a text with a name; a `Span` is a stretch of it. Every node made from a text carries its span, so
that a diagnostic, a derivation or a page can always show the place. Spans are left out of equality everywhere.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path

# No document that is read may be larger; and a file may have no end.
MOST_BYTES = 50_000_000


def contents(path: Path, most: int = MOST_BYTES) -> bytes:
    """The bytes of a file, or so many and one more: then it is too large, and whoever reads on says so."""
    with path.open("rb") as file:
        return file.read(most + 1)


def name_of(path: Path) -> str:
    """The path as text that can be written anywhere: a name in the file system need not be UTF-8."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A text in Unicode NFC, and the name under which messages mention it."""

    name: str
    text: str

    @classmethod
    def from_text(cls, name: str, text: str) -> SourceFile:
        """Normalise `text` to NFC and Unix line ends: Lark's terminals are written in NFC."""
        return cls(name, unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")))

    @classmethod
    def read(cls, path: Path, name: str | None = None) -> SourceFile:
        """Read a UTF-8 file. Raises `UnicodeDecodeError` and `OSError` as the file system gives them."""
        return cls.from_text(name or name_of(path), contents(path).decode("utf-8-sig"))

    def line(self, number: int) -> str:
        """The line with that number, counted from 1, without its line end; empty past the end."""
        lines = self.text.split("\n")
        return lines[number - 1] if 0 < number <= len(lines) else ""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a source: lines and columns counted from 1, the end column exclusive."""

    source: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.source}:{self.line}:{self.column}"
