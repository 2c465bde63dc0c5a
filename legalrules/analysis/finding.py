"""What an analysis finds: its kind, where, in words, and the smallest case that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from legalrules.adapters.case_file import CaseFile
from legalrules.law.citation import Citation
from legalrules.law.waiver import Doubt, Waiver
from legalrules.source import Span


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found in the law of a case type on a day. `case` is decided and certified; a proof has none.

    A proof is of all cases with at most `most` things of each sort. `waived` is where it is written that it may stand.
    """

    doubt: Doubt
    case_type: str
    day: date
    places: tuple[Citation, ...]
    span: Span | None
    text: str
    most: int
    case: CaseFile | None = None
    waived: Waiver | None = None


@dataclass(frozen=True, slots=True)
class Undone:
    """A question that the solver gave up."""

    doubt: Doubt
    case_type: str
    day: date
    places: tuple[Citation, ...]
    why: str
