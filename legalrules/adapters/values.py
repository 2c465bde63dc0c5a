"""A written text becomes a scalar of the declared type, exactly, or a diagnostic.

Numbers have a decimal comma and their unit after a space, days the form 2026-01-31. There is one way to write each
value, and no binary float takes part.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import assert_never

from legalrules.adapters import faults_facts
from legalrules.adapters.near import near
from legalrules.adapters.nodes import ScalarNode
from legalrules.diagnostics.diagnostic import Diagnostic
from legalrules.values import (
    Choice,
    DateType,
    DecimalType,
    EnumerationType,
    IntegerType,
    Quantity,
    Scalar,
    ScalarType,
    Text,
    TextType,
    parse_number,
    swedish_number,
)

_WITH_UNIT = re.compile(
    r"(-?[0-9]+(?:[ \u00a0\u202f][0-9]{3}(?![0-9]))*(?:,[0-9]+)?)(?:[ \u00a0\u202f](\S.*))?\Z"
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


def read_value(node: ScalarNode, declared: ScalarType, faults: list[Diagnostic]) -> Scalar | None:
    """The scalar that the text is in the declared type; None, and a fault, if it is none."""
    match declared:
        case DecimalType():
            return _decimal(node, declared, faults)
        case IntegerType():
            return _integer(node, declared, faults)
        case DateType():
            return read_date(node, faults)
        case EnumerationType(names):
            return _choice(node, names, faults)
        case TextType():
            return Text(node.text)
        case _:
            assert_never(declared)


def read_date(node: ScalarNode, faults: list[Diagnostic]) -> date | None:
    """A day in ISO form that the calendar has."""
    if not _DATE.match(node.text):
        faults.append(faults_facts.not_a_date(node.place, node.text))
        return None
    try:
        day = date.fromisoformat(node.text)
    except ValueError:
        day = None
    if day is None or day.year < 1000:
        faults.append(faults_facts.not_in_calendar(node.place, node.text))
        return None
    return day


def _decimal(node: ScalarNode, declared: DecimalType, faults: list[Diagnostic]) -> Quantity | None:
    number = _number(node, declared.unit, f"120,5 {declared.unit}".rstrip(), faults)
    if number is None or not _within(node, number, declared, declared.unit, faults):
        return None
    return Quantity(number, declared.unit)


def _integer(node: ScalarNode, declared: IntegerType, faults: list[Diagnostic]) -> int | None:
    number = _number(node, "", "3", faults)
    if number is None:
        return None
    if "," in node.text:
        faults.append(faults_facts.not_a_whole_number(node.place, node.text))
        return None
    return int(number) if _within(node, number, declared, "", faults) else None


def _number(node: ScalarNode, unit: str, example: str, faults: list[Diagnostic]) -> Decimal | None:
    match = _WITH_UNIT.match(node.text)
    number = parse_number(match[1]) if match else None
    if match is None or number is None:
        faults.append(faults_facts.not_a_number(node.place, node.text, example))
        return None
    if (match[2] or "") != unit:
        faults.append(faults_facts.wrong_unit(node.place, node.text, match[2] or "", unit))
        return None
    return number


def _within(
    node: ScalarNode,
    number: Decimal,
    declared: DecimalType | IntegerType,
    unit: str,
    faults: list[Diagnostic],
) -> bool:
    low, high = declared.low, declared.high
    if (low is None or low <= number) and (high is None or number <= high):
        return True
    faults.append(faults_facts.out_of_range(node.place, node.text, *_range(low, high, unit)))
    return False


def _range(low: Decimal | int | None, high: Decimal | int | None, unit: str) -> tuple[str, str]:
    """The range in English and in Swedish."""
    english, swedish = [], []
    if low is not None:
        english.append(f"from {swedish_number(low)}")
        swedish.append(f"från {swedish_number(low)}")
    if high is not None:
        english.append(f"to {swedish_number(high)}")
        swedish.append(f"till {swedish_number(high)}")
    return " ".join([*english, unit]).rstrip(), " ".join([*swedish, unit]).rstrip()


def _choice(node: ScalarNode, names: tuple[str, ...], faults: list[Diagnostic]) -> Choice | None:
    if node.text in names:
        return Choice(node.text)
    close = near(node.text, names, faults)
    faults.append(faults_facts.unknown_choice(node.place, node.text, names, close))
    return None
