"""The fee travels with the decision: taxa by the day of notification, less a fifth for each week begun too late."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from legalrules import Accepted, api
from legalrules.values import Quantity
from tests.api.offices import EXEMPELKOMMUNEN, GRANNKOMMUNEN, office, text_of


def fee(text: str, day: date, delegation: Path = EXEMPELKOMMUNEN) -> Decimal | None:
    """The fee that a decision on that day reports, which the kernel has accepted; None if it reports none."""
    rules = office(delegation)
    ruling = api.decide(rules, api.read_case(rules, text.encode()), day=day)
    assert isinstance(ruling.verdict, Accepted)
    found = [f.value for f in ruling.decision.information if f.atom.predicate.name == "avgift"]
    assert len(found) <= 1
    return found[0].number if found and isinstance(found[0], Quantity) else None


@pytest.mark.parametrize(
    ("day", "kronor"),
    [
        ("2026-01-20", "1920"),
        ("2026-02-09", "1920"),
        ("2026-02-10", "1536"),
        ("2026-02-16", "1536"),
        ("2026-02-17", "1152"),
        ("2026-03-09", "384"),
        ("2026-03-10", "0"),
        ("2026-06-10", "0"),
    ],
)
def test_each_week_begun_takes_a_fifth(day: str, kronor: str) -> None:
    """The notification of 12 January is to be decided by 9 February (PBL 12 kap. 8 a §, PBF 6 kap. 5 §)."""
    assert fee(text_of("01"), date.fromisoformat(day)) == Decimal(kronor)


def test_the_taxa_is_that_of_the_notification() -> None:
    """A notification of November 2025 follows the row of 2025 and the old deadline (old 9 kap. 45 §), 26 December."""
    assert fee(text_of("02"), date(2025, 12, 15)) == 1850
    assert fee(text_of("02"), date(2026, 1, 20)) == 370


def test_each_municipality_has_its_taxa() -> None:
    """The neighbour's amount, in kronor and öre; no rule rounds it."""
    assert fee(text_of("01"), date(2026, 2, 10), GRANNKOMMUNEN) == Decimal("1172.4")


def test_an_extended_deadline_leaves_the_fee_to_a_person() -> None:
    """The day to which the time was extended is no fact of the case: no fee is reckoned (a recorded gap)."""
    extended = text_of("01").replace(
        "tidsfristen i ärendet har inte förlängts", "tidsfristen i ärendet har förlängts"
    )
    assert fee(extended, date(2026, 1, 20)) is None
