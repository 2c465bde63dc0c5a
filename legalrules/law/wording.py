"""Wordings (lydelser): when they are in force, which act introduced them, and how they are known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from legalrules.law.citation import Citation


@dataclass(frozen=True, slots=True)
class Validity:
    """Days in force: from `start` up to but not including `end`; None is open."""

    start: date
    end: date | None = None

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)

    def overlaps(self, other: Validity) -> bool:
        """Whether some day lies in both."""
        starts_before_end = self.end is None or other.start < self.end
        return starts_before_end and (other.end is None or self.start < other.end)


@dataclass(frozen=True, slots=True)
class KnownBy:
    """How a wording is known: read in the official text (both empty), or through a quotation made on a day."""

    quoted_on: date | None = None
    where: str = ""

    @property
    def is_quoted(self) -> bool:
        """Whether the wording is known only through a dated quotation."""
        return self.quoted_on is not None


@dataclass(frozen=True, slots=True)
class WordingKey:
    """Enough of a wording to name it in a derivation: section, validity, amending act, how it is known."""

    citation: Citation
    validity: Validity
    sfs: str
    known: KnownBy
