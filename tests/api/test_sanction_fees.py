"""The basis for a byggsanktionsavgift: every case of the key comes out as it says, to the krona."""

from __future__ import annotations

from datetime import date

import pytest

import legalrules
from legalrules import Accepted
from legalrules.adapters.casebook_file import Expected, read_key
from legalrules.casebook import KEY, tried
from legalrules.derivation.deadlines import deadlines
from tests.api.offices import EXAMPLES
from tests.api.permits import case_of, shipped

FOLDER = EXAMPLES / "sanktionsavgift"
ROWS = read_key((FOLDER / KEY).read_text("utf-8"))


@pytest.mark.parametrize("expected", ROWS, ids=[row.fall for row in ROWS])
def test_answer(expected: Expected) -> None:
    """The answer and the amounts are the expected ones and rest on the provisions named."""
    assert tried(shipped(), expected, case_of(FOLDER, expected)).faults == ()


def test_engines_agree() -> None:
    """The reference engine gives the very same certificate, and the kernel accepts it."""
    case = case_of(FOLDER, ROWS[0])
    rulings = [legalrules.decide(shipped(), case, day=ROWS[0].dag, engine=e) for e in ("seminaive", "naive")]
    assert rulings[0].certificate == rulings[1].certificate
    assert isinstance(rulings[0].verdict, Accepted)


def test_never_decided_by_machine() -> None:
    """The board decides: a case with an amount and nothing open is handed over all the same."""
    ruling = legalrules.decide(shipped(), case_of(FOLDER, ROWS[0]), day=ROWS[0].dag)
    assert type(ruling.decision.ending).__name__ == "HandOver"
    assert ruling.decision.awaits == ()


def test_every_case_is_in_the_key() -> None:
    """No case file is left out of the key."""
    files = {path.name for path in FOLDER.glob("*.yaml")} - {KEY}
    assert {expected.fil for expected in ROWS} == files


def test_deadline() -> None:
    """The day of payment falls due with the provision that gives it."""
    (row,) = (row for row in ROWS if row.fall.startswith("E20"))
    ruling = legalrules.decide(shipped(), case_of(FOLDER, row), day=row.dag)
    due = {one.day: list(map(str, one.places)) for one in deadlines(ruling.decision)}
    assert "PBL 11 kap. 61 § första stycket" in due[date(2026, 8, 10)]
