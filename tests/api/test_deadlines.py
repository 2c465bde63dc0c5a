"""What falls due when: days with their provisions, as text, as data and as a calendar file."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise

import pytest
from icalendar import Calendar

from legalrules.cli.main import main
from legalrules.derivation.deadlines import deadlines
from tests.api.offices import EXEMPELKOMMUNEN, decided, example, text_of

LAW = ("--law", str(EXEMPELKOMMUNEN))


def shown(name: str, day: str, form: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What the command prints of an example."""
    assert main(["deadlines", str(example(name)), *LAW, "--day", day, "--format", form]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "day", "id", "due", "place"),
    [
        ("01", date(2026, 1, 20), "sista_beslutsdag", date(2026, 2, 9), "PBF 6 kap. 5 §"),
        (
            "01",
            date(2026, 1, 20),
            "fristens_första_dag",
            date(2026, 1, 12),
            "PBL 9 kap. 99 § första stycket 1",
        ),
        ("01", date(2026, 1, 20), "startbesked_upphör", date(2028, 1, 20), "PBL 10 kap. 25 § andra stycket"),
        ("02", date(2025, 12, 15), "sista_beslutsdag", date(2025, 12, 26), "PBL 9 kap. 45 § första stycket"),
        ("16", date(2026, 1, 8), "sista_beslutsdag", date(2026, 1, 12), "PBF 6 kap. 5 §"),
    ],
)
def test_a_day_and_where_it_is_said(name: str, day: date, id: str, due: date, place: str) -> None:
    """Under the old law and the new, over the turn of a year, and two years on."""
    found = {
        one.finding.atom.predicate.name: one for one in deadlines(decided(text_of(name), day=day).decision)
    }
    assert found[id].day == due
    assert place in map(str, found[id].places)


def test_days_come_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    """And one that has passed says so."""
    told = json.loads(shown("01", "2026-01-20", "json", capsys))
    days = [one["day"] for one in told["deadlines"]]
    assert len(days) > 2 and all(one <= other for one, other in pairwise(days))
    text = shown("01", "2026-01-20", "text", capsys)
    assert "2026-01-12 (måndag, har passerat): " in text and "2026-02-09 (måndag): " in text


def test_a_calendar_file(capsys: pytest.CaptureFixture[str]) -> None:
    """Reads back as whole days, each under its own name, and is the same each time."""
    text = shown("01", "2026-01-20", "ical", capsys)
    events = Calendar.from_ical(text).walk("VEVENT")
    due = {str(event["SUMMARY"]): event.decoded("DTSTART") for event in events}
    assert due["ärendet: sista dagen att besluta i ärendet"] == date(2026, 2, 9)
    assert len({str(event["UID"]) for event in events}) == len(events)
    assert shown("01", "2026-01-20", "ical", capsys) == text


def test_a_case_that_is_not_admitted(capsys: pytest.CaptureFixture[str]) -> None:
    """Has no days, and says why."""
    assert main(["deadlines", str(example("10")), *LAW, "--day", "2026-01-20"]) == 2
    assert "Ingenting är beslutat" in capsys.readouterr().out
