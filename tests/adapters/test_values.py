"""Values: read exactly as the declared type is written, or refused with the place of the value."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from legalrules.values import Choice, Quantity, Text
from tests.adapters.small_case import fault, faults, stating, value_of

AREA, FLOORS, DAY = "byggnadsarean för villan", "antalet våningar i villan", "dagen då ärendet inkom"


@pytest.mark.parametrize(
    ("statement", "value"),
    [
        (f"{AREA}: 120,5 m2", Quantity(Decimal("120.5"), "m2")),
        (f'{AREA}: "1 200,50 m2"', Quantity(Decimal("1200.50"), "m2")),
        (f"{AREA}: 0,1 m2", Quantity(Decimal("0.1"), "m2")),
        (f"{FLOORS}: 3", 3),
        (f"{DAY}: 2024-02-29", date(2024, 2, 29)),
        ("bränslet för kaminen: annat bränsle", Choice("annat bränsle")),
        ("fastigheten för villan: Höjden 1:23", Text("Höjden 1:23")),
        ("fastigheten för villan: 1.10", Text("1.10")),
        ('fastigheten för villan: "yes"', Text("yes")),
    ],
)
def test_values_are_exact(statement: str, value: object) -> None:
    """A value is what was written, with nothing rounded and nothing converted."""
    assert value_of(statement) == value


@pytest.mark.parametrize(
    ("statement", "code", "found"),
    [
        (f"{AREA}: 120.5 m2", "LR503", "120.5 m2"),
        (f"{AREA}: 120,5m2", "LR503", "120,5m2"),
        (f"{AREA}: 1e3 m2", "LR503", "1e3 m2"),
        (f"{AREA}: .inf", "LR503", ".inf"),
        (f"{AREA}: \N{MINUS SIGN}3 m2", "LR503", "\N{MINUS SIGN}3 m2"),
        (f"{AREA}: {'9' * 41} m2", "LR503", "9" * 41 + " m2"),
        (f"{AREA}: stor", "LR503", "stor"),
        (f"{AREA}: 120,5 m", "LR504", "m"),
        (f"{AREA}: 120,5", "LR504", "no unit"),
        (f"{FLOORS}: 3 st", "LR504", "st"),
        (f"{AREA}: -3 m2", "LR505", "-3 m2"),
        (f"{AREA}: 1000000,01 m2", "LR505", "1000000,01 m2"),
        (f"{FLOORS}: 0", "LR505", "0"),
        (f"{FLOORS}: 201", "LR505", "201"),
        (f"{FLOORS}: 3,0", "LR503", "3,0"),
        (f"{FLOORS}: ٣", "LR503", "٣"),
        (f"{DAY}: 2026-02-30", "LR503", "2026-02-30"),
        (f"{DAY}: 0999-01-01", "LR503", "0999-01-01"),
        (f"{DAY}: 20260131", "LR503", "20260131"),
        (f"{DAY}: 31/1 2026", "LR503", "31/1 2026"),
        ("bränslet för kaminen: Ved", "LR506", "Ved"),
        ("bränslet för kaminen: ''", "LR506", ""),
    ],
)
def test_other_values_are_refused(statement: str, code: str, found: str) -> None:
    """A value in another form, unit or range is a fault that repeats what was found."""
    wrong = fault(stating(statement))
    assert (wrong.code, wrong.found) == (code, found)


def test_both_units_are_named() -> None:
    """A wrong unit is told beside the right one, in both languages."""
    found = fault(stating(f"{AREA}: 120,5 m"))
    assert found.message == "“120,5 m” is in m; the unit m2 is required"
    assert found.swedish == (
        "Värdet ”120,5 m” är angivet i m, men det ska anges i m2. Räkna om eller rätta enheten."
    )


def test_the_range_is_named() -> None:
    """A value outside its range is told beside the range."""
    found = fault(stating(f"{FLOORS}: 0"))
    assert found.required == "a number from 1 to 200"
    assert found.swedish == "Värdet ”0” är inte möjligt. Det ska vara från 1 till 200. Kontrollera värdet."


def test_the_day_of_a_group_is_a_day() -> None:
    """The day on which something was stated must be in the calendar."""
    text = stating("installationen är rivning")
    assert faults(text.replace("2026-01-10", "10 januari 2026")) == [("LR503", 11, 12)]
    assert faults(text.replace("2026-01-10", "2026-02-30")) == [("LR503", 11, 12)]


@pytest.mark.parametrize(
    "statement",
    [
        AREA,
        "installationen är rivning: ja",
        "{id: stoppad, args: [ärendet], värde: ja}",
        "{id: area, args: [villan], sant: ja}",
        "{id: stoppad, args: [ärendet], sant: sann}",
        '{id: stoppad, args: [ärendet], sant: "true"}',
    ],
)
def test_truths_and_values_are_not_mixed(statement: str) -> None:
    """An attribute takes a value, a predicate ja or nej, and neither the other's."""
    assert fault(stating(statement)).code == "LR503"


@pytest.mark.parametrize(
    ("statement", "key"),
    [
        ("{id: stoppad, args: [ärendet]}", "sant"),
        ("{id: area, args: [villan]}", "värde"),
        ("{args: [villan], sant: ja}", "id"),
        ("{id: stoppad, sant: ja}", "args"),
    ],
)
def test_the_form_for_machines_is_complete(statement: str, key: str) -> None:
    """A key that the form for machines requires is named when it is missing."""
    found = fault(stating(statement))
    assert (found.code, found.required) == ("LR526", key)


def test_a_value_is_looked_at_also_beside_a_wrong_name() -> None:
    """An unknown entity does not hide a value out of range."""
    assert faults(stating("byggnadsarean för vilan: -3 m2")) == [("LR502", 13, 9), ("LR505", 13, 34)]
