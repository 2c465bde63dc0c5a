"""Scalars and their types: exact numbers with units, dates, enumeration values, texts; truth values and periods.

Numbers are `Decimal` from the source text to the certificate; a binary float is refused at the door. Values are
compared exactly. Periods follow the act (1930:173) on the computation of statutory time, section 1.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import assert_never

MAX_DIGITS = 40
_CYCLE_DAYS = 146_097  # the days of 400 years


class Operator(Enum):
    """Comparison of two scalars."""

    LT = "<"
    LE = "<="
    GT = ">"
    GE = ">="
    EQ = "="
    NE = "!="

    def flipped(self) -> Operator:
        """The operator that holds exactly when this one does not."""
        return _FLIPPED[self]


_FLIPPED = MappingProxyType(
    {
        Operator.LT: Operator.GE,
        Operator.GE: Operator.LT,
        Operator.LE: Operator.GT,
        Operator.GT: Operator.LE,
        Operator.EQ: Operator.NE,
        Operator.NE: Operator.EQ,
    }
)


class ArithmeticOperator(Enum):
    """What is done with two numbers."""

    ADD = "add"
    SUBTRACT = "subtract"
    MULTIPLY = "multiply"


class AggregateOperator(Enum):
    """What is made of the members of a set."""

    SUM = "sum"
    COUNT = "count"
    MIN = "min"
    MAX = "max"


class RoundingMode(Enum):
    """Which multiple is taken of two; both `HALF` modes take the nearest, and differ when both are as near."""

    DOWN = "down"  # the lesser
    UP = "up"  # the greater
    HALF_UP = "half_up"  # the one further from 0
    HALF_EVEN = "half_even"  # the even multiple


@dataclass(frozen=True, slots=True)
class Rounding:
    """A named rounding rule: to a multiple of `step`, which is above 0."""

    step: Decimal
    mode: RoundingMode


class Truth(Enum):
    """Strong Kleene: what is neither known to hold nor known not to hold is open (okänd)."""

    TRUE = "sann"
    FALSE = "falsk"
    OPEN = "okänd"

    @classmethod
    def of(cls, certain: bool, possible: bool) -> Truth:
        """The truth value of an atom from its two halves."""
        return cls.TRUE if certain else cls.OPEN if possible else cls.FALSE


@dataclass(frozen=True, slots=True)
class DecimalType:
    """Numbers with a unit ("" for none) and an inclusive range; None is no bound."""

    unit: str
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class IntegerType:
    """Whole numbers with an inclusive range; None is no bound."""

    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class DateType:
    """Days of the Gregorian calendar."""


@dataclass(frozen=True, slots=True)
class EnumerationType:
    """One of the listed names."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextType:
    """Free text; compared for equality only."""


ScalarType = DecimalType | IntegerType | DateType | EnumerationType | TextType


@dataclass(frozen=True, slots=True)
class Quantity:
    """An exact decimal number in a unit."""

    number: Decimal
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of an enumeration."""

    name: str


@dataclass(frozen=True, slots=True)
class Text:
    """A text value."""

    text: str


Scalar = Quantity | int | date | Choice | Text


@dataclass(frozen=True, slots=True)
class Infinity:
    """An end beyond every scalar: sign -1 below, +1 above."""

    sign: int


End = Scalar | Infinity
BELOW, ABOVE = Infinity(-1), Infinity(1)


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time; years and months are counted before weeks and days."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0


def product_unit(left: str, right: str) -> str | None:
    """The unit of a product: one is a plain number, or a rate ("kr/h") meets what it is per ("h"); else None."""
    if not left or not right:
        return left or right
    for rate, other in ((left, right), (right, left)):
        if rate.endswith(f"/{other}"):
            return rate.removesuffix(f"/{other}")
    return None


def add_period(day: date, period: Period) -> date:
    """The day that lies `period` after `day` (1930:173, 1 §). Raises OverflowError outside years 1000 to 9999."""
    months = day.year * 12 + day.month - 1 + period.years * 12 + period.months
    year, month = divmod(months, 12)
    # Only the result must lie in the calendar: the month between is found in a year of the same 400-year cycle.
    cycles = (year - 2000) // 400
    proxy = year - 400 * cycles
    last = calendar.monthrange(proxy, month + 1)[1]
    ordinal = date(proxy, month + 1, min(day.day, last)).toordinal() + _CYCLE_DAYS * cycles
    ordinal += 7 * period.weeks + period.days
    if not date(1000, 1, 1).toordinal() <= ordinal <= date.max.toordinal():
        raise OverflowError(f"{day} plus a period lies outside the years 1000 to 9999")
    return date.fromordinal(ordinal)


_NUMBER = re.compile(r"-?[0-9]+(?:[ \u00a0\u202f][0-9]{3})*(?:,[0-9]+)?\Z")


def parse_number(text: str) -> Decimal | None:
    """A number written the Swedish way, "1 200,5": comma for decimals, spaces between thousands; else None."""
    if not _NUMBER.match(text) or sum(map(str.isdigit, text)) > MAX_DIGITS:
        return None
    return Decimal(re.sub("[ \u00a0\u202f]", "", text).replace(",", "."))


def decimal_text(number: Decimal) -> str:
    """The canonical decimal string of the certificate page: no exponent, no trailing zeros, no minus zero."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def swedish_number(number: Decimal | int) -> str:
    """A number as Swedish prose writes it: "45,0" keeps its decimals, thousands are not grouped."""
    return format(number, "f").replace(".", ",") if isinstance(number, Decimal) else str(number)


def swedish(value: Scalar) -> str:
    """A scalar as Swedish prose writes it, with its unit."""
    match value:
        case Quantity(number, unit):
            return f"{swedish_number(number)} {unit}".rstrip()
        case Choice(name):
            return name
        case Text(text):
            return text
        case date():
            return value.isoformat()
        case int():
            return str(value)
        case _:
            assert_never(value)
