"""What is wrong, where, and how to mend it.

Stages return diagnostics and go on; only the public door raises, and it raises `DiagnosticError`. Every code stands in
`catalogue.py` with its reason and its repair. Messages name the thing found and the thing required.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from legalrules.source import Span


class Severity(Enum):
    """An error stops the pipeline; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault: its code (LRnnn), the place, the section of the statute, what was found and what was required.

    `message` is a sentence in English, as the developer reads it; `swedish` the same for those who read Swedish only
    (required for LR5xx, which applicants and officials see). `hint` is a way to mend it, often the nearest known name.
    `related` are further places involved.
    """

    code: str
    message: str
    span: Span | None
    section: str = ""
    found: str = ""
    required: str = ""
    hint: str = ""
    swedish: str = ""
    severity: Severity = Severity.ERROR
    related: tuple[tuple[str, Span], ...] = field(default=())


class DiagnosticError(ValueError):
    """The one public exception: what a use case could not do, with every diagnostic of the stage that stopped it."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        self.diagnostics = diagnostics
        super().__init__("; ".join(f"{d.code} {d.message}" for d in diagnostics[:5]))
