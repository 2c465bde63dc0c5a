"""The days that docs/lawyers/tio-fall.md reckons by hand, in each form; and where each known case is tried."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from icalendar import Calendar

import legalrules
from legalrules.derivation.deadlines import Deadline, deadlines
from legalrules.render import deadlines_calendar, deadlines_data, deadlines_document, to_text
from tests.api.offices import EXAMPLES
from tests.api.permits import case_of, key, shipped

FOLDER = EXAMPLES / "lovhandlaggning"
LAWYERS = EXAMPLES.parent / "lawyers"
ROWS = {row.fall: row for row in key(FOLDER)}


class ByHand(NamedTuple):
    """A row of the page."""

    number: str
    row: str
    name: str
    day: str
    provision: str
    reckoning: str


def table(page: Path) -> list[list[str]]:
    """The cells of the rows under the heading of the page's table."""
    lines = [line for line in page.read_text("utf-8").splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


BY_HAND = [ByHand(*cells) for cells in table(LAWYERS / "tio-fall.md")]


@cache
def found(name: str) -> tuple[Deadline, ...]:
    """The days of the case that the row of the key makes."""
    row = ROWS[name]
    return deadlines(legalrules.decide(shipped(), case_of(FOLDER, row), day=row.dag).decision)


def test_there_are_ten_cases() -> None:
    """Numbered from one to ten."""
    assert list(dict.fromkeys(one.number for one in BY_HAND)) == [str(number) for number in range(1, 11)]


@pytest.mark.parametrize("one", BY_HAND, ids=[f"{one.number}-{one.name}" for one in BY_HAND])
def test_the_day_reckoned_by_hand(one: ByHand) -> None:
    """The program comes to the same day in each form, and by the same provision."""
    days = found(one.row)
    (due,) = (day for day in days if day.finding.atom.predicate.name == one.name)
    told = json.loads(json.dumps(deadlines_data(days, case_type="lovhandläggning", case="ärendet")))[
        "deadlines"
    ]
    made = deadlines_calendar(days, case="ärendet", day=ROWS[one.row].dag, digest="0" * 64)
    events = [
        event for event in Calendar.from_ical(made).walk("VEVENT") if f"-{one.name}-" in str(event["UID"])
    ]
    text = to_text(
        deadlines_document(
            days, shipped().legislation, case_type="lovhandläggning", case="ärendet", day=ROWS[one.row].dag
        )
    )
    assert due.day == date.fromisoformat(one.day)
    assert [each["day"] for each in told if each["id"] == one.name] == [one.day]
    assert [event.decoded("DTSTART") for event in events] == [date.fromisoformat(one.day)]
    assert one.provision in str(events[0]["DESCRIPTION"])
    assert f"{one.day} (" in text


def test_the_known_cases_are_where_the_page_says() -> None:
    """Each in the folder's key, or left out with a reason; none twice."""
    rows = table(LAWYERS / "kanda-fall.md")
    assert len({cells[0] for cells in rows}) == len(rows)
    for number, _, folder, note in rows:
        if folder == "-":
            assert len(note) > 20, number
            continue
        falls = [row.fall for row in key(EXAMPLES / folder)]
        assert any(re.search(rf"\b{number}\b", fall) for fall in falls), (number, folder)
