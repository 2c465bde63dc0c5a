"""Scalars, types and days for random programs: few of each, so that random values meet, and the ends of ranges too."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import assert_never

from legalrules.values import (
    Choice,
    DateType,
    DecimalType,
    EnumerationType,
    IntegerType,
    Period,
    Quantity,
    Scalar,
    ScalarType,
    Text,
    TextType,
)

DAYS = (date(2026, 1, 1), date(2024, 2, 29), date(2025, 12, 31), date(2026, 1, 31))
PERIODS = (Period(days=1), Period(months=1), Period(years=-2, days=30), Period(weeks=2, days=-14), Period())
NAMES = ("blå", "grön", "röd")

# What a derived attribute may be, in two units, bounded and not.
TYPES_WITH_ORDER: tuple[ScalarType, ...] = (
    DateType(),
    DecimalType("m2", Decimal(0)),
    DecimalType("m2", Decimal(0), Decimal(100)),
    DecimalType("m"),
    IntegerType(0, 100),
    IntegerType(),
)
TYPES: tuple[ScalarType, ...] = (
    *TYPES_WITH_ORDER,
    EnumerationType(NAMES),
    EnumerationType(NAMES[:1]),
    TextType(),
)

_NUMBERS = tuple(Decimal(text) for text in ("30", "0", "0.5", "30.25", "100"))


def scalars(declared: ScalarType) -> tuple[Scalar, ...]:
    """Values of a type, within its range."""
    match declared:
        case DecimalType(unit):
            return tuple(Quantity(number, unit) for number in _NUMBERS)
        case IntegerType():
            return 30, 0, 1, 100
        case DateType():
            return DAYS
        case EnumerationType(names):
            return tuple(Choice(name) for name in names)
        case TextType():
            return Text(""), Text("ett")
        case _:
            assert_never(declared)
