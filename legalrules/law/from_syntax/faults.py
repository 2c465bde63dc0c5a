"""Gathering the faults of resolution: every one is reported, none stops the others."""

from __future__ import annotations

from legalrules.diagnostics.diagnostic import Diagnostic, Severity
from legalrules.source import Span


class Faults:
    """A list of diagnostics that grows, and the section being read."""

    def __init__(self) -> None:
        self.found: list[Diagnostic] = []
        self.section = ""

    def add(
        self,
        code: str,
        message: str,
        span: Span,
        *,
        found: str = "",
        required: str = "",
        hint: str = "",
        related: tuple[tuple[str, Span], ...] = (),
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Report a fault at a place of the section being read."""
        self.found.append(
            Diagnostic(
                code, message, span, self.section, found, required, hint, severity=severity, related=related
            )
        )
