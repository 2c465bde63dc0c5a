"""The key to a folder of cases (`facit.yaml`): what each must come to, on which day, and by which provisions.

A row names its file (`fil`), lines of it that are changed first (`ändrat`), the day (`dag`) and the answer (`svar`):
the id of an outcome, `inget utfall`, or `öppet`. It may name provisions that the answer must rest on (`vilar_på`), what
else it must say or not say (`upplyser`: ja or nej by the id of a sentence), which values it must report (`värden`: a
value by the id of a sentence, written as a case would write it, `13 650 kr`, or `inget värde`), by how much the numbers
among them may differ (`tolerans`: `1 kr`), and for an open answer exactly what it waits for (`öppet`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import yaml

from legalrules.values import Quantity, Scalar, parse_number, swedish

_QUANTITY = re.compile(r"(-?[0-9][0-9 \u00a0\u202f]*(?:,[0-9]+)?)(?<! )(?: ([^\W\d]\S*|%))?\Z")

OPEN = "öppet"
NONE = "inget utfall"
# The same loader in C, where there is one: a key may have hundreds of rows.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NO_VALUE = "inget värde"


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
    värden: Mapping[str, str] = field(default_factory=dict)
    tolerans: str | None = None

    def changed(self, text: str) -> str:
        """The text of the case with its lines changed. Raises ValueError for a line that is not there."""
        for old, new in self.ändrat.items():
            if old not in text:
                raise ValueError(f"{self.fall}: {self.fil} has no line with {old!r}")
            text = text.replace(old, new)
        return text

    def reports(self, name: str, value: Scalar) -> bool:
        """Whether the value is the one that the row gives the sentence: exactly, or within the tolerance."""
        said, margin = _quantity(self.värden[name]), _quantity(self.tolerans or "")
        match value:
            case Quantity() | int():
                found = value if isinstance(value, Quantity) else Quantity(Decimal(value))
                if said is None or said.unit != found.unit:
                    return False
                near = margin.number if margin is not None and margin.unit == said.unit else Decimal(0)
                return abs(found.number - said.number) <= near
            case _:
                return swedish(value) == self.värden[name]


def read_key(text: str) -> tuple[Expected, ...]:
    """The rows of a key, in their order. Raises ValueError, saying what is wrong, for a file that is none."""
    try:
        return tuple(_row(Expected(**row)) for row in yaml.load(text, Loader=_LOADER))
    except (yaml.YAMLError, TypeError, ValueError) as fault:
        raise ValueError(f"not a key to a casebook: {fault}") from None


def _row(row: Expected) -> Expected:
    texts = (row.fall, row.fil, row.svar, *row.vilar_på, *row.öppet, *row.ändrat, *row.ändrat.values())
    texts += (*row.värden, *row.värden.values(), row.tolerans or "")
    if not all(isinstance(text, str) for text in texts) or type(row.dag) is not date:
        raise TypeError(f"{row.fall}: dag is a day, the rest are texts")
    if row.tolerans is not None and _quantity(row.tolerans) is None:
        raise ValueError(f"{row.fall}: tolerans is a number with a unit")
    return row


def _quantity(text: str) -> Quantity | None:
    """A number with its unit, "13 650 kr", if the text is one."""
    match = _QUANTITY.match(text)
    number = parse_number(match[1]) if match else None
    return Quantity(number, match[2] or "") if match and number is not None else None
