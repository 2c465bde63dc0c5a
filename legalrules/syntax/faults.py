"""The faults of one block, gathered while its tree is turned into nodes.

A block that parses can still say a thing twice, leave a required line out or name a day that is not in the calendar.
Such faults do not stop the translation: all of them are told, and the block is delivered.
"""

from __future__ import annotations

from datetime import date

from legalrules.diagnostics.diagnostic import Diagnostic
from legalrules.source import Span


class Faults:
    """A list of diagnostics that share a section; each parse has its own."""

    def __init__(self, section: str) -> None:
        self._section = section
        self._found: list[Diagnostic] = []

    def add(
        self, code: str, span: Span, message: str, found: str = "", required: str = "", hint: str = ""
    ) -> None:
        """Note a fault at `span`."""
        self._found.append(Diagnostic(code, message, span, self._section, found, required, hint))

    def twice(self, span: Span, what: str, first: Span) -> None:
        """Note that `what` was said already at `first`."""
        message = f"{what} stands twice; the first is on line {first.line}"
        related = (("the first", first),)
        self._found.append(
            Diagnostic(
                "LR109", message, span, self._section, what, "", "keep one of the two", related=related
            )
        )

    def check_day(self, text: str, span: Span) -> None:
        """Note a day that the calendar does not have."""
        try:
            date.fromisoformat(text)
        except ValueError:
            message = f"{text} is not a day in the calendar"
            self.add("LR107", span, message, text, "a day (2025-12-01)")

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All faults in the order of the text."""
        return tuple(sorted(self._found, key=lambda d: (d.span.line, d.span.column) if d.span else (0, 0)))
