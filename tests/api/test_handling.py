"""How applications are handled: every day of the casebook as its key says, told as text and as a calendar."""

from __future__ import annotations

import json
from datetime import date

import pytest
from icalendar import Calendar

import legalrules
from legalrules import Accepted
from legalrules.adapters.casebook_file import Expected
from legalrules.casebook import KEY, tried
from legalrules.cli.main import main
from legalrules.derivation.deadlines import deadlines
from tests.api.offices import EXAMPLES, decided, text_of
from tests.api.permits import case_of, key, shipped

FOLDER = EXAMPLES / "lovhandlaggning"
ROWS = key(FOLDER)
CASE = str(FOLDER / "01-lov.yaml")


@pytest.mark.parametrize("expected", ROWS, ids=[expected.fall for expected in ROWS])
def test_the_days_of_the_key(expected: Expected) -> None:
    """The answer, the days and the part of the fee that is left, each reckoned by hand in the key."""
    assert tried(shipped(), expected, case_of(FOLDER, expected)).faults == ()


def test_every_case_is_in_the_key() -> None:
    """No case file is left out of its key, and each row names the day of one limit or more."""
    assert {expected.fil for expected in ROWS} == {path.name for path in FOLDER.glob("*.yaml")} - {KEY}
    assert [expected.fall for expected in ROWS if not (expected.värden or expected.vilar_på)] == []


def test_the_reference_engine_agrees() -> None:
    """It gives the very same certificate for an application, and the kernel accepts it."""
    case = case_of(FOLDER, ROWS[0])
    rulings = [
        legalrules.decide(shipped(), case, day=ROWS[0].dag, engine=name) for name in ("seminaive", "naive")
    ]
    assert rulings[0].certificate == rulings[1].certificate
    assert isinstance(rulings[0].verdict, Accepted)


def test_two_years_from_a_leap_day() -> None:
    """E8: a startbesked of 29 February 2024 expires on 28 February 2026, a Saturday, and is not moved."""
    text = text_of("20").replace("ärendet gavs: 2025-09-03", "ärendet gavs: 2024-02-29")
    ruling = decided(text, day=date(2026, 1, 20))
    days = {one.finding.atom.predicate.name: one.day for one in deadlines(ruling.decision)}
    assert days["tidigare_startbesked_upphör"] == date(2026, 2, 28)


def test_what_is_waited_for_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    """Beside the days that are known."""
    assert main(["deadlines", CASE, "--day", "2026-03-23", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {one["id"] for one in told["deadlines"]} >= {"sista_beslutsdag", "sista_dag_avsluta"}
    assert {one["id"]: one["awaits"][0] for one in told["pending"]} == {
        "dag_expropriation_tio_år": "vägrat_för_expropriation",
        "sista_dag_efter_begäran": "inlett_av_enskild",
    }


def test_the_days_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    """Each with the provisions by which it is reckoned."""
    assert main(["deadlines", CASE, "--day", "2026-03-23"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert (
        "2026-03-23 (måndag): Sista dagen att besluta i ärendet - "
        "PBL 9 kap. 99 § första stycket och PBL 9 kap. 99 § första stycket 1."
    ) in told


def test_a_day_that_is_not_known_says_what_it_waits_for() -> None:
    """Ordered in time and not yet remedied: the last day waits for that day, those after the decision for theirs."""
    row = next(row for row in ROWS if row.fall == "lov: bristen är inte avhjälpt än")
    decision = legalrules.decide(shipped(), case_of(FOLDER, row), day=row.dag).decision
    waits = {
        one.atom.predicate.name: [awaited.atom.predicate.name for awaited in one.awaits]
        for one in decision.pending()
    }
    assert waits["sista_beslutsdag"] == ["dag_avhjälpt"]
    assert waits["sista_dag_efter_begäran"] == ["inlett_av_enskild", "avgörande_begärt", "dag_begäran"]
    assert "sista_dag_påbörja" not in waits


def test_the_days_as_a_calendar(capsys: pytest.CaptureFixture[str]) -> None:
    """Whole days, from the last day to decide to the day the permit has expired."""
    assert main(["deadlines", CASE, "--day", "2026-03-23", "--format", "ical"]) == 0
    events = Calendar.from_ical(capsys.readouterr().out).walk("VEVENT")
    due = {str(event["SUMMARY"]): event.decoded("DTSTART") for event in events}
    assert due["ärendet: sista dagen att besluta i ärendet"] == date(2026, 3, 23)
    assert due["ärendet: sista dagen att avsluta åtgärden i ärendet"] == date(2031, 4, 23)
