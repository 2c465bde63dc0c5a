"""Permit, notification or nothing: every case of the key is answered as it says, by the provisions it says."""

from __future__ import annotations

import pytest

from legalrules import Accepted
from tests.api.permits import FOLDER, OPEN, Expected, answer, answered, key, told


@pytest.mark.parametrize("expected", key(), ids=lambda e: e.fall)
def test_answer(expected: Expected) -> None:
    """The answer is the expected one, its certificate is accepted, and it rests on the provisions named."""
    ruling = answered(expected)
    assert isinstance(ruling.verdict, Accepted)
    assert answer(ruling) == expected.svar
    applied = [str(p.citation) for p in ruling.decision.provisions]
    missing = [p for p in expected.vilar_på if not any(found.startswith(p) for found in applied)]
    assert not missing, applied
    assert told(ruling, expected.upplyser) == expected.upplyser
    if expected.svar == OPEN:
        assert {a.atom.predicate.name for a in ruling.decision.awaits} == set(expected.öppet)


def test_every_case_is_in_the_key() -> None:
    """No case file is left out of the key."""
    files = {path.name for path in FOLDER.glob("*.yaml")} - {"facit.yaml"}
    assert {expected.fil for expected in key()} == files
