"""The node of a tolkningsval."""

from __future__ import annotations

from dataclasses import dataclass, field

from legalrules.source import Span


@dataclass(frozen=True, slots=True)
class ChoiceNode:
    """A tolkningsval: what was chosen, the alternatives, the reason and the authority."""

    name: str
    chosen: str
    alternatives: tuple[str, ...]
    reason: str
    authority: str
    span: Span = field(compare=False)
