"""What a stage returns: the next value or none, and the diagnostics it gathered on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from legalrules.diagnostics.diagnostic import Diagnostic, DiagnosticError, Severity

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """A value, possibly partial, and diagnostics. With an error among them the value may be None."""

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether any diagnostic is an error."""
        return any(d.severity is Severity.ERROR for d in self.diagnostics)

    def unwrap(self) -> T:
        """The value; raises `DiagnosticError` if the stage found an error or gave nothing."""
        if self.value is None or self.has_errors:
            raise DiagnosticError(self.diagnostics)
        return self.value
