"""Whether a stated value is of its declared type, unit and range: the part of admission that looks at scalars.

The bounds on digits, years and length are those of the certificate page, sections 1 and 2: what passes here can be
written in a certificate.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import assert_never

from legalrules.datalog.admission_faults import out_of_range, unknown_choice, wrong_kind, wrong_unit
from legalrules.datalog.facts import Statement
from legalrules.datalog.program import Predicate
from legalrules.diagnostics.diagnostic import Diagnostic
from legalrules.values import (
    MAX_DIGITS,
    Choice,
    DateType,
    DecimalType,
    EnumerationType,
    IntegerType,
    Quantity,
    Text,
    TextType,
    decimal_text,
    swedish_number,
)

FIRST_YEAR = 1000
_TEXT = 10_000


def is_name(text: str, longest: int = 200) -> bool:
    """Whether a text is a name of the certificate page: not empty, in NFC, no control character, not too long."""
    hidden = any(unicodedata.category(c) in ("Cc", "Cs") for c in text)
    return 0 < len(text) <= longest and not hidden and unicodedata.is_normalized("NFC", text)


def value_faults(statement: Statement, predicate: Predicate) -> Iterator[Diagnostic]:
    """What is wrong with the value of a statement; nothing if it is as declared."""
    value = statement.value
    match predicate.value:
        case None:
            if not isinstance(value, bool):
                yield wrong_kind(statement, predicate, "true or false", "ja eller nej")
        case DecimalType(unit, low, high):
            if not isinstance(value, Quantity) or not _is_short(value.number):
                yield wrong_kind(statement, predicate, "a decimal number", "ett tal")
            elif value.unit != unit:
                yield wrong_unit(statement, predicate, value.unit, unit)
            else:
                yield from _range(statement, predicate, value.number, low, high)
        case IntegerType(low, high):
            if isinstance(value, bool) or not isinstance(value, int) or len(str(abs(value))) > MAX_DIGITS:
                yield wrong_kind(statement, predicate, "a whole number", "ett heltal")
            else:
                yield from _range(statement, predicate, value, low, high)
        case DateType():
            if not isinstance(value, date) or value.year < FIRST_YEAR:
                yield wrong_kind(statement, predicate, "a day, years 1000 to 9999", "ett datum")
        case EnumerationType(names):
            if not isinstance(value, Choice):
                yield wrong_kind(
                    statement, predicate, f"one of: {', '.join(names)}", "ett av de angivna valen"
                )
            elif value.name not in names:
                yield unknown_choice(statement, predicate, value.name, names)
        case TextType():
            if not isinstance(value, Text) or not _is_text(value.text):
                yield wrong_kind(statement, predicate, "a text of at most 10000 characters", "en text")
        case _:
            assert_never(predicate.value)


def _range(
    statement: Statement,
    predicate: Predicate,
    number: Decimal | int,
    low: Decimal | int | None,
    high: Decimal | int | None,
) -> Iterator[Diagnostic]:
    if (low is not None and number < low) or (high is not None and number > high):
        ends = ("" if end is None else swedish_number(end) for end in (low, high))
        yield out_of_range(statement, predicate, *ends)


def _is_text(text: str) -> bool:
    return len(text) <= _TEXT and not any(unicodedata.category(c) == "Cs" for c in text)


def _is_short(number: Decimal) -> bool:
    """Whether the number is finite and has at most 40 digits, written without exponent."""
    if not number.is_finite() or (number and abs(number.adjusted()) > MAX_DIGITS):
        return False
    return sum(map(str.isdigit, decimal_text(number))) <= MAX_DIGITS
