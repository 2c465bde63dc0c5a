"""The schema of a value: text as a case writes it, with unit, range and names; whole numbers also as numbers."""

from __future__ import annotations

from decimal import Decimal
from math import ceil, floor
from typing import assert_never

from legalrules.values import DateType, DecimalType, EnumerationType, IntegerType, ScalarType, TextType

Schema = dict[str, object]

_SPACE = "[ \u00a0\u202f]"
_DIGITS = f"[0-9]+(?:{_SPACE}[0-9]{{3}})*"


def value_schema(declared: ScalarType) -> Schema:
    """The schema of the values that the reader takes for the type, but for the range of numbers written as text."""
    match declared:
        case DecimalType(unit, low, high):
            return _number(unit, low, high, f"{_sign(low)}{_DIGITS}(?:,[0-9]+)?")
        case IntegerType(low, high):
            return _number("", low, high, f"{_sign(low)}{_DIGITS}")
        case DateType():
            return {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "examples": ["2026-01-31"]}
        case EnumerationType(names):
            return {"enum": list(names)}
        case TextType():
            return {"type": ["string", "number"], "maxLength": 2000}
        case _:
            assert_never(declared)


def _sign(low: Decimal | int | None) -> str:
    """A minus sign where the range has numbers below 0; minus 0 is 0 everywhere."""
    return "-?" if low is None or low < 0 else "(?:-(?=[0 ,]+(?:[^0-9 ,]|$)))?"


def _number(unit: str, low: Decimal | int | None, high: Decimal | int | None, pattern: str) -> Schema:
    after = f"{_SPACE}{_escaped(unit)}" if unit else ""
    text: Schema = {"type": "string", "pattern": f"^{pattern}{after}$"}
    if unit:
        text["x-unit"] = unit
    ends = (("x-from", low), ("x-to", high))
    text.update({name: str(end) for name, end in ends if end is not None})
    if unit:
        return text
    whole: Schema = {"type": "integer"}
    if low is not None:
        whole["minimum"] = ceil(low)
    if high is not None:
        whole["maximum"] = floor(high)
    return {"anyOf": [text, whole]}


def _escaped(unit: str) -> str:
    return "".join(f"\\{c}" if c in "\\^$.|?*+()[]{}/" else c for c in unit)
