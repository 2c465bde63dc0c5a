"""What an analysis of the law can find, and where it is written that a finding may stand, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from legalrules.law.citation import Citation
from legalrules.source import Span


class Doubt(Enum):
    """What can be wrong with rules that each are in order."""

    CONFLICT = "motstridiga utfall"  # two outcomes that exclude each other
    VALUES = "två värden"  # two provisions give one attribute different values
    NO_OUTCOME = "inget utfall"  # the outcomes are declared exhaustive, and none is established
    DEAD_RULE = "död regel"  # no case meets its conditions
    DEAD_EXCEPTION = "dött undantag"  # whenever it applies there is nothing to except from
    REDUNDANT = "överflödigt villkor"  # the other conditions imply it
    BETWEEN = "värde mellan gränserna"  # below the limit and above it, and nothing at it


@dataclass(frozen=True, slots=True)
class Waiver:
    """`godtas "kind" [places]: "reason"`. Without places, of a case type, it is about the case type as a whole."""

    doubt: Doubt
    places: tuple[Citation, ...]
    reason: str
    span: Span = field(compare=False)
