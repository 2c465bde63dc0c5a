"""Scalars, types and days for random programs: few of each, so that random values meet, and the ends of ranges too."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import assert_never

from hypothesis import strategies as st

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

DAYS = (date(2024, 2, 29), date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 31))
PERIODS = (Period(days=1), Period(months=1), Period(years=-2, days=30), Period(weeks=2, days=-14), Period())
NAMES = ("blå", "grön", "röd")

_NUMBERS = tuple(Decimal(text) for text in ("0", "0.5", "30", "30.25", "100"))
_BOUNDS = (None, Decimal(0))
_LIMITS = (None, Decimal(100))


def types_with_order() -> st.SearchStrategy[ScalarType]:
    """Decimals in two units, integers and dates: what a derived attribute may be."""
    units = st.sampled_from(("m2", "m"))
    decimals = st.builds(DecimalType, units, st.sampled_from(_BOUNDS), st.sampled_from(_LIMITS))
    integers = st.builds(IntegerType, st.sampled_from((None, 0)), st.sampled_from((None, 100)))
    return st.one_of(decimals, integers, st.just(DateType()))


def types() -> st.SearchStrategy[ScalarType]:
    """Every type of scalar."""
    return st.one_of(
        types_with_order(),
        st.sampled_from((EnumerationType(NAMES), EnumerationType(NAMES[:1]))),
        st.just(TextType()),
    )


def scalars(declared: ScalarType) -> st.SearchStrategy[Scalar]:
    """Values of a type, within its range."""
    match declared:
        case DecimalType(unit):
            return st.sampled_from([Quantity(number, unit) for number in _NUMBERS])
        case IntegerType():
            return st.sampled_from((0, 1, 30, 100))
        case DateType():
            return st.sampled_from(DAYS)
        case EnumerationType(names):
            return st.sampled_from([Choice(name) for name in names])
        case TextType():
            return st.sampled_from((Text(""), Text("ett")))
        case _:
            assert_never(declared)
