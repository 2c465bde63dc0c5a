"""The key to a folder of cases (`facit.yaml`): what each must come to, on which day, and by which provisions.

A row names its file (`fil`), lines of it that are changed first (`ändrat`), the day (`dag`) and the answer (`svar`):
the id of an outcome, `inget utfall`, or `öppet`. It may name provisions that the answer must rest on (`vilar_på`), what
else it must say or not say (`upplyser`: ja or nej by the id of a sentence), and for an open answer exactly what it
waits for (`öppet`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import yaml

OPEN = "öppet"
NONE = "inget utfall"


@dataclass(frozen=True, slots=True)
class Expected:
    """One row of the key, its fields under their Swedish names."""

    fall: str
    fil: str
    dag: date
    svar: str
    vilar_på: tuple[str, ...] = ()
    ändrat: Mapping[str, str] = field(default_factory=dict)
    öppet: tuple[str, ...] = ()
    upplyser: Mapping[str, str] = field(default_factory=dict)

    def changed(self, text: str) -> str:
        """The text of the case with its lines changed. Raises ValueError for a line that is not there."""
        for old, new in self.ändrat.items():
            if old not in text:
                raise ValueError(f"{self.fall}: {self.fil} has no line with {old!r}")
            text = text.replace(old, new)
        return text


def read_key(text: str) -> tuple[Expected, ...]:
    """The rows of a key, in their order. Raises ValueError, saying what is wrong, for a file that is none."""
    try:
        return tuple(_row(Expected(**row)) for row in yaml.safe_load(text))
    except (yaml.YAMLError, TypeError, ValueError) as fault:
        raise ValueError(f"not a key to a casebook: {fault}") from None


def _row(row: Expected) -> Expected:
    texts = (row.fall, row.fil, row.svar, *row.vilar_på, *row.öppet, *row.ändrat, *row.ändrat.values())
    if not all(isinstance(text, str) for text in texts) or type(row.dag) is not date:
        raise TypeError(f"{row.fall}: dag is a day, the rest are texts")
    return row
