"""Permit, notification or nothing: every case of the key is answered as it says, by the provisions it says."""

from __future__ import annotations

import pytest

import legalrules
from legalrules import Accepted
from legalrules.adapters.casebook_file import Expected
from legalrules.casebook import KEY, tried
from tests.api.permits import FOLDER, case_of, key, shipped

FIRST = tuple({expected.fil: expected for expected in reversed(key())}.values())


@pytest.mark.parametrize("expected", key(), ids=lambda e: e.fall)
def test_answer(expected: Expected) -> None:
    """The answer is the expected one and rests on the provisions named; an open one waits for just what it says."""
    assert tried(shipped(), expected, case_of(expected)).faults == ()


@pytest.mark.parametrize("expected", FIRST, ids=lambda e: e.fil[:2])
def test_engines_agree(expected: Expected) -> None:
    """The reference engine gives the very same certificate, and the kernel accepts it."""
    case = case_of(expected)
    rulings = [
        legalrules.decide(shipped(), case, day=expected.dag, engine=name) for name in ("seminaive", "naive")
    ]
    assert rulings[0].certificate == rulings[1].certificate
    assert isinstance(rulings[0].verdict, Accepted)


def test_every_case_is_in_the_key() -> None:
    """No case file is left out of the key."""
    assert {expected.fil for expected in key()} == {path.name for path in FOLDER.glob("*.yaml")} - {KEY}
