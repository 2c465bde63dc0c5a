"""Permit, notification or nothing, and whether a permit can be given: every case of the keys comes out as they say."""

from __future__ import annotations

from pathlib import Path

import pytest

import legalrules
from legalrules import Accepted
from legalrules.adapters.casebook_file import Expected
from legalrules.casebook import KEY, tried
from tests.api.permits import FOLDERS, ROWS, case_of, key, shipped

NAMES = [expected.fall for _, expected in ROWS]
FIRST = tuple({(folder, expected.fil): expected for folder, expected in reversed(ROWS)}.items())


@pytest.mark.parametrize(("folder", "expected"), ROWS, ids=NAMES)
def test_answer(folder: Path, expected: Expected) -> None:
    """The answer is the expected one and rests on the provisions named; an open one waits for just what it says."""
    assert tried(shipped(), expected, case_of(folder, expected)).faults == ()


@pytest.mark.parametrize(("place", "expected"), FIRST, ids=[file[:14] for (_, file), _ in FIRST])
def test_engines_agree(place: tuple[Path, str], expected: Expected) -> None:
    """The reference engine gives the very same certificate, and the kernel accepts it."""
    case = case_of(place[0], expected)
    rulings = [
        legalrules.decide(shipped(), case, day=expected.dag, engine=name) for name in ("seminaive", "naive")
    ]
    assert rulings[0].certificate == rulings[1].certificate
    assert isinstance(rulings[0].verdict, Accepted)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_case_is_in_the_key(folder: Path) -> None:
    """No case file is left out of its key."""
    files = {path.name for path in folder.glob("*.yaml")} - {KEY}
    assert {expected.fil for expected in key(folder)} == files
